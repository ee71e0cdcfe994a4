// How an encounter is met: sympathy and reflective distancing.
// SPDX-License-Identifier: GPL-3.0-or-later

/// How an encounter is met: sympathy and reflective distancing.
public struct MeetingConstants: Parametrised {
  public var sympathyTolerance = 0.0
  public var sympathyChance = 0.0
  public var sympathyShare = 0.0
  public var distancingThreshold = 0.0
  public var distancingRelief = 0.0
  public var distancingHours = 0.0
  public var distancingLoadLimit = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<MeetingConstants>] {
    [
      Parameter(
        "sympathyTolerance", .one, 0.25, in: 0...5, .assumed,
        "",
        "Distress about to be taken over, x o² (1 − k), above which a clinician may choose "
          + "sympathy.",
        read: { $0.sympathyTolerance }, write: { $0.sympathyTolerance = $1 }),
      Parameter(
        "sympathyChance", .one, 0.4, in: 0...1, .assumed,
        "",
        "Chance, at full control, that sympathy is then chosen.",
        read: { $0.sympathyChance }, write: { $0.sympathyChance = $1 }),
      Parameter(
        "sympathyShare", .one, 0.3, in: 0...1, .assumed,
        "",
        "Affect shared in sympathy as a share of openness.",
        read: { $0.sympathyShare }, write: { $0.sympathyShare = $1 }),
      Parameter(
        "distancingThreshold", .one, 0.15, in: 0...5, .assumed,
        "",
        "Distress about to be taken over above which a clinician with the skill steps back.",
        read: { $0.distancingThreshold }, write: { $0.distancingThreshold = $1 }),
      Parameter(
        "distancingRelief", .one, 0.5, in: 0...1, .assumed,
        "Kross & Ayduk, Adv Exp Soc Psychol 2017;55:81 (sign)",
        "Share of the severity that reflective distancing takes away.",
        read: { $0.distancingRelief }, write: { $0.distancingRelief = $1 }),
      Parameter(
        "distancingHours", .hours, 0.05, in: 0...1, .assumed,
        "",
        "Working time that stepping back takes; the shift is longer by it.",
        read: { $0.distancingHours }, write: { $0.distancingHours = $1 }),
      Parameter(
        "distancingLoadLimit", .one, 1.2, in: 0...10, .assumed,
        "",
        "Load as felt up to which there is time to step back.",
        read: { $0.distancingLoadLimit }, write: { $0.distancingLoadLimit = $1 }),
    ]
  }
}
