// Standard output for results, standard error for everything else.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

/// One line on standard error. A closed standard error is nobody's loss. Names and files of others
/// are in it: what acts on a terminal is written out.
func printMessage(_ text: String) {
  _ = write(TextRule.visible(text) + "\n", to: STDERR_FILENO)
}

/// Warnings on standard error, a line each.
func printWarnings(_ warnings: [Problem]) {
  for warning in warnings { printMessage("WARNING: \(warning.description)") }
}

/// Text on standard output; what acts on a terminal is written out.
/// - Parameter isColoured: whether the text's own colours stay.
/// - Throws: exit code 74 when it cannot be written (a full disk behind a redirection).
func printResult(_ text: String, isColoured: Bool = false) throws {
  let shown = isColoured ? TextRule.visibleInColour(text) : TextRule.visible(text)
  guard write(shown, to: STDOUT_FILENO) else {
    throw failure(
      "cannot write to standard output: \(String(cString: strerror(errno)))", .inputOutput)
  }
}

/// Whether people see this stream directly.
func isTerminal(_ handle: Int32) -> Bool {
  isatty(handle) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
}

/// Writes every byte; false when that is impossible.
func write(_ text: String, to handle: Int32) -> Bool {
  let bytes = Array(text.utf8)
  var done = 0
  while done < bytes.count {
    let count = bytes.withUnsafeBytes {
      Foundation.write(handle, $0.baseAddress! + done, $0.count - done)
    }
    if count < 0 {
      if errno == EINTR { continue }
      return false
    }
    done += count
  }
  return true
}
