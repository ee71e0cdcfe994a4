// Words of commands that people copy.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A word of a command as a shell takes it: as it stands where that is safe, otherwise quoted.
public func shellWord(_ word: String) -> String {
  let plain = word.unicodeScalars.allSatisfy { scalar in
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: "-_./,=:@%+".unicodeScalars.contains(scalar)
    }
  }
  return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
}
