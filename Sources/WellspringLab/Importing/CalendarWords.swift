// Months and weekdays as rosters call them, in the languages of Western Europe.
// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

enum CalendarWords {
  /// By month, January first.
  private static let months = [
    "january jan januar janvier janv enero ene gennaio gen januari janeiro",
    "february feb februar fevrier fevr fev febrero febbraio februari fevereiro",
    "march mar marz mrz maerz mars marzo maart mrt marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
  ].map { $0.split(separator: " ") }

  /// By weekday, Monday first. A word of two languages may be two days.
  private static let weekdays = [
    "monday mon mo montag lundi lun lu lunes lunedi ma maandag segunda seg m l",
    "tuesday tue tues tu di dienstag die mardi mar ma martes martedi dinsdag terca ter t m",
    "wednesday wed we mi mittwoch mit mercredi mer me miercoles mie mercoledi wo woensdag woe quarta qua w m x",
    "thursday thu thur thurs th do donnerstag don jeudi jeu je jueves jue giovedi gio donderdag quinta qui t d j g",
    "friday fri fr freitag fre vendredi ven ve viernes vie venerdi vr vrijdag vri sexta sex f v",
    "saturday sat sa samstag sam sonnabend samedi sabado sab sabato za zaterdag zat s z",
    "sunday sun su so sonntag son dimanche dim di domingo dom do domenica zo zondag zon s d z",
  ].map { $0.split(separator: " ") }

  /// The month that a folded word names, 1 to 12.
  static func month(_ word: some StringProtocol) -> Int? {
    months.firstIndex { $0.contains { $0 == word } }.map { $0 + 1 }
  }

  /// The weekdays that a folded word may name, 0 Monday; empty where it names none.
  static func weekdays(_ word: some StringProtocol) -> Set<Int> {
    Set(weekdays.indices.filter { weekdays[$0].contains { $0 == word } })
  }

  /// In small letters without accents: what is compared.
  static func folded(_ text: String) -> String {
    let plain = text.lowercased().replacing("ß", with: "ss").decomposedStringWithCanonicalMapping
    return String(
      String.UnicodeScalarView(
        plain.unicodeScalars.filter { !(0x300..<0x370).contains($0.value) }))
  }
}
