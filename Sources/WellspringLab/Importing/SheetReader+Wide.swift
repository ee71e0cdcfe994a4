// A roster with a row for each person and a column for each day.
// SPDX-License-Identifier: GPL-3.0-or-later

extension SheetReader {
  /// The row whose cells are days, and which of its columns they are.
  struct DayRow {
    var row: Int
    var columns: [Int]
    var dates: [WrittenDate]
  }

  private static let fewestDays = 3
  /// First cells of rows that count and name nobody.
  private static let totals: Set<String> = [
    "total", "totals", "sum", "count", "summe", "gesamt", "anzahl", "somme", "totaal", "aantal",
    "totale", "suma", "soma", "required", "needed", "soll", "ist", "demand", "besetzung",
  ]

  /// The row of days, the one with most of them; nil where the file is no such table.
  func dayRow() -> DayRow? {
    var best: DayRow?
    for (place, row) in source.rows.prefix(Self.mostLinesAbove).enumerated() {
      let found = days(in: row, place)
      if found.columns.count > best?.columns.count ?? (Self.fewestDays - 1) { best = found }
    }
    return best
  }

  /// The longest run of cells in a row that may be days one after another.
  private func days(in row: RosterText.Row, _ place: Int) -> DayRow {
    let hasWeekdays = row.fields.contains { field in
      CalendarWords.folded(field.text).split { !$0.isLetter }.contains {
        $0.count > 1 && $0 != "mar" && !CalendarWords.weekdays($0).isEmpty
      }
    }
    var best = DayRow(row: place, columns: [], dates: [])
    var run = best
    for (column, field) in row.fields.enumerated() {
      guard let date = WrittenDate(field.text, isWeekdayRow: hasWeekdays), date.minutes ?? 0 == 0
      else { continue }
      if let last = run.dates.last, !Self.follows(last.form, date.form) {
        run = DayRow(row: place, columns: [], dates: [])
      }
      run.columns.append(column)
      run.dates.append(date)
      if run.columns.count > best.columns.count { best = run }
    }
    return best
  }

  /// Whether one date may stand in the column after another.
  private static func follows(_ a: WrittenDate.Form, _ b: WrittenDate.Form) -> Bool {
    func steps(_ a: Int, _ b: Int) -> Bool { b > a ? b - a <= 4 : a >= 26 && b <= 4 }
    switch (a, b) {
    case (.full(let a), .full(let b)): return (1...4).contains(b.number - a.number)
    case (.day(let a), .day(let b)): return steps(a, b)
    case (.named(let a, _, _), .named(let b, _, _)): return steps(a, b)
    case (.numeric(let a, _), .numeric(let b, _)):
      return a.count == b.count && zip(a, b).contains { steps($0, $1) }
    case (.full, _), (.day, _), (.named, _), (.numeric, _): return false
    }
  }

  mutating func wide(_ header: DayRow) throws(ModelFileError) -> RosterSheet {
    let rows = source.rows
    let headings = rows[header.row]
    var items = zip(header.columns, header.dates).map { column, date in
      DateReader.Item(
        written: date, text: headings.text(column), place: headings.place(column))
    }
    let weekdayRow = [header.row + 1, header.row - 1].first { isWeekdays($0, header) }
    if let weekdayRow {
      for (place, column) in header.columns.enumerated() {
        let word = CalendarWords.folded(rows[weekdayRow].text(column)).filter(\.isLetter)
        items[place].written.weekdays.formUnion(CalendarWords.weekdays(word))
      }
    }
    let reader = DateReader(
      given: options.dates, month: try month(above: header.row), isRow: true)
    let (dates, words) = try reader.dates(items)
    let columns = try wideColumns(header)
    guard let first = dates.first, let last = dates.last,
      zip(dates, dates.dropFirst()).allSatisfy(<)
    else { throw refuse(headings.fields[0].place, "the dates of the columns do not go upwards") }
    let rowsLeft = readPersons(header, columns, dates, weekdayRow)
    let left =
      headLines(header.row, weekdayRow)
      + extraColumns(headings, columns.used.union(header.columns)) + rowsLeft
    return RosterSheet(
      file: source.file, form: "a row a person, a column a day", dateWords: words, first: first,
      days: last.number - first.number + 1, leftOut: left)
  }

  /// Whether a row says the weekdays of the days and nothing else.
  private func isWeekdays(_ place: Int, _ header: DayRow) -> Bool {
    guard source.rows.indices.contains(place) else { return false }
    let row = source.rows[place]
    let words = header.columns.map { CalendarWords.folded(row.text($0)).filter(\.isLetter) }
    let filled = words.filter { !$0.isEmpty }
    return filled.count * 2 >= words.count
      && filled.allSatisfy { !CalendarWords.weekdays($0).isEmpty }
      && header.columns.allSatisfy { !row.text($0).contains(where: \.isNumber) }
      && Set(filled).count >= min(3, filled.count)
      && row.fields.prefix(header.columns[0]).allSatisfy {
        $0.text.isEmpty || RosterColumn(heading: $0.text) != nil
          || ["weekday", "wochentag"].contains(RosterColumn.plain($0.text))
      }
  }

  /// Who it is and in which role: by headings, else the first column.
  private func wideColumns(_ header: DayRow) throws(ModelFileError) -> RosterColumns {
    let headings = source.rows[header.row]
    let before = (0..<header.columns[0]).map { headings.text($0) }
    var columns = RosterColumns(headings: before)
    (columns.date, columns.shift, columns.start, columns.end) = (nil, nil, nil, nil)
    try takeNamed(into: &columns, headings, [.person, .role])
    if columns.person.isEmpty {
      guard !before.isEmpty else {
        throw refuse(
          headings.fields[0].place,
          "the days begin in the first column; who works is to stand in a column before them")
      }
      let free = before.indices.first { $0 != columns.role } ?? 0
      columns.person = [free]
    }
    return columns
  }

  /// The lines above the table, in words.
  func headLines(_ header: Int, _ weekdayRow: Int? = nil) -> [String] {
    let above = (0..<header).filter { $0 != weekdayRow }.map { source.rows[$0].line }
    return above.isEmpty
      ? [] : [counted(above.count, "line") + " above the table (\(Self.lines(above)))"]
  }

  /// Columns that are not read, in words.
  func extraColumns(_ headings: RosterText.Row, _ used: Set<Int>) -> [String] {
    let extra = headings.fields.indices.filter { !used.contains($0) }.map { headings.text($0) }
    let named = extra.filter { !$0.isEmpty }.map { RosterSheet.shown($0, secrets) }
    return named.isEmpty
      ? [] : [counted(named.count, "column") + ": " + named.joined(separator: ", ")]
  }

  /// The rows below the header. What is read over is handed back in words.
  private mutating func readPersons(
    _ header: DayRow, _ columns: RosterColumns, _ dates: [CalendarDate], _ weekdayRow: Int?
  ) -> [String] {
    var (idle, totals, again): ([Int], [Int], [Int]) = ([], [], [])
    let headings = source.rows[header.row]
    for (place, row) in source.rows.enumerated()
    where place > header.row && place != weekdayRow {
      let cells = header.columns.map { row.text($0) }
      let label = CalendarWords.folded(row.text(columns.person[0])).prefix { $0.isLetter }
      if cells == header.columns.map({ headings.text($0) }) || isWeekdays(place, header) {
        again.append(row.line)
      } else if Self.totals.contains(String(label)) {
        totals.append(row.line)
      } else if cells.allSatisfy(\.isEmpty) {
        idle.append(row.line)
      } else if let person = person(row, columns) {
        for (cell, date) in zip(cells, dates) where !cell.isEmpty {
          entries.append(.init(person: person, day: date.number, code: cell, line: row.line))
        }
      } else {
        report(row, 0, "duties without a person: the column that says who it is has nothing here")
      }
    }
    return [
      (again, "heading again"), (totals, "row of sums"), (idle, "row without any entry"),
    ].compactMap { lines, what in
      guard !lines.isEmpty else { return nil }
      let words = what.replacing("row", with: lines.count == 1 ? "row" : "rows")
      return "\(lines.count) \(words) (\(Self.lines(lines)))"
    }
  }
}
