// The address layout: every field its own luck, and neighbours independent.
// SPDX-License-Identifier: GPL-3.0-or-later
import TestSupport
import Testing
import Wellspring

@Suite("Stream addresses")
struct StreamAddressTests {
  /// The first word at an address.
  struct Address: Hashable {
    var seed: UInt64 = 1
    var replicate: UInt64 = 1
    var kind = EntityKind.post
    var unit: UInt32 = 1
    var index: UInt32 = 1
    var holder: UInt16 = 1
    var purpose = StreamPurpose.breaks
    var ordinal: UInt64 = 1

    var draw: Double {
      var stream = RandomStream(
        seed: seed, replicate: replicate, kind: kind, unit: unit, index: index, holder: holder,
        purpose: purpose)
      stream.seek(ordinal)
      return stream.uniform()
    }
  }

  static let kinds = (0...255).compactMap { EntityKind(rawValue: $0) }
  static let purposes = (0...999).compactMap { StreamPurpose(rawValue: $0) }

  @Test("addresses are laid out as the header says")
  func layout() {
    let stream = RandomStream(
      seed: 3, replicate: 4, kind: .agencyClinician, unit: 0xABCDEF, index: 0x1234_5678,
      holder: 0x9ABC, purpose: .survey)
    var drawn = stream
    drawn.seek(77)
    let words = plainPhilox(
      counter: [0x04AB_CDEF_1234_5678, 0x9ABC_0013_0000_0000, 77, 0], key: [3, 4])
    #expect(drawn.uniform() == Double(words[0] >> 11) * 0x1p-53)
  }

  @Test("an address that differs in any one field, or in several, draws other words")
  func fieldsAreDistinct() {
    var addresses: Set<Address> = []
    let base = Address()
    for value in [0, 2, 3, 255, 256, 65535, 65536, 1 << 32, 1 << 63] as [UInt64] {
      addresses.formUnion([
        with(base) { $0.seed = value }, with(base) { $0.replicate = value },
        with(base) { $0.ordinal = value },
      ])
      if value < 1 << 24 { addresses.insert(with(base) { $0.unit = UInt32(value) }) }
      if value < 1 << 32 { addresses.insert(with(base) { $0.index = UInt32(value) }) }
      if value < 1 << 16 { addresses.insert(with(base) { $0.holder = UInt16(value) }) }
    }
    addresses.insert(with(base) { $0.unit = 0xFF_FFFF })
    addresses.insert(with(base) { $0.index = .max })
    // A full grid over small values of every field, where carelessly packed fields would collide.
    for seed in 1...2 as ClosedRange<UInt64> {
      for replicate in 1...2 as ClosedRange<UInt64> {
        for kind in Self.kinds {
          for purpose in Self.purposes {
            for corner in 0..<16 as Range<UInt64> {
              addresses.insert(
                Address(
                  seed: seed, replicate: replicate, kind: kind, unit: UInt32(corner & 1),
                  index: UInt32(corner >> 1 & 1), holder: UInt16(corner >> 2 & 1),
                  purpose: purpose, ordinal: corner >> 3 & 1))
            }
          }
        }
      }
    }
    // Two of n uniforms of 53 bits agree with probability n²/2⁵⁴ < 1e-8.
    let draws = Set(addresses.map(\.draw))
    #expect(addresses.count > 7000)
    #expect(draws.count == addresses.count)
  }

  private func with(_ base: Address, _ change: (inout Address) -> Void) -> Address {
    var copy = base
    change(&copy)
    return copy
  }

  /// First draws at neighbouring values of one field.
  private func neighbours(_ count: Int, _ vary: (inout Address, Int) -> Void) -> [Double] {
    (0..<count).map { i in with(Address(seed: 51)) { vary(&$0, i) }.draw }
  }

  @Test("first draws at neighbouring addresses are independent and uniform")
  func neighboursAreIndependent() {
    let count = 100_000
    let ways: [(String, [Double])] = [
      ("ordinal", neighbours(count) { $0.ordinal = UInt64($1) }),
      ("index", neighbours(count) { $0.index = UInt32($1) }),
      ("unit", neighbours(count) { $0.unit = UInt32($1) }),
      ("replicate", neighbours(count) { $0.replicate = UInt64($1) }),
      ("seed", neighbours(count) { $0.seed = UInt64($1) }),
      (
        "purpose",
        neighbours(count) {
          $0.purpose = Self.purposes[$1 % Self.purposes.count]
          $0.ordinal = UInt64($1 / Self.purposes.count)
        }
      ),
      (
        "holder",
        neighbours(count) {
          $0.holder = UInt16($1 % 1000)
          $0.index = UInt32($1 / 1000)
        }
      ),
    ]
    for (name, draws) in ways {
      let uniform = Statistics.kolmogorovSmirnov(draws, mustDetect: 0.02) { $0 }
      #expect(uniform.holds, "\(name): \(uniform), seed 51")
      for lag in [1, 2, 3, 7] {
        let verdict = Statistics.correlation(
          Array(draws.dropLast(lag)), Array(draws.dropFirst(lag)), mustDetect: 0.03)
        #expect(verdict.holds, "\(name), lag \(lag): \(verdict), seed 51")
        // Correlation of squares about the middle sees dependence in spread.
        let spread = draws.map { ($0 - 0.5) * ($0 - 0.5) }
        let squares = Statistics.correlation(
          Array(spread.dropLast(lag)), Array(spread.dropFirst(lag)), mustDetect: 0.03)
        #expect(squares.holds, "\(name), spread at lag \(lag): \(squares), seed 51")
      }
    }
  }

  @Test("pairs of neighbouring draws fill the square evenly")
  func pairsFillTheSquare() {
    let side = 32
    let draws = neighbours(400_000) { $0.ordinal = UInt64($1) }
    var counts = [Int](repeating: 0, count: side * side)
    for i in stride(from: 0, to: draws.count - 1, by: 2) {
      counts[Int(draws[i] * Double(side)) * side + Int(draws[i + 1] * Double(side))] += 1
    }
    let verdict = Statistics.chiSquared(
      counts: counts, probabilities: .init(repeating: 1 / Double(side * side), count: side * side),
      mustDetect: 0.06)
    #expect(verdict.holds, "\(verdict), seed 51")
  }

  @Test("a correlation of 0.03 between neighbours is caught")
  func correlationIsCaught() {
    let draws = neighbours(100_000) { $0.ordinal = UInt64($1) }
    var mixed = draws
    for i in 1..<draws.count { mixed[i] += 0.03 * draws[i - 1] }
    let verdict = Statistics.correlation(
      Array(mixed.dropLast()), Array(mixed.dropFirst()), mustDetect: 0.03)
    #expect(verdict.catchesError, "\(verdict), seed 51")
  }
}
