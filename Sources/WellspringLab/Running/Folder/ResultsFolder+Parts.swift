// Finished blocks in a results folder.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension ResultsFolder {
  /// Where the part of a block is; where it would be when it is not there.
  func partPath(_ block: Int) -> String {
    partsPath + "/" + (state.withLock { $0.parts[block] } ?? PartFile.name(block))
  }

  /// Says which file is the part of a block; nil when there is none.
  func choosePart(_ name: String?, block: Int) { state.withLock { $0.parts[block] = name } }

  /// Names in a folder of parts that stand for a block, by block.
  static func partNames(_ folder: String) throws(OutputError) -> [Int: [String]] {
    var names: [Int: [String]] = [:]
    for name in try Self.names(folder) {
      if let block = PartFile.block(named: name) { names[block, default: []].append(name) }
    }
    return names
  }

  /// Gives a part the first name of its block that is free. What stands under another (a part that
  /// broke, a folder, somebody's file) stays as it is.
  /// - Returns: an error of the system or 0.
  func keepPart(_ temporary: String, block: Int, _ state: inout State) -> Int32 {
    for attempt in 1...PartFile.mostAttempts {
      let name = PartFile.name(block, attempt: attempt)
      var problem = Self.give(temporary, partsPath + "/" + name)
      if problem == ENOENT, mkdir(partsPath, 0o755) == 0 {
        // Somebody took the folder away.
        state.createdFolders.append(partsPath)
        problem = Self.give(temporary, partsPath + "/" + name)
      }
      if problem == 0 { state.parts[block] = name }
      if problem != EEXIST { return problem }
    }
    return EEXIST
  }

  /// Removes this run's parts, when the tables are published.
  func removeParts() {
    guard RegularFile.kind(partsPath) == .folder, let names = try? Self.names(partsPath) else {
      return
    }
    for name in names {
      guard let block = PartFile.block(named: name) else { continue }
      let path = partsPath + "/" + name
      let start = RegularFile.bytes(path, most: PartFile.headerBytes)
      guard let start, PartFile.isHeader(start, block: block, identity: mark.identity) else {
        continue
      }
      unlink(path)
    }
    rmdir(partsPath)
  }

  /// Removes the folder of parts when nothing is in it.
  func removeEmptyParts() { rmdir(partsPath) }
}
