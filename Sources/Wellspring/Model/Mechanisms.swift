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
  public var cognitiveEmpathy = 0.0
  public var sympathy = 0.0
  public var learning = 0.0
  public var bounceBack = 0.0
  public var avoidance = 0.0
  public var burnoutFeedback = 0.0
  public var worldview = 0.0
  public var errors = 0.0
  public var unitSpiral = 0.0
  public var vulnerability = 0.0

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
        "cognitiveEmpathy", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Others are read well or misread; off: nobody is misread.",
        read: { $0.cognitiveEmpathy }, write: { $0.cognitiveEmpathy = $1 }),
      Parameter(
        "sympathy", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Heavy distress may be met with sympathy; off: affect shared is openness.",
        read: { $0.sympathy }, write: { $0.sympathy = $1 }),
      Parameter(
        "learning", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Skill is lost under strain and without practice; off: it is at its set point.",
        read: { $0.learning }, write: { $0.learning = $1 }),
      Parameter(
        "bounceBack", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Arousal recovers more slowly after hard shifts and with hyperarousal.",
        read: { $0.bounceBack }, write: { $0.bounceBack = $1 }),
      Parameter(
        "avoidance", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Avoidance changes how traumatic cases are met; off: it is only recorded.",
        read: { $0.avoidance }, write: { $0.avoidance = $1 }),
      Parameter(
        "burnoutFeedback", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Cynicism distances, and efficacy drives; off: both are only recorded.",
        read: { $0.burnoutFeedback }, write: { $0.burnoutFeedback = $1 }),
      Parameter(
        "worldview", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Trauma and betrayal wear on beliefs (vicarious trauma).",
        read: { $0.worldview }, write: { $0.worldview = $1 }),
      Parameter(
        "errors", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Errors happen in encounters, and trouble who made them.",
        read: { $0.errors }, write: { $0.errors = $1 }),
      Parameter(
        "unitSpiral", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Depletion raises absence and leaving (short staffing feeds itself); off: both come at the "
          + "rates of a person who is not depleted.",
        read: { $0.unitSpiral }, write: { $0.unitSpiral = $1 }),
      Parameter(
        "vulnerability", .one, 1, in: 0...1, kind: .onOff, .chosen,
        "",
        "Some people are more vulnerable than others, to several harms at once; off: all alike.",
        read: { $0.vulnerability }, write: { $0.vulnerability = $1 }),
    ]
  }
}
