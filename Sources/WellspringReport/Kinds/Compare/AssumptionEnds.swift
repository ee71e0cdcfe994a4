// One number in doubt, and a difference at both ends of its plausible range: a row of assumptions.csv.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct AssumptionEnds {
  let path: String
  let value: Sourced
  let low: Sourced
  let high: Sourced
  let now: Estimate
  let atLow: Estimate
  let atHigh: Estimate
  let change: Estimate
  let adjustedP: Sourced?
  let grade: String
  let turn: String
  /// Replicates in which it was moved.
  let count: Int

  init?(_ row: TableRow) {
    let table = "assumptions"
    func estimate(_ name: String) -> Estimate? {
      Estimate(row, name, "\(name)_ci_low", "\(name)_ci_high", of: table)
    }
    guard let value = Sourced(row, "value", of: table), let low = Sourced(row, "low", of: table),
      let high = Sourced(row, "high", of: table), let now = estimate("now"),
      let atLow = estimate("at_low"), let atHigh = estimate("at_high"),
      let change = estimate("change")
    else { return nil }
    (self.value, self.low, self.high) = (value, low, high)
    (self.now, self.atLow, self.atHigh, self.change) = (now, atLow, atHigh, change)
    (path, grade, turn) = (row["number"], row["grade"], row["turn"])
    adjustedP = Sourced(row, "p_holm", of: table)
    count = Int(row["n"]) ?? 0
  }

  var isClear: Bool { (adjustedP?.value ?? 1) < 0.05 && change.value != 0 }

  /// `overrun load of rota` for `site.units.ward.rota.overrunLoad`.
  var title: String {
    path.split(separator: ".").suffix(2).reversed().map { plainKey($0) }.joined(separator: " of ")
  }

  func place(_ number: Sourced) -> String { number.value.glanceText }

  var turnWords: String {
    switch turn {
    case "reverses": "turns round"
    case "opens": "can no longer be told"
    case "tells": "can be told"
    default: "stands"
    }
  }
}

/// One difference with every number in doubt at its ends, the strongest number first.
struct AssumptionSet {
  /// Those whose ends could be simulated.
  private(set) var all: [AssumptionEnds] = []
  /// How many numbers were moved.
  private(set) var moved = 0
  /// Of the two scenarios, as people call them: which less which.
  let scenario: String
  let baseline: String
  let words: OutcomeWords
  /// What the numbers are that change it, by path.
  let meanings: [String: String]

  private static let mostRows = 2_000_000

  /// nil where nothing was moved, or not for these.
  /// - Parameter pair: names and labels of two scenarios, in the order of the table or the other.
  init?(
    _ source: ReportSource, _ pair: [(name: String, label: String)], _ words: OutcomeWords
  ) throws(ModelFileError) {
    guard source.folder.has("assumptions") else { return nil }
    var (all, moved, isTurned) = ([AssumptionEnds](), 0, false)
    let names = pair.map(\.name)
    try source.folder.forEachRow(of: "assumptions") { row in
      let own = [row["scenario"], row["baseline"]]
      guard row["outcome"] == words.name, own == names || own == names.reversed() else {
        return true
      }
      moved += 1
      isTurned = own != names
      if let ends = AssumptionEnds(row) { all.append(ends) }
      return moved < Self.mostRows
    }
    guard moved > 0 else { return nil }
    (self.all, self.moved, self.words) = (all, moved, words)
    (scenario, baseline) =
      isTurned ? (pair[1].label, pair[0].label) : (pair[0].label, pair[1].label)
    let model = source.folder.models.first
    meanings = Dictionary(
      all.filter(\.isClear).compactMap { one in
        model?[one.path].map { (one.path, $0.entry.meaning) }
      }, uniquingKeysWith: { first, _ in first })
  }

  var clear: [AssumptionEnds] { all.filter(\.isClear) }

  /// How far the mean difference goes over all ends; nil where some end could not be simulated.
  var range: (low: Estimate, high: Estimate)? {
    let ends = all.flatMap { [$0.atLow, $0.atHigh] }
    guard all.count == moved, let low = ends.min(by: { $0.value < $1.value }),
      let high = ends.max(by: { $0.value < $1.value })
    else { return nil }
    return (low, high)
  }
}
