// Points that fill the unit cube evenly: the Sobol' sequence, shifted at random.
//
// The sequence itself is GSL's. It starts with the origin, which GSL leaves out and this puts back,
// so that every 2^m points from the start fill each dimension's 2^m slices once. A digital shift
// (each coordinate's bits changed by the same random bits in all points) keeps that, moves no point
// to the faces of the cube, and makes every mean over the points unbiased.
//
// Source: Sobol' IM, USSR Comput Math Math Phys 1967;7:86 (doi 10.1016/0041-5553(67)90144-9);
// Owen AB, "Quasi-Monte Carlo sampling", SIGGRAPH course 2003, section on digital shifts.
//
// SPDX-License-Identifier: GPL-3.0-or-later
@preconcurrency import CGSL
import Wellspring

/// The Sobol' sequence.
public enum SobolSequence {
  /// The most dimensions that GSL's direction numbers reach.
  public static let mostDimensions = 40

  /// The first points of the sequence.
  ///
  /// - Parameters:
  ///   - count: at least 1; a power of two fills the cube evenly.
  ///   - dimensions: 1 ... `mostDimensions`.
  ///   - seed: of the digital shift; nil for the plain sequence, origin first.
  /// - Returns: points in [0, 1); in (0, 1) when shifted.
  public static func points(_ count: Int, dimensions: Int, seed: UInt64?) -> [[Double]] {
    precondition(count >= 1 && (1...mostDimensions).contains(dimensions), "out of range")
    guard let generator = gsl_qrng_alloc(gsl_qrng_sobol, UInt32(dimensions)) else {
      preconditionFailure("no memory for a generator")
    }
    defer { gsl_qrng_free(generator) }
    let shift = seed.map { shiftBits($0, dimensions) }
    var point = [Double](repeating: 0, count: dimensions)
    return (0..<count).map { index in
      if index > 0 { gsl_qrng_get(generator, &point) }
      guard let shift else { return point }
      return zip(point, shift).map { coordinate, bits in
        // GSL's coordinates have 30 bits, so 53 bits hold them and the shift exactly.
        let mixed = UInt64(coordinate * 0x1p53) ^ bits
        return (Double(mixed) + 0.5) * 0x1p-53
      }
    }
  }

  private static func shiftBits(_ seed: UInt64, _ dimensions: Int) -> [UInt64] {
    (0..<dimensions).map { dimension in
      var luck = RandomStream(
        seed: seed, replicate: 0, kind: .experiment, unit: 0, index: UInt32(dimension),
        purpose: .designShift)
      // uniform() has 53 bits and a half, so the whole part is below 2^53.
      return UInt64(luck.uniform() * 0x1p53)
    }
  }
}
