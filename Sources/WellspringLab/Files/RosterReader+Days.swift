// The days of a roster: dates, its length, how it is repeated, and the duties of each day.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension RosterReader {
  // MARK: Days

  /// Turns dates into days: `horizon.start` or the first date is day 1.
  mutating func countDates() {
    guard let first = setting.start ?? firstDate else { return }
    for index in rows.indices {
      let day = rows[index].day - first.number + 1
      if day < 1 {
        report(
          "a date before the first observed day, \(first.text) (horizon.start)",
          rows[index].dayPlace, "date")
        return
      }
      if day > Self.mostDays {
        report(
          "a date \(day) days after \(first.text); a roster has at most \(Self.mostDays) days",
          rows[index].dayPlace, "date")
        return
      }
      rows[index].day = day
    }
  }

  /// The days of the roster and how many of them come again, after the length that is stated or the
  /// last row. Repeated, weekdays stay weekdays, unless a stated length says otherwise.
  mutating func length() -> (days: Int, repeatDays: Int)? {
    guard let last = rows.max(by: { $0.day < $1.day }) else { return nil }
    let stated = setting.statedDays
    let run = setting.horizonDays
    if stated > 0 {
      guard last.day <= stated else {
        report(
          "day \(last.day) is after the last day of the roster, \(stated) (rosterDays)",
          last.dayPlace, "day")
        return nil
      }
      if stated % 7 != 0, run > stated {
        warn(
          "the roster goes round every \(stated) days, as rosterDays says, through the \(run) "
            + "days of the run. \(stated) is no multiple of 7, so what it has on a Monday moves on to "
            + "other weekdays")
      }
      return (stated, stated)
    }
    let weeks = last.day / 7 * 7
    if run > last.day, last.day % 7 != 0 {
      let how =
        weeks == 0
        ? "days \(last.day + 1) to 7 are off, and the week is repeated"
        : "its days \(last.day - weeks + 1) to \(last.day) are repeated from day \(last.day + 1) on, "
          + "so that weekdays stay weekdays"
      warn(
        "the last row of the roster is on day \(last.day), and the run has \(run) days: \(how). State "
          + "how long the roster is: `rosterDays: \(weeks + 7)` when the days after its last row are "
          + "free, `rosterDays: \(last.day)` to go round every \(last.day) days whatever the weekday"
      )
    }
    return weeks == 0 ? (7, 7) : (last.day, weeks)
  }

  private mutating func warn(_ message: String) {
    warnings.append(Problem(.file(file), "", message))
  }

  // MARK: Duties

  mutating func fill(_ table: inout RosterTable) {
    for row in rows {
      let (post, day) = (row.post, row.day - 1)
      let duty = RosterTable.Duty(shift: row.shift, line: row.line)
      guard let earlier = table.line(post, day) else {
        table.set(post, day, duty)
        continue
      }
      let others = table.duties(post, day)
      let here = "post \(post + 1) on day \(row.day)"
      let lines = "lines \(earlier) and \(row.line)"
      guard row.shift > 0, others.count == 1 else {
        let isThird = others.count == 2 && row.shift > 0
        report(
          isThird
            ? "\(here) has more than two duties"
            : "\(here) is given twice (\(lines)): a day off and a duty, or a day off twice",
          row.place)
        continue
      }
      let (first, second) = (others[0].shift, row.shift)
      let (a, b) = (setting.shifts[Int(first) - 1], setting.shifts[Int(second) - 1])
      guard (a.onCall != 0) != (b.onCall != 0) else {
        report(
          "\(here) has `\(a.name)` and `\(b.name)` (\(lines)); on one day only a shift and a time on "
            + "call go together", row.place)
        continue
      }
      if b.start < a.start {
        table.set(post, day, duty)
        table.add(post, day, others[0])
      } else {
        table.add(post, day, duty)
      }
    }
  }

  /// Every post has rows, and somebody works.
  mutating func checkPosts(_ table: RosterTable) {
    var ghosts: [Int] = []
    var idle: [Int] = []
    for post in 0..<table.posts {
      let days = 0..<table.days
      if !days.contains(where: { table.line(post, $0) != nil }) {
        ghosts.append(post + 1)
      } else if !days.contains(where: { !table.duties(post, $0).isEmpty }) {
        idle.append(post + 1)
      }
    }
    if !rows.isEmpty, rows.allSatisfy({ $0.shift == 0 }) {
      report("every row is a day off; nobody would ever work")
    } else if !ghosts.isEmpty {
      report(
        "\(Self.list(ghosts, "post")) of the unit's \(table.posts) \(ghosts.count == 1 ? "has" : "have") "
          + "no row and would never work; give \(ghosts.count == 1 ? "it" : "them") rows, or lower the "
          + "count of posts", nil, "post")
    } else if !idle.isEmpty {
      warn(
        "\(Self.list(idle, "post")) \(idle.count == 1 ? "is" : "are") off on every day and "
          + "\(idle.count == 1 ? "counts" : "count") as rested staff")
    }
  }

  /// `post 4`, `posts 4 to 7, 9`.
  static func list(_ numbers: [Int], _ noun: String) -> String {
    if numbers.count == 1 { return "\(noun) \(numbers[0])" }
    var parts: [String] = []
    var sorted = numbers.sorted()[...]
    while let first = sorted.first {
      var last = first
      sorted = sorted.dropFirst()
      while let next = sorted.first, next == last + 1 {
        last = next
        sorted = sorted.dropFirst()
      }
      parts.append(
        first == last ? "\(first)" : last == first + 1 ? "\(first), \(last)" : "\(first) to \(last)"
      )
    }
    let shown = parts.prefix(8).joined(separator: ", ")
    return "\(noun)s \(shown)\(parts.count > 8 ? ", …" : "")"
  }
}
