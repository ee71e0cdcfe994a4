// The rosters that units name: read, put into the model, held against rest and repetition.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  /// Reads the rosters beside the model file, and what they and `horizon.start` say about the weekday
  /// on which observed day 1 falls.
  mutating func readRosters(_ inputs: InputPlace, _ files: inout [InputFile]) {
    let start = readStart()
    let roster = Double(RotaPlan.patterns.firstIndex(of: "roster") ?? 0)
    var firstDates: [(unit: String, date: CalendarDate)] = []
    for index in model.units.indices {
      let unit = model.units[index]
      guard unit.rota.pattern == roster, !unit.rota.roster.isEmpty else { continue }
      let posts = unit.posts.reduce(0) { $0 + Int($1.count) }
      // Without posts or shifts every row would be wrong; those are reported by themselves.
      guard posts > 0, !unit.rota.shifts.isEmpty, unit.rota.shifts.count < 255 else { continue }
      let path = inputs.path(unit.rota.roster)
      var reader = RosterReader(
        .init(
          posts: posts, shifts: unit.rota.shifts, statedDays: Int(unit.rota.statedDays),
          horizonDays: Int(model.horizon.days), start: start))
      do {
        let source = try inputs.text(path, purpose: "roster")
        if let table = reader.read(source) {
          model.units[index].rota.take(table)
          checkRoster(table, model.units[index].rota, path)
        }
        problems += reader.problems
        warnings += reader.warnings
        if let date = reader.firstDate { firstDates.append((unit.name, date)) }
        files.append(source.input)
      } catch {
        let key = "site.units.\(unit.name).rota.roster"
        for problem in error.problems {
          report(place(of: key), key, "\(problem.place.text): \(problem.message)")
        }
      }
    }
    if let start {
      takeFirst(start)
    } else {
      takeOrigin(firstDates)
    }
  }

  private mutating func readStart() -> CalendarDate? {
    let text = model.horizon.start
    guard !text.isEmpty else { return nil }
    if let date = CalendarDate(text) { return date }
    report(
      place(of: "horizon.start"), "horizon.start",
      "`\(TextRule.short(text))` is not a date; write year-month-day, as in `2026-03-02`")
    return nil
  }

  /// Without `horizon.start` the first date of the rosters is observed day 1, the same in all of them.
  private mutating func takeOrigin(_ firstDates: [(unit: String, date: CalendarDate)]) {
    guard let first = firstDates.first else { return }
    if let other = firstDates.first(where: { $0.date != first.date }) {
      complain(
        "horizon",
        "the roster of `\(first.unit)` begins on \(first.date.text), that of `\(other.unit)` on "
          + "\(other.date.text); say which date is observed day 1 with `start: "
          + "\(min(first.date, other.date).text)`")
    }
    takeFirst(first.date)
  }

  private mutating func takeFirst(_ date: CalendarDate) {
    model.horizon.firstWeekday = date.weekday
    model.horizon.firstDate = date.number
  }

  // MARK: Rest

  /// Nobody works two duties at once, or has to rest all through one. What clashes in the roster
  /// itself is an error; what clashes only where it is repeated is left to the rule of rest.
  private mutating func checkRoster(_ table: RosterTable, _ rota: RotaPlan, _ path: String) {
    var clashes = 0
    var seams: [String] = []
    let wraps = model.horizon.days > Double(table.days)
    for post in 0..<table.posts {
      for day in 0..<table.days {
        let today = table.duties(post, day)
        if today.count == 2, rota.overlap(today[0], today[1]) {
          clashes += 1
          report(
            clash(table, rota, post, day, today[0], day, today[1], "they overlap"), path, clashes)
        }
        guard let last = today.last else { continue }
        if day + 1 < table.days {
          guard let next = table.duties(post, day + 1).first,
            let why = rota.clash(last, next)
          else { continue }
          clashes += 1
          report(clash(table, rota, post, day, last, day + 1, next, why), path, clashes)
        }
        let beginsAgain = day + 1 == table.days && wraps ? table.days - table.repeatDays : nil
        let warmUp = day + 1 == table.repeatDays && model.horizon.warmUpDays > 0 ? 0 : nil
        for again in [beginsAgain, warmUp == beginsAgain ? nil : warmUp].compactMap({ $0 }) {
          guard let next = table.duties(post, again).first,
            let why = rota.clash(last, next)
          else { continue }
          seams.append(clash(table, rota, post, day, last, again, next, why))
        }
      }
    }
    if clashes > Self.shownClashes {
      problems.append(
        Problem(.file(path), "", "and \(clashes - Self.shownClashes) more such clashes"))
    }
    guard let first = seams.first else { return }
    let more = seams.count > 1 ? " (and \(seams.count - 1) more)" : ""
    warnings.append(
      Problem(
        .file(path), "",
        "where the roster is repeated, \(first)\(more). There the later duty starts late, after the "
          + "rest, or falls out when less than an hour of it would be left"))
  }

  private static let shownClashes = 20

  private mutating func report(_ message: String, _ path: String, _ number: Int) {
    if number <= Self.shownClashes { problems.append(Problem(.file(path), "", message)) }
  }

  /// `post 3 has night on day 7 (line 12) and day on day 8 (line 13): …`.
  private func clash(
    _ table: RosterTable, _ rota: RotaPlan, _ post: Int, _ day: Int, _ a: RosterTable.Duty,
    _ next: Int, _ b: RosterTable.Duty, _ why: String
  ) -> String {
    let (x, y) = (rota.shifts[Int(a.shift) - 1].name, rota.shifts[Int(b.shift) - 1].name)
    return "post \(post + 1) has `\(x)` on day \(day + 1) (line \(a.line)) and `\(y)` on day "
      + "\(next + 1) (line \(b.line)): \(why)"
  }
}

extension RotaPlan {
  /// Holds a roster from now on.
  fileprivate mutating func take(_ table: RosterTable) {
    rosterShifts = table.firsts
    rosterSeconds = table.seconds
    rosterDays = table.days
    rosterRepeatDays = table.repeatDays
  }

  /// Whether two duties of one day, the first starting first, overlap.
  fileprivate func overlap(_ a: RosterTable.Duty, _ b: RosterTable.Duty) -> Bool {
    let first = shifts[Int(a.shift) - 1]
    return first.start + first.hours > shifts[Int(b.shift) - 1].start + 1e-9
  }

  fileprivate func clash(_ a: RosterTable.Duty, _ b: RosterTable.Duty) -> String? {
    clash(shifts[Int(a.shift) - 1], shifts[Int(b.shift) - 1])
  }

  /// Why a duty cannot be worked on the day after another; nil when it can.
  ///
  /// The minimum rest makes a shift start late, and one of which less than an hour would be left is
  /// not worked. Time on call needs no rest before it, and after it rest counts from the last
  /// call-out.
  func clash(_ today: ShiftPlan, _ tomorrow: ShiftPlan) -> String? {
    guard today.hours > 0, tomorrow.hours > 0 else { return nil }
    let end = today.start + today.hours
    if end > 24 + tomorrow.start + 1e-9 { return "the first ends after the second has begun" }
    if today.onCall != 0 || tomorrow.onCall != 0 { return nil }
    if end + minimumRestHours > 24 + tomorrow.start + tomorrow.hours - 1 {
      return "the rest of \(minimumRestHours.shortText) h between them outlasts the second"
    }
    return nil
  }
}
