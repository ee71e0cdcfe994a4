// Tables of a page: what stands in them, where it comes from, and what was left out.
// SPDX-License-Identifier: GPL-3.0-or-later

struct DataTable: Sendable {
  enum Cell: Sendable {
    case text(String)
    /// A number and how it is shown.
    case number(Sourced, String)
    /// Numbers in a sentence, set to the right.
    case markup(Markup)
    /// Where a table has no value.
    case missing
    /// For the reader's own pen.
    case blank

    /// A number with the decimals that fit it; a missing one where there is none.
    static func value(_ number: Sourced?, decimals: Int? = nil, signed: Bool = false) -> Cell {
      guard let number else { return .missing }
      let decimals = decimals ?? NumberStyle.decimals(number.value, digits: 3)
      return .number(
        number,
        signed
          ? NumberStyle.signed(number.value, decimals)
          : NumberStyle.fixed(number.value, decimals))
    }

    /// A probability, to a thousandth.
    static func probability(_ number: Sourced?) -> Cell {
      guard let number else { return .missing }
      return number.value < 0.0005
        ? .number(number, "<0.001") : .number(number, NumberStyle.fixed(number.value, 3))
    }

    static func estimate(_ estimate: Estimate?, signed: Bool = false) -> Cell {
      estimate.map { .markup($0.markup(signed: signed)) } ?? .missing
    }
  }

  /// Rows of a table on a page at most; the rest is in the file.
  static let mostRows = 60
  /// Of scenarios and points, which nobody reads one by one: a page of paper.
  static let pageRows = 30
  private static let fewColumns = 5

  /// What it is, in a few words.
  let caption: String
  /// The files that its numbers stand in: `comparisons.csv`.
  let files: [String]
  let headings: [String]
  /// The first cell of a row is its heading.
  let rows: [[Cell]]
  /// Rows that there are, where not all are shown.
  var total: Int?

  /// A table that is cut where it would be long.
  init(
    caption: String, files: [String], headings: [String], rows: [[Cell]], total: Int? = nil,
    most: Int = mostRows
  ) {
    (self.caption, self.files, self.headings) = (caption, files, headings)
    self.rows = Array(rows.prefix(most))
    let all = max(total ?? 0, rows.count)
    self.total = all > self.rows.count ? all : nil
  }

  /// The whole table, in a frame that scrolls where it is wider than the screen.
  var markup: Markup {
    let heads = headings.enumerated().map { place, heading -> Markup in
      let side: Markup = isText(place) ? "" : " class=\"n\""
      // A column of names or of the reader's own figures may have no title; a heading needs words.
      return heading.isEmpty ? "<td></td>" : "<th scope=\"col\"\(side)>\(heading)</th>"
    }
    let lines = rows.map { row -> Markup in
      let cells = row.enumerated().map { place, cell in Self.cell(cell, isHead: place == 0) }
      return "<tr>\(cells.joined())</tr>\n"
    }
    return """
      <div class="scroll\(kind)" role="group" tabindex="0" aria-label="\(caption)"><table>
      <caption><span>\(caption)\(cut)</span></caption><thead><tr>\(heads.joined())</tr></thead><tbody>
      \(lines.joined())</tbody></table></div>
      """
  }

  /// Many columns may be wider than the text, and are set smaller on paper.
  private var kind: Markup { headings.count > Self.fewColumns ? " many" : "" }

  private var cut: Markup {
    guard let total else { return "" }
    return " <span class=\"note\">First \(rows.count) of \(NumberStyle.fixed(Double(total), 0)); "
      + "the whole is in \(files.joined(separator: ", ")).</span>"
  }

  /// Whether a column holds words.
  private func isText(_ place: Int) -> Bool {
    for row in rows where place < row.count {
      switch row[place] {
      case .text, .blank: return true
      case .number, .markup: return false
      case .missing: continue
      }
    }
    return place == 0
  }

  private static func cell(_ cell: Cell, isHead: Bool) -> Markup {
    switch cell {
    case .text(let words): isHead ? "<th scope=\"row\">\(words)</th>" : "<td>\(words)</td>"
    case .number(let number, let shown): "<td class=\"n\">\(number.markup(shown))</td>"
    case .markup(let markup): "<td class=\"n\">\(markup)</td>"
    case .missing: "<td class=\"n\"><span class=\"note\">–</span></td>"
    case .blank: "<td class=\"blank\"></td>"
    }
  }
}
