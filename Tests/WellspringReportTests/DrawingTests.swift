// The writer of pictures.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringReport

struct DrawingTests {
  @Test("Words put into markup are escaped, markup is not")
  func escaping() {
    let words = "a<b & \"c\" 'd'\u{1B}[31m\u{0}"
    let markup: Markup = "<p>\(words)\(Markup("<br>"))</p>"
    #expect(
      markup.text
        == "<p>a&lt;b &amp; &quot;c&quot; &#39;d&#39;\\u001b[31m\\u0000<br></p>")
  }

  @Test("Places that are undefined, infinite or huge are finite in a picture")
  func finitePlaces() {
    for value in [Double.nan, .infinity, -.infinity, 1e300] {
      let markup: Markup = "\(value)"
      #expect(markup.text == "0")
    }
    let chart = LineChart(
      series: [
        LineChart.Series(
          name: "any",
          points: [
            LineChart.Point(x: 0, y: .nan, low: -.infinity, high: .infinity),
            LineChart.Point(x: 1e300, y: -1e308), LineChart.Point(x: .nan, y: 1),
          ], look: Look(0), hasBand: true)
      ], xTitle: "x", yTitle: "y")
    for width in [ChartWidth.wide, ChartWidth.narrow] {
      let file = chart.canvas(width: width).file(title: "t", finding: "f")
      #expect(!file.contains("nan") && !file.contains("inf\""))
      #expect(XMLCheck.isWellFormed(file))
    }
  }

  @Test(
    "An axis holds its values, and hardly more",
    arguments: [
      [0.0, 1], [0, 44], [-3.2, 7.9], [0.8884, 0.8885], [106_000, 107_500], [5, 5], [0, 0],
      [-1e-9, 1e-9],
    ])
  func axes(_ values: [Double]) {
    let axis = Axis(values)
    #expect(axis.low <= values.min()! && axis.high >= values.max()! && axis.low < axis.high)
    #expect((2...14).contains(axis.ticks.count), "\(axis.ticks)")
    if values[0] < values[1] {
      let length = values[1] - values[0]
      #expect(values[0] - axis.low < 0.061 * length && axis.high - values[1] < 0.061 * length)
    }
    #expect(axis.ticks.allSatisfy { (axis.low...axis.high).contains($0) })
    let labels = axis.ticks.map { axis.label($0) }
    #expect(Set(labels).count == labels.count, "\(labels)")
  }

  @Test("An axis that begins at nothing, or ends at a round number near, begins and ends there")
  func roundEnds() {
    #expect(Axis([0, 44]).low == 0)
    #expect(Axis([2, 99]).high == 100 && Axis([2, 99]).low == 0)
    #expect(Axis([0, 44], ends: .round).high == 50)
    #expect(Axis([3, 44], ends: .tight).low == 3)
  }

  @Test(
    "Numbers have commas at thousands, a true minus and the digits that are known",
    arguments: [
      (1_234_567.0, 0, "1,234,567"), (-8.25, 1, "\u{2212}8.3"), (2.5, 0, "3"), (12.5, 0, "13"),
      (0.0004, 2, "0.00"),
      (-0.0004, 2, "0.00"), (999, 0, "999"), (.nan, 1, ""),
    ] as [(Double, Int, String)])
  func numbers(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberStyle.fixed(value, decimals) == text)
  }

  @Test("The decimals of an estimate follow its interval")
  func decimals() {
    #expect(NumberStyle.decimals(low: 25.62, high: 28.95, value: 27.28) == 1)
    #expect(NumberStyle.decimals(low: 20, high: 40, value: 30) == 0)
    #expect(NumberStyle.decimals(low: 0.8828, high: 0.8941, value: 0.8884) == 3)
    #expect(NumberStyle.decimals(low: 106_428, high: 107_109, value: 106_768) == 0)
  }

  @Test("Every series of a picture differs by more than its colour")
  func looks() {
    let looks = (0..<Look.count).map { Look($0) }
    #expect(Look.lightColours.count == Look.count && Look.darkColours.count == Look.count)
    #expect(Set(Look.lightColours).count == Look.count)
    for (place, one) in looks.enumerated() {
      for other in looks[..<place] {
        #expect(one.shape != other.shape && one.dashes != other.dashes)
      }
    }
  }

  /// Every text of a picture: its words, where it begins and ends, and the height of its foot.
  private static func texts(
    _ file: String
  ) throws -> [(words: String, from: Double, to: Double, y: Double, style: Substring)] {
    let pattern =
      /<text x="([-0-9.]+)" y="([-0-9.]+)"( text-anchor="([a-z]+)")? class="([a-z])">([^<]*)</
    return try file.matches(of: pattern).map { match in
      let (x, y) = (try #require(Double(match.1)), try #require(Double(match.2)))
      let long = TextWidth.of(
        match.6, size: match.5 == "q" ? 11 : 12, isBold: match.5 == "h")
      let from = match.4 == "end" ? x - long : match.4 == "middle" ? x - 0.5 * long : x
      return (String(match.6), from, from + long, y, match.5)
    }
  }

  @Test(
    "Words at the ends of an axis stay within the picture, however large their numbers",
    arguments: [ChartWidth.wide, ChartWidth.narrow])
  func endsOfAxes(_ width: Double) throws {
    let ends = [-12_345_678.0, 98_765_432.0]
    let long = "Difference in something with a unit (hours of all who were there, a year)"
    let charts: [any Chart] = [
      IntervalChart(
        rows: [
          IntervalChart.Row(
            label: "first", entries: ends.map { IntervalChart.Entry(value: $0, text: "\($0)") }),
          IntervalChart.Row(label: "second", entries: [IntervalChart.Entry(value: 0, text: "0.0")]),
        ], axisTitle: long,
        references: [IntervalChart.Reference(value: ends[1], label: "no difference")]),
      LineChart(
        series: [
          LineChart.Series(
            name: "one", points: ends.map { LineChart.Point(x: $0, y: $0) }, look: Look(0))
        ], xTitle: long, yTitle: long,
        references: ends.map { LineChart.Reference(value: $0, label: "collapse", isStanding: true) }
      ),
      ScatterChart(
        points: ends.map { ScatterChart.Point(name: "point", x: $0, y: -$0) }, xTitle: long,
        yTitle: long),
      StackChart(
        rows: [StackChart.Row(label: long + long, values: [30, 70], texts: ["30 %", "70 %"])],
        parts: ["first", "second"], axisTitle: "Share (%)"),
    ]
    for chart in charts {
      let texts = try Self.texts(chart.canvas(width: width).file(title: "t", finding: "f"))
      #expect(texts.count > 5)
      for text in texts {
        #expect(text.from > -0.6 && text.to < width + 0.6, "\(text.words)")
      }
    }
  }

  @Test("Where labels stand above their marks, no line across runs through one")
  func freeLabels() throws {
    let chart = IntervalChart(
      rows: ["lowers it by some", "raises it by some"].map { label in
        IntervalChart.Row(
          label: label,
          entries: [IntervalChart.Entry(value: 1, low: -1, high: 3, text: "1 (-1 to 3)")])
      }, axisTitle: "Difference",
      references: [IntervalChart.Reference(value: 0, label: "no difference")])
    let file = chart.canvas(width: ChartWidth.narrow).file(title: "t", finding: "f")
    let labels = try Self.texts(file).filter { $0.style == "h" }
    #expect(labels.count == 2)
    let pattern =
      /<line x1="([-0-9.]+)" y1="([-0-9.]+)" x2="([-0-9.]+)" y2="([-0-9.]+)" class="[gz]"/
    let across = file.matches(of: pattern).filter { $0.1 == $0.3 }
    #expect(across.count > 8)
    for line in across {
      let (top, bottom) = (try #require(Double(line.2)), try #require(Double(line.4)))
      for label in labels { #expect(!(top...bottom).contains(label.y - 4), "\(label.words)") }
    }
  }

  @Test("An axis of nothing but zeros does not pretend to a millionth")
  func zeros() {
    let axis = Axis([0, 0])
    #expect(axis.low == 0 && axis.high == 1)
  }

  @Test("A long title has two lines at most and loses no word before its end")
  func titles() {
    let title = "Difference in shifts with a care-free break (percentage points)"
    let lines = Canvas.lines(title, width: 330)
    #expect(lines.joined(separator: " ") == title && lines.count == 2)
    #expect(Canvas.lines("short", width: 330) == ["short"])
    let endless = Canvas.lines(title + " " + title + " " + title, width: 330)
    #expect(endless.count == 2 && endless[1].hasSuffix("…"))
    for line in lines + endless { #expect(TextWidth.of(line) <= 330) }
  }

  @Test("Marks that would cover each other stand on other levels")
  func levels() {
    let places = [10.0, 12, 14, 40, 41, 42, 43]
    let levels = WeekChart.levels(places, apart: 7)
    #expect(Set(levels[0...2]).count == 3 && levels[3] == 0)
    for (number, one) in places.enumerated() {
      for other in 0..<number where levels[other] == levels[number] && number != 6 {
        #expect(one - places[other] >= 7)
      }
    }
  }

  @Test("The parts of a bar have shades of their own, and the shape of the key where there is room")
  func parts() {
    let chart = StackChart(
      rows: [.init(label: "all", values: [70, 20, 9, 1], texts: ["70 %", "", "", ""])],
      parts: ["stays", "comes back", "is down", "leaves"], axisTitle: "Share")
    let drawn = chart.canvas(width: 720).file(title: "t", finding: "f")
    for place in 0..<4 { #expect(drawn.contains("class=\"c\(place) b y\(place)\"")) }
    // The key and three of the parts; the fourth is too narrow.
    #expect(drawn.components(separatedBy: "class=\"c2 m").count - 1 == 2)
    #expect(drawn.components(separatedBy: "class=\"c3 m").count - 1 == 1)
    let shades = [".16", ".4", ".66", ".06"].map { "fill-opacity:\($0)}" }
    #expect(shades.allSatisfy { Look.shapeStyle.contains($0) })
  }

  @Test("A picture is as wide as it was asked to be, and none of its words leaves it")
  func widths() throws {
    let chart = IntervalChart(
      rows: (0..<3).map { number in
        IntervalChart.Row(
          label: "a scenario with a name that is longer than any screen \(number)",
          entries: [IntervalChart.Entry(value: 1, low: 0.5, high: 2, text: "1.0 (0.5 to 2.0)")])
      }, axisTitle: "Difference in something with a title as long as a line of a book has words")
    for width in [ChartWidth.wide, ChartWidth.narrow] {
      let file = chart.canvas(width: width).file(title: "t", finding: "f")
      #expect(file.contains("viewBox=\"-8 -8 \(Int(width) + 16) "))
      for match in file.matches(of: /<text x="([-0-9.]+)"[^>]*>([^<]*)</) {
        let place = try #require(Double(match.1))
        #expect((-1...width + 1).contains(place), "\(match.2)")
      }
    }
  }
}
