// Finds out what a file of arrivals counts and reads it.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads files of arrivals: a row an arrival, counts by hour or day, a mean week, or a census.
struct ArrivalReader {
  let source: ImportSource
  let options: ArrivalOptions
  private let hours: (row: Int, column: Int)?
  private var columns: [ArrivalColumn: Int] = [:]
  private var rows: ArraySlice<RosterText.Row>
  private var leftOut: [String] = []

  init(_ source: ImportSource, _ options: ArrivalOptions) throws(ModelFileError) {
    (self.source, self.options) = (source, options)
    rows = source.rows[...]
    hours = options.columns.isEmpty ? Self.hourRow(source) : nil
    if hours == nil { try findColumns() }
  }

  /// - Throws: the first thing that is wrong with the file.
  mutating func data() throws(ModelFileError) -> ArrivalData {
    if let hours { return try wide(hours) }
    guard !rows.isEmpty else {
      throw refuse(.file(source.file), "there are no rows below the headings")
    }
    if source.blankRows > 0 { leftOut.append(counted(source.blankRows, "blank row")) }
    let hasDates = columns[.time] != nil || columns[.date] != nil
    if !hasDates { return try profile() }
    let moments = try moments()
    if columns[.count] != nil { return try counts(moments, .count) }
    if columns[.census] != nil { return try counts(moments, .census) }
    return try stamps(moments)
  }

  func refuse(_ place: Place, _ message: String) -> ModelFileError {
    ModelFileError(.badData, [Problem(place, "", message)])
  }

  // MARK: Columns

  private mutating func findColumns() throws(ModelFileError) {
    let head = source.rows.prefix(SheetReader.mostLinesAbove)
    var best: (row: Int, columns: [ArrivalColumn: Int])?
    for (place, row) in head.enumerated() {
      var found: [ArrivalColumn: Int] = [:]
      for (column, field) in row.fields.enumerated() {
        if let sort = ArrivalColumn(heading: field.text), found[sort] == nil {
          found[sort] = column
        }
      }
      if found.count > best?.columns.count ?? 0 { best = (place, found) }
    }
    let named = try namedHeader()
    if let header = named ?? best?.row {
      columns = named == nil ? best?.columns ?? [:] : [:]
      rows = source.rows[(header + 1)...]
      if header > 0 { leftOut.append(counted(header, "line") + " above the table") }
    }
    try takeNamed()
    if columns.isEmpty { try guess() }
    let used = Set(columns.values)
    let extra = rows.first.map { $0.fields.indices.filter { !used.contains($0) }.count } ?? 0
    if extra > 0 { leftOut.append(counted(extra, "column") + " not read") }
  }

  /// The row of the headings that --columns names; nil where it names none, or numbers alone.
  private func namedHeader() throws(ModelFileError) -> Int? {
    let words = options.columns.map(\.heading).filter { Int($0) == nil }
    guard !words.isEmpty else { return nil }
    let plain = words.map(RosterColumn.plain)
    guard
      let row = source.rows.prefix(SheetReader.mostLinesAbove).firstIndex(where: { row in
        let headings = row.fields.map { RosterColumn.plain($0.text) }
        return plain.allSatisfy { headings.contains($0) }
      })
    else {
      throw refuse(
        .file(source.file),
        "no line has the headings \(words.map { "`\(TextRule.short($0))`" }.joined(separator: ", "))"
      )
    }
    return row
  }

  private mutating func takeNamed() throws(ModelFileError) {
    let names = ArrivalColumn.allCases.map(\.rawValue)
    for (name, heading) in options.columns {
      guard let column = ArrivalColumn(rawValue: name) else {
        throw ModelFileError(
          .usage,
          [
            Problem(
              .override("--columns"), "",
              "no `\(TextRule.short(name))` is read here; "
                + Suggestion.hint(for: name, among: names))
          ])
      }
      let headings = source.rows[max(0, rows.startIndex - 1)]
      let place =
        headings.fields.firstIndex { RosterColumn.plain($0.text) == RosterColumn.plain(heading) }
        ?? Int(heading).map { $0 - 1 }
      columns[column] = place
    }
  }

  /// Without headings: a moment in the first column that has one, and a number behind it.
  private mutating func guess() throws(ModelFileError) {
    guard let row = rows.first,
      let time = row.fields.firstIndex(where: {
        WrittenDate($0.text).map { if case .day = $0.form { false } else { true } } ?? false
      })
    else {
      throw refuse(
        source.rows[0].fields[0].place,
        "no column is known: there is to be one of times (time), or date and hour, with counts (count) "
          + "or without. Say which by heading or number, for instance --columns time=1,count=2")
    }
    columns[.time] = time
    if row.fields.count == time + 2, Double(row.text(time + 1)) != nil {
      columns[.count] = time + 1
    }
  }

  // MARK: Rows

  /// A row's date, and its time of day where it has one.
  private typealias Moment = (date: CalendarDate, minutes: Int?, row: RosterText.Row)

  private func moments() throws(ModelFileError) -> (words: String, all: [Moment]) {
    let column = columns[.time] ?? columns[.date] ?? 0
    let dateColumn = columns[.date] ?? column
    var items: [DateReader.Item] = []
    var times: [Int?] = []
    for row in rows {
      // A time without a date, beside a column of dates.
      var (text, place) = (row.text(column), row.place(column))
      var minutes: Int?
      if column != dateColumn, WrittenDate(text) == nil || ClockTime.minutes(text) != nil {
        guard let clock = ClockTime.minutes(text) else { throw unread(row, column) }
        minutes = clock
        (text, place) = (row.text(dateColumn), row.place(dateColumn))
      }
      guard let written = WrittenDate(text) else { throw unread(row, dateColumn) }
      if let hour = columns[.hour] { minutes = try hourMinutes(row, hour) }
      items.append(.init(written: written, text: text, place: place))
      times.append(minutes ?? written.minutes)
    }
    let reader = DateReader(given: options.dates, month: nil, isRow: false)
    let (dates, words) = try reader.dates(items)
    return (words, zip(zip(dates, times), rows).map { ($0.0, $0.1, $1) })
  }

  private func unread(_ row: RosterText.Row, _ column: Int) -> ModelFileError {
    refuse(row.place(column), "this is no date or time that can be read here")
  }

  /// An hour such as `13`, `13:00`, `13-14`.
  private func hourMinutes(_ row: RosterText.Row, _ column: Int) throws(ModelFileError) -> Int {
    let text = row.text(column)
    let first = text.split { "-–".contains($0) }.first.map(String.init) ?? text
    guard let minutes = ClockTime.minutes(first), minutes < 1_440 else {
      throw refuse(row.place(column), "this is no hour of the day; hours go from 0 to 23")
    }
    return minutes
  }

  func number(_ row: RosterText.Row, _ column: Int) throws(ModelFileError) -> Double {
    let text = row.text(column).replacing(",", with: ".")
    guard let number = text.isEmpty ? 0 : Double(text), number >= 0, number < 1e9 else {
      throw refuse(row.place(column), "a count is needed here: a number from 0 on")
    }
    return number
  }

  // MARK: Forms

  private func stamps(
    _ moments: (words: String, all: [Moment])
  ) throws(ModelFileError) -> ArrivalData {
    let all = moments.all
    guard let first = all.map(\.date).min(), let last = all.map(\.date).max() else {
      throw refuse(.file(source.file), "there are no arrivals in this file")
    }
    let hasTimes = !all.contains { $0.minutes == nil }
    let days = try checkedDays(first, last)
    let slots = hasTimes ? 24 : 1
    var counts = Array(repeating: 0.0, count: days * slots)
    for one in all {
      let hour = hasTimes ? min(23, (one.minutes ?? 0) / 60) : 0
      counts[(one.date.number - first.number) * slots + hour] += 1
    }
    let cells = counts.enumerated().map { place, count in
      ArrivalData.Cell(
        day: first.number + place / slots, hour: hasTimes ? place % 24 : nil, count: count)
    }
    return ArrivalData(
      form: .stamps, words: "a row an arrival; \(moments.words)", cells: cells,
      span: (first, last),
      leftOut: leftOut + [
        "nothing is known of hours beyond the first and last day, "
          + "which are taken as whole"
      ])
  }

  private func checkedDays(
    _ first: CalendarDate, _ last: CalendarDate
  ) throws(ModelFileError) -> Int {
    let days = last.number - first.number + 1
    guard days <= 36_600 else {
      throw refuse(
        .file(source.file), "the dates go from \(first.text) to \(last.text), more than a century")
    }
    return days
  }

  private func counts(
    _ moments: (words: String, all: [Moment]), _ what: ArrivalColumn
  ) throws(ModelFileError) -> ArrivalData {
    let isCensus = what == .census
    guard let column = columns[what], let first = moments.all.map(\.date).min(),
      let last = moments.all.map(\.date).max()
    else { throw refuse(.file(source.file), "there are no counts in this file") }
    _ = try checkedDays(first, last)
    // Counts of a day at midnight alone are of the day.
    let isHourly = moments.all.contains { ($0.minutes ?? 0) > 0 }
    let slots = isHourly ? 24 : 1
    var counts: [Double?] = Array(
      repeating: nil, count: (last.number - first.number + 1) * slots)
    for one in moments.all {
      let hour = isHourly ? min(23, (one.minutes ?? 0) / 60) : 0
      let place = (one.date.number - first.number) * slots + hour
      counts[place] = (isCensus ? 0 : counts[place] ?? 0) + (try number(one.row, column))
    }
    let cells = counts.enumerated().compactMap { place, count in
      count.map {
        ArrivalData.Cell(
          day: first.number + place / slots, hour: isHourly ? place % 24 : nil, count: $0)
      }
    }
    let missing = counts.count - cells.count
    let unit = isHourly ? "hour" : "day"
    return ArrivalData(
      form: isCensus ? .census : isHourly ? .hourly : .daily,
      words: (isCensus ? "patients in beds" : "counts by \(unit)") + "; \(moments.words)",
      cells: cells,
      span: (first, last),
      leftOut: leftOut
        + (missing > 0 && !isCensus
          ? ["\(counted(missing, unit)) without a row: taken as not watched, not as empty"] : []))
  }

  /// A mean week: a row for each of its hours, by number or by weekday and hour.
  private func profile() throws(ModelFileError) -> ArrivalData {
    guard let count = columns[.count] else {
      throw refuse(
        .file(source.file),
        "there is neither a date nor a count in this file; name the columns with "
          + "--columns")
    }
    guard rows.count == 168, let hour = columns[.hour] else {
      throw refuse(
        .file(source.file),
        "counts without dates are to be a week: 168 rows, with the hour of the week (0 to 167, Monday "
          + "first) or weekday and hour; there are \(rows.count)")
    }
    var cells: [ArrivalData.Cell] = []
    let isFromOne = rows.contains { $0.text(hour) == "168" }
    for row in rows {
      let value = try number(row, count)
      if let weekday = columns[.weekday] {
        let days = CalendarWords.weekdays(CalendarWords.folded(row.text(weekday)))
        guard days.count == 1, let day = days.first else {
          throw refuse(row.place(weekday), "this is no weekday, or may be two; write it out")
        }
        cells.append(.init(day: day, hour: try hourMinutes(row, hour) / 60, count: value))
      } else {
        guard let number = Int(row.text(hour)).map({ isFromOne ? $0 - 1 : $0 }),
          (0..<168).contains(number)
        else { throw refuse(row.place(hour), "this is no hour of the week; they go from 0 to 167") }
        cells.append(.init(day: number / 24, hour: number % 24, count: value))
      }
    }
    guard Set(cells.map { 24 * $0.day + ($0.hour ?? 0) }).count == 168 else {
      throw refuse(.file(source.file), "an hour of the week is there twice, and another is missing")
    }
    return ArrivalData(
      form: .profile, words: "a week of 168 hours", cells: cells, weeks: options.weeks,
      leftOut: leftOut)
  }
}
