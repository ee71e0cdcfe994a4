// Which week of which post is drawn where nobody asked for one.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The deepest valley: a week in which one person falls far and comes back far.
struct WeekChoice {
  /// Place among the posts of a history.
  let post: Int
  /// Observed day, from 1.
  let firstDay: Int

  /// Shifts that a week of work has at least.
  private static let leastShifts = 3

  /// - Parameters:
  ///   - post: place of the post, where it is given.
  ///   - firstDay: where it is given.
  /// - Returns: nil where nobody holds a post for seven days.
  init?(_ courses: PostCourses, post: Int? = nil, firstDay: Int? = nil) {
    guard courses.days >= 7 else { return nil }
    var best: (score: Double, post: Int, day: Int)?
    for place in post.map({ $0...$0 }) ?? 0...max(0, courses.posts.count - 1) {
      guard courses.posts.indices.contains(place) else { return nil }
      for day in firstDay.map({ $0...$0 }) ?? 1...courses.days - 6 {
        guard let score = Self.score(courses.posts[place], day - 1) else { continue }
        if score > best?.score ?? -.infinity { best = (score, place, day) }
      }
    }
    guard let best else { return nil }
    (self.post, self.firstDay) = (best.post, best.day)
  }

  /// How deep the valley is, less where the person is away or works little; nil where the post
  /// changes hands.
  private static func score(_ post: PostCourses.Post, _ start: Int) -> Double? {
    let days = post.capacity[start..<start + 7]
    let marks = post.marks[start..<start + 7]
    let isOnePerson = !marks.dropFirst().contains { $0.contains(.newHolder) }
    guard isOnePerson, !days.contains(where: \.isNaN),
      let first = days.first, let last = days.last, let lowest = days.min()
    else { return nil }
    let depth = Double(min(first - lowest, last - lowest))
    let isWork = marks.count { $0.contains(.shift) } >= leastShifts
    let isThere = !marks.contains { $0.contains(.absent) }
    // Any week of work without sickness goes before any other.
    return depth + (isWork ? 10 : 0) + (isThere ? 10 : 0)
  }
}
