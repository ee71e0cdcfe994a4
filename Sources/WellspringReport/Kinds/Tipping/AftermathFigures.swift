// Workloads that rise and fall again: who tips, and who never comes back.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct AftermathFigures {
  let sentences: [Markup]
  let figures: [Figure]

  private static let fates = ["never tipped", "came back", "still down", "left"]
  private static let mostRamps = 12

  init(ramps: [TableRow], aftermath: [TableRow]) {
    var arms: [String] = []
    for row in ramps where !arms.contains(row["arm"]) { arms.append(row["arm"]) }
    figures =
      arms.prefix(6).compactMap { Self.after($0, aftermath) }
      + arms.prefix(6).compactMap { Self.rising($0, ramps) }
    sentences = arms.prefix(2).flatMap { arm in
      [Self.sentence(arm, ramps), Self.left(arm, aftermath), Self.who(arm, aftermath)]
        .compactMap { $0 }
    }
  }

  /// `none`, `7 days up` or `7 days up, 28 days high`.
  private static func label(_ row: TableRow) -> String {
    let (rise, hold) = (row["ramp_days"], row["hold_days"])
    if rise == "0", hold == "0" { return "no rise" }
    return hold == "0" ? "rise over \(rise) days" : "rise over \(rise) days, high for \(hold) days"
  }

  private static func sentence(_ arm: String, _ rows: [TableRow]) -> Markup? {
    let own = rows.filter { $0["arm"] == arm }
    func share(_ row: TableRow) -> Estimate? {
      Estimate(row, "down_percent", "ci_low", "ci_high", of: "ramps")
    }
    guard let none = own.first(where: { $0["hold_days"] == "0" && $0["ramp_days"] == "0" }),
      let before = share(none),
      let worst = own.filter({ $0.number != none.number })
        .max(by: { ($0.number("down_percent") ?? 0) < ($1.number("down_percent") ?? 0) }),
      let after = share(worst)
    else { return nil }
    let subject = ArmSubject(arm, own, isUnit: worst["level"] == "unit")
    guard !subject.isAlone else {
      return """
        “\(plainName(arm))”: \(hardest(own, subject)); without any rise \(subject.one) \
        \(before.value > 0 ? "ends down too" : "stays up").
        """
    }
    let isSame =
      (after.low?.value ?? -.infinity) <= (before.high?.value ?? .infinity)
      && (before.low?.value ?? -.infinity) <= (after.high?.value ?? .infinity)
    let rises = own.filter { $0.number != none.number }.compactMap(share)
    let least = rises.min { $0.value < $1.value } ?? after
    let what: Markup =
      isSame
      ? "<span class=\"i\">\(least.mean.fixed(1)) to \(after.mean.fixed(1)) %</span> after one, no more than chance apart"
      : "at most \(after.markup(unit: " %")) after one (\(label(worst)))"
    return """
      Of those who stay, \(before.markup(unit: " %")) end down without a rise, and \(what). The rises go up \
      to \(shortCell(worst["peak"])) times the usual workload.\(atAnyTime(none, own))
      """
  }

  /// How many tip at some time, most of whom may be back at the end.
  private static func atAnyTime(_ none: TableRow, _ own: [TableRow]) -> Markup {
    guard let before = Sourced(none, "tipped_percent", of: "ramps"),
      let most = own.max(by: {
        ($0.number("tipped_percent") ?? 0) < ($1.number("tipped_percent") ?? 0)
      }), most.number != none.number,
      let after = Sourced(most, "tipped_percent", of: "ramps")
    else { return "" }
    return """
       At some time \(after.fixed(1)) % of the posts tip where the workload rises \
      (\(label(most))), and \(before.fixed(1)) % where it does not.
      """
  }

  /// Whoever left never comes back either.
  private static func left(_ arm: String, _ rows: [TableRow]) -> Markup? {
    let own = rows.filter { $0["arm"] == arm && $0["fate"] == "left" }
    func share(_ row: TableRow) -> Sourced? { Sourced(row, "share_percent", of: "aftermath") }
    let rises = own.filter { label($0) != "no rise" }.compactMap(share)
      .sorted { $0.value < $1.value }
    guard let before = own.first(where: { label($0) == "no rise" }).flatMap(share),
      let least = rises.first, let most = rises.last, most.value > 0
    else { return nil }
    let after: Markup =
      least.value == most.value
      ? most.fixed(0) : "\(least.fixed(0)) to \(most.fixed(0))"
    return
      "From \(before.fixed(0)) % of the posts somebody has left without a rise, from \(after) % after one."
  }

  /// What work takes from those who are still down, beside those who came back, after the same rise.
  private static func who(_ arm: String, _ rows: [TableRow]) -> Markup? {
    let own = rows.filter { $0["arm"] == arm && label($0) != "no rise" }
    func count(_ row: TableRow) -> Double { row.number("n") ?? 0 }
    let all = own.filter { $0["fate"] == "still down" && $0.number("load_factor_mean") != nil }
    guard let down = all.max(by: { count($0) < count($1) }) else { return nil }
    func told(_ fate: String, _ words: String) -> Markup? {
      own.first { $0["fate"] == fate && label($0) == label(down) }.flatMap { row in
        guard let load = Sourced(row, "load_factor_mean", of: "aftermath"),
          let number = Sourced(row, "n", of: "aftermath")
        else { return nil }
        return "\(load.fixed(2)) times the usual from the \(number.fixed(0)) who \(words)"
      }
    }
    let parts = [
      told("still down", "are still down"), told("came back", "came back"),
      told("never tipped", "never tipped"),
    ].compactMap { $0 }
    guard parts.count > 1 else { return nil }
    let isFew = count(down) < fewDown
    return """
      After the \(label(down)), the same work takes \(RunReportPage.listed(parts))\
      \(isFew ? "; so few say nothing of who stays down" : "").
      """
  }

  /// Fewer people than these say little by their mean.
  private static let fewDown = 30.0

  /// After which of the rises most end down, without a full stop: one of them, or several alike.
  private static func hardest(_ own: [TableRow], _ subject: ArmSubject) -> String {
    let rises = own.filter { label($0) != "no rise" }
    let most = rises.compactMap { $0.number("down_percent") }.max() ?? 0
    let worst = rises.filter { $0.number("down_percent") == most }
    let which = Self.named(worst.map { label($0) }, of: rises.count)
    if subject.isAlone {
      return most > 0
        ? "\(subject.one) followed ends down after \(which)"
        : "\(subject.one) followed ends down after none of the rises"
    }
    guard most > 0, let first = worst.first,
      let share = Estimate(first, "down_percent", "ci_low", "ci_high", of: "ramps")
    else { return "nobody ends down after any of the rises" }
    return "the largest share, \(share.text(unit: " %")), ends down after \(which)"
  }

  /// `“rise over 7 days”`, or `3 of 5 rises alike: “…”, “…” and “…”`.
  private static func named(_ labels: [String], of all: Int) -> String {
    guard labels.count > 1 else { return labels.first.map { "“\($0)”" } ?? "none" }
    guard labels.count < all else { return "each of the \(all) rises" }
    let names = labels.prefix(6).map { "“\($0)”" }.joined(separator: ", ")
    return "\(labels.count) of \(all) rises alike: \(names)" + (labels.count > 6 ? ", …" : "")
  }

  /// `28 days high` where all rises take as long.
  private static func short(_ name: String, _ rows: [TableRow]) -> String {
    let rises = Set(rows.map { $0["ramp_days"] }).subtracting(["0"])
    guard rises.count == 1, let days = rises.first else { return name }
    let start = "rise over \(days) days, high for "
    return name.hasPrefix(start) ? "\(name.dropFirst(start.count)) high" : name
  }

  private static func after(_ arm: String, _ rows: [TableRow]) -> Figure? {
    let own = rows.filter { $0["arm"] == arm }
    var labels: [String] = []
    for row in own where !labels.contains(label(row)) { labels.append(label(row)) }
    guard !labels.isEmpty else { return nil }
    func share(_ name: String, _ fate: String) -> Sourced? {
      own.first { label($0) == name && $0["fate"] == fate }
        .flatMap { Sourced($0, "share_percent", of: "aftermath") }
    }
    let down = labels.map { (name: $0, share: share($0, "still down")?.value ?? 0) }
    let most = down.map(\.share).max() ?? 0
    let worst = down.filter { $0.share == most }.map(\.name)
    return Figure(
      name: "aftermath-\(arm)", title: "What becomes of the posts",
      finding: most > 0
        ? "Still down at the end are at most \(NumberStyle.short(most)) % of all posts "
          + "(\(worst.joined(separator: "; ")))."
        : "No post is still down at the end, whatever the workload.",
      chart: StackChart(
        rows: labels.prefix(mostRamps).map { name in
          let values = fates.map { share(name, $0)?.value ?? 0 }
          let down = NumberStyle.fixed(share(name, "still down")?.value ?? 0, 1)
          return StackChart.Row(
            label: "\(short(name, own)): \(down) % of posts down", values: values,
            texts: values.map { "\(NumberStyle.fixed($0, 0)) %" })
        }, parts: fates.map { $0.prefix(1).uppercased() + $0.dropFirst() },
        axisTitle: "Share of all posts (%)"),
      table: DataTable(
        caption: "Posts by what became of them, %", files: ["aftermath.csv"],
        headings: ["Workload"] + fates,
        rows: labels.map { name in
          [.text(name)] + fates.map { .value(share(name, $0), decimals: 1) }
        }))
  }

  private static func rising(_ arm: String, _ rows: [TableRow]) -> Figure? {
    let own = rows.filter { $0["arm"] == arm && $0.number("down_percent") != nil }
    guard !own.isEmpty else { return nil }
    func down(_ row: TableRow) -> Estimate? {
      Estimate(row, "down_percent", "ci_low", "ci_high", of: "ramps")
    }
    let subject = ArmSubject(arm, own, isUnit: own[0]["level"] == "unit")
    let finding = hardest(own, subject)
    return Figure(
      name: "ramps-\(arm)", title: "“\(plainName(arm))”: workloads that rise",
      finding: finding.prefix(1).uppercased() + finding.dropFirst() + ".",
      reading: subject.isAlone
        ? "\(subject.one.prefix(1).uppercased())\(subject.one.dropFirst()) followed ends down (100) or "
          + "not (0): whether the last 28 days lie below the midpoint."
        : "Share whose last 28 days lie below the midpoint, with 95 % intervals.",
      chart: IntervalChart(
        rows: own.prefix(mostRamps * 2).map { row in
          let share = down(row)
          return IntervalChart.Row(
            label: label(row),
            entries: [
              IntervalChart.Entry(
                value: share?.value, low: share?.low?.value, high: share?.high?.value,
                text: share?.text() ?? "")
            ])
        }, axisTitle: "Ends down (%)", including: [0]),
      table: table(arm, own))
  }

  private static func table(_ arm: String, _ own: [TableRow]) -> DataTable {
    DataTable(
      caption: "“\(plainName(arm))”: workloads that rise", files: ["ramps.csv"],
      headings: [
        "Workload", "Peak", "Followed", "Tip at any time, %", "End down, % (95 % interval)",
        "Median day of the tip",
      ],
      rows: own.map { row in
        [
          .text(label(row)), .value(Sourced(row, "peak", of: "ramps")),
          .value(Sourced(row, "n", of: "ramps"), decimals: 0),
          .value(Sourced(row, "tipped_percent", of: "ramps"), decimals: 1),
          .estimate(Estimate(row, "down_percent", "ci_low", "ci_high", of: "ramps")),
          .value(Sourced(row, "median_tip_day", of: "ramps")),
        ]
      })
  }
}
