// The instruments that are always there.
//
// Deviations are what makes each scale as reliable among the people of the shipped settings as it is
// declared to be: `wellspring validate` prints them. Styles are one weight for all scales of distress.
//
// SPDX-License-Identifier: GPL-3.0-or-later

extension Instrument {
  /// Weight of a person's way of answering, in true standard deviations.
  private static let style = 0.32

  /// In the order of the tables.
  public static let standard: [Instrument] = [
    make(
      "mbi-exhaustion", .exhaustion, 0, 54, cutOff: 27, reliability: 0.9, deviation: 11.8,
      style: style),
    make(
      "mbi-depersonalisation", .cynicism, 0, 30, cutOff: 10, reliability: 0.79, deviation: 4.6,
      style: style),
    make(
      "mbi-accomplishment", .efficacy, 0, 48, cutOff: 33, lowIsCase: true, reliability: 0.71,
      deviation: 5.5, style: -style),
    make(
      "single-item-burnout", .burnout, 1, 5, base: 0.03, cutOff: 3, reliability: 0.78,
      deviation: 0.73, style: style),
    make(
      "proqol-satisfaction", .compassionSatisfaction, 10, 50, cutOff: 22, lowIsCase: true,
      reliability: 0.88, deviation: 2.5, style: -style),
    make(
      "proqol-burnout", .burnout, 10, 50, base: -0.035, cutOff: 42, reliability: 0.75,
      deviation: 8.4,
      style: style, overlap: .traumaticStress, overlapSlope: 0.54),
    make(
      "proqol-traumatic-stress", .traumaticStress, 10, 50, base: 0.18, cutOff: 42,
      reliability: 0.81, deviation: 5, style: style, overlap: .burnout, overlapSlope: 0.2),
    make(
      "moral-distress", .moralDistress, 0, 432, slope: 0.85, cutOff: 168, reliability: 0.93,
      deviation: 73, style: style),
    make(
      "moral-injury", .moralInjury, 10, 100, base: 0.11, cutOff: 36, reliability: 0.75,
      deviation: 9.4, style: style),
    // Copenhagen Burnout Inventory, work-related.
    make(
      "cbi-work", .exhaustion, 0, 100, cutOff: 50, reliability: 0.87, deviation: 22, style: style),
    make(
      "ptsd-checklist", .traumaticStress, 0, 100, cutOff: 20, reliability: 0.93, deviation: 10.4,
      style: style),
    // Secondary Traumatic Stress Scale, which shares no items with burnout.
    make(
      "stss", .traumaticStress, 17, 85, cutOff: 38, reliability: 0.9, deviation: 7.2, style: style),
    make(
      "fatigue", .fatigue, 0, 100, cutOff: 50, reliability: 0.8, deviation: 20, style: style),
    make(
      "intent-to-leave", .intentToLeave, 0, 100, cutOff: 50, reliability: 0.35, deviation: 27),
    make(
      "leadership-index", .leadership, 0, 100, cutOff: 45, lowIsCase: true, reliability: 0.67,
      deviation: 15, style: -style),
    make(
      "social-support", .socialSupport, 0, 100, cutOff: 40, lowIsCase: true, reliability: 0.85,
      deviation: 15, style: -style),
  ]

  private static func make(
    _ name: String, _ state: SurveyedState, _ lowest: Double, _ highest: Double, base: Double = 0,
    slope: Double = 1, cutOff: Double, lowIsCase: Bool = false, reliability: Double,
    deviation: Double, style: Double = 0, overlap: SurveyedState = .exhaustion,
    overlapSlope: Double = 0
  ) -> Instrument {
    var instrument = Instrument()
    instrument.name = name
    instrument.state = Double(state.rawValue)
    (instrument.lowest, instrument.highest) = (lowest, highest)
    (instrument.base, instrument.slope) = (base, slope)
    instrument.cutOff = cutOff
    instrument.lowIsCase = lowIsCase ? 1 : 0
    instrument.reliability = reliability
    instrument.deviation = deviation
    instrument.style = style
    instrument.overlapState = Double(overlap.rawValue)
    instrument.overlapSlope = overlapSlope
    return instrument
  }
}
