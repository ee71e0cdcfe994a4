// A whole model file: replicates one after another for counting events, or as a user runs them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads a model file and runs `replicates` replicates of `days` days, without recording. There is
/// no warm-up, so that every simulated day is counted.
///
/// Prints the usual line with mean capacity in place of the mean wait; then the peak of memory as
/// `getrusage` gives it; then how often each kind of event happened.
func runFullModel(file: String, days: String, replicates: Int, sets: [String]) {
  let simulation = Simulation(model: load(file, days, sets).model, seed: 1)
  var timers = 0
  var bits: UInt64 = 0xcbf2_9ce4_8422_2325
  func take(_ value: UInt64) { bits = (bits ^ value) &* 0x100_0000_01b3 }
  var counts = [Int](repeating: 0, count: EventKind.allCases.count)
  var capacity = 0.0
  let start = cpuSeconds()
  for replicate in 0..<replicates {
    guard let result = try? simulation.run(replicate: UInt64(replicate)) else {
      fatalError("a bound of the simulation was hit")
    }
    timers += Int(result.timersFired)
    capacity += result.outcomes[Wellspring.Outcome.capacityMean.rawValue] / Double(replicates)
    for kind in counts.indices { counts[kind] += Int(result.eventCounts[kind]) }
    // The bits of all that a run leaves behind, so that a change of any of them is seen.
    for value in result.outcomes { take(value.bitPattern) }
    for value in result.daily { take(value.bitPattern) }
  }
  let seconds = cpuSeconds() - start
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
  #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  #endif
  let line: [any CVarArg] = [timers, seconds, capacity, bits, usage.ru_maxrss]
  withVaList(line) { _ = vprintf("%ld %.9f %.9g %lx\n%ld\n", $0) }
  for count in counts { withVaList([count]) { _ = vprintf("%ld ", $0) } }
  putchar(10)
}

/// Runs replicates as `wellspring run` does, tables and all, on some threads.
func runReplicates(file: String, days: String, replicates: Int, threads: Int, folder: String) {
  let settings = RunSettings(
    sets: ["horizon.days=\(days)", "horizon.warmUpDays=0"], seed: 1, replicates: replicates)
  let timing = RunTiming(wallSeconds: 0, processorSeconds: 0, threads: threads)
  guard let experiment = try? ExperimentFile.load(path: file, settings: settings),
    let run = try? ExperimentRun(experiment, RunOptions(threads: threads, folder: folder)),
    let ending = try? run.execute(timing: { timing }), case .complete = ending
  else { fatalError("the results cannot be written") }
}

private func load(_ file: String, _ days: String, _ sets: [String]) -> LoadedModel {
  let sets = ["horizon.days=\(days)", "horizon.warmUpDays=0"] + sets
  guard let loaded = try? ModelFile.load(path: file, sets: sets) else {
    fatalError("the model file cannot be read with these values")
  }
  return loaded
}
