// Every policy: no dose, no effect; a dose moves the state that it says; policies combine.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Policies")
struct PolicyTests {
  let seed: UInt64 = 404

  private func run(_ model: Model, replicate: UInt64 = 0) throws -> ReplicateResult {
    try Simulation(model: model, seed: seed, recording: [.clinicians])
      .run(replicate: replicate)
  }

  private func expectSame(_ a: ReplicateResult, _ b: ReplicateResult, _ what: Comment) {
    let areSame = [
      isIdentical(a.outcomes, b.outcomes), isIdentical(a.daily, b.daily),
      isIdentical(a.clinicians, b.clinicians), a.eventCounts == b.eventCounts,
    ]
    #expect(areSame == [true, true, true, true], what)
  }

  @Test(
    "A dose of 0 leaves every byte of outcomes, days and clinicians", arguments: PolicyKind.allCases
  )
  func zeroDose(_ kind: PolicyKind) throws {
    var model = try PolicyProbe(kind).model
    model.horizon.days = 14
    let without = try run(model)
    model.policies[kind].active = 1
    model.policies[kind].dose = 0
    expectSame(without, try run(model), "\(kind.name)")
  }

  @Test("What a policy is set to does not matter until it is active")
  func inactive() throws {
    var model = try Model.icu(days: 14, warmUpDays: 0)
    let without = try run(model)
    for kind in PolicyKind.allCases {
      model.policies[kind].dose = kind.definition.dose.range.upperBound
      model.policies[kind].uptake = 1
      model.policies[kind].hours = 100
    }
    model.policies.startDay = 3
    expectSame(without, try run(model), "inactive")
  }

  @Test(
    "An uptake of 0 leaves every byte, and takes no hours",
    arguments: PolicyKind.allCases.filter { $0.definition.uptake != nil })
  func zeroUptake(_ kind: PolicyKind) throws {
    var model = try PolicyProbe(kind).model
    model.horizon.days = 14
    let without = try run(model)
    model.policies[kind].active = 1
    model.policies[kind].uptake = 0
    expectSame(without, try run(model), "\(kind.name)")
    #expect(try programmeHours(model) == 0)
  }

  @Test("The dose moves the stated state in the stated direction", arguments: PolicyKind.allCases)
  func direction(_ kind: PolicyKind) throws {
    let probe = try PolicyProbe(kind)
    var doses = [probe.model, probe.activated]
    if kind.definition.dose.kind == .number {
      doses.insert(probe.activated, at: 1)
      doses[1].policies[kind].dose *= 0.5
    }
    let sign = probe.rises ? 1.0 : -1.0
    let states = try doses.map { sign * (try probe.state($0, seed: seed)) }
    let (none, half, full) = (states[0], states[1], states[states.count - 1])
    #expect(full > none, "\(kind.name): \(states)")
    // Half the dose lies between, with room for what is random about it.
    let room = 0.15 * (full - none)
    #expect(half > none - room && half < full + room, "\(kind.name): \(states)")
  }

  @Test("Two policies move both of their states, and neither shifts who takes part in the other")
  func combine() throws {
    let (first, second) = (try PolicyProbe(.restLegitimacy), try PolicyProbe(.boundariesTraining))
    var both = first.activated
    both.policies[.boundariesTraining] = second.activated.policies[.boundariesTraining]
    #expect(try first.state(both, seed: seed) > first.state(first.model, seed: seed))
    // Permeability is a trait: the same people take part, with the same effect, to the last bit.
    #expect(
      try second.state(both, seed: seed) == second.state(second.activated, seed: seed))
  }

  @Test("Programme hours are counted by participant and day, in proportion to the dose")
  func hours() throws {
    var model = try Model.icu(days: 30, warmUpDays: 0)
    model.mechanisms.turnover = 0
    model.policies[.boundariesTraining].active = 1
    model.policies[.boundariesTraining].uptake = 1
    model.policies[.boundariesTraining].hours = 2
    let usual = try programmeHours(model)
    #expect(abs(usual - 62 * 2 * 12 * 30.0 / 365) < 1e-6)
    model.policies[.boundariesTraining].dose *= 2
    #expect(abs(try programmeHours(model) - 2 * usual) < 1e-6)
    model.policies[.restLegitimacy].active = 1
    model.policies[.restLegitimacy].hours = 10
    #expect(abs(try programmeHours(model) - 2 * usual - 10 * 12 * 30.0 / 365) < 1e-6)
  }

  private func programmeHours(_ model: Model) throws -> Double {
    var unit = startUnit(model, seed: seed)
    unit.observe()
    try unit.run(until: 24 * (model.horizon.warmUpDays + model.horizon.days))
    return unit.tally.programmeHours
  }

  @Test("As many take part as the uptake says, of those with trust")
  func uptake() throws {
    var model = try Model.icu(days: 1, warmUpDays: 0)
    model.units[0].posts[0].count = 4_000
    model.policies[.boundariesTraining].active = 1
    model.policies[.boundariesTraining].uptake = 0.6
    let unit = startUnit(model, seed: seed)
    let share =
      Double((0..<4_000).count { unit.takesPart($0, in: .boundariesTraining) }) / 4_000
    #expect(abs(share - 0.6) < 5 * (0.6 * 0.4 / 4_000).squareRoot())
  }

  @Test("Defaults are inside their ranges, and nothing is without a word on evidence and cost")
  func definitions() {
    #expect(Set(PolicyKind.allCases.map(\.name)).count == PolicyKind.allCases.count)
    #expect(PolicyKind.allCases.allSatisfy { $0.rawValue < 64 })
    for kind in PolicyKind.allCases {
      let policy = kind.definition
      #expect(policy.kind == kind)
      #expect(policy.dose.range.contains(policy.dose.usual) && policy.dose.range.contains(0))
      #expect(policy.dose.usual > 0)
      #expect(!policy.actsOn.isEmpty && !policy.evidence.isEmpty && !policy.dose.meaning.isEmpty)
      #expect((policy.person != nil) <= (policy.uptake != nil), "\(kind.name)")
      #expect(policy.unit != nil || policy.person != nil, "\(kind.name) does nothing")
    }
  }
}

/// False before true.
private func <= (a: Bool, b: Bool) -> Bool { !a || b }
