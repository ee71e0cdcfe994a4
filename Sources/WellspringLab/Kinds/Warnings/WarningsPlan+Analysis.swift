// From the trials of an experiment of kind warnings to episodes.
//
// The parts are read twice: to see who tips, and then for the episodes that come of it. The second
// reading is shared among the lanes; what they find is put together in the order of the blocks, so
// that the bytes know nothing of lanes.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension WarningsPlan {
  func takeCensus(_ tables: ExperimentTables) throws(OutputError) -> WarningsCensus {
    var census = WarningsCensus(self)
    let experiment = tables.experiment
    for (number, scenario) in experiment.scenarios.enumerated() {
      census.begin(replicates: experiment.replicates)
      guard let model = scenario.model else { continue }
      let capacity = model.dynamics.capacity
      let staff = Staff(model)
      let days = Int(model.horizon.days)
      try tables.source.forEachTrial(ofScenario: number) { (record) throws(OutputError) in
        guard record.failure == nil else { return }
        census.add(
          record, midpoint: 0.5 * (capacity.lowKnot + capacity.highKnot), days: days,
          role: staff.roleNumber)
      }
    }
    return census
  }

  // MARK: Episodes

  typealias Tracked = (episode: Episode, stay: WatchedStay, track: EpisodeTrack)

  func tracks(
    _ match: EpisodeMatch, _ stays: [WatchedStay], _ tables: ExperimentTables
  ) throws(OutputError) -> [Tracked] {
    var wanted: [Trial: [Int]] = [:]
    for (number, episode) in match.episodes.enumerated() {
      let stay = stays[episode.stay]
      let trial = Trial(scenario: stay.scenario, replicate: UInt64(stay.replicate))
      wanted[trial, default: []].append(number)
    }
    let needed = wanted
    let trials = tables.source.plan
    let blocks = (0..<trials.blockCount).filter { block in
      trials.block(block).trials.contains { needed[$0] != nil }
    }
    let (episodes, seed, reopen) = (
      match.episodes, tables.experiment.seed, tables.source.reopener
    )
    var found: [Int: Tracked] = [:]
    _ = try runInOrder(
      count: blocks.count, lanes: tables.lanes, window: max(1, blocks.count), stop: StopFlag(),
      work: { index -> Result<[(Int, Tracked)], OutputError> in
        do throws(OutputError) {
          var own: [(Int, Tracked)] = []
          for record in try reopen().records(blocks[index]) {
            guard let numbers = needed[record.trial] else { continue }
            let days = TrialDays(record)
            for number in numbers {
              let episode = episodes[number]
              let stay = stays[episode.stay]
              let track = EpisodeTrack(episode, stay.stay, days, self) { signal in
                Self.luck(stay, signal, seed: seed)
              }
              own.append((number, (episode, stay, track)))
            }
          }
          return .success(own)
        } catch {
          return .failure(error)
        }
      },
      keep: { (_, product) throws(OutputError) in
        for (number, tracked) in try product.get() { found[number] = tracked }
      })
    return match.episodes.indices.compactMap { found[$0] }
  }

  /// The luck of a stay's surrogates: the holder's first day tells apart those of one post.
  private static func luck(_ stay: WatchedStay, _ signal: Int, seed: UInt64) -> RandomStream {
    let position = stay.stay.position.map { $0 + 1 } ?? 0
    return RandomStream(
      seed: seed, replicate: UInt64(stay.replicate), kind: .experiment,
      unit: UInt32(stay.scenario * 64 + signal),
      index: UInt32(stay.stay.unit) << 16 | UInt32(position),
      holder: UInt16(truncatingIfNeeded: stay.stay.days.lowerBound), purpose: .surrogates)
  }
}

extension Staff {
  /// The number of the role of a stay's post; 0 for a unit as a whole, or a post without one.
  func roleNumber(_ stay: Stay) -> Int {
    guard let position = stay.position, position < posts(ofUnit: stay.unit) else { return 0 }
    let own = role(unit: stay.unit, position: position)
    return (0..<position).first { role(unit: stay.unit, position: $0) == own } ?? position
  }
}
