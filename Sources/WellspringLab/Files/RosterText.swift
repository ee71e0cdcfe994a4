// The rows of a roster as spreadsheets and rostering systems write them.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A table in text: commas, semicolons or tabs between fields, quotes around them or not, blank rows
/// and empty cells at the ends of rows left out.
struct RosterText {
  /// A field of a line and the column where it starts.
  struct Field {
    var text: String
    var place: Place
  }

  /// A line that is not blank.
  struct Row {
    var line: Int
    var fields: [Field]
  }

  /// What stands between fields.
  let separator: Character
  /// The row of column names, then those of the table.
  private(set) var rows: [Row] = []

  /// - Parameter separator: what stands between fields; nil where the first line is to say it.
  init(_ source: SourceText, separator given: Character? = nil) {
    var lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var first = 1
    // A first line such as `sep=;` tells spreadsheets the separator.
    if let line = lines.first?.trimmed.lowercased(), line.hasPrefix("sep="), line.count == 5 {
      lines = lines.dropFirst()
      first = 2
    }
    let header = lines.first { !$0.trimmed.isEmpty } ?? ""
    let found = [",", ";", "\t"].map { mark in (mark, header.count { String($0) == mark }) }
    let most = found.max { $0.1 < $1.1 }
    separator = given ?? most.map { $0.1 > 0 ? Character($0.0) : "," } ?? ","
    for (offset, line) in lines.enumerated() {
      var fields = fields(line, source.file, first + offset)
      while fields.last?.text.isEmpty == true { fields.removeLast() }
      if !fields.isEmpty { rows.append(Row(line: first + offset, fields: fields)) }
    }
  }

  /// The fields of a line; quotes around a field are taken off, and inside them a separator is text.
  private func fields(_ line: Substring, _ file: String, _ number: Int) -> [Field] {
    var fields: [Field] = []
    var (text, start, column, isQuoted) = ("", 1, 1, false)
    func field(_ text: String, _ start: Int) -> Field {
      let lead = text.prefix { $0 == " " || $0 == "\t" }.count
      var bare = text.trimmed
      if bare.count >= 2, bare.hasPrefix("\""), bare.hasSuffix("\"") {
        bare = String(bare.dropFirst().dropLast()).replacing("\"\"", with: "\"").trimmed
      }
      return Field(text: bare, place: .position(file: file, line: number, column: start + lead))
    }
    for character in line {
      column += character.unicodeScalars.count
      if character == "\"" { isQuoted.toggle() }
      if character == separator, !isQuoted {
        fields.append(field(text, start))
        (text, start) = ("", column)
      } else {
        text.append(character)
      }
    }
    return fields + [field(text, start)]
  }
}
