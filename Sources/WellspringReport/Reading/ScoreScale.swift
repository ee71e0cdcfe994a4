// What a score can be, said once, where a text first names it.
//
// A share says by its per cent what it can be, an hour by itself; a score of 20 says nothing to
// whoever does not know that it goes to 54.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

public struct ScoreScale: Sendable {
  /// The names that one scale goes by, in pages and on screens.
  private typealias Score = (names: [String], scale: String)

  private static let scores: [Score] = [
    (
      ["mean exhaustion score", "exhaustion score mean", "the exhaustion score"],
      "on a scale of 0 to 54"
    ),
    (
      [
        "mean compassion capacity", "capacity of the lowest tenth of posts",
        "mean capacity of the worst-off tenth",
      ], "1 is rested, 0 is spent"
    ),
    (["mean worldview"], "1 is unshaken, 0 is lost"),
    (["arousal at the end of a shift"], "from 0 to 1"),
    (["inequality of depletion"], "0 is even, 1 is all on one post"),
    (["load on the floor"], "1 is full"),
  ]

  private var isTold = Set<Int>()

  public init() {}

  /// A sentence with the scale of each score that no sentence before it has named.
  public mutating func told(_ sentence: String) -> String {
    var sentence = sentence
    for (place, score) in Self.scores.enumerated() where !isTold.contains(place) {
      let found = score.names.compactMap { name in
        sentence.range(of: name, options: .caseInsensitive)
      }.min { $0.lowerBound < $1.lowerBound }
      guard let found else { continue }
      isTold.insert(place)
      sentence.insert(contentsOf: " (\(score.scale))", at: found.upperBound)
    }
    return sentence
  }

  /// The same of what stands on a page.
  mutating func told(_ sentence: Markup) -> Markup {
    Markup(stringLiteral: told(sentence.text))
  }
}
