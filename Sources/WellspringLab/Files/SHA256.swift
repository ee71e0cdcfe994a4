// SHA-256 as `sha256sum` prints it: of tables, models and parts. Computed by Nettle.
// SPDX-License-Identifier: GPL-3.0-or-later
import CNettle

/// SHA-256 of bytes that arrive piece by piece.
struct SHA256 {
  /// Bytes of a digest.
  static let digestBytes = 32

  private var state = sha256_ctx()

  init() { nettle_sha256_init(&state) }

  mutating func update(_ bytes: some Collection<UInt8>) {
    let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { add($0) }
    if isContiguous == nil { Array(bytes).withUnsafeBufferPointer { add($0) } }
  }

  /// The digest of everything so far; the next byte starts anew.
  mutating func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.digestBytes) { buffer, count in
      nettle_sha256_digest(&state, Self.digestBytes, buffer.baseAddress)
      count = Self.digestBytes
    }
  }

  /// The digest of bytes at hand.
  static func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    nettle_sha256_update(&state, bytes.count, bytes.baseAddress)
  }
}

/// Bytes as lower-case hexadecimal digits.
func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}

/// SHA-256 of bytes, in hexadecimal.
public func sha256(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.digest(of: bytes)) }
