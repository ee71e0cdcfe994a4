// A bounded first-in-first-out line.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Those who wait, oldest first. All memory is taken by `init`.
struct Ring<Element: BitwiseCopyable>: ~Copyable {
  private let slots: UnsafeMutablePointer<Element>
  private let mask: Int
  private var head = 0
  private(set) var count = 0

  /// - Parameter capacity: a power of two; one more element is a programming error.
  init(capacity: Int, filler: Element) {
    precondition(capacity > 0 && capacity & (capacity - 1) == 0)
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: filler, count: capacity)
    mask = capacity - 1
  }

  deinit { slots.deallocate() }

  var isEmpty: Bool { count == 0 }

  mutating func append(_ element: Element) {
    precondition(count <= mask, "the line is longer than its bound")
    slots[(head &+ count) & mask] = element
    count &+= 1
  }

  mutating func removeFirst() -> Element {
    let element = slots[head & mask]
    head &+= 1
    count &-= 1
    return element
  }
}
