// The parts that tipping experiments are made of.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Tipping: parts")
struct TippingPartsTests {
  @Test("Brent finds roots and minima, and says so where there is none")
  func brent() throws {
    let root = try #require(Brent.root(from: 0, to: 2, tolerance: 1e-14) { $0 * $0 - 2 })
    #expect(abs(root - 2.0.squareRoot()) < 1e-13)
    #expect(Brent.root(from: 2, to: 3, tolerance: 1e-9) { $0 * $0 - 2 } == nil)
    let dip = try #require(
      Brent.minimum(from: 0, to: 3, near: 1, tolerance: 1e-10) { ($0 - 1.25) * ($0 - 1.25) + 4 })
    #expect(abs(dip.place - 1.25) < 1e-7 && abs(dip.value - 4) < 1e-14)
    #expect(Brent.minimum(from: 0, to: 3, near: 1, tolerance: 1e-9) { $0 } == nil)
  }

  @Test("Violators are pooled, and the half is met on the line between neighbours")
  func threshold() {
    #expect(Threshold.rising([0, 0.5, 0.25, 1]) == [0, 0.375, 0.375, 1])
    #expect(
      Threshold.half([1, 2, 3], [0, 0.25, 0.75])
        == Threshold.Crossing(value: 2.5, low: 2, high: 3))
    #expect(Threshold.half([1, 2], [0, 0.4]).value.isNaN)
    #expect(Threshold.half([1, 2], [0.6, 1]).value.isNaN)
    #expect(
      Threshold.half([1, 2, 3], [0, .nan, 1]) == Threshold.Crossing(value: 2, low: 1, high: 3))
  }

  @Test("An interval of a threshold is never narrower than the step between the values tried")
  func grid() {
    let crossing = Threshold.Crossing(value: 0.45, low: 0.4, high: 0.5)
    let certain = Estimate(crossing, lows: .nan, highs: .nan)
    #expect(certain.low == 0.4 && certain.high == 0.5 && certain.value == 0.45)
    let sharp = Estimate(crossing, lows: 0.4, highs: 0.5)
    #expect(sharp.low == 0.4 && sharp.high == 0.5)
    let wide = Estimate(crossing, lows: 0.2, highs: 0.6)
    #expect(wide.low == 0.2 && wide.high == 0.6 && wide.above == 0.4 && wide.below == 0.5)
    #expect(Estimate(Threshold.Crossing(), lows: .nan, highs: .nan).value.isNaN)
  }

  @Test("A tip lasts 28 days, and is dated by the first of them")
  func monthlyState() {
    let up = [Double](repeating: 1, count: 60)
    let down = [Double](repeating: 0.2, count: 60)
    let tip = MonthlyState(up + down, midpoint: 0.55, startsDown: false)
    // The mean of 28 days falls below 0.55 with the sixteenth day down: 1 - 16 * 0.8 / 28 < 0.55.
    #expect(tip.tippedDay == 76 && tip.isDown == true && tip.recoveredDay.isNaN)
    #expect(abs(tip.lastMonth - 0.2) < 1e-12)
    let dip = MonthlyState(
      up + down.prefix(20) + up, midpoint: 0.55, startsDown: false)
    #expect(dip.tippedDay.isNaN && dip.isDown == false)
    let back = MonthlyState(down + up, midpoint: 0.55, startsDown: true)
    #expect(back.tippedDay == 28 && back.recoveredDay == 73)
    #expect(MonthlyState(Array(up.prefix(27)), midpoint: 0.55, startsDown: false).isDown == nil)
  }

  @Test("A post's tip is dated by the rule for courses of daily values")
  func sameRule() throws {
    var model = try ModelFile.load(path: Self.models + "/icu.yaml").model
    model.horizon.days = 400
    model.horizon.warmUpDays = 0
    model.perturbation.rampTo = 2
    (model.perturbation.day, model.perturbation.holdDays) = (60, 120)
    model.perturbation.rampBack = 1
    model.mechanisms.turnover = 0
    model.units[0].posts[0].count = 1
    let midpoint = 0.5 * (model.dynamics.capacity.lowKnot + model.dynamics.capacity.highKnot)
    var dated = 0
    for replicate in UInt64(1)...8 {
      let result = try Simulation(model: model, seed: 9, recording: .clinicians)
        .run(replicate: replicate)
      let width = DailySeries.allCases.count
      let daily = stride(
        from: DailySeries.capacityMean.rawValue, to: result.daily.count, by: width
      ).map { result.daily[$0] }
      let state = MonthlyState(daily, midpoint: midpoint, startsDown: false)
      func column(_ column: ClinicianColumn) -> Double { result.clinicians[column.rawValue] }
      #expect(state.tippedDay.isNaN == column(.tippedDay).isNaN)
      #expect(state.recoveredDay.isNaN == column(.recoveredDay).isNaN)
      if !state.tippedDay.isNaN {
        dated += 1
        #expect(state.tippedDay == column(.tippedDay))
      }
      if !state.recoveredDay.isNaN { #expect(state.recoveredDay == column(.recoveredDay)) }
    }
    #expect(dated > 0, "nobody tipped, so nothing was compared")
  }

  static let models = PackageFile.root + "/models"

  @Test("With constant rates the map of a week has the equilibria of the flow as fixed points")
  func constantMap() throws {
    var model = try ModelFile.load(path: Self.models + "/textbook.yaml").model
    model.mechanisms.lossSpiral = 1
    model.dynamics.capacity.working = 0.01
    model.dynamics.capacity.baseDepletion = 0.011
    let map = WeeklyMap(model)
    let c = model.dynamics.capacity
    let spiral = LossSpiral(
      lowKnot: c.lowKnot, highKnot: c.highKnot, ceiling: c.ceiling,
      refillWhenDepleted: c.refillWhenDepleted, isOn: true)
    let flow = CapacityFlow(replenishment: 0.01, depletion: 0.011, spiral: spiral)
    for start in [0.05, 0.4, 0.9] {
      #expect(abs(map(start) - flow.capacity(start, after: 168)) < 1e-12)
    }
    let (points, rests) = (map.fixedPoints(), flow.equilibria())
    #expect(points.count == 3 && rests.count == 3)
    for (point, rest) in zip(points, rests) {
      #expect(abs(point.capacity - rest.capacity) < 1e-10)
      #expect(abs(point.multiplier - exp(168 * rest.growthRate)) < 1e-5)
    }
    let turns = try #require(map.turns())
    #expect(turns.dip.gain < 0 && turns.hump.gain > 0)
  }
}
