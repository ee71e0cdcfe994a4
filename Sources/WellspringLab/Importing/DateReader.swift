// From dates as they are written to days of the calendar. What is ambiguous is asked for.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds which number of a file's dates is the day, the month and the year.
struct DateReader {
  /// A date and where it stands.
  struct Item {
    var written: WrittenDate
    var text: String
    var place: Place
  }

  /// A month of a year, from `--month` or a line above the table.
  struct Month {
    var year: Int
    var month: Int?
    /// Where it was found, in words.
    var origin: String
  }

  /// What `--dates` says.
  var given: DateOrder?
  var month: Month?
  /// Whether the dates are the columns of a row, which follow on each other.
  var isRow: Bool

  /// Days that may lie between two columns: weekends are left out by some.
  private static let longestStep = 4

  /// The dates in their order, and how they were read, in words.
  /// - Throws: what cannot be read, or is ambiguous.
  func dates(
    _ items: [Item]
  ) throws(ModelFileError) -> (dates: [CalendarDate], words: String) {
    try checkMonth(items)
    let numeric = items.filter { if case .numeric = $0.written.form { true } else { false } }
    guard let first = numeric.first else {
      guard let dates = read(items, .ymd) else { throw misread(items, .ymd) }
      try checkWeekdays(items, dates)
      return (dates, words(items))
    }
    if let given {
      guard let dates = read(items, given) else { throw misread(items, given) }
      try checkWeekdays(items, dates)
      return (dates, "\(given.words), as --dates says")
    }
    if numeric.allSatisfy({ $0.written.form.isDayFirst }), let dates = read(items, .dmy) {
      try checkWeekdays(items, dates)
      return (dates, "day, month")
    }
    var found: [(order: DateOrder, dates: [CalendarDate])] = []
    // Years of two digits in front are hardly written: only where nothing else is possible.
    for orders: [DateOrder] in [[.dmy, .mdy], [.ymd]] where found.isEmpty {
      for order in orders {
        if let dates = read(items, order), fits(items, dates) { found.append((order, dates)) }
      }
    }
    guard let only = found.first else {
      let order = DateOrder.allCases.first { read(items, $0) != nil }
      if let order, let dates = read(items, order) { try checkWeekdays(items, dates) }
      throw misread(items, .dmy)
    }
    guard found.count == 1 || found.allSatisfy({ $0.dates == only.dates }) else {
      let readings = found.map { "\($0.dates[0].text) (--dates \($0.order.rawValue))" }
      throw refuse(
        first.place,
        "`\(first.text)` may be \(readings.joined(separator: " or ")), and nothing in the file settles "
          + "it; say which with --dates")
    }
    return (only.dates, "\(only.order.words), as \(witness(numeric, only.order)) shows")
  }

  // MARK: Reading

  /// All dates by one order; nil where one is no date by it.
  private func read(_ items: [Item], _ order: DateOrder) -> [CalendarDate]? {
    var dates: [CalendarDate] = []
    var (year, month) = (self.month?.year, self.month?.month)
    for item in items {
      if case .full(let date) = item.written.form {
        dates.append(date)
        continue
      }
      guard let parts = item.written.form.parts(order) else { return nil }
      // Along a row a year or a month that is not written goes on where it has ended.
      if isRow, let last = dates.last {
        if parts.month == nil, parts.day < last.day, let before = month {
          month = before % 12 + 1
          if before == 12 { year = year.map { $0 + 1 } }
        } else if parts.year == nil, let next = parts.month, next < last.month {
          year = last.year + 1
        }
      }
      guard let y = parts.year ?? year, let m = parts.month ?? month,
        let date = CalendarDate(year: y, month: m, day: parts.day)
      else { return nil }
      dates.append(date)
    }
    return dates
  }

  /// How dates without a doubt are written.
  private func words(_ items: [Item]) -> String {
    let form = items.first?.written.form
    let from = month.map { ", the rest from \($0.origin)" } ?? ""
    switch form {
    case .full, .numeric, nil: return "year, month, day"
    case .named(_, _, let year): return "months in words" + (year == nil ? from : "")
    case .day: return "days of the month" + from
    }
  }

  /// Whether dates can be the days that are meant: by their weekdays, and along a row by their order.
  private func fits(_ items: [Item], _ dates: [CalendarDate]) -> Bool {
    if wrongWeekday(items, dates) != nil { return false }
    guard isRow else { return true }
    return zip(dates, dates.dropFirst()).allSatisfy {
      (1...Self.longestStep).contains($1.number - $0.number)
    }
  }

  private func wrongWeekday(_ items: [Item], _ dates: [CalendarDate]) -> Int? {
    items.indices.first { place in
      let said = items[place].written.weekdays
      return !said.isEmpty && !said.contains(dates[place].weekday)
    }
  }

  /// What decides between day and month in front, in words.
  private func witness(_ items: [Item], _ order: DateOrder) -> String {
    let clear = items.first { item in
      DateOrder.allCases.count { item.written.form.parts($0)?.isPossible ?? false } == 1
        || item.written.form.parts(order == .dmy ? .mdy : .dmy)?.isPossible == false
    }
    if let clear { return "`\(clear.text)`" }
    return isRow ? "the order of the columns" : "the weekdays"
  }

  // MARK: Problems

  private func refuse(_ place: Place, _ message: String) -> ModelFileError {
    ModelFileError(.badData, [Problem(place, "", message)])
  }

  private func checkMonth(_ items: [Item]) throws(ModelFileError) {
    for item in items {
      let parts = item.written.form.parts(given ?? .dmy)
      if parts?.month == nil, month?.month == nil, case .day = item.written.form {
        throw refuse(
          item.place,
          "the days have no month: say which with --month, for instance --month 2026-03")
      }
      if parts?.year == nil, month == nil {
        throw refuse(
          item.place,
          "the dates have no year: say the first month with --month, for instance --month 2026-03")
      }
    }
  }

  /// The first date that is none by an order.
  private func misread(_ items: [Item], _ order: DateOrder) -> ModelFileError {
    let wrong = items.first { read([$0], order) == nil } ?? items[0]
    return refuse(
      wrong.place,
      "`\(wrong.text)` is no date that fits the others, with \(order.words) in this order; is --dates or "
        + "--month to be given?")
  }

  private func checkWeekdays(
    _ items: [Item], _ dates: [CalendarDate]
  ) throws(ModelFileError) {
    guard let place = wrongWeekday(items, dates) else { return }
    throw refuse(
      items[place].place,
      "`\(items[place].text)` would be \(dates[place].text), which is a "
        + "\(Weekday.names[dates[place].weekday]); give the month and the year with --month, or the order "
        + "with --dates")
  }
}

extension WrittenDate.Form {
  /// Day, month and year as far as they are written.
  struct Parts {
    var day: Int
    var month: Int?
    var year: Int?

    var isPossible: Bool { (1...31).contains(day) && month.map { (1...12).contains($0) } ?? true }
  }

  /// A point behind day and month: `1.3.`.
  var isDayFirst: Bool { if case .numeric(_, let isDayFirst) = self { isDayFirst } else { false } }

  /// - Parameter order: of numbers that do not tell.
  func parts(_ order: DateOrder) -> Parts? {
    switch self {
    case .full(let date): return Parts(day: date.day, month: date.month, year: date.year)
    case .named(let day, let month, let year): return Parts(day: day, month: month, year: year)
    case .day(let day): return Parts(day: day, month: nil, year: nil)
    case .numeric(let numbers, let isDayFirst):
      func full(_ year: Int) -> Int { year < 100 ? 2_000 + year : year }
      let year = numbers.count == 3 ? full(numbers[2]) : nil
      switch order {
      case .dmy: return Parts(day: numbers[0], month: numbers[1], year: year)
      case .mdy:
        return isDayFirst ? nil : Parts(day: numbers[1], month: numbers[0], year: year)
      case .ymd:
        guard numbers.count == 3, numbers[2] < 100 else {
          // Without a year it is month, day.
          return numbers.count == 2 && !isDayFirst
            ? Parts(day: numbers[1], month: numbers[0], year: nil) : nil
        }
        return Parts(day: numbers[2], month: numbers[1], year: full(numbers[0]))
      }
    }
  }
}
