// Who works when: shifts, and the cycle in which posts work them.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A shift of the day.
public struct ShiftPlan: Parametrised {
  public var name = ""
  public var start = 0.0
  public var hours = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<ShiftPlan>] {
    [
      Parameter(
        "start", .hours, nil, in: 0...24, kind: .clockTime, .chosen, "", "When the shift starts.",
        read: { $0.start }, write: { $0.start = $1 }),
      Parameter(
        "hours", .hours, nil, in: 0.5...24, .chosen, "",
        "Scheduled length, the overlap for hand-over included.",
        read: { $0.hours }, write: { $0.hours = $1 }),
    ]
  }
}

/// The rota of a unit.
public struct RotaPlan: Parametrised {
  public var pattern = 0.0
  public var shifts: [ShiftPlan] = []
  /// One cycle of days by shift name ("off" for a day off); only for the pattern `sequence`.
  public var sequence: [String] = []
  /// Path of a CSV roster (columns post, day, shift); replaces the pattern.
  public var roster = ""
  /// The roster as read: `rosterDays` days for each post, row-major; 0 off, k the k-th shift.
  public var rosterShifts: [UInt8] = []
  public var rosterDays = 0
  public var minimumRestHours = 0.0
  public var overrunMean = 0.0
  public var overrunShape = 0.0
  public var overrunLoad = 0.0
  public var shortNoticeShare = 0.0
  public var daysOffChoice = 0.0

  public init() { takeDefaults() }

  /// The names of the patterns, in the order of their numbers.
  public static let patterns = [
    "always", "three-on-four-off", "four-on-four-off", "five-on-two-off", "sequence", "roster",
  ]

  public static var parameters: [Parameter<RotaPlan>] {
    [
      Parameter(
        "pattern", .one, 0, in: 0...5, kind: .choice(patterns), .chosen, "",
        "always: on duty without end (for queues); N-on-M-off: blocks of N shifts, each block on "
          + "the next shift of the list; sequence: the cycle given under sequence; roster: a CSV.",
        read: { $0.pattern }, write: { $0.pattern = $1 }),
      Parameter(
        "minimumRestHours", .hours, 11, in: 0...24, .measured,
        "Working Time Regulations (11 h daily rest)",
        "Shortest rest between two shifts; a shift that would start sooner starts late.",
        read: { $0.minimumRestHours }, write: { $0.minimumRestHours = $1 }),
      Parameter(
        "overrunMean", .hours, 0.9, in: 0...6, .measured,
        "Rogers et al., Health Aff 2004 (55 min per shift)",
        "Mean time worked beyond the scheduled end at nominal load.",
        read: { $0.overrunMean }, write: { $0.overrunMean = $1 }),
      Parameter(
        "overrunShape", .one, 1.5, in: 0.2...20, .assumed, "",
        "Shape of the gamma distribution of the overrun.",
        read: { $0.overrunShape }, write: { $0.overrunShape = $1 }),
      Parameter(
        "overrunLoad", .one, 0.4, in: 0...2, .assumed, "",
        "Load during the overrun (notes and hand-over), as a multiple of the nominal load.",
        read: { $0.overrunLoad }, write: { $0.overrunLoad = $1 }),
      Parameter(
        "shortNoticeShare", .one, 0, in: 0...1, .chosen, "",
        "Share of shifts that are changed at short notice. It wears on everybody, and takes as "
          + "much away from the choice of days off; the shifts of the simulation stay as they are.",
        read: { $0.shortNoticeShare }, write: { $0.shortNoticeShare = $1 }),
      Parameter(
        "daysOffChoice", .one, 0, in: 0...1, .chosen, "",
        "How far those who hold posts choose their days off: 0 not beyond what is usual, 1 fully.",
        read: { $0.daysOffChoice }, write: { $0.daysOffChoice = $1 }),
    ]
  }
}
