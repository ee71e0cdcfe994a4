// What the picture of a week says in words and in numbers.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct WeekWords {
  private let week: PostWeek
  /// Whether nobody asked for this week.
  private let isChosen: Bool

  init(_ week: PostWeek, isChosen: Bool) { (self.week, self.isChosen) = (week, isChosen) }

  var finding: String {
    guard let course = week.extent(0...PostWeek.hours) else { return "" }
    let lowestDay = week.weekdays[min(6, Int(course.at / 24))]
    let shown = [course.first, course.lowest, course.last].map { NumberStyle.fixed($0, 2) }
    return "\(week.post) (\(week.role)), days \(week.firstDay) to \(week.firstDay + 6): "
      + "capacity is \(shown[0]) at first, lowest with \(shown[1]) on \(lowestDay), and \(shown[2]) at the end. "
      + counts + "."
  }

  /// `4 shifts; breaks: 2 free of care, 5 at the desk, 1 missed; 2 morally injurious events`.
  private var counts: String {
    func counted(_ count: Int, _ word: String) -> String {
      "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    let breaks = breakCounts(0..<PostWeek.hours)
    let met = week.marks(.encounter)
    var parts = [counted(week.shifts.count, "shift")]
    if breaks.contains(where: { $0 > 0 }) {
      parts.append(
        "breaks: \(breaks[0]) free of care, \(breaks[1]) at the desk, \(breaks[2]) missed")
    }
    parts.append(
      "\(counted(met.count, "encounter")), \(met.count { $0.value < 0 }) with the need not met")
    let moral = week.marks(.moralEvent).count
    if moral > 0 { parts.append(counted(moral, "morally injurious event")) }
    return parts.joined(separator: "; ")
  }

  var reading: String {
    "Shaded columns are the hours from 19:00 to 07:00 and those at work. A bar is a shift, with the "
      + "hour at which it begins; the piece at its end that reaches lower is the overrun, the time "
      + "that it takes to get away. An "
      + "encounter goes up where the need was met and down where it was not, as far as it was "
      + "severe. Capacity is a ratio to a rested person at a job that can be sustained; arousal runs "
      + "from 0 to 1. \(choice)A simulated person, not a real one."
  }

  private var choice: String {
    isChosen
      ? "Of all posts and weeks of the replicate this is the one in which a person who was never "
        + "away falls furthest and comes back; “wellspring plot DIR week --post \(week.post) "
        + "--from-day 1”, with the folder of these results as DIR, draws another. "
      : ""
  }

  /// Free of care, at the desk, missed.
  private func breakCounts(_ hours: Range<Double>) -> [Int] {
    [EventKind.breakStart, .breakAtDesk, .breakMissed].map { kind in
      week.marks(kind).count { hours.contains($0.hours) }
    }
  }

  // MARK: Table

  /// A row a day.
  var table: DataTable {
    DataTable(
      caption: "The week day by day", files: [],
      headings: [
        "Day", "Shifts", "Breaks: free of care / at the desk / missed",
        "Encounters (need not met)", "Sleep, h", "Capacity at midnight", "Lowest", "Highest",
        "What happened",
      ], rows: (0..<7).map { row($0) })
  }

  private func row(_ day: Int) -> [DataTable.Cell] {
    let hours = 24 * Double(day)..<24 * Double(day + 1)
    let breaks = breakCounts(hours)
    let met = week.marks(.encounter).filter { hours.contains($0.hours) }
    let asleep = week.sleep.reduce(0) { sum, span in
      sum + max(0, min(span.end, hours.upperBound) - max(span.start, hours.lowerBound))
    }
    let course = week.extent(hours.lowerBound...hours.upperBound)
    let highest = week.capacity.joined()
      .filter { (hours.lowerBound...hours.upperBound).contains($0.hours) }.map(\.value).max()
    func shown(_ value: Double?) -> DataTable.Cell {
      value.map { .markup("\(NumberStyle.fixed($0, 2))") } ?? .missing
    }
    return [
      .text("\(week.weekdays[day]), day \(week.firstDay + day)"), .text(duty(hours)),
      .text(
        breaks.contains { $0 > 0 } ? breaks.map(String.init).joined(separator: " / ") : "none"),
      .text(met.isEmpty ? "none" : "\(met.count) (\(met.count { $0.value < 0 }))"),
      .markup("\(NumberStyle.fixed(asleep, 1))"), shown(course?.first), shown(course?.lowest),
      shown(highest), .text(happened(hours)),
    ]
  }

  /// `to 07:54; from 19:00`.
  private func duty(_ hours: Range<Double>) -> String {
    let left = week.marks(.overrunEnd).filter { hours.contains($0.hours) }
      .map { ($0.hours, "to \(PostWeek.clock($0.hours))") }
    let came = week.marks(.shiftStart).filter { hours.contains($0.hours) }
      .map { ($0.hours, "from \(PostWeek.clock($0.hours))") }
    let parts = (left + came).sorted { $0.0 < $1.0 }.map(\.1)
    return parts.isEmpty ? "off" : parts.joined(separator: "; ")
  }

  private func happened(_ hours: Range<Double>) -> String {
    let moral = week.marks(.moralEvent).map { event in
      (event.hours, "morally injurious event, severity \(NumberStyle.fixed(event.value, 2))")
    }
    let rest = week.marks(.error, .sickness, .recovery, .resignation, .hiring)
      .map { ($0.hours, $0.kind.name) }
    return (moral + rest).filter { hours.contains($0.0) }.sorted { $0.0 < $1.0 }
      .map { "\(PostWeek.clock($0.0)) \($0.1)" }.joined(separator: "; ")
  }
}
