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
    // In a name of a log % begins what Slurm fills in.
    let place = logs.replacing("%", with: "%%")
    lines += ["--output=\(shellWord("\(place)/\(log)"))"] + options.map(shellWord)
    return lines.map { "#SBATCH \($0)" }.joined(separator: "\n")
  }

  /// Why these scripts cannot be written so that Slurm and the shell read what is meant; nil when
  /// they can.
  ///
  /// A line of `#SBATCH` ends at the line feed, quoted or not, and Slurm takes a backslash in it for
  /// an escape even inside quotes.
  public var obstacle: String? {
    func hidden(_ text: String) -> Bool {
      text.unicodeScalars.contains { TextRule.isHidden($0) || $0 == "\n" || $0 == "\t" }
    }
    if hidden(folder) || folder.contains("\\") {
      return "the folder's path holds a line end, control character or backslash, which Slurm does "
        + "not read as they are; choose another with --out"
    }
    if let option = options.first(where: { hidden($0) || !$0.hasPrefix("--") }) {
      let shown = TextRule.short(TextRule.oneLine(option))
      return "\(shown) is not one option that starts with -- on one line"
    }
    if let word = ([program, file] + settings).first(where: hidden) {
      return "\(TextRule.short(TextRule.oneLine(word))) holds a line end or control character, "
        + "which has no place in a script"
    }
    return nil
  }

  /// Writes the scripts into a new folder: both whole, or nothing.
  /// - Throws: `.exists` when the folder is there, `.cannotCreate`, `.cannotFinish`.
  public func write() throws(OutputError) { try write { _ in true } }

  /// The same with a gate before each write.
  func write(gate: ResultsFolder.WriteGate) throws(OutputError) {
    precondition(obstacle == nil, "asked about before")
    guard !FileManager.default.fileExists(atPath: folder) else { throw .exists(path: folder) }
    var made: [String] = []
    do throws(OutputError) {
      for path in ResultsFolder.parents(of: folder) where try ResultsFolder.make(path) {
        made.append(path)
      }
      for path in [folder, shards, logs] {
        guard try ResultsFolder.make(path) else { throw .exists(path: path) }
        made.append(path)
      }
      let scripts = [(Self.arrayName, arrayScript), (Self.mergeName, mergeScript)]
      try WholeFile.write(
        scripts.map { name, text in
          WholeFile(path: "\(folder)/\(name)", text: text, isExecutable: true)
        }, gate: gate)
    } catch {
      // What holds something of somebody else stays.
      for path in made.reversed() { rmdir(path) }
      throw error
    }
  }
}
