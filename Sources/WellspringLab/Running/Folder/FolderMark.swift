// `wellspring.json`: the mark by which a results folder is known as ours.
//
// It is written before anything else and says whose run works in the folder, what was asked for, and
// which files the run was read from. A folder without it is somebody else's, whatever else is in it.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What a results folder says about itself.
struct FolderMark: Sendable {
  static let name = "wellspring.json"
  /// The mark is known by this word, not by its name.
  static let format = "Wellspring results folder 1"
  private static let note =
    "Wellspring knows the folder as its own by this file, and leaves it alone without."
  /// Larger files are no marks.
  static let mostBytes = 1 << 28

  /// A file that the run was read from.
  struct Copy: Sendable, Equatable {
    /// The path under which it was read.
    let path: String
    /// Its place below `inputs/`.
    let name: String
    /// SHA-256, in hexadecimal.
    let digest: String
  }

  /// Of the program that began the run.
  let version: String
  /// SHA-256 over everything that decides the bytes of the tables, 64 hexadecimal digits.
  let identity: String
  /// The experiment's file as the user named it.
  let file: String
  let settings: RunSettings
  /// The experiment's own file first.
  let copies: [Copy]

  init(_ experiment: Experiment, identity: String, inputs: RunInputs) {
    version = wellspringVersion
    self.identity = identity
    file = experiment.path
    settings = experiment.settings
    copies = inputs.files.map { Copy(path: $0.path, name: $0.name, digest: sha256($0.bytes)) }
  }

  /// Reads a mark; nil when the bytes are something else.
  init?(_ bytes: [UInt8]) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      object["format"] as? String == Self.format,
      let version = object["wellspring"] as? String,
      let identity = object["identity"] as? String, identity.utf8.count == 64,
      let file = object["file"] as? String,
      let settings = object["settings"] as? [String: Any],
      let inputs = object["inputs"] as? [[String: Any]]
    else { return nil }
    var copies: [Copy] = []
    for input in inputs {
      guard let path = input["path"] as? String, let name = input["copy"] as? String,
        let digest = input["sha256"] as? String, Self.isPlace(name)
      else { return nil }
      copies.append(Copy(path: path, name: name, digest: digest))
    }
    self.version = version
    self.identity = identity
    self.file = file
    self.settings = RunSettings(json: settings)
    self.copies = copies
  }

  /// The mark of a folder; nil when it has none.
  static func of(_ folder: String, followingLinks: Bool = false) -> FolderMark? {
    RegularFile.bytes("\(folder)/\(name)", most: mostBytes, followingLinks: followingLinks)
      .flatMap { FolderMark($0) }
  }

  var text: String {
    JSONValue.object([
      ("format", .string(Self.format)),
      ("note", .string(Self.note)),
      ("wellspring", .string(version)),
      ("identity", .string(identity)),
      ("file", .string(file)),
      ("settings", settings.json),
      (
        "inputs",
        .array(
          copies.map {
            .object([
              ("path", .string($0.path)), ("copy", .string($0.name)),
              ("sha256", .string($0.digest)),
            ])
          })
      ),
    ]).text
  }

  /// Whether a name stays below the folder that it is in.
  private static func isPlace(_ name: String) -> Bool {
    name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0 != "." && $0 != ".."
    }
  }
}
