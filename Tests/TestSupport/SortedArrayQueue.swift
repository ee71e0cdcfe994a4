// The plainest possible event queue, against which the real one is tested.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pending timers as one array, kept sorted by (time, slot). Every operation is O(slots).
public struct SortedArrayQueue: Sendable {
  /// One pending timer.
  public struct Entry: Equatable, Sendable {
    public let time: Double
    public let slot: Int

    public init(time: Double, slot: Int) { (self.time, self.slot) = (time, slot) }
  }

  /// The timers that are set, in firing order.
  public private(set) var entries: [Entry] = []

  public init() {}

  /// Sets or moves the timer of `slot`; with `.infinity`, cancels it.
  public mutating func schedule(_ slot: Int, at time: Double) {
    entries.removeAll { $0.slot == slot }
    guard time < .infinity else { return }
    let place =
      entries.firstIndex { $0.time > time || ($0.time == time && $0.slot > slot) }
      ?? entries.count
    entries.insert(Entry(time: time, slot: slot), at: place)
  }

  /// When `slot` fires; infinity when it is idle.
  public func time(of slot: Int) -> Double {
    entries.first { $0.slot == slot }?.time ?? .infinity
  }

  /// The earliest timer; slot 0 at infinity when all are idle.
  public var next: Entry { entries.first ?? Entry(time: .infinity, slot: 0) }
}
