// From YAML to a tree of places and texts.
//
// A model file needs no more of YAML than mappings, lists and scalars. Anchors, aliases, tags and
// merge keys are refused: they hide where a value comes from, and aliases let a small file grow
// without bound.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Yams

extension SourceNode {
  static let deepestNesting = 32
  static let mostNodes = 1_000_000
  /// Aliases are expanded by the parser before they can be refused, so their number is bounded
  /// on the raw text: this many cannot grow to anything that matters.
  static let mostAliases = 8

  /// Reads one YAML document.
  static func parse(_ source: SourceText) throws(ModelFileError) -> SourceNode {
    func refuse(_ message: String) -> ModelFileError {
      ModelFileError(.badData, [Problem(.file(source.file), "", message)])
    }
    guard aliasesAreFew(source.text) else {
      throw refuse("anchors and aliases (&name, *name) are not used here; write the values out")
    }
    let root: Node?
    let parser: Parser
    do {
      parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
      root = try parser.singleRoot()
    } catch {
      throw ModelFileError(.badData, [problem(error, in: source)])
    }
    guard let root else { throw refuse("the file is empty; `wellspring new NAME` writes a start") }
    var builder = TreeBuilder(file: source.file)
    // The parser keeps the anchors alive by which aliased nodes are known.
    let tree = withExtendedLifetime(parser) { builder.convert(root, depth: 0) }
    guard builder.problems.isEmpty else { throw ModelFileError(.badData, builder.problems) }
    return tree
  }

  /// Whether the text, read with suspicion, holds so few aliases that expanding them is harmless.
  private static func aliasesAreFew(_ text: String) -> Bool {
    var anchors: Set<[UInt8]> = []
    var aliases: [[UInt8]: Int] = [:]
    var before = UInt8(ascii: " ")
    let openers: [UInt8] = Array(" \t\n[]{},:?-\"'".utf8)
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if openers.contains(before), byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
        let name = Array(
          rest.prefix {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
              || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
          })
        if byte == UInt8(ascii: "&") {
          anchors.insert(name)
        } else {
          aliases[name, default: 0] += 1
        }
      }
      before = byte
    }
    return aliases.reduce(0) { $0 + (anchors.contains($1.key) ? $1.value : 0) } <= mostAliases
  }

  /// A complaint of the YAML parser, in our words.
  private static func problem(_ error: any Error, in source: SourceText) -> Problem {
    func at(_ mark: Mark) -> Place {
      .position(file: source.file, line: mark.line, column: mark.column)
    }
    guard let error = error as? YamlError else {
      return Problem(.file(source.file), "", "this is not YAML")
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      if problem.contains("another document") {
        return Problem(at(mark), "", "a second document starts here; keep one model to a file")
      }
      if problem.contains("undefined alias") {
        return Problem(
          at(mark), "", "a value that starts with * is an alias in YAML; quote it if it is text")
      }
      if problem.contains("cannot start any token") {
        return Problem(at(mark), "", startMessage(source.text, mark))
      }
      if problem.contains("tab character") {
        return Problem(at(mark), "", "a tab; YAML is indented with spaces")
      }
      let setting = context.map { "\($0.text.trimmingPrefix("while ")): " } ?? ""
      return Problem(at(mark), "", "not valid YAML: \(setting)\(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "`\(shownKey($0))`" }.joined(separator: ", ")
      return Problem(
        at(context.mark), "", "\(names) is given more than once in this group; keep one")
    case .reader(let problem, _, _, _):
      return Problem(.file(source.file), "", "not valid YAML: \(problem)")
    default:
      return Problem(
        .file(source.file), "", "not valid YAML, or nested more deeply than is read")
    }
  }

  /// Why a value may not start with the character at a mark.
  private static func startMessage(_ text: String, _ mark: Mark) -> String {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(
      mark.line - 1
    ).first
    let character = line?.unicodeScalars.dropFirst(mark.column - 1).first
    if character == "\t" { return "a tab; YAML is indented with spaces" }
    let shown = character.map { "`\($0)`" } ?? "this character"
    return "a value cannot start with \(shown); quote it"
  }

  /// A key in messages: as it stands where it is a word. What is no word may be anything, a line of
  /// a file that is no model among it, and is not repeated.
  static func shownKey(_ key: String) -> String {
    let isWord =
      !key.isEmpty && key.count <= 40
      && key.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    return isWord ? key : "…"
  }
}

/// Converts nodes, refusing what a model file does not use.
private struct TreeBuilder {
  let file: String
  var problems: [Problem] = []
  var count = 0

  init(file: String) { self.file = file }

  mutating func refuse(_ place: Place, _ message: String) -> SourceNode {
    problems.append(Problem(place, "", message))
    return SourceNode(place: place, content: .scalar("", quoted: false))
  }

  mutating func convert(_ node: Node, depth: Int) -> SourceNode {
    let mark = node.mark
    let place = Place.position(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    count += 1
    guard count <= SourceNode.mostNodes else {
      return count == SourceNode.mostNodes + 1
        ? refuse(place, "more than \(SourceNode.mostNodes) values; this is not a model file")
        : SourceNode(place: place, content: .scalar("", quoted: false))
    }
    guard depth <= SourceNode.deepestNesting else {
      return refuse(place, "nested more than \(SourceNode.deepestNesting) levels deep")
    }
    if node.anchor != nil {
      return refuse(
        place, "anchors and aliases (&name, *name) are not used here; write the value out")
    }
    if case .mapping(let mapping) = node {
      return convert(mapping, place, depth)
    }
    if case .sequence(let sequence) = node {
      guard isUntagged(sequence.tag) else { return refuse(place, tagMessage) }
      return SourceNode(
        place: place, content: .list(sequence.map { convert($0, depth: depth + 1) }))
    }
    guard case .scalar(let scalar) = node else { return refuse(place, "an alias") }
    let quoted = scalar.style != .plain
    guard isUntagged(scalar.tag) else { return refuse(place, tagMessage) }
    // Escapes (`"\u001b"`) can write what the file itself may not hold.
    if let problem = TextRule.problem(scalar.string) { return refuse(place, problem) }
    return SourceNode(place: place, content: .scalar(scalar.string, quoted: quoted))
  }

  private mutating func convert(
    _ mapping: Node.Mapping, _ place: Place, _ depth: Int
  ) -> SourceNode {
    guard isUntagged(mapping.tag) else { return refuse(place, tagMessage) }
    var pairs: [SourceNode.Pair] = []
    for (key, value) in mapping {
      let keyNode = convert(key, depth: depth + 1)
      guard case .scalar(let name, _) = keyNode.content else {
        _ = refuse(keyNode.place, "a key must be a plain word")
        continue
      }
      if name == "<<" {
        _ = refuse(keyNode.place, "merge keys (<<) are not used here; write the values out")
        continue
      }
      let value = convert(value, depth: depth + 1)
      pairs.append(.init(key: name, keyPlace: keyNode.place, value: value))
    }
    return SourceNode(place: place, content: .mapping(pairs))
  }

  private let tagMessage = "tags (!name) are not used here; leave it out"

  /// No tag, or the one that the node has anyway.
  private func isUntagged(_ tag: Tag) -> Bool {
    [Tag.Name.implicit, .str, .seq, .map].contains { $0.rawValue == tag.rawValue }
  }
}
