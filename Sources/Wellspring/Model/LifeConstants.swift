// Life outside work: spells of strain and of good times.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Life outside work: spells of strain and of good times.
public struct LifeConstants: Parametrised {
  public var spellRate = 0.0
  public var spellMean = 0.0
  public var spellTime = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<LifeConstants>] {
    [
      Parameter(
        "spellRate", .perYear, 4, in: 0...50, .calibrated,
        "course and correlation of burnout (Peccoralo 2023)",
        "Rate of bad spells, and of good ones.",
        read: { $0.spellRate }, write: { $0.spellRate = $1 }),
      Parameter(
        "spellMean", .one, 0.2, in: 0...2, .calibrated,
        "course and correlation of burnout (Peccoralo 2023)",
        "Mean size of a spell (gamma, shape 2).",
        read: { $0.spellMean }, write: { $0.spellMean = $1 }),
      Parameter(
        "spellTime", .days, 60, in: 7...365, .calibrated,
        "course and correlation of burnout (Peccoralo 2023)",
        "Time constant with which a spell fades.",
        read: { $0.spellTime }, write: { $0.spellTime = $1 }),
    ]
  }
}
