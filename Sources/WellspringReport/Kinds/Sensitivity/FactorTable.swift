// What the factors of an analysis are, for those who do not know their names.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct FactorTable {
  let table: DataTable

  /// - Parameter points: rows of design.csv.
  init(_ factors: [DesignFactor], _ points: [TableRow]) {
    table = DataTable(
      caption: "What the factors are", files: ["design.csv", "the model file in inputs/"],
      headings: ["Factor", "What it is", "From and to", "Key in the model file"],
      rows: factors.map { factor in
        [
          .text(factor.title), .text(factor.meaning),
          Self.range(factor, points).map { .text($0) } ?? .missing, .text(factor.path),
        ]
      })
  }

  /// The ends of a factor's range, `0.009 to 0.011 /h`; nil where it is words or does not move.
  static func range(_ factor: DesignFactor, _ points: [TableRow]) -> String? {
    let values = points.compactMap { $0.number(factor.name) }
    guard let low = values.min(), let high = values.max(), low < high else { return nil }
    return "\(shortCell(String(low))) to \(settingText(factor, String(high)))"
  }
}
