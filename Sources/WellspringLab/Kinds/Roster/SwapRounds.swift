// Which swaps are chosen, one after the other, while replicates come in.
//
// In each round the roster as it stands and every swap that is still to be had are held against each
// other by Kim and Nelson's procedure (SequentialSelection), on the replicates that there are. The
// winner is kept, and swaps that cannot be had beside it are out; so the next round looks for the best
// of the others. Swaps that are had together lie apart, so that what they lower is added up. Rounds end
// when the roster as it stands wins, when there are as many swaps as were asked for, or when the
// replicates are used up.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The rounds so far.
struct SwapRounds: Sendable {
  /// A swap that was chosen, by its scenario.
  struct Choice: Sendable, Equatable {
    let scenario: Int
    /// Whether the procedure has selected it; otherwise it leads, and its interval leaves out nothing.
    let isSettled: Bool
  }

  /// One selection: which scenarios took part, and how far it has come.
  struct Round: Sendable {
    let alternatives: [Int]
    let selection: SequentialSelection
  }

  /// Why there are no more.
  enum Ending: Sendable, Equatable {
    /// There are replicates to come.
    case none
    case enough, noneBetter, noneApart, unsettled
  }

  private(set) var chosen: [Choice] = []
  private(set) var rounds: [Round] = []
  private(set) var ending = Ending.none
  /// Scenarios that need more replicates before anything is decided.
  private(set) var open: [Int] = []

  /// - Parameters:
  ///   - swaps: of scenario 1, 2 and so on; scenario 0 is the roster as it stands.
  ///   - most: replicates of a scenario at most.
  ///   - fits: whether a swap can be had beside some others.
  ///   - harm: of a scenario, by replicate from the first; NaN where it failed.
  init(
    _ swaps: [RosterSwap], _ rule: SwapRule, most: Int,
    fits: (RosterSwap, [RosterSwap]) -> Bool, harm: (Int) -> [Double]
  ) {
    let columns = (0...swaps.count).map(harm)
    while ending == .none, open.isEmpty {
      guard chosen.count < rule.most else {
        ending = .enough
        return
      }
      let taken = chosen.map { swaps[$0.scenario - 1] }
      let free = swaps.indices.filter { fits(swaps[$0], taken) }
      guard !free.isEmpty else {
        ending = .noneApart
        return
      }
      settle([0] + free.map { $0 + 1 }, rule, most: most, columns)
    }
  }

  private mutating func settle(
    _ alternatives: [Int], _ rule: SwapRule, most: Int, _ columns: [[Double]]
  ) {
    let own = alternatives.map { columns[$0] }
    var selection = SequentialSelection(rule.selection(alternatives: alternatives.count))
    var replicate = 0
    while selection.decision == .none {
      guard selection.open.allSatisfy({ own[$0].count > replicate }) else { break }
      selection.add(own.map { [replicate < $0.count ? $0[replicate] : .nan] })
      replicate += 1
    }
    rounds.append(Round(alternatives: alternatives, selection: selection))
    if case .selected(let best) = selection.decision {
      // Within the indifference zone the procedure selects any of them.
      let seen = own.map { $0.prefix(replicate) }
      if best == 0 || lowering(seen[best], seen[0]).mean < rule.indifference {
        ending = .noneBetter
      } else {
        chosen.append(Choice(scenario: alternatives[best], isSettled: true))
      }
      return
    }
    if selection.open.contains(where: { own[$0].count < most }) {
      open = selection.open.map { alternatives[$0] }
    } else if let leader = leader(selection.open, own, rule) {
      chosen.append(Choice(scenario: alternatives[leader], isSettled: false))
    } else {
      ending = .unsettled
    }
  }

  /// The lowest of those that are left when replicates are used up, where it is lower than the roster
  /// as it stands by what matters, and by more than chance among so many.
  private func leader(_ open: [Int], _ own: [[Double]], _ rule: SwapRule) -> Int? {
    let means = open.map { ($0, RunningMean(own[$0]).mean) }
    guard let best = means.min(by: { $0.1 < $1.1 })?.0, best != 0 else { return nil }
    let lowering = lowering(own[best], own[0])
    let error = (1 - rule.confidence) / Double(own.count - 1)
    return lowering.mean >= rule.indifference
      && lowering.interval(confidence: 1 - error).low > 0 ? best : nil
  }

  private func lowering(
    _ harm: some Sequence<Double>, _ base: some Sequence<Double>
  ) -> RunningMean {
    RunningMean(zip(base, harm).map { $0 - $1 })
  }

  /// The last round in which a scenario took part, and its place in it.
  func last(_ scenario: Int) -> (round: Round, place: Int)? {
    for round in rounds.reversed() {
      if let place = round.alternatives.firstIndex(of: scenario) { return (round, place) }
    }
    return nil
  }
}

/// How swaps are looked for and settled.
struct SwapRule: Sendable {
  /// Swaps that are chosen, and those that are simulated, at most.
  var most = 3
  var candidates = 40
  /// The smallest difference in harm that matters, in its unit.
  var indifference = 0.5
  var confidence = 0.95
  /// Replicates of each before the first decision.
  var firstStage = 20

  func selection(alternatives: Int) -> SelectionRule {
    SelectionRule(
      alternatives: alternatives, prefersSmall: true, indifference: indifference,
      confidence: confidence, firstStage: firstStage)
  }
}
