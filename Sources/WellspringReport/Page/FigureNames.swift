// Names of pictures that can be typed and that are different from each other, whatever the names of
// scenarios, arms and units in them are.
// SPDX-License-Identifier: GPL-3.0-or-later

struct FigureNames {
  private var taken: Set<String> = []

  /// The picture under a name of small letters, digits and dashes that no other has.
  mutating func named(_ figure: Figure) -> Figure {
    let words = figure.name.lowercased().unicodeScalars.split { scalar in
      !("a"..."z").contains(scalar) && !("0"..."9").contains(scalar)
    }
    let plain = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
    let short = plain.isEmpty ? "figure" : String(plain.prefix(80))
    var name = short
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(short)-\(number)"
      number += 1
    }
    var figure = figure
    figure.name = name
    return figure
  }

  /// A section with all of its pictures named.
  mutating func named(_ section: ReportSection) -> ReportSection {
    var section = section
    for place in section.blocks.indices {
      guard case .figure(let figure) = section.blocks[place] else { continue }
      section.blocks[place] = .figure(named(figure))
    }
    return section
  }
}
