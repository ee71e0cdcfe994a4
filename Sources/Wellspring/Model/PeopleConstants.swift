// Absence, leaving and hiring.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Absence, leaving and hiring.
public struct PeopleConstants: Parametrised {
  public var absenceRate = 0.0
  public var absenceDays = 0.0
  public var absenceBurnedOut = 0.0
  public var leavingRate = 0.0
  public var leavingBurnedOut = 0.0
  public var hiringDays = 0.0
  public var hiringShape = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<PeopleConstants>] {
    [
      Parameter(
        "absenceRate", .perYear, 2.5, in: 0...50, .derived,
        "Dall'Ora et al., Chronobiol Int 2020;37:1357 (product of rate and length)",
        "Sickness episodes of a person who is not burned out.",
        read: { $0.absenceRate }, write: { $0.absenceRate = $1 }),
      Parameter(
        "absenceDays", .days, 9, in: 0.5...100, .derived,
        "Dall'Ora et al., Chronobiol Int 2020;37:1357 (product of rate and length)",
        "Mean length of an episode in calendar days (gamma, shape 1.2).",
        read: { $0.absenceDays }, write: { $0.absenceDays = $1 }),
      Parameter(
        "absenceBurnedOut", .one, 1.6, in: 1...5, .calibrated,
        "Crowe et al., Prehosp Emerg Care 2018;22:229",
        "Factor on the rate for the burned out.",
        read: { $0.absenceBurnedOut }, write: { $0.absenceBurnedOut = $1 }),
      Parameter(
        "leavingRate", .perYear, 0.15, in: 0...5, .derived,
        "national RN retention report 2024; Hamidi et al., BMC Health Serv Res 2018;18:851",
        "Resignation rate of a person who is not burned out.",
        read: { $0.leavingRate }, write: { $0.leavingRate = $1 }),
      Parameter(
        "leavingBurnedOut", .one, 2.0, in: 1...5, .derived,
        "Hamidi et al. 2018",
        "Factor on the rate for the burned out.",
        read: { $0.leavingBurnedOut }, write: { $0.leavingBurnedOut = $1 }),
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
    ]
  }
}
