// Fewer patients for each clinician on duty.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var staffingRatio: PolicyDefinition {
    .forUnit(
      .staffingRatio, "Better staffing ratio",
      actsOn: "The number of posts, so many more that each clinician on duty has fewer patients "
        + "when every bed is taken (visits: when as many are seen as come on average).",
      dose: PolicyDose(
        .one, usual: 0.25, in: 0...10,
        "Patients per clinician on duty less; at most nine tenths of the present ratio."),
      hours: PolicyHours(
        usual: 0, per: .unit, meaning: "The added shifts are counted as worked."),
      grade: .derived,
      evidence: "Each additional patient per nurse went with 23 % higher odds of high exhaustion "
        + "(OR 1.23, 1.13 to 1.34; Aiken et al., JAMA 2002;288:1987; cross-sectional). The effect "
        + "comes out of the load; nothing is set."
    ) { target, dose in
      let ratio = target.unit.patientsPerClinician
      if ratio == 0 { return }
      let more = ratio / max(0.1 * ratio, ratio - dose) - 1
      target.addPosts { ($0.count * more).rounded() }
    }
  }
}

extension CareUnitPlan {
  /// Clinicians on duty, averaged over the rota's cycle, before vacation and absence.
  var meanOnDuty: Double {
    let rota = Rota(self)
    let posts = CareUnit.postCount(self)
    if rota.isAlways { return Double(posts) }
    var hours = 0.0
    for post in 0..<posts {
      for day in 0..<rota.cycleDays {
        for shift in [rota.shift(of: post, on: day), rota.secondShift(of: post, on: day)]
        where shift > 0 {
          hours += rota.lengths[shift - 1]
        }
      }
    }
    return hours / Double(24 * rota.cycleDays)
  }

  /// Patients per clinician on duty: over beds, or over the cases present on average.
  var patientsPerClinician: Double {
    let onDuty = meanOnDuty
    return onDuty > 0 ? (work.kind == 0 ? beds : work.usualPresent) / onDuty : 0
  }
}

extension WorkPlan {
  /// Cases present on average when nobody waits: arrival rate times mean length.
  var usualPresent: Double {
    var (shares, hours) = (0.0, 0.0)
    for one in cases {
      shares += one.share
      hours += one.share * one.length.mean
    }
    return shares > 0 ? arrivals.rate / 24 * hours / shares : 0
  }
}
