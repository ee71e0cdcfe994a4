// What stands on the first screen of a page, and in which order.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring
import WellspringLab

@testable import WellspringReport

struct FirstScreenTests {
  /// Places of texts in a page; fails where one is not there.
  private static func places(_ texts: [String], in html: String) throws -> [String.Index] {
    try texts.map { text in
      try #require(html.range(of: text), "\(text)").lowerBound
    }
  }

  /// Four cases a day for five nurses: something is left undone.
  private static func strained(_ results: SmallResults) throws {
    try results.write(
      SmallResults.model().replacing("rate: 1 /d", with: "rate: 4 /d"), as: "unit.yaml")
  }

  @Test(
    "A comparison's first picture follows the answer and what the scenarios are, and the rest it")
  func order() throws {
    let results = try SmallResults()
    let html = try ReportPage(results.run(SmallResults.comparison)).html
    let texts = [
      "<h2 id=\"answer\">", "What each of them acts on", "id=\"figure-difference-capacity-mean\"",
      "These are results of a model", "id=\"figure-cost-benefit\"", "id=\"unit\"",
    ]
    let places = try Self.places(texts, in: html)
    #expect(places == places.sorted())
    let box = html[places[0]..<places[1]]
    #expect((1...3).contains(box.components(separatedBy: "<p>").count - 1))
  }

  @Test("What a scenario is comes from the registry, and from the models for posts and surges")
  func subjects() throws {
    let results = try SmallResults()
    let folder = try results.run(
      """
      kind: compare
      model: unit.yaml
      set: {horizon.warmUpDays: 14}
      outcomes: [load_mean]
      scenarios:
        - {name: today}
        - {name: guarded, policies: [protected-breaks=0.25]}
        - {name: fewer, set: {site.units.icu.posts.nurse.count: 9}}
        - name: wave
          set: {site.units.icu.work.arrivals.surges: [{name: w, start: -3, days: 5, arrivals: 1.5}]}
        - {name: plan, policies: [break-plan]}
        - {name: late, set: {site.units.icu.rota.overrunMean: 40 min}}
        - name: met
          policies: [peer-support=4]
          set:
            policies.peer-support.uptake: 0.8
            site.units.icu.programmes.ethicsForum.everyDays: 4
            site.units.icu.programmes.ethicsForum.hours: 2 h
      """, replicates: 2)
    let lines = ScenarioWords(try ReportSource(FinishedFolder(folder))).lines
    let told = Dictionary(lines.map { ($0.name, $0.what) }) { first, _ in first }
    #expect(lines.map(\.name) == ["guarded", "fewer", "wave", "plan", "late", "met"])
    let policy = PolicyKind.protectedBreaks.definition.actsOn
    let sentence = policy[..<(try #require(policy.range(of: ". ")).lowerBound)]
    let guarded = try #require(told["guarded"])
    #expect(guarded.hasPrefix("\(sentence): ") && guarded.contains(" relief persons for breaks"))
    #expect(guarded.hasSuffix(", 0.5 times the usual dose."))
    let met = try #require(told["met"])
    #expect(
      met.contains("a group every 7.6 days, 4 times the usual dose, 80 % take part; "), "\(met)")
    #expect(met.hasSuffix("ethics forum: every 4 days, hours 2 h."), "\(met)")
    #expect(told["fewer"] == "9 nurse posts instead of 12.")
    #expect(
      told["wave"] == "A surge of 5 days, begun 3 days before day 1: arrivals 1.5 times as usual.")
    #expect(told["plan"]?.contains("3 breaks planned in a shift in place of 2") == true)
    #expect(told["late"] == "rota: overrun mean 40 min.")
  }

  @Test("What patients pay stands in the answer, with the rise that comparisons.csv has")
  func price() throws {
    let results = try SmallResults()
    try Self.strained(results)
    let folder = try results.run(
      """
      kind: compare
      model: unit.yaml
      outcomes: [staff_hours, care_left_undone_percent]
      scenarios:
        - {name: today}
        - {name: fewest, set: {site.units.icu.posts.nurse.count: 5}}
      """, replicates: 6)
    let html = try ReportPage(folder).html
    let box = html[
      ..<(try #require(html.range(of: "id=\"figure-difference-staff-hours\"")).lowerBound)]
    let pattern =
      /What patients pay: care left undone rises from <data.*? to <data value="([^"]*)" data-at="comparisons:(\d+):scenario_mean">/
    let match = try #require(box.firstMatch(of: pattern))
    let row = try results.text("it/comparisons.csv").split(separator: "\n")[Int(match.2)!]
    #expect(row.contains("care_left_undone_percent") && row.contains(match.1))
    #expect((Double(match.1) ?? 0) > 0)
    #expect(!html.contains("care left undone (largest"))
  }

  @Test("Where all take about the same, a sentence says so in place of a picture")
  func sameHours() throws {
    let results = try SmallResults()
    func page(_ second: String) throws -> ReportPage {
      try ReportPage(
        results.run(
          """
          kind: compare
          model: unit.yaml
          outcomes: [capacity_mean, breaks_carefree_percent]
          scenarios:
            - {name: today}
            - {name: some, policies: [protected-breaks=0.5]}
            - {name: other, policies: [protected-breaks=\(second)]}
          """, as: "it-\(second.dropFirst(2))", replicates: 8))
    }
    let same = try page("0.52")
    let pattern = /All take about the same: <data value="([^"]*)".*?to <data value="([^"]*)"/
    let match = try #require(same.html.firstMatch(of: pattern))
    let low = try #require(Double(match.1))
    let high = try #require(Double(match.2))
    #expect(0 < low && low < high && high < 1.1 * low)
    #expect(!same.figures.contains { $0.name == "cost-benefit" })
    let apart = try page("0.95")
    #expect(!apart.html.contains("All take about the same"))
    #expect(apart.figures.contains { $0.name == "cost-benefit" })
    // What is asked about next has a sentence of its own.
    #expect(apart.html.contains("” raises shifts with a care-free break by <data"))
  }

  @Test("A selection says what becomes of patients under each scenario, asked or not")
  func selection() throws {
    let results = try SmallResults()
    try Self.strained(results)
    func page(_ name: String, _ bound: String) throws -> String {
      try ReportPage(
        results.run(
          """
          kind: select
          model: unit.yaml
          minimise: staff_hours
          indifference: 1
          constraints: [\(bound)]
          first_stage: 5
          scenarios:
            - {name: today}
            - {name: fewest, set: {site.units.icu.posts.nurse.count: 5}}
          """, as: name, replicates: 10)
      ).html
    }
    let html = try page("unasked", "{outcome: load_mean, at_most: 9, tolerance: 1}")
    let pattern =
      /the care left undone is <data value="([^"]*)".*?under “today” and <data value="([^"]*)".*?under “fewest”/
    let match = try #require(html.firstMatch(of: pattern))
    let rows = try results.text("unasked/summary.csv").split(separator: "\n").filter {
      $0.contains(",care_left_undone_percent,")
    }
    #expect(rows.count == 2 && rows[0].contains(match.1) && rows[1].contains(match.2))
    #expect((Double(match.2) ?? 0) > (Double(match.1) ?? 9))
    let asked = try page(
      "asked", "{outcome: care_left_undone_percent, at_most: 90, tolerance: 1}")
    #expect(!asked.contains("Not asked about: the care left undone"))
  }

  @Test(
    "The unit as modelled has patients for each nurse by day and at night, and not a third time")
  func portrait() throws {
    let results = try SmallResults()
    let source = try ReportSource(FinishedFolder(results.run(SmallResults.model())))
    #expect(source.summary("base", "patients_per_nurse") != nil)
    let table = try #require(UnitPortrait(source).table)
    let titles = table.rows.compactMap { row -> String? in
      if case .text(let title) = row[0] { title } else { nil }
    }
    let ratios = titles.filter { $0.hasPrefix("Patients for each nurse") }
    #expect(ratios.count == 2)
    #expect(ratios.allSatisfy { $0.hasSuffix("o'clock") })
  }
}
