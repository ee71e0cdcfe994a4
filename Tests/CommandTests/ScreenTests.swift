// What a run prints at its end: a screen, not a list.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Screens")
struct ScreenTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private static let groups = ["People", "Shifts", "Patients", "What it takes"]

  /// The paragraphs of a screen: heading, answer, table, notes and where things are.
  private func paragraphs(_ output: String) -> [[String]] {
    output.components(separatedBy: "\n\n").map { $0.components(separatedBy: "\n") }
  }

  /// The answer of a screen, on one line.
  private func answer(_ output: String) -> String {
    let parts = paragraphs(output)
    return parts.count < 2
      ? ""
      : parts[1].joined(separator: " ").split(separator: " ").joined(
        separator: " ")
  }

  /// The sentences in the box on top of a page, as a terminal has them.
  private func pageAnswer(_ folder: String) throws -> String {
    let html = try program.text("\(folder)/report.html")
    let start = try #require(html.range(of: "brackets hold 95 % intervals</small></h2>")).upperBound
    let box = html[start...].components(separatedBy: "</div>")[0]
    let plain = box.replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ")
      .replacing("\u{2212}", with: "-")
    return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The outcome lines of a model's screen.
  private func outcomes(_ output: String) -> [String] {
    guard paragraphs(output).count > 2 else { return [] }
    return paragraphs(output)[2].dropFirst().filter { !Self.groups.contains($0) }
  }

  @Test(
    "The screen of each setting has an answer with its range, and 3 to 15 lines, in 80 columns",
    arguments: ["icu", "ward", "emergency", "hospice", "clinic", "ambulance"])
  func settings(name: String) throws {
    let ending = try program.run(
      "run", "\(Self.root)/models/\(name).yaml", "--days", "28", "-n", "3", "--set",
      "horizon.warmUpDays=28", "-q", "-o", "out")
    #expect(ending.status == 0)
    let parts = paragraphs(ending.output)
    #expect(parts[0][0] == "How is this unit doing?")
    let answer = answer(ending.output)
    #expect(answer.contains(" to ") && answer.lowercased().contains("capacity averages"))
    #expect((3...15).contains(outcomes(ending.output).count))
    #expect(ending.output.contains("Hours of work"))
    #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(ending.output)")
    #expect(!ending.output.contains("not defined") && !ending.output.contains("nan"))
    #expect(ending.output.contains("out (5 CSV files;"))
  }

  @Test("Each word of the house on a screen is explained on it, once")
  func words() throws {
    let output = try program.run("run", "unit.yaml", "-n", "4", "-q").output
    let lines = outcomes(output).joined(separator: "\n")
    for (word, shown) in [
      ("High exhaustion", "High exhaustion,"), ("Capacity", "Capacity,"),
      ("Moral injury", "Moral injury,"), ("Tipped", "Tipped at"),
    ] {
      let notes = output.components(separatedBy: "\n").filter { $0.hasPrefix(word + ": ") }
      #expect(notes.count == (lines.contains(shown) ? 1 : 0), "\(word)")
    }
    #expect(output.contains("A replicate is one simulated history"))
  }

  @Test("A headline decides which lines are shown and in what the answer begins, and no byte")
  func headline() throws {
    let plain = try program.text("unit.yaml")
    try program.write(plain + "headline: [occupancy_percent]\n", as: "headline.yaml")
    try program.run("run", "unit.yaml", "-n", "4", "-o", "plain")
    let ending = try program.run("run", "headline.yaml", "-n", "4", "-o", "shown")
    #expect(ending.status == 0)
    #expect(outcomes(ending.output).count == 1)
    #expect(outcomes(ending.output)[0].hasPrefix("  Beds occupied, %"))
    #expect(paragraphs(ending.output)[1][0].contains(" % ("))
    #expect(
      paragraphs(ending.output)[1].joined(separator: " ").contains("of the beds are occupied"))
    for file in ["summary.csv", "replicates.csv", "daily.csv", "warm-up.csv"] {
      #expect(try program.bytes("plain/" + file) == program.bytes("shown/" + file), "\(file)")
    }
    let identity = { (folder: String) in
      try program.text(folder + "/run.json").components(separatedBy: "\n")
        .first { $0.contains("\"identity\"") }
    }
    #expect(try identity("plain") == identity("shown"))
  }

  @Test(
    "A headline that cannot be shown is a mistake with its place and what would be right",
    arguments: [
      ("headline: [capacity_men]", "`capacity_men` is no outcome; did you mean `capacity_mean`?"),
      ("headline: [capacity_mean, capacity_mean]", "named more than once"),
      ("headline: []", "a list of outcomes is needed"),
      ("headline: capacity_mean", "a list of outcomes is needed"),
      ("headline: [cost]", "needs a price list"),
      ("headlin: [capacity_mean]", "headlin: unknown key; did you mean `headline`?"),
    ])
  func wrongHeadline(line: String, message: String) throws {
    try program.write(program.text("unit.yaml") + line + "\n", as: "wrong.yaml")
    for command in ["check", "run"] {
      let ending = try program.run(command, "wrong.yaml")
      #expect(ending.status == 65)
      #expect(ending.messages.contains("wrong.yaml:17:"), "\(ending.messages)")
      #expect(ending.messages.contains(message), "\(ending.messages)")
    }
  }

  @Test("The answer of a comparison names the best, its range and what it takes, as the table does")
  func comparison() throws {
    try program.write(
      """
      question: Do more nurses lower the load?
      kind: compare
      model: unit.yaml
      replicates: 20
      outcomes: [load_mean, staff_hours]
      set: {site.units.icu.work.arrivals.rate: 2 /d}
      scenarios:
        - {name: few}
        - {name: same}
        - {name: many, set: {site.units.icu.posts.nurse.count: 24}}
      """, as: "e.yaml")
    let output = try program.run("run", "e.yaml", "-o", "out", "-q").output
    let answer = answer(output)
    #expect(answer.contains("“many” lowers load on the floor (1 is full) by "))
    #expect(answer.contains("under “few”") && answer.contains("more paid hours"))
    #expect(answer.contains("“same” changes nothing."))
    #expect(try answer == pageAnswer("out"))
    let row = try program.text("out/comparisons.csv").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
      .first { $0[1] == "many" && $0[2] == "load_mean" }
    let difference = try #require(row.flatMap { Double($0[8]) })
    let line = try #require(
      output.components(separatedBy: "\n").first { $0.hasPrefix("  many ") })
    let shown = try #require(
      line.split(separator: " ").dropFirst().first.flatMap { Double($0) })
    #expect(abs(shown - difference) < 0.05 * abs(difference) && difference < 0)
    #expect(line.hasSuffix("lower"))
  }

  @Test("Pairs of unlike baselines and sweeps print the sentences of their pages, in 80 columns")
  func samePage() throws {
    try program.write(
      """
      kind: compare
      model: unit.yaml
      replicates: 12
      outcomes: [load_mean, capacity_mean, sleep_hours_mean]
      pairs: [[few, many], [many, more]]
      scenarios:
        - {name: few, label: as few nurses as there can be}
        - name: many
          label: twice as many nurses
          set: {site.units.icu.posts.nurse.count: 24}
        - name: more
          label: more than three times as many
          set: {site.units.icu.posts.nurse.count: 40}
      """, as: "pairs.yaml")
    try program.write(
      """
      kind: sweep
      model: unit.yaml
      replicates: 4
      outcomes: [load_mean, capacity_mean]
      factors: [{path: site.units.icu.posts.nurse.count, values: [12, 24]}]
      """, as: "sweep.yaml")
    for name in ["pairs", "sweep"] {
      let output = try program.run("run", "\(name).yaml", "-o", name, "-q").output
      #expect(try answer(output) == pageAnswer(name), "\(name)")
      let top = paragraphs(output).prefix(3).joined()
      #expect(top.allSatisfy { $0.count <= 80 }, "\(output)")
    }
    let output = try program.run("run", "pairs.yaml", "-o", "again", "-q").output
    #expect(answer(output).contains("Against “as few nurses as there can be”, “twice as"))
    #expect(output.contains("\n  twice as many nurses "))
    #expect(output.contains("What each is held against:"))
  }

  /// One experiment of each kind, small.
  private static let experiments: [(name: String, settings: [String])] = [
    ("breaks", ["-n", "3", "--days", "28", "--set", "horizon.warmUpDays=28"]),
    ("ratio", ["-n", "2", "--days", "28", "--set", "horizon.warmUpDays=28"]),
    ("cheapest-safe", ["-n", "12", "--days", "28", "--set", "horizon.warmUpDays=28"]),
    ("sensitivity", ["-n", "2", "--days", "14", "--set", "horizon.warmUpDays=14"]),
    ("power", ["-n", "2", "--days", "56", "--set", "horizon.warmUpDays=28"]),
    ("surge-aftermath", ["-n", "2", "--days", "140"]),
    ("critical-slowing", ["-n", "2", "--days", "210", "--set", "horizon.warmUpDays=28"]),
  ]

  @Test(
    "The screen of an experiment has its question, an answer, at most 15 rows and 30 lines of them",
    arguments: experiments.map(\.name))
  func experiment(name: String) throws {
    let settings = try #require(Self.experiments.first { $0.name == name }).settings
    let file = "\(Self.root)/experiments/\(name).yaml"
    let label = "screen"
    let process = try program.process(["run", file, "-q", "-o", "out"] + settings, name: label)
    try process.run()
    let ending = try program.ending(of: process, name: label)
    #expect(ending.status == 0, "\(ending.messages)")
    let question =
      try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .first { $0.hasPrefix("question: ") }?.dropFirst("question: ".count) ?? ""
    let parts = paragraphs(ending.output)
    #expect(parts[0].dropLast().joined(separator: " ") == question)
    let answer = answer(ending.output)
    #expect(parts[1].allSatisfy { $0.hasPrefix("  ") } && answer.hasSuffix("."))
    #expect(!answer.contains("nan"))
    let rows = parts[2].dropFirst().filter { $0.hasPrefix("  ") }
    #expect((1...15).contains(rows.count), "\(ending.output)")
    #expect(parts.prefix(3).joined().count <= 30)
    #expect(parts.last?.first == "Page:   out/report.html")
    #expect(parts.last?.dropFirst().first?.hasPrefix("Tables: out") == true)
  }
}

extension ScreenTests {
  @Test(
    "The screen of a tipping experiment says where people collapse and that the way back is longer")
  func tipping() throws {
    try program.write(
      """
      question: Where does one collapse?
      kind: tipping
      model: \(Self.root)/models/setbacks.yaml
      replicates: 6
      days: 728
      set:
        site.units.bench.beds: 1
        site.units.bench.posts.clinician.count: 1
        site.units.bench.work.arrivals.rate: 4 /d
      parameter: dynamics.capacity.baseDepletion
      from: 0.0110 /h
      to: 0.0190 /h
      steps: 9
      """, as: "t.yaml")
    let output = try program.run("run", "t.yaml", "-q", "-o", "out").output
    let answer = answer(output)
    #expect(answer.contains("Half of the people who start rested collapse at"), "\(output)")
    #expect(answer.contains("the way back is longer than the way down"))
    #expect(output.contains("hypothesis of the model"))
  }
}

@Suite("Options as people type them")
struct OptionTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
  }

  @Test("-o, -j, -n and -r are --out, --threads and --replicates")
  func short() throws {
    let short = try program.run("run", "unit.yaml", "-n", "3", "-j", "2", "-o", "short", "-q")
    #expect(short.status == 0)
    try program.run("run", "unit.yaml", "--replicates", "3", "--out", "long")
    #expect(try program.bytes("short/replicates.csv") == program.bytes("long/replicates.csv"))
    #expect(try program.run("run", "unit.yaml", "-r", "0").status == 64)
    #expect(try program.run("run", "unit.yaml", "-j", "0").status == 64)
  }

  @Test(
    "Every help fits 80 columns, its examples unbroken",
    arguments: ["", "run", "check", "describe", "merge", "cluster", "new", "why", "verify"])
  func help(command: String) throws {
    let words = (command.isEmpty ? [] : [command]) + ["--help"]
    let process = try program.process(words, name: "help", environment: ["COLUMNS": "80"])
    try process.run()
    let lines = try program.ending(of: process, name: "help").output.components(separatedBy: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
    let heading = command.isEmpty ? "First steps:" : "Examples:"
    let start = try #require(lines.firstIndex(of: heading))
    let examples = lines[(start + 1)...].prefix { !$0.isEmpty }
    #expect(!examples.isEmpty && examples.allSatisfy { $0.hasPrefix("  ") }, "\(examples)")
  }
}
