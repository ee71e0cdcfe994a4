// An experiment for a cluster: a Slurm job array of shards, and a job that merges them.
//
// Nothing here talks to Slurm: these are the texts of two scripts. Each task of the array runs one
// shard in a folder of its own with --resume, so that a task that is requeued after its node died
// goes on with the blocks that it had finished.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What is asked of a cluster.
public struct ClusterJob: Sendable {
  /// Tasks of one array that Slurm can be asked for; its own limit (MaxArraySize) may be lower.
  public static let mostTasks = 100_000

  /// Absolute path of the executable; it must be there on every node.
  public var program: String
  /// Absolute path of the model or experiment file.
  public var file: String
  /// Words after the file that decide the bytes: `--seed 7 --set path=value`.
  public var settings: [String]
  /// Absolute path of the folder that takes scripts, shards, logs and results.
  public var folder: String
  /// Shards, one a task: 1 ... mostTasks.
  public var tasks: Int
  /// Cores of a task.
  public var cores: Int
  /// Further options of sbatch for both jobs, each one word: `--partition=short`.
  public var options: [String]

  public init(
    program: String, file: String, settings: [String], folder: String, tasks: Int, cores: Int,
    options: [String] = []
  ) {
    self.program = program
    self.file = file
    self.settings = settings
    self.folder = folder
    self.tasks = tasks
    self.cores = cores
    self.options = options
  }

  public static let arrayName = "array.sh"
  public static let mergeName = "merge.sh"

  /// Where the shards, the logs and the merged tables are.
  public var shards: String { folder + "/shards" }
  public var logs: String { folder + "/logs" }
  public var results: String { folder + "/results" }

  /// The job's name: the file's, without its ending.
  public var name: String { "wellspring-" + Experiment.slug(file) }

  /// The script of the array.
  public var arrayScript: String {
    let words = ["run", file] + settings
    return """
      #!/usr/bin/env bash
      # One shard of the experiment for each task. A task that is requeued goes on where it was.
      \(header(name, log: "%a.log", cores: cores, more: ["--array=1-\(tasks)"]))
      set -euo pipefail
      task="${SLURM_ARRAY_TASK_ID:?run this with sbatch}"
      exec \(([program] + words).map(shellWord).joined(separator: " ")) \\
        --shard "$task/\(tasks)" --out \(shellWord(shards))/"$task-of-\(tasks)" --resume \\
        --threads "${SLURM_CPUS_PER_TASK:-\(cores)}" --progress plain

      """
  }

  /// The script of the job that joins the shards; it refuses when any block is missing.
  public var mergeScript: String {
    """
    #!/usr/bin/env bash
    # Joins the shards into the tables of the experiment.
    \(header(name + "-merge", log: "merge.log", cores: 1, more: []))
    set -euo pipefail
    exec \(shellWord(program)) merge \(shellWord(shards))/*-of-\(tasks) \\
      --out \(shellWord(results)) --resume

    """
  }

  private func header(_ name: String, log: String, cores: Int, more: [String]) -> String {
    var lines = ["--job-name=\(name)"] + more
    lines += ["--ntasks=1", "--cpus-per-task=\(cores)", "--requeue", "--open-mode=append"]
    lines += ["--output=\(shellWord("\(logs)/\(log)"))"] + options.map(shellWord)
    return lines.map { "#SBATCH \($0)" }.joined(separator: "\n")
  }

  /// Writes the scripts into a new folder.
  /// - Throws: `.exists` when the folder is there, `.cannotCreate`.
  public func write() throws(OutputError) {
    let files = FileManager.default
    guard !files.fileExists(atPath: folder) else { throw .exists(path: folder) }
    do {
      for path in [folder, shards, logs] {
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
      }
      for (name, text) in [(Self.arrayName, arrayScript), (Self.mergeName, mergeScript)] {
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      }
    } catch {
      throw .cannotCreate(path: folder, reason: error.localizedDescription)
    }
  }
}
