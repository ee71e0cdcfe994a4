// Courses over the observed days, from daily.csv.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct TimeCourse {
  let figures: [Figure]

  /// As many as can be told apart.
  private static var mostScenarios: Int { Look.count }
  private static let mostUnits = 2
  private static let series: [(name: String, title: String, axis: String)] = [
    ("capacity_mean", "Compassion capacity over the days", "Mean capacity (1: rested)"),
    ("exhaustion_mean", "Exhaustion over the days", "Mean exhaustion score (points of 54)"),
  ]

  /// A day of one scenario, or the mean of several.
  private struct Day {
    /// The first, and the last.
    let days: ClosedRange<Int>
    let mean: Double
    let p05: Double?
    let p95: Double?

    var middle: Double { 0.5 * Double(days.lowerBound + days.upperBound) }
    var name: String {
      days.count == 1 ? "\(days.lowerBound)" : "\(days.lowerBound) to \(days.upperBound)"
    }
  }

  private typealias Course = (scenario: String, days: [Day])

  private struct Key: Hashable {
    let series: String
    let unit: String
    let scenario: String
  }

  init(_ source: ReportSource) throws(ModelFileError) {
    let scenarios = Array(source.scenarios.prefix(Self.mostScenarios))
    let (days, units) = try Self.days(source, Set(scenarios))
    let step = Self.step(source.days ?? 365)
    figures = Self.series.flatMap { series in
      units.flatMap { unit -> [Figure] in
        let courses = scenarios.map { scenario -> Course in
          let key = Key(series: series.name, unit: unit, scenario: scenario)
          return (source.label(scenario), Self.merged(days[key] ?? [], step))
        }.filter { $0.days.count > 2 }
        let tail = units.count > 1 ? "-\(unit)" : ""
        return Self.pictures(
          name: "\(series.name.replacing("_mean", with: ""))\(tail)-by-day",
          title: series.title + (units.count > 1 ? ", unit \(unit)" : ""), axis: series.axis,
          courses, step: step, left: source.scenarios.count - scenarios.count)
      }
    }
  }

  /// Every day of the scenarios, and the names of units, the first few.
  private static func days(
    _ source: ReportSource, _ scenarios: Set<String>
  ) throws(ModelFileError) -> (days: [Key: [Day]], units: [String]) {
    let wanted = Set(series.map(\.name))
    var units: [String] = []
    var days: [Key: [Day]] = [:]
    try source.folder.forEachRow(of: "daily") { row in
      guard scenarios.contains(row["scenario"]), wanted.contains(row["series"]),
        let day = Int(row["day"]), let mean = row.number("mean")
      else { return true }
      let unit = row["unit"]
      if !units.contains(unit) {
        guard units.count < mostUnits else { return true }
        units.append(unit)
      }
      days[Key(series: row["series"], unit: unit, scenario: row["scenario"]), default: []].append(
        Day(days: day...day, mean: mean, p05: row.number("p05"), p95: row.number("p95")))
      return true
    }
    return (days, units)
  }

  /// The courses; where they lie too close together, the first alone and what separates the others.
  private static func pictures(
    name: String, title: String, axis: String, _ courses: [Course], step: Int, left: Int
  ) -> [Figure] {
    guard let first = courses.first else { return [] }
    let difference = CourseDifference(courses.map(means), band: band(first.days))
    let whole = figure(
      name: name, title: title, axis: axis, courses, step: step, left: left,
      isFirstAlone: difference.isSmall)
    guard difference.isSmall else { return [whole] }
    return [
      whole,
      difference.figure(name: "\(name)-difference", title: title, axis: axis, every: every(step)),
    ]
  }

  /// Every day of a short run, whole weeks apart in a long one.
  private static func step(_ days: Int) -> Int { days <= 70 ? 1 : 7 * ((days - 1) / 700 + 1) }

  /// Means of so many days on end; what is left over belongs to the last. Every seventh day alone
  /// would always be the same day of the week.
  private static func merged(_ days: [Day], _ step: Int) -> [Day] {
    guard step > 1, days.count >= step else { return days }
    let columns = days.count / step
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    return (0..<columns).compactMap { number in
      let end = number == columns - 1 ? days.count : step * (number + 1)
      let part = days[step * number..<end]
      guard let first = part.first, let last = part.last, let all = mean(part.map(\.mean)),
        first.days.lowerBound <= last.days.upperBound
      else { return nil }
      return Day(
        days: first.days.lowerBound...last.days.upperBound, mean: all,
        p05: mean(part.compactMap(\.p05)), p95: mean(part.compactMap(\.p95)))
    }
  }

  private static func every(_ step: Int) -> String {
    step == 1 ? "" : " Each point is the mean of \(step) days."
  }

  private static func means(_ course: Course) -> CourseDifference.Course {
    (course.scenario, course.days.map { ($0.name, $0.middle, $0.mean) })
  }

  /// How far the band of single histories reaches, from below to above over all days.
  private static func band(_ days: [Day]) -> Double {
    let values = days.flatMap { [$0.mean, $0.p05, $0.p95].compactMap { $0 } }
    return (values.max() ?? 0) - (values.min() ?? 0)
  }

  private static func figure(
    name: String, title: String, axis: String, _ courses: [Course],
    step: Int, left: Int, isFirstAlone: Bool
  ) -> Figure {
    let isOne = courses.count == 1
    let shown = isFirstAlone ? courses.prefix(1) : courses[...]
    let series = shown.enumerated().map { place, course in
      LineChart.Series(
        name: plainName(course.scenario),
        points: course.days.map { day in
          LineChart.Point(
            x: day.middle, y: day.mean, low: place == 0 ? day.p05 : nil,
            high: place == 0 ? day.p95 : nil)
        }, look: Look(place), hasBand: place == 0, hasMarkers: false)
    }
    let hasBand = shown.first?.days.contains { $0.p05 ?? 0 < $0.p95 ?? 0 } ?? false
    let band =
      hasBand
      ? "; the band holds nine in ten single histories"
        + (isOne ? "." : " of “\(plainName(courses[0].scenario))”.") : "."
    let rest = left > 0 ? " The first \(courses.count) scenarios; the rest is in daily.csv." : ""
    return Figure(
      name: name, title: title, finding: finding(courses) + every(step) + rest,
      reading: "Lines are means over the replicates" + band
        + (isFirstAlone
          ? " The other scenarios lie too close to be told beside it: the next picture has what "
            + "separates them." : ""),
      chart: LineChart(series: LineChart.told(series), xTitle: "Observed day", yTitle: axis),
      table: table(title, courses))
  }

  private static func finding(_ courses: [Course]) -> String {
    let parts = courses.compactMap { course -> String? in
      let means = course.days.map(\.mean)
      guard let first = means.first, let last = means.last, let low = means.min(),
        let high = means.max()
      else { return nil }
      let decimals = max(2, NumberStyle.decimals(first, digits: 3))
      let shown = [first, last, low, high].map { NumberStyle.fixed($0, decimals) }
      guard courses.count == 1 else {
        return "“\(plainName(course.scenario))” begins at \(shown[0]) and ends at \(shown[1])"
      }
      return low == high
        ? "The mean stays at \(shown[0])"
        : "The mean begins at \(shown[0]) and ends at \(shown[1]); it lies between \(shown[2]) and "
          + shown[3]
    }
    return parts.joined(separator: "; ") + "."
  }

  private static func table(_ title: String, _ courses: [Course]) -> DataTable {
    let longest = courses[0].days
    let byDay = courses.map { course in
      Dictionary(course.days.map { ($0.days.lowerBound, $0.mean) }) { first, _ in first }
    }
    func cell(_ value: Double?) -> DataTable.Cell {
      value.map { .markup("\(NumberStyle.fixed($0, NumberStyle.decimals($0, digits: 3)))") }
        ?? .missing
    }
    let rows = longest.map { day -> [DataTable.Cell] in
      [.text(day.name)] + byDay.map { cell($0[day.days.lowerBound]) } + [
        cell(day.p05), cell(day.p95),
      ]
    }
    let first = plainName(courses[0].scenario)
    return DataTable(
      caption: title, files: ["daily.csv"],
      headings: ["Day"] + courses.map { "Mean, " + plainName($0.scenario) }
        + ["5th percentile, \(first)", "95th percentile, \(first)"], rows: rows)
  }
}
