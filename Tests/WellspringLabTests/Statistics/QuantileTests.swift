// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

func naturalLogarithm(_ value: Double) -> Double { log(value) }

@Suite("Quantiles")
struct QuantileTests {
  @Test("Quantiles interpolate as R's type 7 and NumPy do")
  func typeSeven() {
    // numpy.quantile([1, 2, 3, 4, 10], [0, .05, .25, .5, .9, .95, 1])
    let sorted: [Double] = [1, 2, 3, 4, 10]
    let expected: [(Double, Double)] = [
      (0, 1), (0.05, 1.2), (0.25, 2), (0.5, 3), (0.9, 7.6), (0.95, 8.8), (1, 10),
    ]
    for (probability, value) in expected {
      #expect(abs(quantile(of: sorted, at: probability) - value) < 1e-14, "p = \(probability)")
    }
  }

  @Test("A quantile lies between its neighbours and never falls as p rises")
  func monotone() {
    for count in 1...40 {
      let sorted = (0..<count).map { Double(($0 * $0) % 17) }.sorted()
      let quantiles = (0...100).map { quantile(of: sorted, at: Double($0) / 100) }
      #expect(quantiles == quantiles.sorted())
      #expect(quantiles.first == sorted.first && quantiles.last == sorted.last)
    }
  }

  @Test("Student's quantiles match published tables")
  func student() {
    // Abramowitz and Stegun, table 26.10, and the normal limit.
    let table = [(1.0, 12.706), (2, 4.303), (4, 2.776), (9, 2.262), (30, 2.042), (120, 1.980)]
    for (degrees, value) in table {
      #expect(abs(studentQuantile(0.975, degreesOfFreedom: degrees) - value) < 6e-4)
    }
    #expect(abs(studentQuantile(0.975, degreesOfFreedom: 1e7) - 1.959964) < 1e-5)
  }

  @Test("Student's quantile falls steadily towards the normal one for every sample size")
  func studentFalls() {
    var last = Double.infinity
    for degrees in 1...3000 {
      let value = studentQuantile(0.975, degreesOfFreedom: Double(degrees))
      #expect(value < last && value > 1.9599, "\(degrees) degrees of freedom")
      last = value
    }
  }
}
