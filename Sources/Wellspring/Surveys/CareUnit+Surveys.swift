// A survey wave: latent states seen through instruments. Reads only, with draws of its own, so that
// asking changes nothing.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which days end with a wave.
struct SurveyCalendar: Sendable {
  let plan: SurveyPlan
  let instruments: [Instrument]
  let days: Int
  /// Whether every wave is written down, or only the last, which the outcomes need.
  let recordsAll: Bool

  init(_ model: Model, recordsAll: Bool) {
    plan = model.surveys
    instruments = model.surveys.allInstruments
    days = Int(model.horizon.days)
    self.recordsAll = recordsAll
  }

  /// The wave taken at the end of an observed day (from 1); 0 for none. Counted back from the last
  /// day, so that there always is one at the end.
  func wave(onDay day: Int) -> Int {
    let every = Int(plan.everyDays)
    if (days - day) % every != 0 || !(recordsAll || day == days) { return 0 }
    return (day + every - 1) / every
  }
}

extension CareUnit {
  /// Takes the wave of the day that ends now, if there is one.
  mutating func takeSurvey() {
    let observedDay = Int((now - warmUpHours) / 24 + 0.5)
    let wave = surveys.wave(onDay: observedDay)
    if wave > 0 { surveyRows += survey(wave: UInt32(wave), day: UInt32(observedDay)) }
  }

  /// Rows of a wave taken now, one for each instrument.
  private func survey(wave: UInt32, day observedDay: UInt32) -> [SurveyRow] {
    let plan = surveys.plan
    var rows: [SurveyRow] = []
    for (number, instrument) in surveys.instruments.enumerated() {
      var counts = SurveyCounts()
      for i in 0..<clinicianCount where clinicians[i].mode != .vacant {
        let state = surveyed(SurveyedState(rawValue: Int(instrument.state))!, i)
        let score = instrument.trueScore(state)
        counts.invite(score, isCase: instrument.isCase(score))
        var luck = surveyStream(i)
        luck.seek(UInt64(day) << 16)
        let chance = plan.response * (exhaustionShare(i) >= 0.5 ? plan.responseBurnedOut : 1)
        if luck.uniform() >= chance { continue }
        luck.seek(UInt64(day) << 16 | UInt64(number + 1))
        let observed = instrument.observedScore(score, &luck)
        counts.answer(observed, isCase: instrument.isCase(observed))
      }
      rows.append(
        counts.row(
          unit: self.number, wave: wave, day: observedDay, instrument: UInt32(number),
          smallestGroup: UInt32(plan.smallestGroup)))
    }
    return rows
  }

  private func surveyStream(_ i: Int) -> RandomStream {
    RandomStream(
      seed: seed, replicate: replicate, kind: .surveyWave, unit: number, index: UInt32(i),
      holder: clinicians[i].holder, purpose: .survey)
  }

  /// The state of clinician i that an instrument asks about.
  func surveyed(_ state: SurveyedState, _ i: Int) -> Double {
    let me = clinicians + i
    switch state {
    case .exhaustion: return exhaustionShare(i)
    case .cynicism: return Double(me.pointee.cynicism)
    case .efficacy: return Double(me.pointee.efficacy)
    case .burnout: return 0.6 * exhaustionShare(i) + 0.4 * Double(me.pointee.cynicism)
    case .traumaticStress:
      return Double(me.pointee.intrusion + me.pointee.avoidance + me.pointee.hyperarousal) / 3
    case .moralDistress: return me.pointee.distress
    case .moralInjury: return 0.5 * Double(me.pointee.guilt + me.pointee.betrayal)
    case .moralResidue: return Double(dispositions[i].residue)
    case .compassionSatisfaction: return 0.5 * (Double(me.pointee.efficacy) + me.pointee.drive)
    }
  }
}

/// Sums over the persons of one wave and instrument.
struct SurveyCounts {
  var invited: UInt32 = 0
  var answered: UInt32 = 0
  var trueSum = 0.0
  var trueCases: UInt32 = 0
  var observedSum = 0.0
  var observedCases: UInt32 = 0

  mutating func invite(_ score: Double, isCase: Bool) {
    invited += 1
    trueSum += score
    if isCase { trueCases += 1 }
  }

  mutating func answer(_ score: Double, isCase: Bool) {
    answered += 1
    observedSum += score
    if isCase { observedCases += 1 }
  }

  func row(
    unit: UInt32, wave: UInt32, day: UInt32, instrument: UInt32, smallestGroup: UInt32
  ) -> SurveyRow {
    precondition(answered <= invited && observedCases <= answered, "more answers than were asked")
    let isShown = answered >= smallestGroup
    return SurveyRow(
      unit: unit, wave: wave, day: day, instrument: instrument, invited: invited,
      answered: answered, trueMean: ratio(trueSum, Double(invited)),
      trueCasesPercent: 100 * ratio(Double(trueCases), Double(invited)),
      surveyedMean: isShown ? ratio(observedSum, Double(answered)) : .nan,
      surveyedCasesPercent: isShown
        ? 100 * ratio(Double(observedCases), Double(answered)) : .nan)
  }
}
