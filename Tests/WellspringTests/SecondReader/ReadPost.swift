// What the events of a unit tell of one position: a post, or a stand-in's place after the posts.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A position event by event, and the sums over the time that counts.
struct ReadPost {
  // Now.
  var isFilled = true
  var isOnFloor = false
  var isAtWork = false
  var isAsleep = false
  var isRelieved = false
  /// At work because called out.
  var isCalledOut = false
  var hasPause = false
  var hasFreePause = false
  /// When the shift ends that is worked.
  var scheduledEnd = Double.infinity
  /// Persons who were hired.
  var holders = 0

  /// Of who stands in at the position now.
  var standIn = ReadStandIn()

  // Over the time that counts.
  var filled = 0.0
  var vacant = 0.0
  var duty = 0.0
  var floor = 0.0
  var busy = 0.0
  var load = 0.0
  var asleep = 0.0
  var overruns = 0.0
  var arousalAtEnd = 0.0
  var shifts = 0.0
  var shiftsStarted = 0.0
  var shiftsWithPause = 0.0
  var shiftsWithFreePause = 0.0
  var shiftsPlannedPause = 0.0
  /// Events by kind.
  var counts: [Substring: Double] = [:]

  mutating func pass(_ hours: Double, demand: Double, nominal: Double, cases: Int, exists: Bool) {
    if exists { if isFilled { filled += hours } else { vacant += hours } }
    if isAtWork { duty += hours }
    if isAsleep { asleep += hours }
    if !isOnFloor { return }
    floor += hours
    if isRelieved { return }
    load += hours * demand / nominal
    if cases > 0 { busy += hours }
  }

  /// The event changes what the position is doing.
  mutating func take(_ event: ReadEvent) {
    switch event.kind {
    case "shift_start":
      (isOnFloor, isAtWork, isAsleep) = (true, true, false)
      (hasPause, hasFreePause) = (false, false)
      scheduledEnd = event.value.isNaN ? .infinity : event.hours + event.value
    case "shift_end": (isOnFloor, isRelieved) = (false, false)
    case "overrun_end": (isAtWork, isCalledOut) = (false, false)
    case "call_out": isCalledOut = true
    case "break_start": (hasPause, hasFreePause, isRelieved) = (true, true, event.value == 0)
    case "break_at_desk": hasPause = true
    case "break_end": isRelieved = false
    case "sleep_start": isAsleep = true
    case "sleep_end": isAsleep = false
    case "resignation": (isFilled, isAsleep) = (false, false)
    case "hiring": (isFilled, holders) = (true, holders + 1)
    default: break
    }
  }

  /// The event adds to what is counted; it has changed nothing yet.
  mutating func count(_ event: ReadEvent, hasBreaks: Bool) {
    counts[event.kind, default: 0] += 1
    if isCalledOut { return }
    // Duty without end is in no roster.
    if event.kind == "shift_start" && !event.value.isNaN { shiftsStarted += 1 }
    if event.kind != "shift_end" { return }
    shifts += 1
    overruns += event.value + max(0, event.hours - scheduledEnd)
    arousalAtEnd += event.arousal
    if !hasBreaks { return }
    shiftsPlannedPause += 1
    if hasPause { shiftsWithPause += 1 }
    if hasFreePause { shiftsWithFreePause += 1 }
  }
}
