// What a sensitivity analysis prints.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension SensitivityResult {
  /// For people: the factors of most weight first.
  var lines: [String] {
    let definition = outcome.definition
    let shown = unit == "1" ? "" : " (\(unit))"
    let share = 100 * shares.seedShare
    let luck =
      share.isNaN ? "" : "; luck is \(AlignedTable.short(share, digits: 2)) % of the variance"
    return ["\(definition.name)\(shown)\(luck)", ""] + table.lines
  }

  private var table: AlignedTable {
    switch indices {
    case .morris(let all):
      var table = AlignedTable([
        ("factor", .left), ("mu*", .right), ("95 % interval", .right), ("mu", .right),
        ("sigma", .right), ("", .left),
      ])
      for factor in order(all.map(\.muStar)) {
        let it = all[factor]
        table.append([
          factors[factor], AlignedTable.short(it.muStar, digits: 3), Self.interval(it.interval),
          AlignedTable.short(it.mu, digits: 3), AlignedTable.short(it.sigma, digits: 3),
          (it.standsOut ? "" : "within noise") + Self.loss(it.lost),
        ])
      }
      return table
    case .sobol(let all):
      var table = AlignedTable([
        ("factor", .left), ("total", .right), ("95 % interval", .right), ("alone", .right),
        ("95 % interval", .right), ("", .left),
      ])
      for factor in order(all.map(\.total)) {
        let it = all[factor]
        table.append([
          factors[factor], AlignedTable.short(it.total, digits: 3), Self.interval(it.totalInterval),
          AlignedTable.short(it.firstOrder, digits: 3), Self.interval(it.firstOrderInterval),
          Self.loss(it.lost),
        ])
      }
      return table
    }
  }

  private func order(_ weights: [Double]) -> [Int] {
    weights.indices.sorted { a, b in
      let (x, y) = (weights[a].isNaN ? -1 : weights[a], weights[b].isNaN ? -1 : weights[b])
      return x == y ? a < b : x > y
    }
  }

  private static func interval(_ interval: (low: Double, high: Double)) -> String {
    interval.low.isNaN
      ? ""
      : AlignedTable.short(interval.low, digits: 2) + " to "
        + AlignedTable.short(interval.high, digits: 2)
  }

  private static func loss(_ lost: Int) -> String { lost == 0 ? "" : " \(lost) lost" }
}
