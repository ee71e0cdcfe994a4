// The answer of a comparison in a few sentences, with nothing claimed that the intervals do not say.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct ComparisonAnswer {
  /// What was asked, each outcome with a clause of its own, and what patients pay for it.
  let sentences: [Markup]
  /// What else there is to say.
  let more: [Markup]
  /// What the first of them hangs on.
  let assumptions: AssumptionFigure?

  /// What is taken, and not what comes of it.
  static let takes = ["staff_hours", "cost"]
  /// Letters of an answer beyond which what says the same of another outcome comes later.
  private static let mostLetters = 800

  /// - Parameter rows: of all outcomes that were compared.
  init(_ source: ReportSource, _ rows: [PairedRow]) throws(ModelFileError) {
    let asked = rows.filter(\.isAsked)
    let pairs = source.asked.map { name in asked.filter { $0.words.name == name } }
      .filter { !$0.isEmpty }
    guard let first = pairs.first else {
      sentences = ["No pair of replicates could be compared; the tables say why."]
      (more, assumptions) = ([], nil)
      return
    }
    // Differences from unlike baselines have no largest: each pair is told by itself.
    guard !PairedRow.isOneBaseline(rows) else {
      self = try Self(source, rows, pairs, first)
      return
    }
    let told = PairwiseWords(source, rows, pairs)
    assumptions = try AssumptionFigure(source, first, nil, isOneBaseline: false)
    sentences = told.short + [assumptions?.short].compactMap { $0 }
    more = told.whole
  }

  /// Of differences from one baseline.
  private init(
    _ source: ReportSource, _ rows: [PairedRow], _ pairs: [[PairedRow]], _ first: [PairedRow]
  ) throws(ModelFileError) {
    let question = QuestionWords(source.question)
    let same = BenefitFigure(first, rows: rows, isOneBaseline: true).sentence
    let words = DifferenceWords(source, rows, pricesAll: question.namesPrice && same == nil)
    let price = PriceSentence(source, pairs)
    let (named, rest) = Self.others(pairs, question)
    let main = words.main(first)
    let rival = try RivalSentence(source, first)
    assumptions = try AssumptionFigure(source, first, rival.rivals, isOneBaseline: true)
    let beside =
      main.dropFirst()
      + [rival.sentence, question.namesPrice ? same : nil].compactMap { $0 }
      + Self.hours(source, rows, first, question)
    let start: [Markup] = main.prefix(1) + (beside.isEmpty ? [] : [beside.joined(separator: " ")])
    let paid: [Markup] = [price.asked ?? price.unasked].compactMap { $0 }
    let hangsOn: [Markup] = [assumptions?.short].compactMap { $0 }
    let others: [Markup] = [words.rest(rest)].compactMap { $0 }
    // What is of the first's own subject says again what that says.
    let told = try Self.told(source, named.filter { !question.areAlike($0, first) }, words)
    let alike = try Self.told(source, named.filter { question.areAlike($0, first) }, words)
    let all = start + told + alike + paid + others + hangsOn
    let isLong = all.reduce(0) { $0 + $1.letters } > Self.mostLetters
    sentences = isLong ? start + told + paid + hangsOn : all
    // What the answer has told of the rest in a clause is told here where there is more of it.
    let whole = rest.filter { $0.count(where: \.isClear) > (isLong ? 0 : 1) }
    more =
      (isLong ? alike : [])
      + whole.map { words.main($0, hasPrice: false).joined(separator: " ") }
      + [
        words.unclear(first), price.asked == nil ? nil : price.unasked,
        question.namesPrice ? nil : same,
      ].compactMap { $0 }
  }

  /// What each does for an hour, where hours are asked about.
  private static func hours(
    _ source: ReportSource, _ rows: [PairedRow], _ first: [PairedRow], _ question: QuestionWords
  ) -> [Markup] {
    guard question.namesPrice || source.asked.contains("staff_hours") else { return [] }
    let words = HoursWords(source, rows, first)
    return [words.most, words.within].compactMap { $0 }
  }

  /// What comes beside the first outcome: what the question names, and the rest.
  private static func others(
    _ pairs: [[PairedRow]], _ question: QuestionWords
  ) -> (named: [[PairedRow]], rest: [[PairedRow]]) {
    let others = pairs.dropFirst().filter { outcome in
      !takes.contains(outcome[0].words.name) && !PriceSentence.isPaid(outcome)
    }
    func isNamed(_ outcome: [PairedRow]) -> Bool { question.names(outcome[0].words.name) }
    return (others.filter(isNamed), others.filter { !isNamed($0) })
  }

  /// Outcomes of the question are told whole, each with its two best; of the rest the largest change
  /// stands on top.
  private static func told(
    _ source: ReportSource, _ outcomes: [[PairedRow]], _ words: DifferenceWords
  ) throws(ModelFileError) -> [Markup] {
    try outcomes.map { (outcome) throws(ModelFileError) in
      let rival = try RivalSentence(source, outcome).sentence
      return (words.main(outcome, hasPrice: false) + [rival].compactMap { $0 })
        .joined(separator: " ")
    }
  }
}
