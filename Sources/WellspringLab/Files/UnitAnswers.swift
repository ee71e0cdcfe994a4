// A ward as its manager tells it in a dozen answers, and the model file that says the same.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What `wellspring new --ask` asks about. Figures that are nil are not known.
public struct UnitAnswers: Sendable {
  /// How the days are divided.
  public enum Shifts: String, Sendable, CaseIterable {
    /// Two of twelve and a half hours.
    case twelve = "12"
    /// Three of eight hours and twenty minutes.
    case eight = "8"
    /// Two long ones, and some posts that work early and late shifts of eight hours.
    case both
  }

  public var beds = 28.0
  /// Per cent.
  public var occupancy: Double? = 85
  /// Days.
  public var stay = 5.0
  public var fullPosts = 30.0
  public var partPosts = 0.0
  /// Per cent of a full post.
  public var partShare = 60.0
  public var shifts = Shifts.twelve
  /// Of the full posts, those that work eight hours; for `both`.
  public var eightHourPosts = 0.0
  public var patientsByDay: Double?
  public var patientsByNight: Double?
  public var breaks = 2.0
  public var breakMinutes = 30.0
  /// Per cent of shifts.
  public var sickness: Double?
  /// Per cent of posts a year.
  public var leavers: Double?
  /// Of an hour, with the employer's contributions.
  public var price: Double?
  public var currency = "EUR"
  /// Of the price.
  public var year = 0

  public init() {}

  /// The model file.
  /// - Parameter name: what the model is called.
  public func model(named name: String) -> String {
    """
    # Written by `wellspring new --ask` from the answers of whoever knows the unit. What was not asked is that of the
    # shipped ward, or a documented default: wellspring describe FILE --format parameters
    name: \(JSONValue.quoted(name))
    description: >
      A ward of \(beds.shortText) beds as its manager described it. Its mix of patients is that of the shipped ward: put in your
      own before reading any level, and read differences first.

    horizon: {days: 365, warmUpDays: 365}

    site:
      units:
        - name: ward
          beds: \(beds.shortText)
    \(observed)      posts:
    \(posts)
          rota:
            pattern: sequence
            sequence: \(shifts == .eight ? Self.threeShifts : Self.longShifts)
            shifts:
    \(shiftLines)

          work:
            kind: beds
            # Beds times their share that is occupied, over the mean stay.
            arrivals: {rate: \(rounded(beds * (occupancy ?? 85) / 100 / stay)) /d, byWeekday: [1.1, 1.1, 1.1, 1.1, 1.1, 0.75, 0.75]}
            nominalDemand: 4.9 # patients at which the load of a nurse is 1
            caseloadCap: {limit: 8, hard: off}
            waitingPlaces: 30 # one more goes elsewhere
            cases:
    \(cases)

          breaks: {planned: \(breaks.shortText), hours: \(breakMinutes.shortText) min}

    """ + prices
  }

  private static let longShifts =
    "[day, day, day, off, off, off, off, night, night, night, off, off, off, off]"
  private static let threeShifts =
    "[early, early, early, off, off, late, late, late, off, dark, dark, dark, off, off]"
  private static let earlyLate =
    "[early, early, early, early, early, off, off, late, late, late, late, late, off, off]"

  private func rounded(_ value: Double) -> String {
    (Double(String(format: "%.3g", value)) ?? value).shortText
  }

  /// The figures that are known, to be held against results and fitted to.
  private var observed: String {
    let known: [(String, Double?)] = [
      ("occupancy_percent", patientsByDay == nil && patientsByNight == nil ? occupancy : nil),
      ("patients_per_nurse_day", patientsByDay), ("patients_per_nurse_night", patientsByNight),
      ("absence_percent", sickness), ("leavers_percent_per_year", leavers),
    ]
    let lines = known.compactMap { name, value in
      value.map { "        \(name): \($0.shortText)\n" }
    }
    return lines.isEmpty ? "" : "      observed:\n" + lines.joined()
  }

  private var posts: String {
    let long = max(0, fullPosts - (shifts == .both ? eightHourPosts : 0))
    var lines: [String] = []
    func add(_ role: String, _ count: Double, _ rest: String) {
      guard count > 0 else { return }
      let work = lines.isEmpty ? "" : "worksAs: nurse, "
      let name = lines.isEmpty ? "nurse" : role
      lines.append(
        "        - {role: \(name), \(work)count: \(count.shortText), vacationWeeks: 5\(rest)}")
    }
    add("nurse", long, "")
    add("nurse-part-time", partPosts, ", fte: \(partShare.shortText) %")
    if shifts == .both { add("nurse-8h", eightHourPosts, ", sequence: \(Self.earlyLate)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var shiftLines: String {
    let long = [("day", "07:00", "12.5 h"), ("night", "19:00", "12.5 h")]
    let three = [
      ("early", "07:00", "500 min"), ("late", "15:00", "500 min"), ("dark", "23:00", "500 min"),
    ]
    let all =
      switch shifts {
      case .twelve: long
      case .eight: three
      case .both: long + [("early", "07:00", "8 h"), ("late", "13:30", "8 h")]
      }
    return all.map { name, start, hours in
      "          - {name: \(name), start: \"\(start)\", hours: \(hours)}"
    }.joined(separator: "\n")
  }

  /// The mix of the shipped ward, with its stays stretched to the mean that was told.
  private var cases: String {
    // 60 % of 5.5 days, 35 % of 3.5 and 5 % of 12 are 5.125 on average.
    let stretch = stay / 5.125
    let mix:
      [(name: String, share: Double, demand: Double, days: Double, spread: Double, more: String)] =
        [
          ("medical", 0.6, 1, 5.5, 0.9, "traumaShare: 3 %"),
          ("surgical", 0.35, 0.9, 3.5, 0.7, "traumaShare: 1 %"),
          ("frail", 0.05, 1.4, 12, 0.9, "traumaShare: 30 %, goodOutcome: 65 %, moralHazard: 2"),
        ]
    return mix.map { one in
      """
                - name: \(one.name)
                  share: \(one.share.shortText)
                  demand: \(one.demand.shortText)
                  length: {distribution: lognormal, mean: \(rounded(one.days * stretch)) d, logDeviation: \(one.spread.shortText)}
      """ + one.more.split(separator: ", ").map { "\n            \($0)" }.joined()
    }.joined(separator: "\n")
  }

  private var prices: String {
    guard let price else { return "" }
    let hour = price.shortText
    return """

      # Other hours cost as much until you put in what they do (overtimeHour, agencyHour), and hiring nothing.
      prices:
        currency: \(JSONValue.quoted(currency))
        year: \(year)
        regularHour: {value: \(hour), source: "as told"}

      """
  }
}
