// A mean from values that are not kept is that of values that are.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringLab

struct RunningMeanTests {
  @Test("The same mean and interval as of the whole sample, missing values left out")
  func same() {
    let values = [3.5, .nan, -1, 1e6, 1e6 + 0.25, 7, .nan, 12.125]
    var running = RunningMean()
    for value in values { running.add(value) }
    let whole = SampleSummary(values)
    #expect(running.count == whole.count)
    #expect(abs(running.mean - whole.mean) < 1e-9 * whole.mean)
    #expect(abs(running.interval().low - whole.interval.low) < 1e-9 * abs(whole.interval.low))
    #expect(abs(running.interval().high - whole.interval.high) < 1e-9 * whole.interval.high)
    #expect(RunningMean().mean.isNaN && RunningMean().interval().low.isNaN)
  }
}
