// `wellspring why`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Wellspring
import WellspringLab

struct WhyCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Explains one person's capacity: what moved it, when, and what would have been.",
    usage: "wellspring why <folder> --clinician <post> --replicate <r> [<options>]",
    discussion: """
      Simulates the replicate of a results folder again, from the copies of its inputs, and keeps the \
      ledger of one post: every change of capacity with its time, cause and size. The changes add up \
      to the whole. With --without or --policy it runs the same luck once more without a cause or \
      with a policy, and sets the two beside each other.

      Causes that only this post is spared, everybody else living by the same rules:
        moral-events, contagion, errors, life-strain, trauma-cases,
        missed-breaks, night-shifts
      Any mechanism of the model (arousal, sleep, loss-spiral, ...) can be taken from the whole unit.

      The table of causes is about the eight weeks up to the person's tip (the 28-day mean of \
      capacity passes the midpoint of the loss spiral for at least 28 days), or about all days where \
      there is none; --from and --to choose others. How the shares are defined: docs/why.md.

      Examples:
        wellspring why results/icu --clinician icu/12 --replicate 7
        wellspring why results/icu --clinician icu/12 -r 7 --plot
        wellspring why results/icu --clinician icu/12 -r 7 --without contagion
        wellspring why results/icu --clinician icu/12 -r 7 \\
          --policy protected-breaks=0.8 --plot icu-12.svg
        wellspring why results/breaks --scenario today --clinician icu/3 -r 1 \\
          --from 100 --to 113 --format csv > ledger.csv
      """)

  @Argument(help: "Folder of results.")
  var folder: String

  @Option(help: ArgumentHelp("The post, as the tables name it.", valueName: "unit/position"))
  var clinician: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Which replicate.", valueName: "r"))
  var replicate: Int

  @Option(
    help: ArgumentHelp("Which scenario, where the results have several.", valueName: "name"))
  var scenario: String?

  @Option(help: ArgumentHelp("First observed day that is looked at.", valueName: "day"))
  var from: Int?

  @Option(help: ArgumentHelp("Last observed day that is looked at.", valueName: "day"))
  var to: Int?

  @Option(
    help: ArgumentHelp(
      "Run the same luck without this cause. May be given again.", valueName: "cause"))
  var without: [String] = []

  @Option(
    help: ArgumentHelp(
      "Run the same luck with this policy in the unit. May be given again.",
      valueName: "name[=dose]"))
  var policy: [String] = []

  @Option(
    help: ArgumentHelp(
      "From which observed day on the post is spared or the policies act; 0: from the start of the "
        + "run, warm-up included.", valueName: "day"))
  var since = 1

  @Option(
    defaultAsFlag: "", parsing: .next,
    help: ArgumentHelp(
      "Draw capacity over time: here, or into a file that ends in .svg.", valueName: "file.svg"))
  var plot: String?

  @Option(help: ArgumentHelp("text, csv (the ledger) or json.", valueName: "format"))
  var format = Format.text

  func validate() throws {
    if let plot, !plot.isEmpty, !plot.lowercased().hasSuffix(".svg") {
      throw ValidationError(
        "--plot takes nothing, to draw here, or a file that ends in .svg, not '\(plot)'.")
    }
    if plot == "", format != .text {
      throw ValidationError("--plot draws into text; give it a file, or leave --format out.")
    }
  }

  func run() throws {
    let explanation: Explanation
    do {
      explanation = try explain()
    } catch let error as ModelFileError {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    } catch let error as SimulationError {
      throw failure("the replicate cannot be run: \(error.reason)", .someFailed)
    }
    if let plot, !plot.isEmpty { try Self.write(CapacityChart(explanation).svg, to: plot) }
    switch format {
    case .csv: try printResult(explanation.csv)
    case .json: try printResult(explanation.json)
    case .text:
      try printResult(
        WhyText(explanation, plot: plot == "" ? drawing : nil).text, isColoured: plot == "")
    }
    if let plot, !plot.isEmpty { printMessage("Wrote \(plot).") }
  }

  private func explain() throws -> Explanation {
    var removals: [Removal] = []
    for name in without { removals.append(try Removal.named(name)) }
    let question = try PostQuestion(
      folder: folder, clinician: clinician, replicate: replicate, scenario: scenario)
    let window = try window(days: question.days)
    guard (0...question.days).contains(since) else {
      throw usage("--since takes 0 to \(question.days), not \(since)")
    }
    let counterfactual =
      removals.isEmpty && policy.isEmpty
      ? nil
      : try Counterfactual(question, removals: removals, policies: policy, sinceDay: since)
    return try Explanation(question, window: window, counterfactual: counterfactual)
  }

  private func window(days: Int) throws -> DayWindow? {
    if from == nil, to == nil { return nil }
    let (first, last) = (from ?? 1, to ?? days)
    guard (1...days).contains(first), (1...days).contains(last) else {
      throw usage("--from and --to take days 1 to \(days)")
    }
    guard first <= last else { throw usage("--from \(first) comes after --to \(last)") }
    return DayWindow(first: first, last: last)
  }

  private func usage(_ message: String) -> ExitCode { failure(message, .usage) }

  /// How a plot in this terminal looks.
  private var drawing: WhyText.Drawing {
    let environment = ProcessInfo.processInfo.environment
    let isColoured = isTerminal(STDOUT_FILENO) && (environment["NO_COLOR"] ?? "").isEmpty
    return WhyText.Drawing(width: terminalWidth(), isColoured: isColoured)
  }

  private static func write(_ text: String, to path: String) throws {
    do throws(OutputError) { try WholeFile.write([WholeFile(path: path, text: text)]) } catch {
      throw failure(error.description, error.status)
    }
  }
}

/// Characters in a line of standard output; 80 where nobody knows.
func terminalWidth() -> Int {
  var size = winsize()
  if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
    return min(400, Int(size.ws_col))
  }
  let told = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
  return min(400, max(40, told))
}
