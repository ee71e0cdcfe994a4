// How the program ends, after sysexits.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab

/// Exit codes.
enum ExitStatus: Int32 {
  case usage = 64
  case badData = 65
  case noInput = 66
  /// Some replicates hit a bound of the simulation.
  case someFailed = 70
  case cannotCreate = 73
  case inputOutput = 74
  /// Interrupted; the command can be given again.
  case interrupted = 75

  var code: ExitCode { ExitCode(rawValue) }
}

extension OutputError {
  var status: ExitStatus {
    switch self {
    case .exists, .cannotCreate: .cannotCreate
    case .cannotWrite: .inputOutput
    }
  }
}

/// Says on standard error why the program ends, and gives back how.
func failure(_ message: String, _ status: ExitStatus) -> ExitCode {
  printMessage("wellspring: " + message)
  return status.code
}
