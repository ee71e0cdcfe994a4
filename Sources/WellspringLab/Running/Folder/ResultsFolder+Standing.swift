// What a folder is found to be when a run comes to it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension ResultsFolder {
  /// Takes the folder for this process. The system gives it back however the process ends.
  static func lock(_ path: String, isNew: Bool) throws(OutputError) -> Int32 {
    let handle = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else {
      if isNew || errno == EMFILE || errno == ENFILE {
        throw .cannotCreate(path: path, reason: OutputError.systemReason)
      }
      throw .exists(path: path)
    }
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
    _ path: String, _ identity: String, resume: Bool
  ) throws(OutputError) -> Standing {
    guard let mark = try mark(path) else {
      return try standingWithoutMark(path, identity, resume: resume)
    }
    guard mark.identity == identity else {
      throw resume ? .foreign(path: path) : .exists(path: path)
    }
    let isComplete = Self.identity(path + "/" + manifestName) == identity
    guard resume else { throw isComplete ? .exists(path: path) : .unfinished(path: path) }
    guard isComplete else { return .begun }
    let lost = lostTables(path)
    guard lost.isEmpty else { throw .incomplete(path: path, tables: lost) }
    return .complete
  }

  /// The folder's mark; nil when it has none.
  private static func mark(_ folder: String) throws(OutputError) -> FolderMark? {
    let path = folder + "/" + FolderMark.name
    guard RegularFile.kind(path) == .file else { return nil }
    guard let bytes = RegularFile.bytes(path, most: FolderMark.mostBytes) else {
      throw .cannotRead(path: path, reason: OutputError.systemReason)
    }
    return FolderMark(bytes)
  }

  private static func standingWithoutMark(
    _ path: String, _ identity: String, resume: Bool
  ) throws(OutputError) -> Standing {
    // Killed before it had set its mark, a run leaves at most a file of its own name.
    let names = try names(path)
    if names.allSatisfy({ isTemporary($0, in: path, identity) }) {
      guard resume else { throw .empty(path: path) }
      return .fresh
    }
    guard resume else { throw .exists(path: path) }
    throw OldRequest(path)?.identity == identity ? .unmarked(path: path) : .foreign(path: path)
  }

  /// The member `identity` of a JSON file; nil when there is none.
  static func identity(_ path: String) -> String? {
    guard let bytes = RegularFile.bytes(path, most: FolderMark.mostBytes),
      let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    else { return nil }
    return object["identity"] as? String
  }

  /// What run.json lists and is not there as it was, each in a few words.
  private static func lostTables(_ path: String) -> [String] {
    guard let bytes = RegularFile.bytes(path + "/" + manifestName, most: FolderMark.mostBytes),
      let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let tables = object["tables"] as? [String: [String: Any]], !tables.isEmpty
    else { return ["\(manifestName) lists no tables"] }
    let names = Set(tables.keys).union(everyTable).subtracting([manifestName])
    return names.sorted().compactMap { name in
      guard RegularFile.kind(path + "/" + name) != .nothing else { return "\(name) is missing" }
      guard let size = RegularFile.size(path + "/" + name) else { return "\(name) is no file" }
      let written = tables[name]?["bytes"] as? Int
      return written == nil || written == size ? nil : "\(name) has another length"
    }
  }

  // MARK: Names of our own

  /// How files begin that do not have their own name yet.
  static func temporaryPrefix(_ identity: String) -> String {
    ".wellspring.\(identity.prefix(16))."
  }

  private static func isTemporary(_ name: String, in folder: String, _ identity: String) -> Bool {
    let prefix = temporaryPrefix(identity)
    return name.hasPrefix(prefix) && Int(name.dropFirst(prefix.count)) != nil
      && RegularFile.kind(folder + "/" + name) == .file
  }

  /// Removes what the same run left without a name when it was killed.
  func removeLeftovers() throws(OutputError) {
    for name in try Self.names(path) where Self.isTemporary(name, in: path, mark.identity) {
      unlink(path + "/" + name)
    }
  }

  /// Gives a whole file its own name, never in place of anything.
  /// - Returns: an error of the system, EEXIST where something stands already, or 0.
  static func give(_ temporary: String, _ place: String) -> Int32 {
    if link(temporary, place) == 0 {
      unlink(temporary)
      return 0
    }
    // Some file systems have no links.
    guard [EPERM, EOPNOTSUPP, ENOTSUP, ENOSYS].contains(errno) else { return errno }
    guard RegularFile.kind(place) == .nothing else { return EEXIST }
    return rename(temporary, place) == 0 ? 0 : errno
  }

  // MARK: Folders

  /// Names in a folder, sorted; none where there is no folder.
  static func names(_ folder: String) throws(OutputError) -> [String] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw .cannotRead(path: folder, reason: OutputError.systemReason)
    }
    defer { closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw .cannotRead(path: folder, reason: OutputError.systemReason) }
    return names.sorted()
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
