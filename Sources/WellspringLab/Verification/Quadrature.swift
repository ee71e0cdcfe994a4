// Integrals to hold closed forms and simulations against.
// SPDX-License-Identifier: GPL-3.0-or-later
@preconcurrency import CGSL

/// GSL's adaptive Gauss–Kronrod integration.
public enum Quadrature {
  private static let intervals = 1_000

  /// ∫ f over low ... high to a relative error of 1e-9 or so; `low` may be −∞. NaN when GSL gave up.
  public static func integral(
    from low: Double, to high: Double, _ f: @escaping (Double) -> Double
  ) -> Double {
    let box = Box(f)
    return withExtendedLifetime(box) {
      var function = gsl_function(
        function: { x, context in
          context.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue().f(x) } ?? .nan
        }, params: Unmanaged.passUnretained(box).toOpaque())
      let work = gsl_integration_workspace_alloc(intervals)
      defer { gsl_integration_workspace_free(work) }
      var (value, error) = (0.0, 0.0)
      let status =
        low == -.infinity
        ? gsl_integration_qagil(&function, high, 0, 1e-9, intervals, work, &value, &error)
        : gsl_integration_qags(&function, low, high, 0, 1e-9, intervals, work, &value, &error)
      return status == 0 ? value : .nan
    }
  }

  private final class Box {
    let f: (Double) -> Double
    init(_ f: @escaping (Double) -> Double) { self.f = f }
  }
}
