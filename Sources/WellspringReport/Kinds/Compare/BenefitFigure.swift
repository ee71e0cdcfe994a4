// Cost against benefit: money where there are prices, paid hours otherwise.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct BenefitFigure {
  /// nil where nothing takes anything, all take about the same, or there is one scenario alone.
  let figure: Figure?
  /// Where all take about the same, how much; nil otherwise.
  let sentence: Markup?

  private static let most = 6

  /// A scenario, and what it takes.
  private struct Priced {
    let pair: PairedRow
    let name: String
    let price: Sourced
    /// With its interval, where the price was compared itself.
    let compared: PairedRow?

    var interval: ClosedRange<Double>? { compared.flatMap { BenefitFigure.range($0.difference) } }
    var text: String {
      let shown =
        compared?.difference.text(signed: true) ?? NumberStyle.signed(price.value, 0)
      return compared?.isClear == false ? "\(shown), which is not clear" : shown
    }
  }

  /// - Parameters:
  ///   - pairs: of the outcome that benefits.
  ///   - rows: of all outcomes that were compared.
  init(_ pairs: [PairedRow], rows: [PairedRow], isOneBaseline: Bool) {
    let hasCost = pairs.allSatisfy { $0.cost != nil }
    let outcome = hasCost ? "cost" : "staff_hours"
    let priced = pairs.prefix(Self.most).compactMap { pair -> Priced? in
      (hasCost ? pair.cost : pair.hours).map { price in
        Priced(
          pair: pair, name: pair.name(isOneBaseline), price: price,
          compared: rows.first {
            $0.scenario == pair.scenario && $0.baseline == pair.baseline
              && $0.words.name == outcome
          })
      }
    }
    let prices = priced.map(\.price.value)
    let (low, high) = (prices.min() ?? 0, prices.max() ?? 0)
    guard priced.count > 1, prices.contains(where: { $0 != 0 }) else {
      (figure, sentence) = (nil, nil)
      return
    }
    // Marks within a tenth of the width of a picture would tell nothing about what they take.
    let isSame = high - low < Self.sameShare * max(abs(low), abs(high)) && low * high > 0
    figure = isSame ? nil : Self.figure(priced, hasCost: hasCost)
    sentence = isSame ? Self.sentence(priced, hasCost: hasCost) : nil
  }

  /// What is less than this part of the most apart is about the same.
  private static let sameShare = 0.1

  private static func sentence(_ priced: [Priced], hasCost: Bool) -> Markup {
    let sorted = priced.sorted { abs($0.price.value) < abs($1.price.value) }
    guard let least = sorted.first?.price, let most = sorted.last?.price else { return "" }
    func shown(_ number: Sourced) -> Markup {
      number.markup(NumberStyle.fixed(abs(number.value), 0))
    }
    let what =
      hasCost
      ? "of the currency of the price list"
      : least.value < 0 ? "fewer paid hours" : "paid hours more"
    return "All take about the same: \(shown(least)) to \(shown(most)) \(what)."
  }

  private static func range(_ estimate: Estimate) -> ClosedRange<Double>? {
    guard let low = estimate.low?.value, let high = estimate.high?.value, low <= high else {
      return nil
    }
    return low...high
  }

  private static func figure(_ priced: [Priced], hasCost: Bool) -> Figure {
    let words = priced[0].pair.words
    let price = hasCost ? "cost (in the currency of the price list)" : "paid hours of work (h)"
    let points = priced.enumerated().map { place, one in
      ScatterChart.Point(
        name: one.name, x: one.price.value, y: one.pair.difference.value,
        xInterval: one.interval, yInterval: range(one.pair.difference), look: Look(place))
    }
    return Figure(
      name: "cost-benefit", title: "What it takes, and what it changes",
      finding: "Mean difference in \(price), over the observed days: "
        + priced.map { "“\($0.name)” \($0.text)" }.joined(separator: "; ") + ".",
      reading: "Each mark is a scenario: further right it takes more, further from the line of no "
        + "difference it changes more. Whiskers are 95 % intervals.",
      chart: ScatterChart(
        points: points, xTitle: "Difference in \(price)", yTitle: words.differenceAxis,
        includingX: [0], includingY: [0]),
      table: DataTable(
        caption: "Difference in \(price), and in \(words.phrase)", files: ["comparisons.csv"],
        headings: ["Scenario", "Difference in \(price)", words.differenceAxis],
        rows: priced.map { one in
          [
            .text(one.name),
            one.compared.map { .estimate($0.difference, signed: true) }
              ?? .value(one.price, decimals: 0, signed: true),
            .estimate(one.pair.difference, signed: true),
          ]
        }))
  }
}
