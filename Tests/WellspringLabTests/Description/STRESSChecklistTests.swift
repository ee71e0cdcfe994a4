// The STRESS-ABS checklist of a model.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Wellspring

@testable import WellspringLab

struct STRESSChecklistTests {
  private static let items = [
    "1. Objectives", "1.1 Purpose of the model", "1.2 Model outputs", "1.3 Experimentation aims",
    "2. Logic", "2.1 Base model overview diagram", "2.2 Base model logic", "2.3 Scenario logic",
    "2.4 Algorithms", "2.5 Components", "2.5.1 Environment", "2.5.2 Agents",
    "2.5.3 Interaction topology", "2.5.4 Entry and exit", "3. Data", "3.1 Data sources",
    "3.2 Pre-processing", "3.3 Input parameters", "3.4 Assumptions", "4. Experimentation",
    "4.1 Initialisation", "4.2 Run length", "4.3 Estimation approach", "5. Implementation",
    "5.1 Software or programming language", "5.2 Random sampling", "5.3 Model execution",
    "5.4 System specification", "6. Code access", "6.1 Computer model sharing statement",
  ]

  @Test("Every item of STRESS-ABS is there, in its order", arguments: Described.names)
  func items(_ name: String) throws {
    let text = STRESSChecklist(try Described.load(name)).markdown
    let numbered = Described.headings(text, upTo: 4).filter { $0.first?.isNumber == true }
    #expect(numbered == Self.items)
    #expect(text == STRESSChecklist(try Described.load(name)).markdown)
  }

  @Test("What a model cannot answer is left to the study by name, and nothing else is open")
  func open() throws {
    for name in Described.names {
      let text = STRESSChecklist(try Described.load(name)).markdown
      let sections = text.split(separator: "\n### ").map(String.init)
      for item in ["1.3", "2.3", "4.3", "5.4", "6.1"] {
        let section = try #require(sections.first { $0.hasPrefix("\(item) ") })
        #expect(section.contains(STRESSChecklist.open), "\(item)")
      }
      for item in ["2.2", "2.4", "4.2", "5.2"] {
        let section = try #require(sections.first { $0.hasPrefix("\(item) ") })
        #expect(!section.contains(STRESSChecklist.open), "\(item)")
      }
      for word in ["TODO", "TBD", "Optional(", "nil", "\n\n\n"] { #expect(!text.contains(word)) }
    }
  }

  @Test("Input parameters are the same as in the ODD description")
  func parameters() throws {
    for name in Described.names {
      let loaded = try Described.load(name)
      let odd = Described.parameters(ODDDescription(loaded).markdown)
      #expect(Described.parameters(STRESSChecklist(loaded).markdown) == odd)
    }
  }

  @Test("Every source that a model names for a number that rests on data is listed")
  func sources() throws {
    let loaded = try Described.load("icu")
    let text = STRESSChecklist(loaded).markdown
    let given = loaded.values.filter {
      $0.origin != .standard && !$0.source.isEmpty && ![.assumed, .chosen].contains($0.grade)
    }
    #expect(given.count > 15)
    for value in given { #expect(text.contains("- \(value.source)\n"), "\(value.path)") }
  }
}
