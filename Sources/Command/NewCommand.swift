// `wellspring new`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a commented model file to start from.",
    discussion: """
      The file can be run as it is. A file that exists already is left alone (exit code 73).

      Examples:
        wellspring new my-unit          writes my-unit.yaml
        wellspring new models/ward-7    writes models/ward-7.yaml; the folder must exist
      """)

  @Argument(help: "Name of the model; the file is NAME.yaml.")
  var name: String

  func run() throws {
    let path = name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? name : name + ".yaml"
    let title = Self.title(path)
    guard !title.isEmpty else {
      throw ValidationError("Give the model a name.")
    }
    // Never over a file that is there.
    let handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard handle >= 0 else {
      let reason =
        errno == EEXIST
        ? "it exists already and is left as it is" : String(cString: strerror(errno))
      throw failure("cannot create \(path): \(reason)", .cannotCreate)
    }
    let isWhole = write(Starter.model(name: title), to: handle) && fsync(handle) == 0
    close(handle)
    guard isWhole else {
      unlink(path)
      throw failure("cannot write \(path)", .inputOutput)
    }
    try printResult("\(path)\n")
    printMessage("Next: wellspring run \(path)")
  }

  /// A file's name without folders and ending; empty when there is none.
  private static func title(_ path: String) -> String {
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
  }
}
