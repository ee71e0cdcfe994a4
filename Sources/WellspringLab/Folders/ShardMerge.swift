// Joins shards.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Shards that together are to be one experiment.
public struct ShardMerge: Sendable {
  public let experiment: Experiment
  private let folders: [String]
  /// Problems are named one by one up to this many.
  private static let shownReasons = 20

  /// - Parameter folders: at least one.
  /// - Throws: when a folder is no shard, or its copies of the inputs cannot be read.
  public init(_ folders: [String]) throws(ModelFileError) {
    self.folders = folders
    var problems: [Problem] = []
    for folder in folders
    where Self.identity(folder) == nil {
      problems.append(Problem(.file(folder), "", "this is not a shard of an experiment"))
    }
    guard problems.isEmpty else { throw ModelFileError(.noInput, problems) }
    experiment = try Experiment.of(folder: folders[0])
  }

  /// Checks that every block is there once and whole, and writes the tables.
  /// - Returns: nil when the folder holds them already.
  /// - Throws: `.cannotMerge` with everything that is wrong.
  public func write(
    to path: String, resume: Bool, timing: () -> RunTiming
  ) throws(OutputError) -> RunReport? {
    if folders.contains(where: { Self.isSame($0, path) }) { throw .isShard(path: path) }
    let identity = experiment.identity
    let plan = experiment.firstPlan
    let parts = try parts(identity, plan)
    let inputs = RunInputs(experiment.inputs)
    let folder = try ResultsFolder(
      path, mark: FolderMark(experiment, identity: identity, inputs: inputs), inputs: inputs,
      resume: resume)
    if folder.standing == .complete { return nil }
    do throws(OutputError) {
      let source = TrialSource(plan, identity: identity) { parts[$0]! }
      let report = try ExperimentTables(experiment, source, folder).publish(timing: timing)
      // Parts in there are not this merge's own.
      folder.removeEmptyParts()
      return report
    } catch {
      folder.abandon()
      throw error
    }
  }

  /// The identity of the run that a folder is a shard of; nil when it is none.
  private static func identity(_ folder: String) -> String? {
    FolderMark.of(folder, followingLinks: true)?.identity ?? OldRequest(folder)?.identity
  }

  /// Whether two paths lead to one folder.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    var (a, b) = (stat(), stat())
    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev
      && a.st_ino == b.st_ino
  }

  /// The part file of each block.
  private func parts(_ identity: String, _ plan: TrialPlan) throws(OutputError) -> [Int: String] {
    var found: [Int: String] = [:]
    var reasons: [String] = []
    for folder in folders {
      guard Self.identity(folder) == identity else {
        reasons.append("\(folder): a shard of another experiment than \(folders[0])")
        continue
      }
      let place = "\(folder)/\(ResultsFolder.partsName)"
      for (block, names) in try ResultsFolder.partNames(place).sorted(by: { $0.key < $1.key }) {
        let paths = names.map { "\(place)/\($0)" }
        let bad = paths.map { reason($0, block, identity, plan) }
        // A block that was done again lies beside what it replaces.
        guard let whole = bad.firstIndex(where: { $0 == nil }) else {
          for (path, reason) in zip(paths, bad) { reasons.append("\(path): \(reason ?? "")") }
          continue
        }
        if let other = found[block] {
          reasons.append("\(paths[whole]): block \(block + 1) is already in \(other)")
        } else {
          found[block] = paths[whole]
        }
      }
    }
    let gaps = (0..<plan.blockCount).filter { found[$0] == nil }
    if !gaps.isEmpty {
      reasons.append(
        "\(gaps.count) of \(plan.blockCount) blocks are missing: \(Self.ranges(gaps))")
    }
    guard reasons.isEmpty else {
      let hidden = reasons.count - Self.shownReasons
      throw .cannotMerge(
        reasons: reasons.prefix(Self.shownReasons)
          + (hidden > 0 ? ["and \(hidden) more problems"] : []))
    }
    return found
  }

  /// Why a part cannot be used; nil when it can.
  private func reason(
    _ path: String, _ block: Int, _ identity: String, _ plan: TrialPlan
  ) -> String? {
    guard let bytes = RegularFile.bytes(path, followingLinks: true) else {
      return "the part cannot be read"
    }
    do throws(PartError) {
      let records = try PartFile.records(bytes, block: block, identity: identity)
      guard block < plan.blockCount, records.map(\.trial) == plan.block(block).trials else {
        throw .foreign
      }
      return nil
    } catch {
      return error == .broken
        ? "the part is broken; run its shard again with --resume"
        : "a part of another experiment"
    }
  }

  /// `1, 4-6` of blocks counted from 1.
  static func ranges(_ blocks: [Int]) -> String {
    var texts: [String] = []
    var rest = blocks[...]
    while let first = rest.popFirst() {
      var last = first
      while rest.first == last + 1 { last = rest.removeFirst() }
      texts.append(first == last ? "\(first + 1)" : "\(first + 1)-\(last + 1)")
    }
    let shown = texts.prefix(20).joined(separator: ", ")
    return texts.count > 20 ? shown + ", …" : shown
  }
}
