// One number of a model that is turned: by its path, without reading the file again.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A number of a model, and how to set it.
struct ModelParameter: Sendable {
  let path: String
  let entry: RegistryEntry
  private let indexes: [Int]

  /// nil where the model has no such value, or none that is a number.
  init?(_ path: String, of model: Model) {
    guard let found = Registry.instances(of: model).first(where: { $0.path == path }),
      found.entry.isQuantity
    else { return nil }
    (self.path, entry, indexes) = (path, found.entry, found.indexes)
  }

  /// `model` with another value.
  func set(_ value: Double, in model: Model) -> Model {
    var model = model
    entry.write(&model, indexes, .number(value))
    return model
  }
}
