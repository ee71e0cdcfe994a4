// What leadership, stigma and moral repair act on, and how strongly.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Effects of a unit's climate. They are exponents per standard deviation of the leadership score.
///
/// The anchor is an odds ratio of burnout of 0.52 (0.45 to 0.61) between the top and the bottom
/// tertile of leadership, 2.2 standard deviations apart (Mete et al., BMJ Open 2022;12:e057554), and
/// a correlation of -0.33 between leader score and a department's burnout (Shanafelt et al., Mayo
/// Clin Proc 2015;90:432). Both are cross-sectional self-report: an upper bound for the effect. The
/// defaults give 0.71 in the shipped intensive care unit, half of the published log odds.
public struct ClimateConstants: Parametrised {
  public var leadershipBetrayal = 0.0
  public var leadershipRecovery = 0.0
  public var leadershipReplenishment = 0.0
  public var leadershipLegitimacy = 0.0
  public var stigmaDisclosure = 0.0
  public var stigmaHelpSeeking = 0.0
  public var repairGain = 0.0
  public var leadershipDemand = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<ClimateConstants>] { leadership + others }

  private static var leadership: [Parameter<ClimateConstants>] {
    let source = "Mete et al., BMJ Open 2022;12:e057554 (odds ratio 0.52, an upper bound)"
    return [
      Parameter(
        "leadershipBetrayal", .one, 0.3, in: 0...1, .calibrated,
        "Mete et al., BMJ Open 2022;12:e057554 (OR 0.52)",
        "Fall of the hazard of betrayal per unit of leadership (exponent).",
        read: { $0.leadershipBetrayal }, write: { $0.leadershipBetrayal = $1 }),
      Parameter(
        "leadershipRecovery", .one, 0.1, in: 0...1, .assumed, "",
        "Rise of the rate at which moral distress fades, per unit of leadership (exponent).",
        read: { $0.leadershipRecovery }, write: { $0.leadershipRecovery = $1 }),
      Parameter(
        "leadershipReplenishment", .one, 0.6, in: 0...1, .calibrated, source,
        "Rise of replenishment at work per unit of leadership (exponent).",
        read: { $0.leadershipReplenishment }, write: { $0.leadershipReplenishment = $1 }),
      Parameter(
        "leadershipLegitimacy", .one, 0.3, in: 0...2, .assumed, "",
        "Rise of the log odds that one feels free to rest, per unit of leadership.",
        read: { $0.leadershipLegitimacy }, write: { $0.leadershipLegitimacy = $1 }),
      Parameter(
        "leadershipDemand", .one, 0.1, in: 0...0.5, .calibrated,
        "Mete et al., BMJ Open 2022;12:e057554 (OR 0.52)",
        "Fall of depletion by work per unit of leadership (exponent): demands are shaped.",
        read: { $0.leadershipDemand }, write: { $0.leadershipDemand = $1 }),
    ]
  }

  private static var others: [Parameter<ClimateConstants>] {
    [
      Parameter(
        "stigmaDisclosure", .one, 0.5, in: 0...1, .assumed, "",
        "Share of supportive contacts that full stigma prevents, because no need is shown.",
        read: { $0.stigmaDisclosure }, write: { $0.stigmaDisclosure = $1 }),
      Parameter(
        "stigmaHelpSeeking", .one, 0.5, in: 0...1, .assumed, "",
        "Share of those who would take up offered help whom full stigma keeps away.",
        read: { $0.stigmaHelpSeeking }, write: { $0.stigmaHelpSeeking = $1 }),
      Parameter(
        "repairGain", .one, 2, in: 0...10, .assumed, "",
        "Rise of the rate at which moral injury fades when moral repair is full, as a multiple; 2 "
          + "shortens 240 days to 80.",
        read: { $0.repairGain }, write: { $0.repairGain = $1 }),
    ]
  }
}
