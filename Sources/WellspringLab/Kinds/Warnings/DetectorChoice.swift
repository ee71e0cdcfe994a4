// Which of many detectors is named as the best, on a screen and on a page alike.
//
// The largest area under the ROC decides: it needs no threshold. What a detector finds at the false
// alarms that are put up with is told beside it, and does not choose.
//
// SPDX-License-Identifier: GPL-3.0-or-later

public enum DetectorChoice {
  /// The best first; equal ones as they come, and none whose area is not defined.
  public static func ranked<Detector>(
    _ detectors: [Detector], area: (Detector) -> Double
  ) -> [Detector] {
    detectors.filter { !area($0).isNaN }.enumerated().sorted {
      let (one, other) = (area($0.element), area($1.element))
      return one == other ? $0.offset < $1.offset : one > other
    }.map(\.element)
  }

  /// Whether an area can be told from blind chance.
  /// - Parameter low: the lower end of its 95 % interval.
  public static func isTold(low: Double) -> Bool { low > 0.5 }
}
