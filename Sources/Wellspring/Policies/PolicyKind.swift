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
  case floatPool = 11
  case agencyCover = 12
  case peerSupport = 13
  case debriefing = 14
  case supervisorCheckIns = 15
  case supervision = 16
  case boundariesTraining = 17
  case reflectiveDistancing = 18
  case compassionTraining = 19
  case reappraisalTraining = 20
  case mindfulness = 21
  case neurofeedback = 22
  case wellbeingScreening = 23
  case predictableScheduling = 24
  case leadershipTransparency = 25
  case moralRepair = 26
  case clearProtocols = 27
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
    case .floatPool: "float-pool"
    case .agencyCover: "agency-cover"
    case .peerSupport: "peer-support"
    case .debriefing: "debriefing"
    case .supervisorCheckIns: "supervisor-check-ins"
    case .supervision: "supervision"
    case .boundariesTraining: "boundaries-training"
    case .reflectiveDistancing: "reflective-distancing-training"
    case .compassionTraining: "compassion-training"
    case .reappraisalTraining: "reappraisal-training"
    case .mindfulness: "mindfulness"
    case .neurofeedback: "neurofeedback"
    case .wellbeingScreening: "wellbeing-screening"
    case .predictableScheduling: "predictable-scheduling"
    case .leadershipTransparency: "leadership-transparency"
    case .moralRepair: "moral-repair"
    case .clearProtocols: "clear-protocols"
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
    case .floatPool: .floatPool
    case .agencyCover: .agencyCover
    case .peerSupport: .peerSupport
    case .debriefing: .debriefing
    case .supervisorCheckIns: .supervisorCheckIns
    case .supervision: .supervision
    case .boundariesTraining: .boundariesTraining
    case .reflectiveDistancing: .reflectiveDistancing
    case .compassionTraining: .compassionTraining
    case .reappraisalTraining: .reappraisalTraining
    case .mindfulness: .mindfulness
    case .neurofeedback: .neurofeedback
    case .wellbeingScreening: .wellbeingScreening
    case .predictableScheduling: .predictableScheduling
    case .leadershipTransparency: .leadershipTransparency
    case .moralRepair: .moralRepair
    case .clearProtocols: .clearProtocols
    case .restLegitimacy: .restLegitimacy
    case .restorativePlaces: .restorativePlaces
    case .reflectiveJournaling: .reflectiveJournaling
    case .pacedExposure: .pacedExposure
    }
  }

  /// The place of the policy in `Policies.settings`.
  var place: Int { Self.allCases.firstIndex(of: self)! }
}
