// What things cost, where somebody has said so. The model counts staff-hours; money comes in only
// here, and every price needs a source.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Prices in one currency of one year. All of them are given, or none.
public struct PriceList: Parametrised {
  /// The currency, such as USD; empty when there is no price list.
  public var currency = ""
  public var year = 0.0
  public var regularHour = 0.0
  public var overtimeHour = 0.0
  public var agencyHour = 0.0
  public var programmeHour = 0.0
  public var hiring = 0.0

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
