// Contracts in model files: what is read, what `describe` says of them, what is refused.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Contracts in files")
struct ContractFileTests {
  /// Thirty beds, 36 nurses of whom a third work 60 %, long shifts and short ones.
  private static let ward = """
    name: Ward
    site:
      units:
        - name: ward
          beds: 30
          posts:
            - {role: nurse, count: 16}
            - {role: nurse-8h, worksAs: nurse, count: 8,
               sequence: [early, early, early, early, early, off, off, late, late, late, late, late, off, off]}
            - {role: nurse-60, worksAs: nurse, count: 12, fte: 60 %}
          rota:
            pattern: sequence
            sequence: [day, day, day, off, off, off, off, night, night, night, off, off, off, off]
            shifts:
              - {name: day, start: "07:00", hours: 12.5}
              - {name: night, start: "19:00", hours: 12.5}
              - {name: early, start: "07:00", hours: 8}
              - {name: late, start: "13:00", hours: 8}
          work:
            kind: beds
            arrivals: {rate: 5 /d}
            cases:
              - {name: patient, share: 1, demand: 1, roles: [nurse],
                 length: {distribution: lognormal, mean: 5 d, logDeviation: 0.9}}

    """

  private func changed(_ old: String, _ new: String) -> String {
    precondition(Self.ward.contains(old), "the ward has no `\(old)`")
    return Self.ward.replacingOccurrences(of: old, with: new)
  }

  private func complaint(_ old: String, _ new: String) throws -> String {
    try Fixture.complaints(changed(old, new)).joined(separator: "\n")
  }

  @Test("Contracts are read, and coverage counts the hours of each")
  func read() throws {
    let loaded = try Fixture.load(Self.ward)
    let unit = loaded.model.units[0]
    #expect(unit.posts.map(\.work) == ["nurse", "nurse", "nurse"])
    #expect(unit.posts.map(\.workShare) == [1, 1, 0.6] && unit.posts[1].sequence.count == 14)
    let coverage = try #require(Coverage(unit, loaded.model.horizon))
    let groups = coverage.work.groups
    #expect(groups.map(\.posts) == [16, 8, 12])
    let weekly = groups.map { coverage.weekly($0.hours) / Double($0.posts) }
    #expect(
      abs(weekly[0] - 37.5) < 0.2 && abs(weekly[1] - 40) < 0.2 && abs(weekly[2] - 22.5) < 0.2,
      "\(weekly)")
    // By day two of long and of short shifts each: on average of a week what the cycles hold.
    let early = coverage.cells[2].map(\.mean)
    #expect(abs(early.reduce(0, +) - 8 * 2.5) < 1e-9)
    let said = ModelDescription(loaded).text
    #expect(
      said.contains("12 × nurse-60 (4 weeks of vacation; the work of nurse; 0.6 of a full post)"))
    #expect(said.contains("8 × nurse-8h (4 weeks of vacation; the work of nurse; own days: early"))
  }

  @Test("A contract can be varied by its name")
  func varied() throws {
    let loaded = try Fixture.load(
      Self.ward,
      ["site.units.ward.posts.nurse-60.fte=0.8", "site.units.ward.posts.nurse-8h.count=10"])
    #expect(loaded.model.units[0].posts.map(\.workShare) == [1, 1, 0.8])
    #expect(loaded.model.units[0].posts.map(\.count) == [16, 10, 12])
  }

  @Test("What cannot be is refused with its place and what is right")
  func refused() throws {
    let unknown = try complaint("role: nurse-60, worksAs: nurse", "role: nurse-60, worksAs: nurze")
    #expect(
      unknown.contains("m.yaml:10:") && unknown.contains("did you mean `nurse`?"), "\(unknown)")
    let chain = try complaint("role: nurse-60, worksAs: nurse", "role: nurse-60, worksAs: nurse-8h")
    #expect(chain.contains("no earlier posts have the role `nurse-8h`"), "\(chain)")
    let share = try complaint("fte: 60 %", "fte: 160 %")
    #expect(share.contains("fte") && share.contains("0.1"), "\(share)")
    let shift = try complaint("sequence: [early, early", "sequence: [erly, early")
    #expect(shift.contains("there is no shift `erly`") && shift.contains("m.yaml:9:"), "\(shift)")
    let asked = try complaint("roles: [nurse]", "roles: [nurse-60]")
    #expect(asked.contains("no posts have the role `nurse-60`"), "\(asked)")
    let always = try complaint("pattern: sequence", "pattern: four-on-four-off")
    #expect(always.contains("it is four-on-four-off"), "\(always)")
  }

  @Test("The ODD says what the contracts are where there are any")
  func described() throws {
    let text = ODDDescription(try Fixture.load(Self.ward)).markdown
    #expect(
      text.contains("Posts with `worksAs` do the work") && text.contains("a cycle of their own"))
    #expect(text.contains("works n · `fte`"))
    let plain = ODDDescription(try Fixture.load(Fixture.small)).markdown
    #expect(!plain.contains("`worksAs`") && !plain.contains("`fte`"))
  }
}
