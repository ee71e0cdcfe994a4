// What a tipping experiment comes to: a sentence of each arm, and what came of ramps and shocks.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct TippingAnswer {
  let thresholds: [TableRow]
  let branches: [TableRow]
  /// Names of arms in the order of the tables.
  let arms: [String]
  let together: ArmsTogether
  let after: AftermathFigures
  let sentences: [Markup]
  /// What the arms turn, as it is today.
  let subjects: [(name: String, what: String)]

  private static let mostArms = 8
  private static let mostSentences = 6

  init(_ source: ReportSource) throws(ModelFileError) {
    thresholds = try source.rows(of: "tipping")
    branches = try source.rows(of: "branches")
    let ramps = try source.rows(of: "ramps")
    let arms = Self.arms(thresholds + branches + ramps)
    (self.arms, together) = (arms, ArmsTogether(arms, branches))
    after = AftermathFigures(ramps: ramps, aftermath: try source.rows(of: "aftermath"))
    var told: [Markup] = []
    let plan = source.experiment.kind as? TippingPlan
    for arm in arms {
      // What sets arms apart, where their file says it.
      let about = plan?.arms.first { $0.name == arm }?.about ?? ""
      let name = arms.count > 1 ? "“\(plainName(arm))”" + (about.isEmpty ? "" : " (\(about))") : nil
      let one = ThresholdSentence(arm, name: name, thresholds, branches)
      told += [one.sentence].compactMap { $0 }
    }
    if let beside = together.sentence { told.insert(beside, at: min(1, told.count)) }
    told += after.sentences
    sentences =
      told.isEmpty
      ? ["Nothing in the range that was tried tips, as far as these runs can tell."]
      : told.prefix(Self.mostSentences).map(\.capitalized)
    let isWorkload = !ramps.isEmpty || branches.contains { TurnedParameter($0).isWorkload }
    subjects = Self.asItIs(source, branches) + (isWorkload ? [Self.workload] : [])
  }

  private static let workload = (
    name: "workload",
    what:
      "what work takes from everybody, times the usual. Patients do not become more with it, nor "
      + "do they wait longer or go without more."
  )

  /// What the arms turn, as the model file has it: how far away a threshold is.
  private static func asItIs(
    _ source: ReportSource, _ rows: [TableRow]
  ) -> [(name: String, what: String)] {
    guard let row = rows.first, let words = TurnedParameter(row).counted,
      case .number(let value)? = source.folder.models.first?[row["parameter"]]?.value
    else { return [] }
    return [("the model as it is", "\(NumberStyle.short(value)) \(words).")]
  }

  private static func arms(_ rows: [TableRow]) -> [String] {
    var names: [String] = []
    for row in rows where !names.contains(row["arm"]) && names.count < mostArms {
      names.append(row["arm"])
    }
    return names
  }
}
