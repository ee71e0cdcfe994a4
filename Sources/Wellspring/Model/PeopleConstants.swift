// Absence, leaving, hiring and the first weeks in a post.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Absence, leaving, hiring and the first weeks in a post.
///
/// The daily hazards of falling ill and of leaving rise with depletion, log-linearly: the rate of a
/// person who is not depleted times e^(sum of weight times state).
public struct PeopleConstants: Parametrised {
  public var absenceRate = 0.0
  public var absenceDays = 0.0
  public var absenceExhaustion = 0.0
  public var absenceSleepDebt = 0.0
  public var sleepDebtTime = 0.0
  public var leavingRate = 0.0
  public var leavingExhaustion = 0.0
  public var leavingCynicism = 0.0
  public var leavingInjury = 0.0
  public var hiringDays = 0.0
  public var hiringShape = 0.0
  public var noviceShare = 0.0
  public var noviceSkill = 0.0
  public var skillGrowthDays = 0.0
  public var orientationWeeks = 0.0
  public var orientationCaseload = 0.0
  public var orientationSupervision = 0.0
  public var leavingDistress = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<PeopleConstants>] { absence + leaving + hiring }

  private static var absence: [Parameter<PeopleConstants>] {
    let ward = "Dall'Ora et al., Chronobiol Int 2020;37:1357"
    return [
      Parameter(
        "absenceRate", .perYear, 1.75, in: 0...50, .derived,
        ward + " (6.33 % of shifts: product of rate, length and what depletion adds)",
        "Sickness episodes of a person who is not depleted.",
        read: { $0.absenceRate }, write: { $0.absenceRate = $1 }),
      Parameter(
        "absenceDays", .days, 9, in: 1...100, .derived,
        ward + " (product of rate and length)",
        "Mean length of an episode in whole calendar days (beyond the first: gamma, shape 1.2).",
        read: { $0.absenceDays }, write: { $0.absenceDays = $1 }),
      Parameter(
        "absenceExhaustion", .one, 1.2, in: 0...5, .calibrated,
        "Crowe et al., Prehosp Emerg Care 2018;22:229 (odds ratio 1.83 of more than ten sick days "
          + "a year, burned out against not)",
        "Weight of exhaustion above its base, as a share of the scale, in the rate of sickness.",
        read: { $0.absenceExhaustion }, write: { $0.absenceExhaustion = $1 }),
      Parameter(
        "absenceSleepDebt", .one, 2.5, in: 0...10, .assumed,
        "Vedaa et al. 2016 (odds ratio 1.21 of sick leave next month, with and without quick "
          + "returns)",
        "Weight of sleep debt in the rate of sickness.",
        read: { $0.absenceSleepDebt }, write: { $0.absenceSleepDebt = $1 }),
      Parameter(
        "sleepDebtTime", .days, 14, in: 1...90, .assumed, "",
        "Time constant of sleep debt: the mean share of the needed sleep that was missed lately.",
        read: { $0.sleepDebtTime }, write: { $0.sleepDebtTime = $1 }),
    ]
  }

  private static var leaving: [Parameter<PeopleConstants>] {
    let hamidi =
      "Hamidi et al., BMC Health Serv Res 2018;18:851 (odds ratio 2.68 of leaving within two "
      + "years, burned out against not)"
    return [
      Parameter(
        "leavingRate", .perYear, 0.095, in: 0...5, .calibrated,
        "national RN retention report 2024 (18.3 % a year, with what depletion adds)",
        "Resignation rate of a person who is not depleted.",
        read: { $0.leavingRate }, write: { $0.leavingRate = $1 }),
      Parameter(
        "leavingExhaustion", .one, 1.5, in: 0...5, .calibrated, hamidi,
        "Weight of exhaustion above its base, as a share of the scale, in the rate of leaving.",
        read: { $0.leavingExhaustion }, write: { $0.leavingExhaustion = $1 }),
      Parameter(
        "leavingCynicism", .one, 1, in: 0...5, .calibrated, hamidi,
        "Weight of cynicism above its base, as a share of the scale, in the rate of leaving.",
        read: { $0.leavingCynicism }, write: { $0.leavingCynicism = $1 }),
      Parameter(
        "leavingInjury", .one, 1, in: 0...5, .calibrated,
        "Longitudinal PMIE study 2024 (PMID 39438496): risk ratio 1.66 of the intention to leave",
        "Weight of moral injury (mean of guilt/shame and betrayal/anger) in the rate of leaving.",
        read: { $0.leavingInjury }, write: { $0.leavingInjury = $1 }),
      Parameter(
        "leavingDistress", .one, 0.5, in: 0...5, .calibrated,
        "Epstein et al., AJOB Empir Bioeth 2019;10:113 (moral distress of those who consider "
          + "leaving)",
        "Rise of the log hazard of leaving per unit of moral distress and moral residue.",
        read: { $0.leavingDistress }, write: { $0.leavingDistress = $1 }),
    ]
  }

  private static var hiring: [Parameter<PeopleConstants>] {
    [
      Parameter(
        "hiringDays", .days, 83, in: 1...1000, .measured,
        "national RN retention report 2024",
        "Mean time to fill a post (gamma).",
        read: { $0.hiringDays }, write: { $0.hiringDays = $1 }),
      Parameter(
        "hiringShape", .one, 3, in: 0.5...50, .assumed,
        "",
        "Shape of the gamma distribution of the time to fill a post.",
        read: { $0.hiringShape }, write: { $0.hiringShape = $1 }),
      Parameter(
        "noviceShare", .one, 0, in: 0...1, .chosen, "",
        "Share of those hired who are new to the profession.",
        read: { $0.noviceShare }, write: { $0.noviceShare = $1 }),
      Parameter(
        "noviceSkill", .one, 0.8, in: 0.1...1, .assumed, "",
        "Skill that a novice starts with, as a share of what they grow to.",
        read: { $0.noviceSkill }, write: { $0.noviceSkill = $1 }),
      Parameter(
        "skillGrowthDays", .days, 240, in: 7...2_000, .assumed, "",
        "Time constant in which a novice's skill grows to its full level, beside other learning.",
        read: { $0.skillGrowthDays }, write: { $0.skillGrowthDays = $1 }),
      Parameter(
        "orientationWeeks", .weeks, 0, in: 0...104, .chosen, "",
        "How long those hired are new in the unit: fewer cases, and supervised.",
        read: { $0.orientationWeeks }, write: { $0.orientationWeeks = $1 }),
      Parameter(
        "orientationCaseload", .one, 0.5, in: 0...1, .assumed, "",
        "Limit on the cases of who is new, as a share of the usual limit; at least one case.",
        read: { $0.orientationCaseload }, write: { $0.orientationCaseload = $1 }),
      Parameter(
        "orientationSupervision", .one, 0.5, in: 0...1, .assumed, "",
        "Hours of supervision for each hour of a shift of who is new, by somebody beside those on "
          + "duty.",
        read: { $0.orientationSupervision }, write: { $0.orientationSupervision = $1 }),
    ]
  }
}
