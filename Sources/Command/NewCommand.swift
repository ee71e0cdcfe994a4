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
      code 73). With --like it begins with a model that came with the program.

      Examples:
        wellspring new my-unit            my-unit.yaml and my-unit-experiment.yaml
        wellspring new models/ward-7      both in models; the folder must exist
        wellspring new bay --like ward    the shipped ward, for your numbers
      """)

  @Argument(help: "Name of the model; the files are NAME.yaml and NAME-experiment.yaml.")
  var name: String

  @Option(
    help: ArgumentHelp(
      "Begin with a shipped model: \(ShippedModel.settings.joined(separator: ", ")).",
      valueName: "model"))
  var like: String?

  func run() throws {
    let path = name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? name : name + ".yaml"
    let title = Self.title(path)
    guard !title.isEmpty else {
      throw ValidationError("Give the model a name.")
    }
    let stem = path.dropLast(path.hasSuffix(".yaml") ? 5 : 4)
    let experiment = "\(stem)-experiment.yaml"
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let shipped = try like.map { try ShippedModel(named: $0) }
    let model = shipped?.text(called: title, in: path) ?? Starter.model(name: title)
    let comparison =
      shipped == nil
      ? Starter.experiment(name: title, model: file) : Starter.policies(name: title, model: file)
    Interrupts.hold()
    do throws(OutputError) {
      try WholeFile.write([
        WholeFile(path: path, text: model), WholeFile(path: experiment, text: comparison),
      ])
    } catch {
      throw failure(error.description, error.status)
    }
    try printResult("\(path)\n\(experiment)\n")
    printMessage("Next: wellspring run \(shellWord(path))")
    printMessage("Then: wellspring run \(shellWord(experiment))")
  }

  /// A file's name without folders and ending; empty when there is none.
  private static func title(_ path: String) -> String {
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
  }
}
