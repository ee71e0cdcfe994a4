// A person's week as a picture: the post's own events, simulated again.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring
import WellspringLab

struct WeekFigure {
  static let name = "week"

  let figure: Figure

  /// The week with most to see of all posts, or of one, or from one day on; nil where there is none.
  init?(
    _ experiment: Experiment, _ courses: PostCourses, post: Int? = nil, firstDay: Int? = nil,
    remake: Markup
  ) {
    guard let choice = WeekChoice(courses, post: post, firstDay: firstDay) else { return nil }
    self.init(
      experiment, courses, courses.posts[choice.post], firstDay: choice.firstDay,
      isChosen: post == nil && firstDay == nil, remake: remake)
  }

  /// A week of a post; nil where nobody holds it on any of the days.
  init?(
    _ experiment: Experiment, _ courses: PostCourses, _ post: PostCourses.Post, firstDay: Int,
    isChosen: Bool = false, remake: Markup
  ) {
    // Only the post's unit, and only its own events are kept.
    let simulation = Simulation(model: courses.model, seed: experiment.seed)
    guard
      let history = try? simulation.history(
        replicate: UInt64(PostCourses.replicate), unit: post.unit, position: post.position),
      let week = PostWeek(
        history, post,
        role: Staff(courses.model).role(unit: post.unit, position: post.position),
        firstDay: firstDay, firstWeekday: courses.model.horizon.firstWeekday)
    else { return nil }
    let words = WeekWords(week, isChosen: isChosen)
    figure = Figure(
      name: Self.name, title: "A week of one person", finding: words.finding,
      reading: words.reading, chart: Self.chart(week), table: words.table,
      origin: PostMapWords.origin([courses], remake: remake))
  }

  private static func chart(_ week: PostWeek) -> WeekChart {
    func moments(_ kind: EventKind, _ word: String, _ look: Int) -> WeekChart.Moments {
      WeekChart.Moments(
        word: word, look: Look(look), hours: week.marks(kind).map(\.hours),
        heights: week.marks(kind).map(\.capacity))
    }
    return WeekChart(
      firstDay: week.firstDay, days: week.weekdays, capacity: week.capacity,
      arousal: week.arousal, midpoint: week.midpoint,
      shifts: week.shifts.map {
        WeekChart.Span(start: $0.start, end: $0.end, label: PostWeek.clock($0.start))
      },
      overruns: week.overruns.map { WeekChart.Span(start: $0.start, end: $0.end) },
      onCall: week.onCall.map { WeekChart.Span(start: $0.start, end: $0.end) },
      sleep: week.sleep.map { WeekChart.Span(start: $0.start, end: $0.end) },
      breaks: [
        moments(.breakStart, "break free of care", 2),
        moments(.breakAtDesk, "break at the desk", 5), moments(.breakMissed, "break missed", 1),
      ],
      encounters: week.marks(.encounter).map { ($0.hours, $0.value) },
      events: [
        moments(.moralEvent, "morally injurious event", 3), moments(.error, "error", 4),
      ])
  }
}

extension WeekFigure {
  /// The week that somebody asks for, of a folder of a model's run.
  /// - Parameters:
  ///   - post: `icu/8`; nil for the one with most to see.
  ///   - fromDay: observed day, from 1; nil for the week with most to see.
  /// - Throws: `.usage` where there is no such post or week, `.badData` where the replicate cannot be
  ///   had again, `.noInput` where the folder has no such picture.
  static func asked(
    _ folder: FinishedFolder, post name: String?, fromDay: Int?
  ) throws(ModelFileError) -> Figure {
    let experiment = folder.experiment
    guard experiment.kind is ModelRun, let model = experiment.scenarios[0].model else {
      throw PostQuestion.usage(
        "--post, --from-day", "only folders of a model that was run as it stands have weeks")
    }
    let last = Int(model.horizon.days) - 6
    guard last >= 1 else {
      throw PostQuestion.usage(
        "--post, --from-day", "the run has \(Int(model.horizon.days)) days, fewer than a week")
    }
    if let fromDay, !(1...last).contains(fromDay) {
      throw PostQuestion.usage(
        "--from-day \(fromDay)", "a week of this run begins on one of the days 1 to \(last)")
    }
    var question: PostQuestion?
    if let name {
      question = try PostQuestion(
        experiment, clinician: name, option: "--post", replicate: PostCourses.replicate,
        scenario: nil)
    }
    let courses: PostCourses
    switch try PostCourses.of(folder, experiment.scenarios[0].name) {
    case .success(let found): courses = found
    case .failure(let refusal):
      let words = PostCourses.sentence(refusal, experiment.scenarios[0].name)
      throw ModelFileError(.badData, [Problem(.file(folder.path), "", words)])
    }
    return try asked(experiment, courses, question, fromDay: fromDay)
  }

  private static func asked(
    _ experiment: Experiment, _ courses: PostCourses, _ question: PostQuestion?, fromDay: Int?
  ) throws(ModelFileError) -> Figure {
    let place = courses.posts.firstIndex {
      $0.unit == question?.unit && $0.position == question?.position
    }
    let found: WeekFigure?
    if let place, let fromDay {
      found = WeekFigure(
        experiment, courses, courses.posts[place], firstDay: fromDay, remake: "")
    } else {
      found = WeekFigure(experiment, courses, post: place, firstDay: fromDay, remake: "")
    }
    guard let found else {
      let whose = question.map { "--post \($0.post)" } ?? "--from-day"
      throw PostQuestion.usage(
        whose,
        fromDay.map { "nobody holds the post in the week from day \($0)" }
          ?? "nobody holds the post for seven days")
    }
    return found.figure
  }
}

extension ReportPage {
  /// A week of one person as SVG, from a folder of a model's run, without the rest of the page.
  /// - Parameters:
  ///   - post: `icu/8`; nil for the one with most to see.
  ///   - fromDay: observed day, from 1; nil for the week with most to see.
  /// - Throws: what is wrong with folder, post or day.
  public static func week(
    _ folder: String, post: String?, fromDay: Int?
  ) throws(ModelFileError) -> String {
    try WeekFigure.asked(FinishedFolder(folder), post: post, fromDay: fromDay).file
  }

  /// The name of that picture.
  public static var weekName: String { WeekFigure.name }
}
