// Pictures of many rows, and of points with names.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringReport

struct RowDrawingTests {
  /// Every text of a picture: its words and where it is.
  private static func texts(
    _ chart: any Chart, _ width: Double
  ) -> [(words: String, x: Double, y: Double)] {
    let file = chart.canvas(width: width).file(title: "t", finding: "f")
    return file.matches(of: /<text x="([-0-9.]+)" y="([-0-9.]+)"[^>]*>([^<]*)</).map {
      (String($0.3), Double($0.1) ?? .nan, Double($0.2) ?? .nan)
    }
  }

  private static func heat(_ groups: [HeatChart.Group]) -> HeatChart {
    let row = (0..<14).map { HeatChart.Field(value: 0.4 + 0.05 * Double($0)) }
    return HeatChart(
      panels: [HeatChart.Panel(title: "one", rows: Array(repeating: row, count: 5))],
      labels: ["a", "b", "c", "d", "e"], groups: groups, rowTitle: "Row",
      scale: HeatScale([0, 1.2], middle: 0.6), middleWord: "midpoint", markWord: "sick",
      blankWord: "vacant")
  }

  @Test(
    "Rows of several groups stand under the names of these, a single group has none",
    arguments: [ChartWidth.wide, ChartWidth.narrow])
  func groups(_ width: Double) throws {
    let groups = [HeatChart.Group(title: "first", rows: 2), .init(title: "second", rows: 3)]
    let texts = Self.texts(Self.heat(groups), width)
    func y(_ words: String) throws -> Double {
      try #require(texts.first { $0.words == words }).y
    }
    let order = try ["Row", "first", "a", "b", "second", "c", "d", "e"].map(y)
    #expect(order == order.sorted() && Set(order).count == order.count)
    // What a title takes, the picture grows by.
    let plain = Self.heat([groups[0]])
    #expect(!Self.texts(plain, width).contains { $0.words == "first" })
    let grown =
      Self.heat(groups).canvas(width: width).height - plain.canvas(width: width).height
    #expect(grown == 36)
    #expect(try y("e") + 4 < Self.heat(groups).canvas(width: width).height - 20)
  }

  @Test("In a narrow picture a long label is whole, and its number stands below it")
  func longLabels() throws {
    let labels = ["later-3-agency against later-3, or more", "short"]
    let chart = IntervalChart(
      rows: labels.map { label in
        IntervalChart.Row(
          label: label,
          entries: [IntervalChart.Entry(value: 1, low: -1, high: 3, text: "+0.0161 (+0.0141 to)")])
      }, axisTitle: "Difference",
      references: [IntervalChart.Reference(value: 0, label: "no difference")])
    let texts = Self.texts(chart, ChartWidth.narrow)
    let places = try labels.map { label in try #require(texts.first { $0.words == label }).y }
    let notes = texts.filter { $0.words.hasPrefix("+0.0161") }.map(\.y)
    #expect(notes.count == 2 && notes[0] == places[0] + 14 && notes[1] == places[1])
    #expect(notes[0] < places[1] - 21)
  }

  @Test(
    "A validation has each figure once under its heading, and what is beyond the edge on the edge")
  func validation() throws {
    func row(
      _ identifier: String, _ simulated: Double, earlier: Double? = nil
    ) -> ValidationPicture.Row {
      ValidationPicture.Row(
        identifier: identifier, words: "ward: odds of it, at four to eight", published: 2, low: 1,
        high: 4, simulated: simulated, standardError: 0.1, earlier: earlier)
    }
    let picture = ValidationPicture(
      [row("W01", 1.5), row("P12", 3, earlier: 90), row("W05", .nan), row("Z9", 40)],
      earlierName: "before")
    #expect(picture.finding.hasPrefix("2 of 4 simulated figures lie within"))
    let rows = picture.chart.rows
    #expect(
      rows.map(\.label) == [
        "Work and shifts", "W01 ward: odds of it", "W05 ward: odds of it", "Levels of burnout",
        "P12 ward: odds of it", "Other figures", "Z9 ward: odds of it",
      ])
    let values = rows.flatMap(\.entries).map(\.value)
    #expect(values == [-0.5, nil, 0.5, 3])
    #expect(rows.flatMap(\.entries).map(\.series) == [0, 0, 0, 1])
    #expect(rows.flatMap(\.entries).compactMap(\.earlier) == [3])
    let words = Self.texts(picture.chart, ChartWidth.wide).map(\.words)
    #expect(words.contains("before") && words.contains("40.0 (1 to 4)"))
    #expect(words.contains("none (1 to 4)"))
  }

  @Test("Words along the bottom are whole, in lines, and nothing meets the title below them")
  func categories() throws {
    let names = ["4 patients to a nurse", "5 patients to a nurse", "6 patients to a nurse"]
    let chart = LineChart(
      series: [
        LineChart.Series(
          name: "one", points: (0..<3).map { LineChart.Point(x: Double($0), y: 1) }, look: Look(0))
      ], xTitle: "Nurse count: 35, 28, 24", yTitle: "y", categories: names)
    for width in [ChartWidth.wide, ChartWidth.narrow] {
      let texts = Self.texts(chart, width)
      let title = try #require(texts.first { $0.words.hasPrefix("Nurse count") })
      let words = texts.filter { one in
        names.contains { one.words.count > 3 && $0.contains(one.words) }
      }
      let whole = texts.filter { !$0.words.isEmpty }.map(\.words).joined(separator: " ")
      #expect(!whole.contains("…"))
      #expect(words.count >= 3 && words.allSatisfy { $0.y < title.y - 11 })
    }
  }

  @Test("A command can break between its words, and not within an option")
  func options() {
    #expect(
      Markup.code("wellspring run a.yaml --seed 1").text
        == "<code>wellspring run a.yaml <span class=\"i\">--seed</span> 1</code>")
    #expect(Markup("a<b c=\"d\">ef</b>g").letters == 4)
    #expect(Markup.unbroken("a <b> - c").text == "a &lt;b&gt; <span class=\"i\">-</span> c")
  }
}
