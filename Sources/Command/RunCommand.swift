// `wellspring run`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Wellspring
import WellspringLab

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a model or an experiment and writes a folder of tables.",
    discussion: """
      Each replicate is one simulated history of the model; replicate 7 of seed 1 is the same \
      history on any number of threads and whatever else is run or recorded. The tables \
      (summary, replicates, daily; clinicians, surveys, events and answers on request; comparisons, \
      who-changed and design for experiments) are CSV, described column by column in \
      datapackage.json; run.json says what made them. report.html is the answer with pictures, \
      one file for any browser; report makes it again, plot draws its pictures one by one.

      The work is cut into blocks, and a finished block is kept. Ctrl-C finishes the blocks that \
      are running; a second Ctrl-C gives up at once. After either, and after any crash, the same \
      command with --resume goes on where it stopped and ends in the same bytes.

      Examples:
        wellspring run models/icu.yaml
        wellspring run experiments/breaks.yaml
        wellspring run models/icu.yaml -n 400 --seed 7 -o icu-400
        wellspring run models/icu.yaml -n 400 --seed 7 -o icu-400 --resume
        wellspring run experiments/breaks.yaml --shard 2/5
        wellspring run models/icu.yaml --precision high_exhaustion_percent=1
        wellspring run models/icu.yaml --days 90 --set site.units.icu.beds=20
        wellspring run models/icu.yaml -n 1 --record clinicians,events
        wellspring run models/icu.yaml --policy micro-breaks
        wellspring run models/icu.yaml --quiet --format json | jq .outcomes
      """)

  @Argument(help: "Model or experiment file (YAML).")
  var file: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Folder for the tables; it must not exist yet, unless with --resume. "
        + "(default: results/NAME-HASH)",
      valueName: "dir"))
  var out: String?

  @OptionGroup var histories: HistoryOptions

  @OptionGroup var model: ModelOptions

  @OptionGroup var lanes: ThreadOptions

  @Option(
    help: ArgumentHelp(
      "More tables, separated by commas: clinicians, surveys, events, answers (with people), daily. "
        + "(Runs and comparisons always write daily.)", valueName: "tables"))
  var record: [String] = []

  @Option(
    help: ArgumentHelp(
      "Run replicates until the 95 % interval of this outcome's mean is as narrow as this, in its "
        + "unit; --replicates is then the most that are run. May be given again.",
      valueName: "outcome=halfwidth"))
  var precision: [String] = []

  @Flag(help: "Go on with a run that was interrupted; start afresh where there is none.")
  var resume = false

  @Option(
    help: ArgumentHelp(
      "Run every N-th block only, beginning with the I-th, and leave a shard for merge.",
      valueName: "i/n"))
  var shard: String?

  @Flag(help: "Leave out the page, report.html.")
  var noReport = false

  @Option(
    help: ArgumentHelp("Progress on standard error: auto, plain or none.", valueName: "style"))
  var progress = ProgressStyle.auto

  @OptionGroup var summary: SummaryOptions

  func validate() throws {
    if let out, out.isEmpty { throw ValidationError("--out takes the name of a folder.") }
    if let shard, Shard(shard) == nil {
      throw ValidationError("--shard takes I/N with 1 <= I <= N, for instance 2/5.")
    }
    _ = try recordNames()
  }

  func run() throws {
    let watch = Stopwatch()
    let experiment = try loadExperiment(file, settings: settings())
    let shard = shard.flatMap { Shard($0) }
    if shard != nil, experiment.isAdaptive {
      throw failure(
        "kind \(experiment.kindName) decides on the way what to run next and cannot be cut into "
          + "shards", .usage)
    }
    let options = RunOptions(
      threads: lanes.count, folder: out, resume: resume, shard: shard)
    try checkOpenFiles()
    Interrupts.hold()
    let run: ExperimentRun
    do throws(OutputError) { run = try ExperimentRun(experiment, options) } catch {
      throw failure(error.description, error.status)
    }
    if !summary.quiet {
      printWarnings(experiment.warnings)
      printMessage(Self.opening(run))
    }
    let driver = RunDriver(run: run, style: progress, isQuiet: summary.quiet, watch: watch)
    guard let report = try driver.execute(command: resumeCommand(run)) else {
      // A run that was complete already may have been killed before it wrote its page.
      if !noReport, shard == nil { try writePage(of: run.path, isQuiet: summary.quiet) }
      return
    }
    // The page first: the summary says where it is.
    if !noReport { try writePage(of: run.path, isQuiet: true) }
    try printResult(summary.text(report))
    try end(report)
  }

  private static func opening(_ run: ExperimentRun) -> String {
    let experiment = run.experiment
    let scenarios = experiment.scenarios.count
    let noun = experiment.kind is Sweep ? "point" : "scenario"
    let each = scenarios > 1 ? "\(counted(scenarios, noun)) of " : ""
    return "Running \(experiment.path): \(each)\(counted(experiment.replicates, "replicate")), "
      + "seed \(experiment.seed), \(counted(run.options.threads, "thread")); results go to "
      + run.path
  }

  private func settings() throws -> RunSettings {
    RunSettings(
      sets: try model.sets() + histories.sets, seed: histories.seed,
      replicates: histories.replicates, record: try recordNames(), precision: precision)
  }

  /// The same command with --resume, as a shell would take it.
  private func resumeCommand(_ run: ExperimentRun) -> String {
    var words = run.experiment.command
    if let shard { words += ["--shard", shard] }
    words += ["--out", run.path, "--resume"]
    return words.map(shellWord).joined(separator: " ")
  }

  /// What `--record` asks for, in the documented order, each once.
  private func recordNames() throws -> [String] {
    let names = record.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
    for name in names where !RunSettings.recordings.contains(String(name)) {
      throw ValidationError(
        "--record takes clinicians, surveys, events, answers and daily, not '\(name)'.")
    }
    return RunSettings.recordings.filter { name in names.contains { $0 == name } }
  }
}

/// Reads a model or experiment file; says what is wrong with it and ends the program when it cannot
/// be run.
func loadExperiment(_ file: String, settings: RunSettings) throws -> Experiment {
  do throws(ModelFileError) {
    return try ExperimentFile.load(path: file, settings: settings)
  } catch {
    printMessage(error.description)
    throw ExitCode(error.exitCode)
  }
}

func checkThreads(_ threads: Int?) throws {
  if let threads, !(1...Experiment.mostThreads).contains(threads) {
    throw ValidationError("--threads takes 1 to \(Experiment.mostThreads).")
  }
}

/// Ends as the trials did.
func end(_ report: RunReport) throws {
  guard report.failed > 0 else { return }
  let all = report.finished == 0
  let total = report.finished + report.failed
  throw failure(
    (all ? "every replicate" : "\(report.failed) of \(total) replicates")
      + " failed; see \(report.folder)/failures.csv", all ? .badData : .someFailed)
}

/// A number with its noun: `1 thread`, `2 threads`.
func counted(_ count: Int, _ noun: String) -> String {
  GroupedNumber.text(String(count)) + " \(noun)" + (count == 1 ? "" : "s")
}
