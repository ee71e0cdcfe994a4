// What scenarios of one baseline change, outcome by outcome.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct DifferenceWords {
  private let price: PriceClause
  private let isOneBaseline: Bool
  private let question: QuestionWords
  /// Whether what each takes is told beside its difference.
  private let pricesAll: Bool

  /// Scenarios whose difference is told beside the largest.
  private static let mostOthers = 4

  /// - Parameter pricesAll: whether the question asks for what each takes, and they differ in it.
  init(_ source: ReportSource, _ rows: [PairedRow], pricesAll: Bool) {
    price = PriceClause(source, rows)
    question = QuestionWords(source.question)
    self.pricesAll = pricesAll
    isOneBaseline = PairedRow.isOneBaseline(rows)
  }

  private func name(_ pair: PairedRow) -> String { "“\(pair.name(isOneBaseline))”" }

  private func list(_ pairs: some Sequence<PairedRow>) -> Markup {
    RunReportPage.listed(pairs.map { "\(name($0))" })
  }

  /// What an outcome says: the largest difference, then the others.
  /// - Parameter hasPrice: whether what it takes is told.
  func main(_ pairs: [PairedRow], hasPrice: Bool = true) -> [Markup] {
    let words = pairs[0].words
    // What the question names stands before what it does not.
    let all = PairedRow.clear(pairs)
    let named = question.named(all).map(\.scenario)
    let clear =
      all.filter { named.contains($0.scenario) } + all.filter { !named.contains($0.scenario) }
    guard let best = clear.first else { return [hasPrice ? nothing(pairs) : untold(pairs)] }
    var sentence: Markup = "\(name(best)) \(best.verb) \(words.phrase) by \(Self.size(best))"
    if let from = best.baselineMean {
      sentence += ", from \(from.fixed(best.difference.decimals))\(words.boundSuffix)"
      if isOneBaseline { sentence += " under “\(best.baselineLabel)”" }
    }
    sentence += "\(hasPrice ? price.of(best) : "")."
    return [sentence] + others(Array(clear.dropFirst()), pairs, hasPrice: hasPrice)
  }

  private func others(_ clear: [PairedRow], _ pairs: [PairedRow], hasPrice: Bool) -> [Markup] {
    let shown = clear.prefix(Self.mostOthers)
    // What each of several takes stands in a picture, and here where the question asks for it.
    var parts = ["lowers", "raises"].compactMap { verb -> Markup? in
      let own = shown.filter { $0.verb == verb }.enumerated().map { place, pair -> Markup in
        let unit = place == 0 ? pair.words.differenceSuffix : ""
        let taken =
          !hasPrice
          ? "" : clear.count == 1 ? price.of(pair) : pricesAll ? price.beside(pair) : ""
        let size = pair.difference.sizeMarkup(unit: unit)
        return "\(name(pair)) \(place == 0 ? "\(verb) it " : "")by \(size)\(taken)"
      }
      return own.isEmpty ? nil : RunReportPage.listed(own)
    }
    let less = clear.dropFirst(Self.mostOthers)
    if !less.isEmpty { parts.append("\(list(less)) \(less.count == 1 ? "does" : "do") less") }
    let same = pairs.filter(\.isSame)
    if !same.isEmpty {
      parts.append("\(list(same)) \(same.count == 1 ? "changes" : "change") nothing")
    }
    let open = pairs.filter { !$0.isClear && !$0.isSame }
    if !open.isEmpty {
      parts.append("what \(list(open)) \(open.count == 1 ? "does" : "do") cannot be told")
    }
    guard let first = parts.first else { return [] }
    let start = Markup(stringLiteral: first.text.prefix(1).uppercased() + first.text.dropFirst())
    return ["\(([start] + parts.dropFirst()).joined(separator: "; "))."]
  }

  /// The size of a difference; of a part of an hour in minutes too.
  private static func size(_ row: PairedRow) -> Markup {
    let size = row.difference.sizeMarkup(unit: row.words.differenceSuffix)
    let minutes = 60 * abs(row.difference.value)
    guard ["h", "h/d"].contains(row.words.unit), (1..<60).contains(minutes) else { return size }
    let shown = NumberStyle.fixed(minutes, 0)
    return "\(size), some \(shown) minute\(shown == "1" ? "" : "s")"
  }

  private func nothing(_ pairs: [PairedRow]) -> Markup {
    let words = pairs[0].words
    if pairs.allSatisfy(\.isSame) {
      return "Nothing changes \(words.phrase): it is the same in all."
    }
    let count = pairs.map(\.count).max() ?? 0
    let largest = Self.largest(pairs)
    let what =
      pairs.count == 1
      ? name(pairs[0]) : pairs.count == 2 ? "either of the two" : "any of the \(pairs.count)"
    let histories = count == 1 ? "one history" : "\(count) histories"
    let against = isOneBaseline ? " against “\(largest.baselineLabel)”" : ""
    return """
      Whether \(what) changes \(words.phrase)\(against) cannot be told from \(histories) of each: the \
      largest difference is that of \(name(largest)), \(largest.openMarkup)\(price.of(largest)).
      """
  }

  private static func largest(_ pairs: [PairedRow]) -> PairedRow {
    pairs.max { abs($0.difference.value) < abs($1.difference.value) } ?? pairs[0]
  }

  /// The same in short, of what is told beside something else.
  private func untold(_ pairs: [PairedRow]) -> Markup {
    let largest = Self.largest(pairs)
    guard !pairs.allSatisfy(\.isSame) else { return nothing(pairs) }
    return """
      No change of \(largest.words.phrase) can be told: the largest is that of \(name(largest)), \
      \(largest.openMarkup).
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
      Not clear once all \(unclear[0].family) differences are allowed for: \
      \(names.joined(separator: "; "))\(rest).
      """
  }

  /// Of what else was asked about the largest clear change of each outcome, and of which no change can
  /// be told.
  func rest(_ outcomes: [[PairedRow]]) -> Markup? {
    let largest = outcomes.compactMap { PairedRow.clear($0).first }
    var names: [String] = []
    for best in largest where !names.contains(best.scenario) { names.append(best.scenario) }
    let isOne = outcomes.allSatisfy { $0.count == 1 }
    // Where a larger change than the largest clear one may be, nothing is said to be the most.
    let isMost = outcomes.allSatisfy { pairs in
      PairedRow.clear(pairs).isEmpty || Self.largest(pairs).isClear
    }
    var parts = names.map { name in
      most(largest.filter { $0.scenario == name }, isOne: isOne, isMost: isMost)
    }
    let open = outcomes.filter { !$0.contains(where: \.isClear) }.map { pairs -> Markup in
      "\(pairs[0].words.phrase)"
    }
    if open.count > 1 && !parts.isEmpty {
      // A screen has no room for the names of many.
      parts.append("no other change can be told")
    } else if let last = open.last {
      let all = (open.count == 1 ? "" : open.dropLast().joined(separator: ", ") + " or ") + last
      parts.append("no change of \(all) can be told")
    }
    return parts.isEmpty ? nil : "Also asked about: \(parts.joined(separator: "; "))."
  }

  /// The outcomes that one scenario changes more than any other; where they are many, the tables have
  /// how much.
  private func most(_ own: [PairedRow], isOne: Bool, isMost: Bool) -> Markup {
    let isShort = own.count > 2 && !isOne
    let changes = ["raises", "lowers"].compactMap { verb -> Markup? in
      let parts = own.filter { $0.verb == verb }.map { one -> Markup in
        if isShort { return "\(one.words.phrase)" }
        return
          "\(one.words.phrase)\(own.count == 1 && !isOne && isMost ? " most," : "") by \(Self.size(one))"
      }
      return parts.isEmpty ? nil : "\(verb) \(RunReportPage.listed(parts))"
    }
    let opening =
      own.count == 1 || isOne ? name(own[0]) : "\(name(own[0]))\(isMost ? " changes most: it" : "")"
    return "\(opening) \(changes.joined(separator: ", and "))"
  }
}
