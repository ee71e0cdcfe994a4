// What must hold of a care unit between any two events; for tests and for hunting a fault.
// SPDX-License-Identifier: GPL-3.0-or-later

extension CareUnit {
  /// Which property does not hold, and of which case, clinician or slot.
  struct Fault: Error {
    let what: StaticString
    let index: Int

    init(_ what: StaticString, _ index: Int = -1) {
      self.what = what
      self.index = index
    }
  }

  /// Checks every list, count, sum, timer and state. O(cases + clinicians + slots).
  /// - Throws: the first `Fault` found; there is none unless the simulation itself is wrong.
  mutating func checkInvariants() throws(Fault) {
    try checkTimers()
    try checkDutyList()
    let attended = try checkCaseloads()
    try checkLists(attended: attended)
    try checkSums()
    for i in 0..<personCount { try checkStates(i) }
  }

  private func checkTimers() throws(Fault) {
    do { try queue.checkInvariants() } catch { throw Fault("the event queue is broken") }
    if queue.next.time < now { throw Fault("a timer lies in the past", queue.next.slot) }
    for c in 0..<caseCapacity {
      let isSet = queue.time(of: firstCaseSlot + c).isFinite
      let shouldBe =
        switch cases[c].state {
        case .free: false
        case .waiting: plan.work.patienceMean > 0
        case .inCare: true
        }
      if isSet != shouldBe { throw Fault("a case's timer does not fit its state", c) }
    }
    for i in 0..<personCount {
      let mark = queue.time(of: slot(.refresh, i))
      if clinicians[i].mode == .vacant {
        if mark.isFinite { throw Fault("a vacant post is refreshed", i) }
      } else if mark > nextMark(clinicians[i].mode) {
        throw Fault("a refresh mark is left out", i)
      }
      if clinicians[i].mode.isOnDuty
        && queue.time(of: slot(.duty, i)) != clinicians[i].scheduledEnd
      {
        throw Fault("a shift does not end when it is scheduled to", i)
      }
      if clinicians[i].mode == .asleep && !queue.time(of: slot(.sleep, i)).isFinite {
        throw Fault("a sleeper never wakes", i)
      }
    }
  }

  private func checkDutyList() throws(Fault) {
    var listed = 0
    for i in 0..<personCount {
      let place = Int(clinicians[i].dutyIndex)
      if clinicians[i].mode.isOnDuty != (place >= 0) { throw Fault("mode against duty list", i) }
      if place < 0 { continue }
      if place >= onDutyCount || onDuty[place] != Int32(i) { throw Fault("place on duty", i) }
      listed += 1
    }
    if listed != onDutyCount { throw Fault("number on duty") }
    var relieved = 0
    for i in 0..<personCount where clinicians[i].isRelieved {
      relieved += 1
      if clinicians[i].mode != .breakFree { throw Fault("relieved, but not on a break", i) }
    }
    if relieved != reliefBusy || relieved > k.reliefPersons { throw Fault("relief persons") }
  }

  /// Returns the number of cases that a clinician looks after.
  private func checkCaseloads() throws(Fault) -> Int {
    var attended = 0
    for i in 0..<personCount {
      let me = clinicians[i]
      var (count, demand, encounters, hazard) = (0, 0.0, 0.0, 0.0)
      var (c, previous) = (me.firstCase, Int32(-1))
      while c >= 0 {
        let one = cases[Int(c)]
        if one.state != .inCare || one.carer != Int32(i) { throw Fault("a case's carer", Int(c)) }
        if one.previous != previous { throw Fault("a case's neighbour", Int(c)) }
        let kind = caseClasses[Int(one.caseClass)]
        count += 1
        demand += kind.demand
        encounters += kind.encounterRate
        hazard += kind.moralHazard
        if count > caseCapacity { throw Fault("a caseload goes round", i) }
        (previous, c) = (c, one.next)
      }
      if count != Int(me.caseCount) { throw Fault("a caseload's count", i) }
      if !isClose(demand, me.demand) { throw Fault("a caseload's demand", i) }
      if !isClose(encounters, me.caseEncounterRate) { throw Fault("a caseload's encounters", i) }
      if !isClose(hazard, me.caseMoralHazard) { throw Fault("a caseload's moral hazard", i) }
      if count > 0 && !me.mode.isCaring && !me.isRelieved {
        throw Fault("cases with someone who is away", i)
      }
      if k.limitIsHard && !isVisits && count > Int(me.caseLimit) { throw Fault("a hard limit", i) }
      attended += count
    }
    return attended
  }

  private mutating func checkLists(attended: Int) throws(Fault) {
    try check(freeCases, .free)
    try check(waiting, .waiting)
    try check(unattended, .inCare)
    if freeCases.count + waiting.count + inCareCount != caseCapacity {
      throw Fault("a case is in no list, or in two")
    }
    if attended + unattended.count != inCareCount {
      throw Fault("a case in care is neither attended nor listed as unattended")
    }
    if inCareCount > inCareCapacity { throw Fault("more cases in care than there is room for") }
    if waiting.count > waitingPlaces { throw Fault("more cases wait than there are places") }
    if waiting.count > 0 && hasRoom() { throw Fault("a case waits although there is room") }
    if unattended.count > 0 && chooseCarer(beyondLimit: !k.limitIsHard) >= 0 {
      throw Fault("a case is unattended although somebody could take it")
    }
    try checkChoice()
  }

  private func check(_ list: CaseList, _ state: CaseState) throws(Fault) {
    var (c, previous, count) = (list.first, Int32(-1), 0)
    while c >= 0 {
      let one = cases[Int(c)]
      if one.state != state || one.previous != previous { throw Fault("a list's link", Int(c)) }
      if state == .inCare && (one.carer != -1 || one.owner != -1) {
        throw Fault("an unattended case has a carer", Int(c))
      }
      count += 1
      if count > caseCapacity { throw Fault("a list goes round") }
      (previous, c) = (c, one.next)
    }
    if list.last != previous || list.count != count { throw Fault("a list's end or count") }
  }

  /// A soft limit is exceeded only when everybody who cares for patients has reached it.
  private mutating func checkChoice() throws(Fault) {
    let chosen = chooseCarer(beyondLimit: true)
    if chosen < 0 { return }
    if !clinicians[chosen].mode.isCaring { throw Fault("a case would go to an absentee", chosen) }
    if excess(chosen) < 0 { return }
    for i in 0..<personCount
    where clinicians[i].mode.isCaring && excess(i) < 0 {
      throw Fault("the limit would be exceeded although somebody has room", i)
    }
  }

  private func checkSums() throws(Fault) {
    var (total, missing) = (0.0, 0.0)
    for c in 0..<caseCapacity where cases[c].state == .inCare {
      total += demand(c)
      if cases[c].carer < 0 { missing += demand(c) }
    }
    for i in 0..<personCount { missing += unmet(i) }
    if !isClose(total, totalDemand) { throw Fault("the unit's demand") }
    if !isClose(missing, unmetDemand) { throw Fault("the unit's unmet demand") }
  }

  private func checkStates(_ i: Int) throws(Fault) {
    let me = clinicians[i]
    if me.mode == .vacant { return }
    if me.stateTime > now { throw Fault("a state is ahead of time", i) }
    // 0 only by underflow, where nothing at all refills.
    let isCapacityFine =
      me.capacity >= 0 && me.capacity < .infinity
      && (!k.spiral.isOn || me.capacity <= k.spiral.ceiling)
    if !isCapacityFine { throw Fault("capacity out of range", i) }
    for state in [
      me.arousal, me.buffer, me.isolation, me.sleepPressure, me.numbing, me.drive, me.distress,
    ] where !(state >= 0 && state <= 1) { throw Fault("a fast state out of range", i) }
    for state in [
      me.efficacy, me.intrusion, me.avoidance, me.hyperarousal, me.guilt, me.betrayal,
      me.exhaustion, me.cynicism,
    ] where !(state >= 0 && state <= 1) { throw Fault("a slow state out of range", i) }
    for trait in [me.permeability, me.skill] where !(trait >= 0 && trait <= 1) {
      throw Fault("a trait out of range", i)
    }
    for clock in [me.encounters, me.contacts, me.moralEvents] where clock.rate > 0 {
      let used = clock.rate * (now - me.stateTime)
      if clock.left - used < -1e-6 * (1 + used) { throw Fault("a hazard is overdrawn", i) }
    }
  }

  /// Equal but for rounding.
  private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-7 * (1 + abs(a)) }
}
