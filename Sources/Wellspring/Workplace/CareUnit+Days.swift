// The day mark, at midnight: slow states and the day's row; then the day that begins.
//
// What is observed ends with the day that ends at the last midnight: nobody leaves, falls ill or is
// hired at it, so that tables, outcomes and the last survey are of the same people.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  mutating func dayMark() {
    precondition(now == 24 * Double(day + 1), "the day ends at another hour than midnight")
    settle()
    settleStandIns()
    note(.dayMark)
    queue.schedule(daySlot, at: now + 24)
    settleContagion()
    for i in 0..<clinicianCount {
      advance(i)
      if isObserving && postDays.isOn { postDays.add(i, clinicians[i], tallies[i]) }
      if clinicians[i].mode != .vacant {
        closeDay(i)
      } else if i < openPosts {
        tally.vacantHours += 24
      }
    }
    beginContagion()
    tally.postDays += Double(openPosts)
    countPolicyHours()
    if isObserving {
      writeDay()
      takeSurvey()
    } else if recordsWarmUp {
      writeDay()
    }
    day += 1
    if now == lastMidnight { return }
    if !isObserving && now >= warmUpHours { observe() }
    if arrivals.hasSurges { moralFactor = arrivals.moralFactor(at: now) }
    if day == policyDay {
      beginPolicies()
      contagion = newContagion()
      beginContagion()
    }
    planRelief()
    if calendar.isUsed { holdProgrammes() }
    disturbDay()
    for i in 0..<openPosts { openDay(i) }
    // What policies add, places or a higher limit, is there for those who wait.
    if day == policyDay {
      attendUnattended()
      if kind != .beds { admitWaiting() }
    }
    if watched >= 0 { spare(watched) }
    planCover()
    dayTally = DayTally()
  }

  /// From now on everything counts.
  mutating func observe() {
    isObserving = true
    tally = UnitTally()
    lastSums = DaySums()
    waits = WaitHistogram()
    for i in 0..<personCount {
      tallies[i] = PostTally()
      tallies[i].tipped = clinicians[i].hasTipped
      if clinicians[i].hasTipped { tallies[i].tippedDay = 0 }
    }
    if watched >= 0 { openHolder(watched) }
  }

  /// What the day did to the slow states of clinician i.
  private mutating func closeDay(_ i: Int) {
    let me = clinicians + i
    let mean = me.pointee.dayCapacity / 24
    precondition(mean >= 0 && mean < .infinity, "a day's capacity out of range")
    precondition(
      !k.spiral.isOn || mean <= k.spiral.ceiling + 1e-9, "a day's capacity above the ceiling")
    precondition(
      me.pointee.dayDepleted >= 0 && me.pointee.dayDepleted <= 24 + 1e-9,
      "depleted for longer than a day")
    precondition(me.pointee.dayGood <= me.pointee.dayEncounters, "more good encounters than all")
    months[i].add(mean)
    countTip(i)
    tallies[i].capacityHours += me.pointee.dayCapacity
    tallies[i].depletedHours += me.pointee.dayDepleted
    tallies[i].filledHours += 24
    tallies[i].lowestDay = min(tallies[i].lowestDay, Float(mean))
    dayTally.capacityHours += me.pointee.dayCapacity
    dayTally.depletedHours += me.pointee.dayDepleted
    dayTally.filledHours += 24
    moveBurnout(i, dayMean: mean)
    moveDisposition(i)
    let (traumaKept, injuryKept) = harmsKept(i)
    me.pointee.intrusion *= traumaKept
    me.pointee.avoidance *= traumaKept
    me.pointee.hyperarousal *= traumaKept
    me.pointee.guilt *= injuryKept
    me.pointee.betrayal *= injuryKept
    moveSkill(me)
    moveBeliefs(me)
    me.pointee.hardness *= k.hardnessKept
    setRecovery(me)
    moveLife(i)
    if i == watched { enterDay(i, mean: mean) }
    me.pointee.dayCapacity = 0
    me.pointee.dayDepleted = 0
    me.pointee.dayGood = 0
    me.pointee.dayEncounters = 0
  }

  /// A tip: the 28-day mean falls below the midpoint and stays there for 28 days. A recovery is the
  /// same upwards, of who was down. Both are dated by the first of the 28 days.
  private mutating func countTip(_ i: Int) {
    guard let mean = months[i].mean else { return }
    let me = clinicians + i
    // The observed day, from 1, on which a run of 28 days began that ends today.
    let since = Float(max(0, day - 26 - Int(warmUpHours / 24)))
    if mean >= k.spiral.midpoint {
      me.pointee.daysBelow = 0
      me.pointee.hasTipped = false
      if me.pointee.daysAbove < .max { me.pointee.daysAbove += 1 }
      if me.pointee.daysAbove == 28 && me.pointee.wasDown {
        me.pointee.wasDown = false
        if tallies[i].recoveredDay.isNaN { tallies[i].recoveredDay = since }
      }
      return
    }
    me.pointee.daysAbove = 0
    if me.pointee.daysBelow < .max { me.pointee.daysBelow += 1 }
    if me.pointee.daysBelow == 28 {
      me.pointee.hasTipped = true
      me.pointee.wasDown = true
      tallies[i].tipped = true
      if tallies[i].tippedDay.isNaN { tallies[i].tippedDay = since }
    }
  }

  /// Exhaustion relaxes towards depletion; cynicism follows exhaustion; efficacy follows outcomes
  /// and suffers from exhaustion.
  private mutating func moveBurnout(_ i: Int, dayMean: Double) {
    let b = k.dynamics.burnout
    let me = clinicians + i
    let depletion = wear(i, dayMean: dayMean)
    dispositions[i].fastExhaustion =
      depletion + (dispositions[i].fastExhaustion - depletion) * k.fastExhaustionKept
    let excess = me.pointee.exhaustion - depletion
    let isHelped = me.pointee.care == .inTreatment && excess > 0
    me.pointee.exhaustion =
      depletion + excess * (isHelped ? k.exhaustionKeptTreated : k.exhaustionKept)
    let share = exhaustionShare(i)
    me.pointee.errorFactor = share >= 0.5 ? Float(k.dynamics.errors.burnedOut) : 1
    let cynicism = cynicismTarget(i, share)
    me.pointee.cynicism = cynicism + (me.pointee.cynicism - cynicism) * k.cynicismKept
    var efficacy = b.efficacyBase - b.efficacyLoss * max(0, share - b.exhaustionBase)
    if me.pointee.dayEncounters > 0 {
      let good = Double(me.pointee.dayGood) / Double(me.pointee.dayEncounters)
      efficacy += b.efficacyOutcome * (good - usualOutcome)
    }
    efficacy += Double(dispositions[i].efficacy)
    let target = Float(min(1, max(0, efficacy)))
    me.pointee.efficacy = target + (me.pointee.efficacy - target) * k.efficacyKept
    precondition(isShare(me.pointee.exhaustion), "exhaustion out of range")
    precondition(isShare(me.pointee.cynicism), "cynicism out of range")
    precondition(isShare(me.pointee.efficacy), "efficacy out of range")
  }

  /// Good outcomes per encounter of a rested clinician, by the shares of the classes.
  private var usualOutcome: Double {
    var sum = 0.0
    for (share, kind) in zip(classShares, caseClasses) { sum += share * kind.goodOutcome }
    let r = k.dynamics.reading
    return k.canMisread ? sum * (1 - r.misreadingLoss * (1 - r.accuracy)) : sum
  }

  /// Exhaustion as a share of the instrument's scale: a base with a stable personal part, and a
  /// rise with the state of exhaustion that saturates towards the top.
  @inline(__always)
  func exhaustionShare(_ i: Int) -> Double {
    let b = k.dynamics.burnout
    let base =
      b.exhaustionBase + Double(clinicians[i].exhaustionTrait) + Double(dispositions[i].exhaustion)
    let room = max(0, 1 - base)
    let rise = 1 - ws_exp(-b.exhaustionSlope * exhaustion(i) / max(1e-9, room))
    return min(1, max(0, base + room * rise))
  }

  /// The state of exhaustion: a fast and a slow part.
  @inline(__always)
  func exhaustion(_ i: Int) -> Double {
    let slow = Double(clinicians[i].exhaustion)
    let share = k.dynamics.burnout.fastShare
    return share == 0 ? slow : slow + share * (Double(dispositions[i].fastExhaustion) - slow)
  }

  /// Cynicism towards which exhaustion, as a share of its scale, betrayal and lost beliefs pull.
  func cynicismTarget(_ i: Int, _ share: Double) -> Float {
    let me = clinicians + i
    let w = k.dynamics.worldview
    let belief =
      0.25 * Double(me.pointee.safety + me.pointee.trust + me.pointee.intimacy + me.pointee.justice)
    let lost = max(0, w.setPoint - belief)
    let b = k.dynamics.burnout
    let own = b.cynicismBetrayal * Double(me.pointee.betrayal) + Double(dispositions[i].cynicism)
    return Float(min(1, max(0, b.cynicismShare * share + w.cynicism * lost + own)))
  }

  /// Spells of strain and of good times outside work: they strike at random and fade.
  private mutating func moveLife(_ i: Int) {
    let life = k.dynamics.life
    if life.spellRate == 0 { return }
    let me = clinicians + i
    me.pointee.strain *= k.spellKept
    me.pointee.uplift *= k.spellKept
    let hazard = Float(life.spellRate / 365)
    me.pointee.strainLeft -= hazard
    if me.pointee.strainLeft <= 0 {
      me.pointee.strainOrdinal += 1
      let (size, left) = spell(i, UInt64(me.pointee.strainOrdinal))
      me.pointee.strain += size
      me.pointee.strainLeft = left
    }
    me.pointee.upliftLeft -= hazard
    if me.pointee.upliftLeft <= 0 {
      me.pointee.upliftOrdinal += 1
      let (size, left) = spell(i, 1 << 32 + UInt64(me.pointee.upliftOrdinal))
      me.pointee.uplift += size
      me.pointee.upliftLeft = left
    }
  }

  private mutating func spell(_ i: Int, _ ordinal: UInt64) -> (size: Float, left: Float) {
    var luck = stream(i, .lifeStrain)
    luck.seek(ordinal)
    let left = luck.exponential(mean: 1)
    return (Float(luck.gamma(shape: 2, mean: k.dynamics.life.spellMean)), Float(left))
  }
}
