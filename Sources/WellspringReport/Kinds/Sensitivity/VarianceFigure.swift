// Where the variance of an outcome comes from: the factors, or luck.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct VarianceFigure {
  /// nil where no outcome has shares.
  let figure: Figure?

  private static let parts = ["parameters", "seeds", "rest"]

  init(_ source: ReportSource) throws(ModelFileError) {
    let rows = try source.rows(of: "variance").filter { row in
      Self.parts.allSatisfy { row.number($0) != nil }
        && Self.parts.reduce(0) { $0 + (row.number($1) ?? 0) } > 0
    }
    guard !rows.isEmpty else {
      figure = nil
      return
    }
    func share(_ row: TableRow, _ part: String) -> Double {
      let all = Self.parts.reduce(0) { $0 + (row.number($1) ?? 0) }
      return 100 * (row.number(part) ?? 0) / all
    }
    let first = rows[0]
    let luck = 100 - share(first, "parameters")
    figure = Figure(
      name: "variance", title: "How much is luck",
      finding: "Of the variance of a single replicate of "
        + "\(source.words(first["outcome"]).phrase), \(NumberStyle.fixed(luck, 0)) % is luck, and "
        + "the rest the factors.",
      chart: StackChart(
        rows: rows.map { row in
          StackChart.Row(
            label: source.words(row["outcome"]).label, values: Self.parts.map { share(row, $0) },
            texts: Self.parts.map { "\(NumberStyle.fixed(share(row, $0), 0)) %" })
        }, parts: ["Factors", "Chance shared by all points", "Chance of each point’s own"],
        axisTitle: "Share of the variance (%)"),
      table: DataTable(
        caption: "Variance by where it comes from", files: ["variance.csv"],
        headings: ["Outcome", "Factors", "Chance, shared", "Chance, its own", "Chance, % of all"],
        rows: rows.map { row in
          [.text(source.words(row["outcome"]).label)]
            + Self.parts.map { .value(Sourced(row, $0, of: "variance")) }
            + [.value(Sourced(row, "seed_share_percent", of: "variance"), decimals: 0)]
        }))
  }
}
