// The winner tree against a sorted array, over thousands of seeded sequences of operations.
// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing

@testable import Wellspring

@Suite("Event queue") struct EventQueueTests {
  @Test("after every operation the earliest timer is the sorted array's", arguments: 1...70)
  func earliestMatchesOracle(slotCount: Int) throws {
    for repetition in 0..<200 {
      let seed = UInt64(slotCount * 1000 + repetition)
      var run = Sequence(seed: seed, slotCount: slotCount)
      for step in 0..<120 {
        run.operate()
        let agrees = run.agreesOnNextAndTimes()
        try #require(agrees, "seed \(seed), step \(step)")
        do { try run.queue.checkInvariants() } catch {
          Issue.record("seed \(seed), step \(step): \(error)")
          return
        }
      }
      let order = run.drainedOrder()
      #expect(order == run.oracle.entries, "seed \(seed)")
    }
  }

  @Test("after every operation the whole firing order is the sorted array's", arguments: 1...70)
  func wholeOrderMatchesOracle(slotCount: Int) throws {
    for repetition in 0..<60 {
      let seed = UInt64(1_000_000 + slotCount * 1000 + repetition)
      var run = Sequence(seed: seed, slotCount: slotCount)
      for step in 0..<60 {
        run.operate()
        let order = run.drainedOrder()
        try #require(order == run.oracle.entries, "seed \(seed), step \(step)")
        run.restore()
      }
    }
  }

  @Test(
    "large queues, with and without padding, drain in the sorted array's order",
    arguments: [255, 256, 257, 1000, 4097])
  func largeQueuesMatchOracle(slotCount: Int) throws {
    let seed = UInt64(7_000_000 + slotCount)
    var run = Sequence(seed: seed, slotCount: slotCount)
    for step in 0..<3000 {
      run.operate()
      let (slot, time) = run.queue.next
      try #require(run.oracle.next == .init(time: time, slot: slot), "seed \(seed), step \(step)")
    }
    try run.queue.checkInvariants()
    let order = run.drainedOrder()
    #expect(order == run.oracle.entries, "seed \(seed)")
  }

  @Test("simultaneous timers fire in slot order, whatever the order they were set in")
  func tiesGoToTheLowerSlot() {
    for slotCount in [1, 2, 3, 5, 8, 13, 64, 65] {
      var generator = SeededLuck(UInt64(slotCount))
      var queue = EventQueue(slotCount: slotCount)
      for slot in (0..<slotCount).shuffled(using: &generator) { queue.schedule(slot, at: 3) }
      for expected in 0..<slotCount {
        #expect(queue.next.slot == expected)
        #expect(queue.next.time == 3)
        queue.cancel(expected)
      }
      #expect(queue.next.time == .infinity)
    }
  }

  @Test("minus zero is zero: it ties with zero and is read back as plus zero")
  func minusZeroIsZero() {
    var queue = EventQueue(slotCount: 3)
    queue.schedule(2, at: 0)
    queue.schedule(1, at: -0.0)
    #expect(queue.next.slot == 1)
    #expect(queue.time(of: 1).sign == .plus)
    queue.schedule(0, at: Double.leastNonzeroMagnitude)
    #expect(queue.next.slot == 1)
  }

  @Test("a reset queue is as good as new")
  func resetIsLikeNew() throws {
    for slotCount in [1, 2, 3, 7, 16, 33] {
      var queue = EventQueue(slotCount: slotCount)
      for slot in 0..<slotCount { queue.schedule(slot, at: Double(slotCount - slot)) }
      queue.reset()
      try queue.checkInvariants()
      #expect(queue.next.slot == 0)
      #expect(queue.next.time == .infinity)
      for slot in 0..<slotCount { #expect(queue.time(of: slot) == .infinity) }
    }
  }

  @Test("a wrong winner anywhere in the tree is found by the invariants")
  func invariantsCatchDamage() throws {
    for slotCount in [2, 3, 6, 33] {
      var queue = EventQueue(slotCount: slotCount)
      for slot in 0..<slotCount { queue.schedule(slot, at: Double(slotCount - slot)) }
      for node in 1..<queue.leafBase where queue.winners[node] != slotCount {
        let right = queue.winners[node]
        queue.winners[node] = right ^ 1
        #expect(throws: EventQueue.Fault.self) { try queue.checkInvariants() }
        queue.winners[node] = right
      }
      try queue.checkInvariants()
      queue.keys[0] = Double.nan.bitPattern
      #expect(throws: EventQueue.Fault.key(slot: 0)) { try queue.checkInvariants() }
    }
  }

  @Test("NaN, a negative time, and a slot that does not exist stop the program")
  func impossibleArgumentsTrap() async {
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue(slotCount: 2)
      queue.schedule(0, at: .nan)
    }
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue(slotCount: 2)
      queue.schedule(0, at: -1e-300)
    }
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue(slotCount: 2)
      queue.schedule(2, at: 1)
    }
    await #expect(processExitsWith: .failure) {
      var queue = EventQueue(slotCount: 2)
      queue.cancel(-1)
    }
    await #expect(processExitsWith: .failure) { _ = EventQueue(slotCount: 0) }
  }
}

/// One seeded sequence of operations, made on the queue and on the oracle alike.
private struct Sequence: ~Copyable {
  var queue: EventQueue
  var oracle = SortedArrayQueue()
  private var generator: SeededLuck

  init(seed: UInt64, slotCount: Int) {
    queue = EventQueue(slotCount: slotCount)
    generator = SeededLuck(seed)
  }

  /// One random operation: set or move (times with many ties), cancel, pop, pop and set again.
  mutating func operate() {
    let slot = Int.random(in: 0..<queue.slotCount, using: &generator)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: schedule(slot, at: .infinity)
    case 1:
      queue.cancel(slot)
      oracle.schedule(slot, at: .infinity)
    case 2: schedule(queue.next.slot, at: .infinity)
    case 3, 4:
      let (first, time) = queue.next
      let delay = Double(Int.random(in: 0..<4, using: &generator)) / 2
      schedule(first, at: (time < .infinity ? time : 0) + delay)
    case 5:
      // One step of the floating-point grid earlier or later than another timer.
      let other = oracle.time(of: Int.random(in: 0..<queue.slotCount, using: &generator))
      let near = Bool.random(using: &generator) ? other.nextUp : max(0, other.nextDown)
      schedule(slot, at: near.isNaN ? 0 : near)
    default: schedule(slot, at: anyTime())
    }
  }

  /// Few distinct values, so that ties are common, the ends of the number line among them.
  private mutating func anyTime() -> Double {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return Bool.random(using: &generator) ? 0 : -0.0
    case 1: return Bool.random(using: &generator) ? .leastNonzeroMagnitude : .leastNormalMagnitude
    case 2: return .greatestFiniteMagnitude
    case 3: return Double.random(in: 0..<10, using: &generator)
    default: return Double(Int.random(in: 0..<6, using: &generator))
    }
  }

  private mutating func schedule(_ slot: Int, at time: Double) {
    queue.schedule(slot, at: time)
    oracle.schedule(slot, at: time)
  }

  func agreesOnNextAndTimes() -> Bool {
    let (slot, time) = queue.next
    guard oracle.next == .init(time: time, slot: slot) else { return false }
    return (0..<queue.slotCount).allSatisfy { queue.time(of: $0) == oracle.time(of: $0) }
  }

  /// Pops every timer of the queue; the oracle keeps its own.
  mutating func drainedOrder() -> [SortedArrayQueue.Entry] {
    var order: [SortedArrayQueue.Entry] = []
    // Bounded, so that a broken queue fails the test and does not hang it.
    for _ in 0...queue.slotCount {
      let (slot, time) = queue.next
      guard time < .infinity else { break }
      order.append(.init(time: time, slot: slot))
      queue.cancel(slot)
    }
    return order
  }

  /// Sets the drained timers again, from the oracle, in random order.
  mutating func restore() {
    for entry in oracle.entries.shuffled(using: &generator) {
      queue.schedule(entry.slot, at: entry.time)
    }
  }
}
