// The canonical text of a model, and its digest.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The canonical text of a model with some lines changed.
struct CanonicalLines: Sendable {
  private let lines: [String]
  private var changes: [(line: Int, text: String)] = []

  init(_ lines: [String]) { self.lines = lines }

  /// Changes a line that has not been changed.
  mutating func set(_ line: Int, to text: String) { changes.append((line, text)) }

  /// SHA-256 of the text, in hexadecimal.
  var digest: String {
    var hash = SHA256()
    var bytes: [UInt8] = []
    for (index, line) in lines.enumerated() {
      bytes += (changes.first { $0.line == index }?.text ?? line).utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    hash.update(bytes)
    return hexadecimal(hash.finish())
  }
}
