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
  /// What people call it; empty where the file does not say. It reaches no table.
  public var label = ""
  /// What people call it, or its column as words.
  public var title: String { label.isEmpty ? name.replacing("_", with: " ") : label }
  /// What some of its values stand for, in words; for people alone, no table has them.
  public var labels: [String: String] = [:]

  public init(name: String, path: String, unit: String, isNumber: Bool, meaning: String) {
    self.name = name
    self.path = path
    self.unit = unit
    self.isNumber = isNumber
    self.meaning = meaning
  }
}

extension DesignFactor {
  /// A factor of a model.
  init(_ name: String, _ path: String, _ entry: RegistryEntry, _ base: LoadedModel) {
    self.init(
      name: name, path: path, unit: entry.isQuantity ? entry.unitText(base.model.prices) : "",
      isNumber: entry.isQuantity, meaning: entry.meaning)
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

  /// Everything that decides bytes, as text.
  var identityParts: [String] { factors.map(\.name) + points.flatMap { $0 } }

  /// `p1`, or `p001` where there are many, so that names sort.
  public static func name(_ point: Int, of count: Int) -> String {
    let digits = String(point + 1)
    return "p" + String(repeating: "0", count: String(count).count - digits.count) + digits
  }
}

extension DesignPoints {
  typealias Row = (scenario: String, values: [String])

  /// One row per design point, one column per factor.
  var table: Table<Row> {
    Table(
      name: "design", title: "Design points",
      meaning: "One row per design point; each factor is a column. The point is the scenario of "
        + "that name in the other tables.",
      key: ["scenario"],
      columns: [.scenario { $0.scenario }]
        + factors.enumerated().map { place, factor in
          let shape = ColumnShape(
            factor.name, factor.isNumber ? .number : .text, unit: factor.unit,
            meaning: "\(factor.path). \(factor.meaning)", isRequired: true)
          // Numbers stand as they were given.
          return Column(shape: shape) { row, text in text.append(row.values[place]) }
        })
  }

  /// Writes design.csv.
  func write(_ tables: ExperimentTables) throws(OutputError) -> WrittenTable {
    try tables.write(table, zip(tables.experiment.scenarios, points).lazy.map { ($0.name, $1) })
  }

  /// The factors and their values, for descriptions.
  var listing: StudyListing {
    var rows = factors.enumerated().map { place, factor in
      [factor.name, factor.path, span(place), factor.unit == "1" ? "" : factor.unit]
    }
    if rows.count > StudyListing.most {
      let left = rows.count - StudyListing.most
      rows = rows.prefix(StudyListing.most) + [["and \(left) more"]]
    }
    return .table(title: "Factors", rows: rows)
  }

  private func span(_ factor: Int) -> String {
    let values = points.map { $0[factor] }
    var different: [String] = []
    for value in values where !different.contains(value) && different.count < 7 {
      different.append(value)
    }
    let numbers = values.compactMap(Double.init)
    let isListed = ["factorial", "file"].contains(method) && different.count < 7
    return isListed || numbers.count < values.count
      ? different.joined(separator: ", ") + (different.count < 7 ? "" : ", …")
      : "\(numbers.min()!.tidyText) to \(numbers.max()!.tidyText)"
  }
}
