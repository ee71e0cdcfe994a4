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
        case .free, .due: false
        case .waiting: cases[c].due.isFinite
        case .inCare: cases[c].lead < 0
        case .onPanel: true
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
      let isLate =
        staysOn && clinicians[i].caseCount > 0 && now >= clinicians[i].scheduledEnd
        && !queue.time(of: slot(.duty, i)).isFinite
      if clinicians[i].mode.isOnDuty && !isLate
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
    if nursesOnDuty != countNurses() { throw Fault("number of nurses on duty") }
    if contagion.isOn { try checkContagion() }
    var relieved = 0
    for i in 0..<personCount where clinicians[i].isRelieved {
      // Who covers the watched post from outside is no relief person of the unit.
      if !(i == watched && ledger.isCovered) { relieved += 1 }
      if clinicians[i].mode != .breakFree { throw Fault("relieved, but not on a break", i) }
    }
    // Who covers a break at midnight sees it through, though there on that day only.
    let mostRelief = Int(k.reliefPersons.rounded(.up))
    if relieved != reliefBusy || relieved > mostRelief { throw Fault("relief persons") }
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
        demand += one.demand
        encounters += one.encounterRate
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
      let most = kind == .appointments ? 1 : limit(i)
      // Who had more when a policy lowered the limit keeps them.
      let isLowered = policyDay > 0 && day >= policyDay
      if k.limitIsHard && !isVisits && count > most && !isLowered {
        throw Fault("a hard limit", i)
      }
      attended += count
    }
    return attended
  }

  private mutating func checkLists(attended: Int) throws(Fault) {
    try check(freeCases, .free)
    try check(waiting, .waiting)
    try check(atDoor, .waiting)
    try check(unattended, .inCare)
    var onPanels = 0
    for c in 0..<caseCapacity where cases[c].state == .onPanel || cases[c].state == .due {
      onPanels += 1
    }
    let listed = freeCases.count + waiting.count + atDoor.count
    if listed + activeCount + onPanels != caseCapacity {
      throw Fault("a case is in no list, or in two")
    }
    if attended + unattended.count != activeCount {
      throw Fault("a case in care is neither attended nor listed as unattended")
    }
    if inCareCount > inCareCapacity { throw Fault("more cases in care than there is room for") }
    // Clients of somebody who left wait beyond the places.
    if kind != .appointments && waiting.count + atDoor.count + triageCount > waitingPlaces {
      throw Fault("more cases wait than there are places")
    }
    try checkWaiting()
    try checkChoice()
    if staysOn { try checkSchedules() }
  }

  /// Nobody waits for what they could have.
  private mutating func checkWaiting() throws(Fault) {
    if atDoor.count > 0 && canStart(.triage, 0) { throw Fault("triage is free, but one waits") }
    for c in 0..<caseCapacity {
      let one = cases[c]
      if one.state == .waiting && one.leg == .care && canStart(.care, Int(one.caseClass)) {
        throw Fault("a case waits although there is room", c)
      }
      if one.state == .inCare && one.carer < 0
        && chooseCarer(beyondLimit: !k.limitIsHard, role: one.role) >= 0
      {
        throw Fault("a case is unattended although somebody could take it", c)
      }
      if one.state == .inCare && one.carer >= 0 && one.role >= 0
        && roles[Int(one.carer)] != one.role
      {
        throw Fault("a case is with somebody of another role", c)
      }
      if one.state == .inCare { try checkCompanions(c) }
    }
  }

  /// Lead and companions are in the same part of the case, with different people.
  private func checkCompanions(_ c: Int) throws(Fault) {
    if cases[c].lead >= 0 {
      if cases[Int(cases[c].lead)].number != cases[c].number { throw Fault("a lost companion", c) }
      return
    }
    var count = 1
    var (one, before) = (cases[c].companion, cases[c].carer)
    while one >= 0 {
      let companion = cases[Int(one)]
      let fits =
        companion.state == .inCare && companion.leg == cases[c].leg
        && companion.lead == Int32(c) && companion.number == cases[c].number
      if !fits { throw Fault("a companion does not fit its lead", Int(one)) }
      if isCalls && companion.carer == before { throw Fault("a crew of one person", c) }
      if isCalls && companion.carer < 0 { throw Fault("a crew with a gap", c) }
      (before, one) = (companion.carer, companion.companion)
      count += 1
    }
    let isAlone = cases[c].leg == .triage
    if count != (isAlone ? 1 : caseClasses[Int(cases[c].caseClass)].needs.count) {
      throw Fault("a case has not all whom it needs", c)
    }
  }

  /// Panels are counted, their limits kept, and who is due is due with somebody who is there.
  private func checkSchedules() throws(Fault) {
    if kind != .appointments { return }
    var clients = 0
    for i in 0..<clinicianCount {
      var mine = 0
      for c in 0..<caseCapacity
      where cases[c].owner == Int32(i) && cases[c].state != .free && cases[c].state != .waiting {
        mine += 1
        if cases[c].state == .due && !clinicians[i].mode.isOnDuty {
          throw Fault("a client is due with somebody who is away", c)
        }
        if cases[c].state == .inCare && cases[c].carer != Int32(i) {
          throw Fault("a client is with somebody else", c)
        }
      }
      if mine != Int(panels[i]) { throw Fault("a panel's count", i) }
      if mine > limit(i) { throw Fault("a panel's limit", i) }
      if mine > 0 && clinicians[i].mode == .vacant { throw Fault("a panel without holder", i) }
      clients += mine
    }
    if clients != inCareCount { throw Fault("the number of clients") }
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
      me.cynicism, dispositions[i].residue,
    ] where !(state >= 0 && state <= 1) { throw Fault("a slow state out of range", i) }
    let most = Float(1 + k.dynamics.burnout.activation)
    for exhaustion in [me.exhaustion, dispositions[i].fastExhaustion]
    where !(exhaustion >= 0 && exhaustion <= most) {
      throw Fault("exhaustion out of range", i)
    }
    for belief in [me.safety, me.trust, me.intimacy, me.justice]
    where !(belief >= 0 && belief <= 1) { throw Fault("a belief out of range", i) }
    for trait in [me.permeability, me.skill, me.skillSetPoint, me.distancing, me.recovery]
    where !(trait >= 0 && trait <= 1) {
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
