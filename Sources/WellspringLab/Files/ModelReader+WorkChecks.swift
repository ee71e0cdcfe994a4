// Whether the parts of a unit's work fit its kind, its posts and each other.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  /// Classes and roles are held in one byte.
  private static let mostClasses = 255
  private static let mostRoles = 126

  /// Roles that cases and triage ask for must be those of posts, and enough of them.
  mutating func checkRoles(_ unit: CareUnitPlan, _ path: String) {
    let (work, kind) = (unit.work, WorkPlan.kinds[Int(unit.work.kind)])
    // Whoever asks for a role also gets those who work as it by another contract. Who works as nobody has
    // been told so already.
    let names = unit.posts.map(\.role)
    let roles = unit.posts.filter { !names.contains($0.worksAs) }.map(\.role)
    if unit.posts.count > Self.mostRoles {
      complain(
        "\(path).posts", "\(unit.posts.count) roles; at most \(Self.mostRoles) are possible")
    }
    if work.cases.count > Self.mostClasses {
      complain(
        "\(path).cases", "\(work.cases.count) classes; at most \(Self.mostClasses) are possible")
    }
    guard isWhole("\(path.dropLast(".work".count)).posts"), !roles.isEmpty else { return }
    if !work.triage.role.isEmpty, !roles.contains(work.triage.role) {
      complain("\(path).triage.role", unknownRole(work.triage.role, roles))
    }
    for one in work.cases {
      let place = "\(path).cases.\(one.name).roles"
      for role in one.roles where !roles.contains(role) {
        complain(place, unknownRole(role, roles))
      }
      if kind == "beds" || kind == "appointments", one.roles.count > 1 {
        complain(place, "in work of kind \(kind) one person has a case; name one role")
      }
      checkNumbers(one, of: roles, unit, place)
    }
    let posts = unit.posts.reduce(0) { $0 + $1.count }
    if kind == "calls", work.cases.contains(where: { $0.roles.isEmpty }), work.calls.crew > posts {
      complain(
        "\(path).calls.crew", "a crew of \(work.calls.crew.shortText), but \(posts.shortText) posts"
      )
    }
  }

  /// Those whom a case needs together have to be there.
  private mutating func checkNumbers(
    _ one: CaseClass, of roles: [String], _ unit: CareUnitPlan, _ place: String
  ) {
    for role in roles {
      let wanted = one.roles.count { $0 == role }
      let posts = unit.posts.filter { [$0.role, $0.work].contains(role) }.reduce(0) {
        $0 + $1.count
      }
      if Double(wanted) > posts {
        complain(place, "\(wanted) of `\(role)` are needed together, but there are fewer")
      }
    }
  }

  /// Multipliers need something above 0 to multiply.
  mutating func checkArrivals(_ work: WorkPlan, _ path: String) {
    let arrivals = work.arrivals
    let profiles = [
      ("byHour", arrivals.byHour), ("byWeekday", arrivals.byWeekday),
      ("byHourOfWeek", arrivals.byHourOfWeek), ("byMonth", arrivals.byMonth),
    ]
    for (key, profile) in profiles where !profile.isEmpty && profile.allSatisfy({ $0 == 0 }) {
      complain("\(path).arrivals.\(key)", "the multipliers are all 0; at least one must be above")
    }
    // A rate that is set to 0 is meant so.
    guard arrivals.rate == 0, isWhole("\(path).arrivals"), !isGiven("\(path).arrivals.rate") else {
      return
    }
    let noOne = "no case would ever come; give `rate` beside it, such as `rate: 12 /d`"
    for (key, profile) in profiles where !profile.isEmpty {
      complain("\(path).arrivals.\(key)", "the multipliers have no rate to multiply: \(noOne)")
      return
    }
    for surge in arrivals.surges where surge.arrivals != 1 || surge.share != 1 {
      complain(
        "\(path).arrivals.surges.\(surge.name)", "the surge has no rate to multiply: \(noOne)")
      return
    }
    if !work.cases.isEmpty, isSound("\(path).arrivals") {
      warn("\(path).cases", "there are classes of cases, but no arrivals.rate: no case ever comes")
    }
  }

  private func unknownRole(_ role: String, _ roles: [String]) -> String {
    "no posts have the role `\(TextRule.short(role))`; \(Suggestion.hint(for: role, among: roles))"
  }

  mutating func checkWorkParts(_ work: WorkPlan, _ path: String) {
    let kind = WorkPlan.kinds[Int(work.kind)]
    if work.triage.mean > 0, kind != "visits", isSound("\(path).kind") {
      complain("\(path).triage.mean", "only work of kind visits has a triage")
    }
    let hasClasses = isWhole("\(path).cases") && !(work.cases.isEmpty && work.arrivals.rate > 0)
    for surge in work.arrivals.surges
    where hasClasses && !surge.caseClass.isEmpty
      && !work.cases.contains(where: { $0.name == surge.caseClass })
    {
      complain(
        "\(path).arrivals.surges.\(surge.name).caseClass",
        "no class of cases is called `\(TextRule.short(surge.caseClass))`; "
          + Suggestion.hint(for: surge.caseClass, among: work.cases.map(\.name)))
    }
    let empirical = Double(LengthPlan.distributions.firstIndex(of: "empirical") ?? -1)
    for one in work.cases {
      let place = "\(path).cases.\(one.name).length.values"
      guard isSound("\(path).cases.\(one.name).length.distribution") else { continue }
      if one.length.distribution == empirical {
        if one.length.values.reduce(0, +) == 0, isSound(place) {
          complain(place, "an empirical length needs values above 0: `values: [0.5, 1, 2, 8]`")
        }
      } else if !one.length.values.isEmpty {
        complain(
          place, "values are given without their distribution; add `distribution: empirical`")
      }
    }
  }
}
