// What a setting of a model may be, and why one cannot be put.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A value as a model file has it, numbers in the documented unit.
public enum SettingValue: Sendable, Equatable {
  case number(Double)
  case flag(Bool)
  case text(String)
  case numbers([Double])
  case texts([String])
}

/// One line of the table that makes a model out of the defaults.
public struct Setting: Sendable, Equatable {
  /// As `--set` writes it, elements of lists by name: `site.units.icu.posts.nurse.count`.
  public var path: String
  public var value: SettingValue

  public init(_ path: String, _ value: SettingValue) {
    (self.path, self.value) = (path, value)
  }
}

/// Why a value cannot be put, or why values do not fit together.
///
/// Numbers stay numbers here, so that whoever shows the message writes them as their readers expect.
public struct SettingError: Error, Sendable, Equatable {
  public enum Fault: UInt8, Sendable {
    /// No setting has this path.
    case unknownPath
    /// A number where a word is needed, or the like; `note` says what is needed.
    case wrongKind
    /// Outside `lowest` to `highest`.
    case outOfRange
    /// Not a whole number.
    case notWhole
    /// None of the words in `note`.
    case notOneOf
    /// A list of another length; `note` says which are possible.
    case wrongLength
    /// Not something that can be a name.
    case notAName
    /// The value itself is possible, but not with the others; `note` says why.
    case doesNotFit
  }

  public var path: String
  public var fault: Fault
  public var note: String
  public var lowest: Double
  public var highest: Double

  public init(
    _ path: String, _ fault: Fault, _ note: String = "", lowest: Double = .nan,
    highest: Double = .nan
  ) {
    (self.path, self.fault, self.note) = (path, fault, note)
    (self.lowest, self.highest) = (lowest, highest)
  }
}
