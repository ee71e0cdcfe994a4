// Seven days of one post: what was done, what happened, and the course of capacity.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

/// Times are hours since the first of the seven midnights.
struct PostWeek {
  typealias Span = (start: Double, end: Double)

  static let hours = 168.0
  private static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `icu/8`.
  let post: String
  let role: String
  /// Observed day, from 1.
  let firstDay: Int
  /// Names of the seven days.
  let weekdays: [String]
  let midpoint: Double
  /// Every change of capacity, a line for each holder.
  let capacity: [[(hours: Double, value: Double)]]
  /// Of the post, before, in and after the week, by time.
  private let events: [EventRow]

  /// nil where nobody holds the post on any of the days.
  init?(
    _ history: PostHistory, _ post: PostCourses.Post, role: String, firstDay: Int,
    firstWeekday: Int
  ) {
    let start = 24 * Double(firstDay - 1)
    (self.post, self.role, self.firstDay, midpoint) = (
      post.name, role, firstDay, history.midpoint
    )
    weekdays = (0..<7).map { Self.weekdayNames[(firstWeekday + firstDay - 1 + $0) % 7] }
    let path = CapacityPath(history, DayWindow(first: firstDay, last: firstDay + 6))
    capacity = path.lines.filter { !$0.isEmpty }.map { line in
      line.map { (24 * $0.days - start, $0.capacity) }
    }
    events = history.events.filter { $0.position == Int32(post.position) }.map { event in
      var event = event
      event.hours -= start
      return event
    }
    if capacity.isEmpty { return nil }
  }

  /// What happened in the week.
  func marks(_ kinds: EventKind...) -> [EventRow] {
    events.filter { (0..<Self.hours).contains($0.hours) && kinds.contains($0.kind) }
  }

  /// From everything that begins something to what ends it, cut to the week. What had begun before
  /// the record, or had not ended with it, reaches to the edge.
  func spans(_ begin: EventKind, _ end: EventKind) -> [Span] {
    let own = events.filter { $0.kind == begin || $0.kind == end }
    var spans: [Span] = []
    var since: Double? = own.first?.kind == end ? -.infinity : nil
    for event in own {
      if event.kind == begin {
        since = event.hours
      } else if let start = since {
        spans.append((start, event.hours))
        since = nil
      }
    }
    if let start = since { spans.append((start, .infinity)) }
    return spans.filter { $0.end > 0 && $0.start < Self.hours }
      .map { (max(0, $0.start), min(Self.hours, $0.end)) }
  }

  var shifts: [Span] { spans(.shiftStart, .shiftEnd) }
  var overruns: [Span] { spans(.shiftEnd, .overrunEnd).filter { $0.end > $0.start } }
  var onCall: [Span] { spans(.onCallStart, .onCallEnd) }
  var sleep: [Span] { spans(.sleepStart, .sleepEnd) }

  /// Arousal as it was whenever something happened.
  var arousal: [(hours: Double, value: Double)] {
    events.filter { (0...Self.hours).contains($0.hours) && $0.arousal.isFinite }
      .map { ($0.hours, $0.arousal) }
  }

  /// Capacity as it was first, lowest and last within some hours; nil where nobody held the post.
  func extent(
    _ hours: ClosedRange<Double>
  ) -> (first: Double, lowest: Double, at: Double, last: Double)? {
    let points = capacity.joined().filter { hours.contains($0.hours) }
    guard let first = points.first, let last = points.last,
      let lowest = points.min(by: { $0.value < $1.value })
    else { return nil }
    return (first.value, lowest.value, lowest.hours, last.value)
  }

  /// `19:07`.
  static func clock(_ hours: Double) -> String {
    let minutes = Int((hours * 60).rounded()) % 1_440
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }
}
