/** The card's texts in German. */

import type { Texts } from "./en";

export const de: Texts = {
  title: "Aufnahmen",
  card_name: "Frigate Backfill",
  card_description:
    "Zeigt, was deine Kameras aufgenommen haben, und holt fehlende Aufnahmen zurück",
  camera: "Kamera",
  close: "Schließen",
  cancel: "Abbrechen",
  retry: "Erneut versuchen",
  loading: "Wird geladen …",
  failed: "Das hat nicht geklappt",

  "notice.no_entry": "Frigate ist nicht eingerichtet",
  "notice.no_entry_text":
    "Füge die Integration Frigate Backfill hinzu, um hier Aufnahmen zu sehen.",
  "notice.no_entry_action": "Integration hinzufügen",
  "notice.not_loaded": "Frigate Backfill ist nicht geladen",
  "notice.not_loaded_text": "Prüfe die Integration unter Einstellungen > Geräte & Dienste.",
  "notice.entry_gone": "Frigate nicht gefunden",
  "notice.entry_gone_text":
    "Der Integrationseintrag dieser Karte wurde entfernt. Bearbeite die Karte und wähle einen anderen.",
  "notice.no_camera": "Keine Kameras",
  "notice.no_camera_text":
    "Kameras erscheinen hier, sobald sie in der Konfiguration von Frigate stehen.",
  "notice.no_camera_viewer_text":
    "Du hast auf keine Kamera dieses Frigate Zugriff. Wende dich an einen Administrator.",
  "notice.camera_gone": "Kamera „{camera}“ nicht gefunden",
  "notice.camera_gone_text":
    "Frigate hat diese Kamera nicht, oder du hast keinen Zugriff darauf. Bearbeite die Karte und wähle eine andere.",
  "notice.unreachable": "Frigate antwortet nicht",
  "notice.unreachable_text": "Die Karte aktualisiert sich, sobald Frigate wieder erreichbar ist.",
  "notice.patch_missing": "Frigate läuft ohne den Patch",
  "notice.patch_missing_text":
    "Installiere den Patch von Frigate Backfill wie im Reparaturhinweis der Integration beschrieben und starte Frigate neu.",
  "notice.patch_incompatible": "In Frigate läuft eine andere Version des Patches",
  "notice.patch_incompatible_text":
    "Starte Frigate neu, damit es dieselbe Version wie Home Assistant lädt.",
  "notice.auth": "Frigate hat die Anmeldung abgelehnt",
  "notice.auth_text":
    "Melde dich unter Einstellungen > Geräte & Dienste > Frigate Backfill erneut an.",
  "notice.open_integration": "Integration öffnen",
  "notice.last_known": "Angezeigt wird der letzte bekannte Stand.",

  "map.label": "Aufnahmen von {camera} nach Tag und Stunde",
  "map.day": "Tag",
  "map.recorded": "{duration} aufgenommen",
  "map.backfilled": "{duration} nachgetragen",
  "map.missing": "{n} fehlend",
  "map.errors": { one: "{n} unbrauchbare Datei", other: "{n} unbrauchbare Dateien" },
  "map.nothing": "nichts aufgenommen",
  "map.not_loaded": "wird geladen",
  "map.gap": "Zeitumstellung: Diese Stunde gab es nicht",
  "map.repeated": "zum zweiten Mal",
  "map.older": "Weiter zurückblicken",
  "map.reached": "Vor dem {date} gibt es keine Aufnahmen.",
  "map.failed": "Einige Tage konnten nicht geladen werden: {error}",
  "map.hint":
    "Mit den Pfeiltasten wechselst du Stunde oder Tag, mit der Eingabetaste öffnest du die Stunde.",
  "legend.recorded": "Aufgenommen",
  "legend.backfilled": "Nachgetragen",
  "legend.missing": "Auf der Festplatte, fehlt in Frigate",
  "legend.errors": "Unbrauchbare Datei",
  "legend.none": "Keine Aufnahme",

  "hour.count": { one: "{n} Aufnahme", other: "{n} Aufnahmen" },
  "hour.empty": "Keine Aufnahmen in dieser Stunde.",
  "hour.of_kind": "{kind}: {n}",
  "hour.kind.recorded": "Aufgenommen",
  "hour.kind.backfilled": "Nachgetragen",
  "hour.kind.missing": "Fehlt in Frigate",
  "hour.kind.error": "Unbrauchbar",
  "hour.play": "{time} abspielen",
  "hour.previous": "Vorherige Aufnahme",
  "hour.next": "Nächste Aufnahme",
  "hour.pick": "Wähle eine Aufnahme zum Abspielen.",
  "hour.play_failed":
    "Dieser Browser kann die Aufnahme nicht abspielen, oft wegen H.265. Lade sie herunter und öffne sie in einem anderen Player.",
  "hour.play_damaged": "Diese Datei ist beschädigt und kann nicht abgespielt werden.",
  "hour.download": "Herunterladen",
  "hour.earlier": "Vorherige Stunde",
  "hour.later": "Nächste Stunde",
  "hour.not_looked":
    "Fehlende Aufnahmen sind auf dem Stand des letzten Laufs. Ein Probelauf prüft die Festplatte erneut.",

  "missing.some": {
    one: "{n} Aufnahme auf der Festplatte fehlt in Frigate ({duration}, {size})",
    other: "{n} Aufnahmen auf der Festplatte fehlen in Frigate ({duration}, {size})",
  },
  "missing.past": "davon {n} nach Ablauf der Aufbewahrung",
  "missing.but_past": "außer {n} nach Ablauf der Aufbewahrung",
  "missing.none": "In Frigate fehlen keine Aufnahmen",
  "missing.as_of": "geprüft {when}",
  "missing.never":
    "Die Festplatte wurde noch nicht geprüft. Ein Probelauf prüft sie, ohne etwas zu ändern.",
  "missing.never_viewer": "Die Festplatte wurde noch nicht geprüft.",

  "run.title": "Aufnahmen zurückholen",
  "run.range": "Zeitraum",
  "run.range.day": "Letzte 24 Stunden",
  "run.range.week": "Letzte 7 Tage",
  "run.range.month": "Letzte 30 Tage",
  "run.range.all": "Alles",
  "run.range.custom": "Eigener Zeitraum",
  "run.from": "Von",
  "run.to": "Bis",
  "run.bad_range": "Der Beginn muss vor dem Ende liegen.",
  "run.bad_date": "Gib Beginn und Ende an.",
  "run.options": "Weitere Optionen",
  "run.expired": "Aufnahmen nach Ablauf der Aufbewahrung einbeziehen",
  "run.expired_help": "Frigate löscht sie samt Dateien beim nächsten Aufräumen.",
  "run.force": "Vorhandene Einträge überschreiben",
  "run.force_help":
    "Liest Pfad, Dauer und Größe neu. Von Frigate erkannte Bewegungen und Objekte bleiben.",
  "run.dry": "Probelauf",
  "run.backfill": "Nachtragen",
  "run.ask": "{action} …",
  "run.backfill_n": { one: "{n} Aufnahme nachtragen", other: "{n} Aufnahmen nachtragen" },
  "run.starting": "Wird gestartet …",
  "run.queued": "Wartet auf das Ende eines Laufs einer anderen Kamera",
  "run.dry_running": "Probelauf: Dateien werden geprüft, nichts wird geändert",
  "run.running": "Aufnahmen werden nachgetragen",
  "run.scanned": { one: "{n} Datei geprüft", other: "{n} Dateien geprüft" },
  "run.scanned_of": {
    one: "{n} von {total} Datei geprüft",
    other: "{n} von {total} Dateien geprüft",
  },
  "run.found": "{n} nachzutragen",
  "run.added": "{n} nachgetragen",
  "run.errors": { one: "{n} Fehler", other: "{n} Fehler" },
  "run.left": "noch {duration}",
  "run.stop": "Anhalten",
  "run.stopping": "Wird angehalten …",

  "confirm.title": "Aufnahmen zurückholen?",
  "confirm.count": {
    one: "Der Probelauf hat {n} Aufnahme gefunden.",
    other: "Der Probelauf hat {n} Aufnahmen gefunden.",
  },
  "confirm.no_dry_run": "Für diesen Zeitraum gab es keinen Probelauf.",
  "confirm.safe":
    "In der Datenbank von Frigate kommen Einträge hinzu. Deine Dateien werden nicht verändert.",
  "confirm.expired":
    "Darunter sind Aufnahmen nach Ablauf der Aufbewahrung. Frigate löscht diese Dateien beim nächsten Aufräumen.",
  "confirm.force": "Vorhandene Einträge werden überschrieben.",

  "outcome.would": {
    one: "{n} Aufnahme ({duration} an {days}, {size}) kann zurückgeholt werden.",
    other: "{n} Aufnahmen ({duration} an {days}, {size}) können zurückgeholt werden.",
  },
  "outcome.would_short": {
    one: "{n} Aufnahme kann zurückgeholt werden.",
    other: "{n} Aufnahmen können zurückgeholt werden.",
  },
  "outcome.days": { one: "{n} Tag", other: "{n} Tagen" },
  "outcome.would_update": {
    one: "{n} Eintrag würde überschrieben.",
    other: "{n} Einträge würden überschrieben.",
  },
  "outcome.nothing":
    "Nichts zurückzuholen: Frigate hat alle brauchbaren Aufnahmen aus diesem Zeitraum.",
  "outcome.nothing_else": "In diesem Zeitraum gibt es nichts zurückzuholen.",
  "outcome.past": {
    one: "{n} Aufnahme nach Ablauf der Aufbewahrung wurde ausgelassen.",
    other: "{n} Aufnahmen nach Ablauf der Aufbewahrung wurden ausgelassen.",
  },
  "outcome.past_kept": {
    one: "Bei {n} davon ist die Aufbewahrung abgelaufen: Frigate löscht sie beim nächsten Aufräumen.",
    other:
      "Bei {n} davon ist die Aufbewahrung abgelaufen: Frigate löscht sie beim nächsten Aufräumen.",
  },
  "outcome.errors": {
    one: "{n} Datei ist unbrauchbar. Die Ergebnisse zeigen, warum.",
    other: "{n} Dateien sind unbrauchbar. Die Ergebnisse zeigen, warum.",
  },
  "outcome.added": {
    one: "{n} Aufnahme ist zurück in Frigate.",
    other: "{n} Aufnahmen sind zurück in Frigate.",
  },
  "outcome.updated": {
    one: "{n} Eintrag wurde überschrieben.",
    other: "{n} Einträge wurden überschrieben.",
  },
  "outcome.none_added": "Es gab nichts zurückzuholen.",
  "outcome.cancelled": "Angehalten. Bereits nachgetragene Aufnahmen bleiben.",
  "outcome.cancelled_dry": "Angehalten, bevor alle Dateien geprüft waren.",
  "outcome.failed": "Der Lauf ist fehlgeschlagen: {message}",
  "outcome.interrupted":
    "Frigate wurde während des Laufs beendet. Bereits nachgetragene Aufnahmen bleiben. Starte den Lauf für den Rest erneut.",
  "outcome.dry": "Probelauf",
  "outcome.real": "Nachtragen",
  "outcome.when": "{what}, {when}",
  "outcome.choose": "Lauf",

  "results.title": "Ergebnisse nach Datei",
  "results.filter": "Anzeigen",
  "results.all": "Alle",
  "results.empty": "Keine Dateien.",
  "results.more": "Mehr anzeigen",
  "results.shown": "{n} von {total}",
  "results.known": {
    one: "{n} Datei, die schon in Frigate ist, wird nicht aufgeführt.",
    other: "{n} Dateien, die schon in Frigate sind, werden nicht aufgeführt.",
  },
  "results.unknown_time": "Zeit unbekannt",
  "result.added": "Nachgetragen",
  "result.updated": "Überschrieben",
  "result.would_add": "Kann zurückgeholt werden",
  "result.would_update": "Würde überschrieben",
  "result.skipped": "Ausgelassen",
  "result.error": "Fehler",

  "reason.already_indexed": "Schon in Frigate.",
  "reason.overlap": "Frigate hat eine andere Aufnahme aus derselben Zeit.",
  "reason.moved":
    "Frigate führt sie unter einem Pfad, den es nicht mehr gibt. Schalte „Vorhandene Einträge überschreiben“ ein, um das zu korrigieren.",
  "reason.too_recent":
    "Zu neu: Frigate trägt sie vielleicht noch selbst ein. Versuche es in ein paar Minuten erneut.",
  "reason.past_retention":
    "Die Aufbewahrung ist abgelaufen. Erhöhe sie in der Konfiguration von Frigate und starte den Lauf erneut.",
  "reason.invalid_path":
    "Unbekannter Dateiname oder Ordner. Bei Frigate: JJJJ-MM-TT/HH/kamera/MM.SS.mp4.",
  "reason.no_duration": "Die Datei ist beschädigt: Ihre Dauer ist nicht lesbar.",
  "reason.truncated":
    "Die Datei ist abgeschnitten, wahrscheinlich durch einen Stromausfall oder eine volle Festplatte.",
  "reason.empty": "Die Datei ist leer.",
  "reason.no_video": "Die Datei enthält kein Video.",
  "reason.too_long": "Zehn Minuten oder länger: Solche Aufnahmen kann Frigate nicht abspielen.",
  "reason.too_short": "Kürzer als 0,1 Sekunden.",
  "reason.unreadable":
    "Die Datei ist nicht lesbar. Prüfe ihre Rechte auf dem Rechner, auf dem Frigate läuft.",
  "reason.not_regular": "Das ist ein Verweis. Lege die Aufnahme selbst an diese Stelle.",
  "reason.outside_root":
    "Außerhalb des Aufnahmeordners: hinter einem Verweis oder auf einer anderen Festplatte.",
  "reason.database": "Die Datenbank von Frigate hat sie abgelehnt.",

  "schedule.title": "Zeitplan",
  "schedule.enabled": "Fehlende Aufnahmen automatisch zurückholen",
  "schedule.interval": "Alle",
  "schedule.hours": { one: "Stunde", other: "Stunden" },
  "schedule.retention": "Zurückblicken",
  "schedule.days": { one: "Tag", other: "Tage" },
  "schedule.next": "Nächster Lauf {when}.",
  "schedule.last": "Letzter Lauf {when}.",
  "schedule.no_run": "Es ist kein Lauf geplant.",
  "schedule.every": { one: "jede Stunde", other: "alle {n} Stunden" },
  "schedule.off": "aus",
  "schedule.save": "Speichern",
  "schedule.saved": "Gespeichert.",
  "schedule.bad_interval": "Gib 0,25 bis 8760 Stunden an.",
  "schedule.bad_days": "Gib mehr als 0 Tage an.",

  "error.connection": "Home Assistant antwortet nicht.",
  "error.unauthorized": "Du hast keine Berechtigung. Wende dich an einen Administrator.",
  "error.unknown_command": "Die Integration Frigate Backfill ist nicht geladen.",
  "error.unknown": "Etwas ist schiefgegangen. Sieh im Protokoll von Home Assistant nach.",

  "editor.entry_id": "Frigate",
  "editor.camera": "Kamera",
  "editor.camera_help": "Leer lassen, um die Kamera auf der Karte zu wählen.",
  "editor.title": "Titel",
  "editor.days": "Tage",
  "editor.days_help": "Wie weit die Übersicht zurückreicht.",
  "editor.show_controls": "Probelauf und Nachtragen für Administratoren anzeigen",
  "editor.show_schedule": "Zeitplan für Administratoren anzeigen",
  "editor.unavailable": "Der visuelle Editor konnte nicht geladen werden. Nutze den Code-Editor.",
};
