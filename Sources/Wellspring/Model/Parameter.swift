// One constant of the model: where it stands in a model file, its unit, range, default, source.
//
// Every number that a model file may hold is described here once. The file reader, `--set`,
// `describe` and the documentation all read these descriptions; nothing else knows a default.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// How well a value is known.
public enum EvidenceGrade: UInt8, Sendable, CaseIterable {
  /// Read off a published measurement.
  case measured
  /// Computed from published measurements.
  case derived
  /// Fitted so that published patterns are reproduced.
  case calibrated
  /// From trade publications, blogs or worksheets.
  case grey
  /// A working assumption inside a plausible range.
  case assumed
  /// A choice of the user (a setting, not a fact about the world).
  case chosen

  /// The name used in files and tables.
  public var name: String {
    switch self {
    case .measured: "measured"
    case .derived: "derived"
    case .calibrated: "calibrated"
    case .grey: "grey"
    case .assumed: "assumed"
    case .chosen: "chosen"
    }
  }
}

/// What kind of value a parameter takes.
public enum ParameterKind: Sendable, Equatable {
  /// Any number in the range.
  case number
  /// A whole number in the range.
  case count
  /// `on` or `off`, held as 1 or 0.
  case onOff
  /// A time of day such as "07:00", held as hours since midnight.
  case clockTime
  /// One of these words, held as its position.
  case choice([String])
}

/// The description of one number of an `Owner`, and how to read and write it there.
public struct Parameter<Owner>: Sendable {
  /// The key in the model file.
  public let name: String
  public let kind: ParameterKind
  /// The documented unit: bare numbers are in it, and `Owner` holds the value in it.
  public let unit: UnitOfMeasure
  public let lowest: Double
  public let highest: Double
  /// The default; nil when a model file must give the value.
  public let standard: Double?
  public let grade: EvidenceGrade
  /// Where the default comes from.
  public let source: String
  /// One sentence.
  public let meaning: String
  public let read: @Sendable (borrowing Owner) -> Double
  public let write: @Sendable (inout Owner, Double) -> Void

  public init(
    _ name: String, _ unit: UnitOfMeasure, _ standard: Double?, in range: ClosedRange<Double>,
    kind: ParameterKind = .number, _ grade: EvidenceGrade, _ source: String, _ meaning: String,
    read: @escaping @Sendable (borrowing Owner) -> Double,
    write: @escaping @Sendable (inout Owner, Double) -> Void
  ) {
    self.name = name
    self.unit = unit
    self.standard = standard
    (lowest, highest) = (range.lowerBound, range.upperBound)
    self.kind = kind
    self.grade = grade
    self.source = source
    self.meaning = meaning
    self.read = read
    self.write = write
  }
}

/// A part of the model that is described by parameters.
public protocol Parametrised: Sendable {
  /// In the order in which they are documented.
  static var parameters: [Parameter<Self>] { get }
}

extension Parametrised {
  /// Writes every documented default.
  mutating func takeDefaults() {
    for parameter in Self.parameters {
      if let standard = parameter.standard { parameter.write(&self, standard) }
    }
  }
}

/// A list of numbers in a model file, such as a profile over the hours of the day.
public struct ProfileParameter<Owner>: Sendable {
  public let name: String
  public let unit: UnitOfMeasure
  /// The lengths that are allowed; empty for any length.
  public let lengths: [Int]
  public let lowest: Double
  public let highest: Double
  public let source: String
  public let meaning: String
  public let read: @Sendable (borrowing Owner) -> [Double]
  public let write: @Sendable (inout Owner, [Double]) -> Void
}
