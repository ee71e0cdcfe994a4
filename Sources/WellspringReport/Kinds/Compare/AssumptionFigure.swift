// What the answer hangs on: the difference at both ends of the doubtful numbers that move it most.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct AssumptionFigure {
  /// For the first screen; nil where it was not looked at.
  private(set) var hangsOn: HangsOn?
  private(set) var section: ReportSection?

  private static let mostNamed = 3
  private static let mostRows = 2_000_000

  /// One number's row of assumptions.csv.
  private struct Ends {
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
    }

    var isClear: Bool { (adjustedP?.value ?? 1) < 0.05 && change.value != 0 }

    /// `overrun load` for `site.units.ward.rota.overrunLoad`, with the part of the model before it.
    var title: String {
      path.split(separator: ".").suffix(2).map { plainKey($0) }.joined(separator: ", ")
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

  /// - Parameters:
  ///   - pair: whose difference is told: baseline and scenario.
  ///   - words: the outcome.
  init(_ source: ReportSource, _ pair: PairedRow, isOneBaseline: Bool) throws(ModelFileError) {
    guard source.folder.has("assumptions") else { return }
    var all: [Ends] = []
    var count = 0
    let words = pair.words
    try source.folder.forEachRow(of: "assumptions") { row in
      guard row["scenario"] == pair.scenario, row["baseline"] == pair.baseline,
        row["outcome"] == words.name
      else { return true }
      count += 1
      if let ends = Ends(row) { all.append(ends) }
      return count < Self.mostRows
    }
    guard count > 0 else { return }
    let clear = all.filter(\.isClear)
    let name = pair.name(isOneBaseline)
    let named = Array(clear.prefix(Self.mostNamed))
    hangsOn = HangsOn(
      sentence: Self.sentence(name, words, named, clear: clear.count, moved: count)
        + Self.range(all, of: count, words),
      figure: named.isEmpty ? nil : Self.figure(name, words, named))
    section = ReportSection(
      name: "assumptions", title: "Every number in doubt",
      blocks: [
        .prose(
          """
          Each number alone at either end of its plausible range, everything else and all luck \
          the same, over the first replicates. Measured numbers and a unit’s choices are not moved. \
          Where a model file gives no range, an assumed number may be half or twice what it is, a \
          calibrated one a fifth less or a quarter more.
          """), .table(Self.table(name, words, clear + all.filter { !$0.isClear }, total: count)),
      ])
  }

  private static func sentence(
    _ name: String, _ words: OutcomeWords, _ named: [Ends], clear: Int, moved: Int
  ) -> Markup {
    let opening: Markup = """
      \(moved) numbers of the model that are in doubt were moved one at a time over their plausible \
      ranges. 
      """
    guard let first = named.first else {
      return opening
        + "With as few replicates as these, none can be told to change what “\(name)” does to "
        + "\(words.phrase); more may show some."
    }
    let turning = named.filter { $0.turn != "stands" }
    let turns: Markup =
      turning.isEmpty
      ? first.now.isClear
        ? " The answer stands at both ends of what is named here."
        : " At no end of what is named here can it be told better than now."
      : turning.map { one -> Markup in
        " With \(one.title) at an end of its range the answer \(one.turnWords)."
      }.joined()
    let unit = words.differenceSuffix
    let verb = clear == 1 ? "changes" : "change"
    return opening + """
      \(clear) \(verb) what “\(name)” does to \(words.phrase) by more than chance. What changes it most of these is \
      \(first.title): \(first.atLow.markup(signed: true, unit: unit)) where that is \
      \(first.low.markup(first.place(first.low))), \(first.atHigh.markup(signed: true, unit: unit)) \
      where it is \(first.high.markup(first.place(first.high))).
      """ + turns
  }

  /// How far the difference goes over both ends of all numbers, whether that is chance or not.
  private static func range(_ all: [Ends], of count: Int, _ words: OutcomeWords) -> Markup {
    let ends = all.flatMap { [$0.atLow, $0.atHigh] }
    guard all.count == count, let low = ends.min(by: { $0.value < $1.value }),
      let high = ends.max(by: { $0.value < $1.value })
    else { return "" }
    let decimals = NumberStyle.decimals(max(abs(low.value), abs(high.value)), digits: 3)
    func shown(_ estimate: Estimate) -> Markup {
      estimate.mean.markup(NumberStyle.signed(estimate.value, decimals))
    }
    let side =
      low.value * high.value > 0
      ? "At no end of any of them does the mean difference change its side"
      : "At some end the mean difference changes its side"
    return " \(side): it lies between \(shown(low)) and \(shown(high))\(words.differenceSuffix)."
  }

  private static func figure(_ name: String, _ words: OutcomeWords, _ named: [Ends]) -> Figure {
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
    _ name: String, _ words: OutcomeWords, _ rows: [Ends], total: Int
  ) -> DataTable {
    DataTable(
      caption: "\(words.differenceAxis), “\(name)”, at both ends of numbers in doubt",
      files: ["assumptions.csv"],
      headings: [
        "Number", "Grade", "As it is", "Low end", "Difference there", "High end",
        "Difference there", "Adjusted p", "The answer",
      ],
      rows: rows.map { one in
        [
          .text(one.path), .text(one.grade), .number(one.value, one.place(one.value)),
          .number(one.low, one.place(one.low)), .estimate(one.atLow, signed: true),
          .number(one.high, one.place(one.high)), .estimate(one.atHigh, signed: true),
          .probability(one.adjustedP), .text(one.turnWords),
        ]
      }, total: total, most: 30)
  }
}
