// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Sensitivity experiments")
struct SensitivityStudyTests {
  static func text(_ method: String) -> String {
    """
    question: What matters?
    kind: sensitivity
    model: small.yaml
    outcomes: [capacity_mean]
    replicates: 2
    \(method)
    factors:
      - {path: dynamics.capacity.working, from: 0.0005, to: 0.0015}
      - {path: dynamics.capacity.baseDepletion, from: 0.002, to: 0.004}
      - {path: dynamics.capacity.offDuty, from: 0.005, to: 0.007}
    """
  }

  /// 4 of the first factor's range, 2 of the second's, nothing of the third, and luck.
  private func run(
    _ study: MadeUpStudy, _ experiment: Experiment, luck: Double = 0,
    fails: @escaping @Sendable (Int, UInt64) -> Bool = { _, _ in false }
  ) throws -> RunReport? {
    guard let plan = experiment.kind as? SensitivityPlan else { return nil }
    let points = plan.design.points.map { $0.map { Double($0)! } }
    return try study.run(experiment, fails: fails) { scenario, replicate in
      let point = points[scenario]
      let value =
        4 * (point[0] - 0.0005) / 0.001 + 2 * (point[1] - 0.002) / 0.002
        + madeUp(0, replicate, luck) + madeUp(scenario + 1, replicate, luck)
      return [.capacityMean: value]
    }
  }

  @Test("Morris: slopes over the range, in the table and for people")
  func morris() throws {
    let study = MadeUpStudy()
    let experiment = try study.load(Self.text("method: morris\ntrajectories: 6"))
    #expect(experiment.scenarios.count == 24 && experiment.replicates == 2)
    let report = try #require(try run(study, experiment))
    let rows = try study.rows("sensitivity")
    let stars = rows.map { Double($0["mu_star"]!)! }
    for (star, slope) in zip(stars, [4.0, 2, 0]) { #expect(abs(star - slope) < 1e-9) }
    #expect(rows.allSatisfy { $0["used"] == "6" && $0["lost"] == "0" })
    #expect(report.results.lines.contains { $0.contains("luck is 0 % of the variance") })
    let order = report.results.lines.compactMap { line in
      ["working", "base_depletion", "off_duty"].firstIndex { line.hasPrefix($0) }
    }
    #expect(order == [0, 1, 2])
    #expect(try study.rows("design").count == 24)
  }

  @Test("A label of a factor is what people read; tables and identity keep its name")
  func labels() throws {
    let study = MadeUpStudy()
    let bare = Self.text("method: morris\ntrajectories: 6")
    let plain = try study.load(bare)
    let named = try study.load(
      bare.replacing(
        "{path: dynamics.capacity.working,", with: "{path: dynamics.capacity.working, label: ease,")
    )
    #expect(plain.identity == named.identity)
    let report = try #require(try run(study, named))
    #expect(report.results.answer.sentences[0].hasPrefix("“ease” moves capacity mean most"))
    #expect(report.results.answer.table.contains { $0.contains("base depletion") })
    #expect(try study.rows("sensitivity").map { $0["factor"] ?? "" }.contains("working"))
  }

  @Test("Sobol': shares of the variance that the factors cause, the seed's told apart")
  func sobol() throws {
    let study = MadeUpStudy()
    let experiment = try study.load(Self.text("method: sobol\npoints: 256"))
    #expect(experiment.scenarios.count == 256 * 5)
    let report = try #require(try run(study, experiment, luck: 1))
    let rows = try study.rows("sensitivity")
    for (row, share) in zip(rows, [0.8, 0.2, 0]) {
      #expect(abs(Double(row["total"]!)! - share) < 0.12, "\(row)")
      #expect(abs(Double(row["first_order"]!)! - share) < 0.2, "\(row)")
    }
    let variance = try study.rows("variance")[0]
    // 16/12 + 4/12 between points, 1 for each replicate at a point beyond the common.
    #expect(abs(Double(variance["parameters"]!)! - 20 / 12.0) < 0.25)
    #expect(abs(Double(variance["rest"]!)! - 1) < 0.15)
    #expect(report.failed == 0)
  }

  @Test("Failed trials are counted, told, and cost what hangs on them alone")
  func failures() throws {
    let study = MadeUpStudy()
    let experiment = try study.load(Self.text("method: morris\ntrajectories: 6"))
    let report = try #require(
      try run(study, experiment, fails: { scenario, _ in scenario == 5 }))
    let rows = try study.rows("sensitivity")
    #expect(rows.reduce(0) { $0 + Int($1["lost"]!)! } == 2)
    #expect(report.failed == 2)
    #expect(report.results.lines.contains { $0.contains("2 of 48 trials failed") })
    #expect(try study.rows("variance")[0]["lost_points"] == "1")
    #expect(try study.rows("failures").count == 2)
  }

  @Test(
    "Mistakes are named with their place",
    arguments: [
      ("method: sobol\npoints: 100", "power of two"), ("method: morris\nlevels: 5", "is even"),
      ("method: fast", "is not one of the choices"), ("points: 64", "missing and needed"),
      ("method: sobol\ntrajectories: 5", "only method morris"),
    ])
  func mistakes(method: String, message: String) {
    let wrong = MadeUpStudy().complaints(Self.text(method))
    #expect(wrong.contains { $0.contains(message) }, "\(wrong)")
  }
}
