// Hours that somebody is paid for, and what they cost: of a run, or of its days so far.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sums over a span of time; the difference of two is that of the time between.
struct PaidHours: Sendable {
  /// All work: `staff_hours`.
  let staff: Double
  let overtime: Double
  let agency: Double
  /// Programmes beside duty.
  let programmes: Double
  let unit: UnitTally

  init(_ unit: UnitTally, duty: Double, overtime: Double) {
    programmes = unit.programmeHours - unit.programmeHoursOnDuty
    staff =
      duty + unit.agencyHours + unit.poolHours + unit.reliefHours + unit.supervisionHours
      + programmes
    self.overtime = overtime
    agency = unit.agencyHours
    self.unit = unit
  }

  /// In the currency of the list; NaN without one.
  func cost(_ prices: PriceList) -> Double {
    if !prices.isGiven { return .nan }
    let regular = staff - overtime - agency - programmes + unit.sickHours + unit.vacationHours
    let supplements =
      prices.nightSupplement * unit.nightHours + prices.weekendSupplement * unit.weekendHours
      + prices.holidaySupplement * unit.holidayHours + prices.standbyHour * unit.standbyHours
    return prices.regularHour * regular + prices.overtimeHour * overtime
      + prices.agencyHour * agency + prices.programmeHour * programmes
      + supplements + prices.hiring * Double(unit.hirings)
  }
}
