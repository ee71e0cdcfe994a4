// Numbers of things in sentences.
// SPDX-License-Identifier: GPL-3.0-or-later

/// `1 scenario`, `2,000 scenarios`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// A whole number with a comma between thousands.
func grouped(_ number: Int) -> String {
  var text = ""
  for (place, digit) in String(number).reversed().enumerated() {
    if place > 0 && place % 3 == 0 && digit != "-" { text.append(",") }
    text.append(digit)
  }
  return String(text.reversed())
}

/// `1, 2, 3`.
func listed(_ numbers: [Int]) -> String {
  numbers.map { String($0) }.joined(separator: ", ")
}
