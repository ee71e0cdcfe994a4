// What patients pay for what the staff gain.
//
// A policy may pay with care that is left undone for what it gives the staff. That belongs beside the
// answer, and even where the experiment has not named it among its outcomes.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct PriceSentence {
  /// Of what was asked about; nil where nothing of it gets worse that can be told.
  let asked: Markup?
  /// Of the rest.
  let unasked: Markup?

  /// More of each is worse for patients.
  static let outcomes = [
    "care_left_undone_percent", "left_unseen_percent", "wait_hours_mean",
    "sessions_cancelled_percent", "response_hours_mean", "errors_per_1000_shifts",
  ]
  private static let mostNamed = 3

  /// - Parameter pairs: by outcome asked about; all have the same baseline.
  init(_ source: ReportSource, _ pairs: [[PairedRow]]) {
    asked = Self.asked(pairs)
    let names = Set(pairs.compactMap { $0.first?.words.name })
    unasked = pairs.first?.first.flatMap { first in
      Self.unasked(
        source, baseline: first.baseline, pairs[0].map(\.scenario),
        Self.outcomes.filter { !names.contains($0) })
    }
  }

  /// Whether patients pay with an outcome in some scenario, so that it is told here.
  static func isPaid(_ pairs: [PairedRow]) -> Bool {
    pairs.contains { outcomes.contains($0.words.name) && $0.isClear && $0.difference.value > 0 }
  }

  private static func asked(_ pairs: [[PairedRow]]) -> Markup? {
    let parts = outcomes.compactMap { name -> Markup? in
      let own = pairs.first { $0.first?.words.name == name } ?? []
      let worse = own.filter { $0.isClear && $0.difference.value > 0 }
        .sorted { $0.difference.value > $1.difference.value }
      guard let words = worse.first?.words else { return nil }
      let shown = worse.prefix(mostNamed).enumerated().map { place, pair in
        rise(pair, isFirst: place == 0)
      }
      let rest =
        worse.count > shown.count ? ", and in \(worse.count - shown.count) more" : ""
      return """
        \(words.phrase) rises \(RunReportPage.listed(shown))\(rest)\(others(own))
        """
    }
    return parts.isEmpty ? nil : "What patients pay: \(parts.joined(separator: "; "))."
  }

  /// `from 0.69 to 1.92 %, nearly three times, under “protected breaks”`, then `to 1.27 % under …`.
  private static func rise(_ pair: PairedRow, isFirst: Bool) -> Markup {
    let words = pair.words
    guard let before = pair.baselineMean, let after = pair.scenarioMean else {
      let size = pair.difference.sizeMarkup(unit: words.differenceSuffix)
      return "by \(size) under “\(pair.scenarioLabel)”"
    }
    let decimals = min(
      pair.difference.decimals, NumberStyle.decimals(after.value, digits: 3))
    let to: Markup = "to \(after.fixed(decimals))\(words.boundSuffix)"
    let under: Markup = "under “\(pair.scenarioLabel)”"
    guard isFirst else { return "\(to) \(under)" }
    let times = times(after.value / before.value).map { ", \($0)," as Markup } ?? ""
    return "from \(before.fixed(decimals)) \(to)\(times) \(under)"
  }

  private static let small = [2: "twice", 3: "three times", 4: "four times", 5: "five times"]

  /// `nearly three times`; nil below what rounds to twice.
  static func times(_ ratio: Double) -> String? {
    let whole = ratio.rounded()
    guard ratio.isFinite, whole >= 2, whole < 1e6 else { return nil }
    let word = small[Int(whole)] ?? "\(NumberStyle.fixed(whole, 0)) times"
    if abs(ratio - whole) <= 0.03 * whole { return "about \(word) as much" }
    return ratio < whole ? "nearly \(word) as much" : "more than \(word) as much"
  }

  /// Of those under which it does not rise: silence would be taken for either.
  private static func others(_ pairs: [PairedRow]) -> Markup {
    func named(_ pairs: [PairedRow]) -> Markup {
      RunReportPage.listed(pairs.prefix(mostNamed).map { "“\($0.scenarioLabel)”" })
    }
    let falls = pairs.filter { $0.isClear && $0.difference.value < 0 }
    let open = pairs.filter { !$0.isClear }
    return (falls.isEmpty ? "" : "; it falls under \(named(falls))")
      + (open.isEmpty ? "" : "; no change can be told under \(named(open))")
  }

  /// - Parameters:
  ///   - baseline: what the scenarios are held against, each by its interval.
  ///   - names: the outcomes that are looked at.
  static func unasked(
    _ source: ReportSource, baseline: String, _ scenarios: [String], _ names: [String]
  ) -> Markup? {
    let parts = names.compactMap { name -> Markup? in
      guard let before = source.summary(baseline, name) else { return nil }
      let worse = scenarios.compactMap { source.summary($0, name) }
        .filter { isAbove($0.mean, before.mean) }
        .sorted { $0.mean.value > $1.mean.value }
      guard !worse.isEmpty else { return nil }
      let shown = worse.prefix(mostNamed).map { one -> Markup in
        "\(one.mean.markup(unit: one.words.suffix)) under “\(source.label(one.scenario))”"
      }
      let rest =
        worse.count > shown.count ? ", and higher in \(worse.count - shown.count) more" : ""
      return """
        \(before.words.phrase) is \(before.mean.markup(unit: before.words.suffix)) under \
        “\(source.label(baseline))”, \(RunReportPage.listed(Array(shown)))\(rest)
        """
    }
    return parts.isEmpty
      ? nil
      : "Not asked about, but worse for patients, as intervals that lie apart show: "
        + parts.joined(separator: "; ") + "."
  }

  /// Whether the interval of one lies wholly above that of another.
  private static func isAbove(_ one: Estimate, _ other: Estimate) -> Bool {
    guard let low = one.low?.value, let high = other.high?.value else { return false }
    return low > high
  }
}
