// One face check: what is looked at, what is expected and why, and what the model shows.
//
// `scripts/face-checks` runs the suite and prints these lines as one table.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Compares a figure with its expected range, says so on standard output, and fails outside it.
func faceCheck(
  _ what: String, _ value: Double, in expected: ClosedRange<Double>, _ reference: String,
  at location: SourceLocation = #_sourceLocation
) {
  let holds = expected.contains(value)
  func text(_ number: Double) -> String {
    let text = String(format: "%.3f", number)
    return text == "-0.000" ? "0.000" : text
  }
  let range = "\(text(expected.lowerBound)) to \(text(expected.upperBound))"
  print("face|\(what)|\(text(value))|\(range)|\(holds ? "yes" : "NO")|\(reference)")
  #expect(holds, "\(what): \(value), expected \(range) (\(reference))", sourceLocation: location)
}
