// ROC curves, and what signals do in the weeks before a tip.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct WarningCurves {
  let figures: [Figure]

  private static let mostCourses = 4

  init(_ source: ReportSource, _ detectors: [Detector]) throws(ModelFileError) {
    guard !detectors.isEmpty else {
      figures = []
      return
    }
    let roc = try source.rows(of: "roc", most: 20_000)
    let weeks = try source.rows(of: "indicators", most: 20_000)
    var seen: [[String]] = []
    for detector in detectors where !seen.contains([detector.signal, detector.indicator]) {
      seen.append([detector.signal, detector.indicator])
    }
    figures =
      [Self.roc(detectors, roc)].compactMap { $0 }
      + seen.prefix(Self.mostCourses).compactMap { Self.course($0[0], $0[1], weeks) }
  }

  /// The points of a detector's curve.
  private static func points(_ one: Detector, _ rows: [TableRow]) -> [TableRow] {
    rows.filter {
      $0["signal"] == one.signal && $0["indicator"] == one.indicator && $0["score"] == one.score
    }
  }

  private static func curve(
    _ one: Detector, _ place: Int, _ rows: [TableRow]
  ) -> LineChart.Series? {
    let found = points(one, rows).compactMap { row -> LineChart.Point? in
      guard let x = row.number("false_alarm_share"), let y = row.number("sensitivity") else {
        return nil
      }
      return LineChart.Point(x: x, y: y)
    }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard !found.isEmpty else { return nil }
    let whole = [LineChart.Point(x: 0, y: 0)] + found + [LineChart.Point(x: 1, y: 1)]
    return LineChart.Series(name: one.title, points: whole, look: Look(place), hasMarkers: false)
  }

  private static func roc(_ detectors: [Detector], _ rows: [TableRow]) -> Figure? {
    let series = detectors.enumerated().compactMap { curve($1, $0, rows) }
    guard !series.isEmpty else { return nil }
    let blind = LineChart.Series(
      name: "blind chance", points: [LineChart.Point(x: 0, y: 0), LineChart.Point(x: 1, y: 1)],
      look: Look(4), hasMarkers: false, isInLegend: false)
    let rows = detectors.flatMap { one in points(one, rows).map { (one, $0) } }
    return Figure(
      name: "roc", title: "Tips alarmed against false alarms",
      finding: "The nearer a curve comes to the upper left corner, the better; "
        + "\(detectors[0].title) has the largest area, \(detectors[0].area.text()). The straight line "
        + "is blind chance.",
      chart: LineChart(
        series: series + [blind], xTitle: "Share of the others alarmed",
        yTitle: "Share of tips alarmed", including: [0, 1], isSquare: true),
      table: DataTable(
        caption: "Points of the curves", files: ["roc.csv"],
        headings: ["Detector", "Threshold", "Tips alarmed", "Others alarmed"],
        rows: rows.map { one, row in
          [
            .text(one.title), .value(Sourced(row, "threshold", of: "roc")),
            .value(Sourced(row, "sensitivity", of: "roc")),
            .value(Sourced(row, "false_alarm_share", of: "roc")),
          ]
        }, most: 120))
  }

  /// Whether the intervals of two points leave room between them.
  private static func areApart(_ one: LineChart.Point?, _ other: LineChart.Point?) -> Bool {
    guard let low = one?.low, let high = one?.high, let otherLow = other?.low,
      let otherHigh = other?.high
    else { return false }
    return low > otherHigh || otherLow > high
  }

  private static func course(
    _ signal: String, _ indicator: String, _ rows: [TableRow]
  ) -> Figure? {
    let own = rows.filter { $0["signal"] == signal && $0["indicator"] == indicator }
    func series(_ episode: String, _ name: String, _ place: Int) -> LineChart.Series? {
      let points = own.filter { $0["episode"] == episode }.compactMap { row -> LineChart.Point? in
        guard let week = row.number("weeks_before"), let mean = row.number("mean") else {
          return nil
        }
        return LineChart.Point(
          x: -week, y: mean, low: row.number("mean_low"), high: row.number("mean_high"))
      }.sorted { $0.x < $1.x }
      return points.count < 2
        ? nil
        : LineChart.Series(name: name, points: points, look: Look(place), hasBand: true)
    }
    let both = [series("tip", "Before a tip", 1), series("none", "Without a tip", 0)]
      .compactMap { $0 }
    guard let tip = both.first, let last = tip.points.last else { return nil }
    let other = both.count > 1 ? both[1].points.last : nil
    let isApart = both.count > 1 && Self.areApart(tip.points.first, both[1].points.first)
    let what = "\(plainName(indicator)) of \(plainName(signal))"
    return Figure(
      name: "course-\(signal)-\(indicator)", title: "The \(what) in the weeks before a tip",
      finding: "At the last look it is \(NumberStyle.short(last.y)) before a tip"
        + (other.map { ", and \(NumberStyle.short($0.y)) among those who do not tip." } ?? "."),
      reading: "Means over episodes; bands are 95 % intervals."
        + (isApart
          ? " The two differ as far back as is looked: what is told is who tips, more than when."
          : ""),
      chart: LineChart(
        series: both, xTitle: "Weeks before the tip",
        yTitle: indicator == "mean" ? "Mean of \(plainName(signal))" : "Mean \(what)"),
      table: weeks(own, what))
  }

  private static func weeks(_ rows: [TableRow], _ what: String) -> DataTable {
    DataTable(
      caption: "The \(what) by week", files: ["indicators.csv"],
      headings: ["Weeks before", "Episode", "Episodes", "Mean (95 % interval)"],
      rows: rows.map { row in
        [
          .text(row["weeks_before"]),
          .text(row["episode"] == "tip" ? "before a tip" : "without a tip"),
          .value(Sourced(row, "n", of: "indicators"), decimals: 0),
          .estimate(Estimate(row, "mean", "mean_low", "mean_high", of: "indicators")),
        ]
      })
  }
}
