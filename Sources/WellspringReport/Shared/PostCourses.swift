// Every post of one simulated history, day by day: what no table holds, simulated again.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct PostCourses: Sendable {
  /// One post over the observed days.
  struct Post: Sendable {
    /// `icu/12`, as in the tables.
    let name: String
    let unit: Int
    /// Within the unit, from 0.
    let position: Int
    /// Mean capacity of each day; NaN while nobody holds the post.
    let capacity: [Float]
    let marks: [DayMarks]
  }

  /// Pages simulate again up to so many days of posts, warm-up included: some ten seconds of work.
  static let mostPostDays = 1_000_000
  /// The history that is drawn.
  static let replicate = 1

  /// As people call it.
  let scenario: String
  let posts: [Post]
  let days: Int
  let midpoint: Double
  let model: Model
  /// Its row of replicates.csv, with which it was held together.
  let row: Int

  /// Simulates the first replicate of a scenario again.
  static func of(
    _ folder: FinishedFolder, _ scenario: String
  ) throws(ModelFileError) -> Result<PostCourses, ReplicateAgain.Refusal> {
    try ReplicateAgain.of(
      folder, scenario: scenario, replicate: replicate, recording: [.postDays],
      mostPostDays: mostPostDays
    ).map { PostCourses($0) }
  }

  private init(_ again: ReplicateAgain) {
    let days = Int(again.model.horizon.days)
    let capacityConstants = again.model.dynamics.capacity
    (scenario, row, model) = (again.scenario.title, again.row, again.model)
    midpoint = 0.5 * (capacityConstants.lowKnot + capacityConstants.highKnot)
    self.days = days
    let log = again.result.postDays
    var posts: [Post] = []
    var start = 0
    for (unit, count) in log.posts.enumerated() {
      let width = Int(count)
      for position in 0..<width {
        let places = (0..<days).map { start + $0 * width + position }
        posts.append(
          Post(
            name: again.staff.post(unit: unit, position: position), unit: unit,
            position: position, capacity: places.map { log.capacity[$0] },
            marks: places.map { log.marks[$0] }))
      }
      start += days * width
    }
    self.posts = posts
  }

  /// Why nothing is drawn, as a sentence.
  static func sentence(_ refusal: ReplicateAgain.Refusal, _ scenario: String) -> String {
    let what = "Capacity post by post is not drawn: "
    switch refusal {
    case .unfinished:
      return what + "replicates.csv has no finished replicate \(replicate) of "
        + "“\(plainName(scenario))”."
    case .tooLarge(let postDays):
      return what + "no table holds it, and to simulate a replicate again would take "
        + "\(NumberStyle.fixed(Double(postDays), 0)) days of posts, warm-up included; a page does so "
        + "up to \(NumberStyle.fixed(Double(mostPostDays), 0)). wellspring why shows single posts."
    case .different:
      return what + "replicate \(replicate) of “\(plainName(scenario))”, simulated again on the "
        + "machine that made this page, comes out otherwise than in replicates.csv. On a machine of "
        + "the class that run.json names it does not."
    }
  }
}

extension PostCourses.Post {
  /// Means of the days on which somebody held the post.
  var heldDays: [Double] { capacity.lazy.filter { !$0.isNaN }.map(Double.init) }

  /// Mean over the days on which somebody held it; nil without any.
  var mean: Double? {
    let held = heldDays
    return held.isEmpty ? nil : held.reduce(0, +) / Double(held.count)
  }

  /// Share of those days below a value; nil without any.
  func share(below value: Double) -> Double? {
    let held = heldDays
    return held.isEmpty ? nil : Double(held.count { $0 < value }) / Double(held.count)
  }

  /// The week from day 1, 8, 15 and so on whose mean is lowest, by its first day; nil where nobody
  /// ever held the post.
  var lowestWeek: (mean: Double, firstDay: Int)? {
    var lowest: (mean: Double, firstDay: Int)?
    for start in stride(from: 0, to: capacity.count, by: 7) {
      let held = capacity[start..<min(capacity.count, start + 7)].filter { !$0.isNaN }
      guard !held.isEmpty else { continue }
      let mean = held.reduce(0) { $0 + Double($1) } / Double(held.count)
      if mean < lowest?.mean ?? .infinity { lowest = (mean, start + 1) }
    }
    return lowest
  }
}
