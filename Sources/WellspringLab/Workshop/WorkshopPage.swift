// The workshop page with the data of a run put in. The page itself is made by
// scripts/build-workshop and shipped; nothing is built here.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The workshop page as it is shipped.
public struct WorkshopPage: Sendable {
  private static let opening = "<script type=\"application/json\" id=\"wellspring-models\">"
  private static let closing = "</script>"
  /// Larger files are no page.
  private static let mostBytes = 16 << 20

  private let before: Substring
  private let after: Substring

  /// Reads a page; nil for what is none.
  public init?(path: String) {
    guard let data = FileManager.default.contents(atPath: path), data.count <= Self.mostBytes,
      let html = String(validating: data, as: UTF8.self)
    else { return nil }
    self.init(html: html)
  }

  init?(html: String) {
    guard let start = html.range(of: Self.opening),
      let end = html.range(of: Self.closing, range: start.upperBound..<html.endIndex)
    else { return nil }
    before = html[..<start.upperBound]
    after = html[end.lowerBound...]
  }

  /// The page with the data that it opens.
  public func html(_ data: WorkshopData) -> String { before + "\n" + data.text + after }
}
