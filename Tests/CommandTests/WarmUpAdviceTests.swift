// When a screen advises a longer warm-up, and when none would help.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

struct WarmUpAdviceTests {
  @Test(
    "What has not settled is said with what to try; in a surge nothing settles, and nothing is said"
  )
  func surge() throws {
    let program = try Program()
    func run(_ out: String, _ setting: String) throws -> String {
      try program.run(
        "run", "\(DocumentationTests.root.path)/models/icu.yaml", "-n", "24", "--days", "180",
        "--set", "site.units.icu.posts.nurse.count=45", "--set", "horizon.warmUpDays=28", "--set",
        setting, "--quiet", "-o", out
      ).output
    }
    let calm = try run("calm", "site.units.icu.beds=24")
    #expect(calm.contains("Warm-up: after 28 days high exhaustion"), "\(calm)")
    #expect(calm.contains("horizon.warmUpDays=56"))
    let surge = try run(
      "surge",
      "site.units.icu.work.arrivals.surges=[{name: w, start: 1, days: 120, arrivals: 1.4}]")
    #expect(!surge.isEmpty && !surge.contains("Warm-up"), "\(surge)")
  }
}
