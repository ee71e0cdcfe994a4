// Observed days as dates, weekdays and months.
// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Wellspring

@testable import WellspringLab

struct DatesOfStudyTests {
  @Test("Months are those of the calendar, cut at both ends; without dates they have 28 days")
  func months() {
    var model = Model()
    model.horizon.days = 70
    #expect(StudyDays(model).months.map(\.name) == ["1", "2", "3"])
    #expect(StudyDays(model).months.map(\.days) == [1...28, 29...56, 57...70])
    #expect(StudyDays(model).date(1) == nil && StudyDays(model).weekday(8) == "Mon")
    let first = CalendarDate("2027-12-30")!
    (model.horizon.firstDate, model.horizon.firstWeekday) = (first.number, first.weekday)
    let dated = StudyDays(model)
    #expect(dated.months.map(\.name) == ["2027-12", "2028-01", "2028-02", "2028-03"])
    #expect(dated.months.map(\.days) == [1...2, 3...33, 34...62, 63...70])
    #expect(dated.date(62) == "2028-02-29" && dated.weekday(62) == "Tue")
  }
}
