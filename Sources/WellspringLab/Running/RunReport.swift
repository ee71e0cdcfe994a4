// What came of a run, and run.json, which says so for good.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Time that a run took. Read by the caller: the library has no clock.
public struct RunTiming: Sendable {
  public var wallSeconds: Double
  public var processorSeconds: Double
  /// Decides nothing else than the time.
  public var threads: Int

  public init(wallSeconds: Double, processorSeconds: Double, threads: Int) {
    self.wallSeconds = wallSeconds
    self.processorSeconds = processorSeconds
    self.threads = threads
  }
}

/// What a run left behind.
public struct RunReport: Sendable {
  public let experiment: Experiment
  /// Where the tables are.
  public let folder: String
  public let results: ExperimentResults
  public let tables: [WrittenTable]
  public let timing: RunTiming

  public var finished: Int { results.finished }
  public var failed: Int { results.failed }

  /// Events of all replicates, warm-up included.
  public var eventTotal: UInt64 { results.eventCounts.reduce(0, +) }

  /// The contents of run.json. Everything but `machine` and `timing` is the same wherever and
  /// however often the command is run.
  public var manifest: JSONValue {
    .object([
      ("wellspring", .string(wellspringVersion)),
      ("command", .array(experiment.command.map { .string($0) })),
      ("identity", .string(experiment.identity)),
      ("kind", .string(experiment.kindName)),
      ("title", .string(experiment.title)),
      ("file", .string(experiment.path)),
      ("settings", .array(experiment.settings.sets.map { .string($0) })),
      // As text: JSON numbers lose the last digits of large seeds.
      ("seed", .string(String(experiment.seed))),
      ("record", .array(experiment.recordingNames.map { .string($0) })),
      ("outcomes", .array(experiment.outcomes.map { .string($0.definition.name) })),
      ("status", .string("complete")),
      (
        "blocks",
        .object([
          ("trials", .integer(experiment.blockSize)), ("rule", .string(TrialPlan.sizeRule)),
        ])
      ),
      (
        "trials",
        .object([("finished", .integer(finished)), ("failed", .integer(failed))])
      ),
      ("replicates", .integer(experiment.replicates)),
      ("scenarios", .array(experiment.scenarios.map(Self.entry))),
      ("tables", .object(tables.map { ($0.schema.fileName, Self.entry($0)) })),
      ("events", .object(eventMembers)),
      ("machine", machine),
      ("timing", timingValue),
    ])
  }

  private static func entry(_ scenario: Scenario) -> JSONValue {
    .object([
      ("name", .string(scenario.name)),
      ("model", .string(scenario.model?.name ?? "")),
      ("sha256", .string(scenario.digest)),
      ("set", .array(scenario.settings.map { .string($0) })),
    ])
  }

  private static func entry(_ table: WrittenTable) -> JSONValue {
    .object([
      ("rows", .integer(table.rows)), ("bytes", .integer(table.bytes)),
      ("sha256", .string(table.digest)),
    ])
  }

  private var eventMembers: [(key: String, value: JSONValue)] {
    [("total", .integer(Int(eventTotal)))]
      + EventKind.allCases.map { kind in
        (kind.name, .integer(Int(results.eventCounts[Int(kind.rawValue)])))
      }
  }

  private var machine: JSONValue {
    let platform = Platform.current
    return .object([
      ("processorClass", .string(platform.processorClass)),
      ("cLibrary", .string(platform.cLibrary)),
      ("operatingSystem", .string(platform.operatingSystem)),
    ])
  }

  private var timingValue: JSONValue {
    .object([
      ("threads", .integer(timing.threads)),
      ("wallSeconds", .number(timing.wallSeconds)),
      ("processorSeconds", .number(timing.processorSeconds)),
    ])
  }
}
