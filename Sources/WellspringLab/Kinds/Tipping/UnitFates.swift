// What is kept of each unit as a whole: its mean capacity, by the rule that dates a person's tip.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// One number of a unit at the end of a trial.
enum UnitFate: Int, CaseIterable, Sendable {
  case isDown, lastMonth, tippedDay, recoveredDay, vacantPercent
}

/// The fates of all units of one trial.
struct UnitFates: Sendable {
  private static let width = UnitFate.allCases.count
  /// Row-major: unit, `UnitFate`.
  private(set) var values: [Double] = []

  /// - Parameter daily: row-major: unit, observed day, `DailySeries`.
  init(daily: [Double], _ model: Model, units: Int) {
    let capacity = model.dynamics.capacity
    let midpoint = 0.5 * (capacity.lowKnot + capacity.highKnot)
    let startsDown = model.perturbation.startCapacity < midpoint
    let width = DailySeries.allCases.count
    let days = daily.count / width / max(1, units)
    for unit in 0..<units {
      func series(_ one: DailySeries) -> [Double] {
        (0..<days).map { daily[(unit * days + $0) * width + one.rawValue] }
      }
      let state = MonthlyState(
        series(.capacityMean), midpoint: midpoint, startsDown: startsDown)
      let vacant = series(.vacantPercent).suffix(lastingDays)
      values += UnitFate.allCases.map { fate in
        switch fate {
        case .isDown: state.isDown.map { $0 ? 1 : 0 } ?? .nan
        case .lastMonth: state.lastMonth
        case .tippedDay: state.tippedDay
        case .recoveredDay: state.recoveredDay
        case .vacantPercent: SampleSummary.mean(of: Array(vacant))
        }
      }
    }
  }

  /// - Parameter kept: what `values` were.
  init(kept: [Double]) { values = kept }

  var units: Range<Int> { 0..<values.count / Self.width }

  subscript(unit: Int, fate: UnitFate) -> Double { values[unit * Self.width + fate.rawValue] }
}
