// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("wellspring why")
struct WhyCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
    let run = try program.run(
      "run", "unit.yaml", "-r", "2", "--out", "out", "--record", "events", "--quiet")
    try #require(run.status == 0, "\(run.messages)")
  }

  private func why(_ arguments: String...) throws -> Ending {
    let name = UUID().uuidString
    let process = try program.process(["why", "out"] + arguments, name: name)
    try process.run()
    return try program.ending(of: process, name: name)
  }

  @Test("It tells who, what moved capacity, the worst occasions, and that it all adds up")
  func text() throws {
    let ending = try why("--clinician", "icu/5", "--replicate", "2")
    #expect(ending.status == 0 && ending.messages == "")
    #expect(ending.output.hasPrefix("icu/5 (nurse), replicate 2 of base, seed 1, 14 observed days"))
    for part in [
      "Holder 1, days 1 to 14", "What lowered capacity", "workload", "What raised it", "sleep",
      "Worst single events", "contagion",
    ] { #expect(ending.output.contains(part), "\(part)") }
    let check = try #require(ending.output.split(separator: "\n").last { $0.hasPrefix("Check") })
    let numbers = check.split(separator: " ").compactMap { Double($0.filter { $0 != "," }) }
    try #require(numbers.count >= 3)
    #expect(abs(numbers[0] + numbers[1] - numbers[2]) < 2e-12, "\(check)")
  }

  @Test("The same command says the same, and leaves the folder as it was")
  func repeatable() throws {
    let before = program.names("out")
    let first = try why("--clinician", "icu/5", "--replicate", "1", "--without", "contagion")
    let second = try why("--clinician", "icu/5", "--replicate", "1", "--without", "contagion")
    #expect(first.status == 0 && first.output == second.output)
    #expect(program.names("out") == before)
  }

  @Test("csv is the ledger, and its encounters are those of events.csv")
  func csv() throws {
    let ending = try why("--clinician", "icu/5", "--replicate", "2", "--format", "csv")
    #expect(ending.status == 0)
    let rows = ending.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(rows[0].prefix(4) == ["history", "step", "holder", "start_hours"])
    let lost = Set(rows.filter { $0.contains("contagion") }.map { String($0[3]) })
    let events = try program.text("out/events.csv").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
      .filter { $0[1] == "2" && $0[4] == "icu/5" && $0[5] == "encounter" }
    #expect(lost == Set(events.map { $0[2] }) && lost.count > 5)
  }

  @Test("json can be read, and has both histories")
  func json() throws {
    let ending = try why(
      "--clinician", "icu/5", "--replicate", "1", "--format", "json", "--without", "moral-events")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    #expect(object["post"] as? String == "icu/5")
    let original = try #require(object["original"] as? [String: Any])
    #expect((original["daily"] as? [Any])?.count == 14)
    let other = try #require(object["counterfactual"] as? [String: Any])
    #expect(other["label"] as? String == "without moral-events")
  }

  @Test("A policy without a dose: the two paths never part")
  func zeroDose() throws {
    let ending = try why(
      "--clinician", "icu/5", "--replicate", "1", "--policy", "rest-legitimacy=0")
    #expect(ending.status == 0)
    #expect(ending.output.contains("never part: they are the same to the last bit"))
  }

  @Test("A plot goes to the terminal or to a file that is not there yet")
  func plots() throws {
    let here = try why("--clinician", "icu/5", "--replicate", "1", "--plot")
    #expect(here.status == 0 && here.output.contains("Capacity of icu/5"))
    #expect(!here.output.contains("\u{1B}"), "no colours where nobody sees them")
    let file = try why(
      "--clinician", "icu/5", "--replicate", "1", "--plot", "a.svg", "--without", "errors")
    #expect(file.status == 0 && file.messages == "Wrote a.svg.\n")
    #expect(try program.text("a.svg").hasSuffix("</svg>\n"))
    let again = try why("--clinician", "icu/5", "--replicate", "1", "--plot", "a.svg")
    #expect(again.status == 73 && again.messages.contains("a.svg: it exists already"))
    #expect(try why("--clinician", "icu/5", "--replicate", "1", "--plot", "a.png").status == 64)
    let nowhere = try why("--clinician", "icu/5", "--replicate", "1", "--plot", "no/a.svg")
    #expect(nowhere.status == 73)
  }

  @Test("What cannot be asked is refused in one line with the right code")
  func errors() throws {
    func asked(_ arguments: String...) throws -> (Int32, String) {
      let name = UUID().uuidString
      let process = try program.process(["why"] + arguments, name: name)
      try process.run()
      let ending = try program.ending(of: process, name: name)
      #expect(ending.output == "")
      return (ending.status, ending.messages)
    }
    let post = try asked("out", "--clinician", "icu/13", "--replicate", "1")
    #expect(post == (64, "--clinician icu/13: the unit has posts icu/1 to icu/12\n"))
    let replicate = try asked("out", "--clinician", "icu/1", "--replicate", "3")
    #expect(replicate == (64, "--replicate 3: the run has replicates 1 to 2\n"))
    let folder = try asked("nowhere", "--clinician", "icu/1", "--replicate", "1")
    #expect(folder.0 == 66 && folder.1.contains("not a folder of results"))
    let cause = try asked(
      "out", "--clinician", "icu/1", "--replicate", "1", "--without", "contagoin")
    #expect(cause.0 == 64 && cause.1.contains("did you mean `contagion`?"))
    let policy = try asked(
      "out", "--clinician", "icu/1", "--replicate", "1", "--policy", "rest-legitimacy=7")
    #expect(policy.0 == 64, "\(policy.1)")
    for days in [["--from", "0"], ["--to", "15"], ["--from", "9", "--to", "3"]] {
      let name = UUID().uuidString
      let process = try program.process(
        ["why", "out", "--clinician", "icu/1", "--replicate", "1"] + days, name: name)
      try process.run()
      #expect(try program.ending(of: process, name: name).status == 64)
    }
    let since = try asked("out", "--clinician", "icu/1", "--replicate", "1", "--since", "15")
    #expect(since.0 == 64 && since.1.contains("--since takes 0 to 14"))
  }
}
