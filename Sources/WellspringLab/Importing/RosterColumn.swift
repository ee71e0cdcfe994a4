// The columns of a roster in long form, and what they are called in the languages of rosters.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a column may say of a duty.
enum RosterColumn: String, CaseIterable {
  case person, date, shift, start, end, role

  /// Names of such columns, folded and without anything but letters and digits.
  private var names: [String] {
    let text =
      switch self {
      case .person:
        "person personid persons name names fullname employee employees employeeid employeeno employeenumber "
          + "employeename staff staffid staffno staffnumber staffname id pin initials surname lastname "
          + "firstname forename familyname givenname nurse doctor physician clinician worker resource member "
          + "user subject crew crewid pilot agent post personnelnumber personnelno payroll payrollno "
          + "mitarbeiter mitarbeiterin mitarbeitername mitarbeiternr mitarbeiternummer mitarbeiterid "
          + "personal personalnr personalnummer personalnummern vorname nachname nom prenom nomprenom prenomnom "
          + "matricule salarie salariee employe nombre nombres apellido apellidos empleado empleada trabajador "
          + "nome cognome dipendente matricola operatore funcionario colaborador medewerker "
          + "medewerkernr naam voornaam achternaam personeelsnummer personeelsnr"
      case .date:
        "date day shiftdate dutydate workdate rosterdate calendarday datum tag dienstdatum fecha dia data "
          + "jour giorno dag"
      case .shift:
        "shift shiftcode shiftname shifttype duty dutycode dutyname code rota dienst dienste dienstart "
          + "dienstcode dienstkurzel schicht schichtart schichtcode schichtkurzel kurzel kuerzel turno "
          + "turnus quart poste horaire roulement codice codigo codehoraire activity assignment value"
      case .start:
        "start starts begin begins from starttime startdate startdatetime shiftstart dutystart starttijd "
          + "timein clockin von beginn dienstbeginn schichtbeginn anfang debut heuredebut inicio "
          + "horainicio inizio orainizio aanvang begintijd van de"
      case .end:
        "end ends finish to until endtime enddate enddatetime shiftend dutyend timeout clockout stop bis "
          + "ende dienstende schichtende fin heurefin hasta horafin fine orafine einde eindtijd tot"
      case .role:
        "role roles grade band position profession occupation jobtitle jobrole job qualification skill "
          + "discipline stafftype staffgroup funktion beruf berufsgruppe qualifikation dienstgrad fonction "
          + "metier categorie categoria cargo puesto ruolo qualifica mansione functie beroep"
      }
    return text.split(separator: " ").map(String.init)
  }

  /// What a heading says; nil where it is no such column's.
  init?(heading: String) {
    let word = Self.plain(heading)
    guard !word.isEmpty,
      let found = Self.allCases.first(where: { $0.names.contains(word) })
    else { return nil }
    self = found
  }

  /// Letters and digits of a heading, folded.
  static func plain(_ heading: String) -> String {
    CalendarWords.folded(heading).filter { $0.isLetter || $0.isNumber }
  }
}

/// Which columns of a file are what.
struct RosterColumns {
  /// Columns that together say who it is.
  var person: [Int] = []
  var date: Int?
  var shift: Int?
  var start: Int?
  var end: Int?
  var role: Int?

  /// Those that are read.
  var used: Set<Int> { Set(person + [date, shift, start, end, role].compactMap { $0 }) }

  init() {}

  /// By the headings of a row; the first of several columns of a sort, but all that name a person.
  init(headings: [String]) {
    for (place, heading) in headings.enumerated() {
      if let column = RosterColumn(heading: heading) { take(column, place) }
    }
  }

  mutating func take(_ column: RosterColumn, _ place: Int) {
    switch column {
    case .person: person.append(place)
    case .date: date = date ?? place
    case .shift: shift = shift ?? place
    case .start: start = start ?? place
    case .end: end = end ?? place
    case .role: role = role ?? place
    }
  }

  /// How many sorts of column there are.
  var sorts: Int {
    (person.isEmpty ? 0 : 1) + [date, shift, start, end, role].count { $0 != nil }
  }
}
