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
        "Patients per clinician on duty less; at most nine tenths of the present ratio. The posts "
          + "that it takes are added in each role in proportion, the last one in part."),
      hours: PolicyHours(
        usual: 0, per: .unit, meaning: "The added shifts are counted as worked."),
      grade: .derived,
      evidence: "Each additional patient per nurse went with 23 % higher odds of high exhaustion "
        + "(OR 1.23, 1.13 to 1.34; Aiken et al., JAMA 2002;288:1987; cross-sectional). The effect "
        + "comes out of the load; nothing is set."
    ) { target, dose in
      target.unit.addPosts(share: target.unit.postsForRatio(lowerBy: dose))
    }
  }
}

extension CareUnitPlan {
  /// Clinicians at work, averaged over the rota's cycle, before vacation and absence. Who is on call
  /// is at home.
  var meanOnDuty: Double {
    let rota = Rota(self)
    let posts = CareUnit.postCount(self)
    if rota.isAlways { return Double(posts) }
    var hours = 0.0
    for post in 0..<posts { hours += rota.rosteredHours(of: post, onCall: 0) }
    return hours / 24
  }

  /// Posts that have to be added, as a share of those there are, for so many patients fewer to each
  /// clinician; the ratio stays above a tenth of what it is.
  func postsForRatio(lowerBy dose: Double) -> Double {
    let ratio = patientsPerClinician
    return ratio == 0 ? 0 : ratio / max(0.1 * ratio, ratio - dose) - 1
  }

  /// Patients per clinician on duty: over beds, or over the cases present on average.
  var patientsPerClinician: Double {
    let onDuty = meanOnDuty
    return onDuty > 0 ? (work.kind == 0 ? beds : work.usualPresent) / onDuty : 0
  }
}

extension WorkPlan {
  /// Cases present on average when nobody waits: arrival rate times mean length.
  public var usualPresent: Double {
    var (shares, hours) = (0.0, 0.0)
    for one in cases {
      shares += one.share
      hours += one.share * one.length.mean
    }
    return shares > 0 ? arrivals.rate / 24 * hours / shares : 0
  }
}
