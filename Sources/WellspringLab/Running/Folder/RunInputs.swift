// The files that an experiment was read from, kept beside its results.
//
// A shard can then be joined, and a result be checked, where the original files are not.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Input files under names that keep their places relative to each other.
public struct RunInputs: Sendable {
  /// The path under which a file was read, its name below `inputs/`, and its contents. Files that
  /// were read under two paths have the same name twice.
  public let files: [(path: String, name: String, bytes: [UInt8])]

  /// - Parameter originals: the experiment or model file first.
  public init(_ originals: [InputFile]) {
    let parts = originals.map { Self.parts($0.path) }
    var common = parts.first.map { Array($0.dropLast()) } ?? []
    for other in parts {
      let shared = zip(common, other.dropLast()).prefix { $0.0 == $0.1 }.count
      common = Array(common.prefix(shared))
    }
    var taken: [String: [UInt8]] = [:]
    var folders: Set<String> = []
    var files: [(path: String, name: String, bytes: [UInt8])] = []
    for (original, parts) in zip(originals, parts) {
      var name = parts.dropFirst(common.count).joined(separator: "/")
      // Two paths look alike, and are not, where a folder on the way is a link.
      var number = 1
      while !Self.fits(name, original.bytes, taken, folders) {
        number += 1
        name = "\(number)-\(parts.last ?? "input")"
      }
      taken[name] = original.bytes
      folders.formUnion(ResultsFolder.parents(of: name))
      files.append((original.path, name, original.bytes))
    }
    self.files = files
  }

  /// Whether a file can have a name beside those that there are.
  private static func fits(
    _ name: String, _ bytes: [UInt8], _ taken: [String: [UInt8]], _ folders: Set<String>
  ) -> Bool {
    if let other = taken[name] { return other == bytes }
    return !name.isEmpty && !folders.contains(name)
      && ResultsFolder.parents(of: name).allSatisfy { taken[$0] == nil }
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
