// Who works when: shifts, and the cycle in which posts work them.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A shift of the day.
public struct ShiftPlan: Parametrised {
  public var name = ""
  public var start = 0.0
  public var hours = 0.0
  public var onCall = 0.0

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
      Parameter(
        "onCall", .one, 0, in: 0...1, kind: .onOff, .chosen, "",
        "Spent at home on call instead of at work.",
        read: { $0.onCall }, write: { $0.onCall = $1 }),
    ]
  }
}

/// The rota of a unit.
public struct RotaPlan: Parametrised {
  public var pattern = 0.0
  public var shifts: [ShiftPlan] = []
  /// One cycle of days by shift name ("off" for a day off, "day+home" for a shift and a time on call
  /// on one day); only for the pattern `sequence`.
  public var sequence: [String] = []
  /// Path of a CSV roster (columns post, day or date, shift); replaces the pattern.
  public var roster = ""
  /// The roster as read: `rosterDays` days for each post from observed day 1, row-major; 0 off, k the
  /// k-th shift. Where a day has two duties, the one that starts first.
  public var rosterShifts: [UInt8] = []
  /// The second duties of a roster, alike; empty where no day has two.
  public var rosterSeconds: [UInt8] = []
  public var rosterDays = 0
  /// How long the roster is said to be; 0: not said.
  public var statedDays = 0.0
  /// Days of the roster that come again when it is used up; 0: all.
  public var rosterRepeatDays = 0
  /// Days at the head of each row that went before observed day 1, and before these by turns. 0: the row
  /// begins with day 1.
  public var rosterLead = 0
  public var minimumRestHours = 0.0
  public var overrunMean = 0.0
  public var overrunShape = 0.0
  public var overrunLoad = 0.0
  public var shortNoticeShare = 0.0
  public var daysOffChoice = 0.0
  public var onHolidays = 0.0
  public var rotation = 0.0
  public var callOutRate = 0.0
  public var callOutHours = 0.0
  public var callInWaiting = 0.0
  public var onCallDetachment = 0.0
  public var onCallSleep = 0.0

  public init() { takeDefaults() }

  /// The words of a day of the sequence: one, or two with a plus between them.
  public static func duties(_ word: String) -> [String] {
    word.split(separator: "+", omittingEmptySubsequences: false).map { String($0) }
  }

  /// The shifts of the sequence by number, 0 off, first and second duty of each day in the order of
  /// their starts; `second` is empty where no day has two.
  func duties(in sequence: [String]) -> (first: [UInt8], second: [UInt8]) {
    var (first, second): ([UInt8], [UInt8]) = ([], [])
    for word in sequence {
      var numbers: [UInt8] = []
      for name in Self.duties(word) {
        for (i, shift) in shifts.enumerated() where shift.name == name {
          numbers.append(UInt8(i + 1))
          break
        }
      }
      if numbers.count == 2 && shifts[Int(numbers[1]) - 1].start < shifts[Int(numbers[0]) - 1].start
      {
        numbers.swapAt(0, 1)
      }
      first.append(numbers.first ?? 0)
      second.append(numbers.count > 1 ? numbers[1] : 0)
    }
    return (first, second.allSatisfy { $0 == 0 } ? [] : second)
  }

  /// The names of the patterns, in the order of their numbers.
  public static let patterns = [
    "always", "three-on-four-off", "four-on-four-off", "five-on-two-off", "sequence", "roster",
    "two-each-two-off",
  ]
  public static let rotations = ["forward", "backward"]

  public static var parameters: [Parameter<RotaPlan>] {
    [
      Parameter(
        "pattern", .one, 0, in: 0...6, kind: .choice(patterns), .chosen, "",
        "always: on duty without end (for queues); N-on-M-off: blocks of N shifts, each block on "
          + "the next shift of the list; sequence: the cycle given under sequence; roster: a CSV; "
          + "two-each-two-off: two days on each shift in turn, then two off.",
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
      Parameter(
        "onHolidays", .one, 1, in: 0...1, .chosen, "",
        "Share of the posts on each shift that work it on the days under calendar.holidays, to the "
          + "nearest post and in turn; the others are off. Not of a roster, whose rows say so "
          + "themselves.",
        read: { $0.onHolidays }, write: { $0.onHolidays = $1 }),
      Parameter(
        "rotation", .one, 0, in: 0...1, kind: .choice(rotations), .chosen, "",
        "forward: patterns go through the shifts in the order of the list; backward: the other way.",
        read: { $0.rotation }, write: { $0.rotation = $1 }),
      Parameter(
        "rosterDays", .days, 0, in: 0...3_660, kind: .count, .chosen, "",
        "Length of the roster, free days at its end included; it then goes round every so many days. "
          + "0: up to its last row, and repeated by whole weeks.",
        read: { $0.statedDays }, write: { $0.statedDays = $1 }),
      Parameter(
        "callOutRate", .perHour, 0.05, in: 0...2, .assumed, "",
        "Rate at which somebody on call at home is called out, whatever the unit's work.",
        read: { $0.callOutRate }, write: { $0.callOutRate = $1 }),
      Parameter(
        "callOutHours", .hours, 2, in: 0.1...12, .assumed, "",
        "Mean length of a call-out; gamma distributed with shape 2.",
        read: { $0.callOutHours }, write: { $0.callOutHours = $1 }),
      Parameter(
        "callInWaiting", .one, 0, in: 0...1_000, kind: .count, .chosen, "",
        "Cases waiting or unattended from which on somebody on call is called in; 0: never.",
        read: { $0.callInWaiting }, write: { $0.callInWaiting = $1 }),
      Parameter(
        "onCallDetachment", .one, 0.3, in: 0...1, .assumed, "",
        "Loss of replenishment awake at home while on call: detachment is reduced.",
        read: { $0.onCallDetachment }, write: { $0.onCallDetachment = $1 }),
      Parameter(
        "onCallSleep", .one, 0.15, in: 0...1, .assumed, "",
        "Loss of replenishment asleep while on call: sleep is light.",
        read: { $0.onCallSleep }, write: { $0.onCallSleep = $1 }),
    ]
  }
}
