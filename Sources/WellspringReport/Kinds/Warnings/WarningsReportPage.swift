// What would have warned of tips: how well each signal tells, and its course before a tip.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct WarningsReportPage: KindReport {
  let answer: [Markup]
  let lead: [Figure]
  let sections: [ReportSection]

  /// Fewer tips than these say little.
  private static let fewTips = 20.0

  init(_ source: ReportSource) throws(ModelFileError) {
    let rows = try source.rows(of: "warnings")
    // Of few tips no picture is drawn: it would be looked at as if it said something.
    let isEnough = (rows.first?.number("tips") ?? 0) >= Self.fewTips
    let hasOneSignal = Set(rows.map { $0["signal"] }).count == 1
    let detectors = DetectorChoice.ranked(
      (isEnough ? rows : []).compactMap { Detector($0, isAlone: hasOneSignal) }
    ) { $0.area.value }
    let slowing = try SlowingFigures(source)
    let tips = try ScenarioTips(source)
    let sentences = slowing.sentences + Self.sentences(detectors, rows)
    answer =
      sentences.isEmpty
      ? ["No tip and no course could be looked at; the tables say more."]
      : sentences.prefix(1) + [tips.sentence].compactMap { $0 } + sentences.dropFirst()
        + (detectors.isEmpty ? [] : [Self.forUnits])
    let best = detectors.first.map { _ in [Self.areas(Array(detectors.prefix(12)))] } ?? []
    lead = slowing.isTheQuestion ? Array(slowing.figures.prefix(2)) : best
    let curves = try WarningCurves(source, Array(detectors.prefix(4))).figures
    let rest = slowing.isTheQuestion ? best : slowing.figures
    let more = Array(slowing.isTheQuestion ? slowing.figures.dropFirst(2) : [])
    sections = [
      ReportSection(
        name: "detectors", title: "How well tips could be told",
        blocks: [tips.table].compactMap { $0 }.map { .table($0) }
          + (rest + more + curves).map { .figure($0) }
          + (rows.contains { $0.number("auc") != nil }
            ? [.table(Self.table(rows, hasOneSignal))] : []))
    ]
  }

  private static func sentences(_ detectors: [Detector], _ rows: [TableRow]) -> [Markup] {
    let tips = rows.first.flatMap { Sourced($0, "tips", of: "warnings") }
    var sentences: [Markup] = []
    if let tips, tips.value < fewTips {
      return [
        """
        Tips with days enough before them to look for warnings: \(tips.fixed(0)). That is too few to say what would have \
        warned of them.
        """
      ]
    }
    guard let best = detectors.first else { return sentences }
    let seen = detectors.filter(\.isSeen)
    if let first = seen.first {
      sentences.append(visible(first, of: seen.count, blind: blindShare(detectors)))
    }
    if !best.isSeen {
      sentences.append(sentence("Best of all, though no file holds it,", best))
    } else if seen.isEmpty {
      sentences.append(sentence("Best of all", best))
    }
    return sentences
  }

  /// Per cent of tips that detectors alarm of which cannot be told from chance; nil without such.
  private static func blindShare(_ detectors: [Detector]) -> Double? {
    let blind = detectors.filter {
      ($0.area.low?.value ?? 1) <= 0.5 && ($0.area.high?.value ?? 0) >= 0.5 && $0.found > 0
    }.map(\.found).sorted()
    return blind.isEmpty ? nil : blind[blind.count / 2]
  }

  /// What the best of all that a file holds would have done, beside alarms at random.
  private static func visible(_ one: Detector, of count: Int, blind: Double?) -> Markup {
    guard let share = one.sensitivity, share.value > 0 else {
      return "Nothing that is in the files would have warned of a tip."
    }
    let low = share.low?.value ?? 0
    let isBlind =
      !DetectorChoice.isTold(low: one.area.low?.value ?? 0) || low <= (blind ?? 0)
    // The best of many is flattered by chance: an alarm worth its name finds twice what the blind find.
    let opening: Markup =
      isBlind
      ? "Nothing that is in the files would have warned"
      : low <= 2 * (blind ?? 0)
        ? "Hardly anything that is in the files would have warned"
        : "Something that is in the files would have warned"
    let alarms = one.falseAlarms.map { alarms -> Markup in
      let number = alarms.markup(NumberStyle.short(alarms.value, digits: 2))
      return " at \(number) false alarms a year for each one watched"
    }
    let guessing = blind.map {
      "; detectors no better than chance do so before some \(NumberStyle.fixed($0, 0)) %"
    }
    return """
      \(opening): the best of \(count) detectors by its area, the \(one.title) with \
      \(one.area.markup()) where 0.5 is blind chance, alarms before \(share.markup(unit: " %")) of tips\
      \(alarms ?? "")\(guessing ?? "").
      """
  }

  private static func sentence(_ what: String, _ one: Detector) -> Markup {
    var words: Markup = """
      \(what) is the \(one.title): somebody who tips scores higher by it than somebody who does not \
      in \(pairs(one.area)) of 100 pairs, where 50 is blind chance
      """
    if !DetectorChoice.isTold(low: one.area.low?.value ?? 1) {
      return words + ", from which it cannot be told: it warns of nothing."
    }
    if let share = one.sensitivity, share.value > 0, let lead = one.lead {
      words += """
        ; it alarms before \(share.markup(unit: " %")) of tips, in half of these \
        \(lead.fixed(0)) days or more before
        """
      if let alarms = one.falseAlarms {
        let number = alarms.markup(NumberStyle.short(alarms.value, digits: 2))
        words += ", at \(number) false alarms a year for each one watched"
      }
    }
    return words + "."
  }

  /// A share as pairs of a hundred, with its interval.
  private static func pairs(_ area: Estimate) -> Markup {
    func shown(_ number: Sourced) -> Markup {
      number.markup(NumberStyle.fixed(100 * number.value, 0))
    }
    guard let low = area.low, let high = area.high else { return shown(area.mean) }
    return "\(shown(area.mean)) <span class=\"i\">(\(shown(low)) to \(shown(high)))</span>"
  }

  private static let forUnits: Markup = """
    Warnings are weak in real people: they are for units and rules, never for judging a named person.
    """

  /// Which has the largest area, and whether a hospital could know it.
  private static func finding(_ detectors: [Detector]) -> String {
    let best = detectors[0]
    let alike = detectors.dropFirst().filter {
      ($0.area.high?.value ?? 0) >= (best.area.low?.value ?? 1)
    }
    let others =
      alike.isEmpty
      ? ""
      : "; the intervals of \(alike.count) other\(alike.count == 1 ? "" : "s") reach into its own"
    return best.title.prefix(1).uppercased() + best.title.dropFirst()
      + (best.isSeen ? "" : ", which no file of a hospital holds,")
      + " has the largest area, \(best.area.text())\(others). The broken line is blind chance."
  }

  private static func areas(_ detectors: [Detector]) -> Figure {
    // Where some are in files and some are not, each says it.
    let isMixed = Set(detectors.map(\.isSeen)).count > 1
    return Figure(
      name: "warnings", title: "How well tips are told from their like",
      finding: finding(detectors),
      reading: "Area under the ROC: the chance that somebody who tips scores higher than somebody "
        + "who does not. The \(detectors.count) best are shown, with 95 % intervals.",
      chart: IntervalChart(
        rows: detectors.map { one in
          IntervalChart.Row(
            label: one.title + (isMixed && !one.isSeen ? " (in no file)" : ""),
            entries: [
              IntervalChart.Entry(
                value: one.area.value, low: one.area.low?.value, high: one.area.high?.value,
                text: one.area.text())
            ])
        }, axisTitle: "Area under the ROC",
        references: [IntervalChart.Reference(value: 0.5, label: "blind", isTick: true)],
        including: [1]),
      table: DataTable(
        caption: "The best detectors", files: ["warnings.csv"],
        headings: [
          "Detector", "Area (95 % interval)", "Tips alarmed, % (95 % interval)",
          "False alarms in a year", "Days before the tip",
        ],
        rows: detectors.map { one in
          [
            .text(one.title), .estimate(one.area), .estimate(one.sensitivity),
            .value(one.falseAlarms), .value(one.lead, decimals: 0),
          ]
        }))
  }

  private static func table(_ rows: [TableRow], _ hasOneSignal: Bool) -> DataTable {
    let defined = rows.filter { $0.number("auc") != nil }
    let left = rows.count - defined.count
    return DataTable(
      caption: "Every signal, indicator and score"
        + (left == 0 ? "" : "; \(left) more have too few values for a window and are left out"),
      files: ["warnings.csv"],
      headings: [
        "Detector", "Tips", "Compared with", "Area (95 % interval)", "Tips alarmed, %",
        "False alarms in a year", "Days before the tip", "Not defined, %",
      ],
      rows: defined.map { row in
        func number(_ column: String, _ decimals: Int? = nil) -> DataTable.Cell {
          .value(Sourced(row, column, of: "warnings"), decimals: decimals)
        }
        return [
          .text(Detector.title(row, isAlone: hasOneSignal)), number("tips", 0),
          number("matched", 0),
          .estimate(Estimate(row, "auc", "auc_low", "auc_high", of: "warnings")),
          number("sensitivity_percent", 0), number("false_alarms_per_year", 2),
          number("lead_days", 0), number("undefined_percent", 0),
        ]
      })
  }
}

/// A signal, indicator and score with an area under its ROC.
struct Detector: Sendable {
  let signal: String
  let indicator: String
  let score: String
  let title: String
  let area: Estimate
  let sensitivity: Estimate?
  /// Per cent of tips that it alarms of; 0 where that is not known.
  var found: Double { sensitivity?.value ?? 0 }
  let falseAlarms: Sourced?
  let lead: Sourced?
  /// Whether anybody could have it: no simulation is needed to see the signal.
  var isSeen: Bool { WarningSignal(rawValue: signal)?.isSeen ?? true }

  /// - Parameter isAlone: whether there is but one signal, which need not be named then.
  init?(_ row: TableRow, isAlone: Bool) {
    guard let area = Estimate(row, "auc", "auc_low", "auc_high", of: "warnings") else {
      return nil
    }
    (signal, indicator, score) = (row["signal"], row["indicator"], row["score"])
    (title, self.area) = (Self.title(row, isAlone: isAlone), area)
    sensitivity = Estimate(
      row, "sensitivity_percent", "sensitivity_low_percent", "sensitivity_high_percent",
      of: "warnings")
    falseAlarms = Sourced(row, "false_alarms_per_year", of: "warnings")
    lead = Sourced(row, "lead_days", of: "warnings")
  }

  /// `the mean of absence`, `the trend of the variance of capacity`.
  static func title(_ row: TableRow, isAlone: Bool) -> String {
    let trend = row["score"] == "trend" ? "trend of the " : ""
    let signal = isAlone ? "" : " of \(plainName(row["signal"]))"
    return "\(trend)\(plainName(row["indicator"]))\(signal)"
  }
}
