// Rosters of real units become those of models, and nobody's name goes with them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Importing rosters")
struct RosterImportTests {
  /// A unit of one role with two shifts of 12 ½ hours.
  static let model = """
    name: Small unit
    horizon: {days: 28, warmUpDays: 7}
    site:
      units:
        - name: icu
          beds: 4
          posts: [{role: nurse, count: 12}]
          rota:
            pattern: sequence
            sequence: [day, day, off, off, night, night, off, off]
            shifts:
              - {name: day, start: "07:00", hours: 12.5}
              - {name: night, start: "19:00", hours: 12.5}
              - {name: dusk, start: "14:00", hours: 8}
          work:
            kind: beds
            arrivals: {rate: 1 /d}
            cases: [{name: any, share: 1, length: {mean: 3 d}}]
    """

  /// Writes a file into a folder of its own and imports it.
  static func imported(
    _ bytes: [UInt8], _ options: RosterOptions = RosterOptions(), codes: String = "",
    model: String = model, roster: String? = nil
  ) throws -> ImportedRoster {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wellspring-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("r.csv").path
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let codesFile = folder.appendingPathComponent("codes.yaml").path
    try codes.write(toFile: codesFile, atomically: false, encoding: .utf8)
    try roster?.write(
      toFile: folder.appendingPathComponent("march-roster.csv").path, atomically: false,
      encoding: .utf8)
    let base = try ImportBase(text: model, file: "m.yaml", directory: folder.path)
    return try RosterImport(base).read(
      file, codes: codes.isEmpty ? nil : codesFile, options: options,
      out: folder.appendingPathComponent("march.yaml").path)
  }

  static func imported(
    _ text: String, _ options: RosterOptions = RosterOptions(), codes: String = "",
    model: String = model, roster: String? = nil
  ) throws -> ImportedRoster {
    try imported(Array(text.utf8), options, codes: codes, model: model, roster: roster)
  }

  /// What is wrong with a file.
  static func complaint(
    _ text: String, _ options: RosterOptions = RosterOptions(), codes: String = "",
    model: String = model
  ) throws -> String {
    do {
      _ = try imported(text, options, codes: codes, model: model)
    } catch let error as ModelFileError {
      return error.description
    }
    return ""
  }

  @Test(
    "A roster is the same model and the same bytes in every dialect, and holds no name",
    arguments: RosterDialect.all)
  func dialects(_ dialect: RosterDialect) throws {
    let found = try Self.imported(dialect.bytes, dialect.options, codes: dialect.codes)
    let plain = try Self.imported(RosterDialect.all[0].bytes)
    #expect(found.rosterText == plain.rosterText)
    #expect(found.modelText == plain.modelText)
    #expect(found.model.canonicalText == plain.model.canonicalText)
    let rota = found.model.model.units[0].rota
    #expect(rota.rosterDays == 14 && found.model.model.units[0].posts[0].count == 4)
    let expected = RosterDialect.duties.flatMap { row in
      row.map { UInt8($0 == "D" ? 1 : $0 == "N" ? 2 : 0) }
    }
    #expect(rota.rosterShifts == expected)
    let said =
      [found.modelText, found.rosterText, found.report.json.text] + found.report.lines
      + found.model.warnings.map(\.description)
    for secret in RosterDialect.secrets {
      #expect(!said.contains { $0.contains(secret) }, "\(secret) is told")
    }
  }

  @Test("There are twelve dialects and more")
  func count() { #expect(Set(RosterDialect.all.map(\.bytes)).count >= 12) }

  @Test(
    "Dates that may be read in two ways are asked for; --dates settles it, or a day beyond twelve")
  func ambiguous() throws {
    let text = "name,date,shift\nA B,03/04/2026,D\nA B,04/04/2026,D\nC D,05/04/2026,N\n"
    let said = try Self.complaint(text)
    #expect(said.contains("2026-04-03 (--dates dmy) or 2026-03-04 (--dates mdy)"), "\(said)")
    var options = RosterOptions()
    options.dates = .dmy
    #expect(try Self.imported(text, options).rosterText.contains("1,2026-04-03,day"))
    options.dates = .mdy
    #expect(try Self.imported(text, options).rosterText.contains("1,2026-03-04,day"))
    let settled = try Self.imported(text + "C D,13/04/2026,N\n")
    #expect(settled.rosterText.contains("1,2026-04-03,day"))
    #expect(settled.report.json.text.contains("`13/04/2026` shows"))
    let row = try Self.imported("name,03/04/26,04/04/26,05/04/26\nA B,D,D,\nC D,,,N\n")
    #expect(row.rosterText.contains("1,2026-04-03,day"))
  }

  @Test("A weekday that does not fit its date is an error, and so are days without a month")
  func weekday() throws {
    let text = "name,1,2,3\n,Mon,Tue,Wed\nA B,D,D,N\n"
    #expect(try Self.complaint(text).contains("--month"))
    var options = RosterOptions()
    options.month = "2026-03"
    #expect(try Self.complaint(text, options).contains("2026-03-01, which is a Sunday"))
    options.month = "2026-06"
    #expect(try Self.imported(text, options).report.json.text.contains("2026-06-01"))
  }

  @Test("All codes that are not known are listed with counts, as a file to begin with")
  func unknown() throws {
    let text =
      "name,2026-03-02,2026-03-03,2026-03-04\nAnna Miller,D,XQ,XQ\nBen Roth,Z9,N,ask Miller\n"
    let said = try Self.complaint(text)
    #expect(said.contains("XQ: unknown # 2 times, first in line 2"), "\(said)")
    #expect(said.contains("Z9: unknown # 1 time, first in line 3"), "\(said)")
    #expect(
      said.contains("# a text with a name in it, 1 time, first in line 3")
        && !said.contains("Miller"))
    let codes = """
      XQ: leave
      Z9: {shift: early, start: "06:00", hours: 7.5}
      ask Miller: off
      """
    let found = try Self.imported(text, codes: codes)
    #expect(found.rosterText.contains("2,2026-03-02,early"))
    #expect(
      found.model.model.units[0].rota.shifts.map(\.name) == ["day", "night", "dusk", "early"])
    #expect(try Self.complaint(text, codes: "XQ: lave\nZ9: off\n").contains("`lave` is no meaning"))
  }

  @Test("Absences that the roster has are not simulated on top; training is left out")
  func absences() throws {
    let text =
      "name,2026-03-02,2026-03-03,2026-03-04\nA B,D,leave,leave\nC D,N,sick,training\nE F,leave,leave,leave\n"
    let found = try Self.imported(text)
    let model = found.model.model
    #expect(model.units[0].posts[0].vacationWeeks == 0 && model.dynamics.people.absenceRate == 0)
    #expect(found.model["dynamics.people.absenceRate"]?.source.contains("simulated on top") == true)
    #expect(
      found.rosterText
        == "post,date,shift\n1,2026-03-02,day\n2,2026-03-02,night\n3,2026-03-02,off\n")
    let lines = found.report.lines.joined(separator: " ")
    #expect(lines.contains("leave 5 days, sick 1 day, training 1 day"), "\(lines)")
    let none = try Self.imported("name,2026-03-02,2026-03-03,2026-03-04\nA B,D,,\nC D,N,,D\n")
    #expect(none.model.model.units[0].posts[0].vacationWeeks == 4)
    #expect(none.model.model.dynamics.people.absenceRate > 0)
  }

  @Test("Two duties of a person on one day are an error that names lines, but with a time on call")
  func twice() throws {
    let text = "name,date,shift\nAnna Miller,2026-03-13,D\nAnna Miller,2026-03-13,N\n"
    let said = try Self.complaint(text)
    #expect(
      said.contains("lines 2 and 3: 2 entries for one person on 2026-03-13")
        && !said.contains("Miller"))
    let codes = "H: {shift: home, start: \"19:30\", hours: 10, onCall: on}\n"
    let both = try Self.imported(text.replacing("13,N", with: "13,H"), codes: codes)
    #expect(both.rosterText.hasSuffix("1,2026-03-13,day\n1,2026-03-13,home\n"))
    let cell = try Self.imported(
      "name,2026-03-13,2026-03-14,2026-03-15\nA B,D+H,,N\n", codes: codes)
    #expect(cell.rosterText.contains("1,2026-03-13,home"))
    let rest = try Self.complaint("name,date,shift\nA B,2026-03-13,N\nA B,2026-03-14,D\n")
    #expect(
      rest.contains("lines 2 and 3") && rest.contains("ends after the second has begun"), "\(rest)")
  }

  @Test("Posts go by role in the order of the model, and by appearance within a role")
  func roles() throws {
    let model = Self.model.replacing(
      "[{role: nurse, count: 12}]", with: "[{role: nurse, count: 12}, {role: physician, count: 2}]")
    let text =
      "name,role,2026-03-02,2026-03-03,2026-03-04\nA B,Physician,D,,\nC D,Nurse,N,,\nE F,nurses,,D,\n"
    let found = try Self.imported(text, model: model)
    #expect(
      found.rosterText
        == "post,date,shift\n1,2026-03-02,night\n2,2026-03-03,day\n3,2026-03-02,day\n")
    #expect(found.model.model.units[0].posts.map(\.count) == [2, 1])
    #expect(
      try Self.complaint(text.replacing("role,", with: "team,"), model: model).contains("--role"))
    var options = RosterOptions()
    options.roles = [("RN", "nurse")]
    let named = text.replacing("C D,Nurse", with: "C D,RN")
    #expect(try Self.complaint(named, model: model).contains("`RN` (1 person)"))
    #expect(try Self.imported(named, options, model: model).rosterText == found.rosterText)
    options.roles.append(("HCA", "none"))
    let more = try Self.imported(named + "G H,HCA,odd,odd,odd\n", options, model: model)
    #expect(more.rosterText == found.rosterText)
    #expect(more.report.lines.contains { $0.contains("1 person in roles that are left out") })
  }

  @Test("Times that the model does not have become shifts named for them")
  func times() throws {
    let text =
      "ID,start,end\n7,2026-03-02 06:00,2026-03-02 14:15\n8,2026-03-02 19:00,2026-03-03 07:30\n"
    let found = try Self.imported(text)
    #expect(found.rosterText == "post,date,shift\n1,2026-03-02,s0600-8h15\n2,2026-03-02,night\n")
    let shift = found.model.model.units[0].rota.shifts[3]
    #expect(shift.start == 6 && shift.hours == 8.25)
    let cut = try Self.imported(
      "ID,start,end\n7,2026-03-02 19:00,2026-03-03 00:00\n7,2026-03-03 00:00,2026-03-03 07:30\n"
        + "8,2026-03-02 07:00,2026-03-02 19:30\n")
    #expect(cut.rosterText == "post,date,shift\n1,2026-03-02,night\n2,2026-03-02,day\n")
    #expect(cut.report.lines.contains { $0.contains("1 cut at midnight") })
  }

  @Test(
    "A later import takes an earlier one back; what was fitted in its place goes, the rest stays")
  func again() throws {
    let first = try Self.imported(
      "name,2026-03-02,2026-03-03,2026-03-04\nA B,D,leave,sick\nC D,N,,\n")
    let fitted =
      first.modelText + """

        fitted:
          dynamics.people.absenceRate: {value: 2, grade: calibrated, source: "a fit"}
          dynamics.people.leavingRate: {value: 0.1, grade: calibrated, source: "a fit"}

        """
    let same = try Self.imported(
      "name,2026-03-02,2026-03-03,2026-03-04\nA B,D,leave,sick\nC D,N,,\n", model: fitted,
      roster: first.rosterText)
    #expect(same.model.model.dynamics.people.absenceRate == 0)
    #expect(same.report.lines.contains { $0.hasSuffix("dynamics.people.absenceRate") })
    let other = try Self.imported(
      "name,2026-04-02,2026-04-03,2026-04-04\nA B,D,D,N\nC D,N,,\n", model: fitted,
      roster: first.rosterText)
    #expect(
      !other.modelText.contains("vacationWeeks: {value: 0") && !other.modelText.contains("2026-03"))
    #expect(other.model.model.dynamics.people.absenceRate == 2)
    #expect(other.model.model.dynamics.people.leavingRate == 0.1)
  }

  @Test("A column that there is not, and a roster without a duty, are refused")
  func nothing() throws {
    let text = "who,when,what\nA B,2026-03-02,D\nC D,2026-03-03,off\n"
    var options = RosterOptions()
    options.columns = [("person", "who"), ("date", "when"), ("shift", "4")]
    #expect(try Self.complaint(text, options).contains("there is no column `4`"))
    options.columns[2].heading = "3"
    #expect(try Self.imported(text, options).rosterText.contains("1,2026-03-02,day"))
    let idle = text.replacing(",D\n", with: ",leave\n")
    #expect(try Self.complaint(idle, options).contains("nobody has a duty"))
  }

  @Test("A file that is no roster is refused without a word of what it holds")
  func foreign() throws {
    for text in [
      "Anna Miller,secret\nBen Roth,secret\n", "date,Anna Miller,Ben Roth\n2026-03-02,D,N\n",
      "person,date,shift\nAnna Miller,someday,D\n", "a\u{0}b",
      "name,2026-03-02,2026-03-03,2026-03-04\n,D,N,N\n",
    ] {
      let said = try Self.complaint(text)
      #expect(!said.isEmpty && !said.contains("Miller") && !said.contains("secret"), "\(said)")
    }
  }
}
