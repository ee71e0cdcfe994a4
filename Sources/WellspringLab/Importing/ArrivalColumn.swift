// The columns of a file of arrivals, and what they are called.
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a column may say of arrivals.
enum ArrivalColumn: String, CaseIterable {
  /// A date with a time of day, one arrival or the beginning of an hour that is counted.
  case time
  case date, hour, weekday, count, census

  private var names: [String] {
    let text =
      switch self {
      case .time:
        "time timestamp datetime arrival arrivaltime arrivaldatetime arrived arrivedat arrivaldate "
          + "admitted admittedat admission admissiontime admissiondatetime admissiondate registered "
          + "registrationtime triagetime intime checkin ankunft ankunftszeit aufnahme aufnahmezeit "
          + "aufnahmezeitpunkt zeitpunkt zeitstempel arrivee heurearrivee entree dateentree horodatage "
          + "llegada horallegada ingreso fechaingreso arrivo orarioarrivo accesso aankomst aankomsttijd "
          + "opname tijdstip chegada"
      case .date: "date day datum tag fecha dia data jour giorno dag"
      case .hour:
        "hour hourofday hr hours stunde uhrzeit heure hora ora uur hourofweek weekhour how"
      case .weekday: "weekday dayofweek dow wochentag joursemaine diasemana giornosettimana weekdag"
      case .count:
        "count counts n number arrivals visits attendances admissions patients presentations calls "
          + "referrals volume total mean average anzahl ankunfte zugange aufnahmen falle nombre "
          + "arrivees entrees passages llegadas ingresos cantidad numero arrivi accessi ricoveri aantal "
          + "aankomsten opnames chegadas"
      case .census:
        "census occupied occupancy inpatients patientsinbed patientsinbeds bedsoccupied occupiedbeds "
          + "bestand belegung belegte presents occupes ocupadas presenti bezet bezetting"
      }
    return text.split(separator: " ").map(String.init)
  }

  /// What a heading says; nil where it is no such column's.
  init?(heading: String) {
    let word = RosterColumn.plain(heading)
    guard let found = Self.allCases.first(where: { $0.names.contains(word) }) else { return nil }
    self = found
  }
}
