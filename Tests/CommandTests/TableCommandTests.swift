// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("table: tables for a spreadsheet")
struct TableCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
    let ending = try program.run(
      "run", "unit.yaml", "-n", "3", "--record", "clinicians", "--no-report", "--quiet", "--out",
      "out")
    #expect(ending.status == 0)
  }

  /// The cells of a table for German spreadsheets, numbers back in their usual form.
  private func cells(_ name: String) throws -> [[String]] {
    let bytes = [UInt8](try program.bytes(name))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(text.hasSuffix("\r\n") && !text.replacing("\r\n", with: "").contains("\n"))
    return text.split(separator: "\r\n").map { line in cells(line: String(line)) }
  }

  private func cells(line: String) -> [String] {
    line.split(separator: ";", omittingEmptySubsequences: false).map { cell in
      let number = String(cell).replacing(",", with: ".")
      return Double(number) == nil ? String(cell) : number
    }
  }

  @Test("Every table comes with semicolons and commas, and with all its digits")
  func german() throws {
    let ending = try program.run("table", "out", "--spreadsheet", "de", "--out", "tables")
    #expect(ending.status == 0)
    let names = program.names("tables")
    #expect(names == program.names("out").filter { $0.hasSuffix(".csv") } && names.count >= 4)
    for name in names {
      let table = try program.text("out/\(name)").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      #expect(try cells("tables/\(name)") == table, "\(name)")
    }
    #expect(try program.text("tables/replicates.csv").contains(";0,"))
    // What stands there is left, and nothing else is written.
    try program.write("mine", as: "tables/replicates.csv")
    let again = try program.run(
      "table", "out", "replicates", "--spreadsheet", "de", "--out", "tables")
    #expect(again.status == 73)
    #expect(try program.text("tables/replicates.csv") == "mine")
  }

  @Test("One table goes to standard output; without a language the tables are listed")
  func list() throws {
    let one = try program.run("table", "out", "summary.csv", "--spreadsheet", "fr")
    #expect(one.status == 0 && one.output.contains("scenario;") && one.messages.isEmpty)
    let list = try program.run("table", "out")
    #expect(list.status == 0 && list.output.contains("replicates") && list.output.contains("rows"))
  }

  @Test("Mistakes are told by name")
  func mistakes() throws {
    let unknown = try program.run("table", "out", "sumary", "--spreadsheet", "de")
    #expect(unknown.status == 66 && unknown.messages.contains("summary"))
    let language = try program.run("table", "out", "--spreadsheet", "xx", "--out", "t")
    #expect(language.status == 64 && language.messages.contains("de-CH"))
    #expect(try program.run("table", "out", "--spreadsheet", "de").status == 64)
    #expect(try program.run("table", "nowhere").status == 66)
    #expect(program.names().filter { $0 == "t" }.isEmpty)
  }
}
