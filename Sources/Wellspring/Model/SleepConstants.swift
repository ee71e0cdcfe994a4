// Two-process sleep.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Two-process sleep.
public struct SleepConstants: Parametrised {
  public var pressureRise = 0.0
  public var pressureFall = 0.0
  public var acrophase = 0.0
  public var need = 0.0
  public var bedtime = 0.0
  public var preparation = 0.0
  public var windDown = 0.0
  public var daySleepLoss = 0.0
  public var onsetDeviation = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<SleepConstants>] {
    [
      Parameter(
        "pressureRise", .perHour, 0.0353, in: 0.01...0.2, .measured,
        "Akerstedt & Folkard, three-process model",
        "Rate at which sleep pressure approaches 1 awake.",
        read: { $0.pressureRise }, write: { $0.pressureRise = $1 }),
      Parameter(
        "pressureFall", .perHour, 0.3813, in: 0.05...1, .measured,
        "Akerstedt & Folkard, three-process model",
        "Rate at which sleep pressure approaches 0 asleep.",
        read: { $0.pressureFall }, write: { $0.pressureFall = $1 }),
      Parameter(
        "acrophase", .hours, 16.8, in: 0...24, kind: .clockTime, .measured,
        "Akerstedt & Folkard, three-process model",
        "Time of day of the circadian peak of alertness.",
        read: { $0.acrophase }, write: { $0.acrophase = $1 }),
      Parameter(
        "need", .hours, 8, in: 5...10, .assumed,
        "",
        "Sleep taken when nothing prevents it.",
        read: { $0.need }, write: { $0.need = $1 }),
      Parameter(
        "bedtime", .hours, 22.75, in: 0...24, kind: .clockTime, .assumed,
        "",
        "Usual time of going to sleep on days off.",
        read: { $0.bedtime }, write: { $0.bedtime = $1 }),
      Parameter(
        "preparation", .hours, 1.25, in: 0...4, .assumed,
        "",
        "Waking this long before a shift (commute included).",
        read: { $0.preparation }, write: { $0.preparation = $1 }),
      Parameter(
        "windDown", .hours, 1.5, in: 0...6, .assumed,
        "",
        "Time from the end of work to sleep (commute included).",
        read: { $0.windDown }, write: { $0.windDown = $1 }),
      Parameter(
        "daySleepLoss", .one, 0.3, in: 0...0.7, .assumed,
        "",
        "Shortening of sleep taken at the worst circadian phase.",
        read: { $0.daySleepLoss }, write: { $0.daySleepLoss = $1 }),
      Parameter(
        "onsetDeviation", .hours, 0.5, in: 0...3, .assumed,
        "",
        "Standard deviation of sleep onset.",
        read: { $0.onsetDeviation }, write: { $0.onsetDeviation = $1 }),
    ]
  }
}
