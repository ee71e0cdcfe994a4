// A limit on cases that holds.
// SPDX-License-Identifier: GPL-3.0-or-later

extension PolicyDefinition {
  static var caseloadCap: PolicyDefinition {
    .forUnit(
      .caseloadCap, "Caseload cap",
      actsOn:
        "The limit on a clinician's cases: it is kept, and lowered step by step. Cases beyond "
        + "it wait, or lie unattended: what one clinician is spared is left undone.",
      dose: PolicyDose(
        .one, usual: 1, in: 0...100, kind: .count,
        "1: the unit's limit is kept whatever comes; each step more lowers it by one case."),
      hours: PolicyHours(usual: 0, per: .unit, meaning: ""),
      grade: .assumed,
      evidence:
        "No trial of a cap alone. Exhaustion rises with patients per nurse (OR 1.23, 1.13 to "
        + "1.34; Aiken et al., JAMA 2002;288:1987), and so does death within 30 days (OR 1.07, 1.03 "
        + "to 1.12). The effect comes out of load and waiting; nothing is set."
    ) { target, dose in
      let cap = target.unit.work.caseloadCap
      target.unit.work.caseloadCap.limit = max(1, cap.limit + 1 - dose)
      target.unit.work.caseloadCap.hard = 1
      for place in target.unit.posts.indices where target.unit.posts[place].caseLimit > 0 {
        let own = target.unit.posts[place].caseLimit
        target.unit.posts[place].caseLimit = max(1, own + 1 - dose)
      }
    }
  }
}
