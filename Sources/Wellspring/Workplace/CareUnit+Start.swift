// Time 0: who holds the posts, and what they bring along.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  mutating func start() {
    for c in 0..<caseCapacity { freeCases.append(Int32(c), in: cases) }
    queue.schedule(daySlot, at: 24)
    moralFactor = arrivals.moralFactor(at: 0)
    planArrival()
    planRelief()
    usualHours = meanUsualHours()
    contagion = newContagion()
    for i in openPosts..<personCount { clinicians[i].mode = .vacant }
    for i in 0..<openPosts {
      fill(i)
      disturbStart(i)
      if startsVacant(i) { continue }
      if rota.isAlways {
        clinicians[i].scheduledEnd = .infinity
        goOnDuty(i)
      } else {
        planShift(i, after: -1)
        fallAsleep(i)
      }
    }
    planCover()
    disturbDay()
    // The night from Sunday: asleep since bedtime, so the first morning comes at the usual time.
    if rota.isAlways { return }
    for i in 0..<openPosts where clinicians[i].mode != .vacant {
      let bedtime = k.dynamics.sleep.bedtime
      let asleepFor = bedtime > 12 ? 24 - bedtime : 0
      let wake = queue.time(of: slot(.sleep, i))
      queue.schedule(slot(.sleep, i), at: max(0, wake - asleepFor))
    }
  }

  /// A new holder takes post i: traits drawn, fast states rested, slow states as of their tenure.
  mutating func fill(_ i: Int) {
    let me = clinicians + i
    let holder = me.pointee.holder
    var new = Clinician()
    new.holder = holder
    new.stateTime = now
    new.nominalDemand = nominalDemand(of: i)
    me.pointee = new
    drawTraits(me, i)
    drawDisposition(i)
    me.pointee.caseLimit = UInt16(limits[i])
    me.pointee.drive = k.dynamics.encounter.driveSetPoint
    me.pointee.efficacy = Float(k.dynamics.burnout.efficacyBase)
    accumulate(i)
    me.pointee.cynicism = cynicismTarget(i, exhaustionShare(i))
    setRecovery(me)
    startClocks(i)
    takeUpPolicies(i)
    months[i] = MonthOfCapacity()
    if i == watched {
      spare(i)
      openHolder(i)
    }
  }

  /// Demand at which the load of post i is 1.
  func nominalDemand(of i: Int) -> Double {
    var position = i
    for post in plan.posts {
      position -= Int(post.count)
      if position < 0 && post.nominalDemand > 0 { return post.nominalDemand }
      if position < 0 { break }
    }
    return k.nominalDemand
  }

  func drawTraits(_ me: UnsafeMutablePointer<Clinician>, _ i: Int) {
    var luck = stream(i, .traits)
    let logLoad = luck.gaussian(deviation: traits.loadLogDeviation)
    me.pointee.loadFactor = Float(
      ws_exp(logLoad - 0.5 * traits.loadLogDeviation * traits.loadLogDeviation))
    luck.seek(1)
    me.pointee.permeability = beta(
      mean: traits.permeabilityMean, deviation: traits.permeabilityDeviation, &luck)
    luck.seek(2)
    me.pointee.skill = beta(mean: traits.skillMean, deviation: traits.skillDeviation, &luck)
    me.pointee.skillSetPoint = me.pointee.skill
    me.pointee.skillTrait = me.pointee.skill
    me.pointee.distancing = Float(traits.distancing)
    luck.seek(3)
    me.pointee.exhaustionTrait = Float(luck.gaussian(deviation: traits.exhaustionTraitDeviation))
    luck.seek(4)
    me.pointee.tenureYears = Float(luck.exponential(mean: traits.tenureMeanYears))
    precondition(me.pointee.loadFactor > 0 && me.pointee.loadFactor < .infinity, "a load factor")
    precondition(
      isShare(me.pointee.permeability) && isShare(me.pointee.skill), "traits out of range")
  }

  /// A beta variate by mean and standard deviation; the mean itself when the deviation is 0 or
  /// wider than any beta distribution of this mean.
  private func beta(mean: Double, deviation: Double, _ luck: inout RandomStream) -> Float {
    let spread = mean * (1 - mean) / max(1e-12, deviation * deviation) - 1
    if deviation == 0 || spread <= 0 { return Float(mean) }
    return Float(luck.beta(mean * spread, (1 - mean) * spread))
  }

  /// The first event of every hazard that the person owns.
  mutating func startClocks(_ i: Int) {
    let me = clinicians + i
    me.pointee.encounters.left = first(i, .encounterClock)
    me.pointee.contacts.left = first(i, .contactClock)
    me.pointee.moralEvents.left = first(i, .moralClock)
    me.pointee.strainLeft = Float(first(i, .lifeStrain))
    var luck = stream(i, .lifeStrain)
    luck.seek(1 << 32)
    me.pointee.upliftLeft = Float(luck.exponential(mean: 1))
    me.pointee.sicknessLeft = Float(first(i, .absence))
    me.pointee.leavingLeft = Float(first(i, .leaving))
    me.pointee.errorLeft = Float(first(i, .errorClock))
  }

  private func first(_ i: Int, _ purpose: StreamPurpose) -> Double {
    var luck = stream(i, purpose)
    return luck.exponential(mean: 1)
  }
}
