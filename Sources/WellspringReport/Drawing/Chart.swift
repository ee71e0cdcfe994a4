// What all pictures have in common: they can be drawn wide or narrow, and have a legend.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A picture of data.
protocol Chart: Sendable {
  /// The picture at a width in pixels.
  func canvas(width: Double) -> Canvas
}

enum ChartWidth {
  /// For screens and paper.
  static let wide = 720.0
  /// For telephones, where the wide one could not be read.
  static let narrow = 340.0
}

/// The names of series, in lines that fit.
struct Legend {
  struct Entry: Sendable {
    let name: String
    let look: Look
    var hasLine = false
    var hasMarker = true
  }

  let entries: [Entry]
  let width: Double

  private static let rowHeight = 20.0

  private var lines: [[(entry: Entry, x: Double, name: String)]] {
    var lines: [[(entry: Entry, x: Double, name: String)]] = [[]]
    var place = 0.0
    for entry in entries {
      let name = Canvas.fitted(entry.name, width: width - 48)
      let room = 34 + TextWidth.of(name) + 14
      if place > 0, place + room > width {
        lines.append([])
        place = 0
      }
      lines[lines.count - 1].append((entry, place, name))
      place += room
    }
    return lines
  }

  var height: Double { entries.count < 2 ? 0 : Double(lines.count) * Self.rowHeight + 4 }

  func draw(on canvas: inout Canvas, x: Double, y: Double) {
    guard entries.count > 1 else { return }
    for (row, line) in lines.enumerated() {
      let middle = y + Self.rowHeight * Double(row) + 9
      for (entry, place, name) in line {
        let left = x + place
        if entry.hasLine {
          canvas.line(
            left, middle, left + 26, middle, "\(entry.look.colour) l \(entry.look.dashes)")
        }
        if entry.hasMarker { canvas.marker(entry.look, left + 13, middle) }
        canvas.text(name, left + 32, middle + 4)
      }
    }
  }
}
