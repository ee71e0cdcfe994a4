// The answer of a comparison in a few sentences, with nothing claimed that the intervals do not say.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct ComparisonAnswer {
  /// What was asked first, and what patients pay for it.
  let sentences: [Markup]
  /// What else there is to say.
  let more: [Markup]

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
      more = []
      return
    }
    let answer = Answerer(source: source, rows: rows, isOneBaseline: isOneBaseline)
    let price = PriceSentence(source, pairs)
    let clear = first.filter(\.isClear).sorted {
      abs($0.difference.value) > abs($1.difference.value)
    }
    // Differences from unlike baselines have no largest: each pair is told by itself.
    guard isOneBaseline else {
      let all = answer.pairwise(pairs)
      sentences = Array(all.prefix(2))
      more = Array(all.dropFirst(2))
      return
    }
    let rival = try RivalSentence(source, clear, isOneBaseline: isOneBaseline)
    sentences = answer.main(first) + [price.asked ?? price.unasked].compactMap { $0 }
    // What is asked about next has sentences of its own, as far as it is not told among the others.
    let second = pairs.dropFirst().first { !Self.takes.contains($0[0].words.name) }
      .flatMap { PriceSentence.isPaid($0) || !$0.contains(where: \.isClear) ? nil : $0 }
    let rest = pairs.dropFirst().filter { outcome in
      !PriceSentence.isPaid(outcome) && outcome[0].words.name != second?[0].words.name
    }
    more =
      (second.map { answer.main($0, hasPrice: false) } ?? [])
      + [rival.sentence, answer.unclear(first), price.asked == nil ? nil : price.unasked]
      .compactMap { $0 }
      + answer.others(rest)
  }

  /// What is taken, and not what comes of it.
  private static let takes = ["staff_hours", "cost"]
}

private struct Answerer {
  let source: ReportSource
  let rows: [PairedRow]
  let isOneBaseline: Bool

  private func name(_ pair: PairedRow) -> String { "“\(pair.name(isOneBaseline))”" }

  /// What an outcome says.
  /// - Parameter hasPrice: whether what it takes is told.
  func main(_ pairs: [PairedRow], hasPrice: Bool = true) -> [Markup] {
    let words = pairs[0].words
    let clear = pairs.filter(\.isClear).sorted {
      abs($0.difference.value) > abs($1.difference.value)
    }
    guard let best = clear.first else { return [nothing(pairs)] }
    var sentence: Markup = "\(name(best)) \(verb(best)) \(words.phrase) by "
    sentence += best.difference.sizeMarkup(unit: words.differenceSuffix)
    if let from = best.baselineMean {
      let decimals = best.difference.decimals
      sentence += ", from \(from.fixed(decimals))\(words.boundSuffix)"
      if isOneBaseline { sentence += " under “\(plainName(best.baseline))”" }
    }
    sentence += "\(hasPrice ? price(best) : "")."
    let others = Array(clear.dropFirst().prefix(Self.mostOthers))
    guard !others.isEmpty else { return [sentence] }
    // What each of several takes stands beside its difference in a picture.
    let parts = ["lowers", "raises"].compactMap { verb -> Markup? in
      let own = others.filter { self.verb($0) == verb }.enumerated().map { place, pair -> Markup in
        let size = pair.difference.sizeMarkup(unit: place == 0 ? words.differenceSuffix : "")
        let price = hasPrice && others.count == 1 ? self.price(pair) : ""
        return "\(name(pair)) \(place == 0 ? "\(verb) it " : "")by \(size)\(price)"
      }
      return own.isEmpty ? nil : RunReportPage.listed(own)
    }
    return [sentence, "\(parts.joined(separator: "; "))."]
  }

  private static let mostOthers = 4

  private static let mostPairs = 8
  private static let mostChanges = 4

  /// What each pair changes clearly, over all that was asked about.
  func pairwise(_ outcomes: [[PairedRow]]) -> [Markup] {
    let all = outcomes.flatMap { $0 }.filter { !["staff_hours", "cost"].contains($0.words.name) }
    var pairs: [PairedRow] = []
    for row in all
    where !pairs.contains(where: { $0.scenario == row.scenario && $0.baseline == row.baseline }) {
      pairs.append(row)
    }
    return pairs.prefix(Self.mostPairs).map { pair in
      let own = all.filter { $0.scenario == pair.scenario && $0.baseline == pair.baseline }
      return told(own[0], own.filter(\.isClear), of: own.count)
    }
  }

  private func told(_ first: PairedRow, _ clear: [PairedRow], of count: Int) -> Markup {
    let open: Markup =
      "\(first.words.phrase), \(first.difference.markup(signed: true, unit: first.words.differenceSuffix))"
    guard !clear.isEmpty else {
      return "\(name(first)) changes none of \(count) outcomes clearly: \(open)\(price(first))."
    }
    let parts = clear.prefix(Self.mostChanges).map { one -> Markup in
      "\(verb(one)) \(one.words.phrase) by "
        + one.difference.sizeMarkup(unit: one.words.differenceSuffix)
    }
    let more =
      clear.count > parts.count ? " (and \(clear.count - parts.count) more change clearly)" : ""
    let rest: Markup = first.isClear ? "" : "; not clear is \(open)"
    return "\(name(first)) \(RunReportPage.listed(Array(parts)))\(more)\(price(first))\(rest)."
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
      ? name(pairs[0]) : pairs.count == 2 ? "either of the two" : "any of the \(pairs.count)"
    return """
      Whether \(what) changes \(words.phrase) cannot be told from \(count) histories of each: the \
      largest difference is that of \(name(largest)), \
      \(largest.difference.markup(signed: true, unit: words.differenceSuffix))\(price(largest)).
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
  func others(_ outcomes: [[PairedRow]]) -> [Markup] {
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
