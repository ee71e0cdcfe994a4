// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import WellspringReport

@Suite("report, plot and the page of a run")
struct ReportCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
  }

  private func run(_ out: String, _ more: String...) throws -> Ending {
    let name = UUID().uuidString
    let process = try program.process(
      ["run", "unit.yaml", "-r", "3", "--out", out] + more, name: name)
    try process.run()
    return try program.ending(of: process, name: name)
  }

  @Test("A run writes its page and says where; report makes the same bytes again")
  func page() throws {
    let ending = try run("out")
    #expect(ending.status == 0)
    #expect(ending.output.contains("\nPage:   out/report.html\n"))
    let page = try program.text("out/report.html")
    #expect(ReportPage.isWhole(page) && page.contains("<h1>Small unit</h1>"))
    try FileManager.default.removeItem(atPath: program.path("out/report.html"))
    let again = try program.run("report", "out")
    #expect(again.status == 0 && again.output == "out/report.html\n")
    #expect(try program.text("out/report.html") == page)
    #expect(try program.run("report", "out", "--out", "elsewhere.html").status == 0)
    #expect(try program.text("elsewhere.html") == page)
    #expect(try program.run("report", "out", "--out", "elsewhere.html").status == 73)
  }

  /// What a page with its engine opens.
  private func carried(by name: String) throws -> [String: Any] {
    let html = try program.text(name)
    let start = try #require(html.range(of: "id=\"wellspring-models\">")).upperBound
    let end = try #require(html.range(of: "</script>", range: start..<html.endIndex)).lowerBound
    let json = try JSONSerialization.jsonObject(with: Data(html[start..<end].utf8))
    return try #require(json as? [String: Any])
  }

  @Test("With its engine, a page carries the report, every replicate and every mean")
  func withEngine() throws {
    #expect(try run("out").status == 0)
    let ending = try program.run("report", "out", "--with-engine")
    #expect(ending.status == 0 && ending.output == "out/report-with-engine.html\n")
    let data = try carried(by: "out/report-with-engine.html")
    let result = try #require(data["result"] as? [String: Any])
    #expect(result["page"] as? String == (try program.text("out/report.html")))
    let rows = try #require(result["rows"] as? [[String]])
    let columns = try #require(result["columns"] as? [String])
    let table = ([columns] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n")
    #expect(try program.text("out/replicates.csv") == table + "\n")
    #expect(result["replicateCount"] as? Int == 3)
    let means = try #require(result["means"] as? [[String]])
    #expect(means.count == columns.count - 2)
    let models = try #require(data["models"] as? [[String: Any]])
    #expect(models[0]["title"] as? String == "Small unit" && models.count > 5)
    // What stands there is left as it is, and the folder is still what its run wrote.
    #expect(try program.run("report", "out", "--with-engine").status == 73)
    #expect(try program.run("verify", "out").status == 0)
  }

  @Test("Of more than a thousand replicates a page carries a thousand, spread over all")
  func manyWithEngine() throws {
    let ending = try program.run(
      "run", "unit.yaml", "-r", "1500", "--days", "1", "--set", "horizon.warmUpDays=0",
      "--out", "out", "--no-report")
    #expect(ending.status == 0, "\(ending.messages)")
    #expect(try program.run("report", "out", "--with-engine", "--out", "e.html").status == 0)
    let result = try #require(try carried(by: "e.html")["result"] as? [String: Any])
    #expect(result["replicateCount"] as? Int == 1500 && result["means"] == nil)
    let rows = try #require(result["rows"] as? [[String]])
    let numbers = rows.compactMap { Int($0[1]) }
    #expect(numbers.count == 1000 && numbers.first == 1 && numbers.last! >= 1499)
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { (1...2).contains($1 - $0) })
  }

  @Test("--no-report leaves the page out; with --format json the output is JSON alone")
  func withoutPage() throws {
    let ending = try run("out", "--no-report", "--format", "json")
    #expect(ending.status == 0)
    #expect(!program.names("out").contains("report.html"))
    let other = try run("other", "--format", "json")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(other.output.utf8)) }
    #expect(!other.messages.contains("report.html"))
    #expect(program.names("other").contains("report.html"))
  }

  @Test("Joined shards have the page of a run in one piece")
  func merged() throws {
    _ = try run("whole")
    for shard in ["1", "2"] { _ = try run("s\(shard)", "--shard", "\(shard)/2") }
    #expect(!program.names("s1").contains("report.html"))
    #expect(try program.run("merge", "s1", "s2", "--out", "joined").status == 0)
    #expect(try program.bytes("joined/report.html") == program.bytes("whole/report.html"))
  }

  @Test("A run that was complete without its page gets it with --resume")
  func resumed() throws {
    _ = try run("out")
    let page = try program.bytes("out/report.html")
    try FileManager.default.removeItem(atPath: program.path("out/report.html"))
    #expect(try run("out", "--resume").status == 0)
    #expect(try program.bytes("out/report.html") == page)
  }

  @Test("What stands in the page's place is left, and the tables are there all the same")
  func foreignPage() throws {
    _ = try run("out")
    let edited = try program.text("out/report.html").replacing("In short", with: "In my words")
    try program.write(edited, as: "out/report.html")
    let ending = try program.run("report", "out")
    #expect(ending.status == 73 && ending.messages.contains("left as it is"))
    #expect(try program.text("out/report.html") == edited)
    let verify = try program.run("verify", "out", "--sample", "0")
    #expect(verify.status == 70 && verify.output.contains("CHANGED since it was written"))
  }

  @Test("verify holds the page against its tables")
  func verified() throws {
    _ = try run("out")
    let good = try program.run("verify", "out", "--sample", "1")
    #expect(good.status == 0 && good.output.contains("says what the tables say"))
    // A whole page of another run.
    _ = try run("other", "--seed", "2")
    try FileManager.default.removeItem(atPath: program.path("out/report.html"))
    try FileManager.default.copyItem(
      atPath: program.path("other/report.html"), toPath: program.path("out/report.html"))
    let bad = try program.run("verify", "out", "--sample", "0")
    #expect(bad.status == 70 && bad.output.contains("DIFFERS from its tables"))
  }

  @Test("verify leaves out what is simulated again on another class of machine, and there alone")
  func otherMachine() throws {
    _ = try run("out")
    let (run, table) = (try program.text("out/run.json"), try program.text("out/replicates.csv"))
    // The page of a machine on which the replicate comes out otherwise.
    var lines = table.components(separatedBy: "\n")
    lines[1] =
      "base,1,"
      + lines[1].components(separatedBy: ",").dropFirst(2).map { "1\($0)" }
      .joined(separator: ",")
    try program.write(lines.joined(separator: "\n"), as: "out/replicates.csv")
    #expect(try program.run("report", "out").status == 0)
    #expect(try program.text("out/report.html").contains("comes out otherwise"))
    try program.write(table, as: "out/replicates.csv")
    let here = try program.run("verify", "out", "--sample", "0")
    #expect(here.status == 70 && here.output.contains("DIFFERS from its tables"))
    let processor = try #require(run.firstMatch(of: /"processorClass": *"[^"]*"/))
    try program.write(
      run.replacing(processor.output, with: "\"processorClass\": \"another\""), as: "out/run.json")
    let there = try program.run("verify", "out", "--sample", "0")
    #expect(there.output.contains("but for what was simulated again"))
    #expect(!there.output.contains("DIFFERS"))
  }

  @Test("plot lists the pictures, draws one, and refuses what it cannot do")
  func plots() throws {
    _ = try run("out")
    let list = try program.run("plot", "out")
    #expect(list.status == 0 && list.output.hasPrefix("outcomes "))
    let picture = try program.run("plot", "out", "outcomes")
    #expect(picture.output.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(try program.run("plot", "out", "outcomes", "--out", "a.svg").status == 0)
    #expect(try program.text("a.svg") == picture.output)
    #expect(try program.run("plot", "out", "outcomes", "--out", "a.svg").status == 73)
    #expect(try program.run("plot", "out", "outcomes", "--out", "a.gif").status == 64)
    let wrong = try program.run("plot", "out", "outcome")
    #expect(wrong.status == 66 && wrong.messages.contains("`outcomes`"))
    #expect(try program.run("plot", "nowhere").status == 66)
    let bare = try program.run(
      "plot", "out", "outcomes", "--out", "a.png", environment: ["PATH": "/nowhere"])
    #expect(bare.status == 69 && bare.messages.contains("librsvg2-bin"))
    #expect(!program.names().contains("a.png"))
  }

  @Test("plot draws the week that is asked for, and says what there is where there is none")
  func weeks() throws {
    _ = try run("out")
    #expect(try program.run("plot", "out").output.contains("\nweek "))
    let words = ["plot", "out", "week", "--post", "icu/3", "--from-day", "6"]
    func week(_ words: [String]) throws -> Ending {
      let name = UUID().uuidString
      let process = try program.process(words, name: name)
      try process.run()
      return try program.ending(of: process, name: name)
    }
    let picture = try week(words)
    #expect(picture.status == 0 && picture.output.contains("<desc>icu/3 (nurse), days 6 to 12: "))
    #expect(try week(words + ["--out", "w.svg"]).status == 0)
    #expect(try program.text("w.svg") == picture.output)
    #expect(try week(words + ["--out", "w.svg"]).status == 73)
    let late = try week(Array(words.dropLast()) + ["9"])
    #expect(
      late.status == 64
        && late.messages == """
          --from-day 9: a week of this run begins on one of the days 1 to 8

          """
    )
    let nobody = try week(["plot", "out", "week", "--post", "icu/13"])
    #expect(nobody.status == 64)
    #expect(nobody.messages == "--post icu/13: the unit has posts icu/1 to icu/12\n")
    let other = try week(["plot", "out", "outcomes", "--post", "icu/3"])
    #expect(other.status == 64 && other.messages.contains("are for the picture week"))
  }
}
