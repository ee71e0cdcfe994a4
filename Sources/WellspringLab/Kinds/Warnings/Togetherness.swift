// How much colleagues move together: mean correlations in a window.
//
// With z_i the detrended series of person i at length 1, the mean correlation of i with the n − 1
// others is z_i · (Σ z_j − z_i)/(n − 1), and the mean over all pairs (|Σ z_j|² − n)/(n (n − 1)).
// Only those count whose window is whole: a correlation over different days is another one.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// The detrended windows of the members of a unit.
struct Togetherness {
  /// By member; nil where a window is not whole.
  private let members: [[Double]?]
  private let sum: [Double]
  private let count: Int

  init(_ windows: [IndicatorWindow]) {
    members = windows.map(\.unitResiduals)
    let whole = members.compactMap { $0 }
    var sum = [Double](repeating: 0, count: whole.first?.count ?? 0)
    for one in whole { for t in sum.indices { sum[t] += one[t] } }
    self.sum = sum
    count = whole.count
  }

  /// Mean correlation of a member with the others; NaN below three others.
  func correlation(of member: Int) -> Double {
    guard let own = members[member], count > Indicator.fewestColleagues else { return .nan }
    var product = 0.0
    for t in own.indices { product += own[t] * (sum[t] - own[t]) }
    return product / Double(count - 1)
  }

  /// Mean correlation over all pairs; NaN below three members.
  var meanCorrelation: Double {
    guard count >= Indicator.fewestColleagues else { return .nan }
    let n = Double(count)
    return (sum.reduce(0) { $0 + $1 * $1 } - n) / (n * (n - 1))
  }
}
