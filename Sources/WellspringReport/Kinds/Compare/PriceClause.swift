// What a scenario takes: money where there are prices, paid hours otherwise.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct PriceClause {
  private let rows: [PairedRow]
  private let span: String
  private let currency: String?

  init(_ source: ReportSource, _ rows: [PairedRow]) {
    self.rows = rows
    span = source.days.map { " in \($0) days" } ?? ""
    currency = source.experiment.currency
  }

  private func compared(_ pair: PairedRow, _ outcome: String) -> PairedRow? {
    rows.first {
      $0.scenario == pair.scenario && $0.baseline == pair.baseline && $0.words.name == outcome
    }
  }

  /// Whether it takes more or less than its baseline, as far as that was compared.
  func isClear(_ pair: PairedRow) -> Bool {
    compared(pair, pair.cost == nil || currency == nil ? "staff_hours" : "cost")?.isTold ?? false
  }

  /// ` for 207 h more`, behind a difference in a list; nothing where it was not compared.
  func beside(_ pair: PairedRow) -> Markup {
    let hasCost = pair.cost != nil && currency != nil
    guard let taken = hasCost ? pair.cost : pair.hours else { return "" }
    let unit = hasCost ? currency ?? "" : "h"
    if let row = compared(pair, hasCost ? "cost" : "staff_hours"), !row.isTold {
      return hasCost ? " for about as much money" : " for about as many hours"
    }
    let word = taken.value > 0 ? "more" : hasCost ? "less" : "fewer"
    return " for \(taken.markup(NumberStyle.fixed(abs(taken.value), 0)))\u{A0}\(unit) \(word)"
  }

  /// A clause with a comma before it, and the interval where it was compared.
  /// - Parameter isWhole: whether the interval is told, and the days in which it is taken.
  func of(_ pair: PairedRow, isWhole: Bool = true) -> Markup {
    let span = isWhole ? self.span : ""
    func shown(_ number: Sourced, _ outcome: String) -> Markup {
      (isWhole ? compared(pair, outcome) : nil)?.difference.sizeMarkup(unit: "")
        ?? number.markup(NumberStyle.fixed(abs(number.value), 0))
    }
    if let cost = pair.cost, let currency {
      if let row = compared(pair, "cost"), !row.isTold { return ", for about as much money" }
      let word = cost.value < 0 ? "less" : "more"
      return ", for \(shown(cost, "cost")) \(currency) \(word)\(span)"
    }
    guard let hours = pair.hours, pair.words.name != "staff_hours" else { return "" }
    if let row = compared(pair, "staff_hours"), !row.isTold {
      return ", for about as many paid hours"
    }
    let word = hours.value < 0 ? "fewer" : "more"
    return ", with \(shown(hours, "staff_hours")) \(word) paid hours\(span)"
  }
}
