// What is known of a person at a survey wave, beside the scores.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns of a person at a wave that come before the instruments' scores. States are those at the
/// day's end; counts are of the post since the first observed day (a new holder goes on counting).
public enum AnswerColumn: Int, CaseIterable, Sendable {
  case wave, day, unit, position, holder, isFilled
  case exhaustion, cynicism, efficacy, intrusion, avoidance, hyperarousal
  case moralDistress, moralResidue, guiltShame, betrayalAnger
  case capacity, capacityMonth, numbing, fatigue, vulnerability, supportPropensity
  case answeringStyle, isOnVacation, isSick
  case shifts, shiftsSick, encounters, traumaEncounters, daysSinceBadDeath, supportReceived, errors
  case tookPart, failedToPrevent, witnessed, betrayed
  case fatigueAtShiftEndSum, fatigueAtShiftEndSquares, workedHours

  /// Column name, unit and meaning.
  public var definition: (name: String, unit: String, meaning: String) {
    switch self {
    case .wave: ("wave", "1", "Survey wave, from 1.")
    case .day: ("day", "d", "Observed day at whose end the wave was taken, from 1.")
    case .unit: ("unit", "1", "Number of the care unit, copies counted, from 0.")
    case .position: ("position", "1", "Position of the post in the unit, from 0.")
    case .holder: ("holder", "1", "Which holder of the post, from 1.")
    case .isFilled: ("is_filled", "1", "1 where somebody holds the post.")
    case .exhaustion: ("exhaustion", "1", "Exhaustion as a share of its scale.")
    case .cynicism: ("cynicism", "1", "Cynicism as a share of its scale.")
    case .efficacy: ("efficacy", "1", "Efficacy as a share of its scale.")
    case .intrusion: ("intrusion", "1", "Secondary traumatic stress: intrusion.")
    case .avoidance: ("avoidance", "1", "Secondary traumatic stress: avoidance.")
    case .hyperarousal: ("hyperarousal", "1", "Secondary traumatic stress: hyperarousal.")
    case .moralDistress: ("moral_distress", "1", "Moral distress.")
    case .moralResidue: ("moral_residue", "1", "Moral residue.")
    case .guiltShame: ("guilt_shame", "1", "Moral injury towards oneself.")
    case .betrayalAnger: ("betrayal_anger", "1", "Moral injury by others.")
    case .capacity: ("capacity", "1", "Capacity at the day's end.")
    case .capacityMonth:
      ("capacity_last_month", "1", "Mean capacity over the last 28 days; empty for less.")
    case .numbing: ("numbing", "1", "Protective numbing.")
    case .fatigue: ("fatigue", "1", "Acute fatigue.")
    case .vulnerability: ("vulnerability", "1", "Vulnerability; standard normal between people.")
    case .supportPropensity:
      ("support_propensity", "1", "Factor on the chance that a contact is supportive.")
    case .answeringStyle:
      ("answering_style", "1", "How one answers whatever is asked; standard normal between people.")
    case .isOnVacation: ("is_on_vacation", "1", "1 on vacation.")
    case .isSick: ("is_sick", "1", "1 when absent sick.")
    case .shifts: ("shifts", "1", "Shifts worked so far.")
    case .shiftsSick: ("shifts_sick", "1", "Rostered shifts lost to sickness so far.")
    case .encounters: ("encounters", "1", "Empathic encounters so far.")
    case .traumaEncounters: ("trauma_encounters", "1", "Of these, with traumatic cases.")
    case .daysSinceBadDeath:
      (
        "days_since_bad_end", "d",
        "Days since a traumatic case in one's care ended; infinite for never."
      )
    case .supportReceived: ("support_received", "1", "Supportive contacts received so far.")
    case .errors: ("errors", "1", "Errors made so far.")
    case .tookPart: ("took_part", "1", "Morally injurious events in which one took part.")
    case .failedToPrevent: ("failed_to_prevent", "1", "Those that one failed to prevent.")
    case .witnessed: ("witnessed", "1", "Those that one witnessed.")
    case .betrayed: ("betrayed", "1", "Those felt as a betrayal by others.")
    case .fatigueAtShiftEndSum:
      ("fatigue_at_shift_end_sum", "1", "Sum of acute fatigue at the ends of shifts so far.")
    case .fatigueAtShiftEndSquares:
      ("fatigue_at_shift_end_squares", "1", "Sum of its squares.")
    case .workedHours: ("worked_hours", "h", "Hours on duty so far.")
    }
  }
}

extension CareUnit {
  /// A row for every post of the unit. Everybody answers: who does not is a matter of the survey's
  /// own table.
  mutating func writeAnswers(wave: Int, day observedDay: Int) {
    for i in 0..<clinicianCount {
      let isFilled = clinicians[i].mode != .vacant
      for column in AnswerColumn.allCases {
        answers.append(answer(column, i, wave: wave, day: observedDay, isFilled: isFilled))
      }
      for (number, instrument) in surveys.instruments.enumerated() {
        if !isFilled {
          answers += [.nan, .nan]
          continue
        }
        let score = trueScore(instrument, i)
        var luck = surveyStream(i)
        luck.seek(UInt64(day) << 16 | UInt64(number + 1))
        answers += [score, observedScore(instrument, score, i, &luck)]
      }
    }
  }

  private func answer(
    _ column: AnswerColumn, _ i: Int, wave: Int, day observedDay: Int, isFilled: Bool
  ) -> Double {
    let t = tallies[i]
    switch column {
    case .wave: return Double(wave)
    case .day: return Double(observedDay)
    case .unit: return Double(number)
    case .position: return Double(i)
    case .holder: return Double(clinicians[i].holder) + 1
    case .isFilled: return isFilled ? 1 : 0
    case .shifts: return Double(t.shifts)
    case .shiftsSick: return Double(t.shiftsSick)
    case .encounters: return Double(t.encounters)
    case .traumaEncounters: return Double(t.traumaEncounters)
    case .daysSinceBadDeath: return (now - t.lastGraveHour) / 24
    case .supportReceived: return Double(t.support)
    case .errors: return Double(t.errors)
    case .tookPart: return Double(t.tookPart)
    case .failedToPrevent: return Double(t.failedToPrevent)
    case .witnessed: return Double(t.witnessed)
    case .betrayed: return Double(t.betrayed)
    case .fatigueAtShiftEndSum: return t.fatigueSum
    case .fatigueAtShiftEndSquares: return t.fatigueSquares
    case .workedHours: return t.dutyHours
    case .exhaustion, .cynicism, .efficacy, .intrusion, .avoidance, .hyperarousal, .moralDistress,
      .moralResidue, .guiltShame, .betrayalAnger, .capacity, .capacityMonth, .numbing, .fatigue,
      .vulnerability, .supportPropensity, .answeringStyle, .isOnVacation, .isSick:
      return isFilled ? personal(column, i) : .nan
    }
  }

  private func personal(_ column: AnswerColumn, _ i: Int) -> Double {
    let me = clinicians[i]
    switch column {
    case .exhaustion: return exhaustionShare(i)
    case .cynicism: return Double(me.cynicism)
    case .efficacy: return Double(me.efficacy)
    case .intrusion: return Double(me.intrusion)
    case .avoidance: return Double(me.avoidance)
    case .hyperarousal: return Double(me.hyperarousal)
    case .moralDistress: return me.distress
    case .moralResidue: return Double(dispositions[i].residue)
    case .guiltShame: return Double(me.guilt)
    case .betrayalAnger: return Double(me.betrayal)
    case .capacity: return capacityNow(i)
    case .capacityMonth: return months[i].mean ?? .nan
    case .numbing: return me.numbing
    case .fatigue: return fatigue(i)
    case .vulnerability: return dispositions[i].vulnerability(k.dynamics.vulnerability)
    case .supportPropensity: return Double(dispositions[i].support)
    case .answeringStyle: return answeringStyle(i)
    case .isOnVacation: return rota.isOnVacation(i, on: day) ? 1 : 0
    case .isSick: return me.isSick ? 1 : 0
    case .wave, .day, .unit, .position, .holder, .isFilled, .shifts, .shiftsSick, .encounters,
      .traumaEncounters, .daysSinceBadDeath, .supportReceived, .errors, .tookPart,
      .failedToPrevent, .witnessed, .betrayed, .fatigueAtShiftEndSum, .fatigueAtShiftEndSquares,
      .workedHours:
      return .nan
    }
  }
}
