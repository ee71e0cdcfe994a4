// Runs a model: replicates in parallel, tables in order, a results folder at the end.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One run of one model, from an empty folder to whole tables.
public struct ModelRun: Sendable {
  /// How a replicate is simulated.
  public typealias Simulate = @Sendable (UInt64) throws(SimulationError) -> ReplicateResult

  /// The scenario of a model that is run as it stands.
  public static let scenario = "base"

  public let request: RunRequest
  private let folder: ResultsFolder
  private let simulate: Simulate

  /// Creates the folder; call when everything else about the request is known to be good.
  /// - Throws: `OutputError.exists` or `.cannotCreate`.
  public init(_ request: RunRequest) throws(OutputError) {
    let simulation = Simulation(
      model: request.model, seed: request.seed, recording: request.recording)
    try self.init(request) { (replicate) throws(SimulationError) in
      try simulation.run(replicate: replicate)
    }
  }

  /// The same with another simulation in place of the model's.
  init(_ request: RunRequest, simulate: @escaping Simulate) throws(OutputError) {
    self.request = request
    self.simulate = simulate
    folder = try ResultsFolder(creating: request.folder ?? request.defaultFolder)
  }

  /// Where the results go.
  public var path: String { folder.path }

  /// Removes everything that is not published. Safe to call from any thread at any time.
  public func abandon() { folder.abandon() }

  /// Runs the replicates and writes the tables.
  ///
  /// - Parameters:
  ///   - stop: once requested, no replicate is begun; those begun are finished and kept.
  ///   - progress: called with the number of replicates kept so far, by one thread at a time.
  ///   - timing: read once, before run.json is written.
  /// - Returns: nil when the run was stopped before any replicate was done; nothing is left then.
  /// - Throws: `OutputError` when a file cannot be written; nothing is left then.
  public func execute(
    stop: StopFlag = StopFlag(), progress: @escaping (Int) -> Void = { _ in },
    timing: () -> RunTiming
  ) throws(OutputError) -> RunReport? {
    do throws(OutputError) {
      let staff = Staff(request.model)
      let tables = try RunTables(
        scenario: Self.scenario, model: request.model, staff: staff,
        recording: request.recording, folder: folder)
      let done = try runInOrder(
        count: request.replicates, lanes: request.threads, window: window, stop: stop,
        work: { [simulate] index in rows(of: index, staff: staff, simulate: simulate) },
        keep: { (index, rows) throws(OutputError) in
          try tables.keep(rows)
          progress(index + 1)
        })
      guard done > 0 else {
        folder.abandon()
        return nil
      }
      return try publish(tables, timing: timing)
    } catch {
      folder.abandon()
      throw error
    }
  }

  /// Replicates that may be begun and not yet kept. A replicate with its events is large, one
  /// without is small.
  private var window: Int {
    request.recording.contains(.events) ? request.threads : 8 * request.threads
  }

  private func rows(of index: Int, staff: Staff, simulate: Simulate) -> ReplicateRows {
    let replicate = UInt64(index) + 1
    let result: Result<ReplicateResult, SimulationError>
    do throws(SimulationError) {
      result = .success(try simulate(replicate))
    } catch {
      result = .failure(error)
    }
    return ReplicateRows(
      scenario: Self.scenario, replicate: replicate, staff: staff, result: result)
  }

  private func publish(_ tables: RunTables, timing: () -> RunTiming) throws(OutputError)
    -> RunReport
  {
    let written = try tables.finish()
    let report = RunReport(
      request: request, folder: folder.path, scenario: Self.scenario, finished: tables.finished,
      failed: tables.failed, tables: written, summaries: tables.summaries,
      eventCounts: tables.eventCounts, timing: timing())
    let package = DataPackage.json(
      title: request.model.name.isEmpty ? "Wellspring results" : request.model.name,
      description: "Results of " + request.command.joined(separator: " ") + ", by Wellspring "
        + wellspringVersion + ".",
      tables: written)
    try folder.write(package.text, as: "datapackage.json")
    try folder.write(report.manifest.text, as: "run.json")
    try folder.publish()
    return report
  }
}
