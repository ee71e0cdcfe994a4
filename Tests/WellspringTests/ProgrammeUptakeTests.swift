// Who comes to what is offered: where one has to open up, stigma keeps people away, elsewhere not.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Uptake of programmes")
struct ProgrammeUptakeTests {
  /// A programme, and whether stigma keeps people from it.
  enum Programme: String, CaseIterable, CustomTestStringConvertible {
    case mentoring, checkIns, peerGroups, ethicsForum, supervision, debriefing, screening

    var isKeptBack: Bool {
      switch self {
      case .mentoring, .peerGroups, .screening: true
      case .checkIns, .ethicsForum, .supervision, .debriefing: false
      }
    }

    var testDescription: String { rawValue }

    func hold(in plan: inout ProgrammesPlan) {
      func meet(_ one: inout MeetingPlan) { (one.everyDays, one.attendance) = (1, 0.6) }
      func gather(_ one: inout GroupSessionPlan) { (one.everyDays, one.attendance) = (1, 0.6) }
      switch self {
      case .mentoring: meet(&plan.mentoring)
      case .checkIns: meet(&plan.checkIns)
      case .peerGroups: gather(&plan.peerGroups)
      case .ethicsForum: gather(&plan.ethicsForum)
      case .supervision: gather(&plan.supervision)
      case .debriefing: (plan.debriefing.offered, plan.debriefing.attendance) = (1, 0.6)
      case .screening:
        (plan.screening.everyDays, plan.screening.participation) = (1, 0.6)
        plan.screening.places = 0
      }
    }

    /// Times that somebody came.
    func attended(_ unit: borrowing CareUnit) -> Double {
      let programmes = unit.plan.programmes
      switch self {
      case .debriefing: return Double(unit.eventCounts[Int(EventKind.debriefing.rawValue)])
      case .screening: return unit.tally.programmeHours / programmes.screening.hours
      default: return Double(unit.eventCounts[Int(EventKind.session.rawValue)])
      }
    }
  }

  private func attended(
    _ programme: Programme, stigma: Double, helpSeeking: Double = 0.5
  ) throws -> Double {
    var model = try Model.icu(days: 60, warmUpDays: 0)
    model.mechanisms.absence = 0
    model.mechanisms.turnover = 0
    // Contacts would tell those apart who hide a need.
    model.mechanisms.socialSupport = 0
    model.units[0].posts = [.of(20)]
    model.units[0].beds = 8
    model.units[0].work.arrivals.rate = 2
    for c in model.units[0].work.cases.indices { model.units[0].work.cases[c].traumaShare = 1 }
    model.units[0].climate.stigma = stigma
    model.dynamics.climate.stigmaHelpSeeking = helpSeeking
    // Stigma hides needs as well; what colleagues give is kept out of it.
    model.dynamics.capacity.supportReplenishment = 0
    model.dynamics.support.contactProcessing = 0
    programme.hold(in: &model.units[0].programmes)
    var unit = startUnit(model, seed: 91)
    unit.observe()
    try unit.run(until: 24 * 60)
    return programme.attended(unit)
  }

  @Test(
    "Stigma keeps people from peers and from screening, not from what is part of the job",
    arguments: Programme.allCases)
  func stigma(_ programme: Programme) throws {
    let open = try attended(programme, stigma: 0)
    let kept = try attended(programme, stigma: 0.8)
    #expect(open > 50, "\(programme): \(open)")
    if programme.isKeptBack {
      // reach = 1 - 0.5 * 0.8, of the same draws.
      let verdict = Statistics.compare(
        "\(programme), seed 91", estimate: kept, expected: 0.6 * open,
        standardError: (0.6 * open * 0.4).squareRoot(), mustDetect: 0.25 * open)
      #expect(verdict.holds, "\(verdict)")
    } else {
      // Nothing that stigma moves reaches it: the same people come, to the last one.
      #expect(abs(kept / open - 1) < 0.02, "\(programme), seed 91: \(open), \(kept)")
    }
    let blind = try attended(programme, stigma: 0.8, helpSeeking: 0)
    #expect(abs(blind / open - 1) < 0.02, "\(programme), seed 91: \(open), \(blind)")
  }

  @Test("A policy that needs trust loses by distrust and stigma alike in all that it offers")
  func policies() throws {
    for kind in PolicyKind.allCases {
      guard let uptake = kind.definition.uptake else { continue }
      func calendar(trust: Double, stigma: Double) throws -> [Double] {
        var model = try Model.icu()
        model.policies[kind].active = 1
        model.units[0].peerSupport.trust = trust
        model.units[0].climate.stigma = stigma
        var target = PolicyTarget(model, model.units[0])
        target.applyPolicies()
        let calendar = ProgrammeCalendar(model: target.model, unit: target.unit)
        let held = calendar.schedules.filter { $0.everyDays > 0 }.map(\.attendance)
        let screened =
          calendar.screensEvery > 0
          ? [calendar.screening.participation * calendar.reach] : []
        let people = CareUnit.activePolicies(target).filter(\.isForPeople).map(\.uptake)
        return held + screened + people
      }
      let full = try calendar(trust: 1, stigma: 0)
      let part = try calendar(trust: 0.5, stigma: 1)
      let reach = 1 - (try Model.icu()).dynamics.climate.stigmaHelpSeeking
      for (a, b) in zip(full, part) {
        #expect(abs(b - a * (uptake.needsTrust ? 0.5 * reach : 1)) < 1e-12, "\(kind.name)")
      }
      if kind != .debriefing { #expect(!full.isEmpty, "\(kind.name)") }
    }
  }
}
