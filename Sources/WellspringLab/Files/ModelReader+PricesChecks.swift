// A price list has a currency and a regular hour; each price has its source. What is left out costs what
// a regular hour does, or nothing, and the user is told.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  mutating func checkPrices() {
    guard isGiven("prices") else { return }
    for key in ["currency", "regularHour"] where isSound("prices.\(key)") {
      if given["prices.\(key)"] == nil {
        complain(
          "prices.\(key)", "missing; a price list gives at least `currency` and `regularHour`")
      }
    }
    for key in PriceList.priceKeys {
      let path = "prices.\(key)"
      guard isSound(path), let given = given[path] else { continue }
      // A price that an experiment varies has its place there.
      if given.source.isEmpty, !given.origin.isOverride {
        complain(path, "a price needs a source: write {value: …, source: \"…\"}")
      }
    }
    if given["prices.currency"] != nil, let fault = Self.faultOfCurrency(model.prices.currency) {
      complain("prices.currency", fault)
    }
    if isSound("prices.year"), given["prices.year"] != nil, model.prices.year < 1_900 {
      complain("prices.year", "\(model.prices.year.shortText) is not a year of prices")
    }
    takeRegularHour()
  }

  /// Puts the price of a regular hour where another hour has none of its own, and says so.
  private mutating func takeRegularHour() {
    var likeRegular: [String] = []
    if given["prices.overtimeHour"] == nil {
      model.prices.overtimeHour = model.prices.regularHour
      likeRegular.append("overtimeHour")
    }
    if given["prices.agencyHour"] == nil {
      model.prices.agencyHour = model.prices.regularHour
      likeRegular.append("agencyHour")
    }
    if given["prices.programmeHour"] == nil {
      model.prices.programmeHour = model.prices.regularHour
      likeRegular.append("programmeHour")
    }
    var parts: [String] = []
    if !likeRegular.isEmpty {
      let verb = likeRegular.count == 1 ? "costs" : "cost"
      parts.append(
        "\(likeRegular.joined(separator: " and ")), which \(verb) what a regular hour does")
    }
    if given["prices.hiring"] == nil { parts.append("hiring, which costs nothing") }
    if !parts.isEmpty { warn("prices", "not given: \(parts.joined(separator: "; "))") }
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

extension PriceList {
  /// Keys of amounts of money.
  static let priceKeys = parameters.map(\.name).filter { $0 != "year" }

  /// Whether a path of the registry is an amount of money.
  static func isPrice(_ pattern: String) -> Bool {
    priceKeys.contains { pattern == "prices.\($0)" }
  }
}
