// Where each post finds its days in the cycles of a rota.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The days of one post: where its cycle begins among those of all, its length, and the day at which
/// the post enters it.
struct RotaRow: Sendable, Equatable {
  var first: Int
  var days: Int
  var offset: Int

  /// The rows of all posts, in their order.
  /// - Parameter days: of the one cycle that all have where there is no sequence; of a roster.
  static func rows(of unit: CareUnitPlan, days: Int) -> [RotaRow] {
    let (pattern, common) = (Int(unit.rota.pattern), unit.rota.sequence.count)
    var (rows, own): ([RotaRow], Int) = ([], common)
    for post in unit.posts {
      let posts = Int(post.count)
      var row = RotaRow(first: 0, days: max(1, pattern == 4 ? common : days), offset: 0)
      if pattern == 4 && !post.sequence.isEmpty {
        (row.first, row.days) = (own, post.sequence.count)
        own += row.days
      }
      // The posts of each contract, and those that a policy adds, are spread over the cycle by themselves.
      for position in 0..<posts {
        switch pattern {
        case 5: row.first = rows.count * row.days
        case 3: row.offset = 7 * (position % max(1, unit.rota.shifts.count))
        default: row.offset = position * row.days / posts
        }
        rows.append(row)
      }
    }
    return rows
  }

  /// The sequence of the rota and then those of the posts that have their own, as numbers of shifts.
  static func sequences(of unit: CareUnitPlan) -> (first: [UInt8], second: [UInt8]) {
    var days = unit.rota.sequence
    for post in unit.posts { days += post.sequence }
    return unit.rota.duties(in: days)
  }

  /// The least number of days after which all cycles begin together.
  static func together(_ rows: [RotaRow]) -> Int {
    var all = 1
    for row in rows where all % row.days != 0 && all <= CareUnitPlan.mostCycleDays {
      var (a, b) = (all, row.days)
      while b != 0 { (a, b) = (b, a % b) }
      all = all / a * row.days
    }
    return all
  }
}

extension CareUnitPlan {
  /// Cycles that begin together less often than that are refused.
  public static var mostCycleDays: Int { 3_640 }

  /// Days after which the cycles of all contracts begin together; 1 without a sequence.
  public var cycleDays: Int { RotaRow.together(RotaRow.rows(of: self, days: 1)) }
}
