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

/// Fates of one post over the replicates.
private struct PostChanges {
  var count = 0
  /// At any time, and at the end.
  var both = 0, spared = 0, harmed = 0
  var sparedAtEnd = 0, harmedAtEnd = 0
  /// Sum and number of differences in mean capacity.
  var capacitySum = 0.0, capacityCount = 0
}

extension ExperimentTables {
  /// Posts of one scenario, by name.
  private struct Post {
    let name: String
    let unit: String
    let role: String
  }

  /// Writes who-changed.csv (counts by post) and who-changed-replicates.csv (each change).
  func writeWhoChanged(_ pairs: [ScenarioPair]) throws(OutputError) -> [WrittenTable] {
    let counts = try TableFile(ResultTables.whoChanged, in: folder)
    let changes = try TableFile(ResultTables.whoChangedReplicates, in: folder)
    for (index, pair) in pairs.enumerated() {
      results.comparisons[index].changes = try follow(pair, counts, changes)
    }
    return [try counts.finish(), try changes.finish()]
  }

  private func follow(
    _ pair: ScenarioPair, _ counts: TableFile, _ changes: TableFile
  ) throws(OutputError) -> ChangeTotals {
    let (baseline, other) = (posts(pair.baseline), posts(pair.other))
    // Posts that both scenarios have, by their name.
    let places = Dictionary(
      uniqueKeysWithValues: other.enumerated().map { ($0.element.name, $0.offset) })
    let common = baseline.enumerated().compactMap { post in
      places[post.element.name].map { (post: post.element, a: post.offset, b: $0) }
    }
    var tallies = [PostChanges](repeating: PostChanges(), count: common.count)
    var totals = ChangeTotals()
    var left = TrialCursor(source, scenario: pair.baseline)
    var right = TrialCursor(source.copy, scenario: pair.other)
    var (a, b) = (try left.next(), try right.next())
    while let first = a, let second = b {
      if first.trial.replicate == second.trial.replicate {
        totals.replicates += 1
        for (index, place) in common.enumerated() {
          let fates = Fates(first, place.a, second, place.b)
          fates.add(to: &tallies[index], &totals)
          if let change = fates.change {
            var row = CSVText()
            row.append(experiment.scenarios[pair.baseline].name)
            row.append(experiment.scenarios[pair.other].name)
            row.append(Int(first.trial.replicate))
            row.append(place.post.name)
            row.append(change)
            row.append(fates.capacityBaseline)
            row.append(fates.capacityOther)
            row.endRow()
            try changes.append(row)
          }
        }
      }
      let isBehind = first.trial.replicate <= second.trial.replicate
      if second.trial.replicate <= first.trial.replicate { b = try right.next() }
      if isBehind { a = try left.next() }
    }
    for (place, tally) in zip(common, tallies) {
      try counts.append(row(pair, place.post, tally))
    }
    return totals
  }

  private func posts(_ scenario: Int) -> [Post] {
    guard let model = experiment.scenarios[scenario].model else { return [] }
    let staff = Staff(model)
    return staff.unitNames.indices.flatMap { unit in
      (0..<staff.posts(ofUnit: unit)).map { position in
        Post(
          name: staff.post(unit: unit, position: position), unit: staff.unitNames[unit],
          role: staff.role(unit: unit, position: position))
      }
    }
  }

  private func row(_ pair: ScenarioPair, _ post: Post, _ tally: PostChanges) -> CSVText {
    var row = CSVText()
    row.append(experiment.scenarios[pair.baseline].name)
    row.append(experiment.scenarios[pair.other].name)
    row.append(post.name)
    row.append(post.unit)
    row.append(post.role)
    row.append(tally.count)
    row.append(tally.both + tally.spared)
    row.append(tally.both + tally.harmed)
    row.append(tally.spared)
    row.append(tally.harmed)
    row.append(tally.sparedAtEnd)
    row.append(tally.harmedAtEnd)
    row.append(
      tally.capacityCount > 0 ? tally.capacitySum / Double(tally.capacityCount) : .nan)
    row.endRow()
    return row
  }
}

/// One post of one replicate under two scenarios.
private struct Fates {
  private let values: (TrialRecord, Int, TrialRecord, Int)

  init(_ first: TrialRecord, _ a: Int, _ second: TrialRecord, _ b: Int) {
    values = (first, a, second, b)
  }

  private func baseline(_ fate: PostFate) -> Double {
    values.0.posts[values.1 * PostFate.allCases.count + fate.rawValue]
  }

  private func other(_ fate: PostFate) -> Double {
    values.2.posts[values.3 * PostFate.allCases.count + fate.rawValue]
  }

  var capacityBaseline: Double { baseline(.capacityMean) }
  var capacityOther: Double { other(.capacityMean) }

  /// What the other scenario did to the post; nil when its fate is the same.
  var change: String? {
    switch (baseline(.tippedEver) == 1, other(.tippedEver) == 1) {
    case (true, false): "spared"
    case (false, true): "harmed"
    default: nil
    }
  }

  func add(to tally: inout PostChanges, _ totals: inout ChangeTotals) {
    tally.count += 1
    totals.posts += 1
    switch (baseline(.tippedEver) == 1, other(.tippedEver) == 1) {
    case (true, true): (tally.both, totals.tippedBoth) = (tally.both + 1, totals.tippedBoth + 1)
    case (true, false): (tally.spared, totals.spared) = (tally.spared + 1, totals.spared + 1)
    case (false, true): (tally.harmed, totals.harmed) = (tally.harmed + 1, totals.harmed + 1)
    case (false, false): break
    }
    switch (baseline(.tipped) == 1, other(.tipped) == 1) {
    case (true, false): tally.sparedAtEnd += 1
    case (false, true): tally.harmedAtEnd += 1
    default: break
    }
    let difference = PairedDifference.real(capacityBaseline, capacityOther)
    guard !difference.isNaN else { return }
    tally.capacitySum += difference
    tally.capacityCount += 1
  }
}
