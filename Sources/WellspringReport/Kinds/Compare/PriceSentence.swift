// What gets worse for patients although nobody asked about it.
//
// A policy may pay with care that is left undone for what it gives the staff. That belongs beside the
// answer even where the experiment has not named it among its outcomes.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct PriceSentence {
  /// nil where nothing gets worse that can be told.
  let sentence: Markup?

  /// More of each is worse for patients.
  private static let outcomes = [
    "care_left_undone_percent", "left_unseen_percent", "wait_hours_mean",
    "sessions_cancelled_percent", "response_hours_mean", "errors_per_1000_shifts",
  ]
  private static let mostNamed = 3

  /// - Parameters:
  ///   - pairs: whose scenarios are looked at.
  ///   - asked: outcomes that have sentences of their own.
  init(_ source: ReportSource, _ pairs: [PairedRow], asked: Set<String>) {
    let baselines = Set(pairs.map(\.baseline))
    guard baselines.count == 1, let baseline = baselines.first else {
      sentence = nil
      return
    }
    let parts = Self.outcomes.filter { !asked.contains($0) }.compactMap { name -> Markup? in
      guard let before = source.summary(baseline, name) else { return nil }
      let worse = pairs.compactMap { source.summary($0.scenario, name) }
        .filter { Self.isAbove($0.mean, before.mean) }
        .sorted { $0.mean.value > $1.mean.value }
      guard !worse.isEmpty else { return nil }
      let shown = worse.prefix(Self.mostNamed).map { one -> Markup in
        "\(one.mean.markup(unit: one.words.suffix)) under “\(plainName(one.scenario))”"
      }
      let rest =
        worse.count > shown.count ? ", and higher in \(worse.count - shown.count) more" : ""
      return """
        \(before.words.phrase) is \(before.mean.markup(unit: before.words.suffix)) under \
        “\(plainName(baseline))”, \(RunReportPage.listed(Array(shown)))\(rest)
        """
    }
    sentence =
      parts.isEmpty
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
