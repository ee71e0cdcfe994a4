// Secondary traumatic stress.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Secondary traumatic stress.
public struct TraumaConstants: Parametrised {
  public var threshold = 0.0
  public var intrusionGain = 0.0
  public var avoidanceGain = 0.0
  public var hyperarousalGain = 0.0
  public var sensitisation = 0.0
  public var time = 0.0
  public var caseness = 0.0
  public var avoidanceSharing = 0.0
  public var avoidanceHandOff = 0.0
  public var exhaustionSensitivity = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<TraumaConstants>] {
    [
      Parameter(
        "threshold", .one, 4, in: 0...20, .assumed,
        "",
        "Severity above which an encounter is traumatic.",
        read: { $0.threshold }, write: { $0.threshold = $1 }),
      Parameter(
        "intrusionGain", .one, 0.5, in: 0...1, .calibrated,
        "Petrie et al. 2018 (level)",
        "Intrusion per unit of excess severity and contagion (exponent).",
        read: { $0.intrusionGain }, write: { $0.intrusionGain = $1 }),
      Parameter(
        "avoidanceGain", .one, 0.34, in: 0...1, .calibrated,
        "Petrie et al., Soc Psychiatry Psychiatr Epidemiol 2018;53:897 (11 % with probable PTSD)",
        "Avoidance per unit of excess severity and contagion (exponent).",
        read: { $0.avoidanceGain }, write: { $0.avoidanceGain = $1 }),
      Parameter(
        "hyperarousalGain", .one, 0.34, in: 0...1, .calibrated,
        "Petrie et al., Soc Psychiatry Psychiatr Epidemiol 2018;53:897 (11 % with probable PTSD)",
        "Hyperarousal per unit of excess severity and contagion (exponent).",
        read: { $0.hyperarousalGain }, write: { $0.hyperarousalGain = $1 }),
      Parameter(
        "sensitisation", .one, 1, in: 0...10, .assumed,
        "",
        "Extra reactivity at full intrusion.",
        read: { $0.sensitisation }, write: { $0.sensitisation = $1 }),
      Parameter(
        "time", .days, 45, in: 7...365, .assumed,
        "",
        "Time constant of recovery.",
        read: { $0.time }, write: { $0.time = $1 }),
      Parameter(
        "caseness", .one, 0.15, in: 0.05...0.95, .assumed,
        "",
        "Mean of the three parts from which a person counts as a case.",
        read: { $0.caseness }, write: { $0.caseness = $1 }),
      Parameter(
        "avoidanceSharing", .one, 0.5, in: 0...1, .assumed,
        "",
        "Loss of openness to traumatic cases at full avoidance.",
        read: { $0.avoidanceSharing }, write: { $0.avoidanceSharing = $1 }),
      Parameter(
        "avoidanceHandOff", .one, 0.2, in: 0...1, .assumed,
        "",
        "Chance at full avoidance that a traumatic case is handed off after an encounter (beds).",
        read: { $0.avoidanceHandOff }, write: { $0.avoidanceHandOff = $1 }),
      Parameter(
        "exhaustionSensitivity", .one, 2.5, in: 0...5, .calibrated,
        "Shoji et al., PLoS ONE 2015;10:e0136730 (burnout leads to traumatic stress)",
        "Extra traumatic stress per dose at full exhaustion.",
        read: { $0.exhaustionSensitivity }, write: { $0.exhaustionSensitivity = $1 }),
    ]
  }
}
