// Appointments: a clinician's panel of clients, their sessions, who does not come, who leaves.
//
// A client belongs to one clinician. Sessions are planned into the clinician's shifts, back to back
// but for the planned breaks, and come back at the same time after the client's interval. A session
// that falls into an absence is cancelled; who arrives while the clinician is busy waits.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  // MARK: Panels

  /// The clinician whose panel takes the next client; -1 when all are full. Ties go to the next in
  /// turn.
  mutating func choosePanel(_ role: Int8) -> Int {
    var best = -1
    var bestKey = Double.infinity
    var bestTurn = Int.max
    for i in 0..<openPosts {
      if clinicians[i].mode == .vacant || Int(panels[i]) >= limit(i) { continue }
      if role >= 0 && roles[i] != role { continue }
      let key =
        switch Int(plan.work.assignment) {
        case 1: 0.0
        case 3: -clinicians[i].capacity
        default: Double(panels[i])
        }
      let turns = (i - turn + clinicianCount) % clinicianCount
      if key < bestKey || (key == bestKey && turns < bestTurn) {
        (best, bestKey, bestTurn) = (i, key, turns)
      }
    }
    return best
  }

  mutating func joinPanel(_ c: Int) {
    let i = choosePanel(cases[c].role)
    precondition(i >= 0 && Int(panels[i]) < limit(i), "a panel without a place")
    turn = (i + 1) % clinicianCount
    if !cases[c].hasStarted {
      let wait = now - cases[c].arrival
      tally.started += 1
      tally.waitHours += wait
      waits.add(wait)
      cases[c].hasStarted = true
      cases[c].serviceEnd = now + cases[c].length
      note(.admission, caseNumber: cases[c].number, value: wait)
    }
    cases[c].state = .onPanel
    cases[c].owner = Int32(i)
    panels[i] += 1
    inCareCount += 1
    note(.assignment, i, caseNumber: cases[c].number)
    planSession(c, from: now, span: min(168, interval(c)))
  }

  private func interval(_ c: Int) -> Double { caseClasses[Int(cases[c].caseClass)].interval }

  /// Service is over.
  private mutating func leavePanel(_ c: Int) {
    let i = Int(cases[c].owner)
    note(.caseEnd, i, caseNumber: cases[c].number, value: now - cases[c].arrival)
    tally.completed += 1
    panels[i] -= 1
    inCareCount -= 1
    precondition(panels[i] >= 0 && inCareCount >= 0, "fewer clients than none")
    free(c)
    admitWaiting()
  }

  /// Clinician i has left for good: the clients wait for another.
  mutating func releasePanel(_ i: Int) {
    settle()
    for c in 0..<caseCapacity where cases[c].owner == Int32(i) {
      if cases[c].state != .onPanel && cases[c].state != .due { continue }
      queue.cancel(firstCaseSlot + c)
      cases[c].owner = -1
      cases[c].due = .infinity
      panels[i] -= 1
      inCareCount -= 1
      wait(c)
    }
    admitWaiting()
  }

  // MARK: The schedule

  /// Plans the next session of client c: at the time in its clinician's shifts from `time` on, over
  /// `span` hours, that fewest other clients have; at the first of these.
  private mutating func planSession(_ c: Int, from time: Double, span: Double) {
    let i = Int(cases[c].owner)
    let found =
      rota.isAlways ? time : bestTime(c, i, from: time, until: time + span)
    cases[c].state = .onPanel
    cases[c].due = found
    queue.schedule(firstCaseSlot + c, at: found)
  }

  private mutating func bestTime(_ c: Int, _ i: Int, from time: Double, until end: Double) -> Double
  {
    let a = plan.work.appointments
    let pitch = a.session + a.documentation + a.travel
    var best = Double.infinity
    var least = Int.max
    var after = time - 24
    while after < end || !best.isFinite {
      let (start, shift) = rota.nextShift(of: i, after: after)
      // A rota without shifts, or no end in sight: the session will be cancelled.
      if !start.isFinite || start > end + 1_440 { break }
      if start > end && best.isFinite { break }
      after = start
      if rota.isOnVacation(i, on: Int(ws_floor(start / 24))) { continue }
      let close = start + rota.lengths[shift]
      var place = start
      while place + a.session + a.travel <= close {
        let pause = breakOverlapping(place, pitch, start: start, hours: rota.lengths[shift])
        if pause > place {
          place = pause
          continue
        }
        if place >= time {
          let others = crowd(c, i, at: place, within: pitch)
          if others < least { (best, least) = (place, others) }
        }
        place += pitch
      }
    }
    return best.isFinite ? best : time + 24
  }

  /// The end of a planned break that a session from `time` on would run into; 0 when there is none.
  private mutating func breakOverlapping(
    _ time: Double, _ pitch: Double, start: Double, hours: Double
  ) -> Double {
    for n in 0..<k.plannedBreaks {
      let pause = start + hours * Double(n + 1) / Double(k.plannedBreaks + 1)
      let end = pause + plan.breaks.hours
      if time < end && time + pitch > pause { return end }
    }
    return 0
  }

  /// How many other clients of clinician i have their sessions within a session's time of this.
  private mutating func crowd(_ c: Int, _ i: Int, at time: Double, within pitch: Double) -> Int {
    var count = 0
    for other in 0..<caseCapacity where other != c && cases[other].owner == Int32(i) {
      let state = cases[other].state
      if state == .free || state == .waiting { continue }
      let every = interval(other)
      let apart = time - cases[other].due
      let turn = apart - every * ws_floor(apart / every)
      if min(turn, every - turn) < 0.999 * pitch { count += 1 }
    }
    return count
  }

  /// The same time after the interval, or near it when the clinician is not rostered then.
  private mutating func planNextSession(_ c: Int) {
    cases[c].sessionOrdinal += 1
    let next = cases[c].due + interval(c)
    let i = Int(cases[c].owner)
    if next > now && (rota.isAlways || isRostered(i, at: next)) {
      cases[c].state = .onPanel
      cases[c].due = next
      queue.schedule(firstCaseSlot + c, at: next)
    } else {
      let half = min(12, 0.5 * interval(c))
      planSession(c, from: max(now + 0.01, next - half), span: 2 * half)
    }
  }

  private mutating func isRostered(_ i: Int, at time: Double) -> Bool {
    let (start, shift) = rota.nextShift(of: i, after: time - 24)
    return start <= time && time + plan.work.appointments.session <= start + rota.lengths[shift]
  }

  // MARK: Sessions

  /// The time of client c's session has come.
  mutating func sessionDue(_ c: Int) {
    let i = Int(cases[c].owner)
    let me = clinicians + i
    if !me.pointee.mode.isOnDuty || now >= me.pointee.scheduledEnd {
      cancelSession(c)
      return
    }
    var luck = caseStream(cases[c].number, .caseLegs)
    luck.seek(8 * UInt64(cases[c].sessionOrdinal))
    if luck.uniform() < plan.work.appointments.noShow {
      tally.noShows += 1
      note(.noShow, i, caseNumber: cases[c].number)
      skipSession(c)
    } else if me.pointee.mode == .working && me.pointee.caseCount == 0 {
      beginSession(c)
    } else {
      cases[c].state = .due
      queue.cancel(firstCaseSlot + c)
    }
  }

  /// The clinician is away: the session's care is left undone.
  mutating func cancelSession(_ c: Int) {
    let hours = plan.work.appointments.session * cases[c].fullDemand
    tally.demandHours += hours
    tally.unmetHours += hours
    tally.cancelled += 1
    note(.sessionCancelled, Int(cases[c].owner), caseNumber: cases[c].number)
    skipSession(c)
  }

  private mutating func skipSession(_ c: Int) {
    if now >= cases[c].serviceEnd { leavePanel(c) } else { planNextSession(c) }
  }

  private mutating func beginSession(_ c: Int) {
    let i = Int(cases[c].owner)
    precondition(clinicians[i].mode == .working, "a session with somebody who is not working")
    precondition(clinicians[i].caseCount == 0, "two sessions at once")
    let share = caseClasses[Int(cases[c].caseClass)].traumaSessions
    var luck = caseStream(cases[c].number, .caseLegs)
    luck.seek(8 * UInt64(cases[c].sessionOrdinal) + 5)
    cases[c].isLastSession = now >= cases[c].serviceEnd
    let carries = share > 0 ? luck.uniform() < share : cases[c].isLastSession
    cases[c].isTraumaticSession = cases[c].isTraumatic && carries
    cases[c].state = .inCare
    activeCount += 1
    cases[c].demand = 0
    beginLeg(c, plan.work.appointments.travel > 0 ? .travel : .care)
    attach(c, to: i)
    if k.lengthens { pace(c) }
    note(.sessionStart, i, caseNumber: cases[c].number, value: now - cases[c].due)
  }

  mutating func endSessionLeg(_ c: Int) {
    switch cases[c].leg {
    case .travel:
      beginLeg(c, .care)
    case .care:
      closeCare(c, isTraumatic: cases[c].isTraumaticSession)
      tally.sessions += 1
      if plan.work.appointments.documentation > 0 {
        beginLeg(c, .after)
      } else {
        endSession(c)
      }
    case .triage, .transport, .after: endSession(c)
    }
  }

  private mutating func endSession(_ c: Int) {
    let i = Int(cases[c].carer)
    note(.sessionEnd, i, caseNumber: cases[c].number)
    leave(c)
    cases[c].demand = 0
    if cases[c].isLastSession { leavePanel(c) } else { planNextSession(c) }
    becomeFree(i)
  }

  /// Clinician i has nobody in hand: home when the shift is over, else a break that is wanted, else
  /// the client who is due longest.
  mutating func becomeFree(_ i: Int) {
    if clinicians[i].caseCount > 0 { return }
    if now >= clinicians[i].scheduledEnd {
      endShift(i)
      return
    }
    if kind != .appointments { return }
    if clinicians[i].mode == .working && clinicians[i].breakDeadline > 0 { seekBreak(i) }
    beginDueSession(i)
  }

  mutating func beginDueSession(_ i: Int) {
    if clinicians[i].mode != .working || clinicians[i].caseCount > 0 { return }
    var first = -1
    for c in 0..<caseCapacity where cases[c].state == .due && cases[c].owner == Int32(i) {
      if first < 0 || cases[c].due < cases[first].due { first = c }
    }
    if first >= 0 { beginSession(first) }
  }

  /// The shift of clinician i is over: who is still due has come for nothing.
  mutating func cancelDueSessions(_ i: Int) {
    for c in 0..<caseCapacity where cases[c].state == .due && cases[c].owner == Int32(i) {
      cancelSession(c)
    }
  }
}
