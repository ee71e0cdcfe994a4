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
    try source.forEachTrial(ofScenario: scenario) { (record) throws(OutputError) in
      let fates = PostFates(kept: record.kept.first)
      for post in fates.posts {
        let fate: Fate =
          fates[post, .holders] > 1 || fates[post, .tipped].isNaN
          ? .left
          : fates[post, .tipped] == 1
            ? .stillDown : fates[post, .tippedEver] == 1 ? .cameBack : .neverTipped
        let index = Fate.allCases.firstIndex(of: fate)!
        counts[index] += 1
        for (n, trait) in [PostFate.loadFactor, .permeability, .skill].enumerated() {
          sums[index][n] += fates[post, trait]
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

extension Aftermath {
  typealias Row = (arm: String, days: Int, hold: Int, fate: Fate, group: Group, share: Double)

  /// One row per arm, ramp and fate.
  static let table = Table<Row>(
    name: "aftermath", title: "Who never comes back",
    meaning: "One row per arm, ramp and fate at the end of the run: posts whose holder left, people"
      + " who are still down, who tipped and came back, and who never tipped; with the mean traits "
      + "of those who stayed.",
    key: ["arm", "ramp_days", "hold_days", "fate"],
    columns: [
      .arm { $0.arm },
      .rampDays { $0.days },
      .holdDays { $0.hold },
      .text(
        "fate", "What became of them.", required: true, words: Fate.allCases.map(\.rawValue)
      ) { $0.fate.rawValue },
      .integer("n", "1", "Posts over all replicates.", required: true, lowest: 0) {
        $0.group.count
      },
      .number("share_percent", "%", "Their share of all posts.") { 100 * $0.share },
      .number("load_factor_mean", "1", "Mean load that the same cases put on them.") {
        $0.group.loadFactor
      },
      .number("permeability_mean", "1", "Mean boundary permeability q.") {
        $0.group.permeability
      },
      .number("skill_mean", "1", "Mean regulation skill R at the end.") { $0.group.skill },
    ])
}
