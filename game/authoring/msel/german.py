"""What German lists of injects (Drehbücher) call their columns, and what stands in them.

Words are matched in plain form: without capitals, marks and umlauts.
"""

from collections.abc import Mapping

HEADERS: Mapping[str, tuple[str, ...]] = {
    "number": (
        "nummer", "lfd nr", "lfd nummer", "laufende nummer", "einlage nr", "einlagennummer",
        "einlagen nr", "ereignis nr", "drehbuchnummer", "ordnungsnummer", "kennung",
    ),
    "title": (
        "titel", "betreff", "einlage", "bezeichnung", "kurzbezeichnung", "ereignis",
        "überschrift", "stichwort", "thema", "kurztitel",
    ),
    "category": ("art der einlage", "einlagenart", "kategorie", "art", "typ"),
    "status": ("stand", "bearbeitungsstand", "zustand"),
    "turn": ("runde", "spielrunde", "spielzug", "zug", "übungstag", "phase", "übungsphase", "tag"),
    "date": ("datum", "übungsdatum", "datum uhrzeit", "datum zeit", "szenariodatum"),
    "time": (
        "zeit", "uhrzeit", "übungszeit", "zeitpunkt", "einspielzeit", "lagezeit", "beginn",
        "spielzeit", "realzeit",
    ),
    "when": ("bedingung", "auslöser", "voraussetzung"),
    "method": (
        "weg", "übermittlungsweg", "übermittlung", "übertragungsweg", "meldeweg", "mittel",
        "kommunikationsmittel", "einspielweg", "kanal", "medien",
    ),
    "sender": ("von", "absender", "absenderin", "quelle", "urheber", "dargestellte stelle"),
    "to": (
        "an", "empfänger", "empfängerin", "adressat", "adressaten", "übende", "übende stelle",
        "zielgruppe", "stab", "beübte", "beübte stelle",
    ),
    "controller": (
        "steuerung", "verantwortlich", "zuständig", "einspielende stelle", "einspieler",
        "übungssteuerung", "leitung", "verantwortliche stelle",
    ),
    "text": (
        "beschreibung", "inhalt", "einlagentext", "wortlaut", "meldung", "meldungstext",
        "sachverhalt", "lage", "nachricht", "text der einlage", "inhalt der einlage",
    ),
    "expected_action": (
        "erwartetes handeln", "erwartete reaktion", "erwartete reaktionen", "erwartete maßnahmen",
        "erwartete maßnahme", "erwartete handlung", "erwartete handlungen", "soll reaktion",
        "maßnahmen", "reaktion",
    ),
    "controller_notes": (
        "hinweise für die steuerung", "hinweise zur steuerung", "hinweise an die steuerung",
        "hinweise für die leitung", "hinweise zur einspielung", "regieanweisung",
        "regieanweisungen",
    ),
    "evaluator_notes": (
        "hinweise für beobachter", "hinweise für die beobachter", "beobachtung",
        "beobachtungspunkte", "auswertung", "auswertungskriterien", "hinweise zur auswertung",
        "beobachter",
    ),
    "objectives": ("übungsziel", "übungsziele", "ziel", "ziele", "teilziel", "teilziele"),
    "critical_tasks": ("kritische aufgabe", "kritische aufgaben", "aufgabe", "aufgaben"),
    "contingency_of": ("bedingt durch", "folgt auf", "abhängig von", "ersatz für"),
    "storyline": ("handlungsstrang", "strang", "erzählstrang", "handlung"),
    "notes": ("bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "notiz", "notizen"),
    "effects": ("wirkung", "wirkungen", "auswirkungen", "änderungen"),
    "options": ("optionen", "antworten", "möglichkeiten", "handlungsoptionen", "auswahl"),
}  # fmt: skip
"""By the key of a column: other headers that mean it, the surest first."""

METHODS: Mapping[str, tuple[str, ...]] = {
    "email": ("mail", "e mail nachricht", "elektronische post"),
    "phone": ("telefon", "anruf", "telefonat", "fernmündlich", "telefonisch", "fernsprecher"),
    "radio": ("funk", "funkspruch", "sprechfunk", "digitalfunk", "über funk"),
    "in_person": (
        "persönlich", "mündlich", "vortrag", "lagevortrag", "besprechung", "überbracht", "bote",
        "melder", "papier", "brief", "schriftlich", "rollenspieler",
    ),
    "news": (
        "presse", "nachrichten", "zeitung", "fernsehen", "rundfunk", "pressemitteilung",
        "pressemeldung", "agenturmeldung", "medienbericht",
    ),
    "social_media": ("soziale medien", "soziales netzwerk", "soziale netzwerke", "beitrag"),
    "intelligence_report": (
        "aufklärungsbericht", "aufklärung", "lagebericht", "lagemeldung", "bericht",
        "lagebild", "nachrichtendienst",
    ),
    "orders": ("befehl", "weisung", "auftrag", "anordnung", "erlass", "einsatzbefehl"),
}  # fmt: skip

STATUSES: Mapping[str, tuple[str, ...]] = {
    "draft": ("entwurf", "in arbeit", "in bearbeitung", "vorschlag", "offen"),
    "approved": ("freigegeben", "genehmigt", "gebilligt", "geplant", "bereit", "fertig"),
    "synchronised": ("abgestimmt", "synchronisiert"),
    "released": ("eingespielt", "versandt", "gesendet", "ausgegeben"),
    "complete": ("erledigt", "abgeschlossen", "beendet"),
    "deferred": ("zurückgestellt", "verschoben"),
    "obsolete": ("entfällt", "entfallen", "gestrichen", "gelöscht"),
}  # fmt: skip

CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "inject": ("einlage", "ereignis", "haupteinlage", "einspielung"),
    "contingency": ("reserveeinlage", "reserve", "bedarfseinlage", "eventualeinlage", "bei bedarf"),
    "expected_action": ("erwartetes handeln", "erwartete reaktion", "erwartete maßnahme"),
    "other": ("sonstiges", "übungsbeginn", "übungsende", "steuerung", "hinweis", "organisation"),
}  # fmt: skip

EVERYBODY = (
    "alle", "an alle", "alle übenden", "alle stäbe", "alle nationen", "alle teilnehmer",
    "alle teilnehmenden", "sämtliche", "alle stellen",
)  # fmt: skip
