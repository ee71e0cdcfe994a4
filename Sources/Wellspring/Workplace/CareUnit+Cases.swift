// Caseloads: admission, assignment, hand-over, end.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  // MARK: Care

  /// Care begins: with everybody whom the case needs together.
  mutating func admit(_ c: Int) {
    let wait = now - cases[c].arrival
    precondition(wait >= 0, "care before the arrival")
    precondition(cases[c].carer < 0 && cases[c].companion < 0, "a case begins twice")
    precondition(inCareCount < inCareCapacity, "more cases in care than there is room for")
    tally.started += 1
    tally.waitHours += wait
    waits.add(wait)
    cases[c].state = .inCare
    inCareCount += 1
    activeCount += 1
    let needs = caseClasses[Int(cases[c].caseClass)].needs
    if isCalls { tally.crewCalls += UInt64(needs.count) }
    cases[c].role = needs[0]
    for rank in needs.indices.dropFirst() { addCompanion(to: c, rank: rank, role: needs[rank]) }
    beginLeg(c, isCalls && plan.work.calls.travel > 0 ? .travel : .care)
    note(.admission, caseNumber: cases[c].number, value: wait)
    findCarer(c)
    var companion = cases[c].companion
    while companion >= 0 {
      findCarer(Int(companion))
      companion = cases[Int(companion)].companion
    }
  }

  private mutating func findCarer(_ c: Int) {
    let carer = chooseCarer(for: c, beyondLimit: !k.limitIsHard)
    if carer >= 0 {
      give(c, to: carer)
    } else {
      leaveUnattended(c)
    }
  }

  mutating func endCase(_ c: Int) {
    precondition(cases[c].state == .inCare && cases[c].lead < 0, "a case ends that is not in care")
    precondition(inCareCount > 0, "a case ends, and none is in care")
    if !isCalls { closeCare(c) }
    let carer = Int(cases[c].carer)
    note(.caseEnd, carer, caseNumber: cases[c].number, value: now - cases[c].arrival)
    tally.completed += 1
    var companion = cases[c].companion
    leave(c)
    inCareCount -= 1
    free(c)
    if isCalls { becomeFree(carer) }
    while companion >= 0 {
      let one = Int(companion)
      companion = cases[one].companion
      let colleague = Int(cases[one].carer)
      leave(one)
      free(one)
      if isCalls { becomeFree(colleague) }
    }
    attendUnattended()
    admitWaiting()
  }

  /// Nobody cares for the case any more.
  mutating func leave(_ c: Int) {
    take(c, refreshing: true)
    totalDemand -= demand(c)
    activeCount -= 1
    precondition(activeCount >= 0, "fewer cases in care than none")
    assert(totalDemand >= -1e-6, "less demand than none")
    // No rounding is left over from one busy period to the next.
    if activeCount == 0 { (totalDemand, unmetDemand) = (0, 0) }
  }

  mutating func free(_ c: Int) {
    precondition(cases[c].state != .free, "a case is freed twice")
    precondition(cases[c].carer < 0, "a case is freed that somebody has")
    cases[c].state = .free
    queue.cancel(firstCaseSlot + c)
    freeCases.append(Int32(c), in: cases)
  }

  /// Finds a carer for cases that nobody looks after.
  mutating func attendUnattended() {
    var c = unattended.first
    while c >= 0 {
      let carer = chooseCarer(for: Int(c), beyondLimit: !k.limitIsHard)
      let following = cases[Int(c)].next
      if carer >= 0 {
        take(Int(c), refreshing: false)
        give(Int(c), to: carer)
      } else if !hasRoles {
        return
      }
      c = following
    }
  }

  // MARK: Assignment

  /// The clinician who takes the next case, or case c; -1 when nobody can. Ties go to the next in
  /// turn.
  @inline(__always)
  func chooseCarer(for c: Int = -1, beyondLimit: Bool, role wanted: Int8 = -1) -> Int {
    let role = c < 0 ? wanted : cases[c].role
    let rule = c < 0 ? .usual : cases[c].rule
    let paces = c >= 0 && cases[c].isTraumatic && k.traumaPauseHours > 0
    var best = -1
    var bestKey = Double.infinity
    var bestTurn = Int.max
    for place in 0..<onDutyCount {
      let i = Int(onDuty[place])
      let me = clinicians + i
      if !me.pointee.mode.isCaring || (role >= 0 && roles[i] != role) { continue }
      let count = Int(me.pointee.caseCount)
      let excess = count - limit(i)
      if excess >= 0 && !beyondLimit { continue }
      let overflow = excess >= 0 ? 1e6 * Double(excess + 1) : 0
      let pause = paces && now < me.pointee.traumaPauseEnd ? 1e4 : 0
      let key = overflow + pause + assignmentKey(me, rule)
      let turns = (i - turn + personCount) % personCount
      if key < bestKey || (key == bestKey && turns < bestTurn) {
        (best, bestKey, bestTurn) = (i, key, turns)
      }
    }
    return best
  }

  @inline(__always)
  private func assignmentKey(
    _ me: UnsafeMutablePointer<Clinician>, _ rule: AssignmentRule
  ) -> Double {
    switch rule {
    case .acuity: return me.pointee.demand
    case .capacity: return -me.pointee.capacity
    case .both: return me.pointee.demand / me.pointee.nominalDemand - me.pointee.capacity
    case .usual: break
    }
    switch Int(plan.work.assignment) {
    case 0: return Double(me.pointee.caseCount)
    case 1: return 0
    case 2: return me.pointee.demand
    default: return -me.pointee.capacity
    }
  }

  /// The rule by which case `number` is assigned, for as long as it stays.
  mutating func assignmentRule(_ number: UInt64) -> AssignmentRule {
    let (acuity, capacity) = (k.acuityShare, k.capacityShare)
    if acuity == 0 && capacity == 0 { return .usual }
    var luck = caseStream(number, .policyAssignment)
    let byAcuity = luck.uniform() < acuity
    let byCapacity = luck.uniform() < capacity
    if byAcuity { return byCapacity ? .both : .acuity }
    return byCapacity ? .capacity : .usual
  }

  /// Cases that clinician i has at most.
  @inline(__always)
  func limit(_ i: Int) -> Int { Int(clinicians[i].caseLimit) }

  /// Cases of clinician i beyond their limit; negative while there is room.
  @inline(__always)
  func excess(_ i: Int) -> Int { Int(clinicians[i].caseCount) - limit(i) }

  @inline(__always)
  func demand(_ c: Int) -> Double { cases[c].demand }

  /// Gives a case that nobody has to clinician i.
  mutating func give(_ c: Int, to i: Int) {
    settle()
    turn = (i + 1) % personCount
    cases[c].owner = Int32(i)
    attach(c, to: i)
    if k.lengthens { pace(c) }
    note(.assignment, i, caseNumber: cases[c].number)
  }

  /// Puts a case into clinician i's list. The owner does not change.
  mutating func attach(_ c: Int, to i: Int) {
    advance(i)
    let kind = caseClasses[Int(cases[c].caseClass)]
    let before = unmet(i)
    let me = clinicians + i
    precondition(cases[c].carer < 0, "a case with two carers")
    precondition(cases[c].state == .inCare, "a case that is not in care gets a carer")
    precondition(me.pointee.mode.isCaring, "a case goes to somebody who is not on the floor")
    assert(cases[c].demand >= 0 && cases[c].encounterRate >= 0, "a case's work is negative")
    cases[c].carer = Int32(i)
    cases[c].previous = -1
    cases[c].next = me.pointee.firstCase
    if me.pointee.firstCase >= 0 { cases[Int(me.pointee.firstCase)].previous = Int32(c) }
    me.pointee.firstCase = Int32(c)
    me.pointee.caseCount += 1
    me.pointee.demand += cases[c].demand
    me.pointee.caseEncounterRate += cases[c].encounterRate
    me.pointee.caseMoralHazard += kind.moralHazard
    unmetDemand += unmet(i) - before
    refresh(i)
  }

  /// Takes a case from whoever has it.
  mutating func take(_ c: Int, refreshing: Bool) {
    settle()
    let i = Int(cases[c].carer)
    if i < 0 {
      unattended.remove(Int32(c), in: cases)
      unmetDemand -= demand(c)
      return
    }
    advance(i)
    let kind = caseClasses[Int(cases[c].caseClass)]
    let before = unmet(i)
    let me = clinicians + i
    precondition(me.pointee.caseCount > 0, "a case is taken from somebody who has none")
    let (previous, next) = (cases[c].previous, cases[c].next)
    precondition(previous >= 0 || me.pointee.firstCase == Int32(c), "a case of somebody else")
    if previous >= 0 { cases[Int(previous)].next = next } else { me.pointee.firstCase = next }
    if next >= 0 { cases[Int(next)].previous = previous }
    cases[c].carer = -1
    me.pointee.caseCount -= 1
    if me.pointee.caseCount == 0 {
      me.pointee.demand = 0
      me.pointee.caseEncounterRate = 0
      me.pointee.caseMoralHazard = 0
    } else {
      me.pointee.demand -= cases[c].demand
      me.pointee.caseEncounterRate -= cases[c].encounterRate
      me.pointee.caseMoralHazard -= kind.moralHazard
      assert(me.pointee.demand >= -1e-6, "a caseload of negative demand")
    }
    unmetDemand += unmet(i) - before
    if refreshing { refresh(i) }
  }

  /// Moves a case between clinicians; the owner stays.
  mutating func move(_ c: Int, to i: Int) {
    take(c, refreshing: true)
    attach(c, to: i)
  }

  mutating func leaveUnattended(_ c: Int) {
    precondition(cases[c].state == .inCare && cases[c].carer < 0, "a case that is not left alone")
    cases[c].owner = -1
    cases[c].carer = -1
    unattended.append(Int32(c), in: cases)
    unmetDemand += demand(c)
  }

  /// Demand of clinician i's cases beyond what one can give.
  func unmet(_ i: Int) -> Double {
    let most = plan.work.stretch * clinicians[i].nominalDemand
    let above = i < clinicianCount ? most : most * standInEfficiency(i)
    return max(0, clinicians[i].demand - above)
  }

  // MARK: Hand-over

  /// Hands all cases of clinician i, who has left the floor, to those who stay or have come.
  mutating func handOverAll(_ i: Int) {
    while clinicians[i].firstCase >= 0 {
      let c = Int(clinicians[i].firstCase)
      take(c, refreshing: false)
      var carer = chooseCarer(for: c, beyondLimit: !k.limitIsHard)
      if carer < 0 && isVisits { carer = chooseCarer(for: c, beyondLimit: true) }
      if carer >= 0 {
        give(c, to: carer)
      } else {
        leaveUnattended(c)
      }
      note(.handOver, i, caseNumber: cases[c].number)
    }
  }

  /// A clinician who comes back to the floor takes over cases from colleagues who have more than
  /// the limit, while that evens out the load.
  mutating func relieveOverloaded(_ i: Int) {
    if staysOn { return }
    while let most = mostOverloaded(for: i) { relieve(most, by: i) }
  }

  /// The same of all who come to a shift at once: who has the least takes the next, so that nothing
  /// is passed on by who has just got it.
  mutating func relieveOverloaded(byComers count: Int) {
    if staysOn { return }
    while true {
      var (least, most) = (-1, -1)
      for n in 0..<count {
        let i = Int(comers[n])
        if least >= 0 && excess(i) >= excess(least) { continue }
        if let one = mostOverloaded(for: i) { (least, most) = (i, one) }
      }
      if least < 0 { return }
      relieve(most, by: least)
    }
  }

  /// The colleague with most cases beyond the limit, of whom clinician i would take one.
  @inline(__always)
  private func mostOverloaded(for i: Int) -> Int? {
    var most = -1
    for place in 0..<onDutyCount {
      let j = Int(onDuty[place])
      if excess(j) <= 0 || (hasRoles && roles[j] != roles[i]) { continue }
      if most < 0 || excess(j) > excess(most) { most = j }
    }
    return most < 0 || excess(most) < excess(i) + 2 ? nil : most
  }

  private mutating func relieve(_ j: Int, by i: Int) {
    let c = Int(clinicians[j].firstCase)
    take(c, refreshing: true)
    give(c, to: i)
    note(.handOver, j, caseNumber: cases[c].number)
  }

  // MARK: The unit's integrals

  /// Moves the unit's integrals to the present; called before anything they count changes.
  @inline(__always)
  mutating func settle() {
    let dt = now - unitTime
    assert(dt >= 0, "the unit is ahead of time")
    if dt <= 0 { return }
    assert(inCareCount >= 0 && triageCount >= 0 && waiting.count >= 0, "fewer cases than none")
    assert(unmetDemand >= -1e-6, "less unmet demand than none")
    assert(unmetDemand <= totalDemand + 1e-6 * (1 + totalDemand), "more is unmet than wanted")
    countStaffed(dt)
    unitTime = now
    tally.hours += dt
    tally.presentHours += dt * Double(inCareCount + waiting.count + atDoor.count)
    tally.inCareHours += dt * Double(inCareCount)
    tally.demandHours += dt * totalDemand
    tally.unmetHours += dt * max(0, unmetDemand)
  }

  @inline(__always)
  func unitStream(_ purpose: StreamPurpose) -> RandomStream {
    RandomStream(
      seed: seed, replicate: replicate, kind: .careUnit, unit: number, index: 0, purpose: purpose)
  }

  @inline(__always)
  func caseStream(
    _ number: UInt64, _ purpose: StreamPurpose, rank: UInt16 = 0
  ) -> RandomStream {
    RandomStream(
      seed: seed, replicate: replicate, kind: .careCase, unit: self.number, index: UInt32(number),
      holder: rank, purpose: purpose)
  }
}
