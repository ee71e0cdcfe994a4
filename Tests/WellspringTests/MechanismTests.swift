// A mechanism that is off has exactly no effect.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Mechanisms")
struct MechanismTests {
  /// The shipped unit after sixty days without one mechanism.
  private func without(
    _ mechanism: WritableKeyPath<Mechanisms, Double>, _ change: (inout Model) -> Void = { _ in },
    check: (Counts, Clinician) -> Void
  ) throws {
    var model = try Model.icu(days: 60, warmUpDays: 0)
    change(&model)
    model.mechanisms[keyPath: mechanism] = 0
    var unit = startUnit(model, seed: 31)
    unit.observe()
    try unit.run(until: 24 * 60)
    let counts = Counts(of: Array(unit.eventCounts))
    for i in 0..<unit.clinicianCount {
      unit.advance(i)
      check(counts, unit.clinicians[i])
    }
  }

  /// How often each kind of event happened.
  private struct Counts {
    let of: [UInt64]
    subscript(_ kind: EventKind) -> UInt64 { of[Int(kind.rawValue)] }
  }

  @Test("Encounters off: none happen, drive rests at its set point, nobody is numb")
  func encounters() throws {
    try without(\.encounters) { counts, me in
      #expect(counts[.encounter] == 0)
      #expect(me.numbing == 0 && me.intrusion == 0)
      #expect(abs(me.drive - 0.6) < 1e-12)
    }
  }

  @Test("Numbing off: nobody is numb, however depleted")
  func numbing() throws {
    try without(
      \.numbing, { $0.clinicians.loadLogDeviation = 1 },
      check: { counts, me in
        #expect(me.numbing == 0)
        #expect(counts[.encounter] > 0)
      })
  }

  @Test("Arousal off: neither encounters nor moral events nor hyperarousal raise it")
  func arousal() throws {
    try without(
      \.arousal, { $0.units[0].moralEvents.betrayed = 0.1 },
      check: { counts, me in
        #expect(me.arousal == 0)
        #expect(counts[.moralEvent] > 0)
      })
  }

  @Test("Social support off: no buffer and no cost, while contact still keeps isolation down")
  func support() throws {
    var connected = 0
    try without(\.socialSupport) { counts, me in
      #expect(me.buffer == 0)
      #expect(counts[.support] > 0)
      // Not those who have been away, sick or on vacation.
      if me.isolation < 0.9 { connected += 1 }
    }
    #expect(connected > 31, "of 62")
  }

  @Test("Moral injury off: no events, no distress, no injury")
  func moralInjury() throws {
    try without(
      \.moralInjury, { $0.units[0].posts = [.of(30)] },
      check: { counts, me in
        #expect(counts[.moralEvent] == 0)
        #expect(me.distress == 0 && me.guilt == 0 && me.betrayal == 0)
      })
  }

  @Test("Traumatic stress off: no intrusion, avoidance or hyperarousal")
  func trauma() throws {
    try without(\.traumaticStress) { _, me in
      #expect(me.intrusion == 0 && me.avoidance == 0 && me.hyperarousal == 0)
    }
  }

  @Test(
    "Vulnerability off: factors of 1 for everybody, and a load that is felt in one way for life")
  func vulnerability() throws {
    var model = try Model.icu(days: 60, warmUpDays: 0)
    func factors() throws -> (injury: [Double], load: [Float]) {
      var unit = startUnit(model, seed: 31)
      try unit.run(until: 24 * 2)
      let early = (0..<unit.clinicianCount).map { unit.clinicians[$0].loadFactor }
      try unit.run(until: 24 * 50)
      let people = (0..<unit.clinicianCount).filter { unit.clinicians[$0].holder == 0 }
      return (
        people.map { unit.injuryFactor($0) },
        people.map { unit.clinicians[$0].loadFactor - early[$0] }
      )
    }
    let differing = try factors()
    #expect(Set(differing.injury).count > 20 && differing.load.contains { $0 != 0 })
    model.mechanisms.vulnerability = 0
    let alike = try factors()
    #expect(alike.injury.allSatisfy { $0 == 1 } && alike.load.allSatisfy { $0 == 0 })
  }

  @Test("Life strain off: no spells")
  func life() throws {
    try without(\.lifeStrain) { _, me in #expect(me.strain == 0 && me.uplift == 0) }
  }

  @Test("Breaks off: none is planned, taken or missed")
  func breaks() throws {
    try without(\.breaks) { counts, _ in
      for kind in [EventKind.breakStart, .breakAtDesk, .breakEnd, .breakPostponed, .breakMissed] {
        #expect(counts[kind] == 0)
      }
    }
  }

  @Test("Absence and turnover off: nobody is ill, nobody leaves")
  func people() throws {
    try without(\.absence) { counts, me in
      #expect(counts[.sickness] == 0 && !me.isSick)
    }
    try without(\.turnover) { counts, me in
      #expect(counts[.resignation] == 0 && me.holder == 0)
    }
  }

  @Test("Sleep off: the hour of the body clock and the build-up of pressure change no capacity")
  func sleep() throws {
    func capacities(_ change: (inout Model) -> Void) throws -> [Double] {
      var model = try Model.icu(days: 60, warmUpDays: 0)
      model.mechanisms.sleep = 0
      change(&model)
      return try Simulation(model: model, seed: 32, recording: .clinicians).run(replicate: 0)
        .column(.capacityMean)
    }
    let base = try capacities { _ in }
    #expect(isIdentical(base, try capacities { $0.dynamics.sleep.acrophase = 4 }))
    #expect(isIdentical(base, try capacities { $0.dynamics.sleep.pressureRise = 0.2 }))
  }

  @Test("Isolation off: it raises no reactivity")
  func isolation() throws {
    func arousals(_ change: (inout Model) -> Void) throws -> Double {
      var model = try Model.icu(days: 60, warmUpDays: 0)
      change(&model)
      return try Simulation(model: model, seed: 33).run(replicate: 0)[.arousalEndOfShiftMean]
    }
    let off = try arousals { $0.mechanisms.isolation = 0 }
    #expect(off == (try arousals { $0.dynamics.support.isolationReactivity = 0 }))
    #expect(off < (try arousals { _ in }))
  }

  @Test("The loss spiral off: capacity is linear, and may pass the ceiling")
  func lossSpiral() throws {
    var highest = 0.0
    try without(\.lossSpiral) { _, me in highest = max(highest, me.capacity) }
    #expect(highest > 1.1)
  }
}
