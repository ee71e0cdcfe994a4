// Sobol' indices: which share of an outcome's variance a factor explains, alone and with others.
//
// With f_A, f_B, f_ABi the outcome at A_j, B_j and A_j with factor i from B_j, means over rows j:
//
//     first order  S_i  = mean f_B (f_ABi − f_A) / V              (Saltelli et al. 2010, table 2 b)
//     total        T_i  = mean (f_A − f_ABi)² / (2 V)             (Jansen 1999)
//     V               the variance of all f_A and f_B together
//
// Outcomes are centred first, which changes no index and takes noise off S_i.
//
// Simulations are noisy. With n replicates a point and common random numbers, the noise that is not
// common (V_rest, see VarianceShares) adds V_rest/n to V and to the numerator of every T_i; both are
// taken off again, so that indices are shares of the variance that the parameters cause. S_i's
// numerator has no such bias, because f_B and the difference are noisy independently.
//
// Source: Saltelli A et al., Comput Phys Commun 2010;181:259 (doi 10.1016/j.cpc.2009.09.018);
// Jansen MJW, Comput Phys Commun 1999;117:35 (doi 10.1016/S0010-4655(98)00154-4).
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// The indices of one factor for one outcome.
public struct SobolIndices: Sendable {
  public let firstOrder: Double
  /// 95 % interval (bootstrap over rows).
  public let firstOrderInterval: (low: Double, high: Double)
  public let total: Double
  public let totalInterval: (low: Double, high: Double)
  /// Rows used, and those lost because one of their points has no value.
  public let used: Int
  public let lost: Int
}

extension SobolIndices {
  /// Analyses every factor of a design.
  ///
  /// - Parameters:
  ///   - values: one per point of the design, the mean over its replicates; NaN where missing.
  ///   - noise: V_rest/n, the variance that luck adds to a point's value; 0 for a function.
  /// - Returns: one per factor; indices are NaN when the outcome does not vary.
  public static func analyse(
    _ design: SaltelliDesign, values: [Double], noise: Double = 0, seed: UInt64,
    resamples: Int = 1_000
  ) -> [SobolIndices] {
    precondition(values.count == design.pointCount, "a value for each point")
    precondition(noise >= 0, "a variance is not negative")
    let present = values.filter { !$0.isNaN }
    let centre = present.isEmpty ? 0 : SampleSummary.mean(of: present)
    let rows = Rows(design, values.map { $0 - centre }, noise: noise)
    let all = rows.indices(of: Array(0..<design.rows))
    let intervals = Resampling.intervals(
      rows: design.rows, resamples: resamples, seed: seed, statistics: rows.indices)
    return (0..<design.factors).map { factor in
      let used = (0..<design.rows).count { rows.isWhole($0, factor) }
      return SobolIndices(
        firstOrder: all[2 * factor], firstOrderInterval: intervals[2 * factor],
        total: all[2 * factor + 1], totalInterval: intervals[2 * factor + 1], used: used,
        lost: design.rows - used)
    }
  }

  /// The centred values of a design.
  private struct Rows {
    let factors: Int
    let values: [Double]
    let noise: Double

    init(_ design: SaltelliDesign, _ values: [Double], noise: Double) {
      (factors, self.values, self.noise) = (design.factors, values, noise)
    }

    func isWhole(_ row: Int, _ factor: Int) -> Bool {
      let start = row * (factors + 2)
      return !(values[start] + values[start + 1 + factor] + values[start + 1 + factors]).isNaN
    }

    /// S_1, T_1, S_2, T_2, … of some rows. A row without a value counts where it can.
    func indices(of rows: [Int]) -> [Double] {
      let variance = self.variance(of: rows) - noise
      return (0..<factors).flatMap { factor -> [Double] in
        var (alone, together, count) = (0.0, 0.0, 0.0)
        for row in rows where isWhole(row, factor) {
          let start = row * (factors + 2)
          let (a, b) = (values[start], values[start + 1 + factors])
          let change = values[start + 1 + factor] - a
          alone += b * change
          together += change * change
          count += 1
        }
        guard variance > 0, count > 0 else { return [.nan, .nan] }
        return [alone / count / variance, (0.5 * together / count - noise) / variance]
      }
    }

    /// The variance of all f_A and f_B, with divisor n.
    private func variance(of rows: [Int]) -> Double {
      var (sum, squares, count) = (0.0, 0.0, 0.0)
      for row in rows {
        let start = row * (factors + 2)
        for value in [values[start], values[start + 1 + factors]] where !value.isNaN {
          sum += value
          squares += value * value
          count += 1
        }
      }
      guard count > 0 else { return .nan }
      // Values are centred, so nothing cancels here.
      return squares / count - (sum / count) * (sum / count)
    }
  }
}
