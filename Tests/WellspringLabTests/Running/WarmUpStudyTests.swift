// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Warm-up in the summary")
struct WarmUpStudyTests {
  /// A tally of one unit whose capacity settles with a time constant, everything else constant.
  private func result(warmUpDays: Int, timeConstant: Double) -> WarmUpResult {
    var tally = WarmUpTally(warmUpDays: warmUpDays, days: 300, units: 1)
    for replicate in 1...20 {
      let days = (0..<warmUpDays + 300).map { day in
        DailySeries.allCases.map { series -> Double in
          guard series == .capacityMean else { return series == .moralEvents ? .nan : 1 }
          return exp(-Double(day) / timeConstant) + madeUp(day, UInt64(replicate), 0.05)
        }
      }
      tally.add(
        before: Array(days[..<warmUpDays].joined()), after: Array(days[warmUpDays...].joined()))
    }
    return tally.result(of: "base")
  }

  @Test("A short warm-up is warned about by name, a long one is not")
  func warning() {
    let short = result(warmUpDays: 20, timeConstant: 20)
    #expect(short.isTooShort(.capacityMean) && !short.isTooShort(.loadMean))
    let lines = WarmUpResult.lines([short])
    #expect(lines.count == 1 && lines[0].contains("WARNING"))
    #expect(lines[0].contains("capacity_mean asks for"))
    let long = result(warmUpDays: 150, timeConstant: 20)
    #expect(!long.isTooShort(.capacityMean))
    #expect(WarmUpResult.lines([long])[0].hasPrefix("Warm-up of 150 days; MSER-5 asks for"))
    // Of several scenarios it is said how many look late; of none, nothing.
    let both = WarmUpResult.lines([short, long, short]).joined(separator: " ")
    #expect(both.contains("3 scenarios: capacity_mean (2). See warm-up.csv."))
    #expect(WarmUpResult.lines([long, long]).isEmpty && WarmUpResult.lines([]).isEmpty)
  }

  @Test("The table has a row for each outcome with a daily series, undefined ones not known")
  func table() {
    let text = String(
      decoding: ResultTables.warmUp.text(result(warmUpDays: 20, timeConstant: 20).rows).bytes,
      as: UTF8.self)
    let rows = text.split(separator: "\n")
    #expect(rows.count == Outcome.allCases.count { $0.settlingSeries != nil })
    #expect(rows[0].hasPrefix("base,capacity_mean,capacity_mean,20,300,"))
    #expect(rows[0].contains(",too short,-0."))
    #expect(rows.contains { $0 == "base,moral_events_per_shift,moral_events,20,300,,not known,," })
  }

  @Test("A series that wanders without a trend is not taken for one that settles")
  func wandering() {
    var tally = WarmUpTally(warmUpDays: 50, days: 300, units: 1)
    for replicate in 1...20 {
      var walk = 0.0
      let days = (0..<350).map { day in
        walk += madeUp(day, UInt64(replicate), 0.05)
        return DailySeries.allCases.map { $0 == .capacityMean ? walk : 1 }
      }
      tally.add(before: Array(days[..<50].joined()), after: Array(days[50...].joined()))
    }
    let result = tally.result(of: "base")
    #expect(!result.isTooShort(.capacityMean))
    #expect(result.suggestions[DailySeries.capacityMean.rawValue] != .cut(0))
    let row = String(decoding: ResultTables.warmUp.text(result.rows).bytes, as: UTF8.self)
    #expect(row.hasPrefix("base,capacity_mean,capacity_mean,50,300,") && row.contains(",no drift,"))
  }

  @Test("Replicates of another shape are not mixed in")
  func shape() {
    var tally = WarmUpTally(warmUpDays: 2, days: 3, units: 1)
    tally.add(before: [1], after: [2])
    #expect(tally.isEmpty)
  }
}
