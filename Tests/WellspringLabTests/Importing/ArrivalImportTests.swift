// Counts that were drawn from known rates give these rates back.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Importing arrivals")
struct ArrivalImportTests {
  /// SplitMix64: the same numbers everywhere.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }

    /// A Poisson count by products of uniform numbers.
    mutating func poisson(_ mean: Double) -> Int {
      var (count, product) = (0, Double.random(in: 0..<1, using: &self))
      while product > exp(-mean) {
        count += 1
        product *= Double.random(in: 0..<1, using: &self)
      }
      return count
    }
  }

  private static let byWeekday = [1.2, 1.1, 1.0, 1.0, 1.1, 0.8, 0.8]
  private static let byHour = (0..<24).map { 1 + 0.6 * sin(Double($0 - 8) / 24 * 2 * .pi) }
  private static let rate = 60.0

  /// Counts of 26 weeks from Monday 5 January 2026, an hour a row.
  /// - Parameters:
  ///   - mean: of an hour by day from 0, weekday and hour.
  private static func hourly(
    _ seed: UInt64, _ mean: (Int, Int, Int) -> Double
  ) -> (text: String, counts: [[Int]]) {
    var numbers = Numbers(state: seed)
    let first = CalendarDate("2026-01-05")!
    var lines = ["hour;arrivals"]
    lines[0] = "timestamp;arrivals"
    var counts: [[Int]] = []
    for day in 0..<182 {
      let date = first.later(day).text
      counts.append(
        (0..<24).map { hour in
          let count = numbers.poisson(mean(day, day % 7, hour))
          lines.append("\(date) \(hour < 10 ? "0" : "")\(hour):00;\(count)")
          return count
        })
    }
    return (lines.joined(separator: "\n") + "\n", counts)
  }

  private static func product(_ day: Int, _ weekday: Int, _ hour: Int) -> Double {
    rate / 24 * byWeekday[weekday] * byHour[hour]
  }

  static func imported(
    _ text: String, _ options: ArrivalOptions = ArrivalOptions()
  ) throws -> ImportedArrivals {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wellspring-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.csv").path
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    let base = try ImportBase(
      text: RosterImportTests.model, file: "m.yaml", directory: folder.path)
    return try ArrivalImport(base).read(
      file, options: options, out: folder.appendingPathComponent("new.yaml").path)
  }

  private static func fit(_ text: String, holidays: Set<Int> = []) throws -> ArrivalFit {
    let source = try ImportSource(bytes: Array(text.utf8), file: "a.csv")
    var reader = try ArrivalReader(source, ArrivalOptions())
    return ArrivalFit(try reader.data(), holidays: holidays)
  }

  /// Expected: about 10,900 counts. A factor of an hour has 455 of them at the mean, so that its
  /// standard error is 0.047 of it; of a weekday 1,560, 0.025. 4.9 of these are exceeded once in a
  /// million; an error of a quarter in an hour is seen.
  @Test("Rates come back from counts within their luck, and Poisson days are told to be so")
  func recovered() throws {
    let (text, _) = Self.hourly(1, Self.product)
    let fit = try Self.fit(text)
    let sum = 182 * Self.rate
    #expect(abs(fit.rate / Self.rate - 1) < 4.9 / sum.squareRoot())
    let means = (
      Self.byHour.reduce(0, +) / 24, Self.byWeekday.reduce(0, +) / 7
    )
    for hour in 0..<24 {
      let truth = Self.byHour[hour] / means.0
      #expect(abs(fit.byHour[hour] - truth) < 4.9 * (truth / sum * 24).squareRoot(), "\(hour)")
    }
    for day in 0..<7 {
      let truth = Self.byWeekday[day] / means.1
      #expect(abs(fit.byWeekday[day] - truth) < 4.9 * (truth / sum * 7).squareRoot(), "\(day)")
    }
    #expect(fit.byMonth.isEmpty && fit.byHourOfWeek.isEmpty)
    let test = try #require(fit.test)
    #expect(test.degrees == 138 && test.chance > 1e-6)
    let dispersion = try #require(fit.dispersion)
    #expect(abs(dispersion.index - 1) < 4.9 * (2.0 / 175).squareRoot() && dispersion.days == 182)
    let found = try Self.imported(text)
    #expect(found.modelText.contains("work.arrivals.byHour: {value: ["))
    #expect(found.week.count == 168)
  }

  @Test("Days that vary more than luck are told, and a Saturday night of its own is found")
  func dispersed() throws {
    // Every third day has twice the arrivals: variance over mean is 1 + 60 · 0.125 and more.
    let (busy, _) = Self.hourly(2) { Self.product($0, $1, $2) * ($0 % 3 == 0 ? 1.5 : 0.75) }
    let fit = try Self.fit(busy)
    let dispersion = try #require(fit.dispersion)
    #expect(dispersion.index > 4 && dispersion.chance < 1e-6)
    #expect(fit.test.map { $0.chance > 1e-6 } == true && fit.byHourOfWeek.isEmpty)
    let (night, _) = Self.hourly(3) { day, weekday, hour in
      Self.product(day, weekday, hour) * (day % 3 == 0 ? 1.5 : 0.75)
        * (weekday == 5 && hour >= 20 ? 3 : 1)
    }
    let other = try Self.fit(night)
    #expect(other.test.map { $0.chance < 1e-6 } == true)
    let week = other.byHourOfWeek
    #expect(week.count == 168 && abs(week.reduce(0, +) / 168 - 1) < 1e-9)
    #expect(week[5 * 24 + 22] > 2 * week[3 * 24 + 22])
  }

  @Test("The same arrivals are the same rates as times, counts by hour and a week of 168 hours")
  func forms() throws {
    let (hourly, counts) = Self.hourly(4, Self.product)
    let first = CalendarDate("2026-01-05")!
    var stamps = ["Patient;Arrived"]
    var week = Array(repeating: 0, count: 168)
    for (day, hours) in counts.enumerated() {
      for (hour, count) in hours.enumerated() {
        week[day % 7 * 24 + hour] += count
        let date = first.later(day)
        stamps += (0..<count).map {
          "\($0);\(date.day)/\(date.month)/\(date.year) \(hour):\($0 < 10 ? "0" : "")\($0)"
        }
      }
    }
    let profile = ["hour of week,count"] + week.enumerated().map { "\($0.offset),\($0.element)" }
    let a = try Self.fit(hourly)
    let b = try Self.fit(stamps.joined(separator: "\n"))
    #expect(a.rate == b.rate && a.byHour == b.byHour && a.byWeekday == b.byWeekday)
    var options = ArrivalOptions()
    options.weeks = 26
    let one = try Self.imported(hourly).modelText
    let other = try Self.imported(profile.joined(separator: "\n"), options).modelText
    func values(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { $0.contains("work.arrivals.") }.map {
        $0.prefix { $0 != "]" }
      }
    }
    #expect(values(one).count == 3)
    #expect(values(one).dropFirst() == values(other).dropFirst())
    let sheet =
      [(["date"] + (0..<24).map { "\($0)-\($0 + 1)" }).joined(separator: ";")]
      + counts.enumerated().map { day, hours in
        ([first.later(day).text] + hours.map(String.init)).joined(separator: ";")
      }
    let c = try Self.fit(sheet.joined(separator: "\n"))
    #expect(a.rate == c.rate && a.byHour == c.byHour && a.byWeekday == c.byWeekday)
    let daily =
      ["date,admissions,census"]
      + counts.enumerated().map { "\(first.later($0.offset).text),\($0.element.reduce(0, +)),20" }
    let days = try Self.fit(daily.joined(separator: "\n"))
    #expect(abs(days.rate - a.rate) < 1e-9 && days.byHour.isEmpty)
    #expect(zip(days.byWeekday, a.byWeekday).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("A census has no arrivals: its rate is Little's law over the model's stay, and it is said")
  func census() throws {
    let text = "date,census\n2026-03-14,6\n2026-03-15,7\n2026-03-16,8\n"
    let found = try Self.imported(text)
    // 7 patients who stay three days.
    #expect(found.modelText.contains("work.arrivals.rate: {value: 2.333 /d, grade: derived"))
    #expect(found.report.lines.joined(separator: " ").contains("A census has no arrivals"))
    #expect(found.week.isEmpty)
  }

  @Test("Holidays are kept apart, and few data leave the model its own pattern")
  func holidays() throws {
    let (text, counts) = Self.hourly(5) { day, weekday, hour in
      Self.product(day, weekday, hour) * (day == 10 ? 0.2 : 1)
    }
    let first = CalendarDate("2026-01-05")!
    let fit = try Self.fit(text, holidays: [first.later(10).number])
    let factor = try #require(fit.onHolidays)
    #expect(factor < 0.6 && counts[10].reduce(0, +) > 0)
    var options = ArrivalOptions()
    options.holidays = [first.later(10).text]
    let imported = try Self.imported(text, options)
    #expect(imported.report.lines.joined().contains("1 holiday"))
    // It is a date, so that day 1 gets one.
    #expect(imported.modelText.contains("calendar.holidays: {value: [2026-01-15]"))
    #expect(imported.modelText.contains("horizon.start: {value: 2026-01-05"))
    #expect(imported.modelText.contains("arrivals.onHolidays: {value: 0."))
    let few = try Self.imported("time\n2026-03-14 10:00\n2026-03-15 11:00\n2026-03-16 12:00\n")
    #expect(
      few.modelText.contains("arrivals.rate: {value: 1 /d")
        && !few.modelText.contains("arrivals.byHour"))
  }
}
