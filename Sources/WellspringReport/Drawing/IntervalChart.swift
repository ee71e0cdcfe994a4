// Values with their intervals, one below the other; or bars from nothing, with intervals.
// SPDX-License-Identifier: GPL-3.0-or-later

struct IntervalChart: Chart {
  struct Entry: Sendable {
    let value: Double?
    var low: Double?
    var high: Double?
    /// A wider range behind the interval.
    var outer: ClosedRange<Double>?
    /// What it was before, on the same line.
    var earlier: Double?
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
    /// Whether its number stands on the axis, where no other tick has it.
    var isTick = false
  }

  let rows: [Row]
  /// What is on the axis, with its unit.
  let axisTitle: String
  var references: [Reference] = []
  var series: [String] = []
  /// The name of what was before; empty where nothing was.
  var earlierName = ""
  var hasBars = false
  /// Ends that the axis must hold.
  var including: [Double] = []

  private static let lineHeight = 21.0
  /// Of a row's label, where it stands above its marks.
  private static let labelHeight = 18.0
  /// Ticks nearer than this to one that has to be there are left out.
  private static let tickRoom = 26.0
  /// Lines of a label at most: what a scenario is called is not cut.
  private static let mostLines = 3
  /// A grey cross.
  private static let earlierLook = Look(6)

  private var axis: Axis {
    let entries = rows.flatMap(\.entries)
    let values = entries.flatMap { entry in
      [
        entry.value, entry.low, entry.high, entry.outer?.lowerBound, entry.outer?.upperBound,
        entry.earlier,
      ].compactMap { $0 }
    }
    return Axis(values, including: references.map(\.value) + including + (hasBars ? [0] : []))
  }

  func canvas(width: Double) -> Canvas {
    let isNarrow = width < 500
    let labelWidth = isNarrow ? 0 : self.labelWidth(width)
    // In narrow pictures a single number stands beside the label, several beside their marks.
    let beside = isNarrow ? rows.filter { $0.entries.count > 1 } : rows
    let texts = beside.flatMap(\.entries).map { TextWidth.of($0.text, size: 11) }.max() ?? 0
    let textWidth = texts == 0 ? 0 : texts + 14
    let title = Canvas.lines(axisTitle, width: width - 4)
    let legend = Legend(
      entries: series.enumerated().map { Legend.Entry(name: $1, look: Look($0)) }
        + (earlierName.isEmpty ? [] : [Legend.Entry(name: earlierName, look: Self.earlierLook)]),
      width: width)
    let top = legend.height + (references.contains { !$0.label.isEmpty } ? 20 : 6)
    var axis = self.axis
    let margins = axis.margins(least: 14)
    (axis.start, axis.end) = (labelWidth + margins.start, width - textWidth - margins.end)
    let labels = rows.map { row in
      let isAlone = isNarrow || row.isHeading
      return Self.lines(row.label, isAlone ? width : labelWidth - 6, isBold: isAlone)
    }
    let heads = zip(rows, labels).map { isNarrow ? headHeight($0, $1, width) : 0 }
    let heights = rows.indices.map { height(rows[$0], labels[$0], head: heads[$0], isNarrow) }
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
      draw(
        row, labels[number], at: place, axis, labelWidth: labelWidth, head: heads[number],
        on: &canvas)
      place += heights[number]
    }
    return canvas
  }

  /// Of the labels beside the marks.
  private func labelWidth(_ width: Double) -> Double {
    let longest = rows.filter { !$0.isHeading }.map { TextWidth.of($0.label) }.max() ?? 0
    return min(max(250, 0.42 * width), longest + 12)
  }

  private static func lines(_ label: String, _ width: Double, isBold: Bool) -> [String] {
    Canvas.lines(label, width: width, isBold: isBold, most: mostLines)
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

  private func height(_ row: Row, _ label: [String], head: Double, _ isNarrow: Bool) -> Double {
    let more = Canvas.leading * Double(label.count - 1)
    if row.isHeading { return Self.lineHeight + 3 + more }
    let marks = Double(max(1, row.entries.count)) * Self.lineHeight
    return isNarrow ? marks + head + 1 : max(marks + 7, more + Self.lineHeight + 5)
  }

  /// Of what stands above a row's marks in narrow pictures: its label, and its number beside the
  /// last line of that or, where it would meet the label, in a line of its own.
  private func headHeight(_ row: Row, _ label: [String], _ width: Double) -> Double {
    let note = row.entries.count == 1 ? TextWidth.of(row.entries[0].text, size: 11) : 0
    let last = TextWidth.of(label.last ?? "", isBold: true)
    let lines = label.count - (last + note + 12 > width ? 0 : 1)
    return Self.labelHeight + Canvas.leading * Double(lines)
  }

  /// - Parameter bands: the heights of the marks. Lines across stay within them, so that none runs
  ///   through a label.
  private func drawAxis(
    _ axis: Axis, _ bands: [ClosedRange<Double>], title: [String], top: Double, bottom: Double,
    on canvas: inout Canvas
  ) {
    let marked = references.filter(\.isTick).map(\.value)
    let round = axis.ticks.filter { tick in
      marked.allSatisfy { tick == $0 || abs(axis.place(tick) - axis.place($0)) > Self.tickRoom }
    }
    for tick in round + marked.filter({ !round.contains($0) }) {
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
    _ row: Row, _ label: [String], at top: Double, _ axis: Axis, labelWidth: Double, head: Double,
    on canvas: inout Canvas
  ) {
    if row.isHeading {
      return canvas.text(label, 0, top + 0.5 * Self.lineHeight + 6, style: "h")
    }
    let isNarrow = labelWidth == 0
    var y = top + 0.5 * Self.lineHeight + 2
    if isNarrow {
      let note = row.entries.count == 1 ? row.entries[0].text : ""
      canvas.text(label, 0, top + 14, style: "h")
      canvas.text(note, canvas.width, top + head - 4, .end, style: "q")
      y += head - 2
    } else {
      // A label of several lines may be higher than its marks; both have the same middle.
      let half = 0.5 * Canvas.leading * Double(label.count - 1)
      let marks = 0.5 * Self.lineHeight * Double(max(0, row.entries.count - 1))
      y += max(0, half - marks - 3)
      canvas.text(label, labelWidth, y + marks + 4 - half, .end)
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
    if let earlier = entry.earlier {
      canvas.marker(Self.earlierLook, axis.place(earlier), y)
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
