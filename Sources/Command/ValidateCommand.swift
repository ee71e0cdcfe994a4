// `wellspring validate`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringEvidence
import WellspringLab

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Published figures beside simulated ones.")

  @Option(help: ArgumentHelp("Folder of the shipped models.", valueName: "folder"))
  var models = "models"

  @Option(help: ArgumentHelp("Table of published figures.", valueName: "file"))
  var targets = "evidence/targets.csv"

  @Option(name: .customLong("set"), help: ArgumentHelp("A value in place of that of every model.", valueName: "path=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("Factor on the number of replicates.", valueName: "x"))
  var scale = 1.0

  @Option(help: ArgumentHelp("Only these figures, with commas between.", valueName: "ids"))
  var only = ""

  @Option(help: ArgumentHelp("Seed.", valueName: "s"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Studies' replicates that run at once. (default: all cores)", valueName: "n"))
  var threads: Int?

  func run() throws {
    var validation = Validation(
      modelFolder: models, overrides: try settings.map { try ModelOverride(argument: $0) },
      seed: seed, lanes: threads ?? ProcessInfo.processInfo.activeProcessorCount, scale: scale)
    validation.only = Set(only.split(separator: ",").map(String.init))
    let (rows, notes) = try validation.run(try PublishedFigure.read(targets)) { name, number, count in
      FileHandle.standardError.write(Data("study \(number) of \(count): \(name)\n".utf8))
    }
    for row in rows {
      let figures = [row.published.value, row.published.low, row.published.high, row.simulated, row.standardError]
        .map { String(format: "%9.3f", $0) }.joined(separator: " ")
      print(row.published.identifier.padding(toLength: 6, withPad: " ", startingAt: 0), figures, row.isInside ? "ok" : "--")
    }
    print("inside", rows.count { $0.isInside }, "of", rows.count)
    for (name, value) in notes { print(name.padding(toLength: 40, withPad: " ", startingAt: 0), String(format: "%.4f", value)) }
  }
}
