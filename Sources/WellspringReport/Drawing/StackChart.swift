// Wholes cut into parts, one bar below the other.
// SPDX-License-Identifier: GPL-3.0-or-later

struct StackChart: Chart {
  struct Row: Sendable {
    let label: String
    /// The parts, in the order of `parts`.
    let values: [Double]
    /// The numbers in words, shown within a part where there is room.
    let texts: [String]
  }

  let rows: [Row]
  let parts: [String]
  let axisTitle: String

  func canvas(width: Double) -> Canvas {
    let isNarrow = width < 500
    let labelWidth =
      isNarrow ? 0 : min(0.45 * width, (rows.map { TextWidth.of($0.label) }.max() ?? 0) + 12)
    let legend = Legend(
      entries: parts.enumerated().map { Legend.Entry(name: $1, look: Look($0)) }, width: width)
    var axis = Axis(rows.map { $0.values.reduce(0, +) }, including: [0])
    (axis.start, axis.end) = (labelWidth + 8, width - 14)
    let labels = rows.map {
      Canvas.lines($0.label, width: isNarrow ? width - 4 : labelWidth - 6)
    }
    let more = 14 * Double((labels.map(\.count).max() ?? 1) - 1)
    let step = isNarrow ? 48 + more : 32
    let top = legend.height + 6
    let bottom = top + step * Double(rows.count)
    let title = Canvas.lines(axisTitle, width: width - 4)
    let height = bottom + 28 + Canvas.leading * Double(title.count)
    var canvas = Canvas(width: width, height: height)
    legend.draw(on: &canvas, x: 0, y: 0)
    for tick in axis.ticks {
      canvas.line(axis.place(tick), top, axis.place(tick), bottom, "g")
      canvas.text(axis.label(tick), axis.place(tick), bottom + 15, .middle, style: "q")
    }
    canvas.text(title, 0.5 * (axis.start + axis.end), bottom + 34, .middle)
    for (number, row) in rows.enumerated() {
      let y = top + step * Double(number)
      let lines = labels[number]
      for (place, line) in lines.enumerated() {
        if isNarrow {
          canvas.text(line, 0, y + 14 + 14 * Double(place))
        } else {
          let first = y + 20 - 7 * Double(lines.count - 1)
          canvas.text(line, labelWidth, first + 14 * Double(place), .end)
        }
      }
      draw(row, isNarrow ? y + 20 + more : y + 4, axis, on: &canvas)
    }
    return canvas
  }

  private func draw(_ row: Row, _ y: Double, _ axis: Axis, on canvas: inout Canvas) {
    var sum = 0.0
    for (place, value) in row.values.enumerated() where value > 0 {
      let (left, right) = (axis.place(sum), axis.place(sum + value))
      let look = Look(place)
      canvas.rectangle(left, y, right - left, 22, "\(look.colour) b \(look.shade)")
      canvas.rectangle(left, y, right - left, 22, "\(look.colour) o \(look.dashes)")
      let text = row.texts.indices.contains(place) ? row.texts[place] : ""
      if right - left > TextWidth.of(text, size: 11) + 18 {
        canvas.marker(look, left + 10, y + 11, size: 3.5)
        canvas.text(text, left + 18, y + 15, style: "q")
      } else if right - left > 11 {
        // Without colours its shape says which part it is.
        canvas.marker(look, 0.5 * (left + right), y + 11, size: 3.5)
      }
      sum += value
    }
  }
}
