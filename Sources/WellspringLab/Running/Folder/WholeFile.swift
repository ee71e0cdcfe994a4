// Files that are there whole or not at all, and never in place of another.
//
// A full disk leaves half a file where it is written under its own name: half a script that runs,
// half a picture that is sent on. So each is written under a temporary name beside its place, forced
// to disk, and linked under its own name, which fails where one stands.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A file that is to be written outside a results folder.
public struct WholeFile: Sendable {
  public let path: String
  public let bytes: [UInt8]
  /// Whether it is a program.
  public let isExecutable: Bool
  /// The name under which it grows, where it is not to be one by itself.
  private var growing: String?

  public init(path: String, text: String, isExecutable: Bool = false) {
    self.path = path
    bytes = Array(text.utf8)
    self.isExecutable = isExecutable
  }

  /// The same of bytes that are no text.
  public init(path: String, bytes: [UInt8]) {
    (self.path, self.bytes, isExecutable) = (path, bytes, false)
  }

  /// A file of a results folder: what a run that is killed leaves of it, the next one removes.
  /// - Parameter identity: of the run.
  public init(name: String, of identity: String, in folder: String, text: String) {
    self.init(path: "\(folder)/\(name)", text: text)
    growing = "\(folder)/\(ResultsFolder.temporaryPrefix(identity))\(getpid())"
  }

  /// Writes several files: all of them, or none.
  /// - Throws: `.cannotCreate` where one exists or cannot be created, `.cannotFinish` where the disk
  ///   gives out; nothing is left behind then.
  public static func write(_ files: [WholeFile]) throws(OutputError) {
    try write(files) { _ in true }
  }

  /// The same with a gate before each write; false makes it fail.
  static func write(
    _ files: [WholeFile], gate: ResultsFolder.WriteGate
  ) throws(OutputError) {
    var temporary: [String] = []
    var published: [String] = []
    defer { for path in temporary { unlink(path) } }
    do throws(OutputError) {
      for file in files {
        let place = file.temporaryPath(temporary.count)
        try file.create(place)
        temporary.append(place)
        try file.fill(place, gate)
      }
      for (file, place) in zip(files, temporary) {
        try file.publish(place)
        published.append(file.path)
      }
    } catch {
      for path in published { unlink(path) }
      throw error
    }
    for folder in Set(files.map(\.folder)) { ResultsFolder.sync(folder) }
  }

  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func temporaryPath(_ number: Int) -> String {
    growing ?? "\(folder)/.wellspring-\(getpid())-\(number).partial"
  }

  private func create(_ place: String) throws(OutputError) {
    // Before any work, though the link decides.
    var status = stat()
    guard lstat(path, &status) != 0 else { throw exists }
    let handle = open(
      place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isExecutable ? 0o755 : 0o644)
    guard handle >= 0 else {
      throw .cannotCreate(path: path, reason: OutputError.systemReason)
    }
    close(handle)
  }

  private var exists: OutputError {
    .cannotCreate(path: path, reason: "it exists already and is left as it is")
  }

  private func fill(_ place: String, _ gate: ResultsFolder.WriteGate) throws(OutputError) {
    func failed(_ reason: String) -> OutputError { .cannotFinish(path: path, reason: reason) }
    guard gate(path) else { throw failed("refused by the test") }
    let handle = open(place, O_WRONLY | O_CLOEXEC)
    guard handle >= 0 else { throw failed(OutputError.systemReason) }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(handle, $0.baseAddress! + done, $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = failed(OutputError.systemReason)
        close(handle)
        throw error
      }
      done += count
    }
    guard fsync(handle) == 0 else {
      let error = failed(OutputError.systemReason)
      close(handle)
      throw error
    }
    // Some file systems say only now that the disk is full.
    guard close(handle) == 0 else { throw failed(OutputError.systemReason) }
  }

  private func publish(_ place: String) throws(OutputError) {
    if link(place, path) == 0 { return }
    if errno == EEXIST { throw exists }
    // A file system without links.
    var status = stat()
    guard lstat(path, &status) != 0 else { throw exists }
    guard rename(place, path) == 0 else {
      throw .cannotCreate(path: path, reason: OutputError.systemReason)
    }
  }
}
