// Another plan for a unit that lives: adopted at the next midnight, as policies begin on theirs.
//
// A policy that is adopted the day before does what `policies.startDay` would have done: the same
// code runs at the same instant. Beyond that a live plan may change the load, rates and constants.
// Clocks that run already keep what is left of them. Buffers are as large as they were made at the
// start, so a plan may need no more places than the largest one named then.
//
// SPDX-License-Identifier: GPL-3.0-or-later

extension CareUnit {
  /// What keeps the unit from living by a plan; nil when nothing does.
  func obstacle(to target: PolicyTarget) -> SettingError? {
    func refuse(_ key: String, _ note: String) -> SettingError {
      SettingError("site.units." + plan.name + key, .doesNotFit, note)
    }
    let new = target.unit
    if !Self.keepsPosts(of: plan, new) {
      return refuse(".posts", "posts can be added once while a unit lives, and none taken away")
    }
    if Self.postCount(new) > clinicianCount {
      return refuse(".posts", "begin with the largest plan: there is no place for more posts")
    }
    let roster = StandInRoster(model: target.model, plan: new, number: Int(number))
    var wanted = roster
    wanted.makeRoom(for: standIns)
    if wanted.positions > standIns.positions {
      return refuse(".agency", "begin with the largest plan: there is no place for more stand-ins")
    }
    let needs = Self.inCareCapacity(new) * StaffOfCases(new).mostNeeds + waitingPlaces + 1
    if needs > caseCapacity {
      return refuse(".work", "begin with the largest plan: there is no place for more cases")
    }
    if (new.rota.pattern == 0) != rota.isAlways {
      return refuse(
        ".rota.pattern", "a unit cannot come to be on duty without end, nor cease to be")
    }
    if new.work.cases.count != caseClasses.count {
      return refuse(".work.cases", "a class of cases cannot come or go")
    }
    return nil
  }

  /// Whether everybody keeps their post: the posts are the same, or some are added for the first time.
  private static func keepsPosts(of old: CareUnitPlan, _ new: CareUnitPlan) -> Bool {
    if new.posts.count < old.posts.count { return false }
    for (before, after) in zip(old.posts, new.posts) {
      if before.role != after.role || before.work != after.work { return false }
      if before.count != after.count { return false }
      if before.workShare != after.workShare || before.isAdded != after.isAdded { return false }
    }
    return new.posts.count == old.posts.count || !old.posts.contains { $0.isAdded }
  }

  /// From the next midnight on the unit lives by a plan that nothing is in the way of.
  mutating func planAdoption(of target: PolicyTarget) {
    laterTarget = [target]
    policyDay = day + 1
    isAdoption = true
  }

  /// What only a live plan changes: arrivals, the mix of cases, disturbances from outside.
  mutating func takeOver(_ change: Perturbation, arrivalsChange: Bool) {
    if arrivalsChange {
      let due = queue.time(of: arrivalSlot)
      let left = due.isFinite ? arrivals.hazard(from: now, to: due) : -1
      arrivals = Arrivals(plan.work, runCalendar)
      if left < 0 {
        planArrival()
      } else {
        queue.schedule(arrivalSlot, at: arrivals.next(after: now, hazard: left))
      }
      moralFactor = arrivals.moralFactor(at: now)
    }
    let shares = plan.work.cases.reduce(0) { $0 + $1.share }
    classShares = plan.work.cases.map { $0.share / shares }
    // Where the top of capacity comes down, nobody stays above it.
    if k.spiral.isOn {
      for i in 0..<personCount {
        clinicians[i].capacity = min(clinicians[i].capacity, k.spiral.ceiling)
      }
    }
    if perturbation != change {
      perturbation = change
      workload = change.workload(onDay: day - Int(warmUpHours / 24))
    }
  }

  /// People take part in what is offered now. Where what is offered to people is as before, everybody
  /// goes on as before; otherwise what they had learnt goes, and each decides anew, with the same
  /// inclination.
  mutating func retakePolicies(posts: Int, after before: [ActivePolicy]) {
    if Self.offersSame(before, activePolicies) { return }
    for i in 0..<posts where clinicians[i].mode != .vacant {
      if participation[i] != 0 { unlearn(i) }
      takeUpPolicies(i)
    }
  }

  private static func offersSame(_ a: [ActivePolicy], _ b: [ActivePolicy]) -> Bool {
    let (mine, yours) = (a.filter { $0.isForPeople }, b.filter { $0.isForPeople })
    if mine.count != yours.count { return false }
    for (one, other) in zip(mine, yours) {
      if one.kind != other.kind || one.dose != other.dose || one.uptake != other.uptake {
        return false
      }
    }
    return true
  }

  /// What trainings have changed in the holder of post i goes back to what it was at the beginning.
  private mutating func unlearn(_ i: Int) {
    let me = clinicians + i
    var fresh = Clinician()
    fresh.holder = me.pointee.holder
    withUnsafeMutablePointer(to: &fresh) { drawTraits($0, i) }
    me.pointee.permeability = fresh.permeability
    me.pointee.distancing = fresh.distancing
    me.pointee.reactivity = 1
    me.pointee.rumination = 1
    me.pointee.skillSetPoint = min(me.pointee.skillSetPoint, me.pointee.skillTrait)
  }
}
