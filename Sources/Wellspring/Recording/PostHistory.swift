// One post in one replicate: what moved its holder's capacity, day by day and change by change.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What one post is spared in a history that did not happen. Everybody else lives as before, but
/// for what follows from this post's being another.
public struct Sparing: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// No morally injurious event strikes the post.
  public static let moralEvents = Sparing(rawValue: 1)
  /// The post takes over no distress: contagion u = 0 in all its encounters.
  public static let contagion = Sparing(rawValue: 2)
  /// The post makes no errors.
  public static let errors = Sparing(rawValue: 4)
  /// No new spell of strain outside work begins.
  public static let lifeStrain = Sparing(rawValue: 8)
  /// The last encounter with a traumatic case is like any other.
  public static let traumaCases = Sparing(rawValue: 16)
  /// Whenever a planned break is due, somebody from outside the unit covers it. (Not in the middle
  /// of a session or a call, which cannot be left.)
  public static let missedBreaks = Sparing(rawValue: 32)
  /// Rostered night shifts are worked by day.
  public static let nightShifts = Sparing(rawValue: 64)
}

/// One share of one change of capacity. Rows of one step have times and capacities in common, and
/// their changes add up to the step's.
public struct LedgerRow: Sendable {
  /// Counts the changes from 1.
  public var step: Int
  /// Which holder of the post, from 1.
  public var holder: Int
  /// When it began: hours since the first observed day's midnight.
  public var hours: Double
  /// How long it took; 0 for a jump.
  public var duration: Double
  public var cause: CapacityCause
  /// The share of A or of B, 1/h; NaN for jumps and for what capacity withholds.
  public var rate: Double
  public var change: Double
  public var capacityBefore: Double
  public var capacityAfter: Double
  /// Integral of capacity over the step, h; 0 for a jump.
  public var capacityHours: Double
  /// Of an encounter its severity, negative without a good outcome; of support given the position
  /// of the receiver, from 1; otherwise NaN.
  public var value: Double
  /// Number of the case in the unit; -1 where there is none.
  public var caseNumber: Int64
}

/// One observed day of the post while it was held.
public struct PostDay: Sendable {
  /// From 1.
  public var day: Int
  public var holder: Int
  public var capacityMean: Double
  /// Mean of the last 28 days; NaN before a holder has had so many.
  public var monthMean: Double
  /// For how many days on end that was below the midpoint.
  public var daysBelow: Int
  public var exhaustionScore: Double
  public var isSick: Bool
}

/// The time of one holder of the post within the observed days.
public struct HolderSpan: Sendable {
  /// From 1.
  public var holder: Int
  /// Hours since the first observed day's midnight.
  public var startHours: Double
  public var endHours: Double
  public var startCapacity: Double
  public var endCapacity: Double
  /// Whether the person resigned at the end.
  public var hasLeft: Bool
  public var loadFactor: Double
  public var permeability: Double
  public var skill: Double
}

/// Everything that is known of one post over the observed days.
public struct PostHistory: Sendable {
  /// By time; the changes of one holder add up from the start to the end of the holder's span.
  public var rows: [LedgerRow] = []
  /// Days at whose end the post was held.
  public var days: [PostDay] = []
  public var holders: [HolderSpan] = []
  /// Events of the post, and support that its holder gave to others.
  public var events: [EventRow] = []
  /// By `ClinicianColumn.rawValue`, at the end.
  public var clinician: [Double] = []
  /// Outcomes of the post's unit, as they would be alone.
  public var outcomes: [Double] = []
  /// The midpoint of the loss spiral, below which one counts as depleted.
  public var midpoint = 0.0

  public init() {}
}

/// What a unit keeps of the post that is watched; nothing but a place below 0 when none is.
struct PostLedger: Sendable {
  var sparing: Sparing = []
  /// From when on, in hours from the start of the run.
  var sparingFrom = 0.0
  /// On a break that somebody from outside the unit covers.
  var isCovered = false
  // The stretch of constant rates that has begun.
  var isOpen = false
  var startTime = 0.0
  var capacity = 0.0
  var replenishment = 0.0
  var depletion = 0.0
  var rates = CauseRates()
  var step = 0
  /// Whether every change is written down; if not, only what came together of each cause.
  var keepsRows = true
  var gains = CauseRates()
  var losses = CauseRates()
  var history = PostHistory()
}

/// Which post of a unit is watched, and what it is spared.
struct Watch: Sendable {
  var position: Int
  var sparing: Sparing = []
  /// Hours from the start of the run.
  var sparingFrom = 0.0
}

extension Simulation {
  /// Runs one replicate of the unit of a post, and keeps what moved the capacity of its holders.
  ///
  /// Watching changes nothing; sparing does.
  /// - Parameters:
  ///   - unit: number of the care unit, copies counted.
  ///   - position: of the post in it, from 0.
  ///   - sparing: what the post is spared.
  ///   - day: from the start of which observed day on, from 1; 0: from the start of the run.
  /// - Throws: `SimulationError` when a bound is hit.
  public func history(
    replicate: UInt64, unit: Int, position: Int, sparing: Sparing = [], fromDay day: Int = 1
  ) throws(SimulationError) -> PostHistory {
    precondition(unit >= 0 && unit < unitCount, "no such unit")
    var first = 0
    var plan = model.units[0]
    for one in model.units {
      if unit >= first && unit < first + Int(one.count) { plan = one }
      first += Int(one.count)
    }
    let warmUp = 24 * model.horizon.warmUpDays
    let watch = Watch(
      position: position, sparing: sparing,
      sparingFrom: day == 0 ? 0 : warmUp + 24 * Double(day - 1))
    var unit = CareUnit(
      model: model, plan: plan, number: UInt32(unit), seed: seed, replicate: replicate,
      recording: [.events], eventBound: eventBound, watch: watch)
    precondition(position >= 0 && position < unit.clinicianCount, "no such post")
    if warmUp == 0 { unit.observe() }
    try unit.run(until: warmUp + 24 * model.horizon.days)
    return unit.closeHistory(prices: model.prices)
  }
}
