// What a comparison hangs on, against models that were read anew with the number moved.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("What a comparison hangs on")
struct AssumptionTests {
  private static let text = """
    question: Protected breaks?
    kind: compare
    model: unit.yaml
    replicates: 4
    seed: 3
    outcomes: [capacity_mean, staff_hours]
    scenarios:
      - {name: today}
      - {name: breaks, policies: [protected-breaks]}
    """

  /// The unit with three numbers in doubt that move little, much and nothing that is asked about.
  private static let unit = """
    name: Small unit
    horizon: {days: 20, warmUpDays: 5}
    mechanisms: {all: off, breaks: on, absence: on}
    dynamics:
      capacity:
        offDuty: {value: 0.02 /h, grade: measured, plausible: [0.01, 0.03]}
    site:
      units:
        - name: icu
          beds: 4
          posts: [{role: nurse, count: 12}]
          rota:
            pattern: three-on-four-off
            shifts:
              - {name: day, start: "07:00", hours: 12.5}
              - {name: night, start: "19:00", hours: 12.5}
          work:
            kind: beds
            arrivals: {rate: 1 /d}
            cases: [{name: any, share: 1, length: {mean: 3 d}}]
    """

  private static func load(_ more: String, unit: String = unit) throws -> Experiment {
    let scratch = Scratch()
    try unit.write(toFile: scratch.path + "/unit.yaml", atomically: false, encoding: .utf8)
    return try ExperimentFile.load(
      bytes: Array((text + "\n" + more).utf8), file: scratch.path + "/e.yaml",
      directory: scratch.path)
  }

  private static func complaint(_ more: String, unit: String = unit) -> String {
    do {
      _ = try load(more, unit: unit)
      return ""
    } catch { return "\(error)" }
  }

  private static func run(_ experiment: Experiment, _ scratch: Scratch) throws -> RunReport {
    let run = try ExperimentRun(
      experiment, RunOptions(threads: 2, folder: scratch.path + "/out"))
    let ending = try run.execute {
      RunTiming(wallSeconds: 1, processorSeconds: 1, threads: 2)
    }
    guard case .complete(let report) = ending else { throw CancellationError() }
    return report
  }

  @Test("The differences at both ends are those of the model read anew with the number there")
  func readAnew() throws {
    let experiment = try Self.load("assumptions: {replicates: 3}")
    let scratch = Scratch()
    let report = try Self.run(experiment, scratch)
    let effects = report.results.comparisons[0].hangsOn
    let plan = try #require((experiment.kind as? Comparison)?.assumptions)
    #expect(effects.count == 2 * plan.numbers.count && plan.numbers.count > 5)
    let path = "dynamics.capacity.offDuty"
    let effect = try #require(
      effects.first { $0.outcome == .capacityMean && $0.number.path == path })
    #expect(effect.number.low == 0.01 && effect.number.high == 0.03)
    for (end, found) in [(0.01, effect.low), (0.02, effect.now), (0.03, effect.high)] {
      var differences: [Double] = []
      for replicate in 1...3 as ClosedRange<UInt64> {
        func capacity(_ policies: [String]) throws -> Double {
          let loaded = try ModelFile.load(
            bytes: Array(Self.unit.utf8), file: "unit.yaml", directory: ".",
            overrides: try (["\(path)=\(end) /h"] + policies).map {
              try ModelOverride(argument: $0)
            })
          let result = try Simulation(model: loaded.model, seed: 3).run(replicate: replicate)
          return result.outcomes[Outcome.capacityMean.rawValue]
        }
        differences.append(
          try capacity(["policies.protected-breaks.active=on"]) - capacity([]))
      }
      let mean = differences.reduce(0, +) / 3
      #expect(abs(found.difference - mean) < 1e-12, "at \(end)")
      #expect(found.count == 3)
    }
    #expect(effect.change.difference != 0)
  }

  @Test("The table has the strongest first, what moves nothing at p = 1, and the same rows again")
  func table() throws {
    let scratch = Scratch()
    let experiment = try Self.load("assumptions: {replicates: 3}")
    let report = try Self.run(experiment, scratch)
    let rows = try scratch.text("out/assumptions.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = Dictionary(uniqueKeysWithValues: rows[0].enumerated().map { ($1, $0) })
    func cells(_ outcome: String, _ column: String) -> [String] {
      rows.dropFirst().filter { $0[columns["outcome"]!] == outcome }.map { $0[columns[column]!] }
    }
    let changes = cells("capacity_mean", "change").map { abs(Double($0) ?? -1) }
    #expect(changes == changes.sorted(by: >) && changes.count > 5)
    #expect(cells("capacity_mean", "rank") == (1...changes.count).map(String.init))
    // How fast one recovers at home decides no hours.
    let place = cells("staff_hours", "number").firstIndex(of: "dynamics.capacity.offDuty")!
    #expect(cells("staff_hours", "change")[place] == "0" && cells("staff_hours", "p")[place] == "1")
    let hours = report.results.comparisons[0].hangsOn.filter { $0.outcome == .staffHours }
    #expect(hours.count == changes.count)
    let check = try FolderCheck(scratch.path + "/out").report(sample: 2, seed: 1, threads: 2)
    #expect(check.failed.isEmpty)
  }

  @Test("Scenarios with one baseline are held against each other as well, number by number")
  func rivals() throws {
    let scratch = Scratch()
    let more = "  - {name: small, policies: [micro-breaks]}\nassumptions: {replicates: 2}"
    _ = try Self.run(try Self.load(more), scratch)
    let rows = try scratch.text("out/assumptions.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = Dictionary(uniqueKeysWithValues: rows[0].enumerated().map { ($1, $0) })
    func values(_ scenario: String, _ baseline: String, _ column: String) -> [String: Double] {
      let own = rows.dropFirst().filter { row in
        row[columns["scenario"]!] == scenario && row[columns["baseline"]!] == baseline
          && row[columns["outcome"]!] == "capacity_mean"
      }
      return Dictionary(
        uniqueKeysWithValues: own.map { ($0[columns["number"]!], Double($0[columns[column]!])!) })
    }
    for column in ["now", "at_low", "at_high"] {
      let (breaks, small) = (values("breaks", "today", column), values("small", "today", column))
      let between = values("breaks", "small", column)
      #expect(between.count == breaks.count && between.values.contains { $0 != 0 })
      #expect(values("small", "breaks", column).isEmpty)
      for (number, value) in between {
        #expect(abs(value - (breaks[number]! - small[number]!)) < 1e-12, "\(number), \(column)")
      }
    }
  }

  @Test("What scenarios compare, choices and measured numbers are not moved; ranges of a file are")
  func whichNumbers() throws {
    let all = try Self.load("assumptions: {}")
    let paths = try #require((all.kind as? Comparison)?.assumptions).numbers.map(\.path)
    #expect(paths.contains("dynamics.capacity.offDuty"))
    #expect(!paths.contains("site.units.icu.beds"))
    let compared = try Self.load(
      "  - {name: slower, set: {dynamics.capacity.offDuty: 0.015 /h}}\nassumptions: {}")
    let others = try #require((compared.kind as? Comparison)?.assumptions).numbers.map(\.path)
    #expect(!others.contains("dynamics.capacity.offDuty") && others.count == paths.count - 1)
    #expect(all.identity != compared.identity)
  }

  @Test("What becomes of the answer at the ends is read off the intervals")
  func turns() throws {
    let plan = try #require((Self.load("assumptions: {}").kind as? Comparison)?.assumptions)
    /// Differences about a mean, spread by 0.1: clear of 0 from half of that on.
    func around(_ mean: Double) -> PairedDifference {
      PairedDifference(
        baseline: [0, 0, 0, 0, 0], other: [-0.1, -0.05, 0, 0.05, 0.1].map { $0 + mean })
    }
    for (now, low, high, turn) in [
      (1.0, 2.0, 0.5, AssumptionEffect.Turn.stands), (1, 1, 0, .opens), (1, -1, 1, .reverses),
      (-1, -1, 1, .reverses), (0, 1, 0, .tells), (0, -1, 1, .reverses), (0, 0, 0, .stands),
    ] {
      let effect = AssumptionEffect(
        outcome: .capacityMean, number: plan.numbers[0], now: around(now), low: around(low),
        high: around(high), change: around(high - low))
      #expect(effect.turn == turn, "\(now), \(low), \(high)")
    }
  }

  @Test("What cannot be meant is refused with its place")
  func refusals() throws {
    #expect(Self.complaint("assumptions: {grades: [measured]}").contains("not one of the choices"))
    #expect(Self.complaint("assumptions: {replicate: 3}").contains("did you mean `replicates`"))
    #expect(Self.complaint("assumptions: yes").contains("this is a group"))
    #expect(Self.complaint("assumptions: {replicates: 1}").contains("whole number from 2"))
    for (range, message) in [
      ("[0.03, 0.01]", "the lower end comes first"), ("[0.03, 0.04]", "lies outside 0.03 to 0.04"),
      ("0.03", "write the two ends"), ("[-1, 1]", "below 0"),
    ] {
      let unit = Self.unit.replacing("[0.01, 0.03]", with: range)
      #expect(Self.complaint("", unit: unit).contains(message), "\(range)")
    }
  }
}

@Suite("Factors by grade")
struct GradedFactorTests {
  private static func load(_ factors: String) throws -> Experiment {
    try ExperimentFile.load(
      bytes: Array(
        """
        question: Which?
        kind: sensitivity
        model: small.yaml
        method: morris
        trajectories: 2
        replicates: 1
        factors: \(factors)
        """.utf8), file: "e.yaml", directory: Fixture.folder)
  }

  @Test("Every number of the grades that acts is a factor over its plausible range")
  func grades() throws {
    let experiment = try Self.load("assumed")
    let design = try #require((experiment.kind as? SensitivityPlan)?.design)
    let doubtful = try Fixture.load(Fixture.small).doubtful([.assumed])
    #expect(design.factors.map(\.path) == doubtful.map(\.path) && doubtful.count > 50)
    #expect(experiment.scenarios.count == 2 * (doubtful.count + 1))
    let more = try Self.load("[assumed, calibrated]")
    #expect(more.scenarios.count > experiment.scenarios.count)
  }

  @Test("A grade that is none, or has no range, is refused")
  func refusals() {
    for (factors, message) in [
      ("assumde", "did you mean `assumed`"), ("[assumed, measured]", "`measured` is not one"),
    ] {
      do {
        _ = try Self.load(factors)
        Issue.record("\(factors) was taken")
      } catch { #expect("\(error)".contains(message), "\(error)") }
    }
  }
}

@Suite("Plausible ranges")
struct PlausibleRangeTests {
  private func value(_ path: String, _ grade: EvidenceGrade, _ number: Double) throws
    -> LoadedValue
  {
    let entry = try #require(Registry.entries.first { $0.pattern == path })
    return LoadedValue(
      path: path, entry: entry, value: .number(number), origin: .standard, source: "",
      grade: grade, note: "", plausible: nil)
  }

  @Test("Assumed numbers range from half to double, shares by their odds, known ones not at all")
  func rule() throws {
    let rate = "dynamics.capacity.offDuty"
    #expect(try value(rate, .assumed, 0.04).plausibleRange == 0.02...0.08)
    let calibrated = try #require(try value(rate, .calibrated, 0.04).plausibleRange)
    #expect(abs(calibrated.lowerBound - 0.032) < 1e-12 && calibrated.upperBound == 0.05)
    #expect(try value(rate, .measured, 0.04).plausibleRange == nil)
    #expect(try value(rate, .chosen, 0.04).plausibleRange == nil)
    #expect(try value(rate, .assumed, 0).plausibleRange == nil)
    let share = try #require(
      Registry.entries.first {
        $0.lowest == 0 && $0.highest == 1 && $0.isQuantity && $0.unit.dimension == .number
      })
    let odds = try #require(try value(share.pattern, .assumed, 0.8).plausibleRange)
    #expect(abs(odds.lowerBound - 2.0 / 3) < 1e-12 && abs(odds.upperBound - 8.0 / 9) < 1e-12)
  }

  @Test("Every range lies inside what a file may say, and holds the default")
  func inside() {
    var count = 0
    for entry in Registry.entries {
      guard let standard = entry.standard else { continue }
      let value = LoadedValue(
        path: entry.pattern, entry: entry, value: .number(standard), origin: .standard, source: "",
        grade: entry.grade, note: "", plausible: nil)
      guard let range = value.plausibleRange else { continue }
      count += 1
      #expect(range.lowerBound >= entry.lowest && range.upperBound <= entry.highest)
      #expect(range.contains(standard) && range.lowerBound < range.upperBound)
    }
    #expect(count > 150)
  }
}
