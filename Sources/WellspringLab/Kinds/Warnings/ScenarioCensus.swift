// What one scenario of an experiment of kind warnings has seen.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What one scenario has seen.
struct ScenarioCensus: Sendable {
  var personDays = 0
  var tips = 0
  /// Stays on the last observed day, and those of them whose last 28-day mean is below the midpoint.
  var lastDay = 0
  var collapsed = 0
  /// By signal.
  var slowing: [SlowingTally]

  init(_ plan: WarningsPlan, replicates: Int) {
    slowing = plan.signals.map { _ in SlowingTally(replicates: replicates) }
  }

  /// Share of those there at the end who are below the midpoint; NaN of nobody.
  var collapsedPercent: Double {
    lastDay > 0 ? 100 * Double(collapsed) / Double(lastDay) : .nan
  }
}
