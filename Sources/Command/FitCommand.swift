// `wellspring fit`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Brings a model to what was observed of the real unit.",
    discussion: """
      A unit of a model file may say what is `observed` there: patients for each nurse, sickness, \
      people who leave, and any other outcome. Fit moves one number for each such figure that it has \
      one for (arrivals, the rates of sickness and leaving, time to fill a post, overruns, breaks, \
      the demand that is a full load), simulates until the model agrees, and prints how near it \
      comes, on luck that it was not fitted to. What cannot be met is said, and \
      the number for it stays as it was.

      The fitted values are printed as a block for the end of the model file. With --out they are \
      written with the rest of the model into a new file, with --in-place into the file itself, in \
      the place of an earlier block.

      Takes a minute or two on two cores.

      Examples:
        wellspring fit ward-7.yaml
        wellspring fit ward-7.yaml --out ward-7-fitted.yaml
        wellspring fit ward-7.yaml --in-place --replicates 80
      """)

  @Argument(help: "Model file.")
  var file: String

  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp("Replicates of each model on the way.", valueName: "n"))
  var replicates = 40

  @Option(help: ArgumentHelp("Seed.", valueName: "s"))
  var seed: UInt64 = 1

  @OptionGroup var threads: ThreadOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("New model file to write.", valueName: "file"))
  var out: String?

  @Flag(name: .customLong("in-place"), help: "Write the values into the model file itself.")
  var inPlace = false

  @Flag(help: "Print no progress.")
  var quiet = false

  func validate() throws {
    guard (4...10_000).contains(replicates) else {
      throw ValidationError("--replicates takes 4 to 10000: fewer say too little of leaving.")
    }
    if out != nil, inPlace { throw ValidationError("Give --out or --in-place, not both.") }
  }

  func run() throws {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw failure("\(file): there is no such file, or it is no text", .noInput)
    }
    if let out, FileManager.default.fileExists(atPath: out) {
      throw failure("\(out) is there already: remove it, or name another file", .cannotCreate)
    }
    var fit = ModelFit()
    (fit.replicates, fit.seed, fit.lanes) = (replicates, seed, threads.count)
    let figures = try fit.figures(of: file, quiet: quiet) { () throws(ModelFileError) in
      try ModelSource(path: file)
    }
    try printResult(FitText(figures).text)
    let whole = FittedText.text(text, figures)
    if FittedText.block(figures).isEmpty {
      printMessage("Nothing was moved, so that nothing is written.")
    } else if let out {
      try write(whole, to: out)
    } else if inPlace {
      try replace(whole)
    } else {
      try printResult("\nFor the end of the model file:\n\n" + block(figures))
    }
  }

  private func block(_ figures: [FittedFigure]) -> String {
    FittedText.block(figures).map { $0 + "\n" }.joined()
  }

  private func write(_ text: String, to path: String) throws {
    do throws(OutputError) { try WholeFile.write([WholeFile(path: path, text: text)]) } catch {
      throw failure(error.description, error.status)
    }
    printMessage("Written to \(path).")
  }

  /// The file is there whole at every moment, as it was or as it is to be.
  private func replace(_ text: String) throws {
    do {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
    } catch {
      throw failure("\(file) could not be written", .inputOutput)
    }
    printMessage("Written into \(file).")
  }
}

extension ModelFit {
  /// Fits a model, telling how far it is.
  /// - Parameter name: of the file, for messages.
  func figures(
    of name: String, quiet: Bool, _ source: () throws(ModelFileError) -> ModelSource
  ) throws -> [FittedFigure] {
    let failed: FitError
    do throws(FitError) {
      let model: ModelSource
      do { model = try source() } catch { throw .model(error) }
      return try run(model) { number, most in
        if !quiet { printMessage("Model \(number) of at most \(most), \(replicates) replicates") }
      }
    } catch { failed = error }
    switch failed {
    case .model(let problems):
      printMessage(problems.description)
      throw ExitCode(problems.exitCode)
    case .nothingToFit(let why): throw failure("\(name): \(why)", .badData)
    case .stopped: throw failure("\(name): the simulation failed", .someFailed)
    }
  }
}
