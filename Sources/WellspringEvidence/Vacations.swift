// The course of exhaustion around a vacation.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Mean exhaustion, in points, by day from the start of vacations of a fortnight or so.
struct Vacations {
  private static let before = 14
  private static let after = 90
  /// By day: the fortnight before, the vacation's last day, and the days after.
  private var pre = 0.0
  private var end = 0.0
  private var later: [Double] = []
  private let spread: Double

  init(_ data: StudyData) {
    spread = Association.deviation(data.score("mbi-exhaustion", data.people("icu", day: 366)))
    var sums = [Double](repeating: 0, count: Self.after + 1)
    var (count, preSum) = (0.0, 0.0)
    for one in data.replicates(of: "vacations") {
      let days = one.waves.keys.sorted()
      for post in 0..<one.waves[days[0]]!.count {
        let rows = days.map { one.waves[$0]![post] }
        for away in Self.vacations(rows) {
          count += 1
          let fortnight = rows[(away.lowerBound - Self.before)..<away.lowerBound]
          preSum += fortnight.reduce(0) { $0 + Self.points($1) } / Double(Self.before)
          for offset in 0...Self.after {
            sums[offset] += Self.points(rows[away.upperBound + offset])
          }
        }
      }
    }
    guard count > 0 else { return }
    pre = preSum / count
    end = sums[0] / count
    later = sums.map { $0 / count }
  }

  /// Vacations of a week or more of one holder that have a fortnight before them and three months
  /// after them without another, which would hide the fading of this one.
  private static func vacations(_ rows: [[Double]]) -> [ClosedRange<Int>] {
    let away = rows.map { $0[AnswerColumn.isOnVacation.rawValue] == 1 }
    var found: [ClosedRange<Int>] = []
    var day = 1
    while day < rows.count {
      guard away[day], !away[day - 1] else {
        day += 1
        continue
      }
      var last = day
      while last + 1 < rows.count, away[last + 1] { last += 1 }
      let (first, end) = (day - before, last + after)
      if last - day >= 6, first >= 0, end < rows.count,
        (first...end).allSatisfy({ isHeldBySame(rows[$0], rows[day]) }),
        !away[first..<day].contains(true), !away[(last + 1)...end].contains(true)
      {
        found.append(day...last)
      }
      day = last + 1
    }
    return found
  }

  private static func isHeldBySame(_ a: [Double], _ b: [Double]) -> Bool {
    a[AnswerColumn.holder.rawValue] == b[AnswerColumn.holder.rawValue]
      && a[AnswerColumn.isFilled.rawValue] == 1
  }

  private static func points(_ row: [Double]) -> Double {
    54 * row[AnswerColumn.exhaustion.rawValue]
  }

  /// Fall of exhaustion from the fortnight before to the last day, in deviations between people.
  var gain: Double { later.isEmpty ? .nan : (pre - end) / spread }

  /// Days after the return until nine tenths of the largest gain are lost (means over five days).
  var daysUntilGone: Double {
    guard later.count > 5 else { return .nan }
    let most = pre - later.prefix(5).min()!
    for day in 1..<(later.count - 2) {
      let window = later[max(0, day - 2)...(day + 2)]
      if window.reduce(0, +) / Double(window.count) >= pre - 0.1 * most { return Double(day) }
    }
    return Double(later.count)
  }
}
