// Die Worte der geführten Szenarien, auf Deutsch. Was belegt ist, steht in docs/for-trainers.md, docs/tipping.md,
// docs/early-warnings.md und docs/model.md; Zahlen der Simulation selbst kommen hinzu, wenn sie gelaufen ist.
// SPDX-License-Identifier: GPL-3.0-or-later

export const scenarios = {
  harms: {
    title: "Batterie, Alarm, Kompass und Karte",
    lead: "Vier Schäden, die alle wie Erschöpfung aussehen: Burnout (die Batterie), traumatischer Stress (der Alarm), moralische Verletzung (der Kompass), stellvertretende Traumatisierung (die Karte der Welt).",
    arms: {
      load: "Last um die Hälfte höher",
      deaths: "Weit mehr traumatische Fälle",
      wrongs: "Moralisch verletzende Ereignisse fünfmal so oft",
      staff: "Drei Zehntel mehr Stellen",
      breaks: "Geschützte Pausen, volle Dosis",
      peers: "Kollegiale Hilfe, viermal im Monat",
      reflection: "Supervision, viermal im Monat",
      repair: "Moralische Wiedergutmachung, volle Dosis",
    },
    questions: [
      {
        text: [
          "Batterie: Burnout, leer und abgestumpft. Alarm: traumatischer Stress, immer auf der Hut. Kompass: moralische Verletzung, nach einem Unrecht, das man tat, sah oder erlitt. Karte: stellvertretende Traumatisierung, die Welt ist nicht mehr sicher.",
          "Eine Allgemeinstation lebt 24 Wochen auf vier Weisen weiter: wie sie ist; mit um die Hälfte höherer Last; mit weit mehr Todesfällen und plötzlichen Verschlechterungen; mit fünfmal so viel Unrecht, das Menschen sehen, tun oder von oben erfahren.",
        ],
        ask: "Was bewegt eine höhere Last, und sonst nichts, am meisten?",
        options: ["Erschöpfung", "Traumatischen Stress", "Moralische Verletzung", "Alles gleich"],
        rule: "die größte Veränderung in der ersten Zeile, in Punkten, größer als ihr Intervall und größer als das des Unterschieds zu den anderen; sind alle drei deutlich und nicht zu unterscheiden, dann „alles gleich“.",
        comment: [
          "Lesen Sie die Zeilen entlang, dann die Spalten hinab. Jeder Schaden hat seine eigene Ursache; manche Ursachen reichen zu anderen Schäden hinüber, denn wer abgekämpft ist, reguliert schlechter, und was ungetan bleibt, belastet ebenso.",
        ],
      },
      {
        text: [
          "Nun Hilfen, eine nach der anderen, auf der Station, wie sie ist, 36 Wochen lang: mehr Stellen, geschützte Pausen, kollegiale Hilfe, Supervision und moralische Wiedergutmachung: eine Organisation, die das Geschehene anerkennt, bespricht und beantwortet.",
        ],
        ask: "Welche davon senkt moralische Verletzung am meisten?",
        options: [
          "Mehr Stellen",
          "Geschützte Pausen",
          "Kollegiale Hilfe oder Supervision",
          "Moralische Wiedergutmachung",
        ],
        rule: "der größte Rückgang in der Spalte der moralischen Verletzung, größer als das Intervall des Unterschieds zum nächsten.",
        comment: [
          "Dasselbe müde Gesicht braucht vielleicht einen freien Tag, einen Kollegen, eine ehrliche Antwort oder Zeit. Erst wer die Schäden unterscheidet, findet die passende Hilfe. Mehr Stellen bringen auch neue Menschen, die ausgeruht kommen und mit dem, was ein gewöhnliches Berufsleben in ihnen hinterlassen hat, nicht diese Station: ein Teil jener Zeile gehört ihnen.",
        ],
      },
    ],
    shown: [
      "Im Modell hat jeder Schaden seine eigenen Ursachen und seine eigene Art zu verblassen.",
      "Was gegen einen hilft, tut für einen anderen wenig, wo sie keine Ursache teilen.",
    ],
    hypothesis: [
      "Die Größen. Für die meisten Programme ist keine Wirkung auf diese Schäden veröffentlicht; Dosen und Wirkungen sind als angenommen eingestuft.",
      "Wie weit die Schäden in einem Menschen zusammenhängen, ist veröffentlichten Korrelationen angepasst.",
    ],
    notClaim: [
      "Dass dies die Wirkungen eines Programms in Ihrem Krankenhaus sind.",
      "Dass kollegiale Hilfe oder Supervision nichts bewirken. Ein kleiner oder nicht erkennbarer Effekt in wenigen Geschichten über 36 Wochen einer einzigen simulierten Station beweist nicht, dass es draußen keinen gibt; und was sie für Zusammenhalt, Lernen oder Bleiben tun, wird hier nicht gefragt.",
      "Dass sich ein Schaden jemandem vom Gesicht ablesen lässt oder aus einem Fragebogen: in Befragungen hängen sie zusammen, auch durch die Art, wie Menschen antworten.",
    ],
    facilitator: [
      "Wenn vier Minuten übrig sind (in der Sitzung von 90 Minuten, nicht in der von 45), lassen Sie Paare vor der ersten Auflösung fünf Karten zuordnen: eine schlimme Woche, eine falsche Entscheidung von oben, ein Kind, das stirbt, ein Monat Doppelschichten, ein Kollege, der nie da ist. Welcher Schaden, welche Hilfe?",
      "Fragen Sie nach der Tabelle: welche Zeile hat Sie überrascht? Kleine Zahlen innerhalb ihres ± sind kein Befund; sagen Sie das.",
    ],
  },
  hand: {
    title: "Wo die Kapazität zur Ruhe kommt: C* = α/β von Hand",
    lead: "Die einfache Gleichung hat einen einzigen Ruhepunkt, und jeder kann ihn ausrechnen.",
    arms: {},
    questions: [
      {
        text: [
          "Kapazität fließt mit der Rate α zu und im Verhältnis zu dem, was da ist, mit der Rate β ab: dC/dt = α − βC. Es sei α 0,012 und β 0,015 je Stunde. Sie beginnt bei 1; in den anderen Bildern heißt das 100.",
        ],
        ask: "Wo kommt sie zur Ruhe?",
        options: ["Bei 0,6", "Bei 0,8", "Bei 1,0", "Bei 1,25"],
        rule: "wo die Simulation nach vier Wochen steht, auf 0,02 genau.",
        comment: [
          "Sie ruht, wo Zufluss und Abfluss gleich sind: α = βC, also C* = α/β = 0,012/0,015 = 0,8. Die Punkte sind die Formel, die Linie ist die Simulation.",
        ],
      },
      {
        text: ["Nun verdoppelt sich der Abfluss: β ist 0,03."],
        ask: "Wo ruht sie jetzt, und wie schnell kommt sie dorthin?",
        options: ["Bei 0,4, und schneller", "Bei 0,4, und langsamer", "Sie fällt auf nichts"],
        rule: "wo die Simulation nach vier Wochen steht und wann der halbe Weg zurückgelegt war, jetzt und mit dem Abfluss von vorhin.",
        comment: [
          "α/β ist 0,4. Sie nähert sich mit der Rate β, die nun doppelt so hoch ist, also schneller. Nimmt man die Last weg, kehrt sie zurück, immer: diese Gleichung kann nicht kippen.",
        ],
      },
    ],
    shown: [
      "Die lineare Gleichung hat einen Ruhepunkt, α/β, und geht von überall her mit der Rate β dorthin.",
      "Die Simulation ergibt, was die Formel ergibt.",
    ],
    hypothesis: ["Dass sich überhaupt in eine Zahl fassen lässt, was ein Mensch zu geben hat."],
    notClaim: ["Dass irgendjemandes α oder β bekannt ist."],
    facilitator: [
      "Lassen Sie alle vor der Auflösung auf Papier teilen. Ein Taschenrechner ist erlaubt, die Seite nicht.",
      "Fragen Sie dann, was der Gleichung fehlt. Dass, wer fast leer ist, langsamer nachfüllt: das nächste Szenario.",
    ],
  },
  spiral: {
    title: "Die Verlustspirale",
    lead: "Wer erschöpft ist, füllt langsamer nach. Was ändert dieser eine Satz?",
    arms: {
      on: "Mit der Verlustspirale",
      off: "Ohne sie",
      slow: "Hinauf in vier Wochen, vier Wochen dort, zurück in vier",
      quick: "Hinauf in einer Woche und gleich zurück",
    },
    questions: [
      {
        text: [
          "Eine Pflegekraft, ohne Zufall. Nach vier Wochen steigt die Last innerhalb von vier Wochen von 3,3 auf 4,3, bleibt vier dort und geht ebenso langsam auf 3,3 zurück.",
        ],
        ask: "Ein Jahr später: wer ist zurück?",
        options: ["Beide, mit und ohne Spirale", "Nur die ohne Spirale", "Keine"],
        rule: "zurück ist, wer höchstens 5 von 100 unter der Kapazität vor dem Anstieg endet.",
        comment: [
          "Ohne die Spirale folgt die Kapazität der Last hinab und wieder hinauf. Mit ihr führen dieselben leichten Monate nicht von dort zurück, wohin die schweren geführt haben. Das ist der Unterschied zwischen müde und ausgebrannt, wenn die Hypothese stimmt.",
        ],
      },
      {
        text: [
          "Dieselbe Pflegekraft, mit der Spirale. Jetzt steigt die Last in einer Woche auf 4,3 und kommt gleich zurück.",
        ],
        ask: "Was geschieht diesmal?",
        options: ["Derselbe Zusammenbruch", "Eine Delle, und zurück", "Nichts zu sehen"],
        rule: "zusammengebrochen ist, wer unter der Mitte endet; eine Delle reicht mehr als 2 von 100 unter die Kapazität vor dem Anstieg und endet höchstens 5 darunter.",
        comment: [
          "Tempo und Dauer zählen. Eine kurze Zeit jenseits der Kante wird überstanden, eine lange nicht. Also früh ausruhen: dieselbe Entlastung bewirkt vorher mehr als nachher.",
        ],
      },
    ],
    shown: [
      "Mit der Spirale kann eine vorübergehende Überlast eine bleibende Wirkung haben; ohne sie nicht.",
      "Wie lange eine Überlast dauert, zählt so viel wie ihre Höhe.",
    ],
    hypothesis: [
      "Die Verlustspirale selbst. Man kann sie abschalten, und alles andere läuft weiter.",
    ],
    notClaim: [
      "Dass, wer ausgebrannt ist, nicht zurückkommen kann. Im Modell bringt eine Entlastung, die über die alte Last hinausgeht, sie zurück.",
      "Dass diese Lasten außerhalb dieses Bildes etwas bedeuten: Einsatz wird hier eingeteilt, und nichts als Last zehrt.",
    ],
    facilitator: [
      "Zeichnen Sie zuerst das Becken: Zufluss, Abfluss, und ein Zufluss, der enger wird, wenn der Pegel tief steht.",
      "Fragen Sie: was würden Sie am tiefsten Punkt tun? Gehen Sie dann zu „Die Klippe und der Weg zurück“.",
    ],
  },
  cliff: {
    title: "Die Klippe und der Weg zurück",
    lead: "Wie weit muss die Last fallen, bis sich erholt, wer zusammengebrochen ist?",
    arms: {},
    questions: [
      {
        text: [
          "Eine Pflegekraft mit einem Patienten, drei Schichten die Woche, ohne Zufall. Bei jeder Last lebt sie zwei Jahre ausgeruht begonnen und zwei zusammengebrochen. Ausgeruht bricht sie bei etwas unter dem Vierfachen der üblichen Last zusammen.",
        ],
        ask: "Wie weit muss die Last fallen, bis sich die Zusammengebrochene erholt?",
        options: [
          "Knapp unter die, bei der sie zusammenbrach",
          "Auf etwa dreieinhalb",
          "Auf etwa drei oder etwas weniger",
          "Auf die übliche Last, 1",
        ],
        rule: "die Mitte des Bereichs, in dem sie sich erholt, und die Antwort, die ihr am nächsten liegt.",
        comment: [
          "Zwischen beiden Werten bleibt sie, wo sie beginnt: ausgeruht, wenn sie ausgeruht kam, zusammengebrochen, wenn sie zusammengebrochen kam. Rückgängig zu machen, was die Ursache war, genügt nicht.",
        ],
      },
      {
        text: [
          "Dieselbe Pflegekraft, mit guten und schlechten Zeiten zu Hause. Von jedem Anfang aus werden bei jeder Last zwölf Leben gelebt.",
        ],
        ask: "Was wird aus den beiden Linien, derer, die ausgeruht beginnen, und derer, die zusammengebrochen beginnen?",
        options: [
          "Sie bleiben so scharf",
          "Sie rücken auseinander",
          "Sie rücken zusammen und verschwimmen",
        ],
        rule: "wie weit die beiden Anfänge höchstens auseinander enden, verglichen mit der Pflegekraft ohne Zufall, und ob bei einer Last manche der zwölf Leben fallen und andere nicht.",
        comment: [
          "Hin und wieder fällt ein Leben bei einer Last, bei der andere halten; die Linien sind ihre Mittel. Nach zwei Jahren ist der Anfang größtenteils vergessen. Mit der scharfen Kante geht die Gewissheit über einen Menschen. Dieser Schritt ist so wichtig wie der erste.",
        ],
      },
    ],
    shown: [
      "Im Modell, ohne Zufall, ist der Weg zurück länger als der Weg hinab.",
      "Ein gewöhnliches Leben außerhalb der Arbeit verwischt die Kante.",
    ],
    hypothesis: [
      "Dass Menschen unter derselben Last zwei Zustände haben. Gesehen wurde dergleichen bei Stimmung und Depression, nicht bei der Arbeit.",
    ],
    notClaim: [
      "Dass Menschen in Pflege und Medizin zwei Zustände haben oder dass jemand im Raum gekippt ist.",
      "Dass es eine Zahl gibt: diese Pflegekraft hat nichts zu tragen als die Last. Durchschnittliche Pflegekräfte der simulierten Intensivstation, mit allem, was dazugehört, brechen bei etwa der doppelten üblichen Last zusammen, und viele früher.",
      "Dass ein plötzlicher Einbruch einen Kipppunkt beweist.",
    ],
    facilitator: [
      "Alle zeichnen eine Stelle auf einer Achse ein: auf den Streifen des letzten gedruckten Blatts oder auf der leeren Achse auf dem Schirm, wo sich mehrere Schätzungen nacheinander markieren lassen. Erst dann drücken Sie auf den Knopf; die Markierungen bleiben im Bild.",
      "Achten Sie im zweiten Bild auf Ringe um die Punkte: wo sie liegen, haben beide Anfänge am selben Ort geendet.",
      "Gehen Sie zum Leben außerhalb der Arbeit weiter, auch wenn die Zeit knapp ist. Ohne das behauptet die Stunde zu viel.",
    ],
  },
  mean: {
    title: "Die rechte Mitte der Empathie",
    lead: "Mehr Offenheit ist mehr Nähe und mehr übernommenes Leid. Gibt es einen besten Ort?",
    axis: "Offenheit: Anteil des Leids, der gefühlt wird",
    arms: { skilled: "Mit viel Können im Regulieren (0,88)", unskilled: "Mit wenig Können (0,55)" },
    questions: [
      {
        text: [
          "Alle auf der Station erhalten dieselbe Offenheit für das Leid anderer, von fast keiner bis zu fast allem; einmal mit viel und einmal mit wenig Können, das Gefühlte zu regulieren.",
        ],
        ask: "Wo ist die Kapazität am höchsten?",
        options: ["Bei der geringsten Offenheit", "Dazwischen", "Bei der größten"],
        rule: "die Offenheit mit dem höchsten Mittel; was nicht um mindestens einen halben Punkt und um mehr als das Intervall des Unterschieds darunter liegt, bleibt offen.",
        comment: [
          "Vergleichen Sie, wo die beiden Kurven am höchsten sind und wie steil sie rechts fallen. Das Leid eines anderen zu halten, ohne es zu übernehmen, ist ein Können. Links kostet Abstand kaum Kapazität: sein Preis ist anderswo.",
        ],
      },
      {
        text: [
          "Dieselben Läufe, von den Patienten her gesehen: in wie vielen Begegnungen wurde ein wirkliches Bedürfnis erfüllt?",
        ],
        ask: "Was kostet Abstand?",
        options: ["Nichts", "Bedürfnisse, die nicht erfüllt werden", "Er hilft auch den Patienten"],
        rule: "das linke Ende gegen die beste Stelle, über das Intervall des Unterschieds hinaus; bis zu einem Punkt kostet es nichts.",
        comment: [
          "Eine Begegnung ohne Offenheit kostet nichts und erfüllt weniger Bedürfnisse. Grenzen sind keine Kälte; wer zu weit weg ist, begegnet niemandem.",
        ],
      },
    ],
    shown: [
      "Im Modell erspart Abstand wenig und dient den Patienten schlechter; Verschmelzung kostet viel, und mehr bei wenig Können.",
      "Die beste Offenheit hängt vom Können ab.",
    ],
    hypothesis: [
      "Das umgekehrte U ist angenommen: aus veröffentlichten Mustern lässt es sich nicht bestimmen.",
    ],
    notClaim: [
      "Dass es für einen bestimmten Menschen ein richtiges Maß an Empathie gibt.",
      "Dass, wer ausbrennt, zu wenig gekonnt hat.",
    ],
    facilitator: [
      "Fragen Sie nach einer Begegnung, die gut ging: was wurde gehalten, was übernommen?",
      "Lesen Sie keine Werte von der Achse ab. Es geht um die Form und darum, dass zwei Kurven verschiedene Gipfel haben.",
    ],
  },
  rest: {
    title: "Warum Ruhe moralische Verletzung nicht heilt",
    lead: "Ein hartes Jahr voller Unrecht ist vorbei. Eine Station bekommt Ruhe, eine andere eine ehrliche Antwort.",
    arms: {
      nothing: "Nichts weiter",
      rest: "Ruhe: geschützte Pausen, Kurzpausen, weniger Last",
      repair: "Moralische Wiedergutmachung durch die Organisation",
    },
    questions: [
      {
        text: [
          "Ein Jahr lang waren moralisch verletzende Ereignisse viermal so häufig wie üblich. Nun sind sie wieder wie üblich. 36 Wochen lang macht eine Station weiter wie bisher, eine bekommt geschützte Pausen, Kurzpausen und drei Zehntel weniger Last, eine bekommt eine Organisation, die anerkennt, was geschah, und darauf antwortet.",
        ],
        ask: "Wo verblasst moralische Verletzung am schnellsten?",
        options: ["Mit Ruhe", "Mit Wiedergutmachung", "Gleich schnell"],
        rule: "Ruhe gegen Wiedergutmachung am Ende, über das Intervall des Unterschieds hinaus; bis auf einen Punkt sind sie gleich.",
        comment: [
          "Moralische Verletzung verblasst in ihrer eigenen Zeit, und Ruhe verkürzt sie nicht; eine leichtere Last lässt weniger ungetan und bringt so weniger neues Unrecht. Was sie hier verkürzt, ist eine Antwort.",
        ],
      },
      {
        text: ["Dieselben drei Stationen."],
        ask: "Und die Erschöpfung?",
        options: ["Ruhe senkt sie am meisten", "Wiedergutmachung senkt sie am meisten", "Gleich"],
        rule: "Ruhe gegen Wiedergutmachung am Ende, über das Intervall des Unterschieds hinaus; bis auf einen Punkt sind sie gleich.",
        comment: [
          "Jede Hilfe bewegt den Schaden, zu dem sie passt. Wer für ein Unrecht Ruhe anbietet, beantwortet eine andere Frage als die gestellte.",
        ],
      },
    ],
    shown: [
      "Im Modell senkt Ruhe vor allem die Erschöpfung und Wiedergutmachung die moralische Verletzung.",
      "Auch Ruhe erspart etwas moralische Verletzung: weniger bleibt ungetan, und so kommt weniger Unrecht hinzu. Das alte verblasst davon nicht.",
    ],
    hypothesis: [
      "Um wie viel Wiedergutmachung das Verblassen beschleunigt, ist angenommen; keine Studie mit Pflegenden oder Ärzten hat es gemessen.",
    ],
    notClaim: [
      "Dass ein Ethikforum in so und so vielen Wochen heilt.",
      "Dass Ruhe nutzlos ist: Menschen sind zugleich erschöpft und verletzt.",
    ],
    facilitator: [
      "Fragen Sie, wann zuletzt jemandem für ein Unrecht eine Wohlfühlstunde angeboten wurde. Ohne Namen.",
      "Lassen Sie die Gruppe sagen, was eine ehrliche Antwort gewesen wäre.",
    ],
  },
  unit: {
    title: "Die Station, die fiel, obwohl alle hielten",
    lead: "Kann eine Station untergehen, wenn keiner ihrer Menschen die eigene Grenze überschritten hat?",
    arms: {
      members: "Niemand geht oder wird krank",
      cut: "Gehen und Krankheit so oft wie bei Ausgeruhten",
      whole: "Die Station, wie sie ist",
    },
    questions: [
      {
        text: [
          "Eine Intensivstation mit 24 Betten und 37 Pflegekräften, weit weniger als üblich, alle gleich und ohne Leben außerhalb der Arbeit. Eine freie Stelle zu besetzen dauert acht Monate. Drei Jahre, dreimal: niemand geht oder wird krank; Menschen gehen und werden krank, aber nicht öfter als Ausgeruhte; und wie sie ist, wo Erschöpfung Menschen gehen und krank werden lässt.",
        ],
        ask: "Welche davon gehen unter?",
        options: ["Alle drei", "Nur die Station, wie sie ist", "Keine"],
        rule: "unter geht eine Station, wenn die meisten ihrer Geschichten unter der Mitte enden.",
        comment: [
          "Wo nur die letzte fällt, war kein Mensch in ihr über der eigenen Grenze: die bleiben, tragen die Arbeit derer, die gingen. Dieser Zusammenbruch gehört niemandem. In je zwölf Geschichten, vorab gerechnet, gingen 11 von 12 Stationen unter, wie sie sind, 1 von 12 ohne die Spirale, und von den Menschen für sich 5 von 100.",
        ],
      },
      {
        text: ["Stationen wurden auch zusammengebrochen begonnen, mit 40 % freien Stellen."],
        ask: "Bleiben sie unten, wo ausgeruhte Stationen halten?",
        options: [
          "Ja, eine Station hat zwei Zustände",
          "Nein, sie enden wie die anderen",
          "Nur mit mehr Pflegekräften",
        ],
        comment: [
          "Sie endeten wie die anderen, soweit zwölf Stationen es zeigen können: jeder Neue kommt ausgeruht an. Das Modell hat eine Personalspirale, und diese Umgebung zeigt keinen zweiten Ruhezustand einer Station.",
        ],
      },
    ],
    shown: [
      "Eine Personalspirale kann eine Station durch ihre freien Stellen untergehen lassen.",
      "Es ist kein zweiter Ruhezustand: danach wurde gesucht, und er fand sich nicht.",
    ],
    hypothesis: [
      "Wie stark Erschöpfung Menschen krank werden und gehen lässt, ist veröffentlichten Quotenverhältnissen angepasst, die meisten aus Querschnitten.",
    ],
    notClaim: [
      "Dass es eine Zahl von Pflegekräften gibt, bei der eine wirkliche Station kippt.",
      "Dass eine Station, die einmal unten ist, unten bleibt.",
    ],
    facilitator: [
      "Fragen Sie, wer schuld ist. Die Antwort des Bildes ist: niemand, und das ist ein Schweigen wert.",
      "Mit den üblichen 83 Tagen, bis eine Stelle besetzt ist, zählt die Spirale weniger; sagen Sie das.",
    ],
  },
  survey: {
    title: "Was eine Befragung gesehen hätte",
    lead: "Sechzehn Stationen, jede mit ihrem wahren Zustand und ihrer Befragung. Wie nah sind sie sich?",
    arms: {},
    questions: [
      {
        text: [
          "Jeder Punkt ist eine simulierte Station nach einem halben Jahr; manche liegen übereinander. Nach rechts: wie viele hoch erschöpft sind. Nach oben: wie viele von denen, die antworteten, so abschnitten, auf einem Fragebogen mit seinen Fehlern und ohne die, die nicht antworteten.",
        ],
        ask: "Wie weit von der Wahrheit ist die Befragung einer Station von dreißig?",
        options: [
          "Ein, zwei Punkte",
          "Etliche Punkte, nach beiden Seiten",
          "Sie zeigt immer zu wenig",
        ],
        rule: "im Mittel höchstens zwei Punkte daneben heißt „ein, zwei Punkte“; auf jeder Station unter der Wahrheit heißt „immer zu wenig“.",
        comment: [
          "Wenige Menschen, von denen nicht alle antworten, auf einer Skala mit Fehlern: eine Welle einer Station ist eine grobe Zahl.",
        ],
      },
      {
        text: [
          "Jemand hofft, dass Befragungen viermal im Jahr zeigen, wer kurz vor dem Zusammenbruch steht. Ein blinder Melder hat eine AUC von 0,50, einer, der immer recht hat, 1,00.",
        ],
        ask: "Welche AUC hatte der befragte Mittelwert in der simulierten Intensivstation?",
        options: ["Etwa 0,54", "Etwa 0,68", "Etwa 0,76", "Etwa 0,82"],
        comment: [
          "0,54 (0,50 bis 0,59), kaum besser als blind. Fehltage und versäumte Pausen: 0,47 bis 0,54. Nur die Kapazität selbst, die niemand sieht, unterschied, wer kippen würde (0,82 und 0,83), und selbst sie zeigt eher wer als wann.",
        ],
      },
    ],
    shown: [
      "Eine Welle auf einer simulierten Station von dreißig Menschen liegt um einige Punkte neben der Wahrheit, mal darüber, mal darunter.",
      "Was eine Organisation in ihren Akten hat, sagt im Modell fast nichts darüber, wer zusammenbrechen wird.",
    ],
    hypothesis: ["Dass Menschen überhaupt kippen."],
    notClaim: [
      "Dass eine Befragung die findet, die kurz vor dem Zusammenbruch stehen.",
      "Irgendetwas über einen Menschen mit Namen.",
    ],
    facilitator: [
      "Fragen Sie, welche Entscheidung die letzte Befragung bei Ihnen geändert hat. Das ist der Nutzen, dem sie dienen muss.",
      "Wirkliche Menschen werden durch weit schlechtere Daten gesehen als diese.",
    ],
  },
  breaks: {
    title: "Welche Pausenregel?",
    lead: "Erlaubnis, Kurzpausen, Ablösung oder eine Pause mehr im Plan: bringen Sie sie zuerst in eine Reihenfolge.",
    arms: {
      today: "Wie heute",
      legitimacy: "Ausruhen ist erlaubt",
      micro: "Vier Kurzpausen",
      protected: "Geschützte Pausen mit Ablösung",
      planned: "Eine geplante Pause mehr",
    },
    questions: [
      {
        text: [
          "Dieselbe Station lebt ein halbes Jahr fünfmal mit demselben Zufall: wie heute und mit je einer von vier Pausenregeln in ihrer üblichen Dosis.",
        ],
        ask: "Welche hebt die mittlere Kapazität am meisten?",
        options: [
          "Erlaubnis auszuruhen",
          "Vier Kurzpausen",
          "Geschützte Pausen mit Ablösung",
          "Eine Pause mehr im Plan",
        ],
        rule: "der größte Gewinn gegenüber heute am Ende; was nicht um mehr als das Intervall des Unterschieds darunter liegt, bleibt offen.",
        comment: [
          "Vergleichen Sie die Intervalle, bevor Sie reihen. Sechs Geschichten zeigen nur große Unterschiede.",
        ],
      },
      {
        text: [
          "In der Intensivstation kosteten geschützte Pausen, in 24 Geschichten von 180 Tagen, etwa 3.070 bezahlte Stunden mehr, von 52.454. Die anderen drei kosteten kaum Stunden.",
        ],
        ask: "Um wie viel niedriger war mit geschützten Pausen der Anteil hoch Erschöpfter?",
        options: [
          "Etwa 15 Punkte",
          "Etwa 8 Punkte",
          "Etwa 2 Punkte, und nicht sicher mehr als Zufall",
        ],
        comment: [
          "1,9 Punkte niedriger (0,5 bis 3,3), was sich, wenn man alle 24 gefragten Unterschiede berücksichtigt, nicht vom Zufall trennen lässt. Die Kapazität stieg in allen vieren deutlich, um 0,6 bis 1,5 von 100.",
        ],
      },
    ],
    shown: [
      "Was jede Pausenregel im Modell auf dieser Station mit der Kapazität macht, und mit wie viel Zweifel.",
    ],
    hypothesis: [
      "Dass eine Pause gibt, was für sie angesetzt ist: die Größen dieser Wirkungen sind angenommen.",
    ],
    notClaim: [
      "Dass eine Regel überall die beste ist.",
      "Dass ein Unterschied innerhalb seines Intervalls einer ist.",
    ],
    facilitator: [
      "Wo kam die Erlaubnis, und was müsste hinter ihr stehen? Die Erlaubnis auszuruhen ist so viel wert wie das, was hinter ihr steht: jemand, der die Patienten übernimmt.",
      "Sehen Sie dann auf die Stunden: wer bezahlt sie, und wer hat die Patienten, während jemand Pause macht?",
    ],
  },
};
