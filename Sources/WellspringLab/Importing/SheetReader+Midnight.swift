// Duties that a system cuts at midnight, put together again.
// SPDX-License-Identifier: GPL-3.0-or-later

extension SheetReader {
  /// Joins a duty that ends at midnight and one of the same person that begins then.
  /// - Returns: how many were joined.
  mutating func joinAtMidnight() -> Int {
    let latest = entries.map(\.day).max() ?? 0
    /// Of a person and a day, for a look-up.
    func key(_ person: Int, _ day: Int) -> Int { person * (latest + 1) + day }
    var ending: [Int: Int] = [:]
    for (place, entry) in entries.enumerated() {
      guard let span = entry.span, span.start > 0, span.start + span.length == 1_440 else {
        continue
      }
      ending[key(entry.person, entry.day)] = place
    }
    var gone: Set<Int> = []
    for (place, entry) in entries.enumerated() {
      guard let rest = entry.span, rest.start == 0,
        let before = ending[key(entry.person, entry.day - 1)], let span = entries[before].span,
        span.length + rest.length <= 1_440
      else { continue }
      entries[before].span = (span.start, span.length + rest.length)
      gone.insert(place)
    }
    entries = entries.indices.filter { !gone.contains($0) }.map { entries[$0] }
    return gone.count
  }
}
