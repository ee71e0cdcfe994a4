// What pages call factors, points and made scenarios, and what they name first.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import WellspringLab

@testable import WellspringReport

struct PlainNamesTests {
  private static func plain(_ html: some StringProtocol) -> String {
    String(html).replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ")
  }

  @Test("Factors go by their labels, points by their numbers, and a page of paper has them")
  func factors() throws {
    let results = try SmallResults()
    let folder = try results.run(
      """
      kind: sensitivity
      model: unit.yaml
      outcomes: [capacity_mean]
      method: morris
      trajectories: 12
      factors:
        - {path: dynamics.capacity.workDepletion, label: toll of work, from: 0.009, to: 0.011}
        - {path: dynamics.capacity.offDuty, from: 0.007, to: 0.009}
      """, replicates: 2)
    let html = try ReportPage(folder).html
    let words = Self.plain(html)
    #expect(words.contains("toll of work") && !words.contains("work depletion"))
    // What it is, and where it stands in a file.
    for text in ["Depletion on duty at load 1.", "0.009 to 0.011 /h", "off duty"] {
      #expect(words.contains(text), "\(text)")
    }
    #expect(html.contains("<th scope=\"row\">point 1</th>"))
    #expect(!html.contains("<th scope=\"row\">p01</th>"))
    let scenarios = try #require(html.components(separatedBy: "id=\"design\"").last)
      .components(separatedBy: "</table>")[0]
    #expect(scenarios.contains("First 30 of 36"), "\(scenarios)")
    #expect(scenarios.contains("toll of work 0.01033") && !scenarios.contains("33333"))
    #expect(try results.text("it/sensitivity.csv").contains("work_depletion"))
  }

  @Test("Of several settings of one number a page has the one that holds")
  func settingsOnce() throws {
    let results = try SmallResults()
    let folder = try results.run(
      """
      kind: compare
      model: unit.yaml
      days: 14
      set: {horizon.days: 20, site.units.icu.beds: 5}
      outcomes: [capacity_mean]
      scenarios:
        - {name: today, set: {site.units.icu.beds: 4}}
        - {name: more, set: {site.units.icu.beds: 6}}
      """)
    let set = try #require(
      try FinishedFolder(folder).run["scenarios"]?.elements?[1]["set"]?.elements)
    #expect(set.compactMap(\.string).filter { $0.hasPrefix("site.units.icu.beds=") }.count == 2)
    let html = try ReportPage(folder).html
    #expect(html.contains("site.units.icu.beds=6") && !html.contains("site.units.icu.beds=5"))
  }

  @Test("The best of what can be seen is the same on the page and on the screen")
  func bestDetector() throws {
    let results = try SmallResults()
    try results.write(
      SmallResults.model().replacing("beds: 4", with: "beds: 8")
        .replacing("rate: 1 /d", with: "rate: 2.6 /d"), as: "unit.yaml")
    let folder = try results.run(
      """
      kind: warnings
      model: unit.yaml
      days: 280
      seed: 1
      outcomes: [tipped_ever_percent]
      signals: [capacity, absence, breaks]
      indicators: [mean, variance]
      window: 4 weeks
      trend: 6 weeks
      watch: 4 weeks
      horizon: 7
      scenarios:
        - {name: many, label: twelve nurses}
        - {name: few, set: {site.units.icu.posts.nurse.count: 9}}
      """, replicates: 8)
    let rows = try ReportSource(FinishedFolder(folder)).rows(of: "warnings")
      .filter { $0["signal"] != "capacity" && $0.number("auc") != nil }
    func best(_ column: String) throws -> TableRow {
      try #require(rows.max { ($0.number(column) ?? 0) < ($1.number(column) ?? 0) })
    }
    let chosen = Detector.title(try best("auc"), isAlone: false)
    // Here what finds most is another one; it does not choose.
    try #require(chosen != Detector.title(try best("sensitivity_percent"), isAlone: false))
    let html = try ReportPage(folder).html
    let answer = Self.plain(html.components(separatedBy: "</div>")[0])
    #expect(answer.contains("the best of \(rows.count) detectors by its area, the \(chosen) with"))
    // And how many tip, scenario by scenario.
    let share = /Posts that tip at any time: [0-9.]+ % \([0-9.]+ to [0-9.]+\) under “twelve nurses”/
    #expect(answer.contains(share), "\(answer)")
    #expect(Self.plain(html).contains("Scenario by scenario"))
  }

  @Test("Scenarios that an experiment makes have names in words beside those of the tables")
  func madeScenarios() throws {
    let results = try SmallResults()
    let folder = try results.run(SmallResults.tippingPoint(days: 196, steps: 3, [7, 28]))
    let html = try ReportPage(folder).html
    for text in [", from rested, at 0.008", ", from collapsed, at 0.014", "no rise"] {
      #expect(html.contains(text), "\(text)")
    }
    #expect(html.contains("In the CSV files"))
  }

  @Test("What counts as burnout, moral injury and traumatic stress is said by what it is made of")
  func meanings() {
    func words(_ name: String) -> OutcomeWords { OutcomeWords(name: name, unit: "%") }
    #expect(words("burnout_percent").phrase.contains("exhaustion or high depersonalisation"))
    for name in ["moral_injury_percent", "traumatic_stress_percent"] {
      let meaning = words(name).meaning ?? ""
      #expect(meaning.contains("cut-off (0.15") && !meaning.contains("count as"))
    }
  }
}
