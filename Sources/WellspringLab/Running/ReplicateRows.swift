// One replicate, made ready for the tables on the thread that ran it.
// SPDX-License-Identifier: GPL-3.0-or-later
import Wellspring

/// What the tables take from one replicate. Its long tables are text already, so that the threads
/// share the work of formatting.
struct ReplicateRows: Sendable {
  let replicate: UInt64
  var outcomes: [Double] = []
  var daily: [Double] = []
  var replicateRow = CSVText()
  var clinicians = CSVText()
  var surveys = CSVText()
  var events = CSVText()
  var eventCounts: [UInt64] = []
  var failure: SimulationError?

  init(
    scenario: String, replicate: UInt64, staff: Staff,
    result: Result<ReplicateResult, SimulationError>
  ) {
    self.replicate = replicate
    switch result {
    case .failure(let error): failure = error
    case .success(let result):
      outcomes = result.outcomes
      daily = result.daily
      eventCounts = result.eventCounts
      appendOutcomes(scenario: scenario)
      appendClinicians(result.clinicians, scenario: scenario, staff: staff)
      for row in result.surveys { append(row, scenario: scenario, staff: staff) }
      for event in result.events { append(event, scenario: scenario, staff: staff) }
    }
  }

  private mutating func appendOutcomes(scenario: String) {
    replicateRow.append(scenario)
    replicateRow.append(Int(replicate))
    for value in outcomes { replicateRow.append(value) }
    replicateRow.endRow()
  }

  private mutating func appendClinicians(_ values: [Double], scenario: String, staff: Staff) {
    guard !values.isEmpty else { return }
    let width = ClinicianColumn.allCases.count
    precondition(values.count == staff.postCount * width, "a row for each post")
    var start = 0
    for unit in staff.unitNames.indices {
      for position in 0..<staff.posts(ofUnit: unit) {
        clinicians.append(scenario)
        clinicians.append(Int(replicate))
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
    surveys.append(Int(replicate))
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
    events.append(Int(replicate))
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
