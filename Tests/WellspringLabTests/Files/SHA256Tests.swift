// Digests against the published examples of SHA-256 (FIPS 180-4; NIST's example values).
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringLab

struct SHA256Tests {
  /// A message and its digest as published.
  private static let examples: [(message: [UInt8], digest: String)] = [
    ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (
      Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    ),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test("Digests are those of the published examples, as sha256sum prints them")
  func publishedExamples() {
    for example in Self.examples { #expect(sha256(example.message) == example.digest) }
  }

  @Test("However bytes arrive, whole, in pieces or not side by side, the digest is the same")
  func pieces() {
    let message = Self.examples[2].message
    for cut in 0...message.count {
      var hash = SHA256()
      hash.update(message[..<cut])
      hash.update(message[cut...].lazy.map { $0 })
      #expect(hexadecimal(hash.finish()) == Self.examples[2].digest, "cut at \(cut)")
    }
  }
}
