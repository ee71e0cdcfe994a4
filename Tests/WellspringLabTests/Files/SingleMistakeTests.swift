// One mistake gives one message: every key of every kind of file, set to what it cannot be.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import Wellspring

@testable import WellspringLab

/// Something that is wrong nearly everywhere.
private enum Wrong: String, CaseIterable {
  case nothing = "~"
  case group = "{a: 1}"
  case lists = "[[x]]"
  case emptyText = "\"\""
  case words = "no such thing"
  case emptyList = "[]"

  /// At a place of its own, so that a message elsewhere is seen.
  static let place = Place.position(file: "x.yaml", line: 9_999, column: 9)

  var node: SourceNode {
    func scalar(_ text: String, quoted: Bool = false) -> SourceNode {
      SourceNode(place: Self.place, content: .scalar(text, quoted: quoted))
    }
    func list(_ elements: [SourceNode]) -> SourceNode {
      SourceNode(place: Self.place, content: .list(elements))
    }
    switch self {
    case .nothing: return scalar("~")
    case .group:
      return SourceNode(
        place: Self.place,
        content: .mapping([.init(key: "a", keyPlace: Self.place, value: scalar("1"))]))
    case .lists: return list([list([scalar("x")])])
    case .emptyText: return scalar("", quoted: true)
    case .words: return scalar("no such thing")
    case .emptyList: return list([])
    }
  }
}

extension SourceNode {
  /// The tree with another node at a path of keys and positions; nil takes the key out.
  fileprivate func with(_ node: SourceNode?, at path: ArraySlice<String>) -> SourceNode {
    guard let first = path.first else { return node ?? self }
    var copy = self
    switch content {
    case .list(var elements):
      let index =
        Int(first)
        ?? elements.firstIndex { ($0["name"] ?? $0["role"])?.scalar == first } ?? 0
      if path.count == 1, node == nil {
        elements.remove(at: index)
      } else {
        elements[index] = elements[index].with(node, at: path.dropFirst())
      }
      copy.content = .list(elements)
    case .mapping(var pairs):
      if let index = pairs.firstIndex(where: { $0.key == first }) {
        if path.count == 1, node == nil {
          pairs.remove(at: index)
        } else {
          if path.count == 1 { pairs[index].keyPlace = Wrong.place }
          pairs[index].value = pairs[index].value.with(node, at: path.dropFirst())
        }
      } else if node != nil {
        let empty = SourceNode(place: Wrong.place, content: .mapping([]))
        pairs.append(
          .init(key: first, keyPlace: Wrong.place, value: empty.with(node, at: path.dropFirst())))
      }
      copy.content = .mapping(pairs)
    case .scalar: break
    }
    return copy
  }

  /// Every path in the tree, groups and lists included.
  fileprivate func paths(_ prefix: [String] = []) -> [[String]] {
    switch content {
    case .scalar: prefix.isEmpty ? [] : [prefix]
    case .list(let elements):
      (prefix.isEmpty ? [] : [prefix])
        + elements.enumerated().flatMap { $1.paths(prefix + [String($0)]) }
    case .mapping(let pairs):
      (prefix.isEmpty ? [] : [prefix]) + pairs.flatMap { $0.value.paths(prefix + [$0.key]) }
    }
  }

  fileprivate func node(at path: ArraySlice<String>) -> SourceNode? {
    guard let first = path.first else { return self }
    switch content {
    case .list(let elements): return Int(first).flatMap { elements[$0].node(at: path.dropFirst()) }
    case .mapping: return self[first]?.node(at: path.dropFirst())
    case .scalar: return nil
    }
  }
}

@Suite("One mistake, one message")
struct SingleMistakeTests {
  // MARK: Models

  /// Has every list of a model, with something in it.
  private static let model = """
    name: Whole
    description: Everything that a file can hold.
    horizon: {days: 84, warmUpDays: 0}
    site:
      units:
        - name: icu
          beds: 8
          posts:
            - {role: nurse, count: 24, vacationWeeks: 5}
            - {role: physician, count: 6, vacationWeeks: 5}
          rota:
            pattern: sequence
            sequence: [day, day, off, off]
            shifts:
              - {name: day, start: "07:00", hours: 12}
              - {name: night, start: "19:00", hours: 12}
          work:
            kind: beds
            arrivals:
              rate: 1.5 /d
              byWeekday: [1, 1, 1, 1, 1, 1, 1]
              surges: [{name: wave, start: 3, days: 5, arrivals: 1.5, caseClass: medical}]
            cases:
              - {name: medical, roles: [nurse], length: {mean: 4 d}}
              - {name: other, length: {distribution: empirical, mean: 4 d, values: [1, 2]}}
    surveys: {instruments: [{name: own, state: burnout, highest: 10, cutOff: 5}]}
    prices:
      currency: EUR
      year: 2025
      regularHour: {value: 42.5, source: tariff}
      overtimeHour: {value: 53, source: tariff}
      agencyHour: {value: 78, source: contract}
      programmeHour: {value: 42.5, source: tariff}
      hiring: {value: 9500, source: HR}
    mechanisms: {all: on, breaks: on}
    policies: {protected-breaks: {dose: 0.5}}
    """

  private static func tree(_ text: String) throws -> SourceNode {
    try SourceNode.parse(SourceText(bytes: Array(text.utf8), file: "x.yaml"))
  }

  private static func problems(model tree: SourceNode) -> [Problem] {
    let source = try! SourceText(bytes: Array("name: x".utf8), file: "x.yaml")
    do {
      _ = try ModelSource(source, tree: tree, InputPlace(directory: Fixture.folder)).model()
      return []
    } catch {
      #expect(error.exitCode == 65)
      return error.problems
    }
  }

  /// Whether something that is wrong elsewhere may stand here.
  private static func mayBe(_ wrong: Wrong, _ entry: RegistryEntry) -> Bool {
    switch (wrong, entry.kind) {
    // Any text is one, and a word may be one of its list.
    case (.words, .text), (.words, .file): true
    // A list that may be empty.
    case (.emptyList, .texts): true
    case (.emptyList, .numbers(let lengths)): lengths.isEmpty || lengths.contains(0)
    default: false
    }
  }

  @Test("Every value of a model that is of another kind is one mistake", arguments: Wrong.allCases)
  fileprivate func values(wrong: Wrong) throws {
    let tree = try Self.tree(Self.model)
    #expect(Self.problems(model: tree).isEmpty)
    let loaded = try Fixture.load(Self.model)
    let instances = Registry.instances(of: loaded.model)
    #expect(instances.count > 500)
    for (number, instance) in instances.enumerated() {
      // Of the many constants each takes one kind of wrong value, in turn.
      let isConstant = ["dynamics.", "policies.", "mechanisms.", "clinicians."].contains {
        instance.path.hasPrefix($0)
      }
      if isConstant, Wrong.allCases[number % Wrong.allCases.count] != wrong { continue }
      let path = instance.path.split(separator: ".").map(String.init)
      let found = Self.problems(model: tree.with(wrong.node, at: path[...]))
      if Self.mayBe(wrong, instance.entry) {
        #expect(found.count <= 1, "\(instance.path): \(found)")
      } else {
        #expect(found.count == 1, "\(instance.path): \(found)")
        #expect(found.first?.place == Wrong.place, "\(instance.path): \(found)")
      }
    }
  }

  @Test("Every group and list of a model that is of another kind is one mistake")
  func groups() throws {
    let tree = try Self.tree(Self.model)
    for path in tree.paths() {
      guard let node = tree.node(at: path[...]), node.scalar == nil else { continue }
      for wrong in [Wrong.nothing, .emptyText, .words] {
        let found = Self.problems(model: tree.with(wrong.node, at: path[...]))
        #expect(found.count == 1, "\(path) \(wrong): \(found)")
      }
    }
  }

  @Test("Every key that is left out or mistyped is one mistake, or none where it is not needed")
  func keys() throws {
    let tree = try Self.tree(Self.model)
    for path in tree.paths() {
      let without = Self.problems(model: tree.with(nil, at: path[...]))
      #expect(without.count <= 1, "\(path) left out: \(without)")
      guard let last = path.last, Int(last) == nil, let node = tree.node(at: path[...]) else {
        continue
      }
      let mistyped = tree.with(nil, at: path[...])
        .with(node, at: (path.dropLast() + [String(last.dropLast()) + "zz"])[...])
      let found = Self.problems(model: mistyped)
      #expect(found.count == 1, "\(path) mistyped: \(found)")
    }
  }

  // MARK: Experiments

  private static let common = """
    question: What matters?
    model: small.yaml
    set: {site.units.icu.beds: 7}
    policies: [protected-breaks]
    replicates: 3
    seed: 5
    days: 182
    outcomes: [capacity_mean, staff_hours]
    record: [clinicians]
    block: 2

    """
  private static let experiments: [String: String] = [
    "compare": """
    scenarios: [{name: a}, {name: b, model: small.yaml, policies: [debriefing], set: {dynamics.capacity.offDuty: 0.2 /d}}]
    pairs: [[a, b]]
    """,
    "sweep": """
    design: factorial
    factors:
      - {name: beds, path: site.units.icu.beds, values: [4, 6]}
      - {path: policies.rest-legitimacy.dose, from: 0, to: 1, steps: 3, distribution: uniform}
    """,
    "sweep lhs": """
    design: latin-hypercube
    points: 4
    factors:
      - {path: clinicians.skillMean, distribution: normal, mean: 0.7, deviation: 0.1}
      - {path: dynamics.capacity.offDuty, distribution: lognormal, median: 0.1, logDeviation: 0.1}
      - {path: policies.rest-legitimacy.dose, distribution: triangular, from: 0, mode: 0.5, to: 1}
    """,
    "select": """
    minimise: staff_hours
    indifference: 10
    confidence: 0.9
    first_stage: 10
    constraints: [{outcome: capacity_mean, at_least: 0.5, tolerance: 0.1, confidence: 0.9}]
    scenarios: [{name: a}, {name: b, set: {site.units.icu.beds: 5}}]
    """,
    "sensitivity": """
    method: morris
    trajectories: 3
    levels: 4
    factors: [{path: clinicians.skillMean, from: 0.6, to: 0.8}]
    """,
    "sensitivity sobol": """
    method: sobol
    points: 8
    factors: [{path: clinicians.skillMean, from: 0.6, to: 0.8}]
    """,
    "power": """
    policy: [rest-legitimacy=0.5]
    design: stepped-wedge
    units: [6, 12]
    waves: [4]
    instrument: mbi-exhaustion
    effect_on: mean
    between_units: 1
    """,
    "tipping": """
    level: unit
    direction: both
    steps: 3
    collapsed_vacant: 0.1
    arms:
      - {name: load, parameter: perturbation.workload, from: 0.9, to: 1.5, operating: 1, pushes: [0.4, 0.6], ramps: {to: 1.6, days: [7, 28], hold: [14], back: off}}
      - {name: other, model: small.yaml, set: {site.units.icu.beds: 6}, policies: [debriefing], from: 0.9, to: 1.2}
    """,
    "warnings": """
    scenarios: [{name: a}, {name: b, set: {site.units.icu.beds: 5}}]
    level: unit
    signals: [capacity, surveys]
    indicators: [variance, autocorrelation]
    window: 14 d
    trend: 28
    watch: 7
    horizon: 0
    false_alarms: 1
    surrogates: none
    instrument: mbi-exhaustion
    """,
    "roster": """
    unit: icu
    swaps: {most: 2, candidates: 3, harm: capacity_mean, indifference: 0.1, confidence: 0.9, first_stage: 5}
    """,
  ]

  private static func text(_ name: String) -> String {
    "kind: \(name.split(separator: " ")[0])\n" + common + experiments[name]!
  }

  private static func failure(experiment tree: SourceNode) -> ModelFileError? {
    let source = try! SourceText(bytes: Array("name: x".utf8), file: "x.yaml")
    var reader = ExperimentReader(
      source, tree, InputPlace(directory: Fixture.folder), settings: RunSettings(),
      kinds: ExperimentFile.kinds)
    do {
      _ = try reader.read()
      return nil
    } catch { return error }
  }

  @Test(
    "Every key of an experiment that is of another kind, or mistyped, is one mistake",
    arguments: experiments.keys.sorted())
  func experimentKeys(name: String) throws {
    let tree = try Self.tree(Self.text(name))
    #expect(Self.failure(experiment: tree) == nil, "\(name)")
    let wrongs = [Wrong.nothing, .group, .lists, .emptyText]
    for (number, path) in tree.paths().enumerated() {
      // Each takes one kind of wrong value, in turn; keys of every kind at the top take two below.
      for wrong in [wrongs[number % wrongs.count]] {
        let error = Self.failure(experiment: tree.with(wrong.node, at: path[...]))
        let found = error?.problems ?? []
        #expect(found.count == 1, "\(name) \(path) \(wrong): \(found)")
        #expect(error == nil || error?.exitCode == 65, "\(path) \(wrong): \(found)")
      }
      guard let last = path.last, Int(last) == nil, let node = tree.node(at: path[...]) else {
        continue
      }
      let mistyped = tree.with(nil, at: path[...])
        .with(node, at: (path.dropLast() + [last + "zz"])[...])
      let found = Self.failure(experiment: mistyped)?.problems ?? []
      #expect(found.count == 1, "\(name) \(path) mistyped: \(found)")
    }
  }

  @Test(
    "Every key that a kind of experiment has is read: none is ignored when it is no value",
    arguments: ExperimentFile.kinds.map { $0.name })
  func allKeysAreRead(kind: String) throws {
    let tree = try Self.tree(Self.text(kind))
    let own = ExperimentFile.kinds.first { $0.name == kind }!.keys
    let wrongs = [Wrong.nothing, .group, .lists, .emptyText]
    for (number, key) in (ExperimentReader.commonKeys + own).enumerated() where key != "kind" {
      for wrong in [wrongs[number % 4], wrongs[(number + 2) % 4]] {
        let found = Self.failure(experiment: tree.with(wrong.node, at: [key]))?.problems ?? []
        #expect(found.count == 1, "\(kind) \(key) \(wrong): \(found)")
      }
    }
  }

  @Test("A model that is broken by itself is one mistake, however many scenarios take it")
  func brokenModel() throws {
    let scratch = Scratch()
    try Fixture.small("beds: 8", "beds: -8").write(
      toFile: scratch.path + "/broken.yaml", atomically: false, encoding: .utf8)
    try Fixture.small.write(
      toFile: scratch.path + "/small.yaml", atomically: false, encoding: .utf8)
    for text in [
      "kind: compare\nmodel: broken.yaml\nscenarios: [{name: a}, {name: b}]",
      "kind: compare\nscenarios: [{name: a, model: broken.yaml}, {name: b, model: broken.yaml}]",
      "kind: compare\nmodel: small.yaml\nscenarios: [{name: a, model: broken.yaml}, {name: b}]",
      "kind: sweep\nmodel: broken.yaml\nfactors: [{path: site.units.icu.beds, values: [1, 2]}]",
      "kind: tipping\nmodel: broken.yaml\narms: [{name: a, from: 1, to: 2}, {name: b, from: 1, to: 2}]",
      "kind: power\nmodel: broken.yaml\npolicy: debriefing\nunits: [6]\nwaves: [3]",
      "kind: warnings\nmodel: broken.yaml",
    ] {
      do {
        _ = try ExperimentFile.load(
          bytes: Array(text.utf8), file: "e.yaml", directory: scratch.path)
        Issue.record("\(text) was read")
      } catch {
        #expect(error.problems.count == 1, "\(text): \(error)")
        #expect(error.exitCode == 65)
      }
    }
  }

  @Test("A wrong --set is one mistake of usage, whatever the file is")
  func wrongSet() throws {
    for name in Self.experiments.keys.sorted() {
      for set in ["site.units.icu.bedz=4", "site.units.icu.beds=-4", "no.such=1", "beds"] {
        do {
          _ = try ExperimentFile.load(
            bytes: Array(Self.text(name).utf8), file: "e.yaml", directory: Fixture.folder,
            settings: RunSettings(sets: [set]))
          Issue.record("\(set) was read")
        } catch {
          // What the file sets itself comes after the command line.
          #expect(error.problems.count == 1 && error.exitCode == 64, "\(name) \(set): \(error)")
        }
      }
    }
  }

  @Test("A missing file is one mistake, and no input")
  func missing() throws {
    for name in Self.experiments.keys.sorted() {
      let text = Self.text(name).replacing("model: small.yaml\n", with: "model: none.yaml\n")
      do {
        _ = try ExperimentFile.load(
          bytes: Array(text.utf8), file: "e.yaml", directory: Fixture.folder)
        Issue.record("\(text) was read")
      } catch {
        #expect(error.problems.count == 1 && error.exitCode == 66, "\(name): \(error)")
      }
    }
  }
}
