// Each tip beside somebody who does not tip.
//
// A tip is used when its history covers the watch: `window + watch + horizon` days before it. The
// episode that it is compared with is taken from the same scenario and unit, in another replicate,
// over exactly the same observed days, of a stay whose 28-day mean is never below the midpoint and
// that is seen until 28 days after the tip. The same position is looked for first (it has the same
// place in the rota), in the replicates that follow, round to the one before; then the positions
// that follow, of the same role. Each stay is compared with once. Tips come in order of scenario,
// replicate, unit, position and time. Chance has no part in it.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// A stay of one of the trials, and what became of it.
struct WatchedStay: Sendable {
  let scenario: Int
  let replicate: Int
  let stay: Stay
  /// Number of the post's role; 0 for units.
  let role: Int
  let course: StayCourse
}

/// Days of a stay that end in a tip, or would have.
struct Episode: Sendable, Equatable {
  /// Position among the stays.
  let stay: Int
  /// The first day of which data are used.
  let first: Int
  /// The day of the tip, its own or that of the episode it is compared with.
  let tip: Int
  let isTransition: Bool
}

/// Finds the episodes of an experiment.
struct EpisodeMatch {
  let episodes: [Episode]
  /// Tips seen, and those with enough history.
  let tips: Int
  let used: Int

  /// - Parameter stays: by scenario, replicate, unit, position and time.
  init(_ stays: [WatchedStay], _ plan: WarningsPlan, replicates: Int) {
    var index = Candidates(stays)
    var (episodes, tips, used) = ([Episode](), 0, 0)
    for (number, one) in stays.enumerated() {
      guard let tip = one.course.tip else { continue }
      tips += 1
      let start = one.stay.days.lowerBound
      guard tip - plan.needed >= start else { continue }
      used += 1
      let first = max(start, tip - plan.needed - plan.trend)
      episodes.append(Episode(stay: number, first: first, tip: tip, isTransition: true))
      let days = first...tip + lastingDays - 1
      if let match = index.take(for: one, days, replicates: replicates) {
        episodes.append(Episode(stay: match, first: first, tip: tip, isTransition: false))
      }
    }
    (self.episodes, self.tips, self.used) = (episodes, tips, used)
  }

  /// Stays that never tip, by where they are.
  private struct Candidates {
    private struct Place: Hashable {
      let scenario, replicate, unit, position: Int
    }

    private let stays: [WatchedStay]
    private var free: [Place: [Int]] = [:]
    /// By scenario and unit: how many positions there are.
    private var positions: [Place: Int] = [:]

    init(_ stays: [WatchedStay]) {
      self.stays = stays
      for (number, one) in stays.enumerated() {
        let position = one.stay.position ?? 0
        let unit = Place(scenario: one.scenario, replicate: 0, unit: one.stay.unit, position: 0)
        positions[unit] = max(positions[unit] ?? 0, position + 1)
        guard one.course.tip == nil, one.course.staysAbove else { continue }
        free[place(one, one.replicate, position), default: []].append(number)
      }
    }

    private func place(_ one: WatchedStay, _ replicate: Int, _ position: Int) -> Place {
      Place(
        scenario: one.scenario, replicate: replicate, unit: one.stay.unit, position: position)
    }

    mutating func take(
      for one: WatchedStay, _ days: ClosedRange<Int>, replicates: Int
    ) -> Int? {
      let own = one.stay.position ?? 0
      let count = positions[
        Place(scenario: one.scenario, replicate: 0, unit: one.stay.unit, position: 0)]!
      for shift in 0..<count {
        for later in 1..<max(1, replicates) {
          let place = place(
            one, 1 + (one.replicate - 1 + later) % replicates, (own + shift) % count)
          let found = free[place]?.firstIndex { candidate in
            let other = stays[candidate]
            return other.role == one.role && other.stay.days.lowerBound <= days.lowerBound
              && other.stay.days.upperBound >= days.upperBound
          }
          if let found { return free[place]!.remove(at: found) }
        }
      }
      return nil
    }
  }
}
