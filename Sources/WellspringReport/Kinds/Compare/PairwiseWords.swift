// What each pair changes, where pairs have unlike baselines: there is no largest among them.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct PairwiseWords {
  /// A paragraph a baseline, a sentence a pair: what was asked first with its size, and what else
  /// changes clearly, the largest with their sizes.
  let short: [Markup]
  /// The same with every size.
  let whole: [Markup]

  private static let mostPairs = 8
  /// Pairs of which a screen has room for all that changes; of more it tells what was asked about first.
  private static let fewPairs = 3
  private static let mostOthers = 2

  /// - Parameter outcomes: by outcome asked about, in their order.
  init(_ source: ReportSource, _ rows: [PairedRow], _ outcomes: [[PairedRow]]) {
    let price = PriceClause(source, rows)
    let all = outcomes.flatMap { $0 }.filter { !ComparisonAnswer.takes.contains($0.words.name) }
    var pairs: [PairedRow] = []
    for row in all
    where !pairs.contains(where: { $0.scenario == row.scenario && $0.baseline == row.baseline }) {
      pairs.append(row)
    }
    let own = pairs.prefix(Self.mostPairs).map { pair in
      all.filter { $0.scenario == pair.scenario && $0.baseline == pair.baseline }
    }
    var baselines: [String] = []
    for one in own where !baselines.contains(one[0].baseline) { baselines.append(one[0].baseline) }
    let isMany = own.count > Self.fewPairs
    short = baselines.map { baseline in
      Self.short(own.filter { $0[0].baseline == baseline }, price, isMany: isMany)
    }
    whole = own.filter { $0.count(where: \.isClear) > 1 }.map { Self.whole($0, price) }
  }

  private static func name(_ pair: PairedRow) -> String {
    "“\(pair.scenarioLabel)” against “\(pair.baselineLabel)”"
  }

  private static func phrases(_ pairs: some Sequence<PairedRow>) -> Markup {
    RunReportPage.listed(pairs.map { "\($0.words.phrase)" })
  }

  /// What is held against one baseline.
  private static func short(
    _ group: [[PairedRow]], _ price: PriceClause, isMany: Bool
  ) -> Markup {
    let told = group.enumerated().map { place, own -> Markup in
      let unit = place == 0 ? own[0].words.differenceSuffix : ""
      return
        "<strong>“\(own[0].scenarioLabel)”</strong> \(change(own, price, unit: unit, isMany: isMany))."
    }
    return "Against “\(group[0][0].baselineLabel)”, \(told.joined(separator: " "))"
  }

  /// - Parameter unit: of what was asked first, once for those of one baseline.
  private static func change(
    _ own: [PairedRow], _ price: PriceClause, unit: String, isMany: Bool
  ) -> Markup {
    let lead = own[0]
    let clear = own.filter(\.isClear)
    let taken = price.isClear(lead) ? price.of(lead, isWhole: false) : ""
    guard !clear.isEmpty else {
      let what = own.count == 1 ? "" : "of \(own.count) outcomes "
      return """
        changes nothing \(what)that can be told\(taken): \(lead.words.phrase), \(lead.open(unit: unit))
        """
    }
    let all = clear.filter { $0.words.name != lead.words.name }
    let others = isMany ? Array(all.prefix(mostOthers)) : all
    guard lead.isClear else {
      let shown = Shown(others, unit: "", isWhole: true)
      let parts = ["raises", "lowers"].compactMap { verb in
        changes(verb, shown).map { "\(verb) \($0)" as Markup }
      }
      return """
        \(parts.joined(separator: " and "))\(taken); what it does to \(lead.words.phrase) cannot \
        be told, \(lead.open(unit: unit))
        """
    }
    let size = lead.difference.sizeMarkup(unit: unit)
    let shown = Shown(others, unit: lead.words.differenceSuffix, isWhole: false)
    let along = changes(lead.verb, shown).map { ", also \($0)" as Markup } ?? ""
    let contrary = lead.verb == "raises" ? "lowers" : "raises"
    let against = changes(contrary, shown).map { "; it \(contrary) \($0)" as Markup } ?? ""
    return "\(lead.verb) \(lead.words.phrase) by \(size)\(along)\(against)\(taken)"
  }

  /// What else changes, the largest beside its spread first; so many of them with their sizes.
  private struct Shown {
    let pairs: [PairedRow]
    /// That was named already.
    let unit: String
    /// Whether sizes have their intervals.
    let isWhole: Bool

    private static let mostSizes = 3

    init(_ pairs: [PairedRow], unit: String, isWhole: Bool) {
      func effect(_ row: PairedRow) -> Double { abs(row.effectSize?.value ?? 0) }
      self.pairs = pairs.sorted { effect($0) > effect($1) }
      (self.unit, self.isWhole) = (unit, isWhole)
    }

    func size(_ row: PairedRow) -> Markup {
      guard pairs.prefix(Self.mostSizes).contains(where: { $0.words == row.words }) else {
        return ""
      }
      let own = row.words.differenceSuffix
      let unit = own == unit ? "" : own
      if isWhole { return " by \(row.difference.sizeMarkup(unit: unit))" }
      let mean = row.difference.mean
      let shown = NumberStyle.fixed(abs(mean.value), row.difference.decimals)
      return " by \(mean.markup(shown))\(unit)"
    }
  }

  private static func changes(_ verb: String, _ shown: Shown) -> Markup? {
    let own = shown.pairs.filter { $0.verb == verb }
    return own.isEmpty
      ? nil : RunReportPage.listed(own.map { "\($0.words.phrase)\(shown.size($0))" })
  }

  private static func whole(_ own: [PairedRow], _ price: PriceClause) -> Markup {
    let clear = own.filter(\.isClear)
    let parts = clear.map { one -> Markup in
      "\(one.verb) \(one.words.phrase) by "
        + one.difference.sizeMarkup(unit: one.words.differenceSuffix)
    }
    let open = own.filter { !$0.isClear && !$0.isSame }
    let same = own.filter(\.isSame)
    let rest: Markup =
      (open.isEmpty ? "" : "; no change can be told of \(phrases(open))")
      + (same.isEmpty ? "" : "; the same in both: \(phrases(same))")
    return "\(name(own[0])) \(RunReportPage.listed(parts))\(price.of(own[0]))\(rest)."
  }
}
