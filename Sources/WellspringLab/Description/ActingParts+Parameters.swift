// What each parameter needs in order to act. Those that are not listed always do.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ActingParts {
  /// Why a value changes no outcome of this model; nil when it may.
  func obstacle(_ value: LoadedValue) -> String? {
    if case .numbers(let numbers) = value.value, numbers.isEmpty { return "nothing is given" }
    let parts = value.path.split(separator: ".").map(String.init)
    if parts[0] == "policies" { return policyObstacle(parts) }
    let isOfUnit = parts.count > 3 && parts[1] == "units"
    let unit = isOfUnit ? model.units.first { $0.name == parts[2] } : nil
    let isOfCase = parts.count > 5 && parts[3] == "work" && parts[4] == "cases"
    let kind = isOfCase ? unit?.work.cases.first { $0.name == parts[5] } : nil
    let pattern = value.entry.pattern.replacing("site.units.*.", with: "")
    for (prefix, needs) in Self.needs
    where pattern == prefix || pattern.hasPrefix(prefix + ".") {
      for need in needs {
        if let obstacle = obstacle(need, unit: unit, kind: kind) { return obstacle }
      }
    }
    return nil
  }

  /// Why a number of a policy changes nothing.
  private func policyObstacle(_ parts: [String]) -> String? {
    guard let kind = PolicyKind.allCases.first(where: { $0.name == parts[1] }) else {
      return model.policies.acting.isEmpty ? "no policy is active" : nil
    }
    return model.policies[kind].acts ? nil : "the policy does not act"
  }

  /// By path pattern within the unit, or whole; a pattern holds for everything below it too.
  private static let needs: [(String, [Need])] = setting + programmes + capacity + person + others

  private static let setting: [(String, [Need])] = [
    ("beds", [.beds, .cases]),
    ("posts.*.vacationWeeks", [.shifts]),
    ("rota.minimumRestHours", [.shifts]),
    ("rota.overrunMean", [.shifts]),
    ("rota.shortNoticeShare", [.load]),
    ("rota.daysOffChoice", [.load]),
    ("protocolClarity", [.load]),
    ("agency.share", [.shifts]),
    ("agency.maximumPerShift", [.shifts, .agency]),
    ("agency.noticeHours", [.agency, .acts(.absence)]),
    ("agency.efficiency", [.agency, .cases]),
    ("agency.fillUpTo", [.standIns]),
    ("site.floatPool", [.shifts]),
    ("site.floatPoolShiftsPerWeek", [.floatPool]),
    ("site.floatPoolEfficiency", [.floatPool, .cases]),
    ("rota.overrunShape", [.overrun]),
    ("rota.overrunLoad", [.overrun]),
    ("work.kind", [.cases]),
    ("work.assignment", [.cases]),
    ("work.nominalDemand", [.cases]),
    ("work.stretch", [.cases]),
    ("work.waitingPlaces", [.cases]),
    ("work.patienceMean", [.cases]),
    ("work.caseloadCap", [.cases]),
    ("work.caseloadCap.hard", [.beds]),
    ("work.arrivals.byHour", [.cases]),
    ("work.arrivals.byWeekday", [.cases]),
    ("work.cases", [.cases]),
    ("work.cases.*.encounterRate", [.acts(.encounters)]),
    ("work.cases.*.traumaShare", [.acts(.encounters)]),
    ("work.cases.*.traumaScale", [.acts(.encounters), .traumaticCases]),
    ("work.cases.*.goodOutcome", [.acts(.encounters)]),
    ("work.cases.*.moralHazard", [.acts(.moralInjury)]),
    ("work.cases.*.length.logDeviation", [.lengths(1)]),
    ("work.cases.*.length.shape", [.lengths(2)]),
    ("breaks.planned", [.isOn(.breaks), .shifts]),
    ("breaks.hours", [.acts(.breaks), .plannedBreaks]),
    ("breaks.latenessHours", [.acts(.breaks), .plannedBreaks, .cases]),
    ("breaks.coverLoadLimit", [.acts(.breaks), .plannedBreaks, .cases]),
    ("breaks.legitimacy", [.acts(.breaks), .plannedBreaks, .cases]),
    ("breaks.atDeskChance", [.acts(.breaks), .plannedBreaks, .cases]),
    ("breaks.protection", [.acts(.breaks), .plannedBreaks, .cases]),
    ("breaks.protectionCover", [.acts(.breaks), .plannedBreaks, .cases, .protection]),
    ("breaks.reliefPersons", [.acts(.breaks), .plannedBreaks]),
    ("breaks.reliefAcceptance", [.acts(.breaks), .plannedBreaks, .cases, .relief]),
    ("breaks.microBreaks", [.isOn(.breaks), .shifts]),
    ("breaks.microBreakMinutes", [.acts(.breaks), .microBreaks]),
    ("breaks.microBreakChance", [.acts(.breaks), .microBreaks]),
    ("breaks.microBreakShare", [.acts(.breaks), .microBreaks]),
    ("breaks.restGuilt", [.acts(.breaks), .plannedBreaks]),
    ("breaks.places", [.acts(.breaks), .plannedBreaks]),
    ("breaks.placesGain", [.acts(.breaks), .plannedBreaks, .places]),
    ("peerSupport", [.colleagues, .tracesOfContact]),
    ("peerSupport.teams", [.contacts]),
    ("peerSupport.teamTie", [.contacts, .teams]),
    ("climate.stigma", [.contactsOrHelp]),
    ("climate.moralRepair", [.acts(.moralInjury)]),
    ("moralEvents", [.acts(.moralInjury)]),
    ("moralEvents.overloadSensitivity", [.cases]),
    ("moralEvents.undoneSensitivity", [.cases]),
  ]

  private static let programmes: [(String, [Need])] = [
    ("programmes.debriefing.offered", [.isOn(.structuredSupport), .shifts]),
    (
      "programmes.debriefing.attendance",
      [.isOn(.structuredSupport), .shifts, .programme(.debriefing)]
    ),
    ("programmes.debriefing.hours", [.isOn(.structuredSupport), .shifts, .programme(.debriefing)]),
    (
      "programmes.debriefing.windowHours",
      [.isOn(.structuredSupport), .shifts, .programme(.debriefing)]
    ),
    (
      "programmes.debriefing.groupSize",
      [.isOn(.structuredSupport), .shifts, .programme(.debriefing)]
    ),
    (
      "programmes.debriefing.moralSeverity",
      [.isOn(.structuredSupport), .shifts, .programme(.debriefing)]
    ),
    ("programmes.mentoring", [.isOn(.structuredSupport)]),
    ("programmes.mentoring.hours", [.programme(.mentoring)]),
    ("programmes.mentoring.attendance", [.programme(.mentoring)]),
    ("programmes.checkIns", [.isOn(.structuredSupport)]),
    ("programmes.checkIns.hours", [.programme(.checkIns)]),
    ("programmes.checkIns.attendance", [.programme(.checkIns)]),
    ("programmes.peerGroups", [.isOn(.structuredSupport)]),
    ("programmes.peerGroups.hours", [.programme(.peerGroups)]),
    ("programmes.peerGroups.attendance", [.programme(.peerGroups)]),
    ("programmes.peerGroups.groupSize", [.programme(.peerGroups)]),
    ("programmes.ethicsForum", [.isOn(.structuredSupport)]),
    ("programmes.ethicsForum.hours", [.programme(.ethicsForum)]),
    ("programmes.ethicsForum.attendance", [.programme(.ethicsForum)]),
    ("programmes.ethicsForum.groupSize", [.programme(.ethicsForum)]),
    ("programmes.supervision", [.isOn(.structuredSupport)]),
    ("programmes.supervision.hours", [.programme(.supervision)]),
    ("programmes.supervision.attendance", [.programme(.supervision)]),
    ("programmes.supervision.groupSize", [.programme(.supervision)]),
    ("programmes.screening", [.isOn(.structuredSupport)]),
    ("programmes.screening.instrument", [.programme(.screening)]),
    ("programmes.screening.participation", [.programme(.screening)]),
    ("programmes.screening.uptake", [.programme(.screening)]),
    ("programmes.screening.hours", [.programme(.screening)]),
    ("programmes.screening.places", [.programme(.screening)]),
    ("programmes.screening.treatmentWeeks", [.programme(.screening)]),
    ("programmes.screening.weeklyHours", [.programme(.screening)]),
    ("dynamics.programmes.processingTime", [.acts(.traumaticStress), .processing]),
    ("dynamics.programmes.processingGain", [.acts(.traumaticStress), .processing]),
    ("dynamics.programmes.repairTime", [.acts(.moralInjury), .programme(.ethicsForum)]),
    ("dynamics.programmes.treatmentGain", [.acts(.traumaticStress), .programme(.screening)]),
    ("dynamics.programmes.treatmentRecovery", [.programme(.screening)]),
    ("dynamics.programmes.debriefProcessing", [.acts(.traumaticStress), .programme(.debriefing)]),
    ("dynamics.programmes.debriefRelief", [.acts(.moralInjury), .programme(.debriefing)]),
    ("dynamics.programmes.mentoringReconnection", [.acts(.isolation), .programme(.mentoring)]),
    ("dynamics.programmes.checkInRelief", [.acts(.moralInjury), .programme(.checkIns)]),
    ("dynamics.programmes.checkInReconnection", [.acts(.isolation), .programme(.checkIns)]),
    ("dynamics.programmes.groupProcessing", [.acts(.traumaticStress), .programme(.peerGroups)]),
    ("dynamics.programmes.groupReconnection", [.acts(.isolation), .programme(.peerGroups)]),
    ("dynamics.programmes.forumRepair", [.acts(.moralInjury), .programme(.ethicsForum)]),
    ("dynamics.programmes.learningTop", [.acts(.encounters), .learning]),
    ("dynamics.programmes.debriefLearning", [.acts(.encounters), .programme(.debriefing)]),
    ("dynamics.programmes.mentoringLearning", [.acts(.encounters), .programme(.mentoring)]),
    ("dynamics.programmes.supervisionLearning", [.acts(.encounters), .programme(.supervision)]),
    ("dynamics.programmes.forumRelief", [.acts(.moralInjury), .programme(.ethicsForum)]),
    (
      "dynamics.programmes.supervisionProcessing",
      [.acts(.traumaticStress), .programme(.supervision)]
    ),
    ("dynamics.programmes.supervisionReconnection", [.acts(.isolation), .programme(.supervision)]),
  ]

  private static let capacity: [(String, [Need])] = [
    ("dynamics.capacity.ceiling", [.acts(.lossSpiral)]),
    ("dynamics.capacity.refillWhenDepleted", [.acts(.lossSpiral)]),
    ("dynamics.capacity.onBreak", [.acts(.breaks)]),
    ("dynamics.capacity.breakAtDeskShare", [.acts(.breaks), .plannedBreaks, .cases]),
    ("dynamics.capacity.offDuty", [.shifts]),
    ("dynamics.capacity.asleep", [.shifts]),
    ("dynamics.capacity.onLeave", [.shifts]),
    ("dynamics.capacity.workDepletion", [.load]),
    ("dynamics.capacity.overload", [.load]),
    ("dynamics.capacity.unpredictabilityDepletion", [.load, .shortNotice]),
    ("dynamics.capacity.daysOffRelief", [.load, .daysOffChoice]),
    ("dynamics.capacity.unclarityDepletion", [.load, .unclearProtocols]),
    ("dynamics.capacity.sleepPressureDepletion", [.acts(.sleep), .load]),
    ("dynamics.capacity.distressDepletion", [.acts(.moralInjury), .load]),
    ("dynamics.capacity.injuryDepletion", [.acts(.moralInjury), .load]),
    ("dynamics.capacity.supportReplenishment", [.acts(.socialSupport)]),
    ("dynamics.capacity.meaningReplenishment", [.acts(.encounters)]),
    ("dynamics.capacity.detachmentLoss", [.acts(.arousal), .shifts]),
    ("dynamics.capacity.sleepArousalLoss", [.acts(.arousal), .shifts]),
    ("dynamics.capacity.misalignmentLoss", [.acts(.sleep), .shifts]),
  ]

  private static let person: [(String, [Need])] = [
    ("clinicians.loadLogDeviation", [.load]),
    ("clinicians.permeabilityMean", [.acts(.encounters)]),
    ("clinicians.permeabilityDeviation", [.acts(.encounters)]),
    ("clinicians.skillMean", [.acts(.encounters)]),
    ("clinicians.skillDeviation", [.acts(.encounters)]),
    ("clinicians.tenureMeanYears", [.acts(.moralInjury)]),
    ("dynamics.encounter", [.acts(.encounters)]),
    ("dynamics.encounter.controlArousal", [.acts(.arousal)]),
    ("dynamics.encounter.arousalGain", [.acts(.arousal)]),
    ("dynamics.encounter.controlSleepPressure", [.acts(.sleep)]),
    ("dynamics.encounter.outcomeNumbing", [.acts(.numbing)]),
    ("dynamics.encounter.numbingGain", [.acts(.numbing)]),
    ("dynamics.encounter.numbingThreshold", [.acts(.numbing)]),
    ("dynamics.encounter.numbingHalfLife", [.acts(.numbing)]),
    ("dynamics.arousal", [.acts(.arousal)]),
    ("dynamics.arousal.halfLifeOnBreak", [.acts(.breaks)]),
    ("dynamics.arousal.halfLifeOffDuty", [.shifts]),
    ("dynamics.arousal.halfLifeAsleep", [.shifts]),
    ("dynamics.arousal.restingHyperarousal", [.acts(.traumaticStress)]),
    ("dynamics.trauma", [.acts(.traumaticStress)]),
    ("dynamics.sleep.pressureRise", [.acts(.sleep), .load]),
    ("dynamics.sleep.pressureFall", [.acts(.sleep), .shifts, .load]),
    ("dynamics.sleep.acrophase", [.acts(.sleep), .shifts]),
    ("dynamics.sleep.daySleepLoss", [.acts(.sleep), .shifts]),
  ]

  private static let others: [(String, [Need])] = [
    ("dynamics.support.bufferGain", [.acts(.socialSupport)]),
    ("dynamics.support.bufferHalfLife", [.acts(.socialSupport)]),
    ("dynamics.support.damping", [.acts(.socialSupport), .acts(.arousal)]),
    ("dynamics.support.giverCost", [.acts(.socialSupport)]),
    ("dynamics.support.isolationTime", [.acts(.isolation)]),
    ("dynamics.support.isolationReactivity", [.acts(.isolation)]),
    ("dynamics.support.contactReconnection", [.acts(.isolation), .contacts]),
    ("dynamics.support.contagion", [.isOn(.socialContagion), .contacts]),
    ("dynamics.support.contactProcessing", [.acts(.traumaticStress), .contacts]),
    ("dynamics.support.noticeNumbing", [.acts(.numbing), .contacts]),
    ("dynamics.support.noticeSleepPressure", [.acts(.sleep), .contacts]),
    ("dynamics.climate.leadershipBetrayal", [.acts(.moralInjury), .leadership]),
    ("dynamics.climate.leadershipRecovery", [.acts(.moralInjury), .leadership]),
    ("dynamics.climate.leadershipReplenishment", [.leadership]),
    ("dynamics.climate.leadershipLegitimacy", [.acts(.breaks), .plannedBreaks, .leadership]),
    ("dynamics.climate.stigmaDisclosure", [.contacts, .stigma]),
    ("dynamics.climate.stigmaHelpSeeking", [.stigma, .offeredHelp]),
    ("dynamics.climate.repairGain", [.acts(.moralInjury), .moralRepair]),
    ("dynamics.sleep.need", [.shifts]),
    ("dynamics.sleep.bedtime", [.shifts]),
    ("dynamics.sleep.preparation", [.shifts]),
    ("dynamics.sleep.windDown", [.shifts]),
    ("dynamics.sleep.onsetDeviation", [.shifts]),
    ("dynamics.moral", [.acts(.moralInjury)]),
    ("dynamics.moral.undoneDistress", [.cases]),
    ("dynamics.moral.undoneInjuryShare", [.cases]),
    ("dynamics.burnout.efficacyOutcome", [.acts(.encounters)]),
    ("dynamics.life.spellRate", [.isOn(.lifeStrain), .shifts]),
    ("dynamics.life.spellMean", [.acts(.lifeStrain)]),
    ("dynamics.life.spellTime", [.acts(.lifeStrain)]),
    ("dynamics.people.absenceRate", [.isOn(.absence), .shifts]),
    ("dynamics.people.absenceDays", [.acts(.absence)]),
    ("dynamics.people.absenceExhaustion", [.acts(.absence), .isOn(.unitSpiral)]),
    ("dynamics.people.absenceSleepDebt", [.acts(.absence), .isOn(.unitSpiral)]),
    ("dynamics.people.sleepDebtTime", [.acts(.absence), .isOn(.unitSpiral)]),
    ("dynamics.people.leavingRate", [.isOn(.turnover), .shifts]),
    ("dynamics.people.leavingExhaustion", [.acts(.turnover), .isOn(.unitSpiral)]),
    ("dynamics.people.leavingCynicism", [.acts(.turnover), .isOn(.unitSpiral)]),
    ("dynamics.people.leavingInjury", [.acts(.turnover), .isOn(.unitSpiral)]),
    ("dynamics.people.noviceShare", [.acts(.turnover)]),
    ("dynamics.people.noviceSkill", [.novices, .acts(.encounters)]),
    ("dynamics.people.skillGrowthDays", [.novices, .acts(.encounters)]),
    ("dynamics.people.orientationWeeks", [.acts(.turnover)]),
    ("dynamics.people.orientationCaseload", [.orientation, .cases]),
    ("dynamics.people.orientationSupervision", [.orientation]),
    ("dynamics.people.hiringDays", [.acts(.turnover)]),
    ("dynamics.people.hiringShape", [.acts(.turnover)]),
    ("prices", [.prices]),
    ("prices.year", [.meaning]),
  ]
}
