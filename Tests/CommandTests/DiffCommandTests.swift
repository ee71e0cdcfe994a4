// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("diff: two folders of one seed")
struct DiffCommandTests {
  private let program: Program
  private static let change = "site.units.icu.work.arrivals.rate=1.6 /d"

  init() throws {
    program = try Program()
    try program.writeModel()
  }

  private func simulate(_ out: String, _ more: String...) throws {
    let name = UUID().uuidString
    let process = try program.process(
      ["run", "unit.yaml", "--no-report", "--quiet", "--out", out] + more, name: name)
    try process.run()
    #expect(try program.ending(of: process, name: name).status == 0)
  }

  private func pair(_ first: String, _ second: String) throws -> [String: Any] {
    let ending = try program.run("diff", first, second, "--format", "json")
    #expect(ending.status == 0, "\(ending.messages)")
    let all = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let scenarios = (all as? [String: Any])?["scenarios"] as? [[String: Any]]
    return try #require(scenarios?.first)
  }

  @Test("It says what was changed and gives the differences of a comparison of the two")
  func comparison() throws {
    try simulate("before", "-n", "6")
    try simulate("after", "-n", "6", "--set", Self.change)
    try program.write(
      """
      question: What do more admissions do?
      kind: compare
      model: unit.yaml
      replicates: 6
      scenarios:
        - {name: before}
        - {name: after, set: {site.units.icu.work.arrivals.rate: 1.6 /d}}
      outcomes: [capacity_mean, throughput_per_day, staff_hours, occupancy_percent]

      """,
      as: "both.yaml")
    #expect(try program.run("run", "both.yaml", "--no-report", "--out", "both").status == 0)
    let found = try pair("before", "after")
    let changes = try #require(found["changes"] as? [[String: String]])
    #expect(changes.map { $0["path"] } == ["site.units.icu.work.arrivals.rate"])
    #expect(changes[0]["first"] != changes[0]["second"])

    let outcomes = try #require(found["outcomes"] as? [[String: Any]])
    let byName = Dictionary(uniqueKeysWithValues: outcomes.map { ($0["outcome"] as! String, $0) })
    let lines = try program.text("both/comparisons.csv").split(separator: "\n")
    let header = lines[0].split(separator: ",").map(String.init)
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let row = Dictionary(uniqueKeysWithValues: zip(header, cells))
      let own = try #require(byName[row["outcome"]!])
      for (key, column) in [
        "first_mean": "baseline_mean", "second_mean": "scenario_mean", "difference": "difference",
        "ci_low": "ci_low", "ci_high": "ci_high", "p": "p", "correlation": "correlation",
      ] {
        let (seen, expected) = (try #require(own[key] as? Double), Double(row[column]!)!)
        #expect(abs(seen - expected) <= 1e-12 * max(1, abs(expected)), "\(row["outcome"]!): \(key)")
      }
    }
    #expect(lines.count == 6, "four outcomes that were asked about, and the worst-off tenth")
  }

  @Test("Text names the change, what clearly differs, and how many outcomes do not")
  func text() throws {
    try simulate("before", "-n", "24")
    try simulate("after", "-n", "20", "--set", Self.change)
    let ending = try program.run("diff", "before", "after")
    #expect(ending.status == 0)
    let text = ending.output
    #expect(text.hasPrefix("after less before\nseed 1\n"))
    #expect(text.contains("\n20 pairs of replicates\n"))
    #expect(text.contains("site.units.icu.work.arrivals.rate  1 /d  → 1.6 /d"))
    #expect(
      text.contains("Patients per nurse") && text.contains("  higher")
        && text.contains("(--all shows"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let all = try program.run("diff", "before", "after", "--all").output
    #expect(all.count > text.count && !all.contains("(--all"))
    // Looking changes nothing.
    #expect(try program.run("verify", "before", "--quiet").status == 0)
  }

  @Test("The same twice differs in nothing; what does not share its luck is refused")
  func refusals() throws {
    try simulate("before", "-n", "2")
    try simulate("again", "-n", "2")
    try simulate("other", "-n", "2", "--seed", "9")
    try simulate("longer", "-n", "2", "--days", "21")
    let same = try program.run("diff", "before", "again")
    #expect(same.status == 0 && same.output.contains("The two models are the same."))
    #expect(same.output.contains("No outcome is different"))
    let other = try program.run("diff", "before", "other")
    #expect(other.status == 65 && other.output.isEmpty)
    #expect(other.messages.contains("its seed is 9, and that of before is 1"))
    #expect(try program.run("diff", "before", "nowhere").status == 66)
    let longer = try program.run("diff", "before", "longer").output
    #expect(longer.contains("horizon.days") && longer.contains("different numbers of days"))
  }
}
