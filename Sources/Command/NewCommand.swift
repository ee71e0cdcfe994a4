// `wellspring new`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a commented model file and an experiment to start from.",
    discussion: """
      Both files can be run as they are. Where one of them exists already, nothing is written (exit \
      code 73).

      Examples:
        wellspring new my-unit          writes my-unit.yaml and my-unit-experiment.yaml
        wellspring new models/ward-7    writes both into models; the folder must exist
      """)

  @Argument(help: "Name of the model; the files are NAME.yaml and NAME-experiment.yaml.")
  var name: String

  func run() throws {
    let path = name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? name : name + ".yaml"
    let title = Self.title(path)
    guard !title.isEmpty else {
      throw ValidationError("Give the model a name.")
    }
    let stem = path.dropLast(path.hasSuffix(".yaml") ? 5 : 4)
    let experiment = "\(stem)-experiment.yaml"
    let file = path.split(separator: "/").last.map(String.init) ?? path
    Interrupts.hold()
    let model = try Self.create(path)
    let other: Int32
    do { other = try Self.create(experiment) } catch {
      close(model)
      unlink(path)
      throw error
    }
    let isWhole =
      Self.fill(model, Starter.model(name: title))
      && Self.fill(other, Starter.experiment(name: title, model: file))
    guard isWhole else {
      unlink(path)
      unlink(experiment)
      throw failure("cannot write \(path)", .inputOutput)
    }
    try printResult("\(path)\n\(experiment)\n")
    printMessage("Next: wellspring run \(shellWord(path))")
    printMessage("Then: wellspring run \(shellWord(experiment))")
  }

  /// Creates a file, never over one that is there.
  private static func create(_ path: String) throws -> Int32 {
    let handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard handle < 0 else { return handle }
    let reason =
      errno == EEXIST
      ? "it exists already and is left as it is" : String(cString: strerror(errno))
    throw failure("cannot create \(path): \(reason)", .cannotCreate)
  }

  private static func fill(_ handle: Int32, _ text: String) -> Bool {
    defer { close(handle) }
    return write(text, to: handle) && fsync(handle) == 0
  }

  /// A file's name without folders and ending; empty when there is none.
  private static func title(_ path: String) -> String {
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
  }
}
