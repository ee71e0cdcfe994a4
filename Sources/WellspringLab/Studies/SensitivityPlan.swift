// An experiment of kind sensitivity: which factors matter, and how much of the spread is luck.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Which points are run, and how they are analysed.
public struct SensitivityPlan: Sendable {
  public enum Method: Sendable {
    case morris(MorrisDesign)
    case sobol(SaltelliDesign)

    public var name: String {
      switch self {
      case .morris: "morris"
      case .sobol: "sobol"
      }
    }
  }

  public let method: Method
  /// The points as they stand in design.csv; the scenarios are those points.
  public let design: DesignPoints

  public init(method: Method, design: DesignPoints) {
    (self.method, self.design) = (method, design)
  }
}

/// What a sensitivity analysis says about one outcome.
public struct SensitivityResult: Sendable {
  public enum Indices: Sendable {
    case morris([ElementaryEffects])
    case sobol([SobolIndices])
  }

  public let outcome: Outcome
  /// The outcome's unit.
  public let unit: String
  public let factors: [String]
  public let indices: Indices
  public let shares: VarianceShares
  /// Points of the design, and those without any value.
  public let points: Int
  public let lostPoints: Int
}

extension ExperimentTables {
  func writeSensitivity(_ plan: SensitivityPlan) throws(OutputError) -> [WrittenTable] {
    var found: [SensitivityResult] = []
    for outcome in experiment.outcomes { found.append(try analyse(plan, outcome)) }
    let table: TableFile
    switch plan.method {
    case .morris: table = try TableFile(ResultTables.morris, in: folder)
    case .sobol: table = try TableFile(ResultTables.sobolIndices, in: folder)
    }
    let variance = try TableFile(ResultTables.variance, in: folder)
    for result in found {
      try table.append(result.rows)
      try variance.append(result.varianceRow(replicates: experiment.replicates))
    }
    results.lines = found.flatMap { $0.lines + [""] } + closing(found)
    results.answer = SensitivityResult.answer(found, replicates: experiment.replicates)
    return [
      try table.finish(), try variance.finish(), try writeDesign(plan.design),
    ]
  }

  private func analyse(
    _ plan: SensitivityPlan, _ outcome: Outcome
  ) throws(OutputError) -> SensitivityResult {
    var cells: [[Double]] = []
    for scenario in experiment.scenarios.indices {
      cells.append(try wholeColumn(scenario: scenario, outcome: outcome))
    }
    let shares = VarianceShares(cells)
    let values = cells.map { SampleSummary.mean(of: $0.filter { !$0.isNaN }) }
    let indices: SensitivityResult.Indices
    switch plan.method {
    case .morris(let design):
      let noise = shares.rest.isNaN ? Double.nan : shares.noiseOfDifference
      indices = .morris(
        ElementaryEffects.analyse(
          design, values: values, noiseOfDifference: noise, seed: experiment.seed))
    case .sobol(let design):
      indices = .sobol(
        SobolIndices.analyse(
          design, values: values, noise: shares.noiseOfDifference / 2, seed: experiment.seed))
    }
    return SensitivityResult(
      outcome: outcome, unit: experiment.unit(of: outcome),
      factors: plan.design.factors.map(\.name), indices: indices,
      shares: shares, points: cells.count, lostPoints: values.count { $0.isNaN })
  }

  private func closing(_ found: [SensitivityResult]) -> [String] {
    var lines: [String] = []
    if results.failed > 0 {
      let trials = experiment.scenarios.count * experiment.replicates
      let lost = found.map(\.lostPoints).max() ?? 0
      lines.append(
        "\(results.failed) of \(trials) trials failed (failures.csv)"
          + (lost > 0
            ? "; \(lost) of \(experiment.scenarios.count) points have no value, and what is "
              + "computed from them is left out."
            : "."))
    }
    if experiment.replicates == 1 {
      lines.append(
        "With one replicate a point, luck and parameters cannot be told apart: give `replicates: 2` "
          + "or more.")
    }
    return lines
  }
}

extension SensitivityResult {
  var rows: CSVText {
    var rows = CSVText()
    for (factor, name) in factors.enumerated() {
      rows.append(outcome.definition.name)
      rows.append(name)
      switch indices {
      case .morris(let all):
        let it = all[factor]
        rows.append(unit)
        for value in [
          it.mu, it.muStar, it.interval.low, it.interval.high, it.sigma, it.noiseFloor,
        ] { rows.append(value) }
        rows.append(it.used)
        rows.append(it.lost)
      case .sobol(let all):
        let it = all[factor]
        for value in [
          it.firstOrder, it.firstOrderInterval.low, it.firstOrderInterval.high, it.total,
          it.totalInterval.low, it.totalInterval.high,
        ] { rows.append(value) }
        rows.append(it.used)
        rows.append(it.lost)
      }
      rows.endRow()
    }
    return rows
  }

  func varianceRow(replicates: Int) -> CSVText {
    var row = CSVText()
    row.append(outcome.definition.name)
    row.append(unit)
    row.append(points)
    row.append(lostPoints)
    row.append(shares.wholePoints)
    row.append(replicates)
    row.append(shares.parameters)
    row.append(shares.seeds)
    row.append(shares.rest)
    row.append(100 * shares.seedShare)
    row.endRow()
    return row
  }

  /// For people: the factors of most weight first.
  var lines: [String] {
    let definition = outcome.definition
    let shown = unit == "1" ? "" : " (\(unit))"
    let share = 100 * shares.seedShare
    let luck =
      share.isNaN ? "" : "; luck is \(AlignedTable.short(share, digits: 2)) % of the variance"
    return ["\(definition.name)\(shown)\(luck)", ""] + table.lines
  }

  private var table: AlignedTable {
    switch indices {
    case .morris(let all):
      var table = AlignedTable([
        ("factor", .left), ("mu*", .right), ("95 % interval", .right), ("mu", .right),
        ("sigma", .right), ("", .left),
      ])
      for factor in order(all.map(\.muStar)) {
        let it = all[factor]
        table.append([
          factors[factor], AlignedTable.short(it.muStar, digits: 3), Self.interval(it.interval),
          AlignedTable.short(it.mu, digits: 3), AlignedTable.short(it.sigma, digits: 3),
          (it.muStar < 2 * it.noiseFloor ? "within noise" : "") + Self.loss(it.lost),
        ])
      }
      return table
    case .sobol(let all):
      var table = AlignedTable([
        ("factor", .left), ("total", .right), ("95 % interval", .right), ("alone", .right),
        ("95 % interval", .right), ("", .left),
      ])
      for factor in order(all.map(\.total)) {
        let it = all[factor]
        table.append([
          factors[factor], AlignedTable.short(it.total, digits: 3), Self.interval(it.totalInterval),
          AlignedTable.short(it.firstOrder, digits: 3), Self.interval(it.firstOrderInterval),
          Self.loss(it.lost),
        ])
      }
      return table
    }
  }

  private func order(_ weights: [Double]) -> [Int] {
    weights.indices.sorted { a, b in
      let (x, y) = (weights[a].isNaN ? -1 : weights[a], weights[b].isNaN ? -1 : weights[b])
      return x == y ? a < b : x > y
    }
  }

  private static func interval(_ interval: (low: Double, high: Double)) -> String {
    interval.low.isNaN
      ? ""
      : AlignedTable.short(interval.low, digits: 2) + " to "
        + AlignedTable.short(interval.high, digits: 2)
  }

  private static func loss(_ lost: Int) -> String { lost == 0 ? "" : " \(lost) lost" }
}
