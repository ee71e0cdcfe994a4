// The virtuous mean: between distance and fusion, and it moves with skill. On common random numbers.
// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import Wellspring

@Suite("The virtuous mean")
struct VirtuousMeanTests {
  /// The shipped unit with everybody at one permeability and one skill.
  private func results(
    permeability: Double, skill: Double, replicates count: Int = 6, warmUpDays: Double = 45
  ) throws -> [ReplicateResult] {
    var model = try Model.icu(days: 45, warmUpDays: warmUpDays)
    model.clinicians.permeabilityMean = permeability
    model.clinicians.permeabilityDeviation = 0
    model.clinicians.skillMean = skill
    model.clinicians.skillDeviation = 0
    return try replicates(count, of: model, seed: 43)
  }

  private func mean(_ results: [ReplicateResult], _ outcome: Outcome) -> Double {
    Statistics.average(results.map { $0[outcome] })
  }

  @Test("Capacity peaks between distance and fusion, and at more openness the more the skill")
  func peak() throws {
    let places = [0.02, 0.1, 0.2, 0.3, 0.45, 0.7, 0.95]
    func best(skill: Double) throws -> (place: Int, capacities: [Double]) {
      let capacities = try places.map {
        mean(try results(permeability: $0, skill: skill, replicates: 4), .capacityMean)
      }
      return (capacities.indices.max { capacities[$0] < capacities[$1] }!, capacities)
    }
    let (low, high) = (try best(skill: 0.55), try best(skill: 0.88))
    #expect(low.place > 0 && low.place < places.count - 1, "seed 43: \(low)")
    #expect(high.place > low.place, "seed 43: \(low), \(high)")
    // Fusion costs much, and much more without skill.
    let (lost, kept) = (
      low.capacities[low.place] - low.capacities.last!,
      high.capacities[high.place] - high.capacities.last!
    )
    #expect(lost > 0.1 && lost > kept + 0.05, "seed 43: \(low), \(high)")
  }

  @Test("Distance costs hardly any capacity: it shows in outcomes and in efficacy")
  func leftLimb() throws {
    // Efficacy takes a season to show it.
    let distant = try results(permeability: 0.02, skill: 0.72, warmUpDays: 180)
    let open = try results(permeability: 0.3, skill: 0.72, warmUpDays: 180)
    let capacity = mean(open, .capacityMean) - mean(distant, .capacityMean)
    #expect(capacity > 0 && capacity < 0.06, "seed 43: \(capacity)")
    #expect(mean(distant, .goodOutcomesPercent) < mean(open, .goodOutcomesPercent) - 8)
    #expect(
      mean(distant, .lowAccomplishmentPercent) > mean(open, .lowAccomplishmentPercent) + 3)
    #expect(mean(distant, .metWithDetachmentPercent) > 99)
    #expect(mean(distant, .metWithCompassionPercent) == 0)
  }

  /// What encounters themselves change capacity by, over shifts of one clinician at normal load.
  private func netOfEncounters(skill: Double) throws -> Double {
    var model = try Model.icu(days: 1, warmUpDays: 0)
    model.units[0].rota.pattern = 0
    model.units[0].posts = [.of(1)]
    model.units[0].beds = 2
    model.units[0].work.arrivals.rate = 20_000
    model.clinicians.loadLogDeviation = 0
    model.clinicians.permeabilityMean = 0.6
    model.clinicians.permeabilityDeviation = 0
    model.clinicians.skillMean = skill
    model.clinicians.skillDeviation = 0
    for c in model.units[0].work.cases.indices { model.units[0].work.cases[c].demand = 1 }
    let shifts = (0..<UInt64(200)).map { replicate in
      var unit = startUnit(model, seed: 44, replicate: replicate, records: true)
      unit.observe()
      unit.clinicians[0].capacity = 0.85
      while unit.queue.next.time <= 12.5 { unit.step() }
      return unit.rows.reduce(0) { $0 + ($1.kind == .encounter ? $1.capacityChange : 0) }
    }
    return Statistics.average(shifts)
  }

  @Test("Compassion training turns the sign: unregulated empathy drains, regulated restores")
  func sign() throws {
    // Standard errors are about 0.002: one shift deviates by about 0.03.
    let (untrained, trained) = (try netOfEncounters(skill: 0.55), try netOfEncounters(skill: 0.88))
    #expect(untrained < -0.008, "seed 44: \(untrained)")
    #expect(trained > 0.008, "seed 44: \(trained)")
  }

  @Test("Stepping back lowers what is felt, and its minutes lengthen the shift")
  func distancing() throws {
    func run(_ skill: Double) throws -> [ReplicateResult] {
      var model = try Model.icu(days: 60, warmUpDays: 40)
      model.clinicians.distancing = skill
      return try replicates(6, of: model, seed: 45)
    }
    let (without, with) = (try run(0), try run(0.9))
    #expect(mean(without, .distancingMinutesPerShift) == 0)
    let minutes = mean(with, .distancingMinutesPerShift)
    #expect(minutes > 2 && minutes < 30, "seed 45: \(minutes)")
    let longer = mean(with, .overrunHoursMean) - mean(without, .overrunHoursMean)
    #expect(abs(60 * longer - minutes) < 1, "seed 45: \(60 * longer) of \(minutes)")
    #expect(mean(with, .arousalEndOfShiftMean) < mean(without, .arousalEndOfShiftMean) - 0.01)
    #expect(mean(with, .capacityMean) > mean(without, .capacityMean))
  }
}
