// Published figures with their intervals, and what the model gives on the scale of each.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A picture of a validation: a row for each published figure, on a scale where the published value is 0
/// and the ends of its interval are -1 and 1.
public struct ValidationPicture: Sendable {
  /// A published figure and what the model gives.
  public struct Row: Sendable {
    let identifier: String
    let words: String
    let published: Double
    let low: Double
    let high: Double
    /// NaN where it is not computed.
    let simulated: Double
    let standardError: Double
    let earlier: Double?

    /// - Parameters:
    ///   - identifier: its first letter says what it is about.
    ///   - words: setting and statistic.
    ///   - published: the value, within `low` and `high`.
    ///   - simulated: NaN where it is not computed.
    ///   - standardError: Monte Carlo error of `simulated`.
    ///   - earlier: what another validation gave.
    public init(
      identifier: String, words: String, published: Double, low: Double, high: Double,
      simulated: Double, standardError: Double, earlier: Double?
    ) {
      (self.identifier, self.words, self.published) = (identifier, words, published)
      (self.low, self.high, self.simulated) = (low, high, simulated)
      (self.standardError, self.earlier) = (standardError, earlier)
    }

    var isInside: Bool { (low...high).contains(simulated) }

    /// A value on the scale of the interval, at the edge of the picture where it is beyond that.
    func place(_ value: Double) -> Double {
      let reach = value > published ? high - published : published - low
      let place = value == published ? 0 : (value - published) / reach
      return min(ValidationPicture.edge, max(-ValidationPicture.edge, place))
    }

    /// What it is about, without how it was computed.
    var title: String {
      let what = words.prefix { $0 != "," && $0 != "(" }
      return "\(identifier) \(what.last == " " ? what.dropLast() : what)"
    }
  }

  private static let edge = 3.0
  private static let groups: [(letter: Character, title: String)] = [
    ("W", "Work and shifts"), ("B", "Breaks"), ("R", "Recovery"), ("P", "Levels of burnout"),
    ("S", "Traumatic stress"), ("M", "Moral distress and injury"), ("T", "Absence and leaving"),
    ("E", "Errors"), ("L", "Leadership"), ("D", "Course over time"),
  ]

  private let rows: [Row]
  private let earlierName: String

  /// - Parameter earlierName: what gave the earlier values, where rows have them.
  public init(_ rows: [Row], earlierName: String = "") {
    (self.rows, self.earlierName) = (rows, earlierName)
  }

  /// The picture as an SVG file.
  public var file: String {
    chart.canvas(width: ChartWidth.wide).file(title: "Published and simulated", finding: finding)
  }

  var finding: String {
    "\(rows.count { $0.isInside }) of \(rows.count) simulated figures lie within the interval of the "
      + "published one."
  }

  var chart: IntervalChart {
    let known = Set(Self.groups.map(\.letter))
    let headed = Self.groups.flatMap { group in
      rows.filter { $0.identifier.first == group.letter }.map { (group.title, row($0)) }
    }
    let others = rows.filter { !known.contains($0.identifier.first ?? " ") }
    return IntervalChart(
      rows: IntervalChart.grouped(headed + others.map { ("Other figures", row($0)) }),
      axisTitle:
        "Simulated value on the scale of each published interval, whose ends are -1 and 1; "
        + "what is beyond the edge stands on it",
      references: [
        IntervalChart.Reference(value: -1, label: "", isTick: true),
        IntervalChart.Reference(value: 0, label: "published"),
        IntervalChart.Reference(value: 1, label: "", isTick: true),
      ], series: ["inside the published interval", "outside"], earlierName: earlierName,
      including: [-Self.edge, Self.edge])
  }

  private func row(_ row: Row) -> IntervalChart.Row {
    let reach = 1.96 * row.standardError
    let earlier = row.earlier.map(row.place)
    let published = "\(NumberStyle.short(row.low)) to \(NumberStyle.short(row.high))"
    guard row.simulated.isFinite else {
      return IntervalChart.Row(
        label: row.title,
        entries: [
          .init(value: nil, outer: -1...1, earlier: earlier, text: "none (\(published))")
        ])
    }
    return IntervalChart.Row(
      label: row.title,
      entries: [
        .init(
          value: row.place(row.simulated), low: row.place(row.simulated - reach),
          high: row.place(row.simulated + reach), outer: -1...1, earlier: earlier,
          series: row.isInside ? 0 : 1, text: "\(short(row.simulated)) (\(published))")
      ])
  }

  private func short(_ value: Double) -> String {
    NumberStyle.fixed(value, NumberStyle.decimals(value, digits: 3))
  }
}
