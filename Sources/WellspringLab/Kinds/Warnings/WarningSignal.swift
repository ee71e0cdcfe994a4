// What is watched: from the truth that nobody sees to what an organisation has in its files.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A source of data on a person or a unit.
public enum WarningSignal: String, CaseIterable, Sendable {
  case capacity
  case midnightCapacity = "midnight-capacity"
  case absence, breaks, surveys

  /// The direction of worsening: 1 up, −1 down. `lowIsCase` is of the survey's instrument.
  func worse(lowIsCase: Bool) -> Double {
    switch self {
    case .capacity, .midnightCapacity: -1
    case .absence, .breaks: 1
    case .surveys: lowIsCase ? -1 : 1
    }
  }

  /// Whether anybody could have it.
  public var isSeen: Bool { self != .capacity && self != .midnightCapacity }

  /// One sentence for tables.
  var meaning: String {
    switch self {
    case .capacity: "Mean capacity of each day, which nobody sees."
    case .midnightCapacity: "Capacity at each midnight, which nobody sees."
    case .absence: "Share of the days of a week absent sick, %."
    case .breaks: "Share of the shifts of a week without any break, %."
    case .surveys: "The unit's surveyed mean score at each wave; persons share it."
    }
  }
}

/// Whom a warning is about.
public enum WarningLevel: String, CaseIterable, Sendable {
  case person, unit

  func counted(_ count: Int) -> String {
    "\(count) " + (self == .person ? "person" : "unit") + (count == 1 ? "" : "s")
  }
}
