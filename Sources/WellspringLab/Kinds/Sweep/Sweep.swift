// Experiments of kind sweep: factors, and the points at which they are run.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The points of a design, each a scenario.
public struct Sweep: ExperimentKind, Study {
  public static let name = "sweep"
  static let keys = ["factors", "design", "points", "file"]

  public let design: DesignPoints

  init(design: DesignPoints) { self.design = design }

  static func read(_ reader: inout ExperimentReader) -> Experiment? { reader.readSweep() }

  var identityParts: [String] { design.identityParts }

  func tables(currency: String?) -> [TableSchema] { [design.table.schema] }

  func write(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    [try design.write(tables)]
  }

  func rewrite(_ tables: ExperimentTables) throws(OutputError) -> [WrittenTable] {
    try write(tables)
  }

  var listing: StudyListing { design.listing }

  func sentences(_ experiment: Experiment) -> [String] {
    [
      "A sweep of \(counted(design.factors.count, "factor")) over "
        + "\(counted(experiment.scenarios.count, "point")) (\(design.method)), on the same random "
        + "numbers."
    ]
  }
}
