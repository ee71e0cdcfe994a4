// The same posts with the same luck: the baseline, and the scenario that differs most from it.
// SPDX-License-Identifier: GPL-3.0-or-later
import WellspringLab

struct PostComparison {
  /// nil where nothing was compared.
  let section: ReportSection?

  /// - Parameter pairs: of the outcome asked about first.
  init(_ source: ReportSource, _ pairs: [PairedRow]) throws(ModelFileError) {
    let clear = pairs.filter(\.isClear)
    let largest = (clear.isEmpty ? pairs : clear).max {
      abs($0.difference.value) < abs($1.difference.value)
    }
    guard let pair = largest else {
      section = nil
      return
    }
    let which: Markup = pair.isClear ? "largest that is clear" : "largest, though not clear"
    let intro: Markup = """
      Under “\(pair.baselineLabel)” and under “\(pair.scenarioLabel)”, whose difference in \
      \(pair.words.phrase) is the \(which). The same post has the same row in both, and the same luck.
      """
    section = try PostSection(source, [pair.baseline, pair.scenario], intro: intro).section
  }
}
