// Breaks: planned, free of care with cover, late, at the desk, or missed.
//
// At the planned time the clinician either feels free to leave (once for each planned break, from
// its own draw) or not. Who does, needs a colleague who can cover, and asks again every half hour
// until the break is too late. Otherwise the break is taken at the desk, still responsible, or
// missed: the more load, the more often. While on a free break one's cases are the colleague's.
// A relief person, where there is one, covers without a colleague's doing: the cases stay with their
// owner, who is away from them. Part of a relief person is there on that part of the days.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// The relief persons of the day that begins: the whole ones, and one more on a share of the days,
  /// evenly spread by the golden ratio, so that a larger share adds days and takes none away.
  mutating func planRelief() {
    let whole = ws_floor(k.reliefPersons)
    let turn = Double(day + 1) * 0.618_033_988_749_894_9
    let isOneMore = turn - ws_floor(turn) < k.reliefPersons - whole
    reliefToday = Int(whole) + (isOneMore ? 1 : 0)
  }

  mutating func planBreaks(_ i: Int) {
    clinicians[i].breaksLeft = UInt8(k.plannedBreaks)
    clinicians[i].breakDeadline = 0
    planNextBreak(i)
  }

  /// The timer of the next planned break; those whose time has passed are missed.
  private mutating func planNextBreak(_ i: Int) {
    let me = clinicians + i
    let length = rota.isAlways ? 0 : rota.lengths[Int(me.pointee.shift)]
    while me.pointee.breaksLeft > 0 {
      let share = Double(me.pointee.breaksLeft) / Double(k.plannedBreaks + 1)
      let time = me.pointee.scheduledEnd - length * share
      if time >= now {
        queue.schedule(slot(.breaks, i), at: time)
        return
      }
      // Its time passed while the one before was sought or taken, or before a late start.
      note(.breakMissed, i)
      me.pointee.breaksLeft -= 1
      me.pointee.breakOrdinal += 1
    }
    queue.cancel(slot(.breaks, i))
  }

  mutating func breakTimer(_ i: Int) {
    if clinicians[i].mode == .microBreak { endMicroBreak(i) }
    if clinicians[i].mode == .working {
      seekBreak(i)
    } else {
      endBreak(i)
      planNextBreak(i)
    }
  }

  mutating func seekBreak(_ i: Int) {
    advance(i)
    let me = clinicians + i
    if now >= me.pointee.scheduledEnd {
      // Who finishes a call or a session after the shift has no break any more.
      missBreak(i)
      return
    }
    if me.pointee.breakDeadline == 0 { me.pointee.breakDeadline = now + plan.breaks.latenessHours }
    var luck = stream(i, .breaks)
    luck.seek(UInt64(me.pointee.breakOrdinal))
    let freedom = luck.uniform()
    let chance = luck.uniform()
    let feelsFree = freedom < k.legitimacy
    let takesRelief =
      !staysOn && reliefToday > 0 && freedom < max(k.legitimacy, plan.breaks.reliefAcceptance)
    if me.pointee.caseCount == 0 {
      beginBreak(i, .breakFree)
    } else if i == watched && !staysOn && spares(.missedBreaks) {
      ledger.isCovered = true
      clinicians[i].isRelieved = true
      beginBreak(i, .breakFree, coveredBy: -1)
    } else if takesRelief && reliefBusy < reliefToday {
      reliefBusy += 1
      advance(i)
      clinicians[i].isRelieved = true
      beginBreak(i, .breakFree, coveredBy: -1)
    } else if feelsFree, let cover = findCover(for: i) {
      while clinicians[i].firstCase >= 0 { move(Int(clinicians[i].firstCase), to: cover) }
      beginBreak(i, .breakFree, coveredBy: cover)
    } else if (feelsFree || takesRelief) && now + 0.5 <= me.pointee.breakDeadline {
      note(.breakPostponed, i)
      queue.schedule(slot(.breaks, i), at: now + 0.5)
    } else {
      let overload = max(0, me.pointee.demand / me.pointee.nominalDemand - 1)
      if chance < plan.breaks.atDeskChance * ws_exp(-overload) {
        beginBreak(i, .breakAtDesk)
      } else {
        missBreak(i)
      }
    }
  }

  private mutating func missBreak(_ i: Int) {
    note(.breakMissed, i)
    closeBreak(i)
    planNextBreak(i)
  }

  /// The colleague with the least demand who can take clinician i's cases as well, within a limit
  /// that is hard.
  @inline(__always)
  private func findCover(for i: Int) -> Int? {
    // A session or a call cannot be left to somebody else.
    if staysOn { return nil }
    var best: Int?
    let nominal = clinicians[i].nominalDemand
    let most =
      nominal == k.nominalDemand ? k.coverLoad : k.coverLoad / k.nominalDemand * nominal
    var least = most - clinicians[i].demand
    for place in 0..<onDutyCount {
      let j = Int(onDuty[place])
      if j == i || clinicians[j].mode != .working || (hasRoles && roles[j] != roles[i]) { continue }
      let count = Int(clinicians[j].caseCount + clinicians[i].caseCount)
      if k.limitIsHard && count > limit(j) { continue }
      let demand = clinicians[j].demand
      if demand < least || (best == nil && demand == least) { (best, least) = (j, demand) }
    }
    return best
  }

  /// - Parameter cover: the colleague who has taken the cases; -1: a relief person; nil: nobody.
  private mutating func beginBreak(_ i: Int, _ mode: Mode, coveredBy cover: Int? = nil) {
    precondition(clinicians[i].mode == .working, "a break of somebody who is not working")
    precondition(clinicians[i].breaksLeft > 0, "a break that was not planned")
    precondition(now <= clinicians[i].scheduledEnd, "a break after the shift")
    advance(i)
    precondition(
      mode == .breakAtDesk || clinicians[i].isRelieved || clinicians[i].caseCount == 0,
      "a break free of care with cases")
    clinicians[i].hasHadBreak = true
    if mode == .breakFree { clinicians[i].hasHadFreeBreak = true }
    closeBreak(i)
    enter(mode, i)
    note(
      mode == .breakFree ? .breakStart : .breakAtDesk, i,
      value: cover.map { Double($0 + 1) } ?? .nan)
    queue.schedule(slot(.breaks, i), at: now + plan.breaks.hours)
  }

  /// One planned break is dealt with.
  private func closeBreak(_ i: Int) {
    clinicians[i].breakDeadline = 0
    clinicians[i].breaksLeft -= 1
    clinicians[i].breakOrdinal += 1
  }

  private mutating func endBreak(_ i: Int) {
    let mode = clinicians[i].mode
    precondition(mode == .breakFree || mode == .breakAtDesk, "a break ends that nobody takes")
    settle()
    advance(i)
    if mode == .breakFree { easeFatigue(i, by: k.dynamics.fatigue.breakRelief) }
    endRelief(i)
    enter(.working, i)
    note(.breakEnd, i)
    takeBackCases(i)
    attendUnattended()
    relieveOverloaded(i)
    if kind != .beds { admitWaiting() }
    if kind == .appointments { beginDueSession(i) }
  }

  /// The relief person goes on to the next. The clinician has been advanced to the present.
  private mutating func endRelief(_ i: Int) {
    if !clinicians[i].isRelieved { return }
    clinicians[i].isRelieved = false
    if i == watched && ledger.isCovered {
      ledger.isCovered = false
    } else {
      reliefBusy -= 1
    }
  }

  /// Cases that a colleague has covered come back.
  private mutating func takeBackCases(_ i: Int) {
    for c in 0..<caseCapacity
    where cases[c].state == .inCare && cases[c].owner == Int32(i) && cases[c].carer != Int32(i) {
      if cases[c].carer >= 0 { move(c, to: i) }
    }
  }

  /// The shift ends: no more breaks, and covered cases stay with the colleague.
  mutating func endBreakEarly(_ i: Int) {
    if clinicians[i].mode == .breakFree {
      for c in 0..<caseCapacity where cases[c].state == .inCare && cases[c].owner == Int32(i) {
        cases[c].owner = cases[c].carer
      }
    }
    endRelief(i)
    for _ in 0..<clinicians[i].breaksLeft { note(.breakMissed, i) }
    clinicians[i].breaksLeft = 0
    clinicians[i].breakDeadline = 0
    queue.cancel(slot(.breaks, i))
    queue.cancel(slot(.sleep, i))
  }
}
