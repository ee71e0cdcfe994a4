// What a swap is to lower.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A harm of the month: an outcome, as it stands or in days.
struct RosterHarm: Sendable {
  /// Names beside those of outcomes.
  static let daysBelow = "days_below_midpoint"
  static let daysShort = "capacity_days_short"

  let name: String
  let outcome: Outcome
  /// The harm is `offset + scale * outcome`.
  private let offset: Double
  private let scale: Double
  /// In words within a sentence, and its unit.
  let words: String
  let unit: String

  /// - Parameters:
  ///   - name: one of the two above, or an outcome's.
  ///   - postDays: posts times days.
  init?(_ name: String, postDays: Int) {
    let all = Double(postDays)
    self.name = name
    switch name {
    case Self.daysBelow:
      (outcome, offset, scale) = (.depletedTimePercent, 0, all / 100)
      (words, unit) = ("time below the midpoint", "d")
    case Self.daysShort:
      (outcome, offset, scale) = (.capacityMean, all, -all)
      (words, unit) = ("full capacity that is missing", "d")
    default:
      guard let found = Outcome.allCases.first(where: { $0.definition.name == name }) else {
        return nil
      }
      (outcome, offset, scale) = (found, 0, 1)
      (words, unit) = (found.words, found.unit(nil))
    }
  }

  /// The harm of replicates by the values of its outcome.
  func of(_ values: [Double]) -> [Double] { values.map { offset + scale * $0 } }

  /// Behind a number: ` days`.
  var symbol: String { unit == "1" ? "" : unit == "d" ? " days" : " \(unit)" }
}
