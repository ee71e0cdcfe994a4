// The pictures of people: every post day by day, and a week of one of them, both simulated again.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring
import WellspringLab

@testable import WellspringReport

struct PostPictureTests {
  /// People who are often below the midpoint, so that there is something to count.
  private static let strained =
    SmallResults.model()
    + "dynamics: {capacity: {lowKnot: 0.6, highKnot: 1.0}}\n"

  /// The numbers of a table, by the text of each row's first cell.
  private static func cells(_ table: DataTable) -> [String: [String]] {
    var rows: [String: [String]] = [:]
    for row in table.rows {
      let texts = row.map { cell -> String in
        switch cell {
        case .text(let words): words
        case .markup(let markup): markup.text
        case .number(let number, _): number.raw
        case .missing, .blank: ""
        }
      }
      rows[texts[0]] = Array(texts.dropFirst())
    }
    return rows
  }

  private static func courses(_ folder: String, _ scenario: String = "base") throws -> PostCourses {
    try PostCourses.of(FinishedFolder(folder), scenario).get()
  }

  /// A post's days as the ledger of `wellspring why` has them, which keeps its own.
  private static func days(_ folder: String, _ post: String) throws -> [PostDay] {
    try PostQuestion(folder: folder, clinician: post, replicate: 1, scenario: nil).history().days
  }

  // MARK: Every post

  @Test("The table of all posts is what the ledgers of the posts say, and the finding counts it")
  func recount() throws {
    let results = try SmallResults()
    let folder = try results.run(Self.strained)
    let map = PostMap([try Self.courses(folder)], remake: "")
    let rows = Self.cells(map.figure.table)
    #expect(rows.count == 12)
    let midpoint = 0.8
    var low = 0
    var lowest = (name: "", mean: Double.infinity)
    for number in 1...12 {
      let post = "icu/\(number)"
      let days = try Self.days(folder, post)
      let means = days.map(\.capacityMean)
      let mean = means.reduce(0, +) / Double(means.count)
      let share = Double(means.count { $0 < midpoint }) / Double(means.count)
      if share > 0.5 { low += 1 }
      if mean < lowest.mean { lowest = (post, mean) }
      let weeks = Dictionary(grouping: days) { ($0.day - 1) / 7 }.mapValues { week in
        week.reduce(0) { $0 + $1.capacityMean } / Double(week.count)
      }
      let row = try #require(rows[post])
      #expect(abs((Double(row[0]) ?? .nan) - mean) < 0.0006)
      #expect(abs((Double(row[1]) ?? .nan) - (weeks.values.min() ?? .nan)) < 0.0006)
      let week = try #require(Int(row[2])) / 7
      #expect(abs((weeks[week] ?? .nan) - (weeks.values.min() ?? .nan)) < 1e-6)
      #expect(abs((Double(row[3]) ?? .nan) - 100 * share) < 0.06)
    }
    #expect((1..<12).contains(low), "nothing to count")
    #expect(map.figure.finding.contains(" \(low) of 12 posts "))
    #expect(map.figure.finding.contains("the lowest, \(lowest.name), "))
    let order = map.figure.table.rows.map { Double(Self.cells(single($0)).values.first?[0] ?? "") }
    #expect(order.compactMap { $0 } == order.compactMap { $0 }.sorted())
  }

  private func single(_ row: [DataTable.Cell]) -> DataTable {
    DataTable(caption: "", files: [], headings: [], rows: [row])
  }

  @Test("Two histories have the same rows, and their finding counts what who-changed.csv has")
  func compared() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.comparison, replicates: 1)
    let page = try ReportPage(folder)
    #expect(page.figures.contains { $0.name == "posts-by-day" })
    let both = [try Self.courses(folder, "today"), try Self.courses(folder, "more-breaks")]
    let map = PostMap(both, remake: "")
    let lines = try results.text("it/who-changed.csv").split(separator: "\n")
    let heads = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let column = try #require(heads.firstIndex(of: "capacity_difference"))
    let changes = lines.dropFirst().filter { $0.hasPrefix("today,more-breaks,") }.compactMap {
      Double($0.split(separator: ",", omittingEmptySubsequences: false)[column])
    }
    #expect(changes.count == 12)
    let higher = changes.count { $0 > 0 }
    #expect(
      map.figure.finding.hasPrefix("With the same luck \(higher) of 12 posts have a higher mean"))
    let chart = try #require(map.figure.chart as? HeatChart)
    #expect(chart.panels.map(\.title) == ["today", "more breaks"])
    let rows = Self.cells(map.figure.table)
    for (place, label) in chart.labels.enumerated() {
      for (panel, column) in [(0, 0), (1, 4)] {
        let values = chart.panels[panel].rows[place].compactMap(\.value)
        let mean = values.reduce(0, +) / Double(values.count)
        #expect(rows["icu/\(label)"]?[column] == NumberStyle.fixed(mean, 3))
      }
    }
    // A post that only one of two has keeps its row.
    let fewer = PostMap(
      [try Self.courses(folder, "fewer-nurses"), try Self.courses(folder, "today")], remake: "")
    #expect(fewer.figure.table.rows.count == 12)
    #expect(Self.cells(fewer.figure.table)["icu/12"]?[0] == "")
  }

  @Test("A replicate that comes out otherwise than its row is not drawn; the rest of the page is")
  func otherMachine() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.model())
    let whole = try ReportPage(folder)
    #expect(whole.html == (try ReportPage(folder)).html)
    let text = try results.text("it/replicates.csv")
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var cells = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let value = try #require(Double(cells[2]))
    cells[2] = "\(value.nextUp)"
    lines[1] = cells.joined(separator: ",")
    try results.write(lines.joined(separator: "\n"), as: "it/replicates.csv")
    let page = try ReportPage(folder)
    #expect(!page.figures.contains { $0.name == "posts-by-day" || $0.name == "week" })
    #expect(page.html.contains("comes out otherwise than in replicates.csv"))
    #expect(page.html != whole.html)
    #expect(page.isSameButForSimulation(whole.html))
    let other = whole.html.replacing("In short", with: "In long")
    #expect(!page.isSameButForSimulation(other))
    let error = #expect(throws: ModelFileError.self) {
      try ReportPage.week(folder, post: "icu/1", fromDay: 1)
    }
    #expect(error?.kind == .badData)
  }

  @Test("A replicate that is not there or too large is refused before it is simulated")
  func refusals() throws {
    let results = try SmallResults()
    let folder = try FinishedFolder(results.run(SmallResults.model()))
    func refusal(_ replicate: Int, _ most: Int) throws -> ReplicateAgain.Refusal? {
      let result = try ReplicateAgain.of(
        folder, scenario: "base", replicate: replicate, recording: [.postDays],
        mostPostDays: most)
      if case .failure(let refusal) = result { return refusal }
      return nil
    }
    #expect(try refusal(1, 12 * 28) == nil)
    #expect(try refusal(1, 12 * 28 - 1) == .tooLarge(postDays: 12 * 28))
    #expect(try refusal(4, 1_000) == .unfinished)
    for refusal in [ReplicateAgain.Refusal.unfinished, .tooLarge(postDays: 9), .different] {
      #expect(PostCourses.sentence(refusal, "base").hasSuffix("."))
    }
  }

  // MARK: A week

  @Test("A week shows the post's rows of events.csv, day by day")
  func week() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.model(), replicates: 1, record: ["events"])
    let finished = try FinishedFolder(folder)
    let figure = try WeekFigure.asked(finished, post: "icu/3", fromDay: 6)
    let rows = figure.table.rows.map { Self.cells(single($0)).values.first ?? [] }
    var seen = 0
    for day in 6...12 {
      var events: [(name: String, value: Double?)] = []
      try finished.forEachRow(of: "events") { row in
        let hours = row.number("hours") ?? .nan
        if row["post"] == "icu/3", Int(hours / 24) + 1 == day {
          events.append((row["event"], row.number("value")))
        }
        return true
      }
      func count(_ name: String) -> Int { events.count { $0.name == name } }
      let breaks = [count("break_start"), count("break_at_desk"), count("break_missed")]
      let met = events.filter { $0.name == "encounter" }
      let bad = met.count { $0.value ?? 0 < 0 }
      let cells = rows[day - 6]
      let shown = breaks.map(String.init).joined(separator: " / ")
      #expect(cells[1] == (breaks == [0, 0, 0] ? "none" : shown))
      #expect(cells[2] == (met.isEmpty ? "none" : "\(met.count) (\(bad))"))
      #expect(cells[0].components(separatedBy: "from ").count - 1 == count("shift_start"))
      seen += met.count
    }
    #expect(seen > 10, "nothing to see")
    #expect(figure.file == (try WeekFigure.asked(finished, post: "icu/3", fromDay: 6)).file)
    #expect(try ReportPage.week(folder, post: "icu/3", fromDay: 6) == figure.file)
  }

  @Test("Watching a post changes nothing: its days are those of the picture of all posts")
  func sameHistory() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.model())
    let courses = try Self.courses(folder)
    for post in courses.posts {
      for day in try Self.days(folder, post.name) {
        #expect(post.capacity[day.day - 1] == Float(day.capacityMean))
      }
    }
  }

  @Test("The week that is chosen has the deepest valley of those whom nothing took away")
  func choice() throws {
    let results = try SmallResults()
    let courses = try Self.courses(results.run(SmallResults.model()))
    let choice = try #require(WeekChoice(courses))
    func depth(_ post: PostCourses.Post, _ day: Int) -> Float {
      let week = post.capacity[(day - 1)..<(day + 6)]
      return min(week.first ?? 0, week.last ?? 0) - (week.min() ?? 0)
    }
    let best = depth(courses.posts[choice.post], choice.firstDay)
    var others = 0
    for post in courses.posts {
      for day in 1...15 {
        let marks = post.marks[(day - 1)..<(day + 6)]
        guard !marks.contains(where: { !$0.isDisjoint(with: [.absent, .vacant, .newHolder]) }),
          marks.count(where: { $0.contains(.shift) }) >= 3
        else { continue }
        #expect(depth(post, day) <= best)
        others += 1
      }
    }
    #expect(others > 20)
    #expect(WeekChoice(courses, post: 4)?.post == 4)
    #expect(WeekChoice(courses, firstDay: 9)?.firstDay == 9)
  }

  @Test(
    "A post or a day that is not there is refused with what there is",
    arguments: [
      ("icu/13", 1, "icu/1 to icu/12"), ("icu/0", 1, "icu/1 to icu/12"),
      ("ward/1", 1, "no unit is called `ward`"), ("icu", 1, "such as icu/1"),
      ("icu/1", 0, "one of the days 1 to 15"), ("icu/1", 16, "one of the days 1 to 15"),
      ("icu/1", -9, "one of the days 1 to 15"),
    ])
  func refusedWeeks(_ post: String, _ day: Int, _ words: String) throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.model(), replicates: 1)
    let error = #expect(throws: ModelFileError.self) {
      try ReportPage.week(folder, post: post, fromDay: day)
    }
    #expect(error?.kind == .usage && error?.description.contains(words) == true)
  }

  @Test("A run of fewer than seven days, and an experiment, have no week")
  func noWeek() throws {
    let results = try SmallResults()
    let short = try results.run(
      SmallResults.model().replacing("days: 21", with: "days: 6"), replicates: 1)
    let page = try ReportPage(short)
    #expect(page.figures.contains { $0.name == "posts-by-day" })
    #expect(!page.figures.contains { $0.name == "week" })
    #expect(throws: ModelFileError.self) {
      try ReportPage.week(short, post: "icu/1", fromDay: nil)
    }
    let compared = try results.run(SmallResults.comparison, as: "other", replicates: 1)
    #expect(throws: ModelFileError.self) {
      try ReportPage.week(compared, post: "icu/1", fromDay: 1)
    }
  }

  // MARK: Drawing

  @Test("Shades fall with the value, and the middle is where one ends")
  func scale() {
    let scale = HeatScale([0.21, 0.9, 1.07], middle: 0.535)
    #expect(scale.low <= 0.21 && scale.high >= 1.07)
    let values = stride(from: 0.0, through: 1.2, by: 0.001)
    let shades = values.map(scale.shade)
    #expect(shades == shades.sorted() && shades.first == 0 && shades.last == HeatScale.shades - 1)
    #expect(scale.shade(0.535.nextDown) + 1 == scale.shade(0.535))
    for shade in 0..<HeatScale.shades {
      let range = scale.range(shade)
      #expect(scale.shade(0.5 * (range.lowerBound + range.upperBound)) == shade)
    }
  }

  @Test("Columns of several days are means, and marked where half of the days are")
  func columns() {
    typealias Field = HeatChart.Field
    let fields = [
      Field(value: 1, isMarked: true), Field(value: 0.5), Field(value: nil), Field(value: nil),
      Field(value: 0.2),
    ]
    #expect(
      HeatChart.merged(fields, 2)
        == [Field(value: 0.75, isMarked: true), Field(value: 0.2)])
    let more = fields + [Field(value: nil), Field(value: nil)]
    #expect(HeatChart.merged(more, 2).map(\.value) == [0.75, nil, 0.2])
    #expect(HeatChart.step(days: 200, rows: 30, width: 720) == 1)
    #expect(HeatChart.step(days: 365, rows: 30, width: 720) == 7)
    for (days, rows) in [(365, 120), (3_650, 62), (36_500, 120), (1, 1), (200, 120)] {
      let columns = (days - 1) / HeatChart.step(days: days, rows: rows, width: 720) + 1
      #expect(columns * rows <= 8_000 && columns <= 200)
    }
  }

  @Test("Both pictures are whole at both widths, and none of their words leaves them")
  func pictures() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.model(unit: "a-unit-with-a-long-name"))
    let courses = try Self.courses(folder)
    let week = try WeekFigure.asked(FinishedFolder(folder), post: nil, fromDay: nil)
    for chart in [PostMap([courses, courses], remake: "").figure.chart, week.chart] {
      for width in [ChartWidth.wide, ChartWidth.narrow] {
        let file = chart.canvas(width: width).file(title: "t", finding: "f")
        #expect(XMLCheck.isWellFormed(file))
        #expect(!file.contains("nan") && !file.contains("inf"))
        for match in file.matches(of: /<text x="([-0-9.]+)"/) {
          let place = try #require(Double(match.1))
          #expect((-1...width + 1).contains(place))
        }
      }
    }
  }
}
