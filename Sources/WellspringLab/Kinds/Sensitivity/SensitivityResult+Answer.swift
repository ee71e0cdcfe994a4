// What a sensitivity analysis comes to: the factors of most weight for the first outcome.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension SensitivityResult {
  /// What one factor weighs: mean size of its effect, or its total share of the variance.
  private struct Weight {
    let factor: String
    let value: Double
    let interval: (low: Double, high: Double)
    let isLuck: Bool
  }

  private var weights: [Weight] {
    let all: [Weight]
    switch indices {
    case .morris(let effects):
      all = zip(titles, effects).map { factor, it in
        // Without a known floor nothing is called luck.
        Weight(
          factor: factor, value: it.muStar, interval: it.interval,
          isLuck: !it.standsOut)
      }
    case .sobol(let shares):
      all = zip(titles, shares).map { factor, it in
        Weight(
          factor: factor, value: it.total, interval: it.totalInterval,
          isLuck: !(it.totalInterval.low > 0))
      }
    }
    return all.filter { !$0.value.isNaN }.enumerated().sorted {
      $0.element.value == $1.element.value
        ? $0.offset < $1.offset : $0.element.value > $1.element.value
    }.map(\.element)
  }

  private var isMorris: Bool { if case .morris = indices { true } else { false } }

  static func answer(_ found: [SensitivityResult], replicates: Int) -> StudyAnswer {
    var answer = StudyAnswer()
    guard let first = found.first else { return answer }
    answer.sentences = first.sentences(replicates: replicates)
    var table = AlignedTable([
      ("", .left), (first.isMorris ? "effect" : "share", .right), ("95 % interval", .right),
      ("", .left),
    ])
    for result in found {
      let unit = !result.isMorris || result.unit == "1" ? "" : ", \(Self.points(result.unit))"
      table.append([result.outcome.words + unit, "", "", ""])
      for weight in result.weights {
        table.append([
          "  " + weight.factor, AlignedTable.short(weight.value, digits: 2),
          StudyAnswer.range(weight.interval), weight.isLuck ? "cannot be told from luck" : "",
        ])
      }
    }
    answer.show(table)
    answer.words = [
      first.isMorris
        ? "Effect (mu*): mean size of what the outcome changes by when the factor goes through its "
          + "whole range, the others being anywhere in theirs (Morris)."
        : "Share (total index): part of the variance of the outcome that is gone when the factor is "
          + "known, its part in what factors do together included (Sobol')."
    ]
    return answer
  }

  /// Differences of percentages are points.
  private static func points(_ unit: String) -> String { unit == "%" ? "points" : unit }

  private func sentences(replicates: Int) -> [String] {
    let weights = self.weights
    let clear = weights.filter { !$0.isLuck }
    guard let top = clear.first else {
      return [
        "What \(outcome.words) hangs on cannot be told: no factor stands out from luck.",
        "More `replicates` a point lower the part of luck.",
      ]
    }
    let unit = unit == "1" ? "" : " \(Self.points(unit))"
    func amount(_ weight: Weight) -> String {
      let range = StudyAnswer.range(weight.interval)
      let inside = range.isEmpty ? "" : " (\(range))"
      return isMorris
        ? "\(AlignedTable.short(weight.value, digits: 2))\(unit)\(inside)"
        : "\(AlignedTable.short(100 * weight.value, digits: 2)) % of its variance"
    }
    var first = "“\(top.factor)” moves \(outcome.words) most: "
    first += isMorris ? "by \(amount(top)) through its range" : amount(top)
    let others = clear.dropFirst().prefix(2).map { "“\($0.factor)” (\(amount($0)))" }
    if !others.isEmpty { first += "; then come \(StudyAnswer.list(others))" }
    let luck = weights.filter(\.isLuck).map { "“\($0.factor)”" }
    var second =
      luck.isEmpty
      ? "All \(weights.count) factors stand out from luck"
      : "What \(StudyAnswer.list(luck)) \(luck.count == 1 ? "does" : "do") cannot be told from luck"
    let share = 100 * shares.seedShare
    if !share.isNaN {
      second += ", which makes \(AlignedTable.short(share, digits: 2)) % of the variance"
    }
    if replicates == 1 {
      second = "With one replicate a point, luck and factors cannot be told apart"
    }
    return [first + ".", second + "."]
  }
}
