// `imported:` and `fitted:` of a model file: values in the place of what the file says further up.
//
// `imported` comes from files of the real unit, `fitted` was adjusted until the model agreed with what
// was observed. Both are kept apart so that they can be read, taken back and made again, and never
// touch the rest of a file. What is fitted stands over what is imported, and `--set` over both.
//
// SPDX-License-Identifier: GPL-3.0-or-later

/// A block of paths with their values, in the order in which the blocks are put in.
enum ModelBlock: String, CaseIterable {
  case imported, fitted

  /// The comment above it.
  var opening: String {
    switch self {
    case .imported:
      "# Read by `wellspring import` from files of the unit; it stands in the place of what stands above."
    case .fitted:
      "# Adjusted by `wellspring fit` until the model agreed with what was observed; what stands above is where it began."
    }
  }

  /// A line of it.
  /// - Parameter value: as YAML.
  static func entry(_ path: String, _ value: String, grade: String, source: String) -> String {
    "  \(path): {value: \(value), grade: \(grade), source: \(JSONValue.quoted(source))}"
  }

  /// The text of a model file with its blocks made anew at its end, the others as they are.
  /// - Parameter entries: of a block from those that it has, a line each; a block without is left out.
  static func text(_ text: String, entries: (ModelBlock, [String]) -> [String]) -> String {
    var rest = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var blocks: [[String]] = []
    for block in allCases {
      let old = block.take(from: &rest)
      let new = entries(block, old)
      if !new.isEmpty { blocks.append(["", block.opening, "\(block.rawValue):"] + new) }
    }
    while rest.last?.isEmpty == true { rest.removeLast() }
    return (rest + blocks.joined()).joined(separator: "\n") + "\n"
  }

  /// Entries without those whose path is among some, and these paths.
  static func without(
    _ entries: [String], _ isAmong: (String) -> Bool
  ) -> (kept: [String], left: [String]) {
    var (kept, left): ([String], [String]) = ([], [])
    var isLeft = false
    let indent = entries.first { !$0.trimmed.hasPrefix("#") }?.prefix { $0 == " " } ?? ""
    for line in entries {
      let start = line.dropFirst(indent.count)
      // What is further in belongs to the entry above it.
      if line.hasPrefix(indent), let first = start.first, first != " ", first != "#",
        let colon = start.firstIndex(of: ":")
      {
        let path = start[..<colon].filter { $0 != "\"" && $0 != "'" }
        isLeft = isAmong(path)
        if isLeft { left.append(path) }
      }
      if !isLeft { kept.append(line) }
    }
    return (kept, left)
  }

  /// Takes the block out of the lines of a file.
  private func take(from lines: inout [String]) -> [String] {
    var (kept, own): ([String], [String]) = ([], [])
    var isInside = false
    for line in lines {
      if line.hasPrefix("\(rawValue):") {
        isInside = true
        continue
      }
      let isAnother = Self.allCases.contains { line == $0.opening }
      if isInside, isAnother || (line.first.map { !" \t#".contains($0) } ?? false) {
        isInside = false
      }
      if !isInside {
        if line != opening { kept.append(line) }
      } else if !line.trimmed.isEmpty {
        own.append(line)
      }
    }
    lines = kept
    return own
  }
}

extension ModelReader {
  /// Takes the blocks out of the tree of a file and puts each value in its place.
  mutating func applyBlocks(to tree: inout SourceNode) {
    for block in ModelBlock.allCases { apply(block, to: &tree) }
  }

  private mutating func apply(_ block: ModelBlock, to tree: inout SourceNode) {
    let key = block.rawValue
    guard case .mapping(let pairs) = tree.content, let node = tree[key] else { return }
    tree.content = .mapping(pairs.filter { $0.key != key })
    guard !node.pairs.isEmpty else {
      report(
        node.place, key,
        "paths with their values are needed, such as `site.units.ward.beds: 28`")
      return
    }
    for pair in node.pairs {
      let override = ModelOverride(
        path: pair.key, value: pair.value.flowText, tree: pair.value, label: key)
      if let problem = override.apply(to: &tree) {
        report(pair.keyPlace, "\(key).\(SourceNode.shownKey(pair.key))", problem.message)
      } else {
        adjusted.insert(pair.key)
      }
    }
  }
}
