// `fitted:` of a model file: values that were adjusted until the model agreed with what was observed.
//
// Each stands in the place of what the file says further up, with where it comes from. They are kept
// apart so that a fit can be read, taken back and made again, and never touches the rest of a file.
//
// SPDX-License-Identifier: GPL-3.0-or-later

enum ModelFitted {
  static let key = "fitted"
}

extension ModelReader {
  /// Takes the fitted values out of the tree of a file and puts each in its place.
  mutating func applyFitted(to tree: inout SourceNode) {
    guard case .mapping(let pairs) = tree.content, let node = tree[ModelFitted.key] else { return }
    tree.content = .mapping(pairs.filter { $0.key != ModelFitted.key })
    guard !node.pairs.isEmpty else {
      report(
        node.place, ModelFitted.key,
        "paths with their values are needed, such as `site.units.ward.beds: 28`")
      return
    }
    for pair in node.pairs {
      let override = ModelOverride(
        path: pair.key, value: pair.value.flowText, tree: pair.value, label: ModelFitted.key)
      guard let problem = override.apply(to: &tree) else { continue }
      report(pair.keyPlace, "\(ModelFitted.key).\(SourceNode.shownKey(pair.key))", problem.message)
    }
  }
}
