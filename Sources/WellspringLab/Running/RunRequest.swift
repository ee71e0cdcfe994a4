// Everything that a run of a model is asked to do.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A run of one model: what decides its bytes, and where they go.
public struct RunRequest: Sendable {
  /// Replicates that one run may have.
  public static let mostReplicates = 10_000_000
  /// Threads that one run may use.
  public static let mostThreads = 1_024

  public var model: Model
  /// The model file as the user named it.
  public var modelPath: String
  /// SHA-256, in hexadecimal, of everything that was read to make the model.
  public var modelDigest: String
  /// The `path=value` settings on top of the file, in order.
  public var settings: [String]
  public var seed: UInt64
  /// 1 ... mostReplicates.
  public var replicates: Int
  public var recording: Recording
  /// 1 ... mostThreads. Decides nothing but the time it takes.
  public var threads: Int
  /// Where the results go; nil for `defaultFolder`.
  public var folder: String?

  public init(
    model: Model, modelPath: String, modelDigest: String, settings: [String] = [], seed: UInt64,
    replicates: Int, recording: Recording = [], threads: Int, folder: String? = nil
  ) {
    self.model = model
    self.modelPath = modelPath
    self.modelDigest = modelDigest
    self.settings = settings
    self.seed = seed
    self.replicates = replicates
    self.recording = recording
    self.threads = threads
    self.folder = folder
  }

  /// `results/NAME-HASH`: the model file's name, and eight digits over everything that decides the
  /// bytes.
  public var defaultFolder: String { "results/\(Self.slug(modelPath))-\(identity.prefix(8))" }

  /// SHA-256 over everything that decides the bytes of the tables.
  public var identity: String {
    // Each part carries its length, so that no two lists of parts read the same.
    let parts =
      [wellspringVersion, "run", modelDigest, String(seed), String(replicates)]
      + [recordingNames.joined(separator: ",")] + settings
    return sha256(Array(parts.map { "\($0.utf8.count):\($0)\n" }.joined().utf8))
  }

  /// The recordings by the names that `--record` takes.
  public var recordingNames: [String] {
    (recording.contains(.clinicians) ? ["clinicians"] : [])
      + (recording.contains(.surveys) ? ["surveys"] : [])
      + (recording.contains(.events) ? ["events"] : [])
  }

  /// The command that makes these tables again.
  public var command: [String] {
    var words = ["wellspring", "run", modelPath]
    words += ["--replicates", String(replicates), "--seed", String(seed)]
    for setting in settings { words += ["--set", setting] }
    if !recordingNames.isEmpty { words += ["--record", recordingNames.joined(separator: ",")] }
    return words
  }

  /// A file's base name in lower-case letters, digits and single dashes.
  static func slug(_ path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? ""
    if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
    let words = name.lowercased().unicodeScalars.split { scalar in
      !("a"..."z").contains(scalar) && !("0"..."9").contains(scalar)
    }
    let slug = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
    return slug.isEmpty ? "run" : String(slug.prefix(60))
  }
}
