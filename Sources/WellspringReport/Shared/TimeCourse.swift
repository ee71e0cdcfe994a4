// Courses over the observed days, from daily.csv.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct TimeCourse {
  let figures: [Figure]

  private static let mostScenarios = 6
  private static let mostUnits = 2
  private static let series: [(name: String, title: String, axis: String)] = [
    ("capacity_mean", "Compassion capacity over the days", "Mean capacity (1: rested)"),
    ("exhaustion_mean", "Exhaustion over the days", "Mean exhaustion score (points of 54)"),
  ]

  /// A day of one scenario.
  private struct Day {
    let day: Int
    let mean: Sourced
    let p05: Sourced?
    let p95: Sourced?
  }

  private struct Key: Hashable {
    let series: String
    let unit: String
    let scenario: String
  }

  init(_ source: ReportSource) throws(ModelFileError) {
    let step = Self.step(source.days ?? 365)
    let scenarios = Array(source.scenarios.prefix(Self.mostScenarios))
    let (wantedScenarios, wantedSeries) = (Set(scenarios), Set(Self.series.map(\.name)))
    var units: [String] = []
    var days: [Key: [Day]] = [:]
    try source.folder.forEachRow(of: "daily") { row in
      guard wantedScenarios.contains(row["scenario"]), wantedSeries.contains(row["series"]),
        let day = Int(row["day"]), (day - 1) % step == 0,
        let mean = Sourced(row, "mean", of: "daily")
      else { return true }
      let unit = row["unit"]
      if !units.contains(unit) {
        guard units.count < Self.mostUnits else { return true }
        units.append(unit)
      }
      days[Key(series: row["series"], unit: unit, scenario: row["scenario"]), default: []].append(
        Day(
          day: day, mean: mean, p05: Sourced(row, "p05", of: "daily"),
          p95: Sourced(row, "p95", of: "daily")))
      return true
    }
    var figures: [Figure] = []
    for series in Self.series {
      for unit in units {
        let courses = scenarios.map { scenario in
          (scenario, days[Key(series: series.name, unit: unit, scenario: scenario)] ?? [])
        }.filter { $0.1.count > 2 }
        guard !courses.isEmpty else { continue }
        let tail = units.count > 1 ? "-\(unit)" : ""
        let name = "\(series.name.replacing("_mean", with: ""))\(tail)-by-day"
        let title = series.title + (units.count > 1 ? ", unit \(unit)" : "")
        let left = source.scenarios.count - scenarios.count
        let difference = CourseDifference(courses.map(Self.means), band: Self.band(courses[0].1))
        figures.append(
          Self.figure(
            name: name, title: title, axis: series.axis, courses, step: step, left: left,
            isFirstAlone: difference.isSmall))
        if difference.isSmall {
          figures.append(
            difference.figure(
              name: "\(name)-difference", title: title, axis: series.axis,
              every: Self.every(step)))
        }
      }
    }
    self.figures = figures
  }

  /// Every day of a short run, whole weeks apart in a long one.
  private static func step(_ days: Int) -> Int { days <= 70 ? 1 : 7 * ((days - 1) / 700 + 1) }

  private static func every(_ step: Int) -> String {
    step == 1 ? "" : " Every \(step)th day is shown."
  }

  private static func means(
    _ course: (scenario: String, days: [Day])
  ) -> CourseDifference.Course {
    (course.scenario, course.days.map { ($0.day, $0.mean.value) })
  }

  /// How far the band of single histories reaches, from below to above over all days.
  private static func band(_ days: [Day]) -> Double {
    let values = days.flatMap { [$0.mean.value, $0.p05?.value, $0.p95?.value].compactMap { $0 } }
    return (values.max() ?? 0) - (values.min() ?? 0)
  }

  private static func figure(
    name: String, title: String, axis: String, _ courses: [(scenario: String, days: [Day])],
    step: Int, left: Int, isFirstAlone: Bool
  ) -> Figure {
    let isOne = courses.count == 1
    let shown = isFirstAlone ? courses.prefix(1) : courses[...]
    let series = shown.enumerated().map { place, course in
      LineChart.Series(
        name: plainName(course.scenario),
        points: course.days.map { day in
          LineChart.Point(
            x: Double(day.day), y: day.mean.value, low: place == 0 ? day.p05?.value : nil,
            high: place == 0 ? day.p95?.value : nil)
        }, look: Look(place), hasBand: place == 0, hasMarkers: false)
    }
    let rest = left > 0 ? " The first \(courses.count) scenarios; the rest is in daily.csv." : ""
    return Figure(
      name: name, title: title, finding: finding(courses) + every(step) + rest,
      reading: "Lines are means over the replicates; the band holds nine in ten single histories"
        + (isOne ? "." : " of “\(plainName(courses[0].scenario))”.")
        + (isFirstAlone
          ? " The other scenarios lie too close to be told beside it: the next picture has what "
            + "separates them." : ""),
      chart: LineChart(series: series, xTitle: "Observed day", yTitle: axis),
      table: table(title, courses))
  }

  private static func finding(_ courses: [(scenario: String, days: [Day])]) -> String {
    let parts = courses.compactMap { course -> String? in
      guard let first = course.days.first, let last = course.days.last else { return nil }
      let values = [first.mean.value, last.mean.value]
      let decimals = max(2, NumberStyle.decimals(values[0], digits: 3))
      let (from, to) = (
        NumberStyle.fixed(values[0], decimals), NumberStyle.fixed(values[1], decimals)
      )
      let name = courses.count == 1 ? "The mean" : "“\(plainName(course.scenario))”"
      return from == to
        ? "\(name) stays at \(from)" : "\(name) goes from \(from) to \(to)"
    }
    return "From day \(courses[0].days[0].day) to day \(courses[0].days.last?.day ?? 0): "
      + parts.prefix(3).joined(separator: "; ") + "."
  }

  private static func table(
    _ title: String, _ courses: [(scenario: String, days: [Day])]
  ) -> DataTable {
    let longest = courses[0].days
    let byDay = courses.map { course in
      Dictionary(course.days.map { ($0.day, $0) }) { first, _ in first }
    }
    let rows = longest.map { day -> [DataTable.Cell] in
      [.text(String(day.day))]
        + byDay.map { .value($0[day.day]?.mean) }
        + [.value(day.p05), .value(day.p95)]
    }
    let first = plainName(courses[0].scenario)
    return DataTable(
      caption: title, files: ["daily.csv"],
      headings: ["Day"] + courses.map { "Mean, " + plainName($0.scenario) }
        + ["5th percentile, \(first)", "95th percentile, \(first)"], rows: rows)
  }
}
