// From the tree of a file to a model, noting where each value came from.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Reads a tree into a model. Problems are collected; a value with a problem is left at its
/// default.
struct ModelReader {
  /// What a file said about one value.
  struct Given {
    var origin: ValueOrigin
    var source = ""
    var grade: EvidenceGrade?
    var note = ""
    var plausible: ClosedRange<Double>?
  }

  let file: String
  var model = Model()
  var problems: [Problem] = []
  /// What the user should know of a model that can be run.
  var warnings: [Problem] = []
  /// Paths that stand in a block at the end of the file, over what it says further up.
  var adjusted: Set<String> = []
  /// By full path; every value that was given.
  var given: [String: Given] = [:]
  /// By full path; every node of the file.
  private var places: [String: Place] = [:]
  /// Paths with a problem of their own, and keys that a mistyped one probably meant: no check
  /// builds on what stands there.
  private var broken: Set<String> = []
  /// The groups and lists that hold one of those.
  private var brokenInside: Set<String> = []

  init(file: String) { self.file = file }

  /// Reads the root of a file.
  mutating func read(_ root: SourceNode) {
    guard case .mapping = root.content else {
      report(root.place, "", "a model file is a group of keys (`name: …`), not \(root.kindName)")
      return
    }
    guard root.pairs.isEmpty || hasKnownKey(root) else {
      let names = Registry.tree.prefix(4).map { "`\($0.key)`" }.joined(separator: ", ")
      report(root.place, "", "this is not a model file: it has none of its keys (\(names), …)")
      return
    }
    read(root, Registry.tree, "", [])
    activateNamedPolicies()
  }

  /// Whether any key is one of a model's or was meant to be. A file of another kind is not told
  /// key by key what is wrong with it: its contents are nobody's business.
  private func hasKnownKey(_ root: SourceNode) -> Bool {
    let names = Registry.tree.map(\.key)
    return root.pairs.prefix(1_000).contains { pair in
      names.contains(pair.key) || Suggestion.nearest(to: pair.key, among: names) != nil
    }
  }

  /// Every value of the model in registry order.
  var values: [LoadedValue] {
    Registry.instances(of: model).map { instance in
      let entry = instance.entry
      let given = given[instance.path]
      return LoadedValue(
        path: instance.path, entry: entry, value: entry.read(model, instance.indexes),
        origin: given?.origin ?? .standard,
        source: given.map(\.source) ?? entry.source,
        grade: given.map { $0.grade ?? .chosen } ?? entry.grade, note: given?.note ?? "",
        plausible: given?.plausible)
    }
  }

  /// Where a path stands, or the nearest group around it.
  func place(of path: String) -> Place {
    var path = path[...]
    while true {
      if let place = places[String(path)] { return place }
      guard let dot = path.lastIndex(of: ".") else { return .file(file) }
      path = path[..<dot]
    }
  }

  /// Whether the file or an override gives a value, or anything in a group or list.
  func isGiven(_ path: String) -> Bool { places[path] != nil }

  /// Whether the value at a path can be relied on: given without a problem, or left out.
  func isSound(_ path: String) -> Bool {
    given[path] != nil || (!isGiven(path) && !broken.contains(path))
  }

  /// Whether a group or list, everything in it and everything around it can be relied on. What
  /// refers into it is judged only then: it may refer to what could not be read.
  func isWhole(_ path: String) -> Bool {
    if brokenInside.contains(path) || broken.contains("") { return false }
    var part = path[...]
    while !broken.contains(String(part)) {
      guard let dot = part.lastIndex(of: ".") else { return true }
      part = part[..<dot]
    }
    return false
  }

  private mutating func markBroken(_ path: String) {
    guard broken.insert(path).inserted else { return }
    var part = path[...]
    while let dot = part.lastIndex(of: ".") {
      part = part[..<dot]
      guard brokenInside.insert(String(part)).inserted else { return }
    }
  }

  /// After this many problems no more are collected: the file is of another kind.
  static let mostProblems = 1_000

  mutating func report(_ place: Place, _ path: String, _ message: String) {
    markBroken(path)
    guard problems.count < Self.mostProblems else { return }
    problems.append(Problem(place, path, message))
  }

  /// Reports what does not fit together, at the place of a path or of the nearest group that is
  /// there; nothing where the path or a group around it is broken anyway.
  mutating func complain(_ path: String, _ message: String) {
    guard !broken.contains(""), problems.count < Self.mostProblems else { return }
    var part = path[...]
    while !broken.contains(String(part)) {
      guard let dot = part.lastIndex(of: ".") else {
        let problem = Problem(place(of: path), path, message)
        if !problems.contains(problem) { problems.append(problem) }
        return
      }
      part = part[..<dot]
    }
  }

  /// Tells the user, at the place of a path, of what is no mistake but may not be what was meant.
  mutating func warn(_ path: String, _ message: String) {
    warnings.append(Problem(place(of: path), path, message))
  }

  /// Lets no check build on what stands at a path.
  mutating func distrust(_ path: String) { markBroken(path) }

  mutating func note(_ path: String, _ given: Given) { self.given[path] = given }

  // MARK: Groups

  private mutating func read(
    _ node: SourceNode, _ keys: [RegistryNode], _ path: String, _ indexes: [Int]
  ) {
    let absent = keys.filter { node[$0.key] == nil }
    for pair in node.pairs {
      let here = Registry.join(path, pair.key)
      guard let key = keys.first(where: { $0.key == pair.key }) else {
        reportUnknown(pair, keys, path, absent: absent)
        continue
      }
      places[here] = pair.keyPlace
      read(pair.value, key, here, indexes)
    }
    for key in keys {
      reportMissing(key, node, path)
    }
  }

  private mutating func read(
    _ node: SourceNode, _ key: RegistryNode, _ path: String, _ indexes: [Int]
  ) {
    switch key.shape {
    case .value(let entry): read(node, entry, path, indexes)
    case .group(let children):
      if isMapping(node, path) { read(node, children, path, indexes) }
    case .switches(let children):
      guard isMapping(node, path) else { return }
      readSwitches(node, children, path, indexes)
    case .list(let list): read(node, list, path, indexes)
    }
  }

  private mutating func isMapping(_ node: SourceNode, _ path: String) -> Bool {
    if case .mapping = node.content { return true }
    let advice = node.isNull ? "give its keys below it, or leave it out" : "write its keys below it"
    report(node.place, path, "this is a group of keys, but \(node.kindName) is given; \(advice)")
    return false
  }

  /// `all: off` first, then the others over it.
  private mutating func readSwitches(
    _ node: SourceNode, _ keys: [RegistryNode], _ path: String, _ indexes: [Int]
  ) {
    var rest = node
    if let all = node.pairs.first(where: { $0.key == "all" }) {
      for key in keys {
        guard case .value(let entry) = key.shape else { continue }
        let before = problems.count
        read(all.value, entry, Registry.join(path, key.key), indexes)
        if problems.count > before {
          problems.removeLast(problems.count - before)
          let text = all.value.scalar.map { "`\(TextRule.short($0))`" } ?? all.value.kindName
          report(all.value.place, "\(path).all", "\(text) is neither on nor off")
          break
        }
      }
      rest.content = .mapping(node.pairs.filter { $0.key != "all" })
    }
    read(rest, keys, path, indexes)
  }

  private mutating func reportUnknown(
    _ pair: SourceNode.Pair, _ keys: [RegistryNode], _ path: String, absent: [RegistryNode]
  ) {
    guard problems.count < Self.mostProblems else { return }
    let names = keys.map(\.key)
    let here = Registry.join(path, SourceNode.shownKey(pair.key))
    let nearest = Suggestion.nearest(to: pair.key, among: names)
    // It stands for one of the keys that are not there: none of them is missed.
    for key in nearest.map({ [$0] }) ?? absent.map(\.key) {
      markBroken(Registry.join(path, key))
    }
    if nearest == nil,
      let home = Registry.entries.first(where: { $0.key == pair.key }),
      let dot = home.pattern.lastIndex(of: ".")
    {
      let group = home.pattern[..<dot]
      report(pair.keyPlace, here, "unknown key here; it belongs under `\(group)`")
      return
    }
    report(
      pair.keyPlace, here,
      "unknown key; " + Suggestion.hint(for: pair.key, among: names))
  }

  private mutating func reportMissing(_ key: RegistryNode, _ node: SourceNode, _ path: String) {
    guard node[key.key] == nil else { return }
    let here = Registry.join(path, key.key)
    switch key.shape {
    case .value(let entry):
      guard entry.isRequired, !broken.contains(here) else { return }
      let allowed = entry.isNumeric ? " (\(entry.allowed))" : ""
      report(node.place, here, "missing and needed\(allowed): \(entry.meaning)")
    case .group(let children), .switches(let children):
      guard !broken.contains(here) else { return }
      // An absent group may hold keys that are required.
      let empty = SourceNode(place: node.place, content: .mapping([]))
      for child in children { reportMissing(child, empty, here) }
    case .list: break
    }
  }

  // MARK: Lists of groups

  private mutating func read(
    _ node: SourceNode, _ list: RegistryList, _ path: String, _ indexes: [Int]
  ) {
    guard case .list(let elements) = node.content else {
      report(
        node.place, path,
        "this is a list, but \(node.kindName) is given; start each \(list.noun) with `- `")
      return
    }
    var seen: [String: Place] = [:]
    for (number, element) in elements.enumerated() {
      list.append(&model, indexes)
      let name = element[list.naming]?.scalar ?? ""
      let part = NameRule.allows(name) ? name : String(number)
      let here = Registry.join(path, part)
      places[here] = element.place
      guard isMapping(element, here) else { continue }
      if NameRule.allows(name), let first = seen[name] {
        report(
          element.place, here,
          "another \(list.noun) is already called `\(name)` (\(first.text)); names must differ")
      }
      seen[name] = element.place
      read(element, list.children, here, indexes + [number])
    }
  }
}
