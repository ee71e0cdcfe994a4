// An addressed stream of random numbers.
//
// A draw is found by *where it belongs*: (seed, replicate, entity, holder, purpose, ordinal), never
// by how many draws came before it elsewhere. Two runs that differ in one policy therefore share
// every other piece of luck. The layout stands in CSampling's header.
//
// SPDX-License-Identifier: GPL-3.0-or-later
public import CSampling

/// Who owns a stream. The raw value is part of the address: never renumber.
public enum EntityKind: UInt8, Sendable {
  case careUnit = 1
  case post = 2
  case careCase = 3
  case agencyClinician = 4
  case surveyWave = 5
  case instrument = 6
  case site = 50
  case poolClinician = 51
  /// What belongs to an experiment and to no simulated unit: designs, resampling, allocation.
  case experiment = 70
}

/// What a stream is for. The raw value is part of the address: never renumber.
public enum StreamPurpose: UInt16, Sendable {
  case arrivals = 1
  case caseAttributes = 2
  case encounterClock = 3
  case encounterSeverity = 4
  case contactClock = 5
  case moralClock = 6
  case breaks = 7
  case sleep = 8
  case shift = 9
  case traits = 10
  case absence = 11
  case leaving = 12
  case hiring = 13
  case lifeStrain = 14
  case errorClock = 15
  case patience = 16
  case assignment = 17
  case start = 18
  case survey = 19
  case handOff = 20
  case caseLegs = 30
  case callOuts = 31
  case agencyOffer = 50
  case floatPool = 51
  case novice = 52
  case policyUptake = 60
  case policyAssignment = 61
  case microBreaks = 70
  case programmes = 71
  case debriefing = 72
  case screening = 73
  /// Of an experiment: the points of a Latin hypercube.
  case latinHypercube = 74
  /// Of an experiment: the shift of a design's points, its random walks, resampling for intervals,
  /// units to the arms of a trial, replicates to check again.
  case designShift = 75
  case trajectory = 76
  case resampling = 77
  case allocation = 78
  case spotCheck = 79
  case perturbation = 80
  case disposition = 81
  /// Of an experiment: surrogates of a series.
  case surrogates = 84
}

/// A place in the generator's counter space, from which draws are made.
@frozen
public struct RandomStream: Sendable {
  @usableFromInline var state: ws_stream

  /// A stream at its first event.
  /// - Parameters:
  ///   - unit: 0 ..< 2²⁴. Larger is a programming error (models are bounded when read).
  ///   - index: the entity's own number within the unit and kind.
  ///   - holder: which person in the post: 0 the first, counted up at each replacement.
  @inlinable
  public init(
    seed: UInt64, replicate: UInt64, kind: EntityKind, unit: UInt32, index: UInt32,
    holder: UInt16 = 0, purpose: StreamPurpose
  ) {
    precondition(unit < 1 << 24, "unit number does not fit the stream address")
    state = ws_stream()
    state.seed = seed
    state.replicate = replicate
    state.entity = UInt64(kind.rawValue) << 56 | UInt64(unit) << 32 | UInt64(index)
    state.stream = UInt64(holder) << 48 | UInt64(purpose.rawValue) << 32
    state.used = 4
  }

  /// Moves to the start of event `ordinal`.
  @inlinable
  public mutating func seek(_ ordinal: UInt64) { ws_seek(&state, ordinal) }

  /// Uniform on (0, 1).
  @inlinable
  public mutating func uniform() -> Double { ws_uniform(&state) }

  /// Uniform on 0 ..< count.
  @inlinable
  public mutating func index(below count: Int) -> Int {
    Int(ws_uniform_index(&state, UInt32(count)))
  }

  /// Exponential with the given mean.
  @inlinable
  public mutating func exponential(mean: Double) -> Double { ws_exponential(&state, mean) }

  /// Gamma with the given shape and mean.
  @inlinable
  public mutating func gamma(shape: Double, mean: Double) -> Double {
    ws_gamma(&state, shape, mean / shape)
  }

  /// Normal with mean 0.
  @inlinable
  public mutating func gaussian(deviation: Double) -> Double { ws_gaussian(&state, deviation) }

  /// Lognormal with the given median and standard deviation of the logarithm.
  @inlinable
  public mutating func lognormal(median: Double, logDeviation: Double) -> Double {
    median * ws_lognormal(&state, 0, logDeviation)
  }

  /// True with the given probability.
  @inlinable
  public mutating func bernoulli(_ probability: Double) -> Bool {
    ws_bernoulli(&state, probability) != 0
  }

  /// Beta with both shapes > 0.
  @inlinable
  public mutating func beta(_ a: Double, _ b: Double) -> Double { ws_beta(&state, a, b) }
}
