// Normal luck for toy experiments.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// A stream of normal variables for toy experiment number `run`.
struct ToyNormal {
  private var luck: RandomStream

  init(seed: UInt64, run: Int) {
    luck = RandomStream(
      seed: seed, replicate: UInt64(run), kind: .experiment, unit: 0, index: 0,
      purpose: .spotCheck)
  }

  mutating func next(_ deviation: Double = 1) -> Double { luck.gaussian(deviation: deviation) }
}
