// The ledger against the tables of the run that it explains.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("The ledger as a table")
struct LedgerTableTests {
  private let scratch = Scratch()

  /// Rows of a CSV text by column names.
  private static func table(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private static func number(_ row: [String: String], _ column: String) -> Double {
    row[column].flatMap { Double($0) } ?? .nan
  }

  @Test("The ledger's jumps, and the capacity between them, are those of events.csv, by hand")
  func followsEvents() throws {
    let folder = try SmallRun.folder(scratch)
    let question = try PostQuestion(
      folder: folder, clinician: "icu-2/5", replicate: 2, scenario: nil)
    let explanation = try Explanation(question, window: DayWindow(first: 1, last: 40))
    let ledger = Self.table(explanation.csv)
    let text = try String(contentsOfFile: folder + "/events.csv", encoding: .utf8)
    let events = Self.table(text).filter { $0["post"] == "icu-2/5" && $0["replicate"] == "2" }
    #expect(events.count > 500 && ledger.count > 500)

    let encounters = events.filter { $0["event"] == "encounter" }
    let jumps = Dictionary(
      grouping: ledger.filter { $0["kind"] == "jump" && $0["cause"] != "giving_support" }
    ) { $0["step"]! }.sorted { Int($0.key)! < Int($1.key)! }.map(\.value)
    #expect(jumps.count == encounters.count && jumps.count > 50)
    for (jump, event) in zip(jumps, encounters) {
      #expect(jump[0]["start_hours"] == event["hours"] && jump[0]["case"] == event["case"])
      #expect(jump[0]["capacity_after"] == event["capacity"])
      let sum = jump.reduce(0) { $0 + Self.number($1, "capacity_change") }
      #expect(abs(sum - Self.number(event, "capacity_change")) < 1e-15)
    }
    // From one refresh to the next: the flow from what events.csv last said to what it says now.
    let states = events.filter { $0["event"] == "refresh" }
    let ends = Dictionary(
      ledger.filter { Self.number($0, "duration_hours") > 0 }.map {
        (Self.number($0, "start_hours") + Self.number($0, "duration_hours"), $0)
      }, uniquingKeysWith: { a, _ in a })
    var compared = 0
    for state in states {
      guard let end = ends[Self.number(state, "hours")] else { continue }
      #expect(end["capacity_after"] == state["capacity"])
      compared += 1
    }
    #expect(compared > 100)
  }

  @Test("By hand: each share of a flow is its rate times hours, or times the integral of capacity")
  func shares() throws {
    let explanation = try Explanation(SmallRun.question())
    let rows = Self.table(explanation.csv)
    var counted = 0
    for row in rows {
      let rate = Self.number(row, "rate_per_hour")
      let change = Self.number(row, "capacity_change")
      switch row["kind"] {
      case "replenishment":
        #expect(abs(change - rate * Self.number(row, "duration_hours")) < 1e-16)
        counted += 1
      case "depletion":
        #expect(abs(change + rate * Self.number(row, "capacity_hours")) < 1e-16)
        counted += 1
      default: #expect(rate.isNaN)
      }
    }
    #expect(counted > 500)
  }

  @Test("The table has the columns that it promises, and only the days that were asked for")
  func columns() throws {
    let question = try SmallRun.question()
    let all = try Explanation(question)
    let some = try Explanation(question, window: DayWindow(first: 8, last: 9))
    let header = Ledger.table.schema.columns.map(\.name).joined(separator: ",")
    #expect(all.csv.hasPrefix(header + "\n"))
    let rows = Self.table(some.csv)
    let hours = rows.map { Self.number($0, "start_hours") }
    #expect(hours.allSatisfy { $0 >= 168 && $0 < 216 } && !rows.isEmpty)
    let within = Self.table(all.csv).filter {
      (168..<216).contains(Self.number($0, "start_hours"))
    }
    #expect(within == rows)
    for column in Ledger.table.schema.columns where column.isRequired {
      #expect(rows.allSatisfy { $0[column.name] != "" }, "\(column.name)")
    }
    for column in Ledger.table.schema.columns where !column.words.isEmpty {
      #expect(rows.allSatisfy { column.words.contains($0[column.name]!) }, "\(column.name)")
    }
  }

  @Test("A sum keeps what each addition rounds off")
  func compensated() {
    var sum = CompensatedSum()
    for term in [1, 1e100, 1, -1e100] { sum.add(term) }
    #expect(sum.value == 2)
  }
}
