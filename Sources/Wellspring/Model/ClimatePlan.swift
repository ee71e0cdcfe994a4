// The climate of a unit: leadership, stigma, and how the organisation answers moral injury.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What working in this unit is like beyond its workload. The defaults describe an average unit.
public struct ClimatePlan: Parametrised {
  public var leadership = 0.0
  public var stigma = 0.0
  public var moralRepair = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<ClimatePlan>] {
    [
      Parameter(
        "leadership", .one, 0, in: -3...3, .chosen,
        "tertile means of a normal score: -1.09, 0, 1.09",
        "Leadership and transparency score, in standard deviations between units; 0 is average.",
        read: { $0.leadership }, write: { $0.leadership = $1 }),
      Parameter(
        "stigma", .one, 0, in: 0...1, .chosen, "",
        "Stigma of needing help: keeps people from showing a need and from taking up help.",
        read: { $0.stigma }, write: { $0.stigma = $1 }),
      Parameter(
        "moralRepair", .one, 0, in: 0...1, .chosen, "",
        "How far the organisation acknowledges morally injurious events and answers them.",
        read: { $0.moralRepair }, write: { $0.moralRepair = $1 }),
    ]
  }
}
