// Arms that turn the same value, looked at where the first of them collapses.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What arms say beside each other: at the first step at which half of one are down, who else is.
struct ArmsBeside {
  let sentence: String
  /// Of the arms that it speaks of.
  let names: [String]

  /// nil where no arm collapses within its range or none stands beside it.
  init?(_ found: [TippingArmResult]) {
    let able = found.filter { $0.arm.exact == .none && !$0.up.isEmpty }
    let crossing = able.lazy.compactMap { one in Self.step(one).map { (one, $0) } }.first
    guard let (chief, value) = crossing else { return nil }
    let together = able.compactMap { one -> (TippingArmResult, FateTally)? in
      guard one.arm.path == chief.arm.path, let step = one.arm.values.firstIndex(of: value)
      else { return nil }
      return (one, one.up[step])
    }
    guard together.count > 1 else { return nil }
    let parts = together.enumerated().map { place, one in
      let (result, tally) = one
      return result.percentWithRange(tally) + " of the \(result.subject) of `\(result.arm.name)`"
        + (place == 0 ? " are down at the end" : "")
    }
    sentence = "At \(AlignedTable.short(value)), \(StudyAnswer.list(parts))."
    names = together.map(\.0.arm.name)
  }

  /// The first value tried, on the way to the worse, at which half or more of the rested go down.
  private static func step(_ result: TippingArmResult) -> Double? {
    guard let finding = result.finding, !finding.collapse.value.isNaN else { return nil }
    return finding.moreIsWorse ? finding.collapse.below : finding.collapse.above
  }
}
