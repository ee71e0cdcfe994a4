// Values with their intervals, one below the other; or bars from nothing, with intervals.
// SPDX-License-Identifier: GPL-3.0-or-later

struct IntervalChart: Chart {
  struct Entry: Sendable {
    let value: Double?
    var low: Double?
    var high: Double?
    /// A wider range behind the interval.
    var outer: ClosedRange<Double>?
    /// Which series it belongs to.
    var series = 0
    /// The numbers in words.
    var text = ""
    /// Whether the mark is an outline: a difference that is not clear.
    var isHollow = false
  }

  struct Row: Sendable {
    let label: String
    let entries: [Entry]
    /// Without entries a row is a heading of those below it.
    var isHeading: Bool { entries.isEmpty }
  }

  /// Rows below the headings that they have, each heading once.
  static func grouped(_ rows: [(heading: String, row: Row)]) -> [Row] {
    var headings: [String] = []
    for one in rows where !headings.contains(one.heading) { headings.append(one.heading) }
    return headings.flatMap { heading in
      [Row(label: heading, entries: [])] + rows.filter { $0.heading == heading }.map(\.row)
    }
  }

  /// A line across the picture: nothing, a bound.
  struct Reference: Sendable {
    let value: Double
    let label: String
  }

  let rows: [Row]
  /// What is on the axis, with its unit.
  let axisTitle: String
  var references: [Reference] = []
  var series: [String] = []
  var hasBars = false
  /// Ends that the axis must hold.
  var including: [Double] = []

  private static let lineHeight = 21.0
  /// Of a row's label, where it stands above its marks.
  private static let labelHeight = 18.0
  /// Of its number, where that stands below the label.
  private static let noteHeight = 14.0

  private var axis: Axis {
    let entries = rows.flatMap(\.entries)
    let values = entries.flatMap { entry in
      [entry.value, entry.low, entry.high, entry.outer?.lowerBound, entry.outer?.upperBound]
        .compactMap { $0 }
    }
    return Axis(values, including: references.map(\.value) + including + (hasBars ? [0] : []))
  }

  func canvas(width: Double) -> Canvas {
    let isNarrow = width < 500
    let labelWidth =
      isNarrow
      ? 0
      : min(
        max(250, 0.42 * width),
        (rows.filter { !$0.isHeading }.map { TextWidth.of($0.label) }.max() ?? 0) + 12)
    // In narrow pictures a single number stands beside the label, several beside their marks.
    let beside = isNarrow ? rows.filter { $0.entries.count > 1 } : rows
    let texts = beside.flatMap(\.entries).map { TextWidth.of($0.text, size: 11) }.max() ?? 0
    let textWidth = texts == 0 ? 0 : texts + 14
    let title = Canvas.lines(axisTitle, width: width - 4)
    let legend = Legend(
      entries: series.enumerated().map { Legend.Entry(name: $1, look: Look($0)) }, width: width)
    let top = legend.height + (references.contains { !$0.label.isEmpty } ? 20 : 6)
    var axis = self.axis
    let margins = axis.margins(least: 14)
    (axis.start, axis.end) = (labelWidth + margins.start, width - textWidth - margins.end)
    let heads = rows.map { isNarrow ? headHeight($0, width) : 0 }
    let heights = zip(rows, heads).map { height($0, head: $1, isNarrow) }
    let bottom = top + heights.reduce(0, +)
    var canvas = Canvas(width: width, height: bottom + 28 + 14 * Double(title.count))
    legend.draw(on: &canvas, x: 0, y: 0)
    let bands = bands(from: top, heights, heads)
    drawAxis(
      axis, isNarrow || rows.contains(where: \.isHeading) ? bands : [top...bottom], title: title,
      top: top, bottom: bottom,
      on: &canvas)
    var place = top
    for (number, row) in rows.enumerated() {
      draw(row, at: place, axis, labelWidth: labelWidth, head: heads[number], on: &canvas)
      place += heights[number]
    }
    return canvas
  }

  /// The heights of the marks, without labels above them and without headings.
  private func bands(
    from top: Double, _ heights: [Double], _ heads: [Double]
  ) -> [ClosedRange<Double>] {
    var place = top
    var bands: [ClosedRange<Double>] = []
    for (row, (height, head)) in zip(rows, zip(heights, heads)) {
      if !row.isHeading { bands.append(place + head...(place + height)) }
      place += height
    }
    return bands
  }

  private func height(_ row: Row, head: Double, _ isNarrow: Bool) -> Double {
    if row.isHeading { return Self.lineHeight + 3 }
    return Double(max(1, row.entries.count)) * Self.lineHeight + (isNarrow ? head + 1 : 7)
  }

  /// Of what stands above a row's marks in narrow pictures: its label, and its number beside it or,
  /// where that would cut the label, in a line of its own.
  private func headHeight(_ row: Row, _ width: Double) -> Double {
    let note = row.entries.count == 1 ? TextWidth.of(row.entries[0].text, size: 11) : 0
    let label = TextWidth.of(row.label, isBold: true)
    return label + note + 12 > width ? Self.labelHeight + Self.noteHeight : Self.labelHeight
  }

  /// - Parameter bands: the heights of the marks. Lines across stay within them, so that none runs
  ///   through a label.
  private func drawAxis(
    _ axis: Axis, _ bands: [ClosedRange<Double>], title: [String], top: Double, bottom: Double,
    on canvas: inout Canvas
  ) {
    for tick in axis.ticks {
      let x = axis.place(tick)
      for band in bands { canvas.line(x, band.lowerBound, x, band.upperBound, "g") }
      canvas.text(axis.label(tick), x, bottom + 15, .middle, style: "q")
    }
    canvas.line(axis.start, bottom, axis.end, bottom, "a")
    for (number, line) in title.enumerated() {
      canvas.text(
        line, 0.5 * (axis.start + axis.end), bottom + 34 + 14 * Double(number), .middle)
    }
    let labelPlace = top - 8
    for reference in references {
      let x = axis.place(reference.value)
      for band in bands { canvas.line(x, band.lowerBound, x, band.upperBound, "z") }
      guard !reference.label.isEmpty else { continue }
      let side: Canvas.Anchor =
        x > canvas.width * 0.7 ? .end : x < canvas.width * 0.3 ? .start : .middle
      canvas.text(reference.label, x, labelPlace, side, style: "q")
    }
  }

  private func draw(
    _ row: Row, at top: Double, _ axis: Axis, labelWidth: Double, head: Double,
    on canvas: inout Canvas
  ) {
    if row.isHeading {
      let label = Canvas.fitted(row.label, width: canvas.width, isBold: true)
      return canvas.text(label, 0, top + 0.5 * Self.lineHeight + 6, style: "h")
    }
    let isNarrow = labelWidth == 0
    var y = top + 0.5 * Self.lineHeight + 2
    if isNarrow {
      let isSingle = row.entries.count == 1
      let note = isSingle ? row.entries[0].text : ""
      canvas.text(
        Canvas.fitted(row.label, width: canvas.width, isBold: true), 0, top + 14, style: "h")
      canvas.text(note, canvas.width, top + head - 4, .end, style: "q")
      y += head - 2
    } else {
      let middle = y + 0.5 * Self.lineHeight * Double(max(0, row.entries.count - 1))
      let label = Canvas.fitted(row.label, width: labelWidth - 6)
      canvas.text(label, labelWidth, middle + 4, .end)
    }
    for entry in row.entries {
      draw(entry, y, axis, on: &canvas)
      if !isNarrow || row.entries.count > 1 {
        canvas.text(entry.text, canvas.width, y + 4, .end, style: "q")
      }
      y += Self.lineHeight
    }
  }

  private func draw(_ entry: Entry, _ y: Double, _ axis: Axis, on canvas: inout Canvas) {
    let look = Look(entry.series)
    if let outer = entry.outer {
      canvas.line(
        axis.place(outer.lowerBound), y, axis.place(outer.upperBound), y, "\(look.colour) v")
    }
    if hasBars, let value = entry.value {
      let (from, to) = (axis.place(0), axis.place(value))
      canvas.rectangle(min(from, to), y - 6, abs(to - from), 12, "\(look.colour) b")
    }
    if let low = entry.low, let high = entry.high {
      let (left, right) = (axis.place(low), axis.place(high))
      canvas.line(left, y, right, y, "\(look.colour) w")
      for end in [left, right] { canvas.line(end, y - 4, end, y + 4, "\(look.colour) w") }
    }
    if let value = entry.value {
      canvas.marker(look, axis.place(value), y, isHollow: entry.isHollow)
    }
  }
}
