// Resource hours as a function of dose: monotone, and without jumps that the dose does not make.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Doses")
struct DoseTests {
  private static let steps = 6

  /// How the hours move with the dose.
  private enum Course {
    /// In proportion.
    case line
    /// All the same.
    case level
    /// Up or down, however fast; no step is more than a multiple of the mean one.
    case up, down
  }

  private func course(_ kind: PolicyKind) -> Course {
    switch kind {
    case .staffingRatio, .debriefing, .floatPool, .agencyCover: .up
    case .minimumRest: .down
    case .shiftLength, .forwardRotation, .breakPlan, .microBreaks, .caseloadCap: .level
    case .restorativePlaces, .reflectiveJournaling: .level
    default: .line
    }
  }

  /// Doses from 0 to where it is much; whole ones where they count.
  private func doses(_ kind: PolicyKind) -> [Double] {
    let dose = kind.definition.dose
    let most: Double =
      switch kind {
      case .staffingLevel: 0.5
      case .staffingRatio: 2
      case .minimumRest: 20
      default: min(dose.range.upperBound, 8 * dose.usual)
      }
    let all = (0...Self.steps).map { most * Double($0) / Double(Self.steps) }
    return dose.kind == .count ? all.map { $0.rounded(.down) } : all
  }

  /// Twelve people, of whom nobody is ill or leaves and none stays longer, so that hours are what
  /// the rota and the policies make them.
  private var model: Model {
    var unit = CareUnitPlan()
    unit.name = "unit"
    unit.beds = 8
    unit.posts = [.of(12, vacationWeeks: 6)]
    unit.rota.pattern = 1
    unit.rota.shifts = [
      .of("day", start: 7, hours: 12.5), .of("night", start: 19, hours: 12.5),
    ]
    unit.rota.overrunMean = 0
    unit.work.arrivals.rate = 2
    unit.work.nominalDemand = 4
    unit.work.caseloadCap.limit = 10
    unit.work.cases = [.plain(.exponential(72))]
    unit.work.cases[0].traumaShare = 0.5
    unit.work.cases[0].traumaScale = 20
    unit.agency.noticeHours = 0
    var model = Model()
    model.units = [unit]
    model.horizon.days = 112
    model.horizon.warmUpDays = 0
    model.mechanisms = .allOff
    model.mechanisms.breaks = 1
    model.mechanisms.structuredSupport = 1
    model.mechanisms.encounters = 1
    return model
  }

  private func model(for kind: PolicyKind) -> Model {
    var model = model
    switch kind {
    case .minimumRest:
      // Twelve hours between two days, so that a longer rest cuts into the second.
      model.units[0].rota.pattern = 4
      model.units[0].rota.sequence = ["day", "day", "day", "off", "off", "off"]
      model.units[0].rota.minimumRestHours = 0
    case .shiftLength:
      // A vacation meets more of one rota than of another.
      model.units[0].posts[0].vacationWeeks = 0
    case .forwardRotation:
      model.units[0].rota = .backward
      // Else a quick return would cost hours that forward rotation gives back.
      model.units[0].rota.minimumRestHours = 0
    default: break
    }
    model.units[0].rota.overrunMean = 0
    // So many that they show beside a shift.
    if kind.definition.hours.usual > 0 { model.policies[kind].hours = 25 }
    model.units[0].programmes.screening.hours = 4
    model.units[0].programmes.screening.places = 0
    return model
  }

  private func hours(_ kind: PolicyKind, _ dose: Double) throws -> Double {
    var model = model(for: kind)
    model.policies[kind].active = 1
    model.policies[kind].dose = dose
    return try Simulation(model: model, seed: 21).run(replicate: 0)[.staffHours]
  }

  @Test(
    "Staff hours follow the dose of a policy without a jump, and in one direction",
    arguments: PolicyKind.allCases)
  func smooth(_ kind: PolicyKind) throws {
    let doses = doses(kind)
    let hours = try doses.map { try self.hours(kind, $0) }
    let (first, last) = (hours[0], hours[Self.steps])
    // A shift that falls into the last day or not, a session of everybody or not.
    let slack = 30.0
    switch course(kind) {
    case .level:
      for value in hours { #expect(abs(value - first) <= slack, "\(kind.name): \(hours)") }
    case .line:
      #expect(last - first > 1.5 * slack, "\(kind.name): \(hours)")
      for (dose, value) in zip(doses, hours) {
        let line = first + (last - first) * dose / doses[Self.steps]
        #expect(abs(value - line) <= 0.02 * abs(last - first) + slack, "\(kind.name): \(hours)")
      }
    case .up, .down:
      let sign = course(kind) == .up ? 1.0 : -1.0
      #expect(sign * (last - first) > slack, "\(kind.name): \(hours)")
      for (before, after) in zip(hours, hours.dropFirst()) {
        let step = sign * (after - before)
        let most = 3 * abs(last - first) / Double(Self.steps)
        #expect(step >= -slack && step <= most + slack, "\(kind.name): \(hours)")
      }
    }
  }

  @Test("Relief is bought by the hour: twice the dose is twice the hours, on a small unit too")
  func relief() throws {
    func relief(_ dose: Double) throws -> Double {
      var model = model
      model.policies[.protectedBreaks].active = 1
      model.policies[.protectedBreaks].dose = dose
      return try Simulation(model: model, seed: 22).run(replicate: 0)[.reliefHours]
    }
    let onDuty = model.units[0].meanOnDuty
    for dose in [0.05, 0.1, 0.2, 0.5, 1] {
      // In whole days, to one.
      let expected = dose * onDuty / 10 * 112
      #expect(abs(try relief(dose) / 24 - expected) <= 1.5, "dose \(dose)")
    }
  }

  @Test("Relief of a larger part of the days has every day that a smaller one has")
  func reliefDays() throws {
    var before = [Bool](repeating: false, count: 400)
    for share in stride(from: 0.0, through: 1, by: 0.125) {
      var model = model
      model.units[0].breaks.reliefPersons = share
      var unit = startUnit(model, seed: 23)
      for day in 0..<400 {
        unit.day = day
        unit.planRelief()
        #expect(unit.reliefToday == 1 || !before[day])
        before[day] = unit.reliefToday == 1
      }
      #expect(abs(Double(before.count { $0 }) - 400 * share) <= 2, "share \(share)")
    }
  }

  @Test("A part-time post works its part of the shifts, evenly, and holds the rota otherwise")
  func partTime() {
    var unit = model.units[0]
    unit.addPosts(share: 0.2)
    #expect(unit.posts.map(\.count) == [12, 2, 1])
    let (rota, part) = (Rota(unit), unit.posts[2].workShare)
    #expect(abs(part - 0.4) < 1e-12)
    var (full, worked, longest, since) = (0, 0, 0, 0)
    for day in 0..<1_400 where rota.rostered(14, on: day) > 0 {
      full += 1
      since += 1
      if rota.shift(of: 14, on: day) > 0 { (worked, since) = (worked + 1, 0) }
      longest = max(longest, since)
    }
    #expect(full == 600 && worked == 240 && longest == 2)
    let (start, shift) = rota.nextShift(of: 14, after: -1)
    #expect(rota.shift(of: 14, on: Int(start / 24)) == shift + 1)
  }

  @Test("A part of a post that works once a year is still planned")
  func smallPart() {
    var unit = model.units[0]
    unit.addPosts(share: 0.0005)
    let rota = Rota(unit)
    let first = rota.nextShift(of: 12, after: -1).start
    #expect(first.isFinite)
    #expect(rota.nextShift(of: 12, after: first).start.isFinite)
  }

  @Test("Whole posts stay whole in spite of rounding")
  func wholePosts() {
    #expect(CareUnitPlan.parts(70 * 0.1).part == 0 && CareUnitPlan.parts(70 * 0.1).whole == 7)
    #expect(CareUnitPlan.parts(0).whole == 0 && CareUnitPlan.parts(0).part == 0)
    let (whole, part) = CareUnitPlan.parts(62 * 0.1)
    #expect(whole == 6 && abs(part - 0.2) < 1e-9)
  }

  @Test("Sessions that a unit holds already are never fewer for a policy")
  func ownSessions() {
    var plan = GroupSessionPlan()
    (plan.everyDays, plan.attendance) = (7, 0.8)
    for month in stride(from: 0.1, through: 8, by: 0.1) {
      var held = plan
      held.hold(month, attendance: 0.5)
      let most = max(0.8 / 7, 0.5 * 12 * month / 365)
      #expect(abs(held.attendance / held.everyDays - most) < 1e-12)
    }
  }

  @Test("A session every so many days comes round as often as said, whole or not")
  func comesRoundOnAverage() {
    for days in [1.0, 1.5, 3.8, 30, 30.416_67, 700] {
      let held = (0..<7_000).count { comesRound(every: days, on: $0) }
      #expect(abs(Double(held) - 7_000 / days) <= 1, "every \(days) days")
      #expect(comesRound(every: days, on: 0))
    }
    for day in 0..<100 { #expect(comesRound(every: 7, on: day) == (day % 7 == 0)) }
    #expect(!comesRound(every: 0, on: 0))
  }
}
