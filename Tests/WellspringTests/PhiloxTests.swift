// The generator: published vectors, an independent re-implementation, and the address layout.
// SPDX-License-Identifier: GPL-3.0-or-later
import CSampling
import TestSupport
import Testing
import Wellspring

/// Philox 4x64-10 written from the paper (Salmon et al. 2011, doi:10.1145/2063384.2063405).
func plainPhilox(counter: [UInt64], key: [UInt64]) -> [UInt64] {
  var (c, k) = (counter, key)
  for _ in 0..<10 {
    let a = c[0].multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
    let b = c[2].multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
    c = [b.high ^ c[1] ^ k[0], b.low, a.high ^ c[3] ^ k[1], a.low]
    k[0] &+= 0x9E37_79B9_7F4A_7C15  // golden ratio
    k[1] &+= 0xBB67_AE85_84CA_A73B  // √3 − 1
  }
  return c
}

/// The generator under test.
func philox(counter: [UInt64], key: [UInt64]) -> [UInt64] {
  var out = [UInt64](repeating: 0, count: 4)
  ws_philox4x64(counter, key, &out)
  return out
}

@Suite("Philox 4x64-10")
struct PhiloxTests {
  struct Vector: Sendable {
    var counter, key, expected: [UInt64]
  }

  /// From Random123's kat_vectors: all zeros, all ones, digits of π.
  static let published = [
    Vector(
      counter: [0, 0, 0, 0], key: [0, 0],
      expected: [
        0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b,
        0x7e68_b68a_ec7b_a23b,
      ]),
    Vector(
      counter: [.max, .max, .max, .max], key: [.max, .max],
      expected: [
        0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6,
        0xa09c_aebf_594f_0ba0,
      ]),
    Vector(
      counter: [
        0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0,
        0x082e_fa98_ec4e_6c89,
      ],
      key: [0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c],
      expected: [
        0xa528_f454_03e6_1d95, 0x38c7_2dbd_566e_9788, 0xa5a1_610e_72fd_18b5,
        0x57bd_43b5_e52b_7fe6,
      ]),
  ]

  @Test("the published known-answer vectors are reproduced", arguments: published)
  func knownAnswers(_ vector: Vector) {
    #expect(philox(counter: vector.counter, key: vector.key) == vector.expected)
    #expect(plainPhilox(counter: vector.counter, key: vector.key) == vector.expected)
  }

  @Test("a thousand chained random blocks agree with a plain re-implementation")
  func agreesWithPlain() {
    var (counter, key): ([UInt64], [UInt64]) = ([1, 2, 3, 4], [5, 6])
    for _ in 0..<1000 {
      let block = philox(counter: counter, key: key)
      #expect(block == plainPhilox(counter: counter, key: key))
      key = [block[3], counter[1]]
      counter = block
    }
  }

  @Test("words of an event are the blocks 0, 1, 2 … of its address, in order")
  func blocksCross() {
    var stream = ws_stream()
    (stream.seed, stream.replicate, stream.entity, stream.stream) = (7, 8, 9, 10)
    for ordinal in [0, 1, 5, UInt64.max] {
      ws_seek(&stream, ordinal)
      for block in 0..<5 as Range<UInt64> {
        let expected = plainPhilox(counter: [9, 10, ordinal, block], key: [7, 8])
        for word in expected { #expect(ws_next_word(&stream) == word) }
      }
    }
  }

  @Test("seeking forgets what an earlier event has used")
  func seekForgets() {
    var stream = ws_stream()
    ws_seek(&stream, 3)
    let first = (0..<6).map { _ in ws_next_word(&stream) }
    for used in 0..<9 {
      ws_seek(&stream, 2)
      for _ in 0..<used { _ = ws_next_word(&stream) }
      ws_seek(&stream, 3)
      #expect((0..<6).map { _ in ws_next_word(&stream) } == first)
    }
  }

  @Test("uniforms are the top 53 bits of a word, and integers the top 32")
  func bitsUsed() {
    var (words, draws) = (ws_stream(), ws_stream())
    ws_seek(&words, 1)
    ws_seek(&draws, 1)
    for _ in 0..<100 {
      let word = ws_next_word(&words)
      #expect(ws_uniform(&draws) == Double(word >> 11) * 0x1p-53)
    }
    for _ in 0..<100 {
      let word = ws_next_word(&words)
      // GSL serves n = 2³² − 1 by rejection of one value in 2³²: the word's top half as it is.
      #expect(ws_uniform_index(&draws, .max) == UInt32(word >> 32))
    }
  }

  @Test("a block of exponentials is each event's own exponential, to the bit")
  func exponentialBlock() {
    for first in [0, 17, UInt64.max - 40] {
      var stream = ws_stream()
      stream.seed = 99
      var block = [Double](repeating: 0, count: 40)
      ws_exponential_block(&stream, first, 40, &block)
      var single = ws_stream()
      single.seed = 99
      for (i, value) in block.enumerated() {
        ws_seek(&single, first + UInt64(i))
        #expect(ws_exponential(&single, 1) == value)
      }
    }
    var untouched = ws_stream()
    ws_exponential_block(&untouched, 0, 0, nil)
  }
}

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

  static let kinds: [EntityKind] = [
    .careUnit, .post, .careCase, .agencyClinician, .surveyWave, .instrument,
  ]
  static let purposes = (1...19).map { StreamPurpose(rawValue: $0)! }

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
          $0.purpose = Self.purposes[$1 % 19]
          $0.ordinal = UInt64($1 / 19)
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
