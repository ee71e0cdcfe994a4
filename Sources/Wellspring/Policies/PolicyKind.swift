// The policies that a manager or trainer can choose, by name.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A policy. The raw value decides the order in which policies are applied, and it is part of the
/// address of a person's uptake draw: never renumber.
public enum PolicyKind: Int, CaseIterable, Sendable {
  case staffingLevel = 0
  case staffingRatio = 1
  case shiftLength = 2
  case forwardRotation = 3
  case minimumRest = 4
  case breakPlan = 5
  case protectedBreaks = 6
  case microBreaks = 7
  case caseloadCap = 8
  case acuityBalancing = 9
  case capacityAwareAssignment = 10
  case boundariesTraining = 17
  case reappraisalTraining = 20
  case mindfulness = 21
  case neurofeedback = 22
  case leadershipTransparency = 25
  case moralRepair = 26
  case restLegitimacy = 28
  case restorativePlaces = 29
  case reflectiveJournaling = 30
  case pacedExposure = 31

  /// The name in files, options and tables.
  public var name: String {
    switch self {
    case .staffingLevel: "staffing-level"
    case .staffingRatio: "staffing-ratio"
    case .shiftLength: "shift-length"
    case .forwardRotation: "forward-rotation"
    case .minimumRest: "minimum-rest"
    case .breakPlan: "break-plan"
    case .protectedBreaks: "protected-breaks"
    case .microBreaks: "micro-breaks"
    case .caseloadCap: "caseload-cap"
    case .acuityBalancing: "acuity-balancing"
    case .capacityAwareAssignment: "capacity-aware-assignment"
    case .boundariesTraining: "boundaries-training"
    case .reappraisalTraining: "reappraisal-training"
    case .mindfulness: "mindfulness"
    case .neurofeedback: "neurofeedback"
    case .leadershipTransparency: "leadership-transparency"
    case .moralRepair: "moral-repair"
    case .restLegitimacy: "rest-legitimacy"
    case .restorativePlaces: "restorative-places"
    case .reflectiveJournaling: "reflective-journaling"
    case .pacedExposure: "paced-exposure"
    }
  }

  /// What the policy is and does.
  public var definition: PolicyDefinition {
    switch self {
    case .staffingLevel: .staffingLevel
    case .staffingRatio: .staffingRatio
    case .shiftLength: .shiftLength
    case .forwardRotation: .forwardRotation
    case .minimumRest: .minimumRest
    case .breakPlan: .breakPlan
    case .protectedBreaks: .protectedBreaks
    case .microBreaks: .microBreaks
    case .caseloadCap: .caseloadCap
    case .acuityBalancing: .acuityBalancing
    case .capacityAwareAssignment: .capacityAwareAssignment
    case .boundariesTraining: .boundariesTraining
    case .reappraisalTraining: .reappraisalTraining
    case .mindfulness: .mindfulness
    case .neurofeedback: .neurofeedback
    case .leadershipTransparency: .leadershipTransparency
    case .moralRepair: .moralRepair
    case .restLegitimacy: .restLegitimacy
    case .restorativePlaces: .restorativePlaces
    case .reflectiveJournaling: .reflectiveJournaling
    case .pacedExposure: .pacedExposure
    }
  }

  /// The place of the policy in `Policies.settings`.
  var place: Int { Self.allCases.firstIndex(of: self)! }
}
