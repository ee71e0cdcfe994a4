// Points with names and with intervals either way.
// SPDX-License-Identifier: GPL-3.0-or-later

struct ScatterChart: Chart {
  struct Point: Sendable {
    let name: String
    let x: Double
    let y: Double
    var xInterval: ClosedRange<Double>?
    var yInterval: ClosedRange<Double>?
    var look = Look(0)
  }

  let points: [Point]
  let xTitle: String
  let yTitle: String
  /// Values that the axes must hold.
  var includingX: [Double] = []
  var includingY: [Double] = []

  func canvas(width: Double) -> Canvas {
    var x = Axis(
      points.flatMap {
        [$0.x, $0.xInterval?.lowerBound ?? $0.x, $0.xInterval?.upperBound ?? $0.x]
      },
      including: includingX, ticks: width < 500 ? 3 : 6)
    var y = Axis(
      points.flatMap {
        [$0.y, $0.yInterval?.lowerBound ?? $0.y, $0.yInterval?.upperBound ?? $0.y]
      },
      including: includingY)
    let legend = Legend(
      entries: points.map { Legend.Entry(name: $0.name, look: $0.look) }, width: width)
    let labels = y.ticks.map { TextWidth.of(y.label($0), size: 11) }.max() ?? 20
    let height = width < 500 ? 220.0 : 270
    let heading = Canvas.lines(yTitle, width: width)
    let top = legend.height + 12 + 14 * Double(heading.count)
    (x.start, x.end) = (labels + 18, width - x.margins(least: 18).end)
    (y.start, y.end) = (top + height, top)
    let title = Canvas.lines(xTitle, width: width)
    var canvas = Canvas(
      width: width, height: top + height + 28 + 14 * Double(title.count))
    legend.draw(on: &canvas, x: 0, y: 0)
    for (number, line) in heading.enumerated() {
      canvas.text(line, 0, legend.height + 12 + 14 * Double(number))
    }
    drawGrid(x, y, left: labels + 6, on: &canvas)
    for (number, line) in title.enumerated() {
      canvas.text(
        line, 0.5 * (x.start + x.end), y.start + 35 + 14 * Double(number), .middle)
    }
    for point in points { draw(point, x, y, on: &canvas) }
    return canvas
  }

  private func drawGrid(_ x: Axis, _ y: Axis, left: Double, on canvas: inout Canvas) {
    for tick in y.ticks {
      canvas.line(left, y.place(tick), x.end, y.place(tick), tick == 0 ? "a" : "g")
      canvas.text(y.label(tick), left - 4, y.place(tick) + 4, .end, style: "q")
    }
    for tick in x.ticks {
      canvas.line(x.place(tick), y.end, x.place(tick), y.start, tick == 0 ? "a" : "g")
      canvas.text(x.label(tick), x.place(tick), y.start + 17, .middle, style: "q")
    }
  }

  private func draw(_ point: Point, _ x: Axis, _ y: Axis, on canvas: inout Canvas) {
    let (across, up) = (x.place(point.x), y.place(point.y))
    if let range = point.xInterval {
      canvas.line(
        x.place(range.lowerBound), up, x.place(range.upperBound), up, "\(point.look.colour) w")
    }
    if let range = point.yInterval {
      canvas.line(
        across, y.place(range.lowerBound), across, y.place(range.upperBound),
        "\(point.look.colour) w")
    }
    canvas.marker(point.look, across, up, size: 5.5)
  }
}
