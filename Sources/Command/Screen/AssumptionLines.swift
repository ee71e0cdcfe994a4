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
    let (named, clear, moved) = comparison.strongest(lead)
    let name = report.pairName(comparison.pair)
    let what = "What the effect of `\(name)` on \(lead.words) hangs on"
    let tried = "\(counted(moved, "number")) in doubt, each moved alone over its plausible range"
    guard !named.isEmpty else {
      let none = "none can be told from chance with as few replicates as these; more may show some"
      let range = range(comparison.hangsOn.filter { $0.outcome == lead })
      return [""] + Screen.wrapped("\(what): of \(tried), \(none).\(range)")
    }
    let rows = named.map { effect in
      [
        "  " + effect.number.path, at(effect.low, effect.number.low),
        at(effect.high, effect.number.high), word(effect.turn),
      ]
    }
    let heading = ["", "at its low end", "at its high end", ""]
    let most =
      "\(what): of \(tried), \(clear) \(clear == 1 ? "changes" : "change") it by more "
      + "than chance. What moves it most:"
    return [""] + Screen.wrapped(most)
      + ComparisonText.aligned([heading] + rows, rightFrom: 1, through: 2)
  }

  /// How far the difference goes over both ends of all numbers, whether that is chance or not.
  private static func range(_ effects: [AssumptionEffect]) -> String {
    let ends = effects.flatMap { [$0.low, $0.high] }
    guard let low = ends.min(by: { $0.difference < $1.difference }),
      let high = ends.max(by: { $0.difference < $1.difference })
    else { return "" }
    return " At their ends its mean lies between \(Figure(low).signedText) and "
      + "\(Figure(high).signedText)."
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
