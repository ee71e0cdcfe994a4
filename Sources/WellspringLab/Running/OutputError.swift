// What can go wrong while a results folder is written.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Why results could not be written.
public enum OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder is there already; nothing in it was touched.
  case exists(path: String)
  /// The folder holds the begun run of the same command; nothing in it was touched.
  case unfinished(path: String)
  /// The folder was to be resumed and holds something else; nothing in it was touched.
  case foreign(path: String)
  /// Another process works on the folder.
  case busy(path: String)
  /// Shards that do not make one whole experiment, and why not, a line each.
  case cannotMerge(reasons: [String])
  /// The folder or a file in it could not be created.
  case cannotCreate(path: String, reason: String)
  /// A file could not be written to its end (a full disk, for instance).
  case cannotWrite(path: String, reason: String)
  /// A part that was written could not be read back as it was.
  case cannotRead(path: String, reason: String)

  public var description: String {
    switch self {
    case .exists(let path):
      "\(path) exists already and is left as it is; choose another folder with --out"
    case .unfinished(let path):
      "\(path) exists already and holds a begun run of the same command: --resume continues it; "
        + "otherwise choose another folder with --out"
    case .foreign(let path):
      "\(path) holds something other than this run and is left as it is; choose another folder "
        + "with --out"
    case .busy(let path): "\(path) is being written by another process"
    case .cannotMerge(let reasons): reasons.joined(separator: "\n")
    case .cannotCreate(let path, let reason): "cannot create \(path): \(reason)"
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason); the unfinished tables were removed, finished blocks are "
        + "kept for --resume"
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    }
  }

  /// The system's words for the last failed call.
  static var systemReason: String { String(cString: strerror(errno)) }
}
