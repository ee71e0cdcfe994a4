// Counts of arrivals with a row for each day and a column for each hour.
// SPDX-License-Identifier: GPL-3.0-or-later

extension ArrivalReader {
  /// The row whose cells are the hours of a day, and the first of these columns; nil where there is none.
  static func hourRow(_ source: ImportSource) -> (row: Int, column: Int)? {
    for (place, row) in source.rows.prefix(SheetReader.mostLinesAbove).enumerated() {
      let hours = row.fields.map { hour($0.text) }
      for column in hours.indices.dropLast(23) where hours[column] == 0 || hours[column] == 1 {
        let first = hours[column] ?? 0
        let run = hours[column..<column + 24]
        if run.enumerated().allSatisfy({ $0.element == first + $0.offset }) {
          return (place, column)
        }
      }
    }
    return nil
  }

  /// `0`, `00:00`, `0-1`, `h0`: the hour that a column is of.
  private static func hour(_ text: String) -> Int? {
    let bare = text.drop { "hH".contains($0) }
    let first = bare.split { "-–".contains($0) }.first ?? bare
    return ClockTime.minutes(first).flatMap { $0.isMultiple(of: 60) ? $0 / 60 : nil }
  }

  /// Counts of a table of days and hours.
  func wide(_ header: (row: Int, column: Int)) throws(ModelFileError) -> ArrivalData {
    let rows = source.rows[(header.row + 1)...]
    var items: [DateReader.Item] = []
    var kept: [RosterText.Row] = []
    for row in rows {
      let found = (0..<header.column).first { WrittenDate(row.text($0)) != nil }
      guard let found, let written = WrittenDate(row.text(found)) else { continue }
      items.append(.init(written: written, text: row.text(found), place: row.place(found)))
      kept.append(row)
    }
    guard !items.isEmpty else {
      throw refuse(.file(source.file), "no row has a date in front of the hours")
    }
    let (dates, words) = try DateReader(given: options.dates, month: nil, isRow: false).dates(items)
    var cells: [ArrivalData.Cell] = []
    for (date, row) in zip(dates, kept) {
      for hour in 0..<24 where !row.text(header.column + hour).isEmpty {
        cells.append(
          .init(
            day: date.number, hour: hour, count: try number(row, header.column + hour)))
      }
    }
    guard Set(dates.map(\.number)).count == dates.count, let first = dates.min(),
      let last = dates.max()
    else { throw refuse(.file(source.file), "a day is there twice") }
    let skipped = rows.count - kept.count
    return ArrivalData(
      form: .hourly, words: "a row a day, a column an hour; \(words)", cells: cells,
      span: (first, last),
      leftOut: skipped == 0 ? [] : ["\(counted(skipped, "row")) without a date"])
  }
}
