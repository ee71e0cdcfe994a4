// Switches that a new case of an enumeration would pass through unseen.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds a `default:` in a switch over an enumeration of the same sources.
enum DefaultCases {
  /// The names of the cases of each enumeration.
  static func enumerations(_ files: [SwiftFile]) -> [Set<Substring>] {
    files.flatMap { file -> [Set<Substring>] in
      file.code.matches(of: /\benum [A-Za-z]\w*[^{]*\{/).map { match in
        let body = block(file.code[match.range.upperBound...])
        return Set(
          body.split(separator: "\n").flatMap { line -> [Substring] in
            let line = line.drop { $0 == " " }
            guard line.hasPrefix("case "), !line.hasPrefix("case .") else { return [] }
            return line.dropFirst(5).matches(of: /(?:^|, )\s*`?([a-z]\w*)/).map(\.output.1)
          })
      }
    }.filter { !$0.isEmpty }
  }

  /// The text up to the brace that closes what was opened before it.
  private static func block(_ text: Substring) -> Substring {
    var depth = 1
    for place in text.indices {
      if text[place] == "{" { depth += 1 }
      if text[place] == "}" { depth -= 1 }
      if depth == 0 { return text[..<place] }
    }
    return text
  }

  /// Lines, from 1, of the defaults whose other cases are all cases of one enumeration.
  static func silent(_ file: SwiftFile, _ enumerations: [Set<Substring>]) -> [Int] {
    let lines = file.code.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { place in
      let indent = lines[place].prefix { $0 == " " }
      guard lines[place].dropFirst(indent.count).hasPrefix("default:") else { return nil }
      let start = lines[..<place].lastIndex {
        $0.prefix { $0 == " " } == indent && $0.contains("switch ")
      }
      guard let start else { return nil }
      let cases = lines[start..<place].filter { $0.hasPrefix(indent + "case ") }
      let names = cases.flatMap { $0.matches(of: /[ (]\.([a-z]\w*)/).map(\.output.1) }
      guard !names.isEmpty, enumerations.contains(where: { $0.isSuperset(of: names) }) else {
        return nil
      }
      return place + 1
    }
  }
}
