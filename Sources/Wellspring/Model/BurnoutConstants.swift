// Burnout: exhaustion, cynicism, efficacy.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Burnout: exhaustion, cynicism, efficacy.
public struct BurnoutConstants: Parametrised {
  public var exhaustionTime = 0.0
  public var cynicismTime = 0.0
  public var efficacyTime = 0.0
  public var exhaustionBase = 0.0
  public var exhaustionSlope = 0.0
  public var cynicismShare = 0.0
  public var efficacyLoss = 0.0
  public var efficacyOutcome = 0.0
  public var efficacyBase = 0.0
  public var cynicismDistance = 0.0
  public var efficacyDrive = 0.0
  public var fastShare = 0.0
  public var fastTime = 0.0
  public var activation = 0.0
  public var cynicismBetrayal = 0.0
  public var cynicismDeviation = 0.0
  public var efficacyDeviation = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<BurnoutConstants>] {
    [
      Parameter(
        "exhaustionTime", .days, 38, in: 20...120, .calibrated,
        "Peccoralo et al. 2023; one-year test-retest",
        "Time constant of exhaustion.",
        read: { $0.exhaustionTime }, write: { $0.exhaustionTime = $1 }),
      Parameter(
        "cynicismTime", .days, 90, in: 20...200, .assumed,
        "",
        "Time constant of cynicism.",
        read: { $0.cynicismTime }, write: { $0.cynicismTime = $1 }),
      Parameter(
        "efficacyTime", .days, 90, in: 20...200, .assumed,
        "",
        "Time constant of efficacy.",
        read: { $0.efficacyTime }, write: { $0.efficacyTime = $1 }),
      Parameter(
        "exhaustionBase", .one, 0.235, in: 0...0.6, .calibrated,
        "O'Connor et al., Eur Psychiatry 2018;53:74 (mean 21 of 54)",
        "Exhaustion, as a share of the scale, of a person at full capacity.",
        read: { $0.exhaustionBase }, write: { $0.exhaustionBase = $1 }),
      Parameter(
        "exhaustionSlope", .one, 1.42, in: 0...5, .calibrated,
        "O'Connor et al., Eur Psychiatry 2018;53:74 (mean 21 of 54)",
        "Rise of exhaustion per unit of depletion while it is small; it saturates towards the top of the scale.",
        read: { $0.exhaustionSlope }, write: { $0.exhaustionSlope = $1 }),
      Parameter(
        "cynicismShare", .one, 0.4, in: 0...2, .calibrated,
        "Gomez-Urquiza et al., Crit Care Nurse 2017;37:e1",
        "Cynicism towards which exhaustion pulls, as a share of it.",
        read: { $0.cynicismShare }, write: { $0.cynicismShare = $1 }),
      Parameter(
        "efficacyLoss", .one, 0.2, in: 0...2, .assumed,
        "",
        "Loss of efficacy per unit of exhaustion.",
        read: { $0.efficacyLoss }, write: { $0.efficacyLoss = $1 }),
      Parameter(
        "efficacyOutcome", .one, 0.5, in: 0...2, .assumed,
        "",
        "Gain of efficacy per unit of good outcomes above the usual.",
        read: { $0.efficacyOutcome }, write: { $0.efficacyOutcome = $1 }),
      Parameter(
        "efficacyBase", .one, 0.8, in: 0...1, .assumed,
        "",
        "Efficacy of an unexhausted person with usual outcomes.",
        read: { $0.efficacyBase }, write: { $0.efficacyBase = $1 }),
      Parameter(
        "cynicismDistance", .one, 0.1, in: 0...1, .assumed,
        "",
        "Loss of openness at full cynicism.",
        read: { $0.cynicismDistance }, write: { $0.cynicismDistance = $1 }),
      Parameter(
        "efficacyDrive", .one, 0.1, in: 0...1, .assumed,
        "",
        "Rise of the set point of drive per unit of efficacy above its base.",
        read: { $0.efficacyDrive }, write: { $0.efficacyDrive = $1 }),
      Parameter(
        "fastShare", .one, 0.8, in: 0...1, .calibrated,
        "Westman & Eden, J Appl Psychol 1997;82:516 (relief is gone after three weeks)",
        "Share of exhaustion that moves with its fast time constant; the rest moves with the "
          + "slow one.",
        read: { $0.fastShare }, write: { $0.fastShare = $1 }),
      Parameter(
        "fastTime", .days, 4, in: 1...20, .assumed,
        "",
        "Fast time constant of exhaustion.",
        read: { $0.fastTime }, write: { $0.fastTime = $1 }),
      Parameter(
        "activation", .one, 0.6, in: 0...3, .calibrated,
        "Ursin & Eriksen, Psychoneuroendocrinology 2004;29:567",
        "Wear per unit of mean arousal off duty, added to depletion as what exhaustion "
          + "follows.",
        read: { $0.activation }, write: { $0.activation = $1 }),
      Parameter(
        "cynicismBetrayal", .one, 0.6, in: 0...2, .calibrated,
        "Leiter & Maslach (cynicism from conflicts of value and unfairness)",
        "Cynicism per unit of betrayal.",
        read: { $0.cynicismBetrayal }, write: { $0.cynicismBetrayal = $1 }),
      Parameter(
        "cynicismDeviation", .one, 0.12, in: 0...0.3, .calibrated,
        "Gomez-Urquiza et al., Crit Care Nurse 2017;37:e1 (36 % high depersonalisation)",
        "Standard deviation, between people, of cynicism with other causes.",
        read: { $0.cynicismDeviation }, write: { $0.cynicismDeviation = $1 }),
      Parameter(
        "efficacyDeviation", .one, 0.1, in: 0...0.3, .assumed,
        "",
        "Standard deviation, between people, of efficacy with other causes.",
        read: { $0.efficacyDeviation }, write: { $0.efficacyDeviation = $1 }),
    ]
  }
}
