// Design points from a CSV file: a column for each path, a row for each point.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  mutating func readPointFile(
    _ base: LoadedModel, _ model: ModelSource, _ shared: [ModelOverride]
  ) -> DesignPoints? {
    for key in ["factors", "points"] {
      if let node = root[key] {
        report(node.place, key, "the design file says it; leave this key out")
      }
    }
    guard let name = text("file", in: root), let place = root["file"]?.place else {
      if root["file"] == nil {
        report(root.place, "file", "missing and needed: the path of a CSV file of design points")
      }
      return nil
    }
    let source: SourceText
    do throws(ModelFileError) {
      source = try files.text(files.path(name), purpose: "design file")
    } catch {
      for problem in error.problems {
        report(place, "file", "\(problem.place.text): \(problem.message)")
      }
      return nil
    }
    inputs.append(source.input)
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let columns = columns(lines.first ?? "", source.file, base) else { return nil }
    let points = readRows(lines.dropFirst(), source.file, columns.map(\.entry))
    guard !points.isEmpty, problems.isEmpty else { return nil }
    return DesignPoints(factors: columns.map(\.factor), points: points, method: "file")
  }

  private typealias PointColumn = (factor: DesignFactor, entry: RegistryEntry)

  /// What the first line names; nil, with problems, when it names something else than values.
  private mutating func columns(
    _ line: Substring, _ file: String, _ base: LoadedModel
  ) -> [PointColumn]? {
    let header = Self.fields(line, file, 1)
    let start = Place.position(file: file, line: 1, column: 1)
    let paths = base.values.map(\.path)
    let isDesign = header.contains {
      base[$0.text] != nil || Suggestion.nearest(to: $0.text, among: paths) != nil
    }
    guard isDesign else {
      // A file of another kind: what it says is not repeated.
      report(
        start, "",
        "this is no design: its first line must name values of the model, such as "
          + "`\(paths.first { $0.hasSuffix(".count") } ?? "horizon.days")`")
      return nil
    }
    var columns: [PointColumn] = []
    for field in header {
      guard let entry = base[field.text]?.entry else {
        let hint = Suggestion.nearest(to: field.text, among: paths)
        report(
          field.place, "",
          "the model has no value at `\(Self.shownPath(field.text))`"
            + (hint.map { "; did you mean `\($0)`?" } ?? ""))
        continue
      }
      _ = checkPolicyActs(field.text, field.place, "", base)
      let name = Self.column(field.text, columns.map(\.factor.name))
      columns.append((DesignFactor(name, field.text, entry, base), entry))
    }
    guard columns.count == header.count else { return nil }
    if Set(columns.map(\.factor.path)).count < columns.count {
      report(start, "", "a path is there twice")
      return nil
    }
    return columns
  }

  private mutating func readRows(
    _ lines: ArraySlice<Substring>, _ file: String, _ entries: [RegistryEntry]
  ) -> [[String]] {
    var points: [[String]] = []
    var found: [[RegistryValue]: Int] = [:]
    for (offset, line) in lines.enumerated() where !line.trimmed.isEmpty {
      let fields = Self.fields(line, file, offset + 2)
      guard fields.count == entries.count else {
        report(
          fields[0].place, "",
          "\(entries.count) \(entries.count == 1 ? "field is" : "fields are") needed, but there are "
            + "\(fields.count)")
        if problems.count >= ModelFileError.shownProblems { break }
        continue
      }
      let values = zip(fields, entries).map { value($0, $1) }
      if !values.contains(nil) {
        let number = offset + 2
        if let first = found.updateValue(number, forKey: values.compactMap { $0 }) {
          report(
            fields[0].place, "",
            "the same point as in line \(first); each point is run once (`replicates` says how often)"
          )
        }
      }
      for (field, entry) in zip(fields, entries) where !entry.isQuantity {
        if let problem = TextRule.cellProblem(field.text) { report(field.place, "", problem) }
      }
      points.append(fields.map(\.text))
      if points.count > Experiment.mostScenarios {
        report(.file(file), "", "more than \(Experiment.mostScenarios) points")
        break
      }
    }
    if points.isEmpty, problems.isEmpty { report(.file(file), "", "the file has no rows") }
    return points
  }

  /// A path as it stands; what cannot be one is not repeated.
  private static func shownPath(_ text: String) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.map { SourceNode.shownKey(String($0)) }.joined(separator: ".")
  }

  /// What a field says; nil, with a problem, when it is no value of its column.
  private mutating func value(
    _ field: (text: String, place: Place), _ entry: RegistryEntry
  ) -> RegistryValue? {
    do throws(ValueError) {
      if entry.isQuantity {
        // The table of points gives numbers in the documented unit.
        let quantity = try? Quantity(field.text)
        guard let quantity, quantity.unit == nil else {
          throw ValueError(
            place: field.place,
            message: "`\(TextRule.short(field.text))` is not a value here; allowed "
              + "\(entry.allowed), without the unit")
        }
      }
      return try ModelReader.value(field.text, entry, field.place)
    } catch {
      report(error.place, "", error.message)
      return nil
    }
  }

  private static func fields(
    _ line: Substring, _ file: String, _ number: Int
  ) -> [(text: String, place: Place)] {
    var column = 1
    return line.split(separator: ",", omittingEmptySubsequences: false).map { part in
      var text = part.trimmed
      if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
        text = String(text.dropFirst().dropLast())
      }
      let place = Place.position(file: file, line: number, column: column)
      column += part.unicodeScalars.count + 1
      return (text, place)
    }
  }
}
