// How long people hold out, and which pushes they survive.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct CourseFigures {
  let figures: [Figure]

  init(_ source: ReportSource, _ arms: [String]) throws(ModelFileError) {
    let escape = try source.rows(of: "escape")
    let margins = try source.rows(of: "margins")
    figures = arms.flatMap { arm in
      [Self.escape(arm, escape), Self.margins(arm, margins)].compactMap { $0 }
    }
  }

  private static func escape(_ arm: String, _ rows: [TableRow]) -> Figure? {
    let own = rows.filter { $0["arm"] == arm }
    func series(_ direction: String, _ name: String, _ place: Int) -> LineChart.Series? {
      let points = own.filter { $0["direction"] == direction }.compactMap {
        row -> LineChart.Point? in
        guard let x = row.number("value"), let y = row.number("rate_per_year") else { return nil }
        return LineChart.Point(
          x: x, y: y, low: row.number("rate_ci_low"), high: row.number("rate_ci_high"))
      }.sorted { $0.x < $1.x }
      return points.isEmpty
        ? nil : LineChart.Series(name: name, points: points, look: Look(place))
    }
    let both = [
      series("up", "Tips of the rested", 0), series("down", "Recoveries of the collapsed", 1),
    ].compactMap { $0 }
    guard !both.isEmpty, own.contains(where: { ($0.number("passages") ?? 0) > 0 }) else {
      return nil
    }
    let subject = ArmSubject(arm, own, isUnit: own[0]["level"] == "unit")
    let title = TurnedParameter(own[0]).title
    let who = subject.isUnit ? "units" : "people"
    return Figure(
      name: "escape-\(arm)", title: "“\(plainName(arm))”: how often \(who) tip and recover",
      finding: subject.isAlone ? soonest(own, subject) : fastest(own),
      reading: subject.isAlone
        ? "One passage at most at each value: the mark is one over the years until it, 0 without any."
        : "First passages in a year at risk, with 95 % intervals. A passage must last 28 days, so there "
          + "can be no more than 13 in a year.",
      chart: LineChart(
        series: both, xTitle: title, yTitle: "Passages in a year at risk", including: [0]),
      table: passages(arm, own, title))
  }

  /// Where tips are most frequent, of many.
  private static func fastest(_ own: [TableRow]) -> String {
    let fastest = own.filter { $0["direction"] == "up" }.max {
      ($0.number("rate_per_year") ?? 0) < ($1.number("rate_per_year") ?? 0)
    }
    if let fastest, fastest.number("rate_per_year") == 0 {
      return "None of those who start rested was seen to tip."
    }
    return fastest.map {
      "Of those who start rested, tips are most frequent at \(shortCell($0["value"])): "
        + "\(NumberStyle.short($0.number("rate_per_year") ?? 0)) for each "
        + "\($0["level"] == "unit" ? "unit" : "person") and year until then."
    } ?? "Recoveries of those who start collapsed, by the value that is turned."
  }

  /// After how many days one alone tips and is back, at the values where that comes first.
  private static func soonest(_ own: [TableRow], _ subject: ArmSubject) -> String {
    func first(_ direction: String, _ what: String) -> String? {
      let rows = own.filter { $0["direction"] == direction }
      guard let days = rows.compactMap({ $0.number("median_days") }).min() else { return nil }
      let places = rows.filter { $0.number("median_days") == days }.map { shortCell($0["value"]) }
      return "\(what) soonest at \(places.joined(separator: " and at ")), after "
        + "\(NumberStyle.short(days)) days"
    }
    let parts = [
      first("up", "tips, when started rested,"), first("down", "is back, when started collapsed,"),
    ].compactMap { $0 }
    let who = subject.one.prefix(1).uppercased() + subject.one.dropFirst()
    return parts.isEmpty
      ? "\(who) followed never passes the midpoint for good."
      : "\(who) followed \(parts.joined(separator: ", and "))."
  }

  private static func passages(_ arm: String, _ rows: [TableRow], _ parameter: String) -> DataTable
  {
    DataTable(
      caption: "“\(plainName(arm))”: first passages", files: ["escape.csv"],
      headings: [
        parameter, "Start", "Passages", "In a year (95 % interval)", "Days until half have passed",
      ],
      rows: rows.map { row in
        [
          .text(shortCell(row["value"])),
          .text(row["direction"] == "up" ? "rested" : "collapsed"),
          .value(Sourced(row, "passages", of: "escape"), decimals: 0),
          .estimate(
            Estimate(row, "rate_per_year", "rate_ci_low", "rate_ci_high", of: "escape")),
          .value(Sourced(row, "median_days", of: "escape")),
        ]
      })
  }

  private static func survived(
    _ margin: Estimate?, _ own: [TableRow], _ subject: ArmSubject
  ) -> String {
    guard subject.isAlone else {
      return margin.map { "Half survive a loss of capacity of \($0.text()) at once." }
        ?? "Among the pushes that were tried there is none that just half survive."
    }
    if let margin {
      return "The largest loss of capacity at once that \(subject.one) followed survives is "
        + "\(margin.text())."
    }
    let isAnyDown = own.contains { ($0.number("down_percent") ?? 0) > 0 }
    let who = subject.one.prefix(1).uppercased() + subject.one.dropFirst()
    return "\(who) followed survives \(isAnyDown ? "none" : "each") of the pushes that were tried."
  }

  private static func margins(_ arm: String, _ rows: [TableRow]) -> Figure? {
    let own = rows.filter { $0["arm"] == arm }
    let points = own.compactMap { row -> LineChart.Point? in
      guard let x = row.number("push"), let y = row.number("down_percent") else { return nil }
      return LineChart.Point(x: x, y: y, low: row.number("ci_low"), high: row.number("ci_high"))
    }.sorted { $0.x < $1.x }
    guard let first = own.first, !points.isEmpty else { return nil }
    let margin = Estimate(first, "margin", "margin_ci_low", "margin_ci_high", of: "margins")
    let subject = ArmSubject(arm, own, isUnit: first["level"] == "unit")
    var references: [LineChart.Reference] =
      subject.isAlone ? [] : [LineChart.Reference(value: 50, label: "half")]
    if let margin {
      references.append(
        LineChart.Reference(value: margin.value, label: "margin", isStanding: true))
    }
    return Figure(
      name: "margin-\(arm)", title: "“\(plainName(arm))”: which pushes are survived",
      finding: Self.survived(margin, own, subject),
      reading: "A push is capacity lost at once, at the operating value "
        + "\(shortCell(first["value"])).",
      chart: LineChart(
        series: [LineChart.Series(name: "Ends down", points: points, look: Look(0))],
        xTitle: "Capacity lost at once", yTitle: "Share that ends down (%)",
        references: references, including: [0, 100]),
      table: DataTable(
        caption: "“\(plainName(arm))”: pushes", files: ["margins.csv"],
        headings: ["Push", "Followed", "End down, % (95 % interval)"],
        rows: own.map { row in
          [
            .text(shortCell(row["push"])), .value(Sourced(row, "n", of: "margins"), decimals: 0),
            .estimate(Estimate(row, "down_percent", "ci_low", "ci_high", of: "margins")),
          ]
        }))
  }
}
