// Same seed, same bits; and nothing that should not matter does.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Reproducibility")
struct ReproducibilityTests {
  let seed: UInt64 = 77

  private func icu() throws -> Model { try .icu(days: 60, warmUpDays: 14) }

  private func run(
    _ model: Model, replicate: UInt64 = 0, _ recording: Recording = [.clinicians]
  ) throws -> ReplicateResult {
    try Simulation(model: model, seed: seed, recording: recording).run(replicate: replicate)
  }

  private func expectSame(_ a: ReplicateResult, _ b: ReplicateResult, _ what: Comment) {
    #expect(isIdentical(a.outcomes, b.outcomes), what)
    #expect(isIdentical(a.daily, b.daily), what)
    #expect(a.eventCounts == b.eventCounts, what)
    if !a.clinicians.isEmpty && !b.clinicians.isEmpty {
      #expect(isIdentical(a.clinicians, b.clinicians), what)
    }
  }

  private func arrivals(_ result: ReplicateResult) -> [Double] {
    result.rows(.arrival).map(\.hours)
  }

  @Test("The same seed and replicate give the same bits; another replicate and seed do not")
  func seeds() throws {
    let first = try run(icu())
    expectSame(first, try run(icu()), "same seed")
    let other = try run(icu(), replicate: 1)
    #expect(!isIdentical(first.outcomes, other.outcomes))
    #expect(first.eventCounts != other.eventCounts)
    let reseeded = try Simulation(model: icu(), seed: seed + 1).run(replicate: 0)
    #expect(!isIdentical(first.outcomes, reseeded.outcomes))
  }

  @Test("Recording clinicians, events or both changes no outcome, no daily value, no count")
  func recording() throws {
    let plain = try run(icu(), [])
    expectSame(plain, try run(icu(), .clinicians), "clinicians")
    expectSame(plain, try run(icu(), .events), "events")
    let all = try run(icu(), [.clinicians, .events])
    expectSame(plain, all, "both")
    #expect(!all.events.isEmpty && !all.clinicians.isEmpty)
  }

  @Test("An idle unit beside the first changes nothing in it")
  func idleNeighbour() throws {
    let alone = try run(icu())
    var model = try icu()
    var idle = model.units[0]
    idle.name = "idle"
    idle.work.arrivals.rate = 0
    model.units.append(idle)
    let both = try run(model)
    #expect(isIdentical(alone.clinicians, Array(both.clinicians.prefix(alone.clinicians.count))))
    #expect(isIdentical(alone.daily, Array(both.daily.prefix(alone.daily.count))))
  }

  @Test("Copies of a unit have luck of their own, and the first is as if alone")
  func copies() throws {
    let alone = try run(icu())
    var model = try icu()
    model.units[0].count = 2
    let both = try run(model)
    let size = alone.clinicians.count
    #expect(both.clinicians.count == 2 * size)
    #expect(isIdentical(alone.clinicians, Array(both.clinicians.prefix(size))))
    let (first, second) = (
      both.column(.permeability).prefix(62), both.column(.permeability).suffix(62)
    )
    #expect(zip(first, second).allSatisfy { $0 != $1 })
  }

  @Test("A change without effect changes no bit")
  func zeroEffect() throws {
    func compare(
      _ what: Comment, _ first: (inout Model) -> Void, _ second: (inout Model) -> Void
    ) throws {
      var (a, b) = (try icu(), try icu())
      first(&a)
      second(&b)
      expectSame(try run(a), try run(b), what)
    }
    try compare(
      "no planned break is breaks off", { $0.units[0].breaks.planned = 0 },
      { $0.mechanisms.breaks = 0 })
    try compare(
      "without trust, no share of contacts is supportive", { $0.units[0].peerSupport.trust = 0 },
      { $0.units[0].peerSupport.supportiveShare = 0 })
    try compare(
      "no contagion constant is contagion off", { $0.dynamics.support.contagion = 0 },
      { $0.mechanisms.socialContagion = 0 })
    try compare(
      "no spells are life strain off", { $0.dynamics.life.spellRate = 0 },
      { $0.mechanisms.lifeStrain = 0 })
    try compare(
      "nobody ill is absence off", { $0.dynamics.people.absenceRate = 0 },
      { $0.mechanisms.absence = 0 })
    try compare(
      "nobody leaving is turnover off", { $0.dynamics.people.leavingRate = 0 },
      { $0.mechanisms.turnover = 0 })
    try compare(
      "numbing without gain is numbing off", { $0.dynamics.encounter.numbingGain = 0 },
      { $0.mechanisms.numbing = 0 })
    try compare(
      "gains of trauma without traumatic stress", { $0.mechanisms.traumaticStress = 0 },
      {
        $0.mechanisms.traumaticStress = 0
        $0.dynamics.trauma.intrusionGain = 1
      })
    try compare(
      "hiring time when nobody leaves", { $0.mechanisms.turnover = 0 },
      {
        $0.mechanisms.turnover = 0
        $0.dynamics.people.hiringDays = 7
      })
    try compare(
      "patience that outlasts every wait", { $0.units[0].beds = 100 },
      {
        $0.units[0].beds = 100
        $0.units[0].work.patienceMean = 5
      })
  }

  @Test("Traits and hazards of staff leave arrivals and the length of every stay as they were")
  func commonRandomNumbers() throws {
    let base = try run(icu(), .events)
    let changes: [(Comment, (inout Model) -> Void)] = [
      ("load between people", { $0.clinicians.loadLogDeviation = 0.6 }),
      ("moral events", { $0.units[0].moralEvents.betrayed = 0.01 }),
      ("absence", { $0.dynamics.people.absenceRate = 10 }),
      ("contacts", { $0.units[0].peerSupport.contactRate = 1 }),
    ]
    for (what, change) in changes {
      var model = try icu()
      change(&model)
      let changed = try run(model, .events)
      #expect(isIdentical(arrivals(base), arrivals(changed)), what)
      #expect(!isIdentical(base.outcomes, changed.outcomes), what)
      // A stay begins when there is a bed, which staff do not decide: whole stays are unchanged.
      let (stays, others) = (base.rows(.caseEnd), changed.rows(.caseEnd))
      #expect(stays.map(\.caseNumber) == others.map(\.caseNumber), what)
      #expect(isIdentical(stays.map(\.value), others.map(\.value)), what)
    }
  }

  @Test(
    "A change of one person's hazards leaves everybody's traits and sickness luck alone",
    arguments: [false, true])
  func traits(turnover: Bool) throws {
    var model = try icu()
    model.mechanisms.turnover = turnover ? 1 : 0
    let base = try run(model)
    model.units[0].moralEvents.betrayed = 0.01
    let changed = try run(model)
    for column in [ClinicianColumn.permeability, .loadFactor, .tenureYears] {
      let pairs = zip(base.column(column), changed.column(column))
      let holders = zip(base.column(.holders), changed.column(.holders))
      var compared = 0
      for (pair, holder) in zip(pairs, holders) where holder.0 == holder.1 {
        // A post that is vacant in one of the runs shows no traits there; without turnover none is.
        if turnover && (pair.0.isNaN || pair.1.isNaN) { continue }
        #expect(pair.0 == pair.1)
        compared += 1
      }
      #expect(turnover ? compared > 50 : compared == 62)
    }
  }

  @Test("The bound on events is an error that says which")
  func bound() throws {
    let simulation = Simulation(model: try icu(), seed: seed, eventBound: 1_000)
    #expect(throws: SimulationError.tooManyEvents(bound: 1_000)) {
      try simulation.run(replicate: 0)
    }
  }
}
