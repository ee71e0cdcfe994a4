// A roster by post and day, and where each duty stands in its file.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a roster says: for each post and day no duty, one, or one at work and one on call.
struct RosterTable {
  /// A duty of a day: a shift, counted from 1, and the line that says so.
  struct Duty {
    var shift: UInt8
    var line: Int
  }

  let posts: Int
  /// Days that the roster has.
  let days: Int
  /// Days of these that come again when the roster is used up.
  let repeatDays: Int
  /// Row-major by post; 0 off, k the k-th shift.
  private(set) var firsts: [UInt8]
  /// The second duty of a day; empty where no day has two.
  private(set) var seconds: [UInt8] = []
  private var firstLines: [Int32]
  private var secondLines: [Int32] = []

  init(posts: Int, days: Int, repeatDays: Int) {
    (self.posts, self.days, self.repeatDays) = (posts, days, repeatDays)
    firsts = Array(repeating: 0, count: posts * days)
    firstLines = Array(repeating: 0, count: posts * days)
  }

  /// The duties of a post, counted from 0, on a day, counted from 0, in their order.
  func duties(_ post: Int, _ day: Int) -> [Duty] {
    let cell = post * days + day
    guard firsts[cell] > 0 else { return [] }
    let first = Duty(shift: firsts[cell], line: Int(firstLines[cell]))
    guard !seconds.isEmpty, seconds[cell] > 0 else { return [first] }
    return [first, Duty(shift: seconds[cell], line: Int(secondLines[cell]))]
  }

  /// The line that says anything of a post on a day, a day off included; nil when none does.
  func line(_ post: Int, _ day: Int) -> Int? {
    let line = firstLines[post * days + day]
    return line > 0 ? Int(line) : nil
  }

  /// Puts in a duty or a day off (shift 0), as the first of its day.
  mutating func set(_ post: Int, _ day: Int, _ duty: Duty) {
    firsts[post * days + day] = duty.shift
    firstLines[post * days + day] = Int32(duty.line)
  }

  /// Puts in the second duty of a day, after the first.
  mutating func add(_ post: Int, _ day: Int, _ duty: Duty) {
    if seconds.isEmpty {
      seconds = Array(repeating: 0, count: posts * days)
      secondLines = Array(repeating: 0, count: posts * days)
    }
    seconds[post * days + day] = duty.shift
    secondLines[post * days + day] = Int32(duty.line)
  }
}
