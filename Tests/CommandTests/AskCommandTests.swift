// `wellspring new --ask` and `wellspring fit`, as somebody at a keyboard or a pipe meets them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

struct AskCommandTests {
  private let program: Program

  init() throws { program = try Program() }

  private func ask(_ answers: String, _ words: String...) throws -> Ending {
    let process = try program.process(["new", "ward-7", "--ask"] + words, name: "ask")
    try answers.write(toFile: program.path("answers"), atomically: true, encoding: .utf8)
    process.standardInput = FileHandle(forReadingAtPath: program.path("answers"))
    try process.run()
    return try program.ending(of: process, name: "ask")
  }

  @Test(
    "Answers from a pipe end in a model and an experiment that pass check, fitted to what was told")
  func piped() throws {
    let ending = try ask("12\n-\n5\n14\n\n8\n2,5\n", "--replicates", "4")
    #expect(ending.status == 0, "\(ending.messages)")
    #expect(ending.output == "ward-7.yaml\nward-7-experiment.yaml\n")
    #expect(ending.messages.contains("  Beds [28]: 12\n"))
    #expect(ending.messages.contains("Patients per nurse, 7 to 19"))
    let text = try program.text("ward-7.yaml")
    #expect(text.contains("beds: 12\n") && text.contains("patients_per_nurse_day: 2.5\n"))
    #expect(text.contains("\nfitted:\n  site.units.ward.work.arrivals.rate: {value: "))
    let check = try program.run("check", "ward-7.yaml", "ward-7-experiment.yaml")
    #expect(check.status == 0, "\(check.messages)")
    let run = try program.run(
      "run", "ward-7.yaml", "-n", "2", "--days", "28", "--quiet", "-o", "out")
    #expect(run.status == 0 && run.output.contains("Beside your own figures"), "\(run.messages)")
    #expect(try program.text("out/report.html").contains("Your own figure"))
  }

  @Test("Where the answers end the rest are defaults, and no fit is made where none is wanted")
  func defaults() throws {
    let ending = try ask("", "--replicates", "0")
    #expect(ending.status == 0 && !ending.messages.contains("Model 1"))
    #expect(try program.text("ward-7.yaml").contains("beds: 28\n"))
    let again = try ask("", "--replicates", "0")
    #expect(again.status == 73 && !again.messages.contains("Beds ["))
  }

  @Test(
    "An answer that is none ends a pipe with what would be one, and nothing is written",
    arguments: [
      ("many\n", "`many` is no answer to \"Beds\": give a whole number from 1 to 500"),
      ("28\n140 %\n", "give a number from 5 to 100, or a hyphen"),
      ("28\n\n\n20\n0\nten\n", "give 12, 8, both"),
    ])
  func mistakes(_ answers: String, _ message: String) throws {
    let ending = try ask(answers)
    #expect(ending.status == 65 && ending.output.isEmpty)
    #expect(ending.messages.contains(message), "\(ending.messages)")
    #expect(try program.names("").allSatisfy { !$0.hasSuffix(".yaml") })
  }

  @Test("A fit goes into a new file or into the file itself, and never over another")
  func fit() throws {
    _ = try ask("12\n-\n5\n14\n\n8\n", "--replicates", "0")
    let plain = try program.text("ward-7.yaml")
    let none = try program.run("fit", "ward-7.yaml")
    #expect(none.status == 65 && none.messages.contains("no figure is `observed`"))
    let known = plain.replacingOccurrences(
      of: "      posts:\n", with: "      observed: {absence_percent: 9}\n      posts:\n")
    try known.write(toFile: program.path("known.yaml"), atomically: true, encoding: .utf8)
    let shown = try program.run("fit", "known.yaml", "-n", "4", "--quiet")
    #expect(shown.status == 0 && shown.output.contains("\nfitted:\n  dynamics.people.absenceRate:"))
    #expect(try program.text("known.yaml") == known)
    let out = try program.run("fit", "known.yaml", "-n", "4", "--quiet", "--out", "new.yaml")
    #expect(try out.status == 0 && program.text("new.yaml").hasPrefix(known))
    let over = try program.run("fit", "known.yaml", "--out", "new.yaml")
    #expect(over.status == 73 && over.output.isEmpty)
    let inside = try program.run("fit", "known.yaml", "-n", "4", "--quiet", "--in-place")
    #expect(inside.status == 0)
    #expect(try program.text("known.yaml") == program.text("new.yaml"))
  }
}
