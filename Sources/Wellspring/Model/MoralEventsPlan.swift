// Hazards of morally injurious events in a unit.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Hazards of morally injurious events for a clinician on duty.
public struct MoralEventsPlan: Parametrised {
  public var tookPart = 0.0
  public var failedToPrevent = 0.0
  public var witnessed = 0.0
  public var betrayed = 0.0
  public var severityMedian = 0.0
  public var severityLogDeviation = 0.0
  public var overloadSensitivity = 0.0
  public var undoneSensitivity = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<MoralEventsPlan>] {
    let source = "Longitudinal PMIE study 2024 (PMID 39438496), a three-month surge taken as x3"
    return [
      Parameter(
        "tookPart", .perHour, 0.00017, in: 0...0.1, .calibrated, source,
        "Rate of events in which one took part oneself.",
        read: { $0.tookPart }, write: { $0.tookPart = $1 }),
      Parameter(
        "failedToPrevent", .perHour, 1.4e-4, in: 0...0.1, .derived, source,
        "Rate of events that one failed to prevent.",
        read: { $0.failedToPrevent }, write: { $0.failedToPrevent = $1 }),
      Parameter(
        "witnessed", .perHour, 4.0e-4, in: 0...0.1, .derived, source,
        "Rate of events that one witnessed.",
        read: { $0.witnessed }, write: { $0.witnessed = $1 }),
      Parameter(
        "betrayed", .perHour, 0.00114, in: 0...0.1, .calibrated, source,
        "Rate of events felt as a betrayal by others.",
        read: { $0.betrayed }, write: { $0.betrayed = $1 }),
      Parameter(
        "severityMedian", .one, 0.15, in: 0.001...2, .assumed, "",
        "Median severity of an event.",
        read: { $0.severityMedian }, write: { $0.severityMedian = $1 }),
      Parameter(
        "severityLogDeviation", .one, 0.8, in: 0...2, .assumed, "",
        "Standard deviation of the logarithm of severity (heavy-tailed: lognormal).",
        read: { $0.severityLogDeviation }, write: { $0.severityLogDeviation = $1 }),
      Parameter(
        "overloadSensitivity", .one, 1, in: 0...10, .assumed, "",
        "Rise of the hazard per unit of load above nominal.",
        read: { $0.overloadSensitivity }, write: { $0.overloadSensitivity = $1 }),
      Parameter(
        "undoneSensitivity", .one, 1, in: 0...20, .calibrated,
        "cohort of 473 (PMID 39438496)",
        "Rise of the hazard when all of the unit's care is left undone (linear in the share).",
        read: { $0.undoneSensitivity }, write: { $0.undoneSensitivity = $1 }),
    ]
  }
}
