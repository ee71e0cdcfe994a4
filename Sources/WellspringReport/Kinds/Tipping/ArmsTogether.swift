// Arms that turn the same value, in one picture and in one sentence.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct ArmsTogether {
  /// Who is down at the first step at which half of the first arm are; nil where none collapses.
  let sentence: Markup?
  /// nil where no two arms turn the same value.
  let figure: Figure?

  private static let mostArms = 4

  init(_ arms: [String], _ branches: [TableRow]) {
    let courses = arms.compactMap { ArmCourse($0, branches) }
    let chief = courses.first { $0.collapse != nil } ?? courses.first
    let together = courses.filter { $0.path == chief?.path }.prefix(Self.mostArms)
    guard let chief, together.count > 1 else {
      (sentence, figure) = (nil, nil)
      return
    }
    sentence = chief.collapse.flatMap {
      Self.sentence(at: $0.worse.value, chief.words, Array(together))
    }
    figure = Self.figure(Array(together), branches)
  }

  private static func sentence(
    at value: Sourced, _ words: TurnedParameter, _ courses: [ArmCourse]
  ) -> Markup? {
    let parts = courses.compactMap { course -> Markup? in
      guard let step = course.steps.first(where: { $0.value.value == value.value }),
        let interval = step.interval
      else { return nil }
      return "\(interval.markup(unit: " %")) of the \(course.subject) of “\(plainName(course.arm))”"
    }
    guard parts.count > 1 else { return nil }
    return """
      \(words.at(value.short())) \(parts[0]) are down at the end, \
      \(parts.dropFirst().joined(separator: ", and ")).
      """
  }

  private static func figure(_ courses: [ArmCourse], _ branches: [TableRow]) -> Figure {
    let rows = branches.filter { row in courses.contains { $0.arm == row["arm"] } }
    var series = courses.enumerated().map { place, course in
      line("“\(plainName(course.arm))”, from rested", rows, course.arm, "up", place)
    }
    for (place, course) in courses.enumerated() {
      let back = line(
        "“\(plainName(course.arm))”, from collapsed", rows, course.arm, "down",
        courses.count + place)
      if !back.points.isEmpty { series.append(back) }
    }
    return Figure(
      name: "down", title: "Who is down at the end, arm beside arm", finding: finding(courses),
      reading: "Share whose last 28 days lie below the midpoint of the loss spiral, with 95 % "
        + "intervals; people of arms that follow people, whole units of arms that follow units.",
      chart: LineChart(
        series: series, xTitle: TurnedParameter(rows[0]).title, yTitle: "Down at the end (%)",
        references: [LineChart.Reference(value: 50, label: "half")], including: [0, 100]),
      table: table(rows))
  }

  private static func finding(_ courses: [ArmCourse]) -> String {
    let parts = courses.map { course -> String in
      let name = "“\(plainName(course.arm))”"
      guard let (safe, worse) = course.collapse else {
        let most = course.steps.map(\.down.value).max() ?? 0
        return "of \(name) at most \(NumberStyle.short(most)) %"
      }
      return "half of \(name) are down between "
        + [safe, worse].map(\.value.value).sorted().map { NumberStyle.short($0) }
        .joined(separator: " and ")
    }
    let sentence = parts.joined(separator: ", ")
    return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
  }

  private static func line(
    _ name: String, _ rows: [TableRow], _ arm: String, _ direction: String, _ place: Int
  ) -> LineChart.Series {
    let own = rows.filter { $0["arm"] == arm && $0["direction"] == direction }
    let points = own.compactMap { row -> LineChart.Point? in
      guard let x = row.number("value"), let y = row.number("down_percent") else { return nil }
      return LineChart.Point(
        x: x, y: y, low: row.number("down_ci_low"), high: row.number("down_ci_high"))
    }
    return LineChart.Series(
      name: name, points: points.sorted { $0.x < $1.x }, look: Look(place))
  }

  private static func table(_ rows: [TableRow]) -> DataTable {
    DataTable(
      caption: "Who is down at the end", files: ["branches.csv"],
      headings: [
        "Arm", TurnedParameter(rows[0]).title, "Start", "Followed", "End down, % (95 % interval)",
      ],
      rows: rows.map { row in
        [
          .text(plainName(row["arm"])), .text(shortCell(row["value"])),
          .text(row["direction"] == "up" ? "rested" : "collapsed"),
          .value(Sourced(row, "n", of: "branches"), decimals: 0),
          .estimate(Estimate(row, "down_percent", "down_ci_low", "down_ci_high", of: "branches")),
        ]
      })
  }
}
