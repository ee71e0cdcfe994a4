// Debriefing after critical incidents.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Debriefing after traumatic encounters and grave moral events, at the end of a shift.
public struct DebriefingPlan: Parametrised {
  public var offered = 0.0
  public var attendance = 0.0
  public var hours = 0.0
  public var windowHours = 0.0
  public var groupSize = 0.0
  public var moralSeverity = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<DebriefingPlan>] {
    [
      Parameter(
        "offered", .one, 0, in: 0...1, .chosen,
        "",
        "Chance that a debriefing is offered at the end of a shift within the window; 0: "
          + "none are held.",
        read: { $0.offered }, write: { $0.offered = $1 }),
      Parameter(
        "attendance", .one, 0.75, in: 0...1, .measured,
        "Halpern et al., BioMed Res Int 2014:483140 (75 % had downtime after an incident)",
        "Chance that an offer is taken up.",
        read: { $0.attendance }, write: { $0.attendance = $1 }),
      Parameter(
        "hours", .hours, 0.5, in: 0.05...4, .derived,
        "Halpern et al. 2014 (best below 30 min)",
        "Length of a debriefing; it prolongs the day at work.",
        read: { $0.hours }, write: { $0.hours = $1 }),
      Parameter(
        "windowHours", .hours, 72, in: 1...336, .assumed,
        "",
        "How long after an incident a debriefing still comes about.",
        read: { $0.windowHours }, write: { $0.windowHours = $1 }),
      Parameter(
        "groupSize", .one, 4, in: 1...50, kind: .count, .assumed,
        "",
        "Participants per leader, whose time is counted too.",
        read: { $0.groupSize }, write: { $0.groupSize = $1 }),
      Parameter(
        "moralSeverity", .one, 0.3, in: 0...5, .assumed,
        "",
        "Severity from which a morally injurious event is a critical incident.",
        read: { $0.moralSeverity }, write: { $0.moralSeverity = $1 }),
    ]
  }
}
