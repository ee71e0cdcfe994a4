// A picture with what it says in words, the numbers behind it, and how to make both again.
// SPDX-License-Identifier: GPL-3.0-or-later

struct Figure: Sendable {
  /// As `wellspring plot` takes it.
  var name: String
  let title: String
  /// What it shows, in a sentence or two.
  let finding: String
  /// How to read it, where that does not go without saying.
  var reading = ""
  let chart: any Chart
  let table: DataTable
  /// Where the numbers come from, where that is no table.
  var origin: Markup?

  /// The picture as a file of its own.
  var file: String {
    chart.canvas(width: ChartWidth.wide).file(title: title, finding: finding)
  }

  /// Words in which no line breaks within an interval.
  private static func bound(_ words: String) -> String {
    words.replacing(/\(([^() ]+) to ([^() ]+)\)/) { match in
      "(\(match.1)\u{A0}to\u{A0}\(match.2))"
    }
  }

  func markup(remake: Markup) -> Markup {
    let how: Markup = reading.isEmpty ? "" : "<p class=\"note\">\(Markup.unbroken(reading))</p>"
    let wide = chart.canvas(width: ChartWidth.wide).element(finding: finding, style: "wide")
    let narrow = chart.canvas(width: ChartWidth.narrow).element(finding: finding, style: "narrow")
    return """
      <figure id="figure-\(name)"><figcaption><strong>\(title).</strong> \(Self.bound(finding))</figcaption>
      \(wide)
      \(narrow)
      \(how)<details class="data"><summary>The numbers, and how to make this again\
      <span class="hidden">: \(title)</span></summary>
      \(table.markup)
      <p class="note">\(origin ?? "Numbers from \(table.files.joined(separator: ", ")), made again by \(remake).") \
      This picture by itself: \(Markup.code("wellspring plot DIR \(name) --out \(name).svg"))</p></details></figure>

      """
  }
}

/// A part of a page.
struct ReportSection: Sendable {
  enum Block: Sendable {
    case figure(Figure)
    case table(DataTable)
    /// A table that is opened by who wants it, under a few words.
    case folded(String, DataTable)
    case prose(Markup)
    /// In small letters.
    case note(Markup)
    /// Words and what they mean.
    case words([(word: String, meaning: String)])
  }

  /// Its anchor.
  let name: String
  let title: String
  var blocks: [Block]
  var basis = Basis.tables

  /// What a part of a page is made from.
  enum Basis: Sendable {
    case tables
    /// A replicate that was simulated again, or that could not be had again.
    case simulation
  }

  /// Around a part that hangs on the machine that makes the page. No text can hold them: it is
  /// escaped.
  static let simulatedStart: Markup = "<!-- simulated again -->\n"
  static let simulatedEnd: Markup = "<!-- from tables -->\n"

  var figures: [Figure] {
    blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  func markup(remake: Markup) -> Markup {
    let parts = blocks.map { block -> Markup in
      switch block {
      case .figure(let figure): figure.markup(remake: remake)
      case .prose(let words): "<p>\(words)</p>\n"
      case .note(let words): "<p class=\"note\">\(words)</p>\n"
      case .words(let entries): "<dl>\(Self.list(entries))</dl>\n"
      case .folded(let words, let table):
        "<details class=\"data\"><summary>\(words)</summary>\(table.markup)\n"
          + "<p class=\"note\">Numbers from \(table.files.joined(separator: ", ")), "
          + "made again by \(remake).</p></details>\n"
      case .table(let table):
        "\(table.markup)\n<p class=\"note\">Numbers from \(table.files.joined(separator: ", ")), "
          + "made again by \(remake).</p>\n"
      }
    }
    let whole: Markup =
      "<section aria-labelledby=\"\(name)\"><h2 id=\"\(name)\">\(title)</h2>\n"
      + "\(parts.joined())</section>\n"
    return basis == .tables ? whole : Self.simulatedStart + whole + Self.simulatedEnd
  }
}

extension ReportSection {
  private static func list(_ entries: [(word: String, meaning: String)]) -> Markup {
    entries.map { entry -> Markup in "<dt>\(entry.word)</dt><dd>\(entry.meaning)</dd>\n" }.joined()
  }
}

/// What a kind of experiment brings to a page.
protocol KindReport {
  /// Two plain sentences, or a few.
  var answer: [Markup] { get }
  /// What each of the things that are compared is, for those who do not know its name.
  var subjects: [(name: String, what: String)] { get }
  /// What else there is to say at once, under the first picture.
  var more: [Markup] { get }
  /// The pictures of the first screen.
  var lead: [Figure] { get }
  /// What follows for those who want to know more.
  var sections: [ReportSection] { get }
  /// Which assumptions the answer hangs on, and their picture; nil where these results cannot say.
  var hangsOn: HangsOn? { get }
}

/// Which assumptions an answer hangs on.
struct HangsOn {
  let sentence: Markup
  let figure: Figure?
}

extension KindReport {
  var subjects: [(name: String, what: String)] { [] }
  var more: [Markup] { [] }
  var hangsOn: HangsOn? { nil }
}
