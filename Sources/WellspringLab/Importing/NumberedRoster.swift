// A roster by posts and shifts of a model: the values that it sets, its own file, and what is said of it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// An imported roster in the terms of the model.
struct NumberedRoster {
  let sheet: RosterSheet
  let days: RosterDays
  let posts: RosterPosts
  let codes: ShiftCodes
  let unit: CareUnitPlan

  private var place: String { "site.units.\(unit.name)" }
  private var last: CalendarDate { sheet.first.later(sheet.days - 1) }

  /// Persons in the order of their posts.
  private var holders: [Int] { posts.groups.flatMap(\.persons) }

  private func sum(_ counts: [Int], _ group: RosterPosts.Group) -> Int {
    group.persons.reduce(0) { $0 + counts[$1] }
  }

  /// Groups whose vacation stands in the roster.
  private var vacationing: [RosterPosts.Group] {
    posts.groups.filter { sum(days.leave, $0) > 0 }
  }

  private var sickDays: Int { days.sick.reduce(0, +) }

  // MARK: Values

  /// Whether a path is set by imports of rosters, so that a later one takes it back.
  func owns(_ path: String) -> Bool {
    path.hasPrefix("\(place).posts.")
      || ["pattern", "roster", "rosterDays"].contains { path == "\(place).rota.\($0)" }
      || ["horizon.start", "horizon.days", "dynamics.people.absenceRate"].contains(path)
  }

  /// - Parameter name: of the roster's file.
  func values(roster name: String) -> [ImportBase.Value] {
    let source = "roster of \(sheet.first.text) to \(last.text) (wellspring import)"
    func value(_ path: String, _ text: String, _ why: String = "") -> ImportBase.Value {
      ImportBase.Value(
        path: path, value: text, source: source + (why.isEmpty ? "" : ": \(why)"))
    }
    var values = [
      value("horizon.start", sheet.first.text), value("horizon.days", "\(sheet.days)"),
    ]
    for group in posts.groups {
      let own = "\(place).posts.\(group.role)"
      values.append(value("\(own).count", "\(group.persons.count)"))
      if vacationing.contains(where: { $0.role == group.role }) {
        values.append(
          value("\(own).vacationWeeks", "0", "leave is in the roster, and none is simulated on top")
        )
      }
      if unit.posts.contains(where: { $0.role == group.role && $0.workShare < 1 }) {
        values.append(value("\(own).fte", "1", "the roster has the shifts that each works"))
      }
    }
    values += [
      value("\(place).rota.pattern", "roster"),
      value("\(place).rota.roster", JSONValue.quoted(name)),
      value("\(place).rota.rosterDays", "\(sheet.days)"),
    ]
    if let shiftList { values.append(.init(path: "\(place).rota.shifts", value: shiftList)) }
    if sickDays > 0 {
      values.append(
        value(
          "dynamics.people.absenceRate", "0",
          "sickness is in the roster, and none is simulated on top"))
    }
    return values
  }

  /// The list of shifts as YAML, where it is no longer the model's.
  private var shiftList: String? {
    guard codes.isChanged else { return nil }
    let shifts = codes.shifts.map { shift in
      let minutes = Int((shift.start * 60).rounded())
      let hours = (shift.hours * 60).rounded() / 60
      let long =
        abs(hours * 4 - (hours * 4).rounded()) < 1e-9
        ? "\(hours.shortText)" : "\(Int((shift.hours * 60).rounded())) min"
      let onCall = shift.onCall == 0 ? "" : ", onCall: on"
      return
        "{name: \(shift.name), start: \"\(ClockTime.clock(minutes))\", hours: \(long)\(onCall)}"
    }
    return "[\(shifts.joined(separator: ", "))]"
  }

  // MARK: Roster

  /// The roster as models name it: a row for each duty, and one off for who has none.
  var csv: String {
    var lines = ["post,date,shift"]
    for (post, person) in holders.enumerated() {
      let own = days.duties[person]
      if own.allSatisfy(\.isEmpty) { lines.append("\(post + 1),\(sheet.first.text),off") }
      for (day, duties) in own.enumerated() {
        let date = duties.isEmpty ? "" : sheet.first.later(day).text
        lines += duties.map { "\(post + 1),\(date),\(codes.shifts[$0.shift].name)" }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: Report

  /// - Parameters:
  ///   - dialect: how the file was written.
  ///   - notFitted: fitted values that gave way.
  func report(_ dialect: String, notFitted: [String]) -> ImportReport {
    let roles = posts.groups.map { "\($0.persons.count) \($0.role)" }.joined(separator: ", ")
    let count = holders.count
    let byRole = posts.hasRoles ? "by the column of roles" : "by first appearance"
    let (duties, staffing) = staffing
    let absences = [("leave", days.leave), ("sick", days.sick), ("training", days.training)].map {
      ($0.0, $0.1.reduce(0, +))
    }
    let dated =
      "\(sheet.first.text) to \(last.text), \(counted(sheet.days, "day")) (\(sheet.dateWords))"
    return ImportReport(facts: [
      .init("Read", "read", ["\(sheet.form); \(dialect)"]),
      .init(
        "Days", "days", [dated],
        .object([
          ("first", .string(sheet.first.text)), ("last", .string(last.text)),
          ("count", .integer(sheet.days)), ("order", .string(sheet.dateWords)),
        ])),
      .init(
        "Posts", "posts",
        ["\(count): \(roles), \(byRole); names and numbers of staff are not kept"],
        .object(posts.groups.map { ($0.role, .integer($0.persons.count)) })),
      .init("Duties", "duties", [duties], .object(shiftCounts.map { ($0.0, .integer($0.1)) })),
      .init("A day", "posts_a_day", [staffing]),
      .init(
        "Absences", "absences",
        [
          absences.filter { $0.1 > 0 }.map { "\($0.0) \(counted($0.1, "day"))" }
            .joined(separator: ", ")
        ].filter { !$0.isEmpty },
        .object(absences.map { ($0.0, .integer($0.1)) })),
      .init("Left out", "left_out", sheet.leftOut + training),
      .init("Not simulated", "not_simulated", notSimulated),
      .init("No longer fitted", "no_longer_fitted", notFitted),
    ])
  }

  private var training: [String] {
    let sum = days.training.reduce(0, +)
    return sum == 0
      ? []
      : ["\(counted(sum, "day")) of training: off duty for the patients, and no load of their own"]
  }

  private var notSimulated: [String] {
    let vacation = vacationing.map {
      "vacation of \($0.role) (\(sum(days.leave, $0)) days of leave)"
    }
    let sickness = sickDays > 0 ? ["sickness (\(counted(sickDays, "sick day")))"] : []
    let all = vacation + sickness
    return all.isEmpty
      ? [] : [all.joined(separator: ", ") + ": the roster has it, so that nothing comes on top"]
  }

  /// How often each shift is worked, of those that are.
  private var shiftCounts: [(String, Int)] {
    var counts = Array(repeating: 0, count: codes.shifts.count)
    for duty in days.duties.joined().joined() { counts[duty.shift] += 1 }
    return zip(codes.shifts, counts).filter { $0.1 > 0 }.map { ($0.0.name, $0.1) }
  }

  /// Duties by shift, and how many posts are on each a day: fewest, mean and most.
  private var staffing: (duties: String, posts: String) {
    let counts = shiftCounts
    let sum = counts.reduce(0) { $0 + $1.1 }
    let words = counts.map { "\($0.0) \(grouped($0.1))" }.joined(separator: ", ")
    let posts = counts.map { name, count in
      let byDay = (0..<sheet.days).map { day in
        days.duties.count { $0[day].contains { codes.shifts[$0.shift].name == name } }
      }
      let mean = GroupedNumber.text(Double(count) / Double(sheet.days), decimals: 1)
      return "\(name) \(byDay.min() ?? 0) / \(mean) / \(byDay.max() ?? 0)"
    }
    return (
      "\(grouped(sum)): \(words)", posts.joined(separator: ", ") + " (fewest / mean / most)"
    )
  }
}
