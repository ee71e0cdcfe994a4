// Which policies a file or an override makes active.
//
// A policy that is named acts: whoever gives a dose, an uptake or hours wants to see what they do,
// and a dose that changes nothing would be taken for one that does not matter. `active: off` beside
// them keeps a policy for later. What is given from outside (`--set`, a scenario, a factor) counts
// more than the file: a dose from there makes the policy act although the file says off, unless
// `active` is set from outside as well.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  /// Activates the policies that are named and not switched off. Runs when all values were read.
  mutating func activateNamedPolicies() {
    for kind in PolicyKind.allCases {
      let path = "policies.\(kind.name)"
      guard isGiven(path), isSound("\(path).active"), let origin = cause(kind, path)
      else { continue }
      model.policies[kind].active = 1
      var given = Given(origin: origin)
      given.note = "not written: a policy that is named acts"
      note("\(path).active", given)
    }
  }

  /// Who names a policy so that it acts; nil when nobody does, or it is on or off by its own key.
  private func cause(_ kind: PolicyKind, _ path: String) -> ValueOrigin? {
    let origins = ["dose", "uptake", "hours"].compactMap { given["\(path).\($0)"]?.origin }
    let outside = origins.first { $0.isOverride }
    guard let own = given["\(path).active"] else {
      return outside ?? origins.first ?? .file(place(of: path))
    }
    return model.policies[kind].active == 0 && !own.origin.isOverride ? outside : nil
  }
}

extension ValueOrigin {
  /// Whether it comes from outside the model file.
  var isOverride: Bool { if case .override = self { true } else { false } }
}
