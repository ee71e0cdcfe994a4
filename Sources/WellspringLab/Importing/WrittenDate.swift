// A date as somebody wrote it, before it is known which number is the day.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The order of the numbers of a national date.
public enum DateOrder: String, CaseIterable, Sendable {
  case dmy, mdy, ymd

  /// `day, month, year`.
  var words: String {
    switch self {
    case .dmy: "day, month, year"
    case .mdy: "month, day, year"
    case .ymd: "year, month, day"
    }
  }
}

/// A date in text, with a time of day or without.
struct WrittenDate {
  enum Form: Equatable {
    /// Year, month and day are told apart.
    case full(CalendarDate)
    /// The month is a word; the year may be missing.
    case named(day: Int, month: Int, year: Int?)
    /// Two or three numbers of which it is not known what each is; the last may be a year of four
    /// digits. `isDayFirst`: a point at the end, as in `1.3.`, is put behind day and month alone.
    case numeric([Int], isDayFirst: Bool)
    /// A day of some month.
    case day(Int)
  }

  let form: Form
  /// The weekdays that a word beside it may mean; empty without one.
  var weekdays: Set<Int>
  /// Minutes from midnight, where a time follows.
  var minutes: Int?

  /// Reads a date; nil where the text is none.
  /// - Parameter isWeekdayRow: whether `Mar` is Tuesday (mardi, martes, martedì) and not March.
  init?(_ text: String, isWeekdayRow: Bool = false) {
    if let plain = Self.plain(text) {
      (form, weekdays, minutes) = (plain.form, [], plain.minutes)
      return
    }
    guard text.count <= 40 else { return nil }
    var rest = CalendarWords.folded(text)
    if let match = rest.firstMatch(
      of: /(\d)[t ,]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?)(?:z|[+-]\d\d:?\d\d)?$/)
    {
      guard let time = ClockTime.minutes(match.output.2) else { return nil }
      minutes = time
      rest = String(rest[..<match.range.lowerBound]) + match.output.1
    }
    guard let (numbers, words) = Self.pieces(rest) else { return nil }
    var month: Int?
    var weekdays: Set<Int> = []
    for word in words where !["st", "nd", "rd", "th", "er", "o", "de"].contains(word) {
      let days = CalendarWords.weekdays(word)
      let isDay = !days.isEmpty && (word != "mar" || (isWeekdayRow && words.count == 1))
      if !isDay, month == nil, let number = CalendarWords.month(word) {
        month = number
      } else if !days.isEmpty, weekdays.isEmpty {
        weekdays = days
      } else {
        return nil
      }
    }
    self.weekdays = weekdays
    let found =
      month.map { Self.named(numbers, $0) }
      ?? Self.unnamed(numbers, endsInPoint: rest.trimmed.hasSuffix("."))
    guard let found else { return nil }
    form = found
  }

  /// `2026-03-02`, `2026-03-02 07:00`, `2/3/2026 7:00`: what long files have, without a search.
  private static func plain(_ text: String) -> (form: Form, minutes: Int?)? {
    var numbers: [(value: Int, digits: Int)] = [(0, 0)]
    var dateParts: Int?
    var mark: UInt8?
    for byte in text.utf8 {
      switch byte {
      case 48...57:
        let last = numbers[numbers.count - 1]
        guard last.digits < 4 else { return nil }
        numbers[numbers.count - 1] = (10 * last.value + Int(byte) - 48, last.digits + 1)
        continue
      // Points, strokes and hyphens of dates, all of one sort.
      case 45...47: guard dateParts == nil, mark == nil || mark == byte else { return nil }
      case 32, 84: guard dateParts == nil, numbers.count == 3 else { return nil }
      case 58: guard dateParts != nil else { return nil }
      default: return nil
      }
      guard numbers[numbers.count - 1].digits > 0, numbers.count < 6 else { return nil }
      if byte == 32 || byte == 84 { dateParts = numbers.count }
      if byte < 48, byte != 32 { mark = byte }
      numbers.append((0, 0))
    }
    guard numbers.count >= 3, numbers[numbers.count - 1].digits > 0,
      let form = unnamed(Array(numbers[..<3]), endsInPoint: false)
    else { return nil }
    guard dateParts != nil else { return numbers.count == 3 ? (form, nil) : nil }
    guard numbers.count >= 5, numbers[3].value < 24, numbers[4].value < 60, numbers[4].digits == 2
    else { return nil }
    return (form, 60 * numbers[3].value + numbers[4].value)
  }

  /// Runs of digits with their lengths and runs of letters; nil where anything else is between them
  /// than marks of dates.
  private static func pieces(
    _ text: String
  ) -> (numbers: [(value: Int, digits: Int)], words: [String])? {
    var numbers: [(Int, Int)] = []
    var words: [String] = []
    var run = ""
    func end(_ run: String) -> Bool {
      guard let first = run.first else { return true }
      if !first.isNumber { words.append(run) }
      guard first.isNumber else { return true }
      guard run.count <= 8, let value = Int(run) else { return false }
      numbers.append((value, run.count))
      return true
    }
    for character in text {
      let isDigit = ("0"..."9").contains(character)
      guard isDigit || character.isLetter || " .,/-_'()".contains(character) else { return nil }
      let joins = isDigit || character.isLetter
      if let last = run.last, !joins || last.isNumber != isDigit {
        guard end(run) else { return nil }
        run = ""
      }
      if joins { run.append(character) }
    }
    guard end(run), !numbers.isEmpty, numbers.count <= 3, words.count <= 3 else { return nil }
    return (numbers, words)
  }

  private static func named(_ numbers: [(value: Int, digits: Int)], _ month: Int) -> Form? {
    switch numbers.count {
    case 1 where numbers[0].digits <= 2:
      return .named(day: numbers[0].value, month: month, year: nil)
    case 2:
      let isYearFirst = numbers[0].digits == 4
      let (day, year) = isYearFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
      guard day.digits <= 2, let full = Self.year(year) else { return nil }
      return .named(day: day.value, month: month, year: full)
    default: return nil
    }
  }

  private static func unnamed(
    _ numbers: [(value: Int, digits: Int)], endsInPoint: Bool
  ) -> Form? {
    let values = numbers.map(\.value)
    let isShort = numbers.map { $0.digits <= 2 }
    switch numbers.count {
    case 1 where numbers[0].digits == 8:
      let (year, rest) = values[0].quotientAndRemainder(dividingBy: 10_000)
      return CalendarDate(year: year, month: rest / 100, day: rest % 100).map { .full($0) }
    case 1 where isShort[0]: return (1...31).contains(values[0]) ? .day(values[0]) : nil
    case 2 where isShort[0] && isShort[1]: return .numeric(values, isDayFirst: endsInPoint)
    case 3 where numbers[0].digits == 4 && isShort[1] && isShort[2]:
      return CalendarDate(year: values[0], month: values[1], day: values[2]).map { .full($0) }
    case 3 where isShort[0] && isShort[1] && (isShort[2] || numbers[2].digits == 4):
      return .numeric(values, isDayFirst: false)
    default: return nil
    }
  }

  private static func year(_ number: (value: Int, digits: Int)) -> Int? {
    number.digits == 4 ? number.value : number.digits == 2 ? 2_000 + number.value : nil
  }
}

extension CalendarDate {
  /// The date so many days later.
  func later(_ days: Int) -> CalendarDate {
    let number = number + days
    var year = number * 400 / 146_097 - 1
    while let next = CalendarDate(year: year + 1, month: 3, day: 1), next.number <= number {
      year += 1
    }
    for month in [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] {
      let (y, m) = month > 12 ? (year + 1, month - 12) : (year, month)
      guard let first = CalendarDate(year: y, month: m, day: 1) else { continue }
      if let date = CalendarDate(year: y, month: m, day: number - first.number + 1) { return date }
    }
    return self
  }
}
