// `wellspring import` as a user types it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Import command")
struct ImportCommandTests {
  /// A month of 36 people in March 2026, a row each, on a cycle of four weeks.
  private static var month: String {
    let cycle = Array("DDD....NNN....DDV....NNS....")
    let header = (["Personalnr;Name;Rolle"] + (1...31).map { "\($0).03.2026" }).joined(
      separator: ";")
    let rows = (0..<36).map { person in
      let days = (0..<31).map { day -> String in
        switch cycle[(day + 5 * person) % 28] {
        case "D": "D"
        case "N": "N"
        case "V": "Urlaub"
        case "S": "krank"
        default: ""
        }
      }
      return (["\(70_000 + 37 * person)", "Surname\(person), Forename\(person)", "RN"] + days)
        .joined(separator: ";")
    }
    return (["Dienstplan Station 7;;;"] + ["", header] + rows).joined(separator: "\r\n") + "\r\n"
  }

  @Test("A month of 36 people is imported by one command and runs by the next; no name is anywhere")
  func month() throws {
    let program = try Program()
    try program.write(Self.month, as: "month.csv")
    let made = try program.run("import", "roster", "month.csv", "--out", "march.yaml")
    #expect(made.status == 0, "\(made.messages)")
    #expect(
      made.output.contains("36: 36 nurse")
        && made.output.contains("2026-03-01 to 2026-03-31, 31 days"))
    #expect(program.names() == ["march-roster.csv", "march.yaml", "month.csv"])
    let checked = try program.run("check", "march.yaml")
    #expect(
      checked.status == 0 && checked.output.contains("march.yaml: fine"), "\(checked.messages)")
    let run = try program.run(
      "run", "march.yaml", "--replicates", "1", "--set", "horizon.warmUpDays=7", "--set",
      "horizon.days=5", "--out", "results")
    #expect(run.status == 0, "\(run.messages)")
    var said = [made.output, made.messages, checked.output, run.output, run.messages]
    said += try ["march.yaml", "march-roster.csv"].map { try program.text($0) }
    for name in program.names("results") + program.names("results/inputs").map({ "inputs/" + $0 }) {
      if let text = try? program.text("results/" + name) { said.append(text) }
    }
    for secret in ["Surname", "Forename", "70000", "70037", "Station"] {
      #expect(!said.contains { $0.contains(secret) }, "\(secret) is told")
    }
  }

  @Test("Both files are written or neither, and what is there is left without --force")
  func together() throws {
    let program = try Program()
    try program.writeModel()
    let roster = "name,2026-03-02,2026-03-03,2026-03-04\nA B,D,,N\nC D,N,,\n"
    try program.write(roster, as: "r.csv")
    try program.write("mine", as: "march-roster.csv")
    func run(_ more: String...) throws -> Ending {
      let label = UUID().uuidString
      let process = try program.process(
        ["import", "roster", "r.csv", "--model", "unit.yaml", "--out", "march.yaml"] + more,
        name: label)
      try process.run()
      return try program.ending(of: process, name: label)
    }
    let refused = try run()
    #expect(refused.status == 73 && refused.messages.contains("march-roster.csv is there already"))
    let kept = try program.text("march-roster.csv")
    #expect(!program.names().contains("march.yaml") && kept == "mine")
    let forced = try run("--force", "--format", "json")
    #expect(forced.status == 0 && forced.output.contains("\"written\": ["), "\(forced.messages)")
    #expect(try program.text("march-roster.csv").hasPrefix("post,date,shift\n1,2026-03-02,day\n"))
    try program.write(roster.replacing("A B,D", with: "A B,QQ"), as: "r.csv")
    let wrong = try run("--force")
    #expect(wrong.status == 65 && wrong.messages.contains("QQ: unknown # 1 time"))
    #expect(try program.text("march-roster.csv").hasPrefix("post,date,shift\n1,2026-03-02,day\n"))
    #expect(program.names() == ["march-roster.csv", "march.yaml", "r.csv", "unit.yaml"])
    let quiet = try run("--force", "--dates", "xyz")
    #expect(quiet.status == 64 && quiet.messages.contains("dmy, mdy or ymd"))
  }

  @Test("Arrivals are imported with a picture, and the model runs")
  func arrivals() throws {
    let program = try Program()
    try program.writeModel()
    let rows = (0..<28).flatMap { day in
      (0..<24).map { hour in
        "2026-03-\(day < 9 ? "0" : "")\(day + 1) \(hour < 10 ? "0" : "")\(hour):00,\(hour % 3)"
      }
    }
    try program.write((["time,arrivals"] + rows).joined(separator: "\n"), as: "a.csv")
    let made = try program.run(
      "import", "arrivals", "a.csv", "--model", "unit.yaml", "--out", "new.yaml", "--picture",
      "a.svg")
    #expect(made.status == 0 && made.output.contains("24 a day"), "\(made.messages)")
    #expect(try program.text("a.svg").hasPrefix("<svg "))
    let run = try program.run("run", "new.yaml", "--replicates", "1", "--out", "results")
    #expect(run.status == 0, "\(run.messages)")
  }
}
