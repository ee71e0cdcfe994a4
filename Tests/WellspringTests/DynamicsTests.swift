// Each fast state against its own closed form, written down apart; jumps that go where they should.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring

@Suite("Dynamics")
struct DynamicsTests {
  /// The shipped unit without patients, contacts or moral events: nothing but time happens.
  private func quiet() throws -> Model {
    var model = try Model.icu(days: 20, warmUpDays: 0)
    model.units[0].posts = [.of(6)]
    model.units[0].work.arrivals.rate = 0
    model.units[0].peerSupport.contactRate = 0
    model.mechanisms.moralInjury = 0
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    return model
  }

  @Test("Between events each fast state follows its closed form in every mode")
  func closedForms() throws {
    var model = try quiet()
    model.mechanisms.bounceBack = 0
    model.mechanisms.burnoutFeedback = 0
    var unit = startUnit(model, seed: 1)
    for i in 0..<6 {
      unit.clinicians[i].arousal = 0.9
      unit.clinicians[i].buffer = 0.8
      unit.clinicians[i].numbing = 0.7
      unit.clinicians[i].distress = 0.6
      unit.clinicians[i].drive = 0.95
      unit.clinicians[i].hyperarousal = 0
    }
    var modes: Set<UInt8> = []
    var pressure = [Double](repeating: 0, count: 6)
    var arousal = [Double](repeating: 0.9, count: 6)
    while unit.now < 24 * 14 {
      let before = unit.now
      let was = (0..<6).map { unit.clinicians[$0].mode }
      let brooding = (0..<6).map {
        Double(unit.clinicians[$0].restlessness * unit.clinicians[$0].rumination)
      }
      unit.step()
      for i in 0..<6 {
        let dt = unit.now - before
        modes.insert(was[i].rawValue)
        let halfLife =
          switch was[i] {
          case .asleep: 1.0
          case .breakFree, .microBreak: 0.5
          case .offDuty, .vacant: 1.5
          case .working, .breakAtDesk, .overrun: 2.0
          }
        let rest = was[i].isAtWork ? 0 : brooding[i]
        arousal[i] = rest + (arousal[i] - rest) * exp2(-dt / halfLife)
        pressure[i] =
          was[i] == .asleep
          ? pressure[i] * exp(-0.3813 * dt) : 1 - (1 - pressure[i]) * exp(-0.0353 * dt)
        unit.advance(i)
        let me = unit.clinicians[i]
        #expect(abs(me.arousal - arousal[i]) < 1e-9)
        #expect(abs(me.sleepPressure - pressure[i]) < 1e-9)
        let t = unit.now
        #expect(abs(me.buffer - 0.8 * exp2(-t / 3)) < 1e-9)
        #expect(abs(me.numbing - 0.7 * exp2(-t / 120)) < 1e-9)
        #expect(abs(me.distress - 0.6 * exp(-t / 96)) < 1e-9)
        #expect(abs(me.drive - (0.6 + 0.35 * exp(-t / 168))) < 1e-9)
        #expect(abs(me.isolation - (1 - exp(-t / 168))) < 1e-9)
      }
    }
    #expect(modes.count == 5, "working, care-free break, overrun, off duty, asleep")
  }

  @Test("Hyperarousal is where arousal comes to rest")
  func restingArousal() throws {
    var model = try quiet()
    model.dynamics.arousal.ruminationBase = 0
    model.dynamics.arousal.ruminationExhaustion = 0
    var unit = startUnit(model, seed: 1)
    for i in 0..<6 { unit.clinicians[i].hyperarousal = 0.5 }
    while unit.now < 23.9 { unit.step() }
    for i in 0..<6 {
      unit.advance(i)
      let me = unit.clinicians[i]
      #expect(abs(me.arousal - 0.15) < 0.02)
    }
  }

  @Test("Rest does not shorten moral injury: at work or on leave it fades by e every 240 days")
  func moralInjury() throws {
    func guilt(weeks: Double) throws -> [Float] {
      var model = try quiet()
      model.units[0].posts = [.of(6, vacationWeeks: weeks)]
      var unit = startUnit(model, seed: 1)
      for i in 0..<6 { unit.clinicians[i].guilt = 0.5 }
      try unit.run(until: 24 * 60)
      return (0..<6).map { unit.clinicians[$0].guilt }
    }
    let working = try guilt(weeks: 0)
    #expect(working == (try guilt(weeks: 26)))
    for value in working { #expect(abs(Double(value) - 0.5 * exp(-60.0 / 240)) < 1e-5) }
  }

  @Test("Support raises the receiver's buffer and not capacity; it costs the giver a little")
  func support() throws {
    var model = try quiet()
    model.units[0].rota.pattern = 0
    model.units[0].posts = [.of(2)]
    model.units[0].peerSupport.contactRate = 4
    model.units[0].peerSupport.trust = 1
    model.units[0].peerSupport.supportiveShare = 1
    model.dynamics.support.contagion = 0
    var unit = startUnit(model, seed: 2)
    var given = 0
    while unit.now < 20 {
      // Both are moved to the event first, so that what is left is the jump.
      unit.now = unit.queue.next.time
      for i in 0..<2 { unit.advance(i) }
      let (a, b) = (unit.clinicians[0], unit.clinicians[1])
      unit.step()
      let (c, d) = (unit.clinicians[0], unit.clinicians[1])
      for (before, after, other, otherAfter) in [(a, c, b, d), (b, d, a, c)]
      where after.buffer > before.buffer {
        given += 1
        #expect(abs(after.buffer - (1 - (1 - before.buffer) * exp(-0.3))) < 1e-12)
        #expect(abs(after.isolation - before.isolation * exp(-0.2)) < 1e-12)
        #expect(after.capacity == before.capacity)
        #expect(after.exhaustion == before.exhaustion && after.drive == before.drive)
        #expect(abs(otherAfter.capacity - other.capacity * exp(-0.0005)) < 1e-12)
        #expect(otherAfter.buffer == other.buffer)
      }
    }
    #expect(given > 50)
  }

  @Test("A morally injurious event raises distress, injury and arousal, and nothing else jumps")
  func moralEvent() throws {
    var model = try quiet()
    model.mechanisms.moralInjury = 1
    model.units[0].rota.pattern = 0
    model.units[0].posts = [.of(1)]
    model.units[0].moralEvents.betrayed = 0.1
    model.units[0].moralEvents.tookPart = 0.1
    model.dynamics.moral.injuryGain = 0.001
    var unit = startUnit(model, seed: 3)
    unit.observe()
    var (guilt, betrayal) = (0, 0)
    for _ in 0..<20_000 {
      let events = unit.tallies[0].moralEvents
      unit.now = unit.queue.next.time
      unit.advance(0)
      let before = unit.clinicians[0]
      unit.step()
      let after = unit.clinicians[0]
      if unit.tallies[0].moralEvents == events {
        #expect(after.distress <= before.distress && after.arousal <= before.arousal)
        continue
      }
      #expect(after.distress > before.distress)
      #expect(after.arousal > before.arousal)
      #expect(after.capacity == before.capacity && after.numbing == before.numbing)
      if after.guilt > before.guilt { guilt += 1 }
      if after.betrayal > before.betrayal { betrayal += 1 }
      #expect(after.guilt > before.guilt || after.betrayal > before.betrayal)
    }
    #expect(guilt > 100 && betrayal > 100)
  }

  @Test("Between refreshes capacity solves its own equation, and the day's integral is its area")
  func capacityIntegral() throws {
    var model = try quiet()
    model.units[0].work.arrivals.rate = 3
    var unit = startUnit(model, seed: 4)
    var area = 0.0
    while unit.now < 23.99 {
      let me = unit.clinicians[0]
      let flow = CapacityFlow(
        replenishment: me.replenishment, depletion: me.depletion, spiral: unit.k.spiral)
      let ahead = unit.queue.next.time
      // Simpson's rule over the state as it would be shown, from this event to the next.
      let from = unit.now - me.stateTime
      let width = ahead - unit.now
      let parts = 20
      for part in 0..<parts where width > 0 {
        let h = width / Double(parts)
        let t = from + Double(part) * h
        let (a, m, b) = (
          flow.capacity(me.capacity, after: t), flow.capacity(me.capacity, after: t + h / 2),
          flow.capacity(me.capacity, after: t + h)
        )
        area += h / 6 * (a + 4 * m + b)
      }
      unit.step()
    }
    let me = unit.clinicians[0]
    let rest = CapacityFlow(
      replenishment: me.replenishment, depletion: me.depletion, spiral: unit.k.spiral
    ).advance(me.capacity, hours: unit.now - me.stateTime).integral
    #expect(abs(me.dayCapacity + rest - area) < 1e-6)
  }
}
