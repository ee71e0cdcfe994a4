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
  /// Of its mark, before the name.
  private static let mark = 32.0

  /// A name with its mark, in as many lines as it takes.
  private typealias Item = (entry: Entry, x: Double, name: [String])

  private var rows: [[Item]] {
    var rows: [[Item]] = [[]]
    var place = 0.0
    for entry in entries {
      let name = Canvas.lines(entry.name, width: width - Self.mark - 16, most: 3)
      let room = Self.mark + 16 + (name.map { TextWidth.of($0) }.max() ?? 0)
      if place > 0, place + room > width {
        rows.append([])
        place = 0
      }
      rows[rows.count - 1].append((entry, place, name))
      place += room
    }
    return rows
  }

  private static func height(_ row: [Item]) -> Double {
    rowHeight + Canvas.leading * Double((row.map(\.name.count).max() ?? 1) - 1)
  }

  var height: Double {
    entries.count < 2 ? 0 : rows.reduce(4) { $0 + Self.height($1) }
  }

  func draw(on canvas: inout Canvas, x: Double, y: Double) {
    guard entries.count > 1 else { return }
    var top = y
    for row in rows {
      let middle = top + 9
      for (entry, place, name) in row {
        let left = x + place
        if entry.hasLine {
          canvas.line(
            left, middle, left + 26, middle, "\(entry.look.colour) l \(entry.look.dashes)")
        }
        if entry.hasMarker { canvas.marker(entry.look, left + 13, middle) }
        canvas.text(name, left + Self.mark, middle + 4)
      }
      top += Self.height(row)
    }
  }
}
