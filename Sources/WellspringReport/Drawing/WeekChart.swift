// 168 hours of one person: a course, and lanes of what was done and what happened.
// SPDX-License-Identifier: GPL-3.0-or-later

/// All times are hours since the first midnight.
struct WeekChart: Chart {
  struct Span: Sendable {
    let start: Double
    let end: Double
    var label = ""
  }

  /// Things of one sort that happen at a moment.
  struct Moments: Sendable {
    let word: String
    let look: Look
    let hours: [Double]
    /// Capacity at each; a lane does not use it.
    var heights: [Double] = []
  }

  typealias Point = (hours: Double, value: Double)

  let firstDay: Int
  /// Names of the seven days.
  let days: [String]
  /// Lines of capacity.
  let capacity: [[Point]]
  let arousal: [Point]
  let midpoint: Double
  let shifts: [Span]
  let overruns: [Span]
  let onCall: [Span]
  let sleep: [Span]
  let breaks: [Moments]
  /// With severities, negative where the need was not met.
  let encounters: [Point]
  /// Marked on the course of capacity.
  let events: [Moments]

  private static let hours = 168.0
  private static let arousalHeight = 46.0
  private static let laneHeight = 30.0

  /// Where things are, from above to below.
  private struct Places {
    let left: Double
    let right: Double
    let top: Double
    var capacity: Axis
    let arousal: Double
    let lanes: Double

    var bottom: Double { lanes + 4 * WeekChart.laneHeight + 22 }
    /// Of marks: a telephone has little room between them.
    var markSize: Double { right - left < 400 ? 3 : 4.5 }
    func x(_ hours: Double) -> Double {
      left + (right - left) * min(WeekChart.hours, max(0, hours)) / WeekChart.hours
    }
    /// The middle of a lane, from 0.
    func lane(_ number: Int) -> Double { lanes + (Double(number) + 0.5) * WeekChart.laneHeight }
  }

  func canvas(width: Double) -> Canvas {
    let isNarrow = width < 500
    let legend = Legend(entries: legendEntries, width: width)
    var axis = Axis(
      capacity.joined().map(\.value),
      including: (isMidpointNear ? [midpoint, 1] : [1]) + [roomBelow])
    let top = legend.height + 34
    (axis.start, axis.end) = (top + (isNarrow ? 150 : 200), top)
    let places = Places(
      left: isNarrow ? 66 : 84, right: width - 8, top: top, capacity: axis,
      arousal: axis.start + 24, lanes: axis.start + 24 + Self.arousalHeight + 8)
    var canvas = Canvas(width: width, height: places.bottom + 40)
    legend.draw(on: &canvas, x: 0, y: 0)
    drawDays(places, on: &canvas)
    drawLanes(places, on: &canvas)
    drawEncounters(places, on: &canvas)
    drawCapacity(places, on: &canvas)
    drawArousal(places, on: &canvas)
    return canvas
  }

  /// Whether the course comes so low that the midpoint belongs into the picture.
  private var isMidpointNear: Bool {
    (capacity.joined().map(\.value).min() ?? 1) < midpoint + 0.15
  }

  /// Below the lowest place its number has room.
  private var roomBelow: Double {
    max(0, (capacity.joined().map(\.value).min() ?? 1) - 0.08)
  }

  private var legendEntries: [Legend.Entry] {
    (breaks + events).filter { !$0.hours.isEmpty }.map {
      Legend.Entry(name: $0.word, look: $0.look)
    }
  }

  // MARK: Behind

  private func drawDays(_ places: Places, on canvas: inout Canvas) {
    for day in 0...7 {
      let midnight = 24 * Double(day)
      let (from, to) = (places.x(midnight - 5), places.x(midnight + 7))
      canvas.rectangle(from, places.top, to - from, places.bottom - places.top, "e")
    }
    for day in 0...7 {
      let x = places.x(24 * Double(day))
      canvas.line(x, places.top - 4, x, places.bottom, "g")
    }
    for (day, name) in days.enumerated() {
      let x = places.x(24 * Double(day) + 12)
      canvas.text(name, x, places.top - 10, .middle, style: "h")
      canvas.text(String(firstDay + day), x, places.bottom + 15, .middle, style: "q")
    }
    canvas.text(
      "Observed day, from midnight to midnight", 0.5 * (places.left + places.right),
      places.bottom + 34, .middle)
  }

  // MARK: Courses

  private func drawCapacity(_ places: Places, on canvas: inout Canvas) {
    let axis = places.capacity
    canvas.text("Capacity", 0, places.top - 10, style: "h")
    for tick in axis.ticks {
      canvas.line(places.left, axis.place(tick), places.right, axis.place(tick), "g")
      canvas.text(axis.label(tick), places.left - 6, axis.place(tick) + 4, .end, style: "q")
    }
    if isMidpointNear {
      canvas.line(
        places.left, axis.place(midpoint), places.right, axis.place(midpoint), "z")
      canvas.text("midpoint", places.right - 2, axis.place(midpoint) - 4, .end, style: "q")
    }
    for line in capacity {
      canvas.path(
        Self.thinned(line.map { (places.x($0.hours), axis.place($0.value)) }), "c0 l")
    }
    for one in events {
      for (hours, height) in zip(one.hours, one.heights) where height.isFinite {
        canvas.marker(one.look, places.x(hours), axis.place(height), size: places.markSize + 1)
      }
    }
    guard let lowest = capacity.joined().min(by: { $0.value < $1.value }) else { return }
    let x = places.x(lowest.hours)
    let side: Canvas.Anchor =
      x > 0.7 * canvas.width ? .end : x < 0.3 * canvas.width ? .start : .middle
    canvas.text(
      "lowest \(NumberStyle.fixed(lowest.value, 2))", x,
      min(axis.start - 4, axis.place(lowest.value) + 16), side, style: "q")
  }

  private func drawArousal(_ places: Places, on canvas: inout Canvas) {
    var axis = Axis([0, 1], ends: .tight)
    (axis.start, axis.end) = (places.arousal + Self.arousalHeight, places.arousal)
    canvas.text("arousal", 0, axis.place(0.5) + 4, style: "q")
    for value in [0.0, 1] {
      canvas.line(places.left, axis.place(value), places.right, axis.place(value), "g")
      canvas.text(
        NumberStyle.fixed(value, 0), places.left - 6, axis.place(value) + 4, .end, style: "q")
    }
    canvas.path(
      Self.thinned(arousal.map { (places.x($0.hours), axis.place($0.value)) }), "c3 l")
  }

  /// Points that are further apart than the eye can tell.
  static func thinned(_ points: [(Double, Double)]) -> [(x: Double, y: Double)] {
    var kept: [(x: Double, y: Double)] = []
    for (number, point) in points.enumerated() {
      let place = ((point.0 * 10).rounded() / 10, (point.1 * 10).rounded() / 10)
      if let last = kept.last, number + 1 < points.count, abs(place.0 - last.x) < 0.6,
        abs(place.1 - last.y) < 0.6
      {
        continue
      }
      kept.append(place)
    }
    return kept
  }

  // MARK: Lanes

  private func drawLanes(_ places: Places, on canvas: inout Canvas) {
    for (number, name) in ["shifts", "sleep", "breaks", "encounters"].enumerated() {
      let y = number < 3 ? places.lane(number) : places.lane(number) + 8
      canvas.text(name, 0, y + 4, style: "q")
    }
    let shiftLane = places.lane(0)
    func block(_ span: Span, _ y: Double, _ height: Double, _ style: Markup) {
      let (from, to) = (places.x(span.start), places.x(span.end))
      canvas.rectangle(from, y - 0.5 * height, max(0.8, to - from), height, style)
    }
    for span in shifts {
      let (from, to) = (places.x(span.start), places.x(span.end))
      canvas.rectangle(from, places.top, to - from, places.lanes - places.top, "c0 b")
      block(span, shiftLane + 5, 11, "c0 m")
    }
    for span in onCall { block(span, shiftLane + 5, 5, "c0 u") }
    // Longer than a shift is high, so that it is told without colour as well.
    for span in overruns { block(span, shiftLane + 8, 17, "c1 m") }
    var free = -Double.infinity
    for span in shifts where !span.label.isEmpty && span.start > 0 {
      // Where two would meet, the second is left out: the table has it.
      guard places.x(span.start) >= free else { continue }
      canvas.text(span.label, places.x(span.start), shiftLane - 4, style: "q")
      free = places.x(span.start) + TextWidth.of(span.label, size: 11) + 3
    }
    for span in sleep { block(span, places.lane(1), 11, "c4 u") }
    drawBreaks(places, on: &canvas)
  }

  /// Marks that would cover each other stand above and below.
  private func drawBreaks(_ places: Places, on canvas: inout Canvas) {
    let all = breaks.flatMap { one in one.hours.map { (look: one.look, x: places.x($0)) } }
      .sorted { $0.x < $1.x }
    let size = places.markSize
    for (mark, level) in zip(all, Self.levels(all.map(\.x), apart: 2 * size + 1)) {
      let y = places.lane(2) + Self.levelShifts[level] * (size + 1)
      canvas.marker(mark.look, mark.x, y, size: size)
    }
  }

  private static let levelShifts = [0, -2, 2.0]

  /// On which of three levels each of some places stands, so that neighbours on one level are so far
  /// apart; where there is no such level, on the one whose last is furthest away.
  static func levels(_ places: [Double], apart: Double) -> [Int] {
    var last = [Double](repeating: -.infinity, count: levelShifts.count)
    return places.map { place in
      let free = last.firstIndex { place - $0 >= apart }
      let level = free ?? last.indices.min { last[$0] < last[$1] } ?? 0
      last[level] = place
      return level
    }
  }

  /// Up where the need was met, down where it was not.
  private func drawEncounters(_ places: Places, on canvas: inout Canvas) {
    let y = places.lane(3) + 8
    canvas.line(places.left, y, places.right, y, "a")
    for (hours, severity) in encounters where severity.isFinite {
      let (x, height) = (places.x(hours), min(22, 7 * abs(severity)))
      canvas.line(
        x, y, x, severity > 0 ? y - height : y + height, severity > 0 ? "c2 w" : "c1 w")
    }
  }
}
