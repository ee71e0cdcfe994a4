// Two shifts that two posts exchange.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One post gives a shift to another and takes one of the same length from it.
struct RosterSwap: Sendable, Equatable {
  /// A shift of a post: the post and the day from 0, the shift from 1.
  struct Duty: Sendable, Equatable {
    let post: Int
    let day: Int
    let shift: UInt8
  }

  /// What each of the two gives away; the first is that of the post that is relieved most.
  let first: Duty
  let second: Duty
  /// How much strain it takes off the two rows, by which swaps are put in order.
  let relief: Double

  /// Whether the two change shifts of one day.
  var isOnOneDay: Bool { first.day == second.day }

  /// Days between what two swaps change in the row of one post, at least, for them to be added up.
  private static let daysApart = 4

  /// Whether what both change lies in the rows of other posts, or some days apart in those of the same.
  func isApart(from other: RosterSwap) -> Bool {
    for post in [first.post, second.post]
    where post == other.first.post || post == other.second.post {
      for mine in [first.day, second.day] {
        for yours in [other.first.day, other.second.day]
        where abs(mine - yours) < Self.daysApart { return false }
      }
    }
    return true
  }

  /// As text that tells it from others.
  var text: String {
    [first, second].map { "\($0.post):\($0.day):\($0.shift)" }.joined(separator: "-")
  }
}
