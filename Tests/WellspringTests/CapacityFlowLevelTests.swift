// Hitting times, equilibria, folds, and the loss spiral itself.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring

@Suite("Capacity flow, levels and equilibria")
struct CapacityFlowLevelTests {
  @Test("the hitting time of the capacity reached is the time taken")
  func hittingTimeInvertsCapacity() {
    var source = FlowCaseSource(seed: 31)
    var tested = 0
    for trial in 0..<20_000 {
      let it = source.next(spiral: trial % 2 == 0 ? startingSpiral() : nil)
      let end = it.flow.capacity(it.start, after: it.hours)
      let time = it.flow.hittingTime(from: it.start, to: end)
      // A time is only as well defined as the slope there allows: δt = δC/|slope|.
      let slope = abs(it.flow.slope(at: end))
      let slack = 1e-13 * it.hours + 4e-15 / slope
      guard slack < 0.01 * it.hours else { continue }
      tested += 1
      #expect(abs(time - it.hours) < slack * 10, "seed 31: \(it): \(time)")
    }
    #expect(tested > 10_000)
  }

  @Test("levels behind the start or beyond an equilibrium are never reached")
  func unreachable() throws {
    let flow = CapacityFlow(replenishment: 0.01, depletion: 0.01, spiral: startingSpiral())
    let states = flow.equilibria()
    let upper = try #require(states.last).capacity
    #expect(flow.hittingTime(from: 0.8, to: 0.7) == .infinity)
    #expect(flow.hittingTime(from: 0.8, to: upper + 1e-9) == .infinity)
    #expect(flow.hittingTime(from: 0.8, to: upper - 1e-9) < 1000)
    #expect(flow.hittingTime(from: 1.05, to: upper - 1e-9) == .infinity)
    #expect(flow.hittingTime(from: 0.8, to: 5) == .infinity)
    #expect(flow.hittingTime(from: 0.8, to: -1) == .infinity)
    #expect(flow.hittingTime(from: 0.8, to: 0.8) == 0)
    let still = CapacityFlow(replenishment: 0, depletion: 0, spiral: startingSpiral())
    #expect(still.hittingTime(from: 0.8, to: 0.7) == .infinity)
    let off = CapacityFlow(
      replenishment: 0.02, depletion: 0.01, spiral: startingSpiral(isOn: false))
    #expect(abs(off.hittingTime(from: 1, to: 1.5) - 100 * log(2)) < 1e-12)
    #expect(off.hittingTime(from: 1, to: 2.5) == .infinity)
  }

  @Test("time below a level is the part of the interval on the lower side of its crossing")
  func timeBelow() {
    var source = FlowCaseSource(seed: 32)
    var split = 0
    for _ in 0..<20_000 {
      let it = source.next()
      let level = source.uniform(0.05, 1.05)
      let below = it.flow.timeBelow(level, from: it.start, hours: it.hours)
      let end = it.flow.capacity(it.start, after: it.hours)
      if max(it.start, end) < level - 1e-12 {
        #expect(below == it.hours, "seed 32: \(it) level \(level)")
      } else if min(it.start, end) > level + 1e-12 {
        #expect(below == 0, "seed 32: \(it) level \(level)")
      } else {
        split += 1
        let crossing = it.start < level ? below : it.hours - below
        #expect(abs(it.flow.capacity(it.start, after: crossing) - level) < 1e-11)
      }
    }
    #expect(split > 1000)
    let drain = CapacityFlow(replenishment: 0, depletion: 0.01, spiral: startingSpiral())
    #expect(drain.timeBelow(0.5, from: 0.5, hours: 3) == 3)
    let fill = CapacityFlow(replenishment: 0.01, depletion: 0, spiral: startingSpiral())
    #expect(fill.timeBelow(0.5, from: 0.5, hours: 3) == 0)
  }

  @Test("folds of the starting values are at load 1.254 and 0.911, of g0 0.15 at 1.233 and 0.614")
  func foldValues() throws {
    let folds = try #require(startingSpiral().folds)
    #expect(abs(folds.collapse.load - 1.254) < 5e-4)
    #expect(abs(folds.recovery.load - 0.911) < 5e-4)
    let deeper = LossSpiral(
      lowKnot: 0.2, highKnot: 0.9, ceiling: 1.1, refillWhenDepleted: 0.15, isOn: true)
    let deep = try #require(deeper.folds)
    #expect(abs(deep.collapse.load - 1.233) < 5e-4)
    #expect(abs(deep.recovery.load - 0.614) < 5e-4)
    #expect(startingSpiral(isOn: false).folds == nil)
  }

  @Test("at a fold the slope and its derivative vanish, and two equilibria appear beside it")
  func foldsAreSaddleNodes() {
    var source = FlowCaseSource(seed: 33)
    var withFolds = 0
    for _ in 0..<2000 {
      let spiral = source.spiral()
      guard let folds = spiral.folds else {
        for load in stride(from: 0.05, to: 8, by: 0.05) {
          let flow = CapacityFlow(replenishment: 1, depletion: load, spiral: spiral)
          #expect(flow.equilibria().count == 1, "seed 33: \(spiral) load \(load)")
        }
        continue
      }
      withFolds += 1
      for (fold, inward) in [(folds.collapse, -1.0), (folds.recovery, 1.0)] {
        let flow = CapacityFlow(replenishment: 1, depletion: fold.load, spiral: spiral)
        #expect(abs(flow.slope(at: fold.capacity)) < 1e-15 * (1 + fold.load) * (1 + spiral.bend))
        let h = 1e-6
        let gradient =
          (flow.slope(at: fold.capacity + h) - flow.slope(at: fold.capacity - h)) / (2 * h)
        #expect(abs(gradient) < 1e-3 * (1 + fold.load), "seed 33: \(spiral)")
        let step = 1e-4 * (folds.collapse.load - folds.recovery.load)
        let inside = CapacityFlow(
          replenishment: 1, depletion: fold.load + inward * step, spiral: spiral)
        let outside = CapacityFlow(
          replenishment: 1, depletion: fold.load - inward * step, spiral: spiral)
        #expect(inside.equilibria().count == 3, "seed 33: \(spiral)")
        #expect(outside.equilibria().count == 1, "seed 33: \(spiral)")
      }
    }
    #expect(withFolds > 300 && withFolds < 1900)
  }

  @Test("equilibria are the zeros of the slope, and paths go where their stability says")
  func equilibriaAreRoots() {
    var source = FlowCaseSource(seed: 34)
    var triples = 0
    for trial in 0..<4000 {
      let it = source.next(spiral: trial % 2 == 0 ? startingSpiral() : nil)
      let (flow, states) = (it.flow, it.flow.equilibria())
      #expect(states.count == 1 || states.count == 3, "seed 34: \(it)")
      if states.count == 3 { triples += 1 }
      for (i, state) in states.enumerated() {
        // An ulp of C moves the slope by the growth rate; an ulp of A g or B C is rounding too.
        let ulps = flow.replenishment + flow.depletion + abs(state.growthRate)
        #expect(abs(flow.slope(at: state.capacity)) < 2e-15 * ulps, "seed 34: \(it)")
        #expect(state.stability == (i % 2 == 0 ? .stable : .unstable), "seed 34: \(it)")
        #expect(i % 2 == 0 ? state.growthRate < 0 : state.growthRate > 0, "seed 34: \(it)")
        if i > 0 { #expect(state.capacity > states[i - 1].capacity, "seed 34: \(it)") }
      }
      // A path ends at the stable state on its own side of the threshold.
      let goal = states.count == 3 && it.start > states[1].capacity ? states[2] : states[0]
      let patience = 60 / abs(goal.growthRate) + 60 / flow.replenishment
      guard states.allSatisfy({ abs($0.growthRate) > 0.02 * flow.replenishment }) else { continue }
      let end = flow.capacity(it.start, after: patience * 20)
      #expect(abs(end - goal.capacity) < 1e-12, "seed 34: \(it)")
    }
    #expect(triples > 300)
  }

  @Test("rest without spiral is A/B; nothing at all to balance gives no equilibrium")
  func plainEquilibria() {
    let off = startingSpiral(isOn: false)
    let plain = CapacityFlow(replenishment: 0.012, depletion: 0.01, spiral: off).equilibria()
    #expect(plain == [Equilibrium(capacity: 1.2, growthRate: -0.01, stability: .stable)])
    let on = startingSpiral()
    #expect(CapacityFlow(replenishment: 0, depletion: 0, spiral: on).equilibria().isEmpty)
    #expect(CapacityFlow(replenishment: 1, depletion: 0, spiral: off).equilibria().isEmpty)
    let full = CapacityFlow(replenishment: 1, depletion: 0, spiral: on).equilibria()
    #expect(full.map(\.stability) == [.stable])
    #expect(full.map(\.capacity) == [1.1])
    let empty = CapacityFlow(replenishment: 0, depletion: 1, spiral: on).equilibria()
    #expect(empty.map(\.capacity) == [0])
  }

  @Test("the spiral is the model's S, smooth at its knots and 0 at the ceiling")
  func spiralShape() {
    var source = FlowCaseSource(seed: 35)
    for _ in 0..<500 {
      let spiral = source.spiral()
      for share in stride(from: 0.0, through: 1, by: 0.01) {
        let c = share * spiral.ceiling
        #expect(abs(spiral.refill(at: c) - refillFromEquations(spiral, c)) < 1e-13)
      }
      #expect(abs(spiral.refill(at: spiral.ceiling)) < 1e-13)
      let h = 1e-9
      for knot in [spiral.lowKnot, spiral.midpoint, spiral.highKnot] {
        let below = spiral.refill(at: knot) - spiral.refill(at: knot - h)
        let above = spiral.refill(at: knot + h) - spiral.refill(at: knot)
        #expect(abs(above - below) < 1e-12, "seed 35: \(spiral)")
      }
    }
    #expect(startingSpiral(isOn: false).refill(at: 3) == 1)
  }
}
