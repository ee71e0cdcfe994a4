// A model that was run as it stands: how its people fare, and how much single histories differ.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct RunReportPage: KindReport {
  let answer: [Markup]
  let lead: [Figure]
  let sections: [ReportSection]

  /// The outcomes of the first picture, those that are defined.
  private static let shares = [
    "high_exhaustion_percent", "high_depersonalisation_percent", "burnout_percent",
    "traumatic_stress_percent", "moral_injury_percent", "compassion_fatigue_percent",
    "tipped_ever_percent", "absence_percent", "leavers_percent_per_year", "breaks_missed_percent",
    "care_left_undone_percent", "left_unseen_percent",
  ]

  init(_ source: ReportSource) throws(ModelFileError) {
    let scenario = source.scenarios[0]
    func found(_ name: String) -> OutcomeSummary? { source.summary(scenario, name) }
    var sentences: [Markup] = []
    let span = source.days.map { "At the end of \($0) days" } ?? "At the end"
    if let exhausted = found("high_exhaustion_percent") {
      var words: Markup = "\(span) \(exhausted.mean.markup(unit: " %")) of the staff are highly "
      words += "exhausted"
      if let tipped = found("tipped_ever_percent") {
        words +=
          ", and in \(tipped.mean.markup(unit: " %")) of the posts somebody tips at some time"
      }
      sentences.append(words + ".")
    }
    var rest: [Markup] = []
    if let lost = found("absence_percent") {
      rest.append("\(lost.mean.markup(unit: " %")) of shifts are lost to sickness")
    }
    if let leavers = found("leavers_percent_per_year") {
      rest.append("\(leavers.mean.markup(unit: " %")) of staff leave in a year")
    }
    if let missed = found("breaks_missed_percent") {
      rest.append("\(missed.mean.markup(unit: " %")) of shifts pass without any break")
    }
    if !rest.isEmpty { sentences.append("\(Self.listed(rest)).") }
    if let capacity = found("capacity_mean") {
      sentences.append(
        "Mean compassion capacity is \(capacity.mean.markup()), where 1 is a rested person.")
    }
    if sentences.isEmpty {
      sentences = [
        "Nothing that this page tells is defined in these results; the tables hold them."
      ]
    }
    answer = sentences
    lead = Self.figure(Self.shares.compactMap(found), source).map { [$0] } ?? []
    sections = [try Self.people(source)]
  }

  /// Every post day by day, and a week of one person.
  private static func people(_ source: ReportSource) throws(ModelFileError) -> ReportSection {
    try PostSection(source, [source.scenarios[0]]) { courses in
      WeekFigure(source.experiment, courses[0], remake: source.remake).map { [$0.figure] } ?? []
    }.section
  }

  /// `a, b and c`.
  static func listed(_ parts: [Markup]) -> Markup {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func figure(_ shares: [OutcomeSummary], _ source: ReportSource) -> Figure? {
    guard !shares.isEmpty else { return nil }
    let highest = shares.max { $0.mean.value < $1.mean.value }
    let rows = shares.map { one in
      var outer: ClosedRange<Double>?
      if let low = one.p05?.value, let high = one.p95?.value, low <= high { outer = low...high }
      return IntervalChart.Row(
        label: one.words.label,
        entries: [
          IntervalChart.Entry(
            value: one.mean.value, low: one.mean.low.map { max(0, $0.value) },
            high: one.mean.high?.value,
            outer: outer, text: one.mean.text())
        ])
    }
    return Figure(
      name: "outcomes", title: "How the unit fares",
      finding: highest.map {
        "The largest of these shares is \($0.words.phrase) with \($0.mean.text()) %."
      } ?? "",
      reading:
        "The mark is the mean, its whiskers the 95 % interval of the mean; the pale bar holds "
        + "nine in ten single histories.",
      chart: IntervalChart(rows: rows, axisTitle: "Per cent", including: [0]),
      table: DataTable(
        caption: "Shares, %", files: ["summary.csv"],
        headings: ["", "Mean (95 % interval)", "5th percentile", "95th percentile"],
        rows: shares.map { one in
          [
            .text(one.words.label), .estimate(one.mean), .value(one.p05, decimals: 1),
            .value(one.p95, decimals: 1),
          ]
        }))
  }
}
