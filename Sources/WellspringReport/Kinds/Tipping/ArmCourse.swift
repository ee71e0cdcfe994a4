// What becomes of the rested along an arm, and where half of them are down.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

/// The steps of an arm from a rested start.
struct ArmCourse {
  struct Step {
    let value: Sourced
    /// Share that ends down, in per cent.
    let down: Sourced
    let interval: Estimate?
    let followed: Sourced
  }

  let arm: String
  let path: String
  let words: TurnedParameter
  let isUnit: Bool
  /// By value, ascending.
  let steps: [Step]

  /// nil where nobody started rested, or only one person or unit did at each step.
  init?(_ arm: String, _ branches: [TableRow]) {
    let own = branches.filter { $0["arm"] == arm && $0["direction"] == "up" }
    guard let first = own.first, own.contains(where: { ($0.number("n") ?? 0) > 1 }) else {
      return nil
    }
    (self.arm, path, isUnit) = (arm, first["parameter"], first["level"] == "unit")
    words = TurnedParameter(first)
    steps = own.compactMap { row in
      guard let value = Sourced(row, "value", of: "branches"),
        let down = Sourced(row, "down_percent", of: "branches"),
        let followed = Sourced(row, "n", of: "branches")
      else { return nil }
      return Step(
        value: value, down: down,
        interval: Estimate(row, "down_percent", "down_ci_low", "down_ci_high", of: "branches"),
        followed: followed)
    }.sorted { $0.value.value < $1.value.value }
  }

  /// The last step at which fewer than half are down, and the first at which they are not.
  var collapse: (safe: Step, worse: Step)? {
    guard let first = steps.first, let last = steps.last else { return nil }
    let course = first.down.value <= last.down.value ? steps : steps.reversed()
    guard let place = course.firstIndex(where: { $0.down.value >= 50 }), place > 0 else {
      return nil
    }
    return (course[place - 1], course[place])
  }

  /// Who is followed.
  var subject: String { isUnit ? "units" : "people" }
}
