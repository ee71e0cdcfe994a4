// Shorter shifts, for the same rostered hours a week.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var shiftLength: PolicyDefinition {
    .forUnit(
      .shiftLength, "Shorter shifts",
      actsOn:
        "The rota: shifts are shorter and more of them cover the day; each post is rostered for as "
        + "many hours as before, on more days, a week on each shift in turn. Rosters by post and duty "
        + "without end stay as they are.",
      dose: PolicyDose(
        .hours, usual: 4.5, in: 0...18,
        "Hours taken off each shift; no shift becomes shorter than four hours."),
      hours: PolicyHours(
        usual: 0, per: .unit,
        meaning: "Rostered hours stay the same but for rounding. Hours worked rise, because every "
          + "shift has its overrun and there are more of them: overtime is counted as such."),
      grade: .derived,
      evidence: "Shifts of 12 hours and more went with 26 % higher odds of high exhaustion than "
        + "shifts of up to 8 (OR 1.26, 1.09 to 1.46; Dall'Ora et al., BMJ Open 2015;5:e008331; "
        + "cross-sectional). The effect comes out of sleep, rest and overrun; nothing is set."
    ) { target, dose in
      target.unit.rota.shortenShifts(by: dose)
    }
  }
}

extension RotaPlan {
  /// Weeks after which the days on and off come out even, for each shift.
  private static let weeksPerShift = 16

  mutating func shortenShifts(by hours: Double) {
    guard let (worked, days) = cycleHours, worked > 0 else { return }
    let longest = shifts.reduce(0) { max($0, $1.hours) }
    let length = max(min(4, longest), longest - hours)
    if length == longest { return }
    let covered = min(24, shifts.reduce(0) { $0 + $1.hours })
    let count = max(shifts.count, Int((covered / length - 1e-9).rounded(.up)))
    let first = shifts[0].start
    let spacing =
      covered < 24 && count > 1 ? (covered - length) / Double(count - 1) : 24 / Double(count)
    shifts = (0..<count).map { number in
      var shift = ShiftPlan()
      shift.name = "shift-\(number + 1)"
      let start = first + Double(number) * spacing
      shift.start = start >= 24 ? start - 24 : start
      shift.hours = length
      return shift
    }
    sequence = Self.weeks(share: min(6.0 / 7, worked / days / length), shifts: shifts)
    pattern = 4
  }

  /// Hours and days of one cycle; nil where posts have no cycle in common.
  private var cycleHours: (hours: Double, days: Double)? {
    if shifts.isEmpty { return nil }
    let mean = shifts.reduce(0) { $0 + $1.hours } / Double(shifts.count)
    switch Int(pattern) {
    case 1: return (3 * mean, 7)
    case 2: return (4 * mean, 8)
    case 3: return (5 * mean, 7)
    case 6: return (2 * mean * Double(shifts.count), 2 * Double(shifts.count) + 2)
    case 4:
      var hours = 0.0
      for name in sequence {
        for shift in shifts where shift.name == name { hours += shift.hours }
      }
      return (hours, Double(sequence.count))
    default: return nil
    }
  }

  /// Weeks of shifts by name, a week on each shift in turn, with `share` of all days worked.
  private static func weeks(share: Double, shifts: [ShiftPlan]) -> [String] {
    var days: [String] = []
    var (owed, worked) = (0.0, 0.0)
    for week in 0..<weeksPerShift * shifts.count {
      owed += 7 * share
      let on = Int(owed - worked + 0.5)
      worked += Double(on)
      for day in 0..<7 { days.append(day < on ? shifts[week % shifts.count].name : "off") }
    }
    return days
  }
}
