// Rows that were taken, doubled, moved or invented, with digests that fit them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Folder check: rows")
struct FolderRowsTests {
  @Test("A row that was deleted, doubled, moved or invented is found, fresh digest or not")
  func rows() throws {
    let changes: [(String, (inout [String]) -> Void, String)] = [
      ("deleted", { $0.remove(at: 3) }, "base, replicate 3 is missing, and did not fail"),
      ("last deleted", { $0.removeLast() }, "base, replicate 6 is missing"),
      ("doubled", { $0.insert($0[3], at: 3) }, "line 5: base, replicate 3 is there twice"),
      ("moved", { $0.swapAt(2, 3) }, "line 4: base, replicate 2 comes too late"),
      (
        "invented",
        { $0.append($0[6].replacing("base,6", with: "base,7", maxReplacements: 1)) },
        "base, replicate 7 is not one of this experiment"
      ),
      (
        "another scenario", { $0[1] = $0[1].replacing("base", with: "bass") },
        "line 2: there is no scenario `bass`"
      ),
      (
        "a number beyond all", { $0[1] = $0[1].replacing("base,1,", with: "base,\(UInt64.max),") },
        "line 2: `\(UInt64.max)` is not a replicate"
      ),
      (
        "no number", { $0[1] = $0[1].replacing("base,1,", with: "base,\(UInt64.max)0,") },
        "line 2: `184467440737095516150` is not a replicate"
      ),
      ("a cell more", { $0[2] += ",1" }, "line 3: "),
      ("a word", { $0[2].append("x") }, "line 3: "),
    ]
    for (name, change, said) in changes {
      let folder = try Tampered()
      try folder.edit("replicates.csv", change)
      try folder.refresh()
      let faults = try folder.faults(sample: 3)
      #expect(faults.contains { $0.contains(said) }, "\(name): \(faults)")
    }
  }

  @Test("Tables that are empty, gone, a folder, a pipe or in CRLF are findings, never a crash")
  func broken() throws {
    for name in ["replicates.csv", "summary.csv", "failures.csv"] {
      for change in 0..<6 {
        let folder = try Tampered()
        let path = "\(folder.path)/\(name)"
        let text = (try? folder.text(name)) ?? ""
        try? FileManager.default.removeItem(atPath: path)
        switch change {
        case 0: break
        case 1: try folder.write("", as: name)
        case 2: try folder.write(text.replacing("\n", with: "\r\n"), as: name)
        case 3: try #require(mkdir(path, 0o755) == 0)
        case 4: try #require(mkfifo(path, 0o600) == 0)
        default: try folder.write("base,1\n\"\n,,,\n", as: name)
        }
        let isStray = name == "failures.csv" && change < 5
        for sample in [0, 1, 100] {
          let faults = try folder.faults(sample: sample)
          #expect(faults.isEmpty == isStray, "\(name) \(change): \(faults)")
        }
      }
    }
  }

  @Test("A table edited together with its digest does not follow from replicates.csv")
  func summary() throws {
    let folder = try Tampered()
    for cell in [3, 4, 5, 9, 11] {
      let folder = try Tampered()
      try folder.set("summary.csv", line: 2, cell: cell, to: "0.123")
      try folder.refresh()
      let faults = try folder.faults()
      #expect(
        faults.count == 1
          && faults[0].hasPrefix("summary.csv: line 3 does not follow from replicates.csv: `0.123`"),
        "\(faults)")
    }
    // The same value, written otherwise.
    try folder.edit("replicates.csv") { $0[1] = $0[1].replacing("base,1,0.", with: "base,1,.") }
    try folder.refresh()
    #expect(try folder.faults().contains { $0.hasPrefix("replicates.csv: line 2") })
  }

  @Test("The other tables that follow from the outcomes are made again, kind by kind")
  func kinds() throws {
    let path = "site.units.ward.posts.nurse.count"
    for (text, table, line) in [
      (
        "kind: compare\nmodel: unit.yaml\nreplicates: 4\nscenarios:\n"
          + "  - {name: today}\n  - {name: more, set: {\(path): 3}}\n", "comparisons.csv", 1
      ),
      (
        "kind: sweep\nmodel: unit.yaml\nreplicates: 2\nfactors: [{path: \(path), values: [1, 2]}]\n",
        "design.csv", 1
      ),
      (
        "kind: sensitivity\nmodel: unit.yaml\nmethod: morris\nreplicates: 2\ntrajectories: 4\n"
          + "outcomes: [capacity_mean]\nfactors:\n  - {path: \(path), from: 1, to: 4}\n"
          + "  - {path: site.units.ward.work.arrivals.rate, from: 5, to: 30}\n",
        "sensitivity.csv", 1
      ),
    ] {
      let folder = try Tampered(text, RunSettings())
      #expect(try folder.faults(sample: 3).isEmpty, "\(table)")
      let cells = try folder.text(table).split(separator: "\n")[line].split(
        separator: ",", omittingEmptySubsequences: false)
      let cell = try #require(cells.lastIndex { Double($0) != nil })
      try folder.set(table, line: line, cell: cell, to: "17")
      try folder.refresh()
      let faults = try folder.faults()
      #expect(faults.count == 1 && faults[0].hasPrefix("\(table): line 2"), "\(faults)")
    }
  }

  @Test("An adaptive experiment must have just the replicates that its rule asked for")
  func adaptive() throws {
    let settings = RunSettings(replicates: 60, precision: ["capacity_mean=0.05"])
    let folder = try Tampered(nil, settings)
    let rows = try folder.text("replicates.csv").split(separator: "\n").count - 1
    try #require(rows < 60, "the rule stopped by itself")
    #expect(try folder.faults(sample: 2).isEmpty)
    try folder.edit("replicates.csv") { $0.removeLast() }
    try folder.refresh()
    #expect(try folder.faults().contains { $0.contains("replicate \(rows) is missing") })
  }

  @Test("Failed trials count, and what failed must fail again")
  func failures() throws {
    // The second point has no posts, which no model can have.
    let text = """
      kind: sweep
      model: unit.yaml
      replicates: 2
      factors: [{path: site.units.ward.rota.pattern, values: [always, sequence]}]
      """
    let folder = try Tampered(text, RunSettings())
    #expect(try folder.text("failures.csv").split(separator: "\n").count == 3)
    #expect(try folder.faults(sample: 4).isEmpty)
    try folder.edit("failures.csv") { $0[1] = "p2,1,bad luck" }
    try folder.refresh()
    let faults = try folder.faults(sample: 4)
    #expect(faults.contains { $0.contains("p2, replicate 1 failed for another reason") })
    // A good replicate that is said to have failed.
    let other = try Tampered(text, RunSettings())
    try other.edit("replicates.csv") { $0.remove(at: 1) }
    try other.edit("failures.csv") { $0.insert("p1,1,bad luck", at: 1) }
    try other.refresh()
    #expect(
      try other.faults(sample: 4).contains("p1, replicate 1: DOES NOT FAIL as failures.csv says"))
  }

  @Test("Rows of clinicians, surveys and events are held against the replicates that are run again")
  func recorded() throws {
    let settings = RunSettings(replicates: 3, record: ["clinicians", "surveys", "events"])
    let whole = try Tampered(nil, settings)
    #expect(try whole.faults(sample: 3).isEmpty)
    #expect(try whole.report(sample: 3).unchecked.joined().contains("events.csv") == false)
    for table in ["clinicians.csv", "events.csv"] {
      let folder = try Tampered(nil, settings)
      try folder.edit(table) { $0[1].append("1") }
      try folder.refresh()
      let faults = try folder.faults(sample: 3)
      #expect(faults == ["base, replicate 1: its rows of \(table) DIFFER"], "\(faults)")
    }
  }
}
