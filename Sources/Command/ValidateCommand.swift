// `wellspring validate`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringEvidence
import WellspringLab
import WellspringReport

struct ValidateCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv }

  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Sets published figures beside simulated ones.",
    discussion: """
      Repeats published studies in the shipped models: the same kind of unit, the same instrument, \
      the same statistic as the paper computed. Every figure is printed with the published interval, \
      the simulated value and its Monte Carlo error.

      Takes about three minutes on two cores; --quick a quarter of that, with larger errors.

      Examples:
        wellspring validate --quick
        wellspring validate --only W01,W05
        wellspring validate --constants evidence/first-edition.txt
        wellspring validate --format csv --picture validation.svg > now.csv
        wellspring validate --picture both.svg --beside now.csv --seed 2
      """)

  @Option(help: ArgumentHelp("Folder of the shipped models.", valueName: "folder"))
  var models = "models"

  @Option(help: ArgumentHelp("Table of published figures.", valueName: "file"))
  var figures = "evidence/targets.csv"

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set a value in every model that has it. May be given again.", valueName: "path=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "File of values to set, a line path=value each; `*` stands for the units of every model.",
      valueName: "file"))
  var constants: String?

  @Option(
    help: ArgumentHelp(
      "Only these figures, by identifier, with commas between. May be given again.",
      valueName: "ids"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Factor on the number of replicates.", valueName: "x"))
  var scale: Double?

  @Flag(help: "A quarter of the replicates.")
  var quick = false

  @Option(help: ArgumentHelp("Seed.", valueName: "s"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Replicates that run at once. (default: all cores)", valueName: "n"))
  var threads: Int?

  @Option(help: "text or csv.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Draw a picture of it into this file: .svg, .png or .pdf.", valueName: "file"))
  var picture: String?

  @Option(
    help: ArgumentHelp(
      "Also draw the values of an earlier validation, printed with --format csv.",
      valueName: "file"))
  var beside: String?

  @Option(
    name: .customLong("beside-name"),
    help: ArgumentHelp("What to call the earlier validation in the picture.", valueName: "words"))
  var besideName = "earlier"

  @Flag(help: "Print spreads and correlations of the true states as well.")
  var notes = false

  func validate() throws {
    try checkThreads(threads)
    if let scale, !(scale >= 0.01 && scale <= 1_000) {
      throw ValidationError("--scale takes 0.01 to 1000.")
    }
    try pictureFile?.check("--picture")
    if beside != nil, picture == nil {
      throw ValidationError("--beside is for the picture: give --picture too.")
    }
    if quick, scale != nil {
      throw ValidationError("--quick is --scale 0.25: give one of the two.")
    }
    let known = Set(Validation.identifiers)
    for name in names where !known.contains(name) {
      throw ValidationError(
        "--only: there is no figure `\(name)`; there are "
          + Validation.identifiers.joined(separator: ", ") + ".")
    }
  }

  /// The lines of the file of constants that say something.
  private func constantLines() throws -> [String] {
    guard let constants else { return [] }
    guard let text = try? String(contentsOfFile: constants, encoding: .utf8) else {
      throw EvidenceError.noInput("\(constants): no such file, or no text")
    }
    return text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  private var pictureFile: PictureFile? { picture.map { PictureFile(path: $0) } }

  private func draw(_ rows: [ValidationRow], _ earlier: [String: Double]) throws {
    let drawn = rows.map { row in
      let published = row.published
      return ValidationPicture.Row(
        identifier: published.identifier, words: "\(published.setting): \(published.statistic)",
        published: published.value, low: published.low, high: published.high,
        simulated: row.simulated, standardError: row.standardError,
        earlier: earlier[published.identifier])
    }
    try pictureFile?.write(
      ValidationPicture(drawn, earlierName: earlier.isEmpty ? "" : besideName).file)
  }

  private var names: [String] {
    only.flatMap { $0.split(separator: ",") }.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  func run() throws {
    do {
      var validation = Validation(
        modelFolder: models,
        overrides: try (constantLines() + settings).map { try ModelOverride(argument: $0) },
        seed: seed, lanes: threads ?? ProcessInfo.processInfo.activeProcessorCount,
        scale: scale ?? (quick ? 0.25 : 1))
      validation.only = Set(names)
      let table = try PublishedFigure.read(figures)
      let earlier = try beside.map { try ValidationRow.simulated(in: $0) } ?? [:]
      try pictureFile?.checkIsNew()
      let result = try validation.run(table) { name, number, count in
        printMessage("Study \(number) of \(count): \(name)")
      }
      try printResult(
        ValidationText(rows: result.rows, notes: notes ? result.notes : []).text(format))
      try draw(result.rows, earlier)
    } catch let error as EvidenceError {
      switch error {
      case .noInput(let message): throw failure(message, .noInput)
      case .badData(let message): throw failure(message, .badData)
      }
    } catch let error as ModelFileError {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
  }
}
