// Moral distress and moral injury.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Moral distress and moral injury.
public struct MoralConstants: Parametrised {
  public var distressGain = 0.0
  public var distressTime = 0.0
  public var injuryGain = 0.0
  public var injuryTime = 0.0
  public var undoneDistress = 0.0
  public var undoneInjuryShare = 0.0
  public var caseness = 0.0
  public var residueGain = 0.0
  public var residueTime = 0.0
  public var injuryExhaustion = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<MoralConstants>] {
    [
      Parameter(
        "distressGain", .one, 1, in: 0...10, .assumed,
        "",
        "Distress per unit of severity (exponent).",
        read: { $0.distressGain }, write: { $0.distressGain = $1 }),
      Parameter(
        "distressTime", .days, 4, in: 1...14, .assumed,
        "",
        "Time constant of distress.",
        read: { $0.distressTime }, write: { $0.distressTime = $1 }),
      Parameter(
        "injuryGain", .one, 0.4, in: 0...5, .calibrated,
        "Rushton et al. 2022 (caseness; product with the time constant only)",
        "Injury per unit of severity (exponent).",
        read: { $0.injuryGain }, write: { $0.injuryGain = $1 }),
      Parameter(
        "injuryTime", .days, 240, in: 30...2000, .calibrated,
        "Rushton et al. 2022",
        "Time constant of spontaneous recovery from injury.",
        read: { $0.injuryTime }, write: { $0.injuryTime = $1 }),
      Parameter(
        "undoneDistress", .perHour, 0.0075, in: 0...1, .calibrated,
        "Orgambidez et al., Healthcare 2025;13:393 (r 0.33); Epstein et al., AJOB Empir Bioeth 2019;10:113 (d 1.08)",
        "Distress per hour on duty if all care were left undone (exponent).",
        read: { $0.undoneDistress }, write: { $0.undoneDistress = $1 }),
      Parameter(
        "undoneInjuryShare", .one, 0.1, in: 0...1, .assumed,
        "",
        "Share of the distress from care left undone that also adds to injury (guilt).",
        read: { $0.undoneInjuryShare }, write: { $0.undoneInjuryShare = $1 }),
      Parameter(
        "caseness", .one, 0.15, in: 0.05...0.95, .assumed,
        "Rushton et al. 2022 (MISS-HP 36 of 100)",
        "Moral injury (mean of guilt/shame and betrayal/anger) from which a person counts as a case.",
        read: { $0.caseness }, write: { $0.caseness = $1 }),
      Parameter(
        "residueGain", .one, 0.5, in: 0...5, .calibrated,
        "Epstein & Hamric, J Clin Ethics 2009;20:330",
        "Moral residue per unit of severity (exponent).",
        read: { $0.residueGain }, write: { $0.residueGain = $1 }),
      Parameter(
        "residueTime", .days, 120, in: 30...1000, .assumed,
        "",
        "Time constant with which moral residue fades.",
        read: { $0.residueTime }, write: { $0.residueTime = $1 }),
      Parameter(
        "injuryExhaustion", .one, 0, in: 0...5, .assumed,
        "",
        "Extra injury per unit of severity at full exhaustion.",
        read: { $0.injuryExhaustion }, write: { $0.injuryExhaustion = $1 }),
    ]
  }
}
