// A case: a patient in a bed, a visit, a client, a call, a customer of a queue.
//
// A case that several clinicians care for together is one lead, in the caseload of the first, and a
// companion in the caseload of each of the others. Lead and companions begin and end together; only
// the lead is counted as a case.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// Where a case is.
enum CaseState: UInt8 {
  /// `onPanel`: a client between two sessions; `due`: one whose clinician is still busy.
  case free, waiting, inCare, onPanel, due
}

/// The part of a case that is waited for or happening.
enum CareLeg: UInt8 {
  /// `care` is the stay, the visit, the session, the time on scene; `after` is the documentation
  /// of a session or the turn-round of a crew.
  case triage, travel, care, transport, after
}

/// How the clinician who takes a case is chosen.
enum AssignmentRule: UInt8 {
  case usual, acuity, capacity, both
}

/// One case. It owns its attributes and the severities of its encounters, so that its luck follows
/// it through every hand-over.
struct CareCase {
  /// Its number among the arrivals of the unit: its identity.
  var number: UInt64 = 0
  var arrival = 0.0
  /// Length of its stay or service, hours.
  var length = 0.0
  /// Demand and rate of encounters with whoever has it, now.
  var demand = 0.0
  var encounterRate = 0.0
  /// Demand when care is given to the full.
  var fullDemand = 0.0
  /// Factor on the time that is left, of the carer who has it.
  var slowness = 1.0
  /// For a waiting case, when it loses patience; for a client, when the next session is planned.
  var due = Double.infinity
  /// For a client, the time from which on a session is the last.
  var serviceEnd = Double.infinity
  /// Who cares for it now; -1 when nobody does.
  var carer: Int32 = -1
  /// Whose it is: differs from the carer while a colleague covers a break.
  var owner: Int32 = -1
  /// Neighbours in the list it is in (its carer's, the unattended, the waiting, the free).
  var next: Int32 = -1
  var previous: Int32 = -1
  /// The lead of a companion; -1 for a lead.
  var lead: Int32 = -1
  /// The next companion of the same lead; -1 after the last.
  var companion: Int32 = -1
  var encounterOrdinal: UInt32 = 0
  var sessionOrdinal: UInt32 = 0
  var caseClass: UInt8 = 0
  /// Whom it needs: a role's number; -1 for anybody.
  var role: Int8 = -1
  /// Companions count from 1: they have draws of their own.
  var rank: UInt16 = 0
  var isTraumatic = false
  /// Whether the session that is planned or held carries traumatic content.
  var isTraumaticSession = false
  /// Whether the session that is held is the last one.
  var isLastSession = false
  var hasStarted = false
  var urgency: UInt8 = 0
  var leg = CareLeg.care
  /// Which clinician it goes to: the unit's rule, or what a policy says instead.
  var rule = AssignmentRule.usual
  var state = CaseState.free
}

/// What the simulation reads of a class of cases. `CaseClass` has a name besides, and copying a
/// string counts references.
struct CaseConstants {
  let demand, encounterRate, traumaShare, traumaScale, goodOutcome, moralHazard: Double
  let length: LengthConstants
  let demandLogDeviation, interval, traumaSessions, transportShare: Double
  let urgency: UInt8
  /// Whom a case needs together, by number of the role (-1 for anybody); at least one.
  let needs: UnsafeMutableBufferPointer<Int8>

  init(_ plan: CaseClass, needs roles: [Int8]) {
    demand = plan.demand
    encounterRate = plan.encounterRate
    traumaShare = plan.traumaShare
    traumaScale = plan.traumaScale
    goodOutcome = plan.goodOutcome
    moralHazard = plan.moralHazard
    length = LengthConstants(plan.length)
    demandLogDeviation = plan.demandLogDeviation
    interval = plan.interval
    traumaSessions = plan.traumaSessions
    transportShare = plan.transportShare
    urgency = UInt8(plan.urgency)
    needs = .allocate(capacity: roles.count)
    _ = needs.initialize(from: roles)
  }

  func deallocate() {
    needs.deallocate()
    length.values.deallocate()
  }
}

/// A distribution of lengths, ready to draw from.
struct LengthConstants {
  let distribution: Int
  let mean, median, logDeviation, shape: Double
  /// For empirical: the values, scaled to the mean.
  let values: UnsafeMutableBufferPointer<Double>

  init(_ plan: LengthPlan) {
    distribution = Int(plan.distribution)
    mean = plan.mean
    median = plan.mean * ws_exp(-0.5 * plan.logDeviation * plan.logDeviation)
    logDeviation = plan.logDeviation
    shape = plan.shape
    let sum = plan.values.reduce(0, +)
    values = .allocate(capacity: plan.values.count)
    let scale = sum > 0 ? plan.mean * Double(plan.values.count) / sum : 1
    _ = values.initialize(from: plan.values.map { $0 * scale })
  }

  func draw(_ luck: inout RandomStream) -> Double {
    switch distribution {
    case 0: return luck.exponential(mean: mean)
    case 1: return luck.lognormal(median: median, logDeviation: logDeviation)
    case 2: return luck.gamma(shape: shape, mean: mean)
    case 4 where values.count > 0: return values[luck.index(below: values.count)]
    default: return mean
    }
  }
}

/// A first-in first-out list threaded through the cases.
struct CaseList {
  var first: Int32 = -1
  var last: Int32 = -1
  var count = 0

  mutating func append(_ c: Int32, in cases: UnsafeMutablePointer<CareCase>) {
    cases[Int(c)].previous = last
    cases[Int(c)].next = -1
    if last >= 0 { cases[Int(last)].next = c } else { first = c }
    last = c
    count += 1
  }

  /// Behind those of the same or higher urgency, before the others.
  mutating func insert(_ c: Int32, in cases: UnsafeMutablePointer<CareCase>) {
    var before = last
    while before >= 0 && cases[Int(before)].urgency < cases[Int(c)].urgency {
      before = cases[Int(before)].previous
    }
    if before == last {
      append(c, in: cases)
      return
    }
    let after = before >= 0 ? cases[Int(before)].next : first
    cases[Int(c)].previous = before
    cases[Int(c)].next = after
    cases[Int(after)].previous = c
    if before >= 0 { cases[Int(before)].next = c } else { first = c }
    count += 1
  }

  mutating func remove(_ c: Int32, in cases: UnsafeMutablePointer<CareCase>) {
    let (before, after) = (cases[Int(c)].previous, cases[Int(c)].next)
    precondition(count > 0, "a case is taken from an empty list")
    precondition(before >= 0 || first == c, "a case is taken from a list that it is not in")
    precondition(after >= 0 || last == c, "a case is taken from a list that it is not in")
    if before >= 0 { cases[Int(before)].next = after } else { first = after }
    if after >= 0 { cases[Int(after)].previous = before } else { last = before }
    count -= 1
  }
}
