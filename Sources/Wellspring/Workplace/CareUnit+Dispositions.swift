// What makes people differ, from midnight to midnight: vulnerability that drifts, rumination, wear.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// A new holder's disposition, where people differ in anything of it.
  mutating func drawDisposition(_ i: Int) {
    dispositions[i] = Disposition()
    if k.hasVulnerability {
      var luck = stream(i, .disposition)
      dispositions[i].draw(&luck, k.dynamics.burnout)
      let spread = traits.loadLogDeviation
      if spread > 0 {
        let logLoad = ws_log(Double(clinicians[i].loadFactor)) + 0.5 * spread * spread
        dispositions[i].loadStable = Float(logLoad / spread)
      }
    }
    settleDisposition(i)
  }

  /// A day of drift, and what follows from it.
  mutating func moveDisposition(_ i: Int) {
    dispositions[i].residue *= k.residueKept
    if k.hasVulnerability {
      var luck = stream(i, .disposition)
      // Ordinal 0 drew the holder.
      luck.seek(UInt64(day) + 1)
      dispositions[i].move(&luck, kept: k.driftKept)
    }
    if k.hasVulnerability || k.hasRumination { settleDisposition(i) }
  }

  /// The factors of the day, from the disposition and from exhaustion.
  private func settleDisposition(_ i: Int) {
    let v = k.dynamics.vulnerability
    let me = clinicians + i
    if k.hasVulnerability {
      dispositions[i].settle(v)
      if v.loadDriftShare > 0 { feelLoad(me, dispositions[i]) }
    }
    if k.hasRumination {
      let a = k.dynamics.arousal
      let drive = a.ruminationBase + a.ruminationExhaustion * max(0, exhaustion(i))
      me.pointee.restlessness = Float(drive) * dispositions[i].rumination
    }
  }

  /// How the same load is felt, by a part that stays and a part that drifts.
  private func feelLoad(_ me: UnsafeMutablePointer<Clinician>, _ d: Disposition) {
    let share = k.dynamics.vulnerability.loadDriftShare
    let spread = traits.loadLogDeviation
    let x = ws_sqrt(1 - share) * Double(d.loadStable) + ws_sqrt(share) * Double(d.loadDrift)
    me.pointee.loadFactor = Float(ws_exp(spread * x - 0.5 * spread * spread))
  }

  /// What exhaustion follows, at most 1: the day's depletion, and the wear of arousal that did not rest.
  mutating func wear(_ i: Int, dayMean: Double) -> Float {
    if !k.hasActivation { return Float(max(0, 1 - dayMean)) }
    let hours = dispositions[i].hoursOff
    let restless = hours > 0 ? Double(dispositions[i].restlessHours / hours) : 0
    dispositions[i].restlessHours = 0
    dispositions[i].hoursOff = 0
    return Float(min(1, max(0, 1 - dayMean + k.dynamics.burnout.activation * restless)))
  }

  /// Factor on injury by a morally injurious event: vulnerability, and exhaustion.
  @inline(__always)
  func injuryFactor(_ i: Int) -> Double {
    Double(dispositions[i].injury)
      * (1 + k.dynamics.moral.injuryExhaustion * max(0, exhaustion(i)))
  }

  /// Moral distress rises by an exponent, and with it the residue that stays.
  @inline(__always)
  mutating func distress(_ i: Int, by dose: Double) {
    let felt = dose * Double(dispositions[i].distress)
    let m = k.dynamics.moral
    clinicians[i].distress = raised(clinicians[i].distress, by: m.distressGain * felt)
    if m.residueGain > 0 {
      dispositions[i].residue = raised(dispositions[i].residue, by: m.residueGain * felt)
    }
  }
}
