// How far a run has come, on standard error.
// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Synchronization
import WellspringLab

/// How progress is shown.
enum ProgressStyle: String, CaseIterable, ExpressibleByArgument {
  case auto, plain, none
}

/// Shows progress as a bar on a terminal, as lines otherwise, or not at all.
final class ProgressMeter: Sendable {
  private enum Form { case bar, lines, nothing }

  private static let barCells = 28
  /// Seconds between two updates.
  private static let barInterval = 0.1
  private static let lineInterval = 5.0

  private struct State {
    var lastShown = -Double.infinity
    var isBarShown = false
  }

  private let form: Form
  private let watch: Stopwatch
  private let isColoured: Bool
  /// Years of clinicians that a replicate simulates; 0 where that is not known.
  private let staffYears: Double
  private let state = Mutex(State())

  init(style: ProgressStyle, isQuiet: Bool, watch: Stopwatch, staffYears: Double = 0) {
    self.watch = watch
    self.staffYears = staffYears
    form =
      isQuiet || style == .none
      ? .nothing : style == .auto && isTerminal(STDERR_FILENO) ? .bar : .lines
    isColoured = ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  /// Shows how far it has come.
  func update(_ progress: RunProgress) {
    guard form != .nothing else { return }
    let seconds = watch.seconds
    state.withLock { state in
      let interval = form == .bar ? Self.barInterval : Self.lineInterval
      guard progress.done == progress.total || seconds - state.lastShown >= interval else {
        return
      }
      state.lastShown = seconds
      let text = describe(progress, seconds: seconds)
      if form == .bar {
        state.isBarShown = true
        _ = write("\r\(bar(progress)) \(text)\u{1B}[K", to: STDERR_FILENO)
      } else {
        printMessage(text)
      }
    }
  }

  /// Ends the line of the bar.
  func finish() {
    state.withLock { state in
      if state.isBarShown { printMessage("") }
      state.isBarShown = false
    }
  }

  /// Says something between two updates.
  func note(_ text: String) {
    finish()
    printMessage(text)
  }

  private func describe(_ progress: RunProgress, seconds: Double) -> String {
    let (done, total) = (progress.done, progress.total)
    // What an earlier begin had finished says nothing about the rate.
    let rate = Double(done - progress.earlier) / max(seconds, 1e-9)
    let count = "\(done) of \(total) replicates"
    guard done < total else {
      let pace = GroupedNumber.text(staffYears * rate, decimals: 0)
      return "\(count) in \(spanText(seconds))"
        + (staffYears > 0 && rate > 0 ? ", \(pace) clinician-years a second" : "")
    }
    let left = spanText(Double(total - done) / max(rate, 1e-9))
    return "\(count), \(rateText(rate)), about \(left) left"
  }

  private func rateText(_ perSecond: Double) -> String {
    perSecond >= 1
      ? String(format: "%.*f a second", perSecond < 10 ? 1 : 0, perSecond)
      : String(format: "%.1f a minute", perSecond * 60)
  }

  private func bar(_ progress: RunProgress) -> String {
    let filled = Self.barCells * progress.done / max(1, progress.total)
    let full = String(repeating: "█", count: filled)
    let empty = String(repeating: "░", count: Self.barCells - filled)
    return isColoured ? "\u{1B}[32m\(full)\u{1B}[0m\(empty)" : full + empty
  }
}
