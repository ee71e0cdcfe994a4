// What a load asks for: effort, which is rationed, and what that leaves undone.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Load as this person feels it: demand of the cases over nominal demand.
  @inline(__always)
  func feltLoad(_ me: UnsafeMutablePointer<Clinician>) -> Double {
    let load =
      me.pointee.mode == .overrun
      ? plan.rota.overrunLoad : me.pointee.demand / me.pointee.nominalDemand
    return load * Double(me.pointee.loadFactor) * workload
  }

  /// Depletion by a load of which an effort is asked: beyond a knee it is overload.
  @inline(__always)
  func depletion(byLoad w: Double, effort: Double) -> Double {
    let c = k.dynamics.capacity
    return c.workDepletion * effort * (1 + c.overload * max(0, w - c.overloadKnee))
  }

  /// Effort that a load asks for: it is rationed.
  @inline(__always)
  func rationed(_ w: Double) -> Double {
    k.rations && w > 0 ? ws_exp(k.dynamics.capacity.elasticity * ws_log(w)) : w
  }

  /// Share of a person's own demand that effort does not reach.
  @inline(__always)
  func ownUndone(_ me: UnsafeMutablePointer<Clinician>) -> Double {
    if !k.rations { return 0 }
    let w = feltLoad(me)
    return w > 1 ? max(0, 1 - rationed(w) / w) : 0
  }

  /// Moral distress that wears from now to the next mark: what is fresh, and what has stayed.
  @inline(__always)
  func weight(ofDistress me: UnsafeMutablePointer<Clinician>, ahead: Double) -> Double {
    let fresh = me.pointee.distress * decayMean(k.distressDecay * ahead)
    return min(1, fresh + Double(dispositions[me - clinicians].residue))
  }
}
