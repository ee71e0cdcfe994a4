// Files that are read whole: regular ones only, and none without bound.
//
// A pipe or a device where a file is expected waits for ever, or never ends.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

enum BoundedFile {
  enum Failure: Error, Equatable {
    case missing
    case folder
    /// Something that is no file, by its name: a pipe, a device, a socket.
    case special(String)
    case unreadable
    /// Its size, or the bound where it has none.
    case tooLarge(Int)
  }

  /// The bytes of a file.
  /// - Parameter most: larger files are refused unread.
  static func read(_ path: String, atMost most: Int) throws(Failure) -> [UInt8] {
    let handle = try open(path, atMost: most)
    defer { close(handle) }
    var bytes: [UInt8] = []
    // To the end: the size may change, and files of /proc say 0.
    while true {
      let room = min(most - bytes.count + 1, max(1 << 12, bytes.count))
      let piece = try piece(of: handle, room)
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= most else { throw .tooLarge(bytes.count) }
    }
  }

  private static func open(_ path: String, atMost most: Int) throws(Failure) -> Int32 {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing }
    var status = stat()
    // Opening a device can act on it, so it is looked at first.
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable
    }
    try check(status, most)
    // Not to wait, should it be a pipe by now.
    let handle = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard handle >= 0 else { throw errno == ENOENT ? .missing : .unreadable }
    do throws(Failure) {
      guard fstat(handle, &status) == 0 else { throw .unreadable }
      try check(status, most)
      return handle
    } catch {
      close(handle)
      throw error
    }
  }

  private static func check(_ status: stat, _ most: Int) throws(Failure) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .folder
    case S_IFIFO: throw .special("a pipe")
    case S_IFSOCK: throw .special("a socket")
    default: throw .special("a device")
    }
    guard status.st_size <= most else { throw .tooLarge(Int(status.st_size)) }
  }

  /// The next bytes; empty at the end.
  private static func piece(of handle: Int32, _ room: Int) throws(Failure) -> [UInt8] {
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = Foundation.read(handle, buffer.baseAddress, buffer.count)
        filled = max(0, count)
      }
      if count >= 0 { return piece }
      if errno != EINTR { throw .unreadable }
    }
  }
}

extension BoundedFile {
  /// Hands a regular file over piece by piece; the same refusals as `read`.
  static func forEachPiece(
    _ path: String, _ body: ([UInt8]) -> Void
  ) throws(Failure) {
    let handle = try open(path, atMost: .max)
    defer { close(handle) }
    while true {
      let piece = try piece(of: handle, 1 << 20)
      if piece.isEmpty { return }
      body(piece)
    }
  }
}
