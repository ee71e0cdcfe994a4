// Imported arrivals in the terms of a model: the values that they set, and what is said of them.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Rates of a unit.
struct ArrivalPlan {
  let data: ArrivalData
  let fit: ArrivalFit
  let unit: CareUnitPlan
  /// Those within the data.
  let holidays: [CalendarDate]
  /// Whether day 1 of the model has a date.
  let isDated: Bool

  private var place: String { "site.units.\(unit.name).work.arrivals" }

  private var hasWholeWeek: Bool { !fit.byHourOfWeek.isEmpty }
  private var hasMonths: Bool { !fit.byMonth.isEmpty }
  private var hasHolidays: Bool { fit.onHolidays != nil }

  // MARK: Values

  /// Whether a path is set by imports of arrivals.
  func owns(_ path: String) -> Bool {
    path.hasPrefix("\(place).") && !path.hasPrefix("\(place).surges") || path == "calendar.holidays"
  }

  /// - Throws: a census that a model without stays cannot turn into arrivals.
  func values(_ path: String) throws(ModelFileError) -> [ImportBase.Value] {
    if data.form == .census { return [try littlesRate(path)] }
    let days = data.span.map { " of \($0.first.text) to \($0.last.text)" } ?? " of a mean week"
    let source = "arrivals\(days) (wellspring import)"
    func list(_ numbers: [Double]) -> String {
      "[" + numbers.map { $0.roundedText }.joined(separator: ", ") + "]"
    }
    var values = [
      ImportBase.Value(
        path: "\(place).rate", value: "\(fit.rate.glanceText) /d", source: source)
    ]
    func put(_ name: String, _ numbers: [Double]) {
      if !numbers.isEmpty {
        values.append(.init(path: "\(place).\(name)", value: list(numbers), source: source))
      }
    }
    if hasWholeWeek {
      put("byHourOfWeek", fit.byHourOfWeek)
    } else {
      put("byHour", fit.byHour)
      put("byWeekday", fit.byWeekday)
    }
    if hasMonths { put("byMonth", fit.byMonth) }
    if hasHolidays, let factor = fit.onHolidays {
      values.append(
        .init(path: "\(place).onHolidays", value: factor.roundedText, source: source))
      values.append(
        .init(
          path: "calendar.holidays",
          value: "[" + holidays.map(\.text).joined(separator: ", ") + "]", source: source))
    }
    if !isDated, hasMonths || hasHolidays, let first = data.span?.first {
      values.append(.init(path: "horizon.start", value: first.text, source: source))
    }
    return values
  }

  /// Mean stay of a case of the model, hours.
  private var meanStay: Double {
    let cases = unit.work.cases
    let shares = cases.reduce(0) { $0 + $1.share }
    return shares > 0 ? cases.reduce(0) { $0 + $1.share * $1.length.mean } / shares : 0
  }

  private var meanCensus: Double { data.sum / Double(max(1, data.cells.count)) }

  /// Arrivals that fill the beds as the census has them: patients over their mean stay.
  private func littlesRate(_ path: String) throws(ModelFileError) -> ImportBase.Value {
    guard meanStay > 0, unit.work.kind == 0 else {
      throw ModelFileError(
        .badData,
        [
          Problem(
            .file(path), "",
            "a census of beds gives no arrivals by itself, and the unit has no beds in which patients "
              + "stay; give counts of admissions")
        ])
    }
    return ImportBase.Value(
      path: "\(place).rate", value: "\((24 * meanCensus / meanStay).glanceText) /d",
      source: "census over the model's mean stay (Little's law; wellspring import)",
      grade: "derived")
  }

  // MARK: Report

  func report(_ dialect: String, notFitted: [String]) -> ImportReport {
    let isCensus = data.form == .census
    let days = data.span.map {
      "\($0.first.text) to \($0.last.text), \(counted($0.last.number - $0.first.number + 1, "day"))"
    }
    let many = GroupedNumber.text(data.sum, decimals: data.sum == data.sum.rounded() ? 0 : 1)
    var facts: [ImportReport.Fact] = [
      .init("Read", "read", ["\(data.words); \(dialect)"]),
      .init("Days", "days", [days ?? "a mean week"]),
    ]
    if isCensus {
      facts.append(.init("Census", "census", [census], .number(meanCensus)))
    } else {
      facts += [
        .init("Arrivals", "arrivals", [many], .number(data.sum)),
        .init("Rate", "rate_per_day", ["\(fit.rate.glanceText) a day"], .number(fit.rate)),
        .init("Pattern", "pattern", pattern), .init("One pattern", "product_form", product),
        .init(
          "Luck", "index_of_dispersion", luck, fit.dispersion.map { .number($0.index) } ?? .null),
      ]
    }
    return ImportReport(
      facts: facts + [
        .init("Left out", "left_out", data.leftOut),
        .init("No longer fitted", "no_longer_fitted", notFitted),
      ])
  }

  private var census: String {
    let stay = GroupedNumber.text(meanStay / 24, decimals: 1)
    return
      "\(GroupedNumber.text(meanCensus, decimals: 1)) patients on average. A census has no arrivals: the "
      + "rate is what fills the beds so at the model's mean stay of \(stay) days (Little's law), and is as "
      + "right as that stay. Times of day and weekdays stay those of the model"
  }

  private var pattern: [String] {
    let weekday = fit.byWeekday.isEmpty ? nil : "weekday" + Self.range(fit.byWeekday)
    let hour = fit.byHour.isEmpty ? nil : "hour of day" + Self.range(fit.byHour)
    let month = fit.byMonth.isEmpty ? nil : "month" + Self.range(fit.byMonth)
    let borne = [hour, weekday, month].compactMap { $0 }
    let few = [
      fit.byHour.isEmpty ? "hour of day" : nil, fit.byWeekday.isEmpty ? "weekday" : nil,
    ].compactMap { $0 }
    var words = borne.isEmpty ? [] : ["by " + borne.joined(separator: ", by ")]
    if !few.isEmpty {
      words.append(
        "too few data for a pattern by \(few.joined(separator: " and ")): that of the model stays")
    }
    if !fit.byMonth.isEmpty, !hasMonths {
      words.append("models have no months yet: the rate is that of the whole time")
    }
    if let factor = fit.onHolidays {
      words.append(
        "\(counted(holidays.count, "holiday")) with \(factor.glanceText) times the arrivals of such a weekday"
          + (hasHolidays ? "" : ", left out of the rates"))
    }
    return words
  }

  /// ` (0.4 to 1.6)`.
  private static func range(_ factors: [Double]) -> String {
    guard let low = factors.min(), let high = factors.max() else { return "" }
    return
      " (\(GroupedNumber.text(low, decimals: 2)) to \(GroupedNumber.text(high, decimals: 2)) of the mean)"
  }

  private var product: [String] {
    guard let test = fit.test else { return [] }
    let shown = test.chance < 0.001 ? "below 0.001" : GroupedNumber.text(test.chance, decimals: 3)
    let figures =
      "G \(GroupedNumber.text(test.statistic, decimals: 0)) on \(test.degrees) degrees of freedom, p \(shown)"
    guard !fit.byHourOfWeek.isEmpty else {
      return ["every weekday has the same course of the day, as far as the data tell (\(figures))"]
    }
    return [
      "the course of the day is not the same on all weekdays (\(figures)); "
        + (hasWholeWeek
          ? "the model has 168 hours of its own"
          : "the model takes the mean of them, hour by weekday")
    ]
  }

  private var luck: [String] {
    guard let found = fit.dispersion else {
      return ["too few days to tell how they vary"]
    }
    let index = GroupedNumber.text(found.index, decimals: 2)
    let lead = "variance over mean of the days \(index), 1 is Poisson (\(grouped(found.days)) days)"
    if found.chance > 0.99 {
      return [
        "\(lead): they vary less than the model's, which are Poisson; planned admissions do. The model's "
          + "peaks are higher than the unit's"
      ]
    }
    if found.chance >= 0.01 {
      return ["\(lead): they vary as the model's do"]
    }
    let times = GroupedNumber.text(found.index.squareRoot(), decimals: 1)
    return [
      "\(lead). The model's arrivals are Poisson: its days vary less, the real ones \(times) times as much. "
        + "Queues and the busiest days are milder in the model than in the unit; surges can be written "
        + "into the model for what is known (work.arrivals.surges)"
    ]
  }
}
