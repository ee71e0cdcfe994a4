// Contacts between colleagues in which support is sought, and sometimes given.
//
// Of all contacts only these are events: they come at the rate at which colleagues with full capacity
// would give support, and whether this one notices and has something to give decides. With it the
// initiator's buffer fills (never capacity itself), isolation lessens, and the giver pays a little.
// What any contact does, to draw two people towards each other, is in `CareUnit+Contagion.swift`.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Share of the contacts of clinician i that are supportive when the colleague has full capacity.
  @inline(__always)
  private func openness(_ i: Int) -> Double { k.supportChance * Double(dispositions[i].support) }

  /// Rate of the contacts of clinician i, on duty, that may be supportive, 1/h.
  @inline(__always)
  func supportHazard(_ i: Int) -> Double { k.contactRate * min(1, openness(i)) }

  mutating func contactTimer(_ i: Int) {
    note(.contact, i)
    let me = clinicians + i
    var luck = stream(i, .contactClock)
    me.pointee.contacts.ordinal += 1
    luck.seek(UInt64(me.pointee.contacts.ordinal))
    // The clinician's states stay where they are: hazard used up so far counts from stateTime.
    me.pointee.contacts.left =
      (now - me.pointee.stateTime) * me.pointee.contacts.rate + luck.exponential(mean: 1)
    schedule(me.pointee.contacts, .contact, i)
    if onDutyCount < 2 { return }
    let j = colleague(of: i, at: luck.uniform())
    let other = clinicians + j
    assert(j != i && other.pointee.mode.isOnDuty, "a contact with nobody")
    let x = openness(i)
    let chance = x <= 1 ? noticing(other) : min(1, x * noticing(other))
    assert(isShare(chance), "a chance out of range")
    if luck.uniform() < chance { support(i, by: j) }
  }

  /// The colleague on duty at place u of (0, 1), in proportion to the ties.
  @inline(__always)
  private func colleague(of i: Int, at u: Double) -> Int {
    let mine = Int(clinicians[i].dutyIndex)
    if k.teams == 1 {
      let place = Int(u * Double(onDutyCount - 1))
      return Int(onDuty[place >= mine ? place + 1 : place])
    }
    let (team, tie) = (i % k.teams, plan.peerSupport.teamTie)
    var all = 0.0
    for place in 0..<onDutyCount where place != mine {
      all += Int(onDuty[place]) % k.teams == team ? tie : 1
    }
    // With a tie of 0 and nobody from another team: whoever is there.
    var rest = u * all
    var last = -1
    for place in 0..<onDutyCount where place != mine {
      last = Int(onDuty[place])
      rest -= last % k.teams == team ? tie : 1
      if rest < 0 { break }
    }
    return last
  }

  /// Whether a colleague notices a need and has something to give: less when depleted, numb, or
  /// under sleep pressure, all as of their last event.
  @inline(__always)
  private func noticing(_ other: UnsafeMutablePointer<Clinician>) -> Double {
    let s = k.dynamics.support
    return min(1, other.pointee.capacity) * (1 - s.noticeNumbing * other.pointee.numbing)
      * (1 - s.noticeSleepPressure * other.pointee.sleepPressure)
  }

  private mutating func support(_ i: Int, by j: Int) {
    let s = k.dynamics.support
    advance(i)
    clinicians[i].buffer = raised(clinicians[i].buffer, by: s.bufferGain)
    clinicians[i].isolation *= ws_exp(-s.contactReconnection)
    if s.contactProcessing > 0 {
      clinicians[i].processing = raised(clinicians[i].processing, by: s.contactProcessing)
    }
    tallies[i].support += 1
    note(.support, i, value: Double(j + 1))
    refresh(i)
    advance(j)
    let before = clinicians[j].capacity
    clinicians[j].capacity *= ws_exp(-s.giverCost)
    if j == watched { enterSupport(j, before: before, receiver: i) }
    refresh(j)
  }
}
