// Which of the two strongest changes more: one held against the other, replicate by replicate.
//
// Whether their intervals overlap does not say it: both are differences from one baseline, with the
// same luck, and what they share drops out of the difference between them.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct RivalSentence {
  /// nil where there are not two of one baseline and one direction, or nothing to hold together.
  let sentence: Markup?

  private static let mostReplicates = 100_000

  /// - Parameter clear: the clear differences in one outcome, the largest first.
  init(_ source: ReportSource, _ clear: [PairedRow], isOneBaseline: Bool) throws(ModelFileError) {
    guard clear.count > 1, clear[0].baseline == clear[1].baseline,
      (clear[0].difference.value < 0) == (clear[1].difference.value < 0)
    else {
      sentence = nil
      return
    }
    let (one, other) = (clear[0], clear[1])
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
    sentence =
      paired.count > 1
      ? Self.told(one, other, paired, isOneBaseline: isOneBaseline) : nil
  }

  private static func told(
    _ one: PairedRow, _ other: PairedRow, _ paired: PairedDifference, isOneBaseline: Bool
  ) -> Markup {
    let (low, high) = paired.interval
    let decimals = NumberStyle.decimals(low: low, high: high, value: paired.difference)
    let shown = [paired.difference, low, high].map { NumberStyle.signed($0, decimals) }
    let names = [one, other].map { "“\($0.name(isOneBaseline))”" }
    let size = "\(shown[0])\(one.words.differenceSuffix) (\(shown[1]) to \(shown[2]))"
    let isTold = low > 0 || high < 0
    return isTold
      ? "Held against each other replicate by replicate, \(names[0]) changes it more than \(names[1]): \(size)."
      : """
      Held against each other replicate by replicate, \(names[0]) differs from \(names[1]) by \(size): \
      these runs do not say which of the two changes it more.
      """
  }
}
