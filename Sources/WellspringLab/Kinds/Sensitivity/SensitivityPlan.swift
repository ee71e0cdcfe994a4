// An experiment of kind sensitivity: which factors matter, and how much of the spread is luck.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Which points are run, and how they are analysed.
public struct SensitivityPlan: ExperimentKind, Study {
  public static let name = "sensitivity"
  static let keys = ["factors", "method", "trajectories", "levels", "points"]

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

  static func read(_ reader: inout ExperimentReader) -> Experiment? { reader.readSensitivity() }

  var identityParts: [String] { [method.name] + design.identityParts }

  // MARK: Tables

  func tables(currency: String?) -> [TableSchema] {
    let indices =
      switch method {
      case .morris: SensitivityResult.morris.schema
      case .sobol: SensitivityResult.sobol.schema
      }
    return [indices, SensitivityResult.variance.schema, design.table.schema]
  }

  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    var found: [SensitivityResult] = []
    for outcome in tables.experiment.outcomes { found.append(try analyse(tables, outcome)) }
    let indices =
      switch method {
      case .morris: try tables.write(SensitivityResult.morris, found.flatMap(\.morrisRows))
      case .sobol: try tables.write(SensitivityResult.sobol, found.flatMap(\.sobolRows))
      }
    let variance = try tables.write(SensitivityResult.variance, found)
    tables.results.lines = found.flatMap { $0.lines + [""] } + closing(found, tables)
    tables.results.answer = SensitivityResult.answer(
      found, replicates: tables.experiment.replicates)
    return [indices, variance, try design.write(tables)]
  }

  func rewrite(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    try write(tables)
  }

  private func analyse(
    _ tables: ExperimentTables, _ outcome: Outcome
  ) throws(OutputError) -> SensitivityResult {
    let experiment = tables.experiment
    var cells: [[Double]] = []
    for scenario in experiment.scenarios.indices {
      cells.append(try tables.wholeColumn(scenario: scenario, outcome: outcome))
    }
    let shares = VarianceShares(cells)
    let values = cells.map { SampleSummary.mean(of: $0.filter { !$0.isNaN }) }
    let indices: SensitivityResult.Indices
    switch method {
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
      outcome: outcome, unit: experiment.unit(of: outcome), factors: design.factors.map(\.name),
      titles: design.factors.map(\.title), indices: indices, shares: shares,
      replicates: experiment.replicates, points: cells.count,
      lostPoints: values.count { $0.isNaN })
  }

  private func closing(_ found: [SensitivityResult], _ tables: ExperimentTables) -> [String] {
    let (experiment, results) = (tables.experiment, tables.results)
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

  // MARK: Words

  var listing: StudyListing { design.listing }

  func sentences(_ experiment: Experiment) -> [String] {
    [
      "A sensitivity analysis (\(method.name)) of \(counted(design.factors.count, "factor")) over "
        + "\(counted(experiment.scenarios.count, "point"))."
    ]
  }
}
