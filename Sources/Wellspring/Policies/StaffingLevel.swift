// More posts in every role.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var staffingLevel: PolicyDefinition {
    .forUnit(
      .staffingLevel, "More staff",
      actsOn: "The number of posts: more people on every shift, so less demand for each. Those who "
        + "hold the posts of before keep their places in the rota.",
      dose: PolicyDose(
        .one, usual: 0.1, in: 0...2,
        "Posts added, as a share of those there are, in each role. What is left over beyond whole "
          + "posts is one part-time post, which works that share of the shifts."),
      hours: PolicyHours(
        usual: 0, per: .unit, meaning: "The added shifts are counted as worked."),
      grade: .derived,
      evidence: "Each additional patient per nurse went with 23 % higher odds of high exhaustion "
        + "(OR 1.23, 1.13 to 1.34; Aiken et al., JAMA 2002;288:1987; cross-sectional). The effect "
        + "comes out of the load; nothing is set."
    ) { target, dose in
      target.unit.addPosts(share: dose)
    }
  }
}

extension CareUnitPlan {
  /// Adds posts like each of those there are, as a share of them: whole posts, and a part of one.
  mutating func addPosts(share: Double) {
    let days = rota.rosterDays
    let hasRows = Int(rota.pattern) == 5 && days > 0
    var first = 0
    for post in posts {
      defer { first += Int(post.count) }
      if post.isAdded { continue }
      let (whole, part) = Self.parts(post.count * share, isWhole: Int(rota.pattern) == 0)
      var more = post
      more.isAdded = true
      if whole > 0 {
        more.count = Double(whole)
        posts.append(more)
      }
      if part > 0 {
        (more.count, more.workShare) = (1, part * post.workShare)
        if work.kind == 2 { more.caseLimit = panel(of: post, share: part) }
        posts.append(more)
      }
      if !hasRows { continue }
      // In a roster each post has a row of its own: the new ones work as those of their role do.
      let added = whole + (part > 0 ? 1 : 0)
      for number in 0..<added {
        let row = first + number * Int(post.count) / added
        rota.rosterShifts += rota.rosterShifts[row * days..<(row + 1) * days]
        if !rota.rosterSeconds.isEmpty {
          rota.rosterSeconds += rota.rosterSeconds[row * days..<(row + 1) * days]
        }
      }
    }
  }

  /// The first role in which `staffingLevel` or `staffingRatio` adds no whole number of posts, and
  /// how many; nil when all are whole.
  public func partOfPosts(
    _ kind: PolicyKind, dose: Double
  ) -> (role: String, posts: Double)? {
    let share = kind == .staffingRatio ? postsForRatio(lowerBy: dose) : dose
    for post in posts where Self.parts(post.count * share).part > 0 {
      return (post.role, post.count * share)
    }
    return nil
  }

  /// A number of posts as whole ones and a part of one more. On duty without end there are no parts.
  static func parts(_ posts: Double, isWhole: Bool = false) -> (whole: Int, part: Double) {
    let nearest = posts.rounded()
    if isWhole || abs(posts - nearest) < 1e-9 * (1 + posts) { return (Int(nearest), 0) }
    let whole = posts.rounded(.down)
    return (Int(whole), posts - whole)
  }

  /// Clients of part of a post, of whom there is at least one.
  private func panel(of post: PostPlan, share: Double) -> Double {
    max(1, (share * Double(StaffOfCases.limit(of: post, in: self))).rounded())
  }
}
