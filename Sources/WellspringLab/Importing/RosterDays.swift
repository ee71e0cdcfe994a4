// The days of everybody on a roster, once the codes have meanings.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Duties and absences by person and day.
struct RosterDays {
  /// A duty of a day and the line that says so.
  struct Duty {
    /// By its place among the shifts.
    var shift: Int
    var line: Int
  }

  /// By person and day, counted from 0; at most two, in the order of their starts.
  private(set) var duties: [[[Duty]]]
  /// Days of leave, sickness and training by person.
  private(set) var leave: [Int]
  private(set) var sick: [Int]
  private(set) var training: [Int]

  private let sheet: RosterSheet
  private var problems: [Problem] = []

  /// - Throws: codes without a meaning; what nobody can work.
  init(
    _ sheet: RosterSheet, _ codes: inout ShiftCodes, minimumRestHours: Double
  ) throws(ModelFileError) {
    self.sheet = sheet
    let people = sheet.persons.count
    duties = Array(repeating: Array(repeating: [], count: sheet.days), count: people)
    leave = Array(repeating: 0, count: people)
    (sick, training) = (leave, leave)
    let said = try Self.meanings(sheet, &codes)
    for person in 0..<people {
      for day in 0..<sheet.days { take(said[person][day], person, day, codes.shifts) }
    }
    checkRest(codes.shifts, minimumRestHours)
    if problems.isEmpty, duties.joined().allSatisfy(\.isEmpty) {
      problems.append(Problem(.file(sheet.file), "", "nobody has a duty in this file"))
    }
    guard problems.isEmpty else { throw ModelFileError(.badData, problems) }
  }

  // MARK: Codes

  private typealias Said = (meaning: ShiftCodes.Meaning, line: Int)

  /// What is said of each person and day.
  private static func meanings(
    _ sheet: RosterSheet, _ codes: inout ShiftCodes
  ) throws(ModelFileError) -> [[[Said]]] {
    var said: [[[Said]]] = Array(
      repeating: Array(repeating: [], count: sheet.days), count: sheet.persons.count)
    var unknown: [(code: String, count: Int, line: Int)] = []
    for entry in sheet.entries {
      let day = entry.day - sheet.first.number
      if let span = entry.span {
        said[entry.person][day].append((.duty(codes.shift(span)), entry.line))
      } else if entry.code.isEmpty {
        said[entry.person][day].append((.off, entry.line))
      } else if let meanings = codes.meanings(of: entry.code) {
        said[entry.person][day] += meanings.map { ($0, entry.line) }
      } else if let known = unknown.firstIndex(where: { $0.code == entry.code }) {
        unknown[known].count += 1
      } else {
        unknown.append((entry.code, 1, entry.line))
      }
    }
    guard unknown.isEmpty else { throw complaint(sheet, unknown, codes) }
    return said
  }

  private static func complaint(
    _ sheet: RosterSheet, _ unknown: [(code: String, count: Int, line: Int)], _ codes: ShiftCodes
  ) -> ModelFileError {
    let lines = unknown.prefix(60).map { one in
      let shown = sheet.shown(one.code)
      let isSafe = shown == "`\(one.code)`"
      let isPlain = one.code.allSatisfy { $0.isLetter || $0.isNumber }
      let key = isPlain ? one.code : JSONValue.quoted(one.code)
      let times = "\(counted(one.count, "time")), first in line \(one.line)"
      return isSafe ? "\(key): unknown # \(times)" : "# \(shown), \(times)"
    }
    let more = unknown.count > 60 ? ["# and \(unknown.count - 60) more"] : []
    let names = codes.shifts.map(\.name).joined(separator: ", ")
    let count = unknown.count
    return ModelFileError(
      .badData,
      [
        Problem(
          .file(sheet.file), "",
          "\(counted(count, "code")) \(count == 1 ? "is" : "are") not known. Put these lines into a "
            + "file, say in the place of `unknown` what each means (\(names), off, leave, sick, training, "
            + "on-call, or a shift with its times, as in {shift: early, start: \"07:00\", hours: 8}), and "
            + "give it with --codes FILE:\n\n" + (lines + more).map { $0 + "\n" }.joined())
      ])
  }

  // MARK: Days

  private mutating func take(_ said: [Said], _ person: Int, _ day: Int, _ shifts: [ShiftPlan]) {
    var said = said
    // The same absence twice is one.
    if let first = said.first, said.allSatisfy({ $0.meaning == first.meaning }) {
      if case .duty = first.meaning {} else { said = [first] }
    }
    guard let first = said.first else { return }
    if said.count == 1 {
      switch first.meaning {
      case .duty(let shift): duties[person][day] = [Duty(shift: shift, line: first.line)]
      case .off: break
      case .leave: leave[person] += 1
      case .sick: sick[person] += 1
      case .training: training[person] += 1
      }
      return
    }
    let found = said.compactMap { one -> Duty? in
      if case .duty(let shift) = one.meaning { Duty(shift: shift, line: one.line) } else { nil }
    }
    let pair = found.sorted { shifts[$0.shift].start < shifts[$1.shift].start }
    guard said.count == 2, pair.count == 2,
      (shifts[pair[0].shift].onCall != 0) != (shifts[pair[1].shift].onCall != 0)
    else {
      report(
        said.map(\.line),
        "\(said.count) entries for one person on \(date(day)); on one day only a "
          + "shift and a time on call go together")
      return
    }
    let (a, b) = (shifts[pair[0].shift], shifts[pair[1].shift])
    if a.start + a.hours > b.start + 1e-9 {
      report(said.map(\.line), "`\(a.name)` and `\(b.name)` on \(date(day)) overlap")
    }
    duties[person][day] = pair
  }

  /// What the model would refuse of the roster that is written, by the lines of the file that is read.
  private mutating func checkRest(_ shifts: [ShiftPlan], _ hours: Double) {
    var rota = RotaPlan()
    rota.minimumRestHours = hours
    for person in duties {
      for (day, next) in zip(person.indices, person.indices.dropFirst()) {
        guard let last = person[day].last, let first = person[next].first,
          let why = rota.clash(shifts[last.shift], shifts[first.shift])
        else { continue }
        report(
          [last.line, first.line],
          "`\(shifts[last.shift].name)` on \(date(day)) and `\(shifts[first.shift].name)` on the day after: "
            + why)
      }
    }
  }

  private func date(_ day: Int) -> String { sheet.first.later(day).text }

  private mutating func report(_ lines: [Int], _ message: String) {
    guard problems.count < 20 else { return }
    let own = lines.enumerated().filter { !lines[..<$0.offset].contains($0.element) }.map(\.element)
    problems.append(
      Problem(.file(sheet.file), "", "\(SheetReader.lines(own)): \(message)"))
  }
}
