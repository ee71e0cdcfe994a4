// The tables of an experiment of kind warnings.
//
// The parts are read twice: to see who tips, and then for the episodes that come of it. The second
// reading is shared among the lanes; what they find is put together in the order of the blocks, so
// that the bytes know nothing of lanes.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentTables {
  func writeWarnings(_ plan: WarningsPlan) throws(OutputError) -> [WrittenTable] {
    let census = try takeCensus(plan)
    let match = EpisodeMatch(census.stays, plan, replicates: experiment.replicates)
    let data = WarningsData(plan: plan, episodes: try tracks(match, census.stays, plan))
    let detectors = plan.detectors.map { result($0, data) }
    let found = WarningsResult(
      plan: plan,
      scenarios: zip(experiment.scenarios, census.scenarios).map { ($0.name, $1) },
      tips: match.tips, used: match.used, detectors: detectors)
    results.lines = found.lines
    results.answer = found.answer
    return [
      try writeDetectors(detectors), try writeROC(data), try writeIndicators(data),
      try writeSlowing(found),
    ]
  }

  private func takeCensus(_ plan: WarningsPlan) throws(OutputError) -> WarningsCensus {
    var census = WarningsCensus(plan)
    for (number, scenario) in experiment.scenarios.enumerated() {
      census.begin(replicates: experiment.replicates)
      guard let model = scenario.model else { continue }
      let capacity = model.dynamics.capacity
      let staff = Staff(model)
      let days = Int(model.horizon.days)
      try source.forEachTrial(ofScenario: number) { (record) throws(OutputError) in
        guard record.failure == nil else { return }
        census.add(
          record, midpoint: 0.5 * (capacity.lowKnot + capacity.highKnot), days: days,
          role: staff.roleNumber)
      }
    }
    return census
  }

  // MARK: Episodes

  private typealias Tracked = (episode: Episode, stay: WatchedStay, track: EpisodeTrack)

  private func tracks(
    _ match: EpisodeMatch, _ stays: [WatchedStay], _ plan: WarningsPlan
  ) throws(OutputError) -> [Tracked] {
    var wanted: [Trial: [Int]] = [:]
    for (number, episode) in match.episodes.enumerated() {
      let stay = stays[episode.stay]
      let trial = Trial(scenario: stay.scenario, replicate: UInt64(stay.replicate))
      wanted[trial, default: []].append(number)
    }
    let needed = wanted
    let trials = source.plan
    let blocks = (0..<trials.blockCount).filter { block in
      trials.block(block).trials.contains { needed[$0] != nil }
    }
    let (episodes, seed, reopen) = (match.episodes, experiment.seed, source.reopener)
    var found: [Int: Tracked] = [:]
    _ = try runInOrder(
      count: blocks.count, lanes: lanes, window: max(1, blocks.count), stop: StopFlag(),
      work: { index -> Result<[(Int, Tracked)], OutputError> in
        do throws(OutputError) {
          var own: [(Int, Tracked)] = []
          for record in try reopen().records(blocks[index]) {
            guard let numbers = needed[record.trial] else { continue }
            let days = TrialDays(record)
            for number in numbers {
              let episode = episodes[number]
              let stay = stays[episode.stay]
              let track = EpisodeTrack(episode, stay.stay, days, plan) { signal in
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

  private func result(_ detector: WarningsPlan.Detector, _ data: WarningsData) -> DetectorResult {
    let plan = data.plan
    func significant(_ transitions: Bool) -> Double {
      detector.score == .trend
        ? data.significantShare(
          signal: detector.signal, indicator: detector.indicator, transitions: transitions) : .nan
    }
    return DetectorResult(
      signal: plan.signals[detector.signal], indicator: plan.indicators[detector.indicator],
      score: detector.score,
      result: DetectorScore(
        data.scored(detector), allowed: plan.falseAlarmsPerYear,
        replicates: experiment.replicates, seed: experiment.seed),
      significantTransitions: significant(true), significantMatched: significant(false))
  }

  // MARK: Rows

  private func writeDetectors(_ detectors: [DetectorResult]) throws(OutputError) -> WrittenTable {
    let table = try TableFile(ResultTables.warnings, in: folder)
    for detector in detectors { try table.append(detector.row) }
    return try table.finish()
  }

  private func writeROC(_ data: WarningsData) throws(OutputError) -> WrittenTable {
    let table = try TableFile(ResultTables.roc, in: folder)
    for detector in data.plan.detectors {
      var rows = CSVText()
      for point in ROC(data.scored(detector)).points(most: ResultTables.mostROCPoints) {
        rows.append(data.plan.signals[detector.signal].rawValue)
        rows.append(data.plan.indicators[detector.indicator].rawValue)
        rows.append(detector.score.rawValue)
        rows.append(point.threshold)
        rows.append(point.sensitivity)
        rows.append(point.falseAlarmShare)
        rows.endRow()
      }
      try table.append(rows)
    }
    return try table.finish()
  }

  private func writeIndicators(_ data: WarningsData) throws(OutputError) -> WrittenTable {
    let table = try TableFile(ResultTables.indicators, in: folder)
    for (signal, source) in data.plan.signals.enumerated() {
      for (number, indicator) in data.plan.indicators.enumerated() {
        var rows = CSVText()
        for transitions in [true, false] {
          for weeks in data.weeksBefore {
            let mean = data.aligned(
              signal: signal, indicator: number, transitions: transitions, weeks: weeks,
              replicates: experiment.replicates)
            rows.append(source.rawValue)
            rows.append(indicator.rawValue)
            rows.append(transitions ? "tip" : "none")
            rows.append(weeks)
            rows.append(mean.count)
            for value in [mean.mean, mean.interval.low, mean.interval.high] { rows.append(value) }
            rows.endRow()
          }
        }
        try table.append(rows)
      }
    }
    return try table.finish()
  }

  private func writeSlowing(_ found: WarningsResult) throws(OutputError) -> WrittenTable {
    let table = try TableFile(ResultTables.slowing, in: folder)
    for (name, census) in found.scenarios {
      for (signal, tally) in zip(found.plan.signals, census.slowing) where signal != .surveys {
        var row = CSVText()
        row.append(name)
        row.append(signal.rawValue)
        row.append(Double(census.personDays) / 365)
        row.append(census.tips)
        row.append(census.collapsedPercent)
        row.append(tally.mean.count)
        for value in [tally.mean.mean, tally.mean.interval.low, tally.mean.interval.high] {
          row.append(value)
        }
        let (low, high) = tally.deviationInterval
        for value in [tally.deviation, low, high] { row.append(value) }
        let own = tally.autocorrelation
        for value in [own.mean, own.interval.low, own.interval.high] { row.append(value) }
        row.endRow()
        try table.append(row)
      }
    }
    return try table.finish()
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

extension DetectorResult {
  fileprivate var row: CSVText {
    var row = CSVText()
    row.append(signal.rawValue)
    row.append(indicator.rawValue)
    row.append(score.rawValue)
    row.append(result.transitions)
    row.append(result.matched)
    for value in [result.auc, result.aucInterval.low, result.aucInterval.high, result.threshold] {
      row.append(value)
    }
    for share in [
      result.sensitivity, result.sensitivityInterval.low, result.sensitivityInterval.high,
    ] { row.append(100 * share) }
    row.append(result.falseAlarmsPerYear)
    row.append(100 * result.falseAlarmShare)
    for days in [result.lead.median, result.lead.low, result.lead.high] { row.append(days) }
    row.append(100 * result.undefinedShare)
    row.append(100 * significantTransitions)
    row.append(100 * significantMatched)
    row.endRow()
    return row
  }
}
