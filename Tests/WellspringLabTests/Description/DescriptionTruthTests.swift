// What a description says does not happen, does not happen.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Wellspring

@testable import WellspringLab

/// Runs of small models against their descriptions: an event that the page rules out, or does not
/// know, must not occur.
struct DescriptionTruthTests {
  /// What a page must say for an event to be possible.
  private static let words: [EventKind: [String]] = [
    .arrival: ["Cases arrive by a Poisson process"],
    .handOver: ["handed over", "goes to a colleague"],
    .breakStart: [" Breaks\n"], .breakAtDesk: ["on a break at the desk"],
    .breakMissed: [" Breaks\n"], .breakPostponed: ["asks again every half hour"],
    .microBreak: ["on a micro-break"], .sleepStart: [" Sleep\n"],
    .encounter: [" The empathic encounter\n"], .moralEvent: [" Morally injurious events\n"],
    .error: [" Errors\n"], .resignation: [" Leaving and hiring\n"],
    .hiring: [
      " Leaving and hiring\n", "vacant at the start", "Posts that a policy adds are filled",
    ],
    .debriefing: ["`debriefing`: P by"], .session: ["who attends a session;"],
    .referral: ["Screening is every"], .treatmentStart: ["Treatment lasts"],
    .triage: ["A visit is first triaged"], .onScene: ["the time on scene"],
    .sessionStart: ["A session consists of"], .sessionCancelled: ["are cancelled"],
    .noShow: ["who does not come to a session;"], .onCallStart: ["at home, on call"],
    .callOut: ["calls out of who is on call"],
  ]

  /// Statements and the outcome that must be 0, or not defined, where they stand.
  private static let denials: [(String, Outcome)] = [
    ("Nobody stands in for the absent", .agencyHours),
    ("Nobody stands in for the absent", .floatPoolHours),
    ("No clinician leaves.", .leaversPercentPerYear),
    ("There are no breaks.", .breaksCarefreePercent),
    ("posts, each held by one clinician,", .vacancyPercent),
    ("No cases arrive.", .throughputPerDay),
  ]

  @Test(
    "No event happens that the page does not know, and nothing that it denies",
    arguments: SmallSetting.shipped
      + PolicyKind.allCases.filter { ![17, 20, 21, 22, 30].contains($0.rawValue) }.map {
        SmallSetting.policy($0)
      })
  func events(_ setting: SmallSetting) throws {
    let loaded = try setting.load()
    let stress = STRESSChecklist(loaded)
    let page = stress.odd.markdown + stress.markdown
    let result = try Simulation(model: loaded.model, seed: 1).run(replicate: 1)
    for kind in EventKind.allCases {
      guard let words = Self.words[kind], result.eventCounts[Int(kind.rawValue)] > 0 else {
        continue
      }
      #expect(words.contains(where: page.contains), "\(kind.name) is not in the page")
    }
    for (sentence, outcome) in Self.denials where page.contains(sentence) {
      let value = result.outcomes[outcome.rawValue]
      #expect(value == 0 || value.isNaN, "\(sentence) \(outcome) is \(value)")
    }
  }

  /// What comes rarely comes within days here.
  private static let leaving = SmallSetting(
    "icu", ["dynamics.people.leavingRate=5", "dynamics.people.hiringDays=1", "horizon.days=60"])
  private static let screened = SmallSetting(
    "icu",
    [
      "site.units.icu.programmes.screening.everyDays=1",
      "site.units.icu.programmes.screening.participation=1",
      "site.units.icu.programmes.screening.uptake=1",
      "dynamics.burnout.exhaustionBase=0.6", "horizon.days=30",
    ])
  private static let away = SmallSetting(
    "clinic", ["dynamics.people.absenceRate=50", "horizon.days=28"])

  @Test("Between them the settings bring every event that the pages are held to")
  func reach() throws {
    var seen: Set<EventKind> = []
    let on = ["site.units.icu.rota.shifts.night.onCall=on", "site.units.icu.rota.callOutRate=1"]
    for setting in SmallSetting.shipped
      + [.debriefing, .peerSupport, .microBreaks, .wellbeingScreening].map({ .policy($0) })
      + [SmallSetting("icu", on), Self.leaving, Self.screened, Self.away]
    {
      let loaded = try setting.load()
      let stress = STRESSChecklist(loaded)
      let page = stress.odd.markdown + stress.markdown
      let result = try Simulation(model: loaded.model, seed: 1).run(replicate: 1)
      for kind in EventKind.allCases where result.eventCounts[Int(kind.rawValue)] > 0 {
        seen.insert(kind)
        guard let words = Self.words[kind] else { continue }
        #expect(words.contains(where: page.contains), "\(kind.name) is not in the page")
      }
    }
    let missing = Set(Self.words.keys).subtracting(seen)
    #expect(missing.isEmpty, "never seen: \(missing.map(\.name).sorted())")
  }
}
