// Placeholder: replaced by the closed-form flow.
// SPDX-License-Identifier: GPL-3.0-or-later

/// The loss spiral g(C).
public struct LossSpiral: Sendable {
  public let lowKnot, highKnot, ceiling, refillWhenDepleted: Double
  public let isOn: Bool
  public init(
    lowKnot: Double, highKnot: Double, ceiling: Double, refillWhenDepleted: Double, isOn: Bool
  ) {
    (self.lowKnot, self.highKnot, self.ceiling) = (lowKnot, highKnot, ceiling)
    (self.refillWhenDepleted, self.isOn) = (refillWhenDepleted, isOn)
  }
}
