// Room for words: nothing that is drawn runs through them, and none is cut that could be told.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringReport

struct RoomTests {
  private static let widths = [ChartWidth.wide, ChartWidth.narrow]
  private static let long = "5½ months on with agency cover against 5½ months on with moral repair"

  private static func file(_ chart: any Chart, _ width: Double) -> String {
    chart.canvas(width: width).file(title: "t", finding: "f")
  }

  /// Every text of a picture: its words, where it begins or ends, and the height of its foot.
  private static func texts(_ file: String) -> [(words: String, x: Double, y: Double)] {
    file.matches(of: /<text x="([-0-9.]+)" y="([-0-9.]+)"[^>]*>([^<]*)</).map {
      (String($0.3), Double($0.1) ?? .nan, Double($0.2) ?? .nan)
    }
  }

  private static func lines(_ file: String) -> [Box.Place] {
    file.matches(
      of: /<line x1="([-0-9.]+)" y1="[-0-9.]+" x2="([-0-9.]+)" y2="[-0-9.]+" class="c[0-9] w"/
    )
    .map { (Double($0.1) ?? .nan, Double($0.2) ?? .nan) }
  }

  private static func series(_ count: Int, hasRanges: Bool = true) -> [LineChart.Series] {
    (0..<count).map { place in
      LineChart.Series(
        name: "series \(place)",
        points: (0...4).map { step in
          LineChart.Point(
            x: Double(step), y: 50, low: hasRanges ? 10 : nil, high: hasRanges ? 90 : nil)
        }, look: Look(place))
    }
  }

  @Test(
    "Whiskers beside each other stay within the picture, and the words of a lying line clear of them",
    arguments: widths)
  func whiskers(_ width: Double) throws {
    let chart = LineChart(
      series: Self.series(5), xTitle: "x", yTitle: "y",
      references: [LineChart.Reference(value: 50, label: "half")])
    let file = Self.file(chart, width)
    let ends = Self.lines(file).flatMap { [$0.x, $0.y] }
    #expect(ends.count > 100)
    let right = try #require(ends.max())
    let word = try #require(Self.texts(file).first { $0.words == "half" })
    // It ends at its place.
    #expect(word.x <= width && word.x - TextWidth.of("half", size: 11) > right)
    // Nor do they reach the numbers of the axis.
    let left = try #require(ends.min())
    let number = try #require(Self.texts(file).first { $0.words == "80" })
    #expect(left > number.x)
  }

  @Test("The words of a standing line lie on no curve", arguments: widths)
  func margin(_ width: Double) throws {
    let points = [(0.1, 0.0), (0.2, 0), (0.3, 0), (0.4, 0), (0.5, 100), (0.6, 100)].map {
      LineChart.Point(x: $0.0, y: $0.1)
    }
    let chart = LineChart(
      series: [LineChart.Series(name: "down", points: points, look: Look(0))], xTitle: "x",
      yTitle: "y",
      references: [LineChart.Reference(value: 0.45, label: "margin", isStanding: true)])
    let file = Self.file(chart, width)
    let word = try #require(Self.texts(file).first { $0.words == "margin" })
    let isToLeft = file.contains(/text-anchor="end" class="q">margin/)
    let box = Box("margin", (word.x, word.y), isToLeft: isToLeft)
    let path = try #require(file.firstMatch(of: /<path d="M([-0-9.L ]+)" class="c0 l/)).1
    let places = path.split(separator: "L").map { pair -> Box.Place in
      let parts = pair.split(separator: " ").compactMap { Double($0) }
      return (parts[0], parts[1])
    }
    #expect(places.count == 6)
    for (from, to) in zip(places, places.dropFirst()) { #expect(!box.meets((from, to))) }
  }

  @Test("A line through a box meets it, and one beside it does not")
  func boxes() {
    let box = Box("abc", (100, 100), isToLeft: false)
    #expect(box.meets(((90, 95), (200, 95))) && box.meets(((105, 0), (105, 200))))
    #expect(box.meets(((101, 98), (102, 97))))
    #expect(!box.meets(((90, 50), (200, 80))) && !box.meets(((90, 0), (90, 200))))
    #expect(!box.meets(((60, 100), (100, 140))))
  }

  @Test("Long names of rows, headings and keys are told whole, in lines", arguments: widths)
  func names(_ width: Double) {
    let entries = [IntervalChart.Entry(value: 1, low: 0, high: 2, text: "+1.00 (+0.00 to +2.00)")]
    let interval = IntervalChart(
      rows: [
        .init(label: "Against “\(Self.long)”", entries: []),
        .init(label: Self.long, entries: entries),
        .init(label: Self.long, entries: entries + entries),
      ], axisTitle: "Difference", series: [Self.long, "other"])
    let scatter = ScatterChart(
      points: [Self.long, "other"].map { .init(name: $0, x: 1, y: 1) }, xTitle: "x", yTitle: "y")
    for chart in [interval, scatter] as [any Chart] {
      let words = Self.texts(Self.file(chart, width)).map(\.words)
      #expect(!words.contains { $0.hasSuffix("…") }, "\(words)")
      #expect(words.joined(separator: " ").contains("agency"))
    }
    // Lines of one row do not reach into the next.
    let places = Self.texts(Self.file(interval, width)).filter { Self.long.contains($0.words) }
      .map(\.y)
    for (one, next) in zip(places.sorted(), places.sorted().dropFirst()) {
      #expect(next == one || next - one >= 14)
    }
  }

  @Test("Blind chance has its number on the axis, and no other number meets it")
  func ticks() throws {
    let chart = IntervalChart(
      rows: [.init(label: "one", entries: [.init(value: 0.8, low: 0.44, high: 0.9)])],
      axisTitle: "Area", references: [.init(value: 0.5, label: "blind", isTick: true)],
      including: [1])
    for width in Self.widths {
      let texts = Self.texts(Self.file(chart, width))
      let half = try #require(texts.first { $0.words == "0.5" })
      for other in texts where other.y == half.y && other.words != "0.5" {
        #expect(abs(other.x - half.x) > 20, "\(other.words)")
      }
    }
  }

  @Test("Of many lines each has marks of its own shape, no two lines at the same place")
  func marks() {
    let few = LineChart.told(Self.series(4, hasRanges: false))
    #expect(few.allSatisfy { $0.marks == (1, 0) })
    let plain = (0..<Look.count).map { place in
      LineChart.Series(
        name: "\(place)", points: (0..<52).map { LineChart.Point(x: Double($0), y: 1) },
        look: Look(place), hasMarkers: false)
    }
    let told = LineChart.told(plain)
    #expect(told.allSatisfy { $0.hasMarkers && $0.marks.every > 7 })
    #expect(Set(told.map(\.marks.from)).count == Look.count)
  }
}
