// What came of a run, and run.json, which says so for good.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Time that a run took. Read by the caller: the library has no clock.
public struct RunTiming: Sendable {
  public var wallSeconds: Double
  public var processorSeconds: Double

  public init(wallSeconds: Double, processorSeconds: Double) {
    self.wallSeconds = wallSeconds
    self.processorSeconds = processorSeconds
  }
}

/// What a run left behind.
public struct RunReport: Sendable {
  public let request: RunRequest
  /// Where the tables are.
  public let folder: String
  public let scenario: String
  /// Replicates that finished, and those that hit a bound of the simulation.
  public let finished: Int
  public let failed: Int
  public let tables: [WrittenTable]
  /// In the order of `Outcome.allCases`.
  public let summaries: [SampleSummary]
  /// By `EventKind.rawValue`.
  public let eventCounts: [UInt64]
  public let timing: RunTiming

  /// Whether every replicate that was asked for was run.
  public var isComplete: Bool { finished + failed == request.replicates }

  /// Events of all replicates, warm-up included.
  public var eventTotal: UInt64 { eventCounts.reduce(0, +) }

  /// The contents of run.json. Everything but `machine` and `timing` is the same wherever and
  /// however often the command is run.
  public var manifest: JSONValue {
    .object([
      ("wellspring", .string(wellspringVersion)),
      ("command", .array(request.command.map { .string($0) })),
      ("identity", .string(request.identity)),
      (
        "model",
        .object([
          ("name", .string(request.model.name)), ("path", .string(request.modelPath)),
          ("sha256", .string(request.modelDigest)),
        ])
      ),
      ("settings", .array(request.settings.map { .string($0) })),
      // As text: JSON numbers lose the last digits of large seeds.
      ("seed", .string(String(request.seed))),
      ("record", .array(request.recordingNames.map { .string($0) })),
      ("status", .string(isComplete ? "complete" : "interrupted")),
      (
        "replicates",
        .object([
          ("asked", .integer(request.replicates)), ("finished", .integer(finished)),
          ("failed", .integer(failed)),
        ])
      ),
      ("tables", .object(tables.map { ($0.schema.fileName, Self.entry($0)) })),
      ("events", .object(eventMembers)),
      ("machine", machine),
      ("timing", timingValue),
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
        (kind.name, .integer(Int(eventCounts[Int(kind.rawValue)])))
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
      ("threads", .integer(request.threads)),
      ("wallSeconds", .number(timing.wallSeconds)),
      ("processorSeconds", .number(timing.processorSeconds)),
    ])
  }
}
