// An experiment of kind tipping: what is turned, from which states, and what is done besides.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What each scenario of the experiment is there for.
public enum TippingRole: Sendable, Equatable {
  /// One step of the sweep from one state.
  case branch(arm: Int, direction: TippingArm.Direction, step: Int)
  /// A push of a settled person or unit at the operating value.
  case push(arm: Int, index: Int)
  /// A ramp of the workload at the operating value.
  case ramp(arm: Int, days: Int, hold: Int)

  var arm: Int {
    switch self {
    case .branch(let arm, _, _), .push(let arm, _), .ramp(let arm, _, _): arm
    }
  }
}

/// Arms, and the role of each scenario.
public struct TippingPlan: ExperimentKind, Study {
  public static let name = "tipping"
  static let keys = ["arms"] + ExperimentReader.armKeys

  /// Days in which a unit settles before it is pushed or its workload rises.
  public static let settleDays = 84
  /// Capacity of who starts collapsed.
  public static let collapsedCapacity = 0.2

  /// What is turned where the file names nothing.
  public static let usualParameter = "perturbation.workload"

  public let arms: [TippingArm]
  /// By scenario.
  public let roles: [TippingRole]

  var identityParts: [String] { arms.flatMap(\.identityParts) }

  /// Every trial. An arm without chance has one replicate: all would be alike.
  func runs(replicates: Int) -> [TrialRun] {
    roles.enumerated().map { scenario, role in
      TrialRun(
        scenario: scenario, replicates: arms[role.arm].exact == .none ? replicates : 1)
    }
  }

  static func read(_ reader: inout ExperimentReader) -> Experiment? { reader.readTipping() }

  func firstPlan(_ experiment: Experiment) -> TrialPlan {
    .runs(TrialRuns(runs(replicates: experiment.replicates), size: experiment.blockSize))
  }

  var recording: Recording { .clinicians }

  /// The fates of the posts, then those of the units.
  func keep(
    _ result: ReplicateResult, _ model: Model, _ staff: Staff, in record: inout TrialRecord
  ) {
    record.kept = [
      PostFates(clinicians: result.clinicians).values,
      UnitFates(daily: result.daily, model, units: staff.unitNames.count).values,
    ]
  }

  // MARK: Tables

  func tables(currency: String?) -> [TableSchema] {
    let isEitherWay = arms.indices.contains { index in
      [TippingArm.Direction.up, .down].allSatisfy { wanted in
        roles.contains { if case .branch(index, wanted, _) = $0 { true } else { false } }
      }
    }
    let pushes = roles.contains { if case .push = $0 { true } else { false } }
    let ramps = roles.compactMap { if case .ramp(let arm, _, _) = $0 { arms[arm] } else { nil } }
    return TippingArmResult.tables(
      pushes: pushes, ramps: !ramps.isEmpty, aftermath: ramps.contains(where: \.hasAftermath),
      recovery: isEitherWay)
  }

  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    var found: [TippingArmResult] = []
    for index in arms.indices { found.append(try study(index, tables)) }
    tables.results.lines = found.flatMap(\.lines)
    tables.results.answer = TippingArmResult.answer(found)
    let arms = found
    var written = [
      try tables.write(TippingArmResult.tipping, arms.flatMap(\.tippingRows)),
      try tables.write(TippingArmResult.branches, arms.flatMap(\.steps)),
      try tables.write(
        TippingArmResult.escape, arms.flatMap { $0.escapeRows(seed: tables.experiment.seed) }),
    ]
    if arms.contains(where: { !$0.pushes.isEmpty }) {
      written.append(try tables.write(TippingArmResult.margins, arms.flatMap(\.pushRows)))
    }
    if arms.contains(where: { !$0.ramps.isEmpty }) {
      written.append(try tables.write(TippingArmResult.ramps, arms.flatMap(\.rampRows)))
    }
    if arms.contains(where: { !$0.aftermath.isEmpty }) {
      written.append(try tables.write(Aftermath.table, arms.flatMap(\.aftermathRows)))
    }
    if arms.contains(where: { !$0.up.isEmpty && !$0.down.isEmpty }) {
      written.append(
        try tables.write(RecoveryCost.table, arms.flatMap { RecoveryCost($0).rows }))
    }
    return written
  }

  // MARK: Words

  func sentences(_ experiment: Experiment) -> [String] { arms.map(\.sentence) }
}
