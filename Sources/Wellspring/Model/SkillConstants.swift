// Regulation skill as a slow state.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Regulation skill R as a slow state.
public struct SkillConstants: Parametrised {
  public var time = 0.0
  public var trainingTime = 0.0
  public var strainLoss = 0.0
  public var practiceDays = 0.0
  public var unpractised = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<SkillConstants>] {
    [
      Parameter(
        "time", .days, 120, in: 14...1000, .assumed,
        "",
        "Time constant with which skill relaxes to its target.",
        read: { $0.time }, write: { $0.time = $1 }),
      Parameter(
        "trainingTime", .days, 730, in: 30...10000, .assumed,
        "",
        "Time constant with which the set point goes back to the trait without more training.",
        read: { $0.trainingTime }, write: { $0.trainingTime = $1 }),
      Parameter(
        "strainLoss", .one, 0.05, in: 0...0.5, .assumed,
        "",
        "Fall of the target of skill per unit of the state of exhaustion.",
        read: { $0.strainLoss }, write: { $0.strainLoss = $1 }),
      Parameter(
        "practiceDays", .days, 28, in: 1...365, .assumed,
        "",
        "Days on end without an encounter after which skill is out of practice.",
        read: { $0.practiceDays }, write: { $0.practiceDays = $1 }),
      Parameter(
        "unpractised", .one, 0.5, in: 0...0.9, .assumed,
        "",
        "Target of skill out of practice; the set point where that is lower.",
        read: { $0.unpractised }, write: { $0.unpractised = $1 }),
    ]
  }
}
