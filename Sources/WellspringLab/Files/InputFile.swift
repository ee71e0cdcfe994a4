// A file that a model or an experiment was read from.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A file as it was read.
public struct InputFile: Sendable {
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}
