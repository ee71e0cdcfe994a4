// Scenarios of a design, made without reading the model again.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

@Suite("Variations of a model")
struct ModelVariationTests {
  private static let models = PackageFile.root + "/models"

  /// Every file of models/.
  static let shipped = ((try? FileManager.default.contentsOfDirectory(atPath: models)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  /// Texts that a number, switch or choice may be set to, wrong ones among them.
  private func texts(_ value: LoadedValue) -> [String] {
    switch value.entry.kind {
    case .number(.onOff): return ["on", "off", "perhaps"]
    case .number(.choice(let names)): return names + ["none"]
    case .number(.clockTime): return ["07:30", "25:00"]
    case .number:
      let entry = value.entry
      let middle = entry.lowest / 2 + min(entry.highest, 1e6) / 2
      return [
        value.text, entry.lowest.shortText, middle.rounded().shortText, "0.5", "-1", "20 min", "x",
        "-0", " 2 ",
      ]
    default: return []
    }
  }

  @Test("A variation is the model that reading it anew gives, value by value", arguments: shipped)
  func same(_ name: String) throws {
    let source = try ModelSource(path: "\(Self.models)/\(name)")
    let base = try source.model()
    var (made, left) = (0, 0)
    // Every value in turn would take minutes: every seventh, from a place of the model's own.
    for value in base.values.enumerated().filter({ $0.offset % 7 == name.count % 7 }).map(\.element)
    {
      let texts = texts(value)
      guard
        var variation = ModelVariation(
          source, [], paths: [value.path], points: texts.map { [$0] })
      else { continue }
      for text in texts {
        let override = ModelOverride(path: value.path, value: text, label: "factors.x")
        let anew = try? source.model([override])
        guard let scenario = variation.scenario("p", [text], settings: []) else {
          // Left to the reader, who refuses it or knows better.
          left += 1
          #expect(anew == nil || value.path.hasSuffix("pattern"), "\(value.path)=\(text)")
          continue
        }
        made += 1
        let read = try #require(anew, "\(value.path)=\(text) cannot be read")
        let whole = Scenario(name: "p", read)
        #expect(scenario.digest == whole.digest, "\(value.path)=\(text)")
        #expect("\(scenario.model!)" == "\(read.model)", "\(value.path)=\(text)")
      }
    }
    #expect(made > 50 && left > 10, "\(made), \(left)")
  }

  @Test("Several values at once, with settings of the whole, and what does not fit is left")
  func several() throws {
    let source = try ModelSource(path: Fixture.smallPath)
    let shared = [
      ModelOverride(path: "mechanisms.all", value: "off", label: "x"),
      ModelOverride(path: "site.units.icu.beds", value: "9", label: "x"),
    ]
    let paths = ["site.units.icu.beds", "mechanisms.arousal", "dynamics.capacity.lowKnot"]
    let points = [["8", "on", "0.2"], ["12", "off", "0.3"], ["8", "on", "0.2"]]
    var variation = try #require(ModelVariation(source, shared, paths: paths, points: points))
    for values in points {
      let own = zip(paths, values).map { ModelOverride(path: $0, value: $1, label: "y") }
      let made = variation.scenario("p", values, settings: [])
      let scenario = try #require(made)
      #expect(scenario.digest == Scenario(name: "p", try source.model(shared + own)).digest)
    }
    // Above the upper knot.
    let unfit = variation.scenario("p", ["8", "on", "0.99"], settings: [])
    #expect(unfit?.name == nil)
    for path in ["site.units.icu.name", "site.units.icu.rota.pattern", "no.such.path"] {
      let isLeft = ModelVariation(source, [], paths: [path], points: [["1"]]) == nil
      #expect(isLeft, "\(path)")
    }
  }

  @Test("Thousands of points are checked without reading the model at each")
  func fast() throws {
    let text = """
      kind: sweep
      model: \(Self.models)/icu.yaml
      design: latin-hypercube
      points: 4000
      factors:
        - {path: site.units.icu.posts.nurse.count, from: 55, to: 80}
        - {path: dynamics.capacity.lowKnot, from: 0.2, to: 0.4}
      """
    let clock = ContinuousClock()
    var experiment: Experiment?
    let time = try clock.measure {
      experiment = try ExperimentFile.load(bytes: Array(text.utf8), file: "x.yaml")
    }
    #expect(experiment?.scenarios.count == 4_000)
    // Reading anew takes 10 ms a point in a debug build and 1.7 ms in a release build.
    #expect(time < .seconds(12), "\(time) for 4000 points")
  }
}
