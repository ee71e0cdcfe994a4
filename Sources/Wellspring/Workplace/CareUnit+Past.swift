// What a person of some years brings along: slow states in closed form.
//
// Doses are those of the unit's average exposure: the hours that the rota gives the post, the cases
// that arrive, the basic hazard of morally injurious events. Each state is where that exposure and
// its own recovery would have taken it in the years of tenure.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Sets the slow states of a new holder of post i from the years of tenure.
  mutating func accumulate(_ i: Int) {
    let me = clinicians + i
    let days = Double(me.pointee.tenureYears) * 365
    let hours = rota.hoursPerDay(of: i < clinicianCount ? i : postStoodInFor(i))
    rememberMoralEvents(me, days: days, hoursPerDay: hours)
    rememberTrauma(me, days: days, hoursPerDay: hours)
  }

  /// Exponent after some days of a daily dose against decay with a time constant.
  @inline(__always)
  private func remembered(_ dayDose: Double, time: Double, days: Double) -> Double {
    dayDose * time * -ws_expm1(-days / time)
  }

  @inline(__always)
  private func rememberMoralEvents(
    _ me: UnsafeMutablePointer<Clinician>, days: Double, hoursPerDay: Double
  ) {
    let m = plan.moralEvents
    let moral = k.dynamics.moral
    let severity =
      m.severityMedian * ws_exp(0.5 * m.severityLogDeviation * m.severityLogDeviation)
    me.pointee.trust = Float(k.dynamics.worldview.setPoint)
    me.pointee.justice = me.pointee.trust
    if k.moralRate == 0 { return }
    let dose = remembered(
      hoursPerDay * moral.injuryGain * severity, time: moral.injuryTime, days: days)
    let r = k.moralRates
    me.pointee.guilt = raised(0, by: dose * (r.tookPart + r.failed + 0.5 * r.witnessed))
    me.pointee.betrayal = raised(0, by: dose * (r.betrayed + 0.5 * r.witnessed))
    let loss = k.dynamics.worldview.betrayalLoss * severity * hoursPerDay
    me.pointee.trust = belief(dayLoss: loss * r.betrayed, days: days)
    me.pointee.justice = belief(dayLoss: loss * (r.betrayed + 0.5 * r.witnessed), days: days)
  }

  @inline(__always)
  private func rememberTrauma(
    _ me: UnsafeMutablePointer<Clinician>, days: Double, hoursPerDay: Double
  ) {
    let t = k.dynamics.trauma
    let (q, skill) = (Double(me.pointee.permeability), Double(me.pointee.skill))
    let exposure =
      k.hasEncounters ? traumaPerHour * hoursPerDay * q * q * (1 - skill) : 0
    let dose = remembered(exposure, time: t.time, days: days)
    me.pointee.intrusion = raised(0, by: t.intrusionGain * dose)
    me.pointee.avoidance = raised(0, by: t.avoidanceGain * dose)
    me.pointee.hyperarousal = raised(0, by: t.hyperarousalGain * dose)
    let loss = k.dynamics.worldview.traumaLoss * exposure
    me.pointee.safety = belief(dayLoss: loss, days: days)
    me.pointee.intimacy = belief(dayLoss: 0.5 * loss, days: days)
  }

  /// A belief after some days of db/dt = (rest - b) / time - loss b, from its set point.
  @inline(__always)
  private func belief(dayLoss: Double, days: Double) -> Float {
    let w = k.dynamics.worldview
    let rate = 1 / w.time + dayLoss
    let end = w.setPoint / (w.time * rate)
    return Float(end + (w.setPoint - end) * ws_exp(-rate * days))
  }

  /// Severity beyond the threshold of trauma that a person on duty meets in an hour, at the cases
  /// that arrive (as far as there is room) and the mean number on duty.
  func meanTraumaPerHour() -> Double {
    var posts = 0.0
    for i in 0..<openPosts { posts += rota.hoursPerDay(of: i) / 24 }
    if posts == 0 { return 0 }
    var (stay, ends, meetings) = (0.0, 0.0, 0.0)
    let t = k.dynamics.trauma.threshold
    let shape = k.dynamics.encounter.severityShape
    for (share, kind) in zip(classShares, caseClasses) {
      stay += share * kind.length.mean
      ends +=
        share * kind.traumaShare * gammaExcess(above: t, shape: shape, mean: kind.traumaScale)
      meetings += share * kind.encounterRate * kind.length.mean
    }
    var rate = plan.work.arrivals.rate / 24
    if stay > 0 { rate = min(rate, Double(inCareCapacity) / stay) }
    return rate * (ends + meetings * gammaExcess(above: t, shape: shape, mean: 1)) / posts
  }
}

/// E[(x - t)+] of a gamma variate, by the midpoint rule: right to three digits.
func gammaExcess(above t: Double, shape: Double, mean: Double) -> Double {
  let scale = mean / shape
  // Beyond the top there is less than a millionth of it.
  let width = (max(0, mean - t) + scale * (20 + 6 * ws_sqrt(shape))) / 400
  var excess = 0.0
  for n in 0..<400 {
    let beyond = (Double(n) + 0.5) * width
    let z = (t + beyond) / scale
    excess += beyond * ws_exp((shape - 1) * ws_log(z) - z - logGamma(shape))
  }
  return excess * width / scale
}

/// Logarithm of the gamma function for x > 0: Stirling's series, beyond ten.
private func logGamma(_ x: Double) -> Double {
  var (z, product) = (x, 1.0)
  while z < 10 {
    product *= z
    z += 1
  }
  let series = 1 / (12 * z) - 1 / (360 * z * z * z)
  return (z - 0.5) * ws_log(z) - z + 0.5 * ws_log(2 * Double.pi) + series - ws_log(product)
}
