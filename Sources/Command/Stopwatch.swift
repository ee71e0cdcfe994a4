// The only clock of the program.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

/// Time since it was made.
struct Stopwatch: Sendable {
  private let start = ContinuousClock.now

  /// Wall-clock seconds.
  var seconds: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  /// Wall-clock time since the start and processor time of the whole process.
  func timing(threads: Int) -> RunTiming {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    let processor = Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    return RunTiming(
      wallSeconds: (seconds * 1000).rounded() / 1000,
      processorSeconds: (processor * 1000).rounded() / 1000, threads: threads)
  }
}

/// A time span for people: `4 s`, `3 min 20 s`, `2 h 5 min`.
func spanText(_ seconds: Double) -> String {
  let whole = Int(min(seconds, 1e9).rounded(.up))
  if whole < 60 { return "\(whole) s" }
  if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
  return "\(whole / 3600) h \(whole % 3600 / 60) min"
}
