// Shorter shifts, for the same rostered hours a week.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var shiftLength: PolicyDefinition {
    .forUnit(
      .shiftLength, "Shorter shifts",
      actsOn:
        "The rota: shifts are shorter and as many of them as cover the day; each post works as many "
        + "hours as before, on more days, a week on each shift in turn. On call stays on call, on "
        + "the same days. Rosters by post and duty without end stay as they are.",
      dose: PolicyDose(
        .hours, usual: 4.5, in: 0...18,
        "Hours taken off each shift; no shift becomes shorter than four hours, nor so short that a "
          + "post would work more than six days a week."),
      hours: PolicyHours(
        usual: 0, per: .unit,
        meaning: "Rostered hours stay the same. Hours worked rise, because every shift has its "
          + "overrun "
          + "and there are more of them: overtime is counted as such."),
      grade: .derived,
      evidence: "Shifts of 12 hours and more went with 26 % higher odds of high exhaustion than "
        + "shifts of up to 8 (OR 1.26, 1.09 to 1.46; Dall'Ora et al., BMJ Open 2015;5:e008331; "
        + "cross-sectional). The effect comes out of sleep, rest and overrun; nothing is set."
    ) { target, dose in
      target.unit.shortenShifts(by: dose)
    }
  }
}

extension CareUnitPlan {
  /// Shorter shifts in the place of those at work; on-call shifts keep their days.
  mutating func shortenShifts(by hours: Double) {
    guard let old = rota.cycleHours, old.hours > 0 else { return }
    let atWork = rota.shifts.filter { $0.onCall == 0 }
    let longest = atWork.reduce(0) { max($0, $1.hours) }
    let cycles = posts.map { $0.sequence.isEmpty ? old : rota.cycle(of: $0.sequence) }
    var length = max(min(4, longest), longest - hours)
    for one in cycles {
      let mostDays = min(6.0 / 7 * one.days, one.days - one.onCallDays)
      length = max(length, one.hours / mostDays)
    }
    if length >= longest { return }
    let onCall = rota.shifts.filter { $0.onCall != 0 }
    let new = Self.covering(atWork, length: length, namedApartFrom: onCall)
    if cycles.contains(where: { $0.onCallDays > 0 }) {
      workAround(onCall, new, of: length, cycles)
    } else {
      rota.shifts = new
      rota.sequence = RotaPlan.weeks(share: old.hours / old.days / length, shifts: new)
      rota.pattern = 4
      for (place, one) in cycles.enumerated() where !posts[place].sequence.isEmpty {
        posts[place].sequence = RotaPlan.weeks(share: one.hours / one.days / length, shifts: new)
      }
    }
  }

  /// Shifts of a length that cover as much of the day as others do.
  private static func covering(
    _ others: [ShiftPlan], length: Double, namedApartFrom named: [ShiftPlan]
  ) -> [ShiftPlan] {
    let covered = min(24, others.reduce(0) { $0 + $1.hours })
    let count = max(others.count, Int((covered / length - 1e-9).rounded(.up)))
    let first = others.reduce(24) { min($0, $1.start) }
    let spacing =
      covered < 24 && count > 1 ? (covered - length) / Double(count - 1) : 24 / Double(count)
    return (0..<count).map { number in
      var shift = ShiftPlan()
      shift.name = "shift-\(number + 1)"
      while named.contains(where: { $0.name == shift.name }) { shift.name += "-" }
      let start = first + Double(number) * spacing
      shift.start = start >= 24 ? start - 24 : start
      shift.hours = length
      return shift
    }
  }

  /// A roster by post in which days on call stay, and as many hours are worked in the mean as before, a
  /// cycle on each new shift in turn: days that were worked first, then days off.
  private mutating func workAround(
    _ onCall: [ShiftPlan], _ new: [ShiftPlan], of length: Double, _ contracts: [WorkCycle]
  ) {
    let before = Rota(self)
    let (days, posts) = (before.cycleDays, CareUnit.postCount(self))
    var daysACycle: [Double] = []
    for (post, one) in zip(self.posts, contracts) {
      let times = (Double(days) / one.days).rounded()
      for _ in 0..<Int(post.count) { daysACycle.append(one.hours * times / length) }
    }
    let cycles = new.count * max(1, (7 * RotaPlan.weeksPerShift + days - 1) / days)
    // The new shifts come first in the list, then those on call.
    var numbers: [UInt8] = [0]
    var next = UInt8(new.count)
    for shift in rota.shifts {
      if shift.onCall != 0 { next += 1 }
      numbers.append(shift.onCall != 0 ? next : 0)
    }
    var (rows, seconds): ([UInt8], [UInt8]) = ([], [])
    for post in 0..<posts {
      let old = (0..<days).map { before.rostered(post, on: $0) }
      let free =
        old.indices.filter { old[$0] > 0 && numbers[old[$0]] == 0 }
        + old.indices.filter { old[$0] == 0 }
      var given = 0
      for cycle in 0..<cycles {
        let owed = Int(Double(cycle + 1) * daysACycle[post] + 0.5) - given
        let on = min(owed, free.count)
        given += on
        var row = old.map { numbers[$0] }
        for day in free.prefix(on) { row[day] = UInt8((cycle + post) % new.count + 1) }
        // On call after a day at work stays, too; alone it is the first duty of its day.
        var second = (0..<days).map { numbers[before.rosteredSecond(post, on: $0)] }
        for day in 0..<days where row[day] == 0 { swap(&row[day], &second[day]) }
        rows += row
        seconds += second
      }
    }
    rota.shifts = new + onCall
    rota.rosterShifts = rows
    rota.rosterSeconds = seconds.allSatisfy { $0 == 0 } ? [] : seconds
    rota.rosterRepeatDays = days * cycles
    rota.rosterDays = days * cycles
    rota.pattern = 5
  }
}

extension RotaPlan {
  /// Weeks after which the days on and off come out even, for each shift.
  fileprivate static let weeksPerShift = 16

  /// The cycle of those without their own; nil where posts have none in common.
  fileprivate var cycleHours: WorkCycle? {
    if shifts.isEmpty { return nil }
    let atWork = shifts.filter { $0.onCall == 0 }
    let all = Double(shifts.count)
    let mean = atWork.reduce(0) { $0 + $1.hours } / all
    let onCall = Double(shifts.count - atWork.count)
    switch Int(pattern) {
    case 1: return WorkCycle(hours: 3 * mean, days: 7, onCallDays: 3 * onCall / all)
    case 2: return WorkCycle(hours: 4 * mean, days: 8, onCallDays: 4 * onCall / all)
    case 3: return WorkCycle(hours: 5 * mean, days: 7, onCallDays: 5 * onCall / all)
    case 6: return WorkCycle(hours: 2 * mean * all, days: 2 * all + 2, onCallDays: 2 * onCall)
    case 4: return cycle(of: sequence)
    default: return nil
    }
  }

  fileprivate func cycle(of sequence: [String]) -> WorkCycle {
    var (hours, onCallDays) = (0.0, 0.0)
    for name in sequence.flatMap(Self.duties) {
      guard let shift = shifts.first(where: { $0.name == name }) else { continue }
      if shift.onCall != 0 { onCallDays += 1 } else { hours += shift.hours }
    }
    return WorkCycle(hours: hours, days: Double(sequence.count), onCallDays: onCallDays)
  }

  /// Weeks of shifts by name, a week on each shift in turn, with `share` of all days worked.
  fileprivate static func weeks(share: Double, shifts: [ShiftPlan]) -> [String] {
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

/// Hours at work, days and days on call of one cycle.
private struct WorkCycle {
  let hours: Double
  let days: Double
  let onCallDays: Double
}
