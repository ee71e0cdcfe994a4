// The answer of a comparison in a few sentences, with nothing claimed that the intervals do not say.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct ComparisonAnswer {
  let sentences: [Markup]

  private let source: ReportSource
  private let isOneBaseline: Bool

  /// - Parameters:
  ///   - pairs: by outcome asked about, in their order.
  ///   - rows: of all outcomes that were compared.
  init(
    _ source: ReportSource, _ pairs: [[PairedRow]], rows: [PairedRow], isOneBaseline: Bool
  ) throws(ModelFileError) {
    self.source = source
    self.isOneBaseline = isOneBaseline
    guard let first = pairs.first else {
      sentences = ["No pair of replicates could be compared; the tables say why."]
      return
    }
    let answer = Answerer(source: source, rows: rows, isOneBaseline: isOneBaseline)
    let price = PriceSentence(source, first, asked: Set(pairs.flatMap { $0 }.map(\.words.name)))
    let clear = first.filter(\.isClear).sorted {
      abs($0.difference.value) > abs($1.difference.value)
    }
    let rival = try RivalSentence(source, clear, isOneBaseline: isOneBaseline)
    sentences =
      answer.main(first) + (rival.sentence.map { [$0] } ?? [])
      + (answer.unclear(first).map { [$0] } ?? [])
      + answer.others(pairs.dropFirst()) + (price.sentence.map { [$0] } ?? [])
  }
}

private struct Answerer {
  let source: ReportSource
  let rows: [PairedRow]
  let isOneBaseline: Bool

  private func name(_ pair: PairedRow) -> String { "“\(pair.name(isOneBaseline))”" }

  /// What the first outcome says.
  func main(_ pairs: [PairedRow]) -> [Markup] {
    let words = pairs[0].words
    let clear = pairs.filter(\.isClear).sorted {
      abs($0.difference.value) > abs($1.difference.value)
    }
    guard let best = clear.first else { return [nothing(pairs)] }
    var sentence: Markup = "\(name(best)) \(verb(best)) \(words.phrase) by "
    sentence += best.difference.sizeMarkup(unit: words.differenceSuffix)
    if let from = best.baselineMean {
      let decimals = best.difference.decimals
      sentence += ", from \(from.fixed(decimals))\(words.suffix)"
      if isOneBaseline { sentence += " under “\(plainName(best.baseline))”" }
    }
    sentence += "\(price(best))."
    let others = clear.dropFirst().prefix(4).map { pair -> Markup in
      "\(name(pair)) \(verb(pair)) it by "
        + pair.difference.sizeMarkup(unit: words.differenceSuffix) + price(pair)
    }
    guard !others.isEmpty else { return [sentence] }
    let rest: Markup = "\(RunReportPage.listed(Array(others)))."
    return [sentence, rest]
  }

  private func verb(_ pair: PairedRow) -> String { pair.difference.value < 0 ? "lowers" : "raises" }

  /// What it takes: money where there are prices, hours otherwise; with its interval where it was
  /// compared.
  private func price(_ pair: PairedRow) -> Markup {
    let span = source.days.map { " in \($0) days" } ?? ""
    func compared(_ outcome: String) -> PairedRow? {
      rows.first {
        $0.scenario == pair.scenario && $0.baseline == pair.baseline && $0.words.name == outcome
      }
    }
    func shown(_ number: Sourced, _ outcome: String) -> Markup {
      compared(outcome)?.difference.sizeMarkup(unit: "")
        ?? number.markup(NumberStyle.fixed(abs(number.value), 0))
    }
    if let cost = pair.cost, let currency = source.experiment.currency {
      if let row = compared("cost"), !row.isClear { return ", for about as much money" }
      let word = cost.value < 0 ? "less" : "more"
      return ", for \(shown(cost, "cost")) \(currency) \(word)\(span)"
    }
    guard let hours = pair.hours else { return "" }
    if let row = compared("staff_hours"), !row.isClear { return ", for about as many paid hours" }
    let word = hours.value < 0 ? "fewer" : "more"
    return ", with \(shown(hours, "staff_hours")) \(word) paid hours\(span)"
  }

  private func nothing(_ pairs: [PairedRow]) -> Markup {
    let words = pairs[0].words
    if pairs.allSatisfy(\.isSame) {
      return "Nothing changes \(words.phrase): it is the same in all."
    }
    let count = pairs.map(\.count).max() ?? 0
    let largest = pairs.max { abs($0.difference.value) < abs($1.difference.value) } ?? pairs[0]
    let what =
      pairs.count == 1
      ? "\(name(pairs[0])) does not change"
      : pairs.count == 2
        ? "Neither difference shows a change of"
        : "None of the \(pairs.count) differences shows a change of"
    return """
      \(what) \(words.phrase) by more than can be told from \(count) replicates: the largest \
      difference is that of \(name(largest)), \
      \(largest.difference.markup(signed: true, unit: words.differenceSuffix)).
      """
  }

  /// Which scenarios cannot be told from their baseline; nil where all can, or none.
  func unclear(_ pairs: [PairedRow]) -> Markup? {
    let unclear = pairs.filter { !$0.isClear }
    guard !unclear.isEmpty, unclear.count < pairs.count else { return nil }
    let names = unclear.prefix(6).map { pair -> Markup in
      let interval = pair.difference.markup(signed: true, unit: pair.words.differenceSuffix)
      return "\(name(pair)), \(interval)"
    }
    let rest = unclear.count > names.count ? ", and \(unclear.count - names.count) more" : ""
    return """
      Not clear once everything that was looked at is allowed for: \
      \(names.joined(separator: "; "))\(rest).
      """
  }

  /// Clear changes of what else was asked about.
  func others(_ outcomes: ArraySlice<[PairedRow]>) -> [Markup] {
    let parts = outcomes.compactMap { pairs -> Markup? in
      let clear = pairs.filter(\.isClear)
      guard
        let best = clear.max(by: { abs($0.difference.value) < abs($1.difference.value) })
      else { return nil }
      let size = best.difference.sizeMarkup(unit: best.words.differenceSuffix)
      return "\(best.words.phrase) (largest: \(name(best)) \(verb(best)) it by \(size))"
    }
    guard !parts.isEmpty else {
      return outcomes.isEmpty ? [] : ["Nothing else that was asked about changes clearly."]
    }
    return ["Of what else was asked about, these change clearly: \(parts.joined(separator: "; "))."]
  }
}
