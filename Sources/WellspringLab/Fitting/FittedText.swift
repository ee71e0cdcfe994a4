// The text of a model file with what was fitted at its end.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

public enum FittedText {
  private static let opening =
    "# Adjusted by `wellspring fit` until the model agreed with what was observed; what stands above is where it began."

  /// The block that a fit adds, a line each.
  public static func block(_ figures: [FittedFigure]) -> [String] {
    let lines = figures.compactMap { one -> String? in
      one.moved.flatMap { moved in
        if moved.to == moved.from { return nil }
        let target = "\(one.figure.outcome.definition.name) \(one.figure.value.shortText)"
        return "  \(moved.path): {value: \(moved.to.shortText), grade: calibrated, "
          + "source: \(JSONValue.quoted("wellspring fit: \(target)"))}"
      }
    }
    return lines.isEmpty ? [] : [opening, "\(ModelFitted.key):"] + lines
  }

  /// A model file with the block in the place of an earlier one.
  public static func text(_ text: String, _ figures: [FittedFigure]) -> String {
    var kept: [Substring] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("\(ModelFitted.key):") {
        isInside = true
      } else if isInside, !line.isEmpty, line.first != " ", line.first != "\t", line.first != "#" {
        isInside = false
      }
      if !isInside, line != opening { kept.append(line) }
    }
    while kept.last?.isEmpty == true { kept.removeLast() }
    return (kept.map(String.init) + [""] + block(figures)).joined(separator: "\n") + "\n"
  }
}
