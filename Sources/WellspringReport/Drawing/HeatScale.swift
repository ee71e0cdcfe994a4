// From values to shades.
// SPDX-License-Identifier: GPL-3.0-or-later

/// From values to shades, with a boundary on the middle.
struct HeatScale: Sendable, Equatable {
  static let shades = 12

  let low: Double
  let middle: Double
  let high: Double

  /// Shades below the middle. Most days of most people are above it, and want more of them.
  private static let below = 4

  /// Ends that are round and hold all values, with the middle between them.
  init(_ values: [Double], middle: Double) {
    let axis = Axis(values, including: [middle - 0.05, middle + 0.05], ticks: 24, ends: .round)
    (low, high, self.middle) = (axis.low, axis.high, middle)
  }

  /// 0 for the lowest values. What is beyond the ends counts to them.
  func shade(_ value: Double) -> Int {
    if value < middle {
      let share = (value - low) / (middle - low)
      return min(Self.below - 1, max(0, Int((share * Double(Self.below)).rounded(.down))))
    }
    let above = Self.shades - Self.below
    let share = (value - middle) / (high - middle)
    return Self.below + min(above - 1, max(0, Int((share * Double(above)).rounded(.down))))
  }

  /// The values of a shade.
  func range(_ shade: Int) -> ClosedRange<Double> {
    func edge(_ number: Int) -> Double {
      number <= Self.below
        ? low + (middle - low) * Double(number) / Double(Self.below)
        : middle + (high - middle) * Double(number - Self.below) / Double(Self.shades - Self.below)
    }
    return edge(shade)...edge(shade + 1)
  }
}
