// Reading model files that are right.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

struct ModelFileTests {
  @Test("The starter model passes its own check")
  func starter() throws {
    #expect(try Fixture.complaints(Starter.model(name: "a \"name\": yes\n# no")) == [])
    #expect(try Fixture.load(Starter.model(name: "Ward 7")).model.name == "Ward 7")
  }

  @Test("Every shipped model passes its own check and can be described")
  func shipped() throws {
    let folder = URL(fileURLWithPath: Fixture.folder)
      .appendingPathComponent("../../../models").standardizedFileURL.path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }
    #expect(names.contains("icu.yaml"))
    for name in names {
      #expect(ModelFile.check(path: "\(folder)/\(name)") == [], "\(name)")
      let loaded = try ModelFile.load(path: "\(folder)/\(name)")
      #expect(ModelDescription(loaded).text.hasPrefix(loaded.model.name + "\n"))
    }
  }

  @Test("Numbers with units arrive in the documented unit")
  func units() throws {
    let model = try ModelFile.load(path: Fixture.smallPath).model
    #expect(model.horizon.days == 364)
    let unit = try #require(model.units.first)
    #expect(unit.rota.shifts.map(\.hours) == [12.5, 12.5])
    #expect(unit.rota.shifts.map(\.start) == [7, 19])
    #expect(unit.work.arrivals.rate == 1.5)
    #expect(unit.work.arrivals.byWeekday == [1, 1, 1, 1, 1, 0.8, 0.8])
    #expect(unit.work.cases.map(\.length.mean) == [96, 120])
    #expect(unit.work.cases.map(\.share) == [0.7, 0.3])
    #expect(unit.breaks.hours == 0.5)
    #expect(model.dynamics.capacity.offDuty == 0.144 / 24)
    #expect(model.mechanisms.socialContagion == 0)
    #expect(model.mechanisms.lossSpiral == 1)
  }
}
