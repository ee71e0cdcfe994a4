// What a picture of all posts says in words and in numbers.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct PostMapWords {
  private let courses: [PostCourses]
  private let posts: [[String: PostCourses.Post]]
  private let names: [String]
  private let total: Int
  private let staffs: [Staff]

  /// - Parameters:
  ///   - names: the posts that are shown, in their order.
  ///   - total: posts that there are.
  init(
    _ courses: [PostCourses], _ posts: [[String: PostCourses.Post]], names: [String], total: Int
  ) {
    (self.courses, self.posts, self.names, self.total) = (courses, posts, names, total)
    staffs = courses.map { Staff($0.model) }
  }

  /// Where the numbers come from.
  static func origin(_ courses: [PostCourses], remake: Markup) -> Markup {
    let which = courses.map { one -> Markup in
      "of “\(plainName(one.scenario))” row \(one.row)"
    }.joined(separator: ", ")
    return """
      From replicate \(PostCourses.replicate), simulated again from the copies of the inputs in the \
      folder; its outcomes are those of replicates.csv (\(which)), made again by \(remake).
      """
  }

  // MARK: Finding

  var finding: String {
    (courses.count > 1 ? compared : alone) + left
  }

  private var midpoint: String { NumberStyle.fixed(courses[0].midpoint, 2) }

  /// Posts that somebody held, and of them those below the midpoint on more than half of their days.
  private func low(_ one: PostCourses) -> (count: Int, held: Int) {
    let shares = one.posts.compactMap { $0.share(below: one.midpoint) }
    return (shares.count { $0 > 0.5 }, shares.count)
  }

  private var alone: String {
    let one = courses[0]
    let (count, held) = low(one)
    if one.posts.count == 1, let post = one.posts.first, let mean = post.mean,
      let share = post.share(below: one.midpoint)
    {
      return
        "In this history the one post has a mean capacity of \(NumberStyle.fixed(mean, 2)), and "
        + (share == 0
          ? "on no day is it below the midpoint (\(midpoint))."
          : "it is below the midpoint (\(midpoint)) on \(Self.percent(share)) of its days.")
    }
    let all = NumberStyle.fixed(Double(held), 0)
    let first =
      count == 0
      ? "In this history none of \(all) posts spends more than half of its days below the midpoint "
        + "(\(midpoint))"
      : "In this history \(count) of \(all) posts \(count == 1 ? "spends" : "spend") more than half "
        + "of \(count == 1 ? "its" : "their") days below the midpoint (\(midpoint))"
    let lowest = one.posts.min { ($0.mean ?? .infinity) < ($1.mean ?? .infinity) }
    guard let lowest, let mean = lowest.mean, let share = lowest.share(below: one.midpoint) else {
      return "Nobody held a post in this history."
    }
    return first + "; the lowest, \(lowest.name) (\(role(lowest.name))), has a mean capacity of "
      + "\(NumberStyle.fixed(mean, 2)) and is below it on \(Self.percent(share)) of its days."
      + byRole
  }

  /// The mean of each role's posts, where there are several roles.
  private var byRole: String {
    let held = courses[0].posts.compactMap { post in
      post.mean.map { (role: role(post.name), mean: $0) }
    }
    var roles: [String] = []
    for one in held where !roles.contains(one.role) { roles.append(one.role) }
    guard roles.count > 1 else { return "" }
    let means = roles.map { role -> String in
      let own = held.filter { $0.role == role }.map(\.mean)
      return "\(role) \(NumberStyle.fixed(own.reduce(0, +) / Double(own.count), 2))"
    }
    return " Mean capacity by role: \(means.joined(separator: ", "))."
  }

  private var compared: String {
    let (one, other) = (courses[0], courses[1])
    let changes = one.posts.compactMap { post -> Double? in
      guard let before = post.mean, let after = posts[1][post.name]?.mean else { return nil }
      return after - before
    }
    let higher = changes.count { $0 > 0 }
    let mean = changes.isEmpty ? 0 : changes.reduce(0, +) / Double(changes.count)
    let (first, second) = ("“\(plainName(one.scenario))”", "“\(plainName(other.scenario))”")
    let (before, after) = (low(one), low(other))
    let shares = (Self.percent(below(one)), Self.percent(below(other)))
    let size = NumberStyle.signed(mean, 3)
    var words = "With the same luck \(higher) of \(changes.count) posts have a higher mean "
    words += "capacity under \(second) than under \(first) (on average \(size)). Below the "
    words += "midpoint (\(midpoint)) are \(shares.1) of the posts’ days under \(second) and "
    words += "\(shares.0) under \(first)"
    guard before.count + after.count > 0 else { return words + "." }
    words += "; more than half of their days are there for "
    words += "\(after.count) of \(after.held) posts under the first of these, and for "
    words += "\(before.count) of \(before.held) under the second."
    return words
  }

  /// Share of all days of posts that are below the midpoint.
  private func below(_ one: PostCourses) -> Double {
    let held = one.posts.lazy.map(\.heldDays)
    let count = held.reduce(0) { sum, days in sum + days.count { $0 < one.midpoint } }
    return Double(count) / Double(max(1, held.reduce(0) { $0 + $1.count }))
  }

  private var left: String {
    total > names.count
      ? " The \(names.count) posts with the lowest mean capacity are shown, of "
        + "\(NumberStyle.fixed(Double(total), 0))." : ""
  }

  private static func percent(_ share: Double) -> String {
    let percent = 100 * share
    return percent > 0 && percent < 0.05
      ? "less than 0.1 %" : "\(NumberStyle.fixed(percent, percent < 10 ? 1 : 0)) %"
  }

  var reading: String {
    "Each row is a post, each column a day, or a week or more where there are many. The more a "
      + "shade stands out from the page, the lower the mean capacity (1: rested). Half as high are days "
      + "on which the holder is absent sick; a column of several days is so where that holds on at "
      + "least half of the days on which somebody held the post. A thin line: the post was vacant. One "
      + "history is one course of chance: what holds over all of them is in the other pictures."
  }

  // MARK: Table

  /// A row a post.
  var table: DataTable {
    let isOne = courses.count == 1
    let heads = courses.flatMap { one -> [String] in
      let tail = isOne ? "" : ", \(plainName(one.scenario))"
      return [
        "Mean capacity\(tail)", "Lowest week\(tail)", "from day",
        "Days below \(midpoint)\(tail), %",
      ]
    }
    return DataTable(
      caption: "Capacity by post, replicate \(PostCourses.replicate)", files: [],
      headings: ["Post"] + (isMixed ? ["Role"] : []) + heads,
      rows: names.map { name in
        [.text(name)] + (isMixed ? [.text(role(name))] : [])
          + posts.flatMap { Self.cells($0[name], courses[0].midpoint) }
      }, most: PostMap.mostPosts)
  }

  /// Whether the posts that are shown have several roles.
  private var isMixed: Bool { Set(names.map(role)).count > 1 }

  private func role(_ name: String) -> String {
    for (staff, own) in zip(staffs, posts) {
      guard let post = own[name] else { continue }
      return plainName(staff.role(unit: post.unit, position: post.position))
    }
    return ""
  }

  private static func cells(_ post: PostCourses.Post?, _ midpoint: Double) -> [DataTable.Cell] {
    guard let post, let mean = post.mean, let week = post.lowestWeek,
      let share = post.share(below: midpoint)
    else { return [.missing, .missing, .missing, .missing] }
    return [
      .markup("\(NumberStyle.fixed(mean, 3))"), .markup("\(NumberStyle.fixed(week.mean, 3))"),
      .markup("\(week.firstDay)"), .markup("\(NumberStyle.fixed(100 * share, 1))"),
    ]
  }
}
