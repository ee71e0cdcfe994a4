// Ctrl-C and its relatives.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Hands interrupts to a thread of their own, which may do what a signal handler may not.
enum Interrupts {
  /// From now on interrupts wait, and a write into a closed pipe says so instead of ending the
  /// program. Call before anything is on disk and before any other thread is started.
  static func hold() {
    signal(SIGPIPE, SIG_IGN)
    var signals = signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// From now on the first interrupt calls `first`, and each later one `again`; those that waited
  /// count.
  static func handle(first: @escaping @Sendable () -> Void, again: @escaping @Sendable () -> Void) {
    hold()
    Thread.detachNewThread {
      var signals = signals
      var number: Int32 = 0
      var count = 0
      while sigwait(&signals, &number) == 0 {
        count += 1
        if count == 1 { first() } else { again() }
      }
    }
  }

  private static var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    // Under nohup a closed terminal is no reason to stop.
    if !isIgnored(SIGHUP) { sigaddset(&signals, SIGHUP) }
    return signals
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    #if os(Linux)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
