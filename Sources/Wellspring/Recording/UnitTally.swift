// What is counted of a unit over the observed days, and within a day.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// Sums over a span of time.
struct UnitTally: Sendable {
  var hours = 0.0
  var presentHours = 0.0
  var inCareHours = 0.0
  /// Places for cases times hours, up to the last time that policies changed their number; and the
  /// hours until then.
  var placeHours = 0.0
  var placesSince = 0.0
  var demandHours = 0.0
  var unmetHours = 0.0
  var onDutyHours = 0.0
  var staffed = StaffedHours()
  var vacantHours = 0.0
  /// Posts that exist, times days.
  var postDays = 0.0
  /// Paid hours of those who relieve others for breaks, and of support programmes.
  var reliefHours = 0.0
  var programmeHours = 0.0
  /// The part of them that lies within hours worked, and so is in those as well.
  var programmeHoursOnDuty = 0.0
  /// Hours of agency staff and of pool nurses, overruns included.
  var agencyHours = 0.0
  var poolHours = 0.0
  /// Hours of pool nurses with work in the unit.
  var poolWorkedHours = 0.0
  /// Hours of those who supervise newcomers, beside their own duty.
  var supervisionHours = 0.0
  /// Paid hours not worked: rostered shifts lost to sickness, and on vacation.
  var sickHours = 0.0
  var vacationHours = 0.0
  /// Of scheduled hours worked by holders of posts: at night, at weekends, on holidays.
  var nightHours = 0.0
  var weekendHours = 0.0
  var holidayHours = 0.0
  /// Hours on call at home, call-outs included.
  var standbyHours = 0.0
  var waitHours = 0.0
  /// From the call to the arrival on scene.
  var responseHours = 0.0
  var arrivals: UInt64 = 0
  var started: UInt64 = 0
  var completed: UInt64 = 0
  var leftUnseen: UInt64 = 0
  var resignations: UInt64 = 0
  var hirings: UInt64 = 0
  var sessions: UInt64 = 0
  var noShows: UInt64 = 0
  var cancelled: UInt64 = 0
  var responses: UInt64 = 0
  /// Persons sent on calls.
  var crewCalls: UInt64 = 0

  mutating func add(_ other: UnitTally) {
    hours += other.hours
    presentHours += other.presentHours
    inCareHours += other.inCareHours
    demandHours += other.demandHours
    unmetHours += other.unmetHours
    onDutyHours += other.onDutyHours
    vacantHours += other.vacantHours
    postDays += other.postDays
    reliefHours += other.reliefHours
    programmeHours += other.programmeHours
    programmeHoursOnDuty += other.programmeHoursOnDuty
    agencyHours += other.agencyHours
    poolHours += other.poolHours
    poolWorkedHours += other.poolWorkedHours
    supervisionHours += other.supervisionHours
    sickHours += other.sickHours
    vacationHours += other.vacationHours
    nightHours += other.nightHours
    weekendHours += other.weekendHours
    holidayHours += other.holidayHours
    standbyHours += other.standbyHours
    waitHours += other.waitHours
    arrivals += other.arrivals
    started += other.started
    completed += other.completed
    leftUnseen += other.leftUnseen
    resignations += other.resignations
    hirings += other.hirings
    responseHours += other.responseHours
    sessions += other.sessions
    noShows += other.noShows
    cancelled += other.cancelled
    responses += other.responses
    crewCalls += other.crewCalls
  }
}

/// Sums over the filled posts of the day that ends.
struct DayTally: Sendable {
  var capacityHours = 0.0
  var depletedHours = 0.0
  var filledHours = 0.0
}

/// Waiting times in steps of one per cent from a hundredth of a second to eleven years, so that a
/// quantile is known to within that without keeping every wait.
struct WaitHistogram: Sendable {
  static let smallest = 1.0 / 360_000
  static let steps = 2_400
  /// Waits shorter than `smallest`, among them all that did not wait.
  private(set) var none: UInt64 = 0
  private(set) var counts = [UInt32](repeating: 0, count: WaitHistogram.steps)

  mutating func add(_ hours: Double) {
    if hours < Self.smallest {
      none += 1
      return
    }
    let step = Int(ws_log(hours / Self.smallest) / ws_log(1.01))
    counts[min(step, Self.steps - 1)] += 1
  }

  mutating func add(_ other: WaitHistogram) {
    none += other.none
    for i in counts.indices { counts[i] += other.counts[i] }
  }

  /// The wait that a share of cases does not exceed, hours; NaN when there were no cases.
  func quantile(_ share: Double) -> Double {
    var total = none
    for count in counts { total += UInt64(count) }
    if total == 0 { return .nan }
    let rank = share * Double(total)
    var below = none
    if Double(below) >= rank { return 0 }
    for (step, count) in counts.enumerated() {
      below += UInt64(count)
      if Double(below) >= rank { return Self.smallest * ws_pow(1.01, Double(step) + 0.5) }
    }
    return Self.smallest * ws_pow(1.01, Double(Self.steps))
  }
}
