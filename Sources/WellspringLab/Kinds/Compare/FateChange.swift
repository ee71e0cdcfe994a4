// The fate of one post under two scenarios.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One post of one replicate under two scenarios: a row of who-changed-replicates.csv where its fate
/// is another.
struct FateChange {
  let post: CommonPost
  let replicate: Int
  /// Whether it tipped at any time, and whether it ended tipped: under the baseline, and the other.
  let ever: (Bool, Bool)
  let atEnd: (Bool, Bool)
  let capacity: Double
  let otherCapacity: Double

  init(_ post: CommonPost, _ replicate: Int, _ fates: PostFates, _ others: PostFates) {
    (self.post, self.replicate) = (post, replicate)
    let (a, b) = (post.place, post.otherPlace)
    ever = (fates[a, .tippedEver] == 1, others[b, .tippedEver] == 1)
    atEnd = (fates[a, .tipped] == 1, others[b, .tipped] == 1)
    capacity = fates[a, .capacityMean]
    otherCapacity = others[b, .capacityMean]
  }

  /// One row per change of fate.
  static let table = Table<FateChange>(
    name: "who-changed-replicates", title: "Each change of a post's fate",
    meaning: "One row per pair of scenarios, replicate and post that tips at any time under one "
      + "scenario and not under the other. Posts whose fate is the same are left out.",
    key: ["baseline", "scenario", "replicate", "post"],
    columns: [
      .baseline { $0.post.baseline },
      .comparedScenario { $0.post.scenario },
      .replicate { $0.replicate },
      .post { $0.post.name },
      .text(
        "change", "spared: tips under the baseline only; harmed: tips under the scenario only.",
        required: true, words: ["spared", "harmed"]
      ) { $0.ever.0 ? "spared" : "harmed" },
      .number(
        "capacity_baseline", "1", "The post's time average of capacity under the baseline."
      ) { $0.capacity },
      .number("capacity_scenario", "1", "The same under the scenario.") { $0.otherCapacity },
    ])
}
