// The part of a page that shows people one by one, or says why it does not.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct PostSection {
  let section: ReportSection

  /// - Parameters:
  ///   - scenarios: the one, or the baseline and another with the same luck.
  ///   - intro: a paragraph before the pictures.
  ///   - more: further pictures of the same histories.
  init(
    _ source: ReportSource, _ scenarios: [String], intro: Markup? = nil,
    more: ([PostCourses]) -> [Figure] = { _ in [] }
  ) throws(ModelFileError) {
    let title = "Post by post, day by day"
    var courses: [PostCourses] = []
    for scenario in scenarios {
      switch try PostCourses.of(source.folder, scenario) {
      case .success(let one): courses.append(one)
      case .failure(let refusal):
        section = ReportSection(
          name: "posts", title: title,
          blocks: [.prose("\(PostCourses.sentence(refusal, source.label(scenario)))")],
          basis: .simulation)
        return
      }
    }
    let figures = [PostMap(courses, remake: source.remake).figure] + more(courses)
    section = ReportSection(
      name: "posts", title: title,
      blocks: (intro.map { [.prose($0)] } ?? []) + figures.map { .figure($0) },
      basis: .simulation)
  }
}
