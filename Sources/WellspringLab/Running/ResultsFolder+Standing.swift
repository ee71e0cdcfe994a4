// What a folder is found to be when a run comes to it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension ResultsFolder {
  /// Takes the folder for this process. The system gives it back however the process ends.
  static func lock(_ path: String, isNew: Bool) throws(OutputError) -> Int32 {
    let handle = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw .exists(path: path) }
    guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK
      // Some network file systems have no locks; a run goes on without.
      guard isTaken else { return handle }
      close(handle)
      throw .busy(path: path)
    }
    return handle
  }

  /// Whether a folder that exists may be worked on.
  static func standing(
    _ path: String, identity: String, resume: Bool
  ) throws(OutputError) -> Standing {
    let names = Self.names(path).filter { !$0.hasSuffix(".partial") }
    let begun = Self.identity(path + "/\(inputsName)/\(requestName)")
    let complete = Self.identity(path + "/run.json")
    guard resume else {
      throw begun == identity && complete == nil ? .unfinished(path: path) : .exists(path: path)
    }
    if begun == identity, complete == nil { return .begun }
    if begun == identity, complete == identity { return .complete }
    // Killed before its inputs were whole: there is nothing yet.
    guard begun == nil, Set(names).isSubset(of: [partsName, inputsName]),
      Self.names(path + "/" + partsName).isEmpty
    else { throw .foreign(path: path) }
    return .fresh
  }

  /// The member `identity` of a JSON file; nil when there is none.
  static func identity(_ path: String) -> String? {
    guard let bytes = FileManager.default.contents(atPath: path),
      let object = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any]
    else { return nil }
    return object["identity"] as? String
  }

  /// Temporary files of a run that was killed.
  func removeLeftovers() {
    guard standing != .complete else { return }
    for folder in [path, partsPath] {
      for name in Self.names(folder) where name.hasPrefix(".") && name.hasSuffix(".partial") {
        unlink(folder + "/" + name)
      }
    }
    if standing == .fresh { Self.removeFiles(path + "/" + Self.inputsName) }
  }

  /// Removes the files below a folder of ours, and the folders in it.
  static func removeFiles(_ folder: String) {
    for name in names(folder) {
      let path = folder + "/" + name
      if unlink(path) != 0 {
        removeFiles(path)
        rmdir(path)
      }
    }
  }

  /// Names in a folder, sorted; empty where there is none.
  static func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Forces the names in a folder to disk.
  static func sync(_ folder: String) {
    let handle = Foundation.open(folder, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }

  /// The folders above `path`, outermost first. By hand: Foundation's path functions stop the
  /// program on names of a single character.
  static func parents(of path: String) -> [String] {
    let parts = path.split(separator: "/")
    let root = path.hasPrefix("/") ? "/" : ""
    return parts.indices.dropFirst().map { root + parts[..<$0].joined(separator: "/") }
  }

  /// Makes one folder; false when it was there.
  static func make(_ folder: String) throws(OutputError) -> Bool {
    if mkdir(folder, 0o755) == 0 { return true }
    if errno == EEXIST { return false }
    throw .cannotCreate(path: folder, reason: OutputError.systemReason)
  }
}
