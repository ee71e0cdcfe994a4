// `wellspring verify`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks this program on this machine against what theory says exactly.",
    discussion: """
      Runs queues, the capacity equation, samplers and intervals whose true answers are known, and \
      prints each with what was expected, what came out and how far apart the two may be. \
      Statistical checks allow 4.89 standard errors, which chance passes once in a million.

      Ends with 0 when everything holds, 70 when something does not. Takes less than a minute.

      Examples:
        wellspring verify
      """)

  @Option(help: ArgumentHelp("Checks that run at once. (default: all cores)", valueName: "n"))
  var threads: Int?

  @Flag(name: .shortAndLong, help: "Print what does not hold, and the last line.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes 1 or more.") }
  }

  func run() throws {
    let watch = Stopwatch()
    let truths = AnalyticTruths.compute(
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
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
