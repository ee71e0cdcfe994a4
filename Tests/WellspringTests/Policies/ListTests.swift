// What a list in a model holds besides what is used, what things are called, and in which order they
// are listed: under every policy.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Lists and names")
struct ListTests {
  /// Everything that a run gives, to the last bit.
  private func bytes(_ model: Model, seed: UInt64) throws -> [Double] {
    let recording: Recording = [.events, .clinicians, .surveys]
    let result = try Simulation(model: model, seed: seed, recording: recording).run(replicate: 1)
    let rows = result.events.flatMap {
      [$0.hours, Double($0.position), Double($0.kind.rawValue), $0.value, $0.capacity, $0.load]
    }
    return result.outcomes + result.daily + result.clinicians + rows
      + result.eventCounts.map { Double($0) }
  }

  /// No policy, four alone and two together: over eight seeds each policy comes up alone.
  private func selections(_ seed: Int) -> [[PolicyKind]] {
    let all = PolicyKind.allCases
    let alone = (0..<4).map { [all[(4 * seed + $0) % all.count]] }
    return [[]] + alone + [[all[(5 * seed) % all.count], all[(7 * seed + 3) % all.count]]]
  }

  /// Runs random models with and without a change, under every policy.
  private func expectSame(_ seeds: Range<Int>, _ change: (inout Model, Int) -> Void) throws {
    for seed in seeds {
      var source = RandomModel(seed: UInt64(70_000 + seed))
      let plain = source.model(days: 8)
      for kinds in selections(seed) {
        var model = plain
        for kind in kinds { model.policies[kind].active = 1 }
        var other = model
        change(&other, seed)
        let isSame = isIdentical(
          try bytes(model, seed: UInt64(seed)), try bytes(other, seed: UInt64(seed)))
        #expect(isSame, "seed \(seed), policies \(kinds.map(\.name))")
      }
    }
  }

  @Test(
    "A shift that nobody is rostered on, and a class without a share, change no byte under any policy",
    arguments: 0..<4)
  func unused(_ block: Int) throws {
    try expectSame(8 * block..<8 * (block + 1)) { model, seed in
      for number in model.units.indices {
        model.units[number].rota.addUnused(at: seed)
        model.units[number].work.addUnused(at: seed)
      }
    }
  }

  @Test(
    "What units, roles, shifts and classes are called changes no byte under any policy",
    arguments: 0..<4)
  func names(_ block: Int) throws {
    try expectSame(8 * block..<8 * (block + 1)) { model, _ in
      for number in model.units.indices { model.units[number].rename() }
    }
  }

  @Test("The shipped ward is the same without the shifts that nobody works, under every policy")
  func ward() throws {
    var ward = try Model.ward(days: 7)
    ward.units[0].posts[0].count = 12
    ward.units[0].beds = 10
    var short = ward
    short.units[0].rota.shifts = Array(ward.units[0].rota.shifts.prefix(2))
    #expect(ward.units[0].rota.shifts.count == 5)
    for kind in PolicyKind.allCases {
      var (long, less) = (ward, short)
      long.policies[kind].active = 1
      less.policies[kind].active = 1
      #expect(isIdentical(try bytes(long, seed: 3), try bytes(less, seed: 3)), "\(kind.name)")
    }
  }

  @Test("Pool nurses land on shifts that somebody works, and on none at home")
  func poolShifts() throws {
    var model = try Model.ward(days: 56)
    model.site.floatPool = 8
    model.units[0].rota.shifts.append(.atHome("home", start: 7, hours: 24))
    model.units[0].rota.sequence += ["home"]
    let result = try Simulation(model: model, seed: 5).run(replicate: 0)
    // All shifts at work have 12.5 hours.
    let shifts = result[.floatPoolHours] / 12.5
    let expected = 8 * 2.6 * 8
    #expect(abs(shifts - expected) < 0.2 * expected, "\(shifts) shifts")
  }

  // MARK: Order

  /// A ward with nurses who have the cases and charge nurses beside them, one first in the list.
  private func ward(first: String) -> Model {
    var (nurses, charge) = (PostPlan.of(14, vacationWeeks: 5), PostPlan.of(4, vacationWeeks: 5))
    (nurses.role, charge.role) = ("nurse", "charge")
    var unit = CareUnitPlan()
    unit.name = "ward"
    unit.beds = 12
    unit.posts = first == "nurse" ? [nurses, charge] : [charge, nurses]
    unit.rota.pattern = 1
    unit.rota.shifts = [
      .of("day", start: 7, hours: 12.5), .of("night", start: 19, hours: 12.5),
    ]
    unit.work.arrivals.rate = 2.4
    unit.work.nominalDemand = 4
    unit.work.caseloadCap.limit = 6
    unit.work.cases = [.plain(.lognormal(96, logDeviation: 0.8))]
    unit.work.cases[0].roles = ["nurse"]
    var model = Model()
    model.units = [unit]
    model.horizon.days = 84
    model.horizon.warmUpDays = 0
    model.policies[.agencyCover].active = 1
    model.policies[.agencyCover].dose = 1
    return model
  }

  @Test("The order of roles does not decide for whom the agency sends somebody")
  func orderOfRoles() throws {
    let hours = try ["nurse", "charge"].map { first in
      try replicates(4, of: ward(first: first), seed: 11).reduce(0) { $0 + $1[.agencyHours] } / 4
    }
    #expect(hours[0] > 500)
    #expect(abs(hours[1] / hours[0] - 1) < 0.15, "\(hours)")
  }

  @Test("Who stands in has the role, the limit and the nominal demand of the gap")
  func roleOfTheGap() throws {
    for first in ["nurse", "charge"] {
      var model = ward(first: first)
      let place = model.units[0].posts.firstIndex { $0.role == "charge" }!
      model.units[0].posts[place].caseLimit = 2
      model.units[0].posts[place].nominalDemand = 9
      var unit = startUnit(model, seed: 12)
      var seen: Set<Int> = []
      while unit.now < 24 * 28 {
        unit.step()
        for i in unit.clinicianCount..<unit.personCount where unit.clinicians[i].mode.isOnDuty {
          let isCharge = unit.roles[i] == Int8(place)
          seen.insert(Int(unit.roles[i]))
          #expect(unit.clinicians[i].caseLimit == (isCharge ? 2 : 6))
          #expect(unit.clinicians[i].nominalDemand == (isCharge ? 9 : 4))
          #expect(unit.clinicians[i].caseCount == 0 || !isCharge)
        }
      }
      #expect(seen == [0, 1], "both roles are stood in for, \(first) first")
    }
  }

  @Test("Posts that nobody stands in for get nobody, wherever they are in the list")
  func uncovered() throws {
    for first in ["nurse", "charge"] {
      var model = ward(first: first)
      let place = model.units[0].posts.firstIndex { $0.role == "charge" }!
      model.units[0].posts[place].standIns = 0
      var unit = startUnit(model, seed: 13)
      var came = 0
      while unit.now < 24 * 28 {
        unit.step()
        for i in unit.clinicianCount..<unit.personCount where unit.clinicians[i].mode.isOnDuty {
          came += 1
          #expect(unit.roles[i] != Int8(place))
        }
      }
      #expect(came > 0)
    }
  }

  @Test("Added posts of a role have rows like that role's in a roster, not like the first one's")
  func rosterRows() {
    var unit = ward(first: "charge").units[0]
    unit.rota.pattern = 5
    unit.rota.rosterDays = 2
    // Charge nurses by day, nurses by night.
    unit.rota.rosterShifts = (0..<18).flatMap { $0 < 4 ? [UInt8(1), 0] : [UInt8(2), 0] }
    unit.addPosts(share: 0.5)
    let rota = Rota(unit)
    #expect(CareUnit.postCount(unit) == 27)
    #expect((18..<20).allSatisfy { rota.shift(of: $0, on: 0) == 1 })
    #expect((20..<27).allSatisfy { rota.shift(of: $0, on: 0) == 2 })
  }

  @Test("Of those referred on one day no role is always treated first")
  func treatmentPlaces() throws {
    var treated = [0, 0]
    for replicate in 0..<60 {
      var model = ward(first: "nurse")
      model.units[0].posts[0].count = 2
      model.units[0].posts[1].count = 2
      model.units[0].work.arrivals.rate = 0
      model.mechanisms.turnover = 0
      model.mechanisms.absence = 0
      model.units[0].programmes.screening.everyDays = 1
      model.units[0].programmes.screening.places = 1
      var unit = startUnit(model, seed: 14, replicate: UInt64(replicate))
      for i in 0..<4 {
        unit.clinicians[i].care = .waiting
        unit.clinicians[i].careDay = 0
      }
      try unit.run(until: 24)
      for i in 0..<4 where unit.clinicians[i].care == .inTreatment { treated[i / 2] += 1 }
    }
    // Sixty fair coins, at a false alarm of one in a million.
    #expect(treated[0] + treated[1] == 60 && abs(treated[0] - 30) <= 19, "\(treated)")
  }
}

extension Model {
  /// The general ward that is shipped.
  fileprivate static func ward(days: Double) throws -> Model {
    try shipped("ward", days: days)
  }
}

extension ShiftPlan {
  static func atHome(_ name: String, start: Double, hours: Double) -> ShiftPlan {
    var shift = of(name, start: start, hours: hours)
    shift.onCall = 1
    return shift
  }
}

extension RotaPlan {
  /// Lists a shift more that nobody works, where the list is not itself the rota.
  fileprivate mutating func addUnused(at seed: Int) {
    if listIsCycle { return }
    let place = seed % (shifts.count + 1)
    var shift = ShiftPlan.of("unused", start: Double(seed % 24), hours: 3.5)
    if seed % 3 == 0 { shift.onCall = 1 }
    shifts.insert(shift, at: place)
    rosterShifts = rosterShifts.map { Int($0) > place ? $0 + 1 : $0 }
  }
}

extension WorkPlan {
  fileprivate mutating func addUnused(at seed: Int) {
    var one = CaseClass.plain(.fixed(3), name: "unused")
    one.share = 0
    one.demand = 7
    one.traumaShare = 1
    one.urgency = 9
    one.roles = seed % 2 == 0 ? ["nurse", "physician"] : []
    cases.insert(one, at: seed % (cases.count + 1))
  }
}

extension CareUnitPlan {
  /// Calls everything otherwise, so that the alphabet has it in another order too.
  fileprivate mutating func rename() {
    func other(_ name: String) -> String {
      name.isEmpty || name == "off" ? name : "shift-\(10 - min(9, name.count))" + name
    }
    name = other(name)
    for place in posts.indices { posts[place].role = other(posts[place].role) }
    for place in rota.shifts.indices { rota.shifts[place].name = other(rota.shifts[place].name) }
    rota.sequence = rota.sequence.map(other)
    work.triage.role = other(work.triage.role)
    for place in work.cases.indices {
      work.cases[place].name = other(work.cases[place].name)
      work.cases[place].roles = work.cases[place].roles.map(other)
    }
    for place in work.arrivals.surges.indices {
      work.arrivals.surges[place].caseClass = other(work.arrivals.surges[place].caseClass)
    }
  }
}
