// Who would have fared otherwise: posts that tip under one scenario and are spared under another.
//
// A post of one replicate is held by the same person with the same luck in both scenarios, so the
// difference is a counterfactual of that post. Where somebody leaves, the holders part ways; the
// post is followed, not the person.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Posts of a pair of scenarios by fate, over all replicates.
public struct ChangeTotals: Sendable, Equatable {
  /// Pairs of replicates.
  public var replicates = 0
  /// Posts compared, over all replicates.
  public var posts = 0
  /// Tipped at any time under the baseline and not under the other.
  public var spared = 0
  /// Tipped at any time under the other and not under the baseline.
  public var harmed = 0
  /// Under both.
  public var tippedBoth = 0
}

/// A post that both scenarios of a pair have.
struct CommonPost {
  let baseline: String
  let scenario: String
  let name: String
  let unit: String
  let role: String
  /// Its place among the posts of the baseline, and of the other scenario.
  let place: Int
  let otherPlace: Int
}

/// Fates of one post over the replicates: a row of who-changed.csv.
struct PostChanges {
  let post: CommonPost
  var count = 0
  /// At any time, and at the end.
  var both = 0, spared = 0, harmed = 0
  var sparedAtEnd = 0, harmedAtEnd = 0
  /// Sum and number of differences in mean capacity.
  var capacitySum = 0.0, capacityCount = 0

  init(_ post: CommonPost) { self.post = post }

  mutating func add(_ change: FateChange, _ totals: inout ChangeTotals) {
    count += 1
    totals.posts += 1
    switch change.ever {
    case (true, true): (both, totals.tippedBoth) = (both + 1, totals.tippedBoth + 1)
    case (true, false): (spared, totals.spared) = (spared + 1, totals.spared + 1)
    case (false, true): (harmed, totals.harmed) = (harmed + 1, totals.harmed + 1)
    case (false, false): break
    }
    switch change.atEnd {
    case (true, false): sparedAtEnd += 1
    case (false, true): harmedAtEnd += 1
    case (true, true), (false, false): break
    }
    let difference = PairedDifference.real(change.capacity, change.otherCapacity)
    guard !difference.isNaN else { return }
    capacitySum += difference
    capacityCount += 1
  }

  /// One row per pair of scenarios and post.
  static let table = Table<PostChanges>(
    name: "who-changed", title: "Posts that fare otherwise under another scenario",
    meaning: "One row per pair of scenarios and post that both have: how often the same post of "
      + "the same replicate tips under one and is spared under the other. A post is followed "
      + "through its holders.",
    key: ["baseline", "scenario", "post"],
    columns: [
      .baseline { $0.post.baseline },
      .comparedScenario { $0.post.scenario },
      .post { $0.post.name },
      .careUnit { $0.post.unit },
      .role { $0.post.role },
      .integer("n", "1", "Pairs of replicates.", required: true, lowest: 0) { $0.count },
      .integer(
        "tipped_baseline", "1",
        "Replicates in which the post tips at any time under the baseline.", lowest: 0
      ) { $0.both + $0.spared },
      .integer("tipped_scenario", "1", "The same under the scenario.", lowest: 0) {
        $0.both + $0.harmed
      },
      .integer(
        "spared", "1",
        "Replicates in which it tips under the baseline and not under the scenario.", lowest: 0
      ) { $0.spared },
      .integer(
        "harmed", "1",
        "Replicates in which it tips under the scenario and not under the baseline.", lowest: 0
      ) { $0.harmed },
      .integer(
        "spared_at_end", "1",
        "Replicates in which it ends tipped under the baseline and not under the scenario.",
        lowest: 0
      ) { $0.sparedAtEnd },
      .integer(
        "harmed_at_end", "1",
        "Replicates in which it ends tipped under the scenario and not under the baseline.",
        lowest: 0
      ) { $0.harmedAtEnd },
      .number(
        "capacity_difference", "1",
        "Mean over replicates of the difference in the post's time average of capacity."
      ) { $0.capacityCount > 0 ? $0.capacitySum / Double($0.capacityCount) : .nan },
    ])
}
