// Who gains and who loses: posts that fare otherwise under another scenario.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct WhoChangedFigures {
  /// nil where no posts were followed.
  let section: ReportSection?

  private static let mostPairs = 12

  /// What is counted over the posts of a pair.
  private struct Pair {
    let name: String
    /// The scenario alone, and what it is held against where that differs.
    let label: String
    let heading: String?
    var spared = 0.0
    var harmed = 0.0
    var replicates = 0.0
    var posts = 0
    var gains: [Double] = []
  }

  init(_ source: ReportSource, isOneBaseline: Bool) throws(ModelFileError) {
    var pairs: [Pair] = []
    var places: [[String]: Int] = [:]
    try source.folder.forEachRow(of: "who-changed") { row in
      let key = [row["baseline"], row["scenario"]]
      if places[key] == nil {
        guard pairs.count < Self.mostPairs else { return true }
        places[key] = pairs.count
        let name = source.label(row["scenario"])
        pairs.append(
          isOneBaseline
            ? Pair(name: name, label: name, heading: nil)
            : Pair(
              name: "\(name) against \(source.label(row["baseline"]))", label: name,
              heading: "Against “\(source.label(row["baseline"]))”"))
      }
      guard let place = places[key] else { return true }
      pairs[place].spared += row.number("spared") ?? 0
      pairs[place].harmed += row.number("harmed") ?? 0
      pairs[place].replicates = max(pairs[place].replicates, row.number("n") ?? 0)
      pairs[place].posts += 1
      if pairs[place].gains.count < 100_000, let gain = row.number("capacity_difference") {
        pairs[place].gains.append(gain)
      }
      return true
    }
    let known = pairs.filter { $0.replicates > 0 }
    section =
      known.isEmpty
      ? nil
      : ReportSection(
        name: "who", title: "Who gains, who loses",
        blocks: [Self.fates(known), .figure(Self.gains(known))])
  }

  private static func fates(_ pairs: [Pair]) -> ReportSection.Block {
    // A picture of nothing would only have room for what is not there.
    guard pairs.contains(where: { $0.spared > 0 || $0.harmed > 0 }) else {
      return .prose(
        """
        In these histories no post that tips under a baseline is spared under a scenario compared with \
        it, and none newly tips.
        """)
    }
    return .figure(changes(pairs))
  }

  /// Rows below the headings of what they are held against, where that differs.
  private static func rows(_ own: [(pair: Pair, entries: [IntervalChart.Entry])])
    -> [IntervalChart.Row]
  {
    let rows = own.map { IntervalChart.Row(label: $0.pair.label, entries: $0.entries) }
    guard own.allSatisfy({ $0.pair.heading != nil }) else { return rows }
    return IntervalChart.grouped(zip(own, rows).map { ($0.pair.heading ?? "", $1) })
  }

  private static func changes(_ pairs: [Pair]) -> Figure {
    func each(_ sum: Double, _ pair: Pair) -> Double { sum / pair.replicates }
    let most = pairs.max { each($0.spared, $0) < each($1.spared, $1) } ?? pairs[0]
    let finding =
      most.spared > 0
      ? "“\(most.name)” spares most: of \(most.posts) posts, in a replicate on average "
        + "\(NumberStyle.fixed(each(most.spared, most), 2)) that tip under the baseline do not, and "
        + "\(NumberStyle.fixed(each(most.harmed, most), 2)) tip that did not."
      : "No post is spared; some newly tip."
    return Figure(
      name: "who-changed", title: "Posts spared from tipping, and posts that newly tip",
      finding: finding,
      reading: "The same post of the same replicate is followed under both scenarios.",
      chart: IntervalChart(
        rows: rows(
          pairs.map { pair in
            let sums = [pair.spared, pair.harmed].enumerated()
            return (
              pair,
              sums.map { series, sum in
                IntervalChart.Entry(
                  value: each(sum, pair), series: series,
                  text: NumberStyle.fixed(each(sum, pair), 2))
              }
            )
          }), axisTitle: "Posts in a replicate", series: ["Spared", "Newly tips"], hasBars: true),
      table: DataTable(
        caption: "Posts whose fate changes, in a replicate on average", files: ["who-changed.csv"],
        headings: ["Scenario", "Spared", "Newly tips", "Posts"],
        rows: pairs.map { pair in
          [
            .text(pair.name), .markup("\(NumberStyle.fixed(each(pair.spared, pair), 2))"),
            .markup("\(NumberStyle.fixed(each(pair.harmed, pair), 2))"), .markup("\(pair.posts)"),
          ]
        }))
  }

  private static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

  private static func gains(_ pairs: [Pair]) -> Figure {
    typealias Spread = (pair: Pair, name: String, points: [Double])
    let shown = pairs.prefix(mostPairs).map { pair -> Spread in
      let sorted = pair.gains.sorted()
      return (pair, pair.name, shares.map { quantile(of: sorted, at: $0) })
    }.filter { $0.points.allSatisfy(\.isFinite) }
    let widest = shown.max { $0.points[4] - $0.points[0] < $1.points[4] - $1.points[0] }
    let finding =
      widest.map {
        "Gains are shared unequally: under “\($0.name)” one post in twenty changes its mean capacity "
          + "by \(NumberStyle.signed($0.points[0], 3)) or less, and one in twenty by "
          + "\(NumberStyle.signed($0.points[4], 3)) or more."
      } ?? "No post has a capacity under both scenarios."
    return Figure(
      name: "who-gains", title: "How the change of capacity is spread over the posts",
      finding: finding,
      reading:
        "The mark is the post in the middle, the whiskers hold the middle half of the posts, "
        + "the pale bar nine in ten.",
      chart: IntervalChart(
        rows: rows(
          shown.map { one in
            (
              one.pair,
              [
                IntervalChart.Entry(
                  value: one.points[2], low: one.points[1], high: one.points[3],
                  outer: one.points[0]...one.points[4],
                  text: NumberStyle.signed(one.points[2], 3))
              ]
            )
          }), axisTitle: "Change of a post’s mean capacity",
        references: [IntervalChart.Reference(value: 0, label: "no change")]),
      table: DataTable(
        caption: "Change of mean capacity, over posts", files: ["who-changed.csv"],
        headings: ["Scenario", "5 %", "25 %", "50 %", "75 %", "95 %"],
        rows: shown.map { one in
          [.text(one.name)] + one.points.map { .markup("\(NumberStyle.signed($0, 4))") }
        }))
  }
}
