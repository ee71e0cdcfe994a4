// What things cost, where somebody has said so. The model counts staff-hours; money comes in only
// here, and every price needs a source.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Prices in one currency. What the file does not give of overtime, agency staff and programmes costs
/// what a regular hour costs, and anything else nothing.
public struct PriceList: Parametrised {
  /// The currency, such as USD; empty when there is no price list.
  public var currency = ""
  public var year = 0.0
  public var regularHour = 0.0
  public var overtimeHour = 0.0
  public var agencyHour = 0.0
  public var programmeHour = 0.0
  public var hiring = 0.0
  public var nightSupplement = 0.0
  public var weekendSupplement = 0.0
  public var holidaySupplement = 0.0
  public var standbyHour = 0.0

  public init() { takeDefaults() }

  /// Whether there is a price list.
  public var isGiven: Bool { !currency.isEmpty }

  public static var parameters: [Parameter<PriceList>] {
    [
      Parameter(
        "year", .one, 0, in: 0...2_200, kind: .count, .chosen, "", "The year of the prices.",
        read: { $0.year }, write: { $0.year = $1 }),
      price(
        "regularHour",
        "An hour of a holder of a post or of the pool, worked or paid while sick "
          + "or on vacation, with the employer's contributions.",
        read: { $0.regularHour }, write: { $0.regularHour = $1 }),
      price(
        "overtimeHour", "An hour worked beyond the scheduled end of a shift.",
        read: { $0.overtimeHour }, write: { $0.overtimeHour = $1 }),
      price(
        "agencyHour", "An hour of agency staff.",
        read: { $0.agencyHour }, write: { $0.agencyHour = $1 }),
      price(
        "programmeHour", "An hour spent on programmes: training, debriefing, supervision.",
        read: { $0.programmeHour }, write: { $0.programmeHour = $1 }),
      price(
        "hiring", "Filling one post: advertising, selection, administration.",
        read: { $0.hiring }, write: { $0.hiring = $1 }),
      price(
        "nightSupplement", "On top of a scheduled hour that a holder of a post works at night.",
        read: { $0.nightSupplement }, write: { $0.nightSupplement = $1 }),
      price(
        "weekendSupplement",
        "On top of a scheduled hour that a holder of a post works on a Saturday or Sunday.",
        read: { $0.weekendSupplement }, write: { $0.weekendSupplement = $1 }),
      price(
        "holidaySupplement",
        "On top of a scheduled hour that a holder of a post works on a day under calendar.holidays, "
          + "in the place of the weekend's.",
        read: { $0.holidaySupplement }, write: { $0.holidaySupplement = $1 }),
      price(
        "standbyHour", "An hour on call at home, beside what call-outs cost as work.",
        read: { $0.standbyHour }, write: { $0.standbyHour = $1 }),
    ]
  }

  private static func price(
    _ name: String, _ meaning: String, read: @escaping @Sendable (borrowing PriceList) -> Double,
    write: @escaping @Sendable (inout PriceList, Double) -> Void
  ) -> Parameter<PriceList> {
    Parameter(
      name, .one, 0, in: 0...1e9, .chosen, "", meaning + " In the currency of the list.",
      read: read, write: write)
  }
}
