// The textbook equation, dC/dt = α − β C, through the whole simulation.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring

@Suite("Textbook equation")
struct TextbookTests {
  static let alpha = 0.012
  static let beta = 0.015

  @Test("With everything off, capacity rests at C* = α/β")
  func equilibrium() throws {
    let model = Model.textbook(alpha: Self.alpha, beta: Self.beta, days: 28, warmUpDays: 180)
    let result = try Simulation(model: model, seed: 1, recording: .clinicians).run(replicate: 0)
    #expect(abs(result[.capacityMean] - Self.alpha / Self.beta) < 1e-9)
    for value in result.column(.capacityMean) {
      #expect(abs(value - Self.alpha / Self.beta) < 1e-9)
    }
    #expect(result[.depletedTimePercent] == 0)
  }

  @Test("From a start of 1, C(t) = C* + (1 − C*) e^(−βt), and so do its daily means")
  func transient() throws {
    let model = Model.textbook(alpha: Self.alpha, beta: Self.beta, days: 20, warmUpDays: 0)
    let rest = Self.alpha / Self.beta
    var unit = startUnit(model, seed: 1)
    for day in 1...20 {
      try unit.run(until: 24 * Double(day))
      let expected = rest + (1 - rest) * exp(-Self.beta * 24 * Double(day))
      #expect(abs(unit.clinicians[0].capacity - expected) < 1e-12, "day \(day)")
    }
    let daily = try Simulation(model: model, seed: 1).run(replicate: 0).daily
    for day in 0..<20 {
      let (from, to) = (24 * Double(day), 24 * Double(day + 1))
      let mean =
        rest + (1 - rest) * (exp(-Self.beta * from) - exp(-Self.beta * to)) / (24 * Self.beta)
      let row = day * DailySeries.allCases.count
      #expect(abs(daily[row + DailySeries.capacityMean.rawValue] - mean) < 1e-12, "day \(day)")
    }
  }

  @Test("With the spiral and α = β, capacity rests where the flow says it does")
  func spiral() throws {
    var model = Model.textbook(alpha: 0.01, beta: 0.0105, days: 28, warmUpDays: 400)
    model.mechanisms.lossSpiral = 1
    let unit = startUnit(model, seed: 1)
    let flow = CapacityFlow(replenishment: 0.01, depletion: 0.0105, spiral: unit.k.spiral)
    let mean = try Simulation(model: model, seed: 1).run(replicate: 0)[.capacityMean]
    #expect(abs(flow.slope(at: mean)) < 1e-9)
    #expect(mean > unit.k.spiral.midpoint && mean < 1)
  }
}
