// The capacity equation's slowing down, through the whole simulation and the shipped experiment.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Critical slowing down")
struct CriticalSlowingTests {
  /// What the description of the model says of 3,000 people at each load.
  private static let published: [(load: String, autocorrelation: Double, deviation: Double)] = [
    ("load-0-90", 0.35, 0.018), ("load-1-00", 0.55, 0.022), ("load-1-05", 0.67, 0.026),
    ("load-1-10", 0.76, 0.030), ("load-1-15", 0.84, 0.035),
  ]

  @Test("The shipped experiment slows down and collapses as the description of the model says")
  func slowing() throws {
    let file = PackageFile.root + "/experiments/critical-slowing.yaml"
    var settings = RunSettings()
    settings.replicates = 10
    let study = MadeUpStudy()
    let experiment = try ExperimentFile.load(path: file, settings: settings)
    let run = try ExperimentRun(
      experiment, RunOptions(threads: 2, folder: study.scratch.path + "/out"))
    _ = try run.execute { RunTiming(wallSeconds: 1, processorSeconds: 1, threads: 2) }
    let rows = try study.rows("slowing")
    #expect(rows.count == 6)
    for (row, wanted) in zip(rows, Self.published) {
      #expect(row["scenario"] == wanted.load)
      let autocorrelation = Double(row["autocorrelation"]!)!
      let deviation = Double(row["deviation"]!)!
      // 500 people of 250 days: standard errors of 0.003 and 0.0003. The rest is for the figures'
      // own sampling error and their two digits.
      #expect(abs(autocorrelation - wanted.autocorrelation) < 0.025, "\(row)")
      #expect(abs(deviation - wanted.deviation) < 0.002, "\(row)")
    }
    let collapsed = rows.map { Double($0["collapsed_percent"]!)! }
    // At 1.10 one in some thousands.
    #expect(collapsed.prefix(4).allSatisfy { $0 < 0.5 }, "\(collapsed)")
    // 6 % of 3,000 and of 500 differ by 5.6 by chance once in a million times.
    #expect(abs(collapsed[4] - 6) < 5.6, "\(collapsed)")
    #expect(collapsed[5] > 99.5, "\(collapsed)")
  }
}
