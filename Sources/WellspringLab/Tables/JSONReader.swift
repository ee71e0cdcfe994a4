// JSON in, as strictly as RFC 8259 has it, and bounded: what comes from a folder of results may be
// anything.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads one JSON value.
struct JSONReader {
  /// Deeper values are refused.
  static let deepest = 64

  private let bytes: [UInt8]
  private var place = 0

  /// The value; nil when the bytes are no JSON, or name a member twice.
  static func value(_ bytes: [UInt8]) -> JSONValue? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var reader = JSONReader(bytes)
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    return reader.place == bytes.count ? value : nil
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
      place += 1
    }
  }

  /// Steps over a byte, white space before it included; false when another one stands there.
  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard next == character.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) -> JSONValue? {
    guard depth <= Self.deepest else { return nil }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return text().map { .string($0) }
    case UInt8(ascii: "t"): return word("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return word("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return word("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func word(_ word: String) -> Bool {
    guard bytes[place...].starts(with: word.utf8) else { return false }
    place += word.utf8.count
    return true
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    place += 1
    var members: [(key: String, value: JSONValue)] = []
    var seen: Set<[UInt8]> = []
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      guard let key = text(), seen.insert(Array(key.utf8)).inserted, take(":"),
        let value = value(depth: depth + 1)
      else { return nil }
      members.append((key, value))
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func array(_ depth: Int) -> JSONValue? {
    place += 1
    var values: [JSONValue] = []
    if take("]") { return .array([]) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? .array(values) : nil
  }

  /// A whole number where it is written as one and fits; every other number as a double.
  private mutating func number() -> JSONValue? {
    let start = place
    while let byte = next, "+-.eE0123456789".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else {
      return nil
    }
    if let whole = Int(text) { return .integer(whole) }
    guard let value = Double(text), value.isFinite else { return nil }
    return .number(value)
  }

  private mutating func text() -> String? {
    guard next == UInt8(ascii: "\"") else { return nil }
    place += 1
    var units: [UInt8] = []
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        units += Array(String(scalar).utf8)
      case 0..<0x20: return nil
      default: units.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = next else { return nil }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let first = unit() else { return nil }
      guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
      guard word("\\u"), let second = unit(), (0xDC00..<0xE000).contains(second) else {
        return nil
      }
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    default: return nil
    }
  }

  /// Four hexadecimal digits.
  private mutating func unit() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    let digits = bytes[place..<place + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    place += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}

extension JSONValue {
  /// A member of an object.
  public subscript(key: String) -> JSONValue? {
    members?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The members of an object, in their order.
  public var members: [(key: String, value: JSONValue)]? {
    if case .object(let members) = self { members } else { nil }
  }

  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var integer: Int? { if case .integer(let number) = self { number } else { nil } }

  /// A whole number or another one.
  public var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  /// Where this value differs from one that it should be, a sentence each: `seed is "7", not "1"`.
  /// - Parameter path: of this value in messages.
  func differences(from wanted: JSONValue, at path: String) -> [String] {
    switch (self, wanted) {
    case (.object(let own), .object(let other)):
      let lost = other.map(\.key).filter { self[$0] == nil }
        .map { "\(Self.join(path, $0)) is missing" }
      let differing = own.flatMap { member -> [String] in
        let here = Self.join(path, member.key)
        guard let wanted = wanted[member.key] else { return ["\(here) does not belong here"] }
        return member.value.differences(from: wanted, at: here)
      }
      return lost + differing
    case (.array(let own), .array(let other)):
      guard own.count == other.count else {
        return ["\(path) has \(own.count) entries, not \(other.count)"]
      }
      return zip(own, other).enumerated().flatMap { index, pair in
        pair.0.differences(from: pair.1, at: "\(path).\(index)")
      }
    default:
      return isSame(as: wanted) ? [] : ["\(path) is \(shortText), not \(wanted.shortText)"]
    }
  }

  private static func join(_ path: String, _ key: String) -> String {
    let key = TextRule.short(TextRule.oneLine(key), limit: 60)
    return path.isEmpty ? key : "\(path).\(key)"
  }

  /// Whether two values that are neither arrays nor objects are the same.
  private func isSame(as other: JSONValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    default: double != nil && double == other.double
    }
  }

  /// For messages.
  private var shortText: String {
    switch self {
    case .object: "a group"
    case .array: "a list"
    default: TextRule.short(TextRule.oneLine(String(text.dropLast())), limit: 72)
    }
  }
}
