// Holidays and months in model files.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Wellspring

@testable import WellspringLab

struct HolidayFileTests {
  private func load(_ more: String, unit: String = "") throws -> LoadedModel {
    let text = """
      name: x
      site:
        units:
          - name: u
            posts: [{role: r, count: 4}]
            rota: {pattern: sequence, sequence: [day, off], shifts: [{name: day, start: "07:00", hours: 8}]\(unit)}
            work: {kind: visits, arrivals: {rate: 12 /d, onHolidays: 0.5}, cases: [{name: c, length: {mean: 1}}]}
      \(more)
      """
    return try ModelFile.load(bytes: Array(text.utf8), file: "x.yaml")
  }

  private func problems(_ more: String, unit: String = "") -> [String] {
    do {
      _ = try load(more, unit: unit)
      return []
    } catch {
      return (error as? ModelFileError)?.problems.map { "\($0.path): \($0.message)" } ?? ["?"]
    }
  }

  @Test("Holidays are dates of the run or days of every year, and reach the digest with its start")
  func read() throws {
    let dated = "horizon: {start: 2026-03-02}\ncalendar: {holidays: [2026-04-03, 12-25]}"
    let model = try load(dated)
    #expect(model.model.calendar.holidays == ["2026-04-03", "12-25"])
    #expect(model.model.horizon.firstDate == 739_982)
    #expect(!model.warnings.contains { $0.path.hasPrefix("calendar") })
    // Three weeks later the holidays are other days of the run.
    let later = try load(dated.replacing("03-02", with: "03-23"))
    #expect(later.canonicalText != model.canonicalText)
    #expect(later.canonicalText.contains("horizon.firstDate=740003"))
  }

  @Test(
    "A holiday that is no date, is there twice or has no first day is an error; one outside is told"
  )
  func wrong() throws {
    let start = "horizon: {days: 28, warmUpDays: 0, start: 2026-03-02}\n"
    #expect(
      problems(start + "calendar: {holidays: [3.4.2026]}")[0].hasPrefix(
        "calendar.holidays: `3.4.2026` is not a date"))
    #expect(
      problems(start + "calendar: {holidays: [2026-02-30]}")[0].contains("is not a date"))
    #expect(
      problems(start + "calendar: {holidays: [12-25, 12-25]}") == [
        "calendar.holidays: `12-25` is there twice"
      ])
    #expect(
      problems("calendar: {holidays: [12-25]}")[0].hasPrefix(
        "calendar.holidays: without the date of day 1"))
    #expect(
      problems("")[0].hasPrefix("site.units.u.work.arrivals.onHolidays: there are no holidays"))
    let outside = try load(start + "calendar: {holidays: [2027-04-03]}")
    #expect(outside.warnings.contains { $0.path == "calendar.holidays" })
  }
}
