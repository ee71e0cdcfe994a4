// A results folder in the making.
//
// Files grow under temporary names (`.NAME.partial`) and take their own names together, at the
// end, so that whoever looks finds whole tables or none. Finished blocks wait in `parts/`, copies
// of the files that decide the bytes in `inputs/`. Nothing that was there before and does not
// belong to the same run is ever overwritten or deleted.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization

/// A folder that one run works on. A class: several threads must agree on whether it still stands.
public final class ResultsFolder: Sendable {
  /// What was there when the folder was opened.
  public enum Standing: Sendable { case fresh, begun, complete }

  /// Asked before each write; false makes the write fail. Tests stand in for a full disk with it.
  typealias WriteGate = @Sendable (String) -> Bool

  private struct State {
    /// Folders made for this run, outermost first.
    var created: [String] = []
    /// Names of files that still have their temporary name.
    var partial: [String] = []
    var isAbandoned = false
  }

  /// As given by the user.
  public let path: String
  public let standing: Standing
  private let state: Mutex<State>
  private let lock: Int32
  private let gate: WriteGate?

  static let partsName = "parts"
  static let inputsName = "inputs"
  static let requestName = "request.json"
  var partsPath: String { path + "/" + Self.partsName }

  /// Creates the folder and those above it, or takes up what the same run left there.
  /// - Parameters:
  ///   - identity: of the run; it decides what may be resumed.
  ///   - request: what is written to `inputs/request.json`; it holds the identity.
  init(
    _ path: String, identity: String, resume: Bool, inputs: RunInputs, request: JSONValue,
    gate: WriteGate? = nil
  ) throws(OutputError) {
    self.path = path
    self.gate = gate
    var state = State()
    var handle: Int32 = -1
    do throws(OutputError) {
      for parent in Self.parents(of: path) where try Self.make(parent) {
        state.created.append(parent)
      }
      let isNew = try Self.make(path)
      if isNew { state.created.append(path) }
      handle = try Self.lock(path, isNew: isNew)
      standing = isNew ? .fresh : try Self.standing(path, identity: identity, resume: resume)
    } catch {
      if handle >= 0 { close(handle) }
      for folder in state.created.reversed() { rmdir(folder) }
      throw error
    }
    lock = handle
    self.state = Mutex(state)
    removeLeftovers()
    guard standing == .fresh else { return }
    do throws(OutputError) { try begin(inputs, request) } catch {
      abandon()
      throw error
    }
  }

  deinit { close(lock) }

  /// Copies the inputs; `request.json` comes last and says that they are whole.
  private func begin(_ inputs: RunInputs, _ request: JSONValue) throws(OutputError) {
    for name in [Self.partsName, Self.inputsName] { try makeInside(name) }
    for file in inputs.files {
      let folders = Self.parents(of: Self.inputsName + "/" + file.name).dropFirst()
      for folder in folders { try makeInside(folder) }
      try writeWhole(file.bytes, as: Self.inputsName + "/" + file.name)
    }
    try writeWhole(Array(request.text.utf8), as: Self.inputsName + "/" + Self.requestName)
    Self.sync(path)
  }

  private func makeInside(_ name: String) throws(OutputError) {
    let folder = path + "/" + name
    if try Self.make(folder) { state.withLock { $0.created.append(folder) } }
  }

  // MARK: Tables

  /// Opens a new file under its temporary name for writing and reading.
  func open(_ name: String) throws(OutputError) -> Int32 {
    let temporary = temporary(name)
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
    forget(name)
    unlink(temporary(name))
    return handle
  }

  /// Writes every byte, however many calls it takes.
  func write(_ bytes: [UInt8], to handle: Int32, path: String) throws(OutputError) {
    if let gate, !gate(path) { throw .cannotWrite(path: path, reason: "refused by the test") }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(handle, $0.baseAddress! + done, $0.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .cannotWrite(path: path, reason: OutputError.systemReason)
      }
      done += count
    }
  }

  /// Writes a small file whole, to be published with the tables.
  func write(_ text: String, as name: String) throws(OutputError) {
    let handle = try open(name)
    defer { close(handle) }
    try write(Array(text.utf8), to: handle, path: path + "/" + name)
    guard fsync(handle) == 0 else {
      throw .cannotWrite(path: path + "/" + name, reason: OutputError.systemReason)
    }
  }

  /// Gives every file its own name, in the order in which they were opened. Call when all of them
  /// are whole and on disk.
  func publish() throws(OutputError) {
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
      Self.sync(path)
      return .success(())
    }
    try outcome.get()
  }

  // MARK: Small files that take their name at once

  /// Writes a file under a temporary name, forces it to disk and renames it.
  func writeWhole(_ bytes: [UInt8], as name: String) throws(OutputError) {
    let handle = try open(name)
    var problem: OutputError?
    do throws(OutputError) { try write(bytes, to: handle, path: path + "/" + name) } catch {
      problem = error
    }
    if problem == nil, fsync(handle) != 0 {
      problem = .cannotWrite(path: path + "/" + name, reason: OutputError.systemReason)
    }
    close(handle)
    if problem == nil, rename(temporary(name), path + "/" + name) != 0 {
      problem = .cannotWrite(path: path + "/" + name, reason: OutputError.systemReason)
    }
    forget(name)
    if let problem {
      unlink(temporary(name))
      throw problem
    }
  }

  /// Keeps a finished block.
  func writePart(_ bytes: [UInt8], block: Int) throws(OutputError) {
    try writeWhole(bytes, as: Self.partsName + "/" + PartFile.name(block))
    Self.sync(partsPath)
  }

  /// Removes the parts, when the tables are published.
  func removeParts() {
    for name in Self.names(partsPath) where PartFile.block(named: name) != nil {
      unlink(partsPath + "/" + name)
    }
    rmdir(partsPath)
  }

  /// Removes what this run made and nobody can use: everything that is not published, and the
  /// folder itself when no block was finished. Safe to call from any thread, and twice.
  public func abandon() {
    state.withLock { state in
      state.isAbandoned = true
      for name in state.partial { unlink(temporary(name)) }
      state.partial = []
      // A finished block is something that a later --resume can use.
      guard !Self.names(partsPath).contains(where: { PartFile.block(named: $0) != nil }) else {
        return
      }
      if state.created.contains(path + "/" + Self.inputsName) {
        Self.removeFiles(path + "/" + Self.inputsName)
      }
      // rmdir leaves a folder that somebody else has put something into.
      for folder in state.created.reversed() { rmdir(folder) }
      state.created = []
    }
  }

  private func forget(_ name: String) {
    state.withLock { state in state.partial.removeAll { $0 == name } }
  }

  /// `.NAME.partial` beside the file's place.
  private func temporary(_ name: String) -> String {
    guard let slash = name.lastIndex(of: "/") else { return "\(path)/.\(name).partial" }
    return "\(path)/\(name[...slash]).\(name[name.index(after: slash)...]).partial"
  }
}
