// A roster with a row for each duty: person, date and shift, or person, start and end.
// SPDX-License-Identifier: GPL-3.0-or-later

extension SheetReader {
  /// Where the rows begin and what their columns are.
  private struct Layout {
    /// The row of headings; nil without one.
    var header: Int?
    var columns: RosterColumns
  }

  /// A duty as far as it can be read before the order of dates is known.
  private struct Duty {
    var person: Int
    var row: RosterText.Row
    var code = ""
    var start = 0
    var end = 0
    /// Places of its dates among those of the file.
    var date = 0
    var endDate: Int?
  }

  mutating func long() throws(ModelFileError) -> RosterSheet {
    let layout = try layout()
    let isTimed = layout.columns.shift == nil
    var items: [DateReader.Item] = []
    let duties = try duties(layout, &items)
    let reader = DateReader(
      given: options.dates, month: try month(above: layout.header ?? 0), isRow: false)
    let (dates, words) = try reader.dates(items)
    take(duties, dates, isTimed: isTimed)
    let joined = isTimed ? joinAtMidnight() : 0
    guard let first = duties.map({ dates[$0.date] }).min() else {
      throw refuse(.file(source.file), "there are no dates in this file")
    }
    let last = entries.map(\.day).max() ?? first.number
    var left =
      layout.header.map { headLines($0) + extraColumns(source.rows[$0], layout.columns.used) } ?? []
    if joined > 0 {
      left.append("\(counted(joined, "cut")) at midnight, between parts of one duty")
    }
    return RosterSheet(
      file: source.file, form: isTimed ? "a row a duty, with start and end" : "a row a duty",
      dateWords: words, first: first, days: last - first.number + 1, leftOut: left)
  }

  // MARK: Rows

  /// What the rows say, and their dates.
  private mutating func duties(
    _ layout: Layout, _ items: inout [DateReader.Item]
  ) throws(ModelFileError) -> [Duty] {
    let columns = layout.columns
    var duties: [Duty] = []
    var unsaid: [Int] = []
    for row in source.rows.dropFirst(layout.header.map { $0 + 1 } ?? 0) {
      guard let person = person(row, columns) else {
        unsaid.append(row.line)
        continue
      }
      let duty =
        columns.shift == nil
        ? timed(row, columns, person, &items) : coded(row, columns, person, &items)
      if let duty { duties.append(duty) }
    }
    if !unsaid.isEmpty {
      let verb = unsaid.count == 1 ? "names" : "name"
      problems.append(
        Problem(.file(source.file), "", "\(Self.lines(unsaid)) \(verb) no person"))
    }
    guard problems.isEmpty else { throw ModelFileError(.badData, problems) }
    guard !items.isEmpty else {
      throw refuse(.file(source.file), "there are no rows of duties in this file")
    }
    return duties
  }

  private mutating func coded(
    _ row: RosterText.Row, _ columns: RosterColumns, _ person: Int,
    _ items: inout [DateReader.Item]
  ) -> Duty? {
    guard let date = columns.date, let shift = columns.shift else { return nil }
    guard let written = WrittenDate(row.text(date)) else {
      report(row, date, "this is no date that can be read here")
      return nil
    }
    items.append(.init(written: written, text: row.text(date), place: row.place(date)))
    return Duty(person: person, row: row, code: row.text(shift), date: items.count - 1)
  }

  private mutating func timed(
    _ row: RosterText.Row, _ columns: RosterColumns, _ person: Int,
    _ items: inout [DateReader.Item]
  ) -> Duty? {
    guard let start = columns.start, let end = columns.end else { return nil }
    var duty = Duty(person: person, row: row)
    /// The minutes of a cell; its date, if it has one, becomes an item.
    func minutes(_ column: Int) -> (minutes: Int, item: Int?)? {
      let text = row.text(column)
      if let written = WrittenDate(text), let time = written.minutes {
        items.append(.init(written: written, text: text, place: row.place(column)))
        return (time, items.count - 1)
      }
      return ClockTime.minutes(text).map { ($0, nil) }
    }
    guard let from = minutes(start) else {
      report(row, start, "this is no start that can be read here: a time, or a date and a time")
      return nil
    }
    if let item = from.item {
      duty.date = item
    } else if let date = columns.date, let written = WrittenDate(row.text(date)) {
      items.append(.init(written: written, text: row.text(date), place: row.place(date)))
      duty.date = items.count - 1
    } else {
      report(row, columns.date ?? start, "the start has no date")
      return nil
    }
    guard let to = minutes(end) else {
      report(row, end, "this is no end that can be read here: a time, or a date and a time")
      return nil
    }
    (duty.start, duty.end, duty.endDate) = (from.minutes, to.minutes, to.item)
    return duty
  }

  /// Rows of duties with the days that they are on.
  private mutating func take(_ duties: [Duty], _ dates: [CalendarDate], isTimed: Bool) {
    for duty in duties {
      let day = dates[duty.date].number
      var entry = RosterSheet.Entry(
        person: duty.person, day: day, code: duty.code, line: duty.row.line)
      if isTimed {
        let later = duty.endDate.map { dates[$0].number - day }
        let length =
          duty.end - duty.start + 1_440 * (later ?? (duty.end > duty.start ? 0 : 1))
        guard (30...1_440).contains(length) else {
          report(
            duty.row, 0,
            length <= 0
              ? "the end is not after the start"
              : "the duty takes \(length) minutes; a shift has 30 minutes to 24 hours")
          continue
        }
        entry.span = (duty.start, length)
      }
      entries.append(entry)
    }
  }

  // MARK: Columns

  /// By the headings that are named on the command line, else by those that are known, else, where
  /// there are none, by what the first row holds.
  private func layout() throws(ModelFileError) -> Layout {
    let rows = source.rows.prefix(Self.mostLinesAbove)
    if !options.columns.isEmpty { return try namedLayout() }
    let found = rows.enumerated().map {
      ($0.offset, RosterColumns(headings: $0.element.fields.map(\.text)))
    }
    let best = found.filter { $0.1.sorts >= 2 && !hasDate($0.0) }.max { $0.1.sorts < $1.1.sorts }
    if let (header, columns) = best {
      var columns = columns
      // Start and end beside a shift say the same again.
      if columns.shift != nil, columns.date != nil { (columns.start, columns.end) = (nil, nil) }
      if columns.shift != nil, columns.date == nil, columns.end != nil { columns.shift = nil }
      try check(columns, header)
      return Layout(header: header, columns: columns)
    }
    if let columns = bareColumns() { return Layout(columns: columns) }
    throw refuse(
      .file(source.file),
      "the columns are not known: no line has a day in each of several columns, and none has headings "
        + "such as person, date and shift, or ID, start and end. Say which they are by heading or "
        + "number, for instance --columns person=1,date=2,shift=3")
  }

  private func hasDate(_ place: Int) -> Bool {
    source.rows[place].fields.contains {
      $0.text.contains(where: \.isNumber) && WrittenDate($0.text) != nil
    }
  }

  /// Of rows without headings: `ID,start,end`, or a date between a person and a code.
  private func bareColumns() -> RosterColumns? {
    guard source.rows.allSatisfy({ $0.fields.count == 3 }) else { return nil }
    func all(_ column: Int, _ test: (WrittenDate) -> Bool) -> Bool {
      source.rows.allSatisfy { WrittenDate($0.text(column)).map(test) ?? false }
    }
    var columns = RosterColumns()
    columns.person = [0]
    if all(1, { $0.minutes != nil }), all(2, { $0.minutes != nil }) {
      (columns.start, columns.end) = (1, 2)
      return columns
    }
    guard all(1, { if case .day = $0.form { false } else { true } }) else { return nil }
    (columns.date, columns.shift) = (1, 2)
    return columns
  }

  private func check(_ columns: RosterColumns, _ header: Int?) throws(ModelFileError) {
    var missing: [String] = []
    if columns.person.isEmpty { missing.append("person") }
    if columns.shift == nil {
      if columns.start == nil { missing.append(columns.end == nil ? "shift" : "start") }
      if columns.start != nil, columns.end == nil { missing.append("end (or shift)") }
    }
    if columns.date == nil, columns.start == nil || columns.shift != nil { missing.append("date") }
    guard let first = missing.first else { return }
    // Without headings the first row is somebody's.
    let names = header.map { source.rows[$0].fields.map { RosterSheet.shown($0.text, []) } } ?? []
    throw refuse(
      header.map { source.rows[$0].fields[0].place } ?? .file(source.file),
      "no column for \(missing.joined(separator: " and "))"
        + (names.isEmpty ? "" : "; there are \(names.joined(separator: ", "))")
        + ". Say which it is, for instance --columns \(first.prefix { $0.isLetter })=HEADING")
  }

  private func namedLayout() throws(ModelFileError) -> Layout {
    let words = options.columns.map { RosterColumn.plain($0.heading) }
    let isNumbered = options.columns.allSatisfy { Int($0.heading) != nil }
    let header = source.rows.prefix(Self.mostLinesAbove).firstIndex { row in
      let headings = row.fields.map { RosterColumn.plain($0.text) }
      return words.allSatisfy { headings.contains($0) || Int($0) != nil }
    }
    guard let header = isNumbered ? (hasDate(0) ? nil : 0) : header else {
      guard isNumbered else {
        let asked = options.columns.map { "`\(TextRule.short($0.heading))`" }
        throw refuse(
          .file(source.file),
          "no line has the headings \(asked.joined(separator: ", ")) that --columns names")
      }
      var columns = RosterColumns()
      try takeNamed(into: &columns, source.rows[0], RosterColumn.allCases)
      try check(columns, nil)
      return Layout(columns: columns)
    }
    var columns = RosterColumns(headings: source.rows[header].fields.map(\.text))
    if options.columns.contains(where: { $0.column == "shift" }) {
      (columns.start, columns.end) = (nil, nil)
    }
    try takeNamed(into: &columns, source.rows[header], RosterColumn.allCases)
    if columns.start != nil, columns.end != nil,
      !options.columns.contains(where: { $0.column == "shift" })
    {
      columns.shift = nil
    }
    try check(columns, header)
    return Layout(header: header, columns: columns)
  }

  /// Puts in the columns that --columns names.
  func takeNamed(
    into columns: inout RosterColumns, _ headings: RosterText.Row, _ allowed: [RosterColumn]
  ) throws(ModelFileError) {
    func refuse(_ message: String) -> ModelFileError {
      ModelFileError(.usage, [Problem(.override("--columns"), "", message)])
    }
    for (name, heading) in options.columns {
      guard let column = allowed.first(where: { $0.rawValue == name }) else {
        throw refuse(
          "no `\(TextRule.short(name))` is read here; "
            + Suggestion.hint(for: name, among: allowed.map(\.rawValue)))
      }
      let place =
        headings.fields.firstIndex {
          RosterColumn.plain($0.text) == RosterColumn.plain(heading) && !heading.isEmpty
        } ?? Int(heading).map { $0 - 1 }
      let width = source.rows.map(\.fields.count).max() ?? 0
      guard let place, (0..<width).contains(place) else {
        throw refuse("there is no column `\(TextRule.short(heading))`")
      }
      switch column {
      case .person: columns.person = [place]
      case .date: columns.date = place
      case .shift: columns.shift = place
      case .start: columns.start = place
      case .end: columns.end = place
      case .role: columns.role = place
      }
    }
  }
}
