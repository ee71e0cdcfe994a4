// A mean over persons, with an interval that knows that persons of one replicate are alike.
//
// The mean is Σ x/n over everybody. Its variance is that of a ratio of sums over clusters:
// R/(R − 1) Σ_r (S_r − mean n_r)² / N², with Student's t on R − 1 degrees of freedom.
//
// Source: Cochran WG, Sampling Techniques, 3rd ed., Wiley 1977, section 6.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sums of values by replicate.
struct ClusterMean: Sendable {
  private var sums: [Double]
  private var counts: [Double]

  init(replicates: Int) {
    sums = Array(repeating: 0, count: replicates)
    counts = sums
  }

  /// Adds a value of a replicate, numbered from 1; NaN is left out.
  mutating func add(_ value: Double, replicate: Int) {
    if value.isNaN { return }
    sums[replicate - 1] += value
    counts[replicate - 1] += 1
  }

  var count: Int { Int(counts.reduce(0, +)) }
  /// NaN of nothing.
  var mean: Double {
    let all = counts.reduce(0, +)
    return all > 0 ? sums.reduce(0, +) / all : .nan
  }

  /// NaN below two replicates with values.
  var standardError: Double {
    let present = counts.indices.filter { counts[$0] > 0 }
    guard present.count > 1 else { return .nan }
    let (mean, all) = (mean, counts.reduce(0, +))
    var squares = 0.0
    for r in present {
      let off = sums[r] - mean * counts[r]
      squares += off * off
    }
    let clusters = Double(present.count)
    return (clusters / (clusters - 1) * squares).squareRoot() / all
  }

  /// 95 % interval of the mean.
  var interval: (low: Double, high: Double) {
    let clusters = counts.count { $0 > 0 }
    guard clusters > 1 else { return (.nan, .nan) }
    let reach = studentQuantile(0.975, degreesOfFreedom: Double(clusters - 1)) * standardError
    return (mean - reach, mean + reach)
  }
}
