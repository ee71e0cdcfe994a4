// Capacity of every post on every day, in one history or in two of the same luck.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct PostMap {
  /// Posts in a picture at most.
  static let mostPosts = 120

  let figure: Figure
  /// The baseline first.
  private let courses: [PostCourses]
  /// The names of posts that are shown, role by role, the lowest mean of the first history on top.
  private let names: [String]
  /// By history and name.
  private let posts: [[String: PostCourses.Post]]

  /// - Parameters:
  ///   - courses: one history, or the baseline and another with the same luck.
  ///   - remake: what makes the tables.
  init(_ courses: [PostCourses], remake: Markup) {
    let posts = courses.map { one in
      Dictionary(one.posts.map { ($0.name, $0) }) { first, _ in first }
    }
    let all = Self.ordered(courses)
    let (names, groups) = Self.byRole(Array(all.prefix(Self.mostPosts)), courses)
    (self.courses, self.names, self.posts) = (courses, names, posts)
    let words = PostMapWords(courses, posts, names: names, total: all.count)
    figure = Figure(
      name: "posts-by-day", title: "Capacity of every post, day by day", finding: words.finding,
      reading: words.reading, chart: Self.chart(courses, posts, names, groups), table: words.table,
      origin: PostMapWords.origin(courses, remake: remake))
  }

  /// By mean capacity in the first history, the lowest first; posts that only the second has, and
  /// those that nobody ever held, at the end.
  private static func ordered(_ courses: [PostCourses]) -> [String] {
    let means = courses[0].posts.map { $0.mean ?? .infinity }
    let first = means.indices.sorted { one, other in
      means[one] == means[other] ? one < other : means[one] < means[other]
    }.map { courses[0].posts[$0].name }
    let known = Set(first)
    let others = courses.dropFirst().flatMap { $0.posts.map(\.name) }
    return first + others.filter { !known.contains($0) }
  }

  /// Names put together by role, roles in the order of the model; of several units, unit by unit.
  private static func byRole(
    _ names: [String], _ courses: [PostCourses]
  ) -> (names: [String], groups: [HeatChart.Group]) {
    let isOneUnit = Set(courses.flatMap { $0.posts.map(\.unit) }).count == 1
    var titles: [String] = []
    var roles: [String: String] = [:]
    for course in courses.reversed() {
      let staff = Staff(course.model)
      for post in course.posts {
        let role = plainName(staff.role(unit: post.unit, position: post.position))
        roles[post.name] =
          isOneUnit ? role : "\(post.name.prefix { $0 != "/" }), \(role)"
      }
    }
    for post in courses.flatMap(\.posts) {
      if let title = roles[post.name], !titles.contains(title) { titles.append(title) }
    }
    let own = titles.map { title in names.filter { roles[$0] == title } }
    let groups = zip(titles, own).filter { !$1.isEmpty }.map {
      HeatChart.Group(title: "Role: \($0)", rows: $1.count)
    }
    return (own.flatMap { $0 }, groups)
  }

  private static func chart(
    _ courses: [PostCourses], _ posts: [[String: PostCourses.Post]], _ names: [String],
    _ groups: [HeatChart.Group]
  ) -> HeatChart {
    let panels = zip(courses, posts).map { one, own in
      HeatChart.Panel(
        title: plainName(one.scenario), rows: names.map { own[$0].map(fields) ?? [] })
    }
    let values = panels.flatMap { $0.rows.joined().compactMap(\.value) }
    let isOneUnit = Set(courses.flatMap { $0.posts.map(\.unit) }).count == 1
    return HeatChart(
      panels: panels,
      labels: names.map { isOneUnit ? String($0.split(separator: "/").last ?? "") : $0 },
      groups: groups,
      rowTitle: (groups.count > 1 ? "Post, in each role the lowest mean" : "Post, the lowest mean")
        + (courses.count > 1 ? " under “\(plainName(courses[0].scenario))”" : "") + " on top",
      scale: HeatScale(values, middle: courses[0].midpoint), middleWord: "midpoint",
      markWord: "absent sick", blankWord: "vacant")
  }

  private static func fields(_ post: PostCourses.Post) -> [HeatChart.Field] {
    zip(post.capacity, post.marks).map { capacity, marks in
      HeatChart.Field(
        value: capacity.isNaN ? nil : Double(capacity), isMarked: marks.contains(.absent))
    }
  }
}
