// Many rows over days as shades of one hue: the stronger the shade, the lower the value.
//
// A boundary between two shades lies on the middle value, so that which side of it a field is on can
// be read without a ruler. Fields that belong to nobody are blank, marked ones half as high: neither
// takes a colour of its own.
//
// SPDX-License-Identifier: GPL-3.0-or-later

struct HeatChart: Chart {
  /// A row on one day.
  struct Field: Sendable, Equatable {
    /// nil where there is nobody.
    let value: Double?
    var isMarked = false
  }

  struct Panel: Sendable {
    let title: String
    /// By row; all of the same length. An empty row has no fields.
    let rows: [[Field]]
  }

  /// Rows that follow each other and belong together.
  struct Group: Sendable, Equatable {
    let title: String
    let rows: Int
  }

  /// In narrow pictures below each other, otherwise side by side, with the same rows.
  let panels: [Panel]
  let labels: [String]
  /// Of all rows in their order; a single one has no heading.
  var groups: [Group] = []
  let rowTitle: String
  let scale: HeatScale
  /// The words for the middle value, for marked and for empty fields.
  let middleWord: String
  let markWord: String
  let blankWord: String

  private static let gap = 22.0
  private static let leastRow = 4.0
  private static let leastNarrowRow = 9.0
  /// Of a group's title, above its rows.
  private static let headingHeight = 18.0

  private var days: Int { panels.flatMap(\.rows).map(\.count).max() ?? 0 }

  func canvas(width: Double) -> Canvas {
    let isNarrow = width < 500
    let left = min(isNarrow ? 96 : 130, labelWidth + 8)
    let across = isNarrow ? 1 : max(1, panels.count)
    let panelWidth = (width - left - Self.gap * Double(across - 1)) / Double(across)
    // On a telephone a long picture is scrolled; rows of a few pixels could not be told apart.
    let least = isNarrow ? Self.leastNarrowRow : Self.leastRow
    let rowHeight = min(16, max(least, (isNarrow ? 420.0 : 560) / Double(max(1, labels.count))))
    let height = rowHeight * Double(labels.count) + headings(before: labels.count)
    let head = panels.count > 1 ? 24.0 : 8
    let down = isNarrow ? panels.count : 1
    let step = Self.step(days: days, rows: labels.count, width: panelWidth)
    let legendHeight = isNarrow ? 80.0 : 42
    let top = legendHeight + 20
    var canvas = Canvas(
      width: width, height: top + Double(down) * (head + height + 24) + 20)
    drawLegend(on: &canvas, step: step)
    canvas.text(Canvas.fitted(rowTitle, width: width), 0, legendHeight + 14)
    for (number, panel) in panels.enumerated() {
      let place = Grid(
        x: isNarrow ? left : left + Double(number) * (panelWidth + Self.gap),
        y: top + head + (isNarrow ? Double(number) * (head + height + 24) : 0),
        width: panelWidth, rowHeight: rowHeight)
      if panels.count > 1 {
        canvas.text(
          Canvas.fitted(panel.title, width: panelWidth), place.x, place.y - 6, style: "h")
      }
      draw(panel, place, on: &canvas)
      if isNarrow || number == 0 {
        drawLabels(place, on: &canvas)
        drawHeadings(place, on: &canvas)
      }
    }
    canvas.text(
      step == 1 ? "Observed day" : "Observed day; a column is \(step) days",
      left + 0.5 * (width - left), canvas.height - 6, .middle)
    return canvas
  }

  /// Where a panel's fields are.
  private struct Grid {
    let x: Double
    let y: Double
    let width: Double
    let rowHeight: Double
  }

  /// Room that the titles of groups take above a row.
  private func headings(before row: Int) -> Double {
    guard groups.count > 1 else { return 0 }
    var first = 0
    var above = 0
    for group in groups where first <= row {
      above += 1
      first += group.rows
    }
    return Self.headingHeight * Double(above)
  }

  private func top(_ row: Int, _ grid: Grid) -> Double {
    grid.y + grid.rowHeight * Double(row) + headings(before: row)
  }

  private var labelWidth: Double { labels.map { TextWidth.of($0, size: 11) }.max() ?? 0 }

  // MARK: Fields

  private typealias Bar = (x: Double, middle: Double, length: Double)

  /// The fields of a panel by what they look like.
  private struct Bars {
    var whole = [[Bar]](repeating: [], count: HeatScale.shades)
    var half = [[Bar]](repeating: [], count: HeatScale.shades)
    var vacant: [Bar] = []
  }

  private func draw(_ panel: Panel, _ grid: Grid, on canvas: inout Canvas) {
    let step = Self.step(days: days, rows: labels.count, width: grid.width)
    let column = grid.width / Double(max(1, days))
    let height = grid.rowHeight - (grid.rowHeight >= 6 ? 1 : 0)
    var bars = Bars()
    for (number, row) in panel.rows.enumerated() {
      add(row, step, column, x: grid.x, top: top(number, grid), height, &bars)
    }
    // A line through what belongs to nobody: beside the palest shade it would not be told.
    canvas.bars(bars.vacant, thickness: 1, "a")
    for shade in 0..<HeatScale.shades {
      canvas.bars(bars.whole[shade], thickness: height, "s s\(shade)")
      canvas.bars(bars.half[shade], thickness: 0.5 * height, "s s\(shade)")
    }
    drawDays(grid, column, rows: panel.rows.count, on: &canvas)
  }

  /// Neighbours that look the same are one bar.
  private func add(
    _ row: [Field], _ step: Int, _ column: Double, x left: Double, top: Double, _ height: Double,
    _ bars: inout Bars
  ) {
    let fields = Self.merged(row, step)
    var start = 0
    while start < fields.count {
      let shade = fields[start].value.map(scale.shade)
      let isMarked = fields[start].isMarked
      var end = start + 1
      while end < fields.count, fields[end].isMarked == isMarked,
        fields[end].value.map(scale.shade) == shade
      { end += 1 }
      let x = left + column * Double(start * step)
      let last = end == fields.count ? row.count : end * step
      let bar = (x, top + (isMarked ? 0.75 : 0.5) * height, left + column * Double(last) - x)
      switch (shade, isMarked) {
      case (let shade?, true): bars.half[shade].append(bar)
      case (let shade?, false): bars.whole[shade].append(bar)
      case (nil, _): bars.vacant.append(bar)
      }
      start = end
    }
  }

  /// Days to a column: as few as leave columns that can be seen, and a page that stays small.
  static func step(days: Int, rows: Int, width: Double) -> Int {
    let most = min(width < 400 ? 60 : 200, 8_000 / max(1, rows))
    return days <= most ? 1 : 7 * ((days - 1) / (7 * max(1, most)) + 1)
  }

  /// Means over columns of some days; marked where at least half of a column's fields are.
  static func merged(_ fields: [Field], _ step: Int) -> [Field] {
    guard step > 1 else { return fields }
    // Days that are left over belong to the last column: one of a single day would be a sliver.
    let columns = max(1, fields.count / step)
    return (0..<columns).map { number in
      let end = number == columns - 1 ? fields.count : step * (number + 1)
      let values = fields[step * number..<end].filter { $0.value != nil }
      guard !values.isEmpty else { return Field(value: nil) }
      let sum = values.reduce(0) { $0 + ($1.value ?? 0) }
      let marked = values.count { $0.isMarked }
      return Field(
        value: sum / Double(values.count), isMarked: 2 * marked >= values.count)
    }
  }

  // MARK: Around

  private func drawDays(
    _ grid: Grid, _ column: Double, rows: Int, on canvas: inout Canvas
  ) {
    let bottom = top(max(0, rows - 1), grid) + grid.rowHeight
    canvas.line(grid.x, bottom, grid.x + grid.width, bottom, "a")
    let axis = Axis([1, Double(days)], ticks: grid.width < 400 ? 6 : 10, ends: .tight)
    for tick in axis.ticks.filter({ $0 == $0.rounded() }) where (1...Double(days)).contains(tick) {
      let x = grid.x + column * (tick - 0.5)
      canvas.line(x, bottom, x, bottom + 4, "a")
      canvas.text(axis.label(tick), x, bottom + 17, .middle, style: "q")
    }
  }

  private func drawHeadings(_ grid: Grid, on canvas: inout Canvas) {
    guard groups.count > 1 else { return }
    var row = 0
    for group in groups {
      canvas.text(
        Canvas.fitted(group.title, width: canvas.width, isBold: true), 0, top(row, grid) - 5,
        style: "h")
      row += group.rows
    }
  }

  /// As many names as have room, counted anew in each group.
  private func drawLabels(_ grid: Grid, on canvas: inout Canvas) {
    let every = max(1, Int((11.5 / grid.rowHeight).rounded(.up)))
    let places = groups.count > 1 ? groups.flatMap { 0..<$0.rows } : Array(labels.indices)
    for (number, label) in labels.enumerated() where places[number] % every == 0 {
      let middle = top(number, grid) + 0.5 * grid.rowHeight
      canvas.text(
        Canvas.fitted(label, width: grid.x - 5, size: 11), grid.x - 5, middle + 3.5, .end,
        style: "q")
    }
  }

  private func drawLegend(on canvas: inout Canvas, step: Int) {
    let width = min(300, canvas.width - 36)
    func place(_ value: Double) -> Double {
      18 + (value - scale.low) / (scale.high - scale.low) * width
    }
    for shade in 0..<HeatScale.shades {
      let range = scale.range(shade)
      let (from, to) = (place(range.lowerBound), place(range.upperBound))
      canvas.bars([(from, 10, to - from)], thickness: 12, "s s\(shade)")
    }
    let middle = place(scale.middle)
    canvas.line(middle, 1, middle, 20, "a")
    let ends = [scale.low, scale.high].map { NumberStyle.fixed($0, 2) }
    canvas.text(ends[0], place(scale.low), 30, .middle, style: "q")
    canvas.text(ends[1], place(scale.high), 30, .middle, style: "q")
    // Beside the numbers of the ends, wherever the middle is.
    let isLow = middle < 18 + 0.25 * width
    let isHigh = middle > 18 + 0.75 * width
    let first = 18 + 0.5 * TextWidth.of(ends[0], size: 11) + 6
    let last = 18 + width - 0.5 * TextWidth.of(ends[1], size: 11) - 6
    canvas.text(
      "\(middleWord) \(NumberStyle.fixed(scale.middle, 2))",
      isLow ? max(first, middle - 8) : isHigh ? min(last, middle + 8) : middle, 30,
      isLow ? .start : isHigh ? .end : .middle, style: "q")
    // Samples as they stand in a row: between two whole fields a half one, and one that is blank.
    let isNarrow = canvas.width < 500
    let (x, y) = isNarrow ? (0.0, 42.0) : (width + 48, 0.0)
    let mark = step == 1 ? markWord : "\(markWord), half of the days or more"
    for (row, words) in ["half height: \(mark)", "a line: \(blankWord)"].enumerated() {
      let top = y + 18 * Double(row)
      canvas.bars([(x, top + 8, 7), (x + 17, top + 8, 7)], thickness: 12, "s s6")
      if row == 0 {
        canvas.bars([(x + 7, top + 11, 10)], thickness: 6, "s s6")
      } else {
        canvas.bars([(x + 7, top + 8, 10)], thickness: 1, "a")
      }
      canvas.text(
        Canvas.fitted(words, width: canvas.width - x - 32, size: 11), x + 32, top + 12, style: "q")
    }
  }
}
