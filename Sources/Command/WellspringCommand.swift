// The `wellspring` executable.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

@main
struct WellspringCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wellspring",
    abstract: "Simulates how clinicians' workload and compassion act on each other.",
    discussion: """
      A model file says what a care unit is like: its posts, rota, patients, breaks. Wellspring \
      simulates every clinician of it, event by event, many times over, and writes tables.

      First steps:
        wellspring run models/icu.yaml         100 years of an intensive care unit
        wellspring describe models/icu.yaml    the same model in words
        wellspring run experiments/NAME.yaml   scenarios compared, factors varied
        wellspring new my-unit                 a model and experiment to start from
        wellspring check my-unit.yaml          every mistake, with line and column
        wellspring why results/DIR ...         what moved one person's capacity
        wellspring workshop                    a page in which the simulation runs
        wellspring verify                      whether this build can be trusted

      Exit codes: 0 fine, 64 wrong usage, 65 bad data, 66 no such input, 69 Slurm refused, \
      70 some replicates or checks failed, 73 cannot create the output, 74 cannot write it, \
      75 interrupted.
      """,
    version: wellspringVersion,
    subcommands: [
      RunCommand.self, CheckCommand.self, DescribeCommand.self, MergeCommand.self,
      DiffCommand.self, NewCommand.self, ImportCommand.self, FitCommand.self, VerifyCommand.self,
      ValidateCommand.self,
      ClusterCommand.self, WhyCommand.self, ReportCommand.self, PlotCommand.self, TableCommand.self,
      WorkshopCommand.self,
    ])

  // `--version` is the parser's own; people type -V as well.
  @Flag(name: .customShort("V"), help: "Show the version.")
  var showsVersion = false

  func run() throws {
    guard showsVersion else { throw CleanExit.helpRequest(Self.self) }
    try printResult(wellspringVersion + "\n")
  }

  /// As `ParsableCommand` does it; but what is said about a mistaken argument repeats it, and goes
  /// to the terminal as every message does.
  static func main() {
    // A file that reaches the limit on its size is a write that fails; it does not end the program
    // before it has tidied up.
    signal(SIGXFSZ, SIG_IGN)
    refuseUnknownCommand()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if !text.isEmpty {
        if code == .success { try? printResult(text + "\n") } else { printMessage(text) }
      }
      exit(withError: code)
    }
  }

  /// A word that is no command ends the program with the nearest one that is.
  private static func refuseUnknownCommand() {
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    if (names + ["help"]).contains(word) { return }
    var hint = Suggestion.hint(for: word, among: names)
    if word.hasSuffix(".yaml") { hint = "to run a file write `wellspring run \(word)`" }
    printMessage("wellspring \(word): there is no such command; \(hint)")
    exit(withError: ExitCode(64))
  }
}
