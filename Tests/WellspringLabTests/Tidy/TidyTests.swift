// The house rules that a program can check.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Tidy")
struct TidyTests {
  private static let sources = SwiftFile.all("Sources")
  private static let lab = sources.filter { $0.path.hasPrefix("Sources/WellspringLab/") }
  private static let core = sources.filter { $0.path.hasPrefix("Sources/Wellspring/") }
  private static let page = RoomPlan(page: PackageFile.text("docs/architecture.md"))

  // MARK: Arrows

  @Test("Every folder of the Lab is a room of docs/architecture.md, and the other way round")
  func rooms() {
    let folders = Set(Self.lab.compactMap(\.room))
    #expect(Set(Self.page.rooms.map(\.name)) == folders)
    #expect(Self.page.rooms.count == folders.count, "a room stands there twice")
  }

  @Test("A room of the Lab knows only rooms above it, and uses no name of a room it does not know")
  func arrows() {
    #expect(Self.page.upward == [])
    #expect(Self.page.trespasses(Self.lab) == [])
  }

  @Test("An arrow that goes up, and a name of a room that is not known, are found")
  func arrowsAreFound() {
    let plan = RoomPlan(
      page:
        "| `Low/` | a | knows nothing |\n| `High/` | b | knows `Low/`, `Top/` |\n| `Top/` | c | knows `Low/` |"
    )
    #expect(plan.upward == ["High knows Top"])
    let lab = "Sources/WellspringLab/"
    let files = [
      SwiftFile(path: lab + "Low/A.swift", text: "struct A { let text = \"High \\(Peak())\" }"),
      SwiftFile(path: lab + "Top/Peak.swift", text: "public struct Peak {} // A"),
    ]
    #expect(plan.trespasses(files) == [lab + "Low/A.swift uses Peak of Top"])
  }

  /// Where the Lab sees a library: folders or files.
  private static let libraries = [
    "CGSL": ["Statistics/", "Kinds/", "Verification/"], "CNettle": ["Files/SHA256.swift"],
    "Yams": ["Files/SourceNode+Yams.swift"],
  ]

  @Test("The simulation imports its samplers alone, and the Lab sees each library where it should")
  func imports() {
    for file in Self.core + Self.lab {
      for match in file.code.matches(of: /(?m)^(?:[@\w]+ )?import (\w+)$/) {
        let library = String(match.output.1)
        guard file.room != nil || file.path.hasPrefix("Sources/WellspringLab/") else {
          #expect(library == "CSampling", "\(file.path)")
          continue
        }
        let place = file.path.dropFirst("Sources/WellspringLab/".count)
        let isPlain = ["Dispatch", "Foundation", "Synchronization", "Wellspring"].contains(library)
        let isSeen = Self.libraries[library]?.contains { place.hasPrefix($0) } ?? false
        #expect(isPlain || isSeen, "\(file.path) imports \(library)")
      }
    }
  }

  // MARK: Files

  /// Longer files, as they are: they may only shrink.
  private static let longFiles = [
    "Sources/Wellspring/Workplace/CareUnit.swift": 367,
    "Sources/Wellspring/Workplace/CareUnit+Cases.swift": 356,
    "Sources/WellspringLab/Running/Folder/ResultsFolder.swift": 314,
  ]

  @Test(
    "Files have at most 300 lines; the longer ones do not grow, and leave the list when they are short"
  )
  func fileLengths() {
    for file in Self.sources {
      let lines = file.lines.count - 1
      let most = Self.longFiles[file.path]
      #expect(lines <= most ?? 300, "\(file.path) has \(lines) lines")
      #expect(most == nil || lines > 300, "\(file.path) is short by now")
    }
  }

  /// How many functions of a file are longer: they may only become fewer.
  private static let longFunctions = [
    "Sources/WellspringLab/Description/STRESSChecklist+Study.swift": 1,
    "Sources/WellspringLab/Explaining/Explanation.swift": 1,
    "Sources/WellspringLab/Files/ModelReader+Rosters.swift": 1,
    "Sources/WellspringLab/Files/RosterReader.swift": 1,
    "Sources/WellspringLab/Folders/TrialsOnDisk.swift": 1,
    "Sources/WellspringLab/Kinds/Factors/ExperimentReader+Factors.swift": 1,
    "Sources/WellspringLab/Kinds/Tipping/ExperimentReader+Tipping.swift": 1,
    "Sources/WellspringLab/Kinds/Warnings/WarningsPlan+Analysis.swift": 1,
  ]

  @Test("Functions of the Lab and the program have at most 40 lines, but for those that are known")
  func functionLengths() {
    for file in Self.sources where !file.path.hasPrefix("Sources/Wellspring/") {
      let long = file.functions.filter { $0.count > 40 }
      #expect(
        long.count <= Self.longFunctions[file.path] ?? 0, "\(file.path): \(long.map(\.line))")
    }
  }

  @Test("The lines of a function are counted from its name to its end")
  func functionsAreCounted() {
    let text = """
      struct A {
        init(
          _ a: Int
        ) {
          b = a
        }
        func one() -> Int { 1 }
        static func more() {
          for x in y {
            go()
          }
        }
      }
      """
    let found = SwiftFile(path: "A.swift", text: text).functions
    #expect(found.map(\.line) == [2, 8] && found.map(\.count) == [5, 5])
  }

  @Test("Code has at most 100 columns and comments at most 120; only a string may pass them")
  func lineLengths() {
    for file in Self.sources where !file.path.hasPrefix("Sources/Wellspring/") {
      // Inside of a text between three quotes.
      var isText = false
      for (number, line) in file.lines.enumerated() {
        let marks = line.components(separatedBy: "\"\"\"").count - 1
        let wasText = isText
        if !marks.isMultiple(of: 2) { isText.toggle() }
        if line.count <= 100 || wasText { continue }
        let isComment = line.drop { $0 == " " }.hasPrefix("//")
        let isFine = isComment ? line.count <= 120 : line.contains("\"")
        #expect(isFine, "\(file.path):\(number + 1)")
      }
    }
  }

  /// Files without the noun that their name says: why.
  private static let unnamed = [
    "Sources/WellspringLab/Version.swift": "a constant",
    "Sources/Command/OpenFiles.swift": "a function", "Sources/Command/OutcomeLabel.swift": "labels",
    "Sources/Command/PurchaseLines.swift": "lines of several kinds of report",
    "Sources/Command/StandardStreams.swift": "functions",
  ]

  @Test("A file is named for a noun that it declares or says more of")
  func nouns() {
    for file in Self.sources
    where !file.path.hasPrefix("Sources/Wellspring/") && Self.unnamed[file.path] == nil {
      let noun = file.noun.lowercased()
      let declares = file.topDeclarations.contains { $0.lowercased() == noun }
      let extends = file.code.matches(of: /extension ([A-Za-z]+)/).contains {
        $0.output.1.lowercased() == noun
      }
      #expect(declares || extends, "\(file.path)")
    }
  }

  // MARK: Declarations

  /// Names that stand only where they are declared: who calls them.
  private static let calledFromOutside: Set<Substring> = [
    "WellspringCommand",  // the program's entry
    "OutcomeReference", "ParameterReference", "PolicyReference",  // pages that tests write
    "impatientShare",  // theory that tests hold the simulation against
    "callAsFunction", "appendLiteral",  // the compiler
  ]

  @Test("Nothing is declared in the Lab or the program that nobody uses")
  func dead() {
    var counts: [Substring: Int] = [:]
    for file in Self.sources { for word in file.words { counts[word, default: 0] += 1 } }
    for file in Self.sources where !file.path.hasPrefix("Sources/Wellspring/") {
      let declared = file.code.matches(
        of: /\b(?:func|var|let|struct|enum|class|protocol|typealias) ([A-Za-z]\w\w+)/
      ).map(\.output.1)
      for name in declared where counts[name] == 1 && !Self.calledFromOutside.contains(name) {
        Issue.record("\(file.path): nobody uses \(name)")
      }
    }
  }

  /// Switches over enumerations of the core that still have a `default:`, by file: they may only
  /// become fewer.
  private static let silentDefaults = [
    "Sources/Wellspring/Clinician/CapacityFlow+Equilibria.swift": 1,
    "Sources/Wellspring/Recording/CareUnit+CauseRates.swift": 1,
    "Sources/Wellspring/Recording/Outcome+Hours.swift": 3,
    "Sources/Wellspring/Recording/Outcome+Resources.swift": 2,
    "Sources/Wellspring/Workplace/CareUnit+Time.swift": 1,
  ]

  @Test("No switch of the core over an enumeration of its own gets a `default:`")
  func defaults() {
    let enums = DefaultCases.enumerations(Self.core)
    for file in Self.core {
      let found = DefaultCases.silent(file, enums)
      #expect(
        found.count <= Self.silentDefaults[file.path] ?? 0, "\(file.path): lines \(found)")
    }
  }

  @Test("A `default:` over an own enumeration is found, and one over others is not")
  func defaultsAreFound() {
    let text = """
      enum Way { case up, down, round(Int) }
      func a(_ way: Way) {
        switch way {
        case .up: go()
        default: stay()
        }
        switch text {
        case "up": go()
        default: stay()
        }
      }
      """
    let file = SwiftFile(path: "x.swift", text: text)
    #expect(DefaultCases.silent(file, DefaultCases.enumerations([file])) == [5])
  }

  // MARK: Words

  /// Put together here, so that this file does not hold them.
  private static let unwanted = [
    "/wo" + "rk/", "TO" + "DO", "FIX" + "ME", "Clau" + "de", "Anth" + "ropic", "Chat" + "GPT",
    "Open" + "AI", "Co" + "pilot", "as an AI" + " ", "L" + "LM",
  ]

  @Test("The repository speaks of the product alone")
  func words() {
    let folders = ["Sources", "Tests", "docs", "scripts", "models", "experiments"]
    let pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Package.swift"]
    let endings = ["swift", "md", "yaml", "c", "h", "py", "sh", "svg", "modulemap"]
    let paths = folders.flatMap { PackageFile.all($0) }.filter { path in
      let name = path.split(separator: "/").last!
      return !name.contains(".") || endings.contains { name.hasSuffix("." + $0) }
    }
    for path in paths + pages {
      let text = PackageFile.text(path)
      for word in Self.unwanted where text.contains(word) {
        // Two tests say that a page has no such word.
        if word.hasSuffix("DO"), path.hasPrefix("Tests/WellspringLabTests/Description/") {
          continue
        }
        Issue.record("\(path) holds `\(word)`")
      }
    }
  }
}
