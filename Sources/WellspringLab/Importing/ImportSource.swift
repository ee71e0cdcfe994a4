// A file to be imported, as a table of text whatever wrote it: its encoding, line ends and separator.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of a file that a rostering system or a spreadsheet wrote.
struct ImportSource {
  /// The name used in messages.
  let file: String
  /// Rows that are not blank.
  let rows: [RosterText.Row]
  /// Rows without anything in them.
  let blankRows: Int
  /// How it was written, in words: `semicolons, UTF-8, CRLF`.
  let dialect: String

  /// What may stand between fields, and what it is called.
  private static let separators: [(mark: Character, words: String)] = [
    ("\t", "tabs"), (";", "semicolons"), (",", "commas"), ("|", "upright strokes"),
  ]

  /// Reads a file.
  /// - Throws: `.noInput` when there is nothing readable there, `.badData` when it is no table.
  init(path: String) throws(ModelFileError) {
    try self.init(bytes: SourceText.read(path, purpose: "file to import"), file: path)
  }

  init(bytes: [UInt8], file: String) throws(ModelFileError) {
    self.file = file
    let (decoded, encoding) = try Self.decoded(bytes, file)
    let hasReturns = decoded.utf8.contains(13)
    let ends = decoded.contains("\r\n") ? "CRLF" : hasReturns ? "CR" : "LF"
    let (text, inner) = Self.joined(Self.tidied(decoded))
    let source = try SourceText(bytes: Array(text.utf8), file: file)
    let (separator, words) = Self.separator(of: source.text)
    let table = RosterText(source, separator: separator)
    rows = table.rows
    guard !rows.isEmpty else {
      throw ModelFileError(.badData, [Problem(.file(file), "", "there are no rows in this file")])
    }
    var lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).count
    if source.text.hasSuffix("\n") { lines -= 1 }
    let mark = source.text.lowercased().hasPrefix("sep=") ? 1 : 0
    blankRows = max(0, lines - rows.count - mark - inner)
    dialect = "\(words), \(encoding), \(ends)"
  }

  // MARK: Encoding

  private static func decoded(
    _ bytes: [UInt8], _ file: String
  ) throws(ModelFileError) -> (text: String, encoding: String) {
    func refuse(_ message: String) -> ModelFileError {
      ModelFileError(.badData, [Problem(.file(file), "", message)])
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isLittle = bytes[0] == 0xFF
      guard bytes.count.isMultiple(of: 2) else { throw refuse("half a character at the end") }
      let units = stride(from: 2, to: bytes.count, by: 2).map { place in
        let (a, b) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
        return isLittle ? b << 8 | a : a << 8 | b
      }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw refuse("this begins like UTF-16 and is none; save it as UTF-8")
      }
      return (text, isLittle ? "UTF-16" : "UTF-16, big end first")
    }
    guard !bytes.contains(0) else {
      throw refuse(
        "this is no text: it has zero bytes. Save the sheet as CSV (UTF-8), or as UTF-16 with a byte "
          + "order mark")
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if let text = String(validating: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self) {
      return (text, hasMark ? "UTF-8 with a byte order mark" : "UTF-8")
    }
    guard !hasMark, let text = western(bytes) else {
      throw refuse("this is neither UTF-8 nor Windows-1252; save the sheet as CSV (UTF-8)")
    }
    return (text, "not UTF-8 and taken as Windows-1252")
  }

  /// Of Windows-1252; nil where a byte has no meaning there.
  private static func western(_ bytes: [UInt8]) -> String? {
    let special = Array(
      "€\u{0}‚ƒ„…†‡ˆ‰Š‹Œ\u{0}Ž\u{0}\u{0}‘’“”•–—˜™š›œ\u{0}žŸ".unicodeScalars)
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let scalar = (0x80..<0xA0).contains(byte) ? special[Int(byte) - 0x80] : Unicode.Scalar(byte)
      if scalar.value == 0 { return nil }
      text.append(scalar)
    }
    return String(text)
  }

  /// Without what cannot be seen, one sort of line end, and blanks for those that do not break.
  private static func tidied(_ text: String) -> String {
    var tidy = String.UnicodeScalarView()
    let plain = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    for scalar in plain.unicodeScalars {
      switch scalar.value {
      case 0xA0, 0x202F, 0x2007, 0x0B, 0x0C: tidy.append(" ")
      case 0xFEFF, 0x200B...0x200F: continue
      default: if !TextRule.isHidden(scalar) { tidy.append(scalar) }
      }
    }
    return String(tidy)
  }

  /// Cells of several lines on one; the lines that they had stay, empty, so that later ones keep their
  /// numbers. Also how many these are.
  private static func joined(_ text: String) -> (text: String, inner: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var result: [Substring] = []
    var (place, inner) = (0, 0)
    while place < lines.count {
      var line = lines[place]
      var more = 0
      while isOpen(line), place + more + 1 < lines.count, more < mostInner {
        more += 1
        line += " " + lines[place + more]
      }
      // A mark that nothing closes is text.
      if isOpen(line) { (line, more) = (lines[place], 0) }
      result.append(line)
      result += Array(repeating: "", count: more)
      inner += more
      place += more + 1
    }
    return (result.joined(separator: "\n"), inner)
  }

  /// Lines that a row may go on for: one for each day of a year.
  private static let mostInner = 400

  /// Whether the last field begins with a quotation mark that is not closed.
  private static func isOpen(_ line: Substring) -> Bool {
    guard let last = line.lastIndex(of: "\""), line.count(where: { $0 == "\"" }) % 2 == 1 else {
      return false
    }
    let before = line[..<last].trimmed.last
    return before.map { ",;\t|".contains($0) } ?? true
  }

  // MARK: Separator

  /// What most lines have most of; a first line such as `sep=;` says it.
  private static func separator(of text: String) -> (Character, String) {
    let lines = text.split(separator: "\n").filter { !$0.trimmed.isEmpty }
    if let line = lines.first?.trimmed.lowercased(), line.hasPrefix("sep="), let mark = line.last,
      let known = separators.first(where: { $0.mark == mark })
    {
      return known
    }
    let counts = separators.map { separator in
      let sorted = lines.map { line in line.count { $0 == separator.mark } }.sorted()
      return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
    let most = counts.max() ?? 0
    guard most > 0, let place = counts.firstIndex(of: most) else { return separators[2] }
    return separators[place]
  }
}
