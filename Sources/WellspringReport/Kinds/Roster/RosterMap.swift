// The map of posts and days: how likely each stays above the midpoint, and when it works.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct RosterMap {
  /// Rows of roster-days.csv that are read at most.
  static let mostCells = 60_000
  private static let mostPosts = 80
  /// Per cent of futures: below it a field is dark.
  private static let middle = 90.0

  private struct Day {
    let row: TableRow
    let above: Double?
  }

  private let names: [String]
  private let byPost: [[Day]]

  /// - Parameters:
  ///   - posts: of roster-posts.csv, most at risk first.
  ///   - rows: of roster-days.csv.
  init(_ posts: [TableRow], _ rows: [TableRow]) {
    var found: [String: [Day]] = [:]
    for row in rows {
      let above = row.number("below_percent").map { 100 - $0 }
      found[row["post"], default: []].append(Day(row: row, above: above))
    }
    names = posts.map { $0["post"] }
    byPost = names.map { found[$0] ?? [] }
  }

  var days: Int { byPost.map(\.count).max() ?? 0 }

  /// By day, how many posts are expected below the midpoint.
  private var expected: [Double] {
    (0..<days).map { day in
      byPost.reduce(0) { sum, own in
        own.indices.contains(day) ? sum + (100 - (own[day].above ?? 100)) / 100 : sum
      }
    }
  }

  /// The worst cell and the worst day.
  var sentence: Markup? {
    let cells = byPost.joined().filter { $0.above != nil }
    guard let worst = cells.min(by: { $0.above! < $1.above! }), worst.above! < 100,
      let chance = Sourced(worst.row, "below_percent", of: "roster-days")
    else { return nil }
    let expected = self.expected
    guard let day = expected.indices.max(by: { expected[$0] < expected[$1] }) else { return nil }
    return """
      The darkest field is \(RosterReportPage.post(worst.row["post"])) on \
      \(RosterReportPage.day(worst.row)), below in \(chance.markup(NumberStyle.fixed(chance.value, 0)))\u{A0}% \
      of futures; most posts at once, \(NumberStyle.short(expected[day], digits: 2)) of \
      \(byPost.count) on average, are below on \(RosterReportPage.day(byPost[0][day].row)).
      """
  }

  var figure: Figure {
    let shown = names.prefix(Self.mostPosts)
    let fields = byPost.prefix(Self.mostPosts).map { own in
      own.map {
        HeatChart.Field(value: $0.above, isMarked: ["off", "leave"].contains($0.row["shift"]))
      }
    }
    return Figure(
      name: "roster-map", title: "Every post on every day of the roster",
      finding: finding,
      reading: "Each field is a post on a day; its shade is the share of futures, in per cent, in "
        + "which the day’s mean capacity stays above the midpoint. Fields of half height are days "
        + "without a shift. The post most at risk is on top.",
      chart: HeatChart(
        panels: [HeatChart.Panel(title: "", rows: Array(fields))],
        labels: shown.map { String($0.split(separator: "/").last ?? "") },
        rowTitle: "Post, most at risk on top",
        scale: HeatScale(fields.joined().compactMap(\.value) + [100], middle: Self.middle),
        middleWord: "above in", markWord: "no shift", blankWord: "vacant"),
      table: table)
  }

  private var finding: String {
    let expected = self.expected
    guard let day = expected.indices.max(by: { expected[$0] < expected[$1] }), expected[day] > 0
    else { return "No post comes below the midpoint in any future." }
    return "\(NumberStyle.short(expected.reduce(0, +), digits: 3)) of "
      + "\(NumberStyle.fixed(Double(byPost.reduce(0) { $0 + $1.count }), 0)) post-days are expected "
      + "below the midpoint; most at once on day \(day + 1)."
  }

  private static let mostRows = 40

  /// The fields most at risk.
  private var table: DataTable {
    let cells = byPost.joined().filter { $0.above != nil }
    let order = cells.enumerated().sorted {
      $0.element.above == $1.element.above
        ? $0.offset < $1.offset : $0.element.above! < $1.element.above!
    }.map(\.element.row)
    return DataTable(
      caption: "Posts and days most at risk", files: ["roster-days.csv"],
      headings: [
        "Post", "Day", "Date", "Weekday", "Shift", "Below, % of futures", "Mean capacity",
        "10th percentile", "Absent, %",
      ],
      rows: order.prefix(Self.mostRows).map { row in
        [
          .text(RosterReportPage.post(row["post"])),
          .value(Sourced(row, "day", of: "roster-days"), decimals: 0), .text(row["date"]),
          .text(row["weekday"]), .text(row["shift"]),
          .estimate(
            Estimate(
              row, "below_percent", "below_percent_low", "below_percent_high", of: "roster-days")),
          .value(Sourced(row, "capacity_mean", of: "roster-days"), decimals: 2),
          .value(Sourced(row, "capacity_p10", of: "roster-days"), decimals: 2),
          .value(Sourced(row, "absent_percent", of: "roster-days"), decimals: 1),
        ]
      }, total: order.count)
  }
}
