// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("wellspring run")
struct RunCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
  }

  private static let tables = ["daily.csv", "replicates.csv", "summary.csv", "warm-up.csv"]
  private static let files = [
    "daily.csv", "datapackage.json", "inputs", "months.csv", "replicates.csv", "report.html",
    "run.json",
    "summary.csv", "warm-up.csv", "wellspring.json",
  ]
  private static let wholeFiles = files.filter { $0 != "inputs" && $0 != "wellspring.json" }

  @Test("A run writes its tables where it says, and prints a summary")
  func runs() throws {
    let ending = try program.run("run", "unit.yaml", "--replicates", "3")
    #expect(ending.status == 0)
    let folders = program.names("results")
    let folder = try #require(folders.first)
    #expect(folders.count == 1)
    #expect(folder.hasPrefix("unit-") && folder.count == "unit-".count + 8)
    #expect(program.names("results/" + folder) == Self.files)
    #expect(ending.output.contains("Small unit: 3 replicates, 14 days, seed 1"))
    #expect(ending.output.contains("results/\(folder)"))
    #expect(ending.output.hasPrefix("How is this unit doing?\n"))
    #expect(ending.messages.contains("seed 1"))
    let rows = try program.text("results/\(folder)/replicates.csv").split(separator: "\n")
    #expect(rows.count == 4)
  }

  @Test("With --all every outcome stands once, by a name of its own, under its heading")
  func headings() throws {
    let ending = try program.run("run", "unit.yaml", "--replicates", "1", "--quiet", "--all")
    var (heading, under): (String, [String: [String]]) = ("", [:])
    for line in ending.output.split(separator: "\n").drop(while: { $0 != "Compassion capacity" }) {
      if !line.hasPrefix("  ") { heading = String(line) }
      if line.hasPrefix("Mean over replicates") { break }
      if line.hasPrefix("  ") {
        let label = line.trimmingCharacters(in: .whitespaces).components(separatedBy: "  ")[0]
        under[heading, default: []].append(label)
      }
    }
    #expect(
      under["Burnout and injury"] == [
        "High exhaustion", "High depersonalisation", "Low accomplishment",
        "Burnout (either of the first two)", "Exhaustion score, mean", "Traumatic stress",
        "Moral injury", "Compassion fatigue", "Worldview mean",
      ])
    for (heading, label) in [
      ("Shifts and breaks", "Sessions per week"), ("Shifts and breaks", "Calls per shift"),
      ("Care and queues", "No show"), ("Care and queues", "Sessions cancelled"),
      ("Care and queues", "Response, mean"),
      ("Encounters and errors", "Errors per 1,000 shifts"),
    ] {
      #expect(under[heading]?.contains(label) == true, "\(label) under \(heading)")
    }
    let rows = try program.text(
      "results/\(try #require(program.names("results").first))/summary.csv"
    ).split(separator: "\n")
    #expect(under.values.reduce(0) { $0 + $1.count } == rows.count - 1)
    let labels = under.values.flatMap(\.self)
    #expect(Set(labels).count == labels.count, "two outcomes of one name")
  }

  @Test("The same command again is refused and changes nothing")
  func again() throws {
    #expect(try program.run("run", "unit.yaml", "--replicates", "2").status == 0)
    let folder = "results/" + (try #require(program.names("results").first))
    let before = try Self.wholeFiles.map { try program.bytes("\(folder)/\($0)") }
    let ending = try program.run("run", "unit.yaml", "--replicates", "2")
    #expect(ending.status == 73)
    #expect(ending.messages.contains("\(folder) exists already"))
    #expect(ending.output.isEmpty)
    #expect(program.names("results").count == 1)
    #expect(try Self.wholeFiles.map { try program.bytes("\(folder)/\($0)") } == before)
  }

  @Test(
    "Every setting checks, runs, and writes the same bytes on 1 and 2 threads and with recordings",
    arguments: ["ward", "emergency", "hospice", "clinic", "ambulance"])
  func settings(name: String) throws {
    let model = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../models/\(name).yaml").standardizedFileURL.path
    #expect(try program.run("check", model).status == 0)
    // Half a year of warm-up would only take time.
    let run = [
      "run", model, "--days", "28", "--replicates", "4", "--set", "horizon.warmUpDays=28",
    ]
    for (out, more) in [
      ("one", ["--threads", "1"]), ("two", ["--threads", "2"]),
      ("all", ["--threads", "2", "--record", "clinicians,events,surveys"]),
    ] {
      let process = try program.process(run + more + ["--out", out], name: out)
      try process.run()
      #expect(try program.ending(of: process, name: out).status == 0)
    }
    for file in Self.tables {
      let one = try program.bytes("one/" + file)
      #expect(try program.bytes("two/" + file) == one, "\(file)")
      #expect(try program.bytes("all/" + file) == one, "\(file)")
    }
  }

  @Test("1, 2 and 7 threads write the same bytes")
  func threads() throws {
    for threads in ["1", "2", "7"] {
      let ending = try program.run(
        "run", "unit.yaml", "--replicates", "12", "--record", "clinicians,events", "--threads",
        threads, "--out", "t\(threads)")
      #expect(ending.status == 0)
    }
    for file in Self.tables + ["clinicians.csv", "events.csv", "datapackage.json"] {
      let one = try program.bytes("t1/" + file)
      #expect(try program.bytes("t2/" + file) == one, "\(file)")
      #expect(try program.bytes("t7/" + file) == one, "\(file)")
    }
  }

  @Test(
    "Recording changes no byte of the other tables", arguments: ["clinicians", "events", "daily"])
  func recording(tables: String) throws {
    try program.run("run", "unit.yaml", "--replicates", "4", "--out", "plain")
    try program.run(
      "run", "unit.yaml", "--replicates", "4", "--out", "more", "--record", tables)
    for file in Self.tables {
      #expect(try program.bytes("plain/" + file) == program.bytes("more/" + file), "\(file)")
    }
    #expect(program.names("more").contains(tables + ".csv"))
  }

  @Test("More replicates leave the first ones as they were")
  func prefix() throws {
    try program.run("run", "unit.yaml", "--replicates", "3", "--out", "few")
    try program.run("run", "unit.yaml", "--replicates", "9", "--out", "many")
    #expect(try program.text("many/replicates.csv").hasPrefix(program.text("few/replicates.csv")))
  }

  @Test("--days and --set decide what is simulated, and the folder's name")
  func settings() throws {
    try program.run("run", "unit.yaml", "--replicates", "1")
    try program.run("run", "unit.yaml", "--replicates", "1", "--days", "5")
    try program.run("run", "unit.yaml", "--replicates", "1", "--set", "site.units.icu.beds=3")
    #expect(program.names("results").count == 3)
    try program.run("run", "unit.yaml", "--replicates", "1", "--days", "5", "--out", "short")
    #expect(try program.text("short/run.json").contains("horizon.days=5"))
  }

  @Test("--quiet says nothing on standard error")
  func quiet() throws {
    let ending = try program.run("run", "unit.yaml", "--replicates", "3", "--quiet")
    #expect(ending.status == 0)
    #expect(ending.messages.isEmpty)
    #expect(ending.output.contains("Small unit"))
  }

  @Test("Progress off a terminal is plain lines without control characters")
  func plainProgress() throws {
    let ending = try program.run("run", "unit.yaml", "--replicates", "3", "--progress", "auto")
    #expect(ending.messages.contains("3 of 3 replicates"))
    #expect(!ending.messages.contains("\u{1B}") && !ending.messages.contains("\r"))
    let none = try program.run(
      "run", "unit.yaml", "--replicates", "4", "--progress", "none")
    #expect(!none.messages.contains("4 of 4"))
  }

  @Test("--format json prints one JSON object with every outcome")
  func json() throws {
    let ending = try program.run("run", "unit.yaml", "--replicates", "3", "--format", "json")
    let value = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let object = try #require(value as? [String: Any])
    let outcomes = try #require(object["outcomes"] as? [[String: Any]])
    let folder = try #require(object["folder"] as? String)
    let lines = try program.text(folder + "/summary.csv").split(separator: "\n").dropFirst()
    #expect(
      outcomes.compactMap { $0["outcome"] as? String }
        == lines.map { String($0.split(separator: ",")[1]) })
  }

  @Test(
    "Wrong usage ends with 64 and leaves no folder",
    arguments: [
      ["run"], ["run", "unit.yaml", "--replicates", "0"],
      ["run", "unit.yaml", "--replicates", "many"], ["run", "unit.yaml", "--threads", "0"],
      ["run", "unit.yaml", "--seed", "-1"], ["run", "unit.yaml", "--record", "everything"],
      ["run", "unit.yaml", "--record", ""],
      ["run", "unit.yaml", "--progress", "loud"], ["run", "unit.yaml", "--format", "xml"],
      ["run", "unit.yaml", "--set", "nothing"], ["run", "unit.yaml", "--set", "no.such=1"],
      ["run", "unit.yaml", "--days", "0"], ["run", "unit.yaml", "--out", ""],
      ["run", "unit.yaml", "--shard", "3/2"], ["run", "unit.yaml", "--shard", "0/2"],
      ["run", "unit.yaml", "--shard", "2"], ["merge", "unit.yaml"], ["merge", "--out", "x"],
      ["run", "unit.yaml", "--policy", "x"], ["run", "unit.yaml", "--precision", "x=1"],
      ["run", "unit.yaml", "--nonsense"], ["frobnicate"],
    ])
  func usage(arguments: [String]) throws {
    let process = try program.process(arguments, name: "usage")
    try process.run()
    let ending = try program.ending(of: process, name: "usage")
    #expect(ending.status == 64)
    #expect(!ending.messages.isEmpty)
    #expect(ending.output.isEmpty)
    #expect(program.names() == ["unit.yaml"])
  }

  @Test("A precision that cannot be read is wrong usage and says what would be right")
  func precision() throws {
    for (argument, message) in [
      ("capacity_men=1", "did you mean `capacity_mean`?"), ("capacity_mean=0", "above 0"),
      ("capacity_mean", "outcome=halfwidth"),
    ] {
      let ending = try program.run("run", "unit.yaml", "--precision", argument)
      #expect(ending.status == 64)
      #expect(ending.messages.contains(message), "\(ending.messages)")
    }
  }

  @Test("A missing model file ends with 66, a wrong one with 65, and neither leaves a folder")
  func input() throws {
    let missing = try program.run("run", "nowhere.yaml", "--out", "x")
    #expect(missing.status == 66)
    #expect(missing.messages.contains("nowhere.yaml"))
    try program.write("name: [", as: "broken.yaml")
    let broken = try program.run("run", "broken.yaml", "--out", "x")
    #expect(broken.status == 65)
    #expect(broken.messages.contains("broken.yaml:"))
    #expect(program.names() == ["broken.yaml", "unit.yaml"])
  }

  @Test("A place where nothing can be made ends with 73 and leaves nothing")
  func unwritable() throws {
    let ending = try program.run("run", "unit.yaml", "--out", "unit.yaml/deep/out")
    #expect(ending.status == 73)
    #expect(ending.messages.contains("cannot create"))
    let taken = try program.run("run", "unit.yaml", "--out", "unit.yaml")
    #expect(taken.status == 73)
    #expect(program.names() == ["unit.yaml"])
  }

  @Test("A file that cannot be written to its end leaves no table behind and ends with 74")
  func full() throws {
    // A limit on the size of files stands in for a full disk.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "ulimit -f 8; exec \"$0\" run unit.yaml --replicates 3000 --out full --quiet",
      Program.executable.path,
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    let messages = Pipe()
    process.standardError = messages
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let said = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 74)
    #expect(said.contains("cannot write full/"))
    #expect(program.names() == ["unit.yaml"])
  }
}

@Suite("The models that come with it")
struct ShippedModelTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("models").path

  private static let models = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test("The models are there")
  func there() {
    #expect(Set(Self.models).isSuperset(of: ["icu.yaml", "queue.yaml", "textbook.yaml"]))
  }

  @Test(
    "A model passes check and runs to the end with the same bytes on 1 and 7 threads",
    arguments: Self.models)
  func runs(model: String) throws {
    let program = try Program()
    let path = Self.folder + "/" + model
    #expect(try program.run("check", path).status == 0)
    for threads in ["1", "7"] {
      let ending = try program.run(
        "run", path, "--days", "10", "--set", "horizon.warmUpDays=5", "--replicates", "5",
        "--record", "clinicians,events", "--threads", threads, "--out", threads)
      #expect(ending.status == 0, "\(ending.messages)")
    }
    let tables = ["summary.csv", "replicates.csv", "daily.csv", "clinicians.csv", "events.csv"]
    for table in tables {
      #expect(try program.bytes("1/" + table) == program.bytes("7/" + table), "\(table)")
    }
    // Something happened, and to somebody.
    #expect(try program.text("1/events.csv").split(separator: "\n").count > 5)
    let defined = try program.text("1/summary.csv").split(separator: "\n")
      .filter { $0.hasPrefix("base,") && !$0.hasSuffix(",0,,,,,,,,") }
    #expect(!defined.isEmpty)
  }
}
