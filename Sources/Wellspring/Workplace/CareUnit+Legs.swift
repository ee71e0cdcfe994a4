// What happens to a case one after the other, and with whom: travel, care, transport, turn-round;
// companions; lengths that stretch.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// A further clinician's part in case c, behind the companions that it has already.
  mutating func addCompanion(to c: Int, rank: Int, role: Int8) {
    let new = Int(freeCases.first)
    freeCases.remove(Int32(new), in: cases)
    cases[new] = cases[c]
    cases[new].lead = Int32(c)
    cases[new].companion = -1
    cases[new].role = role
    cases[new].rank = UInt16(rank)
    cases[new].encounterOrdinal = 0
    activeCount += 1
    var last = c
    while cases[last].companion >= 0 { last = Int(cases[last].companion) }
    cases[last].companion = Int32(new)
  }

  /// The next part of case c and of its companions begins now.
  mutating func beginLeg(_ c: Int, _ leg: CareLeg) {
    cases[c].slowness = 1
    let hours = legHours(c, leg)
    var one = c
    while one >= 0 {
      cases[one].leg = leg
      setWork(one)
      one = Int(cases[one].companion)
    }
    queue.schedule(firstCaseSlot + c, at: now + hours)
    if staysOn {
      note(
        .leg, Int(cases[c].carer), caseNumber: cases[c].number, value: Double(leg.rawValue))
    }
    if k.lengthens && cases[c].carer >= 0 { pace(c) }
  }

  /// Demand and encounters of case c in its present part, for who has it.
  private mutating func setWork(_ c: Int) {
    let kind = caseClasses.baseAddress! + Int(cases[c].caseClass)
    let isWithPatient = cases[c].leg == .care || cases[c].leg == .transport
    // A crew shares load and encounters; in a visit each role has its own part.
    let share = isCalls ? 1 / Double(kind.pointee.needs.count) : 1
    var demand = cases[c].fullDemand * share
    if !isWithPatient {
      demand *= isCalls ? plan.work.calls.awayLoad : plan.work.appointments.documentationLoad
    }
    let rate = isWithPatient ? kind.pointee.encounterRate * share : 0
    let change = demand - cases[c].demand
    let i = Int(cases[c].carer)
    totalDemand += change
    if i < 0 {
      cases[c].demand = demand
      cases[c].encounterRate = rate
      return
    }
    advance(i)
    let before = unmet(i)
    let me = clinicians + i
    me.pointee.demand += change
    me.pointee.caseEncounterRate = max(
      0, me.pointee.caseEncounterRate + rate - cases[c].encounterRate)
    cases[c].demand = demand
    cases[c].encounterRate = rate
    unmetDemand += unmet(i) - before
    refresh(i)
  }

  /// How long the present part of case c takes with a carer who is neither depleted nor overloaded.
  private mutating func legHours(_ c: Int, _ leg: CareLeg) -> Double {
    switch kind {
    case .beds, .visits: return cases[c].length
    case .appointments:
      let plan = plan.work.appointments
      switch leg {
      case .travel: return drawn(c, 2, mean: plan.travel, plan.travelLogDeviation)
      case .care: return drawn(c, 1, mean: plan.session, plan.sessionLogDeviation)
      case .triage, .transport, .after: return plan.documentation
      }
    case .calls:
      let plan = plan.work.calls
      switch leg {
      case .travel: return drawn(c, 2, mean: plan.travel, plan.travelLogDeviation)
      case .transport: return drawn(c, 3, mean: plan.transport, plan.transportLogDeviation)
      case .after: return drawn(c, 4, mean: plan.turnround, plan.turnroundLogDeviation)
      case .triage, .care: return cases[c].length
      }
    }
  }

  /// A lognormal length from the case's own luck; the mean itself without deviation.
  private func drawn(_ c: Int, _ part: UInt64, mean: Double, _ logDeviation: Double) -> Double {
    if logDeviation == 0 || mean == 0 { return mean }
    var luck = caseStream(cases[c].number, .caseLegs)
    luck.seek(8 * UInt64(cases[c].sessionOrdinal) + part)
    return luck.lognormal(
      median: mean * ws_exp(-0.5 * logDeviation * logDeviation), logDeviation: logDeviation)
  }

  /// The present part of case c is over.
  mutating func endLeg(_ c: Int) {
    switch kind {
    case .beds: endCase(c)
    case .visits: cases[c].leg == .triage ? endTriage(c) : endCase(c)
    case .appointments: endSessionLeg(c)
    case .calls: endCallLeg(c)
    }
  }

  private mutating func endCallLeg(_ c: Int) {
    let plan = plan.work.calls
    switch cases[c].leg {
    case .travel:
      beginLeg(c, .care)
      tally.responseHours += now - cases[c].arrival
      tally.responses += 1
      note(
        .onScene, Int(cases[c].carer), caseNumber: cases[c].number, value: now - cases[c].arrival)
    case .care:
      closeCare(c)
      if isTransported(c) {
        beginLeg(c, plan.transport > 0 ? .transport : .after)
      } else {
        endCase(c)
      }
    case .transport where plan.turnround > 0:
      beginLeg(c, .after)
    case .triage, .transport, .after: endCase(c)
    }
  }

  private mutating func isTransported(_ c: Int) -> Bool {
    let share = caseClasses[Int(cases[c].caseClass)].transportShare
    let plan = plan.work.calls
    if share == 0 || (plan.transport == 0 && plan.turnround == 0) { return false }
    var luck = caseStream(cases[c].number, .caseLegs)
    luck.seek(5)
    return luck.uniform() < share
  }

  /// The last encounter of everybody who cares for case c.
  mutating func closeCare(_ c: Int, isTraumatic: Bool = true) {
    if !k.hasEncounters { return }
    var one = c
    while one >= 0 {
      let i = Int(cases[one].carer)
      if i >= 0 && clinicians[i].mode.isCaring {
        advance(i)
        encounter(i, with: one, isLast: isTraumatic)
      }
      one = Int(cases[one].companion)
    }
  }

  // MARK: Pace

  /// What is left of case c takes longer with a carer who is depleted or overloaded, as they are
  /// when they take it. A companion does not change the pace.
  mutating func pace(_ c: Int) {
    let i = Int(cases[c].carer)
    let slot = firstCaseSlot + c
    let end = queue.time(of: slot)
    if cases[c].lead >= 0 || i < 0 || !end.isFinite { return }
    if cases[c].leg != .care && cases[c].leg != .triage { return }
    let plan = plan.work.lengthening
    let slowness =
      1 + plan.depletion * max(0, 1 - clinicians[i].capacity)
      + plan.overload * max(0, feltLoad(clinicians + i) - 1)
    queue.schedule(slot, at: now + (end - now) * slowness / cases[c].slowness)
    cases[c].slowness = slowness
  }
}
