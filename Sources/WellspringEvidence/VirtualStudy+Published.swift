// Which units are simulated to be compared with published figures.
// SPDX-License-Identifier: GPL-3.0-or-later

extension VirtualStudy {
  /// Observed days with a wave: near the start, seven months and three months before the end, the end.
  static let base = [2, 156, 275, 366]

  static let settings = ["icu", "ward", "emergency", "hospice", "clinic", "ambulance"]

  /// Four to eight patients for each nurse on duty, as `patients_per_nurse` measures.
  private static let wardPosts = [35, 31, 28, 24, 21, 18]

  /// A surge of three months from the first observed day on.
  private static func surge(_ unit: String, arrivals: String) -> String {
    "site.units.\(unit).work.arrivals.surges=[{name: wave, start: 1, days: 91, "
      + "arrivals: \(arrivals), moralHazard: 2}]"
  }

  private static let eightHours =
    "site.units.ward.rota.sequence=[early, early, early, off, off, late, late, late, off, dark, "
    + "dark, dark, off, off]"
  private static let quickReturns =
    "site.units.ward.rota.sequence=[early, late, early, late, early, off, off, dark, dark, off, "
    + "off, off, early, late, early, late, off, off, dark, dark, off, off, early, early, late, "
    + "off, off, off]"
  private static let sameShiftsInOrder =
    "site.units.ward.rota.sequence=[early, early, early, late, late, off, off, dark, dark, off, "
    + "off, off, early, early, late, late, off, off, dark, dark, off, off, early, early, late, "
    + "off, off, off]"

  static let all: [VirtualStudy] =
    settings.map { setting in
      let size = [
        "icu": 15, "ward": 66, "emergency": 16, "hospice": 50, "clinic": 60, "ambulance": 9,
      ]
      var study = VirtualStudy(
        name: setting, setting: setting, replicates: size[setting]!, kept: base,
        spreadsLeadership: true)
      if setting == "ward" {
        study.variants = wardPosts.map { ["site.units.ward.posts.nurse.count=\($0)"] }
        study.levels = wardPosts.map { Double($0) }
      }
      if setting == "clinic" {
        // Clinics differ in how many of their clients are traumatised and in how many clients a
        // therapist has; the one has nothing to do with the other.
        let shares = [0.15, 0.35, 0.55, 0.75, 0.95].flatMap { [$0, $0, $0] }
        let panels = [24, 30, 36, 36, 24, 30, 30, 36, 24, 24, 30, 36, 36, 30, 24]
        study.variants = zip(shares, panels).map { share, panel in
          [
            "site.units.clinic.work.cases.trauma.share=\(share)",
            "site.units.clinic.work.cases.other.share=\(1 - share)",
            "site.units.clinic.work.caseloadCap.limit=\(panel)",
            "site.units.clinic.work.arrivals.rate=\(3.5 * Double(panel) / 30)",
          ]
        }
        study.levels = shares
      }
      return study
    } + [
      VirtualStudy(
        name: "ward-12h", setting: "ward", replicates: 40, kept: [366], spreadsLeadership: true),
      VirtualStudy(
        name: "ward-8h", setting: "ward", settings: [eightHours], replicates: 40, kept: [366],
        spreadsLeadership: true),
      VirtualStudy(
        name: "quick-returns", setting: "ward",
        settings: [quickReturns, "site.units.ward.rota.minimumRestHours=0"], replicates: 24,
        days: 337, everyDays: 28),
      VirtualStudy(
        name: "no-quick-returns", setting: "ward",
        settings: [sameShiftsInOrder, "site.units.ward.rota.minimumRestHours=0"], replicates: 24,
        days: 337, everyDays: 28),
      VirtualStudy(
        name: "micro-breaks", setting: "ward", settings: ["site.units.ward.breaks.microBreaks=4"],
        replicates: 16, days: 91, kept: [91]),
      VirtualStudy(
        name: "no-micro-breaks", setting: "ward", replicates: 16, days: 91, kept: [91]),
      VirtualStudy(
        name: "two-days", setting: "ward",
        settings: ["site.units.ward.rota.sequence=[day, day, off, off, off, off, off]"],
        replicates: 8, days: 120, everyDays: 1),
      VirtualStudy(name: "vacations", setting: "icu", replicates: 16, days: 366, everyDays: 1),
      VirtualStudy(
        name: "surge-icu", setting: "icu", settings: [surge("icu", arrivals: "1.25")],
        replicates: 10, days: 259, everyDays: 1, kept: [45, 91, 258]),
      VirtualStudy(
        name: "surge-ward", setting: "ward", settings: [surge("ward", arrivals: "1.4")],
        replicates: 20, days: 259, everyDays: 1, kept: [45, 91, 258]),
      VirtualStudy(
        name: "surge-emergency", setting: "emergency",
        settings: [surge("emergency", arrivals: "1.4")], replicates: 10, days: 259, everyDays: 1,
        kept: [45, 91, 258]),
      VirtualStudy(
        name: "ten-years", setting: "icu", settings: ["mechanisms.turnover=off"], replicates: 8,
        days: 3651, everyDays: 1825, kept: [1, 1826, 3651]),
    ]
}
