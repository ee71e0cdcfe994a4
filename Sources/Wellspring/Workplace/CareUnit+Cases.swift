// Caseloads: arrival, waiting, admission, assignment, hand-over, end.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  // MARK: Arrival and waiting

  /// Sets the timer of the next arrival.
  mutating func planArrival() {
    var luck = unitStream(.arrivals)
    luck.seek(arrivalCount)
    queue.schedule(
      arrivalSlot, at: arrivals.next(after: now, hazard: luck.exponential(mean: 1)))
  }

  mutating func arrive() {
    settle()
    let number = arrivalCount
    arrivalCount += 1
    tally.arrivals += 1
    note(.arrival, caseNumber: number)
    planArrival()
    let isAdmitted = hasRoom()
    if !isAdmitted && waiting.count >= waitingPlaces {
      tally.leftUnseen += 1
      note(.turnedAway, caseNumber: number)
      return
    }
    let c = freeCases.first
    freeCases.remove(c, in: cases)
    drawCase(Int(c), number: number)
    if isAdmitted {
      admit(Int(c))
    } else {
      cases[Int(c)].state = .waiting
      waiting.append(c, in: cases)
      drawPatience(Int(c))
    }
  }

  /// Whether the next case is admitted at once. Visits need a clinician below the limit; the bound
  /// on cases in care holds for them too, because a hand-over may exceed the limit for a while.
  func hasRoom() -> Bool {
    inCareCount < inCareCapacity && (!isVisits || chooseCarer(beyondLimit: false) >= 0)
  }

  /// Draws what the case owns: class, traumatic content, length.
  private mutating func drawCase(_ c: Int, number: UInt64) {
    var luck = caseStream(number, .caseAttributes)
    var u = luck.uniform()
    var classNumber = 0
    while classNumber + 1 < classShares.count && u >= classShares[classNumber] {
      u -= classShares[classNumber]
      classNumber += 1
    }
    var new = CareCase()
    new.number = number
    new.arrival = now
    new.caseClass = UInt8(classNumber)
    new.isTraumatic = luck.uniform() < caseClasses[classNumber].traumaShare
    new.length = drawLength(caseClasses[classNumber].length, &luck)
    new.rule = assignmentRule(number)
    cases[c] = new
  }

  private func drawLength(_ plan: LengthPlan, _ luck: inout RandomStream) -> Double {
    switch Int(plan.distribution) {
    case 0:
      return luck.exponential(mean: plan.mean)
    case 1:
      let median = plan.mean * ws_exp(-0.5 * plan.logDeviation * plan.logDeviation)
      return luck.lognormal(median: median, logDeviation: plan.logDeviation)
    case 2:
      return luck.gamma(shape: plan.shape, mean: plan.mean)
    default:
      return plan.mean
    }
  }

  private mutating func drawPatience(_ c: Int) {
    if plan.work.patienceMean == 0 { return }
    var luck = caseStream(cases[c].number, .patience)
    queue.schedule(firstCaseSlot + c, at: now + luck.exponential(mean: plan.work.patienceMean))
  }

  /// The timer of a case: the end of its care, or of its patience.
  mutating func caseTimer(_ c: Int) {
    settle()
    if cases[c].state == .inCare {
      endCase(c)
      return
    }
    note(.leftUnseen, caseNumber: cases[c].number, value: now - cases[c].arrival)
    tally.leftUnseen += 1
    waiting.remove(Int32(c), in: cases)
    free(c)
  }

  // MARK: Care

  private mutating func admit(_ c: Int) {
    let wait = now - cases[c].arrival
    tally.started += 1
    tally.waitHours += wait
    waits.add(wait)
    cases[c].state = .inCare
    inCareCount += 1
    totalDemand += demand(c)
    queue.schedule(firstCaseSlot + c, at: now + cases[c].length)
    note(.admission, caseNumber: cases[c].number, value: wait)
    let carer = chooseCarer(for: c, beyondLimit: !k.limitIsHard)
    if carer >= 0 {
      give(c, to: carer)
    } else {
      leaveUnattended(c)
    }
  }

  private mutating func endCase(_ c: Int) {
    let carer = Int(cases[c].carer)
    if carer >= 0 && k.hasEncounters && clinicians[carer].mode.isCaring {
      advance(carer)
      encounter(carer, with: c, isLast: true)
    }
    note(.caseEnd, carer, caseNumber: cases[c].number, value: now - cases[c].arrival)
    tally.completed += 1
    take(c, refreshing: true)
    totalDemand -= demand(c)
    inCareCount -= 1
    // No rounding is left over from one busy period to the next.
    if inCareCount == 0 { (totalDemand, unmetDemand) = (0, 0) }
    free(c)
    attendUnattended()
    admitWaiting()
  }

  private mutating func free(_ c: Int) {
    cases[c].state = .free
    queue.cancel(firstCaseSlot + c)
    freeCases.append(Int32(c), in: cases)
  }

  /// Admits or starts waiting cases while there is room.
  mutating func admitWaiting() {
    while waiting.count > 0 && hasRoom() {
      let c = waiting.first
      waiting.remove(c, in: cases)
      admit(Int(c))
    }
  }

  /// Finds a carer for cases that nobody looks after.
  mutating func attendUnattended() {
    while unattended.count > 0 {
      let c = Int(unattended.first)
      let carer = chooseCarer(for: c, beyondLimit: !k.limitIsHard)
      if carer < 0 { return }
      take(c, refreshing: false)
      give(c, to: carer)
    }
  }

  // MARK: Assignment

  /// The clinician who takes the next case, or case c; -1 when nobody can. Ties go to the next in
  /// turn.
  @inline(__always)
  func chooseCarer(for c: Int = -1, beyondLimit: Bool) -> Int {
    let rule = c < 0 ? .usual : cases[c].rule
    let paces = c >= 0 && cases[c].isTraumatic && k.traumaPauseHours > 0
    var best = -1
    var bestKey = Double.infinity
    var bestTurn = Int.max
    for place in 0..<onDutyCount {
      let i = Int(onDuty[place])
      let me = clinicians + i
      if !me.pointee.mode.isCaring { continue }
      let count = Int(me.pointee.caseCount)
      let excess = count - Int(me.pointee.caseLimit)
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
    case .both: return me.pointee.demand / k.nominalDemand - me.pointee.capacity
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
  private func assignmentRule(_ number: UInt64) -> AssignmentRule {
    let (acuity, capacity) = (k.acuityShare, k.capacityShare)
    if acuity == 0 && capacity == 0 { return .usual }
    var luck = caseStream(number, .policyAssignment)
    let byAcuity = luck.uniform() < acuity
    let byCapacity = luck.uniform() < capacity
    if byAcuity { return byCapacity ? .both : .acuity }
    return byCapacity ? .capacity : .usual
  }

  /// Cases of clinician i beyond their limit; negative while there is room.
  @inline(__always)
  func excess(_ i: Int) -> Int { Int(clinicians[i].caseCount) - Int(clinicians[i].caseLimit) }

  func demand(_ c: Int) -> Double { caseClasses[Int(cases[c].caseClass)].demand }

  /// Gives a case that nobody has to clinician i.
  mutating func give(_ c: Int, to i: Int) {
    settle()
    turn = (i + 1) % personCount
    cases[c].owner = Int32(i)
    attach(c, to: i)
    note(.assignment, i, caseNumber: cases[c].number)
  }

  /// Puts a case into clinician i's list. The owner does not change.
  mutating func attach(_ c: Int, to i: Int) {
    advance(i)
    let kind = caseClasses[Int(cases[c].caseClass)]
    let before = unmet(i)
    let me = clinicians + i
    cases[c].carer = Int32(i)
    cases[c].previous = -1
    cases[c].next = me.pointee.firstCase
    if me.pointee.firstCase >= 0 { cases[Int(me.pointee.firstCase)].previous = Int32(c) }
    me.pointee.firstCase = Int32(c)
    me.pointee.caseCount += 1
    me.pointee.demand += kind.demand
    me.pointee.caseEncounterRate += kind.encounterRate
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
    let (previous, next) = (cases[c].previous, cases[c].next)
    if previous >= 0 { cases[Int(previous)].next = next } else { me.pointee.firstCase = next }
    if next >= 0 { cases[Int(next)].previous = previous }
    cases[c].carer = -1
    me.pointee.caseCount -= 1
    if me.pointee.caseCount == 0 {
      me.pointee.demand = 0
      me.pointee.caseEncounterRate = 0
      me.pointee.caseMoralHazard = 0
    } else {
      me.pointee.demand -= kind.demand
      me.pointee.caseEncounterRate -= kind.encounterRate
      me.pointee.caseMoralHazard -= kind.moralHazard
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
    cases[c].owner = -1
    cases[c].carer = -1
    unattended.append(Int32(c), in: cases)
    unmetDemand += demand(c)
  }

  /// Demand of clinician i's cases beyond what one can give.
  func unmet(_ i: Int) -> Double {
    let above = i < clinicianCount ? k.unmetAbove : k.unmetAbove * standInEfficiency(i)
    return max(0, clinicians[i].demand - above)
  }

  // MARK: Hand-over

  /// Hands all cases of clinician i, who has left the floor, to those who stay.
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

  /// A clinician who comes onto the floor takes over cases from colleagues who have more than the
  /// limit, while that evens out the load.
  mutating func relieveOverloaded(_ i: Int) {
    while true {
      var most = -1
      for place in 0..<onDutyCount {
        let j = Int(onDuty[place])
        if excess(j) <= 0 { continue }
        if most < 0 || excess(j) > excess(most) { most = j }
      }
      if most < 0 || excess(most) < excess(i) + 2 { return }
      let c = Int(clinicians[most].firstCase)
      take(c, refreshing: true)
      give(c, to: i)
      note(.handOver, most, caseNumber: cases[c].number)
    }
  }

  // MARK: The unit's integrals

  /// Moves the unit's integrals to the present; called before anything they count changes.
  @inline(__always)
  mutating func settle() {
    let dt = now - unitTime
    if dt <= 0 { return }
    unitTime = now
    tally.hours += dt
    tally.presentHours += dt * Double(inCareCount + waiting.count)
    tally.inCareHours += dt * Double(inCareCount)
    tally.demandHours += dt * totalDemand
    tally.unmetHours += dt * max(0, unmetDemand)
    tally.onDutyHours += dt * Double(onDutyCount)
    if onDutyCount > 0 { tally.reliefHours += dt * Double(k.reliefPersons) }
  }

  @inline(__always)
  func unitStream(_ purpose: StreamPurpose) -> RandomStream {
    RandomStream(
      seed: seed, replicate: replicate, kind: .careUnit, unit: number, index: 0, purpose: purpose)
  }

  @inline(__always)
  func caseStream(_ number: UInt64, _ purpose: StreamPurpose) -> RandomStream {
    RandomStream(
      seed: seed, replicate: replicate, kind: .careCase, unit: self.number, index: UInt32(number),
      purpose: purpose)
  }
}
