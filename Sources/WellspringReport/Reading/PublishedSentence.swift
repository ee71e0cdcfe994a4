// What surveys of such people found, beside what a model comes to, on pages and screens alike.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Wellspring
import WellspringLab

public enum PublishedSentence {
  /// A sentence for each figure that the model file names, of outcomes that are told.
  public static func all(_ experiment: Experiment, told: [Outcome]) -> [String] {
    experiment.published.filter { told.contains($0.outcome) }.map { one in
      func shown(_ value: Double) -> String { shortCell(String(value)) }
      let phrase = OutcomeWords(name: one.outcome.definition.name, unit: "%").phrase
      // The constants were set with such figures in view: that they agree is no finding.
      return TextRule.visible(
        "Published surveys of \(one.people) found \(phrase) in \(shown(one.value)) % "
          + "(\(shown(one.low)) to \(shown(one.high)); \(one.source)); the model was set with that in view."
      )
    }
  }
}
