// When somebody tips: the first lasting passage of the 28-day mean below the midpoint.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What becomes of a stay.
struct StayCourse: Sendable, Equatable {
  /// The first day whose 28-day mean is below the midpoint, after one that was not, and that is
  /// the first of 28 such days; nil where there is none.
  let tip: Int?
  /// Whether no 28-day mean is ever below the midpoint.
  let staysAbove: Bool
  /// Whether the last 28-day mean is below the midpoint.
  let endsBelow: Bool
}

/// Finds tips.
enum PassageFinder {
  /// - Parameters:
  ///   - daily: mean capacity of each day of a stay, none missing.
  ///   - first: the observed day of the first of them.
  static func course(_ daily: [Double], from first: Int, midpoint: Double) -> StayCourse {
    let month = lastingDays
    guard daily.count >= month else {
      return StayCourse(tip: nil, staysAbove: true, endsBelow: false)
    }
    var below: [Bool] = []
    for last in month - 1..<daily.count {
      var sum = 0.0
      for value in daily[last - month + 1...last] { sum += value }
      below.append(sum / Double(month) < midpoint)
    }
    var tip: Int?
    var run = 0
    for (index, isBelow) in below.enumerated() {
      run = isBelow ? run + 1 : 0
      // Whoever is below from the start has not been seen to pass. The run began month − 1 days ago.
      guard run == month, index >= month else { continue }
      tip = first + index
      break
    }
    return StayCourse(tip: tip, staysAbove: !below.contains(true), endsBelow: below.last == true)
  }
}
