// Replicates side by side, their results one after the other.
//
// Goals, in order of priority:
// 1. results are kept in index order, whatever the number of lanes;
// 2. memory is bounded: no lane runs further ahead of the slowest than `window`;
// 3. a request to stop ends the run at a whole prefix: everything begun is finished and kept.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Foundation
import Synchronization

/// A request, from any thread, to begin nothing more.
public final class StopFlag: Sendable {
  private let requested = Atomic(false)

  public init() {}
  public var isRequested: Bool { requested.load(ordering: .relaxed) }
  public func request() { requested.store(true, ordering: .relaxed) }
}

/// Runs `work` for 0 ..< count on several lanes and hands each product to `keep` in index order.
///
/// - Parameters:
///   - lanes: how many run at once, at least 1.
///   - window: how many may be begun and not yet kept, at least 1.
///   - work: called once for each index, on any lane.
///   - keep: called by one lane at a time, in index order.
/// - Returns: how many were kept; fewer than `count` only after a request to stop.
/// - Throws: the first error of `keep`, after which nothing more is begun or kept.
func runInOrder<Product: Sendable>(
  count: Int, lanes: Int, window: Int, stop: StopFlag, work: @Sendable (Int) -> Product,
  keep: @escaping (Int, Product) throws(OutputError) -> Void
) throws(OutputError) -> Int {
  precondition(lanes >= 1 && window >= 1 && count >= 0)
  let order = Order(count: count, window: window, stop: stop, keep: keep)
  DispatchQueue.concurrentPerform(iterations: min(lanes, max(1, count))) { _ in
    while let index = order.begin() { order.end(index, work(index)) }
  }
  if let failure = order.failure { throw failure }
  return order.kept
}

/// Who begins what, and what is kept next. A class: the lanes share it; every member is read and
/// written with `turn` locked while they run, hence unchecked.
private final class Order<Product: Sendable>: @unchecked Sendable {
  private let count: Int
  private let stop: StopFlag
  private let keep: (Int, Product) throws(OutputError) -> Void
  private let turn = NSCondition()
  /// What is done and not yet kept, by index modulo the window.
  private var slots: [Product?]
  private var begun = 0
  private(set) var kept = 0
  private(set) var failure: OutputError?

  init(
    count: Int, window: Int, stop: StopFlag,
    keep: @escaping (Int, Product) throws(OutputError) -> Void
  ) {
    self.count = count
    self.stop = stop
    self.keep = keep
    slots = Array(repeating: nil, count: window)
  }

  /// The next index, or nil when there is nothing more to begin.
  func begin() -> Int? {
    turn.lock()
    defer { turn.unlock() }
    // The lane that holds index `kept` never waits here, so the others cannot wait for ever.
    while failure == nil, begun < count, begun >= kept + slots.count { turn.wait() }
    guard failure == nil, begun < count, !stop.isRequested else { return nil }
    begun += 1
    return begun - 1
  }

  /// Takes a product in, and keeps all that have become next in line.
  func end(_ index: Int, _ product: Product) {
    turn.lock()
    defer { turn.unlock() }
    slots[index % slots.count] = product
    while failure == nil, let next = slots[kept % slots.count] {
      slots[kept % slots.count] = nil
      do throws(OutputError) { try keep(kept, next) } catch { failure = error }
      kept += 1
    }
    turn.broadcast()
  }
}
