// What the command line says about a run beside the file, as far as it decides the bytes.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// Settings on top of a model or experiment file.
public struct RunSettings: Sendable, Equatable {
  /// Each `path=value`, applied to the model before what a scenario sets.
  public var sets: [String]
  /// nil: the file's, or 1.
  public var seed: UInt64?
  /// nil: the file's, or 100.
  public var replicates: Int?
  /// More tables, by the names that `--record` takes; beside those of the file.
  public var record: [String]

  /// Each `outcome=halfwidth`.
  public var precision: [String]

  public init(
    sets: [String] = [], seed: UInt64? = nil, replicates: Int? = nil, record: [String] = [],
    precision: [String] = []
  ) {
    self.sets = sets
    self.seed = seed
    self.replicates = replicates
    self.record = record
    self.precision = precision
  }

  /// The names that `record` takes.
  public static let recordings = ["clinicians", "surveys", "events", "answers", "daily"]

  /// As text for `inputs/request.json`.
  var json: JSONValue {
    .object([
      ("set", .array(sets.map { .string($0) })),
      // As text: JSON numbers lose the last digits of large seeds.
      ("seed", seed.map { .string(String($0)) } ?? .null),
      ("replicates", replicates.map { .integer($0) } ?? .null),
      ("record", .array(record.map { .string($0) })),
      ("precision", .array(precision.map { .string($0) })),
    ])
  }

  /// Reads what `json` wrote.
  init(json object: [String: Any]) {
    self.init(
      sets: object["set"] as? [String] ?? [],
      seed: (object["seed"] as? String).flatMap { UInt64($0) },
      replicates: object["replicates"] as? Int, record: object["record"] as? [String] ?? [],
      precision: object["precision"] as? [String] ?? [])
  }
}

extension RunSettings {
  /// The values that are set on the model.
  func overrides() throws(ModelFileError) -> [ModelOverride] {
    try ModelOverride.all(sets)
  }

  /// The tables that are asked for.
  public var recording: Recording { Self.recording(record) }

  static func recording(_ names: [String]) -> Recording {
    var recording: Recording = []
    if names.contains("clinicians") { recording.insert(.clinicians) }
    if names.contains("surveys") { recording.insert(.surveys) }
    if names.contains("events") { recording.insert(.events) }
    if names.contains("answers") { recording.insert(.answers) }
    return recording
  }
}
