// The answer at both ends of the assumptions that move it most.
//
// Every point of the design has all factors at some value. Those with a factor near its lower end,
// averaged, are held against those near its upper end; the other factors vary alike in both.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct FactorEnds {
  /// nil where no factor has an effect, or the points have no values.
  let figure: Figure?

  private static let mostFactors = 3
  /// A quarter of the points, where they lie nowhere exactly at the ends.
  private static let share = 0.25

  /// A factor at its two ends.
  private struct Ends {
    let title: String
    let low: (value: Double, mean: Double)
    let high: (value: Double, mean: Double)
  }

  /// - Parameter effects: of one outcome, the strongest first.
  init(_ source: ReportSource, _ words: OutcomeWords, _ effects: [FactorIndex])
    throws(ModelFileError)
  {
    let points = try source.rows(of: "design", most: ReportSource.mostScenarios)
    let ends = effects.filter(\.isAboveNoise).prefix(Self.mostFactors).compactMap { effect in
      Self.ends(source, words, effect, points)
    }
    figure = ends.isEmpty ? nil : Self.figure(words, ends)
  }

  private static func ends(
    _ source: ReportSource, _ words: OutcomeWords, _ effect: FactorIndex, _ points: [TableRow]
  ) -> Ends? {
    let known = points.compactMap { point -> (value: Double, mean: Double)? in
      guard let value = point.number(effect.factor),
        let mean = source.summary(point["scenario"], words.name)?.mean.value
      else { return nil }
      return (value, mean)
    }.sorted { $0.value < $1.value }
    guard let first = known.first?.value, let last = known.last?.value, first < last else {
      return nil
    }
    let quarter = max(1, Int(share * Double(known.count)))
    func end(_ exact: Double, _ near: [(value: Double, mean: Double)]) -> (Double, Double) {
      let at = known.filter { $0.value == exact }
      let taken = at.count >= 3 ? at : near
      let count = Double(taken.count)
      return (
        taken.reduce(0) { $0 + $1.value } / count, taken.reduce(0) { $0 + $1.mean } / count
      )
    }
    return Ends(
      title: effect.title, low: end(first, Array(known.prefix(quarter))),
      high: end(last, Array(known.suffix(quarter))))
  }

  private static func figure(_ words: OutcomeWords, _ ends: [Ends]) -> Figure {
    func shown(_ value: Double) -> String {
      NumberStyle.fixed(value, NumberStyle.decimals(value, digits: 3))
    }
    func place(_ value: Double) -> String { shortCell(String(value)) }
    let first = ends[0]
    return Figure(
      name: "ends-\(words.name)", title: "\(words.label) at both ends of what moves it most",
      finding: "With \(first.title) at \(place(first.low.value)) it is \(shown(first.low.mean))"
        + "\(words.suffix), and at \(place(first.high.value)) \(shown(first.high.mean))"
        + "\(words.suffix), the other factors varying alike.",
      reading: "Means over the points of the design near either end of a factor.",
      chart: IntervalChart(
        rows: ends.map { one in
          IntervalChart.Row(
            label: one.title,
            entries: [(one.low, 0), (one.high, 1)].map { end, series in
              IntervalChart.Entry(
                value: end.mean, series: series,
                text: "\(shown(end.mean)) at \(place(end.value))")
            })
        }, axisTitle: words.axis, series: ["Lower end", "Upper end"]),
      table: DataTable(
        caption: "\(words.axis) at both ends", files: ["design.csv", "summary.csv"],
        headings: ["Factor", "Lower end", "Mean there", "Upper end", "Mean there"],
        rows: ends.map { one in
          [.text(one.title)]
            + [
              place(one.low.value), shown(one.low.mean), place(one.high.value),
              shown(one.high.mean),
            ].map { .markup("\($0)") }
        }))
  }
}
