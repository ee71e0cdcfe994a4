// Slow states of a person beyond burnout: skill, beliefs about the world, how fast alarm fades.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  // MARK: Skill

  /// Skill relaxes towards its target: the set point, less what chronic strain takes, and lower
  /// still after weeks without an encounter.
  @inline(__always)
  func moveSkill(_ me: UnsafeMutablePointer<Clinician>) {
    let s = k.dynamics.skill
    if me.pointee.dayEncounters > 0 {
      me.pointee.idleDays = 0
    } else if me.pointee.idleDays < .max {
      me.pointee.idleDays += 1
    }
    var target = me.pointee.skillSetPoint
    if k.hasLearning {
      target = max(0, target - Float(s.strainLoss) * Float(exhaustion(me - clinicians)))
      if Double(me.pointee.idleDays) >= s.practiceDays {
        target = min(target, Float(s.unpractised))
      }
    }
    // A novice's skill grows at a pace of its own.
    if !me.pointee.isNovice || me.pointee.skill > target {
      me.pointee.skill = target + (me.pointee.skill - target) * k.skillKept
    }
    precondition(isShare(me.pointee.skill), "skill out of range")
    let trait = me.pointee.skillTrait
    me.pointee.skillSetPoint = trait + (me.pointee.skillSetPoint - trait) * k.trainingKept
  }

  // MARK: Beliefs

  /// Traumatic exposure: the world is less safe, and closeness harder.
  @inline(__always)
  func loseSafety(_ me: UnsafeMutablePointer<Clinician>, by exposure: Double) {
    let loss = k.dynamics.worldview.traumaLoss * exposure
    if loss == 0 { return }
    me.pointee.safety *= Float(ws_exp(-loss))
    me.pointee.intimacy *= Float(ws_exp(-0.5 * loss))
  }

  /// Betrayal, suffered or witnessed: others are less to be trusted, and the world less just.
  @inline(__always)
  func loseTrust(_ me: UnsafeMutablePointer<Clinician>, by severity: Double, isWitness: Bool) {
    let loss = k.dynamics.worldview.betrayalLoss * severity
    if loss == 0 { return }
    if !isWitness { me.pointee.trust *= Float(ws_exp(-loss)) }
    me.pointee.justice *= Float(ws_exp(isWitness ? -0.5 * loss : -loss))
  }

  /// Beliefs recover over years.
  @inline(__always)
  func moveBeliefs(_ me: UnsafeMutablePointer<Clinician>) {
    recoverBeliefs(me, kept: k.beliefKept)
  }

  /// Supervision helps beliefs on their way back, by an exponent; very slowly.
  @inline(__always)
  func easeBeliefs(_ i: Int, by exponent: Double) {
    recoverBeliefs(clinicians + i, kept: Float(ws_exp(-exponent)))
  }

  @inline(__always)
  private func recoverBeliefs(_ me: UnsafeMutablePointer<Clinician>, kept: Float) {
    let rest = Float(k.dynamics.worldview.setPoint)
    me.pointee.safety = rest + (me.pointee.safety - rest) * kept
    me.pointee.trust = rest + (me.pointee.trust - rest) * kept
    me.pointee.intimacy = rest + (me.pointee.intimacy - rest) * kept
    me.pointee.justice = rest + (me.pointee.justice - rest) * kept
  }

  // MARK: Bouncing back

  /// A shift ends: the more aroused, the slower the recovery of the days that follow.
  @inline(__always)
  func tire(_ i: Int) {
    clinicians[i].hardness = Float(clinicians[i].arousal)
    setRecovery(clinicians + i)
  }

  /// The factor on the decay of arousal, from now on.
  @inline(__always)
  func setRecovery(_ me: UnsafeMutablePointer<Clinician>) {
    let a = k.dynamics.arousal
    let slowing =
      a.hardShiftSlowing * Double(me.pointee.hardness)
      + a.hyperarousalSlowing * Double(me.pointee.hyperarousal)
    me.pointee.recovery = Float(1 / (1 + slowing))
  }
}
