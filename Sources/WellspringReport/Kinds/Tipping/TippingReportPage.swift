// Tipping points: both branches with the way back, escape times, margins, ramps, who comes back.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct TippingReportPage: KindReport {
  let answer: [Markup]
  let subjects: [(name: String, what: String)]
  let lead: [Figure]
  let sections: [ReportSection]

  init(_ source: ReportSource) throws(ModelFileError) {
    let told = try TippingAnswer(source)
    let (thresholds, branches) = (told.thresholds, told.branches)
    subjects = told.subjects
    answer = told.sentences + (thresholds.isEmpty ? [] : [Self.steps])
    let midpoint = source.experiment.scenarios.lazy.compactMap(\.model).first.map {
      0.5 * ($0.dynamics.capacity.lowKnot + $0.dynamics.capacity.highKnot)
    }
    let pictures =
      [told.together.figure].compactMap { $0 }
      + told.arms.compactMap {
        BranchFigure($0, branches, thresholds, midpoint: midpoint).figure
      }
    let first = Array(pictures.prefix(2))
    let after = told.after.figures
    lead = first.isEmpty ? Array(after.prefix(2)) : first
    let rest = first.isEmpty ? Array(after.dropFirst(2)) : after
    let times = try CourseFigures(source, told.arms).figures + rest
    sections = try Self.sections(source, Array(pictures.dropFirst(2)), thresholds, branches, times)
  }

  private static func sections(
    _ source: ReportSource, _ pictures: [Figure], _ thresholds: [TableRow],
    _ branches: [TableRow], _ times: [Figure]
  ) throws(ModelFileError) -> [ReportSection] {
    var blocks: [ReportSection.Block] = pictures.map { .figure($0) }
    if !thresholds.isEmpty { blocks.append(.table(table(thresholds, branches))) }
    var sections: [ReportSection] = []
    if !blocks.isEmpty {
      sections.append(
        ReportSection(name: "thresholds", title: "Thresholds, and the way back", blocks: blocks))
    }
    if !times.isEmpty {
      sections.append(
        ReportSection(
          name: "times", title: "How long, how far, how fast", blocks: times.map { .figure($0) }))
    }
    if let table = try recovery(source) {
      sections.append(
        ReportSection(
          name: "back", title: "What coming back takes, and what prevention would have taken",
          blocks: [.table(table)]))
    }
    return sections
  }

  private static let steps: Markup = """
    The range behind a threshold is never narrower than the two steps between which it lies; where \
    nothing is left to chance it is just that; one that has no range was found by bisection.
    """

  private static func table(_ rows: [TableRow], _ branches: [TableRow]) -> DataTable {
    func tips(_ row: TableRow) -> String {
      let own = rows.filter { $0["arm"] == row["arm"] && $0["method"] == "simulation" }
      let isOpen =
        row["tips"] == "no"
        && !ThresholdSentence.isSettled(own, ArmCourse(row["arm"], branches))
      return isOpen ? "not settled" : row["tips"]
    }
    return DataTable(
      caption: "Thresholds by arm and method", files: ["tipping.csv"],
      headings: ["Arm", "Threshold", "Method", "Value (its range)", "Unit", "Tips"],
      rows: rows.map { row in
        [
          .text(plainName(row["arm"])), .text(row["threshold"]), .text(row["method"]),
          .estimate(Estimate(row, "value", "ci_low", "ci_high", of: "tipping")),
          .text(row["unit"] == "1" ? "" : row["unit"]), .text(tips(row)),
        ]
      })
  }

  private static func recovery(_ source: ReportSource) throws(ModelFileError) -> DataTable? {
    let rows = try source.rows(of: "recovery")
    guard !rows.isEmpty else { return nil }
    func number(_ row: TableRow, _ column: String) -> DataTable.Cell {
      .value(Sourced(row, column, of: "recovery"))
    }
    return DataTable(
      caption: "Relief for prevention and for recovery, hours a person; in all: until half are "
        + "back the relief of that row, from then on the relief of prevention",
      files: ["recovery.csv"],
      headings: [
        "Arm", "For", "Value", "Relief", "Not down, %", "Days until half are back",
        "Hours a day", "Hours in all",
      ],
      rows: rows.map { row in
        [
          .text(plainName(row["arm"])), .text(row["step"]), number(row, "value"),
          number(row, "relief"), number(row, "well_percent"), number(row, "median_days"),
          number(row, "relief_hours_per_day"), number(row, "total_hours"),
        ]
      })
  }
}
