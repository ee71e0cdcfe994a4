// A care unit as planned: its posts, rota, work, breaks, contacts and moral hazards.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One care unit (or several alike: `count`).
public struct CareUnitPlan: Parametrised {
  public var name = ""
  public var count = 0.0
  public var beds = 0.0
  public var posts: [PostPlan] = []
  public var rota = RotaPlan()
  public var work = WorkPlan()
  public var breaks = BreakPlan()
  public var peerSupport = PeerSupportPlan()
  public var moralEvents = MoralEventsPlan()

  public init() { takeDefaults() }

  public static var parameters: [Parameter<CareUnitPlan>] {
    [
      Parameter(
        "count", .one, 1, in: 1...1_000_000, kind: .count, .chosen, "",
        "How many units like this one; they are independent of each other.",
        read: { $0.count }, write: { $0.count = $1 }),
      Parameter(
        "beds", .one, 0, in: 0...10_000, kind: .count, .chosen, "",
        "Beds, for work of kind beds; a patient without a bed waits.",
        read: { $0.beds }, write: { $0.beds = $1 }),
    ]
  }
}

/// Posts of one role. A post is a position that persons hold one after another.
public struct PostPlan: Parametrised {
  public var role = ""
  public var count = 0.0
  public var vacationWeeks = 0.0
  public var nominalDemand = 0.0
  public var caseLimit = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<PostPlan>] {
    [
      Parameter(
        "count", .one, nil, in: 1...20_000, kind: .count, .chosen, "", "Posts of this role.",
        read: { $0.count }, write: { $0.count = $1 }),
      Parameter(
        "vacationWeeks", .weeks, 4, in: 0...26, .chosen, "",
        "Vacation a year, taken in blocks of two weeks spread over the year.",
        read: { $0.vacationWeeks }, write: { $0.vacationWeeks = $1 }),
      Parameter(
        "nominalDemand", .one, 0, in: 0...1_000, .chosen, "",
        "Demand at which the load of these posts is 1; 0: that of the unit's work.",
        read: { $0.nominalDemand }, write: { $0.nominalDemand = $1 }),
      Parameter(
        "caseLimit", .one, 0, in: 0...1_000, kind: .count, .chosen, "",
        "Cases (for appointments: clients) that holders have at most; 0: the unit's caseloadCap.",
        read: { $0.caseLimit }, write: { $0.caseLimit = $1 }),
    ]
  }
}

/// Breaks as planned, and what decides whether they happen.
public struct BreakPlan: Parametrised {
  public var planned = 0.0
  public var hours = 0.0
  public var latenessHours = 0.0
  public var coverLoadLimit = 0.0
  public var legitimacy = 0.0
  public var atDeskChance = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<BreakPlan>] {
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
}

/// Spontaneous contacts between colleagues on duty.
public struct PeerSupportPlan: Parametrised {
  public var contactRate = 0.0
  public var supportiveShare = 0.0
  public var trust = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<PeerSupportPlan>] {
    [
      Parameter(
        "contactRate", .perHour, 4, in: 0...30, .derived,
        "Vanhems 2013; Isella 2011 (contacts per staff-day)",
        "Contacts that a clinician on duty starts with colleagues on duty.",
        read: { $0.contactRate }, write: { $0.contactRate = $1 }),
      Parameter(
        "supportiveShare", .one, 0.1, in: 0...1, .assumed, "0.4 of 4 contacts per hour",
        "Share of contacts in which support is given when the giver has full capacity.",
        read: { $0.supportiveShare }, write: { $0.supportiveShare = $1 }),
      Parameter(
        "trust", .one, 1, in: 0...1, .chosen, "",
        "Climate of trust: scales the share of contacts that are supportive.",
        read: { $0.trust }, write: { $0.trust = $1 }),
    ]
  }
}

/// Hazards of morally injurious events for a clinician on duty.
public struct MoralEventsPlan: Parametrised {
  public var tookPart = 0.0
  public var failedToPrevent = 0.0
  public var witnessed = 0.0
  public var betrayed = 0.0
  public var severityMedian = 0.0
  public var severityLogDeviation = 0.0
  public var overloadSensitivity = 0.0
  public var undoneSensitivity = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<MoralEventsPlan>] {
    let source = "Longitudinal PMIE study 2024 (PMID 39438496), a three-month surge taken as x3"
    return [
      Parameter(
        "tookPart", .perHour, 1.4e-4, in: 0...0.1, .derived, source,
        "Rate of events in which one took part oneself.",
        read: { $0.tookPart }, write: { $0.tookPart = $1 }),
      Parameter(
        "failedToPrevent", .perHour, 1.4e-4, in: 0...0.1, .derived, source,
        "Rate of events that one failed to prevent.",
        read: { $0.failedToPrevent }, write: { $0.failedToPrevent = $1 }),
      Parameter(
        "witnessed", .perHour, 4.0e-4, in: 0...0.1, .derived, source,
        "Rate of events that one witnessed.",
        read: { $0.witnessed }, write: { $0.witnessed = $1 }),
      Parameter(
        "betrayed", .perHour, 10.7e-4, in: 0...0.1, .derived, source,
        "Rate of events felt as a betrayal by others.",
        read: { $0.betrayed }, write: { $0.betrayed = $1 }),
      Parameter(
        "severityMedian", .one, 0.15, in: 0.001...2, .assumed, "",
        "Median severity of an event.",
        read: { $0.severityMedian }, write: { $0.severityMedian = $1 }),
      Parameter(
        "severityLogDeviation", .one, 0.8, in: 0...2, .assumed, "",
        "Standard deviation of the logarithm of severity (heavy-tailed: lognormal).",
        read: { $0.severityLogDeviation }, write: { $0.severityLogDeviation = $1 }),
      Parameter(
        "overloadSensitivity", .one, 1, in: 0...10, .assumed, "",
        "Rise of the hazard per unit of load above nominal.",
        read: { $0.overloadSensitivity }, write: { $0.overloadSensitivity = $1 }),
      Parameter(
        "undoneSensitivity", .one, 2, in: 0...20, .assumed, "",
        "Rise of the hazard when all of the unit's care is left undone (linear in the share).",
        read: { $0.undoneSensitivity }, write: { $0.undoneSensitivity = $1 }),
    ]
  }
}
