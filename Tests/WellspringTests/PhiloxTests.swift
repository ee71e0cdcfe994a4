// The generator: published vectors, an independent re-implementation, and blocks within an event.
// SPDX-License-Identifier: GPL-3.0-or-later
import CSampling
import Testing

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
