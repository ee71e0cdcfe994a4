// A small writer of SVG: what the pictures of a report need, and no more.
//
// Colours and strokes are classes, so that a page can be light or dark and a picture by itself
// carries the light ones.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// A picture in the making; places are in pixels from its upper left corner.
struct Canvas {
  /// How a text is set against its place.
  enum Anchor: String { case start, middle, end }

  /// From a line of words to the next.
  static let leading = 14.0

  let width: Double
  var height: Double
  private var body = Markup("")

  init(width: Double, height: Double) { (self.width, self.height) = (width, height) }

  /// A text that is no wider than `width`, cut with an ellipsis.
  static func fitted(
    _ text: String, width: Double, size: Double = 12, isBold: Bool = false
  ) -> String {
    guard TextWidth.of(text, size: size, isBold: isBold) > width else { return text }
    var cut = Substring(text)
    while cut.count > 3, TextWidth.of(cut + "…", size: size, isBold: isBold) > width {
      cut.removeLast()
    }
    while cut.last == " " { cut.removeLast() }
    return cut + "…"
  }

  /// A text in lines that fit, two at most or as many as are given; the last is cut where it has to be.
  static func lines(
    _ text: String, width: Double, size: Double = 12, isBold: Bool = false, most: Int = 2
  ) -> [String] {
    func long(_ words: String) -> Double { TextWidth.of(words, size: size, isBold: isBold) }
    let whole = [fitted(text, width: width, size: size, isBold: isBold)]
    guard most > 1, long(text) > width else { return whole }
    var first = ""
    var words = text.split(separator: " ")
    while let word = words.first,
      long(first.isEmpty ? String(word) : first + " " + word) <= width
    {
      first += first.isEmpty ? String(word) : " " + word
      words.removeFirst()
    }
    guard !first.isEmpty, !words.isEmpty else { return whole }
    let rest = words.joined(separator: " ")
    return [first] + lines(rest, width: width, size: size, isBold: isBold, most: most - 1)
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: Markup) {
    body += "<line x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\" class=\"\(style)\"/>"
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: Markup
  ) {
    body += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(max(0, width))\" "
    body += "height=\"\(max(0, height))\" class=\"\(style)\"/>"
  }

  /// Words at a place; moved aside as far as it takes to stay within the picture.
  mutating func text(
    _ words: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, style: Markup = "t"
  ) {
    guard !words.isEmpty else { return }
    let size = style == "q" ? 11.0 : 12
    let long = min(width, TextWidth.of(words, size: size, isBold: style == "h"))
    let before = anchor == .start ? 0 : anchor == .middle ? 0.5 * long : long
    let x = min(max(x, before), width - long + before)
    let side: Markup = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    body += "<text x=\"\(x)\" y=\"\(y)\"\(side) class=\"\(style)\">\(words)</text>"
  }

  /// Lines below each other, the first at the place.
  mutating func text(
    _ lines: [String], _ x: Double, _ y: Double, _ anchor: Anchor = .start, style: Markup = "t"
  ) {
    for (number, line) in lines.enumerated() {
      text(line, x, y + Self.leading * Double(number), anchor, style: style)
    }
  }

  mutating func path(_ points: [(x: Double, y: Double)], _ style: Markup, isClosed: Bool = false) {
    guard let first = points.first else { return }
    body += "<path d=\"M\(first.x) \(first.y)"
    for point in points.dropFirst() { body += "L\(point.x) \(point.y)" }
    body += isClosed ? "Z\" class=\"\(style)\"/>" : "\" class=\"\(style)\"/>"
  }

  /// Many bars of one style and one thickness, as one path: a tenth of the text that rectangles
  /// would be.
  /// - Parameter bars: left end, middle and length of each.
  mutating func bars(
    _ bars: [(x: Double, middle: Double, length: Double)], thickness: Double, _ style: Markup
  ) {
    guard !bars.isEmpty else { return }
    func tenth(_ place: Double) -> Double { (place * 10).rounded() / 10 }
    body += "<path d=\""
    for bar in bars {
      let x = tenth(bar.x)
      body += "M\(x) \(tenth(bar.middle))h\(tenth(bar.x + bar.length) - x)"
    }
    body += "\" stroke-width=\"\(thickness)\" class=\"\(style)\"/>"
  }

  mutating func marker(
    _ look: Look, _ x: Double, _ y: Double, size: Double = 4.5, isHollow: Bool = false
  ) {
    let style: Markup = isHollow ? "\(look.colour) o k" : "\(look.colour) m k"
    switch look.shape {
    case .disc:
      body += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(size)\" class=\"\(style)\"/>"
    case .ring:
      // With a dot in it, since an empty one says that something is not clear.
      body += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(size)\" class=\"\(look.colour) o\"/>"
      if !isHollow {
        body += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"1.5\" class=\"\(look.colour) m\"/>"
      }
    case .square:
      rectangle(x - size, y - size, 2 * size, 2 * size, style)
    case .diamond:
      let s = size * 1.3
      path([(x, y - s), (x + s, y), (x, y + s), (x - s, y)], style, isClosed: true)
    case .up:
      let s = size * 1.2
      path([(x, y - s), (x + s, y + s * 0.8), (x - s, y + s * 0.8)], style, isClosed: true)
    case .cross, .plus:
      let s = size * (look.shape == .cross ? 0.9 : 1.2)
      let turned = look.shape == .cross ? s : 0
      path([(x - s, y - turned), (x + s, y + turned)], "\(look.colour) o")
      path([(x - turned, y + s), (x + turned, y - s)], "\(look.colour) o")
    case .down:
      let s = size * 1.2
      path([(x, y + s), (x + s, y - s * 0.8), (x - s, y - s * 0.8)], style, isClosed: true)
    }
  }

  /// The picture as a part of a page.
  /// - Parameters:
  ///   - finding: what it shows, in words.
  ///   - style: which of the picture's widths it is.
  func element(finding: String, style: Markup) -> Markup {
    "<svg class=\"\(style)\" viewBox=\"0 0 \(width) \(height)\" role=\"img\" "
      + "aria-label=\"\(finding)\">\(body)</svg>"
  }

  /// The picture as a file of its own.
  func file(title: String, finding: String) -> String {
    let whole: Markup = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width + 16)" height="\(height + 16)" \
      viewBox="-8 -8 \(width + 16) \(height + 16)" role="img"><title>\(title)</title><desc>\(finding)</desc>\
      <style>\(Look.lightStyle)</style><rect x="-8" y="-8" width="100%" height="100%" fill="#fff"/>\(body)</svg>

      """
    return whole.text
  }
}
