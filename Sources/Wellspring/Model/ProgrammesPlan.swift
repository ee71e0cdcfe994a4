// Structured support of a unit: what is held, how often, and how many it reaches.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The support programmes of a unit. None is held by default.
public struct ProgrammesPlan: Sendable {
  public var debriefing = DebriefingPlan()
  public var mentoring = MeetingPlan()
  public var checkIns = MeetingPlan()
  public var peerGroups = GroupSessionPlan()
  public var ethicsForum = GroupSessionPlan()
  public var supervision = GroupSessionPlan()
  public var screening = ScreeningPlan()

  public init() {}
}

/// Regular meetings of two: peer mentoring, supervisor check-ins.
public struct MeetingPlan: Parametrised {
  public var everyDays = 0.0
  public var hours = 0.0
  public var attendance = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<MeetingPlan>] {
    [
      Parameter(
        "everyDays", .days, 0, in: 0...365, kind: .count, .chosen,
        "",
        "Days from one meeting of a person to the next; 0: none are held.",
        read: { $0.everyDays }, write: { $0.everyDays = $1 }),
      Parameter(
        "hours", .hours, 0.5, in: 0.05...8, .assumed,
        "",
        "Length of a meeting; the partner's time is counted too.",
        read: { $0.hours }, write: { $0.hours = $1 }),
      Parameter(
        "attendance", .one, 0.8, in: 0...1, .assumed,
        "",
        "Chance that a meeting of who is neither ill nor on vacation takes place.",
        read: { $0.attendance }, write: { $0.attendance = $1 }),
    ]
  }
}

/// Regular sessions of a group: peer groups, ethics forum, supervision.
public struct GroupSessionPlan: Parametrised {
  public var everyDays = 0.0
  public var hours = 0.0
  public var attendance = 0.0
  public var groupSize = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<GroupSessionPlan>] {
    [
      Parameter(
        "everyDays", .days, 0, in: 0...365, kind: .count, .chosen,
        "",
        "Days from one session to the next; 0: none are held.",
        read: { $0.everyDays }, write: { $0.everyDays = $1 }),
      Parameter(
        "hours", .hours, 1, in: 0.1...8, .assumed,
        "",
        "Length of a session.",
        read: { $0.hours }, write: { $0.hours = $1 }),
      Parameter(
        "attendance", .one, 0.5, in: 0...1, .assumed,
        "",
        "Chance that who is neither ill nor on vacation attends a session.",
        read: { $0.attendance }, write: { $0.attendance = $1 }),
      Parameter(
        "groupSize", .one, 10, in: 1...100, kind: .count, .assumed,
        "",
        "Participants per leader, whose time is counted too.",
        read: { $0.groupSize }, write: { $0.groupSize = $1 }),
    ]
  }
}
