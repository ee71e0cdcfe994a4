// Routine screening, referral, waiting, and treatment by professionals whose places are few.
//
// What the screening sees is a score with the instrument's error of measurement, so that it misses
// some and refers others who are well. Places go to who has waited longest.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// The day's screening, if one is due, and the treatments, at midnight.
  mutating func screenAndTreat() {
    endTreatments()
    if comesRound(every: calendar.screensEvery, on: runCalendar.sinceFirst(day)) {
      for i in 0..<clinicianCount where isReachable(i) { screen(i) }
    }
    startTreatments()
  }

  private mutating func screen(_ i: Int) {
    let s = calendar.screening
    var luck = stream(i, .screening)
    luck.seek(UInt64(day) << 1)
    let wantsHelp = luck.uniform() < s.uptake * calendar.reach
    if luck.uniform() >= s.participation * calendar.reach { return }
    tally.programmeHours += s.hours
    let instrument = calendar.instrument
    let score = instrument.trueScore(surveyed(SurveyedState(rawValue: Int(instrument.state))!, i))
    luck.seek(UInt64(day) << 1 | 1)
    let observed = observedScore(instrument, score, i, &luck)
    if !instrument.isCase(observed) || !wantsHelp || clinicians[i].care != .none { return }
    clinicians[i].care = .waiting
    clinicians[i].careDay = Float(day)
    note(.referral, i, value: observed)
  }

  private mutating func endTreatments() {
    for i in 0..<clinicianCount
    where isInTreatment(i) && Float(day) >= clinicians[i].careDay {
      clinicians[i].care = .none
      note(.treatmentEnd, i)
    }
  }

  /// Gives free places to those who have waited longest, of those who have waited alike to one at
  /// random, and counts the hours of the day's share of the weekly sessions.
  private mutating func startTreatments() {
    let s = calendar.screening
    var treated = 0
    for i in 0..<clinicianCount where isInTreatment(i) { treated += 1 }
    while treated < Int(s.places) {
      var next = -1
      for i in 0..<clinicianCount
      where clinicians[i].mode != .vacant && clinicians[i].care == .waiting {
        if next < 0 || isTreatedBefore(i, next) { next = i }
      }
      if next < 0 { break }
      note(.treatmentStart, next, value: Double(day) - Double(clinicians[next].careDay))
      clinicians[next].care = .inTreatment
      clinicians[next].careDay = Float(day) + Float(7 * s.treatmentWeeks)
      treated += 1
    }
    precondition(treated <= max(Int(s.places), clinicianCount), "more in treatment than there are")
    tally.programmeHours += Double(treated) * 2 * s.weeklyHours / 7
  }

  /// Whether i, who waits, has the next place before j, who waits too.
  private func isTreatedBefore(_ i: Int, _ j: Int) -> Bool {
    let (mine, other) = (clinicians[i].careDay, clinicians[j].careDay)
    return mine == other ? turnInQueue(i) < turnInQueue(j) : mine < other
  }

  /// A draw that belongs to the person and the day of the referral.
  private func turnInQueue(_ i: Int) -> Double {
    var luck = stream(i, .screening)
    luck.seek(1 << 62 | UInt64(clinicians[i].careDay))
    return luck.uniform()
  }

  /// Who has left is in nobody's treatment.
  @inline(__always)
  private func isInTreatment(_ i: Int) -> Bool {
    clinicians[i].mode != .vacant && clinicians[i].care == .inTreatment
  }
}
