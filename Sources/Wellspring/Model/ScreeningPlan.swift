// Routine well-being screening, and the treatment it refers to.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Screening with referral to professionals whose places are few.
public struct ScreeningPlan: Parametrised {
  public var everyDays = 0.0
  public var instrument = 0.0
  public var participation = 0.0
  public var uptake = 0.0
  public var hours = 0.0
  public var places = 0.0
  public var treatmentWeeks = 0.0
  public var weeklyHours = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<ScreeningPlan>] {
    [
      Parameter(
        "everyDays", .days, 0, in: 0...365, kind: .count, .chosen,
        "",
        "Days from one screening to the next; 0: none is held.",
        read: { $0.everyDays }, write: { $0.everyDays = $1 }),
      Parameter(
        "instrument", .one, 0, in: 0...Double(Instrument.standard.count - 1),
        kind: .choice(Instrument.standard.map { $0.name }), .chosen,
        "",
        "Instrument that decides who is referred, with its cut-off and reliability.",
        read: { $0.instrument }, write: { $0.instrument = $1 }),
      Parameter(
        "participation", .one, 0.5, in: 0...1, .assumed,
        "",
        "Chance that a person takes part in a screening, without stigma.",
        read: { $0.participation }, write: { $0.participation = $1 }),
      Parameter(
        "uptake", .one, 0.4, in: 0...1, .assumed,
        "",
        "Chance that who is referred wants treatment, without stigma.",
        read: { $0.uptake }, write: { $0.uptake = $1 }),
      Parameter(
        "hours", .hours, 0.25, in: 0...4, .assumed,
        "",
        "Staff time per person screened.",
        read: { $0.hours }, write: { $0.hours = $1 }),
      Parameter(
        "places", .one, 2, in: 0...1000, kind: .count, .assumed,
        "",
        "Persons of the unit whom professionals can treat at a time; others wait.",
        read: { $0.places }, write: { $0.places = $1 }),
      Parameter(
        "treatmentWeeks", .weeks, 8, in: 1...52, .assumed,
        "",
        "Length of a treatment.",
        read: { $0.treatmentWeeks }, write: { $0.treatmentWeeks = $1 }),
      Parameter(
        "weeklyHours", .hours, 1, in: 0...20, .assumed,
        "",
        "Length of its weekly session; the professional's time is counted too.",
        read: { $0.weeklyHours }, write: { $0.weeklyHours = $1 }),
    ]
  }
}
