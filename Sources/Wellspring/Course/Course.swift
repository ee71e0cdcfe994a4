// One unit that is lived through step by step, while somebody watches and changes its plan.
//
// `Simulation` runs replicates from start to end. A course is the same unit with the same luck, run to
// any moment and on from there; by whatever steps, the same events happen. A plan can be adopted on
// the way, and other luck taken from a moment on.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// The course of one care unit.
public struct Course: ~Copyable {
  private let unit: UnsafeMutablePointer<CareUnit>
  /// The model by which it lives, or will from the next midnight on.
  public private(set) var model: Model
  /// The place of the unit's plan in the model, copies counted, from 0.
  public let number: Int
  private let place: Int
  /// The last midnight that has passed, hours from the start of the run.
  private var passed = 0.0
  private var lastOutcomes: [Double] = []

  /// Rows of events that wait to be taken at most; of more the oldest are dropped.
  static let mostRows = 50_000

  /// A unit at the midnight that begins its warm-up.
  /// - Parameters:
  ///   - unit: which care unit of the model, copies counted, from 0.
  ///   - room: the largest model that will be adopted; nil for none with more places.
  ///   - kinds: events to be recorded; empty for none.
  ///   - isComplete: whether encounters without traumatic content are recorded too.
  /// - Throws: what does not fit together in the models.
  public init(
    model: Model, seed: UInt64, replicate: UInt64, unit number: Int, room: Model? = nil,
    recording kinds: [EventKind] = [], isComplete: Bool = true
  ) throws(SettingError) {
    try model.check()
    guard let place = model.planNumber(of: number) else {
      throw SettingError("site.units", .doesNotFit, "the model has no unit of this number")
    }
    var largest: PolicyTarget?
    if let room {
      try room.check()
      if room.units.count != model.units.count {
        throw SettingError("site.units", .doesNotFit, "the largest plan has other units")
      }
      var target = PolicyTarget(room, room.units[place])
      target.applyPolicies()
      largest = target
    }
    (self.model, self.number, self.place) = (model, number, place)
    unit = .allocate(capacity: 1)
    unit.initialize(
      to: CareUnit(
        model: model, plan: model.units[place], number: UInt32(number), seed: seed,
        replicate: replicate, recording: kinds.isEmpty ? [] : [.events], eventBound: 1 << 40,
        room: largest))
    var mask: UInt64 = 0
    for kind in kinds { mask |= 1 << UInt64(kind.rawValue) }
    unit.pointee.recordedKinds = mask
    unit.pointee.recordsOrdinary = isComplete
    if unit.pointee.warmUpHours == 0 { unit.pointee.observe() }
  }

  deinit {
    unit.deinitialize(count: 1)
    unit.deallocate()
  }

  /// Days since the first observed day's midnight; negative in the warm-up.
  public var day: Double { (unit.pointee.now - unit.pointee.warmUpHours) / 24 }

  /// Posts that it has places for, vacant ones and those to come counted.
  public var posts: Int { unit.pointee.clinicianCount }

  /// The roles, by the numbers that `PostSight.role` gives.
  public var roles: [String] { unit.pointee.plan.posts.map { $0.role } }

  /// Capacity at which the loss spiral turns, its knots and its top; in that order.
  public var knots: (midpoint: Double, low: Double, high: Double, top: Double) {
    let spiral = unit.pointee.k.spiral
    return (spiral.midpoint, spiral.lowKnot, spiral.highKnot, spiral.ceiling)
  }

  /// Runs to a day, a fraction allowed, and not beyond the last observed one. At a midnight the day
  /// that ends has been closed and the next one opened.
  /// - Throws: `SimulationError` when a bound is hit.
  public mutating func run(until day: Double) throws(SimulationError) {
    let end = min(unit.pointee.warmUpHours + 24 * day, unit.pointee.lastMidnight)
    let midnight = (end / 24).rounded(.down) * 24
    let hasNewDay = passed < midnight
    while passed < midnight {
      try unit.pointee.run(until: passed + 24)
      passed += 24
      dropOldRows()
    }
    if hasNewDay && unit.pointee.isObserving { lastOutcomes = summary() }
    if end > max(midnight, unit.pointee.now) { try unit.pointee.run(until: end) }
  }

  private func dropOldRows() {
    let count = unit.pointee.rows.count
    if count > Self.mostRows { unit.pointee.rows.removeFirst(count - Self.mostRows) }
  }

  private func summary() -> [Double] {
    if unit.pointee.tally.hours == 0 { return [] }
    var summary = Summary(prices: model.prices)
    summary.add(unit.pointee)
    return summary.outcomes()
  }

  /// The outcomes of the observed days that have ended, by `Outcome.rawValue`, as those of a site with
  /// this unit alone; empty before the first has.
  public var outcomes: [Double] { lastOutcomes }

  /// Events since the last call, in their order.
  public mutating func takeEvents() -> [EventRow] {
    let rows = unit.pointee.rows
    unit.pointee.rows.removeAll(keepingCapacity: true)
    return rows
  }

  /// How the unit looks now: for each `PostSight` all posts, then each `UnitSight`.
  public func look(into numbers: inout [Double]) {
    let count = posts
    let length = PostSight.allCases.count * count + UnitSight.allCases.count
    if numbers.count != length { numbers = Array(repeating: 0, count: length) }
    var at = 0
    for what in PostSight.allCases {
      for i in 0..<count {
        numbers[at] = unit.pointee.sight(what, i)
        at += 1
      }
    }
    for what in UnitSight.allCases {
      numbers[at] = unit.pointee.sight(what, lastOutcomes)
      at += 1
    }
  }

  /// Mean of one sight over the posts that somebody holds, without all the others; NaN without any.
  public func mean(of what: PostSight) -> Double { unit.pointee.mean(of: what) }

  /// One sight of the unit.
  public func sight(of what: UnitSight) -> Double { unit.pointee.sight(what, lastOutcomes) }

  /// From the next midnight on the unit lives by another model.
  /// - Throws: what does not fit together, or cannot change while a unit lives.
  public mutating func adopt(_ new: Model) throws(SettingError) {
    try new.check()
    if let fixed = model.firstFixedChange(to: new) {
      throw SettingError(fixed, .doesNotFit, "this cannot change while a unit lives; begin anew")
    }
    var target = PolicyTarget(new, new.units[place])
    target.applyPolicies()
    if let obstacle = unit.pointee.obstacle(to: target) { throw obstacle }
    unit.pointee.planAdoption(of: target)
    model = new
  }

  /// Other luck from now on. Clocks that run already keep what is left of them.
  public mutating func reseed(replicate: UInt64) { unit.pointee.replicate = replicate }

  /// Keeps from now on what moves the capacity of a post's holders, cause by cause; of one post at a
  /// time. Watching changes nothing.
  /// - Parameter post: from 0; nil for none.
  public mutating func watch(_ post: Int?) {
    guard let post, post >= 0, post < posts else {
      unit.pointee.watched = -1
      return
    }
    if unit.pointee.watched == post { return }
    var ledger = PostLedger()
    ledger.keepsRows = false
    unit.pointee.ledger = ledger
    unit.pointee.watched = post
    unit.pointee.openHolder(post)
  }

  /// What the watched post's holders have gained and lost by a cause since it is watched, or since the
  /// observed days began; up to their last change of rates.
  public func ledger(_ cause: CapacityCause) -> (gained: Double, lost: Double) {
    (unit.pointee.ledger.gains[cause], unit.pointee.ledger.losses[cause])
  }
}

extension Model {
  /// The place in `units` of the plan of a care unit, copies counted; nil when there is none.
  func planNumber(of number: Int) -> Int? {
    if number < 0 { return nil }
    var first = 0
    for (place, plan) in units.enumerated() {
      if number < first + Int(plan.count) { return place }
      first += Int(plan.count)
    }
    return nil
  }

  /// The path of a setting that differs in another model, though it cannot change while a unit lives.
  func firstFixedChange(to other: Model) -> String? {
    let (mine, yours) = (table, other.table)
    for one in mine where !yours.contains(one) && Self.isFixed(one.path) { return one.path }
    for one in yours where !mine.contains(one) && Self.isFixed(one.path) { return one.path }
    return nil
  }

  private static func isFixed(_ path: String) -> Bool {
    let parts = path.split(separator: ".")
    switch parts[0] {
    case "horizon", "surveys": return true
    case "perturbation": return path.hasPrefix("perturbation.start")
    case "policies": return path == "policies.startDay"
    case "site": break
    default: return false
    }
    if parts.count < 4 { return false }
    let rest = parts[3...].joined(separator: ".")
    switch rest {
    case "name", "count", "work.kind", "work.waitingPlaces", "work.triage.role", "work.triage.mean":
      return true
    default:
      return rest.hasPrefix("rota.roster") || (parts[3] == "work" && parts.last == "roles")
    }
  }
}
