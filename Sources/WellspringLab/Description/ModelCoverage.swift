// Who is on duty in every unit of a model, for people and for machines.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The coverage of a model's units by shift and weekday, as the rota promises it.
public struct ModelCoverage: Sendable {
  private let model: Model

  public init(_ loaded: LoadedModel) { model = loaded.model }

  /// The units by the plans of a run one after another, with the observed day from which each holds.
  private var phases: [(day: Int, unit: CareUnitPlan, coverage: Coverage)] {
    let phases = model.phases
    return model.units.indices.flatMap { place in
      phases.enumerated().compactMap { number, phase in
        guard let coverage = Coverage(phase.units[place], phase.horizon) else { return nil }
        let day = number == 0 ? 1 : Int(model.policies.startDay)
        return (day, phase.units[place], coverage)
      }
    }
  }

  /// A paragraph for each unit; empty where everybody is on duty without end.
  public var lines: [String] {
    var lines: [String] = []
    for (day, unit, coverage) in phases {
      let later = day > 1 ? ", from observed day \(day) on" : ""
      lines.append("Unit \(unit.name)\(later):")
      lines += CoverageText(coverage).lines.map { "  " + $0 }
    }
    return lines
  }

  /// The same as an object with a list of units.
  public var json: String {
    JSONValue.object([
      ("before", .string("vacation, absence, vacant posts, overruns and stand-ins")),
      ("units", .array(phases.map { Self.object($0.coverage, from: $0.day) })),
    ]).text
  }

  private static func object(_ coverage: Coverage, from day: Int) -> JSONValue {
    let (unit, work) = (coverage.unit, coverage.work)
    let weekly = coverage.weekly
    return .object([
      ("unit", .string(unit.name)), ("from_day", .integer(day)), ("days", .integer(coverage.days)),
      ("shifts", .array(zip(unit.rota.shifts, coverage.cells).map(shift))),
      ("patients_in_care", coverage.patients.map { .number($0) } ?? .null),
      ("patients_per_nurse", coverage.ratios.map { .array(ratios($0)) } ?? .null),
      ("nobody_on_duty_hours_per_week", coverage.uncoveredHours.map { .number($0) } ?? .null),
      ("nobody_on_duty", .array(coverage.gaps.map(gap))),
      (
        "minimum_rest",
        .object([
          ("hours", .number(unit.rota.minimumRestHours)),
          ("lost_hours_per_week", .number(weekly(work.lostHours))),
          ("shifts_not_worked", .integer(work.lostShifts)),
          ("shifts_late", .integer(work.lateShifts)),
        ])
      ),
      ("groups", .array(zip(unit.posts, work.groups).map { group($0, $1, weekly) })),
    ])
  }

  private static func shift(_ plan: ShiftPlan, _ cells: [Coverage.Cell]) -> JSONValue {
    .object([
      ("shift", .string(plan.name)), ("start", .number(plan.start)), ("hours", .number(plan.hours)),
      ("on_call", .bool(plan.onCall != 0)),
      (
        "posts",
        .array(
          zip(Weekday.short, cells).map { day, cell in
            .object([
              ("weekday", .string(day)),
              ("fewest", cell.days > 0 ? .integer(cell.fewest) : .null),
              ("mean", cell.days > 0 ? .number(cell.mean) : .null),
              ("most", cell.days > 0 ? .integer(cell.most) : .null),
            ])
          })
      ),
    ])
  }

  private static func ratios(_ ratios: [[Coverage.Ratio]]) -> [JSONValue] {
    zip([("07:00", "19:00"), ("19:00", "07:00")], ratios).flatMap { clock, row in
      zip(Weekday.short, row).map { day, ratio in
        .object([
          ("from", .string(clock.0)), ("to", .string(clock.1)), ("weekday", .string(day)),
          ("mean", ratio.mean.map { .number($0) } ?? .null),
          ("highest", ratio.most.map { .number($0) } ?? .null),
        ])
      }
    }
  }

  /// In hours from Monday midnight.
  private static func gap(_ gap: Coverage.Gap) -> JSONValue {
    .object([
      ("from_hour_of_week", .number(gap.start)), ("hours", .number(gap.hours)),
      ("times", .integer(gap.times)),
    ])
  }

  private static func group(
    _ post: PostPlan, _ group: RosteredWork.Group, _ weekly: (Double) -> Double
  ) -> JSONValue {
    .object([
      ("role", .string(post.role)), ("posts", .integer(group.posts)),
      ("hours_per_week", .number(weekly(group.hours / Double(max(1, group.posts))))),
      ("fewest", .number(weekly(group.fewest))), ("most", .number(weekly(group.most))),
      ("all_posts", .number(weekly(group.hours))), ("on_call", .number(weekly(group.onCallHours))),
      ("without_duty", .array(group.idle.sorted().map { .integer($0) })),
    ])
  }
}
