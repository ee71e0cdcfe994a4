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
    if pattern != "roster", rota.statedDays > 0 {
      complain("\(path).rosterDays", "only the pattern roster has a roster; leave rosterDays out")
    }
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
    let place = "\(path).sequence"
    guard !rota.sequence.isEmpty else {
      if isSound(place) {
        complain(place, "the pattern sequence needs a sequence: [day, day, off]")
      }
      return
    }
    guard isWhole("\(path).shifts") else { return }
    checkSequence(rota.sequence, of: rota, place)
  }

  /// One cycle of days: known shifts, somebody at work, and enough rest between.
  mutating func checkSequence(_ sequence: [String], of rota: RotaPlan, _ place: String) {
    guard isWhole(place) else { return }
    let names = rota.shifts.map(\.name)
    var days: [[ShiftPlan]] = []
    var isKnown = true
    var said: Set<String> = []
    for word in sequence {
      let words = word == "off" ? [] : RotaPlan.duties(word)
      for name in words where !names.contains(name) {
        isKnown = false
        guard said.insert(name).inserted else { continue }
        complain(
          place,
          "there is no shift `\(TextRule.short(name))`; "
            + Suggestion.hint(for: name, among: names + ["off"]))
      }
      let duties = words.compactMap { name in rota.shifts.first { $0.name == name } }
      days.append(duties.sorted { $0.start < $1.start })
      if isKnown, said.insert(word).inserted { checkDay(duties, word, place) }
    }
    guard isKnown else { return }
    if days.allSatisfy(\.isEmpty) {
      complain(place, "every day is off; nobody would ever work")
    }
    var seen: Set<[String]> = []
    for (today, tomorrow) in zip(days, days.dropFirst() + days.prefix(1)) {
      guard let a = today.last, let b = tomorrow.first, seen.insert([a.name, b.name]).inserted
      else { continue }
      checkRest(a, b, rota, place)
    }
  }

  /// A day of the sequence with two duties: one at work, one on call, one after the other.
  private mutating func checkDay(_ duties: [ShiftPlan], _ word: String, _ place: String) {
    guard duties.count > 1 else { return }
    let sorted = duties.sorted { $0.start < $1.start }
    guard duties.count == 2, (duties[0].onCall != 0) != (duties[1].onCall != 0) else {
      complain(
        place, "`\(TextRule.short(word))`: only a shift and a time on call go together on one day"
      )
      return
    }
    if sorted[0].start + sorted[0].hours > sorted[1].start + 1e-9 {
      complain(
        place,
        "`\(TextRule.short(word))`: `\(sorted[1].name)` starts before `\(sorted[0].name)` "
          + "has ended")
    }
  }

  /// Nobody works two shifts at once. The minimum rest makes a shift start late; where less than an
  /// hour of it would be left, it is never worked.
  private mutating func checkRest(
    _ today: ShiftPlan, _ tomorrow: ShiftPlan, _ rota: RotaPlan, _ path: String
  ) {
    guard rota.clash(today, tomorrow) != nil else { return }
    if today.start + today.hours > 24 + tomorrow.start + 1e-9 {
      complain(
        path, "`\(tomorrow.name)` starts before `\(today.name)` of the day before has ended")
      return
    }
    complain(
      path,
      "`\(tomorrow.name)` on the day after `\(today.name)` can never be worked: the rest of "
        + "\(rota.minimumRestHours.shortText) h outlasts it")
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
    for shift in rota.shifts where shift.hours > 0 && shift.onCall == 0 {
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
