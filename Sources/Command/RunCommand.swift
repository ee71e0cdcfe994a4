// `wellspring run`.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Wellspring
import WellspringLab

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a model and writes a folder of tables.",
    discussion: """
      Each replicate is one simulated history of the model; replicate 7 of seed 1 is the same \
      history on any number of threads and whatever else is run or recorded. The tables \
      (summary, replicates, daily; clinicians, surveys and events on request) are CSV, described \
      column by column in datapackage.json; run.json says what made them.

      Ctrl-C finishes the replicates that are running and keeps them; a second Ctrl-C gives up at \
      once and leaves nothing half-written.

      Examples:
        wellspring run models/icu.yaml
        wellspring run models/icu.yaml --replicates 400 --seed 7 --out icu-400
        wellspring run models/icu.yaml --days 90 --set site.units.icu.beds=20
        wellspring run models/icu.yaml -r 1 --record clinicians,events
        wellspring run models/icu.yaml --policy rest-legitimacy --policy staffing-level=0.05
        wellspring run models/icu.yaml --quiet --format json | jq .outcomes
      """)

  @Argument(help: "Model file (YAML).")
  var file: String

  @Option(
    help: ArgumentHelp(
      "Folder for the tables; it must not exist yet. (default: results/NAME-HASH)",
      valueName: "dir"))
  var out: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("How many histories to simulate.", valueName: "n"))
  var replicates = 100

  @Option(help: ArgumentHelp("Observed days, instead of the model's.", valueName: "d"))
  var days: Int?

  @Option(help: ArgumentHelp("Seed of all random numbers.", valueName: "s"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("Replicates that run at once. (default: all cores)", valueName: "n"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Set a value of the model, for instance site.units.icu.beds=20. May be given again.",
      valueName: "path=value"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      "Activate a policy at its usual dose or at this one. May be given again. (Which there are: "
        + "describe --format policies.)",
      valueName: "name[=dose]"))
  var policy: [String] = []

  @Option(
    help: ArgumentHelp(
      "More tables, separated by commas: clinicians, surveys, events. (daily is always written.)",
      valueName: "tables"))
  var record: [String] = []

  @Flag(name: .shortAndLong, help: "Nothing on standard error but errors.")
  var quiet = false

  @Option(
    help: ArgumentHelp("Progress on standard error: auto, plain or none.", valueName: "style"))
  var progress = ProgressStyle.auto

  @Option(help: ArgumentHelp("Summary on standard output: text or json.", valueName: "format"))
  var format = SummaryFormat.text

  @OptionGroup(visibility: .hidden)
  var later: LaterOptions

  func validate() throws {
    guard (1...RunRequest.mostReplicates).contains(replicates) else {
      throw ValidationError("--replicates takes 1 to \(RunRequest.mostReplicates).")
    }
    if let threads, !(1...RunRequest.mostThreads).contains(threads) {
      throw ValidationError("--threads takes 1 to \(RunRequest.mostThreads).")
    }
    if let out, out.isEmpty { throw ValidationError("--out takes the name of a folder.") }
    _ = try recording()
  }

  func run() throws {
    let watch = Stopwatch()
    let request = try self.request()
    let run: ModelRun
    do throws(OutputError) { run = try ModelRun(request) } catch {
      throw failure(error.description, error.status)
    }
    if !quiet {
      printMessage(
        "Running \(file): \(counted(replicates, "replicate")), seed \(seed), "
          + "\(counted(request.threads, "thread")); results go to \(run.path)")
    }
    let meter = ProgressMeter(
      style: progress, isQuiet: quiet, total: replicates, watch: watch)
    let report = try execute(run, meter: meter, watch: watch)
    try printResult(format == .json ? report.json : SummaryText(report).text)
    try end(report)
  }

  /// Runs it; interrupts are heeded from here on.
  private func execute(
    _ run: ModelRun, meter: ProgressMeter, watch: Stopwatch
  ) throws -> RunReport {
    let stop = StopFlag()
    Interrupts.handle(
      first: { [quiet] in
        stop.request()
        guard !quiet else { return }
        meter.note("Stopping after the replicates that are running; Ctrl-C again gives up at once.")
      },
      again: {
        run.abandon()
        meter.note("wellspring: given up; no unfinished table was left behind.")
        _exit(ExitStatus.interrupted.rawValue)
      })
    let report: RunReport?
    do throws(OutputError) {
      report = try run.execute(stop: stop, progress: meter.update) { watch.timing }
    } catch {
      meter.finish()
      throw failure(error.description, error.status)
    }
    meter.finish()
    guard let report else {
      throw failure(
        "interrupted before any replicate was done; nothing was written. "
          + "Give the same command to run again.", .interrupted)
    }
    return report
  }

  /// Ends as the replicates did.
  private func end(_ report: RunReport) throws {
    if !report.isComplete {
      throw failure(
        "interrupted: \(report.folder) holds whole tables of the first "
          + "\(report.finished + report.failed) of \(report.request.replicates) replicates. "
          + "To run them all, give the same command with another --out, or remove that folder "
          + "first.", .interrupted)
    }
    if report.failed > 0 {
      let all = report.finished == 0
      throw failure(
        (all ? "every replicate" : "\(report.failed) of \(report.request.replicates) replicates")
          + " hit a bound of the simulation; see \(report.folder)/failures.csv",
        all ? .badData : .someFailed)
    }
  }

  private func request() throws -> RunRequest {
    let settings = try policySettings(policy) + set + (days.map { ["horizon.days=\($0)"] } ?? [])
    let loaded = try loadModel(file, settings: settings)
    return RunRequest(
      model: loaded.model, modelPath: file,
      modelDigest: sha256(Array(loaded.canonicalText.utf8)), settings: settings, seed: seed,
      replicates: replicates, recording: try recording(),
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, folder: out)
  }

  /// What `--record` asks for.
  private func recording() throws -> Recording {
    var recording: Recording = []
    for name in record.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }) {
      switch name {
      case "clinicians": recording.insert(.clinicians)
      case "events": recording.insert(.events)
      case "daily": break
      case "surveys": recording.insert(.surveys)
      default:
        throw ValidationError(
          "--record takes clinicians, surveys, events and daily, not '\(name)'.")
      }
    }
    return recording
  }
}

/// A number with its noun: `1 thread`, `2 threads`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
