// Finds out how a roster file is laid out and reads it.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads the rows of a roster file in any form.
struct SheetReader {
  let source: ImportSource
  let options: RosterOptions
  /// Those who are on the roster by what identifies them; never handed out.
  private var identities: [String: Int] = [:]
  var persons: [RosterSheet.Person] = []
  var entries: [RosterSheet.Entry] = []
  var secrets: Set<String> = []
  var problems: [Problem] = []

  /// Rows in which the table may begin.
  static let mostLinesAbove = 40

  init(_ source: ImportSource, _ options: RosterOptions) {
    (self.source, self.options) = (source, options)
  }

  /// - Throws: everything that is wrong with the file.
  mutating func sheet() throws(ModelFileError) -> RosterSheet {
    var sheet: RosterSheet
    if let row = dayRow() { sheet = try wide(row) } else { sheet = try long() }
    guard problems.isEmpty else { throw ModelFileError(.badData, problems) }
    guard !entries.isEmpty else {
      throw refuse(.file(source.file), "nobody has a duty in this file")
    }
    guard persons.count * sheet.days <= RosterReader.mostCells,
      sheet.days <= RosterReader.mostDays
    else {
      throw refuse(
        .file(source.file),
        "the dates go over \(sheet.days) days; a roster has at most \(RosterReader.mostDays)")
    }
    (sheet.persons, sheet.entries, sheet.secrets) = (persons, entries, secrets)
    if source.blankRows > 0 { sheet.leftOut.insert(counted(source.blankRows, "blank row"), at: 0) }
    return sheet
  }

  // MARK: Persons

  /// The number of a person; nil where nobody is named.
  mutating func person(_ row: RosterText.Row, _ columns: RosterColumns) -> Int? {
    let parts = columns.person.map { row.text($0) }.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return nil }
    let words = parts.map { CalendarWords.folded($0) }
    let identity = words.joined(separator: "\u{1F}").split { $0.isWhitespace }.joined(
      separator: " ")
    if let known = identities[identity] { return known }
    identities[identity] = persons.count
    secrets.formUnion(
      words.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.filter { $0.count > 2 }
        .map(String.init))
    persons.append(.init(role: columns.role.map { row.text($0) } ?? "", line: row.line))
    return persons.count - 1
  }

  // MARK: Problems

  func refuse(_ place: Place, _ message: String) -> ModelFileError {
    ModelFileError(.badData, [Problem(place, "", message)])
  }

  mutating func report(_ row: RosterText.Row, _ column: Int, _ message: String) {
    let place = row.fields.indices.contains(column) ? row.fields[column] : row.fields[0]
    // A file of another kind is wrong on every line.
    if problems.count < 20 { problems.append(Problem(place.place, "", message)) }
  }

  /// `line 1`, `lines 1 and 2`, `lines 1, 2, 5, … (9)`.
  static func lines(_ numbers: [Int]) -> String {
    switch numbers.count {
    case 1: "line \(numbers[0])"
    case 2: "lines \(numbers[0]) and \(numbers[1])"
    case ...8: "lines \(listed(numbers))"
    default: "lines \(listed(Array(numbers.prefix(6)))), …"
    }
  }

  // MARK: Month

  /// The month that is given, or that a line above the table names.
  func month(above header: Int) throws(ModelFileError) -> DateReader.Month? {
    if let text = options.month {
      guard let date = CalendarDate(text + "-01") else {
        throw ModelFileError(
          .usage,
          [
            Problem(
              .override("--month \(TextRule.short(text))"), "",
              "write year and month, as in 2026-03")
          ])
      }
      return .init(year: date.year, month: date.month, origin: "--month \(text)")
    }
    for row in source.rows[...header] {
      for field in row.fields {
        if let (year, month) = Self.month(in: field.text) {
          return .init(year: year, month: month, origin: "line \(row.line)")
        }
      }
    }
    return nil
  }

  /// A month and a year in a title: `Roster March 2026`, `03/2026`, `2026-03`.
  private static func month(in text: String) -> (Int, Int?)? {
    let folded = CalendarWords.folded(text)
    let words = folded.split { !$0.isLetter && !$0.isNumber }
    let year = words.first { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
      .flatMap { Int($0) }
    guard let year else { return nil }
    if let month = words.lazy.compactMap({ $0.count > 2 ? CalendarWords.month($0) : nil }).first {
      return (year, month)
    }
    if let match = folded.firstMatch(of: /(?:^|\D)(\d{1,2})[\/.\-](?:19|20)\d\d(?:\D|$)/) {
      return Int(match.output.1).flatMap { (1...12).contains($0) ? (year, $0) : nil }
    }
    if let match = folded.firstMatch(of: /(?:19|20)\d\d[\/.\-](\d{1,2})(?:\D|$)/) {
      return Int(match.output.1).flatMap { (1...12).contains($0) ? (year, $0) : nil }
    }
    return (year, nil)
  }
}

extension RosterText.Row {
  /// The text of a column; empty where the row ends before it.
  func text(_ column: Int) -> String {
    fields.indices.contains(column) ? fields[column].text : ""
  }

  /// Where a column stands, or the row.
  func place(_ column: Int) -> Place {
    fields.indices.contains(column) ? fields[column].place : fields[0].place
  }
}
