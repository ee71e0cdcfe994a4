// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Wellspring
@testable import WellspringLab

@Suite("Roster experiments")
struct RosterStudyTests {
  private static let tables = [
    "roster-days", "roster-posts", "roster-harm", "roster-swaps", "roster-swap-days",
    "roster-after", "replicates",
  ]

  @Test(
    "The post with a bad block ranks first, the best swap breaks the block, and helps on other luck"
  )
  func findsTheBlock() throws {
    let month = try MadeUpMonth()
    let report = try #require(try month.run(try month.load(MadeUpMonth.text()), "out"))
    let posts = try month.rows("roster-posts", "out")
    #expect(posts.map { $0["rank"]! } == (1...8).map { String($0) })
    #expect(posts[0]["post"] == "ward/3" && posts[0]["longest_night_run"] == "7")
    #expect(Double(posts[0]["below_midpoint_days"]!)! > Double(posts[1]["below_midpoint_days"]!)!)
    let best = try #require(try month.rows("roster-swaps", "out").first)
    #expect(best["rank"] == "1" && best["post_a"] == "ward/3" && best["shift_a"] == "night")
    #expect((9...15).contains(Int(best["day_a"]!)!), "\(best)")
    #expect(Double(best["difference_high"]!)! < 0)
    #expect(report.results.answer.sentences[0].contains("post 3"))
    #expect(report.results.answer.table.count <= StudyAnswer.mostLines + 1)
    #expect(report.results.lines.contains { $0.contains("longest run of nights 7 before") })

    // The same swap in the roster of a model, on luck that it was not chosen by.
    let roster = try month.rows("roster-after", "out").map {
      "\($0["post"]!),\($0["day"]!),\($0["shift"]!)\n"
    }
    let planned = try month.load(MadeUpMonth.text("swaps: off", seed: 9))
    let before = try month.run(planned, "before")
    try month.write("post,day,shift\n" + roster.joined(), as: "month.csv")
    let after = try month.run(try month.load(MadeUpMonth.text("swaps: off", seed: 9)), "after")
    func capacity(_ report: RunReport?) throws -> Double {
      try #require(report?.results.summary(scenario: 0, .capacityMean)).mean
    }
    #expect(try capacity(after) > capacity(before))
  }

  @Test(
    "Days of a chosen swap are told for both posts, and are the same before anything is exchanged")
  func lives() throws {
    let month = try MadeUpMonth()
    try month.run(try month.load(MadeUpMonth.text()), "out")
    let swap = try #require(try month.rows("roster-swaps", "out").first)
    let days = try month.rows("roster-swap-days", "out").filter { $0["swap"] == swap["swap"] }
    #expect(days.count == 2 * 28)
    let first = min(Int(swap["day_a"]!)!, Int(swap["day_b"]!)!)
    for day in days {
      let isChanged = day["shift_before"] != day["shift_after"]
      #expect(isChanged == [swap["day_a"], swap["day_b"]].contains(day["day"]))
      // The night before knows of the shift that comes.
      if Int(day["day"]!)! < first - 1 { #expect(day["difference"] == "0") }
    }
    #expect(days.contains { Double($0["difference"]!)! > 0.01 })
  }

  @Test(
    "Threads and an interruption leave every byte as it is, and a finished folder is what it says")
  func bytes() throws {
    let month = try MadeUpMonth()
    let text = MadeUpMonth.text(MadeUpMonth.swaps + "\nblock: 2", replicates: 14)
    let experiment = try month.load(text)
    try month.run(experiment, "one", threads: 1)
    try month.run(experiment, "two", threads: 2)
    #expect(try month.run(experiment, "again", stopAfter: 60) == nil)
    try month.run(experiment, "again", resume: true)
    for table in Self.tables {
      let one = try month.scratch.bytes("one/\(table).csv")
      #expect(one == (try month.scratch.bytes("two/\(table).csv")), "\(table)")
      #expect(one == (try month.scratch.bytes("again/\(table).csv")), "\(table)")
    }
    let check = try FolderCheck(month.scratch.path + "/one").report(sample: 40, seed: 1, threads: 2)
    #expect(check.failed.isEmpty, "\(check.failed)")
    let read = try Experiment.of(folder: month.scratch.path + "/one")
    #expect(read.identity == experiment.identity)
    let harms = try month.rows("roster-harm", "one")
    let isTogether = harms.contains { $0["scenario"] == "together" }
    #expect((read.scenarios.last?.model != nil) == isTogether)
  }

  @Test("The roster as planned is the model as it stands, to the last bit")
  func asPlanned() throws {
    let month = try MadeUpMonth()
    let written = try month.load(MadeUpMonth.text("swaps: off", replicates: 2))
    let plain = try ModelSource(path: month.scratch.path + "/ward.yaml").model([
      ModelOverride(argument: "horizon.days=28")
    ]).model
    for replicate in 1...2 as ClosedRange<UInt64> {
      let model = try #require(written.scenarios[0].model)
      let (one, other) = (
        try Simulation(model: model, seed: 1).run(replicate: replicate),
        try Simulation(model: plain, seed: 1).run(replicate: replicate)
      )
      #expect(one.outcomes.map(\.bitPattern) == other.outcomes.map(\.bitPattern))
    }
  }

  @Test(
    "A capacity that is known of a post is where it begins, and others begin as they would have")
  func starts() throws {
    let month = try MadeUpMonth()
    try month.write("post,capacity\n2,0.4\nward/5,0.7\n", as: "states.csv")
    func first(_ text: String) throws -> [Double] {
      let model = try #require(try month.load(text).scenarios[0].model)
      let days = try Simulation(model: model, seed: 1, recording: [.postDays]).run(replicate: 1)
      return days.postDays.capacity.prefix(8).map { Double($0) }
    }
    let plain = try first(MadeUpMonth.text("swaps: off"))
    let known = try first(MadeUpMonth.text("states: states.csv\nswaps: off"))
    #expect(abs(known[1] - 0.4) < 0.15 && abs(known[4] - 0.7) < 0.15)
    #expect(known[1] < plain[1] - 0.2 && known[4] < plain[4])
    for post in [0, 2, 3, 5, 6, 7] { #expect(abs(known[post] - plain[post]) < 0.02) }
  }

  @Test("A pattern is written out over its days; what cannot be a month is one clear mistake")
  func mistakes() throws {
    let pattern = MadeUpMonth.ward.replacing(
      "pattern: roster\n        roster: month.csv", with: "pattern: three-on-four-off")
    let month = try MadeUpMonth(ward: pattern)
    let ofPattern = try month.load(MadeUpMonth.text("days: 28"))
    let plan = try #require(ofPattern.study as? RosterPlan)
    #expect(plan.month.days == 28 && plan.month.row(0).contains { $0 > 0 })
    #expect(
      try MadeUpMonth().complaints(MadeUpMonth.text("days: 29")).joined()
        .contains("the roster of `ward` has 28"))
    for (more, words) in [
      ("unit: wrad", "did you mean `ward`?"),
      ("states: none.csv", "none.csv"),
      ("states: wrong.csv", "`9` is no post of `ward`; there are 1 to 8"),
      ("states: high.csv", "`3` is not a capacity"),
      ("swaps: {harm: bad}", "`bad` is not one of the choices"),
      ("swaps: sometimes", "this is a group"),
      ("policies: [staffing-level]", "makes another rota"),
    ] {
      let month = try MadeUpMonth()
      try month.write("post,capacity\n9,0.5\n", as: "wrong.csv")
      try month.write("post,capacity\n1,3\n", as: "high.csv")
      let found = month.complaints(MadeUpMonth.text(more))
      #expect(found.count == 1 && found.joined().contains(words), "\(more): \(found)")
    }
  }
}
