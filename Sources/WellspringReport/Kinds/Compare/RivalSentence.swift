// Whether the two best differ: one held against the other, replicate by replicate.
//
// Whether their intervals overlap does not say it: both are differences from one baseline, with the
// same luck, and what they share drops out of the difference between them.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct RivalSentence {
  /// nil where there are not two of one direction, or nothing to hold together.
  let sentence: Markup?
  /// The two.
  let rivals: (one: PairedRow, other: PairedRow)?

  private static let mostReplicates = 100_000

  /// - Parameter pairs: of one outcome, all with the same baseline. Those that the question names are
  ///   candidates, all where it names none.
  init(_ source: ReportSource, _ pairs: [PairedRow]) throws(ModelFileError) {
    let candidates = QuestionWords(source.question).named(pairs)
    guard let (one, other, adjective) = Self.rivals(candidates) else {
      (sentence, rivals) = (nil, nil)
      return
    }
    var values: [String: [Int: Double]] = [:]
    try source.folder.forEachRow(of: "replicates") { row in
      let scenario = row["scenario"]
      if scenario == one.scenario || scenario == other.scenario,
        let replicate = Int(row["replicate"]), let value = row.number(one.words.name)
      {
        values[scenario, default: [:]][replicate] = value
      }
      return values[scenario]?.count ?? 0 < Self.mostReplicates
    }
    let (first, second) = (values[one.scenario] ?? [:], values[other.scenario] ?? [:])
    let both = first.keys.filter { second[$0] != nil }.sorted()
    let paired = PairedDifference(
      baseline: both.map { second[$0] ?? .nan }, other: both.map { first[$0] ?? .nan })
    rivals = (one, other)
    sentence =
      paired.count > 1
      ? Self.told(
        one, other, paired, adjective, of: candidates.count,
        isOfAll: candidates.count == pairs.count) : nil
  }

  /// The two that are best, or where none is better than the baseline those that change most.
  private static func rivals(
    _ pairs: [PairedRow]
  ) -> (one: PairedRow, other: PairedRow, adjective: String)? {
    let clear = pairs.filter(\.isClear)
    guard
      let largest = clear.max(by: { abs($0.difference.value) < abs($1.difference.value) })
    else { return nil }
    let known = Outcome.allCases.first { $0.definition.name == largest.words.name }
    let better = known?.moreIsBetter
    let isBetter = clear.contains { ($0.difference.value > 0) == better }
    let isUp = isBetter ? better ?? false : largest.difference.value > 0
    // What clearly goes the other way is no rival; what cannot be told may be one.
    let side = pairs.filter { !$0.isClear || ($0.difference.value > 0) == isUp }.sorted {
      isUp
        ? $0.difference.value > $1.difference.value : $0.difference.value < $1.difference.value
    }
    guard side.count > 1 else { return nil }
    return (side[0], side[1], isBetter ? "best" : "that change most")
  }

  private static func told(
    _ one: PairedRow, _ other: PairedRow, _ paired: PairedDifference, _ adjective: String,
    of candidates: Int, isOfAll: Bool
  ) -> Markup {
    // Which two are held together is seen in the results, so the interval allows for every two.
    let twos = candidates * (candidates - 1) / 2
    let (low, high) = paired.interval(among: twos)
    let allowing = twos > 1 ? ", allowing for all \(twos) pairs of the \(candidates)" : ""
    let decimals = NumberStyle.decimals(low: low, high: high, value: paired.difference)
    let names = [one, other].map { "“\($0.scenarioLabel)”" }
    let two =
      candidates == 2
      ? "the two\(isOfAll ? "" : " asked about")"
      : "the two \(adjective)\(isOfAll ? "" : " of those asked about")"
    let unit = one.words.differenceSuffix
    guard low > 0 || high < 0 else {
      let shown = [paired.difference, low, high].map { NumberStyle.signed($0, decimals) }
      return """
        Which of \(two), \(names[0]) or \(names[1]), changes it more cannot be told: the difference \
        between them is \(shown[0])\(unit) (<span class="i">\(shown[1]) to \(shown[2])</span>\(allowing)).
        """
    }
    let ends = [low, high].map(abs).sorted()
    let shown = ([abs(paired.difference)] + ends).map { NumberStyle.fixed($0, decimals) }
    return """
      Of \(two), \(names[0]) changes it more than \(names[1]), by \
      \(shown[0])\(unit) (<span class="i">\(shown[1]) to \(shown[2])</span>\(allowing)).
      """
  }
}
