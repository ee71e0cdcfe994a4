// Whether the warm-up matters for what is shown.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension WarmUpResult {
  /// Those of some outcomes that were still settling after the warm-up.
  public func unsettled(among outcomes: [Outcome]) -> [Outcome] {
    outcomes.filter { outcome in outcome.settlingSeries.map(isTooShort) ?? false }
  }

  /// The longest warm-up that their series ask for; nil where none has settled at all.
  public func days(for outcomes: [Outcome]) -> Int? {
    outcomes.compactMap { outcome -> Int? in
      guard let series = outcome.settlingSeries, case .cut(let days) = suggestions[series.rawValue]
      else { return nil }
      return days
    }.max()
  }
}
