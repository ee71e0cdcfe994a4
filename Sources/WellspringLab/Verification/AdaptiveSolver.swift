// An ordinary-differential-equation solver to hold closed forms against.
// SPDX-License-Identifier: GPL-3.0-or-later
@preconcurrency import CGSL

/// GSL's adaptive Prince–Dormand method of order 8 with error control of order 9.
public enum AdaptiveSolver {
  /// Integrates dC/dt = slope(C) from `start` over `hours`.
  ///
  /// - Parameter tolerance: error per step, relative and absolute.
  /// - Returns: C at the end and ∫C dt; nil when the solver gave up.
  public static func integrate(
    from start: Double, hours: Double, tolerance: Double, slope: @escaping (Double) -> Double
  ) -> (value: Double, integral: Double)? {
    let box = Box(slope)
    return withExtendedLifetime(box) {
      var system = gsl_odeiv2_system(
        function: { _, y, dydt, context in
          guard let y, let dydt, let context else { return Int32(GSL_EFAULT) }
          let box = Unmanaged<Box>.fromOpaque(context).takeUnretainedValue()
          dydt[0] = box.slope(y[0])
          dydt[1] = y[0]
          return 0
        },
        jacobian: nil, dimension: 2, params: Unmanaged.passUnretained(box).toOpaque())
      return withUnsafeMutablePointer(to: &system) { system in
        guard
          let driver = gsl_odeiv2_driver_alloc_y_new(
            system, gsl_odeiv2_step_rk8pd, min(hours, 0.01), tolerance, tolerance)
        else { return nil }
        defer { gsl_odeiv2_driver_free(driver) }
        var time = 0.0
        var state = [start, 0.0]
        guard gsl_odeiv2_driver_apply(driver, &time, hours, &state) == 0 else { return nil }
        return (state[0], state[1])
      }
    }
  }

  private final class Box {
    let slope: (Double) -> Double
    init(_ slope: @escaping (Double) -> Double) { self.slope = slope }
  }
}
