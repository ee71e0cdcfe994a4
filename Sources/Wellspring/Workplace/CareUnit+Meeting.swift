// How a clinician meets another's distress.
//
//   o = q (1 - n)(1 - Y y1)(1 - avoidance y2)   openness: permeability, less what closes it
//   stepping back    with the skill, and time: less severity is felt, and minutes are spent
//   sympathy         by choice, when much distress is about to be taken over: s is a share of o
//   otherwise        s = o
//
// The way is then named: detachment (hardly open), sympathy (chosen), contagion (it takes more than
// a good outcome gives), compassion (it gives more, and does), empathy (it would have).
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// One encounter as the clinician meets it, before it changes anything.
struct Meeting {
  /// Severity as felt.
  var severity: Double
  /// Openness o, and affect shared s.
  var openness: Double
  var shared: Double
  /// Control k, and contagion u.
  var control: Double
  var contagion: Double
  /// Factor on the chance of a good outcome.
  var quality: Double
  /// Load as felt, at least 1.
  var load: Double
  var isMisread = false
  var isSympathy = false
}

extension CareUnit {
  /// How clinician i meets distress of a severity.
  @inline(__always)
  mutating func meet(
    _ i: Int, severity: Double, isTraumatic: Bool, _ luck: inout RandomStream
  ) -> Meeting {
    let me = clinicians + i
    let m = k.dynamics.meeting
    let left = controlLeft(me)
    let control = Double(me.pointee.skill) * left
    let open = openness(me, isTraumatic: isTraumatic)
    let load = feltLoad(me)
    var meeting = Meeting(
      severity: severity, openness: open, shared: open, control: control,
      contagion: min(1, open * open * (1 - control) * Double(dispositions[i].contagion)),
      quality: 1, load: max(1, load))
    if k.canMisread { meeting.isMisread = luck.uniform() >= accuracy(me) }
    let flood = severity * meeting.contagion
    if flood > m.sympathyTolerance && m.sympathyChance > 0 {
      meeting.isSympathy = luck.uniform() < m.sympathyChance * control
    }
    if me.pointee.distancing > 0 && flood > m.distancingThreshold && load <= m.distancingLoadLimit
      && luck.uniform() < Double(me.pointee.distancing)
    {
      meeting.isSympathy = false
      meeting.severity *= 1 - m.distancingRelief
      me.pointee.hoursOwed += Float(m.distancingHours)
      tallies[i].distanced += 1
      tallies[i].distancingHours += m.distancingHours
    }
    if meeting.isSympathy {
      meeting.shared = m.sympathyShare * open
      let taken =
        meeting.shared * meeting.shared * (1 - control) * Double(dispositions[i].contagion)
      meeting.contagion = min(1, taken)
    }
    meeting.quality = quality(me, meeting, controlLeft: left)
    assert(isShare(open), "openness out of range")
    assert(isShare(meeting.shared) && meeting.shared <= open, "more is shared than is open")
    assert(isShare(meeting.contagion), "contagion out of range")
    assert(isShare(meeting.quality), "quality of care out of range")
    return meeting
  }

  /// Control k as a share of skill R.
  @inline(__always)
  private func controlLeft(_ me: UnsafeMutablePointer<Clinician>) -> Double {
    let e = k.dynamics.encounter
    return (1 - e.controlArousal * me.pointee.arousal)
      * (1 - e.controlSleepPressure * me.pointee.sleepPressure)
      * (1 - e.controlDepletion * max(0, 1 - me.pointee.capacity))
  }

  /// Openness to another's distress, o.
  @inline(__always)
  private func openness(
    _ me: UnsafeMutablePointer<Clinician>, isTraumatic: Bool
  ) -> Double {
    let closed = k.dynamics.burnout.cynicismDistance * Double(me.pointee.cynicism)
    let open = Double(me.pointee.permeability) * (1 - me.pointee.numbing) * (1 - closed)
    if !isTraumatic { return open }
    return open * (1 - k.dynamics.trauma.avoidanceSharing * Double(me.pointee.avoidance))
  }

  /// Cognitive empathy: the chance to read another rightly.
  @inline(__always)
  func accuracy(_ me: UnsafeMutablePointer<Clinician>) -> Double {
    let r = k.dynamics.reading
    return r.accuracy * (1 - r.sleepPressure * me.pointee.sleepPressure)
      * (1 - r.depletion * max(0, 1 - me.pointee.capacity))
      * (1 - r.numbing * me.pointee.numbing)
  }

  /// Quality of care in one encounter, as a factor on the chance of a good outcome: it suffers
  /// from numbing, from lost control, from distance (not from sympathy, which keeps the concern),
  /// from want of time and from misreading.
  @inline(__always)
  private func quality(
    _ me: UnsafeMutablePointer<Clinician>, _ meeting: Meeting, controlLeft: Double
  ) -> Double {
    let e = k.dynamics.encounter
    let closed = max(0, 1 - meeting.openness / e.attunedAt)
    return (1 - e.outcomeNumbing * me.pointee.numbing)
      * (1 - e.outcomeControl * max(0, 1 - controlLeft))
      * (1 - e.outcomeDistance * closed * closed)
      * (1 - e.outcomeHaste * (1 - 1 / meeting.load))
      * (meeting.isMisread ? 1 - k.dynamics.reading.misreadingLoss : 1)
  }

  /// Counts the encounter, and the way it was met.
  @inline(__always)
  func count(_ meeting: Meeting, _ i: Int, isGood: Bool, isDraining: Bool) {
    let t = tallies + i
    t.pointee.encounters += 1
    if isGood { t.pointee.goodOutcomes += 1 }
    if meeting.isMisread { t.pointee.misreadings += 1 }
    if meeting.openness < k.dynamics.encounter.attunedAt {
      t.pointee.detachment += 1
    } else if meeting.isSympathy {
      t.pointee.sympathy += 1
    } else if isDraining {
      t.pointee.contagion += 1
    } else if isGood {
      t.pointee.compassion += 1
    } else {
      t.pointee.empathy += 1
    }
  }

  /// Avoidance: after an encounter with a traumatic case it may go to a colleague who has room.
  @inline(__always)
  mutating func avoid(_ c: Int, _ i: Int) {
    let chance = k.dynamics.trauma.avoidanceHandOff * Double(clinicians[i].avoidance)
    assert(isShare(chance), "a chance out of range")
    if chance == 0 || isVisits || clinicians[i].mode != .working { return }
    var luck = caseStream(cases[c].number, .handOff)
    luck.seek(UInt64(cases[c].encounterOrdinal))
    if luck.uniform() >= chance || cases[c].owner != Int32(i) { return }
    handOff(c, i)
  }

  private mutating func handOff(_ c: Int, _ i: Int) {
    let colleague = chooseCarer(beyondLimit: false)
    if colleague < 0 || colleague == i { return }
    precondition(clinicians[colleague].mode.isCaring, "a case goes to somebody who is away")
    settle()
    take(c, refreshing: true)
    give(c, to: colleague)
    tallies[i].handOffs += 1
    note(.handOver, i, caseNumber: cases[c].number)
    attendUnattended()
  }
}
