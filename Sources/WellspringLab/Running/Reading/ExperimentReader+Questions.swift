// Whether the models of an experiment can answer what it asks.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  /// Reports outcomes that are asked about and that no replicate can define.
  mutating func checkQuestion(_ experiment: Experiment) {
    let models = experiment.scenarios.compactMap(\.model)
    if let node = root["outcomes"] {
      for outcome in experiment.outcomes {
        let obstacles = models.map { OutcomeQuestion.obstacle(to: outcome, of: $0) }
        // Money is asked of every scenario, anything else of one at least.
        let isHopeless =
          outcome == .cost ? obstacles.contains { $0 != nil } : !obstacles.contains(nil)
        if isHopeless, let obstacle = obstacles.compactMap({ $0 }).first {
          let element = node.elements.first { $0.scalar?.trimmed == outcome.definition.name }
          report(element?.place ?? node.place, "outcomes", obstacle)
        }
      }
    }
    experiment.study.checkQuestion(&self, experiment)
  }

  /// Money of different price lists is never in one table: reports currencies and years that
  /// differ, and where scenarios are compared, prices that do.
  mutating func checkPriceLists(_ experiment: Experiment) {
    let lists = experiment.scenarios.compactMap { scenario in
      scenario.model.flatMap { $0.prices.isGiven ? (name: scenario.name, list: $0.prices) : nil }
    }
    guard let first = lists.first else { return }
    let areCompared = experiment.study.comparesScenarios
    for other in lists {
      let isOtherMoney =
        other.list.currency != first.list.currency || other.list.year != first.list.year
      guard isOtherMoney || (areCompared && !other.list.isSame(as: first.list)) else { continue }
      let difference =
        isOtherMoney
        ? "in \(first.list.title) in `\(first.name)`, in \(other.list.title) in `\(other.name)`"
        : "others in `\(first.name)` than in `\(other.name)`"
      let group = root["scenarios"]?.elements.first { $0["name"]?.scalar?.trimmed == other.name }
      report(
        group?.place ?? (root["factors"] ?? root["arms"] ?? root["scenarios"] ?? root).place,
        "prices",
        "prices are \(difference); scenarios are compared at one price list")
      return
    }
  }
}

extension PriceList {
  /// `€ of 2025`.
  var title: String { year > 0 ? "\(currency) of \(year.shortText)" : currency }

  func isSame(as other: PriceList) -> Bool {
    currency == other.currency
      && Self.parameters.allSatisfy { $0.read(self) == $0.read(other) }
  }
}
