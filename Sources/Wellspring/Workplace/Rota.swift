// Who works when, as a cycle of days for each post.
//
// A pattern is one cycle that the posts enter at different days, so that every day is staffed alike;
// a roster is a cycle of its own for each post. Vacations are a pure function of post and day.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// The rota of a unit, ready to ask.
struct Rota: Sendable {
  /// On duty without end.
  let isAlways: Bool
  let starts: [Double]
  let lengths: [Double]
  let cycleDays: Int
  /// Row-major, one row for all posts or one each; 0 off, k the k-th shift.
  private let cycle: [UInt8]
  private let offsets: [Int32]
  private let vacationWeeks: [Float]

  init(_ unit: CareUnitPlan) {
    let plan = unit.rota
    starts = plan.shifts.map { $0.start }
    lengths = plan.shifts.map { $0.hours }
    var weeks: [Float] = []
    var added = 0
    for post in unit.posts {
      for _ in 0..<Int(post.count) { weeks.append(Float(post.vacationWeeks)) }
      if post.isAdded { added += Int(post.count) }
    }
    let established = weeks.count - added
    vacationWeeks = weeks
    let pattern = Int(plan.pattern)
    isAlways = pattern == 0
    let count = plan.shifts.count
    switch pattern {
    case 1: cycle = Self.blocks(on: 3, off: 4, shifts: count)
    case 2: cycle = Self.blocks(on: 4, off: 4, shifts: count)
    case 3: cycle = Self.blocks(on: 5, off: 2, shifts: count)
    case 4: cycle = Self.named(plan.sequence, in: plan.shifts)
    case 5: cycle = plan.rosterShifts
    default: cycle = [0]
    }
    cycleDays = pattern == 5 ? max(1, plan.rosterDays) : max(1, cycle.count)
    var offsets: [Int32] = []
    for position in weeks.indices {
      switch pattern {
      case 5: offsets.append(0)
      case 3: offsets.append(Int32(7 * (position % max(1, count))))
      default:
        // Posts that a policy adds are spread over the cycle among themselves.
        let isAdded = position >= established
        let place = isAdded ? position - established : position
        offsets.append(Int32(place * cycleDays / (isAdded ? added : established)))
      }
    }
    self.offsets = offsets
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

  private static func named(_ sequence: [String], in shifts: [ShiftPlan]) -> [UInt8] {
    sequence.map { name in
      for (i, shift) in shifts.enumerated() where shift.name == name { return UInt8(i + 1) }
      return 0
    }
  }

  /// The shift rostered for a post on a day (counted from the first Monday): 0 off, k the k-th.
  func shift(of position: Int, on day: Int) -> Int {
    let row = cycle.count > cycleDays ? position * cycleDays : 0
    return Int(cycle[row + (day + Int(offsets[position])) % cycleDays])
  }

  /// The first rostered shift that starts later than `time`; the start is infinity when none does.
  func nextShift(of position: Int, after time: Double) -> (start: Double, shift: Int) {
    let first = Int(max(0, ws_floor(time / 24)))
    for day in first...(first + cycleDays + 1) {
      let number = shift(of: position, on: day)
      if number == 0 { continue }
      let start = Double(day) * 24 + starts[number - 1]
      if start > time { return (start, number - 1) }
    }
    return (.infinity, 0)
  }

  /// Whether a post is on vacation on a day. Blocks of about two weeks are spread over the year,
  /// and the posts over the blocks by the golden ratio, so that few are away at once.
  func isOnVacation(_ position: Int, on day: Int) -> Bool {
    let weeks = Double(vacationWeeks[position])
    if weeks == 0 { return false }
    let blocks = max(1, Int(weeks / 2 + 0.5))
    let length = weeks * 7 / Double(blocks)
    let turn = Double(position + 1) * 0.618_033_988_749_894_9
    let spacing = 365 / Double(blocks)
    let phase = (turn - ws_floor(turn)) * spacing
    let dayOfYear = Double(day % 365)
    let since = dayOfYear - phase + 365
    let inBlock = since - ws_floor(since / spacing) * spacing
    return inBlock < length
  }
}
