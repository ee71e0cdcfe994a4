// Virtual studies: reproducible, and read through scales that are as reliable as declared.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import WellspringLab

@testable import Wellspring
@testable import WellspringEvidence

@Suite("Validation")
struct ValidationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func run(lanes: Int, set: [String] = []) throws -> [ValidationRow] {
    var validation = Validation(
      modelFolder: Self.root.appendingPathComponent("models").path,
      overrides: try set.map { try ModelOverride(argument: $0) }, lanes: lanes, scale: 0.01)
    validation.only = ["P12", "M10"]
    let figures = try PublishedFigure.read(
      Self.root.appendingPathComponent("evidence/targets.csv").path)
    return try validation.run(figures).rows
  }

  @Test("The same figures, to the last bit, on one lane and on two; others with other constants")
  func lanes() throws {
    let (one, two) = (try run(lanes: 1), try run(lanes: 2))
    #expect(one.map(\.published.identifier) == ["P12", "M10"])
    for (a, b) in zip(one, two) {
      #expect(a.simulated.bitPattern == b.simulated.bitPattern)
      #expect(a.standardError.bitPattern == b.standardError.bitPattern)
    }
    let other = try run(lanes: 2, set: ["dynamics.burnout.exhaustionBase=0.4"])
    #expect(other[0].simulated > one[0].simulated)
  }

  @Test("What shipped models tell beside a result is what the table of evidence has")
  func published() throws {
    let figures = try PublishedFigure.read(
      Self.root.appendingPathComponent("evidence/targets.csv").path)
    let settings = [
      "icu": "icu", "emergency": "ed", "hospice": "hospice", "clinic": "mental-health",
    ]
    for (file, setting) in settings.sorted(by: { $0.key < $1.key }) {
      let path = Self.root.appendingPathComponent("models/\(file).yaml").path
      let model = try ModelSource(path: path).model()
      #expect(model.published.count == 1, "\(file)")
      for one in model.published {
        let found = figures.filter { $0.setting == setting && $0.source == one.source }
          .filter { $0.statistic.contains("with high exhaustion") && $0.unit == "percent" }
        #expect(found.map(\.value) == [one.value], "\(file)")
        #expect(found.map(\.low) == [one.low] && found.map(\.high) == [one.high], "\(file)")
      }
    }
  }

  @Test("Every figure of the table can be computed")
  func complete() throws {
    let figures = try PublishedFigure.read(
      Self.root.appendingPathComponent("evidence/targets.csv").path)
    #expect(Set(figures.map(\.identifier)) == Set(Validation.identifiers))
    #expect(Validation.identifiers.count == Set(Validation.identifiers).count)
  }

  @Test("A scale that is read through the fitted lens is as reliable as it is declared to be")
  func reliability() throws {
    let width = EvidenceInstruments.rowWidth
    let place = EvidenceInstruments.place("mbi-exhaustion")
    let count = 4_000
    let answers = (0..<count).map { person in
      var row = [Double](repeating: 0, count: width)
      row[AnswerColumn.isFilled.rawValue] = 1
      row[AnswerColumn.position.rawValue] = Double(person)
      // Scores between 17 and 37, so that the ends of the scale do not cut the noise.
      row[EvidenceInstruments.firstScore + 2 * place] = 17 + 20 * Double(person) / Double(count)
      return Answer(row: row, study: 0, replicate: 0, level: 0, leadership: 0)
    }
    let lens = SurveyLens(fitting: answers)
    let r = Association.correlation(
      answers.map { $0.trueScore(place) }, answers.map { lens.score("mbi-exhaustion", $0) })
    // Nobody has a way of answering here, so the square is the reliability; 4.9 standard errors.
    #expect(abs(r * r - 0.9) < 4.9 * 2 * 0.95 * 0.1 / Double(count).squareRoot() + 0.002)
  }

  @Test(
    "A table that is not one is refused with its line",
    arguments: [
      ("", "empty"), ("id,value\n", "`setting`"),
      ("id,setting,statistic,value,low,high,unit,source\nA,icu,x,one,0,2,r,s\n", ":2: `value`"),
      ("id,setting,statistic,value,low,high,unit,source\nA,icu,x,3,0,2,r,s\n", ":2: low"),
    ])
  func broken(text: String, part: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "figures-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try (text + (text.hasSuffix("\n") && text.count < 12 ? "A,1\n" : "")).write(
      to: file, atomically: true, encoding: .utf8)
    do throws(EvidenceError) {
      _ = try PublishedFigure.read(file.path)
      Issue.record("was read")
    } catch {
      guard case .badData(let message) = error else {
        Issue.record("another error")
        return
      }
      #expect(message.contains(part))
    }
  }
}
