// Names and texts that spreadsheets and terminals would act on.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Names and texts")
struct NameRuleTests {
  @Test(
    "A name is letters, digits, - and _ in any script",
    arguments: ["icu", "Ward_7", "3-west", "Notaufnahme-Süd", "病房", "e\u{301}cole", "नर्स", "_a"])
  func allowed(_ name: String) { #expect(NameRule.problem(name) == nil) }

  @Test(
    "A name that a spreadsheet, a path or the eye would misread is refused, with the nearest",
    arguments: [
      ("-ward", "ward"), ("=ward", "ward"), ("+49", nil), ("@home", "home"), ("--a--b", "a-b"),
      ("trauma care", "trauma-care"), ("a.b", "a-b"), ("12", nil), ("", nil), ("-", nil),
      ("a\u{202E}b", "ab"), ("a\u{200D}", nil), ("a\u{1B}[31m", "a-31m"), ("\u{301}a", nil),
      ("=HYPERLINK(\"x\")", "HYPERLINK-x"), ("a\u{9B}b", "ab"), ("a\u{2066}b", "ab"),
    ] as [(String, String?)])
  func refused(_ name: String, _ nearest: String?) throws {
    let problem = try #require(NameRule.problem(name))
    #expect(problem.contains("cannot be a name"))
    if let nearest { #expect(problem.hasSuffix("; did you mean `\(nearest)`?"), "\(problem)") }
  }

  @Test("A name is not too long, and marks do not pile up on it")
  func long() {
    #expect(NameRule.allows(String(repeating: "a", count: 64)))
    #expect(!NameRule.allows(String(repeating: "a", count: 65)))
    #expect(!NameRule.allows("a" + String(repeating: "\u{301}", count: 200)))
  }

  /// Every place of a model where something is named, and what stands there.
  static let places = [
    ("name: icu", "unit"), ("role: nurse", "post"), ("name: day", "shift"),
    ("name: medical", "case class"),
  ]

  @Test("Every name of a model is held to the rule", arguments: ["-x", "=x", "+x", "@x"])
  func everywhere(_ name: String) throws {
    let text = try Fixture.small
    for (given, noun) in Self.places {
      guard let key = given.split(separator: ":").first, text.contains(given) else {
        Issue.record("the model has no \(given)")
        continue
      }
      let error = try #require(throws: ModelFileError.self) {
        try Fixture.load(text.replacing(given, with: "\(key): \"\(name)\"", maxReplacements: 1))
      }
      #expect(error.exitCode == 65)
      #expect(
        error.problems.contains { $0.message.contains("`\(name)` cannot be a name") },
        "\(noun): \(error)")
    }
    for set in [
      "surveys.instruments=[{name: \"\(name)\", lowest: 0, highest: 1}]",
      "site.units.icu.work.arrivals.surges=[{name: \"\(name)\", start: 1, days: 1, arrivals: 2}]",
    ] {
      let error = try #require(throws: ModelFileError.self) { try Fixture.load(text, [set]) }
      #expect(
        error.problems.contains { $0.message.contains("`\(name)` cannot be a name") }, "\(error)")
    }
  }

  @Test(
    "Texts that tables repeat begin with no formula",
    arguments: ["=1+1", "+cmd", "-cmd", "@cmd", " =1"])
  func formulas(_ text: String) throws {
    let small = try Fixture.small
    for set in ["name=\(text)", "description=\(text)", "prices.currency=\(text)"] {
      let error = try #require(throws: ModelFileError.self) { try Fixture.load(small, [set]) }
      #expect(error.problems.map(\.message).joined().contains("as a formula"), "\(set): \(error)")
    }
    for key in ["source", "note"] {
      let beds = "beds: {value: 8, \(key): \"\(text)\"}"
      let error = try #require(throws: ModelFileError.self) {
        try Fixture.load(try Fixture.small("beds: 8", beds))
      }
      #expect(error.problems.map(\.message).joined().contains("as a formula"), "\(key): \(error)")
    }
    #expect(!TextRule.isFormula("-5") && !TextRule.isFormula("+1e3") && !TextRule.isFormula("a=b"))
  }

  @Test(
    "What acts on a terminal has no place in a file, written out or escaped",
    arguments: ["\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{202E}", "\u{2067}", "\u{2028}"])
  func hidden(_ text: String) throws {
    let small = try Fixture.small
    let code = String(text.unicodeScalars.first!.value, radix: 16)
    let escape = "\\u" + String(repeating: "0", count: 4 - code.count) + code
    for (from, to) in [
      ("name: ", "name: \"a\(escape)b\" # "), ("name: ", "\"n\(escape)\": a\nname: "),
      ("name: ", "# a comment\(text)\nname: "), ("name: ", "name: a\(text)b # "),
    ] {
      let error = try #require(throws: ModelFileError.self) {
        try Fixture.load(small.replacing(from, with: to, maxReplacements: 1))
      }
      #expect(error.description.contains("control character"), "\(to): \(error)")
      #expect(error.exitCode == 65)
    }
    let error = try #require(throws: ModelFileError.self) {
      try Fixture.load(small, ["name=a\(text)b"])
    }
    #expect(error.exitCode == 64 && error.description.contains("control character"))
    #expect(error.description.unicodeScalars.allSatisfy { !TextRule.isHidden($0) })
  }

  @Test("Shown text holds nothing that acts, and all of what can be read")
  func visible() {
    let text = "a\u{1B}[31mb\u{9B}c\u{202E}d\u{7F}\r\ne\tf é 病"
    #expect(
      TextRule.visible(text) == "a\\u001b[31mb\\u009bc\\u202ed\\u007f\\u000d\ne\tf é 病")
    #expect(TextRule.oneLine("a\nb\u{1B}") == "a\\nb\\u001b")
    #expect(Place.file("x\n\u{1B}.yaml").text == "x\\n\\u001b.yaml")
  }
}
