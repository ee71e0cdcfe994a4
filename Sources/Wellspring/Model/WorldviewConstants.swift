// Vicarious trauma: beliefs about the world.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Vicarious trauma: beliefs about the world.
public struct WorldviewConstants: Parametrised {
  public var setPoint = 0.0
  public var time = 0.0
  public var traumaLoss = 0.0
  public var betrayalLoss = 0.0
  public var cynicism = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<WorldviewConstants>] {
    [
      Parameter(
        "setPoint", .one, 0.85, in: 0.1...0.99, .assumed,
        "",
        "Belief in safety, trust, intimacy and justice of people without such exposure.",
        read: { $0.setPoint }, write: { $0.setPoint = $1 }),
      Parameter(
        "time", .days, 1825, in: 180...10000, .assumed,
        "",
        "Time constant with which beliefs recover.",
        read: { $0.time }, write: { $0.time = $1 }),
      Parameter(
        "traumaLoss", .one, 0.015, in: 0...1, .assumed,
        "",
        "Loss of the belief in safety per unit of traumatic exposure (exponent); half of it "
          + "for intimacy.",
        read: { $0.traumaLoss }, write: { $0.traumaLoss = $1 }),
      Parameter(
        "betrayalLoss", .one, 0.02, in: 0...1, .assumed,
        "",
        "Loss of trust and of the belief in justice per unit of betrayal (exponent); half of "
          + "it for justice when witnessed.",
        read: { $0.betrayalLoss }, write: { $0.betrayalLoss = $1 }),
      Parameter(
        "cynicism", .one, 0.1, in: 0...1, .assumed,
        "",
        "Rise of the target of cynicism per unit of lost belief.",
        read: { $0.cynicism }, write: { $0.cynicism = $1 }),
    ]
  }
}
