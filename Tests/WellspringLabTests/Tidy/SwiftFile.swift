// A file of Swift, read as far as the tidy tests need it.
// SPDX-License-Identifier: GPL-3.0-or-later

/// One source file.
struct SwiftFile {
  /// Below the package, for instance `Sources/Command/RunCommand.swift`.
  let path: String
  let lines: [Substring]
  /// The text without comments and without what stands in quotes; what is interpolated stays.
  let code: String

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var stripper = Stripper(text)
    code = stripper.code()
  }

  /// The package's files below a folder, by path.
  static func all(_ folder: String) -> [SwiftFile] {
    PackageFile.all(folder).filter { $0.hasSuffix(".swift") }.map {
      SwiftFile(path: $0, text: PackageFile.text($0))
    }
  }

  /// The file's name without its ending, and before a `+`.
  var noun: Substring {
    let name = path.split(separator: "/").last!.dropLast(".swift".count)
    return name.split(separator: "+")[0]
  }

  /// The folders below `Sources/WellspringLab/` that hold it: `Kinds/Sweep`.
  var room: String? {
    let parts = path.split(separator: "/")
    guard parts.starts(with: ["Sources", "WellspringLab"]), parts.count > 3 else { return nil }
    let deepest = parts[2] == "Kinds" && parts.count > 4 ? 3 : 2
    return parts[2...deepest].joined(separator: "/")
  }

  /// Every identifier of its code.
  var words: [Substring] { code.matches(of: /[A-Za-z_][A-Za-z0-9_]*/).map(\.output) }

  /// The first line of each function or initialiser, and how many lines it has.
  var functions: [(line: Int, count: Int)] {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { start in
      let line = lines[start]
      guard line.contains(/^ *(?:[a-z@(){}_]+ )*(?:func |init[?!(<])/) else { return nil }
      let indent = line.prefix { $0 == " " }
      // A function on one line, or a requirement of a protocol, ends before anything closes.
      let end = lines[start...].firstIndex { $0.hasPrefix(indent + "}") }
      let next = lines[(start + 1)...].firstIndex { line in
        line.prefix { $0 == " " }.count <= indent.count && line.contains(/\w/)
          && !line.drop { $0 == " " }.hasPrefix(")")
      }
      guard let end, end <= next ?? .max else { return nil }
      return (start + 1, end - start + 1)
    }
  }

  /// Types, functions and constants that it declares at its outermost level, private ones apart.
  var topDeclarations: [Substring] {
    code.split(separator: "\n").compactMap { line in
      guard !line.hasPrefix(" "), !line.hasPrefix("private"), !line.hasPrefix("fileprivate") else {
        return nil
      }
      return line.firstMatch(
        of: /\b(?:struct|enum|class|protocol|actor|func|let|typealias) ([A-Za-z_]\w*)/)?.output.1
    }
  }
}

/// Takes comments and strings out of Swift.
private struct Stripper {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var kept = String.UnicodeScalarView()

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func code() -> String {
    while place < scalars.count { step() }
    return String(kept)
  }

  private func has(_ text: String) -> Bool { scalars[place...].starts(with: text.unicodeScalars) }

  private mutating func step() {
    if has("//") {
      while place < scalars.count, scalars[place] != "\n" { place += 1 }
    } else if has("\"\"\"") {
      place += 3
      string(until: "\"\"\"")
    } else if has("#\"") {
      place += 2
      string(until: "\"#", escape: "\\#")
    } else if has("\"") {
      place += 1
      string(until: "\"")
    } else {
      kept.append(scalars[place])
      place += 1
    }
  }

  private mutating func string(until end: String, escape: String = "\\") {
    while place < scalars.count {
      if has(escape + "(") {
        place += escape.count + 1
        kept.append(" ")
        interpolation()
      } else if has(end) {
        place += end.count
        return
      } else {
        // Lines keep their numbers.
        let taken = scalars[place...].prefix(has(escape) ? escape.count + 1 : 1)
        kept += taken.filter { $0 == "\n" }
        place += taken.count
      }
    }
  }

  private mutating func interpolation() {
    var depth = 1
    while place < scalars.count {
      if scalars[place] == "(" { depth += 1 }
      if scalars[place] == ")" { depth -= 1 }
      if depth == 0 {
        kept.append(" ")
        place += 1
        return
      }
      step()
    }
  }
}
