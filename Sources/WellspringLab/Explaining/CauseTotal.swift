// What moved capacity most over some days, and on which single occasions.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// All that one cause did over some days.
public struct CauseTotal: Sendable {
  public let cause: CapacityCause
  /// Jumps, or stretches of constant rates.
  public let count: Int
  /// Hours in which it acted; 0 for jumps.
  public let hours: Double
  public let total: Double
  /// Of all that lowered capacity where it lowers it, otherwise of all that raised it.
  public let share: Double
  /// Mean change a day in the window, and on the other observed days of the same persons; NaN
  /// without such.
  public let perDay: Double
  public let perOtherDay: Double

  /// Mean of a jump, or of an hour in which it acted.
  public var each: Double { cause.kind == .jump ? total / Double(count) : total / hours }
}

extension Ledger {
  /// Causes by the size of what they did, the largest first.
  public var causes: [CauseTotal] {
    var sums = [CompensatedSum](repeating: .init(), count: CapacityCause.allCases.count)
    var others = sums
    var counts = [Int](repeating: 0, count: sums.count)
    var hours = [Double](repeating: 0, count: sums.count)
    let holders = Set(rows.map(\.holder))
    for row in history.rows where holders.contains(row.holder) {
      let place = Int(row.cause.rawValue)
      guard window.holds(row) else {
        others[place].add(row.change)
        continue
      }
      sums[place].add(row.change)
      counts[place] += 1
      hours[place] += row.duration
    }
    let held = history.days.filter { holders.contains($0.holder) }
    let inside = held.count { $0.day >= window.first && $0.day <= window.last }
    let (down, up) = sums.reduce((0.0, 0.0)) {
      ($0.0 + min(0, $1.value), $0.1 + max(0, $1.value))
    }
    let totals = CapacityCause.allCases.compactMap { cause -> CauseTotal? in
      let place = Int(cause.rawValue)
      let total = sums[place].value
      guard counts[place] > 0 else { return nil }
      return CauseTotal(
        cause: cause, count: counts[place], hours: hours[place], total: total,
        share: total < 0 ? total / down : up > 0 ? total / up : 0,
        perDay: inside > 0 ? total / Double(inside) : .nan,
        perOtherDay: held.count > inside
          ? others[place].value / Double(held.count - inside) : .nan)
    }
    return totals.sorted { abs($0.total) > abs($1.total) }
  }

  /// The jumps that took most, the worst first.
  public func worstJumps(_ most: Int) -> [LedgerRow] {
    let losses = rows.filter { $0.cause.kind == .jump && $0.change < 0 }
    return Array(losses.sorted { ($0.change, $0.hours) < ($1.change, $1.hours) }.prefix(most))
  }

  /// Events of a kind in the window, the largest values first.
  public func events(_ kind: EventKind) -> [EventRow] {
    history.events.filter { $0.kind == kind && window.hours.contains($0.hours) }
      .sorted {
        ($1.value.isNaN ? 0 : $1.value, $0.hours) < ($0.value.isNaN ? 0 : $0.value, $1.hours)
      }
  }
}
