// An experiment of kind power: how often would a trial of a policy find its effect?
//
// Every unit of a virtual trial is a history of its own, under the policy from the wave at which
// its turn comes, and the same history without the policy (the same luck). The first gives the
// power, the second the share of false alarms, and the two together the true effect. Units of one
// model are exchangeable, so that dealing out the sequences in turn is as good as drawing lots, and
// the first units of a trial make a smaller trial.
//
// What a survey does not see (non-response, errors of measurement, suppression of small groups)
// is in the simulated waves. What the model does not know, stable differences between units, can
// be added to them: `between_units`.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The trials whose power is asked for.
public struct PowerPlan: Sendable {
  public enum Design: String, CaseIterable, Sendable {
    /// Units start one group after the other, a group after each wave but the last.
    case steppedWedge = "stepped-wedge"
    /// Every second unit starts after the first wave.
    case parallel
  }

  /// Chance of a false alarm that the tests allow.
  public static let level = 0.05

  public var design: Design
  public var policies: [String]
  /// Numbers of units and of waves, ascending.
  public var units: [Int]
  public var waves: [Int]
  /// The instrument's number among the model's, and its name.
  public var instrument: Int
  public var instrumentName: String
  /// Whether the share of cases is compared; otherwise the mean score.
  public var countsCases: Bool
  /// Standard deviation of stable differences between units beyond the model's, in points or %.
  public var betweenUnits: Double
  /// Virtual trials of each number of units and waves.
  public var trials: Int
  /// Observed days of a trial, by number of waves: a whole number of days between waves.
  public var days: [Int]

  /// Everything that decides bytes, as text.
  var identityParts: [String] {
    [design.rawValue, instrumentName, countsCases ? "cases" : "mean", betweenUnits.shortText]
      + policies + ["units"] + units.map { String($0) } + ["waves"] + waves.map { String($0) }
      + [String(trials)]
  }

  // MARK: Scenarios

  /// The waves after which a unit may start, from 1.
  func starts(_ number: Int) -> [Int] { design == .parallel ? [1] : Array(1..<waves[number]) }

  /// The position of a scenario: never started (0), or started after a wave.
  func scenario(_ number: Int, start: Int) -> Int {
    (0..<number).reduce(0) { $0 + 1 + starts($1).count } + start
  }

  func scenarioName(_ number: Int, start: Int) -> String {
    "waves-\(waves[number])-" + (start == 0 ? "never" : "after-\(start)")
  }

  /// The wave after which a unit starts; 0 for never.
  func start(ofUnit unit: Int, _ number: Int) -> Int {
    switch design {
    case .steppedWedge: 1 + unit % (waves[number] - 1)
    case .parallel: unit.isMultiple(of: 2) ? 1 : 0
    }
  }

  private var mostUnits: Int { units.last ?? 0 }

  /// The replicate that is a unit of a trial; both count from 0.
  func replicate(trial: Int, unit: Int) -> Int { trial * mostUnits + unit + 1 }

  /// Replicates that are numbered.
  var replicates: Int { trials * mostUnits }

  /// Scenario by scenario: those without the policy whole, the others for the units whose turn it
  /// is.
  var runs: [TrialRun] {
    waves.indices.flatMap { number in
      ([0] + starts(number)).map { start in
        TrialRun(
          scenario: scenario(number, start: start), replicates: replicates, period: mostUnits,
          offsets: (0..<mostUnits).filter { start == 0 || self.start(ofUnit: $0, number) == start })
      }
    }
  }
}

/// What comes of trials of one size.
public struct PowerResult: Sendable {
  public let units: Int
  public let waves: Int
  /// Trials that could be analysed, and those that could not.
  public let trials: Int
  public let failed: Int
  /// Effects found at the 5 % level, in the direction of the true effect or not.
  public let found: Int
  public let wrongDirection: Int
  /// Effects found where there is none.
  public let falseAlarms: Int
  public let trueEffect: Double
  public let estimates: SampleSummary
  /// Mean standard error that the analysis claims.
  public let claimedError: Double
  /// Mean estimate of the share of variance between units.
  public let betweenUnits: Double

  public var power: ProportionInterval { ProportionInterval(successes: found, trials: trials) }
  public var falseAlarmRate: ProportionInterval {
    ProportionInterval(successes: falseAlarms, trials: trials)
  }
}

/// The trials of one number of waves, one after the other: the histories of one trial are in memory
/// at a time.
struct PowerData {
  private let plan: PowerPlan
  private let seed: UInt64
  private let number: Int
  /// By start, 0 for never: the histories, replicates ascending.
  private var cursors: [Int: TrialCursor]
  /// The histories that were read last and are of a later replicate.
  private var ahead: [Int: TrialRecord] = [:]

  init(_ plan: PowerPlan, number: Int, seed: UInt64, _ source: TrialSource) {
    (self.plan, self.number, self.seed) = (plan, number, seed)
    cursors = Dictionary(
      uniqueKeysWithValues: ([0] + plan.starts(number)).map { start in
        (start, TrialCursor(source.copy, scenario: plan.scenario(number, start: start)))
      })
  }

  /// The waves of a history: surveyed, then true values; nil when it failed. Replicates are asked
  /// for in ascending order.
  private mutating func waves(_ replicate: Int, start: Int) throws(OutputError) -> [Double]? {
    let wanted = UInt64(replicate)
    while (ahead[start]?.trial.replicate ?? 0) < wanted {
      guard let next = try cursors[start]?.next() else { return nil }
      ahead[start] = next
    }
    guard let record = ahead[start], record.trial.replicate == wanted else { return nil }
    return record.waves
  }

  /// The trials of one size. Reads all histories: call once.
  mutating func result(units: Int) throws(OutputError) -> PowerResult {
    var (found, wrong, alarms, failed) = (0, 0, 0, 0)
    var effects: [Double] = []
    var significant: [Bool] = []
    var errors: [Double] = []
    var shares: [Double] = []
    var truth: [Double] = []
    for trial in 0..<plan.trials {
      guard let members = try members(trial, units) else {
        failed += 1
        continue
      }
      for member in members { truth += member.gains.filter { !$0.isNaN } }
      guard let with = analyse(members.map(\.with)), let without = analyse(members.map(\.without))
      else {
        failed += 1
        continue
      }
      effects.append(with.effect)
      errors.append(with.standardError)
      shares.append(with.betweenUnits)
      significant.append(with.pValue < PowerPlan.level)
      if with.pValue < PowerPlan.level { found += 1 }
      if without.pValue < PowerPlan.level { alarms += 1 }
    }
    let trueEffect = SampleSummary.mean(of: truth)
    // The sign of the effect is known when all trials are in.
    wrong = zip(effects, significant).count { $0 * trueEffect < 0 && $1 }
    return PowerResult(
      units: units, waves: plan.waves[number], trials: effects.count, failed: failed, found: found,
      wrongDirection: wrong, falseAlarms: alarms, trueEffect: trueEffect,
      estimates: SampleSummary(effects), claimedError: SampleSummary(errors).mean,
      betweenUnits: SampleSummary(shares).mean)
  }

  private func analyse(_ units: [TrialUnit]) -> TrialEstimate? {
    switch plan.design {
    case .steppedWedge: ClusterTrial.steppedWedge(units)
    case .parallel: ClusterTrial.parallel(units)
    }
  }

  private struct Member {
    let with: TrialUnit
    let without: TrialUnit
    /// True value under the policy minus without it, at each wave under the policy.
    let gains: [Double]
  }

  /// nil when the history of a unit is missing.
  private mutating func members(_ trial: Int, _ units: Int) throws(OutputError) -> [Member]? {
    var members: [Member] = []
    let count = plan.waves[number]
    for unit in 0..<units {
      let replicate = plan.replicate(trial: trial, unit: unit)
      let start = plan.start(ofUnit: unit, number)
      guard let never = try waves(replicate, start: 0),
        let own = start == 0 ? never : try waves(replicate, start: start)
      else { return nil }
      let isTreated = (1...count).map { start > 0 && $0 > start }
      let shift = difference(ofUnit: replicate)
      members.append(
        Member(
          with: TrialUnit(values: own[..<count].map { $0 + shift }, isTreated: isTreated),
          without: TrialUnit(values: never[..<count].map { $0 + shift }, isTreated: isTreated),
          gains: (0..<count).filter { isTreated[$0] }.map { own[count + $0] - never[count + $0] }))
    }
    return members
  }

  /// How a unit differs from the others for reasons that the model does not know.
  private func difference(ofUnit replicate: Int) -> Double {
    if plan.betweenUnits == 0 { return 0 }
    var luck = RandomStream(
      seed: seed, replicate: UInt64(replicate), kind: .experiment, unit: 0, index: 0,
      purpose: .allocation)
    return luck.gaussian(deviation: plan.betweenUnits)
  }
}

extension ExperimentTables {
  func writePower(_ plan: PowerPlan) throws(OutputError) -> WrittenTable {
    let table = try TableFile(ResultTables.power, in: folder)
    var found: [PowerResult] = []
    for number in plan.waves.indices {
      for units in plan.units {
        var data = PowerData(plan, number: number, seed: experiment.seed, source)
        let result = try data.result(units: units)
        found.append(result)
        try table.append(row(result, plan))
      }
    }
    results.lines = plan.lines(found)
    results.answer = plan.answer(found)
    return try table.finish()
  }

  private func row(_ result: PowerResult, _ plan: PowerPlan) -> CSVText {
    let (power, alarms) = (result.power, result.falseAlarmRate)
    var row = CSVText()
    row.append(plan.design.rawValue)
    row.append(plan.instrumentName)
    row.append(plan.countsCases ? "cases" : "mean")
    row.append(result.units)
    row.append(result.waves)
    row.append(result.trials)
    row.append(result.failed)
    for value in [power.estimate, power.low, power.high] { row.append(100 * value) }
    for value in [alarms.estimate, alarms.low, alarms.high] { row.append(100 * value) }
    row.append(100 * Double(result.wrongDirection) / Double(result.trials))
    row.append(result.trueEffect)
    row.append(result.estimates.mean)
    row.append(result.estimates.deviation)
    row.append(result.claimedError)
    row.append(result.betweenUnits)
    row.endRow()
    return row
  }
}

extension PowerPlan {
  /// For people.
  func lines(_ results: [PowerResult]) -> [String] {
    var table = AlignedTable([
      ("units", .right), ("waves", .right), ("power", .right), ("95 % interval", .right),
      ("false alarms", .right), ("true effect", .right), ("found on average", .right),
      ("its SD", .right),
    ])
    func percent(_ share: Double) -> String {
      share.isNaN ? "" : (100 * share).rounded().shortText + " %"
    }
    for result in results {
      let power = result.power
      table.append([
        String(result.units), String(result.waves), percent(power.estimate),
        result.trials == 0 ? "" : "\(percent(power.low)) to \(percent(power.high))",
        percent(result.falseAlarmRate.estimate), AlignedTable.short(result.trueEffect, digits: 3),
        AlignedTable.short(result.estimates.mean, digits: 3),
        AlignedTable.short(result.estimates.deviation, digits: 2),
      ])
    }
    let measure = countsCases ? "share of cases, %" : "mean score, points"
    return [
      "A \(design.rawValue) trial of \(policies.joined(separator: " with ")), seen through "
        + "\(instrumentName) (\(measure));", "\(trials) virtual trials of each size",
      "",
    ] + table.lines + ["", conclusion(results)] + failures(results)
  }

  private func conclusion(_ results: [PowerResult]) -> String {
    let enough = results.filter { $0.trials > 0 && $0.power.estimate >= 0.8 }
    guard let smallest = enough.min(by: { ($0.units, $0.waves) < ($1.units, $1.waves) }) else {
      return "No size that was tried finds the effect in 80 % of trials."
    }
    return "The smallest trial that finds the effect in 80 % of trials: \(smallest.units) units, "
      + "\(smallest.waves) waves."
  }

  private func failures(_ results: [PowerResult]) -> [String] {
    let failed = results.reduce(0) { $0 + $1.failed }
    return failed == 0
      ? []
      : ["\(failed) trials could not be analysed: a history failed, or too few waves may be shown."]
  }
}
