// `wellspring merge`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins the shards of an experiment into its tables.",
    usage: "wellspring merge <shards> ... --out <dir> [<options>]",
    discussion: """
      Shards come from `wellspring run FILE --shard I/N`, on one machine or many. The tables are \
      the same bytes as those of a run in one piece. Blocks that are there twice or not at all, \
      broken ones, and shards of another experiment are refused by name (exit code 65); the shards \
      stay as they are.

      Examples:
        wellspring merge shards/* --out results/breaks
        wellspring merge results/breaks-1a2b3c4d-shard-*-of-5 -o results/breaks
      """)

  @Argument(help: "Folders of shards.")
  var shards: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Folder for the tables.", valueName: "dir"))
  var out: String

  @Flag(help: "Go on where an earlier merge into the same folder was cut short.")
  var resume = false

  @Flag(help: "Leave out the page, report.html.")
  var noReport = false

  @OptionGroup var summary: SummaryOptions

  func validate() throws {
    if shards.isEmpty { throw ValidationError("Name the folders of the shards.") }
    if out.isEmpty { throw ValidationError("--out takes the name of a folder.") }
  }

  func run() throws {
    let watch = Stopwatch()
    // A closed pipe on standard output does not end it halfway.
    signal(SIGPIPE, SIG_IGN)
    try checkOpenFiles()
    let merge: ShardMerge
    do throws(ModelFileError) { merge = try ShardMerge(shards) } catch {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
    if !summary.quiet {
      printMessage("Joining \(counted(shards.count, "shard")); results go to \(out)")
    }
    let report: RunReport?
    do throws(OutputError) {
      report = try merge.write(to: out, resume: resume) { watch.timing(threads: 1) }
    } catch {
      throw failure(error.description, error.status)
    }
    guard let report else {
      if !summary.quiet { printMessage("\(out) is complete already; nothing was left to do.") }
      if !noReport { try writePage(of: out, isQuiet: summary.quiet) }
      return
    }
    // The page first: the summary says where it is.
    if !noReport { try writePage(of: out, isQuiet: true) }
    try printResult(summary.text(report))
    try end(report)
  }
}
