// Whether the scale of an instrument can be scored.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ModelReader {
  mutating func checkInstruments() {
    for (number, instrument) in model.surveys.instruments.enumerated() {
      let name = NameRule.allows(instrument.name) ? instrument.name : String(number)
      let path = "surveys.instruments.\(name)"
      guard isSound("\(path).lowest"), isSound("\(path).highest") else { continue }
      let (low, high, cut) = (instrument.lowest, instrument.highest, instrument.cutOff)
      guard low < high else {
        complain(
          "\(path).highest", "\(high.shortText) must be above lowest (\(low.shortText))")
        continue
      }
      guard isSound("\(path).cutOff"), isSound("\(path).lowIsCase") else { continue }
      let scale = "the scale is \(low.shortText) to \(high.shortText)"
      if cut < low || cut > high {
        complain("\(path).cutOff", "\(cut.shortText) is off the scale; \(scale)")
      } else if instrument.lowIsCase != 0 ? cut == high : cut == low {
        complain("\(path).cutOff", "at \(cut.shortText) everybody would be a case; \(scale)")
      }
    }
  }
}
