// Whether posts by another contract fit those whose work they do, and the rota.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  mutating func checkContracts(_ unit: CareUnitPlan, _ path: String) {
    let pattern = RotaPlan.patterns[Int(unit.rota.pattern)]
    for (number, post) in unit.posts.enumerated() {
      let own = "\(path).posts.\(post.role)"
      let earlier = unit.posts[..<number].filter(\.worksAs.isEmpty).map(\.role)
      if !post.worksAs.isEmpty, !earlier.contains(post.worksAs) {
        let hint =
          earlier.isEmpty
          ? "put those posts first" : Suggestion.hint(for: post.worksAs, among: earlier)
        complain(
          "\(own).worksAs",
          "no earlier posts have the role `\(TextRule.short(post.worksAs))`; \(hint)")
      }
      if post.workShare < 1, pattern == "always" {
        complain(
          "\(own).fte", "everybody is on duty without end: there are no shifts to take a part of")
      }
      guard !post.sequence.isEmpty, !adjusted.contains("\(path).rota.pattern") else { continue }
      if pattern != "sequence" {
        complain(
          "\(own).sequence",
          "posts have their own days only where the rota's pattern is sequence; it is \(pattern)")
      } else if isWhole("\(path).rota.shifts") {
        checkSequence(post.sequence, of: unit.rota, "\(own).sequence")
      }
    }
    checkCycles(unit, path)
  }

  /// Cycles that hardly ever begin together are a slip, and take room.
  private mutating func checkCycles(_ unit: CareUnitPlan, _ path: String) {
    let most = CareUnitPlan.mostCycleDays
    guard unit.cycleDays > most, isWhole("\(path).posts") else { return }
    let lengths = ([unit.rota.sequence.count] + unit.posts.map(\.sequence.count)).filter { $0 > 0 }
    let said = Set(lengths).sorted().map(String.init)
    complain(
      "\(path).posts",
      "cycles of \(said.joined(separator: ", ")) days begin together after more than \(most) days; give "
        + "them lengths in whole weeks")
  }
}
