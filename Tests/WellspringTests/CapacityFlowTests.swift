// The closed-form capacity flow against an adaptive solver, and against itself.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing
import WellspringLab

@testable import Wellspring

@Suite("Capacity flow")
struct CapacityFlowTests {
  /// Cases seen by the solver comparison, to show that none of the kinds is missing.
  struct Coverage {
    var starts = [0, 0, 0, 0]
    var crossings = [0, 0, 0, 0]
    var rising = 0
    var falling = 0

    mutating func count(_ spiral: LossSpiral, _ start: Double, _ end: Double) {
      let (from, to) = (pieceNumber(spiral, start), pieceNumber(spiral, end))
      starts[from] += 1
      crossings[abs(to - from)] += 1
      if end > start { rising += 1 } else { falling += 1 }
    }

    func expectAll(atLeast least: Int) {
      #expect((starts + crossings + [rising, falling]).allSatisfy { $0 >= least }, "\(self)")
    }
  }

  /// The worst distance from the solver over `count` cases, C and mean C.
  private func worstDistance(
    seed: UInt64, count: Int, spiral: LossSpiral?, coverage: inout Coverage
  ) throws -> Double {
    var source = FlowCaseSource(seed: seed)
    var worst = 0.0
    for _ in 0..<count {
      let it = source.next(spiral: spiral)
      let (flow, spiral) = (it.flow, it.flow.spiral)
      let solved = try #require(
        AdaptiveSolver.integrate(from: it.start, hours: it.hours, tolerance: 1e-13) {
          flow.replenishment * refillFromEquations(spiral, $0) - flow.depletion * $0
        }, "solver gave up, seed \(seed): \(it)")
      let closed = flow.advance(it.start, hours: it.hours)
      let distance = max(
        abs(closed.capacity - solved.value), abs(closed.integral - solved.integral) / it.hours)
      // max() would pass over a NaN.
      #expect(distance < 1e-11, "seed \(seed): \(it): \(closed), solver \(solved)")
      worst = max(worst, distance)
      coverage.count(spiral, it.start, closed.capacity)
    }
    return worst
  }

  @Test("closed form matches an 8th-order adaptive solver at the starting values")
  func matchesSolver() throws {
    var coverage = Coverage()
    let worst = try worstDistance(
      seed: 11, count: 3000, spiral: startingSpiral(), coverage: &coverage)
    #expect(worst < 1e-11)
    coverage.expectAll(atLeast: 100)
  }

  @Test("closed form matches an 8th-order adaptive solver for any spiral")
  func matchesSolverForAnySpiral() throws {
    var coverage = Coverage()
    let worst = try worstDistance(seed: 12, count: 3000, spiral: nil, coverage: &coverage)
    #expect(worst < 1e-11)
    coverage.expectAll(atLeast: 100)
  }

  @Test("without the spiral, capacity follows A/B + (C0 − A/B) e^(−Bt) to the digit")
  func linearIsExact() {
    var source = FlowCaseSource(seed: 13)
    for _ in 0..<20_000 {
      let rest = source.uniform(0.3, 3)
      let b = source.logUniform(1e-4, 10)
      let start = source.uniform(0.1, 3)
      let hours = source.logUniform(1e-9, 40) / b
      let flow = CapacityFlow(
        replenishment: rest * b, depletion: b, spiral: startingSpiral(isOn: false))
      let end = flow.advance(start, hours: hours)
      let x = b * hours
      // The textbook form through expm1: its own rounding is relative to the larger of the two.
      let expected = start - (rest - start) * expm1(-x)
      let integral = rest * hours - (rest - start) * -expm1(-x) / b
      let scale = max(rest, start)
      #expect(abs(end.capacity - expected) <= 1e-15 * scale, "seed 13: \(start) \(rest) \(x)")
      #expect(abs(end.integral - integral) <= 2e-15 * scale * hours, "seed 13: \(start) \(x)")
    }
  }

  @Test("without the spiral there is no ceiling, and a decay to nothing keeps its digits")
  func linearHasNoCeiling() {
    let off = startingSpiral(isOn: false)
    let leave = CapacityFlow(replenishment: 0.024, depletion: 0.01, spiral: off)
    #expect(abs(leave.capacity(1, after: 1e5) - 2.4) < 1e-15 * 2.4)
    let drain = CapacityFlow(replenishment: 0, depletion: 0.5, spiral: off)
    for hours in [0.1, 1, 10, 100, 1000] {
      let expected = 0.7 * exp(-0.5 * hours)
      #expect(abs(drain.capacity(0.7, after: hours) - expected) <= 4e-16 * expected)
    }
  }

  @Test("advancing twice is advancing once")
  func composes() {
    var source = FlowCaseSource(seed: 14)
    var worst = 0.0
    for trial in 0..<20_000 {
      let it = source.next(spiral: trial < 10_000 ? startingSpiral() : nil)
      let first = it.hours * source.uniform(0, 1)
      let whole = it.flow.advance(it.start, hours: it.hours)
      let one = it.flow.advance(it.start, hours: first)
      let two = it.flow.advance(one.capacity, hours: it.hours - first)
      // Rounding C on the way is a displacement, which the flow stretches by f(end)/f(there).
      let slopes = (it.flow.slope(at: it.start), it.flow.slope(at: one.capacity))
      let stretch = max(
        1, abs(it.flow.slope(at: whole.capacity) / slopes.1),
        abs(it.flow.slope(at: whole.capacity) / slopes.0))
      let error = abs(two.capacity - whole.capacity) / stretch
      let area = abs(one.integral + two.integral - whole.integral) / whole.integral / stretch
      #expect(error < 1e-13 && area < 1e-13, "seed 14: \(it) cut at \(first)")
      worst = max(worst, error, area)
    }
    #expect(worst < 1e-13)
  }

  @Test("the path is monotone, keeps its side of the equilibrium, and stays in 0 … ceiling")
  func staysMonotoneAndInside() {
    var source = FlowCaseSource(seed: 15)
    for _ in 0..<3000 {
      var it = source.next()
      it.flow = CapacityFlow(
        replenishment: source.logUniform(1e-8, 1e3), depletion: source.logUniform(1e-8, 1e3),
        spiral: it.flow.spiral)
      let rises = it.flow.slope(at: it.start) > 0
      var last = it.start
      var hours = 1e-9
      while hours < 1e7 {
        let c = it.flow.capacity(it.start, after: hours)
        #expect(c > 0 && c <= it.flow.spiral.ceiling, "seed 15: \(it) at \(hours)")
        #expect(rises ? c >= last - 4e-15 : c <= last + 4e-15, "seed 15: \(it) at \(hours)")
        last = c
        hours *= 3
      }
      let pull = it.flow.slope(at: last) / (it.flow.replenishment + it.flow.depletion)
      let settled = 1e6 * min(it.flow.replenishment, it.flow.depletion) > 1e4
      #expect(!settled || abs(pull) < 1e-6, "seed 15: \(it) came to rest at \(last)")
    }
  }

  @Test("mean capacity over an interval lies between the capacities at its ends")
  func integralLiesBetweenEnds() {
    var source = FlowCaseSource(seed: 16)
    for _ in 0..<20_000 {
      let it = source.next()
      let end = it.flow.advance(it.start, hours: it.hours)
      let mean = end.integral / it.hours
      let slack = 4e-15
      #expect(mean >= min(it.start, end.capacity) - slack, "seed 16: \(it)")
      #expect(mean <= max(it.start, end.capacity) + slack, "seed 16: \(it)")
    }
  }
}
