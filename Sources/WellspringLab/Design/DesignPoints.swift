// The points of a design, as they stand in design.csv.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One factor of a design.
public struct DesignFactor: Sendable, Equatable {
  /// The column in design.csv.
  public let name: String
  /// The path in the model.
  public let path: String
  /// The documented unit, "1" for pure numbers; empty for words.
  public let unit: String
  public let isNumber: Bool
  /// One sentence about the value.
  public let meaning: String

  public init(name: String, path: String, unit: String, isNumber: Bool, meaning: String) {
    self.name = name
    self.path = path
    self.unit = unit
    self.isNumber = isNumber
    self.meaning = meaning
  }
}

/// Factors, and their values at each point.
public struct DesignPoints: Sendable {
  public let factors: [DesignFactor]
  /// By point, in the order of `factors`: the values as in a model file, in documented units.
  public let points: [[String]]
  /// factorial, latin-hypercube, sobol or file.
  public let method: String

  public init(factors: [DesignFactor], points: [[String]], method: String) {
    (self.factors, self.points, self.method) = (factors, points, method)
  }

  /// `p1`, or `p001` where there are many, so that names sort.
  public static func name(_ point: Int, of count: Int) -> String {
    let digits = String(point + 1)
    return "p" + String(repeating: "0", count: String(count).count - digits.count) + digits
  }
}

extension ExperimentTables {
  func writeDesign(_ design: DesignPoints) throws(OutputError) -> WrittenTable {
    let table = try TableFile(ResultTables.design(design.factors), in: folder)
    for (scenario, values) in zip(experiment.scenarios, design.points) {
      var row = CSVText()
      row.append(scenario.name)
      for value in values { row.append(value) }
      row.endRow()
      try table.append(row)
    }
    return try table.finish()
  }
}
