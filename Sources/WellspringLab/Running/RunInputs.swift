// The files that an experiment was read from, kept beside its results.
//
// A shard can then be joined, and a result be checked, where the original files are not.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A file as it was read.
public struct InputFile: Sendable {
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}

/// Input files under names that keep their places relative to each other.
public struct RunInputs: Sendable {
  /// Name below `inputs/`, and contents.
  public let files: [(name: String, bytes: [UInt8])]

  /// - Parameter originals: the experiment or model file first.
  public init(_ originals: [InputFile]) {
    let parts = originals.map { Self.parts($0.path) }
    var common = parts.first.map { Array($0.dropLast()) } ?? []
    for other in parts {
      let shared = zip(common, other.dropLast()).prefix { $0.0 == $0.1 }.count
      common = Array(common.prefix(shared))
    }
    var seen: Set<String> = []
    files = zip(originals, parts).compactMap { original, parts in
      let name = parts.dropFirst(common.count).joined(separator: "/")
      return seen.insert(name).inserted ? (name, original.bytes) : nil
    }
  }

  /// The parts of an absolute path without `.` and `..`.
  private static func parts(_ path: String) -> [String] {
    let whole =
      path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts: [String] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts
  }
}
