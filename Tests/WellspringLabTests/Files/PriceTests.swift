// Money needs a price list, and a price list needs sources.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Wellspring

@testable import WellspringLab

struct PriceTests {
  private static let complete = """
    prices:
      currency: USD
      year: 2024
      regularHour: {value: 60, source: "a pay scale"}
      overtimeHour: {value: 90, source: "a pay scale"}
      agencyHour: {value: 110, source: "an invoice"}
      programmeHour: {value: 60, source: "a pay scale"}
      hiring: {value: 60000, source: "a report"}

    """

  private func problems(_ prices: String) -> [String] {
    let text =
      "name: x\nsite: {units: [{name: u, work: {kind: visits}, posts: [{role: r, count: 1}]}]}\n"
      + prices
    do {
      _ = try ModelFile.load(bytes: Array(text.utf8), file: "x.yaml")
      return []
    } catch {
      return error.problems.map { "\($0.path): \($0.message)" }
    }
  }

  @Test("A complete, sourced price list is read, and so is a model without one")
  func complete() {
    #expect(problems(Self.complete) == [])
    #expect(problems("") == [])
  }

  @Test("A price without a source, or left out, is an error at its place")
  func incomplete() {
    let unsourced = Self.complete.replacing(
      "agencyHour: {value: 110, source: \"an invoice\"}", with: "agencyHour: 110")
    #expect(problems(unsourced).count == 1)
    #expect(problems(unsourced)[0].hasPrefix("prices.agencyHour: a price needs a source"))
    let missing = Self.complete.replacing("  currency: USD\n", with: "")
    #expect(problems(missing).count == 1)
    #expect(problems(missing)[0].hasPrefix("prices.currency: missing"))
    let noHour = Self.complete.replacing(
      "  regularHour: {value: 60, source: \"a pay scale\"}\n", with: "")
    #expect(problems(noHour).map { $0.prefix(28) } == ["prices.regularHour: missing;"])
    let ancient = Self.complete.replacing("2024", with: "24")
    #expect(problems(ancient) == ["prices.year: 24 is not a year of prices"])
  }

  @Test("What a list leaves out costs what a regular hour does, or nothing, and the user is told")
  func partial() throws {
    let text =
      "name: x\nsite: {units: [{name: u, work: {kind: visits}, posts: [{role: r, count: 1}]}]}\n"
      + "prices: {currency: EUR, regularHour: {value: 42, source: payroll},"
      + " overtimeHour: {value: 50, source: payroll}}\n"
    let loaded = try ModelFile.load(bytes: Array(text.utf8), file: "x.yaml")
    let prices = loaded.model.prices
    #expect(prices.overtimeHour == 50 && prices.agencyHour == 42 && prices.programmeHour == 42)
    #expect(prices.hiring == 0 && prices.nightSupplement == 0 && prices.year == 0)
    #expect(
      loaded.warnings.map(\.message) == [
        "not given: agencyHour and programmeHour, which cost what a regular hour does; hiring, which "
          + "costs nothing"
      ])
  }

  @Test("Asking for cost without a price list is an error; with one, or for hours, it is none")
  func question() {
    var model = Model()
    #expect(OutcomeQuestion.obstacle(to: .staffHours, of: model) == nil)
    let message = OutcomeQuestion.obstacle(to: .cost, of: model)
    #expect(message?.hasPrefix("cost needs a price list") == true)
    model.prices.currency = "USD"
    #expect(OutcomeQuestion.obstacle(to: .cost, of: model) == nil)
  }
}
