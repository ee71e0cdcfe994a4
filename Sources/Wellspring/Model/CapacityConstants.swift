// Replenishment and depletion of compassion capacity.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Replenishment and depletion of compassion capacity.
public struct CapacityConstants: Parametrised {
  public var lowKnot = 0.0
  public var highKnot = 0.0
  public var ceiling = 0.0
  public var refillWhenDepleted = 0.0
  public var working = 0.0
  public var onBreak = 0.0
  public var breakAtDeskShare = 0.0
  public var offDuty = 0.0
  public var asleep = 0.0
  public var onLeave = 0.0
  public var baseDepletion = 0.0
  public var workDepletion = 0.0
  public var overload = 0.0
  public var sleepPressureDepletion = 0.0
  public var distressDepletion = 0.0
  public var injuryDepletion = 0.0
  public var supportReplenishment = 0.0
  public var meaningReplenishment = 0.0
  public var detachmentLoss = 0.0
  public var sleepArousalLoss = 0.0
  public var misalignmentLoss = 0.0
  public var unpredictabilityDepletion = 0.0
  public var daysOffRelief = 0.0
  public var unclarityDepletion = 0.0
  public var elasticity = 0.0
  public var overloadKnee = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<CapacityConstants>] {
    [
      Parameter(
        "lowKnot", .one, 0.2, in: 0.01...0.6, .assumed,
        "convention",
        "Capacity below which refilling is at its slowest.",
        read: { $0.lowKnot }, write: { $0.lowKnot = $1 }),
      Parameter(
        "highKnot", .one, 0.87, in: 0.3...1.0, .assumed,
        "convention",
        "Capacity above which refilling is not slowed by depletion.",
        read: { $0.highKnot }, write: { $0.highKnot = $1 }),
      Parameter(
        "ceiling", .one, 1.1, in: 1.05...1.2, .assumed,
        "convention",
        "Upper bound of capacity; refilling fades out towards it.",
        read: { $0.ceiling }, write: { $0.ceiling = $1 }),
      Parameter(
        "refillWhenDepleted", .one, 0.25, in: 0.05...1.0, .calibrated,
        "Peccoralo et al., JOEM 2023;65:362; ICU nurse review 2021",
        "Replenishment of the depleted as a share of that of the rested (g0).",
        read: { $0.refillWhenDepleted }, write: { $0.refillWhenDepleted = $1 }),
      Parameter(
        "working", .perHour, 0.001, in: 0...1, .assumed,
        "",
        "Replenishment while working.",
        read: { $0.working }, write: { $0.working = $1 }),
      Parameter(
        "onBreak", .perHour, 0.027, in: 0...1, .assumed,
        "Albulescu et al., PLoS ONE 2022;17:e0272460",
        "Replenishment on a break free of care.",
        read: { $0.onBreak }, write: { $0.onBreak = $1 }),
      Parameter(
        "breakAtDeskShare", .one, 0.3, in: 0...1, .assumed,
        "Sagherian et al., West J Nurs Res 2023 (only with detachment)",
        "Replenishment on a break at the desk, still responsible, as a share of that on a free one.",
        read: { $0.breakAtDeskShare }, write: { $0.breakAtDeskShare = $1 }),
      Parameter(
        "offDuty", .perHour, 0.0084, in: 0...1, .derived,
        "Blasche et al., Int Arch Occup Environ Health 2017;90:197",
        "Replenishment off duty and awake.",
        read: { $0.offDuty }, write: { $0.offDuty = $1 }),
      Parameter(
        "asleep", .perHour, 0.014, in: 0...1, .derived,
        "Blasche et al. 2017",
        "Replenishment asleep.",
        read: { $0.asleep }, write: { $0.asleep = $1 }),
      Parameter(
        "onLeave", .perHour, 0.0115, in: 0...1, .derived,
        "de Bloom et al., J Occup Health 2009;51:13",
        "Replenishment on vacation, awake.",
        read: { $0.onLeave }, write: { $0.onLeave = $1 }),
      Parameter(
        "baseDepletion", .perHour, 0.0032, in: 0...1, .derived,
        "Blasche et al. 2017",
        "Depletion at all times.",
        read: { $0.baseDepletion }, write: { $0.baseDepletion = $1 }),
      Parameter(
        "workDepletion", .perHour, 0.0091, in: 0...1, .calibrated,
        "share of depletion that scales with workload: 40 %",
        "Depletion on duty at load 1.",
        read: { $0.workDepletion }, write: { $0.workDepletion = $1 }),
      Parameter(
        "overload", .one, 0.25, in: 0...2, .calibrated,
        "Balch et al., J Am Coll Surg 2010;211:609",
        "Extra depletion factor per unit of load above 1.",
        read: { $0.overload }, write: { $0.overload = $1 }),
      Parameter(
        "sleepPressureDepletion", .one, 0.3, in: 0...1, .assumed,
        "",
        "Extra depletion factor at full sleep pressure.",
        read: { $0.sleepPressureDepletion }, write: { $0.sleepPressureDepletion = $1 }),
      Parameter(
        "distressDepletion", .one, 0.35, in: 0...1, .assumed,
        "Orgambidez et al., Healthcare 2025;13:393",
        "Extra depletion factor at full moral distress, fresh or residue.",
        read: { $0.distressDepletion }, write: { $0.distressDepletion = $1 }),
      Parameter(
        "injuryDepletion", .one, 0.75, in: 0...1, .assumed,
        "Mantri et al., J Relig Health 2020",
        "Extra depletion factor at full moral injury.",
        read: { $0.injuryDepletion }, write: { $0.injuryDepletion = $1 }),
      Parameter(
        "supportReplenishment", .one, 5, in: 0...10, .assumed,
        "Hensel et al., J Trauma Stress 2015;28:83 (sign)",
        "Extra replenishment at work at full social buffer.",
        read: { $0.supportReplenishment }, write: { $0.supportReplenishment = $1 }),
      Parameter(
        "meaningReplenishment", .one, 0.6, in: 0...0.6, .assumed,
        "",
        "Extra replenishment at work per unit of drive, relative to its set point.",
        read: { $0.meaningReplenishment }, write: { $0.meaningReplenishment = $1 }),
      Parameter(
        "detachmentLoss", .one, 0.4, in: 0...1, .assumed,
        "Wendsche & Lohmann-Haislah, Front Psychol 2017",
        "Loss of replenishment off duty at full arousal.",
        read: { $0.detachmentLoss }, write: { $0.detachmentLoss = $1 }),
      Parameter(
        "sleepArousalLoss", .one, 0.5, in: 0...1, .assumed,
        "",
        "Loss of replenishment asleep at full arousal.",
        read: { $0.sleepArousalLoss }, write: { $0.sleepArousalLoss = $1 }),
      Parameter(
        "misalignmentLoss", .one, 0.35, in: 0...1, .assumed,
        "",
        "Loss of replenishment asleep at the worst circadian phase.",
        read: { $0.misalignmentLoss }, write: { $0.misalignmentLoss = $1 }),
      Parameter(
        "unpredictabilityDepletion", .one, 0.15, in: 0...1, .assumed,
        "",
        "Extra depletion factor on duty when all shifts are changed at short notice.",
        read: { $0.unpredictabilityDepletion }, write: { $0.unpredictabilityDepletion = $1 }),
      Parameter(
        "daysOffRelief", .one, 0.05, in: 0...0.5, .assumed,
        "Poncet et al., AJRCCM 2007;175:698 (odds ratio 0.69 of severe burnout where days off can "
          + "be chosen)",
        "Depletion on duty that is saved where everybody chooses their days off.",
        read: { $0.daysOffRelief }, write: { $0.daysOffRelief = $1 }),
      Parameter(
        "unclarityDepletion", .one, 0.15, in: 0...1, .assumed,
        "",
        "Extra depletion factor on duty where protocols are not clear at all.",
        read: { $0.unclarityDepletion }, write: { $0.unclarityDepletion = $1 }),
      Parameter(
        "elasticity", .one, 0.42, in: 0.2...1.5, .calibrated,
        "Hockey, Biol Psychol 1997;45:73 (effort is held within limits; 1: it is not)",
        "Growth of effort with the load (exponent): below 1, effort is rationed and care is "
          + "left undone.",
        read: { $0.elasticity }, write: { $0.elasticity = $1 }),
      Parameter(
        "overloadKnee", .one, 1.2, in: 0.5...3, .assumed,
        "",
        "Load from which overload drains beyond effort.",
        read: { $0.overloadKnee }, write: { $0.overloadKnee = $1 }),
    ]
  }
}
