// The answer on top of a folder's page in plain words, for the end of its run.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WellspringLab

/// What a page answers before its first picture, and a run prints the same sentences.
public struct PlainAnswer: Sendable {
  public let sentences: [String]

  /// Reads the tables.
  /// - Throws: `.noInput` or `.badData` when the folder cannot be read.
  public init(_ path: String) throws(ModelFileError) {
    let source = try ReportSource(FinishedFolder(path))
    let all: [Markup] =
      switch source.experiment.kind {
      case is Comparison: try ComparisonAnswer(source, PairedRow.all(source)).sentences
      case let sweep as Sweep: try SweepAnswer(source, sweep.design).sentences
      case is TippingPlan: try TippingAnswer(source).sentences
      default: []
      }
    sentences = ReportPage.first(all, of: source).map { Self.plain($0.text) }
  }

  /// What is read of a piece of a page; a terminal has one sort of space and of minus.
  private static func plain(_ text: String) -> String {
    text.replacing(/<[^>]*>/, with: "")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&amp;", with: "&")
      .replacing("\u{A0}", with: " ").replacing("\u{2212}", with: "-")
  }
}
