// Where, along a parameter, half of the people (or units) end in the other state.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The threshold of a share that rises along a parameter.
enum Threshold {
  /// The shares closest to `shares` that never fall (pool adjacent violators, equal weights).
  ///
  /// Source: Ayer M et al., Ann Math Stat 1955;26:641 (doi 10.1214/aoms/1177728423).
  static func rising(_ shares: [Double]) -> [Double] {
    var pools: [(mean: Double, count: Int)] = []
    for share in shares {
      pools.append((share, 1))
      while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
        let last = pools.removeLast()
        let before = pools.removeLast()
        let count = last.count + before.count
        let sum = last.mean * Double(last.count) + before.mean * Double(before.count)
        pools.append((sum / Double(count), count))
      }
    }
    return pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
  }

  /// Where the rising share passes a half: what was tried says only between which two neighbours.
  struct Crossing: Equatable {
    /// On a line between the neighbours; NaN when a half is passed outside the values.
    var value = Double.nan
    /// The last value tried at which the share is below a half, and the first at which it is not.
    var low = Double.nan
    var high = Double.nan
  }

  /// Where the rising share passes a half.
  /// - Parameters:
  ///   - values: in the direction in which the share rises.
  ///   - shares: one for each value, 0 ... 1; NaN values are left out.
  static func half(_ values: [Double], _ shares: [Double]) -> Crossing {
    let known = zip(values, shares).filter { !$0.1.isNaN }
    let places = known.map(\.0)
    let rising = rising(known.map(\.1))
    guard let first = rising.firstIndex(where: { $0 >= 0.5 }), first > 0 else {
      return Crossing()
    }
    let (low, high) = (rising[first - 1], rising[first])
    let value = places[first - 1] + (0.5 - low) / (high - low) * (places[first] - places[first - 1])
    return Crossing(value: value, low: places[first - 1], high: places[first])
  }
}
