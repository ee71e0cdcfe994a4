// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Models for the workshop page")
struct WorkshopTests {
  private static let models = PackageFile.all("models").filter { $0.hasSuffix(".yaml") }

  /// Everything that decides what is simulated, from a model alone.
  private func digest(_ model: Model) -> String {
    var reader = ModelReader(file: "")
    reader.model = model
    let loaded = LoadedModel(model: model, file: "", values: reader.values, otherInputs: [])
    return sha256(Array(loaded.canonicalText.utf8))
  }

  @Test("Every shipped model comes out of its table as the reader of files has it")
  func tables() throws {
    #expect(Self.models.count >= 10)
    for path in Self.models {
      let model = try ModelFile.load(path: PackageFile.root + "/" + path).model
      #expect(digest(try Model(table: model.table)) == digest(model), "\(path)")
    }
  }

  @Test("So does every scenario of every shipped experiment, its policies with it")
  func scenarios() throws {
    for path in PackageFile.all("experiments") where path.hasSuffix(".yaml") {
      let experiment = try ExperimentFile.load(path: PackageFile.root + "/" + path)
      for scenario in experiment.scenarios.prefix(30) {
        guard let model = scenario.model else { continue }
        // Of a roster the digest names the swap, since the roster is not written in the model file.
        let wanted = experiment.kindName == "roster" ? digest(model) : scenario.digest
        #expect(digest(try Model(table: model.table)) == wanted, "\(path)")
      }
    }
  }

  @Test("Whatever a model file can say can be put, within the same range")
  func registry() {
    let described = SettingDescription.all
    let entries = Registry.entries
    #expect(Set(described.map(\.pattern)) == Set(entries.map(\.pattern)))
    #expect(described.count == entries.count)
    let byPattern = Dictionary(uniqueKeysWithValues: described.map { ($0.pattern, $0) })
    for entry in entries where entry.isNumeric {
      guard let one = byPattern[entry.pattern], one.isNumber else { continue }
      #expect(one.lowest == entry.lowest && one.highest == entry.highest, "\(entry.pattern)")
      #expect(one.standard == entry.standard && one.unit == entry.unit, "\(entry.pattern)")
      if case .number(let kind) = entry.kind { #expect(one.kind == kind, "\(entry.pattern)") }
    }
  }

  @Test("Every number of a model can be put, and is there when the file's reader looks")
  func everyNumber() throws {
    var model = try ModelFile.load(path: PackageFile.root + "/" + "models/emergency.yaml").model
    var instrument = Instrument()
    instrument.name = "own"
    (instrument.highest, instrument.cutOff) = (10, 5)
    model.surveys.instruments = [instrument]
    var surge = SurgePlan()
    surge.name = "winter"
    model.units[0].work.arrivals.surges = [surge]
    for instance in Registry.instances(of: model) {
      guard case .number(let kind) = instance.entry.kind else { continue }
      let (low, high) = (instance.entry.lowest, instance.entry.highest)
      let number = kind == .number ? low + 0.25 * (high - low) : high
      let value: SettingValue
      if case .choice(let names) = kind {
        value = .text(names[Int(number)])
      } else {
        value = .number(number)
      }
      var changed = model
      try changed.put(instance.path, value)
      #expect(
        instance.entry.read(changed, instance.indexes) == .number(number), "\(instance.path)")
    }
  }

  @Test("A page keeps what is around the data, and the data cannot end its element")
  func page() throws {
    let html =
      "<p>a</p><script type=\"application/json\" id=\"wellspring-models\">old</script><p>b</p>"
    let page = try #require(WorkshopPage(html: html))
    let data = try WorkshopData(paths: [PackageFile.root + "/" + "models/one-nurse.yaml"])
    let made = page.html(data)
    #expect(made.hasPrefix("<p>a</p>") && made.hasSuffix("</script><p>b</p>"))
    #expect(!made.contains("old") && !data.text.contains("<"))
    let json = try JSONSerialization.jsonObject(with: Data(data.text.utf8)) as? [String: Any]
    #expect((json?["models"] as? [Any])?.count == 1)
    #expect(WorkshopPage(html: "<p>nothing</p>") == nil)
  }
}
