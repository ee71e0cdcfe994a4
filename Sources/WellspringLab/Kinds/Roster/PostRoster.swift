// What the days of one post come to, before anything is simulated.
//
// The strain of a row is a plain reckoning, by which swaps are put in order before they are simulated:
//
//     x(d) = 0.75 x(d − 1) + w(d),   strain = Σ x(d)²
//
// with w = 1 for a shift, 1.5 for a night, 1 more after a quick return, 0 for a free day. Squares make a
// long block cost more than the same shifts spread out. It goes on for a week of free days after the
// last, so that what is moved to the end of the month is not forgotten. The weights are assumed; what is
// reported of a swap comes from the simulation alone.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The shifts of one post over the days of a roster, as counts.
struct PostRoster: Sendable, Equatable {
  /// A rest shorter than this between two shifts is a quick return, hours.
  static let quickReturnHours = 11.0
  private static let kept = 0.75
  private static let daysAfter = 7

  private(set) var hours = 0.0
  private(set) var shifts = 0
  private(set) var nights = 0
  private(set) var quickReturns = 0
  /// Rests shorter than the unit's rule.
  private(set) var shortRests = 0
  /// Days on end with a shift, and nights on end.
  private(set) var longestRun = 0
  private(set) var longestNightRun = 0
  private(set) var strain = 0.0

  /// - Parameters:
  ///   - duties: by day the shift at work, 0 none, k the k-th; `before` that of the day before.
  ///   - minimumRest: the unit's rule, hours.
  init(_ duties: [UInt8], before: UInt8, shifts list: [ShiftPlan], minimumRest: Double) {
    var (run, nightRun, load) = (0, 0, 0.0)
    var last = before
    for duty in duties {
      load *= Self.kept
      if duty == 0 {
        (run, nightRun) = (0, 0)
      } else {
        let shift = list[Int(duty) - 1]
        hours += shift.hours
        shifts += 1
        run += 1
        nightRun = shift.isNight ? nightRun + 1 : 0
        if shift.isNight { nights += 1 }
        load += shift.isNight ? 1.5 : 1
        if last > 0 {
          let rest = list[Int(last) - 1].rest(before: shift)
          if rest < Self.quickReturnHours - 1e-9 {
            quickReturns += 1
            load += 1
          }
          if rest < minimumRest - 1e-9 { shortRests += 1 }
        }
        longestRun = max(longestRun, run)
        longestNightRun = max(longestNightRun, nightRun)
      }
      strain += load * load
      last = duty
    }
    for _ in 0..<Self.daysAfter {
      load *= Self.kept
      strain += load * load
    }
  }
}

extension ShiftPlan {
  /// Whether it goes on at three in the morning.
  var isNight: Bool { start + hours > 27 || (start <= 3 && start + hours > 3) }

  /// Hours from its end to the start of a shift of the day after.
  func rest(before next: ShiftPlan) -> Double { 24 + next.start - start - hours }
}
