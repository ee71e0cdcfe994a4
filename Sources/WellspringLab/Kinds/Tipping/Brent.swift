// Roots and minima of functions of one variable, by GSL.
// SPDX-License-Identifier: GPL-3.0-or-later
@preconcurrency import CGSL

/// Brent's bracketing methods.
enum Brent {
  private final class Box {
    let f: (Double) -> Double
    init(_ f: @escaping (Double) -> Double) { self.f = f }
  }

  private static let steps = 200

  /// A root between two places at which `f` has different signs; nil where it does not.
  /// - Parameter tolerance: width of the last bracket, absolute.
  static func root(
    from low: Double, to high: Double, tolerance: Double, _ f: @escaping (Double) -> Double
  ) -> Double? {
    let (atLow, atHigh) = (f(low), f(high))
    if atLow == 0 { return low }
    if atHigh == 0 { return high }
    guard low < high, (atLow < 0) != (atHigh < 0), !atLow.isNaN, !atHigh.isNaN else { return nil }
    guard let solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent) else { return nil }
    defer { gsl_root_fsolver_free(solver) }
    return withFunction(f) { function in
      guard gsl_root_fsolver_set(solver, function, low, high) == 0 else { return nil }
      for _ in 0..<steps {
        guard gsl_root_fsolver_iterate(solver) == 0 else { break }
        let width = gsl_root_fsolver_x_upper(solver) - gsl_root_fsolver_x_lower(solver)
        if width <= tolerance { break }
      }
      return gsl_root_fsolver_root(solver)
    }
  }

  /// The minimum near `middle`, where `f` is below both ends; nil where it is not.
  static func minimum(
    from low: Double, to high: Double, near middle: Double, tolerance: Double,
    _ f: @escaping (Double) -> Double
  ) -> (place: Double, value: Double)? {
    guard low < middle, middle < high, f(middle) < f(low), f(middle) < f(high) else { return nil }
    guard let solver = gsl_min_fminimizer_alloc(gsl_min_fminimizer_brent) else { return nil }
    defer { gsl_min_fminimizer_free(solver) }
    return withFunction(f) { function in
      guard gsl_min_fminimizer_set(solver, function, middle, low, high) == 0 else { return nil }
      for _ in 0..<steps {
        guard gsl_min_fminimizer_iterate(solver) == 0 else { break }
        let width = gsl_min_fminimizer_x_upper(solver) - gsl_min_fminimizer_x_lower(solver)
        if width <= tolerance { break }
      }
      return (gsl_min_fminimizer_x_minimum(solver), gsl_min_fminimizer_f_minimum(solver))
    }
  }

  private static func withFunction<Result>(
    _ f: @escaping (Double) -> Double, _ body: (UnsafeMutablePointer<gsl_function>) -> Result
  ) -> Result {
    let box = Box(f)
    return withExtendedLifetime(box) {
      var function = gsl_function(
        function: { x, context in
          Unmanaged<Box>.fromOpaque(context!).takeUnretainedValue().f(x)
        }, params: Unmanaged.passUnretained(box).toOpaque())
      return body(&function)
    }
  }
}
