// Policies in a running unit: from when they act, who takes part, what of paid time they take.
//
// Unit policies change the plan and its coefficients, person policies the fields of those who take
// part. Each holder of a post decides once for each policy, from a draw of their own, so that a
// policy shifts nobody's luck and two policies are taken up independently. With
// `policies.startDay` everything runs by the plan as it stands until that midnight.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// A policy that acts, as the unit runs it.
struct ActivePolicy: Sendable {
  let kind: PolicyKind
  let dose: Double
  /// Share of staff who take part, trust and stigma counted in; 1 for what is done to the unit.
  let uptake: Double
  /// Paid hours a day, for each participant or for the unit.
  let hoursPerDay: Double
  let isPerParticipant: Bool
  let isForPeople: Bool
  let change: (@Sendable (inout Clinician, Double) -> Void)?

  init(_ kind: PolicyKind, _ setting: PolicySetting, willing: Double) {
    let definition = kind.definition
    self.kind = kind
    dose = setting.dose
    isForPeople = definition.person != nil
    uptake = definition.uptake?.needsTrust == true ? setting.uptake * willing : setting.uptake
    hoursPerDay = setting.hours * setting.dose / definition.dose.usual * 12 / 365
    isPerParticipant = definition.hours.per == .participant
    change = definition.person
  }
}

extension CareUnit {
  /// The day on whose first midnight policies begin; 0: the start of the run; -1: not in this run.
  static func policyDay(_ model: Model) -> Int {
    let start = model.policies.startDay
    if start > model.horizon.days { return -1 }
    return start == 0 ? 0 : Int(model.horizon.warmUpDays + start) - 1
  }

  /// The policies that act, in order.
  static func activePolicies(_ target: PolicyTarget) -> [ActivePolicy] {
    let policies = target.model.policies
    let unit = target.unit
    let kept = target.model.dynamics.climate.stigmaHelpSeeking * unit.climate.stigma
    let willing = unit.peerSupport.trust * (1 - kept)
    return policies.acting.map { ActivePolicy($0, policies[$0], willing: willing) }
  }

  /// Midnight of the day from which policies act: the unit's plan changes, and people take part.
  mutating func beginPolicies() {
    guard let target = laterTarget.popLast() else { return }
    let before = openPosts
    let policies = activePolicies
    let arrivalsChange = plan.work.arrivals != target.unit.work.arrivals
    adopt(target)
    if isAdoption {
      takeOver(target.model.perturbation, arrivalsChange: arrivalsChange)
      retakePolicies(posts: before, after: policies)
    } else {
      for i in 0..<before where clinicians[i].mode != .vacant { takeUpPolicies(i) }
    }
    for i in before..<openPosts { open(i) }
  }

  /// Runs by the plan of `target` from now on.
  private mutating func adopt(_ target: PolicyTarget) {
    settle()
    tally.placeHours += Double(inCareCapacity) * (tally.hours - tally.placesSince)
    tally.placesSince = tally.hours
    plan = target.unit
    k = Coefficients(model: target.model, unit: plan)
    let before = rota
    rota = Rota(plan, runCalendar)
    // A shift that is planned by now is what it was, whatever the list of shifts has become.
    let moved = rota.keepShifts(of: before)
    for i in 0..<personCount { clinicians[i].shift += UInt16(moved) }
    calendar = ProgrammeCalendar(model: target.model, unit: plan)
    traits = target.model.clinicians
    let staff = StaffOfCases(plan)
    for place in plan.work.cases.indices {
      caseClasses[place].deallocate()
      caseClasses[place] = CaseConstants(plan.work.cases[place], needs: staff.needs[place])
    }
    StaffOfCases.fill(roles, limits, positions: personCount, from: plan)
    inCareCapacity = Self.inCareCapacity(plan)
    openPosts = Self.postCount(plan)
    usualHours = meanUsualHours()
    activePolicies = Self.activePolicies(target)
    var roster = StandInRoster(model: target.model, plan: plan, number: Int(number))
    roster.makeRoom(for: standIns)
    standIns = roster
    for place in 0..<standIns.positions { takeRole(at: place) }
    nursesOnDuty = countNurses()
    // Who is in orientation keeps the lower limit.
    for i in 0..<personCount where clinicians[i].newDays == 0 {
      clinicians[i].caseLimit = UInt16(limits[i])
    }
  }

  /// A post that did not exist before is filled.
  private mutating func open(_ i: Int) {
    fill(i)
    note(.hiring, i)
    if rota.isAlways {
      clinicians[i].scheduledEnd = .infinity
      goOnDuty(i)
    } else {
      planShift(i, after: now - 1e-9)
      fallAsleep(i)
    }
  }

  static func postCount(_ plan: CareUnitPlan) -> Int {
    var posts = 0
    for post in plan.posts { posts += Int(post.count) }
    return posts
  }

  static func inCareCapacity(_ plan: CareUnitPlan) -> Int {
    plan.work.kind == 0 ? Int(plan.beds) : StaffOfCases(plan).places
  }

  /// Whether the holder of post i takes part in what is offered; what it changes in who does.
  mutating func takeUpPolicies(_ i: Int) {
    participation[i] = 0
    if activePolicies.isEmpty { return }
    var luck = stream(i, .policyUptake)
    for policy in activePolicies where policy.isForPeople {
      luck.seek(UInt64(policy.kind.rawValue))
      if luck.uniform() >= policy.uptake { continue }
      participation[i] |= 1 << UInt64(policy.kind.rawValue)
      policy.change?(&clinicians[i], policy.dose)
    }
  }

  /// Whether the holder of post i takes part in a policy.
  func takesPart(_ i: Int, in kind: PolicyKind) -> Bool {
    participation[i] >> UInt64(kind.rawValue) & 1 == 1
  }

  /// The paid hours that the day's programmes took.
  mutating func countPolicyHours() {
    for policy in activePolicies {
      var participants = 1
      if policy.isPerParticipant {
        participants = 0
        for i in 0..<openPosts
        where clinicians[i].mode != .vacant && takesPart(i, in: policy.kind) {
          participants += 1
        }
      }
      tally.programmeHours += Double(participants) * policy.hoursPerDay
    }
  }
}
