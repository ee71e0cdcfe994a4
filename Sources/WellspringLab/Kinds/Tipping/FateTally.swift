// What became of people (or units) under one scenario of a tipping experiment.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Wellspring

/// The fates of all replicates of a scenario, kept replicate by replicate: people of one replicate
/// share their luck, so replicates are what intervals are made of.
struct FateTally {
  /// By replicate, from 0; NaN where the trial failed.
  private(set) var downShare: [Double]
  private(set) var lastMonth: [Double]
  /// Passages into the other state, and days until then or the end, summed over a replicate.
  private(set) var passages: [Double]
  private(set) var daysAtRisk: [Double]
  /// Every passage, and how many subjects there were.
  private(set) var passageDays: [Double] = []
  private(set) var subjects = 0
  private(set) var down = 0
  /// Posts (or units), those without a holder at the end included.
  private(set) var places = 0
  private(set) var tippedDays: [Double] = []
  /// Subjects in a replicate; the same in all.
  private(set) var perReplicate = 0
  /// Hours worked a day, per person.
  private(set) var workedHours = Double.nan
  let horizonDays: Double

  /// - Parameters:
  ///   - up: whether passages are tips (or recoveries).
  ///   - from: days before this one, from 0, do not count as time at risk.
  init(
    _ source: TrialSource, scenario: Int, replicates: Int, level: TippingArm.Level, up: Bool,
    days: Double, from: Double = 0
  ) throws(OutputError) {
    downShare = Array(repeating: .nan, count: replicates)
    lastMonth = downShare
    (passages, daysAtRisk) = (downShare, downShare)
    horizonDays = days
    var hours: [Double] = []
    try source.forEachTrial(ofScenario: scenario) { (record) throws(OutputError) in
      guard record.failure == nil else { return }
      take(record, level, up, from)
      let posts = PostFates(kept: record.kept[0])
      hours += posts.posts.map { posts[$0, .workedHours] }
    }
    workedHours = SampleSummary.mean(of: hours) / days
  }

  /// One person (or unit) at the end of a trial.
  private typealias State = (down: Double, month: Double, tipped: Double, recovered: Double)

  private static func states(_ record: TrialRecord, _ level: TippingArm.Level) -> [State] {
    switch level {
    case .person:
      let fates = PostFates(kept: record.kept[0])
      return fates.posts.map { post in
        (
          fates[post, .tipped], fates[post, .lastMonth], fates[post, .tippedDay],
          fates[post, .recoveredDay]
        )
      }
    case .unit:
      let fates = UnitFates(kept: record.kept[1])
      return fates.units.map { unit in
        (
          fates[unit, .isDown], fates[unit, .lastMonth], fates[unit, .tippedDay],
          fates[unit, .recoveredDay]
        )
      }
    }
  }

  private mutating func take(
    _ record: TrialRecord, _ level: TippingArm.Level, _ up: Bool, _ from: Double
  ) {
    let states = Self.states(record, level)
    let index = Int(record.trial.replicate) - 1
    let known = states.filter { !$0.down.isNaN }
    perReplicate = max(perReplicate, states.count)
    subjects += known.count
    places += states.count
    down += known.count { $0.down == 1 }
    if !known.isEmpty { downShare[index] = SampleSummary.mean(of: known.map(\.down)) }
    let months = states.map(\.month).filter { !$0.isNaN }
    if !months.isEmpty { lastMonth[index] = SampleSummary.mean(of: months) }
    (passages[index], daysAtRisk[index]) = (0, 0)
    for state in states {
      let passage = (up ? state.tipped : state.recovered) - from
      if !state.tipped.isNaN { tippedDays.append(state.tipped) }
      if passage.isNaN {
        daysAtRisk[index] += horizonDays - from
      } else {
        passages[index] += 1
        daysAtRisk[index] += max(0, passage)
        passageDays.append(max(0, passage))
      }
    }
  }

  /// The share that ends down with its 95 % interval.
  var share: (estimate: Double, low: Double, high: Double) {
    if subjects == 1 { return (Double(down), .nan, .nan) }
    if perReplicate == 1 {
      let interval = ProportionInterval(successes: down, trials: subjects)
      return (interval.estimate, interval.low, interval.high)
    }
    let summary = SampleSummary(downShare.filter { !$0.isNaN })
    return (summary.mean, max(0, summary.interval.low), min(1, summary.interval.high))
  }

  /// Passages a year of those who have not passed, with the interval of a Poisson count where every
  /// subject has its own luck, and by resampling replicates otherwise.
  func rate(seed: UInt64) -> (perYear: Double, low: Double, high: Double) {
    let rows = passages.indices.filter { !passages[$0].isNaN }
    func rate(_ rows: [Int]) -> Double {
      let days = rows.reduce(0) { $0 + daysAtRisk[$1] }
      return days > 0 ? 365 * rows.reduce(0) { $0 + passages[$1] } / days : .nan
    }
    let estimate = rate(rows)
    let count = rows.reduce(0) { $0 + passages[$1] }
    // One course without chance says nothing about others.
    if rows.count == 1 && perReplicate == 1 { return (estimate, .nan, .nan) }
    if perReplicate == 1 || count == 0 {
      let years = rows.reduce(0) { $0 + daysAtRisk[$1] } / 365
      guard years > 0 else { return (.nan, .nan, .nan) }
      let low = count == 0 ? 0 : gsl_cdf_chisq_Pinv(0.025, 2 * count) / 2
      return (estimate, low / years, gsl_cdf_chisq_Pinv(0.975, 2 * count + 2) / 2 / years)
    }
    let interval = Resampling.intervals(rows: rows.count, seed: seed) { drawn in
      [rate(drawn.map { rows[$0] })]
    }[0]
    return (estimate, interval.low, interval.high)
  }

  /// Days until a share of the subjects has passed; NaN when it had not by the end.
  func days(untilShare share: Double) -> Double {
    let all = passages.indices.filter { !passages[$0].isNaN }.count * perReplicate
    let place = Int((share * Double(all)).rounded(.up))
    let sorted = passageDays.sorted()
    return place >= 1 && place <= sorted.count ? sorted[place - 1] : .nan
  }
}
