// The days of one trial as series: of each person, of each unit, of each source of data.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Somebody whose days are watched, from one day to another: the holder of a post, or a unit.
struct Stay: Sendable, Equatable {
  let unit: Int
  /// nil for the unit as a whole.
  let position: Int?
  /// Observed days, counted from 1.
  let days: ClosedRange<Int>
}

/// What one trial has left of its days.
struct TrialDays {
  private let posts: PostDays
  private let days: Int
  /// By unit: where its values begin.
  private let starts: [Int]
  /// By unit: survey waves with their days.
  private let waves: [TimedSeries]

  init(_ record: TrialRecord) {
    posts = record.postDays
    var starts = [0]
    let width = posts.posts.reduce(0) { $0 + Int($1) }
    days = width > 0 ? posts.marks.count / width : 0
    for count in posts.posts { starts.append(starts.last! + Int(count) * days) }
    self.starts = starts
    let rows = record.kept.first ?? []
    waves = posts.posts.indices.map { unit in
      let own = stride(from: 0, to: rows.count, by: 3).filter { Int(rows[$0]) == unit }
      return TimedSeries(days: own.map { Int(rows[$0 + 1]) }, values: own.map { rows[$0 + 2] })
    }
  }

  private func size(_ unit: Int) -> Int { Int(posts.posts[unit]) }

  private func place(_ unit: Int, _ position: Int, day: Int) -> Int {
    starts[unit] + (day - 1) * size(unit) + position
  }

  // MARK: Whom there is to watch

  /// Every stay, by unit and position and in order of time.
  func stays(_ level: WarningLevel) -> [Stay] {
    posts.posts.indices.flatMap { unit in
      level == .unit
        ? stays(unit, nil) : (0..<size(unit)).flatMap { stays(unit, $0) }
    }
  }

  private func stays(_ unit: Int, _ position: Int?) -> [Stay] {
    var found: [Stay] = []
    var first: Int?
    func close(_ last: Int) {
      if let start = first {
        found.append(Stay(unit: unit, position: position, days: start...last))
      }
      first = nil
    }
    for day in 1..<days + 1 {
      let isThere: Bool
      if let position {
        let marks = posts.marks[place(unit, position, day: day)]
        isThere = !marks.contains(.vacant)
        if marks.contains(.newHolder) { close(day - 1) }
      } else {
        isThere = (0..<size(unit)).contains {
          !posts.marks[place(unit, $0, day: day)].contains(.vacant)
        }
      }
      if !isThere { close(day - 1) } else if first == nil { first = day }
    }
    close(days)
    return found
  }

  // MARK: Series

  /// A source of data on a stay, over some of its days.
  func series(_ signal: WarningSignal, _ stay: Stay, _ days: ClosedRange<Int>) -> TimedSeries {
    switch signal {
    case .capacity:
      return TimedSeries(daily: days.map { mean(posts.capacity, stay, $0) }, from: days.lowerBound)
    case .midnightCapacity:
      return TimedSeries(daily: days.map { mean(posts.midnight, stay, $0) }, from: days.lowerBound)
    case .absence: return weekly(.absent, stay, days) { !$0.contains(.vacant) }
    case .breaks: return weekly(.breakMissed, stay, days) { $0.contains(.shift) }
    case .surveys:
      let waves = waves[stay.unit]
      let own = waves.days.indices.filter { days.contains(waves.days[$0]) }
      return TimedSeries(days: own.map { waves.days[$0] }, values: own.map { waves.values[$0] })
    }
  }

  /// Of the unit, the mean over those who hold a post on that day.
  private func mean(_ values: [Float], _ stay: Stay, _ day: Int) -> Double {
    if let position = stay.position { return Double(values[place(stay.unit, position, day: day)]) }
    var (sum, count) = (0.0, 0)
    for position in 0..<size(stay.unit) {
      let value = values[place(stay.unit, position, day: day)]
      if value.isNaN { continue }
      sum += Double(value)
      count += 1
    }
    return count > 0 ? sum / Double(count) : .nan
  }

  /// By whole observed weeks: of the days that count, the share with a mark, %; NaN without any.
  private func weekly(
    _ mark: DayMarks, _ stay: Stay, _ days: ClosedRange<Int>, counts: (DayMarks) -> Bool
  ) -> TimedSeries {
    let step = WarningsPlan.step
    let first = (days.lowerBound + step - 2) / step
    let weeks = first..<max(first, days.upperBound / step)
    guard !weeks.isEmpty else { return TimedSeries(days: [], values: []) }
    let positions = stay.position.map { $0...$0 } ?? 0...max(0, size(stay.unit) - 1)
    return TimedSeries(
      days: weeks.map { ($0 + 1) * step },
      values: weeks.map { week in
        var (with, all) = (0, 0)
        for day in week * step + 1...week * step + step {
          for position in positions {
            let marks = posts.marks[place(stay.unit, position, day: day)]
            guard counts(marks) else { continue }
            all += 1
            if marks.contains(mark) { with += 1 }
          }
        }
        return all > 0 ? 100 * Double(with) / Double(all) : .nan
      })
  }

  /// A source of data on every post of a unit as it is held, vacancies included as missing days.
  func members(_ signal: WarningSignal, unit: Int, _ days: ClosedRange<Int>) -> [TimedSeries] {
    (0..<size(unit)).map { series(signal, Stay(unit: unit, position: $0, days: days), days) }
  }
}
