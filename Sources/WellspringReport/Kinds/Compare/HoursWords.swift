// What a question about hours is owed beside what each scenario takes: which does most for its hours, and
// which takes time on duty that paid hours do not show.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct HoursWords {
  /// Which does most for each hour; nil where fewer than two take clearly more.
  let most: Markup?
  /// Time on duty that programmes take; nil where none is taken.
  let within: Markup?

  /// What a scenario does for an hour, and the furthest that both intervals allow.
  private struct Rate {
    let name: String
    let value: Double
    let low: Double
    let high: Double

    init?(_ pair: PairedRow, hours: PairedRow) {
      guard pair.isClear, hours.isTold, hours.difference.value > 0,
        let ends = Self.ends(pair.difference), let taken = Self.ends(hours.difference)
      else { return nil }
      name = "“\(pair.scenarioLabel)”"
      value = abs(pair.difference.value) / hours.difference.value
      (low, high) = (ends.lowerBound / taken.upperBound, ends.upperBound / taken.lowerBound)
    }

    private static func ends(_ estimate: Estimate) -> ClosedRange<Double>? {
      guard let low = estimate.low?.value, let high = estimate.high?.value, low * high > 0 else {
        return nil
      }
      return min(abs(low), abs(high))...max(abs(low), abs(high))
    }
  }

  /// - Parameters:
  ///   - rows: of all outcomes that were compared.
  ///   - pairs: of the outcome asked about first, all with the same baseline.
  init(_ source: ReportSource, _ rows: [PairedRow], _ pairs: [PairedRow]) {
    let hours = rows.filter { $0.words.name == "staff_hours" }
    func taken(_ pair: PairedRow) -> PairedRow? {
      hours.first { $0.scenario == pair.scenario && $0.baseline == pair.baseline }
    }
    let clear = PairedRow.clear(pairs)
    let own = clear.filter { $0.verb == clear.first?.verb }
    most = Self.most(own.compactMap { pair in taken(pair).flatMap { Rate(pair, hours: $0) } })
    within = Self.within(source, hours)
  }

  private static func most(_ rates: [Rate]) -> Markup? {
    let sorted = rates.sorted { $0.value > $1.value }
    guard sorted.count > 1, let first = sorted.first else { return nil }
    // What may do as much as the first is its equal.
    let equal = sorted.filter { $0.high >= first.low }
    let less = sorted.filter { $0.high < first.low }
    func listed(_ rates: [Rate]) -> Markup { RunReportPage.listed(rates.map { "\($0.name)" }) }
    guard !less.isEmpty else { return "Which does most for each hour cannot be told." }
    let than: Markup = "for each hour than \(listed(less))"
    return equal.count == 1
      ? "\(listed(equal)) does more \(than)."
      : "\(listed(equal)) do more \(than); which of them does most cannot be told."
  }

  /// Programmes and micro-breaks that lie within duty: they cost care, and no paid hour.
  private static func within(_ source: ReportSource, _ hours: [PairedRow]) -> Markup? {
    let parts = hours.compactMap { pair -> Markup? in
      guard let now = source.summary(pair.scenario, "programme_hours"),
        let before = source.summary(pair.baseline, "programme_hours"),
        let paid = pair.difference.high?.value,
        now.mean.value - before.mean.value > max(0, paid)
      else { return nil }
      let from: Markup =
        before.mean.value == 0 ? "" : ", in place of \(before.mean.mean.fixed(0))"
      return "“\(pair.scenarioLabel)” takes \(now.mean.mean.fixed(0)) h\(from)"
    }
    return parts.isEmpty
      ? nil
      : "In duty time, which paid hours do not show, " + RunReportPage.listed(parts) + "."
  }
}
