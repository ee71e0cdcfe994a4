// Whether a results folder still holds what its run wrote, and whether this machine writes the same.
//
// What is known without a key: the copies of the inputs say which experiment it was, and with it
// which tables there must be, with which columns and which trials, and all of run.json and
// datapackage.json but machine, time and events. Of the tables, those that hang on the outcomes
// alone follow from replicates.csv. Whether replicates.csv itself is right, and the tables that hang
// on more, only the simulation can say; a sample of it is run again.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// A results folder that is checked.
public struct FolderCheck: Sendable {
  /// One thing that was looked at.
  public struct Finding: Sendable {
    /// A file, or a scenario and replicate.
    public let subject: String
    /// What was found, in a few words.
    public let verdict: String
    public let isGood: Bool

    /// Texts may repeat what stands in a folder: what acts on a terminal is written out.
    public init(subject: String, verdict: String, isGood: Bool) {
      self.subject = TextRule.oneLine(subject)
      self.verdict = TextRule.oneLine(verdict)
      self.isGood = isGood
    }
  }

  /// Largest relative difference of a number between machines of different class; of numbers below
  /// 1, the largest difference.
  public static let tolerance = 1e-9
  /// Larger descriptions are refused.
  static let largestDescription = 256 << 20
  /// Findings of one kind that are named one by one.
  static let shownFindings = 10

  public let folder: String
  public let experiment: Experiment
  /// The processor class and C library that wrote the folder, as run.json says.
  public let writtenOn: (processorClass: String, cLibrary: String)
  /// What run.json holds.
  let run: JSONValue

  /// Reads run.json and the copies of the inputs.
  /// - Throws: `.noInput` when there is no whole run, `.badData` when its copies were changed.
  public init(_ folder: String) throws(ModelFileError) {
    self.folder = folder
    let bytes: [UInt8]
    do throws(BoundedFile.Failure) {
      bytes = try BoundedFile.read(folder + "/run.json", atMost: Self.largestDescription)
    } catch {
      guard case .missing = error else {
        throw Self.problem(.badData, folder, "run.json cannot be read")
      }
      throw Self.problem(.noInput, folder, "there is no run.json: no run was completed here")
    }
    guard let run = JSONReader.value(bytes), run.members != nil else {
      throw Self.problem(.badData, folder, "run.json cannot be read")
    }
    self.run = run
    let machine = run["machine"]
    writtenOn = (
      machine?["processorClass"]?.string ?? "", machine?["cLibrary"]?.string ?? ""
    )
    experiment = try Experiment.of(folder: folder)
  }

  private static func problem(
    _ kind: ModelFileError.Kind, _ folder: String, _ message: String
  ) -> ModelFileError {
    ModelFileError(kind, [Problem(.file(folder), "", message)])
  }

  /// Whether this machine promises the same bytes as the one that wrote the folder.
  public var isSamePlatform: Bool {
    let here = Platform.current
    return here.processorClass == writtenOn.processorClass && here.cLibrary == writtenOn.cLibrary
  }

  /// What was found.
  public struct Report: Sendable {
    /// Each table against its digest in run.json and against its columns.
    public internal(set) var tables: [Finding] = []
    /// run.json and datapackage.json against the inputs and the tables; good where nothing is said.
    public internal(set) var descriptions: [Finding] = []
    /// The rows of replicates.csv and failures.csv against the trials of the experiment, and the
    /// tables that follow from them.
    public internal(set) var rows: [Finding] = []
    /// Replicates that were simulated again.
    public internal(set) var replicates: [Finding] = []
    /// What was not looked at beyond its digest, and why: a sentence each.
    public internal(set) var unchecked: [String] = []

    public var all: [Finding] { tables + descriptions + rows + replicates }
    public var failed: [Finding] { all.filter { !$0.isGood } }
  }

  /// Checks everything.
  /// - Parameters:
  ///   - sample: how many trials are simulated again, at most.
  ///   - seed: which.
  public func report(sample: Int, seed: UInt64, threads: Int) -> Report {
    var report = Report()
    let known = trialsOnDisk(&report).map { checkedTrials($0) }
    checkTables(known?.trials, &report)
    if let known {
      checkRows(known, &report)
      let trials = known.trials
      let chosen = choose(sample, of: trials.trials, seed: seed)
      let again = rerun(chosen, trials, threads: threads)
      report.replicates = again.findings
      checkEvents(again, isAll: !chosen.isEmpty && chosen.count == trials.trials.count, &report)
    }
    report.unchecked += uncheckedTables(report)
    return report
  }

  /// The rows of replicates.csv and failures.csv; nil when they cannot be taken in.
  private func trialsOnDisk(_ report: inout Report) -> TrialsOnDisk? {
    var bytes: [[UInt8]?] = []
    for name in [ResultTables.replicates().fileName, ResultTables.failures.fileName] {
      do throws(BoundedFile.Failure) {
        bytes.append(
          try BoundedFile.read("\(folder)/\(name)", atMost: TrialsOnDisk.mostBytes))
      } catch {
        bytes.append(nil)
        if case .tooLarge = error {
          report.unchecked.append(
            "\(name) is larger than \(TrialsOnDisk.mostBytes >> 30) GB: its rows were not "
              + "read, and nothing was simulated again.")
          return nil
        }
      }
    }
    return bytes[0].map { TrialsOnDisk(experiment, replicates: $0, failures: bytes[1]) }
  }

  /// What a digest alone vouches for.
  private func uncheckedTables(_ report: Report) -> [String] {
    let names = report.tables.map(\.subject).filter { name in
      !report.rows.contains { $0.subject == name } && name != ResultTables.replicates().fileName
        && name != ResultTables.failures.fileName
        && !experiment.recordedTables.contains { $0.fileName == name }
    }
    guard !names.isEmpty else { return [] }
    return [
      "By their digests alone: \(names.joined(separator: ", ")). What they say hangs on more than "
        + "replicates.csv; running the experiment again makes the same bytes."
    ]
  }
}
