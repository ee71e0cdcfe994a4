// What an experiment of kind warnings reads from its trials: first who tips, then, of the episodes
// that follow from it, what every detector would have said.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Everybody who was watched.
struct WarningsCensus {
  private let plan: WarningsPlan
  private(set) var stays: [WatchedStay] = []
  /// By scenario.
  private(set) var scenarios: [ScenarioCensus] = []

  init(_ plan: WarningsPlan) { self.plan = plan }

  /// Begins the next scenario.
  mutating func begin(replicates: Int) {
    scenarios.append(ScenarioCensus(plan, replicates: replicates))
  }

  /// Adds a trial of the scenario that was begun last; replicates ascending.
  mutating func add(_ record: TrialRecord, midpoint: Double, days: Int, role: (Stay) -> Int) {
    let trial = TrialDays(record)
    let scenario = scenarios.count - 1
    let replicate = Int(record.trial.replicate)
    for stay in trial.stays(plan.level) {
      let daily = trial.series(.capacity, stay, stay.days).values
      let course = PassageFinder.course(daily, from: stay.days.lowerBound, midpoint: midpoint)
      stays.append(
        WatchedStay(
          scenario: scenario, replicate: replicate, stay: stay, role: role(stay), course: course))
      count(stay, course, in: scenario, days: days)
      guard course.staysAbove, stay.days == 1...days else { continue }
      for (number, signal) in plan.signals.enumerated() where signal != .surveys {
        scenarios[scenario].slowing[number].add(
          trial.series(signal, stay, stay.days), replicate: replicate)
      }
    }
  }

  private mutating func count(
    _ stay: Stay, _ course: StayCourse, in scenario: Int, days: Int
  ) {
    scenarios[scenario].personDays += stay.days.count
    if course.tip != nil { scenarios[scenario].tips += 1 }
    guard stay.days.upperBound == days else { return }
    scenarios[scenario].lastDay += 1
    if course.endsBelow { scenarios[scenario].collapsed += 1 }
  }
}

/// Episodes with their tracks, by detector and by days before the tip.
struct WarningsData {
  let plan: WarningsPlan
  let episodes: [(episode: Episode, stay: WatchedStay, track: EpisodeTrack)]

  /// The episodes as a detector scores them.
  func scored(_ detector: WarningsPlan.Detector) -> [ScoredEpisode] {
    episodes.map { episode, stay, track in
      ScoredEpisode(
        replicate: stay.replicate, isTransition: episode.isTransition,
        scores: track.scores(detector, episode, plan),
        leads: track.looks.filter { plan.isWatched($0, episode) }.map { episode.tip - $0 })
    }
  }

  /// Share of the episodes with a p-value that is significant; NaN of none.
  func significantShare(signal: Int, indicator: Int, transitions: Bool) -> Double {
    let values = episodes.filter { $0.episode.isTransition == transitions }
      .map { $0.track.pValues[signal][indicator] }.filter { !$0.isNaN }
    if values.isEmpty { return .nan }
    return Double(values.count { $0 <= SurrogateTest.level }) / Double(values.count)
  }

  /// Weeks before the tip that are shown: the watch and the horizon.
  var weeksBefore: [Int] {
    Array((0...(plan.watch + plan.horizon) / WarningsPlan.step).reversed())
  }

  /// Mean of an indicator at the look in the given week before the tip.
  func aligned(
    signal: Int, indicator: Int, transitions: Bool, weeks: Int, replicates: Int
  ) -> ClusterMean {
    var mean = ClusterMean(replicates: replicates)
    for (episode, stay, track) in episodes where episode.isTransition == transitions {
      for (at, look) in track.looks.enumerated()
      where (episode.tip - look) / WarningsPlan.step == weeks {
        mean.add(track.values[signal][indicator][at], replicate: stay.replicate)
      }
    }
    return mean
  }
}
