// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Plots of capacity")
struct CapacityPlotTests {
  /// What an XML reader finds.
  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) { elements.append((name, attributes)) }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string + "\n" }

    func count(_ name: String) -> Int { elements.count { $0.name == name } }
  }

  private static func read(_ svg: String) -> Reader? {
    let reader = Reader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  private static func explanation(
    _ window: DayWindow? = nil, without names: [String] = []
  ) throws -> Explanation {
    let question = try SmallRun.question()
    let counterfactual =
      names.isEmpty
      ? nil
      : try Counterfactual(
        question, removals: names.map { try Removal.named($0) }, policies: [], sinceDay: 1)
    return try Explanation(question, window: window, counterfactual: counterfactual)
  }

  @Test("The drawing is well-formed SVG with a line for each history, the midpoint and titles")
  func drawing() throws {
    let plain = try #require(Self.read(CapacityChart(try Self.explanation()).svg))
    #expect(plain.elements.first?.name == "svg" && plain.count("polyline") == 1)
    #expect(plain.text.contains("Capacity of icu-1/5 (nurse), replicate 2 of base, seed 1"))
    #expect(plain.text.contains("observed day") && plain.text.contains("capacity (1: rested)"))
    #expect(plain.text.contains("midpoint of the loss spiral, 0.5"))
    let both = try #require(
      Self.read(CapacityChart(try Self.explanation(without: ["contagion"])).svg))
    let lines = both.elements.filter { $0.name == "polyline" }
    #expect(lines.count == 2)
    #expect(Set(lines.map { $0.attributes["stroke"] }).count == 2)
    #expect(lines.count { $0.attributes["stroke-dasharray"] != nil } == 1)
    #expect(both.text.contains("without contagion"))
  }

  @Test("Every point of the drawing lies in its frame")
  func inside() throws {
    let window = DayWindow(first: 5, last: 12)
    let reader = try #require(
      Self.read(CapacityChart(try Self.explanation(window, without: ["contagion"])).svg))
    var points = 0
    for line in reader.elements where line.name == "polyline" {
      for pair in (line.attributes["points"] ?? "").split(separator: " ") {
        let place = pair.split(separator: ",").compactMap { Double($0) }
        #expect(place.count == 2 && (104...930).contains(place[0]))
        #expect((96...400).contains(place[1]))
        points += 1
      }
    }
    #expect(points > 100)
  }

  @Test("Names with signs of XML are escaped")
  func escaping() {
    #expect(CapacityChart.escaped("a<b & \"c\">") == "a&lt;b &amp; &quot;c&quot;&gt;")
  }

  @Test("The terminal's plot keeps to its width, and has colours only where they are wanted")
  func terminal() throws {
    let explanation = try Self.explanation(without: ["contagion"])
    for width in [40, 80, 200] {
      let text = TerminalPlot(explanation, width: width, isColoured: false).text
      let lines = text.split(separator: "\n").dropFirst()
      #expect(!text.contains("\u{1B}"))
      #expect(lines.prefix(18).allSatisfy { $0.count <= width }, "width \(width)")
      #expect(text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
      #expect(text.contains("┄") && text.contains("without contagion"))
    }
    let coloured = TerminalPlot(explanation, width: 80, isColoured: true).text
    #expect(coloured.contains("\u{1B}[38;5;33m"))
  }
}
