// A survey wave: latent states seen through instruments. Reads only, with draws of its own, so that
// asking changes nothing.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// Which days end with a wave.
struct SurveyCalendar: Sendable {
  let plan: SurveyPlan
  let instruments: [Instrument]
  let days: Int
  /// Whether every wave is written down, or only the last, which the outcomes need.
  let recordsAll: Bool
  /// Whether each person's scores are written down.
  let recordsAnswers: Bool

  init(_ model: Model, recordsAll: Bool, recordsAnswers: Bool = false) {
    plan = model.surveys
    instruments = model.surveys.allInstruments
    days = Int(model.horizon.days)
    self.recordsAll = recordsAll
    self.recordsAnswers = recordsAnswers
  }

  /// The wave taken at the end of an observed day (from 1); 0 for none. Counted back from the last
  /// day, so that there always is one at the end.
  func wave(onDay day: Int) -> Int {
    let every = Int(plan.everyDays)
    if (days - day) % every != 0 || !(recordsAll || recordsAnswers || day == days) { return 0 }
    return (day + every - 1) / every
  }
}

extension CareUnit {
  /// Takes the wave of the day that ends now, if there is one.
  mutating func takeSurvey() {
    let observedDay = Int((now - warmUpHours) / 24 + 0.5)
    let wave = surveys.wave(onDay: observedDay)
    if wave == 0 { return }
    surveyRows += survey(wave: UInt32(wave), day: UInt32(observedDay))
    if surveys.recordsAnswers { writeAnswers(wave: wave, day: observedDay) }
  }

  /// Rows of a wave taken now, one for each instrument.
  private func survey(wave: UInt32, day observedDay: UInt32) -> [SurveyRow] {
    let plan = surveys.plan
    var rows: [SurveyRow] = []
    for (number, instrument) in surveys.instruments.enumerated() {
      var counts = SurveyCounts()
      for i in 0..<clinicianCount where clinicians[i].mode != .vacant {
        let score = trueScore(instrument, i)
        counts.invite(score, isCase: instrument.isCase(score))
        var luck = surveyStream(i)
        luck.seek(UInt64(day) << 16)
        let chance = plan.response * (exhaustionShare(i) >= 0.5 ? plan.responseBurnedOut : 1)
        if luck.uniform() >= chance { continue }
        luck.seek(UInt64(day) << 16 | UInt64(number + 1))
        let observed = observedScore(instrument, score, i, &luck)
        counts.answer(observed, isCase: instrument.isCase(observed))
      }
      rows.append(
        counts.row(
          unit: self.number, wave: wave, day: observedDay, instrument: UInt32(number),
          smallestGroup: UInt32(plan.smallestGroup)))
    }
    return rows
  }

  /// What instrument and clinician would make without errors of measurement.
  func trueScore(_ instrument: Instrument, _ i: Int) -> Double {
    let state = surveyed(SurveyedState(rawValue: Int(instrument.state))!, i)
    if instrument.overlapSlope == 0 { return instrument.trueScore(state) }
    let other = surveyed(SurveyedState(rawValue: Int(instrument.overlapState))!, i)
    return instrument.trueScore(state, overlap: other)
  }

  func observedScore(
    _ instrument: Instrument, _ score: Double, _ i: Int, _ luck: inout RandomStream
  ) -> Double {
    let noise = luck.gaussian(deviation: 1)
    let person = instrument.style == 0 ? 0 : answeringStyle(i)
    return instrument.observedScore(score, noise: noise, style: person)
  }

  /// How clinician i answers whatever is asked: standard normal between people, the same at every
  /// wave.
  func answeringStyle(_ i: Int) -> Double {
    var luck = surveyStream(i)
    luck.seek(1 << 60)
    return luck.gaussian(deviation: 1)
  }

  func surveyStream(_ i: Int) -> RandomStream {
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
    case .moralDistress:
      return min(1, me.pointee.distress + Double(dispositions[i].residue))
    case .moralInjury: return 0.5 * Double(me.pointee.guilt + me.pointee.betrayal)
    case .moralResidue: return Double(dispositions[i].residue)
    case .fatigue: return fatigue(i)
    case .intentToLeave: return intentToLeave(i)
    case .leadership: return min(1, max(0, 0.5 + plan.climate.leadership / 8))
    case .socialSupport:
      return min(1, max(0, 0.5 + ws_log(Double(dispositions[i].support)) / 6))
    case .compassionSatisfaction: return 0.5 * (Double(me.pointee.efficacy) + me.pointee.drive)
    }
  }
}

extension CareUnit {
  /// How strongly somebody thinks of leaving because of what the work asks morally: mostly moral
  /// distress, with exhaustion and cynicism. Weights are assumptions of the scale, not causes.
  private func intentToLeave(_ i: Int) -> Double {
    let distress = surveyed(.moralDistress, i)
    return 0.6 * distress + 0.25 * exhaustionShare(i) + 0.15 * Double(clinicians[i].cynicism)
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
