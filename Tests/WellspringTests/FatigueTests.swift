// Acute fatigue, and what is written down of persons at survey waves.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring

@Suite("Fatigue and answers")
struct FatigueTests {
  @Test("Fatigue rises to 1 - e^-(rate e(w) t) at work, and fades off duty and asleep")
  func closedForm() throws {
    var model = try Model.icu(days: 30, warmUpDays: 0)
    model.dynamics.fatigue.sleepPressure = 0
    model.dynamics.fatigue.depletion = 0
    model.dynamics.capacity.elasticity = 1
    var unit = startUnit(model, seed: 7)
    let me = unit.clinicians
    me.pointee.loadFactor = 1
    me.pointee.mode = .working
    me.pointee.demand = 1.5 * me.pointee.nominalDemand
    me.pointee.caseCount = 1
    unit.dispositions[0].fatigue = 0.2
    unit.now = 10
    me.pointee.stateTime = 10
    unit.refresh(0)
    #expect(abs(unit.dispositions[0].fatigueRate - 0.075) < 1e-6)
    unit.now = 10.5
    unit.advance(0)
    #expect(abs(unit.fatigue(0) - (1 - 0.8 * exp(-0.0375))) < 1e-6)
    unit.easeFatigue(0, by: 0.1)
    let eased = (1 - 0.8 * exp(-0.0375)) * exp(-0.1)
    #expect(abs(unit.fatigue(0) - eased) < 1e-6)
    me.pointee.mode = .offDuty
    unit.dispositions[0].fatigueRate = unit.k.fatigueOffDuty
    unit.now = 13.5
    unit.advance(0)
    #expect(abs(unit.fatigue(0) - eased * exp(-3.0 / 20)) < 1e-6)
  }

  @Test("Writing answers down changes nothing else, and its counts are those of the posts")
  func answers() throws {
    var model = try Model.icu(days: 60, warmUpDays: 0)
    model.surveys.everyDays = 20
    let plain = try Simulation(model: model, seed: 5, recording: [.clinicians, .surveys])
      .run(replicate: 1)
    let full = try Simulation(model: model, seed: 5, recording: [.clinicians, .surveys, .answers])
      .run(replicate: 1)
    #expect(plain.outcomes.map(\.bitPattern) == full.outcomes.map(\.bitPattern))
    #expect(plain.clinicians.map(\.bitPattern) == full.clinicians.map(\.bitPattern))
    #expect(plain.surveys.map(\.observedBits) == full.surveys.map(\.observedBits))
    #expect(plain.answers.isEmpty)
    let width = AnswerColumn.allCases.count + 2 * Instrument.standard.count
    let posts = 62
    #expect(full.answers.count == 3 * posts * width)
    let columns = ClinicianColumn.allCases.count
    for post in 0..<posts {
      let last = full.answers[(2 * posts + post) * width..<(2 * posts + post + 1) * width]
      func answer(_ column: AnswerColumn) -> Double { last[last.startIndex + column.rawValue] }
      func written(_ column: ClinicianColumn) -> Double {
        full.clinicians[post * columns + column.rawValue]
      }
      #expect(answer(.day) == 60 && answer(.wave) == 3 && answer(.position) == Double(post))
      #expect(answer(.shifts) == written(.shifts) && answer(.errors) == written(.errors))
      #expect(answer(.supportReceived) == written(.supportReceived))
      let events =
        answer(.tookPart) + answer(.failedToPrevent) + answer(.witnessed) + answer(.betrayed)
      #expect(events == written(.moralEvents))
      #expect(answer(.traumaEncounters) <= answer(.encounters))
      if answer(.isFilled) == 1 {
        #expect(abs(54 * answer(.exhaustion) - written(.exhaustionScore)) < 1e-9)
        let trueScore = last[last.startIndex + AnswerColumn.allCases.count]
        #expect(abs(trueScore - written(.exhaustionScore)) < 1e-9)
      }
    }
  }

  @Test("A person answers in one way at every wave; scales take it up by their style")
  func style() throws {
    let model = try Model.icu(days: 10, warmUpDays: 0)
    var unit = startUnit(model, seed: 9)
    let before = (0..<20).map { unit.answeringStyle($0) }
    try unit.run(until: 24 * 5)
    #expect((0..<20).map { unit.answeringStyle($0) } == before)
    #expect(Set(before).count == 20)
    var scale = Instrument.standard[0]
    (scale.reliability, scale.deviation, scale.style) = (0.64, 10, 0.5)
    #expect(scale.observedScore(20, noise: 0, style: 2) == 28)
    scale.style = -0.5
    #expect(scale.observedScore(20, noise: 0, style: 2) == 12)
    #expect(scale.observedScore(20, noise: 1, style: 0) == 26)
  }
}

extension SurveyRow {
  fileprivate var observedBits: UInt64 { surveyedMean.bitPattern }
}
