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

  /// Whether both need not be looked at together: they change other posts.
  func isApart(from other: RosterSwap) -> Bool {
    let own = [first.post, second.post]
    return !own.contains(other.first.post) && !own.contains(other.second.post)
  }

  /// As text that tells it from others.
  var text: String {
    [first, second].map { "\($0.post):\($0.day):\($0.shift)" }.joined(separator: "-")
  }
}
