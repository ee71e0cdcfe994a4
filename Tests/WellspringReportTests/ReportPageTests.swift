// The page of a folder.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import WellspringLab

@testable import WellspringReport

struct ReportPageTests {
  @Test("A page is the same bytes when it is made again, and wherever the folder lies")
  func sameBytes() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.comparison)
    let first = try ReportPage(folder).html
    let moved = results.path("moved elsewhere")
    try FileManager.default.moveItem(atPath: folder, toPath: moved)
    #expect(try ReportPage(moved).html == first)
    #expect(!first.contains("moved elsewhere"))
    #expect(!first.contains(results.place + "/it/"))
  }

  @Test("A page asks for nothing: no script, no address, no date")
  func selfContained() throws {
    let results = try SmallResults()
    let html = try ReportPage(results.run(SmallResults.model())).html
    for word in ["<script", "http:", "https:", "url(", "@import", "src="] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.firstMatch(of: /20\d\d-\d\d-\d\d/) == nil)
  }

  @Test("A comparison's page has its question, an answer, pictures and their tables")
  func comparison() throws {
    let results = try SmallResults()
    let page = try ReportPage(results.run(SmallResults.comparison))
    let html = page.html
    #expect(html.contains("<h1>Does a smaller unit fare otherwise?</h1>"))
    #expect(page.figures.contains { $0.name == "difference-capacity-mean" })
    // In three weeks nobody can tip: a picture of zeros is none.
    #expect(!page.figures.contains { $0.name == "who-changed" })
    #expect(html.contains("no post that tips under a baseline is spared"))
    #expect(html.contains("more breaks"))
    let pictures = html.components(separatedBy: "<figure").count - 1
    #expect(pictures == page.figures.count)
    #expect(html.components(separatedBy: "role=\"img\"").count - 1 == 2 * pictures)
  }

  @Test("A number on the page goes with its cell, and the cell with its place")
  func sourcedNumbers() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.comparison)
    let html = try ReportPage(folder).html
    var found = 0
    for match in html.matches(of: /<data value="([^"]*)" data-at="comparisons:(\d+):([a-z_]+)">/) {
      let lines = try results.text("it/comparisons.csv").split(separator: "\n")
      let column = try #require(lines[0].split(separator: ",").firstIndex { $0 == match.3 })
      let cells = lines[Int(match.2)!].split(separator: ",", omittingEmptySubsequences: false)
      #expect(cells[column] == match.1)
      found += 1
    }
    #expect(found > 20)
  }

  @Test("Numbers in doubt: what the page says of them is what assumptions.csv says")
  func assumptions() throws {
    let results = try SmallResults()
    // Five times as many arrivals leave no doubt that it matters.
    try results.write(
      SmallResults.model().replacing(
        "rate: 1 /d", with: "rate: {value: 1 /d, plausible: [0.4, 2.5]}"), as: "unit.yaml")
    let text = SmallResults.comparison + "assumptions: {replicates: 8}\n"
    let folder = try results.run(text, replicates: 8)
    let html = try ReportPage(folder).html
    let lines = try results.text("it/assumptions.csv").split(separator: "\n")
    let columns = lines[0].split(separator: ",")
    var found = 0
    for match in html.matches(of: /<data value="([^"]*)" data-at="assumptions:(\d+):([a-z_]+)">/) {
      let column = try #require(columns.firstIndex { $0 == match.3 })
      let cells = lines[Int(match.2)!].split(separator: ",", omittingEmptySubsequences: false)
      #expect(cells[column] == match.1)
      found += 1
    }
    #expect(found > 20)
    let told = try #require(
      lines.dropFirst().map { line -> (Substring, Substring) in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return (cells[0], cells[1])
      }.first { html.contains("the effect of “\($0.1.replacing("-", with: " "))” on") })
    #expect(html.contains("numbers of the model that are in doubt were moved"))
    // How far the told difference goes: over both ends of all numbers.
    let range = try #require(
      html.firstMatch(
        of: /: on average it lies between <data value="([^"]*)".*?and <data value="([^"]*)"/))
    func cells(_ name: String) -> [Double] {
      let place = columns.firstIndex { $0 == name }!
      return lines.dropFirst().compactMap { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        guard cells[0] == told.0, cells[1] == told.1, line.contains(",capacity_mean,") else {
          return nil
        }
        return Double(cells[place])
      }
    }
    let ends = cells("at_low") + cells("at_high")
    #expect(Double(range.1) == ends.min() && Double(range.2) == ends.max())
    #expect(!html.contains("this folder cannot say"))
    let plain = try ReportPage(results.run(SmallResults.comparison, as: "plain")).html
    #expect(plain.contains("this folder cannot say"))
  }

  @Test("Names that are markup elsewhere are words on a page and in a picture")
  func hostileNames() throws {
    let results = try SmallResults()
    let name = "\"<img src=x onerror=alert(1)> & <b>'bold'</b>\""
    let folder = try results.run(
      SmallResults.model(name: name), replicates: 2, record: ["clinicians"])
    let page = try ReportPage(folder)
    #expect(!page.html.contains("<img"))
    #expect(!page.html.contains("<b>"))
    #expect(page.html.contains("&lt;img src=x onerror=alert(1)&gt; &amp; &lt;b&gt;"))
    for figure in page.figures {
      let picture = try #require(page.picture(figure.name))
      #expect(XMLCheck.isWellFormed(picture), "\(figure.name)")
    }
  }

  @Test("Cells changed to anything at all leave a page that is whole")
  func damagedCells() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.comparison)
    for junk in ["", "nan", "inf", "-1e999", "<p>", "\"\"\"", "1e308"] {
      for table in ["comparisons", "summary", "who-changed", "daily"] {
        let whole = try results.text("it/\(table).csv")
        let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
        let spoilt = lines.enumerated().map { number, line -> String in
          guard number > 0, number % 2 == 0 else { return String(line) }
          return line.split(separator: ",", omittingEmptySubsequences: false).enumerated().map {
            $0 > 3 ? junk : String($1)
          }.joined(separator: ",")
        }
        try results.write(spoilt.joined(separator: "\n"), as: "it/\(table).csv")
        if let page = try? ReportPage(folder) {
          let html = page.html
          #expect(ReportPage.isWhole(html))
          #expect(!html.contains("NaN") && !html.contains("\"nan") && !html.contains("\"inf"))
        }
        try results.write(whole, as: "it/\(table).csv")
      }
    }
  }

  @Test("A folder whose every replicate failed, or that has one, still has a page")
  func fewReplicates() throws {
    let results = try SmallResults()
    let one = try ReportPage(results.run(SmallResults.model(), replicates: 1)).html
    #expect(one.contains("In short"))
    let none = try results.run(
      SmallResults.model().replacing("arrivals: {rate: 1 /d}", with: "arrivals: {rate: 0 /d}"),
      as: "none", replicates: 1)
    #expect(try ReportPage(none).html.contains("In short"))
  }

  @Test("A folder without a finished run has no page, and says why")
  func noRun() throws {
    let results = try SmallResults()
    let error = #expect(throws: ModelFileError.self) { try ReportPage(results.place) }
    #expect(error?.description.contains("run.json") == true)
  }

  @Test("The page of many points is bounded, and says what it leaves out")
  func manyPoints() throws {
    let results = try SmallResults()
    let folder = try results.run(
      """
      kind: sweep
      model: unit.yaml
      days: 2
      design: latin-hypercube
      points: 500
      outcomes: [capacity_mean, staff_hours]
      factors:
        - {path: site.units.icu.beds, from: 2, to: 9}
        - {path: dynamics.capacity.offDuty, from: 0.007, to: 0.009}

      """, replicates: 1)
    let html = try ReportPage(folder).html
    #expect(html.utf8.count < 300_000)
    #expect(html.contains("of 500 points one in 5 is drawn"))
    #expect(html.contains("of 500; the whole is in"))
  }
}

/// Whether a text is XML.
enum XMLCheck {
  /// Every tag is closed in its order, and no bare sign stands in a text.
  static func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      if rest[..<start].contains(">") { return false }
      guard let end = rest[start...].firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }
      if name.isEmpty { return false }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(name)
      }
      rest = rest[rest.index(after: end)...]
    }
    return open.isEmpty
  }
}
