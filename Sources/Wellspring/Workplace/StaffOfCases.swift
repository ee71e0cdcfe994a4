// Who can care for what: roles of posts, needs of classes, limits.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The kinds of work.
enum WorkKind: Int {
  case beds, visits, appointments, calls
}

/// Roles as numbers, and what follows from them for the work of a unit. Posts without a role of
/// their own in any class are like the others.
struct StaffOfCases {
  /// By class, whom a case needs together: a role's number, or -1 for anybody.
  let needs: [[Int8]]
  let triageRole: Int8
  let hasRoles: Bool
  let needsDiffer: Bool
  let mostNeeds: Int
  /// Cases that all posts together may have.
  let places: Int

  init(_ unit: CareUnitPlan) {
    var needs: [[Int8]] = []
    for one in unit.work.cases { needs.append(Self.needs(of: one, in: unit)) }
    let role = unit.work.triage.role
    triageRole = role.isEmpty ? -1 : Self.number(of: role, in: unit)
    var (hasRoles, needsDiffer, mostNeeds) = (triageRole >= 0, false, 1)
    for one in needs {
      for role in one where role >= 0 { hasRoles = true }
      if one != needs[0] { needsDiffer = true }
      mostNeeds = max(mostNeeds, one.count)
    }
    self.needs = needs
    self.hasRoles = hasRoles
    self.needsDiffer = needsDiffer
    self.mostNeeds = mostNeeds
    var places = 0
    for post in unit.posts { places += Int(post.count) * Int(Self.limit(of: post, in: unit)) }
    self.places = places
  }

  private static func needs(of one: CaseClass, in unit: CareUnitPlan) -> [Int8] {
    var roles: [Int8] = []
    for role in one.roles { roles.append(number(of: role, in: unit)) }
    switch WorkKind(rawValue: Int(unit.work.kind))! {
    case .beds, .appointments: return [roles.isEmpty ? -1 : roles[0]]
    case .visits: return roles.isEmpty ? [-1] : roles
    case .calls:
      return roles.isEmpty ? [Int8](repeating: -1, count: Int(unit.work.calls.crew)) : roles
    }
  }

  /// The number of a role: that of the first posts with it. Nobody has a role that no post has
  /// (model files are checked for it).
  static func number(of role: String, in unit: CareUnitPlan) -> Int8 {
    for (index, post) in unit.posts.enumerated() where post.role == role {
      return Int8(min(index, 126))
    }
    return .max
  }

  static func limit(of post: PostPlan, in unit: CareUnitPlan) -> Int32 {
    if unit.work.kind == 3 { return 1 }
    return Int32(post.caseLimit > 0 ? post.caseLimit : unit.work.caseloadCap.limit)
  }

  /// By position of the post, the number of its role and the cases that it has at most; positions
  /// beyond the posts are like the first.
  static func fill(
    _ roles: UnsafeMutablePointer<Int8>, _ limits: UnsafeMutablePointer<Int32>, positions: Int,
    from unit: CareUnitPlan
  ) {
    roles.initialize(repeating: 0, count: positions)
    limits.initialize(repeating: limit(of: unit.posts[0], in: unit), count: positions)
    var position = 0
    for post in unit.posts {
      for _ in 0..<Int(post.count) {
        roles[position] = number(of: post.work, in: unit)
        limits[position] = limit(of: post, in: unit)
        position += 1
      }
    }
  }
}
