// Patients for each nurse on duty, and work that nobody is there for, in units of which the numbers
// can be said beforehand.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Patients for each nurse on duty")
struct StaffedHoursTests {
  private static let days = 21.0

  /// Posts on a sequence of shifts, without chance in who works: nobody is sick, leaves or stays on;
  /// every bed is taken when the observed days begin, and for good.
  private static func model(
    _ shifts: [ShiftPlan], _ sequence: [String], posts: Int, beds: Double = 6
  ) throws -> Model {
    var model = try Model.icu(days: days, warmUpDays: 7)
    var unit = model.units[0]
    unit.beds = beds
    unit.posts = [.of(posts)]
    unit.rota.pattern = 4
    unit.rota.shifts = shifts
    unit.rota.sequence = sequence
    unit.rota.overrunMean = 0
    for c in unit.work.cases.indices { unit.work.cases[c].length = .fixed(100_000) }
    unit.work.arrivals.rate = 2_400
    model.units[0] = unit
    for off in ["absence", "turnover"] {
      Mechanisms.parameters.first { $0.name == off }!.write(&model.mechanisms, 0)
    }
    return model
  }

  private static func run(_ model: Model) throws -> ReplicateResult {
    try Simulation(model: model, seed: 5).run(replicate: 1)
  }

  private func expect(
    _ result: ReplicateResult, _ outcome: Outcome, _ value: Double,
    location: SourceLocation = #_sourceLocation
  ) {
    let name = outcome.definition.name
    #expect(
      abs(result[outcome] - value) < 1e-9, "\(name) is \(result[outcome]), not \(value)",
      sourceLocation: location)
  }

  @Test("Of six patients two nurses by day have three each, and one at night has six")
  func fullBeds() throws {
    let shifts: [ShiftPlan] = [
      .of("day", start: 7, hours: 12), .of("night", start: 19, hours: 12),
    ]
    let cycle = ["day", "day", "off", "night", "off", "off"]
    let result = try Self.run(try Self.model(shifts, cycle, posts: 6))
    expect(result, .patientsPerNurseDay, 3)
    expect(result, .patientsPerNurseNight, 6)
    // 24 hours of six patients, 24 + 12 hours of nurses.
    expect(result, .patientsPerNurse, 4)
    expect(result, .nobodyOnDutyHours, 0)
  }

  @Test("Who is left alone at night is nobody's patient, and the hours are counted")
  func alone() throws {
    // Six posts in turn: two on the long shift, one on the late one.
    let shifts: [ShiftPlan] = [
      .of("long", start: 6, hours: 14), .of("late", start: 16, hours: 6),
    ]
    let cycle = ["long", "off", "long", "off", "late", "off"]
    let result = try Self.run(try Self.model(shifts, cycle, posts: 6))
    // Two for nine hours, three for three; at night two for an hour, three for one, one for two.
    expect(result, .patientsPerNurseDay, 6 * 12 / (2.0 * 9 + 3 * 3))
    expect(result, .patientsPerNurseNight, 6 * 4 / (2.0 + 3 + 2))
    expect(result, .patientsPerNurse, 6 * 16 / (2.0 * 14 + 6))
    expect(result, .nobodyOnDutyHours, 8 * Self.days)
  }

  @Test("Where nobody works at night, nobody has patients at night, whatever rounding leaves")
  func noNight() throws {
    let shifts = [ShiftPlan.of("day", start: 7 + 1.0 / 3, hours: 500.0 / 60)]
    let result = try Self.run(try Self.model(shifts, ["day"], posts: 3))
    expect(result, .patientsPerNurseDay, 2)
    #expect(result[.patientsPerNurseNight].isNaN)
    expect(result, .patientsPerNurse, 2)
  }

  @Test("Nurses are those whom cases need first: with the roles turned round, the fewer physicians")
  func roles() throws {
    var model = try Model.shipped("emergency", days: 20)
    let nurses = try Self.run(model)
    #expect(nurses[.patientsPerNurse] > 0.5)
    for c in model.units[0].work.cases.indices { model.units[0].work.cases[c].roles.swapAt(0, 1) }
    // 30 nurses and 14 physicians.
    let physicians = try Self.run(model)
    #expect(physicians[.patientsPerNurse] > 1.5 * nurses[.patientsPerNurse])
  }

  @Test("Panels and crews have no patients for each nurse; panels are not alone either")
  func kinds() throws {
    let clinic = try Self.run(try Model.shipped("clinic", days: 7, warmUpDays: 2))
    let ambulance = try Self.run(try Model.shipped("ambulance", days: 7, warmUpDays: 2))
    for result in [clinic, ambulance] {
      #expect(result[.patientsPerNurse].isNaN && result[.patientsPerNurseDay].isNaN)
      #expect(result[.patientsPerNurseNight].isNaN)
    }
    #expect(clinic[.nobodyOnDutyHours].isNaN && ambulance[.nobodyOnDutyHours] == 0)
  }
}
