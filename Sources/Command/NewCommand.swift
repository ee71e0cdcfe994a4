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
      code 73). With --like it begins with a model that came with the program. With --ask it asks a \
      dozen questions about a ward, each with a default, and brings the model to the figures that \
      were told (as `wellspring fit` does; a minute or two); answers can come from a pipe, a line \
      each. What cannot be met is said.

      Examples:
        wellspring new my-unit            my-unit.yaml and my-unit-experiment.yaml
        wellspring new models/ward-7      both in models; the folder must exist
        wellspring new bay --like ward    the shipped ward, for your numbers
        wellspring new ward-7 --ask       a ward from a dozen answers
        wellspring new ward-7 --ask < answers.txt
      """)

  @Argument(help: "Name of the model; the files are NAME.yaml and NAME-experiment.yaml.")
  var name: String

  @Option(
    help: ArgumentHelp(
      "Begin with a shipped model: \(ShippedModel.settings.joined(separator: ", ")).",
      valueName: "model"))
  var like: String?

  @Flag(help: "Ask about a ward, and fit the model to what is known of it.")
  var ask = false

  @Option(
    help: ArgumentHelp(
      "With --ask: replicates of each model of the fit; 0 for none.", valueName: "n"))
  var replicates = 40

  func validate() throws {
    if ask, like != nil {
      throw ValidationError("--ask makes a ward of its own: leave --like out.")
    }
    guard replicates == 0 || (4...10_000).contains(replicates) else {
      throw ValidationError("--replicates takes 0, or 4 to 10000.")
    }
  }

  func run() throws {
    let path = name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? name : name + ".yaml"
    let title = Self.title(path)
    guard !title.isEmpty else {
      throw ValidationError("Give the model a name.")
    }
    let stem = path.dropLast(path.hasSuffix(".yaml") ? 5 : 4)
    let experiment = "\(stem)-experiment.yaml"
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let model: String
    if ask {
      for place in [path, experiment] { try refuseExisting(place) }
      model = try asked(title, path)
    } else {
      let shipped = try like.map { try ShippedModel(named: $0) }
      model = shipped?.text(called: title, in: path) ?? Starter.model(name: title)
    }
    let comparison =
      like == nil && !ask
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

  /// Before anybody has answered a dozen questions in vain.
  private func refuseExisting(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    throw failure("\(path) is there already: remove it, or choose another name", .cannotCreate)
  }

  /// A ward from answers, brought to the figures among them.
  private func asked(_ title: String, _ path: String) throws -> String {
    var interview = Interview()
    let text = try interview.answers().model(named: title)
    func source() throws(ModelFileError) -> ModelSource {
      try ModelSource(text: text, file: path, directory: ".")
    }
    guard replicates > 0, text.contains("observed:") else { return text }
    var fit = ModelFit()
    (fit.replicates, fit.lanes) = (replicates, ProcessInfo.processInfo.activeProcessorCount)
    printMessage("\nBringing the model to what you told ...")
    let figures = try fit.figures(of: path, quiet: false, source)
    printMessage("\n" + FitText(figures).text)
    return FittedText.block(figures).isEmpty ? text : FittedText.text(text, figures)
  }

  /// A file's name without folders and ending; empty when there is none.
  private static func title(_ path: String) -> String {
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
  }
}
