// One care unit in time: the world in which events happen.
//
// Each event is one timer in a winner tree. `CareUnit` takes the earliest, and one switch hands it
// to the part of the unit's life that it belongs to: duty, breaks, sleep, encounters, contacts,
// morally injurious events, refreshes, arrivals, case ends, days. All state is plain values in
// buffers that are allocated once: nothing is allocated, retained or locked while events run.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// The timers of a clinician, in the order in which simultaneous ones happen. The slot of a timer
/// in the event queue is kind x persons + position. Nobody sleeps on duty, so the timer of sleep
/// is that of micro-breaks there.
enum Timer: Int {
  case duty, breaks, sleep, encounter, contact, moralEvent, refresh
  static let count = 7
}

struct CareUnit: ~Copyable {
  // What is simulated.
  // The plan and what follows from it are as the policies leave them; they change once at most.
  private let planBox: Boxed<CareUnitPlan>
  private let coefficientsBox: Boxed<Coefficients>
  var rota: Rota
  var arrivals: Arrivals
  let number: UInt32
  let seed: UInt64
  var replicate: UInt64
  let recordsEvents: Bool
  /// Which kinds are recorded, a bit for each `EventKind`.
  var recordedKinds = UInt64.max
  /// Whether encounters without traumatic content are recorded like those with it.
  var recordsOrdinary = true
  let recordsWarmUp: Bool
  /// The post whose ledger is kept; -1: none.
  var watched: Int
  let warmUpHours: Double
  let runCalendar: RunCalendar
  /// The midnight that ends the last observed day.
  let lastMidnight: Double
  var traits: ClinicianTraits
  let surveys: SurveyCalendar
  var calendar: ProgrammeCalendar

  // What an experiment does to the unit from outside, and its factor on the load today.
  var perturbation: Perturbation
  var workload: Double

  // Policies.
  /// What the policies make of the unit on `policyDay`; empty once they act, or when none will.
  var laterTarget: [PolicyTarget] = []
  var policyDay: Int
  /// Whether what comes then was adopted while the unit lived, and may change more than policies do.
  var isAdoption = false
  var activePolicies: [ActivePolicy] = []

  // The people.
  /// Posts of the unit; stand-ins have the positions after them.
  let clinicianCount: Int
  /// Posts that exist now; those after them come with a policy that has not begun.
  var openPosts: Int
  /// By position: which policies the holder takes part in, a bit for each.
  let participation: UnsafeMutablePointer<UInt64>
  let personCount: Int
  var standIns: StandInRoster
  /// Who stands in at a position now: the index of their streams.
  let standInIdentity: UnsafeMutablePointer<UInt32>
  /// The group of posts that who stands in at a place works like.
  let standInGroup: UnsafeMutablePointer<UInt16>
  /// Hours of pool nurses who are offered to the unit today.
  var poolHoursToday = 0.0
  let clinicians: UnsafeMutablePointer<Clinician>
  let dispositions: UnsafeMutablePointer<Disposition>
  let contagionMarks: UnsafeMutablePointer<ContagionMark>
  let tallies: UnsafeMutablePointer<PostTally>
  let months: UnsafeMutablePointer<MonthOfCapacity>
  let onDuty: UnsafeMutablePointer<Int32>
  var onDutyCount = 0
  /// What those on duty do to each other's exhaustion and cynicism.
  var contagion = Contagion(rate: 0, teams: 1, tie: 1)
  /// Of these, whom cases need first.
  var nursesOnDuty = 0
  /// Who comes to a shift and who leaves one at this instant; empty between instants.
  let comers: UnsafeMutablePointer<Int32>
  var comerCount = 0
  let leavers: UnsafeMutablePointer<Int32>
  var leaverCount = 0
  var isChangingShifts = false
  var turn = 0
  /// Relief persons who are there today, and those who cover a break now.
  var reliefToday = 0
  var reliefBusy = 0

  // The work.
  let caseCapacity: Int
  let cases: UnsafeMutablePointer<CareCase>
  let caseClasses: UnsafeMutableBufferPointer<CaseConstants>
  var classShares: [Double]
  var freeCases = CaseList()
  var waiting = CaseList()
  var unattended = CaseList()
  var inCareCount = 0
  var arrivalCount: UInt64 = 0
  var inCareCapacity: Int
  let waitingPlaces: Int
  let kind: WorkKind
  let isVisits: Bool
  let isCalls: Bool
  /// Who has a case when the shift ends finishes it first.
  let staysOn: Bool
  let hasTriage: Bool
  let triageRole: Int8
  /// Whether cases need posts of a role, and whether classes need different ones.
  let hasRoles: Bool
  let needsDiffer: Bool
  /// By position: the number of the post's role, the cases it has at most, and the clients it has.
  let roles: UnsafeMutablePointer<Int8>
  let limits: UnsafeMutablePointer<Int32>
  let panels: UnsafeMutablePointer<Int32>
  /// Those who wait for triage.
  var atDoor = CaseList()
  /// Cases and companions with the state `inCare`; of these, cases in triage.
  var activeCount = 0
  var triageCount = 0
  /// Factor on moral hazards today.
  var moralFactor = 1.0

  /// What an hour on duty brings on average, for what new holders bring along.
  var usualHours = UsualHours()
  /// Exponent of learning a day in the sessions that the unit holds without any policy.
  let usualLearning: Double

  // Demand now, for care left undone.
  var totalDemand = 0.0
  var unmetDemand = 0.0

  // Time, events, counts.
  var queue: EventQueue
  var now = 0.0
  var unitTime = 0.0
  var day = 0
  var isObserving = false
  /// Distance of the refresh marks at work; off work it is four times this. Part of the model's
  /// definition; a test halves it to show that nothing hangs on it.
  var markHours = 1.0
  var eventsLeft: UInt64
  var tally = UnitTally()
  var dayTally = DayTally()
  let lastSumsBox = Boxed(DaySums())
  let eventCounts: UnsafeMutableBufferPointer<UInt64>
  var waits: WaitHistogram
  var daily: [Double] = []
  var rows: [EventRow] = []
  var surveyRows: [SurveyRow] = []
  var answers: [Double] = []
  /// Of the post that is watched; nothing in it when none is.
  private let ledgerBox: Boxed<PostLedger>
  var postDays: PostDayLog

  /// The unit's plan and the coefficients of the person model, as the policies leave them.
  var plan: CareUnitPlan {
    @inline(__always) _read { yield planBox.value }
    @inline(__always) _modify { yield &planBox.value }
  }
  var k: Coefficients {
    @inline(__always) _read { yield coefficientsBox.value }
    @inline(__always) _modify { yield &coefficientsBox.value }
  }
  var ledger: PostLedger {
    @inline(__always) _read { yield ledgerBox.value }
    @inline(__always) _modify { yield &ledgerBox.value }
  }

  var arrivalSlot: Int { Timer.count * personCount }
  var daySlot: Int { arrivalSlot + 1 }
  var firstCaseSlot: Int { arrivalSlot + 2 }

  /// A unit at time 0, the midnight that begins the warm-up.
  /// - Parameter room: the largest plan that may be adopted later; it gets places and nothing else.
  init(
    model: Model, plan: CareUnitPlan, number: UInt32, seed: UInt64, replicate: UInt64,
    recording: Recording, eventBound: UInt64, watch: Watch? = nil, room: PolicyTarget? = nil
  ) {
    watched = watch?.position ?? -1
    var ledger = PostLedger()
    ledger.sparing = watch?.sparing ?? []
    ledger.sparingFrom = watch?.sparingFrom ?? 0
    ledgerBox = Boxed(ledger)
    policyDay = Self.policyDay(model)
    perturbation = model.perturbation
    workload = model.perturbation.workload(onDay: -Int(model.horizon.warmUpDays))
    let asGiven = PolicyTarget(model, plan)
    var changed = asGiven
    changed.applyPolicies()
    if policyDay < 0 { changed = asGiven }
    let first = policyDay == 0 ? changed : asGiven
    if policyDay > 0 && !model.policies.acting.isEmpty { laterTarget = [changed] }
    let plan = first.unit
    planBox = Boxed(plan)
    self.number = number
    self.seed = seed
    self.replicate = replicate
    recordsEvents = recording.contains(.events)
    recordsWarmUp = recording.contains(.warmUp)
    coefficientsBox = Boxed(Coefficients(model: first.model, unit: plan))
    runCalendar = RunCalendar(model)
    rota = Rota(plan, runCalendar)
    arrivals = Arrivals(plan.work, runCalendar)
    traits = first.model.clinicians
    surveys = SurveyCalendar(
      model, recordsAll: recording.contains(.surveys),
      recordsAnswers: recording.contains(.answers))
    calendar = ProgrammeCalendar(model: first.model, unit: plan)
    usualLearning = ProgrammeCalendar(model: asGiven.model, unit: asGiven.unit).learningPerDay
    warmUpHours = 24 * model.horizon.warmUpDays
    lastMidnight = 24 * (model.horizon.warmUpDays + model.horizon.days)
    eventsLeft = eventBound
    openPosts = Self.postCount(plan)
    let largest = room ?? changed
    let posts = max(
      openPosts, max(Self.postCount(changed.unit), Self.postCount(largest.unit)))
    clinicianCount = posts
    // A policy that begins later may bring stand-ins.
    var roster = StandInRoster(model: first.model, plan: plan, number: Int(number))
    let later = StandInRoster(model: changed.model, plan: changed.unit, number: Int(number))
    roster.makeRoom(for: later)
    roster.makeRoom(
      for: StandInRoster(model: largest.model, plan: largest.unit, number: Int(number)))
    standIns = roster
    let people = posts + roster.positions
    personCount = people
    standInIdentity = .allocate(capacity: roster.positions)
    standInIdentity.initialize(repeating: 0, count: roster.positions)
    standInGroup = .allocate(capacity: roster.positions)
    standInGroup.initialize(repeating: 0, count: roster.positions)
    participation = .allocate(capacity: posts)
    participation.initialize(repeating: 0, count: posts)
    if policyDay == 0 { activePolicies = Self.activePolicies(first) }
    // A local, since `||` would capture a unit that is not complete yet.
    let kind = WorkKind(rawValue: Int(plan.work.kind))!
    self.kind = kind
    isVisits = kind == .visits
    isCalls = kind == .calls
    staysOn = kind == .calls || kind == .appointments
    let staff = StaffOfCases(plan)
    roles = .allocate(capacity: people)
    limits = .allocate(capacity: people)
    StaffOfCases.fill(roles, limits, positions: people, from: plan)
    panels = .allocate(capacity: people)
    panels.initialize(repeating: 0, count: people)
    hasTriage = kind == .visits && plan.work.triage.mean > 0
    triageRole = staff.triageRole
    hasRoles = staff.hasRoles
    needsDiffer = staff.needsDiffer
    waitingPlaces = Int(plan.work.waitingPlaces)
    inCareCapacity = Self.inCareCapacity(plan)
    let most = max(
      inCareCapacity, max(Self.inCareCapacity(changed.unit), Self.inCareCapacity(largest.unit)))
    caseCapacity = most * staff.mostNeeds + waitingPlaces + 1
    clinicians = .allocate(capacity: people)
    dispositions = .allocate(capacity: people)
    contagionMarks = .allocate(capacity: people)
    tallies = .allocate(capacity: people)
    months = .allocate(capacity: posts)
    onDuty = .allocate(capacity: people)
    comers = .allocate(capacity: people)
    leavers = .allocate(capacity: people)
    cases = .allocate(capacity: caseCapacity)
    clinicians.initialize(repeating: Clinician(), count: people)
    dispositions.initialize(repeating: Disposition(), count: people)
    contagionMarks.initialize(repeating: ContagionMark(), count: people)
    tallies.initialize(repeating: PostTally(), count: people)
    months.initialize(repeating: MonthOfCapacity(), count: posts)
    onDuty.initialize(repeating: -1, count: people)
    comers.initialize(repeating: -1, count: people)
    leavers.initialize(repeating: -1, count: people)
    cases.initialize(repeating: CareCase(), count: caseCapacity)
    caseClasses = .allocate(capacity: plan.work.cases.count)
    for n in plan.work.cases.indices {
      caseClasses.initializeElement(
        at: n, to: CaseConstants(plan.work.cases[n], needs: staff.needs[n]))
    }
    let shares = plan.work.cases.reduce(0) { $0 + $1.share }
    classShares = plan.work.cases.map { $0.share / shares }
    eventCounts = .allocate(capacity: EventKind.allCases.count)
    eventCounts.initialize(repeating: 0)
    waits = WaitHistogram()
    queue = EventQueue(slotCount: Timer.count * people + 2 + caseCapacity)
    postDays = PostDayLog(recording, posts: posts, days: Int(model.horizon.days))
    daily.reserveCapacity(Int(model.horizon.days) * DailySeries.allCases.count)
    start()
  }

  deinit {
    standInIdentity.deallocate()
    standInGroup.deallocate()
    participation.deallocate()
    clinicians.deallocate()
    dispositions.deallocate()
    contagionMarks.deallocate()
    tallies.deallocate()
    months.deallocate()
    onDuty.deallocate()
    comers.deallocate()
    leavers.deallocate()
    cases.deallocate()
    for one in caseClasses { one.deallocate() }
    caseClasses.deallocate()
    roles.deallocate()
    limits.deallocate()
    panels.deallocate()
    eventCounts.deallocate()
  }

  /// Runs to `end` hours, a midnight: up to and with the day mark that closes the last day.
  /// - Throws: `SimulationError.tooManyEvents` when the bound on events is hit.
  mutating func run(until end: Double) throws(SimulationError) {
    let bound = eventsLeft
    while true {
      let (slot, time) = queue.next
      if time > end { break }
      if eventsLeft == 0 { throw .tooManyEvents(bound: bound) }
      eventsLeft -= 1
      step()
      if time == end && slot == daySlot { break }
    }
    now = end
  }

  /// The next event.
  @inline(__always)
  mutating func step() {
    let (slot, time) = queue.next
    assert(time >= now, "time runs backwards")
    now = time
    handle(slot)
  }

  /// Every event of the unit, in one place.
  private mutating func handle(_ slot: Int) {
    let n = personCount
    if slot >= firstCaseSlot {
      caseTimer(slot - firstCaseSlot)
    } else if slot == daySlot {
      dayMark()
    } else if slot == arrivalSlot {
      arrive()
    } else {
      let kind = slot / n
      let i = slot - kind * n
      switch kind {
      case Timer.duty.rawValue: dutyTimer(i)
      case Timer.breaks.rawValue: breakTimer(i)
      case Timer.sleep.rawValue: restTimer(i)
      case Timer.encounter.rawValue: encounterTimer(i)
      case Timer.contact.rawValue: contactTimer(i)
      case Timer.moralEvent.rawValue: moralTimer(i)
      default: refreshTimer(i)
      }
    }
  }

  /// The slot of a clinician's timer.
  @inline(__always)
  func slot(_ timer: Timer, _ i: Int) -> Int { timer.rawValue * personCount + i }
}
