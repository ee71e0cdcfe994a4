// Disturbances from outside: how the unit starts, what is known of day 1, the push, the ramp of the workload.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Puts the holder of post i where the experiment wants everybody to start.
  mutating func disturbStart(_ i: Int) {
    let me = clinicians + i
    if perturbation.startCapacity != 1 {
      let top = k.spiral.isOn ? k.spiral.ceiling : Double.infinity
      me.pointee.capacity = min(top, perturbation.startCapacity)
      me.pointee.exhaustion = Float(max(0, 1 - me.pointee.capacity))
      dispositions[i].fastExhaustion = me.pointee.exhaustion
      me.pointee.cynicism = cynicismTarget(i, exhaustionShare(i))
      me.pointee.wasDown = me.pointee.capacity < k.spiral.midpoint
    }
  }

  /// Whether post i is vacant at the start; if so, when it is filled is drawn.
  mutating func startsVacant(_ i: Int) -> Bool {
    if perturbation.startVacant == 0 { return false }
    var luck = stream(i, .perturbation)
    if luck.uniform() >= perturbation.startVacant { return false }
    let p = k.dynamics.people
    var hiring = stream(i, .hiring)
    let days = hiring.gamma(shape: p.hiringShape, mean: p.hiringDays)
    clinicians[i].mode = .vacant
    clinicians[i].returnDay = Float(days)
    return true
  }

  /// The day's workload and, on its day, the push. Called at the start of each day, before rates
  /// are computed anew.
  mutating func disturbDay() {
    let observedDay = day - Int(warmUpHours / 24)
    if observedDay == 0 && !plan.startCapacities.isEmpty { putCapacities() }
    if perturbation.hasRamp { workload = perturbation.workload(onDay: observedDay) }
    if perturbation.push != 0 && observedDay == Int(perturbation.day) - 1 { pushAll() }
  }

  /// Puts capacity where it was said to be on the first observed day; everything else stays as it is.
  private mutating func putCapacities() {
    let (top, states) = (k.spiral.isOn ? k.spiral.ceiling : Double.infinity, plan.startCapacities)
    for i in 0..<min(openPosts, states.count)
    where !states[i].isNaN && clinicians[i].mode != .vacant {
      let before = clinicians[i].capacity
      clinicians[i].capacity = min(top, max(0, states[i]))
      if i == watched { enterPush(i, before: before) }
    }
  }

  private mutating func pushAll() {
    let top = k.spiral.isOn ? k.spiral.ceiling : Double.infinity
    for i in 0..<clinicianCount where clinicians[i].mode != .vacant {
      var luck = stream(i, .perturbation)
      luck.seek(1)
      if luck.uniform() >= perturbation.pushShare { continue }
      let before = clinicians[i].capacity
      clinicians[i].capacity = min(top, max(0, before - perturbation.push))
      precondition(clinicians[i].capacity >= 0, "a push below nothing")
      if i == watched { enterPush(i, before: before) }
    }
  }
}
