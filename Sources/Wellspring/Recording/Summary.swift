// The outcomes of one replicate, from the tallies of its units.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Gathers units one after another, then states the outcomes.
struct Summary: Sendable {
  private(set) var unit = UnitTally()
  private var waits = WaitHistogram()
  private var beds = 0
  private var hasBeds = false
  /// Beds or places on panels, times hours, and the cases in them, times hours.
  private var bedHours = 0.0
  private var placedHours = 0.0
  /// Of the units in which it can be said.
  private var staffed = StaffedHours()
  private var posts = 0
  private var days = 0.0
  private(set) var post = PostTally()
  private var resignations = 0
  private var tippedEver = 0
  private var means: [Double] = []
  private var lastWave = LastWave()
  // Persons at the end.
  private var people = 0
  private var ends = [Double](repeating: 0, count: Outcome.allCases.count)

  let prices: PriceList

  init(prices: PriceList = PriceList()) { self.prices = prices }

  mutating func add(_ careUnit: borrowing CareUnit) {
    Self.check(careUnit.tally)
    unit.add(careUnit.tally)
    waits.add(careUnit.waits)
    if careUnit.kind == .beds || careUnit.kind == .appointments {
      hasBeds = true
      let tally = careUnit.tally
      placedHours += tally.inCareHours
      bedHours +=
        tally.placeHours + Double(careUnit.inCareCapacity) * (tally.hours - tally.placesSince)
    }
    if careUnit.plan.work.arrivals.rate > 0 {
      staffed.add(careUnit.tally.staffed, of: careUnit.kind)
    }
    posts += careUnit.openPosts
    lastWave.add(careUnit)
    days = careUnit.tally.hours / 24
    for i in 0..<careUnit.clinicianCount {
      addPost(careUnit.tallies[i])
      if careUnit.clinicians[i].mode != .vacant { addPerson(careUnit, i) }
    }
  }

  /// What must hold of any unit's sums.
  private static func check(_ t: UnitTally) {
    // Sums of many terms in different orders.
    func isAtMost(_ a: Double, _ b: Double) -> Bool { a <= b + 1e-6 * (1 + abs(b)) }
    precondition(isAtMost(t.inCareHours, t.presentHours), "more cases in care than present")
    precondition(isAtMost(t.unmetHours, t.demandHours), "more demand is unmet than there was")
    precondition(isAtMost(t.vacantHours, 24 * t.postDays), "vacant for longer than there are posts")
    precondition(t.waitHours >= 0 && t.responseHours >= 0, "less waiting than none")
    precondition(t.programmeHoursOnDuty <= t.programmeHours * (1 + 1e-12), "programmes on duty")
    precondition(t.agencyHours >= 0 && isAtMost(0, t.poolHours), "hours of stand-ins")
  }

  /// What must hold of any post's sums.
  private static func check(_ t: PostTally) {
    func isAtMost(_ a: Double, _ b: Double) -> Bool { a <= b + 1e-6 * (1 + abs(b)) }
    precondition(isAtMost(t.depletedHours, t.filledHours), "depleted for longer than filled")
    precondition(isAtMost(t.busyHours, t.floorHours), "busy for longer than on the floor")
    precondition(isAtMost(t.floorHours, t.dutyHours), "on the floor for longer than at work")
    precondition(isAtMost(t.dutyHours + t.sleepHours, t.filledHours), "at work and asleep at once")
    precondition(t.shiftsFree + t.shiftsMissed <= t.shiftsWithPlan, "a free break and none")
    precondition(t.shiftsWithPlan <= t.shifts, "more planned breaks than shifts")
    precondition(t.shiftsSick <= t.shiftsPlanned, "more shifts lost than planned")
    precondition(
      t.contagion + t.sympathy + t.empathy + t.compassion + t.detachment == t.encounters,
      "an encounter is met in two ways, or in none")
    precondition(max(t.goodOutcomes, t.misreadings, t.distanced) <= t.encounters, "encounters")
  }

  private mutating func addPost(_ t: PostTally) {
    Self.check(t)
    post.capacityHours += t.capacityHours
    post.depletedHours += t.depletedHours
    post.filledHours += t.filledHours
    post.dutyHours += t.dutyHours
    post.floorHours += t.floorHours
    post.loadHours += t.loadHours
    post.busyHours += t.busyHours
    post.sleepHours += t.sleepHours
    post.overrunHours += t.overrunHours
    post.arousalAtEnd += t.arousalAtEnd
    post.shifts += t.shifts
    post.shiftsPlanned += t.shiftsPlanned
    post.shiftsWithPlan += t.shiftsWithPlan
    post.shiftsFree += t.shiftsFree
    post.shiftsMissed += t.shiftsMissed
    post.shiftsSick += t.shiftsSick
    post.encounters += t.encounters
    post.goodOutcomes += t.goodOutcomes
    post.misreadings += t.misreadings
    post.contagion += t.contagion
    post.sympathy += t.sympathy
    post.empathy += t.empathy
    post.compassion += t.compassion
    post.detachment += t.detachment
    post.errors += t.errors
    post.distancingHours += t.distancingHours
    post.support += t.support
    post.moralEvents += t.moralEvents
    resignations += Int(t.resignations)
    if t.tipped { tippedEver += 1 }
    if t.filledHours > 0 { means.append(t.capacityHours / t.filledHours) }
  }

  private mutating func addPerson(_ careUnit: borrowing CareUnit, _ i: Int) {
    let me = careUnit.clinicians[i]
    people += 1
    let exhaustion = 54 * careUnit.exhaustionShare(i)
    let depersonalisation = 30 * Double(me.cynicism)
    let month = careUnit.months[i].mean ?? 1
    // Single precision is for keeping states, not for adding them up.
    let stress = (Double(me.intrusion) + Double(me.avoidance) + Double(me.hyperarousal)) / 3
    let injury = 0.5 * (Double(me.guilt) + Double(me.betrayal))
    let beliefs =
      Double(me.safety) + Double(me.trust) + Double(me.intimacy) + Double(me.justice)
    let d = careUnit.k.dynamics
    ends[Outcome.exhaustionScoreMean.rawValue] += exhaustion
    count(.highExhaustionPercent, exhaustion >= 27)
    count(.highDepersonalisationPercent, depersonalisation >= 10)
    count(.lowAccomplishmentPercent, 48 * Double(me.efficacy) <= 33)
    count(.burnoutPercent, exhaustion >= 27 || depersonalisation >= 10)
    count(.traumaticStressPercent, stress >= d.trauma.caseness)
    count(.moralInjuryPercent, injury >= d.moral.caseness)
    count(.compassionFatiguePercent, month < 0.8 && me.numbing > 0.1)
    ends[Outcome.worldviewMean.rawValue] +=
      careUnit.k.hasWorldview ? 0.25 * beliefs : .nan
    count(.tippedPercent, month < careUnit.k.spiral.midpoint)
  }

  private mutating func count(_ outcome: Outcome, _ isCase: Bool) {
    if isCase { ends[outcome.rawValue] += 100 }
  }

  /// All outcomes, by `Outcome.rawValue`.
  func outcomes() -> [Double] {
    let sorted = means.sorted()
    let shifts = Double(post.shifts)
    let withPlan = Double(post.shiftsWithPlan)
    return Outcome.allCases.map { outcome in
      switch outcome {
      case .capacityMean: ratio(post.capacityHours, post.filledHours)
      case .capacityP10: quantile(0.1, of: sorted)
      case .depletedTimePercent: 100 * ratio(post.depletedHours, post.filledHours)
      case .tippedEverPercent: 100 * ratio(Double(tippedEver), Double(posts))
      case .worstTenthCapacity: lowestTenth(sorted)
      case .giniDepletion: gini(sorted)
      case .arousalEndOfShiftMean: ratio(post.arousalAtEnd, shifts)
      case .sleepHoursMean: 24 * ratio(post.sleepHours, post.filledHours)
      case .breaksCarefreePercent: 100 * ratio(Double(post.shiftsFree), withPlan)
      case .breaksMissedPercent: 100 * ratio(Double(post.shiftsMissed), withPlan)
      case .overrunHoursMean: ratio(post.overrunHours, shifts)
      case .loadMean: ratio(post.loadHours, post.floorHours)
      case .encountersPerShift: ratio(Double(post.encounters), shifts)
      case .supportPerShift: ratio(Double(post.support), shifts)
      case .moralEventsPerShift: ratio(Double(post.moralEvents), shifts)
      case .errorsPer1000Shifts: 1_000 * ratio(Double(post.errors), shifts)
      case .goodOutcomesPercent: ofEncounters(post.goodOutcomes)
      case .misreadingsPercent: ofEncounters(post.misreadings)
      case .metWithContagionPercent: ofEncounters(post.contagion)
      case .metWithSympathyPercent: ofEncounters(post.sympathy)
      case .metWithEmpathyPercent: ofEncounters(post.empathy)
      case .metWithCompassionPercent: ofEncounters(post.compassion)
      case .metWithDetachmentPercent: ofEncounters(post.detachment)
      case .distancingMinutesPerShift: 60 * ratio(post.distancingHours, shifts)
      case .shiftHoursMean, .overrunHoursPer1000Hours, .encountersPer1000Hours,
        .supportPer1000Hours, .moralEventsPer1000Hours, .errorsPer1000Hours,
        .distancingMinutesPer1000Hours, .callsPer1000Hours:
        byHours(outcome)
      case .careLeftUndonePercent: 100 * ratio(unit.unmetHours, unit.demandHours)
      case .waitHoursMean: ratio(unit.waitHours, Double(unit.started))
      case .waitHoursP95: waits.quantile(0.95)
      case .leftUnseenPercent: leftUnseen
      case .throughputPerDay: ratio(Double(unit.completed), days)
      case .occupancyPercent: hasBeds ? 100 * ratio(placedHours, bedHours) : .nan
      case .presentMean: days > 0 ? unit.presentHours / (24 * days) : .nan
      case .utilisationPercent: 100 * ratio(post.busyHours, post.floorHours)
      case .patientsPerNurse: staffed.perNurse
      case .patientsPerNurseDay: staffed.perNurseByDay
      case .patientsPerNurseNight: staffed.perNurseAtNight
      case .nobodyOnDutyHours: staffed.nobodyOnDuty
      case .sessionsPerWeek:
        unit.sessions > 0 ? 7 * ratio(Double(unit.sessions), unit.postDays) : .nan
      case .noShowPercent:
        100 * ratio(Double(unit.noShows), Double(unit.noShows + unit.sessions))
      case .sessionsCancelledPercent:
        100
          * ratio(
            Double(unit.cancelled), Double(unit.cancelled + unit.noShows + unit.sessions))
      case .responseHoursMean: ratio(unit.responseHours, Double(unit.responses))
      case .callsPerShift:
        unit.crewCalls > 0 ? ratio(Double(unit.crewCalls), shifts) : .nan
      case .absencePercent: 100 * ratio(Double(post.shiftsSick), Double(post.shiftsPlanned))
      case .leaversPercentPerYear:
        100 * ratio(Double(resignations) * 365, unit.postDays)
      case .vacancyPercent: 100 * ratio(unit.vacantHours, 24 * unit.postDays)
      case .agencyHoursPercent, .staffHours, .overtimeHours, .reliefHours, .programmeHours,
        .agencyHours, .floatPoolHours, .supervisionHours, .sickPayHours, .vacationHours,
        .nightHours, .weekendHours, .holidayHours, .standbyHours, .hirings, .cost:
        resources(outcome)
      case .highExhaustionPercentSurveyed: lastWave.casesPercent("mbi-exhaustion")
      case .highDepersonalisationPercentSurveyed: lastWave.casesPercent("mbi-depersonalisation")
      case .lowAccomplishmentPercentSurveyed: lastWave.casesPercent("mbi-accomplishment")
      case .moralInjuryPercentSurveyed: lastWave.casesPercent("moral-injury")
      case .singleItemBurnoutPercentSurveyed: lastWave.casesPercent("single-item-burnout")
      case .surveyResponsePercent: lastWave.responsePercent
      default: ratio(ends[outcome.rawValue], Double(people))
      }
    }
  }

  /// Of the waits that ended, those that ended without care, %.
  private var leftUnseen: Double {
    100 * ratio(Double(unit.leftUnseen), Double(unit.leftUnseen + unit.started))
  }

  /// A share of all encounters, %.
  private func ofEncounters(_ count: UInt32) -> Double {
    100 * ratio(Double(count), Double(post.encounters))
  }

  /// The value that a share of the sorted values lies below, interpolated between neighbours.
  private func quantile(_ share: Double, of sorted: [Double]) -> Double {
    if sorted.isEmpty { return .nan }
    let place = share * Double(sorted.count - 1)
    let low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }

  /// Mean of the lowest tenth, at least one post.
  private func lowestTenth(_ sorted: [Double]) -> Double {
    if sorted.isEmpty { return .nan }
    let n = max(1, (sorted.count + 9) / 10)
    return sorted[0..<n].reduce(0, +) / Double(n)
  }

  /// Gini coefficient of depletion over posts; undefined when nobody is depleted.
  private func gini(_ sorted: [Double]) -> Double {
    let depletion = sorted.reversed().map { max(0, 1 - $0) }
    let sum = depletion.reduce(0, +)
    if sum == 0 { return .nan }
    let n = Double(depletion.count)
    var weighted = 0.0
    for (rank, value) in depletion.enumerated() {
      weighted += (2 * Double(rank + 1) - n - 1) * value
    }
    // Depletion alike in all leaves a rounding error of either sign.
    return max(0, weighted / (n * sum))
  }
}
