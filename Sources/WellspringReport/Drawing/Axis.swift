// A scale between values and places, with round numbers for its ticks.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

struct Axis {
  /// Where an axis begins and ends.
  enum Ends {
    /// At round numbers, where these are near; otherwise a little beyond the values, so that no part
    /// of a picture is empty for the sake of a number.
    case near
    case round
    /// At the values themselves.
    case tight
  }

  /// What of its length an axis goes beyond its values at either end.
  private static let room = 0.06

  let low: Double
  let high: Double
  /// Places of the ends in the picture.
  var start = 0.0
  var end = 1.0
  private let step: Double

  /// Ends that hold all values.
  /// - Parameters:
  ///   - values: those that are not finite are left out.
  ///   - including: values that are to be on the axis too.
  ///   - ticks: about how many.
  init(_ values: [Double], including: [Double] = [], ticks: Int = 5, ends: Ends = .near) {
    let all = (values + including).filter(\.isFinite)
    var (low, high) = (all.min() ?? 0, all.max() ?? 1)
    if low == 0, high == 0 {
      // Nothing but nothing: an axis of a millionth would say that there is something to see.
      high = 1
    } else if !(high > low) {
      let room = max(abs(high) * 0.1, 1e-6)
      (low, high) = (low - room, high + room)
    }
    step = Self.step((high - low) / Double(max(1, ticks)))
    let round = (
      min(low, (low / step + 1e-9).rounded(.down) * step),
      max(high, (high / step - 1e-9).rounded(.up) * step)
    )
    let room = Self.room * (high - low)
    switch ends {
    case .tight: (self.low, self.high) = (low, high)
    case .round: (self.low, self.high) = round
    case .near:
      // Nothing is a round number: bars begin there, and shares end there.
      (self.low, self.high) = (max(round.0, low - room), min(round.1, high + room))
    }
  }

  /// 1, 2 or 5 times a power of ten.
  private static func step(_ rough: Double) -> Double {
    guard rough > 0, rough.isFinite else { return 1 }
    let power = pow(10, log10(rough).rounded(.down))
    let factor = [1.0, 2, 5].first { rough <= $0 * power * 1.0001 } ?? 10
    return factor * power
  }

  func place(_ value: Double) -> Double {
    let share = (value - low) / (high - low)
    return start + min(1.05, max(-0.05, share)) * (end - start)
  }

  var ticks: [Double] {
    let first = Int((low / step - 1e-6).rounded(.up))
    let last = Int((high / step + 1e-6).rounded(.down))
    guard first <= last, last - first < 100 else { return [low, high] }
    return (first...last).map { Double($0) * step }
  }

  /// Room that the first and the last number below an axis take beyond its ends, at least `least`.
  func margins(least: Double) -> (start: Double, end: Double) {
    let widths = ticks.map { TextWidth.of(label($0), size: 11) }
    return (max(least, 0.5 * (widths.first ?? 0)), max(least, 0.5 * (widths.last ?? 0)))
  }

  func label(_ tick: Double) -> String {
    NumberStyle.fixed(tick, max(0, Int((-log10(step) - 1e-9).rounded(.up))))
  }
}
