// Prices come all together and each with its source, or not at all.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Questions about money.
public enum CostQuestion {
  /// Why some outcomes cannot be asked of a model; nil when all can.
  public static func obstacle(to outcomes: [Outcome], of model: Model) -> String? {
    guard outcomes.contains(.cost), !model.prices.isGiven else { return nil }
    return "cost needs a price list: give `prices:` in the model file, each price with its source; "
      + "without one, ask for staff_hours"
  }
}

extension ModelReader {
  /// The keys of a price list, `currency` first.
  private static let priceKeys = ["currency"] + PriceList.parameters.map(\.name)

  mutating func checkPrices() {
    guard isGiven("prices") else { return }
    for key in Self.priceKeys {
      let path = "prices.\(key)"
      guard isSound(path) else { continue }
      guard let given = given[path] else {
        complain(
          path, "missing; a price list gives all of \(Self.priceKeys.joined(separator: ", "))")
        continue
      }
      if given.source.isEmpty && key != "currency" && key != "year" {
        complain(path, "a price needs a source: write {value: …, source: \"…\"}")
      }
    }
    if isSound("prices.year"), given["prices.year"] != nil, model.prices.year < 1_900 {
      complain("prices.year", "\(model.prices.year.shortText) is not a year of prices")
    }
  }
}
