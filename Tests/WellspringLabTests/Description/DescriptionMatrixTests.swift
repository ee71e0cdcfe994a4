// A sentence is printed only when it holds of the model with its policies.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Wellspring

@testable import WellspringLab

struct DescriptionMatrixTests {
  /// Everything that is said of a model, but for the tables of parameters and outcomes, in which
  /// words of the sentences may stand.
  private static func page(_ model: String, _ sets: [String]) throws -> String {
    let loaded = try SmallSetting(model, sets).load()
    let stress = STRESSChecklist(loaded)
    return stress.odd.markdown + stress.markdown + ModelDescription(loaded).text
  }

  @Test(
    "An option takes away the sentences that it makes false, and brings those that it makes true",
    arguments: DescribedOption.all)
  func option(_ option: DescribedOption) throws {
    let without = try Self.page(option.model, option.common)
    let with = try Self.page(option.model, option.common + option.sets)
    #expect(!option.vanish.isEmpty || !option.appear.isEmpty)
    for sentence in option.vanish {
      #expect(without.contains(sentence), "not there without the option: \(sentence)")
      let isLeft = with.contains(sentence)
      #expect(!isLeft, "still said: \(sentence)")
    }
    for sentence in option.appear {
      #expect(with.contains(sentence), "not said: \(sentence)")
      let isEarly = without.contains(sentence)
      #expect(!isEarly, "said without the option: \(sentence)")
    }
  }

  @Test("Every policy and every kind of work is in the matrix")
  func complete() {
    let names = Set(DescribedOption.all.map(\.name))
    for kind in PolicyKind.allCases { #expect(names.contains(kind.name), "\(kind.name)") }
  }

  @Test("What is said of a kind of work is said of that kind alone", arguments: kinds)
  func kind(_ sentence: String, _ models: Set<String>) throws {
    for model in ["icu", "ward", "emergency", "ambulance", "clinic", "hospice"] {
      let isSaid = try Self.page(model, []).contains(sentence)
      #expect(isSaid == models.contains(model), "\(model): \(sentence)")
    }
  }

  private static let beds: Set = ["icu", "ward"]
  private static let handed: Set = ["icu", "ward", "emergency"]
  private static let panels: Set = ["clinic", "hospice"]
  static let kinds: [(String, Set<String>)] = [
    ("cases (patients in beds)", beds), ("cases (visits)", ["emergency"]),
    ("cases (clients of a panel)", panels), ("cases (calls)", ["ambulance"]),
    ("They cover each other's breaks.", handed), ("Who does needs cover: the colleague", handed),
    ("They share the unit's cases", handed), ("all cases are handed over", handed),
    ("A colleague who is missing is not replaced", handed), ("unattended cases.", handed),
    ("Sessions of a clinician who is away are cancelled.", panels),
    ("Each client belongs to the panel of one clinician", panels),
    ("Crews share the demand", ["ambulance"]), ("there are fewer crews", ["ambulance"]),
    ("Sessions cannot be left: they are finished first.", panels),
    ("Calls cannot be left: they are finished first.", ["ambulance"]),
    ("the patient in bed goes to a colleague", beds),
    ("one encounter more comes at the end of each session", panels),
    ("one encounter more comes when the case ends", beds),
    ("one encounter more comes at the end of the time on scene", ["ambulance"]),
    ("a clinician has one call at a time", ["ambulance"]),
    ("so to the load of those who stay", handed),
  ]
}
