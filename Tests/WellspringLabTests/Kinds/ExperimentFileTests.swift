// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

private func load(
  _ text: String, _ settings: RunSettings = RunSettings()
) throws -> Experiment {
  try ExperimentFile.load(
    bytes: Array(text.utf8), file: "e.yaml", directory: Fixture.folder, settings: settings)
}

/// What is printed about a text; empty when it is fine.
private func complaints(
  _ text: String, _ settings: RunSettings = RunSettings()
) throws -> [String] {
  do {
    _ = try load(text, settings)
    return []
  } catch let error as ModelFileError {
    return error.problems.map(\.description)
  }
}

@Suite("Experiment files: comparisons")
struct CompareFileTests {
  private static let text = """
    question: Fewer beds?
    kind: compare
    model: small.yaml
    replicates: 7
    seed: 5
    days: 20
    outcomes: [capacity_mean, staff_hours]
    set: {site.units.icu.beds: 6}
    scenarios:
      - name: today
      - name: fewer
        set: {site.units.icu.beds: 4, dynamics.capacity.offDuty: 0.2 /d}
      - name: other-model
        model: small.yaml
    """

  @Test("Scenarios are the model with what the experiment, the command line and they set")
  func scenarios() throws {
    let experiment = try load(
      Self.text, RunSettings(sets: ["site.units.icu.posts.nurse.count=20"], record: ["events"]))
    #expect(experiment.title == "Fewer beds?" && experiment.seed == 5)
    #expect(experiment.replicates == 7 && experiment.recording == .events)
    #expect(experiment.outcomes == [.capacityMean, .staffHours])
    #expect(experiment.scenarios.map(\.name) == ["today", "fewer", "other-model"])
    let units = experiment.scenarios.compactMap { $0.model?.units[0] }
    #expect(units.map(\.beds) == [6, 4, 6])
    #expect(units.map { $0.posts[0].count } == [20, 20, 20])
    #expect(experiment.scenarios.allSatisfy { $0.model?.horizon.days == 20 })
    #expect(experiment.scenarios[0].digest == experiment.scenarios[2].digest)
    #expect(experiment.scenarios[0].digest != experiment.scenarios[1].digest)
    guard let pairs = (experiment.kind as? Comparison)?.pairs else {
      Issue.record("not a comparison")
      return
    }
    #expect(pairs == [.init(baseline: 0, other: 1), .init(baseline: 0, other: 2)])
    #expect(
      experiment.inputs.map(\.path).map { $0.split(separator: "/").last } == [
        "e.yaml", "small.yaml",
      ])
  }

  @Test("The command line decides over the file")
  func settings() throws {
    let experiment = try load(Self.text, RunSettings(seed: 9, replicates: 3))
    #expect(experiment.seed == 9 && experiment.replicates == 3)
  }

  @Test("Pairs may be named")
  func pairs() throws {
    let experiment = try load(Self.text + "\npairs: [[fewer, today]]")
    guard let pairs = (experiment.kind as? Comparison)?.pairs else { return }
    #expect(pairs == [.init(baseline: 1, other: 0)])
    let wrong = try complaints(Self.text + "\npairs: [[fewer, todai], [today], [today, today]]")
    #expect(wrong.count == 3)
    #expect(wrong[0].contains("e.yaml:15:") && wrong[0].contains("did you mean `today`?"))
  }

  @Test(
    "Mistakes are named with their place, all at once",
    arguments: [
      ("kind: compare", "kind: comparison", "e.yaml:2:7: kind: `comparison` is not one"),
      ("replicates: 7", "replicates: many", "e.yaml:4:13: replicates: `many` is not a whole"),
      ("replicates: 7", "replicats: 7", "e.yaml:4:1: replicats: unknown key; did you mean"),
      ("[capacity_mean", "[cost", "e.yaml:7:12: outcomes: cost needs a price list"),
      ("[capacity_mean", "[capacity_mea", "did you mean `capacity_mean`?"),
      ("name: fewer", "name: today", "another scenario is called `today`"),
      ("name: fewer", "name: a.b", "cannot be a name"),
      (
        "beds: 4", "bedz: 4",
        "e.yaml:12:11: site.units.icu.bedz: unknown key `bedz`; did you mean `beds`"
      ),
      ("beds: 4", "beds: -4", "e.yaml:12:11: site.units.icu.beds: -4 is below"),
      ("beds: 4", "beds: {a: 1}", "one value is needed"),
      ("seed: 5", "factors: []", "only experiments of kind sweep, sensitivity have this key"),
      ("model: small.yaml\nrep", "model: smaller.yaml\nrep", "smaller.yaml: no such file"),
      ("scenarios:", "scenarios: none\nset_:", "start each scenario with `- `"),
      ("kind: compare\n", "", "kind: missing and needed"),
    ])
  func mistakes(old: String, new: String, message: String) throws {
    #expect(Self.text.contains(old))
    let found = try complaints(Self.text.replacingOccurrences(of: old, with: new))
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  private static let surges = """
    kind: compare
    model: small.yaml
    scenarios:
      - name: none
      - name: wave
        set:
          site.units.icu.work.arrivals.surges:
            - {name: winter, start: 3, days: 5 d, arrivals: 1.5}
            - {name: spring, start: 20, days: 1 wk, moralHazard: 2}
          site.units.icu.beds: 7
    """

  @Test("A list of groups is set as a whole, in a file and on the command line alike")
  func lists() throws {
    let experiment = try load(Self.surges)
    let models = experiment.scenarios.compactMap(\.model)
    #expect(models[0].units[0].work.arrivals.surges.isEmpty)
    let surges = models[1].units[0].work.arrivals.surges
    #expect(surges.map(\.name) == ["winter", "spring"] && surges.map(\.days) == [5, 7])
    #expect(surges.map(\.arrivals) == [1.5, 1] && models[1].units[0].beds == 7)
    // What run.json says is what the command line takes.
    let setting = try #require(experiment.scenarios[1].settings.first)
    #expect(
      setting == "site.units.icu.work.arrivals.surges=[{name: winter, start: 3, days: 5 d, "
        + "arrivals: 1.5}, {name: spring, start: 20, days: 1 wk, moralHazard: 2}]")
    let alone = try load(
      "kind: compare\nmodel: small.yaml\nscenarios: [{name: a}, {name: b}]",
      RunSettings(sets: [setting, "site.units.icu.beds=7"]))
    #expect(alone.scenarios[0].digest == experiment.scenarios[1].digest)
    // What stands there later is set over it.
    let over = try load(Self.surges, RunSettings(sets: [setting])).scenarios.compactMap(\.model)
    #expect(over[0].units[0].work.arrivals.surges.count == 2)
  }

  @Test(
    "A mistake inside such a list is named where it stands",
    arguments: [
      (
        "moralHazard", "moralHazart",
        "e.yaml:9:49: site.units.icu.work.arrivals.surges.spring.moralHazart: unknown key; did you mean `moralHazard`?"
      ),
      (
        "days: 5 d", "days: 5 h",
        "e.yaml:8:42: site.units.icu.work.arrivals.surges.winter.days: 5 h (0.20833333333333334 d) is not"
      ),
      ("spring", "winter", "e.yaml:9:11: site.units.icu.work.arrivals.surges.winter: another"),
      ("name: winter, ", "", "e.yaml:8:11: site.units.icu.work.arrivals.surges.0.name: missing"),
      ("arrivals.surges", "arrivals.surge", "e.yaml:7:7: site.units.icu.work.arrivals.surge:"),
      ("surges:", "rate:", "e.yaml:8:9: site.units.icu.work.arrivals.rate: one value is needed"),
    ])
  func mistakesInLists(old: String, new: String, message: String) throws {
    let found = try complaints(Self.surges.replacingOccurrences(of: old, with: new))
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }

  @Test("Several mistakes are told together, and a broken model once")
  func together() throws {
    let text = Self.text.replacingOccurrences(of: "beds: 4", with: "beds: -4")
      .replacingOccurrences(of: "seed: 5", with: "seed: -5")
      .replacingOccurrences(of: "name: today", with: "nam: today")
    #expect(try complaints(text).count >= 3)
    let broken = try complaints(
      Self.text.replacingOccurrences(of: "icu.beds: 6", with: "icu.beds: x"))
    #expect(broken.count == 1)
  }

  @Test("A wrong --set is wrong usage, a wrong file bad data, a missing model no input")
  func exitCodes() {
    func code(_ text: String, _ sets: [String] = []) -> Int32? {
      do {
        _ = try load(text, RunSettings(sets: sets))
        return nil
      } catch let error as ModelFileError { return error.exitCode } catch { return nil }
    }
    #expect(code(Self.text) == nil)
    #expect(code(Self.text, ["no.such=1"]) == 64)
    #expect(code(Self.text.replacingOccurrences(of: "beds: 4", with: "beds: -4")) == 65)
    #expect(code(Self.text.replacingOccurrences(of: "small.yaml", with: "none.yaml")) == 66)
  }

  @Test("Policies are switched on by name, with a dose where one is given")
  func policies() throws {
    let text = Self.text.replacingOccurrences(
      of: "  - name: today", with: "  - name: today\n    policies: [no-such-policy=0.5]"
    )
    let found = try complaints(text)
    #expect(!found.isEmpty && found.allSatisfy { $0.contains("polic") })
  }

  @Test("Starters pass as they stand")
  func starter() throws {
    let folder = Scratch()
    try Starter.model(name: "Ward").write(
      toFile: folder.path + "/w.yaml", atomically: false, encoding: .utf8)
    try Starter.experiment(name: "Ward", model: "w.yaml").write(
      toFile: folder.path + "/w-experiment.yaml", atomically: false, encoding: .utf8)
    let experiment = try ExperimentFile.load(path: folder.path + "/w-experiment.yaml")
    #expect(experiment.scenarios.count == 3)
    #expect(Set(experiment.scenarios.map(\.digest)).count == 3)
  }
}

@Suite("Experiment files: sweeps")
struct SweepFileTests {
  private static func text(_ factors: String, _ more: String = "") -> String {
    """
    question: What matters?
    kind: sweep
    model: small.yaml
    \(more)
    factors:
    \(factors)
    """
  }

  private static let beds = "  - {path: site.units.icu.beds, values: [4, 6, 8]}"
  private static let rest =
    "  - {path: site.units.icu.breaks.hours, from: 15 min, to: 1 h, steps: 4}"

  private func design(_ text: String) throws -> DesignPoints {
    guard let design = (try load(text).kind as? Sweep)?.design else {
      throw ModelFileError(.badData, [])
    }
    return design
  }

  @Test("A factorial design has every combination, in documented units")
  func factorial() throws {
    let text = Self.text(Self.beds + "\n" + Self.rest)
    let found = try design(text)
    #expect(found.factors.map(\.name) == ["beds", "hours"])
    #expect(found.factors.map(\.unit) == ["1", "h"])
    #expect(found.points.count == 12)
    #expect(found.points[0] == ["4", "0.25"] && found.points[11] == ["8", "1"])
    let experiment = try load(text)
    #expect(experiment.scenarios[0].name == "p01" && experiment.scenarios[11].name == "p12")
    #expect(experiment.scenarios[11].model?.units[0].beds == 8)
    #expect(experiment.scenarios[11].model?.units[0].breaks.hours == 1)
    #expect(!experiment.recordsDaily)
  }

  @Test(
    "Latin hypercubes and Sobol' sequences fill each factor's range evenly",
    arguments: ["latin-hypercube", "sobol"])
  func spaceFilling(method: String) throws {
    let factors = Self.rest + "\n  - {path: clinicians.skillMean, from: 0.5, to: 0.9}"
    let found = try design(Self.text(factors, "design: \(method)\npoints: 64\nreplicates: 2"))
    #expect(found.points.count == 64)
    for (column, (low, high)) in [(0.25, 1.0), (0.5, 0.9)].enumerated() {
      let places = found.points.map { (Double($0[column])! - low) / (high - low) }
      let slices = Set(places.map { Int($0 * 64) })
      #expect(slices.count == 64 && slices.allSatisfy { (0..<64).contains($0) })
    }
  }

  @Test("Distributions have their quantiles")
  func distributions() {
    #expect(abs(FactorRange.normal(mean: 3, deviation: 2).quantile(0.975) - 6.919928) < 1e-6)
    #expect(abs(FactorRange.lognormal(median: 3, logDeviation: 1).quantile(0.5) - 3) < 1e-12)
    #expect(abs(FactorRange.logInterval(low: 1, high: 100).quantile(0.5) - 10) < 1e-12)
    let triangle = FactorRange.triangular(low: 0, mode: 1, high: 4)
    #expect(abs(triangle.quantile(0.25) - 1) < 1e-12 && triangle.quantile(0.25 + 1e-9) > 1)
    #expect(abs(triangle.quantile(1 - 0.25 / 3) - (4 - 1)) < 1e-12)
  }

  @Test("Counts are whole, and distributions stay inside the parameter's range")
  func inside() throws {
    let factors = "  - {path: site.units.icu.beds, distribution: normal, mean: 2, deviation: 30}"
    let found = try design(Self.text(factors, "design: latin-hypercube\npoints: 40"))
    let beds = found.points.map { Double($0[0])! }
    #expect(beds.allSatisfy { $0 == $0.rounded() && $0 >= 0 } && Set(beds).count > 10)
  }

  @Test("Points that no model can have fail by themselves and leave the others")
  func impossible() throws {
    let factors = """
        - {path: dynamics.capacity.lowKnot, values: [0.3, 0.6]}
        - {path: dynamics.capacity.highKnot, values: [0.5, 0.8]}
      """
    let experiment = try load(Self.text(factors))
    let bad = experiment.scenarios.filter { $0.model == nil }
    #expect(bad.count == 1 && experiment.scenarios.count == 4)
    guard case .impossible(let reason) = bad[0].content else { return }
    #expect(reason.contains("must be below highKnot"))
    let none = try complaints(
      Self.text(
        "  - {path: dynamics.capacity.lowKnot, values: [0.5, 0.6]}",
        "set: {dynamics.capacity.highKnot: 0.4}"))
    #expect(none.count == 1 && none[0].contains("no point of the design can be run"))
  }

  @Test("Design points can come from a CSV file")
  func file() throws {
    let scratch = Scratch()
    let folder = scratch.path
    try Fixture.small.write(toFile: folder + "/small.yaml", atomically: false, encoding: .utf8)
    func write(_ text: String) throws {
      try text.write(toFile: folder + "/d.csv", atomically: false, encoding: .utf8)
    }
    let text = "kind: sweep\nmodel: small.yaml\ndesign: file\nfile: d.csv"
    func load() throws -> Experiment {
      try ExperimentFile.load(bytes: Array(text.utf8), file: "e.yaml", directory: folder)
    }
    try write("site.units.icu.beds,mechanisms.breaks\n5,on\n7,off\n")
    let experiment = try load()
    #expect(experiment.scenarios.compactMap { $0.model?.units[0].beds } == [5, 7])
    #expect(experiment.scenarios.compactMap { $0.model?.mechanisms.breaks } == [1, 0])
    for (bad, message) in [
      ("site.units.icu.bedz\n5\n", "d.csv:1:1: the model has no value"),
      ("site.units.icu.beds\n5,6\n", "d.csv:2:1: 1 field is needed"),
      ("site.units.icu.beds\nmany\n", "d.csv:2:1: `many` is not a value here"),
      ("site.units.icu.beds\n", "no rows"),
    ] {
      try write(bad)
      do {
        _ = try load()
        Issue.record("\(bad) was read")
      } catch let error as ModelFileError {
        #expect(error.description.contains(message), "\(error)")
      }
    }
  }

  @Test(
    "Mistakes are named with their place",
    arguments: [
      ("  - {path: site.units.icu.bed, values: [4]}", "did you mean `site.units.icu.beds`?"),
      ("  - {path: site.units.icu.beds, values: [4, -2]}", "e.yaml:6:45: site.units.icu.beds: -2"),
      ("  - {path: site.units.icu.beds, from: 4}", "factors.0.to: missing and needed"),
      ("  - {path: site.units.icu.beds, from: 4, to: 2}", "must be above `from`"),
      ("  - {path: site.units.icu.beds, from: 4, to: 8}", "needs levels"),
      ("  - {path: site.units.icu.beds, from: 4 min, to: 8}", "is not a value here"),
      ("  - {path: mechanisms.breaks, from: 0, to: 1}", "list its `values`"),
      ("  - {path: site.units.icu.beds, valuez: [1]}", "did you mean `values`?"),
      ("  - {values: [1]}", "factors.0.path: missing"),
      (
        "  - {path: site.units.icu.beds, values: [1]}\n  - {path: site.units.icu.beds, values: [2]}",
        "is varied already"
      ),
      ("  - 5", "each factor is a group"),
    ])
  func mistakes(factors: String, message: String) throws {
    let found = try complaints(Self.text(factors))
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }
}
