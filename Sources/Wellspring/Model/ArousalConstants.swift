// Arousal: alarm, sympathetic tone.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Arousal: alarm, sympathetic tone.
public struct ArousalConstants: Parametrised {
  public var halfLifeWorking = 0.0
  public var halfLifeOnBreak = 0.0
  public var halfLifeOffDuty = 0.0
  public var halfLifeAsleep = 0.0
  public var restingHyperarousal = 0.0
  public var hardShiftSlowing = 0.0
  public var hardShiftTime = 0.0
  public var hyperarousalSlowing = 0.0
  public var ruminationBase = 0.0
  public var ruminationExhaustion = 0.0
  public var ruminationTop = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<ArousalConstants>] {
    [
      Parameter(
        "halfLifeWorking", .hours, 2, in: 0.1...24, .assumed,
        "",
        "Half-life at work.",
        read: { $0.halfLifeWorking }, write: { $0.halfLifeWorking = $1 }),
      Parameter(
        "halfLifeOnBreak", .hours, 0.5, in: 0.05...24, .assumed,
        "",
        "Half-life on a break free of care.",
        read: { $0.halfLifeOnBreak }, write: { $0.halfLifeOnBreak = $1 }),
      Parameter(
        "halfLifeOffDuty", .hours, 1.5, in: 0.1...24, .assumed,
        "",
        "Half-life off duty and awake.",
        read: { $0.halfLifeOffDuty }, write: { $0.halfLifeOffDuty = $1 }),
      Parameter(
        "halfLifeAsleep", .hours, 1, in: 0.1...24, .assumed,
        "",
        "Half-life asleep.",
        read: { $0.halfLifeAsleep }, write: { $0.halfLifeAsleep = $1 }),
      Parameter(
        "restingHyperarousal", .one, 0.3, in: 0...1, .assumed,
        "",
        "Resting arousal at full hyperarousal of secondary traumatic stress.",
        read: { $0.restingHyperarousal }, write: { $0.restingHyperarousal = $1 }),
      Parameter(
        "hardShiftSlowing", .one, 0.5, in: 0...5, .assumed,
        "",
        "Slowing of recovery after a shift that ended in full arousal: half-lives are longer "
          + "by this share.",
        read: { $0.hardShiftSlowing }, write: { $0.hardShiftSlowing = $1 }),
      Parameter(
        "hardShiftTime", .days, 1.5, in: 0.1...30, .assumed,
        "",
        "Time constant with which that slowing fades.",
        read: { $0.hardShiftTime }, write: { $0.hardShiftTime = $1 }),
      Parameter(
        "hyperarousalSlowing", .one, 0.5, in: 0...5, .assumed,
        "",
        "Slowing of recovery at full hyperarousal.",
        read: { $0.hyperarousalSlowing }, write: { $0.hyperarousalSlowing = $1 }),
      Parameter(
        "ruminationBase", .one, 0.11, in: 0...0.6, .calibrated,
        "Brosschot et al., J Psychosom Res 2006;60:113 (perseverative cognition)",
        "Resting arousal off duty that comes from rumination, of an average person.",
        read: { $0.ruminationBase }, write: { $0.ruminationBase = $1 }),
      Parameter(
        "ruminationExhaustion", .one, 0.15, in: 0...1, .assumed,
        "Wendsche & Lohmann-Haislah, Front Psychol 2017 (exhaustion lowers detachment)",
        "Rise of that arousal at full exhaustion.",
        read: { $0.ruminationExhaustion }, write: { $0.ruminationExhaustion = $1 }),
      Parameter(
        "ruminationTop", .one, 0.6, in: 0...1, .assumed,
        "convention",
        "Upper bound of that arousal.",
        read: { $0.ruminationTop }, write: { $0.ruminationTop = $1 }),
    ]
  }
}
