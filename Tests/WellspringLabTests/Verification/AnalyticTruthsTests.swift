// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringLab

@Suite("Analytic truths")
struct AnalyticTruthsTests {
  @Test("every truth holds here, and every subject is there")
  func hold() {
    let truths = AnalyticTruths.compute(threads: 2)
    for truth in truths {
      #expect(truth.holds, "\(truth)")
      // A check that tolerates anything is none.
      let size = max(abs(truth.expected), 0.2)
      #expect(truth.tolerance >= 0 && truth.tolerance < 0.25 * size, "\(truth)")
    }
    let subjects = Set(truths.map(\.subject))
    let wanted: Set<String> = [
      "queues", "Little's law", "capacity flow", "fold points", "shot noise", "samplers",
      "intervals", "selection", "indices", "warnings", "double well",
    ]
    #expect(subjects == wanted)
    #expect(Set(truths.map(\.claim)).count == truths.count)
  }

  @Test("a value that is off, or not a number, does not hold")
  func broken() {
    #expect(Truth("a", "b", expected: 1, got: 1.1, tolerance: 0.2).holds)
    #expect(!Truth("a", "b", expected: 1, got: 1.3, tolerance: 0.2).holds)
    #expect(!Truth("a", "b", expected: 1, got: .nan, tolerance: 0.2).holds)
    #expect(!Truth("a", "b", expected: 1, got: 1, tolerance: .nan).holds)
    let shifted = Truth.mean("a", "b", of: (0..<100).map { Double($0 % 2) }, equals: 0.9)
    #expect(!shifted.holds)
  }
}
