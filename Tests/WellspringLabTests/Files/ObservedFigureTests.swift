// Figures of the real unit, and fitted values, in a model file.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Observed figures and fitted values of a model file")
struct ObservedFigureTests {
  private static let name = "    - name: icu\n"

  private static func text(_ observed: String) throws -> String {
    try Fixture.small(name, name + "      \(observed)\n")
  }

  @Test("They are read with or without a source, and change nothing of the model")
  func read() throws {
    let model = try Fixture.load(
      Self.text("observed: {absence_percent: 6 %, capacity_mean: {value: 0.9, source: a survey}}"))
    #expect(model.observed.map(\.outcome) == [.absencePercent, .capacityMean])
    #expect(model.observed.map(\.value) == [6, 0.9])
    #expect(model.observed.map(\.source) == ["", "a survey"])
    let none = try Fixture.load(Fixture.small)
    #expect(none.observed.isEmpty && none.canonicalText == model.canonicalText)
  }

  @Test(
    "A figure that cannot be held against a result is a mistake, at its line",
    arguments: [
      ("observed: {}", "outcomes with their figures are needed"),
      ("observed: {absence_percnt: 6}", "did you mean `absence_percent`"),
      ("observed: {absence_percent: often}", "a number is needed, in %"),
      ("observed: {capacity_mean: 90 %}", "a number is needed"),
      ("observed: {absence_percent: {value: 6, sourc: x}}", "`sourc` is unknown here"),
      ("observed: {calls_per_shift: 6}", "needs work of kind calls"),
    ])
  func mistakes(_ line: String, _ message: String) throws {
    let complaints = try Fixture.complaints(Self.text(line))
    #expect(complaints.contains { $0.contains(message) }, "\(complaints)")
    #expect(complaints.allSatisfy { $0.contains("m.yaml:") }, "\(complaints)")
  }

  @Test("A fitted value stands in the place of the file's, and under one that is set from outside")
  func fitted() throws {
    let path = "dynamics.people.absenceRate"
    let text = try Fixture.small + "\nfitted:\n  \(path): {value: 2.5, source: a fit}\n"
    let model = try Fixture.load(text)
    let value = try #require(model[path])
    #expect(value.text == "2.5" && value.source == "a fit" && value.origin.name == "file")
    let direct = try Fixture.load(Fixture.small, ["\(path)=2.5"])
    #expect(model.canonicalText == direct.canonicalText)
    #expect(try Fixture.load(text, ["\(path)=3"])[path]?.text == "3")
  }

  @Test(
    "A fitted value that the model has no place for is a mistake",
    arguments: [
      ("fitted: 3", "paths with their values are needed"),
      ("fitted: {dynamics.people.absenceRat: 3}", "did you mean `absenceRate`"),
      ("fitted: {dynamics.people.absenceRate: -3}", "0 to 50"),
    ])
  func misfits(_ line: String, _ message: String) throws {
    let complaints = try Fixture.complaints(Fixture.small + "\n\(line)\n")
    #expect(complaints.contains { $0.contains(message) && $0.contains("m.yaml:") }, "\(complaints)")
  }
}
