// `wellspring cluster`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct ClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "Writes a Slurm job array that runs an experiment on many machines.",
    usage: "wellspring cluster <file> --tasks <n> --out <dir> [<options>]",
    discussion: """
      Writes DIR/array.sh, one shard of the experiment for each task, and DIR/merge.sh, which joins \
      the shards; with --submit both are handed to Slurm, the merge to start when every task has \
      ended well. The tables are the same bytes as on one machine. A task whose node dies is \
      requeued and goes on where it was. The folder must be seen by all nodes under the same path, \
      and so must this program.

      Without Slurm: run `wellspring run FILE --shard I/N` for I = 1 ... N in any way, then \
      `wellspring merge`; docs/experiments.md has the lines for GNU parallel.

      Examples:
        wellspring cluster experiments/ratio.yaml --tasks 40 -o /shared/ratio
        wellspring cluster experiments/ratio.yaml --tasks 40 --cores 8 \\
          -o /shared/ratio --submit
        wellspring cluster models/icu.yaml -n 10000 --tasks 100 -o /shared/icu \\
          --sbatch=--partition=long --sbatch=--time=12:00:00 --submit
      """)

  @Argument(help: "Model or experiment file (YAML).")
  var file: String

  @Option(help: ArgumentHelp("Tasks of the array: one shard each.", valueName: "n"))
  var tasks: Int

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Folder for scripts, shards, logs and results.", valueName: "dir"))
  var out: String

  @Flag(help: "Hand both jobs to Slurm.")
  var submit = false

  @Option(help: ArgumentHelp("Cores of a task.", valueName: "n"))
  var cores = 1

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "An option of sbatch for both jobs, such as --sbatch=--partition=long. May be given again.",
      valueName: "option"))
  var sbatch: [String] = []

  @OptionGroup var histories: HistoryOptions

  @OptionGroup var model: ModelOptions

  func validate() throws {
    guard (1...ClusterJob.mostTasks).contains(tasks) else {
      throw ValidationError("--tasks takes 1 to \(ClusterJob.mostTasks).")
    }
    try checkThreads(cores)
    if out.isEmpty { throw ValidationError("--out takes the name of a folder.") }
    for option in sbatch where !option.hasPrefix("--") {
      throw ValidationError("--sbatch takes one option that starts with --, not '\(option)'.")
    }
  }

  func run() throws {
    // Whatever is wrong with the experiment is said here, not in forty logs.
    let settings = RunSettings(
      sets: try model.sets() + histories.sets, seed: histories.seed,
      replicates: histories.replicates)
    let experiment = try loadExperiment(file, settings: settings)
    guard !experiment.isAdaptive else {
      throw failure(
        "kind \(experiment.kindName) decides on the way what to run next and cannot be cut into "
          + "shards; run it on one machine", .usage)
    }
    let job = ClusterJob(
      program: ThisProgram.path, file: ThisProgram.absolute(file), settings: words,
      folder: ThisProgram.absolute(out), tasks: tasks, cores: cores, options: sbatch)
    if let obstacle = job.obstacle { throw failure(obstacle, .usage) }
    do throws(OutputError) { try job.write() } catch {
      throw failure(error.description, error.status)
    }
    let trials = experiment.scenarios.count * experiment.replicates
    printMessage(
      "Wrote \(job.folder)/\(ClusterJob.arrayName) (\(counted(tasks, "task")), "
        + "\(counted(trials, "replicate")) in all) and \(ClusterJob.mergeName).")
    if submit { try Self.submit(job) } else { try explain(job) }
  }

  /// The settings as words of `run`.
  private var words: [String] {
    var words: [String] = []
    if let replicates = histories.replicates { words += ["--replicates", String(replicates)] }
    if let seed = histories.seed { words += ["--seed", String(seed)] }
    if let days = histories.days { words += ["--days", String(days)] }
    for value in model.policy { words += ["--policy", value] }
    for value in model.set { words += ["--set", value] }
    return words
  }

  private func explain(_ job: ClusterJob) throws {
    let array = shellWord("\(job.folder)/\(ClusterJob.arrayName)")
    let merge = shellWord("\(job.folder)/\(ClusterJob.mergeName)")
    try printResult(
      """
      To hand it to Slurm:
        job=$(sbatch --parsable \(array))
        sbatch --dependency=afterok:$job \(merge)
      The tables will be in \(job.results)

      """)
  }

  private static func submit(_ job: ClusterJob) throws {
    let array = try sbatch(["\(job.folder)/\(ClusterJob.arrayName)"])
    let merge = try sbatch([
      "--dependency=afterok:\(array)", "\(job.folder)/\(ClusterJob.mergeName)",
    ])
    try printResult(
      """
      Array job \(array), merge job \(merge).
      To watch it:   squeue --jobs=\(array),\(merge)
                     tail -n 1 \(shellWord(job.logs))/*.log
      To stop it:    scancel \(array) \(merge)
      The tables will be in \(job.results)

      """)
  }

  /// Submits a job.
  /// - Returns: its number.
  private static func sbatch(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sbatch", "--parsable"] + arguments
    let output = Pipe()
    process.standardOutput = output
    do { try process.run() } catch {
      throw failure("cannot run sbatch: \(error.localizedDescription)", .noService)
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // `12` or, on federated clusters, `12;cluster`.
    let number = text.trimmingCharacters(in: .whitespacesAndNewlines).prefix { $0 != ";" }
    guard process.terminationStatus == 0, !number.isEmpty, number.allSatisfy(\.isNumber) else {
      throw failure(
        process.terminationStatus == 127
          ? "there is no sbatch here: submit the scripts where Slurm is, or leave --submit out"
          : "sbatch did not take the job (exit code \(process.terminationStatus)); the scripts are "
            + "there to be submitted by hand", .noService)
    }
    return String(number)
  }
}
