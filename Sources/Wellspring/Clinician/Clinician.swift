// The state of one post and the person who holds it now.
//
// Everything between two events is closed form, so a clinician is a plain value with a time stamp:
// `CareUnit` advances it to the time of an event, lets the event jump it, and refreshes its rates.
// Fast states are doubles; what moves once a day or never is single precision, to keep a clinician
// and its pending events within half a kilobyte.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a clinician is doing.
enum Mode: UInt8 {
  case vacant, offDuty, asleep, working, breakFree, breakAtDesk, overrun, microBreak

  /// Among colleagues, in a shift.
  @inline(__always)
  var isOnDuty: Bool { isCaring || self == .breakFree }
  /// Responsible for patients now.
  @inline(__always)
  var isCaring: Bool { self == .working || self == .breakAtDesk || self == .microBreak }
  /// With patients, so that encounters and moral events can happen.
  @inline(__always)
  var isEngaged: Bool { self == .working || self == .breakAtDesk }
  /// Paid time.
  @inline(__always)
  var isAtWork: Bool { isOnDuty || self == .overrun }
}

/// Where a person stands on the way to a professional's help.
enum CareStage: UInt8 {
  case none, waiting, inTreatment
}

/// A hazard on its internal clock: the event happens when `left` of integrated hazard is used up.
struct HazardClock {
  /// Integrated hazard from the clinician's `stateTime` to the next event.
  var left = 0.0
  /// Present rate, 1/h.
  var rate = 0.0
  /// Ordinal of the draw that set the next event.
  var ordinal: UInt32 = 0
}

struct Clinician {
  // Time of all fast states below, in hours from the start of the run.
  var stateTime = 0.0
  var capacity = 1.0
  /// A and B of model equation dC/dt = A g(C) - B C, 1/h.
  var replenishment = 0.0
  var depletion = 0.0
  var arousal = 0.0
  var buffer = 0.0
  var isolation = 0.0
  var sleepPressure = 0.0
  var numbing = 0.0
  var drive = 0.0
  var distress = 0.0

  // Each clock ends in four bytes of padding, which the 32-bit field after it fills.
  var encounters = HazardClock()
  var exhaustion: Float = 0
  var contacts = HazardClock()
  var cynicism: Float = 0
  var moralEvents = HazardClock()
  var efficacy: Float = 0

  // The work at hand.
  var demand = 0.0
  var caseEncounterRate = 0.0
  var caseMoralHazard = 0.0
  /// Demand at which the load is 1.
  var nominalDemand = 1.0
  /// Start and end of the shift being worked or waited for. Both are kept: their difference from
  /// the length is not exact, and a start off by an ulp would be found again as the next shift.
  var scheduledStart = 0.0
  var scheduledEnd = 0.0
  var lastDutyEnd = -1_000.0
  /// While on call, when that ends: `scheduledEnd` is then the end of a call-out.
  var onCallEnd = 0.0
  /// Until when another traumatic case goes to a colleague, where there is a policy of pacing.
  var traumaPauseEnd = -1.0
  /// While a break is being sought, when it is given up; otherwise 0.
  var breakDeadline = 0.0

  // Since the day's start.
  var dayCapacity = 0.0
  var dayDepleted = 0.0

  // Slow states, moved at the day mark (and by jumps), with exhaustion, cynicism and efficacy.
  var intrusion: Float = 0
  var avoidance: Float = 0
  var hyperarousal: Float = 0
  var guilt: Float = 0
  var betrayal: Float = 0
  var strain: Float = 0
  var uplift: Float = 0
  /// Processing of what was met, and moral repair received: they speed the fading of harms.
  var processing: Float = 0
  var repair: Float = 0
  /// Time of the critical incident that a debriefing is due for; negative for none.
  var incidentTime: Float = -1
  /// Day since when treatment is waited for, or on which it ends.
  var careDay: Float = 0
  /// Unit-rate hazard left until the next spell, sickness, resignation.
  var strainLeft: Float = 0
  var upliftLeft: Float = 0
  var sicknessLeft: Float = 0
  var leavingLeft: Float = 0
  /// Beliefs about the world (vicarious trauma), 0 to 1.
  var safety: Float = 0
  var trust: Float = 0
  var intimacy: Float = 0
  var justice: Float = 0
  /// Arousal at the end of the last hard shift, fading; and the factor on arousal's decay that it
  /// and hyperarousal set.
  var hardness: Float = 0
  var recovery: Float = 1
  /// Unit-rate hazard left until the next error, and the day's factor on it.
  var errorLeft: Float = 0
  var errorFactor: Float = 1
  /// Working time that stepping back has taken in this shift, hours.
  var hoursOwed: Float = 0
  /// Share of the needed sleep that was missed lately, and the hours slept since midnight.
  var sleepDebt: Float = 0
  var daySleep: Float = 0
  /// Day on which sickness ends, or on which a vacant post is filled.
  var returnDay: Float = 0

  // Traits of the holder.
  var loadFactor: Float = 1
  var permeability: Float = 0.5
  /// Regulation skill R, a slow state; the set point to which it relaxes, which training moves; and
  /// the trait, to which the set point goes back without more training.
  var skill: Float = 0.7
  var skillSetPoint: Float = 0.7
  var skillTrait: Float = 0.7
  /// Factor on the jumps of arousal; 1 without training.
  var reactivity: Float = 1
  /// Factor on the loss of detachment by arousal off duty, and on restlessness; 1 without training.
  var rumination: Float = 1
  /// Resting arousal off duty that comes from rumination, before training.
  var restlessness: Float = 0
  /// Skill of reflective distancing, 0 to 1.
  var distancing: Float = 0
  var exhaustionTrait: Float = 0
  var tenureYears: Float = 0

  // Where in the rota.
  var breaksLeft: UInt8 = 0
  var mode = Mode.offDuty
  var isSick = false
  var isOnVacation = false
  var hasHadBreak = false
  var hasHadFreeBreak = false
  /// On call, at home or called out.
  var isOnCall = false
  /// On a break that a relief person covers.
  var isRelieved = false
  /// On the way to treatment, or in it.
  var care = CareStage.none
  /// Micro-breaks of the shift whose time has come.
  var microBreaksDue: UInt8 = 0
  /// The shift of the rota's list being worked or waited for.
  var shift: UInt16 = 0
  /// Which holder of the post.
  var holder: UInt16 = 0
  /// The run of days whose 28-day mean was below the midpoint.
  var daysBelow: UInt16 = 0
  var hasTipped = false
  /// Tipped, or put down at the start, and not recovered since.
  var wasDown = false
  /// The run of days whose 28-day mean was not below the midpoint.
  var daysAbove: UInt8 = 0
  /// New to the profession when hired: skill still grows.
  var isNovice = false
  /// Cases that one has at most.
  var caseLimit: UInt16 = 0
  /// Days of orientation left.
  var newDays: UInt16 = 0
  /// Day on which the sickness began (its last 16 bits).
  var sickSince: UInt16 = 0

  var firstCase: Int32 = -1
  var caseCount: Int32 = 0
  /// Position in the unit's list of those on duty; -1 when not there.
  var dutyIndex: Int32 = -1

  // Ordinals of draws that the person owns.
  var shiftOrdinal: UInt32 = 0
  var breakOrdinal: UInt32 = 0
  var sleepOrdinal: UInt32 = 0
  var callOutOrdinal: UInt32 = 0
  var strainOrdinal: UInt16 = 0
  var upliftOrdinal: UInt16 = 0
  var sicknessOrdinal: UInt16 = 0
  var errorOrdinal: UInt16 = 0
  /// Days on end without an encounter.
  var idleDays: UInt16 = 0

  // Good and all encounters of the day.
  var dayGood: UInt16 = 0
  var dayEncounters: UInt16 = 0
}

/// What is counted of a post over the observed days. Kept apart from `Clinician` so that the
/// states an event touches stay together in memory.
struct PostTally {
  var capacityHours = 0.0
  var depletedHours = 0.0
  var filledHours = 0.0
  var dutyHours = 0.0
  /// Time on the floor (on duty, overruns left out), and load and time with a case over it.
  var floorHours = 0.0
  var loadHours = 0.0
  var busyHours = 0.0
  var sleepHours = 0.0
  var overrunHours = 0.0
  var arousalAtEnd = 0.0
  var lowestDay: Float = .infinity
  var shifts: UInt32 = 0
  var shiftsPlanned: UInt32 = 0
  /// Shifts with a planned break; and of these, with a care-free one, and with none.
  var shiftsWithPlan: UInt32 = 0
  var shiftsFree: UInt32 = 0
  var shiftsMissed: UInt32 = 0
  var shiftsSick: UInt32 = 0
  var encounters: UInt32 = 0
  /// Encounters with a good outcome, those in which the other was misread, those in which the
  /// clinician stepped back, and encounters by the way in which they were met.
  var goodOutcomes: UInt32 = 0
  var misreadings: UInt32 = 0
  var distanced: UInt32 = 0
  var distancingHours = 0.0
  var contagion: UInt32 = 0
  var sympathy: UInt32 = 0
  var empathy: UInt32 = 0
  var compassion: UInt32 = 0
  var detachment: UInt32 = 0
  /// Traumatic cases handed off out of avoidance.
  var handOffs: UInt32 = 0
  var errors: UInt32 = 0
  var support: UInt32 = 0
  var moralEvents: UInt32 = 0
  /// Morally injurious events by kind.
  var tookPart: UInt32 = 0
  var failedToPrevent: UInt32 = 0
  var witnessed: UInt32 = 0
  var betrayed: UInt32 = 0
  /// Encounters with traumatic cases, and when the last of a case that ended badly was.
  var traumaEncounters: UInt32 = 0
  var lastGraveHour = -Double.infinity
  /// Acute fatigue at the ends of shifts.
  var fatigueSum = 0.0
  var fatigueSquares = 0.0
  /// At most one a day.
  var resignations: UInt16 = 0
  var tipped = false
  /// Observed day, from 1, of the first tip and of the first recovery; 0: before; NaN: none.
  var tippedDay: Float = .nan
  var recoveredDay: Float = .nan
}

/// The last 28 daily means of capacity, in steps of 1/50,000, with their exact sum.
struct MonthOfCapacity {
  static let days = 28
  static let scale = 50_000.0
  /// The largest mean that 32 bits hold. Without the loss spiral capacity has no ceiling; a person at
  /// sixty thousand times the usual is beyond what any model file can reach in a century.
  static let largest = 80_000.0

  var sum: UInt64 = 0
  var count: UInt8 = 0
  var place: UInt8 = 0
  var ring: InlineArray<28, UInt32> = .init(repeating: 0)

  /// Adds a day's mean and drops the one of 28 days ago.
  mutating func add(_ mean: Double) {
    let step = UInt32(min(max(mean, 0), Self.largest) * Self.scale)
    if count == Self.days {
      sum -= UInt64(ring[Int(place)])
    } else {
      count += 1
    }
    ring[Int(place)] = step
    sum += UInt64(step)
    place = place + 1 == UInt8(Self.days) ? 0 : place + 1
  }

  /// The mean of the last 28 days; nil before there are so many.
  var mean: Double? {
    count == Self.days ? Double(sum) / (Double(Self.days) * Self.scale) : nil
  }
}
