// The pending events: one slot per timer, the earliest found by a winner tree.
//
// Goals, in order of priority:
//  1. A total order. Events fire by (time, slot): equal times go to the lower slot, so a run never
//     depends on the order in which timers were set.
//  2. Nothing goes stale and nothing is allocated. Every timer of the model has its own slot, so
//     setting, moving and cancelling it are one and the same write, and there is no garbage that
//     grows with the length of a run.
//  3. No branch that depends on the times. What a heap costs is mispredicted branches; the tree
//     knows the path (slot to root) and every sibling on it before the first comparison.
//
// The tree. Its leaves are the slots, padded on the right to a power of two; node 1 is the root and
// node n has the children 2n and 2n + 1. `winners[n]` is the slot that fires first below node n.
// Leaves are not stored: leaf `slot` is node `leafBase + slot`. A subtree of padding alone is won by
// the slot `slotCount`, which does not exist, whose key is for ever infinite, and which loses
// ties because it lies to the right of every real slot.
//
// Keys. The bits of a non-negative double, read as an integer, order like the number, and
// infinity is the largest; an idle slot has the key of infinity.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// A fixed set of timers, each idle or set to a time; the earliest is always at hand.
///
/// Time is a non-negative number in any unit the caller likes (the model uses hours).
/// Memory: 8 to 16 bytes per slot, all of it taken by `init`.
@frozen
public struct EventQueue: ~Copyable {
  /// Keys by slot; the one entry more, that of the padding, stays infinite.
  @usableFromInline let keys: UnsafeMutablePointer<UInt64>
  /// Winners by node, 1 ..< leafBase; entry 0 is unused.
  @usableFromInline let winners: UnsafeMutablePointer<UInt32>
  /// The node of slot 0: a power of two, at least 2.
  @usableFromInline let leafBase: Int
  /// How many timers there are.
  public let slotCount: Int

  /// The largest permitted `slotCount`, 2²⁷: slots fit 32 bits and the keys a 32-bit address space.
  @inlinable public static var slotLimit: Int { 1 << 27 }

  /// All timers idle. O(`slotCount`).
  /// - Parameter slotCount: 1 ... `slotLimit`; anything else is a programming error.
  public init(slotCount: Int) {
    precondition(slotCount >= 1, "an event queue needs at least one slot")
    precondition(slotCount <= EventQueue.slotLimit, "too many slots for an event queue")
    var leafBase = 2
    while leafBase < slotCount { leafBase *= 2 }
    self.slotCount = slotCount
    self.leafBase = leafBase
    keys = .allocate(capacity: slotCount + 1)
    winners = .allocate(capacity: leafBase)
    keys.initialize(repeating: 0, count: slotCount + 1)
    winners.initialize(repeating: 0, count: leafBase)
    reset()
  }

  deinit {
    keys.deallocate()
    winners.deallocate()
  }

  /// Makes every timer idle, as after `init`, without giving up the memory. O(`slotCount`).
  public mutating func reset() {
    for slot in 0..<slotCount + 1 { keys[slot] = EventQueue.idleKey }
    winners[0] = 0
    // With all keys equal the leftmost leaf wins; the first node of padding takes the sentinel.
    for node in stride(from: leafBase - 1, to: 0, by: -1) {
      let height = node.leadingZeroBitCount - leafBase.leadingZeroBitCount
      let leftmost = node << height - leafBase
      winners[node] = UInt32(truncatingIfNeeded: min(leftmost, slotCount))
    }
  }

  /// Sets or moves the timer of `slot`; with `.infinity`, cancels it. O(log `slotCount`).
  /// - Parameters:
  ///   - slot: 0 ..< `slotCount`.
  ///   - time: 0 ... infinity. A negative time or NaN is a programming error.
  @inlinable @inline(__always)
  public mutating func schedule(_ slot: Int, at time: Double) {
    precondition(UInt(bitPattern: slot) < UInt(bitPattern: slotCount), "no such slot")
    var key = time.bitPattern
    if key > EventQueue.idleKey {
      precondition(time == 0, "a time is neither negative nor NaN")
      key = 0  // minus zero
    }
    replay(slot, key)
  }

  /// Makes the timer of `slot` idle. O(log `slotCount`).
  @inlinable @inline(__always)
  public mutating func cancel(_ slot: Int) {
    precondition(UInt(bitPattern: slot) < UInt(bitPattern: slotCount), "no such slot")
    replay(slot, EventQueue.idleKey)
  }

  /// When `slot` fires; infinity when it is idle. O(1).
  @inlinable @inline(__always)
  public func time(of slot: Int) -> Double {
    precondition(UInt(bitPattern: slot) < UInt(bitPattern: slotCount), "no such slot")
    return Double(bitPattern: keys[slot])
  }

  /// The earliest timer; equal times go to the lower slot. The time is infinity when all are idle
  /// (the slot is then 0). The timer stays set: schedule or cancel it to go on. O(1).
  @inlinable public var next: (slot: Int, time: Double) {
    @inline(__always) get {
      let slot = Int(truncatingIfNeeded: winners[1])
      return (slot, Double(bitPattern: keys[slot]))
    }
  }

  /// The key of infinity.
  @inlinable static var idleKey: UInt64 { 0x7ff0_0000_0000_0000 }

  /// Writes a key and plays the matches from its leaf to the root again.
  @inlinable @inline(__always)
  mutating func replay(_ slot: Int, _ newKey: UInt64) {
    let keys = self.keys
    let winners = self.winners
    keys[slot] = newKey
    var key = newKey
    var winner = UInt32(truncatingIfNeeded: slot)
    var node = slot &+ leafBase
    // The first match is against the neighbouring leaf, which is not stored as a node.
    var rival = UInt32(truncatingIfNeeded: slot ^ 1)
    while true {
      let rivalKey = keys[Int(truncatingIfNeeded: rival)]
      // The rival wins if its key is smaller, or equal while it is the left one (our node is odd).
      // Both keys are below 2⁶³, so the sign of the difference says it; select by mask, because a
      // plain conditional is compiled back into the branch that this loop is there to avoid.
      let lead = rivalKey &- (key &+ UInt64(truncatingIfNeeded: node & 1))
      let mask = UInt64(bitPattern: Int64(bitPattern: lead) >> 63)
      key ^= (key ^ rivalKey) & mask
      winner ^= (winner ^ rival) & UInt32(truncatingIfNeeded: mask)
      node >>= 1
      winners[node] = winner
      if node == 1 { return }
      rival = winners[node ^ 1]
    }
  }
}

/// The buffers have one owner, so the queue may move to another thread with it.
extension EventQueue: @unchecked Sendable {}
