// The package as it lies in the working tree.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Files of the package as they are in the working tree.
enum PackageFile {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static func text(_ path: String) -> String {
    String(
      decoding: (try? Data(contentsOf: URL(fileURLWithPath: root + "/" + path))) ?? Data(),
      as: UTF8.self)
  }

  /// Paths below a folder, sorted; hidden ones left out.
  static func all(_ folder: String) -> [String] {
    let found = try? FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
    return (found ?? []).filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }.sorted()
  }
}
