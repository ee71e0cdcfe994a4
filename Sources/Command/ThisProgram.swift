// Where this program is, whatever it was called by.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

enum ThisProgram {
  /// The executable's own path.
  static var path: String {
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      return path
    }
    return Bundle.main.executablePath ?? absolute(CommandLine.arguments[0])
  }

  static func absolute(_ path: String) -> String {
    let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
