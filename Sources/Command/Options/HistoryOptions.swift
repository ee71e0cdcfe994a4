// How many histories are simulated, how long, and from which seed: the same wherever it is asked.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab

struct HistoryOptions: ParsableArguments {
  @Option(
    name: [.customShort("n"), .customShort("r"), .customLong("replicates")],
    help: ArgumentHelp(
      "How many histories of each scenario to simulate. (default: the experiment's, or 100)",
      valueName: "n"))
  var replicates: Int?

  @Option(help: ArgumentHelp("Observed days, instead of the model's.", valueName: "d"))
  var days: Int?

  @Option(
    help: ArgumentHelp(
      "Seed of all random numbers. (default: the experiment's, or 1)", valueName: "s"))
  var seed: UInt64?

  func validate() throws {
    if let replicates, !(1...Experiment.mostReplicates).contains(replicates) {
      throw ValidationError("--replicates takes 1 to \(Experiment.mostReplicates).")
    }
  }

  /// The days as a value that is set on the model.
  var sets: [String] { days.map { ["horizon.days=\($0)"] } ?? [] }
}
