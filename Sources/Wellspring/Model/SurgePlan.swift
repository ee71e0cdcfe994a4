// A surge: days on which more cases arrive, of another mix, under harder moral conditions.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One surge. Surges that overlap multiply.
public struct SurgePlan: Parametrised, Equatable {
  public var name = ""
  public var start = 0.0
  public var days = 0.0
  public var every = 0.0
  public var arrivals = 0.0
  /// The class whose share of arrivals changes; empty for none.
  public var caseClass = ""
  public var share = 0.0
  public var moralHazard = 0.0

  public init() { takeDefaults() }

  /// Days from the start of the first observed day to that of the surge; negative before it.
  var daysFromFirst: Double { start > 0 ? start - 1 : start }

  public static var parameters: [Parameter<SurgePlan>] {
    [
      Parameter(
        "start", .days, 1, in: -36_500...36_500, kind: .count, .chosen, "",
        "Observed day at whose first midnight the surge begins, 1 the first; -1 is the last day of "
          + "the warm-up, -2 the one before it. There is no day 0.",
        read: { $0.start }, write: { $0.start = $1 }),
      Parameter(
        "days", .days, 0, in: 0...36_500, kind: .count, .chosen, "", "How long the surge lasts.",
        read: { $0.days }, write: { $0.days = $1 }),
      Parameter(
        "every", .days, 0, in: 0...36_500, kind: .count, .chosen, "",
        "Days from one beginning of the surge to the next, before and after `start` alike, such as 365 "
          + "for a winter; 0: it comes once.",
        read: { $0.every }, write: { $0.every = $1 }),
      Parameter(
        "arrivals", .one, 1, in: 0...20, .chosen, "", "Factor on the rate of arrivals.",
        read: { $0.arrivals }, write: { $0.arrivals = $1 }),
      Parameter(
        "share", .one, 1, in: 0...1_000, .chosen, "",
        "Factor on the share of the class named under caseClass, before shares are made to add up.",
        read: { $0.share }, write: { $0.share = $1 }),
      Parameter(
        "moralHazard", .one, 1, in: 0...100, .chosen, "",
        "Factor on the hazard of morally injurious events.",
        read: { $0.moralHazard }, write: { $0.moralHazard = $1 }),
    ]
  }
}
