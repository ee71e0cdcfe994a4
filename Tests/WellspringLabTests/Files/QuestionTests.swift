// What an experiment asks must have an answer, and money one currency.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Questions that models can answer")
struct QuestionTests {
  private static let models = URL(fileURLWithPath: Fixture.folder)
    .appendingPathComponent("../../../models").standardizedFileURL.path

  private func complaints(
    _ text: String, files: [String: String] = [:], _ settings: RunSettings = RunSettings()
  ) throws -> [String] {
    let scratch = Scratch()
    for (name, content) in files.merging(
      ["small.yaml": try Fixture.small], uniquingKeysWith: { a, _ in a })
    {
      try content.write(toFile: "\(scratch.path)/\(name)", atomically: false, encoding: .utf8)
    }
    do {
      _ = try ExperimentFile.load(
        bytes: Array(text.utf8), file: "e.yaml", directory: scratch.path, settings: settings)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test(
    "What is said to be undefined is undefined in a run, and kinds of work define their own",
    arguments: ["icu", "ward", "emergency", "hospice", "clinic", "ambulance", "one-nurse"])
  func undefined(name: String) throws {
    let model = try ModelFile.load(
      path: "\(Self.models)/\(name).yaml", sets: ["horizon.days=3", "horizon.warmUpDays=0"]
    ).model
    let outcomes = try Simulation(model: model, seed: 1).run(replicate: 1).outcomes
    let refused = Outcome.allCases.filter { OutcomeQuestion.obstacle(to: $0, of: model) != nil }
    for outcome in refused {
      #expect(outcomes[outcome.rawValue].isNaN, "\(outcome) of \(name)")
    }
    // Not the other way round by chance alone: of these every NaN is foreseen.
    let kindsOwn: [Outcome] = [
      .sessionsPerWeek, .noShowPercent, .sessionsCancelledPercent, .callsPerShift,
      .responseHoursMean, .occupancyPercent, .cost,
    ]
    for outcome in kindsOwn where outcomes[outcome.rawValue].isNaN {
      #expect(refused.contains(outcome), "\(outcome) of \(name)")
    }
  }

  private static let select = """
    kind: select
    model: small.yaml
    minimise: capacity_mean
    indifference: 0.1
    constraints:
      - {outcome: staff_hours, at_most: 100, tolerance: 1}
    scenarios: [{name: a}, {name: b, set: {site.units.icu.beds: 7}}]
    """

  @Test(
    "An outcome that decides and is not defined is one error, where it stands",
    arguments: [
      ("minimise: capacity_mean", "minimise: cost", "e.yaml:3:11: minimise: cost needs a price"),
      ("minimise: capacity_mean", "maximise: calls_per_shift", "e.yaml:3:11: maximise: calls_per"),
      ("staff_hours", "no_show_percent", "e.yaml:6:15: constraints.0.outcome: no_show_percent"),
      ("kind: select", "kind: select\noutcomes: [load_mean, cost]", "e.yaml:2:23: outcomes: cost"),
    ])
  func undefinedInSelect(old: String, new: String, message: String) throws {
    #expect(try complaints(Self.select).isEmpty)
    let found = try complaints(Self.select.replacing(old, with: new))
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }

  @Test("A precision of an outcome that is not defined is wrong usage")
  func precision() {
    let error = #expect(throws: ModelFileError.self) {
      try ExperimentFile.load(
        path: Fixture.smallPath, settings: RunSettings(precision: ["cost=5"]))
    }
    #expect(error?.exitCode == 64 && error?.problems.count == 1)
  }

  // MARK: Money

  private static func prices(_ currency: String, hiring: Int = 9_500, year: Int = 2025) -> String {
    """

    prices:
      currency: \(currency)
      year: \(year)
      regularHour: {value: 42.5, source: tariff}
      overtimeHour: {value: 53, source: tariff}
      agencyHour: {value: 78, source: contract}
      programmeHour: {value: 42.5, source: tariff}
      hiring: {value: \(hiring), source: HR}

    """
  }

  private static let compare = """
    kind: compare
    model: a.yaml
    outcomes: [cost]
    scenarios: [{name: one}, {name: two, model: b.yaml}]
    """

  @Test("Scenarios of different price lists are not compared; of the same, or of none, they are")
  func priceLists() throws {
    let small = try Fixture.small
    func check(_ a: String, _ b: String, _ text: String = Self.compare) throws -> [String] {
      try complaints(text, files: ["a.yaml": small + a, "b.yaml": small + b])
    }
    #expect(try check(Self.prices("€"), Self.prices("€")).isEmpty)
    for other in [
      Self.prices("$"), Self.prices("€", hiring: 9_400), Self.prices("€", year: 2024),
    ] {
      let found = try check(Self.prices("€"), other)
      #expect(found.count == 1 && found[0].hasPrefix("e.yaml:4:26: prices: prices are"), "\(found)")
    }
    // Nobody asks for money, yet tables would hold both.
    let hours = Self.compare.replacing("[cost]", with: "[staff_hours]")
    #expect(try check(Self.prices("€"), Self.prices("$"), hours).count == 1)
    #expect(try check(Self.prices("€"), "", hours).isEmpty)
    // A sweep may vary a price, but not the currency.
    let sweep =
      "kind: sweep\nmodel: a.yaml\noutcomes: [cost]\nfactors:\n  - {path: prices.PRICE, values: [1, 2]}"
    #expect(try check(Self.prices("€"), "", sweep.replacing("PRICE", with: "hiring")).isEmpty)
    let texts = sweep.replacing("PRICE", with: "currency").replacing("[1, 2]", with: "[A, B]")
    #expect(try check(Self.prices("€"), "", texts).count == 1)
  }

  @Test(
    "A currency that tables would misread, or that is none, is refused",
    arguments: ["NA", "true", "12", "=1", "a very long currency", "1e5"])
  func currencies(currency: String) throws {
    let found = try Fixture.complaints(Fixture.small + Self.prices(currency))
    #expect(found.count == 1 && found[0].contains("prices.currency: "), "\(found)")
    for fine in ["€", "EUR", "US$", "£", "SEK", "zł"] {
      #expect(try Fixture.complaints(Fixture.small + Self.prices(fine)).isEmpty)
    }
  }

  @Test("Money has the list's own currency in tables, their descriptions and parameters")
  func ownCurrency() throws {
    let study = MadeUpStudy()
    let text =
      "kind: compare\nmodel: small.yaml\noutcomes: [cost]\nreplicates: 2\ndays: 2\nset: {horizon.warmUpDays: 0}\nscenarios: [{name: a}, {name: b, set: {site.units.icu.beds: 7}}]"
    let folder = study.scratch.path
    try (Fixture.small + Self.prices("CHF")).write(
      toFile: folder + "/small.yaml", atomically: false, encoding: .utf8)
    let experiment = try ExperimentFile.load(
      bytes: Array(text.utf8), file: "e.yaml", directory: folder)
    #expect(experiment.currency == "CHF" && experiment.unit(of: .cost) == "CHF")
    let ignored: @Sendable (RunProgress) -> Void = { _ in }
    let run = try ExperimentRun(experiment, RunOptions(threads: 2, folder: folder + "/out"))
    _ = try run.execute(stop: StopFlag(), progress: ignored) {
      RunTiming(wallSeconds: 1, processorSeconds: 1, threads: 2)
    }
    for table in ["summary.csv", "comparisons.csv"] {
      let rows = try study.scratch.text("out/" + table).split(separator: "\n")
      let cost = rows.filter { $0.contains(",cost,") }
      #expect(!cost.isEmpty && cost.allSatisfy { $0.contains(",cost,CHF,") }, "\(table)")
    }
    let package = try study.scratch.text("out/datapackage.json")
    #expect(package.components(separatedBy: "\"unit\": \"CHF\"").count == 3)
    #expect(!package.contains("\"unit\": \"currency\""))
    let loaded = try Fixture.load(Fixture.small + Self.prices("CHF"))
    let row = ParameterTable(loaded).csv.split(separator: "\n").first {
      $0.hasPrefix("prices.hiring,")
    }
    #expect(row?.hasPrefix("prices.hiring,9500,CHF,") == true)
  }

  // MARK: Instruments

  @Test(
    "A scale that cannot be scored is one error",
    arguments: [
      ("lowest: 5, highest: 5, cutOff: 5", ".highest: 5 must be above lowest (5)"),
      ("lowest: 9, highest: 5, cutOff: 7", ".highest: 5 must be above lowest (9)"),
      ("highest: 10, cutOff: 11", ".cutOff: 11 is off the scale; the scale is 0 to 10"),
      ("highest: 10, cutOff: -1", ".cutOff: -1 is off the scale"),
      ("highest: 10, cutOff: 0", ".cutOff: at 0 everybody would be a case"),
      ("highest: 10, cutOff: 10, lowIsCase: on", ".cutOff: at 10 everybody would be a case"),
    ])
  func instruments(keys: String, message: String) throws {
    let text =
      try Fixture.small
      + "\nsurveys: {instruments: [{name: own, state: burnout, \(keys)}]}\n"
    let found = try Fixture.complaints(text)
    #expect(found.count == 1 && found[0].contains("surveys.instruments.own" + message), "\(found)")
    for fine in ["highest: 10, cutOff: 10", "highest: 10, cutOff: 0, lowIsCase: on"] {
      let text =
        try Fixture.small
        + "\nsurveys: {instruments: [{name: own, state: burnout, \(fine)}]}\n"
      #expect(try Fixture.complaints(text).isEmpty)
    }
  }

  @Test("The instruments that are always there can be scored")
  func standardInstruments() {
    for instrument in Instrument.standard {
      #expect(instrument.lowest < instrument.highest)
      #expect((instrument.lowest...instrument.highest).contains(instrument.cutOff))
    }
  }
}
