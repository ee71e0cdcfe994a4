// Grades of evidence as an experiment names them: which numbers of its models are in doubt.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  /// Grades whose numbers have a plausible range; nil without the key, or with a problem.
  mutating func readGrades(
    _ key: String, in node: SourceNode, _ path: String = ""
  ) -> [EvidenceGrade]? {
    guard node[key] != nil else { return nil }
    let known = EvidenceGrade.doubtful
    let before = problems.count
    let names = words(key, in: node, path, among: known.map(\.name))
    if names.isEmpty, problems.count == before {
      report(node[key]!.place, Registry.join(path, key), "the list is empty")
    }
    return problems.count > before ? nil : known.filter { names.contains($0.name) }
  }
}
