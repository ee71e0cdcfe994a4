// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization
import Testing

@testable import WellspringLab

@Suite("Lanes")
struct OrderedLanesTests {
  /// Work whose duration has nothing to do with its index.
  private static func unevenWork(_ index: Int) -> Int {
    var value = UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15
    for _ in 0..<(value >> 50) { value = value &* 6_364_136_223_846_793_005 &+ 1 }
    return value == 0 ? -1 : index
  }

  @Test(
    "Results are kept in index order for any number of lanes and any window",
    arguments: [1, 2, 7, 16], [1, 2, 5, 64])
  func order(lanes: Int, window: Int) throws {
    var kept: [Int] = []
    let count = try runInOrder(
      count: 500, lanes: lanes, window: window, stop: StopFlag(), work: Self.unevenWork,
      keep: { (index, product) throws(OutputError) in kept += [index, product] })
    #expect(count == 500)
    let expected = (0..<500).flatMap { [$0, $0] }
    let isOrdered = kept == expected
    #expect(isOrdered)
  }

  @Test("No lane runs further ahead than the window")
  func window() throws {
    let begun = Atomic(0)
    let kept = Atomic(0)
    let furthest = Atomic(0)
    _ = try runInOrder(
      count: 2_000, lanes: 4, window: 6, stop: StopFlag(),
      work: { index in
        let ahead = begun.add(1, ordering: .relaxed).newValue - kept.load(ordering: .relaxed)
        furthest.max(ahead, ordering: .relaxed)
        return Self.unevenWork(index)
      },
      keep: { (_, _) throws(OutputError) in kept.add(1, ordering: .relaxed) })
    #expect(furthest.load(ordering: .relaxed) <= 6)
  }

  @Test("A request to stop keeps everything that was begun, as a prefix", arguments: [1, 2, 7])
  func stops(lanes: Int) throws {
    let stop = StopFlag()
    let begun = Atomic(0)
    var kept: [Int] = []
    let count = try runInOrder(
      count: 100_000, lanes: lanes, window: 16, stop: stop,
      work: { index in
        begun.add(1, ordering: .relaxed)
        if index == 40 { stop.request() }
        return index
      },
      keep: { (_, product) throws(OutputError) in kept.append(product) })
    #expect(count == begun.load(ordering: .relaxed))
    #expect(count >= 41 && count <= 41 + 16 + lanes)
    #expect(kept == Array(0..<count))
  }

  @Test("The first error ends the run and nothing is kept after it", arguments: [1, 2, 7])
  func failure(lanes: Int) {
    var kept = 0
    #expect(throws: OutputError.cannotWrite(path: "x", reason: "full")) {
      try runInOrder(
        count: 10_000, lanes: lanes, window: 8, stop: StopFlag(), work: Self.unevenWork,
        keep: { (index, _) throws(OutputError) in
          if index == 25 { throw .cannotWrite(path: "x", reason: "full") }
          kept += 1
        })
    }
    #expect(kept == 25)
  }

  @Test("Nothing to do ends at once")
  func nothing() throws {
    let count = try runInOrder(
      count: 0, lanes: 3, window: 1, stop: StopFlag(), work: { $0 },
      keep: { (_, _) throws(OutputError) in Issue.record("there is nothing to keep") })
    #expect(count == 0)
  }
}
