// In words, what an answer hangs on.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct AssumptionWords {
  private static let mostNamed = 3

  let set: AssumptionSet
  /// The numbers that change most of those that change anything.
  let named: [AssumptionEnds]
  /// What may hang on them.
  private let effect: String
  /// Whose mean difference that is.
  private let subject: String

  /// - Parameter name: of the scenario; nil where two are held against each other, of which neither is
  ///   the baseline.
  init(_ set: AssumptionSet, of name: String?) {
    self.set = set
    named = Array(set.clear.prefix(Self.mostNamed))
    let (one, other) = ("“\(name ?? set.scenario)”", "“\(set.baseline)”")
    effect =
      name == nil
      ? "the difference between \(one) and \(other) in \(set.words.phrase)"
      : "the effect of \(one) on \(set.words.phrase)"
    subject = name == nil ? "\(one) less \(other)" : "the difference that \(one) makes"
  }

  /// For the answer, in a breath: what was done, and what came of it.
  var short: Markup {
    let clear = set.clear.count
    let verb = clear == 1 ? "changes" : "change"
    let found: Markup =
      named.first.map { first in
        "\(clear) \(verb) it by more than chance, \(clear == 1 ? "" : "most of all ")"
          + "\(first.title): \(atEnds(first))"
      } ?? "none changes it by more than chance, though more replicates may show some"
    let side: Markup =
      set.range.map { low, high in
        let (low, high) = shown(low, high)
        return low.isUp == high.isUp
          ? "; at no end of any does it change its side: it stays between \(low.text) and \(high.text)"
          : "; at some end it changes its side: it lies between \(low.text) and \(high.text)"
      } ?? ""
    return """
      What \(effect) hangs on: of \(set.moved) numbers in doubt, each moved alone over its plausible \
      range, \(found)\(side).
      """
  }

  /// The same at more length.
  var whole: Markup {
    let opening: Markup = """
      \(set.moved) numbers of the model that are in doubt were moved one at a time over their plausible \
      ranges. 
      """
    guard let first = named.first else {
      return opening
        + "With as few replicates as these, none can be told to change \(effect); more may show some."
        + range
    }
    let clear = set.clear.count
    let verb = clear == 1 ? "changes" : "change"
    return opening + """
      \(clear) \(verb) \(effect) by more than chance. What changes it most of these is \
      \(first.title): \(atEnds(first)).\(meaning(first))
      """ + turns(first) + range
  }

  /// What a number is, as docs/parameters.md says it.
  private func meaning(_ one: AssumptionEnds) -> Markup {
    set.meanings[one.path].map { " It is: “\($0)”" } ?? ""
  }

  private func turns(_ first: AssumptionEnds) -> Markup {
    let turning = named.filter { $0.turn != "stands" }
    guard turning.isEmpty else {
      return turning.map { one -> Markup in
        " With \(one.title) at an end of its range the answer \(one.turnWords)."
      }.joined()
    }
    return first.now.isClear
      ? " The answer stands at both ends of what is named here."
      : " At no end of what is named here can it be told better than now."
  }

  private func atEnds(_ one: AssumptionEnds) -> Markup {
    let unit = set.words.differenceSuffix
    return """
      \(one.atLow.markup(signed: true, unit: unit)) where that is \(one.low.markup(one.place(one.low))), \
      \(one.atHigh.markup(signed: true, unit: unit)) where it is \(one.high.markup(one.place(one.high)))
      """
  }

  /// How far the difference goes over both ends of all numbers, whether that is chance or not.
  private var range: Markup {
    guard let (low, high) = set.range.map(shown) else { return "" }
    let side =
      low.isUp == high.isUp
      ? "At no end of any of them does \(subject) change its side"
      : "At some end \(subject) changes its side"
    return """
       \(side): on average it lies between \(low.text) and \(high.text)\(set.words.differenceSuffix).
      """
  }

  /// Both with as many digits.
  private func shown(
    _ low: Estimate, _ high: Estimate
  ) -> (low: (text: Markup, isUp: Bool), high: (text: Markup, isUp: Bool)) {
    let decimals = NumberStyle.decimals(max(abs(low.value), abs(high.value)), digits: 3)
    func one(_ estimate: Estimate) -> (text: Markup, isUp: Bool) {
      let text = estimate.mean.markup(NumberStyle.signed(estimate.value, decimals))
      return (text, estimate.value > 0)
    }
    return (one(low), one(high))
  }
}
