// Whom an arm of a tipping experiment speaks of: many people or units, or one alone.
//
// Where nothing is left to chance, one person is followed: there is no half of them, and a share is
// nothing or all.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct ArmSubject {
  /// Whether one person, or one unit, is all that there is at each step.
  let isAlone: Bool
  let isUnit: Bool

  /// - Parameters:
  ///   - rows: of a table with the columns `arm` and `n`.
  ///   - isUnit: whether units tip, not people.
  init(_ arm: String, _ rows: [TableRow], isUnit: Bool) {
    let counts = rows.filter { $0["arm"] == arm }.compactMap { $0.number("n") }
    isAlone = !counts.isEmpty && counts.allSatisfy { $0 <= 1 }
    self.isUnit = isUnit
  }

  /// Who is alone.
  var one: String { isUnit ? "the one unit" : "the one person" }

  /// `people who start`, for what follows: rested or collapsed.
  var whoStart: String { isUnit ? "units that start" : "people who start" }

  var collapses: String {
    isAlone
      ? "\(one) followed collapses, when started rested,"
      : "half of the \(whoStart) rested collapse"
  }

  var returns: String {
    isAlone
      ? "is back, when started collapsed," : "of the \(whoStart) collapsed half are back"
  }

  var notBroughtBack: String {
    isAlone ? "brings back the one who starts collapsed" : "brings half of the collapsed back"
  }

  var endsDown: String {
    isAlone ? "\(one) followed ends down" : "half of the \(isUnit ? "units" : "people") end down"
  }

  /// Where one alone that starts rested ends over a range; nil of many.
  func end(isAnyDown: Bool) -> String? {
    isAlone
      ? "\(one) followed, when started rested, ends down in \(isAnyDown ? "a part" : "no part") of it"
      : nil
  }
}
