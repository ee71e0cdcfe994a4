// Protected breaks, relief, micro-breaks and the quality of a break.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring

@Suite("Break policies")
struct BreakPolicyTests {
  /// The shipped unit over sixty days, its breaks changed.
  private func run(
    seed: UInt64 = 41, _ change: (inout BreakPlan) -> Void
  ) throws -> ReplicateResult {
    var model = try Model.icu(days: 60, warmUpDays: 0)
    change(&model.units[0].breaks)
    return try Simulation(model: model, seed: seed, recording: [.clinicians, .events])
      .run(replicate: 0)
  }

  @Test("Every planned break of a shift is taken free, at the desk or missed, or still to come")
  func conserved() throws {
    var model = try Model.icu(days: 30, warmUpDays: 0)
    // Breaks so close that one's time passes while the one before is sought.
    model.units[0].breaks.planned = 8
    model.units[0].breaks.latenessHours = 6
    var unit = startUnit(model, seed: 42)
    try unit.run(until: 24 * 30)
    func count(_ kind: EventKind) -> Int { Int(unit.eventCounts[Int(kind.rawValue)]) }
    let left = (0..<62).reduce(0) { sum, i in
      sum + (unit.clinicians[i].mode.isOnDuty ? Int(unit.clinicians[i].breaksLeft) : 0)
    }
    let settled = count(.breakStart) + count(.breakAtDesk) + count(.breakMissed)
    #expect(8 * count(.shiftStart) == settled + left)
    #expect(count(.breakPostponed) > 100 && count(.breakMissed) > 100)
  }

  @Test("Doses of 0 leave every byte, whatever stands beside them")
  func neutral() throws {
    let plain = try run { _ in }
    let set = try run {
      $0.protectionCover = 1
      $0.reliefAcceptance = 1
      $0.microBreakMinutes = 3
      $0.microBreakChance = 1
      $0.placesGain = 1
    }
    #expect(isIdentical(plain.outcomes, set.outcomes))
    #expect(isIdentical(plain.daily, set.daily))
    #expect(isIdentical(plain.clinicians, set.clinicians))
    #expect(plain.eventCounts == set.eventCounts)
  }

  @Test(
    "Protection makes free breaks commoner, dose by dose; capacity rises, most where somebody covers"
  )
  func protection() throws {
    let runs = try [0, 0.5, 1].map { dose in try run { $0.protection = dose } }
    let free = runs.map { $0[.breaksCarefreePercent] }
    #expect(free[0] + 10 < free[1] && free[1] + 10 < free[2])
    // Colleagues who cover lose part of what those gain who rest; relief persons are nobody's loss.
    for seed in UInt64(41)..<45 {
      let plain = try run(seed: seed) { _ in }[.capacityMean]
      let among = try run(seed: seed) { $0.protection = 1 }[.capacityMean]
      #expect(among > plain && among < plain + 0.03, "seed \(seed)")
      let relieved = try run(seed: seed) { ($0.protection, $0.reliefPersons) = (1, 2) }
      #expect(relieved[.capacityMean] > among + 0.002, "seed \(seed)")
    }
  }

  @Test("Relief persons make free breaks commoner without loading a colleague, and are paid")
  func relief() throws {
    let plain = try run { _ in }
    let relieved = try run { $0.reliefPersons = 2 }
    #expect(relieved[.breaksCarefreePercent] > plain[.breaksCarefreePercent] + 15)
    #expect(relieved[.breaksMissedPercent] < plain[.breaksMissedPercent])
    var model = try Model.icu(days: 60, warmUpDays: 0)
    model.units[0].breaks.reliefPersons = 2
    var unit = startUnit(model, seed: 41)
    unit.observe()
    var most = 0
    while unit.queue.next.time <= 24 * 20 {
      unit.step()
      most = max(most, unit.reliefBusy)
    }
    #expect(most == 2)
    unit.settle()
    // Nobody is on duty before seven on the first morning.
    #expect(abs(unit.tally.reliefHours - 2 * (unit.now - 7)) < 1e-6)
  }

  @Test("Micro-breaks come as often as meant, cost their minutes, and rest a little")
  func microBreaks() throws {
    let plain = try run { _ in }
    let often = try run {
      $0.microBreaks = 4
      $0.microBreakMinutes = 10
      $0.microBreakChance = 1
    }
    #expect(plain.count(.microBreak) == 0)
    let perShift = Double(often.count(.microBreak)) / Double(often.count(.shiftStart))
    #expect(perShift > 2.5 && perShift <= 4)
    #expect(often[.capacityMean] > plain[.capacityMean])
    #expect(often[.arousalEndOfShiftMean] < plain[.arousalEndOfShiftMean])
    var model = try Model.icu(days: 60, warmUpDays: 0)
    model.units[0].breaks.microBreaks = 4
    model.units[0].breaks.microBreakMinutes = 6
    var unit = startUnit(model, seed: 41)
    unit.observe()
    try unit.run(until: 24 * 20)
    let taken = Double(unit.eventCounts[Int(EventKind.microBreak.rawValue)])
    #expect(abs(unit.tally.programmeHours - 0.1 * taken) < 1e-6 * taken)
  }

  @Test("A micro-break lowers arousal at once by a small effect, not more than published")
  func microBreakEffect() throws {
    var model = try Model.icu(days: 30, warmUpDays: 0)
    model.units[0].breaks.microBreaks = 4
    var unit = startUnit(model, seed: 47)
    var before = [Double](repeating: .nan, count: 62)
    var since = before
    var (starts, falls): ([Double], [Double]) = ([], [])
    while unit.queue.next.time <= 24 * 30 {
      let (slot, _) = unit.queue.next
      unit.step()
      guard slot / 62 == Timer.sleep.rawValue else { continue }
      let i = slot % 62
      let me = unit.clinicians[i]
      if me.mode == .microBreak {
        (before[i], since[i]) = (me.arousal, unit.now)
      } else if me.mode == .working && abs(unit.now - since[i] - 8.0 / 60) < 1e-9 {
        // Against the same minutes at work: half-lives of two hours and of half an hour.
        starts.append(before[i])
        falls.append(before[i] * pow(0.5, 8.0 / 120) - me.arousal)
      }
    }
    let mean = starts.reduce(0, +) / Double(starts.count)
    let variance = starts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(starts.count)
    let effect = falls.reduce(0, +) / Double(falls.count) / variance.squareRoot()
    #expect(starts.count > 1_000)
    #expect(effect > 0.05 && effect < 0.36, "d = \(effect)")
  }

  @Test("Guilt about resting takes from a break, and most where rest is least legitimate")
  func guilt() throws {
    func loss(_ legitimacy: Double) throws -> Double {
      let plain = try run { $0.legitimacy = legitimacy }
      let guilty = try run {
        $0.legitimacy = legitimacy
        $0.restGuilt = 0.6
      }
      return plain[.capacityMean] - guilty[.capacityMean]
    }
    #expect(try loss(1) == 0)
    #expect(try loss(0.3) > 0)
  }

  @Test("Places for quiet and movement make a break worth more, in proportion to their share")
  func places() throws {
    let capacity = try [0, 0.5, 1].map { share in
      try run { $0.places = share }[.capacityMean]
    }
    #expect(capacity[0] < capacity[1] && capacity[1] < capacity[2])
    let unit = try { () -> Double in
      var model = try Model.icu(days: 1, warmUpDays: 0)
      model.units[0].breaks.places = 0.5
      return startUnit(model, seed: 1).k.breakQuality
    }()
    #expect(abs(unit - 1.1) < 1e-12)
  }
}
