// Courses over time or over a value that is turned, with bands or intervals.
// SPDX-License-Identifier: GPL-3.0-or-later

struct LineChart: Chart {
  struct Point: Sendable {
    let x: Double
    let y: Double
    var low: Double?
    var high: Double?
  }

  struct Series: Sendable {
    let name: String
    let points: [Point]
    var look: Look
    /// Whether intervals are a band; otherwise each point has its own.
    var hasBand = false
    var hasMarkers = true
    var hasLine = true
    var isInLegend = true
  }

  struct Reference: Sendable {
    let value: Double
    let label: String
    var isStanding = false
  }

  var series: [Series]
  let xTitle: String
  let yTitle: String
  var references: [Reference] = []
  /// Values that the axis of heights must hold.
  var including: [Double] = []
  /// Texts in place of numbers along the bottom, at 0, 1, 2 and so on.
  var categories: [String] = []
  /// A square, for curves that are read against a diagonal.
  var isSquare = false

  func canvas(width: Double) -> Canvas {
    let legend = Legend(entries: legendEntries, width: width)
    let points = series.flatMap(\.points)
    var y = Axis(
      points.flatMap { [$0.y, $0.low ?? $0.y, $0.high ?? $0.y] },
      including: including + references.filter { !$0.isStanding }.map(\.value))
    var x = Axis(
      points.map(\.x), including: references.filter(\.isStanding).map(\.value),
      ticks: width < 500 ? 4 : 7, ends: isSquare ? .near : .tight)
    let labels = y.ticks.map { TextWidth.of(y.label($0), size: 11) }.max() ?? 20
    let room = categories.isEmpty ? 10.0 : 0.5 * (width - labels) / Double(categories.count + 1)
    (x.start, x.end) = (
      labels + (categories.isEmpty ? 22 : 12 + room), width - x.margins(least: max(18, room)).end
    )
    let side = isSquare ? min(360, x.end - x.start) : width < 500 ? 200 : 250
    if isSquare { x.end = x.start + side }
    let heading = Canvas.lines(yTitle, width: width)
    let top = legend.height + 12 + 14 * Double(heading.count)
    (y.start, y.end) = (top + side, top)
    let names = categoryLines(x)
    let title = Canvas.lines(xTitle, width: width)
    let below = top + side + 21 + 14 * Double(names.map(\.count).max() ?? 1)
    var canvas = Canvas(width: width, height: below - 7 + 14 * Double(title.count))
    legend.draw(on: &canvas, x: 0, y: 0)
    canvas.text(heading, 0, legend.height + 12)
    drawGrid(x, y, left: labels + 6, names, on: &canvas)
    canvas.text(title, 0.5 * (labels + 6 + x.end), below, .middle)
    let whiskered = series.filter { !$0.hasBand && $0.points.contains { $0.low != nil } }.count
    for (place, one) in series.enumerated() {
      // Whiskers at the same value stand beside each other.
      let shift = whiskered > 1 ? 7 * (Double(place) - 0.5 * Double(whiskered - 1)) : 0
      draw(one, x, y, shift: one.hasBand || !one.hasMarkers ? 0 : shift, on: &canvas)
    }
    nameReferences(x, y, on: &canvas)
    return canvas
  }

  /// The words of lying references, over the whiskers, so that none strikes a word through.
  private func nameReferences(_ x: Axis, _ y: Axis, on canvas: inout Canvas) {
    for reference in references where !reference.isStanding {
      canvas.text(reference.label, x.end, y.place(reference.value) - 4, .end, style: "q")
    }
  }

  private var legendEntries: [Legend.Entry] {
    series.filter(\.isInLegend).map {
      Legend.Entry(name: $0.name, look: $0.look, hasLine: $0.hasLine, hasMarker: $0.hasMarkers)
    }
  }

  /// The texts along the bottom, in up to three lines where that makes them fit.
  private func categoryLines(_ x: Axis) -> [[String]] {
    let width = (x.end - x.start) / Double(max(1, categories.count - 1)) - 4
    return categories.map { Canvas.lines($0, width: max(24, width), size: 11, most: 3) }
  }

  private func drawGrid(
    _ x: Axis, _ y: Axis, left: Double, _ names: [[String]], on canvas: inout Canvas
  ) {
    for tick in y.ticks {
      canvas.line(left, y.place(tick), x.end, y.place(tick), "g")
      canvas.text(y.label(tick), left - 4, y.place(tick) + 4, .end, style: "q")
    }
    canvas.line(left, y.start, x.end, y.start, "a")
    if categories.isEmpty {
      for tick in ticks(x) {
        canvas.line(x.place(tick), y.start, x.place(tick), y.start + 4, "a")
        canvas.text(label(tick, x), x.place(tick), y.start + 17, .middle, style: "q")
      }
    } else {
      for (place, lines) in names.enumerated() {
        for (number, line) in lines.enumerated() {
          canvas.text(
            line, x.place(Double(place)), y.start + 17 + 14 * Double(number), .middle, style: "q")
        }
      }
    }
    drawReferences(x, y, left: left, on: &canvas)
  }

  private func drawReferences(
    _ x: Axis, _ y: Axis, left: Double, on canvas: inout Canvas
  ) {
    for reference in references where !reference.isStanding {
      let place = y.place(reference.value)
      canvas.line(left, place, x.end, place, "z")
    }
    // Words of neighbours that would meet stand one above the other.
    var taken: [ClosedRange<Double>] = []
    for reference in references where reference.isStanding {
      let place = x.place(reference.value)
      canvas.line(place, y.end, place, y.start, "z")
      let isRight = place > 0.7 * canvas.width
      let start = place + (isRight ? -4 : 4)
      let length = TextWidth.of(reference.label, size: 11)
      let range = isRight ? start - length...start : start...start + length
      let level = Double(taken.count { $0.overlaps(range) })
      taken.append(range)
      canvas.text(
        reference.label, start, y.start - 7 - 14 * level, isRight ? .end : .start, style: "q")
    }
  }

  /// The few values that there are, where they are far enough apart; round numbers otherwise.
  private func ticks(_ x: Axis) -> [Double] {
    let values = Set(series.flatMap(\.points).map(\.x)).filter(\.isFinite).sorted()
    let gaps = zip(values, values.dropFirst()).map { x.place($1) - x.place($0) }
    if (2...8).contains(values.count), (gaps.min() ?? 0) > 34 { return values }
    return x.ticks.filter { $0 >= x.low - 1e-9 && $0 <= x.high + 1e-9 }
  }

  private func label(_ tick: Double, _ x: Axis) -> String {
    x.ticks.contains(tick) ? x.label(tick) : shortCell(String(tick))
  }

  private func draw(
    _ series: Series, _ x: Axis, _ y: Axis, shift: Double, on canvas: inout Canvas
  ) {
    let look = series.look
    let ranged = series.points.filter { $0.low != nil && $0.high != nil }
    if series.hasBand, ranged.count > 1 {
      let upper = ranged.map { (x.place($0.x), y.place($0.high ?? $0.y)) }
      let lower = ranged.reversed().map { (x.place($0.x), y.place($0.low ?? $0.y)) }
      canvas.path(upper + lower, "\(look.colour) b", isClosed: true)
    } else {
      for point in ranged {
        let (place, low, high) = (
          x.place(point.x) + shift, y.place(point.low ?? point.y), y.place(point.high ?? point.y)
        )
        canvas.line(place, low, place, high, "\(look.colour) w")
        for end in [low, high] { canvas.line(place - 3, end, place + 3, end, "\(look.colour) w") }
      }
    }
    let places = series.points.map { (x.place($0.x) + shift, y.place($0.y)) }
    if series.hasLine { canvas.path(places, "\(look.colour) l \(look.dashes)") }
    if series.hasMarkers { for place in places { canvas.marker(look, place.0, place.1) } }
  }
}
