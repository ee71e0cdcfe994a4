// Between which values a number may well lie that nobody has measured.
//
// Without a range of its own (`{value: 24, plausible: [12, 40]}` in a model file) a working rule
// stands in: wide for what is assumed, narrower for what was fitted or computed, nothing for what
// was measured or is the user's choice. Shares keep between 0 and 1, because it is their odds that
// the rule stretches.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension EvidenceGrade {
  /// Times a value may well be larger, or smaller; nil for what is not in doubt.
  public var plausibleFactor: Double? {
    switch self {
    case .assumed, .grey: 2
    case .calibrated: 1.25
    case .derived: 1.1
    case .measured, .chosen: nil
    }
  }

  /// The grades with a plausible range.
  static let doubtful = allCases.filter { $0.plausibleFactor != nil }
}

extension LoadedValue {
  /// Between which values it may well lie, in the documented unit and inside the allowed range; nil
  /// for what is no quantity, is not in doubt, or is 0, which no factor moves.
  public var plausibleRange: ClosedRange<Double>? {
    guard entry.isQuantity, case .number(let number) = value else { return nil }
    if let plausible { return plausible }
    guard let factor = grade.plausibleFactor, number != 0 else { return nil }
    let isShare =
      entry.unit.dimension == .number && entry.lowest == 0 && entry.highest == 1 && number < 1
    func moved(by factor: Double) -> Double {
      let there =
        isShare ? number * factor / (1 - number + number * factor) : number * factor
      return min(entry.highest, max(entry.lowest, entry.isCount ? there.rounded() : there))
    }
    let (one, other) = (moved(by: 1 / factor), moved(by: factor))
    let range = min(one, other)...max(one, other)
    return range.lowerBound < range.upperBound ? range : nil
  }
}
