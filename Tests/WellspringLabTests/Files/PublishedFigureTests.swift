// What surveys found, in a model file.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Published figures of a model file")
struct PublishedFigureTests {
  private static let whole =
    "{outcome: high_exhaustion_percent, value: 31, low: 8, high: 59, people: nurses, source: A 2021}"

  private static func load(_ line: String) throws -> LoadedModel {
    try Fixture.load(Fixture.small + "\n\(line)\n")
  }

  @Test("They are read as they stand, and change nothing of the model")
  func read() throws {
    let model = try Self.load("published:\n  - \(Self.whole)")
    let one = try #require(model.published.first)
    #expect(one.outcome == .highExhaustionPercent)
    #expect(one.people == "nurses" && one.source == "A 2021")
    #expect([one.value, one.low, one.high] == [31, 8, 59])
    let none = try Self.load("")
    #expect(none.published.isEmpty && none.canonicalText == model.canonicalText)
  }

  @Test(
    "A figure that cannot be told is a mistake",
    arguments: [
      ("published: 31", "a list is needed"),
      ("published: [\(whole.replacing("31", with: "7"))]", "`value` from `low` to `high`"),
      ("published: [\(whole.replacing("A 2021", with: "~"))]", "`source` in words"),
      (
        "published: [\(whole.replacing("high_exhaustion_", with: "high_exhaustio_"))]",
        "did you mean"
      ),
      ("published: [\(whole.replacing("low:", with: "lwo:"))]", "`lwo` is unknown here"),
      (
        "published: [\(whole.replacing("high_exhaustion_percent", with: "capacity_mean"))]",
        "in per cent"
      ),
    ])
  func mistakes(_ line: String, _ message: String) throws {
    let error = try #require(throws: ModelFileError.self) { try Self.load(line) }
    #expect(error.problems.contains { $0.message.contains(message) }, "\(error.problems)")
  }
}
