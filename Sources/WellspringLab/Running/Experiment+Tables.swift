// Which tables an experiment leaves.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Experiment {
  /// The tables of a finished run, in the order in which they are written.
  /// - Parameters:
  ///   - finished: by scenario, its trials that did not fail.
  ///   - failed: trials that failed.
  func tables(finished: [Int], failed: Int) -> [TableSchema] {
    var tables = [ResultTables.summary, ResultTables.replicates(currency: currency)]
    if recordsDaily { tables.append(ResultTables.daily) }
    if recording.contains(.clinicians) { tables.append(ResultTables.clinicians) }
    if recording.contains(.surveys) { tables.append(ResultTables.surveys) }
    if recording.contains(.events) { tables.append(ResultTables.events) }
    if failed > 0 { tables.append(ResultTables.failures) }
    if recordsDaily, finished.contains(where: { $0 > 0 }) { tables.append(ResultTables.warmUp) }
    if !precision.isEmpty { tables.append(ResultTables.precision) }
    return tables + kind.tables(currency: currency)
  }

  /// The description of its tables.
  func dataPackage(_ tables: [WrittenTable]) -> JSONValue {
    DataPackage.json(
      title: title.isEmpty ? "Wellspring results" : title,
      description: "Results of " + command.joined(separator: " ") + ", by Wellspring "
        + wellspringVersion + ".",
      tables: tables)
  }
}

extension ExperimentKind {
  /// The tables that the kind adds.
  func tables(currency: String?) -> [TableSchema] {
    switch self {
    case .run: return []
    case .compare:
      return [
        ResultTables.comparisons(currency: currency), ResultTables.whoChanged,
        ResultTables.whoChangedReplicates,
      ]
    case .sweep(let design): return [ResultTables.design(design.factors)]
    case .select: return [ResultTables.selection]
    case .sensitivity(let plan):
      let indices: TableSchema
      switch plan.method {
      case .morris: indices = ResultTables.morris
      case .sobol: indices = ResultTables.sobolIndices
      }
      return [indices, ResultTables.variance, ResultTables.design(plan.design.factors)]
    case .power: return [ResultTables.power]
    case .tipping(let plan): return plan.tables
    case .warnings:
      return [
        ResultTables.warnings, ResultTables.roc, ResultTables.indicators, ResultTables.slowing,
      ]
    }
  }
}

extension TippingPlan {
  var tables: [TableSchema] {
    var tables = [ResultTables.tipping, ResultTables.branches, ResultTables.escape]
    if roles.contains(where: { if case .push = $0 { true } else { false } }) {
      tables.append(ResultTables.margins)
    }
    let ramps = roles.compactMap { if case .ramp(let arm, _, _) = $0 { arm } else { nil } }
    if !ramps.isEmpty { tables.append(ResultTables.ramps) }
    if ramps.contains(where: { arms[$0].level == .person && arms[$0].exact == .none }) {
      tables.append(ResultTables.aftermath)
    }
    let isEitherWay = arms.indices.contains { index in
      [TippingArm.Direction.up, .down].allSatisfy { wanted in
        roles.contains {
          if case .branch(index, wanted, _) = $0 { true } else { false }
        }
      }
    }
    if isEitherWay { tables.append(ResultTables.recovery) }
    return tables
  }
}
