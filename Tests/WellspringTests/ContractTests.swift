// Posts of one role by different contracts: who works when, and who cares for whom.
// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import Wellspring

@Suite("Contracts")
struct ContractTests {
  /// Nurses in long shifts, some of 60 %, and some in shifts of eight hours from Monday to Friday.
  private func mixed(days: Double = 60) throws -> Model {
    var model = try Model.icu(days: days, warmUpDays: 0)
    model.policies = Policies()
    model.units[0].rota.shifts = [
      .of("day", start: 7, hours: 12.5), .of("night", start: 19, hours: 12.5),
      .of("early", start: 7, hours: 8),
    ]
    model.units[0].rota.pattern = 4
    model.units[0].rota.sequence = ["day", "day", "off", "off", "night", "night", "off", "off"]
    var (part, short) = (PostPlan.of(10), PostPlan.of(7))
    (part.role, part.worksAs, part.workShare) = ("part", "clinician", 0.6)
    (short.role, short.worksAs) = ("short", "clinician")
    short.sequence = ["early", "early", "early", "early", "early", "off", "off"]
    model.units[0].posts = [.of(24), part, short]
    for c in model.units[0].work.cases.indices {
      model.units[0].work.cases[c].roles = ["clinician"]
    }
    return model
  }

  @Test("Each contract goes through its own cycle, and part of a post works its part")
  func cycles() throws {
    let unit = try mixed().units[0]
    let rota = Rota(unit)
    #expect(rota.cycleDays == 56 && unit.cycleDays == 56)
    func shifts(_ post: Int, _ days: Range<Int>) -> [Int] {
      days.map { rota.shift(of: post, on: $0) }
    }
    #expect(shifts(0, 0..<8) == [1, 1, 0, 0, 2, 2, 0, 0])
    #expect(
      shifts(34, 0..<7) == [3, 3, 3, 3, 3, 0, 0] && shifts(35, 0..<7) == [3, 3, 3, 3, 0, 0, 3])
    // Of the four shifts in eight days 2.4 are worked.
    for post in 24..<34 {
      #expect(abs(shifts(post, 0..<400).count { $0 > 0 } - 120) <= 1, "post \(post)")
      #expect(shifts(post, 0..<400).allSatisfy { $0 < 3 })
    }
    #expect(abs(rota.hoursPerDay(of: 0) - 6.25) < 1e-12)
    #expect(abs(rota.hoursPerDay(of: 24) - 3.75) < 1e-12)
    #expect(abs(rota.hoursPerDay(of: 34) - 40 / 7.0) < 1e-12)
    #expect(!rota.isAlike(0, 24) && !rota.isAlike(24, 34) && rota.isAlike(0, 1))
  }

  @Test("All who work as a role have its cases, and each contract its hours")
  func cases() throws {
    let result = try Simulation(model: mixed(), seed: 5, recording: .events).run(replicate: 0)
    var (carers, hours) = (Set<Int32>(), [0.0, 0, 0])
    var began: [Int32: Double] = [:]
    let group = { (post: Int32) in post < 24 ? 0 : post < 34 ? 1 : 2 }
    for row in result.events {
      switch row.kind {
      case .assignment: carers.insert(row.position)
      case .shiftStart: began[row.position] = row.hours
      case .shiftEnd:
        guard let start = began.removeValue(forKey: row.position) else { continue }
        hours[group(row.position)] += row.hours - start
      default: break
      }
    }
    for place in 0..<3 {
      let own = carers.filter { group($0) == place }.count
      #expect(own > [20, 8, 5][place], "\(own) of contract \(place) ever had a case")
    }
    // Sickness and overrun apart, 60 % of a full post's hours each.
    let share = (hours[1] / 10) / (hours[0] / 24)
    #expect(abs(share - 0.6) < 0.09, "\(share)")
  }

  @Test("Shorter shifts and more posts keep the contracts")
  func policies() throws {
    var unit = try mixed().units[0]
    let before = Rota(unit)
    unit.shortenShifts(by: 4.5)
    let after = Rota(unit)
    #expect(
      unit.rota.shifts.allSatisfy { $0.hours == 8 } && unit.posts[2].sequence.count == 7 * 16 * 3)
    for post in [0, 24, 34] {
      let (old, new) = (before.hoursPerDay(of: post), after.hoursPerDay(of: post))
      #expect(abs(new / old - 1) < 0.01, "post \(post): \(old) h a day, then \(new)")
    }
    unit.addPosts(share: 0.25)
    #expect(unit.posts.map(\.count) == [24, 10, 7, 6, 2, 1, 1, 1])
    #expect(unit.posts[5].worksAs == "clinician" && abs(unit.posts[5].workShare - 0.3) < 1e-12)
    #expect(abs(unit.posts[7].workShare - 0.75) < 1e-12)
  }

  @Test("A model that is put together is refused what cannot be")
  func refused() throws {
    func fault(_ change: (inout CareUnitPlan) -> Void) throws -> String {
      var model = try mixed()
      change(&model.units[0])
      do throws(SettingError) {
        try model.check()
        return ""
      } catch { return "\(error.path): \(error.note)" }
    }
    #expect(try fault { _ in } == "")
    #expect(try fault { $0.posts[1].worksAs = "nobody" }.contains("part.worksAs"))
    #expect(try fault { $0.posts.swapAt(0, 1) }.contains("no earlier posts"))
    #expect(try fault { $0.posts[2].sequence = ["dusk"] }.contains("no shift dusk"))
    #expect(try fault { $0.rota.pattern = 1 }.contains("short.sequence"))
    #expect(try fault { $0.work.cases[0].roles = ["part"] }.contains("no posts have the role part"))
    #expect(
      try fault {
        $0.posts[1].sequence = Array(repeating: "day", count: 61)
        $0.posts[2].sequence = Array(repeating: "day", count: 59)
      }.contains("never begin together"))
  }
}
