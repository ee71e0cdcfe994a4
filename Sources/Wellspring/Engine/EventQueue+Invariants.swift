// What must hold of the winner tree between any two calls; for tests and for hunting a fault.
// SPDX-License-Identifier: GPL-3.0-or-later

extension EventQueue {
  /// Which property of the tree does not hold, and where.
  public enum Fault: Error, Equatable {
    /// The key of this slot is no time (negative or NaN), or that of the padding is not infinite.
    case key(slot: Int)
    /// The winner noted at this node is not the earlier of the winners of its two children.
    case winner(node: Int)
  }

  /// Checks every key and every match. O(`slotCount`).
  /// - Throws: the first `Fault` found; there is none unless the queue itself is wrong.
  public func checkInvariants() throws(Fault) {
    for slot in 0..<slotCount where keys[slot] > Double.infinity.bitPattern {
      throw .key(slot: slot)
    }
    guard keys[slotCount] == Double.infinity.bitPattern else { throw .key(slot: slotCount) }
    for node in 1..<leafBase {
      let left = winner(below: 2 * node)
      let right = winner(below: 2 * node + 1)
      // Written out as the plain rule on purpose: the hot path says the same with a mask.
      let expected = keys[right] < keys[left] ? right : left
      guard winners[node] == expected else { throw .winner(node: node) }
    }
  }

  /// The winner of the subtree at `node`, which may be a leaf.
  private func winner(below node: Int) -> Int {
    node < leafBase ? Int(winners[node]) : min(node - leafBase, slotCount)
  }
}
