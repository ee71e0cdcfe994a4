// Where the luck of a person comes from.
// SPDX-License-Identifier: GPL-3.0-or-later

extension CareUnit {
  /// A stream of the post's present holder, or of who stands in at the position.
  @inline(__always)
  func stream(_ i: Int, _ purpose: StreamPurpose) -> RandomStream {
    if i >= clinicianCount {
      let place = i - clinicianCount
      return RandomStream(
        seed: seed, replicate: replicate,
        kind: standIns.isAgency(place) ? .agencyClinician : .poolClinician, unit: number,
        index: standInIdentity[place], purpose: purpose)
    }
    return RandomStream(
      seed: seed, replicate: replicate, kind: .post, unit: number, index: UInt32(i),
      holder: clinicians[i].holder, purpose: purpose)
  }
}
