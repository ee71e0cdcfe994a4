// Words of the house, explained where they first stand on a screen.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

enum HouseWord: CaseIterable {
  case capacity, depleted, tipped, exhaustion, traumaticStress, moralInjury, compassionFatigue
  case careLeftUndone, load, surveyed

  /// One sentence.
  private var meaning: String {
    switch self {
    case .capacity:
      "Capacity: what a clinician has to give to others; 1 is a rested person at a sustainable "
        + "job, 0 is nothing left."
    case .depleted:
      "Depleted: capacity so low that it refills more slowly, below the midpoint of the loss "
        + "spiral."
    case .tipped: "Tipped: depleted by the mean of 28 days, for 28 days on end."
    case .exhaustion: "High exhaustion: 27 points or more of 54 on the exhaustion scale."
    case .traumaticStress: "Traumatic stress: symptoms of trauma from the trauma of others."
    case .moralInjury:
      "Moral injury: lasting guilt or anger over what one did, or could not prevent, against one's "
        + "values."
    case .compassionFatigue: "Compassion fatigue: depleted and numb."
    case .careLeftUndone: "Care left undone: the part of what patients need that nobody could give."
    case .load: "Load: what one's patients ask for over what one can do well; 1 is full."
    case .surveyed: "As surveyed: what a questionnaire shows, with who does not answer."
    }
  }

  private func stands(in outcome: Outcome) -> Bool {
    switch self {
    case .capacity: [.capacityMean, .capacityP10, .worstTenthCapacity].contains(outcome)
    case .depleted: [.depletedTimePercent, .giniDepletion].contains(outcome)
    case .tipped: [.tippedPercent, .tippedEverPercent].contains(outcome)
    case .exhaustion: outcome == .highExhaustionPercent
    case .traumaticStress: outcome == .traumaticStressPercent
    case .moralInjury: outcome == .moralInjuryPercent
    case .compassionFatigue: outcome == .compassionFatiguePercent
    case .careLeftUndone: outcome == .careLeftUndonePercent
    case .load: outcome == .loadMean
    case .surveyed: outcome.definition.isSurveyed
    }
  }

  /// What the words in the names of some outcomes mean, in the order in which they come.
  static func explanations(of outcomes: [Outcome]) -> [String] {
    var words: [HouseWord] = []
    for outcome in outcomes {
      for word in allCases where word.stands(in: outcome) && !words.contains(word) {
        words.append(word)
      }
    }
    return words.map(\.meaning)
  }
}
