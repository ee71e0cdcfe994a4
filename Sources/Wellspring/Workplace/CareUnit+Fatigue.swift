// Acute fatigue, which nothing else reads.
//
//   at work     d phi / dt = rate e(w) (1 + a p) (1 + b (1 - C)+) (1 - phi)
//   off duty    phi fades with one time constant awake and another asleep
//
// The rate is constant between refreshes, so phi follows from the sum of rate times time. That sum is
// all an event adds to; phi itself is computed when the direction changes or somebody asks.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

extension CareUnit {
  /// Acute fatigue of clinician i as of the last event.
  func fatigue(_ i: Int) -> Double {
    let d = dispositions[i]
    return clinicians[i].mode.isAtWork
      ? raised(Double(d.fatigue), by: Double(d.fatigueDose))
      : Double(d.fatigue) * ws_exp(-Double(d.fatigueDose))
  }

  /// Fatigue up to now, under the mode in which the time has passed. The clinician has been advanced.
  mutating func settleFatigue(_ i: Int) {
    dispositions[i].fatigue = Float(fatigue(i))
    dispositions[i].fatigueDose = 0
    precondition(isShare(dispositions[i].fatigue), "fatigue out of range")
  }

  /// A break that ends has eased fatigue, by an exponent.
  mutating func easeFatigue(_ i: Int, by exponent: Double) {
    settleFatigue(i)
    dispositions[i].fatigue *= Float(ws_exp(-exponent))
  }

  /// The shift ends: how tired one is then counts.
  mutating func countFatigue(_ i: Int) {
    let phi = fatigue(i)
    tallies[i].fatigueSum += phi
    tallies[i].fatigueSquares += phi * phi
  }
}
