// The coming month of a roster: which posts and days are at risk, and which swaps help.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct RosterReportPage: KindReport {
  let answer: [Markup]
  let lead: [Figure]
  let sections: [ReportSection]

  /// `post 7` of `ward/7`.
  static func post(_ name: String) -> String { "post \(name.split(separator: "/").last ?? "")" }

  /// `day 14 (Saturday, 2027-03-14)`.
  static func day(_ row: TableRow) -> String {
    let date = row["date"].isEmpty ? "" : ", \(row["date"])"
    return "day \(row["day"]) (\(row["weekday"])\(date))"
  }

  init(_ source: ReportSource) throws(ModelFileError) {
    let posts = try source.rows(of: "roster-posts")
    let days = try source.rows(of: "roster-days", most: RosterMap.mostCells)
    let map = RosterMap(posts, days)
    let swaps =
      source.folder.has("roster-swaps") ? try SwapFigures(source) : nil
    answer =
      Self.sentences(posts, map) + [swaps?.sentence].compactMap { $0 } + [Self.forRosters]
    lead = [map.figure, Self.figure(posts)].compactMap { $0 }
    sections =
      [
        ReportSection(
          name: "roster-posts", title: "The posts of the roster",
          blocks: [.table(Self.table(posts))])
      ] + [swaps?.section].compactMap { $0 }
  }

  private static let forRosters: Markup = """
    Below the midpoint of the loss spiral is a hypothesis of the model. All this is about posts and rosters: \
    it must never be used to judge a person, whose strength and life nobody has told the model.
    """

  private static func sentences(_ posts: [TableRow], _ map: RosterMap) -> [Markup] {
    guard let first = posts.first, let below = estimate(first), below.value > 0 else {
      return ["No post comes below the midpoint on any day of the roster in these futures."]
    }
    var words: Markup = """
      Most at risk is \(post(first["post"])): with this roster its holder is expected below the midpoint for \
      \(below.markup()) days of the \(map.days)
      """
    if let runs = Sourced(first, "longest_run", of: "roster-posts"),
      let nights = Sourced(first, "longest_night_run", of: "roster-posts"),
      let returns = Sourced(first, "quick_returns", of: "roster-posts")
    {
      words += """
        ; its longest run is \(runs.fixed(0)) shifts, \(nights.fixed(0)) nights on end, with \
        \(returns.fixed(0)) rests of less than 11 hours
        """
    }
    return [words + ".", map.sentence].compactMap { $0 }
  }

  private static func estimate(_ row: TableRow) -> Estimate? {
    var estimate = Estimate(
      row, "below_midpoint_days", "below_midpoint_days_low", "below_midpoint_days_high",
      of: "roster-posts")
    estimate?.possible = 0...Double.infinity
    return estimate
  }

  private static let mostPosts = 40

  private static func figure(_ posts: [TableRow]) -> Figure? {
    let known = posts.compactMap { row in estimate(row).map { (row, $0) } }
    guard let first = known.first, first.1.value > 0 else { return nil }
    return Figure(
      name: "posts-at-risk", title: "Days below the midpoint, post by post",
      finding:
        "\(post(first.0["post"]).prefix(1).uppercased() + post(first.0["post"]).dropFirst()) "
        + "is expected below the midpoint for \(first.1.text()) days"
        + (known.count > 1
          ? ", \(post(known[1].0["post"])), which comes next, for \(known[1].1.text())." : "."),
      reading: "Whiskers are 95 % intervals over the futures.",
      chart: IntervalChart(
        rows: known.prefix(mostPosts).map { row, estimate in
          IntervalChart.Row(
            label: post(row["post"]),
            entries: [
              IntervalChart.Entry(
                value: estimate.value, low: estimate.low.map(estimate.cut),
                high: estimate.high?.value, text: estimate.text())
            ])
        }, axisTitle: "Expected days below the midpoint", references: []),
      table: table(posts))
  }

  private static func table(_ posts: [TableRow]) -> DataTable {
    func value(_ row: TableRow, _ column: String, _ decimals: Int) -> DataTable.Cell {
      .value(Sourced(row, column, of: "roster-posts"), decimals: decimals)
    }
    return DataTable(
      caption: "Posts, those most at risk first", files: ["roster-posts.csv"],
      headings: [
        "Post", "Role", "Hours", "Nights", "Longest run", "Nights on end", "Quick returns",
        "Sleep, h a day", "Capacity, first day", "Lowest day", "Last day", "Days below",
        "Ever below, %",
      ],
      rows: posts.map { row in
        [
          .text(post(row["post"])), .text(plainName(row["role"])), value(row, "rostered_hours", 0),
          value(row, "nights", 0), value(row, "longest_run", 0), value(row, "longest_night_run", 0),
          value(row, "quick_returns", 0), value(row, "sleep_hours_per_day", 2),
          value(row, "capacity_start", 2), value(row, "capacity_lowest", 2),
          value(row, "capacity_end", 2), .estimate(estimate(row)),
          .estimate(
            Estimate(
              row, "ever_below_percent", "ever_below_percent_low", "ever_below_percent_high",
              of: "roster-posts")),
        ]
      })
  }
}
