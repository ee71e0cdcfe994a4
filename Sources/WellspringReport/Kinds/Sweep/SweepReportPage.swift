// Factors that were varied: outcomes along each of them.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct SweepReportPage: KindReport {
  let answer: [Markup]
  let lead: [Figure]
  let sections: [ReportSection]

  private static let mostFactors = 4
  private static let mostOutcomes = 6
  /// Pictures along factors at most: every outcome along a single factor, fewer along several.
  private static let mostFigures = 12

  init(_ source: ReportSource, _ design: DesignPoints) throws(ModelFileError) {
    let points = try source.rows(of: "design", most: ReportSource.mostScenarios)
    let outcomes = source.asked.prefix(Self.mostOutcomes).filter { name in
      points.contains { source.summary($0["scenario"], name) != nil }
    }
    let factors = design.factors.prefix(Self.mostFactors)
    var figures: [Figure] = []
    for outcome in outcomes {
      for factor in factors {
        let effect = FactorEffect(
          source, factor: factor, isAlone: design.factors.count == 1, outcome: outcome,
          points: points)
        if let figure = effect.figure, figures.count < Self.mostFigures {
          figures.append(figure)
        }
      }
    }
    answer = SweepAnswer(source, design, points).sentences
    let leading = design.factors.count == 1 ? 1 : min(2, factors.count)
    lead = Array(figures.prefix(leading))
    let rest = figures.dropFirst(leading).map { ReportSection.Block.figure($0) }
    sections = [
      ReportSection(
        name: "factors", title: "Along the factors",
        blocks: rest + [.table(Self.table(source, design, points, Array(outcomes)))])
    ]
  }

  private static func table(
    _ source: ReportSource, _ design: DesignPoints, _ points: [TableRow], _ outcomes: [String]
  ) -> DataTable {
    DataTable(
      caption: "Points of the design (\(design.method)) and what came of them",
      files: ["design.csv", "summary.csv"],
      headings: ["Point"]
        + design.factors.map { factor in
          factor.unit == "1" || factor.unit.isEmpty
            ? factor.title : "\(factor.title) (\(factor.unit))"
        } + outcomes.map { source.words($0).axis },
      rows: points.map { point in
        [.text(point["scenario"])]
          + design.factors.map { factor -> DataTable.Cell in
            if let label = factor.labels[point[factor.name]] {
              return .text("\(shortCell(point[factor.name])): \(label)")
            }
            guard factor.isNumber, let value = Sourced(point, factor.name, of: "design") else {
              return .text(point[factor.name])
            }
            return .number(value, shortCell(value.raw))
          } + outcomes.map { .estimate(source.summary(point["scenario"], $0)?.mean) }
      }, total: source.folder.rowCount("design"))
  }
}

/// A value of a factor with its unit.
func settingText(_ factor: DesignFactor, _ value: String) -> String {
  shortCell(value) + (factor.unit == "1" || factor.unit.isEmpty ? "" : " \(factor.unit)")
}

/// A cell with a number to four digits; any other as it is.
func shortCell(_ cell: String) -> String {
  guard let value = Double(cell), value.isFinite else { return cell }
  let text = NumberStyle.short(value, digits: 4)
  guard text.contains(".") else { return text }
  let bare = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
  return String(bare.reversed())
}
