// Contacts between colleagues: contagion always, support sometimes.
//
// The initiator owns the contact. Both move towards each other in exhaustion and cynicism, by a
// small share of the difference (`dynamics.support.contagion`). With trust, and a giver who has
// capacity, the contact is supportive: it fills the initiator's buffer (never capacity itself),
// lessens isolation, and costs the giver a little.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
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
    var place = Int(luck.uniform() * Double(onDutyCount - 1))
    if place >= Int(me.pointee.dutyIndex) { place += 1 }
    let j = Int(onDuty[place])
    let other = clinicians + j
    let pull = Float(k.dynamics.support.contagion)
    let exhaustion = pull * (other.pointee.exhaustion - me.pointee.exhaustion)
    let cynicism = pull * (other.pointee.cynicism - me.pointee.cynicism)
    me.pointee.exhaustion += exhaustion
    other.pointee.exhaustion -= exhaustion
    me.pointee.cynicism += cynicism
    other.pointee.cynicism -= cynicism
    if luck.uniform() < k.supportChance * min(1, other.pointee.capacity) { support(i, by: j) }
  }

  private mutating func support(_ i: Int, by j: Int) {
    let s = k.dynamics.support
    advance(i)
    clinicians[i].buffer = raised(clinicians[i].buffer, by: s.bufferGain)
    clinicians[i].isolation *= ws_exp(-s.contactReconnection)
    tallies[i].support += 1
    note(.support, i, value: Double(j + 1))
    refresh(i)
    advance(j)
    clinicians[j].capacity *= ws_exp(-s.giverCost)
    refresh(j)
  }
}
