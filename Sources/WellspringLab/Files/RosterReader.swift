// A rota as a CSV file: which post works which shift on which day.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Reads a roster. Posts are numbered from 1 over the unit in the order of the model file, days from 1,
/// the first observed day; or days are dates, and the first of them or `horizon.start` is day 1. A
/// post has a row for each duty; a day without a row is off.
struct RosterReader {
  /// Rosters of more days, and larger ones, are refused.
  static let mostDays = 3_660
  static let mostCells = 1 << 26
  /// Words for a day off, whatever their case; a shift that is called so is meant first.
  static let offWords = ["off", "o", "free", "rest", "-", "–", "—"]

  /// What the unit and the run say about it.
  struct Setting {
    var posts: Int
    var shifts: [ShiftPlan]
    /// `rosterDays`; 0 when it is not given.
    var statedDays = 0
    /// Observed days of the run.
    var horizonDays: Int
    /// The first observed day; nil when the roster is to say it.
    var start: CalendarDate?
  }

  let setting: Setting
  var problems: [Problem] = []
  /// What the user should know, though the roster can be worked.
  var warnings: [Problem] = []
  /// The first date, where the roster goes by dates.
  var firstDate: CalendarDate?
  var rows: [Row] = []
  var file = ""
  /// Rows of posts that the unit does not have, and shifts that it does not have, by their words.
  private var strangers: [Int] = []
  private var strangerLine = 0
  private var unknown: [(word: String, place: Place, rows: Int)] = []

  struct Row {
    var post: Int
    /// Counted from 1; of a roster by dates the number of the date until the first is known.
    var day: Int
    /// 0 off, k the k-th shift.
    var shift: UInt8
    var place: Place
    var dayPlace: Place
    var line: Int
  }

  private struct Header {
    var post, day, shift: Int
    var hasDates: Bool
    var count: Int
  }

  init(_ setting: Setting) { self.setting = setting }

  /// The roster; nil when there are problems.
  mutating func read(_ source: SourceText) -> RosterTable? {
    file = source.file
    let text = RosterText(source)
    guard let header = readHeader(text) else { return nil }
    for row in text.rows.dropFirst() {
      readRow(row, header)
      // A file of another kind is wrong on every line.
      if problems.count >= ModelFileError.shownProblems { break }
    }
    reportStrangers()
    if rows.isEmpty, problems.isEmpty { report("the roster has no rows") }
    if header.hasDates { countDates() }
    guard problems.isEmpty, let (days, repeatDays) = length() else { return nil }
    guard setting.posts * days <= Self.mostCells else {
      report("posts times days exceed \(Self.mostCells)")
      return nil
    }
    var table = RosterTable(posts: setting.posts, days: days, repeatDays: repeatDays)
    fill(&table)
    checkPosts(table)
    return problems.isEmpty ? table : nil
  }

  mutating func report(_ message: String, _ place: Place? = nil, _ path: String = "") {
    problems.append(Problem(place ?? .file(file), path, message))
  }

  // MARK: Rows

  private mutating func readHeader(_ text: RosterText) -> Header? {
    guard let row = text.rows.first else {
      report("the roster has no rows")
      return nil
    }
    let columns = ["post", "day", "date", "shift"]
    let names = row.fields.map { $0.text.lowercased() }
    guard names.contains(where: columns.contains) else {
      // A file of another kind: what it says is not repeated.
      report(
        "this is not a roster: its first line must name the columns post, day (or date) and shift, with "
          + "commas, semicolons or tabs between them", row.fields[0].place)
      return nil
    }
    for (field, name) in zip(row.fields, names) where !columns.contains(name) {
      report(
        "unknown column `\(TextRule.short(field.text))`; "
          + Suggestion.hint(for: field.text, among: columns)
          + (row.fields.count == 1
            ? "; write commas, semicolons or tabs between the columns, as in `post,day,shift`"
            : ""),
        field.place)
    }
    func place(_ column: String) -> Int? {
      let found = names.indices.filter { names[$0] == column }
      if found.count > 1 { report("the column `\(column)` is there twice", row.fields[0].place) }
      return found.first
    }
    let (post, shift, day, date) = (place("post"), place("shift"), place("day"), place("date"))
    for (column, found) in [("post", post), ("day", day ?? date), ("shift", shift)]
    where found == nil {
      report(
        "the column `\(column)` is missing" + (column == "day" ? " (or `date`)" : ""),
        row.fields[0].place)
    }
    if day != nil, let date {
      report("`day` and `date` are both there; leave one out", row.fields[date].place)
    }
    guard problems.isEmpty, let post, let shift, let when = day ?? date else { return nil }
    return Header(
      post: post, day: when, shift: shift, hasDates: date != nil, count: row.fields.count)
  }

  private mutating func readRow(_ row: RosterText.Row, _ header: Header) {
    let fields = row.fields
    guard fields.count == header.count else {
      let isShort = fields.count < header.count && fields.count > max(header.post, header.day)
      report(
        isShort && header.shift == fields.count
          ? "the shift is missing; write `off` for a day off"
          : "\(header.count) fields are needed, but there are \(fields.count)", fields[0].place)
      return
    }
    let (post, day, shift) = (fields[header.post], fields[header.day], fields[header.shift])
    let postNumber = self.post(post, row.line)
    let dayNumber = header.hasDates ? date(day) : self.day(day)
    let shiftNumber = self.shift(shift)
    guard let postNumber, let dayNumber, let shiftNumber else { return }
    rows.append(
      Row(
        post: postNumber - 1, day: dayNumber, shift: UInt8(shiftNumber), place: post.place,
        dayPlace: day.place, line: row.line))
  }

  private mutating func post(_ field: RosterText.Field, _ line: Int) -> Int? {
    if let number = Int(field.text), number > setting.posts, number < 1 << 24 {
      if strangers.isEmpty { strangerLine = line }
      if !strangers.contains(number) { strangers.append(number) }
      return nil
    }
    return number(field, "post", 1...setting.posts)
  }

  private mutating func day(_ field: RosterText.Field) -> Int? {
    if CalendarDate(field.text) != nil {
      report(
        "`\(field.text)` is a date, and days are counted from 1 here; call the column `date`",
        field.place, "day")
      return nil
    }
    return number(field, "day", 1...Self.mostDays)
  }

  private mutating func date(_ field: RosterText.Field) -> Int? {
    if let date = CalendarDate(field.text) {
      if firstDate.map({ date < $0 }) ?? true { firstDate = date }
      return date.number
    }
    report(
      "`\(TextRule.short(field.text))` is not a date; write year-month-day, as in `2026-03-02`",
      field.place, "date")
    return nil
  }

  private mutating func shift(_ field: RosterText.Field) -> Int? {
    if let place = setting.shifts.firstIndex(where: { $0.name == field.text }) { return place + 1 }
    if Self.offWords.contains(field.text.lowercased()) { return 0 }
    if field.text.isEmpty {
      report("the shift is missing; write `off` for a day off", field.place, "shift")
    } else if let known = unknown.firstIndex(where: { $0.word == field.text }) {
      unknown[known].rows += 1
    } else {
      unknown.append((field.text, field.place, 1))
    }
    return nil
  }

  private mutating func number(
    _ field: RosterText.Field, _ name: String, _ range: ClosedRange<Int>
  ) -> Int? {
    if let number = Int(field.text), range.contains(number) { return number }
    report(
      "`\(TextRule.short(field.text))` is not a \(name); allowed whole numbers "
        + "\(range.lowerBound) to \(range.upperBound)", field.place, name)
    return nil
  }

  /// Each wrong word and all posts too many are said once, however many rows have them.
  private mutating func reportStrangers() {
    let names = setting.shifts.map(\.name)
    for (word, place, rows) in unknown {
      let nearest = Suggestion.nearest(to: word, among: names + ["off"])
      report(
        "the unit has no shift `\(TextRule.short(word))`"
          + (rows > 1 ? " (\(rows) rows)" : "") + "; "
          + (nearest.map { "did you mean `\($0)`? There" } ?? "there")
          + " are \(names.map { "`\($0)`" }.joined(separator: ", ")), and `off` for a day off",
        place, "shift")
    }
    guard !strangers.isEmpty else { return }
    let isOne = strangers.count == 1
    report(
      "\(Self.list(strangers, "post")) \(isOne ? "has" : "have") rows, the first on line "
        + "\(strangerLine), but the unit has \(setting.posts) posts; allowed 1 to \(setting.posts)",
      .position(file: file, line: strangerLine, column: 1), "post")
  }
}
