// What became of people after a surge: who left, who is still down, who came back.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Fates of posts at the end of the runs of one scenario.
struct Aftermath {
  enum Fate: String, CaseIterable {
    /// Whoever held the post at the start is gone.
    case left
    case stillDown = "still down"
    case cameBack = "came back"
    case neverTipped = "never tipped"
  }

  /// Mean traits; NaN of nobody, and of those who left (their successors hold the post).
  struct Group {
    var count = 0
    var loadFactor = Double.nan
    var permeability = Double.nan
    var skill = Double.nan
  }

  private let counts: [Int]
  private let sums: [[Double]]

  init(_ source: TrialSource, scenario: Int) throws(OutputError) {
    var counts = [Int](repeating: 0, count: Fate.allCases.count)
    var sums = [[Double]](repeating: [0, 0, 0], count: Fate.allCases.count)
    let width = PostFate.allCases.count
    try source.forEachTrial(ofScenario: scenario) { (record) throws(OutputError) in
      for start in stride(from: 0, to: record.posts.count, by: width) {
        func value(_ fate: PostFate) -> Double { record.posts[start + fate.rawValue] }
        let fate: Fate =
          value(.holders) > 1 || value(.tipped).isNaN
          ? .left
          : value(.tipped) == 1
            ? .stillDown : value(.tippedEver) == 1 ? .cameBack : .neverTipped
        let index = Fate.allCases.firstIndex(of: fate)!
        counts[index] += 1
        for (n, trait) in [PostFate.loadFactor, .permeability, .skill].enumerated() {
          sums[index][n] += value(trait)
        }
      }
    }
    (self.counts, self.sums) = (counts, sums)
  }

  func share(_ fate: Fate) -> Double {
    let all = counts.reduce(0, +)
    let count = counts[Fate.allCases.firstIndex(of: fate)!]
    return all > 0 ? Double(count) / Double(all) : .nan
  }

  /// Every fate in order.
  var groups: [(fate: Fate, group: Group)] {
    Fate.allCases.enumerated().map { index, fate in
      var group = Group(count: counts[index])
      if fate != .left, group.count > 0 {
        let n = Double(group.count)
        group.loadFactor = sums[index][0] / n
        group.permeability = sums[index][1] / n
        group.skill = sums[index][2] / n
      }
      return (fate, group)
    }
  }
}
