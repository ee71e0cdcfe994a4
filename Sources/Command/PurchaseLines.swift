// What the policies of a run bought, below its table.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

extension RunReport {
  /// What each acting policy came to, by scenario; nothing where no policy acts.
  var purchaseLines: [String] {
    let scenarios = experiment.scenarios
    var lines: [String] = []
    for scenario in scenarios {
      guard let model = scenario.model else { continue }
      let name = scenarios.count > 1 ? "\(scenario.name): " : ""
      lines += PolicyPurchases(model).lines.map { "  \(name)\($0)" }
    }
    return lines.isEmpty ? [] : ["", "What the policies bought:"] + lines
  }
}
