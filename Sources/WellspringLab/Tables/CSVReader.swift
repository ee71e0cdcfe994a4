// Rows of a CSV table back from bytes, whatever they are.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads rows after RFC 4180, line ends LF only. Bytes that are no UTF-8 become U+FFFD.
package struct CSVReader {
  private let bytes: [UInt8]
  private var place = 0
  /// The line on which the row that was read last begins, from 1.
  package private(set) var line = 0
  private var nextLine = 1

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The fields of the next row; nil at the end.
  package mutating func next() -> [String]? {
    guard place < bytes.count else { return nil }
    line = nextLine
    var fields: [String] = []
    while true {
      fields.append(field())
      guard place < bytes.count else { return fields }
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\n") {
        nextLine += 1
        return fields
      }
    }
  }

  /// A field up to the comma or line end that ends it.
  private mutating func field() -> String {
    var isQuoted = false
    var hasQuotes = false
    let start = place
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
        hasQuotes = true
      } else if byte == UInt8(ascii: "\n"), isQuoted {
        nextLine += 1
      } else if !isQuoted, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") {
        break
      }
      place += 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard hasQuotes, text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count >= 2 else {
      return text
    }
    return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
