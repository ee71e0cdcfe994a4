// A finished block as bytes.
//
// Layout, little-endian: the magic word; the experiment's identity (64 hexadecimal digits); index of the block;
// number of trials; the trials one after the other; SHA-256 of everything before. NaN payloads are
// not kept apart: an undefined value is one value.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// Why a part cannot be used.
enum PartError: Error, Equatable {
  /// It is not whole or not what was written.
  case broken
  /// It belongs to another experiment or block.
  case foreign
}

/// Turns the records of a block into bytes and back.
enum PartFile {
  private static let magic = Array("WSPART 3".utf8)

  /// Names that a block's file may have.
  static let mostAttempts = 1_000

  /// The name of a block's file: `0000012.part`, or `0000012-2.part` where that was taken.
  static func name(_ block: Int, attempt: Int = 1) -> String {
    let digits = String(block)
    let tail = attempt == 1 ? "" : "-\(attempt)"
    return String(repeating: "0", count: max(0, 7 - digits.count)) + digits + tail + ".part"
  }

  /// The block that a file name stands for; nil for other names.
  static func block(named name: String) -> Int? {
    guard name.hasSuffix(".part") else { return nil }
    let numbers = name.dropLast(5).split(separator: "-", omittingEmptySubsequences: false)
    guard let block = numbers.first.flatMap({ Int($0) }), block >= 0, numbers.count <= 2,
      let attempt = numbers.count == 1 ? 1 : Int(numbers[1]),
      (1...mostAttempts).contains(attempt), self.name(block, attempt: attempt) == name
    else { return nil }
    return block
  }

  /// Bytes of a part before its records begin.
  static let headerBytes = magic.count + 64 + 8

  private static func header(_ block: Int, _ identity: String) -> PartWriter {
    var writer = PartWriter()
    writer.bytes = magic + Array(identity.utf8)
    writer.put(UInt64(block))
    return writer
  }

  /// Whether a file that begins so is this run's part of the block, whole or not.
  static func isHeader(_ bytes: [UInt8], block: Int, identity: String) -> Bool {
    bytes == header(block, identity).bytes
  }

  /// - Parameter identity: of the experiment, 64 hexadecimal digits.
  static func bytes(_ records: [TrialRecord], block: Int, identity: String) -> [UInt8] {
    var writer = header(block, identity)
    writer.put(UInt64(records.count))
    for record in records { writer.put(record) }
    writer.bytes += SHA256.digest(of: writer.bytes)
    return writer.bytes
  }

  /// Reads a part and checks that it is whole and the one that is wanted.
  static func records(
    _ bytes: [UInt8], block: Int, identity: String
  ) throws(PartError) -> [TrialRecord] {
    let body = bytes.count - SHA256.digestBytes
    guard body >= magic.count + 64 + 16,
      SHA256.digest(of: bytes[..<body]).elementsEqual(bytes[body...])
    else { throw .broken }
    var reader = PartReader(bytes: bytes[..<body])
    guard try reader.take(magic.count) == magic[...] else { throw .broken }
    guard try reader.take(64) == Array(identity.utf8)[...], try reader.number() == UInt64(block)
    else { throw .foreign }
    let count = try reader.number()
    guard count <= UInt64(TrialPlan.largestSize) else { throw .broken }
    var records: [TrialRecord] = []
    for _ in 0..<count { records.append(try reader.record()) }
    guard reader.isAtEnd else { throw .broken }
    return records
  }
}

private struct PartWriter {
  var bytes: [UInt8] = []

  mutating func put(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ numbers: [Double]) {
    put(UInt64(numbers.count))
    for number in numbers { put(number.isNaN ? Double.nan.bitPattern : number.bitPattern) }
  }

  mutating func put(_ numbers: [Float]) {
    put(UInt64(numbers.count))
    for number in numbers {
      let bits = number.isNaN ? Float.nan.bitPattern : number.bitPattern
      withUnsafeBytes(of: bits.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }

  mutating func put(_ days: PostDays) {
    put(UInt64(days.posts.count))
    for count in days.posts { put(UInt64(count)) }
    put(days.capacity)
    put(days.midnight)
    put(UInt64(days.marks.count))
    for marks in days.marks { bytes.append(marks.rawValue) }
  }

  mutating func put(_ text: CSVText) {
    put(UInt64(text.rows))
    put(UInt64(text.bytes.count))
    bytes += text.bytes
  }

  mutating func put(_ record: TrialRecord) {
    put(UInt64(record.trial.scenario))
    put(record.trial.replicate)
    put(record.failure == nil ? 0 : 1)
    if let failure = record.failure {
      put(UInt64(failure.utf8.count))
      bytes += Array(failure.utf8)
      return
    }
    put(record.outcomes)
    put(record.daily)
    put(record.warmUp)
    put(UInt64(record.kept.count))
    for list in record.kept { put(list) }
    put(record.postDays)
    put(UInt64(record.eventCounts.count))
    for count in record.eventCounts { put(count) }
    put(record.clinicians)
    put(record.surveys)
    put(record.events)
    put(record.people)
    put(record.answers)
  }
}

private struct PartReader {
  let bytes: ArraySlice<UInt8>
  private var at: Int

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  var isAtEnd: Bool { at == bytes.endIndex }

  mutating func take(_ count: Int) throws(PartError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.endIndex - at else { throw .broken }
    at += count
    return bytes[at - count..<at]
  }

  mutating func number() throws(PartError) -> UInt64 {
    let slice = try take(8)
    return slice.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
  }

  private mutating func length() throws(PartError) -> Int {
    guard let length = Int(exactly: try number()), length >= 0 else { throw .broken }
    return length
  }

  private mutating func words() throws(PartError) -> [UInt64] {
    let count = try length()
    let (size, overflow) = count.multipliedReportingOverflow(by: 8)
    guard !overflow else { throw .broken }
    let slice = try take(size)
    return slice.withUnsafeBytes { raw in
      (0..<count).map {
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self))
      }
    }
  }

  private mutating func numbers() throws(PartError) -> [Double] {
    try words().map { Double(bitPattern: $0) }
  }

  private mutating func floats() throws(PartError) -> [Float] {
    let count = try length()
    let (size, overflow) = count.multipliedReportingOverflow(by: 4)
    guard !overflow else { throw .broken }
    let slice = try take(size)
    return slice.withUnsafeBytes { raw in
      (0..<count).map {
        Float(
          bitPattern: UInt32(
            littleEndian: raw.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
      }
    }
  }

  private mutating func postDays() throws(PartError) -> PostDays {
    var days = PostDays()
    days.posts = try words().map(UInt32.init(truncatingIfNeeded:))
    days.capacity = try floats()
    days.midnight = try floats()
    days.marks = try take(try length()).map(DayMarks.init(rawValue:))
    return days
  }

  private mutating func text() throws(PartError) -> CSVText {
    let rows = try length()
    return CSVText(bytes: Array(try take(try length())), rows: rows)
  }

  mutating func record() throws(PartError) -> TrialRecord {
    let scenario = try length()
    var record = TrialRecord(Trial(scenario: scenario, replicate: try number()))
    guard try number() == 0 else {
      record.failure = String(decoding: try take(try length()), as: UTF8.self)
      return record
    }
    record.outcomes = try numbers()
    record.daily = try numbers()
    record.warmUp = try numbers()
    for _ in 0..<(try length()) { record.kept.append(try numbers()) }
    record.postDays = try postDays()
    record.eventCounts = try words()
    record.clinicians = try text()
    record.surveys = try text()
    record.events = try text()
    record.people = try text()
    record.answers = try text()
    return record
  }
}
