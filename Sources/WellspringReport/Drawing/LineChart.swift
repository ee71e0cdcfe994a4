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
    /// Which of its points have a mark: one in so many, the first of them at this place.
    var marks = (every: 1, from: 0)
    var hasLine = true
    var isInLegend = true
  }

  struct Reference: Sendable {
    let value: Double
    let label: String
    var isStanding = false
  }

  /// More lines than these are told apart by marks, too.
  private static let fewLines = 4

  /// Lines with a mark here and there where they are many, no two at the same place.
  static func told(_ lines: [Series]) -> [Series] {
    guard lines.count > fewLines else { return lines }
    return lines.enumerated().map { place, one in
      var one = one
      let every = max(1, one.points.count / 3)
      one.hasMarkers = true
      one.marks = (every, place * every / lines.count)
      return one
    }
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

  /// From one of several whiskers at the same value to the next.
  private static let whiskerStep = 7.0
  /// Half of a whisker's end, or of a mark.
  private static let halfMark = 5.0

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
    x.start = labels + max(9 + reach, categories.isEmpty ? 22 : 12 + room)
    x.end = width - max(x.margins(least: max(18, room)).end, beyond)
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
    for (place, one) in series.enumerated() {
      draw(one, x, y, shift: shift(place), on: &canvas)
    }
    nameReferences(x, y, on: &canvas)
    return canvas
  }

  private func hasRanges(_ one: Series) -> Bool { one.points.contains { $0.low != nil } }

  /// Whiskers at the same value stand beside each other.
  private func shift(_ place: Int) -> Double {
    let whiskered = series.indices.filter { !series[$0].hasBand && hasRanges(series[$0]) }
    guard series[place].hasMarkers, whiskered.count > 1,
      let rank = whiskered.firstIndex(of: place)
    else { return 0 }
    return Self.whiskerStep * (Double(rank) - 0.5 * Double(whiskered.count - 1))
  }

  /// How far whiskers and marks go beyond the value that they are of, to either side.
  private var reach: Double {
    let far = series.indices.map { abs(shift($0)) }.max() ?? 0
    return far + (series.contains(where: \.hasMarkers) ? Self.halfMark : 0)
  }

  /// What is drawn to the right of the last value: its whiskers, and behind them the words of lying
  /// references, through which nothing runs there.
  private var beyond: Double {
    let words = references.filter { !$0.isStanding && !$0.label.isEmpty }.map {
      TextWidth.of($0.label, size: 11) + 5
    }
    return reach + (words.max() ?? 0)
  }

  private func nameReferences(_ x: Axis, _ y: Axis, on canvas: inout Canvas) {
    for reference in references where !reference.isStanding {
      let place = min(x.end + beyond, canvas.width - 1)
      canvas.text(reference.label, place, y.place(reference.value) - 4, .end, style: "q")
    }
    nameStanding(x, y, on: &canvas)
  }

  /// The words of standing references, where no line and no whisker runs through them and they do
  /// not meet each other: beside the line at its foot, else further up, else on its other side.
  private func nameStanding(_ x: Axis, _ y: Axis, on canvas: inout Canvas) {
    let lines = self.lines(x, y)
    var taken: [Box] = []
    for reference in references where reference.isStanding && !reference.label.isEmpty {
      let place = x.place(reference.value)
      let isRight = place > 0.7 * canvas.width
      let levels = stride(from: y.start - 7, through: y.end + 12, by: -Canvas.leading)
      let places = [isRight, !isRight].flatMap { isToLeft in
        levels.map { level -> (Bool, Box.Place) in
          (isToLeft, (place + (isToLeft ? -4 : 4), level))
        }
      }
      let boxes = places.map { Box(reference.label, $0.1, isToLeft: $0.0) }
      let inside = boxes.indices.filter { boxes[$0].x.lowerBound >= 0 }
        .filter { boxes[$0].x.upperBound <= canvas.width }
      let apart = inside.filter { box in !taken.contains { $0.meets(boxes[box]) } }
      let free = apart.first { box in !lines.contains { boxes[box].meets($0) } }
      guard let chosen = free ?? apart.first ?? inside.first ?? boxes.indices.first else {
        continue
      }
      taken.append(boxes[chosen])
      let (isToLeft, spot) = places[chosen]
      canvas.text(reference.label, spot.x, spot.y, isToLeft ? .end : .start, style: "q")
    }
  }

  /// Everything that is drawn of the values, as straight lines.
  private func lines(_ x: Axis, _ y: Axis) -> [(from: Box.Place, to: Box.Place)] {
    series.enumerated().flatMap { number, one in
      let places = one.points.map { (x: x.place($0.x) + shift(number), y: y.place($0.y)) }
      let next = one.hasLine ? places.dropFirst() : places[...]
      let steps = zip(places, next).map { (from: $0, to: $1) }
      guard !one.hasBand else { return steps }
      return steps
        + zip(one.points, places).compactMap { point, place in
          guard let low = point.low, let high = point.high else { return nil }
          return (from: (place.x, y.place(low)), to: (place.x, y.place(high)))
        }
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
    let right = x.end + beyond
    for tick in y.ticks {
      canvas.line(left, y.place(tick), right, y.place(tick), "g")
      canvas.text(y.label(tick), left - 4, y.place(tick) + 4, .end, style: "q")
    }
    canvas.line(left, y.start, right, y.start, "a")
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
    drawReferences(x, y, from: left, to: right, on: &canvas)
  }

  private func drawReferences(
    _ x: Axis, _ y: Axis, from left: Double, to right: Double, on canvas: inout Canvas
  ) {
    for reference in references where !reference.isStanding {
      let place = y.place(reference.value)
      canvas.line(left, place, right, place, "z")
    }
    for reference in references where reference.isStanding {
      let place = x.place(reference.value)
      canvas.line(place, y.end, place, y.start, "z")
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
    guard series.hasMarkers else { return }
    for (number, place) in places.enumerated()
    where number % series.marks.every == series.marks.from {
      canvas.marker(look, place.0, place.1)
    }
  }
}
