// One unit from its events and its plan: time, cases and hours, from the first hour of the run on.
//
// Everything is constant between two events, so each integral is a sum over the stretches between
// them. The observed days end with their last `day_mark`; what its midnight brings belongs to a day
// that nobody observes.
//
// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Wellspring

struct ReadUnit {
  let plans: [ReadPlan]
  private(set) var posts: [ReadPost]
  /// Positions from here on are those of stand-ins.
  let staff: Int
  private(set) var cases = ReadCases()
  private var now: Double
  private var counts: Bool
  private var loads: (demand: [Int: Double], count: [Int: Int], unattended: Double)

  // Over the time that counts.
  private(set) var hours = 0.0
  private(set) var postHours = 0.0
  private(set) var present = 0.0
  private(set) var inCare = 0.0
  private(set) var placeHours = 0.0
  private(set) var demand = 0.0
  private(set) var unmet = 0.0
  private(set) var relief = 0.0
  private(set) var staffed = ReadStaffing()
  private(set) var programmes = 0.0
  private(set) var programmesOnDuty = 0.0
  private(set) var unsocial = ReadUnsocial()
  private(set) var sessions = 0.0
  private(set) var crews = 0.0
  /// Hirings for posts that did not exist before.
  private(set) var opened = 0.0
  private(set) var values: [Substring: [Double]] = [:]
  private(set) var events: [Substring: Double] = [:]
  private(set) var roster = ReadRoster()
  /// Whether somebody stood in of whom no row tells the nominal demand.
  private(set) var isUntold = false

  /// - Parameters:
  ///   - rows: all events from the first hour of the run on.
  ///   - from: hours from which time counts; events count from row `first` on.
  init(_ rows: [ReadEvent], _ plans: [ReadPlan], from start: Double, first: Int, until end: Double)
  {
    self.plans = plans
    now = rows.first.map { min(0, $0.hours) } ?? 0
    counts = first == 0
    loads = ([:], [:], 0)
    staff = plans.map(\.posts).max()!
    posts = Array(repeating: ReadPost(), count: staff)
    var last = rows.endIndex
    while last > 0, !(rows[last - 1].kind == "day_mark" && rows[last - 1].hours == end) {
      last -= 1
    }
    let observed = rows.prefix(last)
    begin(observed)
    for (place, event) in observed.enumerated() {
      pass(to: event.hours, from: start)
      counts = place >= first
      let isNext = place + 1 < observed.count
      take(event, before: isNext ? observed[place + 1] : nil)
    }
    pass(to: end, from: start)
    for post in posts.indices.dropFirst(staff) { closeUntold(post) }
    for post in 0..<posts.count {
      roster.read(post, observed.filter { $0.post == post }, plans, from: start, until: end)
    }
  }

  private func plan(_ time: Double) -> ReadPlan { plans.last { $0.from <= time }! }

  /// The first hour: everybody asleep, or on duty where that never ends; a post whose first event is
  /// a hiring, or that has none, has no holder.
  private mutating func begin(_ rows: ArraySlice<ReadEvent>) {
    var first: [Int: Substring] = [:]
    for row in rows where row.post >= 0 && first[row.post] == nil { first[row.post] = row.kind }
    for post in posts.indices {
      posts[post].isFilled = (first[post] ?? "hiring") != "hiring"
      if !posts[post].isFilled { continue }
      let isAlways = plan(now).isAlways
      (posts[post].isOnFloor, posts[post].isAtWork) = (isAlways, isAlways)
      posts[post].isAsleep = !isAlways
    }
  }

  // MARK: Time

  private mutating func pass(to time: Double, from start: Double) {
    if time > now { hearStandIns() }
    if time > now && time > start { add(max(now, start), to: time) }
    now = max(now, time)
  }

  /// Adds what goes on from `before` to `time`.
  private mutating func add(_ before: Double, to time: Double) {
    let dt = time - before
    let plan = plan(before)
    hours += dt
    postHours += dt * Double(plan.posts)
    present += dt * Double(cases.present)
    inCare += dt * Double(cases.inCare)
    placeHours += dt * (plan.places ?? 0)
    var missing = loads.unattended
    var all = loads.unattended
    var isStaffed = false
    var nurses = 0
    for i in posts.indices {
      let own = loads.demand[i] ?? 0
      let nominal = plan.nominalDemand(i)
      posts[i].pass(
        dt, demand: own, nominal: nominal, cases: loads.count[i] ?? 0, exists: i < plan.posts)
      all += own
      missing +=
        i < staff ? max(0, own - plan.unit.work.stretch * nominal) : unmet(i, own, plan, for: dt)
      if !posts[i].isOnFloor { continue }
      isStaffed = true
      let isNurse = i < staff ? plan.isNurse(i) : plan.standInsAreNurses
      if isNurse == nil { staffed.isUntold = true }
      if isNurse == true { nurses += 1 }
    }
    staffed.add(from: before, to: time, patients: cases.inCare, nurses: nurses)
    if !isStaffed && cases.present > 0 { staffed.alone += dt }
    demand += dt * all
    unmet += dt * missing
    if isStaffed { relief += dt * plan.reliefPersons(on: Int((before / 24).rounded(.down))) }
  }

  // MARK: Stand-ins

  /// What a stand-in can do of an own clinician's work. Events do not say which stand-ins are from
  /// the pool and which from an agency, so a site that has both is left out where it matters.
  private func efficiency(_ plan: ReadPlan) -> Double {
    plan.model.site.floatPool > 0
      ? plan.model.site.floatPoolEfficiency : plan.unit.agency.efficiency
  }

  /// Demand beyond what a stand-in can give; 0 as long as nobody knows, and it is kept for later.
  private mutating func unmet(
    _ i: Int, _ own: Double, _ plan: ReadPlan, for hours: Double
  ) -> Double {
    if own == 0 { return 0 }
    guard let nominal = posts[i].standIn.nominal else {
      posts[i].standIn.untold.append((hours, own))
      return 0
    }
    return max(0, own - plan.unit.work.stretch * nominal * efficiency(plan))
  }

  /// The rows of this instant are read: what they tell of those who stand in.
  private mutating func hearStandIns() {
    for i in posts.indices.dropFirst(staff) {
      guard let nominal = posts[i].standIn.hear(demand: loads.demand[i] ?? 0) else { continue }
      unmet += untold(i, nominal)
      posts[i].standIn.untold = []
    }
  }

  /// Unmet demand times hours of before a nominal demand was known.
  private func untold(_ i: Int, _ nominal: Double) -> Double {
    let plan = plan(now)
    let most = plan.unit.work.stretch * nominal * efficiency(plan)
    return posts[i].standIn.untold.reduce(0) { $0 + $1.hours * max(0, $1.demand - most) }
  }

  /// A shift is over of somebody of whom no row has told: it matters where they left care undone.
  private mutating func closeUntold(_ i: Int) {
    let sums = posts[i].standIn.possible.map { untold(i, $0) }
    if sums.contains(where: { abs($0 - sums[0]) > 1e-12 }) { isUntold = true }
    unmet += posts[i].standIn.untold.isEmpty ? 0 : sums[0]
    posts[i].standIn.untold = []
  }

  /// A row of who stands in.
  private mutating func listen(_ i: Int, _ event: ReadEvent, _ plan: ReadPlan) {
    if event.kind == "shift_start" {
      closeUntold(i)
      posts[i].standIn = ReadStandIn(plan.standInDemands)
    }
    posts[i].standIn.listen(event)
  }

  // MARK: Events

  private mutating func take(_ event: ReadEvent, before next: ReadEvent?) {
    let plan = plan(event.hours)
    let i = event.post
    while i >= posts.count {
      var standIn = ReadPost()
      standIn.isFilled = false
      posts.append(standIn)
    }
    if counts { count(event, plan) }
    cases.take(event, before: next, kind: plan.unit.work.kind)
    if i >= 0 {
      if event.kind == "break_start" && event.value > 0 { cases.cover(i, by: Int(event.value) - 1) }
      if event.kind == "break_end" { cases.takeBack(i) }
      // A break that a colleague covers is over before the cases are handed on.
      if event.kind == "shift_end" { cases.giveUp(i) }
      posts[i].take(event)
      if i >= staff { listen(i, event, plan) }
      // The first holder of a post that comes with a policy takes nobody's place.
      if event.kind == "hiring" && i >= plans[0].posts && posts[i].holders == 1
        && event.hours == plan.from && counts
      {
        opened += 1
      }
    }
    if !Self.quiet.contains(event.kind) { loads = cases.loads(plan) }
  }

  /// Rows that leave everybody's cases as they are, and of which there are many.
  private static let quiet: Set<Substring> = [
    "refresh", "encounter", "support", "sleep_start", "sleep_end",
  ]

  private mutating func count(_ event: ReadEvent, _ plan: ReadPlan) {
    events[event.kind, default: 0] += 1
    if !event.value.isNaN { values[event.kind, default: []].append(event.value) }
    if event.post >= 0 { posts[event.post].count(event, hasBreaks: plan.hasBreaks) }
    let work = plan.unit.work
    if event.kind == "assignment" && work.kind == 3 { crews += 1 }
    let closing =
      work.appointments.documentation > 0 ? event.kind == "leg" : event.kind == "session_end"
    if work.kind == 2 && closing && (event.kind == "session_end" || event.value == 4) {
      sessions += 1
    }
    countHours(event, plan)
  }

  /// The care of a session that is cancelled is wanted and not given.
  private mutating func loseSession(_ event: ReadEvent, _ plan: ReadPlan) {
    let lost = plan.unit.work.appointments.session * cases.all[event.caseNumber]!.fullDemand
    demand += lost
    unmet += lost
  }

  private mutating func countHours(_ event: ReadEvent, _ plan: ReadPlan) {
    let held = plan.unit.programmes
    switch event.kind {
    case "shift_start" where event.post < staff && event.value.isFinite:
      unsocial.add(from: event.hours, to: event.hours + event.value, plan.model)
    case "session":
      let groups = [held.peerGroups, held.ethicsForum, held.supervision]
      let meetings = [held.mentoring, held.checkIns]
      let number = Int(event.value) - 1
      programmes +=
        number < 2
        ? 2 * meetings[number].hours
        : groups[number - 2].hours * (1 + 1 / groups[number - 2].groupSize)
    case "debriefing":
      programmes += held.debriefing.hours * (1 + 1 / held.debriefing.groupSize)
      programmesOnDuty += held.debriefing.hours
    case "micro_break":
      programmes += plan.unit.breaks.microBreakMinutes / 60
      programmesOnDuty += plan.unit.breaks.microBreakMinutes / 60
    case "session_cancelled": loseSession(event, plan)
    default: break
    }
  }
}
