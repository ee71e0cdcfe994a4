// The constants as the hot loop wants them: mechanisms folded in, decay rates ready.
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

/// What one unit's simulation reads all the time. A mechanism that is off is a coefficient of 0.
struct Coefficients: Sendable {
  var dynamics: Dynamics
  let prices: PriceList
  let spiral: LossSpiral
  /// Decay rates, 1/h.
  let arousalWorking, arousalOnBreak, arousalOffDuty, arousalAsleep: Double
  let bufferDecay, isolationGrowth, numbingDecay, driveReturn, distressDecay: Double
  /// Share of a slow state that is left after a day.
  let exhaustionKept, cynicismKept, efficacyKept, traumaKept, injuryKept, spellKept: Float
  let skillKept, trainingKept, beliefKept, hardnessKept: Float
  let sleepDebtKept, noviceGapKept: Float
  /// The same of exhaustion in treatment, of processing, of a person's moral repair.
  let exhaustionKeptTreated, processingKept, repairKept: Float
  let contactRate, supportChance: Double
  let moralRates: (tookPart: Double, failed: Double, witnessed: Double, betrayed: Double)
  let moralRate: Double
  let nominalDemand: Double
  let caseLimit: Int
  let limitIsHard: Bool
  /// Whether lengths depend on the carer.
  let lengthens: Bool
  let acuityShare, capacityShare, traumaPauseHours: Double
  let plannedBreaks: Int
  /// As protection and leadership have it.
  let legitimacy, coverLoad: Double
  /// Factor on the replenishment of a break free of care.
  let breakQuality: Double
  let reliefPersons: Double
  let microBreaks: Int
  let teams: Int
  let hasAbsence, hasTurnover, hasUnitSpiral, hasEncounters, hasArousal: Bool
  let canMisread, hasLearning, hasErrors, hasWorldview: Bool
  /// Whether effort is rationed, people differ in vulnerability, brood, or wear by activation.
  let rations, hasVulnerability, hasRumination, hasActivation: Bool
  /// Share of fast exhaustion, of moral residue and of what drifts that is left after a day.
  let fastExhaustionKept, residueKept: Float
  let driftKept: Double
  /// Rates at which acute fatigue fades, 1/h.
  let fatigueOffDuty, fatigueAsleep: Float

  init(model: Model, unit: CareUnitPlan) {
    let on = model.mechanisms
    prices = model.prices
    var d = model.dynamics
    if on.numbing == 0 { d.encounter.numbingGain = 0 }
    if on.arousal == 0 { d.arousal.restingHyperarousal = 0 }
    if on.socialSupport == 0 {
      d.support.bufferGain = 0
      d.support.giverCost = 0
    }
    if on.isolation == 0 { d.support.isolationReactivity = 0 }
    if on.socialContagion == 0 { d.support.contagion = 0 }
    if on.sleep == 0 {
      d.capacity.sleepPressureDepletion = 0
      d.capacity.misalignmentLoss = 0
      d.encounter.controlSleepPressure = 0
      d.sleep.daySleepLoss = 0
      d.support.noticeSleepPressure = 0
    }
    if on.traumaticStress == 0 {
      d.trauma.intrusionGain = 0
      d.trauma.avoidanceGain = 0
      d.trauma.hyperarousalGain = 0
    }
    if on.lifeStrain == 0 { d.life.spellRate = 0 }
    if on.vulnerability == 0 { d.vulnerability.makeEverybodyAlike() }
    if on.moralInjury == 0 { d.moral.undoneDistress = 0 }
    if on.arousal == 0 {
      d.arousal.ruminationBase = 0
      d.arousal.ruminationExhaustion = 0
    }
    Self.switchPerson(on, &d)
    // Conditions that never change in a run are folded into the rate.
    let notice = unit.rota.shortNoticeShare
    d.capacity.workDepletion *=
      (1 + d.capacity.unpredictabilityDepletion * notice)
      * (1 - d.capacity.daysOffRelief * unit.rota.daysOffChoice * (1 - notice))
      * (1 + d.capacity.unclarityDepletion * (1 - unit.protocolClarity))
    d.capacity.working *= ws_exp(d.climate.leadershipReplenishment * unit.climate.leadership)
    if d.climate.leadershipDemand != 0 {
      d.capacity.workDepletion *= ws_exp(-d.climate.leadershipDemand * unit.climate.leadership)
    }
    dynamics = d
    spiral = LossSpiral(
      lowKnot: d.capacity.lowKnot, highKnot: d.capacity.highKnot, ceiling: d.capacity.ceiling,
      refillWhenDepleted: d.capacity.refillWhenDepleted, isOn: on.lossSpiral != 0)
    let ln2 = ws_log(2)
    arousalWorking = ln2 / d.arousal.halfLifeWorking
    arousalOnBreak = ln2 / d.arousal.halfLifeOnBreak
    arousalOffDuty = ln2 / d.arousal.halfLifeOffDuty
    arousalAsleep = ln2 / d.arousal.halfLifeAsleep
    bufferDecay = ln2 / d.support.bufferHalfLife
    isolationGrowth = 1 / (24 * d.support.isolationTime)
    numbingDecay = ln2 / d.encounter.numbingHalfLife
    driveReturn = 1 / d.encounter.driveTime
    let leadership = unit.climate.leadership
    distressDecay =
      ws_exp(d.climate.leadershipRecovery * leadership) / (24 * d.moral.distressTime)
    exhaustionKept = Self.keptADay(d.burnout.exhaustionTime)
    cynicismKept = Self.keptADay(d.burnout.cynicismTime)
    efficacyKept = Self.keptADay(d.burnout.efficacyTime)
    traumaKept = Self.keptADay(d.trauma.time)
    skillKept = on.learning == 0 ? 0 : Self.keptADay(d.skill.time)
    trainingKept = on.learning == 0 ? 1 : Self.keptADay(d.skill.trainingTime)
    beliefKept = Self.keptADay(d.worldview.time)
    hardnessKept = Self.keptADay(d.arousal.hardShiftTime)
    let repair = 1 + d.climate.repairGain * unit.climate.moralRepair
    injuryKept = Self.keptADay(d.moral.injuryTime / repair)
    spellKept = Self.keptADay(d.life.spellTime)
    sleepDebtKept = Self.keptADay(d.people.sleepDebtTime)
    noviceGapKept = Self.keptADay(d.people.skillGrowthDays)
    let p = d.programmes
    exhaustionKeptTreated = Self.keptADay(d.burnout.exhaustionTime / (1 + p.treatmentRecovery))
    processingKept = Self.keptADay(p.processingTime)
    repairKept = Self.keptADay(p.repairTime)
    contactRate = unit.peerSupport.contactRate
    supportChance =
      unit.peerSupport.supportiveShare * unit.peerSupport.trust
      * (1 - d.climate.stigmaDisclosure * unit.climate.stigma)
    teams = Int(unit.peerSupport.teams)
    let m = unit.moralEvents
    let betrayed = m.betrayed * ws_exp(-d.climate.leadershipBetrayal * leadership)
    moralRates = (m.tookPart, m.failedToPrevent, m.witnessed, betrayed)
    moralRate =
      on.moralInjury == 0 ? 0 : m.tookPart + m.failedToPrevent + m.witnessed + betrayed
    nominalDemand = unit.work.nominalDemand
    caseLimit = Int(unit.work.caseloadCap.limit)
    limitIsHard = unit.work.caseloadCap.hard != 0 || unit.work.kind != 0
    acuityShare = unit.levers.acuityShare
    capacityShare = unit.levers.capacityShare
    traumaPauseHours = 24 * unit.levers.traumaPauseDays
    lengthens = unit.work.lengthening.depletion > 0 || unit.work.lengthening.overload > 0
    let b = unit.breaks
    plannedBreaks = on.breaks == 0 ? 0 : Int(b.planned)
    microBreaks = on.breaks == 0 ? 0 : Int(b.microBreaks)
    reliefPersons = plannedBreaks == 0 || unit.rota.pattern == 0 ? 0 : b.reliefPersons
    let usual = Self.shifted(b.legitimacy, d.climate.leadershipLegitimacy * leadership)
    legitimacy = usual + b.protection * (1 - usual)
    coverLoad =
      b.coverLoadLimit * (1 + b.protectionCover * b.protection) * unit.work.nominalDemand
    breakQuality = (1 - b.restGuilt * (1 - legitimacy)) * (1 + b.placesGain * b.places)
    hasAbsence = on.absence != 0 && d.people.absenceRate > 0
    hasTurnover = on.turnover != 0 && d.people.leavingRate > 0
    hasUnitSpiral = on.unitSpiral != 0
    hasEncounters = on.encounters != 0
    hasArousal = on.arousal != 0
    canMisread = on.cognitiveEmpathy != 0
    hasWorldview = on.worldview != 0
    hasLearning = on.learning != 0
    hasErrors = on.errors != 0 && d.errors.rate > 0
    rations = d.capacity.elasticity != 1
    hasVulnerability = Self.hasVulnerability(d)
    hasRumination = d.arousal.ruminationBase > 0 || d.arousal.ruminationExhaustion > 0
    hasActivation = d.burnout.activation > 0
    fastExhaustionKept = Self.keptADay(d.burnout.fastTime)
    residueKept = Self.keptADay(d.moral.residueTime)
    driftKept = ws_exp(-1 / d.vulnerability.driftTime)
    fatigueOffDuty = Float(1 / d.fatigue.offDutyTime)
    fatigueAsleep = Float(1 / d.fatigue.asleepTime)
  }

  /// Whether people differ in anything that `Disposition` holds.
  private static func hasVulnerability(_ d: Dynamics) -> Bool {
    let v = d.vulnerability
    return v.exhaustionBase > 0 || v.rumination > 0 || v.injury > 0 || v.distress > 0
      || v.distressOwn > 0 || v.contagion > 0 || v.support > 0 || v.supportOwn > 0
      || v.loadDriftShare > 0 || d.burnout.cynicismDeviation > 0
      || d.burnout.efficacyDeviation > 0
  }

  /// Folds the switches of the encounter and of slow states into the constants.
  private static func switchPerson(_ on: Mechanisms, _ d: inout Dynamics) {
    if on.sympathy == 0 { d.meeting.sympathyChance = 0 }
    if on.bounceBack == 0 || on.arousal == 0 {
      d.arousal.hardShiftSlowing = 0
      d.arousal.hyperarousalSlowing = 0
    }
    if on.avoidance == 0 {
      d.trauma.avoidanceSharing = 0
      d.trauma.avoidanceHandOff = 0
    }
    if on.burnoutFeedback == 0 || on.encounters == 0 {
      d.burnout.cynicismDistance = 0
      d.burnout.efficacyDrive = 0
    }
    if on.worldview == 0 {
      d.worldview.traumaLoss = 0
      d.worldview.betrayalLoss = 0
      d.worldview.cynicism = 0
    }
    if on.moralInjury == 0 {
      d.errors.guilt = 0
      d.errors.distress = 0
    }
    if on.sleep == 0 {
      d.reading.sleepPressure = 0
      d.errors.sleepPressure = 0
    }
  }

  /// A chance whose log odds rise by `x`; itself at 0, to the last bit.
  private static func shifted(_ chance: Double, _ x: Double) -> Double {
    x == 0 ? chance : chance / (chance + (1 - chance) * ws_exp(-x))
  }

  private static func keptADay(_ timeDays: Double) -> Float { Float(ws_exp(-1 / timeDays)) }
}
