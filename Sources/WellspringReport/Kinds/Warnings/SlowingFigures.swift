// Critical slowing down: how lively those are who have not tipped, scenario by scenario.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct SlowingFigures {
  let figures: [Figure]
  let sentences: [Markup]
  /// Whether this is what the experiment is about: several scenarios, one signal, hardly any tips.
  let isTheQuestion: Bool

  private static let measures = [
    (column: "autocorrelation", title: "Memory: correlation of neighbouring values"),
    (column: "deviation", title: "Restlessness: deviation in time"),
  ]

  init(_ source: ReportSource) throws(ModelFileError) {
    let rows = try source.rows(of: "slowing")
    var signals: [String] = []
    for row in rows where !signals.contains(row["signal"]) { signals.append(row["signal"]) }
    let isAlone = signals.count == 1 && source.scenarios.count > 3
    figures = signals.prefix(4).flatMap { signal in
      let own = rows.filter { $0["signal"] == signal }
      // What is the same everywhere needs no picture; slowing.csv has it.
      return Self.measures.filter { isAlone || Self.changes($0.column, own) }.compactMap {
        Self.figure(source, signal, $0, own)
      }
    }
    isTheQuestion = isAlone && !figures.isEmpty
    let known = rows.filter { $0.number("autocorrelation") != nil }
    guard isTheQuestion, let first = known.first, let last = known.last,
      let from = Self.estimate(first, "autocorrelation"),
      let to = Self.estimate(last, "autocorrelation")
    else {
      sentences = []
      return
    }
    sentences =
      [Self.memory(source, first, last, from, to)] + [Self.down(source, rows)].compactMap { $0 }
  }

  /// Whether those who have not tipped recover more slowly from the first scenario to the last.
  private static func memory(
    _ source: ReportSource, _ first: TableRow, _ last: TableRow, _ from: Estimate, _ to: Estimate
  ) -> Markup {
    let isSlower = (to.low?.value ?? -.infinity) > (from.high?.value ?? .infinity)
    let verdict: Markup =
      isSlower
      ? "The nearer to the collapse, the longer a setback is felt by those who have not tipped"
      : "That those who have not tipped feel a setback longer cannot be told from chance"
    return """
      \(verdict): the correlation of neighbouring values of \(plainName(first["signal"])) is \
      \(from.markup()) under “\(source.label(first["scenario"]))” and \(to.markup()) under \
      “\(source.label(last["scenario"]))”, the last at which anybody is left to watch.
      """
  }

  /// Who is down at the end, scenario by scenario, from the last at which nobody is.
  private static func down(_ source: ReportSource, _ rows: [TableRow]) -> Markup? {
    let all = rows.compactMap { row in
      Sourced(row, "collapsed_percent", of: "slowing").map { (name: row["scenario"], share: $0) }
    }
    let first = max(0, (all.firstIndex { $0.share.value > 0 } ?? all.count) - 1)
    let parts = all[first...].suffix(5).enumerated().map { place, one -> Markup in
      let share: Markup = "\(one.share.short()) %"
      let who: Markup = place == 0 ? " of all are down at the end" : ""
      return "\(share)\(who) under “\(source.label(one.name))”"
    }
    return parts.isEmpty ? nil : "\(parts.joined(separator: ", "))."
  }

  /// Whether a measure of the first scenario can be told from that of the last.
  private static func changes(_ column: String, _ rows: [TableRow]) -> Bool {
    let known = rows.compactMap { estimate($0, column) }
    guard let first = known.first, let last = known.last, let low = first.low?.value,
      let high = first.high?.value, let lastLow = last.low?.value, let lastHigh = last.high?.value
    else { return false }
    return lastLow > high || low > lastHigh
  }

  private static func estimate(_ row: TableRow, _ column: String) -> Estimate? {
    Estimate(row, column, "\(column)_low", "\(column)_high", of: "slowing")
  }

  private static func figure(
    _ source: ReportSource, _ signal: String, _ measure: (column: String, title: String),
    _ rows: [TableRow]
  ) -> Figure? {
    let known = rows.compactMap { row in estimate(row, measure.column).map { (row, $0) } }
    guard known.count > 1 else { return nil }
    let what = plainName(signal)
    return Figure(
      name: "\(measure.column)-\(signal)", title: "\(measure.title), \(what)",
      finding:
        "It goes from \(known[0].1.text()) under “\(source.label(known[0].0["scenario"]))” to "
        + "\(known[known.count - 1].1.text()) under "
        + "“\(source.label(known[known.count - 1].0["scenario"]))”.",
      reading:
        "Over everybody who is there all the time and never below the midpoint; whiskers are "
        + "95 % intervals.",
      chart: IntervalChart(
        rows: known.prefix(20).map { row, estimate in
          IntervalChart.Row(
            label: source.label(row["scenario"]),
            entries: [
              IntervalChart.Entry(
                value: estimate.value, low: estimate.low?.value, high: estimate.high?.value,
                text: estimate.text())
            ])
        }, axisTitle: measure.title),
      table: DataTable(
        caption: "\(measure.title), \(what)", files: ["slowing.csv"],
        headings: ["Scenario", "Followed", "Tips", "Down at the end, %", "Value (95 % interval)"],
        rows: known.map { row, estimate in
          [
            .text(source.label(row["scenario"])),
            .value(Sourced(row, "n", of: "slowing"), decimals: 0),
            .value(Sourced(row, "tips", of: "slowing"), decimals: 0),
            .value(Sourced(row, "collapsed_percent", of: "slowing"), decimals: 1),
            .estimate(estimate),
          ]
        }))
  }
}
