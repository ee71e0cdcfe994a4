// Prices come all together and each with its source, or not at all.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

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
      // A price that an experiment varies has its place there.
      if given.source.isEmpty, !given.origin.isOverride, key != "currency", key != "year" {
        complain(path, "a price needs a source: write {value: …, source: \"…\"}")
      }
    }
    if given["prices.currency"] != nil, let fault = Self.faultOfCurrency(model.prices.currency) {
      complain("prices.currency", fault)
    }
    if isSound("prices.year"), given["prices.year"] != nil, model.prices.year < 1_900 {
      complain("prices.year", "\(model.prices.year.shortText) is not a year of prices")
    }
  }

  /// It stands behind amounts and in cells of tables.
  private static func faultOfCurrency(_ currency: String) -> String? {
    let shown = "`\(TextRule.short(currency))`"
    if currency.count > 16 || currency.contains(where: \.isNewline) {
      return "\(shown) is too long for a currency; write EUR, €, USD or the like"
    }
    let isSymbol = currency.contains { $0.isCurrencySymbol }
    guard isSymbol || currency.contains(where: \.isLetter) else {
      return "\(shown) is not a currency; write EUR, €, USD or the like"
    }
    return isSymbol ? nil : NameRule.misreading(of: currency).map { "\(shown): \($0)" }
  }
}
