// What pages say in words, held against their tables.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import WellspringLab

@testable import WellspringReport

struct PageWordsTests {
  /// Rows of a table by the names of its columns.
  private static func rows(_ results: SmallResults, _ name: String) throws -> [[Substring: String]]
  {
    let lines = try results.text(name).split(separator: "\n")
    let columns = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return Dictionary(zip(columns, cells.map(String.init))) { first, _ in first }
    }
  }

  @Test(
    "Of an arm that follows one person nothing is said of halves, nor of one hardest among equals")
  func onePerson() throws {
    let results = try SmallResults()
    let folder = try results.run(
      SmallResults.tippingPoint(
        days: 364, steps: 4, [7, 28, 56], more: "pushes: [0.1, 0.6]"))
    let html = try ReportPage(folder).html
    #expect(html.contains("person"))
    let main = html.components(separatedBy: "<h2 id=\"words\">")[0]
    for words in ["half of the people", "Half survive", "Most end down"] {
      #expect(!main.contains(words), "\(words)")
    }
    let ramps = try Self.rows(results, "it/ramps.csv").filter { $0["ramp_days"] != "0" }
    let down = ramps.filter { $0["down_percent"] == "100" }.count
    try #require(ramps.count == 3 && (down == 0 || down == 3))
    #expect(
      html.contains("ends down after \(down == 0 ? "none of the rises" : "each of the 3 rises")"))
  }

  @Test("A course of many days shows means of whole weeks, not one day of each")
  func weeks() throws {
    let results = try SmallResults()
    let model = SmallResults.model().replacing("days: 21", with: "days: 76")
    let folder = try results.run(model, replicates: 2)
    let source = try ReportSource(FinishedFolder(folder))
    let figure = try #require(try TimeCourse(source).figures.first)
    let days = try Self.rows(results, "it/daily.csv").filter { $0["series"] == "capacity_mean" }
    #expect(days.count == 76 && figure.table.rows.count == 10)
    for (week, row) in figure.table.rows.enumerated() {
      // The days that are left over belong to the last.
      let own = days[(7 * week)..<(week == 9 ? 76 : 7 * week + 7)].compactMap {
        Double($0["mean"]!)
      }
      let mean = own.reduce(0, +) / Double(own.count)
      guard case .text(let name) = row[0], case .markup(let shown) = row[1] else {
        Issue.record("no row of a week")
        return
      }
      #expect(name == (week == 9 ? "64 to 76" : "\(7 * week + 1) to \(7 * week + 7)"))
      #expect(abs((Double(shown.text) ?? .nan) - mean) < 0.00051)
    }
  }

  @Test("Shares end at 0 and 100 %, on the page and in the picture")
  func shares() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.model(), replicates: 6)
    let whole = try results.text("it/summary.csv")
    let lines = whole.split(separator: "\n").map { line -> String in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells[1] == "burnout_percent" else { return String(line) }
      (cells[4], cells[7], cells[8], cells[10], cells[11]) = ("4", "-7.25", "15.25", "0", "20")
      return cells.joined(separator: ",")
    }
    try results.write(lines.joined(separator: "\n") + "\n", as: "it/summary.csv")
    let source = try ReportSource(FinishedFolder(folder))
    let burnout = try #require(source.summary("base", "burnout_percent"))
    #expect(burnout.mean.text(unit: " %") == "4 % (0 to 15)")
    let html = try ReportPage(folder).html
    #expect(html.contains(">(0 to ") && !html.contains("\u{2212}7"))
    #expect(!html.contains("value=\"-7.25\""))
  }

  @Test("Few replicates have no picture of survey beside truth, more have one", arguments: [4, 9])
  func survey(_ replicates: Int) throws {
    let results = try SmallResults()
    let page = try ReportPage(results.run(SmallResults.model(), replicates: replicates))
    #expect(page.figures.contains { $0.name == "survey" } == (replicates == 9))
  }

  @Test("Points of a sweep are called by what was set, or by the file's words for it")
  func labels() throws {
    let results = try SmallResults()
    func text(_ labels: String) -> String {
      """
      kind: sweep
      model: unit.yaml
      days: 7
      outcomes: [capacity_mean]
      factors:
        - {path: site.units.icu.posts.nurse.count, values: [12, 9]\(labels)}
      """
    }
    let plain = try ReportPage(results.run(text(""), as: "plain", replicates: 2)).html
    #expect(plain.contains("<th scope=\"col\" class=\"n\">nurse count 12</th>"))
    let told = try ReportPage(
      results.run(text(", labels: [many hands, few hands]"), as: "told", replicates: 2)
    ).html
    #expect(told.contains("<th scope=\"col\" class=\"n\">many hands</th>"))
    #expect(told.contains("from 12 (many hands) to 9 (few hands)"))
    // Numbers go as their axis does; words of the file in the file's order, on the axis too.
    #expect(plain.contains("With nurse count from 9 to 12, "))
    func picture(_ html: String) throws -> Substring {
      let start = try #require(html.range(of: "<svg class=\"wide\"")).lowerBound
      return html[
        start..<(try #require(html.range(of: "</svg>", range: start..<html.endIndex)).lowerBound)]
    }
    let words = try picture(told)
    let many = try #require(words.range(of: ">many hands<")).lowerBound
    #expect(many < (try #require(words.range(of: ">few hands<")).lowerBound))
    #expect(words.contains(">Nurse count: 12, 9<"))
    #expect(try picture(plain).contains(">Nurse count<"))
    #expect(
      try results.text("plain/design.csv") == results.text("told/design.csv"),
      "words are no results")
    let error = #expect(throws: ModelFileError.self) {
      try results.run(text(", labels: [many hands]"), as: "short", replicates: 2)
    }
    #expect(error?.description.contains("2 labels needed") == true)
  }

  @Test("The two that change most, where none is better, are held against each other by replicate")
  func rivals() throws {
    let results = try SmallResults()
    try results.write(
      SmallResults.model().replacing("rate: 1 /d", with: "rate: 4 /d"), as: "unit.yaml")
    let folder = try results.run(
      """
      kind: compare
      model: unit.yaml
      outcomes: [load_mean]
      scenarios:
        - {name: today}
        - {name: fewer, set: {site.units.icu.posts.nurse.count: 9}}
        - {name: fewest, set: {site.units.icu.posts.nurse.count: 6}}
      """, replicates: 8)
    let html = try ReportPage(folder).html
    var values: [String: [Double]] = [:]
    for row in try Self.rows(results, "it/replicates.csv") {
      values[row["scenario"]!, default: []].append(Double(row["load_mean"]!)!)
    }
    let differences = zip(values["fewest"]!, values["fewer"]!).map { $0 - $1 }
    let mean = differences.reduce(0, +) / Double(differences.count)
    let match = try #require(
      html.firstMatch(
        of:
          /Of the two, “fewest” changes it more than “fewer”, by ([0-9.]+) \(<.*?>([0-9.]+) to/
      ))
    let decimals = match.1.split(separator: ".")[1].count
    #expect(String(match.1) == NumberStyle.fixed(mean, decimals))
    #expect((Double(match.2) ?? 0) > 0 && (Double(match.2) ?? 9) < mean)
  }

  @Test("What gets worse for patients is said although nobody asked, where intervals lie apart")
  func price() throws {
    let results = try SmallResults()
    try results.write(
      SmallResults.model().replacing("rate: 1 /d", with: "rate: 4 /d"), as: "unit.yaml")
    let text = """
      kind: compare
      model: unit.yaml
      outcomes: [OUTCOMES]
      scenarios:
        - {name: today}
        - {name: fewest, set: {site.units.icu.posts.nurse.count: 5}}
      """
    func page(_ outcomes: String, _ name: String) throws -> String {
      try ReportPage(
        results.run(text.replacing("OUTCOMES", with: outcomes), as: name, replicates: 6)
      ).html
    }
    let html = try page("staff_hours", "unasked")
    let undone = try Self.rows(results, "unasked/summary.csv").filter {
      $0["outcome"] == "care_left_undone_percent"
    }
    let (before, after) = (try #require(undone.first), try #require(undone.last))
    try #require(Double(after["ci_low"]!)! > Double(before["ci_high"]!)!, "nothing to say")
    #expect(html.contains("worse for patients"))
    #expect(html.contains("care left undone is <data value=\"\(before["mean"]!)\""))
    let asked = try page("care_left_undone_percent", "asked")
    #expect(!asked.contains("care left undone is <data"))
  }
}
