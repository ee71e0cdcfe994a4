// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import WellspringLab

@Suite("The other commands")
struct OtherCommandTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test("--version prints the version, --help says what can be done")
  func help() throws {
    for flag in ["--version", "-V"] {
      #expect(try program.run(flag).output == wellspringVersion + "\n")
    }
    for command in [
      "run", "check", "describe", "merge", "cluster", "new", "fit", "why", "report", "plot",
      "validate",
    ] {
      #expect(try program.run("--help").output.contains("  \(command) "))
      let help = try program.run(command, "--help")
      #expect(help.status == 0)
      #expect(help.output.contains("Examples:\n  wellspring \(command) "))
    }
  }

  @Test(
    "Figures to validate are known ones, whichever option names them; a size is given once"
  )
  func whichFigures() throws {
    let unknown = try program.run("validate", "--only", "W99", "--only", "W01,W05")
    #expect(unknown.status == 64 && unknown.messages.contains("there is no figure `W99`"))
    let twice = try program.run("validate", "--quick", "--scale", "2", "--only", "W01")
    #expect(twice.status == 64 && twice.messages.contains("one of the two"))
  }

  @Test("A validation draws its picture, with an earlier one beside, and never over a file")
  func validationPicture() throws {
    let root = DocumentationTests.root.path
    func validate(_ words: String...) throws -> Ending {
      let process = try program.process(
        ["validate", "--models", root + "/models", "--figures", root + "/evidence/targets.csv"]
          + ["--only", "P12,M10", "--scale", "0.01"] + words, name: "validate")
      try process.run()
      return try program.ending(of: process, name: "validate")
    }
    let first = try validate("--format", "csv", "--picture", "first.svg")
    #expect(first.status == 0)
    #expect(!(try program.text("first.svg")).contains("another year"))
    try first.output.write(toFile: program.path("first.csv"), atomically: true, encoding: .utf8)
    let second = try validate(
      "--seed", "2", "--picture", "second.svg", "--beside", "first.csv", "--beside-name",
      "another year")
    let picture = try program.text("second.svg")
    #expect(second.status == 0 && picture.contains("another year") && picture.contains("P12 icu"))
    let again = try validate("--picture", "first.svg")
    #expect(again.status == 73 && again.output.isEmpty)
    #expect(
      again.messages
        == "wellspring: first.svg is there already: remove it, or name another file\n")
    let alone = try validate("--beside", "first.csv")
    #expect(alone.status == 64 && alone.messages.contains("give --picture too"))
    let other = try validate("--picture", "x.svg", "--beside", "second.svg")
    #expect(other.status == 65 && other.messages.contains("there is no column `id`"))
  }

  @Test("A new model passes check, is described, and runs")
  func starter() throws {
    let new = try program.run("new", "My ward")
    #expect(new.status == 0)
    #expect(new.output == "My ward.yaml\nMy ward-experiment.yaml\n")
    let check = try program.run("check", "My ward.yaml", "My ward-experiment.yaml")
    #expect(check.status == 0)
    #expect(check.output == "My ward.yaml: fine\nMy ward-experiment.yaml: fine\n")
    let words = try program.run("describe", "My ward.yaml")
    #expect(words.status == 0 && words.output.hasPrefix("My ward\n"))
    let run = try program.run("run", "My ward.yaml", "-r", "1", "--days", "7")
    #expect(run.status == 0)
    #expect(try #require(program.names("results").first).hasPrefix("my-ward-"))
    let compare = try program.run(
      "run", "My ward-experiment.yaml", "-r", "2", "--days", "7", "--set", "horizon.warmUpDays=1")
    #expect(compare.status == 0 && compare.output.contains("“today”"))
  }

  @Test(
    "A model like a shipped one is that one under its own name, and its experiment passes check",
    arguments: ["ward", "icu", "emergency", "hospice", "clinic", "ambulance"])
  func like(_ shipped: String) throws {
    let new = try program.run("new", "bay-7", "--like", shipped)
    #expect(new.status == 0 && new.output == "bay-7.yaml\nbay-7-experiment.yaml\n")
    let check = try program.run("check", "bay-7.yaml", "bay-7-experiment.yaml")
    #expect(check.status == 0, "\(check.output)")
    let text = try program.text("bay-7.yaml")
    #expect(text.contains("\nname: \"bay-7\"\n") && !text.contains("models/\(shipped).yaml"))
    let values = try ["bay-7.yaml", "\(DocumentationTests.root.path)/models/\(shipped).yaml"].map {
      file in
      try program.run("describe", file, "--format", "parameters").output
        .split(separator: "\n").filter { !$0.hasPrefix("name ") }
    }
    #expect(values[0] == values[1] && !values[0].isEmpty)
  }

  @Test("A model like one that is not shipped is refused by name")
  func likeNothing() throws {
    let new = try program.run("new", "bay-7", "--like", "wards")
    #expect(new.status == 64 && new.messages.contains("did you mean `ward`?"), "\(new.messages)")
    #expect(program.names() == [])
  }

  @Test("A new model never replaces a file")
  func newOverOld() throws {
    try program.write("mine", as: "ward.yaml")
    #expect(try program.run("new", "ward").status == 73)
    #expect(try program.text("ward.yaml") == "mine")
    try program.write("mine too", as: "bay-experiment.yaml")
    #expect(try program.run("new", "bay").status == 73)
    #expect(program.names() == ["bay-experiment.yaml", "ward.yaml"])
    #expect(try program.run("new", "no/such/folder/ward").status == 73)
    for name in ["", "folder/", ".yaml"] { #expect(try program.run("new", name).status == 64) }
  }

  @Test("check reports every problem of every file and ends with the gravest")
  func check() throws {
    try program.writeModel()
    let text = try program.text("unit.yaml")
    try program.write(
      text.replacingOccurrences(of: "beds: 4", with: "bedz: 4")
        .replacingOccurrences(of: "rate: 1 /d", with: "rate: -1 /d"), as: "bad.yaml")
    let bad = try program.run("check", "unit.yaml", "bad.yaml")
    #expect(bad.status == 65)
    #expect(bad.output == "unit.yaml: fine\n")
    #expect(bad.messages.split(separator: "\n").count == 2)
    #expect(bad.messages.contains("bad.yaml:6:"))
    #expect(try program.run("check", "bad.yaml", "none.yaml").status == 66)
    #expect(try program.run("check").status == 64)
  }

  @Test("A word that is no command is refused with the nearest one, a file with what to write")
  func unknownCommand() throws {
    let program = try Program()
    for (word, hint) in [
      ("rnu", "did you mean `run`?"), ("Describe", "did you mean `describe`?"),
      ("unit.yaml", "to run a file write `wellspring run unit.yaml`"),
      ("xyzzy", "there are `run`, `check`, `describe`"),
    ] {
      let ending = try program.run(word, "unit.yaml")
      #expect(ending.status == 64 && ending.output.isEmpty, "\(word)")
      #expect(ending.messages.hasPrefix("wellspring \(word): there is no such command"))
      #expect(ending.messages.contains(hint) && ending.messages.split(separator: "\n").count == 1)
    }
    #expect(try program.run("help").status == 0 && program.run("--version").status == 0)
  }

  @Test("describe tells an experiment, and fills the checklist in from it")
  func describeExperiment() throws {
    let program = try Program()
    try program.writeModel()
    try program.write(
      """
      question: Do two more nurses help?
      kind: compare
      model: unit.yaml
      replicates: 7
      seed: 11
      outcomes: [capacity_mean]
      scenarios:
        - name: today
        - {name: more, set: {site.units.icu.posts.nurse.count: 14}}
      """, as: "more.yaml")
    let text = try program.run("describe", "more.yaml")
    #expect(text.status == 0 && text.output.hasPrefix("Do two more nurses help?\n"))
    #expect(text.output.contains("  more   site.units.icu.posts.nurse.count=14\n"))
    #expect(text.output.contains("7 replicates of each") && text.output.contains("seed 11"))
    let stress = try program.run("describe", "more.yaml", "--format", "stress")
    #expect(stress.status == 0 && stress.output.contains("Do two more nurses help?"))
    for format in ["parameters", "policies", "csv", "json", "odd"] {
      #expect(try program.run("describe", "more.yaml", "--format", format).status == 0)
    }
    try program.write("question: What?\nkind: compare\nmodel: unti.yaml\n", as: "bad.yaml")
    let bad = try program.run("describe", "bad.yaml")
    #expect(bad.status == 66 && bad.messages.contains("unti.yaml") && bad.output.isEmpty)
  }

  @Test("describe prints tables for people and machines")
  func describe() throws {
    try program.writeModel()
    let table = try program.run("describe", "unit.yaml", "--format", "parameters")
    #expect(table.status == 0 && table.output.contains("site.units.icu.beds"))
    let csv = try program.run("describe", "unit.yaml", "--format", "csv")
    #expect(csv.output.hasPrefix("path,value,unit,"))
    let json = try program.run("describe", "unit.yaml", "--format", "json")
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    }
    #expect(try program.run("describe", "unit.yaml", "--format", "ode").status == 64)
  }

  @Test("check of one model shows who is on duty; a hole in its roster is a warning")
  func coverage() throws {
    try program.writeModel()
    let check = try program.run("check", "unit.yaml")
    #expect(check.status == 0 && check.messages.isEmpty)
    #expect(check.output.hasPrefix("unit.yaml: fine\nUnit icu:\n  Posts on each shift"))
    // Twelve posts, three shifts of 12.5 h in a week.
    #expect(check.output.contains("    nurse     12  37.5    37.5  37.5  450.0\n"))
    #expect(check.output.contains("(3.0 in care on average, and nobody away)"))
    #expect(check.output.contains("Work and nobody on duty: at no time.\n"))
    #expect(try program.run("describe", "unit.yaml").output.contains("  Patients for each nurse"))
    let lines = check.output.components(separatedBy: "\n").dropFirst()
    let alone = try program.run("describe", "unit.yaml", "--format", "coverage").output
    #expect(alone == lines.joined(separator: "\n"))
    let json = try program.run("describe", "unit.yaml", "--format", "coverage-json").output
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    let sequence = "site.units.icu.rota.sequence=[day, day, off, off]"
    let hole = try program.run(
      "describe", "unit.yaml", "--format", "coverage", "--set",
      "site.units.icu.rota.pattern=sequence", "--set", sequence)
    #expect(hole.messages.contains("nobody is rostered from Monday 19:30 to Tuesday 07:00"))
    #expect(hole.output.contains("Work and nobody on duty: 80.5 h a week.\n"))
  }

  @Test("describe writes Markdown for a publication")
  func publication() throws {
    try program.writeModel()
    for (format, title) in [
      ("odd", "# ODD description of Small unit\n"),
      ("stress", "# STRESS-ABS checklist of Small unit\n"),
    ] {
      let page = try program.run("describe", "unit.yaml", "--format", format)
      #expect(page.status == 0 && page.messages.isEmpty)
      #expect(page.output.hasPrefix(title) && page.output.contains("\n| --- |"))
      let set = try program.run(
        "describe", "unit.yaml", "--format", format, "--set", "mechanisms.breaks=off")
      #expect(set.status == 0 && set.output.contains("| `breaks` | off | off |"))
    }
  }

  @Test("cluster writes both scripts, refuses a folder that is there, and says when Slurm is not")
  func cluster() throws {
    _ = try program.run("new", "ward")
    let written = try program.run(
      "cluster", "ward.yaml", "--tasks", "3", "--replicates", "6", "--out", "job")
    #expect(written.status == 0)
    #expect(written.output.contains("sbatch --dependency=afterok:$job"))
    let array = try program.text("job/array.sh")
    #expect(array.contains("#SBATCH --array=1-3\n") && array.contains("--replicates 6"))
    #expect(try program.run("cluster", "ward.yaml", "--tasks", "3", "--out", "job").status == 73)
    #expect(try program.run("cluster", "ward.yaml", "--tasks", "0", "--out", "no").status == 64)
    #expect(try program.run("cluster", "nothing.yaml", "--tasks", "3", "--out", "no").status == 66)
    #expect(!program.names().contains("no"))
    let absent = try program.run(
      "cluster", "ward.yaml", "--tasks", "3", "--out", "other", "--submit",
      environment: ["PATH": "/nowhere:/usr/bin-without-slurm"])
    #expect(absent.status == 69)
  }
}
