// Errors in care, and their second victim.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// An encounter uses up hazard of an error; one happens when the hazard drawn for it is used up.
  @inline(__always)
  mutating func riskError(_ i: Int, _ meeting: Meeting, caseNumber: UInt64) {
    let e = k.dynamics.errors
    let me = clinicians + i
    let hazard =
      e.rate * Double(me.pointee.errorFactor)
      * (1 + e.sleepPressure * me.pointee.sleepPressure)
      * (meeting.isMisread ? e.misreading : 1)
    me.pointee.errorLeft -= Float(hazard)
    if me.pointee.errorLeft <= 0 { err(i, caseNumber: caseNumber) }
  }

  /// An error, which troubles who made it: guilt, distress, alarm.
  private mutating func err(_ i: Int, caseNumber: UInt64) {
    let e = k.dynamics.errors
    let me = clinicians + i
    var luck = stream(i, .errorClock)
    me.pointee.errorOrdinal += 1
    luck.seek(UInt64(me.pointee.errorOrdinal))
    me.pointee.errorLeft += Float(luck.exponential(mean: 1))
    me.pointee.guilt = raised(me.pointee.guilt, by: e.guilt)
    me.pointee.distress = raised(me.pointee.distress, by: e.distress)
    alarm(me, by: e.alarm)
    tallies[i].errors += 1
    note(.error, i, caseNumber: caseNumber)
    markIncident(i)
  }
}
