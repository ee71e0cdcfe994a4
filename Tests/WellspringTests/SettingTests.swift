// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Wellspring

@Suite("Settings")
struct SettingTests {
  /// A unit that is put together by hand.
  static let table: [Setting] = [
    Setting("horizon.days", .number(28)), Setting("horizon.warmUpDays", .number(7)),
    Setting("site.units.u.name", .text("u")), Setting("site.units.u.beds", .number(8)),
    Setting("site.units.u.posts.nurse.role", .text("nurse")),
    Setting("site.units.u.posts.nurse.count", .number(12)),
    Setting("site.units.u.rota.pattern", .text("three-on-four-off")),
    Setting("site.units.u.rota.shifts.day.name", .text("day")),
    Setting("site.units.u.rota.shifts.day.start", .text("07:00")),
    Setting("site.units.u.rota.shifts.day.hours", .number(12)),
    Setting("site.units.u.work.arrivals.rate", .number(3)),
    Setting("site.units.u.work.cases.a.name", .text("a")),
    Setting("site.units.0.work.cases.a.length.mean", .number(48)),
  ]

  private func fault(_ path: String, _ value: SettingValue) -> SettingError.Fault? {
    do throws(SettingError) {
      var model = try Model(table: Self.table)
      try model.put(path, value)
      return nil
    } catch {
      return error.path == path ? error.fault : nil
    }
  }

  @Test("What is put is there, by name or by number")
  func put() throws {
    var model = try Model(table: Self.table)
    #expect(model.units[0].rota.shifts[0].start == 7)
    #expect(model.units[0].work.cases[0].length.mean == 48)
    try model.put("policies.protected-breaks.active", .flag(true))
    #expect(model.policies.acting == [.protectedBreaks])
    try model.put("site.units.u.work.arrivals.surges.winter.name", .text("winter"))
    try model.put("site.units.u.work.arrivals.surges.winter.arrivals", .number(1.5))
    #expect(model.units[0].work.arrivals.surges.map(\.arrivals) == [1.5])
  }

  @Test("Whatever cannot be put is an error that names it, and changes nothing")
  func refused() throws {
    for path in [
      "", ".", "site", "sites.units.u.beds", "site.units.v.beds", "site.units.1.beds",
      "site.units.u", "site.units.u.beds.more", "mechanisms.all", "site.units.u.posts.clerk.count",
      "policies.nothing.active", "site.units.u.work.arrivals.surges.winter.days",
    ] {
      #expect(fault(path, .number(1)) == .unknownPath, "\(path)")
    }
    #expect(fault("site.units.u.beds", .number(-1)) == .outOfRange)
    #expect(fault("site.units.u.beds", .number(.nan)) == .outOfRange)
    #expect(fault("site.units.u.beds", .number(2.5)) == .notWhole)
    #expect(fault("site.units.u.beds", .text("many")) == .wrongKind)
    #expect(fault("site.units.u.beds", .flag(true)) == .wrongKind)
    #expect(fault("site.units.u.work.kind", .text("beds!")) == .notOneOf)
    #expect(fault("site.units.u.work.arrivals.byHour", .numbers([1, 2])) == .wrongLength)
    #expect(fault("site.units.u.name", .text("w")) == .notAName)
    #expect(fault("site.units.a b.name", .text("a b")) == .notAName)
    var model = try Model(table: Self.table)
    let before = model.table
    #expect(throws: SettingError.self) { try model.put("site.units.x.name", .text("y")) }
    #expect(model.table == before)
  }

  @Test("A model that does not fit together is refused by what does not fit")
  func misfits() {
    func path(_ more: [Setting], without: String = "?") -> String? {
      do throws(SettingError) {
        _ = try Model(table: Self.table.filter { !$0.path.hasSuffix(without) } + more)
        return nil
      } catch {
        return error.fault == .doesNotFit ? error.path : "!" + error.path
      }
    }
    #expect(path([]) == nil)
    #expect(path([], without: "beds") == "site.units.u.work.kind")
    #expect(path([], without: "hours") == "site.units.u.rota.shifts.day.hours")
    #expect(path([], without: "mean") == "site.units.u.work.cases.a.length.mean")
    let roles = Setting("site.units.u.work.cases.a.roles", .texts(["doctor"]))
    #expect(path([roles]) == "site.units.u.work.cases.a.roles")
    let knot = Setting("dynamics.capacity.highKnot", .number(0.3))
    let low = Setting("dynamics.capacity.lowKnot", .number(0.5))
    #expect(path([knot, low]) == "dynamics.capacity.lowKnot")
    let sequence = Setting("site.units.u.rota.sequence", .texts(["day", "late"]))
    let pattern = Setting("site.units.u.rota.pattern", .text("sequence"))
    #expect(path([sequence, pattern]) == "site.units.u.rota.sequence")
  }
}
