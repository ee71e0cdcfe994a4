// One post's observed days in a few numbers.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// How a post fared over the observed days.
public struct PostFigures: Sendable, Equatable {
  /// Exhaustion scores from here on are high.
  static let highExhaustion = 27.0

  /// Time average over the days at whose end the post was held; NaN without any.
  public let capacityMean: Double
  /// The lowest mean of a day, and the day; NaN and 0 without any.
  public let capacityLowest: Double
  public let lowestDay: Int
  public let tip: Tip
  /// True score at the end; NaN when the post is vacant then.
  public let exhaustionScore: Double
  public let absentDays: Int
  /// Observed day on which the first holder to leave did; nil when nobody did.
  public let leftOnDay: Int?
  public let moralEvents: Int
  public let errors: Int
  public let shiftsWithoutBreak: Int

  public init(_ history: PostHistory) {
    let means = history.days.map(\.capacityMean)
    var sum = CompensatedSum()
    for mean in means { sum.add(mean) }
    capacityMean = means.isEmpty ? .nan : sum.value / Double(means.count)
    let lowest = history.days.min { $0.capacityMean < $1.capacityMean }
    capacityLowest = lowest?.capacityMean ?? .nan
    lowestDay = lowest?.day ?? 0
    tip = history.tip
    exhaustionScore = history.clinician[ClinicianColumn.exhaustionScore.rawValue]
    absentDays = history.days.count(where: \.isSick)
    leftOnDay = history.holders.first(where: \.hasLeft).map { Int(($0.endHours / 24).rounded()) }
    moralEvents = Int(history.clinician[ClinicianColumn.moralEvents.rawValue])
    errors = Int(history.clinician[ClinicianColumn.errors.rawValue])
    shiftsWithoutBreak = Int(history.clinician[ClinicianColumn.shiftsWithoutBreak.rawValue])
  }

  /// Whether exhaustion is high at the end; nil when the post is vacant then.
  public var isExhausted: Bool? {
    exhaustionScore.isNaN ? nil : exhaustionScore >= Self.highExhaustion
  }

  var json: JSONValue {
    let tip: JSONValue =
      switch self.tip {
      case .on(let day, _): .integer(day)
      case .before: .integer(0)
      case .never: .null
      }
    return .object([
      ("capacity_mean", .number(capacityMean)), ("capacity_lowest", .number(capacityLowest)),
      ("capacity_lowest_day", .integer(lowestDay)), ("tip_day", tip),
      ("exhaustion_score", .number(exhaustionScore)),
      ("high_exhaustion", isExhausted.map { .bool($0) } ?? .null),
      ("absent_days", .integer(absentDays)), ("left_day", leftOnDay.map { .integer($0) } ?? .null),
      ("moral_events", .integer(moralEvents)), ("errors", .integer(errors)),
      ("shifts_without_break", .integer(shiftsWithoutBreak)),
    ])
  }
}
