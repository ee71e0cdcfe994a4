// Structured support: direction, neutrality, hours, and screening with few places.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring

@Suite("Structured support")
struct ProgrammeTests {
  private func run(
    days: Double = 60, seed: UInt64 = 51, _ change: (inout Model) -> Void
  ) throws -> ReplicateResult {
    var model = try Model.icu(days: days, warmUpDays: 0)
    // Contacts with colleagues would make use of what programmes are given.
    model.dynamics.support.contactProcessing = 0
    change(&model)
    return try Simulation(model: model, seed: seed, recording: .clinicians).run(replicate: 0)
  }

  /// A unit of six without patients, contacts or moral events, after some days.
  private func quiet(
    days: Double, _ change: (inout Model) -> Void, start: (inout Clinician) -> Void = { _ in }
  ) throws -> CareUnit {
    var model = try Model.icu(days: days, warmUpDays: 0)
    model.units[0].posts = [.of(6)]
    model.units[0].work.arrivals.rate = 0
    model.units[0].peerSupport.contactRate = 0
    model.mechanisms.moralInjury = 0
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    change(&model)
    var unit = startUnit(model, seed: 1)
    for i in 0..<6 { start(&unit.clinicians[i]) }
    try unit.run(until: 24 * days)
    return unit
  }

  private func holdAll(_ plan: inout ProgrammesPlan) {
    plan.debriefing.offered = 1
    plan.mentoring.everyDays = 14
    plan.checkIns.everyDays = 14
    plan.peerGroups.everyDays = 14
    plan.ethicsForum.everyDays = 14
    plan.supervision.everyDays = 14
    plan.screening.everyDays = 14
  }

  @Test("Programmes that are not held, or switched off, leave every byte")
  func neutral() throws {
    let plain = try run { _ in }
    let unheld = try run { model in
      model.units[0].programmes.debriefing.attendance = 1
      model.units[0].programmes.mentoring.attendance = 1
      model.units[0].programmes.screening.places = 50
      for parameter in ProgrammeConstants.parameters {
        parameter.write(&model.dynamics.programmes, parameter.highest)
      }
    }
    let off = try run { model in
      holdAll(&model.units[0].programmes)
      model.mechanisms.structuredSupport = 0
    }
    for other in [unheld, off] {
      #expect(isIdentical(plain.outcomes, other.outcomes))
      #expect(isIdentical(plain.daily, other.daily))
      #expect(isIdentical(plain.clinicians, other.clinicians))
      #expect(plain.eventCounts == other.eventCounts)
    }
    let held = try run { holdAll(&$0.units[0].programmes) }
    #expect(!isIdentical(plain.outcomes, held.outcomes))
  }

  @Test("Programmes without effect change nothing but the hours they take")
  func withoutEffect() throws {
    let plain = try run { _ in }
    let held = try run { model in
      holdAll(&model.units[0].programmes)
      // A debriefing prolongs the day, which is an effect of its own.
      model.units[0].programmes.debriefing.offered = 0
      for parameter in ProgrammeConstants.parameters where parameter.lowest == 0 {
        parameter.write(&model.dynamics.programmes, 0)
      }
    }
    #expect(held.count(.session) > 500)
    #expect(isIdentical(plain.clinicians, held.clinicians))
    for outcome in [
      Outcome.capacityMean, .exhaustionScoreMean, .moralInjuryPercent, .overtimeHours,
    ] {
      #expect(plain[outcome] == held[outcome])
    }
    // Paid hours grow by the hours of the programmes, and by nothing else.
    let added = held[.staffHours] - plain[.staffHours]
    #expect(added > 0 && abs(added - held[.programmeHours]) < 1e-6 * held[.programmeHours])
  }

  @Test("Each programme moves what it should: isolation, processing, repair, skill")
  func directions() throws {
    func state(_ change: (inout ProgrammesPlan) -> Void) throws -> [Double] {
      var sums = [0.0, 0, 0, 0]
      let unit = try quiet(days: 56, { change(&$0.units[0].programmes) })
      for i in 0..<6 {
        let me = unit.clinicians[i]
        sums[0] += me.isolation
        sums[1] += Double(me.processing)
        sums[2] += Double(me.repair)
        sums[3] += Double(me.skillSetPoint)
      }
      return sums
    }
    let none = try state { _ in }
    #expect(none[1] == 0 && none[2] == 0)
    let mentoring = try state { $0.mentoring.everyDays = 7 }
    #expect(mentoring[0] < none[0] && mentoring[3] > none[3] && mentoring[1] == 0)
    let checkIns = try state { $0.checkIns.everyDays = 7 }
    #expect(checkIns[0] < none[0] && checkIns[3] == none[3])
    let peers = try state { $0.peerGroups.everyDays = 7 }
    #expect(peers[0] < none[0] && peers[1] > 0 && peers[2] == 0)
    let forum = try state { $0.ethicsForum.everyDays = 7 }
    #expect(forum[2] > 0 && forum[0] == none[0])
    let supervision = try state { $0.supervision.everyDays = 7 }
    #expect(supervision[3] > none[3] && supervision[1] > 0)
  }

  @Test("Hours are counted: participants and leaders, on the days of the calendar")
  func hours() throws {
    let unit = try quiet(
      days: 57,
      { model in
        model.units[0].posts = [.of(6, vacationWeeks: 0)]
        model.units[0].programmes.peerGroups.everyDays = 14
        model.units[0].programmes.peerGroups.attendance = 1
        model.units[0].programmes.peerGroups.groupSize = 4
        model.units[0].programmes.checkIns.everyDays = 28
        model.units[0].programmes.checkIns.attendance = 1
      })
    // Groups on days 14, 28, 42, 56; two meetings of each person.
    let groups = 4.0 * 6 * 1 * 1.25
    let meetings = 2.0 * 6 * 2 * 0.5
    #expect(abs(unit.tally.programmeHours - groups - meetings) < 1e-9)
    #expect(unit.tally.programmeHoursOnDuty == 0)
    #expect(unit.eventCounts[Int(EventKind.session.rawValue)] == 4 * 6 + 2 * 6)
  }

  @Test("Traumatic stress fades faster with processing and in treatment, moral injury with repair")
  func fading() throws {
    func left(_ start: (inout Clinician) -> Void) throws -> (Float, Float) {
      let unit = try quiet(
        days: 20, { $0.dynamics.programmes.processingTime = 365 },
        start: { me in
          me.intrusion = 0.5
          me.betrayal = 0.5
          start(&me)
        })
      return (unit.clinicians[0].intrusion, unit.clinicians[0].betrayal)
    }
    let plain = try left { _ in }
    #expect(abs(Double(plain.0) - 0.5 * exp(-20.0 / 45)) < 1e-5)
    let processed = try left { $0.processing = 0.8 }
    #expect(processed.0 < plain.0 && processed.1 == plain.1)
    let treated = try left { $0.care = .inTreatment }
    #expect(abs(Double(treated.0) - 0.5 * exp(-4 * 20.0 / 45)) < 1e-5)
    let repaired = try left { $0.repair = 0.8 }
    #expect(repaired.1 < plain.1 && repaired.0 == plain.0)
  }

  @Test("Debriefings follow incidents within the window, prolong the day and help stress to fade")
  func debriefing() throws {
    let plain = try run(days: 180) { _ in }
    let held = try run(days: 180) {
      $0.units[0].programmes.debriefing.offered = 1
      $0.dynamics.programmes.debriefProcessing = 3
      $0.dynamics.programmes.processingGain = 5
    }
    #expect(plain.count(.debriefing) == 0 && held.count(.debriefing) > 100)
    func stress(_ result: ReplicateResult) -> Double {
      result.column(.intrusion).filter { !$0.isNaN }.reduce(0, +)
    }
    #expect(stress(held) < 0.8 * stress(plain))
    var model = try Model.icu(days: 60, warmUpDays: 0)
    model.units[0].programmes.debriefing.offered = 0.3
    model.units[0].programmes.debriefing.windowHours = 40
    let rows = try Simulation(model: model, seed: 52, recording: .events).run(replicate: 0)
      .rows(.debriefing)
    #expect(rows.allSatisfy { $0.value >= 0 && $0.value <= 40 })
    #expect(rows.contains { $0.value > 13 }, "some after a later shift")
  }

  @Test("Screening refers, places are never exceeded, the longest waiting goes first")
  func screening() throws {
    var model = try Model.icu(days: 200, warmUpDays: 0)
    model.units[0].programmes.screening.everyDays = 30
    model.units[0].programmes.screening.participation = 1
    model.units[0].programmes.screening.uptake = 1
    model.units[0].programmes.screening.places = 3
    var unit = startUnit(model, seed: 53, records: true)
    unit.observe()
    var most = 0
    for day in 1...200 {
      try unit.run(until: 24 * Double(day))
      let treated = (0..<62).count {
        unit.clinicians[$0].care == .inTreatment && unit.clinicians[$0].mode != .vacant
      }
      most = max(most, treated)
      let waiting = (0..<62).contains {
        unit.clinicians[$0].care == .waiting && unit.clinicians[$0].mode != .vacant
      }
      #expect(!waiting || treated == 3, "somebody waits beside a free place on day \(day)")
    }
    #expect(most == 3)
    let referrals = unit.rows.filter { $0.kind == .referral }
    let starts = unit.rows.filter { $0.kind == .treatmentStart }
    #expect(referrals.count > starts.count && starts.count > 3)
    #expect(starts.contains { $0.value > 7 }, "some wait for weeks")
    // First come: referrals of an earlier day start before those of a later one.
    let since = starts.map { $0.hours / 24 - $0.value }
    #expect(zip(since, since.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
  }

  @Test("Stigma keeps people from screening and from treatment")
  func stigma() throws {
    func referrals(_ stigma: Double) throws -> Int {
      try run(days: 120) { model in
        model.units[0].programmes.screening.everyDays = 14
        model.units[0].programmes.screening.places = 0
        model.units[0].climate.stigma = stigma
      }.count(.referral)
    }
    #expect(try referrals(1) * 2 < referrals(0))
  }

  @Test("Everything held at once is small to moderate: exhaustion falls, by no more than a quarter")
  func moderate() throws {
    // Over five replicates with common random numbers.
    func exhaustion(_ change: (inout Model) -> Void) throws -> Double {
      var model = try Model.icu(days: 120, warmUpDays: 30)
      change(&model)
      let runs = try replicates(5, of: model, seed: 54)
      return runs.reduce(0) { $0 + $1[.exhaustionScoreMean] } / 5
    }
    let plain = try exhaustion { _ in }
    let held = try exhaustion { holdAll(&$0.units[0].programmes) }
    #expect(held < plain && held > 0.75 * plain)
  }
}
