// A policy as it is written: `NAME`, or `NAME=DOSE`.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A policy that is to act, with its dose where one is given.
struct PolicyChoice {
  let name: String
  /// nil without a `=`; empty when nothing follows it.
  let dose: String?

  init(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map(\.trimmed)
    name = parts[0]
    dose = parts.count > 1 ? parts[1] : nil
  }

  /// The values of the model that it sets.
  var settings: [(path: String, value: String)] {
    [("policies.\(name).active", "on")] + (dose.map { [("policies.\(name).dose", $0)] } ?? [])
  }
}
