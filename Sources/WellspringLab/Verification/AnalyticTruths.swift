// The table of analytic truths: what theory says exactly, and what this build says on this machine.
//
// Tests check the same and more. This is for who has the program and not its sources, and for a
// machine that the tests never saw.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// Checks of this build on this machine against theory.
public enum AnalyticTruths {
  /// A group of checks that are computed together.
  public struct Check: Sendable {
    /// What it is about.
    public let subject: String
    let run: @Sendable () -> [Truth]

    init(_ subject: String, _ run: @escaping @Sendable () -> [Truth]) {
      (self.subject, self.run) = (subject, run)
    }
  }

  /// Every group, in the order of the table.
  public static var checks: [Check] {
    queueChecks + flowChecks + samplerChecks + intervalChecks + warningChecks
  }

  /// Computes every group on several threads.
  /// - Parameter progress: called with the number of groups done, by one thread at a time.
  public static func compute(
    threads: Int, progress: @escaping (Int) -> Void = { _ in }
  ) -> [Truth] {
    let checks = self.checks
    var truths: [Truth] = []
    do throws(OutputError) {
      _ = try runInOrder(
        count: checks.count, lanes: threads, window: checks.count, stop: StopFlag(),
        work: { checks[$0].run() },
        keep: { (index, found) throws(OutputError) in
          truths += found
          progress(index + 1)
        })
    } catch {
      preconditionFailure("nothing is written here")
    }
    return truths
  }

  static let seed: UInt64 = 20_240_601
}
