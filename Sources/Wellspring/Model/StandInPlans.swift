// Who stands in for the absent: the site's float pool, and agency staff of a unit.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the units of a site share.
public struct SitePlan: Parametrised {
  public var floatPool = 0.0
  public var floatPoolShiftsPerWeek = 0.0
  public var floatPoolEfficiency = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<SitePlan>] {
    [
      Parameter(
        "floatPool", .one, 0, in: 0...10_000, kind: .count, .chosen, "",
        "Posts of the float pool that the units of the site share; 0: there is none.",
        read: { $0.floatPool }, write: { $0.floatPool = $1 }),
      Parameter(
        "floatPoolShiftsPerWeek", .one, 2.6, in: 0...7, .derived,
        "three 12.5-hour shifts a week, less four weeks of vacation and 6.33 % sickness "
          + "(Dall'Ora et al., Chronobiol Int 2020;37:1357)",
        "Shifts that a nurse of the pool works a week, absences taken off; at most one a day.",
        read: { $0.floatPoolShiftsPerWeek }, write: { $0.floatPoolShiftsPerWeek = $1 }),
      Parameter(
        "floatPoolEfficiency", .one, 0.9, in: 0.2...1, .assumed, "",
        "Work that a nurse of the pool can do, as a share of what one of the unit's own can: the "
          + "same cases weigh 1/efficiency as much on them.",
        read: { $0.floatPoolEfficiency }, write: { $0.floatPoolEfficiency = $1 }),
    ]
  }
}

/// Agency staff, and which gaps in a shift are filled by stand-ins at all.
public struct AgencyPlan: Parametrised {
  public var share = 0.0
  public var maximumPerShift = 0.0
  public var noticeHours = 0.0
  public var efficiency = 0.0
  public var fillUpTo = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<AgencyPlan>] {
    [
      Parameter(
        "share", .one, 0, in: 0...1, .chosen, "",
        "Chance that agency staff can be had for a shift that they are asked for; 0: no agency.",
        read: { $0.share }, write: { $0.share = $1 }),
      Parameter(
        "maximumPerShift", .one, 4, in: 0...200, kind: .count, .chosen, "",
        "Agency staff that are asked for in one shift at most.",
        read: { $0.maximumPerShift }, write: { $0.maximumPerShift = $1 }),
      Parameter(
        "noticeHours", .hours, 4, in: 0...720, .assumed, "",
        "How long before a shift the agency must be asked; vacancies and vacations are known in "
          + "time, sickness from the midnight at which it begins.",
        read: { $0.noticeHours }, write: { $0.noticeHours = $1 }),
      Parameter(
        "efficiency", .one, 0.8, in: 0.2...1, .assumed, "",
        "Work that agency staff can do, as a share of what the unit's own can: the same cases "
          + "weigh 1/efficiency as much on them.",
        read: { $0.efficiency }, write: { $0.efficiency = $1 }),
      Parameter(
        "fillUpTo", .one, 0, in: 0...20_000, kind: .count, .chosen, "",
        "Stand-ins (pool and agency) are wanted only up to this number of staff in a shift; 0: for "
          + "every absent holder of a post and every vacant post.",
        read: { $0.fillUpTo }, write: { $0.fillUpTo = $1 }),
    ]
  }
}
