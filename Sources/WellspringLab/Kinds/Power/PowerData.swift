// The histories of virtual trials, put together into trials and analysed.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

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
    return record.kept.first
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
