// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringLab

@Suite("Tables for spreadsheets")
struct SpreadsheetDialectTests {
  @Test(
    "Each language has its separator and its decimal sign",
    arguments: [
      ("de", "a;1,5;-2e-05;\"x;y\";\"say \"\"so\"\"\";;1.2.3\r\n"),
      ("de-CH", "a;1.5;-2e-05;\"x;y\";\"say \"\"so\"\"\";;1.2.3\r\n"),
      ("en_GB", "a,1.5,-2e-05,x;y,\"say \"\"so\"\"\",,1.2.3\r\n"),
    ])
  func line(name: String, expected: String) throws {
    let dialect = try #require(SpreadsheetDialect(name))
    let cells = ["a", "1.5", "-2e-05", "x;y", "say \"so\"", "", "1.2.3"]
    #expect(String(decoding: dialect.line(cells), as: UTF8.self) == expected)
  }

  @Test("What is no number stays as it is: names of infinity, hexadecimal, a lone point")
  func words() throws {
    let dialect = try #require(SpreadsheetDialect("fr"))
    for cell in ["nan", "inf", "0x1.8p1", ".5.", "-", "e5", "Dr. A."] {
      #expect(String(decoding: dialect.line([cell]), as: UTF8.self) == cell + "\r\n")
    }
    #expect(SpreadsheetDialect("klingon") == nil && SpreadsheetDialect("") == nil)
    #expect(SpreadsheetDialect.names.allSatisfy { SpreadsheetDialect($0) != nil })
  }
}
