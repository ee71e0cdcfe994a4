// The capacity flow where floating point is hard: knots, double roots, nothing flowing, all scales.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing
import WellspringLab

@testable import Wellspring

@Suite("Capacity flow, hard cases")
struct CapacityFlowEdgeTests {
  let spiral = startingSpiral()
  let rates = [0, 1e-300, 1e-12, 0.001, 0.0137, 0.02, 5]
  let times = [0, 1e-12, 1e-6, 0.01, 0.37, 8, 200, 1e4, 1e6]

  private func flow(_ a: Double, _ b: Double) -> CapacityFlow {
    CapacityFlow(replenishment: a, depletion: b, spiral: spiral)
  }

  @Test("every mix of zero, tiny, usual and huge rates and times gives a capacity in range")
  func allScales() {
    let starts = [0, 1e-300, 0.1, 0.2, 0.4, 0.55, 0.7, 0.9, 1, 1.0999, 1.1]
    for a in rates {
      for b in rates {
        for start in starts {
          for hours in times {
            let end = flow(a, b).advance(start, hours: hours)
            let range = 0...spiral.ceiling
            #expect(range.contains(end.capacity), "A \(a) B \(b) C \(start) \(hours) h: \(end)")
            let mean = hours > 0 ? end.integral / hours : start
            let (low, high) = (min(start, end.capacity), max(start, end.capacity))
            #expect(
              mean >= low - 4e-15 && mean <= high + 4e-15,
              "A \(a) B \(b) C \(start) \(hours) h: \(end)")
            if hours == 0 { #expect(end.capacity == start && end.integral == 0) }
            if a == 0 && b == 0 { #expect(end.capacity == start) }
          }
        }
      }
    }
  }

  @Test("for a moment, capacity moves by slope × time to all digits of the movement")
  func shortTimes() {
    var source = FlowCaseSource(seed: 21)
    for _ in 0..<5000 {
      let it = source.next()
      let slope = it.flow.slope(at: it.start)
      for hours in [1e-12, 1e-9, 1e-6] {
        let end = it.flow.advance(it.start, hours: hours)
        // Rounding of C, and the next order in time.
        let slack = 5e-16 + 1e-4 * abs(slope) * hours
        #expect(abs(end.capacity - it.start - slope * hours) <= slack)
        #expect(abs(end.integral / hours - it.start - 0.5 * slope * hours) <= slack)
      }
    }
  }

  @Test("nothing drawn down: depleted capacity fills in straight line, then towards the ceiling")
  func noDepletion() {
    let fill = flow(0.01, 0)
    let straight = fill.advance(0.1, hours: 20)
    #expect(abs(straight.capacity - 0.15) < 1e-16)
    #expect(abs(straight.integral - (0.1 * 20 + 0.5 * 0.0025 * 400)) < 1e-14)
    #expect(abs(fill.capacity(0.1, after: 1e5) - spiral.ceiling) < 1e-15)
    // Above hi: dC/dt = A (1 − u²) with u = (C − hi)/(top − hi), so u = tanh(A t/(top − hi)).
    let u = tanh(0.01 * 7 / 0.2)
    #expect(abs(fill.capacity(0.9, after: 7) - (0.9 + 0.2 * u)) < 1e-15)
  }

  @Test("nothing refilled: capacity decays as e^(−Bt) through every knot")
  func noReplenishment() {
    let drain = flow(0, 0.02)
    for hours in [1, 10, 60, 100, 1000.0] {
      let end = drain.advance(1.05, hours: hours)
      let expected = 1.05 * exp(-0.02 * hours)
      #expect(abs(end.capacity - expected) < 4e-16 * expected)
      #expect(abs(end.integral - (1.05 - expected) / 0.02) < 1e-13)
    }
  }

  @Test("a spiral without height is a line up to the high knot")
  func flatSpiral() throws {
    let flat = LossSpiral(
      lowKnot: 0.2, highKnot: 0.9, ceiling: 1.1, refillWhenDepleted: 1, isOn: true)
    #expect(flat.folds == nil)
    var source = FlowCaseSource(seed: 22)
    for _ in 0..<300 {
      let it = source.next(spiral: flat)
      let solved = try #require(
        AdaptiveSolver.integrate(from: it.start, hours: it.hours, tolerance: 1e-13) {
          it.flow.replenishment * refillFromEquations(flat, $0) - it.flow.depletion * $0
        })
      let closed = it.flow.advance(it.start, hours: it.hours)
      #expect(abs(closed.capacity - solved.value) < 1e-10, "seed 22: \(it)")
      #expect(abs(closed.integral - solved.integral) < 1e-10 * it.hours, "seed 22: \(it)")
    }
  }

  @Test("the path is continuous across every knot, from either side")
  func knots() {
    for knot in [spiral.lowKnot, spiral.midpoint, spiral.highKnot] {
      for load in [0.3, 0.8, 1, 1.1, 1.5, 4] {
        let it = flow(0.01, 0.01 * load)
        for hours in [1e-12, 0.5, 8, 30, 400] {
          let at = it.advance(knot, hours: hours)
          // One ulp of C may be stretched while leaving an unstable equilibrium.
          let stretch = max(1, abs(it.slope(at: at.capacity) / it.slope(at: knot)))
          for beside in [knot.nextDown, knot.nextUp] {
            let near = it.advance(beside, hours: hours)
            #expect(abs(near.capacity - at.capacity) < 1e-14 * stretch)
            #expect(abs(near.integral - at.integral) < 1e-14 * stretch * hours)
          }
        }
      }
    }
  }

  @Test("an equilibrium stays put for a million hours")
  func equilibriumStays() {
    for load in [0.5, 0.95, 1, 1.1, 1.2, 1.5] {
      let it = flow(0.01, 0.01 * load)
      for state in it.equilibria() where state.stability == .stable {
        let end = it.advance(state.capacity, hours: 1e6)
        #expect(abs(end.capacity - state.capacity) < 1e-15)
        #expect(abs(end.integral - 1e6 * state.capacity) < 1e-9)
      }
    }
    // With B = A/hi the upper equilibrium is the high knot itself.
    let onKnot = flow(0.009, 0.01)
    #expect(abs(onKnot.capacity(0.9, after: 1e6) - 0.9) < 1e-15)
  }

  @Test("from a hair beside the threshold, a path ends on its own side, however long it takes")
  func besideTheThreshold() {
    for load in [0.95, 1, 1.1, 1.2] {
      let it = flow(0.01, 0.01 * load)
      let states = it.equilibria().map(\.capacity)
      for hair in [1e-14, 1e-12, 1e-9, 1e-5] {
        for (side, goal) in [(-1.0, states[0]), (1, states[2])] {
          let start = states[1] + side * hair
          // The way out takes log(1/hair) relaxation times: some 10,000 h.
          for hours in [1e5, 1e6, 1e9] {
            let end = it.advance(start, hours: hours)
            #expect(abs(end.capacity - goal) < 1e-14, "load \(load), \(hair), \(hours) h")
            let late = (end.integral - goal * hours) / (start - goal)
            #expect(late > 0 && late < 2e4, "load \(load), \(hair), \(hours) h: \(end)")
          }
          // Leaving is slow, so its duration must be exact: C there is sharp again.
          let away = states[1] + side * 0.05
          let hours = it.hittingTime(from: start, to: away)
          #expect(abs(it.capacity(start, after: hours) - away) < 1e-13, "load \(load), \(hair)")
          let sum = it.advance(it.capacity(start, after: 3000), hours: 9000).capacity
          let stretch = abs(it.slope(at: sum) / it.slope(at: start)) + 1
          #expect(abs(it.capacity(start, after: 12_000) - sum) < 1e-14 * stretch)
        }
      }
    }
  }

  @Test("the slow passage beside a vanished equilibrium takes the time theory gives")
  func foldPassage() throws {
    let folds = try #require(spiral.folds)
    // Beyond collapse by ε the slope near the fold is −A (ε C + k y²): the passage from +Y to −Y
    // takes 2 atan(Y √(k/(ε C)))/(A √(k ε C)), plus what is left of order ε. Here k = 3.0612….
    let k = 2 * 0.75 / 0.49
    for epsilon in [1e-2, 1e-6, 1e-10, 1e-14] {
      let it = flow(0.01, 0.01 * (folds.collapse.load + epsilon))
      let c = folds.collapse.capacity
      let hours = it.hittingTime(from: c + 0.1, to: c - 0.1)
      let scale = (k * epsilon * c).squareRoot()
      let expected = 2 * atan(0.1 * k / scale) / (0.01 * scale)
      // The stated load carries rounding of 2e-16, a share of ε that grows as ε shrinks.
      let slack = epsilon.squareRoot() + 4e-16 / epsilon
      #expect(abs(hours / expected - 1) < slack, "ε \(epsilon): \(hours) h, theory \(expected) h")
    }
  }

  @Test("a discriminant of zero is no special place")
  func doubleRoot() throws {
    let folds = try #require(spiral.folds)
    for fold in [folds.collapse, folds.recovery] {
      for start in [0.1, 0.3, 0.45, 0.6, 0.75, 0.95] {
        for hours in [1, 50, 1000, 1e5] {
          let at = flow(0.01, 0.01 * fold.load).advance(start, hours: hours)
          for shift in [-1e-9, -1e-12, -1e-15, 1e-15, 1e-12, 1e-9] {
            let near = flow(0.01, 0.01 * fold.load * (1 + shift)).advance(start, hours: hours)
            // dC/dt changes by A L shift C; what that does by t is at most proportional to t.
            let slack = 1e-13 + 0.02 * abs(shift) * hours
            #expect(abs(near.capacity - at.capacity) < slack, "\(start) \(hours) \(shift)")
            #expect(abs(near.integral - at.integral) < slack * hours, "\(start) \(hours)")
          }
        }
      }
    }
  }
}
