// More posts in every role.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var staffingLevel: PolicyDefinition {
    .forUnit(
      .staffingLevel, "More staff",
      actsOn: "The number of posts: more people on every shift, so less demand for each. Those who "
        + "hold the posts of before keep their places in the rota.",
      dose: PolicyDose(
        .one, usual: 0.1, in: 0...2, "Posts added, as a share of those there are (rounded by role)."
      ),
      hours: PolicyHours(
        usual: 0, per: .unit, meaning: "The added shifts are counted as worked."),
      grade: .derived,
      evidence: "Each additional patient per nurse went with 23 % higher odds of high exhaustion "
        + "(OR 1.23, 1.13 to 1.34; Aiken et al., JAMA 2002;288:1987; cross-sectional). The effect "
        + "comes out of the load; nothing is set."
    ) { target, dose in
      target.addPosts { ($0.count * dose).rounded() }
    }
  }
}

extension PolicyTarget {
  /// Adds posts like each of those there are; roles that get none are left as they are.
  mutating func addPosts(_ number: (PostPlan) -> Double) {
    let before = CareUnit.postCount(unit)
    var added: [PostPlan] = []
    for post in unit.posts where !post.isAdded {
      var more = post
      more.count = number(post)
      more.isAdded = true
      if more.count > 0 { added.append(more) }
    }
    unit.posts += added
    // In a roster each post has a row of its own: the new ones work as existing ones do.
    let days = unit.rota.rosterDays
    if unit.rota.rosterShifts.isEmpty || days == 0 { return }
    let established = unit.rota.rosterShifts.count / days
    let count = CareUnit.postCount(unit) - before
    for post in 0..<count {
      let row = post * established / count
      unit.rota.rosterShifts += unit.rota.rosterShifts[row * days..<(row + 1) * days]
      if !unit.rota.rosterSeconds.isEmpty {
        unit.rota.rosterSeconds += unit.rota.rosterSeconds[row * days..<(row + 1) * days]
      }
    }
  }
}
