// The survey lens: what an organisation sees against what is so.
// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import Wellspring

struct SurveyTests {
  /// A small unit with a rota, work and people enough for two waves.
  private static func model(_ change: (inout Model) -> Void = { _ in }) -> Model {
    var model = Model()
    model.horizon.days = 60
    model.horizon.warmUpDays = 60
    var unit = CareUnitPlan()
    unit.name = "ward"
    unit.beds = 12
    var post = PostPlan()
    post.role = "nurse"
    post.count = 40
    unit.posts = [post]
    var day = ShiftPlan()
    (day.name, day.start, day.hours) = ("day", 7, 12.5)
    var night = ShiftPlan()
    (night.name, night.start, night.hours) = ("night", 19, 12.5)
    unit.rota.pattern = 1
    unit.rota.shifts = [day, night]
    unit.work.arrivals.rate = 4
    unit.work.waitingPlaces = 20
    var patient = CaseClass()
    patient.name = "patient"
    patient.length.mean = 60
    unit.work.cases = [patient]
    model.units = [unit]
    model.surveys.everyDays = 30
    change(&model)
    return model
  }

  private static func rows(_ model: Model, replicate: UInt64 = 1) throws -> [SurveyRow] {
    try Simulation(model: model, seed: 5, recording: [.surveys]).run(replicate: replicate).surveys
  }

  @Test(
    "Asking changes nothing: every outcome, day and event count is the same with surveys recorded")
  func askingChangesNothing() throws {
    let model = Self.model()
    let silent = try Simulation(model: model, seed: 5).run(replicate: 1)
    let asked = try Simulation(model: model, seed: 5, recording: [.surveys]).run(replicate: 1)
    #expect(silent.outcomes.map(\.bitPattern) == asked.outcomes.map(\.bitPattern))
    #expect(silent.daily.map(\.bitPattern) == asked.daily.map(\.bitPattern))
    #expect(silent.eventCounts == asked.eventCounts)
    #expect(silent.surveys.isEmpty)
    #expect(!asked.surveys.isEmpty)
  }

  @Test("Waves are a cadence apart and the last one closes the last day")
  func waves() throws {
    let days = Set(try Self.rows(Self.model()).map { [$0.wave, $0.day] })
    #expect(days == [[1, 30], [2, 60]])
    let uneven = Set(
      try Self.rows(Self.model { $0.surveys.everyDays = 25 }).map { [$0.wave, $0.day] })
    #expect(uneven == [[1, 10], [2, 35], [3, 60]])
  }

  @Test("A perfect instrument that everybody answers shows the true scores, rounded")
  func perfect() throws {
    let model = Self.model {
      $0.surveys.response = 1
      $0.surveys.responseBurnedOut = 1
      $0.surveys.instruments = Instrument.standard.map { standard in
        var exact = standard
        exact.reliability = 1
        exact.style = 0
        return exact
      }
    }
    for row in try Self.rows(model) {
      #expect(row.answered == row.invited)
      #expect(abs(row.surveyedMean - row.trueMean) <= 0.5)
    }
  }

  @Test("Fewer answers than the smallest group show nothing of the unit")
  func suppression() throws {
    let rows = try Self.rows(Self.model { $0.surveys.smallestGroup = 41 })
    #expect(rows.allSatisfy { $0.surveyedMean.isNaN && $0.surveyedCasesPercent.isNaN })
    #expect(rows.allSatisfy { !$0.trueMean.isNaN })
  }

  @Test("When the burned out never answer, a perfect survey finds nobody above their score")
  func silence() throws {
    let model = Self.model {
      $0.dynamics.burnout.exhaustionBase = 0.45
      $0.surveys.responseBurnedOut = 0
      var exact = Instrument.standard[0]
      exact.reliability = 1
      exact.style = 0
      // Who has 27 points or more is silent; scores below are rounded to 27 at most.
      exact.cutOff = 27.5
      $0.surveys.instruments = [exact]
    }
    let exhaustion = try Self.rows(model).filter { $0.instrument == 0 }
    #expect(exhaustion.count == 2)
    #expect(exhaustion.allSatisfy { $0.trueCasesPercent > 10 && $0.surveyedCasesPercent == 0 })
  }

  @Test("Errors of measurement have the variance that the reliability says")
  func reliability() {
    var instrument = Instrument.standard[0]
    (instrument.lowest, instrument.highest) = (-10_000, 10_000)
    var luck = RandomStream(
      seed: 9, replicate: 1, kind: .surveyWave, unit: 0, index: 0, purpose: .survey)
    var squares: [Double] = []
    for k in 0..<40_000 {
      luck.seek(UInt64(k))
      let error =
        instrument.observedScore(
          100, noise: luck.gaussian(deviation: 1), style: 0) - 100
      squares.append(error * error)
    }
    // Rounding to whole points adds a twelfth.
    let expected =
      instrument.deviation * instrument.deviation * (1 - instrument.reliability) + 1 / 12.0
    // The square of a normal error has a standard deviation of the square root of two means.
    let verdict = Statistics.mean(
      of: squares, equals: expected, deviation: expected * 2.0.squareRoot(),
      mustDetect: 0.06 * expected)
    #expect(verdict.holds, "seed 9: \(verdict)")
  }

  @Test(
    "An instrument of the user's own stands beside the standard ones; a known name replaces one")
  func ownInstrument() throws {
    var own = Instrument()
    own.name = "visual-fatigue"
    own.highest = 100
    own.cutOff = 40
    let rows = try Self.rows(Self.model { $0.surveys.instruments = [own] })
    let names = Self.model { $0.surveys.instruments = [own] }.surveys.allInstruments.map(\.name)
    #expect(names.last == "visual-fatigue")
    #expect(names.count == Instrument.standard.count + 1)
    #expect(Set(rows.map(\.instrument)).count == names.count)
    own.name = "moral-injury"
    let replaced = Self.model { $0.surveys.instruments = [own] }.surveys.allInstruments
    #expect(replaced.count == Instrument.standard.count)
    #expect(replaced.first { $0.name == "moral-injury" }?.cutOff == 40)
  }
}
