// The page of one person, and what is left out of pages because it cannot be there.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring
import WellspringLab

@testable import WellspringReport

struct OnePersonTests {
  private static let alone = """
    name: Alone
    horizon: {days: 21, warmUpDays: 0}
    site:
      units:
        - name: bedside
          beds: 1
          posts: [{role: nurse, count: 1}]
          rota:
            pattern: three-on-four-off
            shifts: [{name: day, start: "07:00", hours: 12.5}]
          work:
            kind: beds
            arrivals: {rate: 100 /d}
            cases: [{name: patient, length: {distribution: fixed, mean: 1000000 h}, encounterRate: 0 /h}]
    mechanisms: {all: off, lossSpiral: on, sleep: on}

    """

  @Test("Of one person who meets nobody capacity is told, and no share of a staff or of patients")
  func alone() throws {
    let results = try SmallResults()
    let page = try ReportPage(results.run(Self.alone))
    let html = page.html
    let main = try #require(html.components(separatedBy: "<h2 id=\"words\">").first)
    #expect(main.contains("<p>Capacity averages <data"))
    #expect(page.figures.first?.name == "capacity-by-day")
    #expect(page.figures.filter { $0.name.hasPrefix("capacity-by-day") }.count == 1)
    #expect(!page.figures.contains { $0.name == "outcomes" })
    let undone = try results.text("it/summary.csv").split(separator: "\n").filter {
      $0.contains(",care_left_undone_percent,")
    }
    try #require(undone.count == 1 && !undone[0].contains(",0,0,0"), "nothing to leave out")
    #expect(main.components(separatedBy: "care left undone").count == 2)
    #expect(!main.contains("<th scope=\"row\">Care left undone (%)</th>"))
    #expect(main.contains("Of nobody who meets a patient there is nothing to say about care left"))
  }

  @Test("What is switched off is said, and by what is 0 throughout no table is made longer")
  func switchedOff() throws {
    let results = try SmallResults()
    let html = try ReportPage(results.run(Self.alone)).html
    let off = try #require(
      html.firstMatch(of: /Switched off, so that nothing comes of it: ([^.]*)\./))
    let names = off.1.components(separatedBy: ", ")
    #expect(names.count == Mechanisms.parameters.count - 2)
    #expect(names.contains("moral injury") && !names.contains("sleep"))
    #expect(html.contains("Exactly 0 in every history, and not in the table: "))
    #expect(!html.contains("<th scope=\"row\">Moral injury (%)</th>"))
    // Where all is on, nothing is said.
    let whole = try ReportPage(results.run(SmallResults.model(), as: "whole")).html
    #expect(!whole.contains("Switched off"))
    #expect(whole.contains("<th scope=\"row\">High exhaustion (%)</th>"))
  }
}
