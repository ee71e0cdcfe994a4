// A results folder in the making.
//
// Files grow under temporary names (`.NAME.partial`) and take their own names together, at the
// end, so that whoever looks finds whole tables or none. Nothing that was there before is ever
// overwritten or deleted.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization

/// A folder that this run created. A class: several threads must agree on whether it still stands.
public final class ResultsFolder: Sendable {
  private struct State {
    /// Folders made for this run, outermost first.
    var created: [String] = []
    /// Names of files that still have their temporary name.
    var partial: [String] = []
    var isAbandoned = false
  }

  /// As given by the user.
  public let path: String
  private let state = Mutex(State())

  /// Creates the folder, and the folders above it where needed.
  public init(creating path: String) throws(OutputError) {
    self.path = path
    var created: [String] = []
    do throws(OutputError) {
      for parent in Self.parents(of: path) where try Self.make(parent) { created.append(parent) }
      guard try Self.make(path) else { throw .exists(path: path) }
      created.append(path)
    } catch {
      for folder in created.reversed() { rmdir(folder) }
      throw error
    }
    state.withLock { $0.created = created }
  }

  /// Opens a new file under its temporary name for writing and reading.
  func open(_ name: String) throws(OutputError) -> Int32 {
    let temporary = self.temporary(name)
    let handle: Result<Int32, OutputError> = state.withLock { state in
      guard !state.isAbandoned else {
        return .failure(.cannotCreate(path: temporary, reason: "the run was given up"))
      }
      let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC
      let handle = Foundation.open(temporary, flags, 0o644)
      guard handle >= 0 else {
        return .failure(.cannotCreate(path: temporary, reason: OutputError.systemReason))
      }
      state.partial.append(name)
      return .success(handle)
    }
    return try handle.get()
  }

  /// Opens a scratch file that has no name any more, so that it vanishes with the process.
  func openScratch(_ name: String) throws(OutputError) -> Int32 {
    let handle = try open(name)
    state.withLock { state in
      unlink(temporary(name))
      state.partial.removeAll { $0 == name }
    }
    return handle
  }

  /// Gives every file its own name. Call when all of them are whole and on disk.
  public func publish() throws(OutputError) {
    let outcome: Result<Void, OutputError> = state.withLock { state in
      while let name = state.partial.first {
        guard rename(temporary(name), path + "/" + name) == 0 else {
          return .failure(
            .cannotWrite(path: path + "/" + name, reason: OutputError.systemReason))
        }
        state.partial.removeFirst()
      }
      // From here on the folder has contents of its own and is never removed.
      state.created = []
      let handle = Foundation.open(path, O_RDONLY | O_CLOEXEC)
      if handle >= 0 {
        fsync(handle)
        close(handle)
      }
      return .success(())
    }
    try outcome.get()
  }

  /// Removes what this run made and did not publish. Safe to call from any thread, and twice.
  public func abandon() {
    state.withLock { state in
      state.isAbandoned = true
      for name in state.partial { unlink(temporary(name)) }
      state.partial = []
      // rmdir leaves a folder that somebody else has put something into.
      for folder in state.created.reversed() { rmdir(folder) }
      state.created = []
    }
  }

  private func temporary(_ name: String) -> String { path + "/." + name + ".partial" }

  /// The folders above `path`, outermost first. By hand: Foundation's path functions stop the
  /// program on names of a single character.
  static func parents(of path: String) -> [String] {
    let parts = path.split(separator: "/")
    let root = path.hasPrefix("/") ? "/" : ""
    return parts.indices.dropFirst().map { root + parts[..<$0].joined(separator: "/") }
  }

  /// Makes one folder; false when it was there.
  private static func make(_ folder: String) throws(OutputError) -> Bool {
    if mkdir(folder, 0o755) == 0 { return true }
    if errno == EEXIST { return false }
    throw .cannotCreate(path: folder, reason: OutputError.systemReason)
  }
}
