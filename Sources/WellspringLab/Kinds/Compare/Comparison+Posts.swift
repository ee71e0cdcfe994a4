// Posts followed from one scenario of a pair to the other.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Comparison {
  /// Follows the posts of a pair of scenarios: adds their rows to who-changed.csv (counts by post)
  /// and who-changed-replicates.csv (each change).
  func follow(
    _ pair: ScenarioPair, _ tables: ExperimentTables, _ counts: TableFile, _ changes: TableFile
  ) throws(OutputError) -> ChangeTotals {
    var tallies = commonPosts(pair, tables.experiment).map { PostChanges($0) }
    var totals = ChangeTotals()
    var left = TrialCursor(tables.source, scenario: pair.baseline)
    var right = TrialCursor(tables.source.copy, scenario: pair.other)
    var (a, b) = (try left.next(), try right.next())
    while let first = a, let second = b {
      let (own, other) = (first.trial.replicate, second.trial.replicate)
      if own == other {
        totals.replicates += 1
        let (fates, others) = (
          PostFates(kept: first.kept.first), PostFates(kept: second.kept.first)
        )
        for index in tallies.indices {
          let change = FateChange(tallies[index].post, Int(own), fates, others)
          tallies[index].add(change, &totals)
          if change.ever.0 != change.ever.1 { try changes.append(change, of: FateChange.table) }
        }
      }
      if own <= other { a = try left.next() }
      if other <= own { b = try right.next() }
    }
    for tally in tallies { try counts.append(tally, of: PostChanges.table) }
    return totals
  }

  /// Posts that both scenarios have, by their name, in the order of the baseline.
  private func commonPosts(
    _ pair: ScenarioPair, _ experiment: Experiment
  ) -> [CommonPost] {
    let scenarios = experiment.scenarios
    guard let model = scenarios[pair.baseline].model, let other = scenarios[pair.other].model
    else { return [] }
    let places = Dictionary(
      uniqueKeysWithValues: Staff(other).posts.enumerated().map { ($1.name, $0) })
    return Staff(model).posts.enumerated().compactMap { place, post in
      places[post.name].map {
        CommonPost(
          baseline: scenarios[pair.baseline].name, scenario: scenarios[pair.other].name,
          name: post.name, unit: post.unit, role: post.role, place: place, otherPlace: $0)
      }
    }
  }
}

extension Staff {
  fileprivate var posts: [(name: String, unit: String, role: String)] {
    unitNames.indices.flatMap { unit in
      (0..<posts(ofUnit: unit)).map {
        (post(unit: unit, position: $0), unitNames[unit], role(unit: unit, position: $0))
      }
    }
  }
}
