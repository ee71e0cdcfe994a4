// What one trial leaves for the tables, made ready on the thread that ran it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// The outcomes of a trial and its rows in the long tables. The long tables are text already, so
/// that the threads share the work of formatting.
struct TrialRecord: Sendable, Equatable {
  let trial: Trial
  /// Why the trial could not be finished; everything else is empty then.
  var failure: String?
  var outcomes: [Double] = []
  var daily: [Double] = []
  /// Row-major: post, `PostFate`; empty unless the experiment follows its posts.
  var posts: [Double] = []
  /// Row-major: unit, `UnitFate`; empty unless the experiment follows its units.
  var units: [Double] = []
  /// Row-major: unit, day of the warm-up, `DailySeries`; empty unless the warm-up is judged.
  var warmUp: [Double] = []
  /// Surveyed values by wave, then true ones; empty but in virtual trials.
  var waves: [Double] = []
  /// Every post day by day; empty unless somebody is watched.
  var postDays = PostDays()
  /// Row-major: unit, observed day, surveyed mean of the instrument that is watched.
  var unitWaves: [Double] = []
  var eventCounts: [UInt64] = []
  var clinicians = CSVText()
  var surveys = CSVText()
  var events = CSVText()

  init(_ trial: Trial) { self.trial = trial }
}

/// What is kept of each post so that scenarios can be compared person by person.
enum PostFate: Int, CaseIterable, Sendable {
  case tipped, tippedEver, capacityMean
  case lastMonth, tippedDay, recoveredDay, workedHours
  case holders, loadFactor, permeability, skill

  var column: ClinicianColumn {
    switch self {
    case .tipped: .tipped
    case .tippedEver: .tippedEver
    case .capacityMean: .capacityMean
    case .lastMonth: .capacityLastMonth
    case .tippedDay: .tippedDay
    case .recoveredDay: .recoveredDay
    case .workedHours: .hoursWorked
    case .holders: .holders
    case .loadFactor: .loadFactor
    case .permeability: .permeability
    case .skill: .skill
    }
  }
}

/// What is kept of each unit as a whole: its mean capacity, by the rule that dates a person's tip.
enum UnitFate: Int, CaseIterable, Sendable {
  case isDown, lastMonth, tippedDay, recoveredDay, vacantPercent
}

/// What the records of an experiment hold beside the outcomes.
struct RecordContents: Sendable {
  var recording: Recording
  var daily: Bool
  var posts: Bool
  /// The midpoint that parts the states of a unit, and whether it starts below; nil unless units are
  /// followed.
  var units: (@Sendable (Int) -> (midpoint: Double, startsDown: Bool))? = nil
  /// The instrument whose waves are kept, and whether its share of cases is (or the mean).
  var instrument: Int? = nil
  var countsCases = false
  /// What is written down of each post and day, and the instrument whose waves go with it.
  var watched: Recording = []
  var watchedInstrument: Int?

  /// What the simulation must write down for it.
  var simulated: Recording {
    var simulated = recording
    if posts { simulated.insert(.clinicians) }
    if daily { simulated.insert(.warmUp) }
    if instrument != nil || watchedInstrument != nil { simulated.insert(.surveys) }
    return simulated.union(watched)
  }
}

extension TrialRecord {
  /// Makes a record of what a replicate left behind.
  init(
    _ trial: Trial, scenario: String, staff: Staff, contents: RecordContents,
    result: Result<ReplicateResult, SimulationError>
  ) {
    self.init(trial)
    switch result {
    case .failure(let error): failure = error.reason
    case .success(let result):
      outcomes = result.outcomes
      if contents.daily { (daily, warmUp) = (result.daily, result.warmUpDaily) }
      if let instrument = contents.instrument {
        keepWaves(result.surveys, instrument, countsCases: contents.countsCases)
      }
      if !contents.watched.isEmpty { postDays = result.postDays }
      if let instrument = contents.watchedInstrument {
        for row in result.surveys where Int(row.instrument) == instrument {
          unitWaves += [Double(row.unit), Double(row.day), row.surveyedMean]
        }
      }
      eventCounts = result.eventCounts
      if contents.posts { keepPosts(result.clinicians) }
      if let states = contents.units {
        let (midpoint, startsDown) = states(trial.scenario)
        keepUnits(result.daily, units: staff.unitNames.count, midpoint, startsDown)
      }
      if contents.recording.contains(.clinicians) {
        appendClinicians(result.clinicians, scenario: scenario, staff: staff)
      }
      if contents.recording.contains(.surveys) {
        for row in result.surveys { append(row, scenario: scenario, staff: staff) }
      }
      for event in result.events { append(event, scenario: scenario, staff: staff) }
    }
  }

  private mutating func keepWaves(_ rows: [SurveyRow], _ instrument: Int, countsCases: Bool) {
    let own = rows.filter { Int($0.instrument) == instrument }
    waves =
      countsCases
      ? own.map(\.surveyedCasesPercent) + own.map(\.trueCasesPercent)
      : own.map(\.surveyedMean) + own.map(\.trueMean)
  }

  private mutating func keepPosts(_ values: [Double]) {
    let width = ClinicianColumn.allCases.count
    posts.reserveCapacity(values.count / width * PostFate.allCases.count)
    for start in stride(from: 0, to: values.count, by: width) {
      for fate in PostFate.allCases { posts.append(values[start + fate.column.rawValue]) }
    }
  }

  private mutating func keepUnits(
    _ daily: [Double], units: Int, _ midpoint: Double, _ startsDown: Bool
  ) {
    let width = DailySeries.allCases.count
    let days = daily.count / width / max(1, units)
    for unit in 0..<units {
      func series(_ one: DailySeries) -> [Double] {
        (0..<days).map { daily[(unit * days + $0) * width + one.rawValue] }
      }
      let capacity = series(.capacityMean)
      let state = MonthlyState(capacity, midpoint: midpoint, startsDown: startsDown)
      let vacant = series(.vacantPercent).suffix(MonthlyState.days)
      for fate in UnitFate.allCases {
        let value: Double =
          switch fate {
          case .isDown: state.isDown.map { $0 ? 1 : 0 } ?? .nan
          case .lastMonth: state.lastMonth
          case .tippedDay: state.tippedDay
          case .recoveredDay: state.recoveredDay
          case .vacantPercent: SampleSummary.mean(of: Array(vacant))
          }
        self.units.append(value)
      }
    }
  }

  private mutating func appendClinicians(_ values: [Double], scenario: String, staff: Staff) {
    guard !values.isEmpty else { return }
    let width = ClinicianColumn.allCases.count
    precondition(values.count == staff.postCount * width, "a row for each post")
    var start = 0
    for unit in staff.unitNames.indices {
      for position in 0..<staff.posts(ofUnit: unit) {
        clinicians.append(scenario)
        clinicians.append(Int(trial.replicate))
        clinicians.append(staff.post(unit: unit, position: position))
        clinicians.append(staff.unitNames[unit])
        clinicians.append(staff.role(unit: unit, position: position))
        for value in values[start..<start + width] { clinicians.append(value) }
        clinicians.endRow()
        start += width
      }
    }
  }

  private mutating func append(_ row: SurveyRow, scenario: String, staff: Staff) {
    surveys.append(scenario)
    surveys.append(Int(trial.replicate))
    surveys.append(Int(row.wave))
    surveys.append(Int(row.day))
    surveys.append(staff.unitNames[Int(row.unit)])
    surveys.append(staff.instruments[Int(row.instrument)])
    surveys.append(Int(row.invited))
    surveys.append(Int(row.answered))
    surveys.append(row.trueMean)
    surveys.append(row.trueCasesPercent)
    surveys.append(row.surveyedMean)
    surveys.append(row.surveyedCasesPercent)
    surveys.endRow()
  }

  private mutating func append(_ event: EventRow, scenario: String, staff: Staff) {
    let unit = Int(event.unit)
    events.append(scenario)
    events.append(Int(trial.replicate))
    events.append(event.hours)
    events.append(staff.unitNames[unit])
    if event.position >= 0 {
      events.append(staff.post(unit: unit, position: Int(event.position)))
    } else {
      events.appendMissing()
    }
    events.append(event.kind.name)
    if event.caseNumber >= 0 {
      events.append(Int(event.caseNumber))
    } else {
      events.appendMissing()
    }
    events.append(event.value)
    events.append(event.capacity)
    events.append(event.capacityChange)
    events.append(event.arousal)
    events.append(event.load)
    events.endRow()
  }
}

extension SimulationError {
  /// Which bound was hit, in words.
  public var reason: String {
    switch self {
    case .tooManyEvents(let bound): "more than \(bound) events in one unit"
    case .tooManyCases(let bound): "more than \(bound) cases present at once in one unit"
    }
  }
}
