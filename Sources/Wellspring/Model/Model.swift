// A model: everything that decides what is simulated, as plain values.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A complete model of one site, as read from a model file or built in code.
public struct Model: Sendable {
  public var name = ""
  /// One paragraph for people: what the model can say and what it cannot.
  public var description = ""
  public var horizon = Horizon()
  public var calendar = CalendarPlan()
  public var site = SitePlan()
  public var units: [CareUnitPlan] = []
  public var clinicians = ClinicianTraits()
  public var dynamics = Dynamics()
  public var mechanisms = Mechanisms()
  public var surveys = SurveyPlan()
  public var prices = PriceList()
  public var policies = Policies()
  /// What an experiment on tipping does to the unit; nothing by default.
  public var perturbation = Perturbation()

  public init() {}
}

/// How long is simulated.
public struct Horizon: Parametrised {
  public var days = 0.0
  public var warmUpDays = 0.0
  /// The date of the first observed day, such as 2026-03-02; empty when it has none.
  public var start = ""
  /// The weekday of the first observed day: 0 Monday to 6 Sunday.
  public var firstWeekday = 0
  /// The first observed day as a number, days since 1 March of year 0; 0 when it has no date.
  public var firstDate = 0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<Horizon>] {
    [
      Parameter(
        "days", .days, 365, in: 1...36_500, kind: .count, .chosen, "", "Observed days.",
        read: { $0.days }, write: { $0.days = $1 }),
      Parameter(
        "warmUpDays", .days, 180, in: 0...36_500, kind: .count, .chosen, "",
        "Days simulated before the observed ones and left out of every table.",
        read: { $0.warmUpDays }, write: { $0.warmUpDays = $1 }),
    ]
  }
}
