// What distinguishes a holder beyond the traits that every encounter reads: vulnerability, which lies
// behind several harms at once, and what has causes of its own.
//
// Kept apart from `Clinician`, since it moves once a day: the parts that drift are stationary
// Gauss-Markov processes, exact at midnight, and the factors that follow from them wait here until
// an event asks for them.
//
// SPDX-License-Identifier: GPL-3.0-or-later

internal import CSampling

struct Disposition {
  // Standard normal between people: for life, and drifting.
  var stable: Float = 0
  var drift: Float = 0
  var ruminationOwn: Float = 0
  var loadStable: Float = 0
  var loadDrift: Float = 0
  var distressOwn: Float = 0
  var supportOwn: Float = 0
  /// Of cynicism and of efficacy, with causes of their own; in shares of their scales.
  var cynicism: Float = 0
  var efficacy: Float = 0

  // What follows from them today; without effects the neutral values.
  /// Added to the base of exhaustion, as a share of the scale.
  var exhaustion: Float = 0
  var rumination: Float = 1
  var injury: Float = 1
  var distress: Float = 1
  var contagion: Float = 1
  var support: Float = 1
  /// Integral of arousal over the hours off duty since midnight, and those hours.
  var restlessHours: Float = 0
  var hoursOff: Float = 0
  /// Fast exhaustion, and moral residue.
  var fastExhaustion: Float = 0
  var residue: Float = 0
  /// Acute fatigue when it was last settled, its present rate (1/h), and what has passed since.
  var fatigue: Float = 0
  var fatigueRate: Float = 0
  var fatigueDose: Float = 0

  /// Vulnerability: standard normal between people.
  func vulnerability(_ v: VulnerabilityConstants) -> Double {
    ws_sqrt(v.stableShare) * Double(stable) + ws_sqrt(1 - v.stableShare) * Double(drift)
  }

  /// Draws the parts of a new holder.
  mutating func draw(_ luck: inout RandomStream, _ burnout: BurnoutConstants) {
    stable = Float(luck.gaussian(deviation: 1))
    drift = Float(luck.gaussian(deviation: 1))
    ruminationOwn = Float(luck.gaussian(deviation: 1))
    loadDrift = Float(luck.gaussian(deviation: 1))
    distressOwn = Float(luck.gaussian(deviation: 1))
    supportOwn = Float(luck.gaussian(deviation: 1))
    cynicism = Float(luck.gaussian(deviation: burnout.cynicismDeviation))
    efficacy = Float(luck.gaussian(deviation: burnout.efficacyDeviation))
  }

  /// A day of drift: x <- x kept + sqrt(1 - kept^2) noise.
  mutating func move(_ luck: inout RandomStream, kept: Double) {
    let spread = ws_sqrt(1 - kept * kept)
    drift = Float(kept * Double(drift) + luck.gaussian(deviation: spread))
    ruminationOwn = Float(kept * Double(ruminationOwn) + luck.gaussian(deviation: spread))
    loadDrift = Float(kept * Double(loadDrift) + luck.gaussian(deviation: spread))
  }

  /// The factors of the day. Each has the mean 1 between people.
  mutating func settle(_ v: VulnerabilityConstants) {
    let nu = vulnerability(v)
    exhaustion = Float(v.exhaustionBase * nu)
    let brooding =
      ws_sqrt(1 - v.ruminationOwn) * nu + ws_sqrt(v.ruminationOwn) * Double(ruminationOwn)
    rumination = Self.factor(v.rumination * brooding, variance: v.rumination * v.rumination)
    injury = Self.factor(v.injury * nu, variance: v.injury * v.injury)
    distress = Self.factor(
      v.distress * nu + v.distressOwn * Double(distressOwn),
      variance: v.distress * v.distress + v.distressOwn * v.distressOwn)
    contagion = Self.factor(v.contagion * nu, variance: v.contagion * v.contagion)
    support = Self.factor(
      v.supportOwn * Double(supportOwn) - v.support * nu,
      variance: v.support * v.support + v.supportOwn * v.supportOwn)
  }

  /// e^x over its mean, x normal with mean 0.
  private static func factor(_ x: Double, variance: Double) -> Float {
    Float(ws_exp(x - 0.5 * variance))
  }
}
