// What `wellspring validate` prints.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringEvidence
import WellspringLab

/// Published figures beside simulated ones, for people and for spreadsheets.
struct ValidationText {
  let rows: [ValidationRow]
  let notes: [(String, Double)]

  func text(_ format: ValidateCommand.Format) -> String {
    let lines =
      switch format {
      case .text: table.lines + ["", summary] + noteLines
      case .csv: [csvHeader] + rows.map(csv)
      }
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let inside = rows.count { $0.isInside }
    return "\(inside) of \(rows.count) simulated figures are inside their published intervals."
  }

  private var table: AlignedTable {
    var table = AlignedTable([
      ("figure", .left), ("published", .right), ("from", .right), ("to", .right),
      ("simulated", .right), ("error", .right), ("", .left), ("what", .left),
    ])
    for row in rows {
      let p = row.published
      table.append([
        p.identifier, number(p.value), number(p.low), number(p.high), number(row.simulated),
        number(row.standardError), row.isInside ? "inside" : "OUTSIDE",
        "\(p.setting): \(p.statistic)",
      ])
    }
    return table
  }

  private var csvHeader: String {
    "id,setting,statistic,unit,published,low,high,simulated,monte_carlo_error,inside"
  }

  private func csv(_ row: ValidationRow) -> String {
    let p = row.published
    let fields =
      [p.identifier, p.setting, p.statistic, p.unit]
      + [p.value, p.low, p.high, row.simulated, row.standardError].map { $0.isNaN ? "" : "\($0)" }
      + [row.isInside ? "1" : "0"]
    return fields.map { $0.contains(",") || $0.contains("\"") ? quoted($0) : $0 }
      .joined(separator: ",")
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  private var noteLines: [String] {
    notes.isEmpty
      ? [] : [""] + notes.map { "\(AlignedTable.short($0.1).leftPadded(10))  \($0.0)" }
  }

  private func number(_ value: Double) -> String {
    value.isNaN ? "none" : AlignedTable.short(value, digits: 3)
  }
}

extension String {
  fileprivate func leftPadded(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
