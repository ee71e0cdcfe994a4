// The stable forms of the Riccati solution against the textbook form, where that one is accurate.
// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation
import Testing

@testable import Wellspring

@Suite("Riccati arc")
struct RiccatiArcTests {
  /// f T/(1 − h T) with T = tanh(√d t)/√d or tan(√−d t)/√−d: accurate in relative terms for short
  /// times, where neither tanh nor the denominator cancels.
  private func textbookRise(_ arc: RiccatiArc, _ t: Double) -> Double {
    let w = abs(arc.discriminant).squareRoot()
    let reach = arc.discriminant > 0 ? tanh(w * t) / w : tan(w * t) / w
    return arc.slope * reach / (1 - arc.halfGradient * reach)
  }

  /// ∫ of the textbook rise by 12-point Gauss–Legendre, exact here to rounding.
  private func textbookArea(_ arc: RiccatiArc, _ t: Double) -> Double {
    let table = gsl_integration_glfixed_table_alloc(12)
    defer { gsl_integration_glfixed_table_free(table) }
    var area = 0.0
    for i in 0..<12 {
      var (at, weight) = (0.0, 0.0)
      gsl_integration_glfixed_point(0, t, i, &at, &weight, table)
      area += weight * textbookRise(arc, at)
    }
    return area
  }

  @Test("series, exponential and circular forms agree with the textbook around their borders")
  func formsAgree() {
    var source = FlowCaseSource(seed: 25)
    var (short, exponential, circular) = (0, 0, 0)
    for _ in 0..<20_000 {
      let it = source.next()
      let piece = it.flow.spiral.piece(holding: it.start)
      guard piece.number != LossSpiral.flatPiece else { continue }
      let arc = RiccatiArc(
        from: it.start, in: piece, replenishment: it.flow.replenishment,
        depletion: it.flow.depletion)
      let speed = max(abs(arc.halfGradient), abs(arc.discriminant).squareRoot())
      let reach = source.logUniform(1e-4, 0.1)
      let hours = reach / speed
      let leg = arc.travel(hours)
      let (rise, area) = (textbookRise(arc, hours), textbookArea(arc, hours))
      // The discriminant itself is rounded, in proportion to the terms it is made of.
      let scale = pow(it.flow.replenishment + it.flow.depletion, 2) * (1 + abs(piece.curvature))
      let blur = 4e-16 * scale * hours * hours
      if reach < 0x1p-7 {
        short += 1
        // The series stop before the seventh power.
        let slack = 3e-15 + blur + 4 * pow(reach, 7)
        #expect(abs(leg.rise - rise) < slack * abs(rise), "seed 25: \(it), \(hours) h")
        #expect(abs(leg.area - area) < slack * abs(area), "seed 25: \(it), \(hours) h")
      } else {
        if arc.discriminant > 0 { exponential += 1 } else { circular += 1 }
        // These are accurate to ulps of C and of C·t.
        let slack = 1e-14 * it.flow.spiral.ceiling
        #expect(abs(leg.rise - rise) < slack, "seed 25: \(it), \(hours) h")
        #expect(abs(leg.area - area) < slack * hours, "seed 25: \(it), \(hours) h")
      }
    }
    #expect(short > 2000 && exponential > 2000 && circular > 500)
  }

  @Test("an arc that has run off to infinity says so, whatever the sign of the discriminant")
  func runsOff() {
    let spiral = startingSpiral()
    for load in [0.5, 1, 1.5] {
      for (number, c) in [(1, 0.5), (1, 0.25), (2, 0.6), (2, 0.85), (3, 0.95)] {
        let arc = RiccatiArc(
          from: c, in: spiral.piece(number), replenishment: 0.01, depletion: 0.01 * load)
        // y = f T/(1 − h T) has a pole where h T = 1; after it the formula comes back from the
        // other side and must not be believed.
        var gone = false
        for step in 1..<4000 {
          let leg = arc.travel(Double(step) * 0.5)
          if leg.rise.isNaN { gone = true } else { #expect(!gone, "\(load), \(number), \(c)") }
          #expect(leg.rise.isNaN || leg.rise * arc.slope >= 0, "\(load), \(number), \(c)")
        }
        if arc.discriminant < 0 { #expect(gone, "\(load), \(number), \(c)") }
      }
    }
  }
}
