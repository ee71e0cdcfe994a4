// Which numbers in doubt a difference hangs on.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct AssumptionLines {
  /// Empty where it was not looked at.
  let lines: [String]

  /// - Parameter lead: the outcome that the answer is about.
  init(_ report: RunReport, _ lead: Outcome) {
    let looked = report.results.comparisons.filter { comparison in
      comparison.hangsOn.contains { $0.outcome == lead }
    }
    let largest = looked.max { Self.size($0, lead) < Self.size($1, lead) }
    lines = largest.map { Self.lines($0, report, lead) } ?? []
  }

  private static func size(_ comparison: PairComparison, _ lead: Outcome) -> Double {
    comparison.outcomes.first { $0.outcome == lead }.map { abs($0.paired.difference) } ?? 0
  }

  private static func lines(
    _ comparison: PairComparison, _ report: RunReport, _ lead: Outcome
  ) -> [String] {
    let named = comparison.strongest(lead)
    let name = report.pairName(comparison.pair)
    // Where none does, the answer has said so.
    guard !named.isEmpty else { return [] }
    let rows = named.map { effect in
      [
        "  " + effect.number.path, at(effect.low, effect.number.low),
        at(effect.high, effect.number.high), word(effect.turn),
      ]
    }
    let heading = ["", "at its low end", "at its high end", ""]
    let most = "What moves the effect of `\(name)` on \(lead.words) most:"
    return [""] + Screen.wrapped(most)
      + ComparisonText.aligned([heading] + rows, rightFrom: 1, through: 2)
  }

  private static func at(_ difference: PairedDifference, _ value: Double) -> String {
    "\(Figure(difference).signedText) (at \(value.glanceText))"
  }

  private static func word(_ turn: AssumptionEffect.Turn) -> String {
    switch turn {
    case .reverses: "turns the answer round"
    case .opens: "leaves it open"
    case .tells: "can be told at one end"
    case .stands: "the answer stands"
    }
  }
}
