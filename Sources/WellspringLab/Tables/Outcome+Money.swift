// Money is in the currency of the model's price list, wherever an outcome is written.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension Outcome {
  /// Its unit; of money the currency, where there is a price list.
  public func unit(_ currency: String?) -> String {
    self == .cost ? currency ?? definition.unit : definition.unit
  }

  /// The heading of a column that says no unit elsewhere: `cost (€)`.
  public func title(_ currency: String?) -> String {
    self == .cost ? "\(definition.name) (\(unit(currency)))" : definition.name
  }

  /// What stands behind an amount of it: ` €`; nothing for other outcomes.
  func money(_ currency: String?) -> String { self == .cost ? " \(unit(currency))" : "" }
}
