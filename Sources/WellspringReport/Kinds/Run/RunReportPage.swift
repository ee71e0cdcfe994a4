// A model that was run as it stands: how its people fare, and how much single histories differ.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct RunReportPage: KindReport {
  let answer: [Markup]
  let lead: [Figure]
  let sections: [ReportSection]

  init(_ source: ReportSource) throws(ModelFileError) {
    answer = RunAnswer(source).sentences
    // Of one person the course of capacity is what there is to see, and no share of a staff.
    lead =
      source.isOnePerson
      ? Array(try TimeCourse(source).figures.prefix(1))
      : [SharesFigure(source).figure].compactMap { $0 }
    sections = [try Self.people(source)]
  }

  /// Every post day by day, and a week of one person.
  private static func people(_ source: ReportSource) throws(ModelFileError) -> ReportSection {
    try PostSection(source, [source.scenarios[0]]) { courses in
      WeekFigure(source.experiment, courses[0], remake: source.remake).map { [$0.figure] } ?? []
    }.section
  }

  /// `a, b and c`.
  static func listed(_ parts: [Markup]) -> Markup {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
