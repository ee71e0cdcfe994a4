// What screens say of patients, and of somebody who has none.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Patients on screens")
struct PatientScreenTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  @Test("A selection that does not ask about care left undone says it of every scenario")
  func selection() throws {
    try program.write(
      """
      kind: select
      model: unit.yaml
      minimise: staff_hours
      indifference: 1
      constraints: [{outcome: load_mean, at_most: 90, tolerance: 1}]
      first_stage: 5
      set: {site.units.icu.work.arrivals.rate: 6 /d}
      scenarios:
        - {name: today}
        - {name: few, set: {site.units.icu.posts.nurse.count: 6}}
      """, as: "choice.yaml")
    let ending = try program.run("run", "choice.yaml", "-n", "10", "--quiet", "-o", "out")
    #expect(ending.status == 0, "\(ending.messages)")
    let text = ending.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let pattern =
      /Not asked about: the care left undone is ([0-9.]+) %[^`]* under `today` and ([0-9.]+) %[^`]* under `few`\./
    let match = try #require(text.firstMatch(of: pattern), "\(text)")
    let rows = try program.text("out/summary.csv").split(separator: "\n").filter {
      $0.contains(",care_left_undone_percent,")
    }.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    for (row, shown) in zip(rows, [match.1, match.2]) {
      let decimals = shown.split(separator: ".").dropFirst().first?.count ?? 0
      #expect(String(format: "%.*f", decimals, try #require(Double(row[4]))) == shown)
    }
    #expect(rows.count == 2)
  }

  @Test("Of one nurse with one patient who asks for nothing the screen tells capacity alone")
  func alone() throws {
    let ending = try program.run(
      "run", "\(Self.root)/models/one-nurse.yaml", "-n", "3", "--quiet", "-o", "out")
    #expect(ending.status == 0, "\(ending.messages)")
    #expect(ending.output.contains("Capacity averages 0.98"))
    for words in ["left undone", "unseen", "occupied", "Patients"] {
      #expect(!ending.output.contains(words), "\(words)")
    }
  }
}
