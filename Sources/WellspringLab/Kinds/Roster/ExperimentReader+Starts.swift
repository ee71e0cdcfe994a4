// Where the posts of a roster begin: a file with their capacity on the morning of day 1.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

extension ExperimentReader {
  /// By post, its capacity; NaN where the file has no row of it, empty without a file.
  mutating func readStarts(_ model: Model, unit place: Int, posts: Int) -> [Double] {
    guard let node = root["states"], let name = text("states", in: root) else { return [] }
    let source: SourceText
    do throws(ModelFileError) {
      source = try files.text(files.path(name), purpose: "states file")
    } catch {
      for problem in error.problems {
        report(node.place, "states", "\(problem.place.text): \(problem.message)")
      }
      return []
    }
    inputs.append(source.input)
    let table = RosterText(source).rows
    guard let header = table.first, let columns = startColumns(header, source) else { return [] }
    var starts = [Double](repeating: .nan, count: posts)
    let top = model.dynamics.capacity.ceiling
    for row in table.dropFirst() {
      guard row.fields.count > max(columns.post, columns.capacity) else {
        report(
          row.fields[0].place, "states",
          "\(header.fields.count) fields are needed, but there are \(row.fields.count)")
        continue
      }
      let (post, value) = (row.fields[columns.post], row.fields[columns.capacity])
      guard let position = startPost(post, model.units[place].name, posts) else { continue }
      guard let capacity = Double(value.text), (0...top).contains(capacity) else {
        report(
          value.place, "capacity",
          "`\(TextRule.short(value.text))` is not a capacity; allowed 0 to \(top.shortText)")
        continue
      }
      if !starts[position].isNaN {
        report(post.place, "post", "post \(position + 1) has a row already; each has one at most")
      }
      starts[position] = capacity
    }
    return starts
  }

  private mutating func startColumns(
    _ header: RosterText.Row, _ source: SourceText
  ) -> (post: Int, capacity: Int)? {
    let names = header.fields.map { $0.text.lowercased() }
    guard let post = names.firstIndex(of: "post"), let capacity = names.firstIndex(of: "capacity")
    else {
      report(
        header.fields[0].place, "states",
        "the first line must name the columns post and capacity, as in `post,capacity`")
      return nil
    }
    for (field, name) in zip(header.fields, names) where !["post", "capacity"].contains(name) {
      report(
        field.place, "states",
        "unknown column `\(TextRule.short(field.text))`; a state is the capacity of a post, and nothing "
          + "else can be put into a run")
    }
    return (post, capacity)
  }

  /// `7`, or `ward/7`.
  private mutating func startPost(
    _ field: RosterText.Field, _ unit: String, _ posts: Int
  ) -> Int? {
    let text =
      field.text.hasPrefix("\(unit)/") ? String(field.text.dropFirst(unit.count + 1)) : field.text
    if let number = Int(text), (1...posts).contains(number) { return number - 1 }
    report(
      field.place, "post",
      "`\(TextRule.short(field.text))` is no post of `\(unit)`; there are 1 to \(posts)")
    return nil
  }
}
