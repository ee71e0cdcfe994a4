// What the reader says about model files that are wrong.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringLab

/// A change to the small fixture and the messages that it must cause.
struct Mistake: CustomTestStringConvertible, Sendable {
  let old: String
  let new: String
  let sets: [String]
  let messages: [String]

  init(_ old: String, _ new: String, sets: [String] = [], _ messages: String...) {
    (self.old, self.new, self.sets, self.messages) = (old, new, sets, messages)
  }

  init(sets: [String], _ messages: String...) {
    (old, new, self.sets, self.messages) = ("beds: 8", "beds: 8", sets, messages)
  }

  var testDescription: String { "\(old) → \(new) \(sets)" }
}

struct ModelErrorTests {
  @Test("A wrong value is reported with place, path, value and what is allowed", arguments: values)
  func value(_ mistake: Mistake) throws { try expect(mistake) }

  @Test("A wrong unit is reported with the units that fit", arguments: units)
  func unit(_ mistake: Mistake) throws { try expect(mistake) }

  @Test("A wrong override is reported under its label", arguments: overrides)
  func override(_ mistake: Mistake) throws { try expect(mistake) }

  @Test("A wrong key or structure is reported with what belongs there", arguments: structures)
  func structure(_ mistake: Mistake) throws { try expect(mistake) }

  @Test("Values that do not fit together are reported", arguments: crossChecks)
  func crossCheck(_ mistake: Mistake) throws { try expect(mistake) }

  private func expect(_ mistake: Mistake) throws {
    let complaints = try Fixture.complaints(Fixture.small(mistake.old, mistake.new), mistake.sets)
    #expect(complaints == mistake.messages)
  }

  static let values = [
    Mistake(
      "beds: 8", "beds: -3",
      "m.yaml:10:13: site.units.icu.beds: -3 is below 0; allowed whole numbers 0 to 10000"),
    Mistake(
      "beds: 8", "beds: 8.5",
      "m.yaml:10:13: site.units.icu.beds: 8.5 is not a whole number; allowed whole numbers 0 to 10000"
    ),
    Mistake(
      "beds: 8", "beds: 1e999",
      "m.yaml:10:13: site.units.icu.beds: `1e999` is too large for a number; allowed whole numbers 0 to 10000"
    ),
    Mistake(
      "beds: 8", "beds: .nan",
      "m.yaml:10:13: site.units.icu.beds: `.nan` is not a finite number; allowed whole numbers 0 to 10000"
    ),
    Mistake(
      "beds: 8", "beds: -.inf",
      "m.yaml:10:13: site.units.icu.beds: `-.inf` is not a finite number; allowed whole numbers 0 to 10000"
    ),
    Mistake(
      "beds: 8", "beds: 08",
      "m.yaml:10:13: site.units.icu.beds: `08` starts with 0, which some tools take for octal; leave the 0 out; allowed whole numbers 0 to 10000"
    ),
    Mistake(
      "beds: 8", "beds: 0x10",
      "m.yaml:10:13: site.units.icu.beds: `0x10` is not a decimal number; write it in digits 0 to 9; allowed whole numbers 0 to 10000"
    ),
    Mistake(
      "beds: 8", "beds: 1_000",
      "m.yaml:10:13: site.units.icu.beds: `1_000` is not a number here; write a point before decimals and nothing between thousands; allowed whole numbers 0 to 10000"
    ),
    Mistake(
      "beds: 8", "beds: 1,000",
      "m.yaml:10:13: site.units.icu.beds: `1,000` is not a number here; write a point before decimals and nothing between thousands; allowed whole numbers 0 to 10000"
    ),
    Mistake(
      "beds: 8", "beds: eight",
      "m.yaml:10:13: site.units.icu.beds: `eight` is not a number; allowed whole numbers 0 to 10000"
    ),
    Mistake(
      "beds: 8", "beds:",
      "m.yaml:10:12: site.units.icu.beds: nothing is given; write a value (whole numbers 0 to 10000) or leave the key out"
    ),
    Mistake(
      "rate: 10.5 /week", "rate: -3 /d",
      "m.yaml:24:17: site.units.icu.work.arrivals.rate: -3 /d is below 0; allowed 0 to 1000000 /d"),
    Mistake(
      "rate: 10.5 /week", "rate: -7 /week",
      "m.yaml:24:17: site.units.icu.work.arrivals.rate: -7 /week (-1 /d) is below 0; allowed 0 to 1000000 /d"
    ),
    Mistake(
      "start: \"07:00\"", "start: \"25:00\"",
      "m.yaml:18:32: site.units.icu.rota.shifts.day.start: `25:00` is not a time of day; write it like \"07:30\""
    ),
    Mistake(
      "start: \"07:00\"", "start: 7:5",
      "m.yaml:18:32: site.units.icu.rota.shifts.day.start: `7:5` is not a time of day; write it like \"07:30\""
    ),
    Mistake(
      "hard: yes", "hard: maybe",
      "m.yaml:27:39: site.units.icu.work.caseloadCap.hard: `maybe` is neither on nor off"),
    Mistake(
      "acuity-balanced", "acuity-balance",
      "m.yaml:26:21: site.units.icu.work.assignment: `acuity-balance` is not one of the choices; did you mean `acuity-balanced`?"
    ),
    Mistake(
      "acuity-balanced", "random",
      "m.yaml:26:21: site.units.icu.work.assignment: `random` is not one of the choices; there are `least-loaded`, `round-robin`, `acuity-balanced`, `capacity-aware`"
    ),
    Mistake(
      "grade: measured", "grade: mesured",
      "m.yaml:14:59: site.units.icu.posts.physician.count.grade: `mesured` is not a grade of evidence; did you mean `measured`?"
    ),
    Mistake(
      "all: on", "all: perhaps", "m.yaml:49:8: mechanisms.all: `perhaps` is neither on nor off"),
    Mistake(
      "name: trauma", "name: trauma care",
      "m.yaml:32:19: site.units.icu.work.cases.1.name: `trauma care` cannot be a name: use letters, digits, - and _ (at most 64), and not digits alone; did you mean `trauma-care`?"
    ),
    Mistake("name: Small unit", "name: \"\"", "m.yaml:2:7: name: the text is empty"),
  ]

  static let overrides = [
    Mistake(
      sets: ["site.units.icu.bed=8"],
      "--set site.units.icu.bed=8: site.units.icu.bed: unknown key `bed`; did you mean `beds`?"),
    Mistake(
      sets: ["site.units.icu.beds=-8"],
      "--set site.units.icu.beds=-8: site.units.icu.beds: -8 is below 0; allowed whole numbers 0 to 10000"
    ),
    Mistake(
      sets: ["site.units.icu.beds=8 h"],
      "--set site.units.icu.beds=8 h: site.units.icu.beds: `8 h` is not a plain number; write a plain number or %"
    ),
    Mistake(
      sets: ["site.units.icuu.beds=8"],
      "--set site.units.icuu.beds=8: site.units.icuu.beds: no unit is called `icuu`; did you mean `icu`?"
    ),
    Mistake(
      sets: ["site.units.3.beds=8"],
      "--set site.units.3.beds=8: site.units.3.beds: no unit is called `3`; there are `icu`"),
    Mistake(
      sets: ["site.units.icu.posts.doctor.count=8"],
      "--set site.units.icu.posts.doctor.count=8: site.units.icu.posts.doctor.count: no post is called `doctor`; there are `nurse`, `physician`"
    ),
    Mistake(
      sets: ["site.units.icu.posts=8"],
      "--set site.units.icu.posts=8: site.units.icu.posts: this is a list; name one post of it (nurse, physician), or give all of it: [{role: …}]"
    ),
    Mistake(
      sets: ["site.units.icu.work.arrivals.surges=8"],
      "--set site.units.icu.work.arrivals.surges=8: site.units.icu.work.arrivals.surges: this is a list of groups, and the model has none; give all of it: [{name: …}]"
    ),
    Mistake(
      sets: ["site.units.icu.work.arrivals.surges=[{name: wave, dayz: 8}]"],
      "--set site.units.icu.work.arrivals.surges=[{name: wave, dayz: 8}]: site.units.icu.work.arrivals.surges.wave.dayz: unknown key; did you mean `days`?"
    ),
    Mistake(
      sets: ["site.units.icu.rota=8"],
      "--set site.units.icu.rota=8: site.units.icu.rota: this is a group; name one of its keys: pattern, minimumRestHours, overrunMean, overrunShape, overrunLoad, shortNoticeShare, daysOffChoice, onHolidays, rotation, rosterDays, callOutRate, callOutHours, callInWaiting, onCallDetachment, onCallSleep, shifts, sequence, roster"
    ),
    Mistake(
      sets: ["horizon.days.x=8"],
      "--set horizon.days.x=8: horizon.days.x: this is a single value; the path goes on after it"),
    Mistake(
      sets: ["mechanisms.all=perhaps"],
      "--set mechanisms.all=perhaps: mechanisms.all: `perhaps` is neither on nor off"),
    Mistake(
      sets: ["site..units=1"],
      "--set site..units=1: site..units: unknown key ``; there are `floatPool`, `floatPoolShiftsPerWeek`, `floatPoolEfficiency`, `units`"
    ),
    Mistake(
      sets: ["site.units.icu.work.arrivals.byWeekday=[1, 2"],
      "--set site.units.icu.work.arrivals.byWeekday=[1, 2: site.units.icu.work.arrivals.byWeekday: `[1, 2` cannot be read here"
    ),
    Mistake(
      sets: ["site.units.icu.work.arrivals.byWeekday=[1, 2]"],
      "--set site.units.icu.work.arrivals.byWeekday=[1, 2]: site.units.icu.work.arrivals.byWeekday: 7 numbers are needed, but there are 2"
    ),
    Mistake(
      sets: ["horizon.days=0", "dynamics.capacity.offDuty=2"],
      "--set horizon.days=0: horizon.days: 0 d is below 1; allowed whole numbers 1 to 36500 d",
      "--set dynamics.capacity.offDuty=2: dynamics.capacity.offDuty: 2 /h is above 1; allowed 0 to 1 /h"
    ),
  ]

  static let units = [
    Mistake(
      "hours: 30 min", "hours: 30 /d",
      "m.yaml:39:16: site.units.icu.breaks.hours: `30 /d` is not a time; write it in s, min, h, d, week, year (a bare number is in h)"
    ),
    Mistake(
      "hours: 30 min", "hours: 30 %",
      "m.yaml:39:16: site.units.icu.breaks.hours: `30 %` is not a time; write it in s, min, h, d, week, year (a bare number is in h)"
    ),
    Mistake(
      "hours: 30 min", "hours: 300 min",
      "m.yaml:39:16: site.units.icu.breaks.hours: 300 min (5 h) is above 2; allowed 0.01 to 2 h"),
    Mistake(
      "hours: 30 min", "hours: 30 mnutes",
      "m.yaml:39:16: site.units.icu.breaks.hours: `mnutes` is not a unit; did you mean `minutes`?"),
    Mistake(
      "hours: 30 min", "hours: 30 parsecs",
      "m.yaml:39:16: site.units.icu.breaks.hours: `parsecs` is not a unit; write it in s, min, h, d, week, year (a bare number is in h)"
    ),
    Mistake(
      "rate: 10.5 /week", "rate: 3 d",
      "m.yaml:24:17: site.units.icu.work.arrivals.rate: `3 d` is not a rate; write it in /min, /h, /d, /week, /year (a bare number is in /d)"
    ),
    Mistake(
      "demand: 1.5", "demand: 1.5 h",
      "m.yaml:34:21: site.units.icu.work.cases.trauma.demand: `1.5 h` is not a plain number; write a plain number or %"
    ),
    Mistake(
      "80 %, 80 %]", "80 %, 8 h]",
      "m.yaml:25:44: site.units.icu.work.arrivals.byWeekday: `8 h` is not a plain number; write a plain number or %"
    ),
  ]

  static let structures = [
    Mistake(
      "beds: 8", "bed: 8", "m.yaml:10:7: site.units.icu.bed: unknown key; did you mean `beds`?"),
    Mistake(
      "beds: 8", "beds: 8\n      rate: 3",
      "m.yaml:11:7: site.units.icu.rate: unknown key here; it belongs under `site.units.*.work.arrivals`"
    ),
    Mistake(
      "beds: 8", "beds: 8\n      xyzzy: 3",
      "m.yaml:11:7: site.units.icu.xyzzy: unknown key; there are `name`, `count`, `beds`, "
        + "`protocolClarity`, `posts`, `rota`, `work`, `agency`, `breaks`, `peerSupport`, `moralEvents`, `climate`, `programmes`"
    ),
    Mistake(
      "beds: 8", "beds: [8]",
      "m.yaml:10:13: site.units.icu.beds: one value is needed (whole numbers 0 to 10000), but a list is given"
    ),
    Mistake(
      "beds: 8", "beds: {valu: 8}",
      "m.yaml:10:13: site.units.icu.beds: one value is needed here (whole numbers 0 to 10000), but a group of keys is given"
    ),
    Mistake(
      "beds: 8", "beds: {value: 8, sauce: x}",
      "m.yaml:10:24: site.units.icu.beds.sauce: unknown key; did you mean `source`?"),
    Mistake(
      "beds: 8", "beds: {source: x}",
      "m.yaml:10:13: site.units.icu.beds.value: missing; give the value itself"),
    Mistake(
      "beds: 8", "beds: 8\n      beds: 9",
      "m.yaml:10:7: `beds` is given more than once in this group; keep one"),
    Mistake(
      "count: 24, ", "",
      "m.yaml:12:11: site.units.icu.posts.nurse.count: missing and needed (whole numbers 1 to 20000): Posts of this role."
    ),
    Mistake(
      "length: {mean: 5 days}", "demand: 2",
      "m.yaml:34:13: `demand` is given more than once in this group; keep one"),
    Mistake(
      "length: {mean: 5 days}", "length: {}",
      "m.yaml:36:21: site.units.icu.work.cases.trauma.length.mean: missing and needed (0.001 to 1000000 h): Mean length."
    ),
    Mistake(
      "length: {mean: 5 days}", "length: 5 days",
      "m.yaml:36:21: site.units.icu.work.cases.trauma.length: this is a group of keys, but a single value is given; write its keys below it"
    ),
    Mistake(
      "role: nurse, ", "",
      "m.yaml:12:11: site.units.icu.posts.0.role: missing and needed: What holders of these posts do."
    ),
    Mistake(
      "name: trauma", "name: medical",
      "m.yaml:32:13: site.units.icu.work.cases.medical: another case class is already called `medical` (m.yaml:29:13); names must differ"
    ),
    Mistake(
      "name: Small unit\n", "", "m.yaml:2:1: name: missing and needed: What the model is called."),
    Mistake(
      "days: 52 weeks, warmUpDays: 90}", "days: 52 weeks, warmUpDays: 90",
      "m.yaml:7:5: not valid YAML: parsing a flow mapping: did not find expected ',' or '}'"),
    Mistake(
      "[1, 1, 1, 1, 1, 80 %, 80 %]", "[1, 2]",
      "m.yaml:25:22: site.units.icu.work.arrivals.byWeekday: 7 numbers are needed, but there are 2"),
    Mistake(
      "[1, 1, 1, 1, 1, 80 %, 80 %]", "7",
      "m.yaml:25:22: site.units.icu.work.arrivals.byWeekday: a list of numbers is needed, but a single value is given"
    ),
    Mistake(
      "  units:\n    - name", "  units:\n      name",
      "m.yaml:9:7: site.units: this is a list, but a group of keys is given; start each unit with `- `"
    ),
    Mistake(
      "horizon: {", "horizon: &h {",
      "m.yaml:5:10: anchors and aliases (&name, *name) are not used here; write the value out"),
    Mistake(
      "horizon: {", "horizon: {<<: {}, ",
      "m.yaml:5:11: merge keys (<<) are not used here; write the values out"),
    Mistake(
      "horizon: {", "horizon: !big {", "m.yaml:5:10: tags (!name) are not used here; leave it out"),
    Mistake(
      "horizon: {days: 52 weeks, warmUpDays: 90}", "horizon: *h",
      "m.yaml:5:10: a value that starts with * is an alias in YAML; quote it if it is text"),
    Mistake(
      "horizon:", "---\nhorizon:",
      "m.yaml:5:1: a second document starts here; keep one model to a file"),
    Mistake("      beds: 8", "\tbeds: 8", "m.yaml:10:1: a tab; YAML is indented with spaces"),
    Mistake("beds: 8", "beds: @8", "m.yaml:10:13: a value cannot start with `@`; quote it"),
  ]

  static let crossChecks = [
    Mistake(
      "      beds: 8\n", "",
      "m.yaml:9:7: site.units.icu.beds: work of kind beds needs beds; give their number, at least 1"
    ),
    Mistake(
      "kind: beds", "kind: visits",
      "m.yaml:10:7: site.units.icu.beds: work of kind visits has no beds; leave them out or set the kind"
    ),
    Mistake(
      "kind: beds", "kind: bed",
      "m.yaml:22:15: site.units.icu.work.kind: `bed` is not one of the choices; did you mean `beds`?"
    ),
    Mistake(
      sets: [
        "site.units.icu.work.cases.medical.share=0", "site.units.icu.work.cases.trauma.share=0",
      ],
      "m.yaml:28:9: site.units.icu.work.cases: the shares of the classes are all 0; at least one must be above"
    ),
    Mistake(
      "pattern: three-on-four-off", "pattern: roster",
      "m.yaml:15:7: site.units.icu.rota.roster: the pattern roster needs a roster: the path of a CSV file"
    ),
    Mistake(
      "pattern: three-on-four-off", "pattern: sequence",
      "m.yaml:15:7: site.units.icu.rota.sequence: the pattern sequence needs a sequence: [day, day, off]"
    ),
    Mistake(
      "pattern: three-on-four-off", "pattern: sequence\n        sequence: [day, nigth, off]",
      "m.yaml:17:9: site.units.icu.rota.sequence: there is no shift `nigth`; did you mean `night`?"),
    Mistake(
      "pattern: three-on-four-off", "pattern: sequence\n        sequence: [off, off]",
      "m.yaml:17:9: site.units.icu.rota.sequence: every day is off; nobody would ever work"),
    Mistake(
      "pattern: three-on-four-off", "pattern: sequence\n        sequence: [night, day]",
      "m.yaml:17:9: site.units.icu.rota.sequence: `day` starts before `night` of the day before has ended"
    ),
    Mistake(
      "pattern: three-on-four-off", "pattern: sequence\n        sequence: [night, day]",
      sets: [
        "site.units.icu.rota.shifts.day.start=08:00", "site.units.icu.rota.shifts.day.hours=2",
      ],
      "m.yaml:17:9: site.units.icu.rota.sequence: `day` on the day after `night` can never be worked: the rest of 11 h outlasts it"
    ),
    Mistake(
      "        pattern: three-on-four-off\n", "",
      "m.yaml:16:9: site.units.icu.rota.shifts: shifts are given without a pattern; choose one of always, three-on-four-off, four-on-four-off, five-on-two-off, sequence, roster, two-each-two-off"
    ),
    Mistake(
      "hours: 750 min", "hours: 14",
      "m.yaml:19:41: site.units.icu.rota.shifts.night.hours: 14 h on days in a row leave 10 h of rest, less than minimumRestHours (11 h)"
    ),
    Mistake(
      "name: night", "name: off",
      "m.yaml:19:13: site.units.icu.rota.shifts.off: `off` is the word for a day off; call the shift otherwise"
    ),
    Mistake(
      "planned: 2\n        hours: 30 min", "planned: 8\n        hours: 2",
      "m.yaml:37:7: site.units.icu.breaks: 8 breaks of 2 h fill the whole shift `day` of 12.5 h"),
    Mistake(
      "beds: 8", "beds: 8\n      count: 1000000",
      "m.yaml:8:3: site.units: 30000000 posts in 1000000 units; at most 16777216 of each"),
    Mistake(
      "tenureMeanYears: 6 years", "permeabilityMean: 0.1\n  permeabilityDeviation: 0.4",
      "m.yaml:43:3: clinicians.permeabilityDeviation: 0.4 is too wide for a mean of 0.1; a share between 0 and 1 with this mean deviates by less than 0.3"
    ),
    Mistake(
      "  capacity:", "  capacity:\n    lowKnot: 0.6\n    highKnot: 0.5",
      "m.yaml:46:5: dynamics.capacity.lowKnot: 0.6 must be below highKnot (0.5)"),
    Mistake(
      "  capacity:",
      "  encounter: {satisfactionGain: 0.1}\n  capacity:\n    highKnot: 1\n    ceiling: 1.05",
      "m.yaml:45:15: dynamics.encounter.satisfactionGain: 0.1 must be below ceiling - highKnot (0.05)"
    ),
    Mistake(
      "[1, 1, 1, 1, 1, 80 %, 80 %]", "[0, 0, 0, 0, 0, 0, 0]",
      "m.yaml:25:11: site.units.icu.work.arrivals.byWeekday: the multipliers are all 0; at least one must be above"
    ),
    Mistake(
      "site:\n", "site: {}\nsites:\n", "m.yaml:8:1: sites: unknown key; did you mean `site`?"),
  ]
}
