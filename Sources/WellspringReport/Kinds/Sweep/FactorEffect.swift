// One outcome along one factor.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct FactorEffect {
  /// nil where no point has a value.
  let figure: Figure?

  /// Values of a factor that are levels; more are a range.
  private static let mostLevels = 15
  /// Marks in a picture at most.
  private static let mostMarks = 120

  /// A point of the design.
  private struct Point {
    let level: String
    let summary: OutcomeSummary
  }

  init(
    _ source: ReportSource, factor: DesignFactor, isAlone: Bool, outcome: String,
    points: [TableRow]
  ) {
    let known = points.compactMap { row in
      source.summary(row["scenario"], outcome).map { Point(level: row[factor.name], summary: $0) }
    }
    guard known.count > 1 else {
      figure = nil
      return
    }
    var levels: [String] = []
    for point in known where levels.count <= Self.mostLevels && !levels.contains(point.level) {
      levels.append(point.level)
    }
    let name =
      "\(outcome.replacing("_", with: "-"))-by-\(factor.name.replacing("_", with: "-"))"
    let unit = factor.unit == "1" || factor.unit.isEmpty ? "" : " (\(factor.unit))"
    let plain = factor.title
    let xTitle = plain.prefix(1).uppercased() + plain.dropFirst() + unit
    let isLevelled = levels.count <= Self.mostLevels
    let words = source.words(outcome)
    // Levels with words of their own stand in the order in which the file tells them.
    let named = isLevelled ? levels.compactMap { factor.labels[$0] } : []
    let isNamed = !named.isEmpty && named.count == levels.count
    let values = levels.map(shortCell).joined(separator: ", ")
    let chart = Self.chart(
      known, levels: isLevelled ? levels : nil, names: isNamed ? named : levels.map(shortCell),
      isNumber: factor.isNumber && !isNamed, isAlone: isAlone,
      xTitle: isNamed ? "\(xTitle): \(values)" : xTitle, yTitle: words.axis)
    figure = Figure(
      name: name, title: "\(words.label) along \(factor.title)",
      finding: isLevelled
        ? Self.levelFinding(known, levels, words, factor) : Self.rangeFinding(known, words),
      reading: Self.reading(known.count, isAlone: isAlone, isLevelled: isLevelled),
      chart: chart,
      table: Self.table(known, factor, words, xTitle: xTitle))
  }

  private static func table(
    _ points: [Point], _ factor: DesignFactor, _ words: OutcomeWords, xTitle: String
  ) -> DataTable {
    DataTable(
      caption: "\(words.axis) by \(xTitle)", files: ["summary.csv", "design.csv"],
      headings: [xTitle, "Mean (95 % interval)"],
      rows: points.map { point in
        let label = factor.labels[point.level].map { ": \($0)" } ?? ""
        return [.text(shortCell(point.level) + label), .estimate(point.summary.mean)]
      })
  }

  private static func reading(_ count: Int, isAlone: Bool, isLevelled: Bool) -> String {
    if isAlone { return "Whiskers are 95 % intervals." }
    return marksReading(count)
      + (isLevelled ? " The line joins the means over the other factors." : "")
  }

  private static func marksReading(_ count: Int) -> String {
    let step = (count - 1) / mostMarks + 1
    return step == 1
      ? "Each mark is a point of the design."
      : "Each mark is a point of the design; of \(count) points one in \(step) is drawn."
  }

  private static func mean(_ points: [Point], _ level: String) -> Double {
    let values = points.filter { $0.level == level }.map(\.summary.mean.value)
    return values.reduce(0, +) / Double(max(1, values.count))
  }

  private static func chart(
    _ points: [Point], levels: [String]?, names: [String], isNumber: Bool, isAlone: Bool,
    xTitle: String, yTitle: String
  ) -> LineChart {
    func place(_ level: String) -> Double {
      if isNumber, let value = Double(level) { return value }
      return Double(levels?.firstIndex(of: level) ?? 0)
    }
    let step = (points.count - 1) / mostMarks + 1
    let drawn = points.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    let marks = drawn.map { point in
      LineChart.Point(
        x: place(point.level), y: point.summary.mean.value,
        low: isAlone ? point.summary.mean.low?.value : nil,
        high: isAlone ? point.summary.mean.high?.value : nil)
    }.sorted { $0.x < $1.x }
    var series = [
      LineChart.Series(
        name: isAlone ? "Mean" : "Points", points: marks, look: Look(0), hasLine: isAlone)
    ]
    if let levels, !isAlone {
      let means = levels.map { LineChart.Point(x: place($0), y: mean(points, $0)) }
      series.append(
        LineChart.Series(
          name: "Mean over the other factors", points: means.sorted { $0.x < $1.x },
          look: Look(1)))
    }
    return LineChart(
      series: series, xTitle: xTitle, yTitle: yTitle,
      categories: isNumber || levels == nil ? [] : names)
  }

  private static func levelFinding(
    _ points: [Point], _ levels: [String], _ words: OutcomeWords, _ factor: DesignFactor
  ) -> String {
    let means = levels.map { (level: $0, mean: mean(points, $0)) }
    guard let low = means.min(by: { $0.mean < $1.mean }),
      let high = means.max(by: { $0.mean < $1.mean })
    else { return "" }
    let decimals = NumberStyle.decimals(high.mean, digits: 3)
    func named(_ level: String) -> String {
      settingText(factor, level) + (factor.labels[level].map { " (\($0))" } ?? "")
    }
    return "\(words.label) is lowest (\(NumberStyle.fixed(low.mean, decimals))\(words.suffix)) at "
      + "\(factor.title) \(named(low.level)) and highest "
      + "(\(NumberStyle.fixed(high.mean, decimals))\(words.suffix)) at \(named(high.level))."
  }

  private static func rangeFinding(_ points: [Point], _ words: OutcomeWords) -> String {
    let values = points.map(\.summary.mean.value)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let decimals = NumberStyle.decimals(high, digits: 3)
    return "\(words.label) lies between \(NumberStyle.fixed(low, decimals)) and "
      + "\(NumberStyle.fixed(high, decimals))\(words.suffix) over \(points.count) points."
  }
}
