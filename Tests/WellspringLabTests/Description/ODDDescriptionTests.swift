// The ODD description of a model.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

struct ODDDescriptionTests {
  private static let headings = [
    "Overview", "1. Purpose and patterns", "2. Entities, state variables and scales",
    "3. Process overview and scheduling", "Design concepts", "4. Design concepts", "Details",
    "5. Initialisation", "6. Input data", "7. Submodels", "Parameters",
  ]
  private static let concepts = [
    "4.1 Basic principles", "4.2 Emergence", "4.3 Adaptation", "4.4 Objectives", "4.5 Learning",
    "4.6 Prediction", "4.7 Sensing", "4.8 Interaction", "4.9 Stochasticity", "4.10 Collectives",
    "4.11 Observation",
  ]

  @Test("Every element of ODD is there, in its order", arguments: Described.names)
  func headings(_ name: String) throws {
    let text = ODDDescription(try Described.load(name)).markdown
    let found = Described.headings(text, upTo: 3).dropFirst()
    #expect(Array(found.prefix(Self.headings.count)) == Self.headings)
    let deeper = Described.headings(text, upTo: 4)
    #expect(deeper.filter { $0.hasPrefix("4.") && $0 != "4. Design concepts" } == Self.concepts)
    let submodels = deeper.filter { $0.hasPrefix("7.") && $0 != "7. Submodels" }
    #expect(submodels.count >= 4)
    for (number, title) in submodels.enumerated() {
      #expect(title.hasPrefix("7.\(number + 1) "), "\(title)")
    }
  }

  @Test("Everything that the file decides is there with its value and source")
  func given() throws {
    for name in Described.names {
      let loaded = try Described.load(name)
      let text = ODDDescription(loaded).markdown
      let rows = Described.parameters(text)
      for value in loaded.values where value.origin != .standard && value.entry.isNumeric {
        if value.path.hasPrefix("mechanisms.") { continue }
        let row = try #require(rows[value.path], "\(name): \(value.path)")
        #expect(row.contains(value.tidyText), "\(value.path): \(row)")
        #expect(row.contains(ParameterAppendix.source(value)), "\(value.path): \(row)")
        #expect(row.contains(value.grade.name), "\(value.path): \(row)")
      }
    }
  }

  @Test("Values in the tables are those of the loaded model")
  func values() throws {
    for name in Described.names {
      let loaded = try Described.load(name, ["horizon.days=77"])
      let rows = Described.parameters(ODDDescription(loaded).markdown)
      #expect(rows.count > 25)
      for (path, row) in rows where row.count == 7 {
        let value = try #require(loaded[path], "\(path) is no value of \(name)")
        guard case .number(let number) = value.value, let written = Double(row[2]) else {
          #expect(row[2] == value.text, "\(path)")
          continue
        }
        #expect(abs(written - number) <= 1e-11 * abs(number), "\(path): \(row[2])")
        #expect(row[3] == value.entry.unitText, "\(path)")
      }
      #expect(rows["horizon.days"]?[2] == "77")
      #expect(rows["horizon.days"]?[4] == "set")
    }
  }

  @Test("A mechanism that is off is said to be off, and its submodel is absent")
  func switches() throws {
    let submodels: [Mechanism: String] = [
      .lossSpiral: "Compassion capacity and the loss spiral", .arousal: "Arousal",
      .encounters: "The empathic encounter", .traumaticStress: "Secondary traumatic stress",
      .moralInjury: "Morally injurious events", .breaks: "Breaks",
      .structuredSupport: "Structured support", .lifeStrain: "Life outside work",
      .absence: "Sickness absence", .turnover: "Leaving and hiring",
      .learning: "Regulation skill", .errors: "Errors",
      .worldview: "Beliefs about the world (vicarious trauma)",
    ]
    let words: [Mechanism: [String]] = [
      .numbing: ["numbingGain", "(1 − n)"], .socialSupport: ["bufferGain", "giverCost"],
      .socialContagion: ["E and Y at contacts between colleagues"],
      .isolation: ["isolationReactivity"],
      .sleep: ["pressureRise", "acrophase", "daySleepLoss"],
      .cognitiveEmpathy: ["misreadingLoss", "P(misread)"], .sympathy: ["sympathyShare"],
      .bounceBack: ["hardShiftSlowing"], .avoidance: ["avoidanceHandOff"],
      .burnoutFeedback: ["cynicismDistance", "efficacyDrive"],
    ]
    // The shipped unit holds no programme, so one is added.
    let groups = "site.units.icu.programmes.peerGroups.everyDays=28"
    let whole = ODDDescription(try Described.load("icu", [groups])).markdown
    for mechanism in Mechanism.allCases {
      let name = mechanism.rawValue
      let text = ODDDescription(try Described.load("icu", [groups, "mechanisms.\(name)=off"]))
        .markdown
      #expect(text.contains("| `\(name)` | off | off |"), "\(name)")
      #expect(whole.contains("| `\(name)` | on | acts |"), "\(name)")
      let titles = Described.headings(text, upTo: 4).joined(separator: "\n")
      if let title = submodels[mechanism] {
        #expect(whole.contains(" \(title)\n"), "\(name)")
        #expect(!(titles + "\n").contains(" \(title)\n"), "\(name)")
      }
      for word in words[mechanism] ?? [] {
        #expect(whole.contains(word), "\(name): \(word)")
        let isThere = text.contains(word)
        #expect(!isThere, "\(name): \(word)")
      }
    }
    for name in ["textbook", "queue"] {
      let text = ODDDescription(try Described.load(name)).markdown
      for mechanism in Mechanism.allCases {
        #expect(text.contains("| `\(mechanism.rawValue)` | off | off |"), "\(name)")
      }
      for title in submodels.values { #expect(!text.contains(" \(title)\n"), "\(name): \(title)") }
    }
  }

  @Test("No placeholder is left, and the same model gives the same text")
  func finished() throws {
    for name in Described.names {
      let loaded = try Described.load(name)
      let text = ODDDescription(loaded).markdown
      for word in [
        "TODO", "TBD", "to be filled in", "Optional(", "nil", "| nan |", "lorem",
      ] {
        let isThere = text.contains(word)
        #expect(!isThere, "\(name): \(word)")
      }
      #expect(!text.contains("\n\n\n") && text.hasSuffix("\n"))
      #expect(text == ODDDescription(try Described.load(name)).markdown)
    }
  }

  @Test("The order of events is that of the simulation's timers")
  func timers() {
    #expect(ODDDescription.timers.count == Timer.count)
    for (number, timer) in ODDDescription.timers.enumerated() {
      #expect(Timer(rawValue: number).map { "\($0)" } == timer.name)
    }
  }

  @Test("Foreign text breaks neither tables nor the page")
  func foreign() throws {
    let text = try Fixture.small(
      "{value: 6, source: staffing plan,", "{value: 6, source: \"a | b <b>c</b>\","
    ).replacing("Thirty posts, eight beds.", with: "\"Beds < 9\\n# No heading\"")
    let page = ODDDescription(try Fixture.load(text)).markdown
    #expect(page.contains("> Beds < 9 # No heading\n"))
    #expect(page.contains("| a \\| b &lt;b>c&lt;/b>; head count |"))
  }
}
