// Times of day as rosters write them, and the spans between two of them.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A time of day in minutes from midnight, 0 to 1440.
enum ClockTime {
  /// Reads `07:00`, `7.30`, `0700`, `7h30`, `7:00 AM`, `07:00:00`, `7`; nil for anything else.
  static func minutes(_ text: some StringProtocol) -> Int? {
    let word = text.lowercased().trimmed
    guard
      let match = word.wholeMatch(
        of: /(\d{1,2})(?:[:.h]?(\d{2})(?::\d{2}(?:\.\d+)?)?|h)? ?(?:uhr)?([ap]\.?m\.?)?/),
      var hour = Int(match.output.1), let minute = Int(match.output.2 ?? "0"), minute < 60
    else { return nil }
    if let half = match.output.3 {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half.hasPrefix("p") ? 12 : 0)
    }
    let total = 60 * hour + minute
    return total <= 1_440 ? total : nil
  }

  /// A span such as `07:00-15:30` or `0700-1530`: its start and its length in minutes; an end that is
  /// not after the start is on the next day.
  static func span(_ text: String) -> (start: Int, length: Int)? {
    let parts = text.split { "-–—".contains($0) }
    guard parts.count == 2, let start = minutes(parts[0]), let end = minutes(parts[1]),
      start < 1_440
    else { return nil }
    let length = end > start ? end - start : end + 1_440 - start
    return (start, length)
  }

  /// `0700`.
  static func text(_ minutes: Int) -> String {
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    return two(hour) + two(minute)
  }

  /// `07:00`.
  static func clock(_ minutes: Int) -> String {
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    return "\(two(hour)):\(two(minute))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
