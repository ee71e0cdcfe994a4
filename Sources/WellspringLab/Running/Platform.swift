// What the last bits of a result may depend on besides its inputs.
//
// exp, log and tanh of one C library differ in about one call in 10³ to 10⁶ between processors
// with and without fused multiply-add, so equal bytes are promised within one class only.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The processor class and C library that a run used.
public struct Platform: Sendable, Equatable {
  /// For instance `x86_64-fma`.
  public let processorClass: String
  /// For instance `glibc 2.36`.
  public let cLibrary: String
  public let operatingSystem: String

  /// This machine.
  public static var current: Platform {
    Platform(
      processorClass: architecture + (hasFusedMultiplyAdd ? "-fma" : ""), cLibrary: cLibraryName,
      operatingSystem: ProcessInfo.processInfo.operatingSystemVersionString)
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "aarch64"
    #else
      "other"
    #endif
  }

  private static var hasFusedMultiplyAdd: Bool {
    #if arch(arm64)
      return true
    #elseif os(Linux)
      // glibc takes its fused variants where both flags are there.
      guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
        let line = text.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
      else { return false }
      let flags = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      return flags.contains("fma") && flags.contains("avx2")
    #elseif os(macOS)
      var value: Int32 = 0
      var size = MemoryLayout<Int32>.size
      return sysctlbyname("hw.optional.fma", &value, &size, nil, 0) == 0 && value == 1
    #else
      return false
    #endif
  }

  private static var cLibraryName: String {
    #if canImport(Glibc)
      var text = [CChar](repeating: 0, count: 128)
      let length = confstr(Int32(_CS_GNU_LIBC_VERSION), &text, text.count)
      guard length > 1, length <= text.count else { return "glibc" }
      return String(decoding: text[..<(length - 1)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #elseif canImport(Musl)
      return "musl"
    #else
      return "libSystem " + ProcessInfo.processInfo.operatingSystemVersionString
    #endif
  }
}
