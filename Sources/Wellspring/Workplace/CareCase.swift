// A case: a patient in a bed, a visit, a customer of a queue.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a case is.
enum CaseState: UInt8 {
  case free, waiting, inCare
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
  /// Who cares for it now; -1 when nobody does.
  var carer: Int32 = -1
  /// Whose it is: differs from the carer while a colleague covers a break.
  var owner: Int32 = -1
  /// Neighbours in the list it is in (its carer's, the unattended, the waiting, the free).
  var next: Int32 = -1
  var previous: Int32 = -1
  var encounterOrdinal: UInt32 = 0
  var caseClass: UInt8 = 0
  var isTraumatic = false
  /// Which clinician it goes to: the unit's rule, or what a policy says instead.
  var rule = AssignmentRule.usual
  var state = CaseState.free
}

/// What the simulation reads of a class of cases. `CaseClass` has a name besides, and copying a
/// string counts references.
struct CaseConstants {
  let demand, encounterRate, traumaShare, traumaScale, goodOutcome, moralHazard: Double
  let length: LengthPlan

  init(_ plan: CaseClass) {
    demand = plan.demand
    encounterRate = plan.encounterRate
    traumaShare = plan.traumaShare
    traumaScale = plan.traumaScale
    goodOutcome = plan.goodOutcome
    moralHazard = plan.moralHazard
    length = plan.length
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

  mutating func remove(_ c: Int32, in cases: UnsafeMutablePointer<CareCase>) {
    let (before, after) = (cases[Int(c)].previous, cases[Int(c)].next)
    if before >= 0 { cases[Int(before)].next = after } else { first = after }
    if after >= 0 { cases[Int(after)].previous = before } else { last = before }
    count -= 1
  }
}
