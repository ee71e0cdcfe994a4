// What every contender reports.
// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The results of one run; two programs that make the same draws must agree in every bit.
struct Outcome {
  /// Timers fired.
  var events = 0
  /// How many waits there were (of length 0 too), and their sum in hours.
  var waits = 0
  var waited = 0.0
  /// When the last timer fired, hours.
  var lastTime = 0.0

  mutating func add(_ other: Outcome) {
    events += other.events
    waits += other.waits
    waited += other.waited
    lastTime = max(lastTime, other.lastTime)
  }

  /// Prints: events, CPU seconds, mean wait, checksum.
  func report(seconds: Double) {
    // Not `print`: whether a String allocates depends on its length, and allocations are counted.
    let values: [any CVarArg] = [
      events, seconds, waited / Double(waits), waited.bitPattern, lastTime.bitPattern,
    ]
    withVaList(values) { _ = vprintf("%ld %.9f %.9g %lx:%lx\n", $0) }
  }
}

/// CPU seconds of this process so far.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
