// How a unit fares: shares of its staff, of their shifts and of what its patients need.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct SharesFigure {
  /// nil where nothing is defined.
  let figure: Figure?

  private typealias Group = (of: String, names: [String])

  /// What cannot be compared with each other stands apart.
  private static let groups: [Group] = [
    (
      "staff",
      [
        "high_exhaustion_percent", "high_depersonalisation_percent", "burnout_percent",
        "traumatic_stress_percent", "moral_injury_percent", "compassion_fatigue_percent",
        "tipped_ever_percent", "leavers_percent_per_year",
      ]
    ), ("shifts", ["absence_percent", "breaks_missed_percent"]),
    ("what patients need", ["care_left_undone_percent"]), ("patients", ["left_unseen_percent"]),
  ]

  /// Of all that may be shown.
  static var names: [String] { groups.flatMap(\.names) }

  init(_ source: ReportSource) {
    let scenario = source.scenarios[0]
    var shown: [(of: String, shares: [OutcomeSummary])] = []
    var zero: [String] = []
    for group in Self.groups
    where source.isServed || !["patients", "what patients need"].contains(group.of) {
      let all = group.names.compactMap { source.summary(scenario, $0) }
      zero += all.filter(\.isZero).map(\.words.phrase)
      let shares = all.filter { !$0.isZero }
      if !shares.isEmpty { shown.append((group.of, shares)) }
    }
    figure = shown.isEmpty ? nil : Self.figure(shown, zero: zero)
  }

  private static func figure(
    _ groups: [(of: String, shares: [OutcomeSummary])], zero: [String]
  ) -> Figure {
    let shares = groups.flatMap(\.shares)
    let parts = groups.compactMap { group in
      group.shares.max { $0.mean.value < $1.mean.value }.map { one in
        let value = one.mean.text(unit: " %")
        return group.shares.count > 1
          ? "of \(group.of) the largest share is \(one.words.phrase): \(value)"
          : "\(one.words.phrase): \(value)"
      }
    }
    let finding = parts.joined(separator: "; ")
    let rest = zero.isEmpty ? "" : " Exactly 0 in every history: \(zero.joined(separator: ", "))."
    return Figure(
      name: "outcomes", title: "How the unit fares",
      finding: finding.prefix(1).uppercased() + finding.dropFirst() + "." + rest,
      reading:
        "The mark is the mean, its whiskers the 95 % interval of the mean, cut at 0 and 100; the pale "
        + "bar holds nine in ten single histories. Posts that tip count once, whoever holds them; who "
        + "leaves counts in a year.",
      chart: IntervalChart(
        rows: shares.map(row), axisTitle: "Per cent of staff, shifts, need or patients, as named",
        including: [0]),
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

  private static func row(_ one: OutcomeSummary) -> IntervalChart.Row {
    var outer: ClosedRange<Double>?
    if let low = one.p05?.value, let high = one.p95?.value, low <= high { outer = low...high }
    return IntervalChart.Row(
      label: one.words.label,
      entries: [
        IntervalChart.Entry(
          value: one.mean.value, low: one.mean.low.map(one.mean.cut),
          high: one.mean.high.map(one.mean.cut), outer: outer, text: one.mean.text())
      ])
  }
}
