// Files of a results folder as they lie there: links are not followed unless asked, and nothing that
// could hold the program up (a pipe, a device) is read.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Looks at names on disk and reads plain files.
enum RegularFile {
  /// What stands under a name.
  enum Kind { case nothing, file, folder, other }

  /// What stands under a name itself; a link is `.other`, wherever it leads.
  static func kind(_ path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      return errno == ENOENT || errno == ENOTDIR ? .nothing : .other
    }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// The length of a plain file in bytes; nil for anything else.
  static func size(_ path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The contents of a plain file; nil when it is something else or cannot be read.
  /// - Parameters:
  ///   - most: bytes that are read at most.
  ///   - followingLinks: whether a link to a plain file will do.
  static func bytes(
    _ path: String, most: Int = .max, followingLinks: Bool = false
  ) -> [UInt8]? {
    let handle = open(path, followingLinks)
    guard handle >= 0 else { return nil }
    defer { close(handle) }
    var bytes: [UInt8] = []
    while bytes.count < most {
      guard let piece = read(handle, min(most - bytes.count, 1 << 20)) else { return nil }
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }

  /// Whether two plain files hold the same bytes.
  static func areSame(_ one: String, _ other: String) -> Bool {
    guard let size = size(one), size == self.size(other) else { return false }
    let handles = [open(one, false), open(other, false)]
    defer { for handle in handles where handle >= 0 { close(handle) } }
    guard handles.allSatisfy({ $0 >= 0 }) else { return false }
    while true {
      guard let a = read(handles[0], 1 << 20), let b = read(handles[1], 1 << 20), a == b else {
        return false
      }
      if a.isEmpty { return true }
    }
  }

  /// A handle on a plain file; -1 for anything else.
  private static func open(_ path: String, _ followingLinks: Bool) -> Int32 {
    // Without O_NONBLOCK a pipe would wait for its other end.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
    let handle = Foundation.open(path, flags)
    guard handle >= 0 else { return -1 }
    var status = stat()
    guard fstat(handle, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(handle)
      return -1
    }
    return handle
  }

  /// The next bytes, empty at the end; nil when they cannot be read. Whole unless at the end.
  private static func read(_ handle: Int32, _ count: Int) -> [UInt8]? {
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let got = Foundation.read(handle, buffer.baseAddress! + done, count - done)
        if got < 0, errno == EINTR { continue }
        isWhole = got >= 0
        guard got > 0 else { return }
        done += got
      }
    }
    return isWhole ? bytes : nil
  }
}
