// Figures of the model that no single paper gives, to see what lies behind the others.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

enum ModelNotes {
  /// Spreads, correlations of true states, and levels, pooled over the settings.
  static func all(_ data: StudyData) -> [(String, Double)] {
    let people = data.pooled(day: 366)
    let exhaustion = people.map { $0[.exhaustion] }
    let stress = people.map { ($0[.intrusion] + $0[.avoidance] + $0[.hyperarousal]) / 3 }
    let injury = people.map { 0.5 * ($0[.guiltShame] + $0[.betrayalAnger]) }
    let distress = people.map { min(1, $0[.moralDistress] + $0[.moralResidue]) }
    let cynicism = people.map { $0[.cynicism] }
    let efficacy = people.map { $0[.efficacy] }
    let month = people.map { $0[.capacityMonth] }
    var notes: [(String, Double)] = [
      ("mean capacity", mean(month.filter(\.isFinite))), ("sd capacity", deviation(month)),
      ("share below 0.55", share(month.filter(\.isFinite).map { $0 < 0.55 })),
      ("mean exhaustion points", 54 * mean(exhaustion)), ("sd", 54 * deviation(exhaustion)),
      ("sd cynicism", deviation(cynicism)), ("sd efficacy", deviation(efficacy)),
      ("mean stress", mean(stress)), ("sd stress", deviation(stress)),
      ("mean injury", mean(injury)), ("sd injury", deviation(injury)),
      ("mean distress", mean(distress)), ("sd distress points", 432 * deviation(distress)),
      ("sd burnout", deviation(zip(exhaustion, cynicism).map { 0.6 * $0 + 0.4 * $1 })),
      ("true r exhaustion-stress", correlation(exhaustion, stress)),
      ("true r exhaustion-injury", correlation(exhaustion, injury)),
      ("true r exhaustion-distress", correlation(exhaustion, distress)),
      ("true r exhaustion-cynicism", correlation(exhaustion, cynicism)),
      ("true r exhaustion-efficacy", correlation(exhaustion, efficacy)),
      ("true r stress-injury", correlation(stress, injury)),
      ("single item %", 100 * share(data.cases("single-item-burnout", people))),
      ("injury case %", 100 * share(data.cases("moral-injury", people))),
      (
        "observed r exhaustion-depersonalisation",
        correlation(
          data.score("mbi-exhaustion", people), data.score("mbi-depersonalisation", people))
      ),
    ]
    for instrument in data.lens.instruments {
      notes.append(("deviation that makes \(instrument.name) reliable", instrument.deviation))
    }
    for study in VirtualStudy.settings {
      let there = data.people(study, day: 366)
      notes.append(("\(study): load", data.outcome(.loadMean, study)))
      notes.append(
        ("\(study): capacity", mean(there.map { $0[.capacityMonth] }.filter(\.isFinite))))
      notes.append(("\(study): exhaustion points", 54 * mean(there.map { $0[.exhaustion] })))
      notes.append(("\(study): high exhaustion %", data.percent("mbi-exhaustion", study)))
    }
    return notes
  }
}
