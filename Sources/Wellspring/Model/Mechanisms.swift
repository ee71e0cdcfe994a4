// Which mechanisms act (ablation).
// SPDX-License-Identifier: GPL-3.0-or-later

/// Switches, each `on` or `off`; all are on unless said otherwise.
public struct Mechanisms: Parametrised {
  public var lossSpiral = 0.0
  public var encounters = 0.0
  public var numbing = 0.0
  public var arousal = 0.0
  public var socialSupport = 0.0
  public var socialContagion = 0.0
  public var isolation = 0.0
  public var sleep = 0.0
  public var moralInjury = 0.0
  public var traumaticStress = 0.0
  public var lifeStrain = 0.0
  public var breaks = 0.0
  public var structuredSupport = 0.0
  public var absence = 0.0
  public var turnover = 0.0
  public var unitSpiral = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<Mechanisms>] {
    [
      Parameter(
        "lossSpiral", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Depleted people refill more slowly; off: dC/dt = A - B C.",
        read: { $0.lossSpiral }, write: { $0.lossSpiral = $1 }),
      Parameter(
        "encounters", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Empathic encounters act on capacity, drive and arousal.",
        read: { $0.encounters }, write: { $0.encounters = $1 }),
      Parameter(
        "numbing", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Exposure while depleted numbs.",
        read: { $0.numbing }, write: { $0.numbing = $1 }),
      Parameter(
        "arousal", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Distress raises arousal.",
        read: { $0.arousal }, write: { $0.arousal = $1 }),
      Parameter(
        "socialSupport", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Supportive contacts fill the social buffer.",
        read: { $0.socialSupport }, write: { $0.socialSupport = $1 }),
      Parameter(
        "socialContagion", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Colleagues in contact move towards each other in exhaustion and cynicism.",
        read: { $0.socialContagion }, write: { $0.socialContagion = $1 }),
      Parameter(
        "isolation", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Days without supportive contact raise reactivity.",
        read: { $0.isolation }, write: { $0.isolation = $1 }),
      Parameter(
        "sleep", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Sleep pressure and circadian phase act on depletion and on sleep.",
        read: { $0.sleep }, write: { $0.sleep = $1 }),
      Parameter(
        "moralInjury", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Morally injurious events happen.",
        read: { $0.moralInjury }, write: { $0.moralInjury = $1 }),
      Parameter(
        "traumaticStress", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Traumatic encounters leave secondary traumatic stress.",
        read: { $0.traumaticStress }, write: { $0.traumaticStress = $1 }),
      Parameter(
        "lifeStrain", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Strain and good spells outside work act on replenishment off duty.",
        read: { $0.lifeStrain }, write: { $0.lifeStrain = $1 }),
      Parameter(
        "breaks", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Breaks happen as planned, late, at the desk, or not at all.",
        read: { $0.breaks }, write: { $0.breaks = $1 }),
      Parameter(
        "structuredSupport", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Debriefing, meetings, sessions, screening and treatment take place.",
        read: { $0.structuredSupport }, write: { $0.structuredSupport = $1 }),
      Parameter(
        "absence", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "People fall ill.",
        read: { $0.absence }, write: { $0.absence = $1 }),
      Parameter(
        "turnover", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "People leave, and posts are filled again.",
        read: { $0.turnover }, write: { $0.turnover = $1 }),
      Parameter(
        "unitSpiral", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Depletion raises absence and leaving (short staffing feeds itself); off: both come at the "
          + "rates of a person who is not depleted.",
        read: { $0.unitSpiral }, write: { $0.unitSpiral = $1 }),
    ]
  }
}
