// What the futures of a roster say of each post and each of its days.
//
// Futures are read one after the other in their order and none is kept: sums, and for quantiles of a
// day's capacity a histogram in steps of a hundredth. Memory does not grow with the number of futures.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Counts and sums over the futures.
struct RosterRisk: Sendable {
  /// One post on one day.
  struct Day: Sendable {
    /// Futures in which somebody held the post, was below the midpoint on the day's mean, was absent.
    fileprivate(set) var held = 0
    fileprivate(set) var below = 0
    fileprivate(set) var absent = 0
    fileprivate(set) var capacity = RunningMean()
    fileprivate var histogram = [UInt32](repeating: 0, count: RosterRisk.steps)
  }

  /// One post over all days.
  struct Post: Sendable {
    /// Futures in which somebody held it on some day, and those with a day below the midpoint.
    fileprivate(set) var held = 0
    fileprivate(set) var everBelow = 0
    /// Capacity on the first and the last day, the lowest day's mean.
    fileprivate(set) var start = RunningMean()
    fileprivate(set) var end = RunningMean()
    fileprivate(set) var lowest = RunningMean()
    /// Time below the midpoint, days.
    fileprivate(set) var daysBelow = RunningMean()
    /// Hours a day asleep, and hours on duty.
    fileprivate(set) var sleep = RunningMean()
    fileprivate(set) var worked = RunningMean()
  }

  fileprivate static let steps = 130
  private static let step = 0.01

  let posts: Int
  let dayCount: Int
  let midpoint: Double
  private(set) var futures = 0
  private(set) var byPost: [Post]
  /// Row-major: post, day.
  private var days: [Day]

  init(posts: Int, days: Int, midpoint: Double) {
    (self.posts, dayCount, self.midpoint) = (posts, days, midpoint)
    byPost = Array(repeating: Post(), count: posts)
    self.days = Array(repeating: Day(), count: posts * days)
  }

  /// Posts and days count from 0.
  func day(_ post: Int, _ day: Int) -> Day { days[post * dayCount + day] }

  // MARK: What a future leaves

  /// By post: hours asleep a day, hours on duty, per cent of time below the midpoint.
  static func kept(_ result: ReplicateResult) -> [[Double]] {
    let width = ClinicianColumn.allCases.count
    return [ClinicianColumn.sleepHoursPerDay, .hoursWorked, .depletedPercent].map { column in
      stride(from: 0, to: result.clinicians.count, by: width).map {
        result.clinicians[$0 + column.rawValue]
      }
    }
  }

  /// Adds a future; replicates ascending.
  mutating func add(_ record: TrialRecord) {
    futures += 1
    for post in 0..<posts {
      let values = (0..<dayCount).map { Double(record.postDays.capacity[$0 * posts + post]) }
      for (day, value) in values.enumerated() where !value.isNaN {
        let isAbsent = record.postDays.marks[day * posts + post].contains(.absent)
        add(value, isAbsent, at: post * dayCount + day)
      }
      let present = values.filter { !$0.isNaN }
      guard let lowest = present.min() else { continue }
      byPost[post].held += 1
      if lowest < midpoint { byPost[post].everBelow += 1 }
      byPost[post].lowest.add(lowest)
      byPost[post].start.add(values[0])
      byPost[post].end.add(values[dayCount - 1])
      byPost[post].sleep.add(record.kept[0][post])
      byPost[post].worked.add(record.kept[1][post])
      byPost[post].daysBelow.add(record.kept[2][post] / 100 * Double(present.count))
    }
  }

  private mutating func add(_ capacity: Double, _ isAbsent: Bool, at place: Int) {
    days[place].held += 1
    if capacity < midpoint { days[place].below += 1 }
    if isAbsent { days[place].absent += 1 }
    days[place].capacity.add(capacity)
    let step = min(Self.steps - 1, max(0, Int(capacity / Self.step)))
    days[place].histogram[step] += 1
  }

  // MARK: Ranking

  /// Posts by the time below the midpoint that is expected, the longest first; of equal ones who comes
  /// lowest.
  var ranking: [Int] {
    func order(_ post: Int) -> (Double, Double) {
      let own = byPost[post]
      return (
        own.daysBelow.mean.isNaN ? 0 : -own.daysBelow.mean,
        own.lowest.mean.isNaN ? .infinity : own.lowest.mean
      )
    }
    return (0..<posts).sorted { order($0) == order($1) ? $0 < $1 : order($0) < order($1) }
  }

  /// Post-days below the midpoint that are expected by days' means.
  func expectedBelow(onDay day: Int) -> Double {
    (0..<posts).reduce(0) { sum, post in
      let own = self.day(post, day)
      return own.held > 0 ? sum + Double(own.below) / Double(own.held) : sum
    }
  }
}

extension RosterRisk.Day {
  /// A quantile of the day's capacity over the futures, to a hundredth; NaN of none.
  func quantile(_ share: Double) -> Double {
    guard held > 0 else { return .nan }
    let wanted = share * Double(held)
    var before = 0.0
    for (place, count) in histogram.enumerated() where count > 0 {
      let own = Double(count)
      if before + own >= wanted { return (Double(place) + (wanted - before) / own) / 100 }
      before += own
    }
    return .nan
  }

  var chanceBelow: ProportionInterval { ProportionInterval(successes: below, trials: held) }
  var chanceAbsent: Double { Double(absent) / Double(held) }
}
