// How a unit looks now, to somebody who watches it live. Reads only: looking changes nothing.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// What is seen of a post.
public enum PostSight: Int, CaseIterable, Sendable {
  /// NaN for a vacant post, like all states after it.
  case capacity
  /// Shares of the instruments' scales.
  case exhaustion, cynicism, efficacy
  /// Mean of intrusion, avoidance and hyperarousal; of guilt and betrayal.
  case traumaticStress, moralInjury
  /// Mean belief in safety, trust, closeness and justice: vicarious trauma lowers it.
  case worldview
  /// How far each harm has come on the way to a case: 1 where an outcome counts one.
  case burnoutStanding, traumaticStressStanding, moralInjuryStanding, vicariousTraumaStanding
  /// Compassion satisfaction: mean of efficacy and drive.
  case compassion
  case sleepPressure, fatigue, arousal
  /// Demand over nominal demand; 0 off duty.
  case load
  /// A `Doing`.
  case doing
  /// A `Harm`.
  case weighs
  /// Which holder of the post, from 1.
  case person
  /// The number of the role, by the list of posts.
  case role

  public var name: String {
    switch self {
    case .capacity: "capacity"
    case .exhaustion: "exhaustion"
    case .cynicism: "cynicism"
    case .efficacy: "efficacy"
    case .traumaticStress: "traumaticStress"
    case .moralInjury: "moralInjury"
    case .worldview: "worldview"
    case .burnoutStanding: "burnoutStanding"
    case .traumaticStressStanding: "traumaticStressStanding"
    case .moralInjuryStanding: "moralInjuryStanding"
    case .vicariousTraumaStanding: "vicariousTraumaStanding"
    case .compassion: "compassion"
    case .sleepPressure: "sleepPressure"
    case .fatigue: "fatigue"
    case .arousal: "arousal"
    case .load: "load"
    case .doing: "doing"
    case .weighs: "weighs"
    case .person: "person"
    case .role: "role"
    }
  }
}

/// What is seen of a unit. Sums are those of the observed days that have ended.
public enum UnitSight: Int, CaseIterable, Sendable {
  case onDuty, patients, waiting, careLeftUndone
  case meanCapacity, belowMidpoint, filled
  case hoursPaid, hoursOvertime, left, hired, cost

  public var name: String {
    switch self {
    case .onDuty: "onDuty"
    case .patients: "patients"
    case .waiting: "waiting"
    case .careLeftUndone: "careLeftUndone"
    case .meanCapacity: "meanCapacity"
    case .belowMidpoint: "belowMidpoint"
    case .filled: "filled"
    case .hoursPaid: "hoursPaid"
    case .hoursOvertime: "hoursOvertime"
    case .left: "left"
    case .hired: "hired"
    case .cost: "cost"
    }
  }
}

/// What the holder of a post does.
public enum Doing: UInt8, CaseIterable, Sendable {
  case vacant, asleep, offDuty, freeOnDuty, withPatient, onBreak, onCall, sick, onLeave, finishing
}

/// What weighs most on a person: of those harms that reach the point from which an outcome counts a
/// case, the one that goes furthest beyond it.
public enum Harm: UInt8, CaseIterable, Sendable {
  case none, burnout, traumaticStress, moralInjury, vicariousTrauma
}

extension CareUnit {
  /// Loss of beliefs, as a share of where they rest, from which vicarious trauma is shown. No
  /// instrument has a cut-off for it; a tenth is a choice of the picture alone.
  private static let beliefLoss = 0.1

  func doing(_ i: Int) -> Doing {
    let me = clinicians + i
    switch me.pointee.mode {
    case .vacant: return .vacant
    case .working: return me.pointee.caseCount > 0 ? .withPatient : .freeOnDuty
    case .breakFree, .breakAtDesk, .microBreak: return .onBreak
    case .overrun: return .finishing
    case .asleep, .offDuty: break
    }
    if me.pointee.isSick { return .sick }
    if me.pointee.mode == .asleep { return .asleep }
    if me.pointee.isOnCall { return .onCall }
    return me.pointee.isOnVacation ? .onLeave : .offDuty
  }

  /// Mean of the four beliefs.
  func worldview(_ i: Int) -> Double {
    let me = clinicians + i
    return 0.25
      * (Double(me.pointee.safety) + Double(me.pointee.trust) + Double(me.pointee.intimacy)
        + Double(me.pointee.justice))
  }

  /// How far a harm has come on the way to a case, which is at 1.
  func standing(_ harm: Harm, _ i: Int) -> Double {
    let d = k.dynamics
    switch harm {
    case .none: return 0
    case .burnout: return max(exhaustionShare(i) / 0.5, Double(clinicians[i].cynicism) * 3)
    case .traumaticStress:
      return surveyed(.traumaticStress, i) / max(1e-9, d.trauma.caseness)
    case .moralInjury: return surveyed(.moralInjury, i) / max(1e-9, d.moral.caseness)
    case .vicariousTrauma:
      let rest = d.worldview.setPoint
      return k.hasWorldview && rest > 0 ? (rest - worldview(i)) / rest / Self.beliefLoss : 0
    }
  }

  func weighs(_ i: Int) -> Harm {
    var (most, harm) = (1.0, Harm.none)
    for one in Harm.allCases {
      let strength = standing(one, i)
      if strength >= most { (most, harm) = (strength, one) }
    }
    return harm
  }

  /// One thing of post i now; what moves between events is computed aside.
  func sight(_ what: PostSight, _ i: Int) -> Double {
    let me = clinicians + i
    let isVacant = me.pointee.mode == .vacant
    switch what {
    case .doing: return Double(doing(i).rawValue)
    case .person: return Double(me.pointee.holder) + 1
    case .role: return Double(roles[i])
    case .weighs: return isVacant ? 0 : Double(weighs(i).rawValue)
    case .capacity: return capacityNow(i)
    case .arousal: return arousalNow(i)
    case .exhaustion: return isVacant ? .nan : exhaustionShare(i)
    case .cynicism: return isVacant ? .nan : Double(me.pointee.cynicism)
    case .efficacy: return isVacant ? .nan : Double(me.pointee.efficacy)
    case .traumaticStress: return isVacant ? .nan : surveyed(.traumaticStress, i)
    case .moralInjury: return isVacant ? .nan : surveyed(.moralInjury, i)
    case .worldview: return isVacant ? .nan : worldview(i)
    case .burnoutStanding: return isVacant ? .nan : standing(.burnout, i)
    case .traumaticStressStanding: return isVacant ? .nan : standing(.traumaticStress, i)
    case .moralInjuryStanding: return isVacant ? .nan : standing(.moralInjury, i)
    case .vicariousTraumaStanding: return isVacant ? .nan : standing(.vicariousTrauma, i)
    case .compassion: return isVacant ? .nan : compassionNow(i)
    case .sleepPressure: return isVacant ? .nan : sleepPressureNow(i)
    case .fatigue: return isVacant ? .nan : fatigueNow(i)
    case .load: return isVacant ? .nan : me.pointee.demand / me.pointee.nominalDemand
    }
  }

  /// Mean of one thing over the posts that somebody holds; NaN without any.
  func mean(of what: PostSight) -> Double {
    var (sum, held) = (0.0, 0.0)
    for i in 0..<clinicianCount where clinicians[i].mode != .vacant {
      sum += sight(what, i)
      held += 1
    }
    return sum / held
  }

  private func hoursSinceMoved(_ i: Int) -> Double { max(0, now - clinicians[i].stateTime) }

  private func compassionNow(_ i: Int) -> Double {
    let me = clinicians + i
    let rest = driveSetPoint(me)
    let left = ws_exp(-k.driveReturn * hoursSinceMoved(i))
    return 0.5 * (Double(me.pointee.efficacy) + rest + (me.pointee.drive - rest) * left)
  }

  private func sleepPressureNow(_ i: Int) -> Double {
    let (s, pressure) = (k.dynamics.sleep, clinicians[i].sleepPressure)
    let hours = hoursSinceMoved(i)
    return clinicians[i].mode == .asleep
      ? pressure * ws_exp(-s.pressureFall * hours) : raised(pressure, by: s.pressureRise * hours)
  }

  private func fatigueNow(_ i: Int) -> Double {
    let d = dispositions[i]
    let dose = Double(d.fatigueDose) + Double(d.fatigueRate) * hoursSinceMoved(i)
    return clinicians[i].mode.isAtWork
      ? raised(Double(d.fatigue), by: dose) : Double(d.fatigue) * ws_exp(-dose)
  }

  /// One thing of the unit now; `outcomes` are those of the days that have ended, or empty.
  func sight(_ what: UnitSight, _ outcomes: [Double]) -> Double {
    func sum(_ outcome: Outcome) -> Double { outcomes.isEmpty ? 0 : outcomes[outcome.rawValue] }
    switch what {
    case .onDuty: return Double(onDutyCount)
    case .patients: return Double(inCareCount)
    case .waiting: return Double(waiting.count + atDoor.count)
    case .careLeftUndone: return undoneShare
    case .meanCapacity:
      let staff = staffNow
      return ratio(staff.capacity, staff.filled)
    case .belowMidpoint: return staffNow.below
    case .filled: return staffNow.filled
    case .hoursPaid: return sum(.staffHours)
    case .hoursOvertime: return sum(.overtimeHours)
    case .left: return Double(tally.resignations)
    case .hired: return Double(tally.hirings)
    case .cost: return outcomes.isEmpty ? .nan : sum(.cost)
    }
  }

  /// Posts that are held, their capacity together, and those of them below the midpoint.
  private var staffNow: (filled: Double, capacity: Double, below: Double) {
    var (filled, sum, below) = (0.0, 0.0, 0.0)
    for i in 0..<openPosts where clinicians[i].mode != .vacant {
      let capacity = capacityNow(i)
      filled += 1
      sum += capacity
      if capacity < k.spiral.midpoint { below += 1 }
    }
    return (filled, sum, below)
  }
}
