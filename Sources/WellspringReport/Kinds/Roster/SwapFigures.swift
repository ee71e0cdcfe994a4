// The swaps: what each does to the harm, and the two lives that each of the chosen ones changes.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct SwapFigures {
  /// nil where none was tried.
  let sentence: Markup?
  let section: ReportSection

  private struct Swap {
    let row: TableRow
    let difference: Estimate?

    init(_ row: TableRow) {
      self.row = row
      difference = Estimate(
        row, "difference", "difference_low", "difference_high", of: "roster-swaps")
    }

    var isChosen: Bool { !row["rank"].isEmpty }
    func post(_ side: String) -> String { RosterReportPage.post(row["post_\(side)"]) }
    func duty(_ side: String) -> String { "\(row["shift_\(side)"]) of day \(row["day_\(side)"])" }
    var unit: String { row["unit"] == "d" ? " days" : row["unit"] == "1" ? "" : " \(row["unit"])" }

    /// `post 7’s night of day 11 for post 12’s late of day 25`.
    var words: String { "\(post("a"))’s \(duty("a")) for \(post("b"))’s \(duty("b"))" }
  }

  init(_ source: ReportSource) throws(ModelFileError) {
    let swaps = try source.rows(of: "roster-swaps").map { Swap($0) }
    let days = try source.rows(of: "roster-swap-days")
    let chosen = swaps.filter(\.isChosen)
    let harm = try source.rows(of: "roster-harm")
    sentence = Self.sentence(swaps, chosen, harm.first { $0["scenario"] == "together" })
    let lives = chosen.compactMap { Self.lives($0, days) }
    let order: Markup = """
      A swap keeps each post’s hours and number of shifts, the coverage of every shift on every day, the \
      unit’s rest between shifts, and makes no run of shifts or nights longer than the longest of the \
      roster. Of all such swaps those that even out the roster most were simulated, each with the same \
      luck as the roster as planned. roster-after.csv is the roster with the chosen swaps, as a model takes it.
      """
    section = ReportSection(
      name: "swaps", title: "Which two shifts to exchange",
      blocks: swaps.isEmpty
        ? [.prose("No swap of two shifts keeps every rule and evens out the roster.")]
        : [.prose(order)] + [Self.race(swaps)].compactMap { $0.map { .figure($0) } }
          + lives.map { .figure($0) } + [.table(Self.table(swaps))])
  }

  private static func sentence(
    _ swaps: [Swap], _ chosen: [Swap], _ together: TableRow?
  ) -> Markup? {
    guard let any = swaps.first else {
      return "No swap of two shifts keeps every rule and evens out the roster."
    }
    let harm = words(any)
    guard let first = chosen.first, let difference = first.difference else {
      return """
        None of the \(swaps.count) swaps of two shifts that were tried is known to lower \(harm) by as much as \
        was asked for.
        """
    }
    let all = together.flatMap {
      Estimate($0, "difference", "difference_low", "difference_high", of: "roster-harm")
    }
    let more = all.map { all -> Markup in
      """
       All \(chosen.count) swaps that were chosen, made together, change it by \
      \(all.markup(signed: true, unit: first.unit)).
      """
    }
    return """
      The swap that helps most is \(first.words): it changes \(harm) by \
      \(difference.markup(signed: true, unit: first.unit)).\(more ?? "")
      """
  }

  private static func words(_ swap: Swap) -> String {
    switch swap.row["harm"] {
    case "days_below_midpoint": "the time below the midpoint"
    case "capacity_days_short": "the full capacity that is missing"
    case let name: OutcomeWords(name: name, unit: swap.row["unit"]).phrase
    }
  }

  private static let mostRows = 20

  private static func race(_ swaps: [Swap]) -> Figure? {
    let known = swaps.filter { $0.difference != nil }.prefix(mostRows)
    guard let first = known.first, let least = first.difference else { return nil }
    return Figure(
      name: "swaps", title: "What each swap does to \(words(first))",
      finding: first.isChosen
        ? "\(first.words): \(least.text(signed: true, unit: first.unit))."
        : "None of the \(swaps.count) that were tried is known to do as much as was asked for.",
      reading: "Whiskers are 95 % intervals of the difference with the same luck; swaps that were "
        + "dropped early rest on few futures.",
      chart: IntervalChart(
        rows: known.map { swap in
          IntervalChart.Row(
            label: "\(swap.words) (\(swap.row["verdict"]))",
            entries: [
              IntervalChart.Entry(
                value: swap.difference?.value, low: swap.difference?.low?.value,
                high: swap.difference?.high?.value,
                text: swap.difference?.text(signed: true) ?? "")
            ])
        }, axisTitle: "Difference\(first.unit == " days" ? ", days" : "")",
        references: [IntervalChart.Reference(value: 0, label: "as planned")]),
      table: table(swaps))
  }

  /// Both posts of a swap day by day, with and without it.
  private static func lives(_ swap: Swap, _ days: [TableRow]) -> Figure? {
    let own = days.filter { $0["swap"] == swap.row["swap"] }
    let sides = ["a", "b"].map { side in own.filter { $0["post"] == swap.row["post_\(side)"] } }
    guard sides.allSatisfy({ !$0.isEmpty }) else { return nil }
    var series: [LineChart.Series] = []
    for (rows, side) in zip(sides, ["a", "b"]) {
      for (column, when) in [("capacity_before", "as planned"), ("capacity_after", "after it")] {
        let points = rows.compactMap { row -> LineChart.Point? in
          guard let day = Double(row["day"]), let value = row.number(column) else { return nil }
          return LineChart.Point(x: day, y: value)
        }
        series.append(
          LineChart.Series(
            name: "\(swap.post(side)), \(when)", points: points, look: Look(series.count),
            hasMarkers: false))
      }
    }
    return Figure(
      name: "lives-\(swap.row["swap"])",
      title:
        "The swap of \(swap.post("a")) and \(swap.post("b")): both lives with it and without it",
      finding: "\(swap.words): "
        + zip(sides, ["a", "b"]).map { rows, side in
          let (before, after) = (
            sum(rows, "below_before_percent"), sum(rows, "below_after_percent")
          )
          return "\(swap.post(side)) is expected below the midpoint on "
            + "\(NumberStyle.short(before, digits: 2)) days as planned and on "
            + "\(NumberStyle.short(after, digits: 2)) after it"
        }.joined(separator: "; ") + ".",
      reading: "Means over futures with the same luck.",
      chart: LineChart(
        series: LineChart.told(series), xTitle: "Observed day", yTitle: "Mean capacity of the day"),
      table: lifeTable(swap, sides))
  }

  private static func sum(_ rows: [TableRow], _ column: String) -> Double {
    rows.reduce(0) { $0 + ($1.number(column) ?? 0) } / 100
  }

  private static func lifeTable(_ swap: Swap, _ sides: [[TableRow]]) -> DataTable {
    DataTable(
      caption: "\(swap.post("a")) and \(swap.post("b")) day by day",
      files: ["roster-swap-days.csv"],
      headings: [
        "Post", "Day", "Shift", "Shift after", "Capacity", "Capacity after", "Difference",
      ],
      rows: sides.joined().map { row in
        [
          .text(RosterReportPage.post(row["post"])),
          .value(Sourced(row, "day", of: "roster-swap-days"), decimals: 0),
          .text(row["shift_before"]), .text(row["shift_after"]),
          .value(Sourced(row, "capacity_before", of: "roster-swap-days"), decimals: 3),
          .value(Sourced(row, "capacity_after", of: "roster-swap-days"), decimals: 3),
          .estimate(
            Estimate(
              row, "difference", "difference_low", "difference_high", of: "roster-swap-days"),
            signed: true),
        ]
      }, most: 400)
  }

  private static func table(_ swaps: [Swap]) -> DataTable {
    DataTable(
      caption: "Swaps of two shifts", files: ["roster-swaps.csv"],
      headings: [
        "Swap", "Post", "gives", "to post", "and takes", "Futures", "Difference (95 % interval)",
        "Verdict",
      ],
      rows: swaps.map { swap in
        [
          .text(swap.row["swap"]), .text(swap.post("a")), .text(swap.duty("a")),
          .text(swap.post("b")), .text(swap.duty("b")),
          .value(Sourced(swap.row, "n", of: "roster-swaps"), decimals: 0),
          .estimate(swap.difference, signed: true), .text(swap.row["verdict"]),
        ]
      }, most: DataTable.pageRows)
  }
}
