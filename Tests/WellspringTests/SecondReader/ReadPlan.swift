// What a unit's plan says at a time: the model file as it stands, and as the policies leave it from
// the day on which they begin.
// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Wellspring

/// The plan of a unit from a time on.
struct ReadPlan {
  /// Hours since the midnight of the first observed day.
  let from: Double
  let model: Model
  let unit: CareUnitPlan
  let roster: Rota

  init(_ target: PolicyTarget, from: Double) {
    (self.from, model, unit) = (from, target.model, target.unit)
    roster = Rota(target.unit, RunCalendar(target.model))
  }

  /// The plans of a unit in turn.
  static func all(_ model: Model, _ unit: CareUnitPlan) -> [ReadPlan] {
    let asGiven = PolicyTarget(model, unit)
    let start = model.policies.startDay
    if model.policies.acting.isEmpty || start > model.horizon.days {
      return [ReadPlan(asGiven, from: -.infinity)]
    }
    var changed = asGiven
    changed.applyPolicies()
    // The first observed day of a run without a warm-up is where it starts.
    if start == 0 || start == 1 && model.horizon.warmUpDays == 0 {
      return [ReadPlan(changed, from: -.infinity)]
    }
    return [ReadPlan(asGiven, from: -.infinity), ReadPlan(changed, from: 24 * (start - 1))]
  }

  var posts: Int { unit.posts.reduce(0) { $0 + Int($1.count) } }

  /// The posts of a position.
  private func group(_ position: Int) -> PostPlan {
    var rest = position
    for post in unit.posts {
      rest -= Int(post.count)
      if rest < 0 { return post }
    }
    return unit.posts[0]
  }

  /// Demand at which the load of a position is 1.
  func nominalDemand(_ position: Int) -> Double {
    let own = group(position).nominalDemand
    return own > 0 ? own : unit.work.nominalDemand
  }

  /// Whether cases name roles, and those of whom they need first.
  var firstRoles: Set<String>? {
    let named = Set(unit.work.cases.map { $0.roles.first ?? "" })
    return named.isEmpty || named.contains("") ? nil : named
  }

  /// Whether the holder of a position is a nurse as `patients_per_nurse` has it.
  func isNurse(_ position: Int) -> Bool { firstRoles?.contains(group(position).role) ?? true }

  /// Whether those who stand in are all nurses, or none of them is; nil where they are some of both.
  var standInsAreNurses: Bool? {
    let kinds = Set(
      unit.posts.filter { $0.standIns != 0 }.map { firstRoles?.contains($0.role) ?? true })
    return kinds.count > 1 ? nil : kinds.first ?? true
  }

  /// The nominal demands of posts for which somebody may stand in.
  var standInDemands: Set<Double> {
    var demands: Set<Double> = []
    for post in unit.posts where post.standIns != 0 {
      demands.insert(post.nominalDemand > 0 ? post.nominalDemand : unit.work.nominalDemand)
    }
    return demands
  }

  /// Beds, or places on panels; nil where cases have neither.
  var places: Double? {
    if unit.work.kind == 0 { return unit.beds }
    if unit.work.kind != 2 { return nil }
    return unit.posts.reduce(0) { sum, post in
      sum + post.count * (post.caseLimit > 0 ? post.caseLimit : unit.work.caseloadCap.limit)
    }
  }

  var hasBreaks: Bool { model.mechanisms.breaks != 0 && unit.breaks.planned >= 1 }
  /// On duty without end, with no shifts.
  var isAlways: Bool { unit.rota.pattern == 0 }

  /// Relief persons who are paid on a day, from 0, while anybody is on duty: one more than the whole
  /// number where the golden ratio's multiples leave a smaller part than `reliefPersons` does.
  func reliefPersons(on day: Int) -> Double {
    if !hasBreaks || isAlways { return 0 }
    let whole = unit.breaks.reliefPersons.rounded(.down)
    let turn = (Double(day + 1) * 0.6180339887498949).truncatingRemainder(dividingBy: 1)
    return turn < unit.breaks.reliefPersons - whole ? whole + 1 : whole
  }

  /// Demand of one person's part of a case, given to the full: `leg` as in events.csv.
  func demand(_ full: Double, leg: Int, parts: Int) -> Double {
    let isAway = leg == 1 || leg == 4
    switch unit.work.kind {
    case 2: return isAway ? full * unit.work.appointments.documentationLoad : full
    case 3: return full / Double(parts) * (isAway ? unit.work.calls.awayLoad : 1)
    default: return full
    }
  }
}
