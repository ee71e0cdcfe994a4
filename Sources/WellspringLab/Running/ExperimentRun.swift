// Runs an experiment: blocks in parallel, parts on disk, tables from the parts at the end.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization
import Wellspring

/// What decides how and where a run happens, and nothing about its bytes.
public struct RunOptions: Sendable {
  /// 1 ... mostThreads.
  public var threads: Int
  /// Where the results go; nil for the default folder.
  public var folder: String?
  /// Whether an earlier begin of the same run is taken up.
  public var resume: Bool
  /// Which blocks are run; nil for all, and tables at the end.
  public var shard: Shard?

  public init(threads: Int, folder: String? = nil, resume: Bool = false, shard: Shard? = nil) {
    (self.threads, self.folder, self.resume, self.shard) = (threads, folder, resume, shard)
  }
}

/// How far a run has come, in trials.
public struct RunProgress: Sendable, Equatable {
  public var done: Int
  /// As far as it is known.
  public var total: Int
  /// Of `done`, those that an earlier begin had finished.
  public var earlier: Int
}

/// How a run ended.
public enum RunEnding: Sendable {
  /// Every trial was run; the tables are there.
  case complete(RunReport)
  /// An earlier begin had completed it; nothing was done.
  case alreadyComplete
  /// The blocks of this shard are there.
  case shard(RunProgress, blocks: Int)
  /// Stopped; `done` trials are kept for a later resume.
  case interrupted(RunProgress)
}

/// One run of one experiment.
public struct ExperimentRun: Sendable {
  public let experiment: Experiment
  public let options: RunOptions
  private let folder: ResultsFolder
  private let identity: String
  private let simulate: Experiment.Simulate?

  /// Creates the folder; call when everything else about the run is known to be good.
  /// - Throws: `OutputError.exists` and its relatives, or `.cannotCreate`.
  public init(_ experiment: Experiment, _ options: RunOptions) throws(OutputError) {
    try self.init(experiment, options, simulate: nil)
  }

  /// The same with another simulation in place of the models', and a gate before each write.
  init(
    _ experiment: Experiment, _ options: RunOptions, simulate: Experiment.Simulate?,
    gate: ResultsFolder.WriteGate? = nil
  ) throws(OutputError) {
    self.experiment = experiment
    self.options = options
    self.simulate = simulate
    identity = experiment.identity
    let inputs = RunInputs(experiment.inputs)
    folder = try ResultsFolder(
      options.folder ?? experiment.defaultFolder(shard: options.shard),
      mark: FolderMark(experiment, identity: identity, inputs: inputs), inputs: inputs,
      resume: options.resume, gate: gate)
  }

  /// Where the results go.
  public var path: String { folder.path }

  /// Removes everything that nobody can use. Safe to call from any thread at any time.
  public func abandon() { folder.abandon() }

  /// Runs the blocks and writes the tables.
  ///
  /// - Parameters:
  ///   - stop: once requested, no block is begun; those begun are finished and kept.
  ///   - progress: called after each trial, by one thread at a time.
  ///   - note: called with messages for people.
  ///   - timing: read once, before run.json is written.
  /// - Throws: `OutputError` when a file cannot be written; finished blocks are kept.
  public func execute(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (RunProgress) -> Void = { _ in },
    note: (String) -> Void = { _ in }, timing: () -> RunTiming
  ) throws(OutputError) -> RunEnding {
    if folder.standing == .complete {
      folder.removeParts()
      return .alreadyComplete
    }
    do throws(OutputError) {
      var blocks = BlockRunner(self, progress: progress)
      var plan = experiment.firstPlan
      var ledger = TrialLedger()
      var experiment = self.experiment
      repeat {
        try blocks.take(plan, note: note)
        if blocks.isPending { try folder.checkPlaces() }
        guard try blocks.run(plan, of: experiment, stop: stop) else {
          if blocks.progress.done == 0 { folder.abandon() }
          return .interrupted(blocks.progress)
        }
        if !experiment.isAdaptive { break }
        try ledger.read(source(plan))
        experiment.scenarios = experiment.study.scenarios(experiment, after: ledger)
      } while experiment.study.grow(&plan, ledger, experiment)
      if options.shard != nil { return .shard(blocks.progress, blocks: blocks.ownBlocks) }
      let tables = try ExperimentTables(
        experiment, source(plan), folder, lanes: options.threads)
      let report = try tables.publish(timing: timing)
      folder.removeParts()
      return .complete(report)
    } catch {
      folder.abandon()
      throw error
    }
  }

  private func source(_ plan: TrialPlan) -> TrialSource {
    TrialSource(plan, identity: identity) { [folder] in folder.partPath($0) }
  }

  // MARK: Blocks

  /// Runs the trials of a block and keeps them.
  func run(
    _ block: TrialBlock, of experiment: Experiment, eachDone: () -> Void
  ) throws(OutputError) {
    var records: [TrialRecord] = []
    records.reserveCapacity(block.trials.count)
    var known: (scenario: Int, staff: Staff)?
    for trial in block.trials {
      if known?.scenario != trial.scenario {
        let model = experiment.scenarios[trial.scenario].model
        known = model.map { (trial.scenario, Staff($0)) }
      }
      records.append(experiment.record(trial, staff: known?.staff, simulate: simulate))
      eachDone()
    }
    try folder.writePart(
      PartFile.bytes(records, block: block.index, identity: identity), block: block.index)
  }

  /// The blocks whose parts are there and whole; broken ones are named and done again.
  fileprivate func finishedBlocks(
    _ plan: TrialPlan, _ wanted: [Int], note: (String) -> Void
  ) throws(OutputError) -> Set<Int> {
    let source = source(plan)
    let there = try ResultsFolder.partNames(folder.partsPath)
    var finished: Set<Int> = []
    for block in wanted {
      var remarks: [String] = []
      for name in there[block] ?? [] where !finished.contains(block) {
        let path = "\(folder.partsPath)/\(name)"
        guard RegularFile.kind(path) == .file else {
          remarks.append("\(path) is no part of this run and is left as it is")
          continue
        }
        folder.choosePart(name, block: block)
        do throws(OutputError) {
          _ = try source.records(block)
          finished.insert(block)
        } catch {
          folder.choosePart(nil, block: block)
          remarks.append("\(path) is broken")
        }
      }
      guard !finished.contains(block) else { continue }
      for remark in remarks { note(remark + "; its block is done again") }
    }
    return finished
  }
}

/// Runs the blocks of a plan that are not there yet.
private struct BlockRunner {
  private let run: ExperimentRun
  private let report: @Sendable (RunProgress) -> Void
  private(set) var progress = RunProgress(done: 0, total: 0, earlier: 0)
  private var pending: [Int] = []
  /// Blocks of the plan that have been looked at; those are there or pending.
  private var known = 0
  private(set) var ownBlocks = 0
  /// Whether blocks are still to be done.
  var isPending: Bool { !pending.isEmpty }

  init(_ run: ExperimentRun, progress: @escaping @Sendable (RunProgress) -> Void) {
    self.run = run
    report = progress
  }

  /// Finds out what is to be done for the blocks that are new in the plan.
  mutating func take(_ plan: TrialPlan, note: (String) -> Void) throws(OutputError) {
    let shard = run.options.shard
    let own = (known..<plan.blockCount).filter { shard?.contains(block: $0) ?? true }
    let finished = try run.finishedBlocks(plan, own, note: note)
    pending = own.filter { !finished.contains($0) }
    known = plan.blockCount
    ownBlocks += own.count
    for block in own {
      let trials = plan.block(block).trials.count
      progress.total += trials
      if finished.contains(block) {
        progress.done += trials
        progress.earlier += trials
      }
    }
  }

  /// Runs what is pending; false when it was stopped before the end.
  mutating func run(
    _ plan: TrialPlan, of experiment: Experiment, stop: StopFlag
  ) throws(OutputError) -> Bool {
    let counter = Mutex(progress)
    let (run, report, blocks) = (run, report, pending)
    let kept = try runInOrder(
      count: blocks.count, lanes: run.options.threads, window: max(1, blocks.count), stop: stop,
      work: { index -> Result<Void, OutputError> in
        do throws(OutputError) {
          try run.run(plan.block(blocks[index]), of: experiment) {
            counter.withLock { state in
              state.done += 1
              report(state)
            }
          }
          return .success(())
        } catch {
          return .failure(error)
        }
      },
      keep: { (_, outcome) throws(OutputError) in try outcome.get() })
    progress = counter.withLock { $0 }
    return kept == blocks.count
  }
}
