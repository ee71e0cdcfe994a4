// Trees of files: what is in them to the last byte, and random ones to try a program on.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What stood below a folder at some moment: every name with what it is, files with their bytes,
/// links with where they lead. Links are not followed.
public struct FileTree: Sendable {
  public enum Entry: Sendable, Equatable {
    case folder
    case file([UInt8])
    case link([UInt8])
    case other(UInt32)
  }

  /// By path below the folder, as bytes: names need not be text.
  public private(set) var entries: [[UInt8]: Entry] = [:]

  public init(_ folder: String) { read(Array(folder.utf8), below: []) }

  /// What was there in `self` and is not the same in `later`, as text.
  public func losses(in later: FileTree, except isOurs: (String) -> Bool = { _ in false })
    -> [String]
  {
    entries.compactMap { path, entry in
      let name = String(decoding: path, as: UTF8.self)
      return later.entries[path] == entry || isOurs(name) ? nil : name
    }.sorted()
  }

  private mutating func read(_ folder: [UInt8], below: [UInt8]) {
    for name in names(folder) {
      let full = folder + [47] + name
      let path = below.isEmpty ? name : below + [47] + name
      let entry = entry(full)
      entries[path] = entry
      if entry == .folder { read(full, below: path) }
    }
  }

  private func names(_ folder: [UInt8]) -> [[UInt8]] {
    guard let stream = withPath(folder, opendir) else { return [] }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let next = readdir(stream) {
      let name = withUnsafeBytes(of: &next.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    return names
  }

  private func entry(_ path: [UInt8]) -> Entry {
    var status = stat()
    guard withPath(path, { lstat($0, &status) }) == 0 else { return .other(0) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(contents(path))
    case S_IFLNK:
      var target = [UInt8](repeating: 0, count: 4_096)
      let count = target.withUnsafeMutableBytes { buffer in
        withPath(path) {
          readlink($0, buffer.baseAddress!.assumingMemoryBound(to: CChar.self), buffer.count)
        }
      }
      return .link(Array(target.prefix(max(0, count))))
    default: return .other(UInt32(status.st_mode))
    }
  }

  private func contents(_ path: [UInt8]) -> [UInt8] {
    guard let file = withPath(path, { fopen($0, "rb") }) else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }
}

private func withPath<Result>(
  _ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
) -> Result {
  (path.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { body($0.baseAddress!) }
}

/// Random numbers that are the same every time.
public struct SeededLuck: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  public mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
  public mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < share
  }
  public mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}

/// Puts files, folders and links of a user's into a folder, never in place of something.
public struct RandomFiles {
  /// Names that are likely to meet the program's own.
  public var names: [[UInt8]]
  /// Contents of files, beside nothing and a word.
  public var contents: [[UInt8]]
  /// Where links lead.
  public var targets: [String]

  /// - Parameters:
  ///   - names: of files and folders that the program makes.
  ///   - contents: that look like the program's.
  ///   - targets: files and folders elsewhere.
  public init(names: [String], contents: [[UInt8]], targets: [String]) {
    let odd = ["a b", "ü", "-x", "=1", "new\nline", ".hidden", String(repeating: "x", count: 200)]
    // A name that is no text.
    self.names = (names + odd).map { Array($0.utf8) } + [[0xFF, 0xFE, 0x61]]
    self.contents = contents + [[], Array("mine\n".utf8)]
    self.targets = targets + ["nowhere", ".", "../.."]
  }

  /// Sprinkles some over a folder and those in it.
  public func sprinkle(_ folder: String, depth: Int = 3, _ luck: inout SeededLuck) {
    sprinkle(Array(folder.utf8), depth, &luck)
  }

  private func sprinkle(_ folder: [UInt8], _ depth: Int, _ luck: inout SeededLuck) {
    for _ in 0..<luck.below(5) {
      let path = folder + [47] + luck.pick(names)
      switch luck.below(8) {
      case 0..<4: create(path, luck.pick(contents))
      case 4..<6:
        _ = withPath(path) { mkdir($0, 0o755) }
        if depth > 0, isFolder(path) { sprinkle(path, depth - 1, &luck) }
      default: _ = withPath(path) { link in luck.pick(targets).withCString { symlink($0, link) } }
      }
    }
  }

  private func isFolder(_ path: [UInt8]) -> Bool {
    var status = stat()
    return withPath(path, { lstat($0, &status) }) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func create(_ path: [UInt8], _ bytes: [UInt8]) {
    let handle = withPath(path) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644) }
    guard handle >= 0 else { return }
    _ = bytes.withUnsafeBytes { write(handle, $0.baseAddress, $0.count) }
    close(handle)
  }
}
