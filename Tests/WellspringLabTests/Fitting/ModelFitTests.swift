// A model is brought back to what it was made from, and says what it cannot be brought to.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Fitting a model to figures of the real unit")
struct ModelFitTests {
  /// Some weeks are enough for what is tried here.
  private static let long = "horizon: {days: 52 weeks, warmUpDays: 90}"
  private static let short = "horizon: {days: 84, warmUpDays: 14}"

  private static func source(_ observed: String) throws -> ModelSource {
    let name = "    - name: icu\n"
    let text = try Fixture.small(name, name + "      observed: {\(observed)}\n")
      .replacingOccurrences(of: Self.long, with: Self.short)
    return try ModelSource(
      SourceText(bytes: Array(text.utf8), file: "m.yaml"), InputPlace(directory: Fixture.folder))
  }

  private static func fit(_ source: ModelSource, lanes: Int = 2) throws -> [FittedFigure] {
    var fit = ModelFit()
    (fit.replicates, fit.lanes) = (16, lanes)
    return try fit.run(source)
  }

  /// What a model gives on luck that no fit sees.
  private static func truth(_ settings: [String], _ outcomes: [Outcome]) throws -> [Double] {
    let text = try Fixture.small(long, short)
    let model = try Fixture.load(text, settings).model
    let results = try (1...60).map { try Simulation(model: model, seed: 77).run(replicate: $0) }
    return outcomes.map { outcome in
      results.reduce(0) { $0 + $1.outcomes[outcome.rawValue] } / Double(results.count)
    }
  }

  @Test("What a model gave with other numbers brings these numbers back, whatever the lanes")
  func recovered() throws {
    let outcomes: [Outcome] = [.absencePercent, .patientsPerNurse, .overrunHoursMean]
    let paths = [
      "dynamics.people.absenceRate", "site.units.icu.work.arrivals.rate",
      "site.units.icu.rota.overrunMean",
    ]
    let numbers = [3.2, 1.6, 0.6]
    let truth = try Self.truth(zip(paths, numbers).map { "\($0)=\($1)" }, outcomes)
    let observed = zip(outcomes, truth).map { "\($0.definition.name): \($1)" }
    let source = try Self.source(observed.joined(separator: ", "))
    let found = try Self.fit(source)
    #expect(found.map(\.figure.outcome) == outcomes)
    for (one, (path, number)) in zip(found, zip(paths, numbers)) {
      let moved = try #require(one.moved)
      #expect(moved.path == path && moved.from != number)
      #expect(abs(moved.to / number - 1) < 0.15, "\(path): \(moved.to), was \(number)")
      #expect(one.isMet, "\(path): \(one.after.mean) for \(one.figure.value)")
      #expect(abs(one.after.mean - one.figure.value) < abs(one.before.mean - one.figure.value))
    }
    let alone = try Self.fit(source, lanes: 1)
    #expect(alone.map(\.moved?.to) == found.map(\.moved?.to))
  }

  @Test(
    "What cannot be met is said to be so, and a second figure of one number is only held beside")
  func unmet() throws {
    let source = try Self.source("patients_per_nurse: 50, occupancy_percent: 20")
    let found = try Self.fit(source)
    #expect(found.map(\.isMet) == [false, false])
    #expect(found[0].moved != nil && found[1].moved == nil)
    // Beds that are full hold no more for more arrivals, and a full ward is not what was asked for.
    #expect(found[0].moved?.to == found[0].moved?.from)
    #expect(FittedText.block(found).isEmpty)
    let beside = try Self.fit(Self.source("patients_per_nurse: 50, absence_percent: 12"))
    #expect(beside.map(\.isMet) == [false, true])
    #expect(beside[0].moved?.to == beside[0].moved?.from)
  }

  @Test("Nothing observed is nothing to fit to")
  func nothing() throws {
    let source = try ModelSource(path: Fixture.smallPath)
    #expect(throws: FitError.self) { try Self.fit(source) }
  }

  @Test("A block takes the place of an earlier one, reads as it was written, and the rest stays")
  func text() throws {
    let found = try Self.fit(Self.source("absence_percent: 9"))
    let own = try Fixture.small
    let once = FittedText.text(own, found)
    #expect(once.hasPrefix(own))
    #expect(FittedText.text(once, found) == once)
    #expect(
      FittedText.text(once + "# a last word\nheadline: [capacity_mean]\n", found).contains(
        "headline"))
    let value = try #require(Fixture.load(once)["dynamics.people.absenceRate"])
    #expect(value.text == found[0].moved?.to.shortText)
    #expect(value.source == "wellspring fit: absence_percent 9" && value.grade == .calibrated)
  }
}
