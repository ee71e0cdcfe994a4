// The outcomes as a page.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

struct OutcomeReferenceTests {
  private static let page = URL(fileURLWithPath: Fixture.folder)
    .appendingPathComponent("../../../docs/outcomes.md").standardizedFileURL

  @Test("docs/outcomes.md says what the outcome definitions say")
  func documented() throws {
    if ProcessInfo.processInfo.environment["WELLSPRING_REWRITE_DOCS"] != nil {
      try Data(OutcomeReference.markdown.utf8).write(to: Self.page)
    }
    let written = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(
      written == OutcomeReference.markdown,
      "out of date: run the tests once with WELLSPRING_REWRITE_DOCS=1")
  }

  @Test("Every outcome has a name, unit, meaning, formula and window of its own")
  func complete() {
    var names: Set<String> = []
    for definition in Outcome.definitions {
      #expect(names.insert(definition.name).inserted, "\(definition.name) twice")
      for text in [
        definition.unit, definition.meaning, definition.formula, definition.window,
      ] {
        #expect(!text.isEmpty, "\(definition.name) lacks a part of its definition")
      }
    }
  }
}
