// A file of a results folder while it is written: buffered, digested, and forced to disk.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A growing table. Used by one thread at a time.
final class TableFile {
  /// Bytes kept back before they are handed to the system.
  private static let bufferBytes = 1 << 18

  let schema: TableSchema
  private let folder: ResultsFolder
  private let path: String
  private let handle: Int32
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private var rows = 0
  private var bytes = 0

  init(_ schema: TableSchema, in folder: ResultsFolder) throws(OutputError) {
    self.schema = schema
    self.folder = folder
    path = folder.path + "/" + schema.fileName
    handle = try folder.open(schema.fileName)
    try append(CSVText(headerOf: schema))
  }

  deinit { close(handle) }

  /// Adds whole rows.
  func append(_ text: CSVText) throws(OutputError) {
    rows += text.rows
    bytes += text.bytes.count
    buffer.append(contentsOf: text.bytes)
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  /// Adds a row.
  func append<Row>(_ row: Row, of table: Table<Row>) throws(OutputError) {
    var text = CSVText()
    table.append(row, to: &text)
    try append(text)
  }

  /// Forces the file to disk and says what is in it.
  func finish() throws(OutputError) -> WrittenTable {
    try flush()
    guard fsync(handle) == 0 else {
      throw .cannotWrite(path: path, reason: OutputError.systemReason)
    }
    return WrittenTable(
      schema: schema, rows: rows, bytes: bytes, digest: hexadecimal(hash.finish()))
  }

  private func flush() throws(OutputError) {
    hash.update(buffer)
    try folder.write(buffer, to: handle, path: path)
    buffer.removeAll(keepingCapacity: true)
  }
}
