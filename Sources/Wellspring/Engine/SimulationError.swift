// The bounds of a run. Hitting one is an error that says which.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a replicate could not be finished.
public enum SimulationError: Error, Sendable, Equatable {
  /// More events in one unit than `bound` allows.
  case tooManyEvents(bound: UInt64)
  /// More cases present at once in one unit than `bound` allows.
  case tooManyCases(bound: Int)
}
