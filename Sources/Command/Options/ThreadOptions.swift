// How much is done at once. Decides no byte.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WellspringLab

struct ThreadOptions: ParsableArguments {
  @Option(
    name: [.customShort("j"), .long],
    help: ArgumentHelp("How much runs at once. (default: all cores)", valueName: "n"))
  var threads: Int?

  func validate() throws { try checkThreads(threads) }

  var count: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}
