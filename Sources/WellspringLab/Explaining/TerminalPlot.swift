// Capacity in a terminal: dots of Braille patterns, two by four to a character.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A plot made of characters.
public struct TerminalPlot {
  private static let rows = 16
  private static let margin = 6

  private let explanation: Explanation
  private let columns: Int
  private let isColoured: Bool

  /// - Parameters:
  ///   - width: characters in a line, at least 40.
  ///   - isColoured: whether the two histories have colours beside their dashes.
  public init(_ explanation: Explanation, width: Int, isColoured: Bool) {
    self.explanation = explanation
    columns = max(40, width) - Self.margin - 1
    self.isColoured = isColoured
  }

  public var text: String {
    let (original, other) = explanation.paths
    let points = (original.lines + (other?.lines ?? [])).joined()
    let scale = ChartScale(
      explanation.shownDays, highest: points.map(\.capacity).max() ?? 1)
    let first = raster(original.lines, scale, isDashed: false)
    let second = other.map { raster($0.lines, scale, isDashed: true) }
    let midpoint = explanation.original.history.midpoint
    let midRow = row(midpoint, scale) / 4
    var lines = [heading(original.isDetailed)]
    for row in 0..<Self.rows {
      var line = label(row, midRow, midpoint, scale)
      for column in 0..<columns {
        let (a, b) = (first[row][column], second?[row][column] ?? 0)
        line += cell(a, b, isMidpoint: row == midRow)
      }
      lines.append(line)
    }
    lines += axis(scale) + marks(original, scale) + legend
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Dots

  private func column(_ days: Double, _ scale: ChartScale) -> Int {
    let share = (days - scale.first) / (scale.last - scale.first)
    return min(2 * columns - 1, max(0, Int(share * Double(2 * columns))))
  }

  private func row(_ capacity: Double, _ scale: ChartScale) -> Int {
    let share = (scale.high - capacity) / (scale.high - scale.low)
    return min(4 * Self.rows - 1, max(0, Int(share * Double(4 * Self.rows))))
  }

  /// Braille bits by row and column.
  private func raster(
    _ lines: [[CapacityPath.Point]], _ scale: ChartScale, isDashed: Bool
  ) -> [[UInt32]] {
    let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    var dots = [[UInt32]](repeating: .init(repeating: 0, count: columns), count: Self.rows)
    var count = 0
    for line in lines {
      var last: (x: Int, y: Int)?
      for point in line {
        let (x, y) = (column(point.days, scale), row(point.capacity, scale))
        let from = last ?? (x, y)
        let steps = max(1, max(abs(x - from.x), abs(y - from.y)))
        for step in 1...steps {
          let share = Double(step) / Double(steps)
          let (px, py) = (
            from.x + Int((share * Double(x - from.x)).rounded()),
            from.y + Int((share * Double(y - from.y)).rounded())
          )
          count += 1
          if isDashed && count / 3 % 2 == 1 { continue }
          dots[py / 4][px / 2] |= bits[py % 4][px % 2]
        }
        last = (x, y)
      }
    }
    return dots
  }

  private func cell(_ a: UInt32, _ b: UInt32, isMidpoint: Bool) -> String {
    guard a | b != 0 else { return isMidpoint ? "┄" : " " }
    let character = String(Unicode.Scalar(0x2800 + (a | b))!)
    return coloured(character, a != 0 ? Self.blue : Self.orange)
  }

  // MARK: Around

  private static let blue = "38;5;33"
  private static let orange = "38;5;208"

  private func coloured(_ text: String, _ colour: String) -> String {
    isColoured ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
  }

  private func heading(_ isDetailed: Bool) -> String {
    "Capacity of \(explanation.subject)" + (isDetailed ? "" : ": means of days")
  }

  private func label(_ row: Int, _ midRow: Int, _ midpoint: Double, _ scale: ChartScale) -> String {
    var text = ""
    if row == midRow { text = AlignedTable.short(midpoint, digits: 2) }
    for value in [0.0, 0.25, 0.5, 0.75, 1.0] where self.row(value, scale) / 4 == row {
      if row != midRow { text = AlignedTable.short(value, digits: value < 1 ? 2 : 3) }
    }
    let short = String(text.prefix(4))
    return String(repeating: " ", count: 4 - short.count) + short + " │"
  }

  private func axis(_ scale: ChartScale) -> [String] {
    var rule = [Character](repeating: "─", count: columns)
    var labels = [Character](repeating: " ", count: columns)
    var free = 0
    for tick in scale.ticks {
      let place = column(Double(tick) - 1, scale) / 2
      let text = String(tick)
      guard place >= free, place + text.count <= columns else { continue }
      rule[place] = "┬"
      for (offset, character) in text.enumerated() { labels[place + offset] = character }
      free = place + text.count + 2
    }
    let gap = String(repeating: " ", count: Self.margin - 1)
    return [gap + "└" + String(rule), " day  " + String(labels)]
  }

  private func marks(_ path: CapacityPath, _ scale: ChartScale) -> [String] {
    CapacityPath.Mark.allCases.compactMap { mark in
      let places = path.marks.filter { $0.mark == mark }.map { column($0.days, scale) / 2 }
      guard !places.isEmpty else { return nil }
      var line = [Character](repeating: " ", count: columns)
      for place in places { line[place] = Self.sign(mark) }
      let text = String(repeating: " ", count: Self.margin) + String(line)
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func sign(_ mark: CapacityPath.Mark) -> Character {
    switch mark {
    case .moralEvent: "▲"
    case .error: "×"
    case .breakMissed: "○"
    case .sickness: "■"
    }
  }

  private var legend: [String] {
    var parts = [coloured("⠤⠤⠤", Self.blue) + " as it was"]
    if let other = explanation.other {
      parts.append(coloured("⠤ ⠤", Self.orange) + " " + other.counterfactual.label)
    }
    parts.append("┄┄ midpoint of the loss spiral")
    let seen = Set(explanation.paths.original.marks.map { $0.mark.title })
    parts += CapacityPath.Mark.allCases.filter { seen.contains($0.title) }
      .map { "\(Self.sign($0)) \($0.title)" }
    var lines = [""]
    var length = 0
    for part in parts {
      // Colours take no room.
      let size = part.count - (part.contains("\u{1B}") ? 14 : 0)
      if length + size + 3 > columns, length > 0 {
        lines.append("")
        length = 0
      }
      lines[lines.count - 1] += (length > 0 ? "   " : "") + part
      length += size + 3
    }
    return lines.map { String(repeating: " ", count: Self.margin) + $0 }
  }
}
