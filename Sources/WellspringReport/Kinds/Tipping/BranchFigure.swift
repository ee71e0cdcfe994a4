// Both branches of an arm: who starts rested, and the way back of who starts collapsed.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct BranchFigure {
  /// nil where the arm has no branches.
  let figure: Figure?

  private static let starts = [
    (direction: "up", name: "Starting rested", place: 0),
    (direction: "down", name: "Starting collapsed: the way back", place: 1),
  ]

  /// - Parameter midpoint: the capacity below which somebody counts as down.
  init(
    _ arm: String, _ branches: [TableRow], _ thresholds: [TableRow], midpoint: Double?
  ) {
    let own = branches.filter { $0["arm"] == arm }
    guard let first = own.first else {
      figure = nil
      return
    }
    let parameter = TurnedParameter(first).title
    let capacities = own.map { Self.point($0) }
    let finding = Self.finding(arm, own, thresholds)
    figure = Figure(
      name: "branches-\(arm)", title: "“\(plainName(arm))”: \(Self.title(own))",
      finding: finding,
      reading: Self.reading(arm, own, thresholds),
      chart: LineChart(
        series: Self.starts.compactMap { Self.branch(own, $0) } + Self.theory(own),
        xTitle: parameter, yTitle: "Capacity at the end (1: rested)",
        references: Self.references(arm, thresholds)
          + [midpoint].compactMap { $0 }.map { LineChart.Reference(value: $0, label: "down") },
        including: capacities.contains { ($0?.y ?? 0) > 0 } ? [0, 1] : []),
      table: Self.table(arm, own, parameter))
  }

  private static func title(_ own: [TableRow]) -> String {
    let directions = Set(own.map { $0["direction"] })
    if directions.count > 1 { return "both branches, and the way back" }
    return directions == ["up"] ? "where the rested end" : "where the collapsed end"
  }

  private static func reading(
    _ arm: String, _ own: [TableRow], _ thresholds: [TableRow]
  ) -> String {
    let isAlone = ArmSubject(arm, own, isUnit: own[0]["level"] == "unit").isAlone
    var words = "Marks are means of the last 28 days"
    words += isAlone ? " of the one followed. " : " with 95 % intervals. "
    if Set(own.map { $0["direction"] }).count > 1 {
      words += "Where the two lines are apart, it depends on the past where one ends."
    }
    guard own.contains(where: { $0.number("upper_state") ?? $0.number("lower_state") != nil })
    else { return words }
    words += " Lines without marks are steady states by theory; the dotted one between them is the "
    words += "threshold."
    // The map of a week knows capacity at one moment of it alone.
    let isWeekly = thresholds.contains { $0["arm"] == arm && $0["method"] == "weekly-map" }
    return isWeekly
      ? words
        + " They hold at one moment of the week, on Monday at midnight, and the marks over all "
        + "of its hours: where days off come before that Monday, theory lies above the marks by what "
        + "a week of work takes and the days off give back."
      : words
  }

  private static func point(_ row: TableRow) -> LineChart.Point? {
    guard let x = row.number("value"), let y = row.number("capacity_mean") else { return nil }
    // An interval of very few is wider than capacity can be; the table has all of it.
    return LineChart.Point(
      x: x, y: y, low: row.number("capacity_ci_low").map { max(0, $0) },
      high: row.number("capacity_ci_high").map { min(1.2, $0) })
  }

  private static func branch(
    _ rows: [TableRow], _ start: (direction: String, name: String, place: Int)
  ) -> LineChart.Series? {
    let points = rows.filter { $0["direction"] == start.direction }.compactMap(point)
    return points.isEmpty
      ? nil
      : LineChart.Series(
        name: start.name, points: points.sorted { $0.x < $1.x }, look: Look(start.place))
  }

  /// Steady states by theory, where there are any.
  private static func theory(_ rows: [TableRow]) -> [LineChart.Series] {
    let one = rows.filter { $0["direction"] == rows[0]["direction"] }
    return [
      ("upper_state", "Upper state, theory", 4), ("unstable_state", "Threshold, theory", 2),
      ("lower_state", "Lower state, theory", 3),
    ].compactMap { column, name, look in
      let points = one.compactMap { row -> LineChart.Point? in
        guard let x = row.number("value"), let y = row.number(column) else { return nil }
        return LineChart.Point(x: x, y: y)
      }.sorted { $0.x < $1.x }
      return points.count < 2
        ? nil
        : LineChart.Series(name: name, points: points, look: Look(look), hasMarkers: false)
    }
  }

  private static func references(_ arm: String, _ rows: [TableRow]) -> [LineChart.Reference] {
    ["collapse", "recovery"].compactMap { threshold in
      ThresholdSentence.place(threshold, of: arm, rows).map {
        LineChart.Reference(value: $0.value, label: threshold, isStanding: true)
      }
    }
  }

  private static func finding(
    _ arm: String, _ own: [TableRow], _ thresholds: [TableRow]
  ) -> String {
    func value(_ threshold: String) -> String? {
      ThresholdSentence.place(threshold, of: arm, thresholds).map {
        $0.low == nil ? NumberStyle.short($0.value, digits: 4) : $0.text()
      }
    }
    if let collapse = value("collapse"), let recovery = value("recovery"),
      thresholds.contains(where: { $0["arm"] == arm && $0["tips"] == "yes" })
    {
      return "Collapse at \(collapse), recovery only at \(recovery): the way back is longer than "
        + "the way down."
    }
    let rested = own.filter { $0["direction"] == "up" }
    let shares = rested.compactMap { $0.number("down_percent") }
    guard let low = shares.min(), let high = shares.max() else {
      return "Capacity at the end, by the value that is turned."
    }
    let subject = ArmSubject(arm, own, isUnit: own[0]["level"] == "unit")
    if let alone = subject.end(isAnyDown: high > 0) {
      return "Over the range: \(alone)."
    }
    guard low < high else {
      return "Of those who start rested \(NumberStyle.short(low)) % end down at every value."
    }
    func place(_ share: Double) -> String {
      rested.first { $0.number("down_percent") == share }.map { shortCell($0["value"]) } ?? ""
    }
    return "Of those who start rested \(NumberStyle.short(low)) % end down at \(place(low)) and "
      + "\(NumberStyle.short(high)) % at \(place(high))."
  }

  private static func table(_ arm: String, _ rows: [TableRow], _ parameter: String) -> DataTable {
    DataTable(
      caption: "“\(plainName(arm))”: where people end", files: ["branches.csv"],
      headings: [
        parameter, "Start", "Followed", "End down, % (95 % interval)",
        "Capacity (95 % interval)",
      ],
      rows: rows.map { row in
        [
          .text(shortCell(row["value"])),
          .text(row["direction"] == "up" ? "rested" : "collapsed"),
          .value(Sourced(row, "n", of: "branches"), decimals: 0),
          .estimate(Estimate(row, "down_percent", "down_ci_low", "down_ci_high", of: "branches")),
          .estimate(
            Estimate(
              row, "capacity_mean", "capacity_ci_low", "capacity_ci_high", of: "branches")),
        ]
      })
  }
}
