// The experiments that are shipped can be run as they stand.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import WellspringLab

@Suite("Shipped experiments")
struct ShippedExperimentTests {
  @Test("Each file in experiments/ opens with its question, is sound, and is of one kind")
  func sound() throws {
    let folder = PackageFile.root + "/experiments"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    #expect(names.count >= 6)
    var kinds: Set<String> = []
    for name in names {
      let path = "\(folder)/\(name)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.hasPrefix("# Question: "), "\(name)")
      let experiment = try ExperimentFile.load(path: path, settings: RunSettings())
      #expect(experiment.title.hasSuffix("?"), "\(name): \(experiment.title)")
      kinds.insert(experiment.kindName)
    }
    #expect(
      kinds == [
        "compare", "sweep", "select", "sensitivity", "power", "tipping", "warnings", "roster",
      ])
  }
}
