// `wellspring verify`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab
import WellspringReport

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks this program on this machine, or a folder of results.",
    usage: "wellspring verify [<folder>] [<options>]",
    discussion: """
      Without a folder: runs queues, the capacity equation, samplers and intervals whose true answers are known, and \
      prints each with what was expected, what came out and how far apart the two may be. \
      Statistical checks allow 4.89 standard errors, which chance passes once in a million.

      With a folder: the copies of the inputs in it say which experiment it was. Against that it \
      holds run.json and datapackage.json (seed, command, scenarios, replicates), which tables \
      there are, their columns, digests and rows; that every replicate has its row, once and in \
      order; and the tables that follow from replicates.csv (summary, comparisons, design, \
      selection, precision, sensitivity), which it makes again; and that the page, where there is \
      one, is the one that the tables make. It simulates a random sample of \
      replicates again, with their rows of clinicians, surveys, events, people and answers. All must be the same \
      bytes; where the processor class or the C library is another one, the same to 1e-9, and it \
      says so. What it could not check it names at the end. Nothing in the folder is changed.

      Ends with 0 when everything holds, 70 when something does not, 65 or 66 when the folder \
      cannot be checked (its inputs were changed, it holds no finished run, or another version \
      made it).

      Examples:
        wellspring verify
        wellspring verify results/icu-0123abcd --sample 20
      """)

  @Argument(help: "Folder of results; none for the analytic truths.")
  var folder: String?

  @Option(help: ArgumentHelp("Replicates of the folder that are simulated again.", valueName: "n"))
  var sample = 5

  @Option(
    help: ArgumentHelp(
      "Which replicates are taken. (default: others each time, and said)", valueName: "s"))
  var sampleSeed: UInt64?

  @OptionGroup var lanes: ThreadOptions

  @Flag(name: .shortAndLong, help: "Print what does not hold, and the last line.")
  var quiet = false

  func validate() throws {
    guard (0...1_000_000).contains(sample) else {
      throw ValidationError("--sample takes 0 to 1000000.")
    }
  }

  func run() throws {
    if let folder {
      try check(folder, lanes: lanes.count)
    } else {
      try checkTruths(lanes: lanes.count)
    }
  }

  private func check(_ folder: String, lanes: Int) throws {
    let check: FolderCheck
    do throws(ModelFileError) { check = try FolderCheck(folder) } catch {
      printMessage(error.description)
      throw ExitCode(error.exitCode)
    }
    let seed = sampleSeed ?? UInt64.random(in: 1...999_999)
    let report = check.report(sample: sample, seed: seed, threads: lanes)
    let all = report.all + pageFinding(folder, isSamePlatform: check.isSamePlatform)
    let wrong = all.filter { !$0.isGood }
    var table = AlignedTable([("", .left), ("", .left)])
    for finding in quiet ? wrong : all { table.append([finding.subject, finding.verdict]) }
    var lines = Array(table.lines.dropFirst())
    if !lines.isEmpty { lines.append("") }
    if !quiet, !report.unchecked.isEmpty { lines += report.unchecked + [""] }
    if !check.isSamePlatform {
      let (processor, library) = check.writtenOn
      let here = Platform.current
      lines.append(
        "Written on \(processor.isEmpty ? "another processor" : processor) with "
          + "\(library.isEmpty ? "another C library" : library), checked on "
          + "\(here.processorClass) with \(here.cLibrary): numbers are compared to 1e-9.")
    }
    let again = report.replicates
    lines.append(
      "\(report.tables.count { $0.isGood }) of \(counted(report.tables.count, "table")) as "
        + "run.json says; \(again.count { $0.isGood }) of \(counted(again.count, "replicate")) "
        + "simulated again the same (--sample-seed \(seed)).")
    try printResult(lines.joined(separator: "\n") + "\n")
    if !wrong.isEmpty {
      throw failure("\(folder): \(counted(wrong.count, "check")) failed", .someFailed)
    }
  }

  /// The page against the one that the tables make; nothing where there is none.
  private func pageFinding(
    _ folder: String, isSamePlatform: Bool
  ) -> [FolderCheck.Finding] {
    func finding(_ verdict: String, _ isGood: Bool) -> [FolderCheck.Finding] {
      [FolderCheck.Finding(subject: ReportPage.fileName, verdict: verdict, isGood: isGood)]
    }
    switch ReportFile(folder: folder).standing {
    case .nothing: return []
    case .foreign: return finding("CHANGED since it was written", false)
    case .whole(let html):
      guard let page = try? ReportPage(folder) else {
        return finding("its tables cannot be read", false)
      }
      let isSame = page.html.utf8.elementsEqual(html.utf8)
      // What is simulated again may come out otherwise on another class of machine.
      if !isSame, !isSamePlatform, page.isSameButForSimulation(html) {
        return finding(
          "says what the tables say, but for what was simulated again: that comes out otherwise here",
          true)
      }
      return isSame
        ? finding("says what the tables say", true) : finding("DIFFERS from its tables", false)
    }
  }

  private func checkTruths(lanes: Int) throws {
    let watch = Stopwatch()
    let truths = AnalyticTruths.compute(threads: lanes)
    let wrong = truths.filter { !$0.holds }
    let shown = quiet ? wrong : truths
    if !shown.isEmpty {
      try printResult((table(shown).lines + [""]).joined(separator: "\n") + "\n")
    }
    let platform = Platform.current
    try printResult(
      "\(truths.count - wrong.count) of \(truths.count) checks hold: Wellspring "
        + "\(wellspringVersion), \(platform.processorClass), \(platform.cLibrary), "
        + "\(spanText(watch.seconds))\n")
    if !wrong.isEmpty {
      throw failure(
        "\(counted(wrong.count, "check")) failed: do not trust results of this build on this "
          + "machine", .someFailed)
    }
  }

  private func table(_ truths: [Truth]) -> AlignedTable {
    var table = AlignedTable([
      ("subject", .left), ("what is compared", .left), ("expected", .right), ("got", .right),
      ("tolerance", .right), ("", .left),
    ])
    for truth in truths {
      table.append([
        truth.subject, truth.claim, AlignedTable.short(truth.expected, digits: 5),
        AlignedTable.short(truth.got, digits: 5), AlignedTable.short(truth.tolerance, digits: 2),
        truth.holds ? "holds" : "FAILS",
      ])
    }
    return table
  }
}
