// What a unit writes down: the day's row, event rows, clinician rows. Reads only.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Counts an event and, where asked for, writes it down. Reads, never changes.
  @inline(__always)
  mutating func note(
    _ kind: EventKind, _ i: Int = -1, caseNumber: UInt64? = nil, value: Double = .nan,
    change: Double = 0, detail: EventDetail = .none
  ) {
    eventCounts[Int(kind.rawValue)] &+= 1
    if recordsEvents && isObserving {
      write(kind, i, caseNumber: caseNumber, value: value, change: change, detail: detail)
    }
  }

  /// One row of the events table. Not inlined: hardly any run asks for it, and every event is near.
  @inline(never)
  mutating func write(
    _ kind: EventKind, _ i: Int, caseNumber: UInt64?, value: Double, change: Double,
    detail: EventDetail
  ) {
    if recordedKinds >> UInt64(kind.rawValue) & 1 == 0 { return }
    if kind == .encounter && !recordsOrdinary && detail == .none { return }
    // Of a post that is watched: its own events, and the support that it gives.
    if watched >= 0 && ledger.keepsRows && i != watched
      && !(kind == .support && value == Double(watched + 1))
    {
      return
    }
    var row = EventRow(
      hours: now - warmUpHours, unit: number, position: Int32(i), kind: kind,
      caseNumber: caseNumber.map { Int64($0) } ?? -1, value: value, capacity: .nan, arousal: .nan,
      load: .nan, capacityChange: .nan, detail: detail)
    if i >= 0 {
      // States are shown as of now, without moving them: recording must not change a run.
      row.capacity = capacityNow(i)
      row.arousal = arousalNow(i)
      row.load = clinicians[i].demand / clinicians[i].nominalDemand
      row.capacityChange = change
    }
    rows.append(row)
  }

  /// Capacity of clinician i now, computed aside; NaN for a vacant post.
  func capacityNow(_ i: Int) -> Double {
    let me = clinicians + i
    if me.pointee.mode == .vacant { return .nan }
    let dt = now - me.pointee.stateTime
    if dt <= 0 { return me.pointee.capacity }
    let flow = CapacityFlow(
      replenishment: me.pointee.replenishment, depletion: me.pointee.depletion, spiral: k.spiral)
    return flow.capacity(me.pointee.capacity, after: dt)
  }

  /// Arousal of clinician i now, computed aside; NaN for a vacant post.
  func arousalNow(_ i: Int) -> Double {
    let me = clinicians + i
    if me.pointee.mode == .vacant { return .nan }
    let dt = now - me.pointee.stateTime
    if dt <= 0 { return me.pointee.arousal }
    let rest = restingArousal(me)
    let left = ws_exp(-arousalDecay(me.pointee.mode) * Double(me.pointee.recovery) * dt)
    return rest + (me.pointee.arousal - rest) * left
  }

  /// Running sums at the end of the last day.
  var lastSums: DaySums {
    @inline(__always) _read { yield lastSumsBox.value }
    @inline(__always) nonmutating _modify { yield &lastSumsBox.value }
  }

  /// The row of the day that ends now, in the order of `DailySeries`.
  mutating func writeDay() {
    var worked: UInt32 = 0
    var missed: UInt32 = 0
    var moral: UInt32 = 0
    var duty = 0.0
    var load = 0.0
    var (atWork, overtime) = (0.0, 0.0)
    var exhaustion = 0.0
    var filled = 0
    var sick = 0
    for i in 0..<clinicianCount {
      worked += tallies[i].shifts
      missed += tallies[i].shiftsMissed
      moral += tallies[i].moralEvents
      duty += tallies[i].floorHours
      load += tallies[i].loadHours
      atWork += tallies[i].dutyHours
      overtime += tallies[i].overrunHours
      if clinicians[i].mode == .vacant { continue }
      filled += 1
      exhaustion += 54 * exhaustionShare(i)
      if clinicians[i].isSick { sick += 1 }
    }
    let people = Double(filled)
    let paid = PaidHours(tally, duty: atWork, overtime: overtime)
    let soFar = DaySums(
      shifts: worked, missed: missed, moral: moral, duty: duty, load: load, unit: tally,
      staffHours: paid.staff, cost: paid.cost(k.prices))
    let before = lastSums
    lastSums = soFar
    let dutyToday = duty - before.duty
    let demand = tally.demandHours - before.unit.demandHours
    for series in DailySeries.allCases {
      let value: Double =
        switch series {
        case .capacityMean: ratio(dayTally.capacityHours, dayTally.filledHours)
        case .depletedPercent: 100 * ratio(dayTally.depletedHours, dayTally.filledHours)
        case .exhaustionMean: ratio(exhaustion, people)
        case .loadMean: ratio(load - before.load, dutyToday)
        case .onDutyMean: (tally.onDutyHours - before.unit.onDutyHours) / 24
        case .casesPresentMean: (tally.presentHours - before.unit.presentHours) / 24
        case .careLeftUndonePercent:
          100 * ratio(tally.unmetHours - before.unit.unmetHours, demand)
        case .shiftsWorked: Double(worked - before.shifts)
        case .breaksMissed: Double(missed - before.missed)
        case .moralEvents: Double(moral - before.moral)
        case .absentPercent: 100 * ratio(Double(sick), people)
        case .vacantPercent:
          100 * Double(openPosts - filled) / Double(openPosts)
        case .staffHours: paid.staff - before.staffHours
        case .cost: soFar.cost - before.cost
        }
      daily.append(value)
    }
  }

  /// The row of post i, in the order of `ClinicianColumn`.
  func clinicianRow(_ i: Int) -> [Double] {
    let me = clinicians[i]
    let t = tallies[i]
    let isVacant = me.mode == .vacant
    return ClinicianColumn.allCases.map { column in
      switch column {
      case .holders: Double(me.holder) + 1
      case .shifts: Double(t.shifts)
      case .hoursWorked: t.dutyHours
      case .shiftsCarefree: Double(t.shiftsFree)
      case .shiftsWithoutBreak: Double(t.shiftsMissed)
      case .shiftsSick: Double(t.shiftsSick)
      case .encounters: Double(t.encounters)
      case .goodOutcomes: Double(t.goodOutcomes)
      case .misreadings: Double(t.misreadings)
      case .metWithContagion: Double(t.contagion)
      case .metWithSympathy: Double(t.sympathy)
      case .metWithEmpathy: Double(t.empathy)
      case .metWithCompassion: Double(t.compassion)
      case .metWithDetachment: Double(t.detachment)
      case .steppedBack: Double(t.distanced)
      case .handOffs: Double(t.handOffs)
      case .errors: Double(t.errors)
      case .supportReceived: Double(t.support)
      case .moralEvents: Double(t.moralEvents)
      case .sleepHoursPerDay: 24 * ratio(t.sleepHours, t.filledHours)
      case .capacityMean: ratio(t.capacityHours, t.filledHours)
      case .capacityLowest: t.lowestDay.isFinite ? Double(t.lowestDay) : .nan
      case .depletedPercent: 100 * ratio(t.depletedHours, t.filledHours)
      case .tippedEver: t.tipped ? 1 : 0
      case .tippedDay: Double(t.tippedDay)
      case .recoveredDay: Double(t.recoveredDay)
      default: isVacant ? .nan : stateColumn(column, me, i)
      }
    }
  }

  private func stateColumn(_ column: ClinicianColumn, _ me: Clinician, _ i: Int) -> Double {
    switch column {
    case .tenureYears: Double(me.tenureYears)
    case .capacityEnd: capacityNow(i)
    case .capacityLastMonth: months[i].mean ?? .nan
    case .loadFactor: Double(me.loadFactor)
    case .permeability: Double(me.permeability)
    case .skill: Double(me.skill)
    case .safety: Double(me.safety)
    case .trust: Double(me.trust)
    case .intimacy: Double(me.intimacy)
    case .justice: Double(me.justice)
    case .tipped: (months[i].mean ?? 1) < k.spiral.midpoint ? 1 : 0
    case .exhaustionScore: 54 * exhaustionShare(i)
    case .depersonalisationScore: 30 * Double(me.cynicism)
    case .accomplishmentScore: 48 * Double(me.efficacy)
    case .intrusion: Double(me.intrusion)
    case .avoidance: Double(me.avoidance)
    case .hyperarousal: Double(me.hyperarousal)
    case .guiltShame: Double(me.guilt)
    case .betrayalAnger: Double(me.betrayal)
    case .numbing: me.numbing
    case .drive: me.drive
    case .moralDistress: me.distress
    case .isolation: me.isolation
    default: .nan
    }
  }
}

/// Running sums at the last day's end, to take a day's difference from.
struct DaySums: Sendable {
  var shifts: UInt32 = 0
  var missed: UInt32 = 0
  var moral: UInt32 = 0
  var duty = 0.0
  var load = 0.0
  var unit = UnitTally()
  var staffHours = 0.0
  var cost = 0.0
}

/// a / b, undefined (NaN) over nothing.
func ratio(_ a: Double, _ b: Double) -> Double { b > 0 ? a / b : .nan }
