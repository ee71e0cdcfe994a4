// Which outcomes a question names. An answer owes each of them a sentence, so they are told before the
// others that are asked about.
// SPDX-License-Identifier: GPL-3.0-or-later

struct QuestionWords {
  private let words: Set<Substring>

  /// What a column's name has beside what it is about: its unit, its statistic, its grade.
  private static let marks: Set<Substring> = [
    "percent", "mean", "points", "score", "high", "low", "per", "year", "hour", "p95", "p10",
  ]

  private static let prices: Set<Substring> = [
    "hour", "cost", "price", "money", "cheap", "cheaper", "cheapest",
  ]

  init(_ question: String) {
    words = Set(Self.stems(question.lowercased().split { !$0.isLetter && !$0.isNumber }))
  }

  /// Without the s of the plural: `missed breaks` and `break` are of one word.
  private static func stems(_ words: [Substring]) -> [Substring] {
    words.map { $0.count > 3 && $0.hasSuffix("s") ? $0.dropLast() : $0 }
  }

  /// What an outcome's column is about, without its unit and statistic.
  private static func about(_ column: String) -> [Substring] {
    stems(column.split(separator: "_")).filter { !marks.contains($0) }
  }

  /// Whether two outcomes are of one subject: the mean of a score, and the share of high ones.
  func areAlike(_ one: [PairedRow], _ other: [PairedRow]) -> Bool {
    guard let one = one.first, let other = other.first else { return false }
    return Self.about(one.words.name) == Self.about(other.words.name)
  }

  /// Whether all that an outcome's column is about stands in the question.
  func names(_ column: String) -> Bool {
    let about = Self.about(column)
    return !about.isEmpty && about.allSatisfy(words.contains)
  }

  /// Whether what is taken is asked for: hours, or money.
  var namesPrice: Bool {
    !words.isDisjoint(with: Self.prices)
  }

  /// Whether all words of a scenario's label stand in the question.
  func namesScenario(_ label: String) -> Bool {
    let own = Self.stems(label.lowercased().split { !$0.isLetter && !$0.isNumber })
    return !own.isEmpty && words.isSuperset(of: own)
  }

  /// Those scenarios that the question names; all where it names none.
  func named(_ pairs: [PairedRow]) -> [PairedRow] {
    let own = pairs.filter { namesScenario($0.scenarioLabel) }
    return own.isEmpty ? pairs : own
  }

  /// Columns with those first that the question names; each part in its order.
  func ordered(_ columns: [String]) -> [String] {
    columns.filter(names) + columns.filter { !names($0) }
  }
}
