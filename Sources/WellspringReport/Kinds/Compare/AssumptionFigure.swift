// What the answer hangs on: the difference at both ends of the doubtful numbers that move it most.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct AssumptionFigure {
  let hangsOn: HangsOn
  /// The same in a breath, for the answer.
  let short: Markup
  /// Number by number.
  let section: ReportSection

  /// - Parameters:
  ///   - pairs: of one outcome; the largest difference is told.
  ///   - rivals: the two best, where one is held against the other: then it is they whom the answer is
  ///     about.
  init?(
    _ source: ReportSource, _ pairs: [PairedRow], _ rivals: (one: PairedRow, other: PairedRow)?,
    isOneBaseline: Bool
  ) throws(ModelFileError) {
    let sizes = pairs.map { abs($0.difference.value) }
    guard let place = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return nil }
    let (pair, words) = (pairs[place], pairs[place].words)
    guard
      let set = try AssumptionSet(
        source, [(pair.scenario, pair.scenarioLabel), (pair.baseline, pair.baselineLabel)], words)
    else { return nil }
    let name = pair.name(isOneBaseline)
    let own = AssumptionWords(set, of: name)
    var (told, title, sentence) = (own, name, own.whole)
    if let (one, other) = rivals,
      let held = try AssumptionSet(
        source, [(one.scenario, one.scenarioLabel), (other.scenario, other.scenarioLabel)], words)
    {
      // What is asked about is the difference between the two: picture and table are of that.
      (told, title) = (
        AssumptionWords(held, of: nil), "\(one.scenarioLabel) less \(other.scenarioLabel)"
      )
      sentence += "</p>\n<p>" + told.whole
    }
    short = told.short
    hangsOn = HangsOn(
      sentence: sentence,
      figure: told.named.isEmpty ? nil : Self.figure(title, words, told.named))
    section = Self.section(title, words, told.set)
  }

  private static func section(
    _ name: String, _ words: OutcomeWords, _ set: AssumptionSet
  ) -> ReportSection {
    ReportSection(
      name: "assumptions", title: "Every number in doubt",
      blocks: [
        .prose(
          """
          Each number alone at either end of its plausible range, everything else and all luck \
          the same, over the first replicates. Measured numbers and a unit’s choices are not moved. \
          Where a model file gives no range, an assumed number may be half or twice what it is, a \
          calibrated one a fifth less or a quarter more.
          """),
        .table(table(name, words, set.clear + set.all.filter { !$0.isClear }, total: set.moved)),
      ])
  }

  private static func figure(
    _ name: String, _ words: OutcomeWords, _ named: [AssumptionEnds]
  ) -> Figure {
    let first = named[0]
    func entry(_ estimate: Estimate, _ series: Int, _ text: String) -> IntervalChart.Entry {
      IntervalChart.Entry(
        value: estimate.value, low: estimate.low?.value, high: estimate.high?.value,
        series: series, text: text)
    }
    return Figure(
      name: "hangs-on", title: "“\(name)” at both ends of what moves it",
      finding: "With \(first.title) at \(first.place(first.low)) the difference in "
        + "\(words.phrase) is \(first.atLow.text(signed: true))\(words.differenceSuffix), at "
        + "\(first.place(first.high)) it is \(first.atHigh.text(signed: true))"
        + "\(words.differenceSuffix).",
      reading: "Whiskers are 95 % intervals, over the replicates in which the numbers were moved.",
      chart: IntervalChart(
        rows: named.map { one in
          IntervalChart.Row(
            label: one.title,
            entries: [
              entry(one.atLow, 0, "at \(one.place(one.low))"),
              entry(one.now, 1, "now, \(one.place(one.value))"),
              entry(one.atHigh, 2, "at \(one.place(one.high))"),
            ])
        }, axisTitle: words.differenceAxis,
        references: [IntervalChart.Reference(value: 0, label: "no difference")],
        series: ["Low end", "As it is", "High end"]),
      table: table(name, words, named, total: named.count))
  }

  private static func table(
    _ name: String, _ words: OutcomeWords, _ rows: [AssumptionEnds], total: Int
  ) -> DataTable {
    DataTable(
      caption: "\(words.differenceAxis), “\(name)”, at both ends of numbers in doubt",
      files: ["assumptions.csv"],
      headings: [
        "Number", "As it is", "Low end", "Difference there", "High end", "Difference there",
        "Adjusted p", "The answer there", "Grade",
      ],
      rows: rows.map { one in
        [
          .text(one.path), .number(one.value, one.place(one.value)),
          .number(one.low, one.place(one.low)), .estimate(one.atLow, signed: true),
          .number(one.high, one.place(one.high)), .estimate(one.atHigh, signed: true),
          .probability(one.adjustedP), .text(one.turnWords), .text(one.grade),
        ]
      }, total: total, most: 30)
  }
}
