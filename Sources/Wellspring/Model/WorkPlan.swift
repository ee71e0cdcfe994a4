// What work arrives, and how it is shared out.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The work of a unit.
public struct WorkPlan: Parametrised {
  public var kind = 0.0
  public var arrivals = ArrivalsPlan()
  public var cases: [CaseClass] = []
  public var assignment = 0.0
  public var caseloadCap = CaseloadCap()
  public var nominalDemand = 0.0
  public var stretch = 0.0
  public var waitingPlaces = 0.0
  public var patienceMean = 0.0
  public var lengthening = LengtheningPlan()
  public var triage = TriagePlan()
  public var appointments = AppointmentsPlan()
  public var calls = CallsPlan()

  public init() { takeDefaults() }

  public static let kinds = ["beds", "visits", "appointments", "calls"]
  public static let assignments = [
    "least-loaded", "round-robin", "acuity-balanced", "capacity-aware",
  ]

  public static var parameters: [Parameter<WorkPlan>] {
    [
      Parameter(
        "kind", .one, 0, in: 0...3, kind: .choice(kinds), .chosen, "",
        "beds: patients stay and clinicians share them; visits: each waits for a clinician, is "
          + "seen, and leaves; appointments: clients of a clinician's panel come to sessions; calls: "
          + "a crew goes out and is busy until it is free again.",
        read: { $0.kind }, write: { $0.kind = $1 }),
      Parameter(
        "assignment", .one, 0, in: 0...3, kind: .choice(assignments), .chosen, "",
        "Which clinician takes a case: fewest cases, next in turn, least demand, or most capacity "
          + "left.",
        read: { $0.assignment }, write: { $0.assignment = $1 }),
      Parameter(
        "nominalDemand", .one, 2, in: 0.01...1_000, .chosen, "",
        "Demand of a clinician's cases at which the load is 1.",
        read: { $0.nominalDemand }, write: { $0.nominalDemand = $1 }),
      Parameter(
        "stretch", .one, 1.7, in: 0.1...10, .assumed, "",
        "Load up to which a clinician can still give all care; demand beyond it is left undone.",
        read: { $0.stretch }, write: { $0.stretch = $1 }),
      Parameter(
        "waitingPlaces", .one, 100, in: 0...10_000, kind: .count, .chosen, "",
        "Cases that may wait; one more is turned away.",
        read: { $0.waitingPlaces }, write: { $0.waitingPlaces = $1 }),
      Parameter(
        "patienceMean", .hours, 0, in: 0...10_000, .chosen, "",
        "Mean time a waiting case stays before leaving unseen; 0 for ever.",
        read: { $0.patienceMean }, write: { $0.patienceMean = $1 }),
    ]
  }
}

/// How many cases a clinician may have.
public struct CaseloadCap: Parametrised {
  public var limit = 0.0
  public var hard = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<CaseloadCap>] {
    [
      Parameter(
        "limit", .one, 2, in: 1...1_000, kind: .count, .chosen, "",
        "Cases a clinician has at most.",
        read: { $0.limit }, write: { $0.limit = $1 }),
      Parameter(
        "hard", .one, 0, in: 0...1, kind: .onOff, .chosen, "",
        "on: a visit waits, and a patient in bed lies unattended, rather than break the limit; "
          + "off: it is exceeded when everybody on duty has reached it. Visits always keep it.",
        read: { $0.hard }, write: { $0.hard = $1 }),
    ]
  }
}

/// When cases arrive: a Poisson process whose rate follows the hour of the week.
public struct ArrivalsPlan: Parametrised, Equatable {
  public var rate = 0.0
  /// Multipliers by hour of the day, 24 numbers; scaled to mean 1.
  public var byHour: [Double] = []
  /// Multipliers by day of the week from Monday, 7 numbers; scaled to mean 1.
  public var byWeekday: [Double] = []
  /// Multipliers by hour of the week from Monday midnight, 168 numbers, in the place of both; scaled
  /// to mean 1.
  public var byHourOfWeek: [Double] = []
  /// Multipliers by month from January, 12 numbers; scaled to mean 1 over the days of a year.
  public var byMonth: [Double] = []
  public var onHolidays = 0.0
  public var surges: [SurgePlan] = []

  public init() { takeDefaults() }

  public static var parameters: [Parameter<ArrivalsPlan>] {
    [
      Parameter(
        "rate", .perDay, 0, in: 0...1_000_000, .chosen, "", "Mean rate over the week.",
        read: { $0.rate }, write: { $0.rate = $1 }),
      Parameter(
        "onHolidays", .one, 1, in: 0...20, .chosen, "",
        "Factor on the rate on the days under calendar.holidays.",
        read: { $0.onHolidays }, write: { $0.onHolidays = $1 }),
    ]
  }

  public static var profiles: [ProfileParameter<ArrivalsPlan>] {
    [
      ProfileParameter(
        name: "byHour", unit: .one, lengths: [24], lowest: 0, highest: 1_000, source: "",
        meaning: "Multipliers by hour of the day from midnight; only their proportions count.",
        read: { $0.byHour }, write: { $0.byHour = $1 }),
      ProfileParameter(
        name: "byWeekday", unit: .one, lengths: [7], lowest: 0, highest: 1_000, source: "",
        meaning: "Multipliers by day of the week from Monday; only their proportions count.",
        read: { $0.byWeekday }, write: { $0.byWeekday = $1 }),
      ProfileParameter(
        name: "byHourOfWeek", unit: .one, lengths: [168], lowest: 0, highest: 1_000, source: "",
        meaning: "Multipliers by hour of the week from Monday midnight, in the place of byHour and "
          + "byWeekday; only their proportions count.",
        read: { $0.byHourOfWeek }, write: { $0.byHourOfWeek = $1 }),
      ProfileParameter(
        name: "byMonth", unit: .one, lengths: [12], lowest: 0, highest: 1_000, source: "",
        meaning: "Multipliers by month from January; only their proportions count. It needs dates: "
          + "horizon.start.",
        read: { $0.byMonth }, write: { $0.byMonth = $1 }),
    ]
  }
}

/// A class of cases with common properties.
public struct CaseClass: Parametrised {
  public var name = ""
  public var share = 0.0
  public var demand = 0.0
  public var length = LengthPlan()
  public var encounterRate = 0.0
  public var traumaShare = 0.0
  public var traumaScale = 0.0
  public var goodOutcome = 0.0
  public var moralHazard = 0.0
  /// Roles of those who care for it together; empty for anybody.
  public var roles: [String] = []
  public var urgency = 0.0
  public var demandLogDeviation = 0.0
  public var interval = 0.0
  public var traumaSessions = 0.0
  public var transportShare = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<CaseClass>] {
    [
      Parameter(
        "share", .one, 1, in: 0...1_000_000, .chosen, "",
        "Share of arrivals; only the proportions between classes count.",
        read: { $0.share }, write: { $0.share = $1 }),
      Parameter(
        "demand", .one, 1, in: 0...100, .chosen, "", "Work that an active case asks for.",
        read: { $0.demand }, write: { $0.demand = $1 }),
      Parameter(
        "encounterRate", .perHour, 0.8, in: 0...30, .assumed, "10 to 30 encounters a shift",
        "Rate of empathic encounters with an active case; one more comes at its end.",
        read: { $0.encounterRate }, write: { $0.encounterRate = $1 }),
      Parameter(
        "traumaShare", .one, 0, in: 0...1, .chosen, "",
        "Share of this class's cases with traumatic content.",
        read: { $0.traumaShare }, write: { $0.traumaShare = $1 }),
      Parameter(
        "traumaScale", .one, 8, in: 1...30, .assumed, "",
        "Mean severity of the last encounter of a traumatic case (an ordinary one has mean 1).",
        read: { $0.traumaScale }, write: { $0.traumaScale = $1 }),
      Parameter(
        "goodOutcome", .one, 0.8, in: 0...1, .assumed, "",
        "Chance that an encounter meets a real need, before quality of care.",
        read: { $0.goodOutcome }, write: { $0.goodOutcome = $1 }),
      Parameter(
        "moralHazard", .one, 1, in: 0...100, .chosen, "",
        "Factor on the hazard of morally injurious events, averaged over active cases.",
        read: { $0.moralHazard }, write: { $0.moralHazard = $1 }),
      Parameter(
        "urgency", .one, 0, in: 0...9, kind: .count, .chosen, "",
        "Who waits is served by urgency, the highest first, and first come, first served within it.",
        read: { $0.urgency }, write: { $0.urgency = $1 }),
      Parameter(
        "demandLogDeviation", .one, 0, in: 0...2, .chosen, "",
        "Acuity: standard deviation of the logarithm of demand between cases of the class, whose "
          + "mean is demand.",
        read: { $0.demandLogDeviation }, write: { $0.demandLogDeviation = $1 }),
      Parameter(
        "interval", .hours, 168, in: 1...8_760, .chosen, "",
        "For appointments: time from one session of a client to the next.",
        read: { $0.interval }, write: { $0.interval = $1 }),
      Parameter(
        "traumaSessions", .one, 0, in: 0...1, .chosen, "",
        "For appointments: share of the sessions of a traumatic case that carry its content; at 0 "
          + "only the last one does.",
        read: { $0.traumaSessions }, write: { $0.traumaSessions = $1 }),
      Parameter(
        "transportShare", .one, 0, in: 0...1, .chosen, "",
        "For calls: share of the patients who are brought to hospital.",
        read: { $0.transportShare }, write: { $0.transportShare = $1 }),
    ]
  }
}

/// How long a case stays (beds), takes (visits), is a client (appointments) or is attended on scene
/// (calls).
public struct LengthPlan: Parametrised {
  public var distribution = 0.0
  public var mean = 0.0
  public var logDeviation = 0.0
  public var shape = 0.0
  /// For empirical: what was seen.
  public var values: [Double] = []

  public init() { takeDefaults() }

  public static let distributions = ["exponential", "lognormal", "gamma", "fixed", "empirical"]

  public static var parameters: [Parameter<LengthPlan>] {
    [
      Parameter(
        "distribution", .one, 0, in: 0...4, kind: .choice(distributions), .chosen, "",
        "Distribution of the length.",
        read: { $0.distribution }, write: { $0.distribution = $1 }),
      Parameter(
        "mean", .hours, nil, in: 0.001...1_000_000, .chosen, "", "Mean length.",
        read: { $0.mean }, write: { $0.mean = $1 }),
      Parameter(
        "logDeviation", .one, 1, in: 0...3, .chosen, "",
        "For lognormal: standard deviation of the logarithm.",
        read: { $0.logDeviation }, write: { $0.logDeviation = $1 }),
      Parameter(
        "shape", .one, 1, in: 0.05...1_000, .chosen, "", "For gamma: the shape.",
        read: { $0.shape }, write: { $0.shape = $1 }),
    ]
  }

  public static var profiles: [ProfileParameter<LengthPlan>] {
    [
      ProfileParameter(
        name: "values", unit: .one, lengths: [], lowest: 0, highest: 1_000_000, source: "",
        meaning:
          "For empirical: lengths that were seen, each equally likely, in any unit; they are "
          + "scaled to the mean.",
        read: { $0.values }, write: { $0.values = $1 })
    ]
  }
}
