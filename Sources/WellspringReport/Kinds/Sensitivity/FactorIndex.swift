// A row of sensitivity.csv, of either method.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct FactorIndex: Sendable {
  let outcome: String
  /// The factor's column in design.csv.
  let factor: String
  let title: String
  /// mu* of Morris, or the total index of Sobol'.
  let size: Estimate
  var mean: Sourced?
  var spread: Sourced?
  var noise: Sourced?
  /// Effects that were used.
  var used = 0
  var first: Estimate?

  /// - Parameter design: what people call the factors.
  init?(morris row: TableRow, _ design: [DesignFactor]) {
    guard
      let size = Estimate(row, "mu_star", "mu_star_low", "mu_star_high", of: "sensitivity")
    else { return nil }
    (outcome, factor, self.size) = (row["outcome"], row["factor"], size)
    title = Self.title(factor, design)
    mean = Sourced(row, "mu", of: "sensitivity")
    spread = Sourced(row, "sigma", of: "sensitivity")
    noise = Sourced(row, "noise_floor", of: "sensitivity")
    used = Int(row["used"]) ?? 0
  }

  init?(sobol row: TableRow, _ design: [DesignFactor]) {
    guard let size = Estimate(row, "total", "total_low", "total_high", of: "sensitivity") else {
      return nil
    }
    (outcome, factor, self.size) = (row["outcome"], row["factor"], size)
    title = Self.title(factor, design)
    first = Estimate(row, "first_order", "first_order_low", "first_order_high", of: "sensitivity")
  }

  private static func title(_ column: String, _ design: [DesignFactor]) -> String {
    design.first { $0.name == column }?.title ?? column
  }

  /// Times what luck gives a factor without effect, where a picture has its line.
  static let floors = 2.0

  /// Whether it can be told from luck.
  var isAboveNoise: Bool {
    if let noise {
      return ElementaryEffects.standsOut(
        mu: mean?.value ?? 0, muStar: size.value, floor: noise.value, used: used)
    }
    return (size.low?.value ?? 0) > 0
  }

  /// Whether nearly all of its effects have the direction of their mean; nil without effects.
  var isRising: Bool? {
    guard let mean, abs(mean.value) >= 0.8 * size.value else { return nil }
    return mean.value > 0
  }
}
