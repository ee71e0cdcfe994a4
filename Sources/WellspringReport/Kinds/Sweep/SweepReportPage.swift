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
    let isAlone = design.factors.count == 1
    answer =
      isAlone
      ? Self.course(source, design.factors[0], points, Array(outcomes))
      : outcomes.prefix(2).compactMap { Self.range(source, design.factors, points, $0) }
    let leading = isAlone ? 1 : min(2, factors.count)
    lead = Array(figures.prefix(leading))
    let rest = figures.dropFirst(leading).map { ReportSection.Block.figure($0) }
    sections = [
      ReportSection(
        name: "factors", title: "Along the factors",
        blocks: rest + [.table(Self.table(source, design, points, Array(outcomes)))])
    ]
  }

  /// From the first point to the last, of a single factor: the first outcome, then the others.
  private static func course(
    _ source: ReportSource, _ factor: DesignFactor, _ points: [TableRow], _ outcomes: [String]
  ) -> [Markup] {
    // As the picture runs: by the file's words for the points, or by their numbers.
    let ordered =
      factor.isNumber && factor.labels.isEmpty
      ? points.sorted { ($0.number(factor.name) ?? 0) < ($1.number(factor.name) ?? 0) } : points
    guard let first = ordered.first, let last = ordered.last, points.count > 1 else { return [] }
    let parts = outcomes.compactMap { outcome -> Markup? in
      guard let from = source.summary(first["scenario"], outcome),
        let to = source.summary(last["scenario"], outcome)
      else { return nil }
      let words = source.words(outcome)
      return """
        \(words.phrase) goes from \(from.mean.markup(unit: words.suffix)) to \
        \(to.mean.markup(unit: words.suffix))
        """
    }
    guard let main = parts.first else { return [] }
    let ends = [first, last].map { point -> String in
      let value = point[factor.name]
      return settingText(factor, value) + (factor.labels[value].map { " (\($0))" } ?? "")
    }
    let span = ends.joined(separator: " to ")
    let rest = parts.dropFirst().prefix(4).joined(separator: "; ")
    return ["With \(plainFactor(factor.name)) from \(span), \(main)."]
      + (parts.count > 1 ? ["Over the same range \(rest)."] : [])
  }

  /// The lowest and the highest point, of several factors.
  private static func range(
    _ source: ReportSource, _ factors: [DesignFactor], _ points: [TableRow], _ outcome: String
  ) -> Markup? {
    let known = points.compactMap { point in
      source.summary(point["scenario"], outcome).map { (point: point, summary: $0) }
    }
    guard let low = known.min(by: { $0.summary.mean.value < $1.summary.mean.value }),
      let high = known.max(by: { $0.summary.mean.value < $1.summary.mean.value })
    else { return nil }
    func place(_ point: TableRow) -> String {
      factors.prefix(4).map { "\(plainFactor($0.name)) \(settingText($0, point[$0.name]))" }
        .joined(separator: ", ")
    }
    let words = source.words(outcome)
    return """
      Over \(known.count) points \(words.phrase) lies between \
      \(low.summary.mean.markup(unit: words.suffix)) (with \(place(low.point))) and \
      \(high.summary.mean.markup(unit: words.suffix)) (with \(place(high.point))).
      """
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
            ? plainFactor(factor.name) : "\(plainFactor(factor.name)) (\(factor.unit))"
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

/// A factor's column as words.
func plainFactor(_ name: String) -> String { name.replacing("_", with: " ") }

/// A cell with a number to four digits; any other as it is.
func shortCell(_ cell: String) -> String {
  guard let value = Double(cell), value.isFinite else { return cell }
  let text = NumberStyle.short(value, digits: 4)
  guard text.contains(".") else { return text }
  let bare = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
  return String(bare.reversed())
}
