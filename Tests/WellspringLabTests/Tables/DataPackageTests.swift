// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Data package")
struct DataPackageTests {
  private static let schemas = [
    ResultTables.summary.schema, ResultTables.replicates().schema, ResultTables.daily.schema,
    ResultTables.months.schema, ResultTables.clinicians.schema, ResultTables.events.schema,
    ResultTables.failures.schema,
  ]
  private static let design = DesignPoints(
    factors: [
      DesignFactor(
        name: "beds", path: "site.units.icu.beds", unit: "1", isNumber: true, meaning: "B.")
    ], points: [], method: "file")
  private static let others =
    [ResultTables.surveys.schema, ResultTables.warmUp.schema, design.table.schema]
    + kinds.flatMap { $0.tables(currency: "€") }
    + [
      RosterResult.days.schema, RosterResult.posts.schema, RosterResult.harms.schema,
      RosterResult.swaps.schema, RosterResult.swapDays.schema, RosterResult.after.schema,
    ]
    + TippingArmResult.tables(pushes: true, ramps: true, aftermath: true, recovery: true)
  private static let kinds: [any Study] = [
    ModelRun(precision: [PrecisionTarget(outcome: "capacity_mean", halfWidth: 1)]),
    Comparison(pairs: []), WarningsPlan(),
    SensitivityPlan(
      method: .morris(MorrisDesign(factors: 1, trajectories: 2, levels: 4, seed: 1)),
      design: design),
    SensitivityPlan(method: .sobol(SaltelliDesign(factors: 1, rows: 8)), design: design),
    SelectionPlan(
      objective: .cost, bounded: [],
      rule: SelectionRule(
        alternatives: 2, prefersSmall: true, indifference: 1, bounds: [], confidence: 0.95,
        firstStage: 20)),
  ]

  @Test("Every column says what it is, in what unit", arguments: Self.schemas + Self.others)
  func described(schema: TableSchema) {
    #expect(Set(schema.columns.map(\.name)).count == schema.columns.count)
    #expect(Set(schema.key).isSubset(of: schema.columns.map(\.name)))
    for column in schema.columns {
      #expect(!column.meaning.isEmpty)
      #expect(column.kind == .text || !column.unit.isEmpty, "\(column.name) has no unit")
      #expect(column.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" })
    }
  }

  @Test("The package lists the files that are there, with their columns, sizes and digests")
  func resources() throws {
    let scratch = Scratch()
    try FakeRun.run(
      FakeRun.experiment(recording: [.clinicians, .events]), scratch.path + "/out",
      FakeRun.Setup(fails: { $0 == 3 }))
    let bytes = try scratch.bytes("out/datapackage.json")
    let package = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.count == Self.schemas.count)
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let content = Array(try scratch.bytes("out/" + path))
      #expect(resource["bytes"] as? Int == content.count)
      #expect(resource["hash"] as? String == "sha256:" + sha256(content))
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let header = String(decoding: content.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      #expect(fields.compactMap { $0["name"] as? String }.joined(separator: ",") == header)
    }
  }
}

extension TableSchema: CustomTestStringConvertible {
  public var testDescription: String { name }
}
