// Bytes from the disk to checked text. Everything is bounded before it is read.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The text of an input file, known to be UTF-8 without control characters.
struct SourceText: Sendable {
  /// The name used in messages.
  let file: String
  let text: String

  /// Larger files are refused unread.
  static let largestFile = 8 << 20

  /// Reads a file.
  /// - Throws: `.noInput` when there is nothing readable there, `.badData` when it is not text.
  init(path: String, purpose: String) throws(ModelFileError) {
    let data = try Self.read(path, purpose: purpose)
    try self.init(bytes: data, file: path)
  }

  /// Checks bytes that are at hand.
  init(bytes data: [UInt8], file: String) throws(ModelFileError) {
    self.file = file
    func refuse(_ message: String, _ offset: Int? = nil) -> ModelFileError {
      let place = offset.map { Self.place(of: $0, in: data, file: file) } ?? .file(file)
      return ModelFileError(.badData, [Problem(place, "", message)])
    }
    guard data.count <= Self.largestFile else { throw refuse(Self.tooLarge(data.count)) }
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
      throw refuse("this is UTF-16 text; save it as UTF-8")
    }
    if let zero = data.firstIndex(of: 0) {
      throw refuse("a zero byte: this is not a text file", zero)
    }
    let body = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data[3...] : data[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      throw refuse("not UTF-8 from here on; save the file as UTF-8", Self.firstInvalid(body))
    }
    if let control = body.firstIndex(where: { ($0 < 32 && ![9, 10, 13].contains($0)) || $0 == 127 })
    {
      throw refuse("a control character (byte \(data[control])); remove it", control)
    }
    // The rest of what cannot be seen starts with one of these bytes.
    if body.contains(where: { $0 == 0xC2 || $0 == 0xE2 }), let (offset, scalar) = Self.hidden(text)
    {
      throw refuse(
        TextRule.problem(String(scalar)) ?? "a control character; remove it",
        body.startIndex + offset)
    }
    self.text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  private static func tooLarge(_ size: Int) -> String {
    "the file has \((size + 1 << 20 - 1) >> 20) MB; at most \(largestFile >> 20) MB are read"
  }

  /// The bytes of a file that is not too large.
  static func read(_ path: String, purpose: String) throws(ModelFileError) -> [UInt8] {
    func refuse(_ kind: ModelFileError.Kind, _ message: String) -> ModelFileError {
      ModelFileError(kind, [Problem(.file(path), "", message)])
    }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw ModelFileError(.noInput, [Problem(.file("(no name)"), "", "no file name was given")])
    }
    do throws(BoundedFile.Failure) {
      return try BoundedFile.read(path, atMost: largestFile)
    } catch {
      switch error {
      case .missing: throw refuse(.noInput, "no such file")
      case .folder: throw refuse(.noInput, "this is a folder; name the \(purpose) in it")
      case .special(let kind):
        throw refuse(.noInput, "this is \(kind), not a file; save the \(purpose) as a file")
      case .unreadable: throw refuse(.noInput, "the file cannot be read; check its permissions")
      case .tooLarge(let size): throw refuse(.badData, tooLarge(size))
      }
    }
  }

  /// Where a byte stands, for messages.
  private static func place(of offset: Int, in data: [UInt8], file: String) -> Place {
    let before = data[..<offset]
    let line = before.count { $0 == 10 } + 1
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    // Continuation bytes do not start a character.
    let column = data[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return .position(file: file, line: line, column: column)
  }

  /// The first code point that is not seen but acts, and the byte where it stands.
  private static func hidden(_ text: String) -> (offset: Int, scalar: Unicode.Scalar)? {
    let scalars = text.unicodeScalars
    guard let index = scalars.firstIndex(where: { $0 != "\r" && TextRule.isHidden($0) }) else {
      return nil
    }
    return (text.utf8.distance(from: text.startIndex, to: index), scalars[index])
  }

  /// The first byte that is not part of valid UTF-8.
  private static func firstInvalid(_ data: ArraySlice<UInt8>) -> Int {
    var iterator = data.makeIterator()
    var decoder = Unicode.UTF8.ForwardParser()
    var offset = data.startIndex
    while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { offset += scalar.count }
    return min(offset, data.endIndex - 1)
  }
}
