// Lengths that are counted in days are whole days with the mean of the file, and the last day is whole.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import Wellspring

@Suite("Whole days")
struct WholeDayTests {
  /// Many people who fall ill and leave often, and little else.
  private func run(
    days: Double = 400, _ change: (inout PeopleConstants) -> Void
  ) throws -> ReplicateResult {
    var model = Model.queue(
      servers: 1, arrivalsPerHour: 0, length: .fixed(1), days: days, warmUpDays: 0)
    model.units[0].posts = [.of(100)]
    model.units[0].rota.pattern = 3
    model.units[0].rota.shifts = [.of("day", start: 8, hours: 8)]
    model.mechanisms.absence = 1
    model.mechanisms.turnover = 1
    model.dynamics.people.absenceRate = 10
    model.dynamics.people.leavingRate = 0
    change(&model.dynamics.people)
    return try Simulation(model: model, seed: 17, recording: [.events, .clinicians])
      .run(replicate: 1)
  }

  /// Pairs of a beginning, its length in days, and the end of the same post that follows, in hours.
  private func spells(
    _ result: ReplicateResult, _ begin: EventKind, _ end: EventKind
  ) -> [(days: Double, hours: Double)] {
    var open: [Int32: EventRow] = [:]
    var spells: [(days: Double, hours: Double)] = []
    for row in result.events {
      if row.kind == begin { open[row.position] = row }
      if row.kind == end, let first = open.removeValue(forKey: row.position) {
        spells.append((first.value, row.hours - first.hours))
      }
    }
    return spells
  }

  @Test(
    "An absence lasts as many whole days as it says, at least one, with the mean of the file",
    arguments: [1, 1.5, 2.5, 9.0])
  func absence(mean: Double) throws {
    let spells = try spells(run { $0.absenceDays = mean }, .sickness, .recovery)
    #expect(spells.count > 500)
    for spell in spells {
      #expect(spell.days >= 1 && spell.days == spell.days.rounded())
      #expect(abs(spell.hours - 24 * spell.days) < 1e-6)
    }
    let lengths = spells.map(\.days)
    if mean == 1 {
      #expect(lengths.allSatisfy { $0 == 1 })
      return
    }
    // Spells that the end of the run cuts are missing: the longer, the more.
    let deviation = ((mean - 1) * (mean - 1) / 1.2 + 0.25).squareRoot()
    let error = deviation / Double(lengths.count).squareRoot()
    #expect(abs(Statistics.average(lengths) - mean) < 5 * error + 0.02 * mean, "\(mean)")
  }

  @Test("A post is filled after as many whole days as the resignation says, on average as stated")
  func hiring() throws {
    let result = try run(days: 800) {
      $0.absenceRate = 0
      $0.leavingRate = 6
      $0.hiringDays = 7
    }
    let spells = spells(result, .resignation, .hiring)
    #expect(spells.count > 500)
    for spell in spells {
      #expect(spell.days == spell.days.rounded())
      #expect(abs(spell.hours - 24 * spell.days) < 1e-6)
    }
    let mean = Statistics.average(spells.map(\.days))
    #expect(abs(mean - 7) < 0.6, "\(mean)")
  }

  @Test("What the midnight after the last day would bring belongs to a day that nobody observes")
  func lastMidnight() throws {
    let result = try run(days: 30) {
      $0.leavingRate = 20
      $0.hiringDays = 3
      $0.absenceDays = 3
    }
    let end = 24.0 * 30
    let last = result.events.filter { $0.hours >= end - 1e-9 }.map(\.kind)
    #expect(last.contains(.dayMark))
    for kind in [EventKind.resignation, .hiring, .sickness, .recovery] {
      #expect(!last.contains(kind) && result.rows(kind).contains { $0.hours < end }, "\(kind)")
    }
    // Whoever is there at the end is whom the table of clinicians describes.
    let held = result.rows(.hiring).count - result.rows(.resignation).count + 100
    #expect(result.column(.exhaustionScore).count { !$0.isNaN } == held)
  }
}
