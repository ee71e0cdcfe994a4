// How a parameter that an experiment turns is spoken of.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringReport

@Suite("Parameters that are turned")
struct TurnedParameterTests {
  @Test(
    "Load is told in times the usual, posts are people, and anything else has its name and unit",
    arguments: [
      (
        "perturbation.workload", "1", "Workload, times the usual", "at 3 times the usual workload",
        "between 3 and 4 times the usual workload", nil as String?
      ),
      (
        "site.units.icu.posts.nurse.count", "1", "Nurses", "with 3 nurses", "with 3 to 4 nurses",
        "nurses"
      ),
      (
        "dynamics.capacity.baseDepletion", "/h", "Base depletion (/h)",
        "at a base depletion of 3 /h", "at a base depletion between 3 and 4 /h", nil
      ),
    ])
  func words(_ case: (String, String, String, String, String, String?)) {
    let (path, unit, title, at, between, counted) = `case`
    let words = TurnedParameter(path: path, unit: unit)
    #expect(words.title == title && words.counted == counted)
    #expect(words.at("3").text == at)
    #expect(words.between("3", "4").text == between)
  }
}
