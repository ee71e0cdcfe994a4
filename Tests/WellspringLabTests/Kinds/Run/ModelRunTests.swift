// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Model run")
struct ModelRunTests {
  private let scratch = Scratch()
  private var folder: String { scratch.path + "/out" }

  private func rows(_ table: String, of folder: String = "out") throws -> [Substring] {
    try scratch.text("\(folder)/\(table).csv").split(separator: "\n")
  }

  @Test("Tables have a row for each of what they say")
  func rowCounts() throws {
    let report = try #require(
      try FakeRun.report(FakeRun.experiment(recording: [.clinicians, .events]), folder))
    let counts = [
      "summary": Outcome.allCases.count, "replicates": 20,
      "daily": 3 * FakeRun.days * DailySeries.allCases.count,
      "months": 3 * DailySeries.allCases.count, "clinicians": 20 * 10,
      "events": 20 * 50,
    ]
    for table in report.tables {
      #expect(table.rows == counts[table.schema.name], "\(table.schema.name)")
      #expect(try rows(table.schema.name).count == table.rows + 1)
      let bytes = try scratch.bytes("out/" + table.schema.fileName)
      #expect(table.bytes == bytes.count)
      #expect(table.digest == sha256(Array(bytes)))
    }
    #expect(report.tables.count == counts.count)
    let files =
      report.tables.map { $0.schema.fileName } + [
        "datapackage.json", "inputs", "run.json", "wellspring.json",
      ]
    #expect(scratch.names("out") == files.sorted())
  }

  @Test("Cells are what the replicates gave")
  func cells() throws {
    try FakeRun.run(FakeRun.experiment(recording: [.clinicians, .events]), folder)
    let replicate = try rows("replicates")[7].split(
      separator: ",", omittingEmptySubsequences: false)
    #expect(replicate[0] == "base" && replicate[1] == "7")
    #expect(replicate[2] == numberText(FakeRun.number(7, 0)))
    #expect(replicate[2 + 3].isEmpty)

    // The second copy of the ward on the last day, last series.
    let last = try #require(try rows("daily").last).split(
      separator: ",", omittingEmptySubsequences: false)
    let series = DailySeries.allCases.count
    let values = (1...20).map { FakeRun.number(UInt64($0), 1_000 + 9 * series - 1) }
    let summary = SampleSummary(values)
    #expect(last.prefix(7) == ["base", "ward-2", "3", "", "Wed", "cost", "20"])
    let expected = [summary.mean, summary.p05, summary.median, summary.p95].map(numberText)
    #expect(last.suffix(4).map(String.init) == expected)

    // Its first month of 28 days is cut short; hours of its days add up.
    let month = try #require(try rows("months").last { $0.contains("staff_hours") })
      .split(separator: ",", omittingEmptySubsequences: false)
    #expect(month.prefix(7) == ["base", "ward-2", "1", "1", "3", "staff_hours", "20"])
    let sums = (1...20).map { replicate in
      (0..<3).reduce(0.0) {
        $0 + FakeRun.number(UInt64(replicate), 1_000 + (6 + $1) * series + series - 2)
      }
    }
    let mean = try #require(Double(month[7]))
    #expect(abs(mean - SampleSummary(sums).mean) < 1e-9 * abs(mean))
    #expect(abs(Double(month[8])! - SampleSummary(sums).interval.low) < 1e-9 * abs(mean))

    let clinicians = try rows("clinicians")
    #expect(clinicians[1].hasPrefix("base,1,icu/1,icu,nurse,"))
    #expect(clinicians[4].hasPrefix("base,1,icu/4,icu,\"physician, senior\","))
    #expect(clinicians[10].hasPrefix("base,1,ward-2/3,ward-2,\"physician, senior\","))

    let events = try rows("events")
    #expect(events[1] == "base,1,0,icu,,arrival,,,0.5,-0.125,0.1,1")
    #expect(events[2] == "base,1,1,ward-1,ward-1/1,admission,0,0.25,0.5,-0.125,0.1,1")
  }

  @Test("The summary leaves missing values out and shows nothing where nothing is defined")
  func summary() throws {
    try FakeRun.run(FakeRun.experiment(), folder)
    let lines = try rows("summary")
    #expect(lines[1 + 3].hasSuffix(",0,,,,,,,,"))
    let half = SampleSummary((1...20).filter { $0 % 2 == 1 }.map { FakeRun.number($0, 5) })
    let numbers = [
      half.mean, half.deviation, half.mcse, half.interval.low, half.interval.high, half.median,
      half.p05, half.p95,
    ]
    #expect(lines[1 + 5].hasSuffix(",10," + numbers.map(numberText).joined(separator: ",")))
  }

  @Test("Any number of threads gives the same bytes", arguments: [2, 7, 31])
  func threads(threads: Int) throws {
    let experiment = FakeRun.experiment(
      replicates: 60, recording: [.clinicians, .events], blockSize: 4)
    try FakeRun.run(experiment, scratch.path + "/one", FakeRun.Setup(threads: 1))
    try FakeRun.run(experiment, scratch.path + "/many", FakeRun.Setup(threads: threads))
    for name in scratch.names("one") where name.hasSuffix(".csv") || name == "datapackage.json" {
      #expect(try scratch.bytes("one/" + name) == scratch.bytes("many/" + name), "\(name)")
    }
    #expect(try reproduciblePart("one") == reproduciblePart("many"))
  }

  /// run.json up to what belongs to the machine and the clock.
  private func reproduciblePart(_ folder: String) throws -> Substring {
    let text = try scratch.text(folder + "/run.json")
    let end = try #require(text.range(of: "\"machine\""))
    return text[..<end.lowerBound]
  }

  @Test("Recording more changes no byte of the other tables")
  func recording() throws {
    try FakeRun.run(FakeRun.experiment(), scratch.path + "/plain")
    let recordings: [Recording] = [.clinicians, .events, [.clinicians, .events]]
    for recording in recordings {
      let name = "recorded-\(recording.rawValue)"
      try FakeRun.run(FakeRun.experiment(recording: recording), scratch.path + "/" + name)
      for table in ["summary.csv", "replicates.csv", "daily.csv"] {
        #expect(try scratch.bytes("plain/" + table) == scratch.bytes(name + "/" + table))
      }
    }
  }

  @Test("Failed replicates are written down and left out of the other tables")
  func failures() throws {
    let report = try #require(
      try FakeRun.report(
        FakeRun.experiment(), folder, FakeRun.Setup(fails: { $0 == 4 || $0 == 11 })))
    #expect(report.finished == 18 && report.failed == 2)
    let reason = "more than 10 events in one unit"
    #expect(
      try rows("failures") == [
        "scenario,replicate,reason", "base,4,\(reason)", "base,11,\(reason)",
      ])
    let numbers = try rows("replicates").dropFirst().map { Int($0.split(separator: ",")[1]) }
    let expected: [Int?] = (1...20).filter { $0 != 4 && $0 != 11 }
    #expect(numbers == expected)
    #expect(report.results.summary(scenario: 0, .capacityMean)?.count == 18)
  }

  @Test("A run of failures alone still leaves whole tables")
  func allFailed() throws {
    let report = try #require(
      try FakeRun.report(FakeRun.experiment(), folder, FakeRun.Setup(fails: { _ in true })))
    #expect(report.finished == 0 && report.failed == 20)
    #expect(try rows("replicates").count == 1)
    #expect(try rows("failures").count == 21)
  }

  @Test("An existing folder is refused and left as it is")
  func exists() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try "mine".write(toFile: folder + "/summary.csv", atomically: false, encoding: .utf8)
    #expect(throws: OutputError.exists(path: folder)) {
      try FakeRun.run(FakeRun.experiment(), folder)
    }
    #expect(scratch.names("out") == ["summary.csv"])
    #expect(try scratch.text("out/summary.csv") == "mine")
  }

  @Test("Default folders differ with what decides the bytes, and with nothing else")
  func defaultFolder() {
    let base = FakeRun.experiment()
    let name = base.defaultFolder()
    #expect(name.hasPrefix("results/made-up-"))
    #expect(name.count == "results/made-up-".count + 8)
    var others = [Experiment](repeating: base, count: 6)
    others[0].seed = 10
    others[1].replicates = 21
    others[2].recording = .events
    others[3].scenarios = [Scenario(name: "base", model: FakeRun.model, digest: sha256([1, 2]))]
    others[4].blockSize = 2
    others[5].scenarios = [
      Scenario(name: "other", model: FakeRun.model, digest: base.scenarios[0].digest)
    ]
    #expect(Set((others + [base]).map { $0.defaultFolder() }).count == 7)
    var same = base
    same.inputs = []
    #expect(same.defaultFolder() == name)
    #expect(base.defaultFolder(shard: Shard("2/5")) == name + "-shard-2-of-5")
  }

  @Test(
    "Names of folders are plain",
    arguments: [
      ("models/ICU 24 beds.yaml", "icu-24-beds"), ("a.b.yml", "a-b"), (".yaml", "yaml"),
      ("../x/--.yaml", "run"), ("Übung.yaml", "bung"),
    ])
  func slug(path: String, name: String) { #expect(Experiment.slug(path) == name) }

  @Test(
    "The folders above a folder are found, whatever its name",
    arguments: [
      ("1", []), ("a/b", ["a"]), ("/x", []), ("/a/b/c/", ["/a", "/a/b"]),
      ("../r/x", ["..", "../r"]),
      ("./x", ["."]), ("a//b", ["a"]),
    ])
  func parents(path: String, above: [String]) { #expect(ResultsFolder.parents(of: path) == above) }
}
