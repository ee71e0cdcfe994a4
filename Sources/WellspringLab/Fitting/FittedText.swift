// The text of a model file with what was fitted at its end.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

public enum FittedText {
  /// The block that a fit adds, a line each.
  public static func block(_ figures: [FittedFigure]) -> [String] {
    let lines = entries(figures)
    return lines.isEmpty
      ? [] : [ModelBlock.fitted.opening, "\(ModelBlock.fitted.rawValue):"] + lines
  }

  private static func entries(_ figures: [FittedFigure]) -> [String] {
    figures.compactMap { one in
      guard let moved = one.moved, moved.to != moved.from else { return nil }
      let target = "\(one.figure.outcome.definition.name) \(one.figure.value.shortText)"
      return ModelBlock.entry(
        moved.path, moved.to.shortText, grade: "calibrated", source: "wellspring fit: \(target)")
    }
  }

  /// A model file with the block in the place of an earlier one.
  public static func text(_ text: String, _ figures: [FittedFigure]) -> String {
    ModelBlock.text(text) { block, old in block == .fitted ? entries(figures) : old }
  }
}
