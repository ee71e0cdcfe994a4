// The nearest valid name to a mistyped one.
// SPDX-License-Identifier: GPL-3.0-or-later

public enum Suggestion {
  /// Longer words are not compared.
  private static let longestWord = 64

  /// The candidate that `word` was most likely meant to be; nil when none is near.
  ///
  /// Near is: equal but for case, `-` and `_`; or an edit distance (with swapped neighbours as
  /// one edit) of at most a third of the longer word, at least 1; or one being the start of the
  /// other, four letters or more. Equal distances go to the earlier candidate.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= longestWord else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      guard !other.isEmpty, other.count <= longestWord else { continue }
      let distance = distance(wanted, other)
      let allowed = max(1, max(wanted.count, other.count) / 3)
      if distance <= allowed, distance < min(wanted.count, other.count),
        distance < best?.distance ?? .max
      {
        best = (candidate, distance)
      }
    }
    if let best { return best.name }
    guard wanted.count >= 4 else { return nil }
    return candidates.first { candidate in
      let other = folded(candidate)
      return other.count >= 4 && (other.starts(with: wanted) || wanted.starts(with: other))
    }
  }

  /// "did you mean `x`?" where something is near, otherwise the list of what there is.
  public static func hint(for word: String, among candidates: [String]) -> String {
    if let nearest = nearest(to: word, among: candidates) { return "did you mean `\(nearest)`?" }
    let listed = candidates.prefix(24).map { "`\($0)`" }.joined(separator: ", ")
    let more = candidates.count > 24 ? ", …" : ""
    return candidates.isEmpty ? "there is nothing to choose from" : "there are \(listed)\(more)"
  }

  private static func folded(_ word: String) -> [Character] {
    word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
  }

  /// Edit distance in which exchanging two neighbours counts as one edit.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var cost = min(
          rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, rows[i - 2][j - 2] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
