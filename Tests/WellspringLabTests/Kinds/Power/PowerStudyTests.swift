// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Power experiments")
struct PowerStudyTests {
  static func text(_ more: String) -> String {
    """
    question: How large a trial?
    kind: power
    model: small.yaml
    days: 120
    policy: rest-legitimacy
    units: [6, 12]
    waves: [4]
    instrument: mbi-exhaustion
    replicates: 150
    \(more)
    """
  }

  /// Waves of a unit: its own level, noise, and an effect from the wave after its start.
  private func run(_ study: MadeUpStudy, _ experiment: Experiment, effect: Double) throws
    -> RunReport?
  {
    guard let plan = experiment.kind as? PowerPlan else { return nil }
    return try study.run(
      experiment,
      surveys: { scenario, replicate in
        (1...4).map { wave in
          let isTreated = scenario > 0 && wave > scenario
          let score =
            25 + madeUp(100, replicate, 2) + 0.5 * Double(wave)
            + madeUp(200 + wave, replicate) + (isTreated ? effect : 0)
          return SurveyRow(
            unit: 0, wave: UInt32(wave), day: UInt32(30 * wave),
            instrument: UInt32(plan.instrument),
            invited: 20, answered: 12, trueMean: score, trueCasesPercent: score,
            surveyedMean: score + madeUp(300 + wave, replicate, 0.5), surveyedCasesPercent: .nan)
        }
      }, values: { _, _ in [:] })
  }

  @Test("A stepped wedge finds a large effect, grows with units, and keeps its level without one")
  func wedge() throws {
    let study = MadeUpStudy()
    let experiment = try study.load(Self.text("design: stepped-wedge"))
    #expect(
      experiment.scenarios.map(\.name) == [
        "waves-4-never", "waves-4-after-1", "waves-4-after-2", "waves-4-after-3",
      ])
    let models = experiment.scenarios.compactMap(\.model)
    #expect(models.map(\.policies.startDay) == [0, 31, 61, 91])
    #expect(models.allSatisfy { $0.surveys.everyDays == 30 && $0.horizon.days == 120 })
    #expect(models[0].policies.acting.isEmpty && models[1].policies.acting.count == 1)
    // Each unit is run without the policy and from its own start.
    #expect(experiment.firstPlan.trialCount == 150 * 12 * 2)
    _ = try #require(try run(study, experiment, effect: -1))
    let rows = try study.rows("power")
    #expect(rows.map { $0["units"] } == ["6", "12"])
    let power = rows.map { Double($0["power_percent"]!)! }
    #expect(power[0] > 15 && power[1] > power[0] + 10 && power[1] < 99, "\(power)")
    for row in rows {
      #expect(Double(row["false_alarms_percent"]!)! < 14, "\(row)")
      #expect(abs(Double(row["true_effect"]!)! + 1) < 1e-9)
      #expect(abs(Double(row["effect_mean"]!)! + 1) < 0.35)
      #expect(row["trials"] == "150" && row["failed"] == "0")
    }
  }

  @Test("A parallel trial treats every second unit after the first wave")
  func parallel() throws {
    let study = MadeUpStudy()
    let experiment = try study.load(Self.text("design: parallel\nbetween_units: 3"))
    #expect(experiment.scenarios.map(\.name) == ["waves-4-never", "waves-4-after-1"])
    #expect(experiment.firstPlan.trialCount == 150 * 12 + 150 * 6)
    let report = try #require(try run(study, experiment, effect: -3))
    let rows = try study.rows("power")
    #expect(Double(rows[1]["power_percent"]!)! > 90, "\(rows[1])")
    #expect(rows[1]["wrong_direction_percent"] == "0")
    #expect(
      report.results.lines.contains { $0.contains("finds the effect in 80 % of trials") })
  }

  @Test("Without an effect the true effect is exactly 0, and both shares are false alarms")
  func nothing() throws {
    let study = MadeUpStudy()
    let experiment = try study.load(Self.text(""))
    _ = try #require(try run(study, experiment, effect: 0))
    for row in try study.rows("power") {
      #expect(row["true_effect"] == "0")
      #expect(row["power_percent"] == row["false_alarms_percent"])
    }
  }

  @Test(
    "Mistakes are named with their place",
    arguments: [
      ("policy: rest-legitimacy", "policy: rest-legitimaci", "did you mean `rest-legitimacy`?"),
      ("units: [6, 12]", "units: [2]", "from 4 to"), ("waves: [4]", "waves: [2]", "from 3 to"),
      ("waves: [4]", "waves: []", "waves"),
      ("mbi-exhaustion", "mbi-exhaustio", "did you mean `mbi-exhaustion`?"),
    ])
  func mistakes(old: String, new: String, message: String) {
    let wrong = MadeUpStudy().complaints(Self.text("").replacingOccurrences(of: old, with: new))
    #expect(wrong.contains { $0.contains(message) }, "\(wrong)")
  }
}
