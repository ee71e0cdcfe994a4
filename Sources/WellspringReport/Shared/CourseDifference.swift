// Courses that lie close together, as what separates them from the first.
//
// Beside a band of single histories five nearly equal lines cannot be told apart. With the same luck
// their differences are the better known.
//
// SPDX-License-Identifier: GPL-3.0-or-later

struct CourseDifference {
  typealias Course = (scenario: String, days: [(name: String, middle: Double, mean: Double)])

  /// A day or the mean of several, with the difference on it.
  private typealias Day = (name: String, middle: Double, value: Double)

  private let first: String
  /// Of every other scenario: its name and its mean less that of the first, by day.
  private let others: [(name: String, days: [Day])]
  private let band: Double

  /// Lines that on average are closer than this part of the band are no picture of their own.
  private static let closeShare = 0.15

  /// - Parameters:
  ///   - courses: the baseline first.
  ///   - band: how far single histories of the first reach.
  init(_ courses: [Course], band: Double) {
    let base = Dictionary(courses.first?.days.map { ($0.name, $0.mean) } ?? []) { one, _ in one }
    first = plainName(courses.first?.scenario ?? "")
    self.band = band
    others = courses.dropFirst().map { course in
      let days = course.days.compactMap { day -> Day? in
        base[day.name].map { (day.name, day.middle, day.mean - $0) }
      }
      return (plainName(course.scenario), days)
    }.filter { !$0.1.isEmpty }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(max(1, values.count))
  }

  /// Whether none of several others can be told from the first beside its band.
  var isSmall: Bool {
    let sizes = others.map { one in Self.mean(one.days.map { abs($0.value) }) }
    return others.count > 1 && band > 0 && (sizes.max() ?? 0) < Self.closeShare * band
  }

  /// - Parameter every: a sentence that says which days are shown.
  func figure(name: String, title: String, axis: String, every: String) -> Figure {
    let means = others.map { (name: $0.name, mean: Self.mean($0.days.map(\.value))) }
    let furthest = means.max { abs($0.mean) < abs($1.mean) }
    let decimals = NumberStyle.decimals(furthest?.mean ?? 0, digits: 2)
    let parts = means.map { "“\($0.name)” \(NumberStyle.signed($0.mean, decimals))" }
    return Figure(
      name: name, title: "\(title): difference from “\(first)”",
      finding: "On average over the days, against “\(first)”: \(parts.joined(separator: "; "))."
        + every,
      reading:
        "Means over the replicates less those of “\(first)”, whose luck they share. The table "
        + "has no intervals day by day: whether a difference is clear is said of the outcomes above.",
      chart: LineChart(
        series: LineChart.told(
          others.enumerated().map { place, one in
            LineChart.Series(
              name: one.name,
              points: one.days.map { LineChart.Point(x: $0.middle, y: $0.value) },
              look: Look(place + 1), hasMarkers: false)
          }), xTitle: "Observed day",
        yTitle: "Difference: \(axis.prefix(1).lowercased())\(axis.dropFirst())",
        references: [LineChart.Reference(value: 0, label: "")]),
      table: table("\(title): difference from “\(first)”", digits: decimals + 1))
  }

  private func table(_ caption: String, digits: Int) -> DataTable {
    let days = others.map { one in
      Dictionary(one.days.map { ($0.name, $0.value) }) { first, _ in first }
    }
    let all = others.first?.days.map(\.name) ?? []
    return DataTable(
      caption: caption, files: ["daily.csv"], headings: ["Day"] + others.map(\.name),
      rows: all.map { day in
        [.text(day)]
          + days.map { one in
            one[day].map { .markup("\(NumberStyle.signed($0, digits))") } ?? .missing
          }
      })
  }
}
