// A results folder in the making.
//
// `wellspring.json`, the mark, is written first: by it the folder is known as ours. Copies of the
// files that decide the bytes go to `inputs/`, finished blocks wait in `parts/`. Files grow under
// names of their own (`.wellspring.IDENTITY.N`) and are given their names when they are whole, so
// that whoever looks finds whole files or none; tables take theirs together, at the end.
//
// Nothing that was there before is ever overwritten, moved or deleted. A folder without the mark is
// refused; a name is given by a link, which fails where something stands already; only what carries
// this run's identity, in its name or at its beginning, is removed; links are not followed.
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

  struct State {
    /// Folders made for this run, outermost first.
    var createdFolders: [String] = []
    /// The mark and the copies that were written for this run.
    var createdFiles: [String] = []
    /// Files that do not have their name yet, and the names that they have.
    var partial: [(name: String, temporary: String)] = []
    /// The part file of each block that is known to be whole.
    var parts: [Int: String] = [:]
    var lastTemporary = 0
    var isAbandoned = false
  }

  /// As given by the user.
  public let path: String
  public let standing: Standing
  let mark: FolderMark
  let state: Mutex<State>
  private let lock: Int32
  private let gate: WriteGate?

  static let partsName = "parts"
  static let inputsName = "inputs"
  static let manifestName = "run.json"
  /// Files that every run ends with.
  static let everyTable = ["summary.csv", "replicates.csv", "datapackage.json", manifestName]
  var partsPath: String { path + "/" + Self.partsName }

  /// Creates the folder and those above it, or takes up what the same run left there.
  /// - Parameters:
  ///   - mark: whose identity decides what may be resumed.
  ///   - inputs: the files that the mark names.
  init(
    _ path: String, mark: FolderMark, inputs: RunInputs, resume: Bool, gate: WriteGate? = nil
  ) throws(OutputError) {
    self.path = path
    self.mark = mark
    self.gate = gate
    var state = State()
    var handle: Int32 = -1
    do throws(OutputError) {
      for parent in Self.parents(of: path) where try Self.make(parent) {
        state.createdFolders.append(parent)
      }
      let isNew = try Self.make(path)
      if isNew { state.createdFolders.append(path) }
      handle = try Self.lock(path, isNew: isNew)
      standing = isNew ? .fresh : try Self.standing(path, mark.identity, resume: resume)
    } catch {
      if handle >= 0 { close(handle) }
      for folder in state.createdFolders.reversed() { rmdir(folder) }
      throw error
    }
    lock = handle
    self.state = Mutex(state)
    do throws(OutputError) { try begin(inputs) } catch {
      abandon()
      throw error
    }
  }

  deinit { close(lock) }

  /// Sets the mark, and makes sure of the copies.
  private func begin(_ inputs: RunInputs) throws(OutputError) {
    try removeLeftovers()
    if standing == .complete { return }
    if standing == .fresh { try create(Array(mark.text.utf8), as: FolderMark.name) }
    for name in [Self.partsName, Self.inputsName] { try makeInside(name) }
    let originals = Dictionary(inputs.files.map { ($0.name, $0.bytes) }) { first, _ in first }
    // Of a begun folder the copies that it was begun with count.
    for copy in (standing == .begun ? FolderMark.of(path) : mark)?.copies ?? [] {
      try keep(copy, original: originals[copy.name])
    }
    Self.sync(path)
  }

  /// Makes sure that a copy is there and is what it should be.
  private func keep(_ copy: FolderMark.Copy, original: [UInt8]?) throws(OutputError) {
    let name = Self.inputsName + "/" + copy.name
    for folder in Self.parents(of: name).dropFirst() { try makeInside(folder) }
    let place = path + "/" + name
    switch RegularFile.kind(place) {
    case .file:
      guard let bytes = RegularFile.bytes(place) else {
        throw .cannotRead(path: place, reason: OutputError.systemReason)
      }
      guard sha256(bytes) == copy.digest else { throw .changedCopy(path: place) }
    case .nothing:
      guard let bytes = original, sha256(bytes) == copy.digest else {
        throw .changedCopy(path: place)
      }
      try create(bytes, as: name)
    case .folder, .other: throw .inTheWay(path: place)
    }
  }

  /// Makes a folder of ours, or finds it; never through a link.
  func makeInside(_ name: String) throws(OutputError) {
    let folder = path + "/" + name
    if try Self.make(folder) {
      state.withLock { $0.createdFolders.append(folder) }
    } else if RegularFile.kind(folder) != .folder {
      throw .inTheWay(path: folder)
    }
  }

  // MARK: Files without their names

  /// Opens a new file for writing and reading. It is called `name` once it is published.
  func open(_ name: String) throws(OutputError) -> Int32 {
    let handle: Result<Int32, OutputError> = state.withLock { state in
      guard !state.isAbandoned else { return .failure(givenUp(name)) }
      while true {
        state.lastTemporary += 1
        let temporary = "\(path)/\(Self.temporaryPrefix(mark.identity))\(state.lastTemporary)"
        let handle = Foundation.open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        if handle < 0, errno == EEXIST { continue }
        guard handle >= 0 else {
          return .failure(
            .cannotCreate(path: path + "/" + name, reason: OutputError.systemReason))
        }
        state.partial.append((name, temporary))
        return .success(handle)
      }
    }
    return try handle.get()
  }

  /// Opens a scratch file that has no name any more, so that it vanishes with the process.
  func openScratch(_ name: String) throws(OutputError) -> Int32 {
    let handle = try open(name)
    discard(name)
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
    try writeWhole(Array(text.utf8), as: name)
  }

  /// Writes a file to its end and forces it to disk; it has no name yet.
  private func writeWhole(_ bytes: [UInt8], as name: String) throws(OutputError) {
    let handle = try open(name)
    defer { close(handle) }
    do throws(OutputError) {
      try write(bytes, to: handle, path: path + "/" + name)
      guard fsync(handle) == 0 else {
        throw .cannotWrite(path: path + "/" + name, reason: OutputError.systemReason)
      }
    } catch {
      discard(name)
      throw error
    }
  }

  private func discard(_ name: String) {
    state.withLock { state in
      guard let index = state.partial.lastIndex(where: { $0.name == name }) else { return }
      unlink(state.partial.remove(at: index).temporary)
    }
  }

  // MARK: Names

  /// Gives every file its own name, in the order in which they were opened. Call when all of them
  /// are whole and on disk.
  func publish() throws(OutputError) {
    let outcome: Result<Void, OutputError> = state.withLock { state in
      guard !state.isAbandoned else { return .failure(givenUp(Self.manifestName)) }
      // First whether all of them can be had, then one after the other.
      for file in state.partial where !isFree(file) {
        return .failure(.inTheWay(path: path + "/" + file.name))
      }
      while let file = state.partial.first {
        let place = path + "/" + file.name
        let problem = Self.give(file.temporary, place)
        // A run that was killed right here had published the same bytes.
        if problem == EEXIST, RegularFile.areSame(file.temporary, place) {
          unlink(file.temporary)
        } else if problem == EEXIST {
          return .failure(.inTheWay(path: place))
        } else if problem != 0 {
          return .failure(.cannotWrite(path: place, reason: String(cString: strerror(problem))))
        }
        state.partial.removeFirst()
      }
      // From here on the folder has contents of its own and is never removed.
      state.createdFolders = []
      state.createdFiles = []
      Self.sync(path)
      return .success(())
    }
    try outcome.get()
  }

  private func isFree(_ file: (name: String, temporary: String)) -> Bool {
    let place = path + "/" + file.name
    return RegularFile.kind(place) == .nothing || RegularFile.areSame(file.temporary, place)
  }

  /// Throws when something stands where a table belongs. Call while blocks are missing: until all
  /// are there, nothing has been published, and what is there is somebody else's.
  func checkPlaces() throws(OutputError) {
    for name in Self.everyTable where RegularFile.kind(path + "/" + name) != .nothing {
      throw .inTheWay(path: path + "/" + name)
    }
  }

  /// Writes a file that takes its name at once, and remembers that it is this run's.
  private func create(_ bytes: [UInt8], as name: String) throws(OutputError) {
    try writeWhole(bytes, as: name)
    let place = path + "/" + name
    try settle(name) { temporary, state in
      let problem = Self.give(temporary, place)
      if problem == 0 { state.createdFiles.append(place) }
      return problem
    }
  }

  /// Gives the file that was written last as `name` its own name by `give`, which returns an error
  /// of the system or 0.
  func settle(
    _ name: String, _ give: (String, inout State) -> Int32
  ) throws(OutputError) {
    let outcome: Result<Void, OutputError> = state.withLock { state in
      guard !state.isAbandoned,
        let index = state.partial.lastIndex(where: { $0.name == name })
      else { return .failure(givenUp(name)) }
      let problem = give(state.partial[index].temporary, &state)
      if problem != 0 { unlink(state.partial[index].temporary) }
      state.partial.remove(at: index)
      if problem == EEXIST { return .failure(.inTheWay(path: path + "/" + name)) }
      return problem == 0
        ? .success(())
        : .failure(
          .cannotWrite(path: path + "/" + name, reason: String(cString: strerror(problem))))
    }
    try outcome.get()
  }

  /// Writes a part; it takes its name at once.
  func writePart(_ bytes: [UInt8], block: Int) throws(OutputError) {
    let name = Self.partsName + "/" + PartFile.name(block)
    try writeWhole(bytes, as: name)
    try settle(name) { temporary, state in keepPart(temporary, block: block, &state) }
    Self.sync(partsPath)
  }

  /// Removes what this run made and nobody can use: everything that is not published, and the
  /// folder itself when no block was finished. Safe to call from any thread, and twice.
  public func abandon() {
    state.withLock { state in
      state.isAbandoned = true
      for file in state.partial { unlink(file.temporary) }
      state.partial = []
      // A finished block is something that a later --resume can use.
      guard state.parts.isEmpty else { return }
      for file in state.createdFiles.reversed() { unlink(file) }
      state.createdFiles = []
      // rmdir leaves a folder that somebody else has put something into.
      for folder in state.createdFolders.reversed() { rmdir(folder) }
      state.createdFolders = []
    }
  }

  /// Where a file is that does not have its name yet; nil when there is none.
  func temporaryPath(_ name: String) -> String? {
    state.withLock { state in state.partial.last { $0.name == name }?.temporary }
  }

  private func givenUp(_ name: String) -> OutputError {
    .cannotCreate(path: path + "/" + name, reason: "the run was given up")
  }
}
