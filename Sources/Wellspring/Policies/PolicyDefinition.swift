// What a policy is: the state it acts on, its dose, uptake, cost and evidence.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The dose of a policy: 0 is none, `usual` what is done where it is done in full.
public struct PolicyDose: Sendable {
  public let unit: UnitOfMeasure
  public let usual: Double
  public let range: ClosedRange<Double>
  public let kind: ParameterKind
  /// What the number means.
  public let meaning: String

  public init(
    _ unit: UnitOfMeasure, usual: Double, in range: ClosedRange<Double>,
    kind: ParameterKind = .number, _ meaning: String
  ) {
    (self.unit, self.usual, self.range, self.kind) = (unit, usual, range, kind)
    self.meaning = meaning
  }
}

/// Who takes part in a policy that people take part in.
public struct PolicyUptake: Sendable {
  /// Share of staff who take part where it is offered to all.
  public let usual: Double
  /// Whether one has to disclose something of oneself, so that fewer take part without trust and
  /// where there is stigma: the chance is then multiplied by trust (1 - stigmaHelpSeeking stigma).
  public let needsTrust: Bool
}

/// What of paid time a policy takes, besides what the simulation counts by itself.
public struct PolicyHours: Sendable {
  public enum Per: Sendable { case participant, unit }
  /// Hours a month at the usual dose; in proportion to the dose at another.
  public let usual: Double
  public let per: Per
  /// What they are spent on, and what the simulation counts by itself.
  public let meaning: String
}

/// A policy, described once: reader, `--policy`, `describe`, documentation and simulation read this.
public struct PolicyDefinition: Sendable {
  public let kind: PolicyKind
  public let title: String
  /// The state, rate or plan that it changes, and how.
  public let actsOn: String
  public let dose: PolicyDose
  /// Nil for what is done to the unit, whoever takes part.
  public let uptake: PolicyUptake?
  public let hours: PolicyHours
  /// How well the size of the effect is known.
  public let grade: EvidenceGrade
  /// What has been published, null findings included, and what has not.
  public let evidence: String
  /// Changes the plan or the constants of a unit.
  let unit: (@Sendable (inout PolicyTarget, PolicySetting) -> Void)?
  /// Changes a person who takes part.
  let person: (@Sendable (inout Clinician, Double) -> Void)?

  /// Whether it changes those who take part, rather than the unit.
  public var changesPeople: Bool { person != nil }

  /// A policy that changes the unit.
  static func forUnit(
    _ kind: PolicyKind, _ title: String, actsOn: String, dose: PolicyDose, hours: PolicyHours,
    grade: EvidenceGrade, evidence: String,
    change: @escaping @Sendable (inout PolicyTarget, Double) -> Void
  ) -> PolicyDefinition {
    PolicyDefinition(
      kind: kind, title: title, actsOn: actsOn, dose: dose, uptake: nil, hours: hours, grade: grade,
      evidence: evidence, unit: { change(&$0, $1.dose) }, person: nil)
  }

  /// A programme of sessions that the unit holds and people attend: `change` gets dose and uptake.
  static func forSessions(
    _ kind: PolicyKind, _ title: String, actsOn: String, dose: PolicyDose, uptake: PolicyUptake,
    hours: PolicyHours, grade: EvidenceGrade, evidence: String,
    change: @escaping @Sendable (inout PolicyTarget, PolicySetting) -> Void
  ) -> PolicyDefinition {
    PolicyDefinition(
      kind: kind, title: title, actsOn: actsOn, dose: dose, uptake: uptake, hours: hours,
      grade: grade, evidence: evidence, unit: change, person: nil)
  }

  /// A policy that people take part in.
  static func forPeople(
    _ kind: PolicyKind, _ title: String, actsOn: String, dose: PolicyDose, uptake: PolicyUptake,
    hours: PolicyHours, grade: EvidenceGrade, evidence: String,
    change: @escaping @Sendable (inout Clinician, Double) -> Void
  ) -> PolicyDefinition {
    PolicyDefinition(
      kind: kind, title: title, actsOn: actsOn, dose: dose, uptake: uptake, hours: hours,
      grade: grade, evidence: evidence, unit: nil, person: change)
  }
}

/// From `own` to `target` by a dose; at dose 0 exactly `own`.
@inline(__always)
func blend(_ own: Double, _ target: Double, _ dose: Double) -> Double {
  dose == 0 ? own : own + dose * (target - own)
}

/// The same in single precision.
@inline(__always)
func blend(_ own: Float, _ target: Float, _ dose: Double) -> Float {
  dose == 0 ? own : own + Float(dose) * (target - own)
}
