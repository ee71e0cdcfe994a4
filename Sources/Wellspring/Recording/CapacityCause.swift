// What moves a person's capacity, by name: the lines of a ledger.
//
// Between events dC/dt = A g(C) - B C. A is a product of the rate of what one does and of factors,
// B a sum with a product in it. The ledger peels the factors off in the order of this list, from the
// reference on: each gets the change that it makes to the product of those before it. The shares
// add up to A and to B whatever the values; a factor below 1 shows as a loss.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// A cause of a change of capacity.
public enum CapacityCause: UInt8, CaseIterable, Sendable {
  // Replenishment at its full rate, by what one does.
  case asleep, offDuty, onLeave, breakFree, microBreak, breakAtDesk, working
  // What raises or lowers it, in the order in which it is peeled off.
  case breakQuality, support, meaning, onCall, lifeStrain, goodSpells, arousal, misalignment
  // What the state of capacity itself takes from it: 1 - g(C).
  case lossSpiral, fullness
  // Depletion.
  case base, workload, overload, sleepPressure, moralDistress, moralInjury
  // Jumps.
  case contagion, satisfaction, givingSupport, push

  /// Which term of the model it belongs to.
  public enum Kind: String, Sendable {
    /// Part of A, in proportion to time.
    case replenishment
    /// Part of A that capacity itself withholds.
    case withheld
    /// Part of B, in proportion to capacity times time.
    case depletion
    /// At an instant.
    case jump
  }

  public var kind: Kind {
    switch self {
    case .asleep, .offDuty, .onLeave, .breakFree, .microBreak, .breakAtDesk, .working,
      .breakQuality, .support, .meaning, .onCall, .lifeStrain, .goodSpells, .arousal,
      .misalignment:
      .replenishment
    case .lossSpiral, .fullness: .withheld
    case .base, .workload, .overload, .sleepPressure, .moralDistress, .moralInjury: .depletion
    case .contagion, .satisfaction, .givingSupport, .push: .jump
    }
  }

  /// The word in tables, and a few words for people.
  public var definition: (name: String, title: String, meaning: String) {
    switch self {
    case .asleep: ("asleep", "sleep", "Replenishment asleep, at its reference rate.")
    case .offDuty: ("off_duty", "time off, awake", "Replenishment off duty and awake.")
    case .onLeave: ("on_leave", "vacation, awake", "Replenishment on vacation and awake.")
    case .breakFree: ("break_free", "breaks free of care", "Replenishment on free breaks.")
    case .microBreak: ("micro_break", "micro-breaks", "Replenishment in micro-breaks.")
    case .breakAtDesk: ("break_at_desk", "breaks at the desk", "Replenishment on desk breaks.")
    case .working: ("working", "refilling at work", "Replenishment while working.")
    case .breakQuality:
      ("break_quality", "quality of breaks", "Guilt about resting, and places to rest in.")
    case .support: ("support", "social support", "What the social buffer adds at work.")
    case .meaning: ("meaning", "meaning of work", "What drive adds at work, or its loss takes.")
    case .onCall: ("on_call", "being on call", "What being on call takes from rest.")
    case .lifeStrain: ("life_strain", "strain of life", "What strain outside work takes from rest.")
    case .goodSpells: ("good_spells", "good spells", "What good spells outside work add to rest.")
    case .arousal: ("arousal", "arousal", "What arousal takes: no detachment, broken sleep.")
    case .misalignment: ("misalignment", "sleep by day", "What sleep at the wrong hour takes.")
    case .lossSpiral:
      ("loss_spiral", "loss spiral", "Replenishment that depletion itself withholds.")
    case .fullness:
      ("fullness", "being full", "Replenishment that a rested person has no room for.")
    case .base: ("base", "base depletion", "Depletion at all times.")
    case .workload: ("workload", "workload", "Depletion in proportion to the load as felt.")
    case .overload: ("overload", "overload", "Extra depletion by load above 1.")
    case .sleepPressure: ("sleep_pressure", "tiredness at work", "Extra depletion when tired.")
    case .moralDistress: ("moral_distress", "moral distress", "Extra depletion under distress.")
    case .moralInjury: ("moral_injury", "moral injury", "Extra depletion under moral injury.")
    case .contagion:
      ("contagion", "contagion", "Loss in encounters: another's distress taken over.")
    case .satisfaction:
      ("satisfaction", "compassion satisfaction", "Gain in encounters with a good outcome.")
    case .push: ("push", "push from outside", "What an experiment takes or gives at once.")
    case .givingSupport:
      ("giving_support", "supporting colleagues", "What supportive contacts cost the giver.")
    }
  }
}

/// Rates by cause, 1/h: those of replenishment add up to A, those of depletion to B.
struct CauseRates: Sendable {
  private var values: InlineArray<27, Double> = .init(repeating: 0)

  subscript(cause: CapacityCause) -> Double {
    get { values[Int(cause.rawValue)] }
    set { values[Int(cause.rawValue)] = newValue }
  }

  /// Sum of a kind, in order.
  func sum(_ kind: CapacityCause.Kind) -> Double {
    var sum = 0.0
    for cause in CapacityCause.allCases where cause.kind == kind { sum += self[cause] }
    return sum
  }
}
