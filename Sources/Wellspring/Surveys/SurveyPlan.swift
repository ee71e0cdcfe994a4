// When the organisation asks, who answers, and what it lets itself see.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Survey waves of a site: cadence, response, suppression, and instruments beside the standard ones.
public struct SurveyPlan: Parametrised {
  public var everyDays = 0.0
  public var response = 0.0
  public var responseBurnedOut = 0.0
  public var smallestGroup = 0.0
  /// Instruments of the user's own; one with a standard name takes its place.
  public var instruments: [Instrument] = []

  public init() { takeDefaults() }

  public static var parameters: [Parameter<SurveyPlan>] {
    [
      Parameter(
        "everyDays", .days, 90, in: 1...3_650, kind: .count, .chosen, "",
        "Days from one wave to the next; the last wave is at the end of the last observed day.",
        read: { $0.everyDays }, write: { $0.everyDays = $1 }),
      Parameter(
        "response", .one, 0.6, in: 0...1, .assumed, "",
        "Chance that a person who is not burned out answers a wave.",
        read: { $0.response }, write: { $0.response = $1 }),
      Parameter(
        "responseBurnedOut", .one, 0.8, in: 0...2, .assumed, "",
        "Factor on it for the burned out.",
        read: { $0.responseBurnedOut }, write: { $0.responseBurnedOut = $1 }),
      Parameter(
        "smallestGroup", .one, 5, in: 1...1_000, kind: .count, .assumed, "",
        "Answers below which a unit's surveyed results are suppressed.",
        read: { $0.smallestGroup }, write: { $0.smallestGroup = $1 }),
    ]
  }

  /// The instruments in use: the standard ones, and the user's own.
  public var allInstruments: [Instrument] {
    var all = Instrument.standard
    for own in instruments {
      var isNew = true
      for i in all.indices where all[i].name == own.name {
        all[i] = own
        isNew = false
      }
      if isNew { all.append(own) }
    }
    return all
  }
}

/// One unit, wave and instrument of the surveys table.
public struct SurveyRow: Sendable {
  public var unit: UInt32
  /// Waves from 1, and the observed day at whose end it was taken.
  public var wave: UInt32
  public var day: UInt32
  /// Place in `SurveyPlan.allInstruments`.
  public var instrument: UInt32
  public var invited: UInt32
  public var answered: UInt32
  /// Over everybody invited, without errors of measurement.
  public var trueMean: Double
  public var trueCasesPercent: Double
  /// Over those who answered, as scored; NaN where suppressed.
  public var surveyedMean: Double
  public var surveyedCasesPercent: Double
}
