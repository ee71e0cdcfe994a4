// Whether a rota can be worked.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  /// Shifts are held in one byte, 0 for off.
  private static let mostShifts = 254

  mutating func checkRota(_ rota: RotaPlan, _ path: String) {
    let pattern = RotaPlan.patterns[Int(rota.pattern)]
    checkPatternIsGiven(rota, path)
    if rota.shifts.count > Self.mostShifts {
      complain(
        "\(path).shifts", "\(rota.shifts.count) shifts; at most \(Self.mostShifts) are possible")
    }
    for shift in rota.shifts where shift.name == "off" {
      complain("\(path).shifts.off", "`off` is the word for a day off; call the shift otherwise")
    }
    guard isSound("\(path).pattern") else { return }
    if pattern != "always", rota.shifts.isEmpty {
      complain(
        "\(path).shifts",
        "the pattern \(pattern) needs shifts: `shifts: [{name: day, start: \"07:00\", hours: 12}]`")
      return
    }
    switch pattern {
    case "always": break
    case "sequence": checkSequence(rota, path)
    case "roster":
      if rota.roster.isEmpty, isSound("\(path).roster") {
        complain("\(path).roster", "the pattern roster needs a roster: the path of a CSV file")
      }
      checkRosteredDays(rota, path)
    case "two-each-two-off": checkPairs(rota, path)
    default: checkBlocks(rota, path)
    }
  }

  /// Shifts without a pattern would silently be ignored.
  private mutating func checkPatternIsGiven(_ rota: RotaPlan, _ path: String) {
    guard !isGiven("\(path).pattern"), isSound("\(path).pattern") else { return }
    let patterns = RotaPlan.patterns.joined(separator: ", ")
    if !rota.roster.isEmpty {
      complain("\(path).roster", "a roster is given without its pattern; add `pattern: roster`")
    } else if !rota.sequence.isEmpty {
      complain(
        "\(path).sequence", "a sequence is given without its pattern; add `pattern: sequence`")
    } else if !rota.shifts.isEmpty {
      complain("\(path).shifts", "shifts are given without a pattern; choose one of \(patterns)")
    }
  }

  private mutating func checkSequence(_ rota: RotaPlan, _ path: String) {
    let names = rota.shifts.map(\.name)
    guard !rota.sequence.isEmpty else {
      if isSound("\(path).sequence") {
        complain("\(path).sequence", "the pattern sequence needs a sequence: [day, day, off]")
      }
      return
    }
    guard isWhole("\(path).shifts"), isWhole("\(path).sequence") else { return }
    var isKnown = true
    for name in rota.sequence where name != "off" && !names.contains(name) {
      isKnown = false
      complain(
        "\(path).sequence",
        "there is no shift `\(SourceNode.short(name))`; "
          + Suggestion.hint(for: name, among: names + ["off"]))
    }
    guard isKnown else { return }
    if rota.sequence.allSatisfy({ $0 == "off" }) {
      complain("\(path).sequence", "every day is off; nobody would ever work")
    }
    let days = rota.sequence + [rota.sequence[0]]
    var seen: Set<[String]> = []
    for (today, tomorrow) in zip(days, days.dropFirst()) {
      if seen.insert([today, tomorrow]).inserted,
        let a = rota.shifts.first(where: { $0.name == today }),
        let b = rota.shifts.first(where: { $0.name == tomorrow })
      {
        checkRest(a, b, rota, "\(path).sequence")
      }
    }
  }

  private mutating func checkRosteredDays(_ rota: RotaPlan, _ path: String) {
    guard rota.rosterDays > 0, !rota.shifts.isEmpty else { return }
    var seen: Set<[UInt8]> = []
    for post in 0..<rota.rosterShifts.count / rota.rosterDays {
      for day in 0..<rota.rosterDays {
        let start = post * rota.rosterDays
        let pair = [
          rota.rosterShifts[start + day],
          rota.rosterShifts[start + (day + 1) % rota.rosterDays],
        ]
        guard pair[0] > 0, pair[1] > 0, seen.insert(pair).inserted else { continue }
        checkRest(
          rota.shifts[Int(pair[0]) - 1], rota.shifts[Int(pair[1]) - 1], rota, "\(path).roster")
      }
    }
  }

  /// Nobody works two shifts at once. The minimum rest makes a shift start late; where it would
  /// end before it could start, it can never be worked.
  private mutating func checkRest(
    _ today: ShiftPlan, _ tomorrow: ShiftPlan, _ rota: RotaPlan, _ path: String
  ) {
    guard today.hours > 0, tomorrow.hours > 0 else { return }
    if today.start + today.hours > 24 + tomorrow.start {
      complain(
        path, "`\(tomorrow.name)` starts before `\(today.name)` of the day before has ended")
      return
    }
    let free = today.start + today.hours + rota.minimumRestHours
    if free >= 24 + tomorrow.start + tomorrow.hours {
      complain(
        path,
        "`\(tomorrow.name)` on the day after `\(today.name)` can never be worked: the rest of "
          + "\(rota.minimumRestHours.shortText) h outlasts it")
    }
  }

  /// Two days on each shift in turn, forward or backward.
  private mutating func checkPairs(_ rota: RotaPlan, _ path: String) {
    let shifts = rota.rotation == 0 ? rota.shifts : rota.shifts.reversed()
    for shift in shifts { checkRest(shift, shift, rota, "\(path).shifts") }
    for (today, tomorrow) in zip(shifts, shifts.dropFirst()) {
      checkRest(today, tomorrow, rota, "\(path).shifts")
    }
  }

  /// In a block the same shift is worked day after day, so the rest between is always the same.
  private mutating func checkBlocks(_ rota: RotaPlan, _ path: String) {
    for shift in rota.shifts where shift.hours > 0 {
      let rest = 24 - shift.hours
      if rest < rota.minimumRestHours {
        complain(
          "\(path).shifts.\(shift.name).hours",
          "\(shift.hours.shortText) h on days in a row leave \(rest.shortText) h of rest, less than "
            + "minimumRestHours (\(rota.minimumRestHours.shortText) h)")
      }
    }
  }
}
