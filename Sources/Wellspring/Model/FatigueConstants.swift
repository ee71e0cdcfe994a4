// Acute fatigue: what a shift leaves until one has slept.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Acute fatigue, in [0, 1]: it grows with effort on duty and fades off duty and asleep. It is
/// observed (fatigue scales ask for it) and changes nothing else.
public struct FatigueConstants: Parametrised {
  public var rate = 0.0
  public var sleepPressure = 0.0
  public var depletion = 0.0
  public var breakRelief = 0.0
  public var microBreakRelief = 0.0
  public var offDutyTime = 0.0
  public var asleepTime = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<FatigueConstants>] {
    [
      Parameter(
        "rate", .perHour, 0.05, in: 0...1, .assumed, "",
        "Rate at which fatigue approaches 1 at a load of 1.",
        read: { $0.rate }, write: { $0.rate = $1 }),
      Parameter(
        "sleepPressure", .one, 0.5, in: 0...5, .assumed, "",
        "Extra rate at full sleep pressure, as a share.",
        read: { $0.sleepPressure }, write: { $0.sleepPressure = $1 }),
      Parameter(
        "depletion", .one, 1, in: 0...5, .assumed, "",
        "Extra rate at capacity 0, as a share.",
        read: { $0.depletion }, write: { $0.depletion = $1 }),
      Parameter(
        "breakRelief", .one, 0.1, in: 0...3, .assumed,
        "Wendsche et al., Work Stress 2016;30:1 (breaks and wellbeing, small effects)",
        "Fall by a care-free break (exponent).",
        read: { $0.breakRelief }, write: { $0.breakRelief = $1 }),
      Parameter(
        "microBreakRelief", .one, 0.055, in: 0...3, .calibrated,
        "Albulescu et al., PLoS ONE 2022;17:e0272460 (fatigue d 0.35 with micro-breaks)",
        "Fall by a micro-break (exponent).",
        read: { $0.microBreakRelief }, write: { $0.microBreakRelief = $1 }),
      Parameter(
        "offDutyTime", .hours, 20, in: 1...200, .assumed, "",
        "Time constant with which fatigue fades awake off duty.",
        read: { $0.offDutyTime }, write: { $0.offDutyTime = $1 }),
      Parameter(
        "asleepTime", .hours, 9, in: 1...200, .assumed, "",
        "Time constant with which it fades asleep.",
        read: { $0.asleepTime }, write: { $0.asleepTime = $1 }),
    ]
  }
}
