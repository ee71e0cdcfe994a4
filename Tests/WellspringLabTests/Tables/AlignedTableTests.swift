// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringLab

@Suite("Aligned tables")
struct AlignedTableTests {
  @Test("columns line up and lines end without spaces")
  func aligned() {
    var table = AlignedTable([("what", .left), ("n", .right), ("", .left)])
    table.append(["a", "10", "x"])
    table.append(["longer", "5", ""])
    #expect(table.lines == ["what     n", "a       10  x", "longer   5"])
  }

  @Test("numbers keep their significant digits")
  func numbers() {
    #expect(AlignedTable.short(0.116666) == "0.1167")
    #expect(AlignedTable.short(-12.345) == "-12.35" || AlignedTable.short(-12.345) == "-12.34")
    #expect(AlignedTable.short(12_345.6) == "12346")
    #expect(AlignedTable.short(2e-11, digits: 2) == "2e-11")
    #expect(AlignedTable.short(0) == "0" && AlignedTable.short(.nan) == "")
  }
}
