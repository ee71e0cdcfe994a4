// Drives a run: progress, interrupts, and what is said at its end.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct RunDriver {
  let run: ExperimentRun
  private let meter: ProgressMeter
  private let isQuiet: Bool
  private let watch: Stopwatch

  init(run: ExperimentRun, style: ProgressStyle, isQuiet: Bool, watch: Stopwatch) {
    self.run = run
    self.isQuiet = isQuiet
    self.watch = watch
    meter = ProgressMeter(
      style: style, isQuiet: isQuiet, watch: watch, staffYears: run.experiment.staffYears)
  }

  /// Runs it; interrupts are heeded from here on.
  /// - Parameter command: what to type to go on after an interruption.
  /// - Returns: nil when there is nothing more to say.
  func execute(command: String) throws -> RunReport? {
    let stop = StopFlag()
    Interrupts.handle(
      first: { [meter, isQuiet] in
        stop.request()
        guard !isQuiet else { return }
        meter.note("Stopping after the blocks that are running; Ctrl-C again gives up at once.")
      },
      again: { [meter, run] in
        run.abandon()
        meter.note("wellspring: given up; finished blocks are kept. To go on:\n  \(command)")
        _exit(ExitStatus.interrupted.rawValue)
      })
    let ending: RunEnding
    do throws(OutputError) {
      ending = try run.execute(
        stop: stop, progress: meter.update,
        note: { text in meter.note("wellspring: \(text)") },
        timing: { watch.timing(threads: run.options.threads) })
    } catch {
      meter.finish()
      throw failure(error.description, error.status)
    }
    meter.finish()
    return try report(ending, command: command)
  }

  private func report(_ ending: RunEnding, command: String) throws -> RunReport? {
    switch ending {
    case .complete(let report): return report
    case .alreadyComplete:
      if !isQuiet { printMessage("\(run.path) is complete already; nothing was left to do.") }
      return nil
    case .shard(let progress, let blocks):
      if !isQuiet {
        printMessage(
          "\(run.path) holds this shard: \(counted(blocks, "block")), "
            + "\(counted(progress.done, "replicate")). When all shards are there: "
            + "wellspring merge SHARD... --out DIR")
      }
      return nil
    case .interrupted(let progress):
      guard progress.done > 0 else {
        throw failure(
          "interrupted before any block was done; nothing was kept. "
            + "Give the same command to run again.", .interrupted)
      }
      throw failure(
        "interrupted: \(progress.done) of \(progress.total) replicates are kept in \(run.path). "
          + "To go on:\n  \(command)", .interrupted)
    }
  }
}
