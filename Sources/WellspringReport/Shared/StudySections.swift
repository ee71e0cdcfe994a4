// What any experiment may have left: courses over the days, people, the warm-up, failures.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct StudySections {
  let sections: [ReportSection]

  /// - Parameter shown: names of pictures that stand elsewhere on the page.
  init(_ source: ReportSource, without shown: [String]) throws(ModelFileError) {
    var sections: [ReportSection] = []
    let courses = try TimeCourse(source).figures.filter { !shown.contains($0.name) }
    if !courses.isEmpty {
      sections.append(
        ReportSection(
          name: "course", title: "Over the days", blocks: courses.map { .figure($0) }))
    }
    if let people = try PeopleFigure(source).figure {
      sections.append(
        ReportSection(name: "people", title: "Over the staff", blocks: [.figure(people)]))
    }
    let checks = try Self.checks(source)
    if !checks.isEmpty {
      sections.append(
        ReportSection(name: "checks", title: "What was checked on the way", blocks: checks))
    }
    self.sections = sections
  }

  private static func checks(
    _ source: ReportSource
  ) throws(ModelFileError) -> [ReportSection.Block] {
    var blocks: [ReportSection.Block] = []
    if let table = try failures(source) {
      blocks.append(
        .prose(
          "Some replicates could not be finished. Every other table and picture leaves them out."))
      blocks.append(.table(table))
    }
    if let table = try precision(source) { blocks.append(.table(table)) }
    if let table = try warmUp(source) {
      blocks.append(
        .prose(
          """
          Before the observed days the model runs for a while, so that its people are not all \
          rested on day 1. The MSER-5 rule looks at the days from the start and says how many of \
          them it would leave out. \(verdicts(table))
          """))
      blocks.append(.folded("Whether the warm-up was long enough, outcome by outcome", table))
    }
    return blocks
  }

  /// How many of the rows say that the warm-up was long enough.
  private static func verdicts(_ table: DataTable) -> String {
    let words = table.rows.compactMap { row -> String? in
      if case .text(let verdict)? = row.last { verdict } else { nil }
    }
    let short = words.count { $0 == "too short" }
    return short == 0
      ? "By that rule the warm-up was long enough for all \(words.count) outcomes that were looked at."
      : "By that rule it was too short for \(short) of \(words.count): the table says what it would "
        + "take, and what these are early in the observed days is to be read with care."
  }

  private static func failures(_ source: ReportSource) throws(ModelFileError) -> DataTable? {
    guard source.folder.has("failures") else { return nil }
    let rows = try source.rows(of: "failures", most: 20)
    return DataTable(
      caption: "Replicates that failed", files: ["failures.csv"],
      headings: ["Scenario", "Replicate", "Reason"],
      rows: rows.map { row in
        [
          .text(source.label(row["scenario"])),
          .value(Sourced(row, "replicate", of: "failures"), decimals: 0),
          .text(row["reason"]),
        ]
      }, total: source.folder.rowCount("failures"))
  }

  private static func precision(_ source: ReportSource) throws(ModelFileError) -> DataTable? {
    guard source.folder.has("precision") else { return nil }
    let rows = try source.rows(of: "precision", most: DataTable.mostRows)
    return DataTable(
      caption: "Precision that was asked for", files: ["precision.csv"],
      headings: ["Scenario", "Outcome", "Asked half-width", "Mean (interval)", "Reached"],
      rows: rows.map { row in
        [
          .text(source.label(row["scenario"])), .text(source.words(row["outcome"]).label),
          .value(Sourced(row, "asked_half_width", of: "precision")),
          .estimate(Estimate(row, "mean", "ci_low", "ci_high", of: "precision")),
          .text(row["reached"]),
        ]
      }, total: source.folder.rowCount("precision"))
  }

  private static func warmUp(_ source: ReportSource) throws(ModelFileError) -> DataTable? {
    guard source.folder.has("warm-up") else { return nil }
    let wanted = Set(source.asked)
    let isOne = source.scenarios.count == 1
    var rows: [TableRow] = []
    try source.folder.forEachRow(of: "warm-up") { row in
      if isOne || wanted.contains(row["outcome"]) { rows.append(row) }
      return rows.count < 400
    }
    guard !rows.isEmpty else { return nil }
    return DataTable(
      caption: "Whether the warm-up was long enough", files: ["warm-up.csv"],
      headings: ["Scenario", "Outcome", "Warm-up, days", "Suggested, days", "Verdict"],
      rows: rows.map { row in
        [
          .text(source.label(row["scenario"])), .text(source.words(row["outcome"]).label),
          .value(Sourced(row, "warm_up_days", of: "warm-up"), decimals: 0),
          .value(Sourced(row, "suggested_days", of: "warm-up"), decimals: 0),
          .text(row["verdict"]),
        ]
      })
  }
}
