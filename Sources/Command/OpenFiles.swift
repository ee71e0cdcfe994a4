// Whether enough files can be open at once.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation

/// Files that a run has open beside the standard streams: its tables, a part for each lane, and what
/// the system's own libraries open, which end the program when they cannot.
private let neededFiles = 32

/// Call before anything is on disk.
/// - Throws: exit code 74 when the limit is too low.
func checkOpenFiles() throws {
  var handles: [Int32] = []
  defer { for handle in handles { close(handle) } }
  while handles.count < neededFiles {
    let handle = open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else {
      guard errno == EMFILE || errno == ENFILE else { return }
      throw failure(
        "\(handles.count) more files can be open at once, and \(neededFiles) are needed: raise the "
          + "limit (ulimit -n) and give the same command again", .inputOutput)
    }
    handles.append(handle)
  }
}
