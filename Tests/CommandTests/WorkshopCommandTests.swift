// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("workshop")
struct WorkshopCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.writeModel()
    try program.write(
      "<html><script type=\"application/json\" id=\"wellspring-models\"></script></html>",
      as: "page.html")
  }

  private func data(_ name: String) throws -> [String: Any] {
    let html = try program.text(name)
    let start = try #require(html.range(of: "wellspring-models\">")).upperBound
    let end = try #require(html.range(of: "</script>")).lowerBound
    let json = try JSONSerialization.jsonObject(with: Data(html[start..<end].utf8))
    return try #require(json as? [String: Any])
  }

  @Test("A page holds the models that are named, whole or not at all, and never over another file")
  func models() throws {
    let ending = try program.run("workshop", "unit.yaml", "--page", "page.html", "--out", "w.html")
    #expect(ending.status == 0 && ending.output == "w.html\n", "\(ending.messages)")
    let models = try #require(try data("w.html")["models"] as? [[String: Any]])
    #expect(models.count == 1 && models[0]["title"] as? String == "Small unit")
    #expect((models[0]["sha256"] as? String)?.count == 64)
    #expect(((models[0]["table"] as? [Any])?.count ?? 0) > 5)
    #expect(((models[0]["policies"] as? [Any])?.count ?? 0) > 20)
    let before = try program.bytes("w.html")
    let again = try program.run("workshop", "unit.yaml", "--page", "page.html", "--out", "w.html")
    #expect(again.status == 73)
    #expect(try program.bytes("w.html") == before)
  }

  @Test("An experiment brings its scenarios along, each as a whole model")
  func experiment() throws {
    try program.write(
      """
      question: What would one policy change?
      kind: compare
      model: unit.yaml
      replicates: 2
      outcomes: [capacity_mean]
      scenarios:
        - name: today
        - name: breaks
          policies: [protected-breaks]
      """, as: "two.yaml")
    let ending = try program.run("workshop", "two.yaml", "--page", "page.html")
    #expect(ending.status == 0 && ending.output == "workshop.html\n", "\(ending.messages)")
    let all = try data("workshop.html")
    #expect((all["models"] as? [Any])?.count == 1)
    let experiment = try #require(all["experiment"] as? [String: Any])
    let scenarios = try #require(experiment["scenarios"] as? [[String: Any]])
    #expect(scenarios.map { $0["name"] as? String } == ["today", "breaks"])
    let rows = try #require(scenarios[1]["table"] as? [[Any]])
    #expect(rows.contains { $0[0] as? String == "policies.protected-breaks.active" })
  }

  @Test("A page in the folder of builds, which has no models, is not taken for the shipped one")
  func builds() throws {
    let folder = URL(fileURLWithPath: program.path("copy"))
    let copy = folder.appendingPathComponent(".build/release/wellspring")
    let files = FileManager.default
    for place in ["workshop", ".build/release", ".build/workshop"] {
      try files.createDirectory(
        at: folder.appendingPathComponent(place), withIntermediateDirectories: true)
    }
    try files.copyItem(at: Program.executable, to: copy)
    for (place, mark) in [("workshop", "shipped"), (".build/workshop", "built")] {
      let html = try program.text("page.html").replacingOccurrences(of: "<html>", with: mark)
      try Data(html.utf8).write(to: folder.appendingPathComponent("\(place)/workshop.html"))
    }
    let process = try program.process(["workshop", "unit.yaml", "--out", "w.html"], name: "copied")
    process.executableURL = copy
    try process.run()
    let ending = try program.ending(of: process, name: "copied")
    #expect(ending.status == 0, "\(ending.messages)")
    #expect(try program.text("w.html").contains("shipped"))
  }

  @Test("What is no page, no model or a second experiment is said in a sentence")
  func mistakes() throws {
    let noPage = try program.run("workshop", "unit.yaml", "--page", "unit.yaml")
    #expect(noPage.status == 66 && noPage.messages.contains("no workshop page"))
    let noModel = try program.run("workshop", "nothing.yaml", "--page", "page.html")
    #expect(noModel.status == 66)
    #expect(try program.run("workshop", "--page", "page.html").status == 66)
    #expect(!program.names().contains("workshop.html"))
  }
}
