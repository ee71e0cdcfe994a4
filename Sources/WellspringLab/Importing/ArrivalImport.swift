// `wellspring import arrivals`: what was counted at a real unit becomes the rates of a model.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Imports arrivals into a model.
public struct ArrivalImport {
  private let base: ImportBase

  public init(_ base: ImportBase) { self.base = base }

  /// Reads arrivals.
  /// - Parameters:
  ///   - path: of the file.
  ///   - out: path of the model file that is to be written.
  /// - Throws: what is wrong with the file.
  public func read(
    _ path: String, options: ArrivalOptions, out: String
  ) throws(ModelFileError) -> ImportedArrivals {
    let loaded = try base.source.model()
    let unit = try base.unit(options.unit, in: loaded)
    let source = try ImportSource(path: path)
    var reader = try ArrivalReader(source, options)
    let data = try reader.data()
    guard data.sum > 0 else {
      throw ModelFileError(
        .badData, [Problem(.file(path), "", "nobody has arrived in this file")])
    }
    let holidays = try Self.holidays(options.holidays)
    let plan = ArrivalPlan(
      data: data, fit: ArrivalFit(data, holidays: Set(holidays.map(\.number))), unit: unit,
      holidays: holidays.filter { date in
        data.span.map { $0.first <= date && date <= $0.last } ?? false
      }, isDated: loaded.model.horizon.firstDate > 0)
    let written = base.text(putting: try plan.values(path)) { plan.owns($0) }
    _ = try base.checked(written.text, out: out)
    return ImportedArrivals(
      modelPath: out, modelText: written.text,
      report: plan.report(source.dialect, notFitted: written.dropped),
      week: data.form == .census
        ? [] : plan.fit.week.map { .init(data: $0.data, reach: $0.reach, model: $0.model) })
  }

  private static func holidays(_ texts: [String]) throws(ModelFileError) -> [CalendarDate] {
    var dates: [CalendarDate] = []
    for text in texts {
      guard let date = CalendarDate(text) else {
        throw ModelFileError(
          .usage,
          [
            Problem(
              .override("--holidays"), "",
              "`\(TextRule.short(text))` is no date; write year-month-day, as in 2026-04-03")
          ])
      }
      dates.append(date)
    }
    return dates.sorted()
  }
}

/// What an import of arrivals writes and says.
public struct ImportedArrivals: Sendable {
  /// Arrivals an hour in an hour of the week, or in the hours of a weekday.
  public struct WeekHour: Sendable {
    public let data: Double
    /// Half of a 95 % interval; 0 where it is not known.
    public let reach: Double
    public let model: Double
  }

  public let modelPath: String
  public let modelText: String
  public let report: ImportReport
  /// 168 hours, Monday first; seven days where hours are not known; empty of a census.
  public let week: [WeekHour]
}
