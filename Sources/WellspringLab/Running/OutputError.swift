// What can go wrong while a results folder is written.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Why results could not be written.
public enum OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder is there already; nothing in it was touched.
  case exists(path: String)
  /// The folder or a file in it could not be created.
  case cannotCreate(path: String, reason: String)
  /// A file could not be written to its end (a full disk, for instance).
  case cannotWrite(path: String, reason: String)

  public var description: String {
    switch self {
    case .exists(let path):
      "\(path) exists already and is left as it is; choose another folder with --out"
    case .cannotCreate(let path, let reason): "cannot create \(path): \(reason)"
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason); the unfinished tables were removed"
    }
  }

  /// The system's words for the last failed call.
  static var systemReason: String { String(cString: strerror(errno)) }
}
