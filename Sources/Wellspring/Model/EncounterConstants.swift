// The empathic encounter.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The empathic encounter.
public struct EncounterConstants: Parametrised {
  public var severityShape = 0.0
  public var controlArousal = 0.0
  public var controlSleepPressure = 0.0
  public var controlDepletion = 0.0
  public var contagionLoss = 0.0
  public var satisfactionGain = 0.0
  public var arousalGain = 0.0
  public var outcomeNumbing = 0.0
  public var outcomeControl = 0.0
  public var numbingGain = 0.0
  public var numbingThreshold = 0.0
  public var numbingHalfLife = 0.0
  public var driveUp = 0.0
  public var driveDown = 0.0
  public var driveSetPoint = 0.0
  public var driveTime = 0.0
  public var outcomeDistance = 0.0
  public var attunedAt = 0.0
  public var outcomeHaste = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<EncounterConstants>] {
    [
      Parameter(
        "severityShape", .one, 2, in: 0.3...20, .assumed,
        "convention",
        "Shape of the gamma distribution of severity (mean 1).",
        read: { $0.severityShape }, write: { $0.severityShape = $1 }),
      Parameter(
        "controlArousal", .one, 0.5, in: 0...1, .assumed,
        "",
        "Loss of control at full arousal.",
        read: { $0.controlArousal }, write: { $0.controlArousal = $1 }),
      Parameter(
        "controlSleepPressure", .one, 0.3, in: 0...1, .assumed,
        "",
        "Loss of control at full sleep pressure.",
        read: { $0.controlSleepPressure }, write: { $0.controlSleepPressure = $1 }),
      Parameter(
        "controlDepletion", .one, 0.3, in: 0...1, .assumed,
        "",
        "Loss of control when capacity is exhausted.",
        read: { $0.controlDepletion }, write: { $0.controlDepletion = $1 }),
      Parameter(
        "contagionLoss", .one, 0.025, in: 0...0.5, .assumed,
        "Klimecki et al., SCAN 2014;9:873 (sign)",
        "Capacity lost per unit of contagion and severity (exponent).",
        read: { $0.contagionLoss }, write: { $0.contagionLoss = $1 }),
      Parameter(
        "satisfactionGain", .one, 0.027, in: 0...0.1, .assumed,
        "Klimecki et al. 2014 (sign)",
        "Capacity gained per unit of compassion satisfaction.",
        read: { $0.satisfactionGain }, write: { $0.satisfactionGain = $1 }),
      Parameter(
        "arousalGain", .one, 0.6, in: 0...5, .assumed,
        "",
        "Arousal per unit of contagion and severity (exponent).",
        read: { $0.arousalGain }, write: { $0.arousalGain = $1 }),
      Parameter(
        "outcomeNumbing", .one, 0.3, in: 0...1, .assumed,
        "",
        "Loss of the chance of a good outcome at full numbing.",
        read: { $0.outcomeNumbing }, write: { $0.outcomeNumbing = $1 }),
      Parameter(
        "outcomeControl", .one, 0.3, in: 0...1, .assumed,
        "",
        "Loss of the chance of a good outcome when all control is lost.",
        read: { $0.outcomeControl }, write: { $0.outcomeControl = $1 }),
      Parameter(
        "numbingGain", .one, 0.05, in: 0...1, .assumed,
        "",
        "Numbing per unit of affect shared, severity and depletion (exponent).",
        read: { $0.numbingGain }, write: { $0.numbingGain = $1 }),
      Parameter(
        "numbingThreshold", .one, 0.8, in: 0...1, .assumed,
        "",
        "Capacity below which exposure numbs.",
        read: { $0.numbingThreshold }, write: { $0.numbingThreshold = $1 }),
      Parameter(
        "numbingHalfLife", .hours, 120, in: 24...1000, .assumed,
        "",
        "Half-life of numbing.",
        read: { $0.numbingHalfLife }, write: { $0.numbingHalfLife = $1 }),
      Parameter(
        "driveUp", .one, 0.05, in: 0...1, .assumed,
        "",
        "Rise of drive per unit of compassion satisfaction (exponent).",
        read: { $0.driveUp }, write: { $0.driveUp = $1 }),
      Parameter(
        "driveDown", .one, 0.05, in: 0...1, .assumed,
        "",
        "Fall of drive per exposure without success (exponent).",
        read: { $0.driveDown }, write: { $0.driveDown = $1 }),
      Parameter(
        "driveSetPoint", .one, 0.6, in: 0.05...0.95, .assumed,
        "",
        "Set point of drive.",
        read: { $0.driveSetPoint }, write: { $0.driveSetPoint = $1 }),
      Parameter(
        "driveTime", .hours, 168, in: 24...1000, .assumed,
        "",
        "Time constant with which drive returns to its set point.",
        read: { $0.driveTime }, write: { $0.driveTime = $1 }),
      Parameter(
        "outcomeDistance", .one, 0.3, in: 0...1, .assumed,
        "",
        "Loss of the chance of a good outcome when nothing at all is shared.",
        read: { $0.outcomeDistance }, write: { $0.outcomeDistance = $1 }),
      Parameter(
        "attunedAt", .one, 0.2, in: 0.01...1, .assumed,
        "",
        "Openness from which outcomes do not suffer from distance.",
        read: { $0.attunedAt }, write: { $0.attunedAt = $1 }),
      Parameter(
        "outcomeHaste", .one, 0.15, in: 0...1, .assumed,
        "",
        "Loss of the chance of a good outcome without any time, in proportion to 1 − 1/max(1, w).",
        read: { $0.outcomeHaste }, write: { $0.outcomeHaste = $1 }),
    ]
  }
}
