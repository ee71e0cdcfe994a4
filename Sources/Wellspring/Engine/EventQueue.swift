// The pending events: one slot per timer, the earliest found by a winner tree.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Placeholder until the winner tree lands: same interface, linear search.
public struct EventQueue: ~Copyable {
  @usableFromInline var times: [Double]

  public init(slotCount: Int) { times = Array(repeating: .infinity, count: slotCount) }

  public var slotCount: Int { times.count }

  /// Sets, moves or (with `.infinity`) cancels the timer of `slot`.
  public mutating func schedule(_ slot: Int, at time: Double) { times[slot] = time }

  public mutating func cancel(_ slot: Int) { times[slot] = .infinity }

  /// When `slot` fires; infinity when it is idle.
  public func time(of slot: Int) -> Double { times[slot] }

  /// The earliest timer; equal times go to the lower slot. The time is infinity when all are idle.
  public var next: (slot: Int, time: Double) {
    var best = 0
    for slot in 1..<times.count where times[slot] < times[best] { best = slot }
    return (best, times[best])
  }
}
