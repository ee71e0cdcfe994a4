// Who is there, by weekday and shift, and when nobody is while work arrives.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What the rota of a unit promises on the observed days: posts rostered, before vacation, absence and
/// vacant posts.
public struct Coverage: Sendable {
  /// Posts on one shift on one weekday.
  public struct Cell: Sendable, Equatable {
    public var fewest = Int.max
    public var most = 0
    public var sum = 0
    /// Days counted.
    public var days = 0

    /// Posts on average; 0 when no such day was counted.
    public var mean: Double { days == 0 ? 0 : Double(sum) / Double(days) }
  }

  /// A time in which nobody is on duty, in hours from Monday midnight.
  public struct Gap: Sendable, Equatable {
    public let start: Double
    public let hours: Double
    /// In how many of the days looked at it begins.
    public var times: Int
  }

  /// More days are not looked at.
  static let mostDays = 3_660

  public let unit: CareUnitPlan
  /// Observed days that were counted.
  public let days: Int
  /// By shift, in the order of the model, and by weekday from Monday.
  public let cells: [[Cell]]
  /// The times without anybody, in the order of the week.
  public let gaps: [Gap]
  /// Duties as they are worked, one by one.
  public let work: RosteredWork
  /// The weekday of observed day 1, from Monday.
  let firstWeekday: Int

  /// - Returns: nil for a rota without shifts.
  public init?(_ unit: CareUnitPlan, _ horizon: Horizon) {
    let posts = RosteredPosts(unit, horizon)
    guard !posts.isAlways, !unit.rota.shifts.isEmpty else { return nil }
    let days = max(1, min(Int(horizon.days), posts.period, Self.mostDays))
    var cells = unit.rota.shifts.map { _ in Array(repeating: Cell(), count: 7) }
    var spans: [(start: Double, end: Double)] = []
    let work = posts.work(days: days)
    // A week before and after, so that no gap is cut off where the counting begins or ends.
    for day in work.days {
      let weekday = posts.weekday(day)
      for (shift, plan) in unit.rota.shifts.enumerated() {
        let turn = work.turn(shift, onDay: day)
        if turn.worked > 0, plan.onCall == 0 || unit.rota.callInWaiting > 0 {
          spans.append((turn.begin, 24 * Double(day - 1) + plan.start + plan.hours))
        }
        guard (1...days).contains(day) else { continue }
        let count = turn.posts
        cells[shift][weekday].fewest = min(cells[shift][weekday].fewest, count)
        cells[shift][weekday].most = max(cells[shift][weekday].most, count)
        cells[shift][weekday].sum += count
        cells[shift][weekday].days += 1
      }
    }
    self.unit = unit
    self.days = days
    self.cells = cells
    self.work = work
    firstWeekday = posts.weekday(1)
    gaps = Self.gaps(between: spans, days: days, firstWeekday: posts.weekday(1))
  }

  /// What the spans leave open from within the days on, put together by hour of the week.
  private static func gaps(
    between spans: [(start: Double, end: Double)], days: Int, firstWeekday: Int
  ) -> [Gap] {
    var gaps: [Gap] = []
    let end = 24 * Double(days)
    func add(_ from: Double, _ to: Double) {
      // A minute is no gap but rounding.
      guard from >= 0, from < end, to - from > 1.0 / 60 else { return }
      let week = (from + 24 * Double(firstWeekday)).truncatingRemainder(dividingBy: 168)
      let known = gaps.firstIndex {
        abs($0.start - week) < 1e-6 && abs($0.hours - (to - from)) < 1e-6
      }
      if let known {
        gaps[known].times += 1
      } else {
        gaps.append(Gap(start: week, hours: to - from, times: 1))
      }
    }
    guard var covered = spans.map(\.start).min() else {
      return [Gap(start: 24 * Double(firstWeekday), hours: end, times: 1)]
    }
    for span in spans.sorted(by: { $0.start < $1.start }) {
      add(covered, span.start)
      covered = max(covered, span.end)
    }
    add(covered, end + 168)
    return gaps.sorted { ($0.start, $0.hours) < ($1.start, $1.hours) }
  }
}

extension Coverage {
  /// A table: fewest, mean and most on each shift, by weekday; one number where they are the same. A
  /// weekday is a column, or a row where that would be too wide. Shifts on which nobody ever is have
  /// their names below it.
  public func lines(within width: Int) -> [String] {
    let places = cells.indices.filter { cells[$0].contains { $0.most > 0 } }
    let used = places.isEmpty ? Array(cells.indices) : places
    let names = used.map { place -> String in
      let shift = unit.rota.shifts[place]
      return shift.name + (shift.onCall == 0 ? "" : " (on call)")
    }
    let rows = used.map { cells[$0].map(Self.text) }
    let unused = cells.indices.filter { !used.contains($0) }.map { unit.rota.shifts[$0].name }
    let rest = unused.isEmpty ? [] : ["Nobody is rostered on: \(unused.joined(separator: ", "))."]
    let wide = Self.table(Weekday.short, names, rows)
    if wide.allSatisfy({ $0.count <= width }) { return wide + rest }
    // So many shifts at a time as fit, four or fewer.
    let sizes = [4, 3, 2, 1].map { Self.transposed(names, rows, $0) }
    return (sizes.first { $0.allSatisfy { $0.count <= width } } ?? sizes[3]) + rest
  }

  private static func transposed(
    _ names: [String], _ rows: [[String]], _ size: Int
  ) -> [String] {
    stride(from: 0, to: names.count, by: size).flatMap { first in
      let some = first..<min(first + size, names.count)
      return table(
        Array(names[some]), Weekday.short, (0..<7).map { day in some.map { rows[$0][day] } })
    }
  }

  private static func table(
    _ columns: [String], _ rows: [String], _ cells: [[String]]
  ) -> [String] {
    var table = AlignedTable([("", .left)] + columns.map { ($0, .right) })
    for (title, row) in zip(rows, cells) { table.append([title] + row) }
    return table.lines
  }

  private static func text(_ cell: Cell) -> String {
    guard cell.days > 0 else { return "" }
    guard cell.fewest < cell.most else { return "\(cell.most)" }
    return "\(cell.fewest) / \(((10 * cell.mean).rounded() / 10).shortText) / \(cell.most)"
  }

  /// When cases come and nobody is there, in a sentence; nil when somebody always is.
  ///
  /// Who lies in a bed is there day and night; visits and calls count when they arrive. Sessions are
  /// planned into shifts, so appointments are never without. Nobody expects one post to cover a week.
  public var warning: String? {
    guard let open = openGaps, !open.isEmpty else { return nil }
    let shown = open.prefix(3).map(Self.text).joined(separator: ", ")
    let more = open.count > 3 ? " and at \(open.count - 3) more times" : ""
    let what = kind == "beds" ? "cases are in their beds and arrive" : "cases arrive"
    return "nobody is rostered \(shown)\(more), while \(what); see the table of `describe`"
  }

  /// The times without anybody while work is there or comes; nil where none is expected to be there.
  var openGaps: [Gap]? {
    guard unit.work.arrivals.rate > 0, kind != "appointments",
      unit.posts.reduce(0, { $0 + $1.count }) > 1
    else { return nil }
    return kind == "beds" ? gaps : gaps.filter(hasArrivals)
  }

  /// Whether cases arrive in a gap, hour by hour.
  private func hasArrivals(_ gap: Gap) -> Bool {
    let arrivals = unit.work.arrivals
    let (byHour, byDay, byWeek) = (arrivals.byHour, arrivals.byWeekday, arrivals.byHourOfWeek)
    let last = (gap.start + gap.hours - 1e-6).rounded(.down)
    return stride(from: gap.start.rounded(.down), through: last, by: 1).contains { hour in
      let (day, ofDay) = Int(hour).quotientAndRemainder(dividingBy: 24)
      return (byHour.isEmpty || byHour[ofDay] > 0) && (byDay.isEmpty || byDay[day % 7] > 0)
        && (byWeek.isEmpty || byWeek[Int(hour) % 168] > 0)
    }
  }

  /// `from Saturday 23:00 to Monday 07:00`.
  private static func text(_ gap: Gap) -> String {
    func time(_ hours: Double) -> String {
      let minutes = Int((60 * hours).rounded())
      let (hour, minute) = (minutes / 60 % 24, minutes % 60)
      return "\(Weekday.names[minutes / 1_440 % 7]) \(hour < 10 ? "0" : "")\(hour):"
        + "\(minute < 10 ? "0" : "")\(minute)"
    }
    let length = gap.hours >= 168 ? ", \((gap.hours / 24).rounded().shortText) days" : ""
    return "from \(time(gap.start)) to \(time(gap.start + gap.hours))\(length)"
  }
}

extension ModelReader {
  /// Tells of units in which nobody is there while work arrives.
  mutating func warnOfGaps() {
    for unit in model.units {
      if let text = Coverage(unit, model.horizon)?.warning {
        warn("site.units.\(unit.name).rota", text)
      }
    }
  }
}
