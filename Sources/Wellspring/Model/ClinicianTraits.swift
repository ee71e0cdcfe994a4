// How clinicians differ.
// SPDX-License-Identifier: GPL-3.0-or-later

/// How clinicians differ from one another (each draws these once).
public struct ClinicianTraits: Parametrised {
  public var loadLogDeviation = 0.0
  public var permeabilityMean = 0.0
  public var permeabilityDeviation = 0.0
  public var skillMean = 0.0
  public var skillDeviation = 0.0
  public var distancing = 0.0
  public var exhaustionTraitDeviation = 0.0
  public var tenureMeanYears = 0.0

  public init() { takeDefaults() }

  public static var parameters: [Parameter<ClinicianTraits>] {
    [
      Parameter(
        "loadLogDeviation", .one, 0.27, in: 0...1, .calibrated,
        "prototype of the exhaustion slope per patient (Aiken 2002)",
        "Standard deviation, between people, of the logarithm of the load that the same cases put on them.",
        read: { $0.loadLogDeviation }, write: { $0.loadLogDeviation = $1 }),
      Parameter(
        "permeabilityMean", .one, 0.5, in: 0.02...0.98, .assumed,
        "inverted U; not identifiable from published patterns",
        "Mean boundary permeability q: the share of distress met that is felt.",
        read: { $0.permeabilityMean }, write: { $0.permeabilityMean = $1 }),
      Parameter(
        "permeabilityDeviation", .one, 0.1, in: 0...0.4, .assumed,
        "",
        "Standard deviation of permeability between people (beta distribution).",
        read: { $0.permeabilityDeviation }, write: { $0.permeabilityDeviation = $1 }),
      Parameter(
        "skillMean", .one, 0.72, in: 0.5...0.9, .assumed,
        "inverted U; not identifiable from published patterns",
        "Mean regulation skill R.",
        read: { $0.skillMean }, write: { $0.skillMean = $1 }),
      Parameter(
        "skillDeviation", .one, 0.06, in: 0...0.2, .assumed,
        "",
        "Standard deviation of skill between people (beta distribution).",
        read: { $0.skillDeviation }, write: { $0.skillDeviation = $1 }),
      Parameter(
        "distancing", .one, 0, in: 0...1, .assumed,
        "training aside, not part of usual practice",
        "Skill of reflective distancing at the start: chance to step back when there is time.",
        read: { $0.distancing }, write: { $0.distancing = $1 }),
      Parameter(
        "exhaustionTraitDeviation", .one, 0.05, in: 0...0.3, .calibrated,
        "Schaufeli et al., JOOP 2011;84:248 (a quarter of the variance is stable)",
        "Standard deviation of the stable part of exhaustion.",
        read: { $0.exhaustionTraitDeviation }, write: { $0.exhaustionTraitDeviation = $1 }),
      Parameter(
        "tenureMeanYears", .years, 6, in: 0.1...40, .assumed,
        "",
        "Mean time in the profession at the start (exponential), from which slow states start.",
        read: { $0.tenureMeanYears }, write: { $0.tenureMeanYears = $1 }),
    ]
  }
}
