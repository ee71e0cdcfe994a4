// A care unit as planned: its posts, rota, work, breaks, contacts and moral hazards.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One care unit (or several alike: `count`).
public struct CareUnitPlan: Parametrised {
  public var name = ""
  public var count = 0.0
  public var beds = 0.0
  public var protocolClarity = 0.0
  public var posts: [PostPlan] = []
  public var rota = RotaPlan()
  public var agency = AgencyPlan()
  public var work = WorkPlan()
  public var breaks = BreakPlan()
  public var peerSupport = PeerSupportPlan()
  public var moralEvents = MoralEventsPlan()
  public var climate = ClimatePlan()
  public var programmes = ProgrammesPlan()
  /// By position, capacity with which its holder begins observed day 1; NaN: as the warm-up leaves it.
  /// Empty: so everybody.
  public var startCapacities: [Double] = []
  /// What only a policy can say.
  public var levers = UnitLevers()

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
      Parameter(
        "protocolClarity", .one, 1, in: 0...1, .chosen, "",
        "How clear it is who does what and when in the unit: 1 as clear as usual, 0 not at all.",
        read: { $0.protocolClarity }, write: { $0.protocolClarity = $1 }),
    ]
  }
}

/// Posts of one role and contract. A post is a position that persons hold one after another.
public struct PostPlan: Parametrised {
  public var role = ""
  /// The role of earlier posts whose work these do, by another contract; empty: their own.
  public var worksAs = ""
  /// One cycle of days by shift name in the place of the rota's; empty: the rota's. Only for the pattern
  /// `sequence`.
  public var sequence: [String] = []
  public var count = 0.0
  public var vacationWeeks = 0.0
  public var nominalDemand = 0.0
  public var caseLimit = 0.0
  public var standIns = 0.0
  /// Share of the shifts of their cycle that each of them works.
  public var workShare = 1.0
  /// Whether a policy added them to the establishment; the others keep their places in the rota.
  public var isAdded = false

  public init() { takeDefaults() }

  /// The role whose work they do.
  public var work: String { worksAs.isEmpty ? role : worksAs }

  public static var parameters: [Parameter<PostPlan>] {
    [
      Parameter(
        "count", .one, nil, in: 1...20_000, kind: .count, .chosen, "", "Posts of this role.",
        read: { $0.count }, write: { $0.count = $1 }),
      Parameter(
        "fte", .one, 1, in: 0.1...1, .chosen, "",
        "Part of a full post that each of these is: holders work that share of the shifts of their "
          + "cycle, evenly spread.",
        read: { $0.workShare }, write: { $0.workShare = $1 }),
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
      Parameter(
        "standIns", .one, 1, in: 0...1, kind: .onOff, .chosen, "",
        "Whether the float pool and agency staff fill gaps of these posts. Who stands in works in "
          + "the role of the gap, with its limit and its nominal demand.",
        read: { $0.standIns }, write: { $0.standIns = $1 }),
    ]
  }
}
