// Before care: arrival, triage, waiting, patience.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  // MARK: Arrival

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
    planArrival()
    let new = drawnCase(number)
    note(.arrival, caseNumber: number, value: new.fullDemand)
    // Who is triaged will wait once more, so a place is kept for them.
    let isFull = waiting.count + atDoor.count + triageCount >= waitingPlaces
    let isAdmitted = canStart(new.leg, Int(new.caseClass)) && !(hasTriage && isFull)
    if !isAdmitted && isFull {
      tally.leftUnseen += 1
      note(.turnedAway, caseNumber: number)
      return
    }
    let c = freeCases.first
    precondition(c >= 0, "no room for a case that was let in")
    freeCases.remove(c, in: cases)
    cases[Int(c)] = new
    if isAdmitted {
      begin(Int(c))
    } else {
      drawPatience(Int(c))
      wait(Int(c))
      callInIfNeeded()
    }
  }

  /// A new case with what it owns: class, traumatic content, length, acuity.
  private mutating func drawnCase(_ number: UInt64) -> CareCase {
    var luck = caseStream(number, .caseAttributes)
    let classNumber = drawnClass(luck.uniform())
    let kind = caseClasses.baseAddress! + classNumber
    var new = CareCase()
    new.number = number
    new.arrival = now
    new.caseClass = UInt8(classNumber)
    new.urgency = kind.pointee.urgency
    new.isTraumatic = luck.uniform() < kind.pointee.traumaShare
    new.length = kind.pointee.length.draw(&luck)
    new.fullDemand = kind.pointee.demand
    if kind.pointee.demandLogDeviation > 0 {
      let deviation = kind.pointee.demandLogDeviation
      luck.seek(1)
      new.fullDemand *= luck.lognormal(
        median: ws_exp(-0.5 * deviation * deviation), logDeviation: deviation)
    }
    new.rule = assignmentRule(number)
    new.leg = hasTriage ? .triage : .care
    new.role = hasTriage ? triageRole : kind.pointee.needs[0]
    return new
  }

  /// The class at place u of (0, 1), by the shares of the moment.
  private mutating func drawnClass(_ u: Double) -> Int {
    var u = u
    var classNumber = 0
    if arrivals.hasSurges {
      var sum = 0.0
      for n in classShares.indices { sum += classShares[n] * arrivals.shareFactor(n, at: now) }
      if sum > 0 {
        u *= sum
        while classNumber + 1 < classShares.count {
          let share = classShares[classNumber] * arrivals.shareFactor(classNumber, at: now)
          if u < share { break }
          u -= share
          classNumber += 1
        }
        return classNumber
      }
    }
    while classNumber + 1 < classShares.count && u >= classShares[classNumber] {
      u -= classShares[classNumber]
      classNumber += 1
    }
    return classNumber
  }

  // MARK: Waiting

  /// Whether a case could begin now what it waits for. Visits and calls need everybody below the
  /// limit whom they need; the bound on cases in care holds for them too, because a hand-over may
  /// exceed the limit for a while.
  mutating func canStart(_ leg: CareLeg, _ caseClass: Int) -> Bool {
    if inCareCount >= inCareCapacity { return false }
    if leg == .triage { return chooseCarer(beyondLimit: false, role: triageTakers()) >= 0 }
    switch kind {
    case .beds: return true
    case .appointments: return choosePanel(caseClasses[caseClass].needs[0]) >= 0
    case .visits, .calls: return hasCarers(for: caseClass)
    }
  }

  private mutating func hasCarers(for caseClass: Int) -> Bool {
    let needs = caseClasses[caseClass].needs
    if needs.count == 1 { return chooseCarer(beyondLimit: false, role: needs[0]) >= 0 }
    for role in needs {
      var wanted = 0
      for other in needs where other == role { wanted += 1 }
      for place in 0..<onDutyCount where wanted > 0 {
        let i = Int(onDuty[place])
        let isFree = clinicians[i].mode.isCaring && Int(clinicians[i].caseCount) < limit(i)
        if isFree && (role < 0 || roles[i] == role) { wanted -= 1 }
      }
      if wanted > 0 { return false }
    }
    return true
  }

  private mutating func begin(_ c: Int) {
    if cases[c].leg == .triage {
      beginTriage(c)
    } else if kind == .appointments {
      joinPanel(c)
    } else {
      admit(c)
    }
  }

  /// Puts a case among those who wait.
  mutating func wait(_ c: Int) {
    precondition(cases[c].carer < 0, "a case waits that somebody has")
    cases[c].state = .waiting
    if cases[c].leg == .triage {
      atDoor.insert(Int32(c), in: cases)
    } else {
      waiting.insert(Int32(c), in: cases)
    }
    if cases[c].due.isFinite { queue.schedule(firstCaseSlot + c, at: max(now, cases[c].due)) }
  }

  private mutating func drawPatience(_ c: Int) {
    if plan.work.patienceMean == 0 { return }
    var luck = caseStream(cases[c].number, .patience)
    cases[c].due = now + luck.exponential(mean: plan.work.patienceMean)
  }

  /// Admits or starts waiting cases while there is room. Who needs somebody else than the first in
  /// the list may overtake.
  mutating func admitWaiting() {
    while atDoor.count > 0 && canStart(.triage, 0) {
      let c = atDoor.first
      atDoor.remove(c, in: cases)
      beginTriage(Int(c))
    }
    var c = waiting.first
    while c >= 0 {
      let following = cases[Int(c)].next
      if canStart(.care, Int(cases[Int(c)].caseClass)) {
        waiting.remove(c, in: cases)
        begin(Int(c))
      } else if !needsDiffer {
        return
      }
      c = following
    }
  }

  /// The timer of a case: the end of what happens, the next session, or the end of patience.
  mutating func caseTimer(_ c: Int) {
    settle()
    switch cases[c].state {
    case .inCare: endLeg(c)
    case .onPanel: sessionDue(c)
    case .waiting, .due, .free: losePatience(c)
    }
  }

  private mutating func losePatience(_ c: Int) {
    precondition(cases[c].state == .waiting, "a case leaves that does not wait")
    note(.leftUnseen, caseNumber: cases[c].number, value: now - cases[c].arrival)
    tally.leftUnseen += 1
    if cases[c].leg == .triage {
      atDoor.remove(Int32(c), in: cases)
    } else {
      waiting.remove(Int32(c), in: cases)
    }
    free(c)
  }

  // MARK: Triage

  /// Who does triage now: while nobody of the role is on duty, anybody.
  private mutating func triageTakers() -> Int8 {
    if triageRole < 0 { return -1 }
    for place in 0..<onDutyCount where roles[Int(onDuty[place])] == triageRole {
      return triageRole
    }
    return -1
  }

  private mutating func beginTriage(_ c: Int) {
    cases[c].state = .inCare
    inCareCount += 1
    activeCount += 1
    triageCount += 1
    cases[c].role = triageTakers()
    cases[c].demand = plan.work.triage.demand
    totalDemand += demand(c)
    var luck = caseStream(cases[c].number, .caseLegs)
    let hours = luck.gamma(shape: plan.work.triage.shape, mean: plan.work.triage.mean)
    queue.schedule(firstCaseSlot + c, at: now + hours)
    note(.triage, caseNumber: cases[c].number, value: now - cases[c].arrival)
    let carer = chooseCarer(for: c, beyondLimit: false)
    precondition(carer >= 0, "triage by nobody")
    give(c, to: carer)
  }

  /// Triage is over: care, or waiting for it with what is left of one's patience.
  mutating func endTriage(_ c: Int) {
    note(.leg, Int(cases[c].carer), caseNumber: cases[c].number, value: 0)
    leave(c)
    inCareCount -= 1
    triageCount -= 1
    precondition(inCareCount >= 0 && triageCount >= 0, "fewer cases in triage than none")
    queue.cancel(firstCaseSlot + c)
    cases[c].leg = .care
    cases[c].demand = 0
    cases[c].role = caseClasses[Int(cases[c].caseClass)].needs[0]
    if canStart(.care, Int(cases[c].caseClass)) {
      admit(c)
    } else {
      if !cases[c].due.isFinite { drawPatience(c) }
      wait(c)
    }
    attendUnattended()
    admitWaiting()
  }
}
