// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("wellspring run with experiments")
struct ExperimentCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
  }

  private func compare(_ scenarios: String, _ more: String = "") throws {
    try program.write(
      """
      question: Does it differ?
      kind: compare
      model: unit.yaml
      replicates: 12
      outcomes: [capacity_mean, load_mean]
      \(more)
      scenarios:
      \(scenarios)
      """, as: "e.yaml")
  }

  private func rows(_ name: String) throws -> [[String]] {
    try program.text(name).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("A scenario against itself differs by exactly 0 in every paired column")
  func itself() throws {
    try compare("  - {name: a}\n  - {name: b}")
    let ending = try program.run("run", "e.yaml", "--out", "out")
    #expect(ending.status == 0)
    #expect(ending.output.contains("the same") && !ending.output.contains("lower"))
    let table = try rows("out/comparisons.csv")
    let zero = [
      "difference", "sd", "mcse", "ci_low", "ci_high", "effect_size", "staff_hours_difference",
    ]
    for row in table.dropFirst() {
      for name in zero { #expect(row[table[0].firstIndex(of: name)!] == "0", "\(row[2]) \(name)") }
      #expect(row[table[0].firstIndex(of: "p")!] == "1")
    }
    let who = try rows("out/who-changed.csv")
    for row in who.dropFirst() { #expect(row.suffix(5).allSatisfy { $0 == "0" }) }
    #expect(try rows("out/who-changed-replicates.csv").count == 1)
    let left = try program.text("out/replicates.csv").split(separator: "\n")
    let a = left.filter { $0.hasPrefix("a,") }.map { $0.dropFirst() }
    let b = left.filter { $0.hasPrefix("b,") }.map { $0.dropFirst() }
    #expect(a.count == 12 && a == b)
  }

  @Test("Where shifts differ in length it is said which numbers to read, and only there")
  func shiftLengths() throws {
    try compare(
      "  - {name: long}\n  - {name: short, policies: [shift-length=4.5]}",
      "set: {site.units.icu.work.arrivals.rate: 2 /d}")
    let text = try String(contentsOfFile: program.path("e.yaml"), encoding: .utf8)
    try program.write(
      text.replacing("[capacity_mean, load_mean]", with: "[errors_per_1000_shifts]"), as: "e.yaml")
    let ending = try program.run("run", "e.yaml", "--out", "lengths")
    #expect(ending.output.contains("Shifts differ in length between scenarios"))
    #expect(ending.output.contains("(errors_per_1000_hours) instead."))
    try compare("  - {name: few}\n  - {name: more, set: {site.units.icu.posts.nurse.count: 14}}")
    let alike = try program.run("run", "e.yaml", "--out", "alike")
    #expect(alike.status == 0 && !alike.output.contains("Shifts differ in length"))
  }

  @Test("1, 2 and 7 threads, and three shards, write the same bytes")
  func threads() throws {
    try compare("  - {name: a}\n  - {name: b, set: {site.units.icu.posts.nurse.count: 14}}")
    for threads in ["1", "2", "7"] {
      let ending = try program.run("run", "e.yaml", "--threads", threads, "--out", "t\(threads)")
      #expect(ending.status == 0)
      #expect(ending.output.contains("“a”"))
    }
    for shard in 1...3 {
      let ending = try program.run("run", "e.yaml", "--shard", "\(shard)/3", "--out", "s\(shard)")
      #expect(ending.status == 0 && ending.output.isEmpty)
    }
    let merged = try program.run("merge", "s3", "s1", "s2", "--out", "merged")
    #expect(merged.status == 0)
    // Joined shards end on the same screen.
    let whole = try program.run("run", "e.yaml", "--out", "whole")
    #expect(merged.output == whole.output.replacing("whole", with: "merged"))
    let names = program.names("t1").filter { $0.hasSuffix(".csv") || $0 == "datapackage.json" }
    #expect(names.count == 9)
    for name in names {
      let one = try program.bytes("t1/" + name)
      for other in ["t2", "t7", "merged"] {
        #expect(try program.bytes(other + "/" + name) == one, "\(other)/\(name)")
      }
    }
  }

  @Test("A sweep has a row for each point, and says which points cannot be")
  func sweep() throws {
    try program.write(
      """
      question: How many?
      kind: sweep
      model: unit.yaml
      replicates: 2
      outcomes: [capacity_mean]
      factors:
        - {path: dynamics.capacity.lowKnot, values: [0.3, 0.6]}
        - {path: dynamics.capacity.highKnot, values: [0.5, 0.8]}
      """, as: "s.yaml")
    let ending = try program.run("run", "s.yaml", "--out", "out")
    #expect(ending.status == 70)
    #expect(ending.messages.contains("2 of 8 replicates failed"))
    #expect(ending.output.contains("cannot be"))
    let design = try rows("out/design.csv")
    #expect(design[0] == ["scenario", "low_knot", "high_knot"] && design.count == 5)
    #expect(design[3] == ["p3", "0.6", "0.5"])
    #expect(try rows("out/failures.csv").dropFirst().allSatisfy { $0[0] == "p3" })
    #expect(try rows("out/replicates.csv").count == 7)
    #expect(!program.names("out").contains("daily.csv"))
  }

  @Test("--format json holds the comparisons")
  func json() throws {
    try compare("  - {name: a}\n  - {name: b, set: {site.units.icu.beds: 3}}")
    let ending = try program.run("run", "e.yaml", "--format", "json")
    let value = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let object = try #require(value as? [String: Any])
    #expect((object["comparisons"] as? [[String: Any]])?.count == 4)
  }

  @Test("A wrong experiment ends with 65 and names the place")
  func wrong() throws {
    try compare("  - {name: a}\n  - {name: b, set: {site.units.icu.bedz: 3}}")
    for command in ["check", "run"] {
      let ending = try program.run(command, "e.yaml")
      #expect(ending.status == 65)
      #expect(ending.messages.contains("e.yaml:9:") && ending.messages.contains("`beds`"))
    }
    #expect(program.names() == ["e.yaml", "unit.yaml"])
  }
}
