// What is said at the end of a run, and on the way to it.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab

/// What the summary on standard output looks like.
enum SummaryFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

struct SummaryOptions: ParsableArguments {
  @Flag(help: "Print everything at the end, not only a screen.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Summary on standard output: text or json, which has everything.", valueName: "format"))
  var format = SummaryFormat.text

  @Flag(name: .shortAndLong, help: "Nothing on standard error but errors.")
  var quiet = false

  func text(_ report: RunReport) -> String {
    format == .json ? report.json : reportText(report, all: all)
  }
}
