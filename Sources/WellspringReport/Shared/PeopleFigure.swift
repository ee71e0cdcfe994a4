// How capacity is shared among the staff: not only the mean. From clinicians.csv, counted row by
// row, so that a million posts take no more memory than ten.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct PeopleFigure {
  /// nil where no clinicians were recorded.
  let figure: Figure?

  private static let mostScenarios = 6
  private static let width = 0.1
  private static let bins = 13

  init(_ source: ReportSource) throws(ModelFileError) {
    guard source.folder.has("clinicians") else {
      figure = nil
      return
    }
    let scenarios = Array(source.scenarios.prefix(Self.mostScenarios))
    let places = Dictionary(scenarios.enumerated().map { ($1, $0) }) { first, _ in first }
    var counts = scenarios.map { _ in [Int](repeating: 0, count: Self.bins) }
    try source.folder.forEachRow(of: "clinicians") { row in
      guard let scenario = places[row["scenario"]], let value = row.number("capacity_mean") else {
        return true
      }
      let bin = min(Self.bins - 1, max(0, Int(min(1_000, value / Self.width))))
      counts[scenario][bin] += 1
      return true
    }
    figure =
      counts.contains { $0.contains { $0 > 0 } }
      ? Self.figure(scenarios.map(source.label), counts) : nil
  }

  private static func shares(_ counts: [Int]) -> [Double] {
    let all = max(1, counts.reduce(0, +))
    return counts.map { 100 * Double($0) / Double(all) }
  }

  private static func figure(_ scenarios: [String], _ counts: [[Int]]) -> Figure {
    let series = scenarios.enumerated().map { place, scenario in
      LineChart.Series(
        name: scenario,
        points: shares(counts[place]).enumerated().map { bin, share in
          LineChart.Point(x: width * (Double(bin) + 0.5), y: share)
        }, look: Look(place), hasMarkers: true)
    }
    let low = shares(counts[0]).prefix(6).reduce(0, +)
    return Figure(
      name: "staff", title: "How capacity is shared among the staff",
      finding: "Under “\(scenarios[0])” \(NumberStyle.short(low, digits: 2)) % of posts "
        + "have a mean capacity below 0.6, whatever the mean over all of them is.",
      reading:
        "One post of one replicate counts once; capacity is averaged over the observed days.",
      chart: LineChart(
        series: series, xTitle: "Mean capacity of a post (1: rested)", yTitle: "Share of posts (%)",
        including: [0]),
      table: DataTable(
        caption: "Share of posts by their mean capacity, %", files: ["clinicians.csv"],
        headings: ["Mean capacity"] + scenarios,
        rows: (0..<bins).map { bin in
          let from = NumberStyle.fixed(width * Double(bin), 1)
          let to = NumberStyle.fixed(width * Double(bin + 1), 1)
          return [.text(bin == bins - 1 ? "\(from) or more" : "\(from) to \(to)")]
            + counts.map { .markup("\(NumberStyle.fixed(shares($0)[bin], 1))") }
        }))
  }
}
