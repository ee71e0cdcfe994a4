// The numbers of a model that are in doubt: what an answer may hang on.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A number that acts in a model and is not known, and the values between which it may well lie.
public struct DoubtfulNumber: Sendable {
  public let path: String
  public let grade: EvidenceGrade
  /// As the model has it, and the two ends of its plausible range; in the documented unit.
  public let value: Double
  public let low: Double
  public let high: Double
  let entry: RegistryEntry

  /// The model that a reader has read with the number at another value; nil where that model cannot
  /// be, and the model itself where it has no such number.
  func set(_ number: Double, after reader: ModelReader) -> Model? {
    guard let instance = Registry.instances(of: reader.model).first(where: { $0.path == path })
    else { return reader.model }
    var reader = reader
    entry.write(&reader.model, instance.indexes, .number(number))
    reader.checkModel()
    return reader.problems.isEmpty ? reader.model : nil
  }
}

extension LoadedModel {
  /// Numbers of some grades that act in the model and have a plausible range, and those to which the
  /// file gives a range of their own, in the order of the registry.
  func doubtful(_ grades: [EvidenceGrade]) -> [DoubtfulNumber] {
    let acting = ActingParts(model: model)
    return values.compactMap { value in
      guard grades.contains(value.grade) || value.plausible != nil,
        let range = value.plausibleRange, case .number(let number) = value.value,
        acting.obstacle(value) == nil
      else { return nil }
      return DoubtfulNumber(
        path: value.path, grade: value.grade, value: number, low: range.lowerBound,
        high: range.upperBound, entry: value.entry)
    }
  }
}
