// The page of a results folder, on disk.
//
// A page that is there already is replaced only when it is one of ours that nobody has changed;
// whatever else stands in its place is left as it is.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

/// Where the page of a folder is, and what is there.
public struct ReportFile: Sendable {
  /// What stands in the page's place.
  public enum Standing: Sendable, Equatable {
    case nothing
    /// A page that nobody has changed since it was written.
    case whole(String)
    /// Something else: a page that was edited, a folder, a link.
    case foreign
  }

  /// What was done.
  public enum Change: Sendable { case written, replaced, same }

  /// Larger files are none of ours.
  private static let mostBytes = 64 << 20

  public let path: String
  private let folder: String

  public init(folder: String) {
    self.folder = folder
    path = "\(folder)/\(ReportPage.fileName)"
  }

  public var standing: Standing {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .nothing }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.mostBytes,
      let data = FileManager.default.contents(atPath: path),
      let html = String(validating: data, as: UTF8.self), ReportPage.isWhole(html)
    else { return .foreign }
    return .whole(html)
  }

  /// Writes the page, whole or not at all.
  /// - Throws: `.cannotCreate` where something that is not ours stands in its place.
  public func write(_ page: ReportPage) throws(OutputError) -> Change {
    let html = page.html
    switch standing {
    case .nothing:
      try WholeFile.write([file(ReportPage.fileName, of: page, html)])
      return .written
    case .whole(let old) where old.utf8.elementsEqual(html.utf8):
      return .same
    case .whole:
      let new = file(".wellspring.\(page.identity.prefix(16)).0", of: page, html)
      unlink(new.path)
      try WholeFile.write([new])
      guard rename(new.path, path) == 0 else {
        let reason = String(cString: strerror(errno))
        unlink(new.path)
        throw .cannotCreate(path: path, reason: reason)
      }
      return .replaced
    case .foreign:
      throw .cannotCreate(
        path: path,
        reason: "what stands there is no page that this program wrote, or somebody has changed it; "
          + "it is left as it is")
    }
  }

  private func file(_ name: String, of page: ReportPage, _ html: String) -> WholeFile {
    WholeFile(name: name, of: page.identity, in: folder, text: html)
  }
}
