// A table of a results folder as it lies there.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a table holds, without what it says.
struct TableOnDisk: Sendable {
  /// The first line, without its end.
  let header: String
  /// Rows, the header not counted.
  let rows: Int
  let bytes: Int
  /// SHA-256, in hexadecimal.
  let digest: String

  /// - Throws: why it cannot be read.
  init(_ path: String) throws(BoundedFile.Failure) {
    var hash = SHA256()
    var (lines, bytes) = (0, 0)
    var isQuoted = false
    var isHeader = true
    var isLineStart = true
    var header: [UInt8] = []
    try BoundedFile.forEachPiece(path) { piece in
      hash.update(piece)
      bytes += piece.count
      for byte in piece {
        isLineStart = false
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte == UInt8(ascii: "\n"), !isQuoted {
          lines += 1
          (isHeader, isLineStart) = (false, true)
        } else if isHeader, header.count < 1 << 16 {
          header.append(byte)
        }
      }
    }
    // A last line without an end is a line.
    rows = max(0, lines + (isLineStart ? 0 : 1) - 1)
    self.bytes = bytes
    self.header = String(decoding: header, as: UTF8.self)
    digest = hexadecimal(hash.finish())
  }
}
