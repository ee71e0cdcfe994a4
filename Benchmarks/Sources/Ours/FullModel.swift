// A whole model file, one replicate without recording.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs `days` days (no warm-up, so that every simulated day is counted).
///
/// Prints the usual line, with mean capacity in place of the mean wait; then the bytes of memory at
/// the peak; then how often each kind of event happened.
func runFullModel(file: String, days: String, sets: [String]) {
  let sets = ["horizon.days=\(days)", "horizon.warmUpDays=0"] + sets
  guard let loaded = try? ModelFile.load(path: file, sets: sets) else {
    fatalError("the model file cannot be read with these values")
  }
  let simulation = Simulation(model: loaded.model, seed: 1)
  let start = cpuSeconds()
  guard let result = try? simulation.run(replicate: 0) else { fatalError("a bound was hit") }
  let seconds = cpuSeconds() - start
  // The bits of everything a run leaves behind, so that a change of any of them is seen.
  var bits: UInt64 = 0xcbf2_9ce4_8422_2325
  func take(_ value: UInt64) { bits = (bits ^ value) &* 0x100_0000_01b3 }
  for value in result.outcomes + result.daily { take(value.bitPattern) }
  for count in result.eventCounts { take(count) }
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  let capacity = result.outcomes[Wellspring.Outcome.capacityMean.rawValue]
  let line: [any CVarArg] = [Int(result.timersFired), seconds, capacity, bits, usage.ru_maxrss]
  withVaList(line) { _ = vprintf("%ld %.9f %.9g %lx\n%ld\n", $0) }
  for count in result.eventCounts { withVaList([Int(count)]) { _ = vprintf("%ld ", $0) } }
  putchar(10)
}
