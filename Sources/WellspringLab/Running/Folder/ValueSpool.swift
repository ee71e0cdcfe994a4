// Rows of numbers set aside on disk, read back by column.
//
// Exact quantiles need every replicate's value. A unit-year is some 4,000 numbers a replicate, so
// they wait on disk, and memory does not grow with the number of replicates.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A scratch file of rows of equal width. It has no name, so it vanishes with the process.
final class ValueSpool {
  /// Memory used when reading back.
  private static let stripeBytes = 1 << 26
  private static let bufferBytes = 1 << 20

  /// Numbers in a row.
  let width: Int
  private(set) var rows = 0
  private let folder: ResultsFolder
  private let path: String
  private let handle: Int32
  private var buffer: [UInt8] = []

  init(_ name: String, width: Int, in folder: ResultsFolder) throws(OutputError) {
    self.width = width
    self.folder = folder
    path = folder.path + "/" + name
    handle = try folder.openScratch(name)
  }

  deinit { close(handle) }

  /// Adds a row of `width` numbers.
  func append(_ row: [Double]) throws(OutputError) {
    precondition(row.count == width, "a row of \(row.count) numbers where \(width) belong")
    row.withUnsafeBytes { buffer.append(contentsOf: $0) }
    rows += 1
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  /// Forgets all rows.
  func removeAll() throws(OutputError) {
    buffer.removeAll(keepingCapacity: true)
    rows = 0
    guard ftruncate(handle, 0) == 0, lseek(handle, 0, SEEK_SET) == 0 else {
      throw .cannotWrite(path: path, reason: OutputError.systemReason)
    }
  }

  /// Calls `body` with each column's index and the values of some rows, columns in order, values
  /// in row order.
  /// - Parameters:
  ///   - rows: nil for all.
  ///   - columns: nil for all.
  func forEachColumn(
    rows wanted: Range<Int>? = nil, columns some: Range<Int>? = nil,
    _ body: (Int, [Double]) throws(OutputError) -> Void
  ) throws(OutputError) {
    try flush()
    let (wanted, some) = (wanted ?? 0..<rows, some ?? 0..<width)
    let bytesPerColumn = max(1, wanted.count) * MemoryLayout<Double>.stride
    let stripe = max(1, Self.stripeBytes / bytesPerColumn)
    var first = some.lowerBound
    while first < some.upperBound {
      let columns = first..<min(some.upperBound, first + stripe)
      let values = try read(columns, wanted)
      for column in columns {
        let offset = column - first
        try body(column, (0..<wanted.count).map { values[$0 * columns.count + offset] })
      }
      first = columns.upperBound
    }
  }

  /// The numbers of some columns, row-major.
  private func read(
    _ columns: Range<Int>, _ rows: Range<Int>
  ) throws(OutputError) -> [Double] {
    let stride = MemoryLayout<Double>.stride
    var values = [Double](repeating: 0, count: rows.count * columns.count)
    var isWhole = true
    values.withUnsafeMutableBytes { bytes in
      if columns.count == width {
        isWhole = Self.fill(bytes, from: handle, at: rows.lowerBound * width * stride)
        return
      }
      for (index, row) in rows.enumerated() where isWhole {
        let start = index * columns.count * stride
        let slice = UnsafeMutableRawBufferPointer(
          rebasing: bytes[start..<start + columns.count * stride])
        isWhole = Self.fill(slice, from: handle, at: (row * width + columns.lowerBound) * stride)
      }
    }
    guard isWhole else {
      throw .cannotWrite(path: path, reason: "cannot read back what was set aside")
    }
    return values
  }

  private static func fill(
    _ bytes: UnsafeMutableRawBufferPointer, from handle: Int32, at offset: Int
  ) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = pread(handle, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  private func flush() throws(OutputError) {
    try folder.write(buffer, to: handle, path: path)
    buffer.removeAll(keepingCapacity: true)
  }
}
