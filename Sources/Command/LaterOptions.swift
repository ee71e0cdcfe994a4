// Options that are planned and not there yet: a clear word is better than "unknown option".
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab

struct LaterOptions: ParsableArguments {
  @Option var precision: [String] = []

  func validate() throws {
    let used = [
      precision.isEmpty ? nil : "--precision"
    ]
    if let option = used.compactMap({ $0 }).first {
      throw ValidationError("\(option) is not in this version (\(wellspringVersion)).")
    }
  }
}
