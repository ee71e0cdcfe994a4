// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import WellspringLab

@Suite("CSV and JSON text")
struct CSVTextTests {
  @Test(
    "Numbers take their shortest text",
    arguments: [
      (0.1, "0.1"), (5, "5"), (-0.0, "0"), (0, "0"), (1e-5, "1e-05"), (1e22, "1e+22"),
      (-2.5, "-2.5"), (1.0 / 3, "0.3333333333333333"), (.nan, ""), (.infinity, ""),
      (123_456_789, "123456789"),
    ])
  func numbers(value: Double, text: String) { #expect(numberText(value) == text) }

  @Test("Every number reads back as the same double")
  func roundTrip() {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    var checked = 0
    for _ in 0..<20_000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: bits)
      guard value.isFinite else { continue }
      #expect(Double(numberText(value)) == value)
      checked += 1
    }
    #expect(checked > 19_000)
  }

  @Test("Cells are quoted where RFC 4180 asks for it, and only there")
  func quoting() {
    var text = CSVText()
    for cell in ["plain", "a,b", "say \"hi\"", "two\nlines", "back\rward", "", "naïve ✓"] {
      text.append(cell)
    }
    text.appendMissing()
    text.append(7)
    text.endRow()
    let expected =
      "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"back\rward\",,naïve ✓,,7\n"
    #expect(String(decoding: text.bytes, as: UTF8.self) == expected)
    #expect(text.rows == 1)
  }

  @Test("JSON escapes what must be escaped and keeps the order of keys")
  func json() {
    let value = JSONValue.object([
      ("z", .string("a\"b\\c\n\u{1}é")), ("a", .array([.integer(1), .number(0.5), .number(.nan)])),
      ("empty", .object([])), ("yes", .bool(true)), ("none", .null),
    ])
    let expected = """
      {
        "z": "a\\"b\\\\c\\n\\u0001é",
        "a": [
          1,
          0.5,
          null
        ],
        "empty": {},
        "yes": true,
        "none": null
      }

      """
    #expect(value.text == expected)
  }
}
