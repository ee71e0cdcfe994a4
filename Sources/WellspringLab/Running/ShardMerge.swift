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
    where ResultsFolder.identity(
      "\(folder)/\(ResultsFolder.inputsName)/\(ResultsFolder.requestName)") == nil
    {
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
    let identity = experiment.identity
    let plan = experiment.firstPlan
    let parts = try parts(identity, plan)
    let inputs = RunInputs(experiment.inputs)
    let folder = try ResultsFolder(
      path, identity: identity, resume: resume, inputs: inputs,
      request: RunRequestFile.json(experiment, identity: identity, inputs: inputs))
    if folder.standing == .complete { return nil }
    do throws(OutputError) {
      let source = TrialSource(plan, identity: identity) { parts[$0]! }
      let report = try ExperimentTables(experiment, source, folder).publish(timing: timing)
      folder.removeParts()
      return report
    } catch {
      folder.abandon()
      throw error
    }
  }

  /// The part file of each block.
  private func parts(_ identity: String, _ plan: TrialPlan) throws(OutputError) -> [Int: String] {
    var found: [Int: String] = [:]
    var reasons: [String] = []
    for folder in folders {
      let request = "\(folder)/\(ResultsFolder.inputsName)/\(ResultsFolder.requestName)"
      guard ResultsFolder.identity(request) == identity else {
        reasons.append("\(folder): a shard of another experiment than \(folders[0])")
        continue
      }
      let place = "\(folder)/\(ResultsFolder.partsName)"
      for name in ResultsFolder.names(place) {
        guard let block = PartFile.block(named: name) else { continue }
        let path = "\(place)/\(name)"
        if let reason = reason(path, block, identity, plan) {
          reasons.append("\(path): \(reason)")
        } else if let other = found[block] {
          reasons.append("\(path): block \(block + 1) is already in \(other)")
        } else {
          found[block] = path
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
    guard let bytes = FileManager.default.contents(atPath: path) else {
      return "the part cannot be read"
    }
    do throws(PartError) {
      let records = try PartFile.records(Array(bytes), block: block, identity: identity)
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
