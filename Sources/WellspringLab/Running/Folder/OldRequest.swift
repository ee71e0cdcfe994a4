// How early folders say what they are.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// `inputs/request.json`, which early folders have in place of a mark. They are read (verify, why,
/// merge) and never written to.
struct OldRequest {
  let version: String
  let identity: String
  let file: String
  let copy: String
  let settings: RunSettings

  /// nil when the folder has none.
  init?(_ folder: String) {
    let path = "\(folder)/\(ResultsFolder.inputsName)/request.json"
    guard
      let bytes = RegularFile.bytes(path, most: FolderMark.mostBytes, followingLinks: true),
      let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let identity = object["identity"] as? String, let copy = object["copy"] as? String,
      let file = object["file"] as? String, let settings = object["settings"] as? [String: Any]
    else { return nil }
    self.identity = identity
    self.copy = copy
    self.file = file
    self.settings = RunSettings(json: settings)
    version = object["wellspring"] as? String ?? "another"
  }
}
