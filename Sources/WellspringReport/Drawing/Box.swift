// A part of a picture, and whether a line runs through it.
// SPDX-License-Identifier: GPL-3.0-or-later

struct Box {
  typealias Place = (x: Double, y: Double)

  let x: ClosedRange<Double>
  let y: ClosedRange<Double>

  /// Of words that are set at a place, with a little room around them.
  init(_ words: String, _ place: Place, isToLeft: Bool) {
    let long = TextWidth.of(words, size: 11) + 2
    x = isToLeft ? place.x - long...place.x + 2 : place.x - 2...place.x + long
    y = place.y - 11...place.y + 4
  }

  func meets(_ other: Box) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }

  /// Whether any part of a straight line lies inside.
  func meets(_ line: (from: Place, to: Place)) -> Bool {
    // What is left of the line after it is cut at each side (Liang and Barsky).
    var (first, last) = (0.0, 1.0)
    let (across, down) = (line.to.x - line.from.x, line.to.y - line.from.y)
    let cuts = [
      (-across, line.from.x - x.lowerBound), (across, x.upperBound - line.from.x),
      (-down, line.from.y - y.lowerBound), (down, y.upperBound - line.from.y),
    ]
    for (step, room) in cuts {
      if step == 0 {
        if room < 0 { return false }
      } else if step < 0 {
        first = max(first, room / step)
      } else {
        last = min(last, room / step)
      }
    }
    return first <= last
  }
}
