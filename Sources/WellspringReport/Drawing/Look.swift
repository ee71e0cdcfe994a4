// What tells the series of a picture apart: colour, shape and dashes, each enough by itself.
//
// The first colours are those of Okabe and Ito, which people with any of the common kinds of colour
// blindness can tell apart; shapes and dashes do the same where there are no colours at all.
//
// SPDX-License-Identifier: GPL-3.0-or-later

struct Look: Equatable {
  enum Shape: Equatable { case disc, square, diamond, up, down, ring, cross, plus }

  /// The class of its colour.
  let colour: Markup
  let shape: Shape
  /// The class of its dashes.
  let dashes: Markup
  /// The class of its shade, where it fills a part of a whole.
  let shade: Markup

  private static let shapes: [Shape] = [
    .disc, .square, .diamond, .up, .down, .ring, .cross, .plus,
  ]

  /// How many looks there are.
  static var count: Int { shapes.count }

  /// The look of a series by its place; looks repeat when all have been had.
  init(_ place: Int) {
    let number = ((place % Self.count) + Self.count) % Self.count
    colour = "c\(number)"
    shape = Self.shapes[number]
    dashes = "d\(number)"
    shade = "y\(number)"
  }

  /// On white paper.
  static let lightColours = [
    "#0072b2", "#d55e00", "#009e73", "#a8487f", "#000000", "#8a6d00", "#767676", "#6a3d9a",
  ]
  /// On a dark screen.
  static let darkColours = [
    "#56b4e9", "#e69f00", "#1fc79a", "#e39bc4", "#f2f2f2", "#f0e442", "#a6a6a6", "#b9a3ff",
  ]

  /// Shades of one blue in equal steps of lightness, from what stands out most to what does least:
  /// on white the darkest comes first, on a dark screen the lightest.
  static let lightShades = [
    "#07255a", "#083471", "#094388", "#0b549e", "#1a66ac", "#2a78b9",
    "#3c8bc2", "#539dcc", "#6caed6", "#8cbfdd", "#abd0e6", "#ccdff1",
  ]
  static let darkShades = [
    "#e4eff9", "#ccdff1", "#add0e6", "#8fc1de", "#72b2d7", "#5aa1cf",
    "#4191c5", "#327fbc", "#1f6eb3", "#145da6", "#084d96", "#093e80",
  ]

  private static let dashStyle =
    ".d1{stroke-dasharray:7 3}.d2{stroke-dasharray:2 3}.d3{stroke-dasharray:9 3 2 3}"
    + ".d4{stroke-dasharray:4 4}.d5{stroke-dasharray:12 4}"
    + ".d6{stroke-dasharray:12 3 2 3 2 3}.d7{stroke-dasharray:1 5}"

  /// Rules that hold in any light; they come after those of colours.
  static let shapeStyle =
    ".l,.o{fill:none;stroke-width:2;stroke-linejoin:round}.m{stroke:none}"
    + ".b{stroke:none;fill-opacity:.16}.y1{fill-opacity:.4}.y2{fill-opacity:.66}"
    + ".y3{fill-opacity:.06}.y4{fill-opacity:.3}.y5{fill-opacity:.5}.w{stroke-width:2.2}.v{stroke-width:5;stroke-opacity:.28}"
    + dashStyle
    + ".t,.q,.h{stroke-width:3;paint-order:stroke;stroke-linejoin:round;font-size:12px;font-family:system-ui,sans-serif}"
    + ".q{font-size:11px;font-variant-numeric:tabular-nums}.h{font-weight:600}"
    + ".z{stroke-width:1.3;stroke-dasharray:5 3}.g,.a{stroke-width:1}"
    + ".s{fill:none;shape-rendering:crispEdges}.u{stroke:none;fill-opacity:.45}.e{stroke:none}"

  static func colourStyle(
    _ colours: [String], _ shades: [String], ink: String, soft: String, grid: String,
    night: String, paper: String
  ) -> String {
    colours.enumerated().map { ".c\($0){stroke:\($1);fill:\($1)}" }.joined()
      + shades.enumerated().map { ".s\($0){stroke:\($1)}" }.joined() + ".e{fill:\(night)}"
      + ".t,.q,.h,.m.k{stroke:\(paper)}.m.k{stroke-width:1}.o.k{fill:\(paper)}.t,.h{fill:\(ink)}.q{fill:\(soft)}.g{stroke:\(grid)}.a,.z{stroke:\(soft)}"
  }

  static let lightPageColours = colourStyle(
    lightColours, lightShades, ink: "#1b1b1b", soft: "#595959", grid: "#dcdcdc",
    night: "#eef0f4", paper: "#fff")
  static let darkPageColours = colourStyle(
    darkColours, darkShades, ink: "#ececec", soft: "#b5b5b5", grid: "#3c3c3c",
    night: "#23272d", paper: "#141414")

  /// The style of a picture by itself.
  static var lightStyle: Markup { Markup(stringLiteral: lightPageColours + shapeStyle) }
}
