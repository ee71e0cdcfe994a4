// How the program ends, after sysexits.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import WellspringLab

/// Exit codes.
enum ExitStatus: Int32 {
  case usage = 64
  case badData = 65
  case noInput = 66
  /// A program that is needed is not there or refuses.
  case noService = 69
  /// Some replicates failed.
  case someFailed = 70
  case cannotCreate = 73
  case inputOutput = 74
  /// Interrupted; --resume goes on.
  case interrupted = 75

  var code: ExitCode { ExitCode(rawValue) }
}

extension OutputError {
  var status: ExitStatus {
    switch self {
    case .exists, .empty, .unfinished, .foreign, .unmarked, .incomplete, .inTheWay, .changedCopy,
      .busy, .isShard, .cannotCreate:
      .cannotCreate
    case .cannotMerge: .badData
    case .cannotWrite, .cannotFinish, .cannotRead: .inputOutput
    }
  }
}

/// Says on standard error why the program ends, and gives back how.
func failure(_ message: String, _ status: ExitStatus) -> ExitCode {
  printMessage("wellspring: " + message)
  return status.code
}
