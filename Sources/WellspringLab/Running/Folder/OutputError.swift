// What can go wrong while a results folder is written.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Why results could not be written. Where something is in the way, nothing in it was touched.
public enum OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder is there already.
  case exists(path: String)
  /// The folder is there and empty.
  case empty(path: String)
  /// The folder holds the begun run of the same command.
  case unfinished(path: String)
  /// The folder was to be resumed and holds something else.
  case foreign(path: String)
  /// The folder was to be resumed and was begun by a version whose folders carry no mark.
  case unmarked(path: String)
  /// The run was complete, and some of its tables are not what they were: what each is.
  case incomplete(path: String, tables: [String])
  /// Something that is not the run's stands where one of its files belongs.
  case inTheWay(path: String)
  /// A copy of an input is not what the run was begun with.
  case changedCopy(path: String)
  /// Another process works on the folder.
  case busy(path: String)
  /// The merged tables were to go into one of the shards.
  case isShard(path: String)
  /// Shards that do not make one whole experiment, and why not, a line each.
  case cannotMerge(reasons: [String])
  /// The folder or a file in it could not be created.
  case cannotCreate(path: String, reason: String)
  /// A file could not be written to its end (a full disk, for instance).
  case cannotWrite(path: String, reason: String)
  /// A file beside results could not be written to its end; nothing was left behind.
  case cannotFinish(path: String, reason: String)
  /// Something in the folder could not be read.
  case cannotRead(path: String, reason: String)

  public var description: String {
    let elsewhere = "choose another folder with --out"
    return switch self {
    case .exists(let path): "\(path) exists already and is left as it is; \(elsewhere)"
    case .empty(let path):
      "\(path) exists already and is empty: --resume begins in it; otherwise \(elsewhere)"
    case .unfinished(let path):
      "\(path) exists already and holds a begun run of the same command: --resume continues it; "
        + "otherwise \(elsewhere)"
    case .foreign(let path):
      "\(path) holds something other than this run and is left as it is; \(elsewhere)"
    case .unmarked(let path):
      "\(path) was begun by an earlier version, which left no \(FolderMark.name) to know it by, and "
        + "is left as it is; merge and verify read it; to run again, \(elsewhere)"
    case .incomplete(let path, let tables):
      "\(path) was complete and is not any more: \(tables.joined(separator: ", ")); it is left as "
        + "it is; to make the tables again, \(elsewhere)"
    case .inTheWay(let path):
      "\(path) does not belong to the run and is in its way; it is left as it is: move it elsewhere "
        + "and go on with --resume"
    case .changedCopy(let path):
      "\(path) is not the file that the run was begun with and is left as it is: put the first one "
        + "back, or \(elsewhere)"
    case .busy(let path): "\(path) is being written by another process"
    case .isShard(let path):
      "\(path) is one of the shards and is left as it is; \(elsewhere)"
    case .cannotMerge(let reasons): reasons.joined(separator: "\n")
    case .cannotCreate(let path, let reason): "cannot create \(path): \(reason)"
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason); the unfinished tables were removed, finished blocks are "
        + "kept for --resume"
    case .cannotFinish(let path, let reason):
      "cannot write \(path): \(reason); nothing was left behind"
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    }
  }

  /// The system's words for the last failed call.
  static var systemReason: String { String(cString: strerror(errno)) }
}
