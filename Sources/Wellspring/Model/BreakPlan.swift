// Breaks of a unit: plan, protection, relief, micro-breaks, quality.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Breaks as planned, what decides whether they happen, and what they give.
public struct BreakPlan: Parametrised {
  public var planned = 0.0
  public var hours = 0.0
  public var latenessHours = 0.0
  public var coverLoadLimit = 0.0
  public var legitimacy = 0.0
  public var atDeskChance = 0.0
  public var protection = 0.0
  public var protectionCover = 0.0
  public var reliefPersons = 0.0
  public var reliefAcceptance = 0.0
  public var microBreaks = 0.0
  public var microBreakMinutes = 0.0
  public var microBreakChance = 0.0
  public var microBreakShare = 0.0
  public var restGuilt = 0.0
  public var places = 0.0
  public var placesGain = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<BreakPlan>] { planned + protected + quality }

  private static var planned: [Parameter<BreakPlan>] {
    [
      Parameter(
        "planned", .one, 2, in: 0...8, kind: .count, .chosen,
        "one 30-min meal per 5 h worked: California Labor Code (recalled)",
        "Breaks planned in a shift, spread evenly over it.",
        read: { $0.planned }, write: { $0.planned = $1 }),
      Parameter(
        "hours", .hours, 0.5, in: 0.01...2, .chosen, "usual practice", "Length of a break.",
        read: { $0.hours }, write: { $0.hours = $1 }),
      Parameter(
        "latenessHours", .hours, 1.5, in: 0...6, .assumed, "",
        "How late a planned break may start before it is given up as care-free; it is tried again "
          + "every half hour until then.",
        read: { $0.latenessHours }, write: { $0.latenessHours = $1 }),
      Parameter(
        "coverLoadLimit", .one, 2.4, in: 0...10, .assumed, "",
        "A colleague can cover a break while their load, with the covered cases, stays at or below "
          + "this multiple of the nominal load.",
        read: { $0.coverLoadLimit }, write: { $0.coverLoadLimit = $1 }),
      Parameter(
        "legitimacy", .one, 0.3, in: 0...1, .calibrated,
        "Rogers, Hwang, Scott, JONA 2004;34:512 (46.6 % of shifts with a care-free break)",
        "Chance that a clinician who has cover feels free to hand over and leave the floor.",
        read: { $0.legitimacy }, write: { $0.legitimacy = $1 }),
      Parameter(
        "atDeskChance", .one, 0.72, in: 0...1, .calibrated,
        "Rogers, Hwang, Scott, JONA 2004;34:512 (10 % of shifts with no break)",
        "Chance, at nominal load, that a break without cover is taken at the desk, still "
          + "responsible for the patients, rather than missed.",
        read: { $0.atDeskChance }, write: { $0.atDeskChance = $1 }),
    ]
  }
  /// Protected breaks, relief and micro-breaks.
  private static var protected: [Parameter<BreakPlan>] {
    [
      Parameter(
        "protection", .one, 0, in: 0...1, .chosen, "",
        "Dose of protected breaks: the share of those who would not feel free to leave who do, "
          + "because their break is announced and covered by rule.",
        read: { $0.protection }, write: { $0.protection = $1 }),
      Parameter(
        "protectionCover", .one, 0.25, in: 0...1, .assumed, "",
        "Rise of the load to which colleagues cover, as a share, when breaks are fully protected.",
        read: { $0.protectionCover }, write: { $0.protectionCover = $1 }),
      Parameter(
        "reliefPersons", .one, 0, in: 0...40, .chosen, "",
        "Extra persons who only cover breaks, each one break at a time, whenever anybody is on duty; "
          + "2.5: two, and a third on every other day.",
        read: { $0.reliefPersons }, write: { $0.reliefPersons = $1 }),
      Parameter(
        "reliefAcceptance", .one, 0.8, in: 0...1, .assumed, "",
        "Chance that a clinician leaves when a relief person is there to take over (at least the "
          + "chance of leaving to a colleague's cover).",
        read: { $0.reliefAcceptance }, write: { $0.reliefAcceptance = $1 }),
      Parameter(
        "microBreaks", .one, 0, in: 0...12, kind: .count, .chosen, "",
        "Micro-breaks meant in a shift, spread evenly over it.",
        read: { $0.microBreaks }, write: { $0.microBreaks = $1 }),
      Parameter(
        "microBreakMinutes", .minutes, 8, in: 1...10, .derived,
        "Albulescu et al., PLoS ONE 2022;17:e0272460 (up to 10 min)",
        "Length of a micro-break.",
        read: { $0.microBreakMinutes }, write: { $0.microBreakMinutes = $1 }),
      Parameter(
        "microBreakChance", .one, 0.8, in: 0...1, .assumed, "",
        "Chance, up to nominal load, that a micro-break is taken; it falls with overload.",
        read: { $0.microBreakChance }, write: { $0.microBreakChance = $1 }),
      Parameter(
        "microBreakShare", .one, 0.5, in: 0...1, .assumed,
        "Albulescu et al. 2022 (vigour d = 0.36, fatigue d = 0.35, performance none)",
        "Replenishment in a micro-break, within call, as a share of that on a free break.",
        read: { $0.microBreakShare }, write: { $0.microBreakShare = $1 }),
    ]
  }

  /// What a break free of care gives.
  private static var quality: [Parameter<BreakPlan>] {
    [
      Parameter(
        "restGuilt", .one, 0, in: 0...1, .assumed,
        "Sagherian et al., West J Nurs Res 2023 (breaks act through detachment)",
        "Share of a free break's replenishment that guilt about resting takes away where nobody "
          + "feels free to rest; in proportion to 1 - legitimacy.",
        read: { $0.restGuilt }, write: { $0.restGuilt = $1 }),
      Parameter(
        "places", .one, 0, in: 0...1, .chosen, "",
        "Share of free breaks that can be spent in places for movement, quiet or nature.",
        read: { $0.places }, write: { $0.places = $1 }),
      Parameter(
        "placesGain", .one, 0.2, in: 0...1, .assumed,
        "Cordoza et al., Am J Crit Care 2018;27:508 (garden breaks; recalled, sign only)",
        "Extra replenishment of a free break in such a place, as a share.",
        read: { $0.placesGain }, write: { $0.placesGain = $1 }),
    ]
  }
}
