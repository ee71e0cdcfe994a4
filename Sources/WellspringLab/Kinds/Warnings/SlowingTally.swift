// Critical slowing down as such: how lively those are who have not tipped, scenario by scenario.
//
// Over all observed days of everybody who is there from the first to the last and whose 28-day mean
// is never below the midpoint; nothing is detrended. The autocorrelation is corrected for the bias of
// a series of n values, (1 + 3 r)/n.
//
// Source: Marriott FHC, Pope JA, Biometrika 1954;41:390 (doi 10.1093/biomet/41.3-4.390).
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// What one scenario and signal show of it.
struct SlowingTally: Sendable {
  private(set) var mean: ClusterMean
  private(set) var variance: ClusterMean
  private(set) var autocorrelation: ClusterMean

  init(replicates: Int) {
    mean = ClusterMean(replicates: replicates)
    variance = mean
    autocorrelation = mean
  }

  mutating func add(_ series: TimedSeries, replicate: Int) {
    let window = IndicatorWindow(series.values[...], .none)
    mean.add(window.value(.mean, worse: 1), replicate: replicate)
    variance.add(window.value(.variance, worse: 1), replicate: replicate)
    let raw = window.value(.autocorrelation, worse: 1)
    let n = Double(series.values.count)
    autocorrelation.add(raw + (1 + 3 * raw) / n, replicate: replicate)
  }

  /// The root of the mean variance, and of the ends of its interval.
  var deviation: Double { variance.mean.squareRoot() }
  var deviationInterval: (low: Double, high: Double) {
    let interval = variance.interval
    return (max(0, interval.low).squareRoot(), interval.high.squareRoot())
  }
}
