// Capacity as a drawing for paper and screen: SVG that needs nothing else.
//
// The two histories differ in dash, width and colour (of the palette that Okabe and Ito chose for all
// kinds of colour vision), so that the chart reads in grey as well.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring

/// An SVG drawing of one post's capacity.
public struct CapacityChart {
  private static let size = (width: 960.0, height: 540.0)
  private static let plot = (left: 104.0, right: 930.0, top: 96.0, bottom: 400.0)

  private let explanation: Explanation
  private let scale: ChartScale
  private let original: CapacityPath
  private let other: CapacityPath?

  public init(_ explanation: Explanation) {
    self.explanation = explanation
    (original, other) = explanation.paths
    let points = (original.lines + (other?.lines ?? [])).joined()
    scale = ChartScale(explanation.shownDays, highest: points.map(\.capacity).max() ?? 1)
  }

  /// The whole file.
  public var svg: String {
    let title = "Capacity of \(explanation.subject)"
    let (width, height) = (Self.number(Self.size.width), Self.number(Self.size.height))
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" "#
        + #"viewBox="0 0 \#(width) \#(height)" role="img" font-family="sans-serif" "#
        + ##"font-size="14" fill="#222">"##,
      "<title>\(Self.escaped(title))</title>",
      "<desc>\(Self.escaped(description))</desc>",
      ##"<rect width="100%" height="100%" fill="#fff"/>"##,
      text(Self.plot.left, 32, title, size: 20, weight: "bold"),
      text(Self.plot.left, 56, subtitle),
    ]
    lines += window + grid + midpoint
    if let other { lines += curves(other, Self.otherStyle) }
    lines += curves(original, Self.originalStyle)
    lines += holders + marks + legend
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  // MARK: Words

  private var subtitle: String {
    original.isDetailed
      ? "every change, days \(explanation.shownDays.first) to \(explanation.shownDays.last)"
      : "means of days" + (explanation.isWindowGiven ? "" : windowWords)
  }

  private var windowWords: String {
    let window = explanation.original.window
    if window == explanation.shownDays { return "" }
    return "; shaded: days \(window.first) to \(window.last), which the table of causes is about"
  }

  private var description: String {
    let mean = AlignedTable.short(explanation.figures.capacityMean, digits: 3)
    guard let other = explanation.other else { return "Mean capacity \(mean)." }
    let second = AlignedTable.short(other.figures.capacityMean, digits: 3)
    return "Mean capacity \(mean); \(other.counterfactual.label): \(second)."
  }

  // MARK: Parts

  private static let originalStyle = ##"stroke="#0072B2" stroke-width="2.2""##
  private static let otherStyle =
    ##"stroke="#D55E00" stroke-width="1.8" stroke-dasharray="7 4""##
  private static let midpointStyle =
    ##"stroke="#555" stroke-width="1.2" stroke-dasharray="2 4""##

  private func x(_ days: Double) -> Double {
    let share = (days - scale.first) / (scale.last - scale.first)
    return Self.plot.left + share * (Self.plot.right - Self.plot.left)
  }

  private func y(_ capacity: Double) -> Double {
    let share = (capacity - scale.low) / (scale.high - scale.low)
    return Self.plot.bottom - share * (Self.plot.bottom - Self.plot.top)
  }

  /// The days of the table of causes.
  private var window: [String] {
    let days = explanation.original.window
    if days == explanation.shownDays { return [] }
    let (left, right) = (x(Double(days.first - 1)), x(Double(days.last)))
    return [
      ##"<rect x="\##(Self.number(left))" y="\##(Self.number(Self.plot.top))" "##
        + ##"width="\##(Self.number(right - left))" "##
        + ##"height="\##(Self.number(Self.plot.bottom - Self.plot.top))" fill="#eee"/>"##
    ]
  }

  private var grid: [String] {
    var lines: [String] = []
    for tenth in stride(from: 0, through: Int(scale.high * 10 + 0.5), by: 2) {
      let value = Double(tenth) / 10
      lines.append(
        line(Self.plot.left, y(value), Self.plot.right, y(value), ##"stroke="#ddd""##))
      lines.append(
        text(
          Self.plot.left - 8, y(value) + 5, AlignedTable.short(value, digits: value < 1 ? 1 : 2),
          anchor: "end"))
    }
    lines.append(
      line(Self.plot.left, y(0), Self.plot.right, y(0), ##"stroke="#222""##))
    for tick in scale.ticks {
      let place = x(Double(tick) - 1)
      lines.append(line(place, y(0), place, y(0) + 5, ##"stroke="#222""##))
      lines.append(text(place, y(0) + 21, String(tick), anchor: "middle"))
    }
    let middle = 0.5 * (Self.plot.left + Self.plot.right)
    lines.append(text(middle, y(0) + 42, "observed day", anchor: "middle"))
    let centre = 0.5 * (Self.plot.top + Self.plot.bottom)
    lines.append(
      ##"<text x="48" y="\##(Self.number(centre))" text-anchor="middle" "##
        + ##"transform="rotate(-90 48 \##(Self.number(centre)))">"##
        + "capacity (1: rested)</text>")
    return lines
  }

  private var midpoint: [String] {
    let value = explanation.original.history.midpoint
    return [
      line(Self.plot.left, y(value), Self.plot.right, y(value), Self.midpointStyle)
    ]
  }

  private func curves(_ path: CapacityPath, _ style: String) -> [String] {
    path.lines.filter { !$0.isEmpty }.map { points in
      let places = points.map { "\(Self.number(x($0.days))),\(Self.number(y($0.capacity)))" }
      return #"<polyline fill="none" \#(style) stroke-linejoin="round" points=""#
        + places.joined(separator: " ") + #""/>"#
    }
  }

  private var holders: [String] {
    original.changes.flatMap { days in
      [
        line(x(days), Self.plot.top, x(days), Self.plot.bottom, ##"stroke="#222""##),
        text(x(days) - 4, Self.plot.top + 14, "left", anchor: "end"),
      ]
    }
  }

  /// A row of signs for each kind of event below the axis.
  private var marks: [String] {
    var lines: [String] = []
    var row = Self.plot.bottom + 62
    for mark in CapacityPath.Mark.allCases {
      let own = original.marks.filter { $0.mark == mark }
      guard !own.isEmpty else { continue }
      lines += own.map { Self.sign(mark, x($0.days), row) }
      lines.append(text(Self.plot.left - 8, row + 4, mark.title, size: 10, anchor: "end"))
      row += 15
    }
    return lines
  }

  private static func sign(_ mark: CapacityPath.Mark, _ x: Double, _ y: Double) -> String {
    func p(_ dx: Double, _ dy: Double) -> String { "\(number(x + dx)) \(number(y + dy))" }
    switch mark {
    case .moralEvent:
      return ##"<path d="M\##(p(0, -4))L\##(p(4, 4))L\##(p(-4, 4))Z" fill="#222"/>"##
    case .error:
      return ##"<path d="M\##(p(-4, -4))L\##(p(4, 4))M\##(p(-4, 4))L\##(p(4, -4))" "##
        + ##"stroke="#222" stroke-width="1.5"/>"##
    case .breakMissed:
      return ##"<circle cx="\##(number(x))" cy="\##(number(y))" r="3.2" fill="none" "##
        + ##"stroke="#222"/>"##
    case .sickness:
      return ##"<rect x="\##(number(x - 1.5))" y="\##(number(y - 4))" width="3" height="8" "##
        + ##"fill="#222"/>"##
    }
  }

  private var legend: [String] {
    var entries = [("as it was", Self.originalStyle)]
    if let other = explanation.other {
      entries.append((other.counterfactual.label, Self.otherStyle))
    }
    let value = AlignedTable.short(explanation.original.history.midpoint, digits: 2)
    entries.append(("midpoint of the loss spiral, \(value)", Self.midpointStyle))
    var place = Self.plot.left
    return entries.flatMap { label, style in
      let start = place
      place += 64 + 7.6 * Double(label.count)
      return [line(start, 78, start + 34, 78, style), text(start + 42, 83, label)]
    }
  }

  // MARK: Elements

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String
  ) -> String {
    #"<line x1="\#(Self.number(x1))" y1="\#(Self.number(y1))" x2="\#(Self.number(x2))" "#
      + #"y2="\#(Self.number(y2))" \#(style)/>"#
  }

  private func text(
    _ x: Double, _ y: Double, _ words: String, size: Int? = nil, weight: String? = nil,
    anchor: String? = nil
  ) -> String {
    let extra =
      (size.map { #" font-size="\#($0)""# } ?? "")
      + (weight.map { #" font-weight="\#($0)""# } ?? "")
      + (anchor.map { #" text-anchor="\#($0)""# } ?? "")
    return #"<text x="\#(Self.number(x))" y="\#(Self.number(y))"\#(extra)>"#
      + Self.escaped(words) + "</text>"
  }

  private static func number(_ value: Double) -> String {
    numberText((value * 100).rounded() / 100)
  }

  static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;")
      .replacingOccurrences(of: "<", with: "&lt;").replacingOccurrences(of: ">", with: "&gt;")
      .replacingOccurrences(of: "\"", with: "&quot;")
  }
}
