// Figures of the model that no single paper gives, to see what lies behind the others.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

enum ModelNotes {
  static func all(_ data: StudyData) -> [(String, Double)] {
    pooled(data) + settings(data)
  }

  /// Of the defaults: constants that are tried are read against the same line.
  private static let midpoint: Double = {
    let constants = CapacityConstants()
    return 0.5 * (constants.lowKnot + constants.highKnot)
  }()

  /// Spreads, levels and correlations of true states, pooled over the settings.
  private static func pooled(_ data: StudyData) -> [(String, Double)] {
    let people = data.pooled(day: 366)
    let exhaustion = people.map { $0[.exhaustion] }
    let stress = people.map { ($0[.intrusion] + $0[.avoidance] + $0[.hyperarousal]) / 3 }
    let injury = people.map { 0.5 * ($0[.guiltShame] + $0[.betrayalAnger]) }
    let distress = people.map { min(1, $0[.moralDistress] + $0[.moralResidue]) }
    let cynicism = people.map { $0[.cynicism] }
    let efficacy = people.map { $0[.efficacy] }
    let month = people.map { $0[.capacityMonth] }
    return [
      ("mean capacity", Association.mean(month.filter(\.isFinite))),
      ("sd capacity", Association.deviation(month)),
      (
        "share below the midpoint",
        Association.share(month.filter(\.isFinite).map { $0 < midpoint })
      ),
      ("mean exhaustion points", 54 * Association.mean(exhaustion)),
      ("sd", 54 * Association.deviation(exhaustion)),
      ("sd cynicism", Association.deviation(cynicism)),
      ("sd efficacy", Association.deviation(efficacy)),
      ("mean stress", Association.mean(stress)), ("sd stress", Association.deviation(stress)),
      ("mean injury", Association.mean(injury)), ("sd injury", Association.deviation(injury)),
      ("mean distress", Association.mean(distress)),
      ("sd distress points", 432 * Association.deviation(distress)),
      ("sd burnout", Association.deviation(zip(exhaustion, cynicism).map { 0.6 * $0 + 0.4 * $1 })),
      ("true r exhaustion-stress", Association.correlation(exhaustion, stress)),
      ("true r exhaustion-injury", Association.correlation(exhaustion, injury)),
      ("true r exhaustion-distress", Association.correlation(exhaustion, distress)),
      ("true r exhaustion-cynicism", Association.correlation(exhaustion, cynicism)),
      ("true r exhaustion-efficacy", Association.correlation(exhaustion, efficacy)),
      ("true r stress-injury", Association.correlation(stress, injury)),
      ("single item %", 100 * Association.share(data.cases("single-item-burnout", people))),
      ("injury case %", 100 * Association.share(data.cases("moral-injury", people))),
      (
        "observed r exhaustion-depersonalisation",
        Association.correlation(
          data.score("mbi-exhaustion", people), data.score("mbi-depersonalisation", people))
      ),
    ]
  }

  /// What makes each scale reliable, and the levels of each setting.
  private static func settings(_ data: StudyData) -> [(String, Double)] {
    var notes = data.lens.instruments.map { instrument in
      ("deviation that makes \(instrument.name) reliable", instrument.deviation)
    }
    for study in VirtualStudy.settings {
      let there = data.people(study, day: 366)
      let month = there.map { $0[.capacityMonth] }.filter(\.isFinite)
      notes.append(("\(study): load", data.outcome(.loadMean, study)))
      notes.append(("\(study): capacity", Association.mean(month)))
      notes.append(
        ("\(study): exhaustion points", 54 * Association.mean(there.map { $0[.exhaustion] })))
      notes.append(("\(study): high exhaustion %", data.percent("mbi-exhaustion", study)))
    }
    return notes
  }
}
