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
    "An axis holds its values between round ends",
    arguments: [
      [0.0, 1], [-3.2, 7.9], [0.8884, 0.8885], [106_000, 107_500], [5, 5], [0, 0], [-1e-9, 1e-9],
    ])
  func axes(_ values: [Double]) {
    let axis = Axis(values)
    #expect(axis.low <= values.min()! && axis.high >= values.max()! && axis.low < axis.high)
    #expect((2...14).contains(axis.ticks.count), "\(axis.ticks)")
    let labels = axis.ticks.map { axis.label($0) }
    #expect(Set(labels).count == labels.count, "\(labels)")
  }

  @Test(
    "Numbers have commas at thousands, a true minus and the digits that are known",
    arguments: [
      (1_234_567.0, 0, "1,234,567"), (-8.25, 1, "\u{2212}8.2"), (0.0004, 2, "0.00"),
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
    let looks = (0..<6).map { Look($0) }
    for (place, one) in looks.enumerated() {
      for other in looks[..<place] {
        #expect(one.shape != other.shape && one.dashes != other.dashes)
      }
    }
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
