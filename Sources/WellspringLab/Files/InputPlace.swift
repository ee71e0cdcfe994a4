// Where the files that a file names are found.
//
// Beside the file that names them; or, when a results folder is read again, among the copies that it
// keeps. A copy is found by the path under which its original was read, however that was written,
// so that originals that were moved, edited or replaced since decide nothing.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds and reads the files that a model or experiment file names.
struct InputPlace: Sendable {
  /// The folder of the file that names them; `.` when it was named without a folder.
  let directory: String
  /// Contents by the path under which the original was read; nil to read the originals.
  let copies: [String: [UInt8]]?

  init(directory: String, copies: [String: [UInt8]]? = nil) {
    (self.directory, self.copies) = (directory, copies)
  }

  /// The place of the files that the file at `path` names.
  func beside(_ path: String) -> InputPlace {
    InputPlace(directory: ModelSource.directory(of: path), copies: copies)
  }

  /// A path as a file here says it, seen from where the program runs.
  func path(_ name: String) -> String {
    name.hasPrefix("/") || directory == "." ? name : "\(directory)/\(name)"
  }

  /// The text of a file.
  /// - Parameter path: as `path(_:)` gives it.
  /// - Throws: `.noInput` when there is nothing readable there, `.badData` when it is not text.
  func text(_ path: String, purpose: String) throws(ModelFileError) -> SourceText {
    guard let copies else { return try SourceText(path: path, purpose: purpose) }
    guard let bytes = copies[path] else {
      throw ModelFileError(
        .noInput, [Problem(.file(path), "", "there is no copy of this \(purpose) in the folder")])
    }
    return try SourceText(bytes: bytes, file: path)
  }
}

extension SourceText {
  /// The file as it is kept beside the results.
  var input: InputFile { InputFile(path: file, bytes: Array(text.utf8)) }
}
