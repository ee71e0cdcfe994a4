// Errors in care, and what they do to who made them.
// SPDX-License-Identifier: GPL-3.0-or-later

/// Errors in care, and what they do to who made them.
public struct ErrorConstants: Parametrised {
  public var rate = 0.0
  public var burnedOut = 0.0
  public var sleepPressure = 0.0
  public var misreading = 0.0
  public var guilt = 0.0
  public var distress = 0.0
  public var alarm = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<ErrorConstants>] {
    [
      Parameter(
        "rate", .one, 0.0009, in: 0...1, .calibrated,
        "Rogers et al., Health Aff 2004 (0.037 errors a shift)",
        "Errors per encounter of a rested clinician who reads the other rightly.",
        read: { $0.rate }, write: { $0.rate = $1 }),
      Parameter(
        "burnedOut", .one, 3.6, in: 1...5, .calibrated,
        "Tawfik et al., Mayo Clin Proc 2018;93:1571 (odds ratio 2.22)",
        "Factor for the burned out.",
        read: { $0.burnedOut }, write: { $0.burnedOut = $1 }),
      Parameter(
        "sleepPressure", .one, 0.8, in: 0...5, .derived,
        "Tawfik et al. 2018 (odds ratio 1.38, fatigued or not)",
        "Extra errors at full sleep pressure.",
        read: { $0.sleepPressure }, write: { $0.sleepPressure = $1 }),
      Parameter(
        "misreading", .one, 2, in: 1...10, .assumed,
        "",
        "Factor when the other is misread.",
        read: { $0.misreading }, write: { $0.misreading = $1 }),
      Parameter(
        "guilt", .one, 0.003, in: 0...1, .assumed,
        "",
        "Guilt that an error leaves (exponent).",
        read: { $0.guilt }, write: { $0.guilt = $1 }),
      Parameter(
        "distress", .one, 0.1, in: 0...2, .assumed,
        "",
        "Moral distress that an error leaves (exponent).",
        read: { $0.distress }, write: { $0.distress = $1 }),
      Parameter(
        "alarm", .one, 0.5, in: 0...5, .assumed,
        "",
        "Size of the alarm that an error raises.",
        read: { $0.alarm }, write: { $0.alarm = $1 }),
    ]
  }
}
