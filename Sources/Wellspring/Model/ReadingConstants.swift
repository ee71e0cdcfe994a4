// Cognitive empathy: how well another's state is read.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Cognitive empathy: how well another's state is read.
public struct ReadingConstants: Parametrised {
  public var accuracy = 0.0
  public var sleepPressure = 0.0
  public var depletion = 0.0
  public var numbing = 0.0
  public var misreadingLoss = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<ReadingConstants>] {
    [
      Parameter(
        "accuracy", .one, 0.95, in: 0...1, .assumed,
        "",
        "Chance that a rested, open clinician reads the other rightly in an encounter.",
        read: { $0.accuracy }, write: { $0.accuracy = $1 }),
      Parameter(
        "sleepPressure", .one, 0.15, in: 0...1, .assumed,
        "",
        "Loss of accuracy at full sleep pressure.",
        read: { $0.sleepPressure }, write: { $0.sleepPressure = $1 }),
      Parameter(
        "depletion", .one, 0.2, in: 0...1, .assumed,
        "",
        "Loss of accuracy when capacity is exhausted.",
        read: { $0.depletion }, write: { $0.depletion = $1 }),
      Parameter(
        "numbing", .one, 0.4, in: 0...1, .assumed,
        "",
        "Loss of accuracy at full numbing.",
        read: { $0.numbing }, write: { $0.numbing = $1 }),
      Parameter(
        "misreadingLoss", .one, 0.3, in: 0...1, .assumed,
        "",
        "Loss of the chance of a good outcome when the other is misread.",
        read: { $0.misreadingLoss }, write: { $0.misreadingLoss = $1 }),
    ]
  }
}
