// Who works when, as a cycle of days for each post.
//
// A pattern is one cycle that the posts enter at different days, so that every day is staffed alike;
// posts with another contract may have another one; a roster is a cycle of its own for each post. Vacations are a pure function of post and day.
//
// Patterns go by the week: their cycle begins on the Monday on or before observed day 1. A roster
// begins on observed day 1. When its days are used up, those of its last whole weeks follow again, and
// before day 1 those of its first weeks went, so that weekdays stay weekdays; or the days that the plan
// has ahead of it.
//
// A day may hold two duties, one at work and one on call.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// The rota of a unit, ready to ask.
struct Rota: Sendable {
  /// On duty without end.
  let isAlways: Bool
  let starts: [Double]
  private(set) var lengths: [Double]
  /// Which shifts are spent at home, on call.
  private(set) var isOnCall: [Bool]
  /// Days after which all cycles begin together.
  let cycleDays: Int
  /// Days of the cycle that come again and again; fewer than `cycleDays` in rosters of broken weeks.
  let repeatDays: Int
  /// Days at the head of a roster's rows that went before observed day 1.
  private let lead: Int
  private let calendar: RunCalendar
  /// A roster by observed days, not a cycle by weekdays.
  private let isRoster: Bool
  /// One row after the other: one for all posts, one for each contract, or one for each post; 0 off, k
  /// the k-th shift.
  private let cycle: [UInt8]
  /// The second duty of a day, after the first; empty where there is none.
  private let seconds: [UInt8]
  /// By post, where its row begins, how many days it has, and at which of them it enters.
  private let rows: [RotaRow]
  private let vacationWeeks: [Float]
  /// Share of its rostered shifts that each post works: below 1 for part of a post.
  private let shares: [Double]
  /// Share of the posts on a shift that work it on a holiday.
  private let onHolidays: Double
  /// How much of the time on call is worked, by the rate and the length of call-outs.
  private let calledOut: Double
  /// A post that works by day in a history that did not happen, and its shifts by those rostered.
  private var dayPost = -1
  private var dayShifts: [Int] = []

  init(_ unit: CareUnitPlan, _ calendar: RunCalendar = RunCalendar()) {
    let plan = unit.rota
    self.calendar = calendar
    starts = plan.shifts.map { $0.start }
    lengths = plan.shifts.map { $0.hours }
    var weeks: [Float] = []
    var shares: [Double] = []
    for post in unit.posts {
      for _ in 0..<Int(post.count) {
        weeks.append(Float(post.vacationWeeks))
        shares.append(post.workShare)
      }
    }
    vacationWeeks = weeks
    self.shares = shares
    calledOut = min(1, plan.callOutRate * plan.callOutHours)
    let pattern = Int(plan.pattern)
    isAlways = pattern == 0
    let count = plan.shifts.count
    let sequences = RotaRow.sequences(of: unit)
    switch pattern {
    case 1: cycle = Self.turned(plan, Self.blocks(on: 3, off: 4, shifts: count))
    case 2: cycle = Self.turned(plan, Self.blocks(on: 4, off: 4, shifts: count))
    case 3: cycle = Self.turned(plan, Self.blocks(on: 5, off: 2, shifts: count))
    case 6:
      cycle = Self.turned(plan, Self.blocks(on: 2, off: 0, shifts: count) + [0, 0])
    case 4: cycle = sequences.first
    case 5: cycle = plan.rosterShifts
    default: cycle = [0]
    }
    isRoster = pattern == 5
    onHolidays = isRoster || !calendar.hasHolidays ? 1 : plan.onHolidays
    switch pattern {
    case 4: seconds = sequences.second
    case 5: seconds = plan.rosterSeconds
    default: seconds = []
    }
    rows = RotaRow.rows(of: unit, days: isRoster ? plan.rosterDays : cycle.count)
    cycleDays = RotaRow.together(rows)
    let isBroken = isRoster && plan.rosterRepeatDays > 0 && plan.rosterRepeatDays < cycleDays
    repeatDays = isBroken ? plan.rosterRepeatDays : cycleDays
    isOnCall = plan.shifts.map { $0.onCall != 0 }
    lead = isRoster ? plan.rosterLead : 0
  }

  /// The cycle as it is, or with the shifts in the opposite order for a backward rotation.
  private static func turned(_ plan: RotaPlan, _ cycle: [UInt8]) -> [UInt8] {
    if plan.rotation == 0 { return cycle }
    let last = UInt8(plan.shifts.count + 1)
    return cycle.map { $0 == 0 ? 0 : last - $0 }
  }

  /// One block of days on, and days off, for each shift in turn.
  private static func blocks(on: Int, off: Int, shifts: Int) -> [UInt8] {
    var days: [UInt8] = []
    for shift in 0..<shifts {
      for _ in 0..<on { days.append(UInt8(shift + 1)) }
      for _ in 0..<off { days.append(0) }
    }
    return days
  }

  /// The shift that a post works on a day of the run: 0 off, k the k-th. The first, where the day
  /// has two.
  func shift(of position: Int, on day: Int) -> Int {
    worked(rostered(position, on: day), by: position, on: day)
  }

  /// The second shift of a post on a day of the run: 0 none.
  @inline(__always)
  func secondShift(of position: Int, on day: Int) -> Int {
    seconds.isEmpty ? 0 : worked(rosteredSecond(position, on: day), by: position, on: day)
  }

  /// The shift of the cycle, whatever part of it the post works.
  @inline(__always)
  func rostered(_ position: Int, on day: Int) -> Int {
    duty(cycle, of: position, at: place(of: position, on: day))
  }

  /// The second shift of the cycle, likewise.
  func rosteredSecond(_ position: Int, on day: Int) -> Int {
    seconds.isEmpty ? 0 : duty(seconds, of: position, at: place(of: position, on: day))
  }

  private func duty(_ duties: [UInt8], of position: Int, at place: Int) -> Int {
    Int(duties[rows[position].first + place])
  }

  /// What a post makes of a shift of its cycle: part of a post works some of them, and in a history
  /// that did not happen a post works by day.
  @inline(__always)
  private func worked(_ number: Int, by position: Int, on day: Int) -> Int {
    if shares[position] < 1 && number > 0 && !isWorked(position, on: day) { return 0 }
    if onHolidays < 1 && number > 0 && isFree(position, number, on: day) { return 0 }
    return position == dayPost ? dayShifts[number] : number
  }

  /// Whether part of a post works its shift of a day: of n rostered shifts it works n times its
  /// share, to the nearest shift, evenly spread.
  private func isWorked(_ position: Int, on day: Int) -> Bool {
    let (share, days) = (shares[position], rows[position].days)
    var (before, inCycle) = (0, 0)
    for one in 0..<days where rostered(position, on: one) > 0 {
      inCycle += 1
      if one < day % days { before += 1 }
    }
    let number = Double(day / days * inCycle + before)
    return ws_floor((number + 1) * share + 0.5) > ws_floor(number * share + 0.5)
  }

  /// Whether a day is a holiday on which a post has its shift off: of n posts on the shift n times the
  /// share work, to the nearest, another part of them each day.
  private func isFree(_ position: Int, _ number: Int, on day: Int) -> Bool {
    if !calendar.isHoliday(day) { return false }
    var (before, posts) = (0, 0)
    for other in rows.indices where isOn(number, other, on: day) {
      if other < position { before += 1 }
      posts += 1
    }
    let turn = RunCalendar.turn(before + calendar.sinceFirst(day), of: posts)
    return Double(turn) >= ws_floor(Double(posts) * onHolidays + 0.5)
  }

  /// Whether a post has a shift, counted from 1, on a day that is no holiday.
  private func isOn(_ number: Int, _ position: Int, on day: Int) -> Bool {
    let duties = [rostered(position, on: day), rosteredSecond(position, on: day)]
    return duties.contains(number) && (shares[position] >= 1 || isWorked(position, on: day))
  }

  /// Days within which a post that is rostered at all works a shift; a century at most.
  private func reach(of position: Int) -> Int {
    let (share, days) = (shares[position], rows[position].days)
    // Its shifts of some cycles may fall on holidays.
    let most = onHolidays < 1 ? 36_500 : days + 1
    if share >= 1 { return most }
    return max(most, Int(min(36_500, Double(days) * (1 / max(1e-9, share) + 2))))
  }

  /// Which day of the cycle a day of the run is for a post.
  private func place(of position: Int, on day: Int) -> Int {
    if !isRoster {
      let row = rows[position]
      return RunCalendar.turn(calendar.sinceMonday(day) + row.offset, of: row.days)
    }
    let since = calendar.sinceFirst(day)
    if since < 0 { return RunCalendar.turn(since, of: lead > 0 ? lead : repeatDays) }
    let place = lead + since
    return place < cycleDays
      ? place : cycleDays - repeatDays + (place - cycleDays) % repeatDays
  }

  /// Keeps what is known of the shifts of the rota before this one, behind its own; nobody is
  /// rostered on them any more. Returns the number of the first.
  mutating func keepShifts(of before: Rota) -> Int {
    defer {
      lengths += before.lengths
      isOnCall += before.isOnCall
    }
    return lengths.count
  }

  /// Whether two posts work the same shifts on every day.
  func isAlike(_ position: Int, _ other: Int) -> Bool {
    rows[position] == rows[other] && shares[position] == shares[other]
  }

  /// From now on post `position` works the day shift of the most similar length whenever a night shift is
  /// rostered: one at the unit that goes on at three in the morning. Where there is none it stays.
  mutating func workByDay(_ position: Int) {
    if dayPost == position { return }
    dayPost = position
    let isNight = starts.indices.map { !isOnCall[$0] && starts[$0] + lengths[$0] > 27 }
    dayShifts =
      [0]
      + starts.indices.map { shift in
        if !isNight[shift] { return shift + 1 }
        var best = shift
        for other in starts.indices where !isNight[other] && !isOnCall[other] {
          let isNearer = abs(lengths[other] - lengths[shift]) < abs(lengths[best] - lengths[shift])
          if best == shift || isNearer { best = other }
        }
        return best + 1
      }
  }

  /// The first rostered shift that starts later than `time`; the start is infinity when none does.
  func nextShift(of position: Int, after time: Double) -> (start: Double, shift: Int) {
    let first = Int(max(0, ws_floor(time / 24)))
    for day in first...(first + reach(of: position)) {
      let number = shift(of: position, on: day)
      if number == 0 { continue }
      let start = Double(day) * 24 + starts[number - 1]
      if start > time { return (start, number - 1) }
      let second = secondShift(of: position, on: day)
      if second == 0 { continue }
      let later = Double(day) * 24 + starts[second - 1]
      if later > time { return (later, second - 1) }
    }
    return (.infinity, 0)
  }

  /// Hours a day that a post is rostered to be at work, vacation taken off; of time on call at home
  /// what call-outs are expected to take.
  func hoursPerDay(of position: Int) -> Double {
    if isAlways { return 24 }
    return rosteredHours(of: position, onCall: calledOut)
      * (1 - 7 * Double(vacationWeeks[position]) / 365)
  }

  /// Hours a day at work by the rota, before vacation; time on call counts by the factor `onCall`.
  func rosteredHours(of position: Int, onCall: Double) -> Double {
    let days = rows[position].days
    var hours = 0.0
    for day in 0..<days {
      for duties in [cycle, seconds] where !duties.isEmpty {
        var number = duty(duties, of: position, at: day)
        if position == dayPost { number = dayShifts[number] }
        if number == 0 { continue }
        hours += isOnCall[number - 1] ? onCall * lengths[number - 1] : lengths[number - 1]
      }
    }
    return hours / Double(days) * shares[position]
  }

  /// Whether a post works a shift, counted from 0, on a day of the run.
  @inline(__always)
  func works(_ position: Int, _ shift: Int, on day: Int) -> Bool {
    self.shift(of: position, on: day) == shift + 1
      || secondShift(of: position, on: day) == shift + 1
  }

  /// Whether a post is on vacation on a day of the run. Blocks of about two weeks are spread over the year,
  /// and the posts over the blocks by the golden ratio, so that few are away at once.
  func isOnVacation(_ position: Int, on day: Int) -> Bool {
    let weeks = Double(vacationWeeks[position])
    if weeks == 0 { return false }
    let blocks = max(1, Int(weeks / 2 + 0.5))
    let length = weeks * 7 / Double(blocks)
    let turn = Double(position + 1) * 0.618_033_988_749_894_9
    let spacing = 365 / Double(blocks)
    let phase = (turn - ws_floor(turn)) * spacing
    let dayOfYear = Double(RunCalendar.turn(calendar.sinceFirst(day), of: 365))
    let since = dayOfYear - phase + 365
    let inBlock = since - ws_floor(since / spacing) * spacing
    return inBlock < length
  }
}
