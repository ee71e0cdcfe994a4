// For whom somebody stands in: events do not say it, but their load does, over their demand.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One shift of somebody who stands in.
struct ReadStandIn {
  /// Demand at which the load is 1; nil until a row has told.
  private(set) var nominal: Double?
  /// Hours with demand of before it was known.
  var untold: [(hours: Double, demand: Double)] = []
  private(set) var possible: Set<Double> = []
  /// In the last row of this instant; nil where that does not show what is so after the instant.
  private var load: Double?

  init(_ possible: Set<Double> = []) {
    self.possible = possible
    if possible.count == 1 { nominal = possible.first }
  }

  /// Rows of these kinds show the load that they leave.
  private static let telling: Set<Substring> = ["assignment", "hand_over", "refresh", "on_scene"]

  mutating func listen(_ event: ReadEvent) {
    if nominal == nil { load = Self.telling.contains(event.kind) ? event.load : nil }
  }

  /// The instant is over, and this is the demand that it leaves; returns what is known of late.
  mutating func hear(demand: Double) -> Double? {
    guard nominal == nil, let load else { return nil }
    self.load = nil
    if demand == 0 { return nil }
    let fitting = possible.filter { abs(demand / $0 - load) <= 1e-9 * max(1, load) }
    if fitting.count == 1 { nominal = fitting.first }
    return nominal
  }
}
