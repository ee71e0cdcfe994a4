// The lives of the two posts of a swap, as they are and as they would have been with the same luck.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Two posts day by day, before a swap and after it, over the futures that both have.
struct SwapCourse: Sendable {
  /// One post on one day.
  struct Day: Sendable {
    fileprivate(set) var before = RunningMean()
    fileprivate(set) var after = RunningMean()
    fileprivate(set) var difference = RunningMean()
    fileprivate var belowBefore = RunningMean()
    fileprivate var belowAfter = RunningMean()

    /// Chance below the midpoint on the day's mean.
    var chanceBefore: Double { belowBefore.mean }
    var chanceAfter: Double { belowAfter.mean }
  }

  /// The two posts, from 0: who is relieved, and who takes that shift.
  let posts: [Int]
  /// By post and day.
  private(set) var days: [[Day]]

  /// Mean capacity of the posts of a swap by day.
  static func kept(_ days: PostDays, _ posts: [Int], width: Int) -> [[Double]] {
    posts.map { post in
      stride(from: post, to: days.capacity.count, by: width).map { Double(days.capacity[$0]) }
    }
  }

  /// Reads a swap's futures beside those of the roster as it stands.
  /// - Parameter source: not read by anybody else meanwhile.
  init(
    _ source: TrialSource, scenario: Int, swap: RosterSwap, month: RosterMonth, midpoint: Double
  ) throws(OutputError) {
    posts = [swap.first.post, swap.second.post]
    days = posts.map { _ in Array(repeating: Day(), count: month.days) }
    var base = TrialCursor(source.copy, scenario: 0)
    var other = TrialCursor(source.copy, scenario: scenario)
    var (mine, yours) = (try base.next(), try other.next())
    while let one = mine, let two = yours {
      if one.trial.replicate < two.trial.replicate {
        mine = try base.next()
      } else if one.trial.replicate > two.trial.replicate {
        yours = try other.next()
      } else {
        let before = Self.kept(one.postDays, posts, width: month.posts)
        for place in posts.indices { add(before[place], two.kept[place], place, midpoint) }
        (mine, yours) = (try base.next(), try other.next())
      }
    }
  }

  private mutating func add(
    _ before: [Double], _ after: [Double], _ place: Int, _ midpoint: Double
  ) {
    for (day, (one, two)) in zip(before, after).enumerated() where !(one.isNaN || two.isNaN) {
      days[place][day].before.add(one)
      days[place][day].after.add(two)
      days[place][day].difference.add(two - one)
      days[place][day].belowBefore.add(one < midpoint ? 1 : 0)
      days[place][day].belowAfter.add(two < midpoint ? 1 : 0)
    }
  }
}
