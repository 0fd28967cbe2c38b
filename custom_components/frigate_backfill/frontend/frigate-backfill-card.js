/*! Built from card/ by `scripts/card build`: change it there. */const Ne="frigate-backfill-card",Bt="frigate-backfill-card-editor";const yt={entry_id:"text",camera:"text",title:"text",days:"days",show_controls:"boolean",show_schedule:"boolean"},gn=["type","grid_options","layout_options","view_layout","visibility","card_mod"],mn={text:"text",days:"a whole number from 1 to 3650",boolean:"true or false"};function bn(r,e){switch(r){case"text":return typeof e=="string";case"boolean":return typeof e=="boolean";case"days":return typeof e=="number"&&Number.isInteger(e)&&e>=1&&e<=3650}}function It(r){if(typeof r!="object"||r===null)throw new Error("The card needs a configuration.");const e=r;for(const[t,n]of Object.entries(e)){if(gn.includes(t))continue;const i=yt[t];if(!i)throw new Error(`Unknown option "${t}". Valid options: ${Object.keys(yt).join(", ")}.`);if(n!==void 0&&!bn(i,n))throw new Error(`"${t}" must be ${mn[i]}, not ${JSON.stringify(n)}.`)}return e}const yn={title:"Aufnahmen",card_name:"Frigate Backfill",card_description:"Zeigt, was deine Kameras aufgenommen haben, und holt fehlende Aufnahmen zurück",camera:"Kamera",close:"Schließen",cancel:"Abbrechen",retry:"Erneut versuchen",loading:"Wird geladen …",failed:"Das hat nicht geklappt","notice.no_entry":"Frigate ist nicht eingerichtet","notice.no_entry_text":"Füge die Integration Frigate Backfill hinzu, um hier Aufnahmen zu sehen.","notice.no_entry_action":"Integration hinzufügen","notice.not_loaded":"Frigate Backfill ist nicht geladen","notice.not_loaded_text":"Prüfe die Integration unter Einstellungen > Geräte & Dienste.","notice.entry_gone":"Frigate nicht gefunden","notice.entry_gone_text":"Der Integrationseintrag dieser Karte wurde entfernt. Bearbeite die Karte und wähle einen anderen.","notice.no_camera":"Keine Kameras","notice.no_camera_text":"Kameras erscheinen hier, sobald sie in der Konfiguration von Frigate stehen.","notice.no_camera_viewer_text":"Du hast auf keine Kamera dieses Frigate Zugriff. Wende dich an einen Administrator.","notice.camera_gone":"Kamera „{camera}“ nicht gefunden","notice.camera_gone_text":"Frigate hat diese Kamera nicht, oder du hast keinen Zugriff darauf. Bearbeite die Karte und wähle eine andere.","notice.unreachable":"Frigate antwortet nicht","notice.unreachable_text":"Die Karte aktualisiert sich, sobald Frigate wieder erreichbar ist.","notice.patch_missing":"Frigate läuft ohne den Patch","notice.patch_missing_text":"Installiere den Patch von Frigate Backfill wie im Reparaturhinweis der Integration beschrieben und starte Frigate neu.","notice.patch_incompatible":"In Frigate läuft eine andere Version des Patches","notice.patch_incompatible_text":"Starte Frigate neu, damit es dieselbe Version wie Home Assistant lädt.","notice.auth":"Frigate hat die Anmeldung abgelehnt","notice.auth_text":"Melde dich unter Einstellungen > Geräte & Dienste > Frigate Backfill erneut an.","notice.open_integration":"Integration öffnen","notice.last_known":"Angezeigt wird der letzte bekannte Stand.","map.label":"Aufnahmen von {camera} nach Tag und Stunde","map.day":"Tag","map.recorded":"{duration} aufgenommen","map.backfilled":"{duration} nachgetragen","map.missing":"{n} fehlend","map.errors":{one:"{n} unbrauchbare Datei",other:"{n} unbrauchbare Dateien"},"map.nothing":"nichts aufgenommen","map.not_loaded":"wird geladen","map.gap":"Zeitumstellung: Diese Stunde gab es nicht","map.repeated":"zum zweiten Mal","map.older":"Weiter zurückblicken","map.reached":"Vor dem {date} gibt es keine Aufnahmen.","map.failed":"Einige Tage konnten nicht geladen werden: {error}","map.hint":"Mit den Pfeiltasten wechselst du Stunde oder Tag, mit der Eingabetaste öffnest du die Stunde.","legend.recorded":"Aufgenommen","legend.backfilled":"Nachgetragen","legend.missing":"Auf der Festplatte, fehlt in Frigate","legend.errors":"Unbrauchbare Datei","legend.none":"Keine Aufnahme","hour.count":{one:"{n} Aufnahme",other:"{n} Aufnahmen"},"hour.empty":"Keine Aufnahmen in dieser Stunde.","hour.of_kind":"{kind}: {n}","hour.kind.recorded":"Aufgenommen","hour.kind.backfilled":"Nachgetragen","hour.kind.missing":"Fehlt in Frigate","hour.kind.error":"Unbrauchbar","hour.play":"{time} abspielen","hour.previous":"Vorherige Aufnahme","hour.next":"Nächste Aufnahme","hour.pick":"Wähle eine Aufnahme zum Abspielen.","hour.play_failed":"Dieser Browser kann die Aufnahme nicht abspielen, oft wegen H.265. Lade sie herunter und öffne sie in einem anderen Player.","hour.play_damaged":"Diese Datei ist beschädigt und kann nicht abgespielt werden.","hour.download":"Herunterladen","hour.earlier":"Vorherige Stunde","hour.later":"Nächste Stunde","hour.not_looked":"Fehlende Aufnahmen sind auf dem Stand des letzten Laufs. Ein Probelauf prüft die Festplatte erneut.","missing.some":{one:"{n} Aufnahme auf der Festplatte fehlt in Frigate ({duration}, {size})",other:"{n} Aufnahmen auf der Festplatte fehlen in Frigate ({duration}, {size})"},"missing.past":"davon {n} nach Ablauf der Aufbewahrung","missing.but_past":"außer {n} nach Ablauf der Aufbewahrung","missing.none":"In Frigate fehlen keine Aufnahmen","missing.as_of":"geprüft {when}","missing.never":"Die Festplatte wurde noch nicht geprüft. Ein Probelauf prüft sie, ohne etwas zu ändern.","missing.never_viewer":"Die Festplatte wurde noch nicht geprüft.","run.title":"Aufnahmen zurückholen","run.range":"Zeitraum","run.range.day":"Letzte 24 Stunden","run.range.week":"Letzte 7 Tage","run.range.month":"Letzte 30 Tage","run.range.all":"Alles","run.range.custom":"Eigener Zeitraum","run.from":"Von","run.to":"Bis","run.bad_range":"Der Beginn muss vor dem Ende liegen.","run.bad_date":"Gib Beginn und Ende an.","run.options":"Weitere Optionen","run.expired":"Aufnahmen nach Ablauf der Aufbewahrung einbeziehen","run.expired_help":"Frigate löscht sie samt Dateien beim nächsten Aufräumen.","run.force":"Vorhandene Einträge überschreiben","run.force_help":"Liest Pfad, Dauer und Größe neu. Von Frigate erkannte Bewegungen und Objekte bleiben.","run.dry":"Probelauf","run.backfill":"Nachtragen","run.ask":"{action} …","run.backfill_n":{one:"{n} Aufnahme nachtragen",other:"{n} Aufnahmen nachtragen"},"run.starting":"Wird gestartet …","run.queued":"Wartet auf das Ende eines Laufs einer anderen Kamera","run.dry_running":"Probelauf: Dateien werden geprüft, nichts wird geändert","run.running":"Aufnahmen werden nachgetragen","run.scanned":{one:"{n} Datei geprüft",other:"{n} Dateien geprüft"},"run.scanned_of":{one:"{n} von {total} Datei geprüft",other:"{n} von {total} Dateien geprüft"},"run.found":"{n} nachzutragen","run.added":"{n} nachgetragen","run.errors":{one:"{n} Fehler",other:"{n} Fehler"},"run.left":"noch {duration}","run.stop":"Anhalten","run.stopping":"Wird angehalten …","confirm.title":"Aufnahmen zurückholen?","confirm.count":{one:"Der Probelauf hat {n} Aufnahme gefunden.",other:"Der Probelauf hat {n} Aufnahmen gefunden."},"confirm.no_dry_run":"Für diesen Zeitraum gab es keinen Probelauf.","confirm.safe":"In der Datenbank von Frigate kommen Einträge hinzu. Deine Dateien werden nicht verändert.","confirm.expired":"Darunter sind Aufnahmen nach Ablauf der Aufbewahrung. Frigate löscht diese Dateien beim nächsten Aufräumen.","confirm.force":"Vorhandene Einträge werden überschrieben.","outcome.would":{one:"{n} Aufnahme ({duration} an {days}, {size}) kann zurückgeholt werden.",other:"{n} Aufnahmen ({duration} an {days}, {size}) können zurückgeholt werden."},"outcome.would_short":{one:"{n} Aufnahme kann zurückgeholt werden.",other:"{n} Aufnahmen können zurückgeholt werden."},"outcome.days":{one:"{n} Tag",other:"{n} Tagen"},"outcome.would_update":{one:"{n} Eintrag würde überschrieben.",other:"{n} Einträge würden überschrieben."},"outcome.nothing":"Nichts zurückzuholen: Frigate hat alle brauchbaren Aufnahmen aus diesem Zeitraum.","outcome.nothing_else":"In diesem Zeitraum gibt es nichts zurückzuholen.","outcome.past":{one:"{n} Aufnahme nach Ablauf der Aufbewahrung wurde ausgelassen.",other:"{n} Aufnahmen nach Ablauf der Aufbewahrung wurden ausgelassen."},"outcome.past_kept":{one:"Bei {n} davon ist die Aufbewahrung abgelaufen: Frigate löscht sie beim nächsten Aufräumen.",other:"Bei {n} davon ist die Aufbewahrung abgelaufen: Frigate löscht sie beim nächsten Aufräumen."},"outcome.errors":{one:"{n} Datei ist unbrauchbar. Die Ergebnisse zeigen, warum.",other:"{n} Dateien sind unbrauchbar. Die Ergebnisse zeigen, warum."},"outcome.added":{one:"{n} Aufnahme ist zurück in Frigate.",other:"{n} Aufnahmen sind zurück in Frigate."},"outcome.updated":{one:"{n} Eintrag wurde überschrieben.",other:"{n} Einträge wurden überschrieben."},"outcome.none_added":"Es gab nichts zurückzuholen.","outcome.cancelled":"Angehalten. Bereits nachgetragene Aufnahmen bleiben.","outcome.cancelled_dry":"Angehalten, bevor alle Dateien geprüft waren.","outcome.failed":"Der Lauf ist fehlgeschlagen: {message}","outcome.interrupted":"Frigate wurde während des Laufs beendet. Bereits nachgetragene Aufnahmen bleiben. Starte den Lauf für den Rest erneut.","outcome.dry":"Probelauf","outcome.real":"Nachtragen","outcome.when":"{what}, {when}","outcome.choose":"Lauf","results.title":"Ergebnisse nach Datei","results.filter":"Anzeigen","results.all":"Alle","results.empty":"Keine Dateien.","results.more":"Mehr anzeigen","results.shown":"{n} von {total}","results.known":{one:"{n} Datei, die schon in Frigate ist, wird nicht aufgeführt.",other:"{n} Dateien, die schon in Frigate sind, werden nicht aufgeführt."},"results.unknown_time":"Zeit unbekannt","result.added":"Nachgetragen","result.updated":"Überschrieben","result.would_add":"Kann zurückgeholt werden","result.would_update":"Würde überschrieben","result.skipped":"Ausgelassen","result.error":"Fehler","reason.already_indexed":"Schon in Frigate.","reason.overlap":"Frigate hat eine andere Aufnahme aus derselben Zeit.","reason.moved":"Frigate führt sie unter einem Pfad, den es nicht mehr gibt. Schalte „Vorhandene Einträge überschreiben“ ein, um das zu korrigieren.","reason.too_recent":"Zu neu: Frigate trägt sie vielleicht noch selbst ein. Versuche es in ein paar Minuten erneut.","reason.past_retention":"Die Aufbewahrung ist abgelaufen. Erhöhe sie in der Konfiguration von Frigate und starte den Lauf erneut.","reason.invalid_path":"Unbekannter Dateiname oder Ordner. Bei Frigate: JJJJ-MM-TT/HH/kamera/MM.SS.mp4.","reason.no_duration":"Die Datei ist beschädigt: Ihre Dauer ist nicht lesbar.","reason.truncated":"Die Datei ist abgeschnitten, wahrscheinlich durch einen Stromausfall oder eine volle Festplatte.","reason.empty":"Die Datei ist leer.","reason.no_video":"Die Datei enthält kein Video.","reason.too_long":"Zehn Minuten oder länger: Solche Aufnahmen kann Frigate nicht abspielen.","reason.too_short":"Kürzer als 0,1 Sekunden.","reason.unreadable":"Die Datei ist nicht lesbar. Prüfe ihre Rechte auf dem Rechner, auf dem Frigate läuft.","reason.not_regular":"Das ist ein Verweis. Lege die Aufnahme selbst an diese Stelle.","reason.outside_root":"Außerhalb des Aufnahmeordners: hinter einem Verweis oder auf einer anderen Festplatte.","reason.database":"Die Datenbank von Frigate hat sie abgelehnt.","schedule.title":"Zeitplan","schedule.enabled":"Fehlende Aufnahmen automatisch zurückholen","schedule.interval":"Alle","schedule.hours":{one:"Stunde",other:"Stunden"},"schedule.retention":"Zurückblicken","schedule.days":{one:"Tag",other:"Tage"},"schedule.next":"Nächster Lauf {when}.","schedule.last":"Letzter Lauf {when}.","schedule.no_run":"Es ist kein Lauf geplant.","schedule.every":{one:"jede Stunde",other:"alle {n} Stunden"},"schedule.off":"aus","schedule.save":"Speichern","schedule.saved":"Gespeichert.","schedule.bad_interval":"Gib 0,25 bis 8760 Stunden an.","schedule.bad_days":"Gib mehr als 0 Tage an.","error.connection":"Home Assistant antwortet nicht.","error.unauthorized":"Du hast keine Berechtigung. Wende dich an einen Administrator.","error.unknown_command":"Die Integration Frigate Backfill ist nicht geladen.","error.unknown":"Etwas ist schiefgegangen. Sieh im Protokoll von Home Assistant nach.","editor.entry_id":"Frigate","editor.camera":"Kamera","editor.camera_help":"Leer lassen, um die Kamera auf der Karte zu wählen.","editor.title":"Titel","editor.days":"Tage","editor.days_help":"Wie weit die Übersicht zurückreicht.","editor.show_controls":"Probelauf und Nachtragen für Administratoren anzeigen","editor.show_schedule":"Zeitplan für Administratoren anzeigen","editor.unavailable":"Der visuelle Editor konnte nicht geladen werden. Nutze den Code-Editor."},Be={title:"Recordings",card_name:"Frigate Backfill",card_description:"See what your cameras recorded, and bring back missing recordings",camera:"Camera",close:"Close",cancel:"Cancel",retry:"Try again",loading:"Loading…",failed:"That did not work","notice.no_entry":"Frigate is not set up","notice.no_entry_text":"Add the Frigate Backfill integration to see recordings here.","notice.no_entry_action":"Add integration","notice.not_loaded":"Frigate Backfill is not loaded","notice.not_loaded_text":"Check the integration under Settings > Devices & services.","notice.entry_gone":"Frigate not found","notice.entry_gone_text":"The integration entry that this card uses was removed. Edit the card and choose another one.","notice.no_camera":"No cameras","notice.no_camera_text":"Cameras appear here once they are in Frigate's configuration.","notice.no_camera_viewer_text":"You do not have access to any of this Frigate's cameras. Ask an administrator.","notice.camera_gone":"Camera “{camera}” not found","notice.camera_gone_text":"Frigate does not have this camera, or you do not have access to it. Edit the card and choose another one.","notice.unreachable":"Frigate is not responding","notice.unreachable_text":"The card updates as soon as Frigate is back.","notice.patch_missing":"Frigate runs without the patch","notice.patch_missing_text":"Install the Frigate Backfill patch as the integration's repair issue describes, then restart Frigate.","notice.patch_incompatible":"Frigate runs another version of the patch","notice.patch_incompatible_text":"Restart Frigate to load the version that Home Assistant has.","notice.auth":"Frigate refused the login","notice.auth_text":"Sign in again under Settings > Devices & services > Frigate Backfill.","notice.open_integration":"Open integration","notice.last_known":"Showing last known data.","map.label":"Recordings of {camera} by day and hour","map.day":"Day","map.recorded":"{duration} recorded","map.backfilled":"{duration} backfilled","map.missing":"{n} missing","map.errors":{one:"{n} unusable file",other:"{n} unusable files"},"map.nothing":"nothing recorded","map.not_loaded":"loading","map.gap":"Clocks went forward: this hour did not exist","map.repeated":"second time","map.older":"Look further back","map.reached":"Nothing is older than {date}.","map.failed":"Some days could not be loaded: {error}","map.hint":"Use the arrow keys to move by hour or day, and Enter to open an hour.","legend.recorded":"Recorded","legend.backfilled":"Backfilled","legend.missing":"On disk, missing in Frigate","legend.errors":"Unusable file","legend.none":"No recording","hour.count":{one:"{n} recording",other:"{n} recordings"},"hour.empty":"No recordings in this hour.","hour.of_kind":"{kind}: {n}","hour.kind.recorded":"Recorded","hour.kind.backfilled":"Backfilled","hour.kind.missing":"Missing in Frigate","hour.kind.error":"Unusable","hour.play":"Play {time}","hour.previous":"Previous recording","hour.next":"Next recording","hour.pick":"Choose a recording to play.","hour.play_failed":"This browser cannot play the recording. H.265 is often the cause: download it and use another player.","hour.play_damaged":"This file is damaged and cannot be played.","hour.download":"Download","hour.earlier":"Previous hour","hour.later":"Next hour","hour.not_looked":"Missing recordings are listed as of the last run. Start a dry run to check the disk again.","missing.some":{one:"{n} recording on disk is missing in Frigate ({duration}, {size})",other:"{n} recordings on disk are missing in Frigate ({duration}, {size})"},"missing.past":"{n} of them past retention","missing.but_past":"except {n} past retention","missing.none":"No recordings are missing in Frigate","missing.as_of":"checked {when}","missing.never":"The disk has not been checked yet. A dry run checks it without changing anything.","missing.never_viewer":"The disk has not been checked yet.","run.title":"Bring back recordings","run.range":"Time range","run.range.day":"Last 24 hours","run.range.week":"Last 7 days","run.range.month":"Last 30 days","run.range.all":"Everything","run.range.custom":"Custom","run.from":"From","run.to":"To","run.bad_range":"The start must be before the end.","run.bad_date":"Enter a start and an end.","run.options":"More options","run.expired":"Include recordings past retention","run.expired_help":"Frigate deletes them, files included, at its next clean-up.","run.force":"Overwrite existing entries","run.force_help":"Reads path, duration and size again. Motion and objects found by Frigate stay.","run.dry":"Dry run","run.backfill":"Backfill","run.ask":"{action}…","run.backfill_n":{one:"Backfill {n} recording",other:"Backfill {n} recordings"},"run.starting":"Starting…","run.queued":"Waiting for another camera's run to finish","run.dry_running":"Dry run: checking files, changing nothing","run.running":"Backfilling recordings","run.scanned":{one:"{n} file checked",other:"{n} files checked"},"run.scanned_of":{one:"{n} of {total} file checked",other:"{n} of {total} files checked"},"run.found":"{n} to bring back","run.added":"{n} brought back","run.errors":{one:"{n} error",other:"{n} errors"},"run.left":"{duration} left","run.stop":"Stop","run.stopping":"Stopping…","confirm.title":"Bring back recordings?","confirm.count":{one:"The dry run found {n} recording.",other:"The dry run found {n} recordings."},"confirm.no_dry_run":"This time range has not been checked by a dry run.","confirm.safe":"Entries are added to Frigate's database. Your files are not changed.","confirm.expired":"This includes recordings past retention. Frigate deletes those files at its next clean-up.","confirm.force":"Existing entries are overwritten.","outcome.would":{one:"{n} recording ({duration} on {days}, {size}) can be brought back.",other:"{n} recordings ({duration} on {days}, {size}) can be brought back."},"outcome.would_short":{one:"{n} recording can be brought back.",other:"{n} recordings can be brought back."},"outcome.days":{one:"{n} day",other:"{n} days"},"outcome.would_update":{one:"{n} entry would be overwritten.",other:"{n} entries would be overwritten."},"outcome.nothing":"Nothing to bring back: Frigate has every usable recording in this time range.","outcome.nothing_else":"Nothing to bring back in this time range.","outcome.past":{one:"{n} recording past retention was left out.",other:"{n} recordings past retention were left out."},"outcome.past_kept":{one:"{n} of them is past retention: Frigate deletes it at its next clean-up.",other:"{n} of them are past retention: Frigate deletes them at its next clean-up."},"outcome.errors":{one:"{n} file cannot be used. The results show why.",other:"{n} files cannot be used. The results show why."},"outcome.added":{one:"{n} recording is back in Frigate.",other:"{n} recordings are back in Frigate."},"outcome.updated":{one:"{n} entry was overwritten.",other:"{n} entries were overwritten."},"outcome.none_added":"There was nothing to bring back.","outcome.cancelled":"Stopped. Recordings brought back so far stay.","outcome.cancelled_dry":"Stopped before all files were checked.","outcome.failed":"The run failed: {message}","outcome.interrupted":"Frigate stopped during the run. Recordings brought back so far stay. Run it again for the rest.","outcome.dry":"Dry run","outcome.real":"Backfill","outcome.when":"{what}, {when}","outcome.choose":"Run","results.title":"Results by file","results.filter":"Show","results.all":"All","results.empty":"No files to list.","results.more":"Show more","results.shown":"{n} of {total}","results.known":{one:"{n} file that is already in Frigate is not listed.",other:"{n} files that are already in Frigate are not listed."},"results.unknown_time":"Unknown time","result.added":"Brought back","result.updated":"Overwritten","result.would_add":"Can be brought back","result.would_update":"Would be overwritten","result.skipped":"Skipped","result.error":"Error","reason.already_indexed":"Already in Frigate.","reason.overlap":"Frigate has another recording from the same time.","reason.moved":"Frigate has it under a path that no longer exists. Turn on “Overwrite existing entries” to fix that.","reason.too_recent":"Too recent: Frigate may still add it. Try again in a few minutes.","reason.past_retention":"Past retention. Raise the retention in Frigate's configuration, then run again.","reason.invalid_path":"Unknown file name or folder. Frigate's are YYYY-MM-DD/HH/camera/MM.SS.mp4.","reason.no_duration":"The file is damaged: its duration cannot be read.","reason.truncated":"The file was cut short, probably by a power cut or a full disk.","reason.empty":"The file is empty.","reason.no_video":"The file contains no video.","reason.too_long":"Ten minutes or longer: Frigate cannot play such recordings.","reason.too_short":"Shorter than 0.1 seconds.","reason.unreadable":"The file cannot be read. Check its permissions on Frigate's host.","reason.not_regular":"This is a link. Put the recording itself in its place.","reason.outside_root":"Outside the recordings folder: behind a link or on another disk.","reason.database":"Frigate's database rejected it.","schedule.title":"Schedule","schedule.enabled":"Bring back missing recordings automatically","schedule.interval":"Every","schedule.hours":{one:"hour",other:"hours"},"schedule.retention":"Look back","schedule.days":{one:"day",other:"days"},"schedule.next":"Next run {when}.","schedule.last":"Last run {when}.","schedule.no_run":"No run is scheduled.","schedule.every":{one:"every hour",other:"every {n} hours"},"schedule.off":"off","schedule.save":"Save","schedule.saved":"Saved.","schedule.bad_interval":"Enter 0.25 to 8760 hours.","schedule.bad_days":"Enter more than 0 days.","error.connection":"Home Assistant is not responding.","error.unauthorized":"You do not have permission. Ask an administrator.","error.unknown_command":"The Frigate Backfill integration is not loaded.","error.unknown":"Something went wrong. See Home Assistant's log.","editor.entry_id":"Frigate","editor.camera":"Camera","editor.camera_help":"Leave empty to choose a camera on the card.","editor.title":"Title","editor.days":"Days","editor.days_help":"How far back the map goes.","editor.show_controls":"Show dry run and backfill to administrators","editor.show_schedule":"Show the schedule to administrators","editor.unavailable":"The visual editor could not be loaded. Use the code editor."},Wt={en:Be,de:yn},Zt=["ar","fa","he","ur"],Ce=r=>r.toLowerCase().split("-")[0]??"en";function qt(r){return Ce(r)in Wt}function ce(r,e){return Zt.includes(Ce(e))?`⁦${r}⁩`:r}function vn(r,e){return Zt.includes(Ce(e))?`⁨${r}⁩`:r}function Ie(r){const e=qt(r)?Ce(r):"en",t=Wt[e]??Be,n=new Intl.PluralRules(e);return(i,s={})=>{const o=t[i],h=(typeof o=="string"?o:n.select(Number(s.count))==="one"?o.one:o.other).replace(/\{(\w+)\}/g,(u,f)=>vn(String(s[f]??u),r));return ce(h,r)}}function Ue(r){return r in Be?r:void 0}var wn="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z",$n="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z",vt="M20.84 22.73L18.11 20H17C15.9 20 15 19.1 15 18V16.89L12.66 14.55L11.81 15.04C10.86 15.59 9.63 15.26 9.08 14.31L7.58 11.71C7.18 11 7.25 10.18 7.68 9.57L1.11 3L2.39 1.73L22.11 21.46L20.84 22.73M18.5 13C18.5 12.43 18.3 11.9 17.97 11.5L19.94 10.35C20.95 9.76 21.3 8.47 20.71 7.46L19.33 5.06C18.74 4.05 17.45 3.7 16.44 4.28L10.77 7.57L17.86 14.66C18.26 14.22 18.5 13.64 18.5 13M2 12.62L5.5 18.68L8.03 15.5L6.03 12.03L2 12.62Z",_n="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z",xn="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z",kn="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z",An="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z",Cn="M19.8 22.6L17.15 20H6.5Q4.2 20 2.6 18.4T1 14.5Q1 12.58 2.19 11.08 3.38 9.57 5.25 9.15 5.33 8.95 5.4 8.76 5.5 8.57 5.55 8.35L1.4 4.2L2.8 2.8L21.2 21.2M6.5 18H15.15L7.1 9.95Q7.05 10.23 7.03 10.5 7 10.73 7 11H6.5Q5.05 11 4.03 12.03 3 13.05 3 14.5 3 15.95 4.03 17 5.05 18 6.5 18M11.13 14M21.6 18.75L20.15 17.35Q20.58 17 20.79 16.54 21 16.08 21 15.5 21 14.45 20.27 13.73 19.55 13 18.5 13H17V11Q17 8.93 15.54 7.46 14.08 6 12 6 11.33 6 10.7 6.16 10.07 6.33 9.5 6.68L8.05 5.23Q8.93 4.63 9.91 4.31 10.9 4 12 4 14.93 4 16.96 6.04 19 8.07 19 11 20.73 11.2 21.86 12.5 23 13.78 23 15.5 23 16.5 22.63 17.31 22.25 18.15 21.6 18.75M14.83 12.03Z",En="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3",Sn="M16 22H12V24H6V13.32C3.58 12.17 2 9.72 2 7C2 3.14 5.14 0 9 0C12.86 0 16 3.14 16 7C16 9.72 14.42 12.18 12 13.32V16H16V22M14 18H10V11.94L10.67 11.71C12.66 11 14 9.11 14 7C14 4.24 11.76 2 9 2S4 4.24 4 7C4 9.11 5.34 11 7.33 11.71L8 11.94V22H10V20H14V18M12 7C12 8.66 10.66 10 9 10S6 8.66 6 7 7.34 4 9 4 12 5.34 12 7M9 8C9.55 8 10 7.55 10 7S9.55 6 9 6 8 6.45 8 7 8.45 8 9 8M20 7H22V13H20M20 17H22V15H20",wt="M13 12.6L19 9.2V13C19.7 13 20.4 13.1 21 13.4V7.5C21 7.1 20.8 6.8 20.5 6.6L12.6 2.2C12.4 2.1 12.2 2 12 2S11.6 2.1 11.4 2.2L3.5 6.6C3.2 6.8 3 7.1 3 7.5V16.5C3 16.9 3.2 17.2 3.5 17.4L11.4 21.8C11.6 21.9 11.8 22 12 22S12.4 21.9 12.6 21.8L13.5 21.3C13.2 20.7 13.1 20 13 19.3M12 4.2L18 7.5L16 8.6L10.1 5.2L12 4.2M11 19.3L5 15.9V9.2L11 12.6V19.3M12 10.8L6 7.5L8 6.3L14 9.8L12 10.8M16.9 15.5L19 17.6L21.1 15.5L22.5 16.9L20.4 19L22.5 21.1L21.1 22.5L19 20.4L16.9 22.5L15.5 21.1L17.6 19L15.5 16.9L16.9 15.5Z",zn="M8,5.14V19.14L19,12.14L8,5.14Z",Ln="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M13,7H11V11H7V13H11V17H13V13H17V11H13V7Z",Mn="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z",On="M13.2 22V21.7C13.2 20.21 12 19 10.5 19C9 19 7.8 20.21 7.8 21.7V22H4C2.9 22 2 21.11 2 20V16.2H2.3C3.79 16.2 5 15 5 13.5S3.79 10.8 2.3 10.8H2V7C2 5.9 2.9 5 4 5H7.04C7.28 3.3 8.74 2 10.5 2S13.72 3.3 13.96 5H17C18.11 5 19 5.9 19 7V10.04C20.7 10.28 22 11.74 22 13.5C22 13.6 22 13.7 21.97 13.79C21.35 13.44 20.67 13.2 19.93 13.08C19.75 12.46 19.18 12 18.5 12H17V7H12V5.5C12 4.67 11.33 4 10.5 4S9 4.67 9 5.5V7H4V9.12C5.76 9.8 7 11.5 7 13.5S5.75 17.2 4 17.88V20H6.12C6.8 18.25 8.5 17 10.5 17C11.47 17 12.37 17.3 13.12 17.81C13.04 18.19 13 18.59 13 19C13 20.1 13.3 21.12 13.81 22H13.2M21.12 15.46L19 17.59L16.88 15.46L15.47 16.88L17.59 19L15.47 21.12L16.88 22.54L19 20.41L21.12 22.54L22.54 21.12L20.41 19L22.54 16.88L21.12 15.46Z",Dn="M16,18H18V6H16M6,18L14.5,12L6,6V18Z",Tn="M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z",Fn="M21,10.12H14.22L16.96,7.3C14.23,4.6 9.81,4.5 7.08,7.2C4.35,9.91 4.35,14.28 7.08,17C9.81,19.7 14.23,19.7 16.96,17C18.32,15.65 19,14.08 19,12.1H21C21,14.08 20.12,16.65 18.36,18.39C14.85,21.87 9.15,21.87 5.64,18.39C2.14,14.92 2.11,9.28 5.62,5.81C9.13,2.34 14.76,2.34 18.27,5.81L21,3V10.12M12.5,8V12.25L16,14.33L15.28,15.54L11,13V8H12.5Z";/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const $e=globalThis,We=$e.ShadowRoot&&($e.ShadyCSS===void 0||$e.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ze=Symbol(),$t=new WeakMap;let Kt=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==Ze)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o;const t=this.t;if(We&&e===void 0){const n=t!==void 0&&t.length===1;n&&(e=$t.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&$t.set(t,e))}return e}toString(){return this.cssText}};const Yt=r=>new Kt(typeof r=="string"?r:r+"",void 0,Ze),y=(r,...e)=>{const t=r.length===1?r[0]:e.reduce((n,i,s)=>n+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+r[s+1],r[0]);return new Kt(t,r,Ze)},Pn=(r,e)=>{if(We)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(const t of e){const n=document.createElement("style"),i=$e.litNonce;i!==void 0&&n.setAttribute("nonce",i),n.textContent=t.cssText,r.appendChild(n)}},_t=We?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(const n of e.cssRules)t+=n.cssText;return Yt(t)})(r):r;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{is:Hn,defineProperty:Rn,getOwnPropertyDescriptor:Nn,getOwnPropertyNames:Un,getOwnPropertySymbols:Vn,getPrototypeOf:jn}=Object,Ee=globalThis,xt=Ee.trustedTypes,Bn=xt?xt.emptyScript:"",In=Ee.reactiveElementPolyfillSupport,he=(r,e)=>r,_e={toAttribute(r,e){switch(e){case Boolean:r=r?Bn:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},qe=(r,e)=>!Hn(r,e),kt={attribute:!0,type:String,converter:_e,reflect:!1,useDefault:!1,hasChanged:qe};Symbol.metadata??=Symbol("metadata"),Ee.litPropertyMetadata??=new WeakMap;let te=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=kt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){const n=Symbol(),i=this.getPropertyDescriptor(e,n,t);i!==void 0&&Rn(this.prototype,e,i)}}static getPropertyDescriptor(e,t,n){const{get:i,set:s}=Nn(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:i,set(o){const a=i?.call(this);s?.call(this,o),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??kt}static _$Ei(){if(this.hasOwnProperty(he("elementProperties")))return;const e=jn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(he("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(he("properties"))){const t=this.properties,n=[...Un(t),...Vn(t)];for(const i of n)this.createProperty(i,t[i])}const e=this[Symbol.metadata];if(e!==null){const t=litPropertyMetadata.get(e);if(t!==void 0)for(const[n,i]of t)this.elementProperties.set(n,i)}this._$Eh=new Map;for(const[t,n]of this.elementProperties){const i=this._$Eu(t,n);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){const t=[];if(Array.isArray(e)){const n=new Set(e.flat(1/0).reverse());for(const i of n)t.unshift(_t(i))}else e!==void 0&&t.push(_t(e));return t}static _$Eu(e,t){const n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){const e=new Map,t=this.constructor.elementProperties;for(const n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){const e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Pn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){const n=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,n);if(i!==void 0&&n.reflect===!0){const s=(n.converter?.toAttribute!==void 0?n.converter:_e).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(i):this.setAttribute(i,s),this._$Em=null}}_$AK(e,t){const n=this.constructor,i=n._$Eh.get(e);if(i!==void 0&&this._$Em!==i){const s=n.getPropertyOptions(i),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:_e;this._$Em=i;const a=o.fromAttribute(t,s.type);this[i]=a??this._$Ej?.get(i)??a,this._$Em=null}}requestUpdate(e,t,n,i=!1,s){if(e!==void 0){const o=this.constructor;if(i===!1&&(s=this[e]),n??=o.getPropertyOptions(e),!((n.hasChanged??qe)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:i,wrapped:s},o){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}const e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[i,s]of this._$Ep)this[i]=s;this._$Ep=void 0}const n=this.constructor.elementProperties;if(n.size>0)for(const[i,s]of n){const{wrapped:o}=s,a=this[i];o!==!0||this._$AL.has(i)||a===void 0||this.C(i,void 0,s,a)}}let e=!1;const t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};te.elementStyles=[],te.shadowRootOptions={mode:"open"},te[he("elementProperties")]=new Map,te[he("finalized")]=new Map,In?.({ReactiveElement:te}),(Ee.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ke=globalThis,At=r=>r,xe=Ke.trustedTypes,Ct=xe?xe.createPolicy("lit-html",{createHTML:r=>r}):void 0,Gt="$lit$",V=`lit$${Math.random().toFixed(9).slice(2)}$`,Jt="?"+V,Wn=`<${Jt}>`,Z=document,de=()=>Z.createComment(""),ue=r=>r===null||typeof r!="object"&&typeof r!="function",Ye=Array.isArray,Zn=r=>Ye(r)||typeof r?.[Symbol.iterator]=="function",Fe=`[ 	
\f\r]`,ae=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Et=/-->/g,St=/>/g,B=RegExp(`>|${Fe}(?:([^\\s"'>=/]+)(${Fe}*=${Fe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),zt=/'/g,Lt=/"/g,Xt=/^(?:script|style|textarea|title)$/i,qn=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),l=qn(1),j=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),Mt=new WeakMap,W=Z.createTreeWalker(Z,129);function Qt(r,e){if(!Ye(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ct!==void 0?Ct.createHTML(e):e}const Kn=(r,e)=>{const t=r.length-1,n=[];let i,s=e===2?"<svg>":e===3?"<math>":"",o=ae;for(let a=0;a<t;a++){const h=r[a];let u,f,p=-1,D=0;for(;D<h.length&&(o.lastIndex=D,f=o.exec(h),f!==null);)D=o.lastIndex,o===ae?f[1]==="!--"?o=Et:f[1]!==void 0?o=St:f[2]!==void 0?(Xt.test(f[2])&&(i=RegExp("</"+f[2],"g")),o=B):f[3]!==void 0&&(o=B):o===B?f[0]===">"?(o=i??ae,p=-1):f[1]===void 0?p=-2:(p=o.lastIndex-f[2].length,u=f[1],o=f[3]===void 0?B:f[3]==='"'?Lt:zt):o===Lt||o===zt?o=B:o===Et||o===St?o=ae:(o=B,i=void 0);const U=o===B&&r[a+1].startsWith("/>")?" ":"";s+=o===ae?h+Wn:p>=0?(n.push(u),h.slice(0,p)+Gt+h.slice(p)+V+U):h+V+(p===-2?a:U)}return[Qt(r,s+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]};class pe{constructor({strings:e,_$litType$:t},n){let i;this.parts=[];let s=0,o=0;const a=e.length-1,h=this.parts,[u,f]=Kn(e,t);if(this.el=pe.createElement(u,n),W.currentNode=this.el.content,t===2||t===3){const p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(i=W.nextNode())!==null&&h.length<a;){if(i.nodeType===1){if(i.hasAttributes())for(const p of i.getAttributeNames())if(p.endsWith(Gt)){const D=f[o++],U=i.getAttribute(p).split(V),be=/([.?@])?(.*)/.exec(D);h.push({type:1,index:s,name:be[2],strings:U,ctor:be[1]==="."?Gn:be[1]==="?"?Jn:be[1]==="@"?Xn:Se}),i.removeAttribute(p)}else p.startsWith(V)&&(h.push({type:6,index:s}),i.removeAttribute(p));if(Xt.test(i.tagName)){const p=i.textContent.split(V),D=p.length-1;if(D>0){i.textContent=xe?xe.emptyScript:"";for(let U=0;U<D;U++)i.append(p[U],de()),W.nextNode(),h.push({type:2,index:++s});i.append(p[D],de())}}}else if(i.nodeType===8)if(i.data===Jt)h.push({type:2,index:s});else{let p=-1;for(;(p=i.data.indexOf(V,p+1))!==-1;)h.push({type:7,index:s}),p+=V.length-1}s++}}static createElement(e,t){const n=Z.createElement("template");return n.innerHTML=e,n}}function ne(r,e,t=r,n){if(e===j)return e;let i=n!==void 0?t._$Co?.[n]:t._$Cl;const s=ue(e)?void 0:e._$litDirective$;return i?.constructor!==s&&(i?._$AO?.(!1),s===void 0?i=void 0:(i=new s(r),i._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=i:t._$Cl=i),i!==void 0&&(e=ne(r,i._$AS(r,e.values),i,n)),e}class Yn{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){const{el:{content:t},parts:n}=this._$AD,i=(e?.creationScope??Z).importNode(t,!0);W.currentNode=i;let s=W.nextNode(),o=0,a=0,h=n[0];for(;h!==void 0;){if(o===h.index){let u;h.type===2?u=new ge(s,s.nextSibling,this,e):h.type===1?u=new h.ctor(s,h.name,h.strings,this,e):h.type===6&&(u=new Qn(s,this,e)),this._$AV.push(u),h=n[++a]}o!==h?.index&&(s=W.nextNode(),o++)}return W.currentNode=Z,i}p(e){let t=0;for(const n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}}class ge{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,i){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode;const t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=ne(this,e,t),ue(e)?e===d||e==null||e===""?(this._$AH!==d&&this._$AR(),this._$AH=d):e!==this._$AH&&e!==j&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Zn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==d&&ue(this._$AH)?this._$AA.nextSibling.data=e:this.T(Z.createTextNode(e)),this._$AH=e}$(e){const{values:t,_$litType$:n}=e,i=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=pe.createElement(Qt(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(t);else{const s=new Yn(i,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=Mt.get(e.strings);return t===void 0&&Mt.set(e.strings,t=new pe(e)),t}k(e){Ye(this._$AH)||(this._$AH=[],this._$AR());const t=this._$AH;let n,i=0;for(const s of e)i===t.length?t.push(n=new ge(this.O(de()),this.O(de()),this,this.options)):n=t[i],n._$AI(s),i++;i<t.length&&(this._$AR(n&&n._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){const n=At(e).nextSibling;At(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}}class Se{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,i,s){this.type=1,this._$AH=d,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=d}_$AI(e,t=this,n,i){const s=this.strings;let o=!1;if(s===void 0)e=ne(this,e,t,0),o=!ue(e)||e!==this._$AH&&e!==j,o&&(this._$AH=e);else{const a=e;let h,u;for(e=s[0],h=0;h<s.length-1;h++)u=ne(this,a[n+h],t,h),u===j&&(u=this._$AH[h]),o||=!ue(u)||u!==this._$AH[h],u===d?e=d:e!==d&&(e+=(u??"")+s[h+1]),this._$AH[h]=u}o&&!i&&this.j(e)}j(e){e===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}}class Gn extends Se{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===d?void 0:e}}class Jn extends Se{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==d)}}class Xn extends Se{constructor(e,t,n,i,s){super(e,t,n,i,s),this.type=5}_$AI(e,t=this){if((e=ne(this,e,t,0)??d)===j)return;const n=this._$AH,i=e===d&&n!==d||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==d&&(n===d||i);i&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}}class Qn{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){ne(this,e)}}const ei=Ke.litHtmlPolyfillSupport;ei?.(pe,ge),(Ke.litHtmlVersions??=[]).push("3.3.3");const ti=(r,e,t)=>{const n=t?.renderBefore??e;let i=n._$litPart$;if(i===void 0){const s=t?.renderBefore??null;n._$litPart$=i=new ge(e.insertBefore(de(),s),s,void 0,t??{})}return i._$AI(r),i};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ge=globalThis;let b=class extends te{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){const t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ti(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return j}};b._$litElement$=!0,b.finalized=!0,Ge.litElementHydrateSupport?.({LitElement:b});const ni=Ge.litElementPolyfillSupport;ni?.({LitElement:b});(Ge.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const ii={attribute:!0,type:String,converter:_e,reflect:!1,hasChanged:qe},ri=(r=ii,e,t)=>{const{kind:n,metadata:i}=t;let s=globalThis.litPropertyMetadata.get(i);if(s===void 0&&globalThis.litPropertyMetadata.set(i,s=new Map),n==="setter"&&((r=Object.create(r)).wrapped=!0),s.set(t.name,r),n==="accessor"){const{name:o}=t;return{set(a){const h=e.get.call(this);e.set.call(this,a),this.requestUpdate(o,h,r,!0,a)},init(a){return a!==void 0&&this.C(o,void 0,r,a),a}}}if(n==="setter"){const{name:o}=t;return function(a){const h=this[o];e.call(this,a),this.requestUpdate(o,h,r,!0,a)}}throw Error("Unsupported decorator location: "+n)};function c(r){return(e,t)=>typeof t=="object"?ri(r,e,t):((n,i,s)=>{const o=i.hasOwnProperty(s);return i.constructor.createProperty(s,n),o?Object.getOwnPropertyDescriptor(i,s):void 0})(r,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function g(r){return c({...r,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const si=(r,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(r,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function se(r,e){return(t,n,i)=>{const s=o=>o.renderRoot?.querySelector(r)??null;return si(t,n,{get(){return s(this)}})}}const oi=y`
  :host {
    --fb-recorded: var(--frigate-backfill-recorded-color, #6ba58a);
    --fb-backfilled: var(--frigate-backfill-backfilled-color, #2a7de1);
    --fb-missing: var(--frigate-backfill-missing-color, #f59b00);
    --fb-error: var(--error-color, #db4437);
    --fb-text: var(--primary-text-color, #212121);
    --fb-text-2: var(--secondary-text-color, #616161);
    --fb-surface: var(--ha-card-background, var(--card-background-color, #fff));
    --fb-line: var(--divider-color, rgba(127, 127, 127, 0.3));
    --fb-track: color-mix(in srgb, var(--fb-text) 8%, transparent);
    --fb-accent: var(--primary-color, #03a9f4);
    --fb-hatch: repeating-linear-gradient(
      135deg,
      var(--fb-missing) 0 2px,
      color-mix(in srgb, var(--fb-missing) 30%, transparent) 2px 5px
    );
  }
`,v=y`
  ${oi}
  :host {
    display: block;
    color: var(--fb-text);
    font-size: 14px;
    line-height: 1.45;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--fb-accent);
    outline-offset: 2px;
  }
  .muted {
    color: var(--fb-text-2);
  }
  .error-text {
    color: var(--fb-error);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg.icon {
    inline-size: 24px;
    block-size: 24px;
    fill: currentColor;
    flex: none;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`,M=y`
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 40px;
    padding: 4px 18px;
    border: 1px solid var(--fb-line);
    border-radius: 20px;
    background: transparent;
    font-weight: 500;
    text-decoration: none;
    color: var(--fb-text);
    transition: background-color 0.15s;
  }
  .button:hover:not(:disabled) {
    background: var(--fb-track);
  }
  /* Mixed with black, so that white text is readable on any theme's primary colour. */
  .button.primary {
    border-color: transparent;
    background: color-mix(in srgb, var(--fb-accent) 64%, #00131f);
    color: #fff;
  }
  .button.primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--fb-accent) 54%, #00131f);
  }
  .button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: transparent;
  }
  .icon-button:hover:not(:disabled) {
    background: var(--fb-track);
  }
  .icon-button:disabled {
    opacity: 0.35;
    cursor: default;
  }
  :host(:dir(rtl)) .turns {
    transform: scaleX(-1);
  }
`,me=y`
  label {
    display: grid;
    gap: 4px;
    font-size: 12px;
    color: var(--fb-text-2);
  }
  select,
  input:not([type="checkbox"]) {
    font: inherit;
    font-size: 14px;
    min-block-size: 40px;
    max-inline-size: 100%;
    padding: 4px 10px;
    border: 1px solid color-mix(in srgb, var(--fb-text) 45%, transparent);
    border-radius: 8px;
    background: var(--fb-surface);
    color: var(--fb-text);
    color-scheme: inherit;
  }
  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 10px;
    align-items: center;
    font-size: 14px;
    color: var(--fb-text);
  }
  .check input {
    inline-size: 20px;
    block-size: 20px;
    margin: 2px;
    accent-color: var(--fb-accent);
  }
  .check small {
    grid-column: 2;
    color: var(--fb-text-2);
  }
`;var ai=Object.defineProperty,k=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&ai(e,t,i),i};const Qe=class Qe extends b{constructor(){super(...arguments),this.revision=0,this.fingerprint="",this.camera="",this.label="",this.status=null,this.now=0,this.canChange=!1,this.away=!1,this.running=!1,this.hour=null}disconnectedCallback(){super.disconnectedCallback(),this.hour=null}willUpdate(e){e.has("store")&&(this.hour=null)}render(){const{ui:e,config:t,status:n}=this,i=this.canChange&&!this.away;return l`
      <div class="map ${this.away?"stale":""}">
        <slot name="away"></slot>
        ${this.away?d:l`<frigate-backfill-missing
                .ui=${e}
                .status=${n}
                .now=${this.now}
                .mayRun=${this.canChange}
              ></frigate-backfill-missing>`}
        <frigate-backfill-map
          .ui=${e}
          .store=${this.store}
          .revision=${this.revision}
          .camera=${this.label}
          .days=${t.days??365}
          .now=${this.now}
          .offline=${this.away}
          @hour-selected=${this.onHour}
        ></frigate-backfill-map>
        <frigate-backfill-legend .ui=${e}></frigate-backfill-legend>
      </div>
      ${i&&t.show_controls!==!1?this.renderRun():d}
      ${i&&t.show_schedule!==!1?this.renderSchedule():d}
      ${this.hour===null?d:this.renderHour(this.hour)}
    `}renderRun(){const{ui:e}=this;return l`<frigate-backfill-disclosure
      .icon=${En}
      .heading=${e.t("run.title")}
      .open=${this.running}
    >
      <frigate-backfill-run
        .ui=${e}
        .client=${this.client}
        .camera=${this.camera}
        .label=${this.label}
        .status=${this.status}
        .now=${this.now}
      ></frigate-backfill-run>
    </frigate-backfill-disclosure>`}renderSchedule(){const{ui:e}=this,t=this.status?.schedule;if(!t)return d;const n=t.interval_hours;return l`<frigate-backfill-disclosure
      .icon=${$n}
      .heading=${e.t("schedule.title")}
      .note=${t.enabled?e.t("schedule.every",{count:n,n:e.formats.number(n)}):e.t("schedule.off")}
    >
      <frigate-backfill-schedule
        .ui=${e}
        .client=${this.client}
        .camera=${this.camera}
        .schedule=${t}
        .now=${this.now}
      ></frigate-backfill-schedule>
    </frigate-backfill-disclosure>`}renderHour(e){return l`<frigate-backfill-hour
      .ui=${this.ui}
      .client=${this.client}
      .camera=${this.camera}
      .hour=${e}
      .now=${this.now}
      .fingerprint=${this.fingerprint}
      @hour-selected=${this.onHour}
      @closed=${()=>this.hour=null}
    ></frigate-backfill-hour>`}onHour(e){this.hour=e.detail.hour}};Qe.styles=[v,y`
      .map {
        display: flex;
        flex-direction: column;
        gap: 10px;
        padding: 0 16px 14px;
      }
      .stale frigate-backfill-map {
        opacity: 0.6;
      }
    `];let w=Qe;k([c({attribute:!1})],w.prototype,"ui");k([c({attribute:!1})],w.prototype,"config");k([c({attribute:!1})],w.prototype,"client");k([c({attribute:!1})],w.prototype,"store");k([c({type:Number})],w.prototype,"revision");k([c()],w.prototype,"fingerprint");k([c()],w.prototype,"camera");k([c()],w.prototype,"label");k([c({attribute:!1})],w.prototype,"status");k([c({type:Number})],w.prototype,"now");k([c({type:Boolean})],w.prototype,"canChange");k([c({type:Boolean})],w.prototype,"away");k([c({type:Boolean})],w.prototype,"running");k([g()],w.prototype,"hour");var li=Object.defineProperty,ze=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&li(e,t,i),i};const ci=2**20,et=class et extends b{constructor(){super(...arguments),this.status=null,this.now=0,this.mayRun=!1}render(){const{t:e,formats:t}=this.ui;if(!this.status)return d;const{missing:n}=this.status;if(!n)return l`<p>${e(this.mayRun?"missing.never":"missing.never_viewer")}</p>`;const{files:i,past_retention:s}=n,o=i<=s?e("missing.none"):e("missing.some",{count:i,n:t.number(i),duration:t.duration(n.seconds),size:t.size(n.bytes/ci)}),a=i<=s?"missing.but_past":"missing.past",h=s>0?l`, ${e(a,{n:t.number(s)})}`:d,u=e("missing.as_of",{when:t.relative(n.as_of,this.now)});return l`<p>
      <bdi><b>${o}</b>${h}, ${u}.</bdi>
    </p>`}};et.styles=[v,y`
      p {
        margin: 0;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      b {
        font-weight: 500;
        color: var(--fb-text);
      }
    `];let q=et;ze([c({attribute:!1})],q.prototype,"ui");ze([c({attribute:!1})],q.prototype,"status");ze([c({type:Number})],q.prototype,"now");ze([c({type:Boolean})],q.prototype,"mayRun");const m=3600,x=86400;class hi{constructor(e){this.name=e,this.starts=new Map,this.wallClock=new Intl.DateTimeFormat("en-US",{timeZone:e,calendar:"gregory",numberingSystem:"latn",hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"})}offset(e){const t=Math.floor(e),n={};for(const{type:s,value:o}of this.wallClock.formatToParts(t*1e3))n[s]=Number(o);return Date.UTC(n.year??0,(n.month??1)-1,n.day,n.hour,n.minute,n.second)/1e3-t}dayOf(e){return Math.floor((e+this.offset(e))/x)}startOfDay(e){let t=this.starts.get(e);return t===void 0&&(t=this.fromWall(e*x),this.starts.set(e,t)),t}hoursOfDay(e){const t=this.startOfDay(e),n=this.startOfDay(e+1),i=n-t===x?this.offset(t):void 0,s=[];for(let o=Math.ceil(t/m)*m;o<n;o+=m){const a=o+(i??this.offset(o)),h=Math.floor((a-e*x)/m);s.push({start:o,hour:h,repeated:s.some(u=>u.hour===h)})}return s}fromWall(e){const t=e-this.offset(e-x),n=e-this.offset(e+x),i=[t,n].filter(s=>s+this.offset(s)===e);return i.length>0?Math.min(...i):t}parseLocal(e){const t=Date.parse(`${e}Z`);return Number.isNaN(t)?null:this.fromWall(t/1e3)}formatLocal(e){return new Date((e+this.offset(e))*1e3).toISOString().slice(0,16)}}const di={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH"},ui={DMY:"en-GB",MDY:"en-US",YMD:"sv-SE"};class pi{constructor(e,t){this.locale=e,this.zone=t,this.made=new Map,this.language=fi(e.language),this.words=qt(this.language)?this.language:"en",this.numbers=this.numberFormat({maximumFractionDigits:1}),this.times=this.clock({minute:"2-digit"}),this.seconds=this.clock({minute:"2-digit",second:"2-digit"}),this.days=this.calendar({day:"numeric",month:"short"}),this.longDays=this.calendar({weekday:"long",day:"numeric",month:"long",year:"numeric"}),this.weekdays=this.calendar({weekday:"short"}),this.dates=this.dateOnly(),this.agos=new Intl.RelativeTimeFormat(this.words,{numeric:"auto"})}number(e){return this.numbers.format(e)}time(e){return this.times.format(e*1e3)}timeWithSeconds(e){return this.seconds.format(e*1e3)}date(e){return this.dates.format(e*1e3)}dateTime(e){return`${this.date(e)} ${this.time(e)}`}day(e){return this.days.format(this.noon(e))}weekday(e){return this.weekdays.format(this.noon(e))}longDay(e){return this.longDays.format(this.noon(e))}dayDate(e){return this.dates.format(this.noon(e))}duration(e,t="long"){const n=Math.round(e);if(n<60)return this.unit(n,"second",t);if(n<3570)return this.unit(Math.round(n/60),"minute",t);if(n<2*x){const s=Math.round(n/60);return this.two(Math.floor(s/60),"hour",s%60,"minute",t)}const i=Math.round(n/3600);return this.two(Math.floor(i/24),"day",i%24,"hour",t)}clip(e){return this.unit(e,"second","short",0,1)}size(e){if(e===0)return ce(`<${this.size(.01)}`,this.language);const[t,n]=e>=1024?[e/1024,"gigabyte"]:e>=.1?[e,"megabyte"]:[e*1024,"kilobyte"],i=n!=="kilobyte"&&t<100?1:0;return this.unit(t,n,"short",i)}percent(e){return this.numberFormat({style:"percent",maximumFractionDigits:0}).format(e/100)}relative(e,t){const n=e-t,i=Math.abs(n);return i<45?this.ago(0,"second"):i<3570?this.ago(Math.round(n/60),"minute"):i<2*x?this.ago(Math.round(n/3600),"hour"):this.dateTime(e)}ago(e,t){return ce(this.agos.format(e,t),this.language)}noon(e){return(this.zone.startOfDay(e)+x/2)*1e3}two(e,t,n,i,s){const o=this.unit(e,t,s);return n===0?o:ce(`${o} ${this.unit(n,i,s)}`,this.language)}unit(e,t,n,i=0,s=i){const o=this.numberFormat({style:"unit",unit:t,unitDisplay:n,minimumFractionDigits:i,maximumFractionDigits:s});return ce(o.format(e),this.language)}numberFormat(e){const t=JSON.stringify(e);let n=this.made.get(t);return n||(n=this.makeNumberFormat(e),this.made.set(t,n)),n}makeNumberFormat(e){const t=this.locale.number_format??"language";if(e.style==="unit")return new Intl.NumberFormat(this.words,e);if(t==="language")return new Intl.NumberFormat(this.language,e);if(t==="none")return new Intl.NumberFormat("en-US",{...e,useGrouping:!1});const n=t==="system"?void 0:di[t]??this.language;return new Intl.NumberFormat(n,e)}clock(e){const t=this.locale.time_format??"language",n=t==="system"?void 0:this.language,i=new Intl.DateTimeFormat(n,{hour:"numeric"}).resolvedOptions().hour12,s=t==="12"||t!=="24"&&i===!0;return new Intl.DateTimeFormat(n,{...e,hour:s?"numeric":"2-digit",hourCycle:s?"h12":"h23",timeZone:this.zone.name})}calendar(e){return new Intl.DateTimeFormat(this.language,{...e,timeZone:this.zone.name})}dateOnly(){const e=this.locale.date_format??"language",t=e==="system"?void 0:ui[e]??this.language;return new Intl.DateTimeFormat(t,{timeZone:this.zone.name,day:"numeric",month:"numeric",year:"numeric"})}}function fi(r){try{return Intl.getCanonicalLocales(r)[0]??"en"}catch{return"en"}}function en(r){const e=Intl.DateTimeFormat().resolvedOptions().timeZone;return r.locale?.time_zone==="server"?r.config.time_zone:e}function gi(r){return JSON.stringify([r.language,r.locale,en(r)])}function mi(r){const e=new hi(en(r)),t={...r.locale,language:r.locale?.language??r.language};return{t:Ie(r.language),formats:new pi(t,e),zone:e}}function tn(r){return typeof r=="object"&&r!==null&&"code"in r}function bi(r){return tn(r)?r.code:void 0}function K(r,e){if(typeof r=="number")return e("error.connection");if(tn(r)){if(r.code==="unauthorized")return e("error.unauthorized");if(r.code==="unknown_command")return e("error.unknown_command");if(r.message)return r.message}return r instanceof Error?r.message:e("error.unknown")}const yi="/config/integrations/integration/frigate_backfill",vi="/config/integrations/dashboard/add?domain=frigate_backfill",wi={unreachable:Cn,patch_missing:On,patch_incompatible:Fn,auth:Sn};function $i(r,e,t){const n=r??"unreachable",i={icon:wi[n],heading:t(`notice.${n}`),text:t(`notice.${n}_text`)};return e&&n!=="unreachable"?{...i,href:yi,action:t("notice.open_integration")}:i}function _i(r,e,t,n,i){if(r===null&&t!==null){const s=bi(t)==="unknown_command";return{icon:wt,heading:i(s?"notice.not_loaded":"failed"),text:s?i("notice.not_loaded_text"):K(t,i),action:i("retry")}}if(r===null)return{icon:Mn,heading:i("loading"),text:"",busy:!0};if(r.length===0){const s={icon:Ln,heading:i("notice.no_entry"),text:i("notice.no_entry_text")};return n?{...s,href:vi,action:i("notice.no_entry_action")}:s}return e?null:{icon:wt,heading:i("notice.entry_gone"),text:i("notice.entry_gone_text")}}function xi(r,e,t){return r===void 0?{icon:vt,heading:t("notice.no_camera"),text:t(e?"notice.no_camera_text":"notice.no_camera_viewer_text")}:{icon:vt,heading:t("notice.camera_gone",{camera:r}),text:t("notice.camera_gone_text")}}function ki(r,e,t){const n=(r.instances??[]).filter(o=>e.entry_id===void 0||o.entry_id===e.entry_id),i=n.reduce((o,a)=>o+a.cameras.length,0);if(e.camera!==void 0||i<2)return r.camera?l`<span class="muted">${Ve(r.camera)}</span>`:d;const s=o=>o.cameras.map(a=>{const h={entryId:o.entry_id,camera:a.name};return l`<option
        value=${JSON.stringify(h)}
        ?selected=${o===r.instance&&a===r.camera}
      >
        ${Ve(a)}
      </option>`});return l`<select
    aria-label=${t.t("camera")}
    @change=${o=>r.choose(JSON.parse(o.target.value))}
  >
    ${n.length>1?n.map(o=>l`<optgroup label=${o.title}>${s(o)}</optgroup>`):n.map(s)}
  </select>`}function Ve(r){return r.friendly_name??r.name}async function nn(r){return(await r.sendMessagePromise({type:"frigate_backfill/instances"})).instances}class Ai{constructor(e,t){this.connection=e,this.entryId=t}subscribeStatus(e,t){return this.connection.subscribeMessage(t,{type:"frigate_backfill/subscribe_status",entry_id:this.entryId,camera:e})}async coverage(e,t,n){return(await this.send("coverage",{camera:e,after:t,before:n})).buckets}async recordings(e,t,n){return(await this.send("recordings",{camera:e,after:t,before:n})).recordings}async backfill(e,t){return(await this.send("backfill",{camera:e,...t})).job}async cancel(e){await this.send("cancel",{camera:e})}results(e,t){return this.send("results",{camera:e,...t})}setSchedule(e,t){return this.send("set_schedule",{camera:e,...t})}send(e,t){return this.connection.sendMessagePromise({type:`frigate_backfill/${e}`,entry_id:this.entryId,...t})}}const Pe=3e3,Ci=3e4;class Ei{constructor(e,t){this.connection=e,this.changed=t,this.instances=null,this.status=null,this.error=null,this.watched="",this.unsubscribe=null,this.retryTimer=0,this.retryDelay=Pe,this.turn=0,this.restart=()=>{this.unwatch(),this.retryDelay=Pe,this.refresh()}}start(){this.connection.addEventListener("ready",this.restart),this.refresh()}stop(){this.turn++,clearTimeout(this.retryTimer),this.connection.removeEventListener("ready",this.restart),this.unwatch()}watch(e,t){const n=JSON.stringify([e.entryId,t]);if(n===this.watched)return;this.unwatch(),this.watched=n;const i=e.subscribeStatus(t,s=>{this.unsubscribe===i&&this.onStatus(s)});this.unsubscribe=i,i.catch(()=>{this.unsubscribe===i&&(this.unsubscribe=null,this.watched="",this.retryLater())})}unwatch(){const e=this.unsubscribe;this.unsubscribe=null,this.watched="",this.status=null,e?.then(t=>t()).catch(()=>{})}async refresh(){const e=++this.turn;clearTimeout(this.retryTimer);try{const t=await nn(this.connection);if(e!==this.turn)return;this.instances=t,this.error=null,t.some(n=>!n.available)?this.retryLater():this.retryDelay=Pe}catch(t){if(e!==this.turn)return;this.error=t,this.retryLater()}this.changed()}retryLater(){clearTimeout(this.retryTimer),this.retryTimer=window.setTimeout(()=>{this.refresh()},this.retryDelay),this.retryDelay=Math.min(Ci,this.retryDelay*2)}onStatus(e){const t=e.available&&this.status?.available===!1;this.status=e,this.changed(),t&&this.refresh()}}const I=14*x,Si=2,zi={recorded_seconds:0,backfilled_seconds:0,missing_files:0,error_files:0};class Li{constructor(e,t){this.load=e,this.changed=t,this.error=null,this.pieces=new Map,this.queue=[],this.running=0,this.closed=!1}bucket(e){const t=this.pieces.get(Math.floor(e/I));if(!t?.loaded)return;let n=t.buckets.get(e);return n||t.buckets.set(e,n={start_time:e,...zi}),n}request(e,t){const n=[];for(let i=Math.floor(e/I);i*I<t;i++){const s=this.pieces.get(i);(!s||(!s.loaded||s.stale)&&!s.loading&&!s.failed)&&n.push(i)}n.reverse(),this.queue=[...n,...this.queue.filter(i=>!n.includes(i))],this.pump()}isEmpty(e,t){let n=!0;for(let i=Math.floor(e/I);i*I<t;i++){const s=this.pieces.get(i);n&&=s?.loaded===!0;for(const[o,a]of s?.buckets??[])if(o>=e&&o<t&&!Mi(a))return!1}return n?!0:void 0}invalidate(){this.error=null;for(const e of this.pieces.values())e.stale=!0,e.failed=!1}close(){this.closed=!0,this.queue=[]}pump(){for(;this.running<Si;){const e=this.queue.shift();if(e===void 0)return;this.fetch(e)}}async fetch(e){const t=this.pieces.get(e)??{buckets:new Map,loaded:!1,stale:!1,loading:!1,failed:!1};this.pieces.set(e,t),t.loading=!0,t.stale=!1,this.running++;try{const n=await this.load(e*I,(e+1)*I);t.buckets=new Map(n.map(i=>[Math.floor(i.start_time/m)*m,i])),t.loaded=!0,this.error=null}catch(n){t.failed=!0,this.error=n}finally{t.loading=!1,this.running--}this.closed||(this.changed(),this.pump())}}function Mi(r){return r.recorded_seconds===0&&r.backfilled_seconds===0&&r.missing_files===0&&r.error_files===0}const Oi=3e5;class Di{constructor(e){this.host=e,this.config=null,this.client=null,this.store=null,this.key="",this.mapSeen=!1,this.revision=0,this.fingerprint="",this.running=!1,this.live=null,this.connection=null,this.connected=!1,this.chosen=null,this.refreshed=Date.now(),e.addController(this)}hostConnected(){this.connected=!0,this.start()}hostDisconnected(){this.connected=!1,this.live?.stop(),this.live=null,this.forgetCamera()}connect(e){this.connection=e,this.connected&&this.start()}start(){this.live?.stop(),this.connection&&(this.live=new Ei(this.connection,()=>this.onLive()),this.client=null,this.live.start())}configure(e){this.config=e,this.chosen=null,this.host.requestUpdate()}choose(e){this.chosen=e,this.live?.unwatch(),this.host.requestUpdate()}get instances(){return this.live?.instances??null}get error(){return this.live?.error??null}get instance(){const e=this.config?.entry_id??this.chosen?.entryId,t=this.instances??[];return e===void 0?t.find(n=>n.cameras.length>0)??t[0]:t.find(n=>n.entry_id===e)}get camera(){const e=this.instance?.cameras??[],t=this.config?.camera??this.chosen?.camera;return t===void 0?e[0]:e.find(n=>n.name===t)}get status(){return this.live?.status?.status??null}get available(){return this.live?.status?.available??this.instance?.available??!1}get reason(){return this.live?.status?.reason??this.instance?.reason??null}retry(){this.live?.refresh()}refreshOld(){Date.now()-this.refreshed>Oi&&!document.hidden&&this.available&&this.refreshMap()}hostUpdate(){const{instance:e,camera:t,live:n}=this;if(!n||!e||!t)return;(this.client?.entryId!==e.entry_id||this.client.connection!==n.connection)&&(this.client=new Ai(n.connection,e.entry_id));const{client:i}=this,s=JSON.stringify([e.entry_id,t.name]);if(!this.store||s!==this.key){this.forgetCamera(),this.key=s;const o=new Li((a,h)=>i.coverage(t.name,a,h),()=>{this.mapSeen||=o.error===null,this.newNumbers()});this.store=o}n.watch(i,t.name)}forgetCamera(){this.store?.close(),this.store=null,this.key="",this.mapSeen=!1,this.fingerprint=""}onLive(){const e=this.live?.status,{status:t}=this,n=JSON.stringify([e?.available,t?.state,t?.dry_run===!1?t.progress?.files_added:null,t?.recent_runs[0]?.job_id,t?.missing]);e&&n!==this.fingerprint&&(this.fingerprint!==""&&this.refreshMap(),this.fingerprint=n),this.running||=t!==null&&t.state!=="idle",this.host.requestUpdate()}refreshMap(){this.refreshed=Date.now(),this.store?.invalidate(),this.newNumbers()}newNumbers(){this.revision++,this.host.requestUpdate()}}var Ti=Object.defineProperty,Fi=Object.getOwnPropertyDescriptor,Je=(r,e,t,n)=>{for(var i=n>1?void 0:n?Fi(e,t):e,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=(n?o(e,t,i):o(i))||i);return n&&i&&Ti(e,t,i),i};const Pi=2e4,tt=class tt extends b{constructor(){super(...arguments),this.ui=null,this.now=Date.now()/1e3,this.data=new Di(this),this.home=null,this.uiOf="",this.tick=0}static getConfigElement(){return document.createElement(Bt)}static getStubConfig(){return{}}set hass(e){const t=this.home;if(this.home=e,t?.locale!==e.locale||t?.language!==e.language||t.config.time_zone!==e.config.time_zone){const n=gi(e);n!==this.uiOf&&(this.uiOf=n,this.ui=mi(e))}t?.connection!==e.connection&&this.data.connect(e.connection)}setConfig(e){this.data.configure(It(e))}getCardSize(){return 10}getGridOptions(){return{columns:12,min_columns:6,rows:"auto",min_rows:5}}connectedCallback(){super.connectedCallback(),this.tick=window.setInterval(()=>this.onTick(),Pi)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.tick)}get admin(){return this.home?.user?.is_admin===!0}render(){const{ui:e,data:t}=this,{config:n}=t;return!e||!n?d:l`<ha-card>
      <div class="header">
        <h2>${n.title??e.t("title")}</h2>
        ${ki(t,n,e)}
      </div>
      <div class="body">${this.renderBody(e,n)}</div>
    </ha-card>`}renderBody(e,t){const{data:n,admin:i}=this,{instance:s,camera:o,client:a,store:h,status:u}=n,f=_i(n.instances,s,n.error,i,e.t);if(f||!s)return this.renderNotice(f);const p=n.available?null:$i(n.reason,i,e.t);return p&&(!o||!n.mapSeen)?this.renderNotice(p):!o||!a||!h?this.renderNotice(xi(t.camera,i,e.t)):l`<frigate-backfill-camera
      .ui=${e}
      .config=${t}
      .client=${a}
      .store=${h}
      .revision=${n.revision}
      .fingerprint=${n.fingerprint}
      .camera=${o.name}
      .label=${Ve(o)}
      .status=${u}
      .now=${this.now}
      .canChange=${s.can_change}
      .away=${p!==null}
      .running=${n.running}
    >
      ${p?this.renderNotice({...p,text:`${p.text} ${e.t("notice.last_known")}`},!0):d}
    </frigate-backfill-camera>`}renderNotice(e,t=!1){return e?l`<frigate-backfill-notice
      slot=${t?"away":d}
      .icon=${e.icon}
      .heading=${e.heading}
      .text=${e.text}
      .href=${e.href??""}
      .action=${e.action??""}
      .busy=${e.busy??!1}
      .banner=${t}
      @action=${()=>this.data.retry()}
    ></frigate-backfill-notice>`:d}onTick(){this.now=Date.now()/1e3,this.data.refreshOld()}};tt.styles=[v,me,y`
      :host {
        block-size: 100%;
      }
      ha-card {
        display: flex;
        flex-direction: column;
        block-size: 100%;
        overflow: hidden;
      }
      .header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        padding: 14px 16px 6px;
      }
      h2 {
        flex: 1 1 auto;
        margin: 0;
        font-size: var(--ha-card-header-font-size, 20px);
        font-weight: 400;
        line-height: 1.3;
      }
      .body {
        flex: 1 1 auto;
        min-block-size: 0;
        overflow-y: auto;
      }
    `];let ie=tt;Je([g()],ie.prototype,"ui",2);Je([g()],ie.prototype,"now",2);Je([c({attribute:!1,noAccessor:!0})],ie.prototype,"hass",1);var Hi=Object.defineProperty,Le=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&Hi(e,t,i),i};const Ri=1e4,nt=class nt extends b{constructor(){super(...arguments),this.config=null,this.instances=[],this.form="loading"}setConfig(e){this.config=It(e)}connectedCallback(){super.connectedCallback(),Ni().then(e=>this.form=e?"ready":"missing")}firstUpdated(){nn(this.hass.connection).then(e=>this.instances=e,()=>{})}render(){const e=Ie(this.hass.language);if(!this.config||this.form==="loading")return l``;if(this.form==="missing")return l`<p role="alert">${e("editor.unavailable")}</p>`;const t=({name:s})=>e(Ue(`editor.${s}`)??"title"),n=({name:s})=>{const o=Ue(`editor.${s}_help`);return o?e(o):void 0},i={days:365,show_controls:!0,show_schedule:!0,...this.config};return l`<ha-form
      .hass=${this.hass}
      .data=${i}
      .schema=${this.schema()}
      .computeLabel=${t}
      .computeHelper=${n}
      @value-changed=${this.onChange}
    ></ha-form>`}schema(){const{config:e,instances:t}=this,n=[];if(t.length>1||e?.entry_id!==void 0){const s=t.map(({entry_id:o,title:a})=>({value:o,label:a}));n.push({name:"entry_id",selector:{select:{mode:"dropdown",options:s}}})}const i=t.filter(({entry_id:s})=>e?.entry_id===void 0||e.entry_id===s).flatMap(s=>s.cameras).map(({name:s,friendly_name:o})=>({value:s,label:o??s}));return[...n,{name:"camera",selector:{select:{mode:"dropdown",custom_value:!0,options:i}}},{name:"title",selector:{text:{}}},{name:"days",selector:{number:{min:1,max:3650,mode:"box"}}},{name:"show_controls",selector:{boolean:{}}},{name:"show_schedule",selector:{boolean:{}}}]}onChange(e){e.stopPropagation();const t={...e.detail.value},n={days:365,show_controls:!0,show_schedule:!0};for(const[i,s]of Object.entries(t)){const o=n[i];(s==null||s===""||s===o)&&Reflect.deleteProperty(t,i)}this.dispatchEvent(new CustomEvent("config-changed",{detail:{config:t},bubbles:!0,composed:!0}))}};nt.styles=y`
    ha-form {
      display: block;
    }
  `;let Y=nt;Le([c({attribute:!1})],Y.prototype,"hass");Le([g()],Y.prototype,"config");Le([g()],Y.prototype,"instances");Le([g()],Y.prototype,"form");async function Ni(){if(customElements.get("ha-form"))return!0;await(await window.loadCardHelpers?.())?.createCardElement({type:"tile",entity:"sun.sun"})?.constructor?.getConfigElement?.().catch(()=>{});const n=new Promise(i=>setTimeout(()=>i(!1),Ri));return Promise.race([customElements.whenDefined("ha-form").then(()=>!0),n])}const Ui=10,Vi=20,He=r=>Math.min(100,Math.max(0,Math.round(r/m*100)));function ji(r){let e=He(r.recorded_seconds),t=He(r.backfilled_seconds);r.backfilled_seconds>0&&(t=Math.max(t,8)),r.recorded_seconds>0&&(e=Math.max(e,8));let n=0;r.missing_files>0&&(n=Math.max(Vi,He(r.missing_files*Ui)));const i=Math.max(0,e+t+n-100);return i>0&&(e>=t&&e>=n?e-=i:t>=n?t-=i:n-=i),{recorded:e,backfilled:t,missing:n,count:r.missing_files===0?"":String(Math.min(999,r.missing_files)),errors:r.error_files>0}}const Ot=new WeakMap;function rn(r,e){let t=Ot.get(e);t||Ot.set(e,t=new Map);const{recorded_seconds:n,backfilled_seconds:i}=r,s=`${n} ${i} ${r.missing_files} ${r.error_files}`;let o=t.get(s);return o||t.set(s,o=Bi(r,e)),o}function Bi(r,{t:e,formats:t}){const n=[],{recorded_seconds:i,backfilled_seconds:s}=r;if(i>0&&n.push(e("map.recorded",{duration:t.duration(i,"short")})),s>0&&n.push(e("map.backfilled",{duration:t.duration(s,"short")})),r.missing_files>0&&n.push(e("map.missing",{n:t.number(r.missing_files)})),r.error_files>0){const o=r.error_files;n.push(e("map.errors",{count:o,n:t.number(o)}))}return n.length>0?n:[e("map.nothing")]}function Ii(r){return r instanceof HTMLElement&&r.classList.contains("c")}function ke(r){return r.composedPath().find(Ii)}function sn(r,e,{zone:t}){const n=t.startOfDay(r+1);return n<=e&&n-t.startOfDay(r)===x}function Wi(r,e,t,n){const i=sn(r,t,n)?Zi():qi(r,t,n);return an(i,r,e,n),i}let ye;function Zi(){if(!ye){ye=on();for(let n=0;n<24;n++)ye.append(ln(`c h${n}`))}const r=ye.cloneNode(!0),[e,...t]=r.children;return r.label=e,r.cells=t,r.cells.forEach((n,i)=>{n.place=`c h${i}`}),r.usual=!0,r}function qi(r,e,t){const n=on();n.label=n.firstElementChild,n.cells=[],n.usual=!1;const i=t.zone.hoursOfDay(r);let s=0;return i.forEach((o,a)=>{for(;s<o.hour;s++)n.append(Yi(s,t));if(s=o.hour+1,o.start>e)return;const h=o.repeated||i[a+1]?.repeated===!0,u=o.repeated?" again":"",f=ln(`c h${o.hour}${h?" half":""}${u}`);f.hour=o.start,f.time=t.formats.time(o.start),f.time+=u&&` (${t.t("map.repeated")})`,n.cells.push(f),n.append(f)}),n}function on(){const r=document.createElement("div");r.className="row",r.setAttribute("role","row");const e=document.createElement("div");return e.className="label",e.setAttribute("role","rowheader"),e.append(document.createElement("span"),""),r.append(e),r}function an(r,e,t,n){const{formats:i,zone:s}=n;r.setAttribute("aria-rowindex",String(t+2)),r.label.setAttribute("aria-label",i.longDay(e));const[o,a]=r.label.childNodes;if(o&&a&&(o.textContent=i.weekday(e),a.textContent=` ${i.day(e)}`),r.usual){const h=Math.ceil(s.startOfDay(e)/m)*m;r.cells.forEach((u,f)=>{u.hour=h+f*m,u.time=Ki(u.hour,f,n),u.bucket=void 0})}}function ln(r){const e=document.createElement("div");return e.place=r,e.setAttribute("role","gridcell"),e}const Dt=new WeakMap;function Ki(r,e,t){let n=Dt.get(t);return n||Dt.set(t,n=[]),n[e]??=t.formats.time(r)}function Yi(r,e){const t=document.createElement("div");return t.className=`gap h${r}`,t.title=e.t("map.gap"),t.setAttribute("aria-hidden","true"),t}function Tt(r,e,t){let n=!1;for(const i of r.cells){const s=e(i.hour)??null;(i.bucket===void 0||!Gi(i.bucket,s))&&(i.bucket=s,Ji(i,s,t),n=!0)}return n}function Gi(r,e){return r===e||r!==null&&e!==null&&r.recorded_seconds===e.recorded_seconds&&r.backfilled_seconds===e.backfilled_seconds&&r.missing_files===e.missing_files&&r.error_files===e.error_files}function Ji(r,e,t){if(!e){Ft(r,`${r.place} wait`,"",""),r.setAttribute("aria-label",`${r.time}, ${t.t("map.not_loaded")}`);return}const n=ji(e),i=n.recorded+n.backfilled;let s=r.place;n.recorded>=98?s+=" rec":n.backfilled>=98?s+=" back":i>0&&(s+=" mix"),n.missing>0&&(s+=" gone"),n.errors&&(s+=" bad");let o="";if(n.missing>0){const a=100-n.missing,h=a>0?100*(a-i)/a:0;o=`--r:${n.recorded}%;--b:${i}%;--m:${n.missing}%;--y:${h}%`}else i>0&&n.recorded<98&&n.backfilled<98&&(o=`--r:${n.recorded}%;--b:${i}%`);Ft(r,s,o,n.count),r.setAttribute("aria-label",`${r.time}, ${rn(e,t).join(", ")}`)}function Ft(r,e,t,n){if(r.names!==e&&(r.className=r.names=e),(r.shares??"")!==t&&(r.style.cssText=r.shares=t),(r.count??"")!==n&&(r.count=n,r.replaceChildren(),n!=="")){const i=document.createElement("span");i.textContent=n,r.append(i)}}function Xi(r,e){const t=r.classList.contains("again")?` (${e.t("map.repeated")})`:"";return`${cn(r.hour,e)}${t}`}function cn(r,{formats:e,zone:t}){return`${e.longDay(t.dayOf(r))}, ${e.time(r)} – ${e.time(r+m)}`}function T(r,e=""){return l`<svg class="icon ${e}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${r}></path>
  </svg>`}var Qi=Object.defineProperty,P=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&Qi(e,t,i),i};const er=["recorded","backfilled","missing","error"],it=class it extends b{constructor(){super(...arguments),this.camera="",this.hour=0,this.now=0,this.fingerprint="",this.recordings=null,this.error=null,this.playing=null,this.asked=0}willUpdate(e){(e.has("hour")||e.has("camera"))&&(this.recordings=null,this.playing=null),(e.has("hour")||e.has("camera")||e.has("fingerprint"))&&this.load()}render(){const{t:e}=this.ui;return l`<frigate-backfill-dialog
      tall
      .ui=${this.ui}
      .heading=${cn(this.hour,this.ui)}
      @closed=${()=>this.dispatchEvent(new CustomEvent("closed"))}
    >
      <button
        slot="header"
        class="icon-button"
        aria-label=${e("hour.earlier")}
        @click=${()=>this.go(-m)}
      >
        ${T(xn,"turns")}
      </button>
      <button
        slot="header"
        class="icon-button"
        aria-label=${e("hour.later")}
        ?disabled=${this.hour+m>this.now}
        @click=${()=>this.go(m)}
      >
        ${T(kn,"turns")}
      </button>
      <div class="body">${this.renderBody()}</div>
    </frigate-backfill-dialog>`}renderBody(){const{t:e}=this.ui;if(this.error!==null)return l`<frigate-backfill-notice
        .icon=${wn}
        .heading=${e("failed")}
        .text=${K(this.error,e)}
        .action=${e("retry")}
        @action=${this.load}
      ></frigate-backfill-notice>`;if(this.recordings===null)return l`<p role="status">${e("loading")}</p>`;if(this.recordings.length===0)return l`<p role="status">${e("hour.empty")}</p>
        <p class="note">${e("hour.not_looked")}</p>`;const t=this.recordings.filter(n=>n.url!==null);return l`
      ${t.length>0?l`<frigate-backfill-player
              .ui=${this.ui}
              .recordings=${t}
              .recording=${this.playing}
              @play=${this.onPlay}
              @expired=${this.load}
            ></frigate-backfill-player>`:""}
      <p class="muted">${this.summary(this.recordings)}</p>
      <frigate-backfill-recordings
        .ui=${this.ui}
        .recordings=${this.recordings}
        .playing=${this.playing}
        @play=${this.onPlay}
      ></frigate-backfill-recordings>
      <p class="note">${e("hour.not_looked")}</p>
    `}summary(e){const{t,formats:n}=this.ui,i=er.map(a=>{const h=e.filter(u=>u.kind===a).length;return h>0?t("hour.of_kind",{kind:t(`hour.kind.${a}`),n:n.number(h)}):""}),s=e.length;return[t("hour.count",{count:s,n:n.number(s)}),...i.filter(Boolean)].join(" · ")}async load(){const e=++this.asked;try{const{camera:t,hour:n}=this,i=await this.client.recordings(t,n,n+m);if(e!==this.asked)return;this.recordings=i,this.error=null;const s=this.playing?.start_time;this.playing=i.find(o=>o.url&&o.start_time===s)??null}catch(t){e===this.asked&&(this.error=t)}}onPlay(e){this.playing=e.detail.recording}go(e){this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:this.hour+e}}))}};it.styles=[v,M,y`
      frigate-backfill-dialog {
        --dialog-width: 640px;
      }
      .body {
        display: grid;
        gap: 12px;
      }
      /* It stays in sight while the list below it is scrolled. */
      frigate-backfill-player {
        position: sticky;
        inset-block-start: -4px;
        z-index: 1;
        padding-block: 4px;
        background: var(--ha-dialog-surface-background, var(--fb-surface));
      }
      p {
        margin: 0;
      }
      .note {
        font-size: 12px;
        color: var(--fb-text-2);
      }
    `];let E=it;P([c({attribute:!1})],E.prototype,"ui");P([c({attribute:!1})],E.prototype,"client");P([c()],E.prototype,"camera");P([c({type:Number})],E.prototype,"hour");P([c({type:Number})],E.prototype,"now");P([c()],E.prototype,"fingerprint");P([g()],E.prototype,"recordings");P([g()],E.prototype,"error");P([g()],E.prototype,"playing");const tr=["database","too_recent"];function hn({reason:r,message:e},t){const n=r===null?void 0:Ue(`reason.${r}`);return n?e!==null&&r!==null&&tr.includes(r)?`${t(n)} (${e})`:t(n):e??r??""}var nr=Object.defineProperty,Xe=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&nr(e,t,i),i};const ir={recorded:"📹",backfilled:"📁",missing:"❓",error:"⚠️"},rt=class rt extends b{constructor(){super(...arguments),this.recordings=[],this.playing=null}render(){return l`<ul>
      ${this.recordings.map(e=>l`<li>${this.renderEntry(e)}</li>`)}
    </ul>`}renderEntry(e){if(e.url===null)return l`<div class="entry ${e.kind}">${this.renderFacts(e)}</div>`;const{t}=this.ui,n=t("hour.play",{time:this.time(e)});return l`<button
      class="entry ${e.kind}"
      title=${n}
      aria-current=${this.playing===e}
      @click=${()=>this.dispatchEvent(new CustomEvent("play",{detail:{recording:e}}))}
    >
      ${this.renderFacts(e)} ${T(zn)}
    </button>`}renderFacts(e){const{t,formats:n}=this.ui,i=hn(e,t),s=e.kind==="missing"||e.kind==="error";return l`
      <span class="emoji" aria-hidden="true">${ir[e.kind]}</span>
      <span>
        ${this.time(e)}
        <small>${t(`hour.kind.${e.kind}`)}</small>
      </span>
      <span class="number">
        ${e.duration===null?d:n.clip(e.duration)}
      </span>
      <span class="number">
        ${e.size_mb===null?d:n.size(e.size_mb)}
      </span>
      ${s&&i?l`<span class="why">${i}</span>`:d}
      ${e.kind==="error"&&e.file_path?l`<code class="why">${e.file_path}</code>`:d}
    `}time({start_time:e}){const{t,formats:n}=this.ui;return e===null?t("results.unknown_time"):n.timeWithSeconds(e)}};rt.styles=[v,M,y`
      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .entry {
        display: grid;
        grid-template-columns: 28px 1fr auto auto 24px;
        align-items: center;
        gap: 0 12px;
        inline-size: 100%;
        min-block-size: 40px;
        padding: 4px 10px;
        border: 1px solid transparent;
        border-radius: 8px;
        background: color-mix(in srgb, var(--fb-recorded) 12%, transparent);
        text-align: start;
        font-variant-numeric: tabular-nums;
        content-visibility: auto;
        contain-intrinsic-size: auto 40px;
      }
      .backfilled {
        background: color-mix(in srgb, var(--fb-backfilled) 24%, transparent);
      }
      .missing {
        border: 1px dashed var(--fb-missing);
        background: repeating-linear-gradient(
          135deg,
          color-mix(in srgb, var(--fb-missing) 14%, transparent) 0 3px,
          transparent 3px 9px
        );
      }
      .error {
        border: 1px solid color-mix(in srgb, var(--fb-error) 60%, transparent);
        background: color-mix(in srgb, var(--fb-error) 8%, transparent);
      }
      button.entry:hover {
        border-color: var(--fb-text-2);
      }
      button.entry[aria-current="true"] {
        border-color: var(--fb-text);
        box-shadow: 0 0 0 1px var(--fb-text);
      }
      .entry > .icon {
        grid-area: 1 / 5;
      }
      .emoji {
        font-size: 18px;
        text-align: center;
      }
      small {
        font-size: 12px;
        color: var(--fb-text);
        opacity: 0.85;
      }
      .why {
        grid-column: 2 / -1;
        font-size: 12px;
      }
      code.why {
        font-size: 11px;
        overflow-wrap: anywhere;
        color: var(--fb-text-2);
      }
      .number {
        font-size: 13px;
        min-inline-size: 3.6em;
        text-align: end;
        white-space: nowrap;
      }
      @media (max-width: 520px) {
        .entry {
          gap: 0 8px;
        }
        small {
          display: block;
        }
      }
    `];let re=rt;Xe([c({attribute:!1})],re.prototype,"ui");Xe([c({attribute:!1})],re.prototype,"recordings");Xe([c({attribute:!1})],re.prototype,"playing");var rr=Object.defineProperty,Me=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&rr(e,t,i),i};const st=class st extends b{constructor(){super(...arguments),this.recordings=[],this.recording=null,this.failed=!1,this.renewed=0}willUpdate(e){if(e.has("recording")){const t=e.get("recording");t?.start_time!==this.recording?.start_time&&(this.renewed=0),this.failed=this.renewed>0&&t?.url===this.recording?.url}}render(){return l`
      <div class="screen">${this.renderScreen()}</div>
      ${this.recording?this.renderBar(this.recording):d}
    `}renderScreen(){const{t:e}=this.ui,{recording:t}=this;if(t?.url==null)return l`<p>${e("hour.pick")}</p>`;if(this.failed){const n=t.kind==="error";return l`<p role="alert">${e(n?"hour.play_damaged":"hour.play_failed")}</p>`}return l`<video
      src=${t.url}
      aria-label=${this.time(t)}
      controls
      autoplay
      playsinline
      @ended=${()=>this.move(1)}
      @error=${this.onError}
    ></video>`}renderBar(e){const{t}=this.ui,n=this.index;return l`<div class="bar">
      <button
        class="icon-button"
        aria-label=${t("hour.previous")}
        ?disabled=${n<=0}
        @click=${()=>this.move(-1)}
      >
        ${T(Tn,"turns")}
      </button>
      <span>${this.time(e)}</span>
      ${e.url?l`<a class="download" href=${e.url} download>${t("hour.download")}</a>`:d}
      <button
        class="icon-button"
        aria-label=${t("hour.next")}
        ?disabled=${n>=this.recordings.length-1}
        @click=${()=>this.move(1)}
      >
        ${T(Dn,"turns")}
      </button>
    </div>`}time({start_time:e}){return e===null?"":this.ui.formats.timeWithSeconds(e)}get index(){return this.recordings.findIndex(e=>e===this.recording)}move(e){const t=this.recordings[this.index+e];t&&this.dispatchEvent(new CustomEvent("play",{detail:{recording:t}}))}onError(){this.renewed++,this.renewed>1?this.failed=!0:this.dispatchEvent(new CustomEvent("expired"))}};st.styles=[v,M,y`
      .screen {
        display: grid;
        place-items: center;
        aspect-ratio: 16 / 9;
        max-block-size: 46vh;
        inline-size: 100%;
        border-radius: 12px;
        overflow: hidden;
        background: #101418;
        color: #e8eaed;
        text-align: center;
      }
      video {
        inline-size: 100%;
        block-size: 100%;
        min-block-size: 0;
      }
      p {
        margin: 0;
        padding: 16px;
        max-inline-size: 48ch;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 4px;
        font-variant-numeric: tabular-nums;
      }
      .bar span {
        flex: 1;
        text-align: center;
      }
      a {
        color: inherit;
      }
      .download {
        font-size: 13px;
      }
    `];let G=st;Me([c({attribute:!1})],G.prototype,"ui");Me([c({attribute:!1})],G.prototype,"recordings");Me([c({attribute:!1})],G.prototype,"recording");Me([g()],G.prototype,"failed");var sr=Object.defineProperty,or=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&sr(e,t,i),i};const ar=["recorded","backfilled","missing","errors","none"],ot=class ot extends b{render(){return l`<ul>
      ${ar.map(e=>l`<li><i class=${e} aria-hidden="true"></i>${this.ui.t(`legend.${e}`)}</li>`)}
    </ul>`}};ot.styles=[v,y`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 12px;
        color: var(--fb-text-2);
      }
      li {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      i {
        position: relative;
        inline-size: 14px;
        block-size: 14px;
        border-radius: 3px;
        background: var(--fb-track);
      }
      .recorded {
        background: var(--fb-recorded);
      }
      .backfilled {
        background: var(--fb-backfilled);
      }
      .missing {
        background: var(--fb-hatch);
      }
      .errors::after {
        content: "";
        position: absolute;
        inset: 4px;
        border-radius: 50%;
        background: var(--fb-error);
      }
    `];let Ae=ot;or([c({attribute:!1})],Ae.prototype,"ui");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const lr=r=>(...e)=>({_$litDirective$:r,values:e});let cr=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const hr={},dr=lr(class extends cr{constructor(){super(...arguments),this.ot=hr}render(r,e){return e()}update(r,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((n,i)=>n===this.ot[i]))return j}else if(this.ot===e)return j;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}}),je=28,ve=2*je;class Pt{constructor(e,t,n,i=je){this.store=e,this.days=t,this.startOfRow=n,this.wanted=0,this.shown=Math.min(t,i)}get oldest(){return Math.ceil(this.startOfRow(this.shown-1)/m)*m}get end(){return this.shown<this.days&&this.isOver(1/0)===!0?this.shown-1-ve:void 0}grow(e){if(this.shown>=this.days||!this.store.bucket(this.oldest))return!1;const t=this.isOver(e);return t===void 0&&this.store.request(...this.tail(e)),t===!1&&(this.shown=Math.min(this.days,this.shown+je)),t===!1}lookFurther(){this.shown=Math.min(this.days,this.shown+ve),this.wanted=this.shown}isOver(e){return this.shown<ve||this.shown<=this.wanted?!1:this.store.isEmpty(...this.tail(e))}tail(e){const t=this.startOfRow(this.shown-1-ve);return[this.startOfRow(this.shown-1),Math.min(e,t)]}}class dn{constructor(e){this.act=e,this.handle=0}request(){this.handle||=requestAnimationFrame(e=>{this.handle=0,this.act(e)})}cancel(){cancelAnimationFrame(this.handle),this.handle=0}}function ur({formats:r,t:e,zone:t},n){let i=n;for(;t.startOfDay(i+1)-t.startOfDay(i)!==x;)i--;const s=t.startOfDay(i),o=[...Array(24).keys()].map(a=>{const h=r.time(s+a*m),u=a%3===0?mr(h):"";return l`<div class="h${a}" role="columnheader">
      <span aria-hidden="true">${u}</span><span class="visually-hidden">${h}</span>
    </div>`});return l`<div class="head" role="row" aria-rowindex="1">
    <div class="corner" role="columnheader">
      <span class="visually-hidden">${e("map.day")}</span>
    </div>
    ${o}
  </div>`}function pr(r,e,t){r.style.removeProperty("--fb-label"),t>e.offsetWidth&&r.style.setProperty("--fb-label",`${t}px`)}function fr(r,{t:e},t){return un(e("map.failed",{error:K(r,e)}),e("retry"),t)}function gr(r,{t:e,formats:t},n){return un(e("map.reached",{date:t.dayDate(r)}),e("map.older"),n)}function un(r,e,t){return l`<div class="foot" role="status">
    ${r}
    <button class="link" @click=${t}>${e}</button>
  </div>`}function mr(r){return r.replace(/[:.]00/,"").replace(/^0(\d)/,"$1")}function br(r,e,t){if(!(r.altKey||r.metaKey))switch(r.key){case"Enter":case" ":return"open";case"Escape":return"hide";default:return yr(r,e,t)}}function yr(r,e,{zone:t,oldest:n,newest:i,rtl:s}){const o=s?"ArrowLeft":"ArrowRight",a=t.dayOf(e),h=(()=>{switch(r.key){case"ArrowLeft":case"ArrowRight":return e+(r.key===o?m:-m);case"ArrowUp":return we(e,a+1,t);case"ArrowDown":return we(e,a-1,t);case"PageUp":return we(e,a+7,t);case"PageDown":return we(e,a-7,t);case"Home":return r.ctrlKey?i:t.hoursOfDay(a)[0]?.start;case"End":return r.ctrlKey?n:t.hoursOfDay(a).at(-1)?.start;default:return}})();return h===void 0?void 0:Math.min(i,Math.max(n,h))}function we(r,e,t){const n=t.hoursOfDay(t.dayOf(r)).find(s=>s.start===r)?.hour??0,i=t.hoursOfDay(e);return(i.find(s=>s.hour>=n)??i.at(-1))?.start}class vr{constructor(e,t,n){this.box=e,this.source=t,this.rowHeight=n,this.rows=new Map,this.spare=[]}at(e){return this.rows.get(e)}widestLabel(){return Math.max(0,...[...this.rows.values()].map(e=>e.label.offsetWidth))}show(e,t,n){for(const[i,s]of this.rows)(i<e||i>t)&&i!==n&&(this.rows.delete(i),s.usual?this.spare.push(s):s.remove());for(let i=e;i<=t;i++)this.rows.has(i)||this.rows.set(i,this.make(i));this.spare.forEach(i=>i.remove()),this.spare=[]}paint(e){const{bucketOf:t,ui:n}=this.source;let i=e;for(const s of this.rows.values()){if(i===0)return!1;i-=Tt(s,t,n)?1:0}return!0}sort(e){const t=[...this.rows.keys()].sort((s,o)=>s-o),n=this.rows.get(e)??null;let i=null;for(const s of t){const o=this.rows.get(s);o&&o!==n&&o.previousElementSibling!==i&&this.box.insertBefore(o,i?i.nextElementSibling:this.box.firstElementChild),i=o??i}}make(e){const{ui:t,now:n,today:i,bucketOf:s}=this.source,o=i-e;let a=sn(o,n,t)?this.spare.pop():void 0;return a?an(a,o,e,t):(a=Wi(o,e,n,t),this.box.append(a)),a.style.transform=`translateY(${e*this.rowHeight}px)`,Tt(a,s,t),a}}const Ht=80;class wr{constructor(e){this.steps=e,this.frame=new dn(t=>this.onFrame(t)),this.timer=0,this.loaded=0}moved(){this.frame.request(),clearTimeout(this.timer),this.timer=window.setTimeout(()=>{this.steps.rest(),this.steps.load()},Ht)}stop(){this.frame.cancel(),clearTimeout(this.timer)}onFrame(e){this.steps.follow(),e>this.loaded+Ht&&(this.loaded=e,this.steps.load())}}const $r=[...Array(24).keys()],_r=$r.map(r=>{const e=2+2*r,t=2+2*(r%12),n=r<12?1:2;return`
    .h${r} { grid-area: 1 / ${e} / auto / span 2; }
    .h${r}.half { grid-area: 1 / ${e} / auto / span 1; }
    .h${r}.half.again { grid-area: 1 / ${e+1} / auto / span 1; }
    .folded .h${r} { grid-area: ${n} / ${t} / auto / span 2; }
    .folded .h${r}.half { grid-area: ${n} / ${t} / auto / span 1; }
    .folded .h${r}.half.again { grid-area: ${n} / ${t+1} / auto / span 1; }`}).join(""),xr=y`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .scroller {
    flex: 1 1 auto;
    overflow-y: auto;
    max-block-size: var(--frigate-backfill-map-height, 372px);
    scrollbar-width: thin;
    container-type: inline-size;
    position: relative;
  }
  .rows {
    position: relative;
    font-size: 9.5px;
  }
  /* Three digits fit into a cell of the narrowest card, too. */
  .folded .rows {
    font-size: clamp(8px, (100cqi - 50px) / 24, 11px);
  }
  .row,
  .head {
    display: grid;
    grid-template-columns: var(--label) repeat(48, minmax(0, 1fr));
    --label: var(--fb-label, 76px);
  }
  .folded .row,
  .folded .head {
    grid-template-columns: var(--label) repeat(24, minmax(0, 1fr));
    --label: var(--fb-label, 50px);
  }
  .row {
    position: absolute;
    inset-inline: 0;
    block-size: 26px;
    grid-template-rows: 26px;
    contain: strict;
    content-visibility: auto;
  }
  .folded .row {
    block-size: 60px;
    grid-template-rows: 28px 28px;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    padding-block: 2px 4px;
    background: var(--fb-surface);
    color: var(--fb-text-2);
    font-size: 11px;
    line-height: 14px;
  }
  .head > * {
    white-space: nowrap;
    min-inline-size: 0;
  }
  .corner {
    grid-area: 1 / 1;
  }
  .label {
    grid-area: 1 / 1;
    justify-self: start;
    align-self: center;
    font-size: 12px;
    white-space: nowrap;
    padding-inline-end: 6px;
    color: var(--fb-text);
  }
  .label span {
    color: var(--fb-text-2);
    display: inline-block;
    min-inline-size: 2.3em;
  }
  .folded .label {
    grid-area: 1 / 1 / span 2 / auto;
    line-height: 1.3;
    padding-block-end: 4px;
  }
  .folded .label span {
    display: block;
  }
  /* Neither clipped nor positioned, which would cost each frame that scrolls dearly. */
  .c,
  .gap {
    margin: 1px;
    border-radius: 3px;
    min-inline-size: 0;
  }
  .c {
    background: var(--fb-track);
    cursor: pointer;
    line-height: 22px;
    letter-spacing: -0.4px;
    text-align: center;
    color: var(--fb-text);
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  .folded .c {
    line-height: 26px;
  }
  .c.wait {
    background: color-mix(in srgb, var(--fb-track) 50%, transparent);
    cursor: progress;
  }
  .c.rec {
    background: var(--fb-recorded);
  }
  .c.back {
    background: var(--fb-backfilled);
  }
  .c.mix {
    background: var(--fb-shares);
  }
  .c.mix,
  .c.gone {
    --fb-shares: linear-gradient(
      to top,
      var(--fb-recorded) 0 var(--r),
      var(--fb-backfilled) var(--r) var(--b),
      var(--fb-track) var(--b)
    );
  }
  .c.gone {
    background:
      var(--fb-hatch) 0 var(--y) / 100% var(--m) no-repeat,
      var(--fb-shares);
  }
  /* A halo instead of a box: the hatching stays to be seen. */
  .c > span {
    display: block;
    /* On a narrow map, a number may be wider than its cell. */
    margin-inline: -4px;
    font-weight: 600;
    paint-order: stroke fill;
    -webkit-text-stroke: 2.5px var(--fb-surface);
  }
  /* Half a column has no room for a number that lies. */
  .half > span {
    display: grid;
    place-content: center;
    height: 100%;
    margin: 0 -2px;
    writing-mode: vertical-rl;
    line-height: 1;
  }
  .c.bad {
    position: relative;
  }
  .c.bad::after {
    content: "";
    position: absolute;
    inset-block-start: 2px;
    inset-inline-end: 2px;
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--fb-error);
    box-shadow: 0 0 0 1px var(--fb-surface);
  }
  .c:hover {
    outline: 2px solid color-mix(in srgb, var(--fb-text) 60%, transparent);
    outline-offset: -2px;
  }
  .c:focus-visible {
    /* Inside the cell: the row cuts off what leaves it. */
    outline: 2px solid var(--fb-text);
    outline-offset: -2px;
    box-shadow: 0 0 0 3.5px var(--fb-surface) inset;
  }
  .gap {
    position: relative;
  }
  .gap::after {
    content: "";
    position: absolute;
    inset: 50% 25% auto;
    border-block-start: 1px dashed var(--fb-text-2);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    justify-content: center;
    padding: 8px 0 4px;
    font-size: 12px;
    color: var(--fb-text-2);
  }
  .link {
    border: 0;
    padding: 6px 4px;
    background: none;
    color: var(--fb-text);
    text-decoration: underline;
    font-size: 12px;
  }
  .tip {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--fb-line);
    border-radius: 8px;
    inline-size: max-content;
    max-inline-size: min(340px, calc(100vw - 16px));
    background: var(--fb-surface);
    color: var(--fb-text);
    box-shadow: 0 3px 12px rgba(0, 0, 0, 0.3);
    font-size: 12px;
    pointer-events: none;
  }
  .tip b {
    display: block;
    font-weight: 500;
  }
  ${Yt(_r)}
`;class kr{constructor(){this.hour=0}mark(e){const t=e?.cells.find(n=>n.hour===this.hour);t!==this.cell&&(this.cell?.removeAttribute("tabindex"),this.cell=t),t&&t.tabIndex!==0&&(t.tabIndex=0)}get focused(){return this.cell?.matches(":focus")===!0}focus(){this.cell?.focus({preventScroll:!0})}}const le=8;class Ar{constructor(e,t){this.popover=e,this.source=t}onPointer(e){const t=ke(e);t&&e.pointerType!=="touch"?this.show(t):this.hide()}onFocus(e){const t=ke(e);t?.matches(":focus-visible")&&this.show(t)}hide(){const e=this.popover();e.matches(":popover-open")&&e.hidePopover()}show(e){const{ui:t}=this.source,n=this.source.bucketOf(e.hour),i=this.popover(),s=document.createElement("b");s.textContent=Xi(e,t);const o=n?rn(n,t):[t.t("map.not_loaded")];i.replaceChildren(s,o.join(" · ")),i.matches(":popover-open")||i.showPopover(),Cr(i,e)}}function Cr(r,e){const t=e.getBoundingClientRect(),n=r.getBoundingClientRect(),i=t.left+t.width/2-n.width/2,s=window.innerWidth-n.width-le,o=t.top-n.height-le;r.style.left=`${Math.max(le,Math.min(i,s))}px`,r.style.top=`${o>le?o:t.bottom+le}px`}const Re=6,Rt=26,Er=440,Sr=60,zr=r=>r>0&&r<Er;class Lr{constructor(){this.top=0,this.height=0,this.rowHeight=Rt}fold(e){this.rowHeight=e?Sr:Rt}rows(e){const t=Math.max(0,Math.floor(this.top/this.rowHeight)-Re),n=t+Math.ceil(this.height/this.rowHeight)+2*Re;return[t,Math.min(e-1,n)]}nearEnd(e){return this.rows(e)[1]>=e-1-Re}topFor(e,t){const n=e*this.rowHeight,i=this.height-t;return n<this.top?n:n+this.rowHeight>this.top+i?n+this.rowHeight-i:void 0}}var Mr=Object.defineProperty,C=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&Mr(e,t,i),i};const Or=14,Dr=5,at=class at extends b{constructor(){super(...arguments),this.revision=0,this.camera="",this.days=365,this.now=0,this.offline=!1,this.folded=!1,this.today=0,this.view=new Lr,this.tabStop=new kr,this.tip=new Ar(()=>this.tipBox,this),this.painting=new dn(()=>this.paint()),this.scrolling=new wr({follow:()=>this.follow(),load:()=>this.load(),rest:()=>this.rows.sort(this.activeRow)}),this.resize=new ResizeObserver(()=>this.measure()),this.startOfRow=e=>this.ui.zone.startOfDay(this.today-e),this.lookFurther=()=>{this.depth.lookFurther(),this.requestUpdate(),this.updateComplete.then(()=>this.moveTo(this.depth.shown*this.view.rowHeight))},this.retry=()=>{this.store.invalidate(),this.load()}}connectedCallback(){super.connectedCallback(),this.resize.observe(this),this.hasUpdated&&(this.resize.observe(this.scroller),this.painting.request())}firstUpdated(){this.resize.observe(this.scroller)}disconnectedCallback(){super.disconnectedCallback(),this.resize.disconnect(),this.scrolling.stop(),this.painting.cancel()}render(){const{t:e}=this.ui;return l`
      <div
        class="scroller ${this.folded?"folded":""}"
        role="grid"
        aria-label=${e("map.label",{camera:this.camera})}
        aria-description=${e("map.hint")}
        aria-rowcount=${this.depth.shown+1}
        @scroll=${this.onScroll}
        @keydown=${this.onKey}
        @click=${this.onClick}
        @pointerover=${t=>this.tip.onPointer(t)}
        @pointerleave=${()=>this.tip.hide()}
        @focusin=${t=>this.tip.onFocus(t)}
        @focusout=${()=>this.tip.hide()}
      >
        ${dr([this.ui],()=>ur(this.ui,this.today))}
        <div
          class="rows"
          role="rowgroup"
          style="height:${this.depth.shown*this.view.rowHeight}px"
        ></div>
      </div>
      ${this.renderFoot()}
      <div class="tip" popover="manual" aria-hidden="true"></div>
    `}renderFoot(){const{error:e}=this.store;if(e!==null)return this.offline?d:fr(e,this.ui,this.retry);const{end:t}=this.depth;return t===void 0?d:gr(this.today-t,this.ui,this.lookFurther)}willUpdate(e){this.today=this.ui.zone.dayOf(this.now),e.has("store")?(this.depth=new Pt(this.store,this.days,this.startOfRow),this.tabStop.hour=0):e.has("days")&&(this.depth=new Pt(this.store,this.days,this.startOfRow,this.depth.shown))}updated(e){const t=e.get("now"),n=t!==void 0&&Math.floor(t/m)!==Math.floor(this.now/m),i=e.has("ui")||e.has("folded");e.has("store")&&(this.scroller.scrollTop=this.view.top=0),i||n||e.has("store")?this.makeRows():(this.showRows(),this.painting.request()),i&&pr(this.scroller,this.corner,this.rows.widestLabel()),(e.has("store")||e.has("revision"))&&(this.load(),this.grow())}bucketOf(e){return this.store.bucket(e)}measure(){const e=this.view.top/this.view.rowHeight;this.view.height=this.scroller.clientHeight;const t=zr(this.clientWidth);t!==this.folded?(this.folded=t,this.view.fold(t),this.updateComplete.then(()=>this.moveTo(e*this.view.rowHeight))):(this.showRows(),this.load())}makeRows(){const{focused:e}=this.tabStop,{ui:t,now:n,today:i}=this,s=o=>this.bucketOf(o);this.rowBox.replaceChildren(),this.rows=new vr(this.rowBox,{ui:t,now:n,today:i,bucketOf:s},this.view.rowHeight),this.showRows(),e&&this.tabStop.focus()}showRows(){const[e,t]=this.view.rows(this.depth.shown);this.tabStop.hour||=Math.floor(this.now/m)*m,this.rows.show(e,t,this.activeRow),this.tabStop.mark(this.rows.at(this.activeRow))}get activeRow(){return this.today-this.ui.zone.dayOf(this.tabStop.hour)}paint(){this.rows.paint(Dr)||this.painting.request()}onScroll(){this.tip.hide(),this.scrolling.moved()}follow(){this.view.top=this.scroller.scrollTop,this.showRows(),this.grow()}moveTo(e){this.scroller.scrollTop=e,this.view.top=this.scroller.scrollTop,this.showRows()}load(){const[e,t]=this.view.rows(this.depth.shown);if(t>=e){const n=Math.min(this.days-1,t+Or);this.store.request(this.startOfRow(n),this.startOfRow(e-1))}}grow(){this.view.nearEnd(this.depth.shown)&&this.depth.grow(this.now)&&this.requestUpdate()}onClick(e){const t=ke(e);t&&this.select(t)}select(e){this.tabStop.hour=e.hour,this.tabStop.mark(this.rows.at(this.activeRow)),this.tip.hide(),this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:e.hour}}))}onKey(e){const t=ke(e),n=t&&br(e,t.hour,this.bounds);if(!(!t||n===void 0)){if(n==="hide"){this.tip.hide();return}e.preventDefault(),n==="open"?this.select(t):this.focusHour(n)}}get bounds(){return{zone:this.ui.zone,newest:Math.floor(this.now/m)*m,oldest:this.depth.oldest,rtl:getComputedStyle(this).direction==="rtl"}}focusHour(e){this.tabStop.hour=Math.ceil(e/m)*m;const t=this.view.topFor(this.activeRow,this.head.offsetHeight);t===void 0?this.showRows():this.moveTo(t),this.tabStop.focus()}};at.styles=[v,M,xr];let _=at;C([c({attribute:!1})],_.prototype,"ui");C([c({attribute:!1})],_.prototype,"store");C([c({type:Number})],_.prototype,"revision");C([c()],_.prototype,"camera");C([c({type:Number})],_.prototype,"days");C([c({type:Number})],_.prototype,"now");C([c({type:Boolean})],_.prototype,"offline");C([g()],_.prototype,"folded");C([se(".scroller")],_.prototype,"scroller");C([se(".rows")],_.prototype,"rowBox");C([se(".head")],_.prototype,"head");C([se(".corner")],_.prototype,"corner");C([se(".tip")],_.prototype,"tipBox");var Tr=Object.defineProperty,ee=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&Tr(e,t,i),i};const lt=class lt extends b{constructor(){super(...arguments),this.icon="",this.heading="",this.text="",this.href="",this.action="",this.banner=!1,this.busy=!1}render(){return l`<div role="status">
      ${T(this.icon)}
      <h3>${this.heading}</h3>
      ${this.text?l`<p>${this.text}</p>`:d} ${this.renderAction()}
    </div>`}renderAction(){return this.action?this.href?l`<a class="button" href=${this.href} @click=${this.onLink}>${this.action}</a>`:l`<button class="button" @click=${this.onAction}>${this.action}</button>`:d}onAction(){this.dispatchEvent(new CustomEvent("action"))}onLink(e){e.ctrlKey||e.metaKey||e.shiftKey||e.button!==0||(e.preventDefault(),history.pushState(null,"",this.href),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}})))}};lt.styles=[v,M,y`
      div {
        display: grid;
        justify-items: center;
        gap: 6px;
        padding: 28px 16px;
        text-align: center;
      }
      .icon {
        inline-size: 44px;
        block-size: 44px;
        opacity: 0.55;
      }
      h3 {
        margin: 4px 0 0;
        font-size: 16px;
        font-weight: 500;
      }
      p {
        margin: 0;
        max-inline-size: 44ch;
        color: var(--fb-text-2);
      }
      .button {
        margin-block-start: 12px;
      }
      :host([banner]) div {
        grid-template-columns: auto 1fr auto;
        justify-items: start;
        align-items: center;
        gap: 2px 12px;
        padding: 10px 12px;
        border-radius: 8px;
        text-align: start;
        background: color-mix(in srgb, var(--fb-missing) 16%, transparent);
      }
      :host([banner]) .icon {
        grid-row: 1 / span 2;
        inline-size: 24px;
        block-size: 24px;
        opacity: 1;
      }
      :host([banner]) h3 {
        margin: 0;
        font-size: 14px;
        grid-column: 2;
      }
      :host([banner]) p {
        grid-column: 2;
        font-size: 13px;
        max-inline-size: none;
      }
      :host([banner]) .button {
        grid-area: 1 / 3 / span 2;
        margin: 0;
      }
      :host([busy]) .icon {
        animation: breathe 1.6s ease-in-out infinite alternate;
      }
      @keyframes breathe {
        from {
          opacity: 0.2;
        }
      }
    `];let O=lt;ee([c()],O.prototype,"icon");ee([c()],O.prototype,"heading");ee([c()],O.prototype,"text");ee([c()],O.prototype,"href");ee([c()],O.prototype,"action");ee([c({type:Boolean,reflect:!0})],O.prototype,"banner");ee([c({type:Boolean,reflect:!0})],O.prototype,"busy");var Fr=Object.defineProperty,H=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&Fr(e,t,i),i};const Pr=50,ct=class ct extends b{constructor(){super(...arguments),this.camera="",this.filter="",this.results=null,this.total=0,this.listed=null,this.error=null,this.turn=0}willUpdate(e){(e.get("run")?.job_id!==this.run.job_id||e.has("camera"))&&(e.has("run")||e.has("camera"))&&(this.filter="",this.listed=null,this.restart())}render(){const{t:e,formats:t}=this.ui,n=this.results?.length??0,i=this.listed===null?0:this.run.files_skipped-this.leftOut;return l`
      <div class="filters" role="group" aria-label=${e("results.filter")}>
        ${this.renderFilter("",e("results.all"))}
        ${this.statuses().map(([s,o])=>this.renderFilter(s,`${e(`result.${s}`)} ${t.number(o)}`))}
      </div>
      ${this.renderTable()}
      <div class="foot">
        ${n>0?l`<span
                >${e("results.shown",{n:t.number(n),total:t.number(this.total)})}</span
              >`:d}
        ${n<this.total?l`<button class="button" @click=${this.more}>${e("results.more")}</button>`:d}
        ${i>0?l`<span>${e("results.known",{count:i,n:t.number(i)})}</span>`:d}
      </div>
    `}renderFilter(e,t){return l`<button
      aria-pressed=${this.filter===e}
      @click=${()=>{this.filter=e,this.restart()}}
    >
      ${t}
    </button>`}renderTable(){const{t:e}=this.ui;return this.error!==null?l`<p role="alert" class="error-text">${K(this.error,e)}</p>`:this.results===null?l`<p class="muted" role="status">${e("loading")}</p>`:this.results.length===0?l`<p class="muted">${e("results.empty")}</p>`:l`<div class="box" tabindex="0" role="region" aria-label=${e("results.title")}>
      <table>
        <tbody>
          ${this.results.map(t=>this.renderResult(t))}
        </tbody>
      </table>
    </div>`}renderResult(e){const{t,formats:n}=this.ui,{start_time:i,duration:s,file_size_mb:o}=e,a=hn(e,t);return l`<tr>
      <td class="when">
        ${i===null?t("results.unknown_time"):l`${n.date(i)}<br />${n.timeWithSeconds(i)}`}
      </td>
      <td>
        <span class="status ${e.status}">${t(`result.${e.status}`)}</span>
        ${a?l`<div>${a}</div>`:d}
        ${e.status==="error"||i===null?l`<code>${e.file_path}</code>`:d}
      </td>
      <td class="size">
        ${s?n.clip(s):d}<br />${o===null?d:n.size(o)}
      </td>
    </tr>`}get leftOut(){const{files_added:e,files_updated:t,files_errors:n}=this.run;return Math.max(0,(this.listed??0)-e-t-n)}statuses(){const{run:e}=this;return[[e.dry_run?"would_add":"added",e.files_added],[e.dry_run?"would_update":"updated",e.files_updated],["skipped",this.leftOut],["error",e.files_errors]].filter(([,n])=>n>0)}restart(){this.results=null,this.error=null,this.total=0,this.more()}async more(){const e=++this.turn,t=this.results?.length??0;try{const n=await this.client.results(this.camera,{job_id:this.run.job_id,...this.filter===""?{}:{status:this.filter},offset:t,limit:Pr});e===this.turn&&(this.results=[...this.results??[],...n.results],this.total=n.total,this.filter===""&&(this.listed=n.total))}catch(n){e===this.turn&&(this.error=n)}}};ct.styles=[v,M,me,y`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-block: 4px 8px;
      }
      .filters button {
        min-block-size: 32px;
        padding: 2px 12px;
        border: 1px solid var(--fb-line);
        border-radius: 16px;
        background: transparent;
        font-size: 13px;
      }
      .filters button[aria-pressed="true"] {
        border-color: var(--fb-accent);
        box-shadow: 0 0 0 1px var(--fb-accent);
        background: color-mix(in srgb, var(--fb-accent) 20%, transparent);
      }
      .box {
        max-block-size: 320px;
        overflow: auto;
        border: 1px solid var(--fb-line);
        border-radius: 8px;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: 13px;
      }
      td {
        padding: 6px 10px;
        border-block-end: 1px solid var(--fb-line);
        vertical-align: top;
        text-align: start;
      }
      tr:last-child td {
        border-block-end: 0;
      }
      .when,
      .size {
        inline-size: 1%;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .size {
        text-align: end;
        color: var(--fb-text-2);
      }
      .status {
        font-weight: 500;
      }
      .status::before {
        content: "";
        display: inline-block;
        inline-size: 8px;
        block-size: 8px;
        border-radius: 50%;
        margin-inline-end: 6px;
        background: var(--fb-text-2);
      }
      .added::before,
      .updated::before {
        background: var(--fb-backfilled);
      }
      .would_add::before,
      .would_update::before {
        background: var(--fb-missing);
      }
      .error::before {
        background: var(--fb-error);
      }
      code {
        display: block;
        font-size: 11px;
        overflow-wrap: anywhere;
        color: var(--fb-text-2);
        direction: ltr;
        unicode-bidi: plaintext;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        margin-block-start: 8px;
        font-size: 12px;
        color: var(--fb-text-2);
      }
    `];let S=ct;H([c({attribute:!1})],S.prototype,"ui");H([c({attribute:!1})],S.prototype,"client");H([c()],S.prototype,"camera");H([c({attribute:!1})],S.prototype,"run");H([g()],S.prototype,"filter");H([g()],S.prototype,"results");H([g()],S.prototype,"total");H([g()],S.prototype,"listed");H([g()],S.prototype,"error");var Hr=Object.defineProperty,oe=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&Hr(e,t,i),i};const ht=class ht extends b{constructor(){super(...arguments),this.camera="",this.range="",this.found=null,this.expired=!1,this.force=!1}render(){const{t:e,formats:t}=this.ui,n=this.found===null?e("confirm.no_dry_run"):e("confirm.count",{count:this.found,n:t.number(this.found)});return l`<frigate-backfill-dialog
      .ui=${this.ui}
      .heading=${e("confirm.title")}
      @closed=${()=>this.dispatchEvent(new CustomEvent("closed"))}
    >
      <p class="what">${this.camera} · ${this.range}</p>
      <p>${n}</p>
      <p>${e("confirm.safe")}</p>
      ${this.force?l`<p>${e("confirm.force")}</p>`:d}
      ${this.expired?l`<p class="warning">${e("confirm.expired")}</p>`:d}
      <button slot="buttons" class="button" @click=${this.dismiss}>${e("cancel")}</button>
      <button
        slot="buttons"
        class="button primary"
        @click=${()=>this.dispatchEvent(new CustomEvent("confirmed"))}
      >
        ${e("run.backfill")}
      </button>
    </frigate-backfill-dialog>`}dismiss(){this.dispatchEvent(new CustomEvent("closed"))}};ht.styles=[v,M,y`
      p {
        margin: 0 0 8px;
      }
      .warning {
        padding: 8px 12px;
        border-radius: 8px;
        background: color-mix(in srgb, var(--fb-error) 12%, transparent);
      }
    `];let F=ht;oe([c({attribute:!1})],F.prototype,"ui");oe([c()],F.prototype,"camera");oe([c()],F.prototype,"range");oe([c({type:Number})],F.prototype,"found");oe([c({type:Boolean})],F.prototype,"expired");oe([c({type:Boolean})],F.prototype,"force");const Nt=1e3,Rr=2**20,Nr=2e4;function Ur(r,e){return e==="added"||e==="would_add"?r.files_added:r.files_updated}async function Vr(r,e,t,n){const i=t.dry_run?"would_add":"added",s=Ur(t,i);if(s===0||s>Nr)return null;const o={files:0,seconds:0,megabytes:0,days:0,pastRetention:0},a=new Set;for(let h=0;h<s;h+=Nt){const u={job_id:t.job_id,status:i,offset:h,limit:Nt},f=await r.results(e,u);for(const p of f.results)o.files++,o.seconds+=p.duration??0,o.megabytes+=p.file_size_mb??0,o.pastRetention+=p.past_retention?1:0,p.start_time!==null&&a.add(n.dayOf(p.start_time));if(f.results.length===0)break}return o.days=a.size,o.files>0?o:null}function jr(r,e){return r&&r.files===e?.files?{...r,seconds:e.seconds,megabytes:e.bytes/Rr}:r}function Br(r,e,t){if(r.state==="failed")return[t.t("outcome.failed",{message:r.message??""})];const n=r.dry_run?Ir(r,e,t):Wr(r,t);return r.state==="cancelled"?[t.t(r.dry_run?"outcome.cancelled_dry":"outcome.cancelled"),...n]:r.state==="interrupted"?[t.t("outcome.interrupted"),...n]:n}function Ir(r,e,t){const{t:n,formats:i}=t,s=[],o=r.files_added;if(o>0&&e?.files===o)s.push(n("outcome.would",{count:o,n:i.number(o),duration:i.duration(e.seconds),days:n("outcome.days",{count:e.days,n:i.number(e.days)}),size:i.size(e.megabytes)}));else if(o>0)s.push(n("outcome.would_short",{count:o,n:i.number(o)}));else if(r.state==="completed"&&r.files_updated===0){const a=r.files_past_retention===0;s.push(n(a?"outcome.nothing":"outcome.nothing_else"))}if(r.files_updated>0){const a=r.files_updated;s.push(n("outcome.would_update",{count:a,n:i.number(a)}))}return[...s,...pn(r,e,t)]}function Wr(r,e){const{t,formats:n}=e,i=[];return r.files_added>0?i.push(t("outcome.added",{count:r.files_added,n:n.number(r.files_added)})):r.state==="completed"&&r.files_updated===0&&i.push(t("outcome.none_added")),r.files_updated>0&&i.push(t("outcome.updated",{count:r.files_updated,n:n.number(r.files_updated)})),[...i,...pn(r,null,e)]}function pn(r,e,{t,formats:n}){const i=[],s=e?.pastRetention??0,o=r.files_past_retention-s;return s>0&&i.push(t("outcome.past_kept",{count:s,n:n.number(s)})),o>0&&i.push(t("outcome.past",{count:o,n:n.number(o)})),r.files_errors>0&&i.push(t("outcome.errors",{count:r.files_errors,n:n.number(r.files_errors)})),i}function Zr(r){const e=new Map;for(const n of r)n&&e.set(n.job_id,n);const t=n=>n.finished_at??n.started_at;return[...e.values()].sort((n,i)=>t(i)-t(n))}var qr=Object.defineProperty,R=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&qr(e,t,i),i};const dt=class dt extends b{constructor(){super(...arguments),this.camera="",this.missing=null,this.now=0,this.totals=null,this.counting=!1,this.open=!1,this.counted=""}willUpdate(e){const t=`${this.camera} ${this.run.job_id}`;(e.has("run")||e.has("camera"))&&t!==this.counted&&(this.counted=t,this.totals=null,this.open=!1,this.countUp(t))}render(){const{t:e,formats:t}=this.ui,{run:n}=this,i=e(n.dry_run?"outcome.dry":"outcome.real"),s=t.relative(n.finished_at??n.started_at,this.now);return l`<section class=${n.state==="failed"?"failed":""} aria-busy=${this.counting}>
      <h4>${e("outcome.when",{what:i,when:s})}</h4>
      <div role="status">
        ${this.counting?d:Br(n,jr(this.totals,this.missing),this.ui).map(o=>l`<p>${o}</p>`)}
      </div>
      <slot></slot>
      <details .open=${this.open} @toggle=${this.onToggle}>
        <summary>${e("results.title")}</summary>
        ${this.open?l`<frigate-backfill-results
                .ui=${this.ui}
                .client=${this.client}
                .camera=${this.camera}
                .run=${n}
              ></frigate-backfill-results>`:d}
      </details>
    </section>`}async countUp(e){this.counting=!0;const t=await Vr(this.client,this.camera,this.run,this.ui.zone).catch(()=>null);e===this.counted&&(this.totals=t,this.counting=!1)}onToggle(e){this.open=e.target.open}};dt.styles=[v,y`
      section {
        padding: 12px 14px;
        border-radius: 10px;
        background: color-mix(in srgb, var(--fb-backfilled) 9%, transparent);
      }
      .failed {
        background: color-mix(in srgb, var(--fb-error) 10%, transparent);
      }
      h4 {
        margin: 0 0 4px;
        font-size: 12px;
        font-weight: 500;
        color: var(--fb-text-2);
      }
      p {
        margin: 0;
      }
      p + p {
        margin-block-start: 4px;
      }
      details {
        margin-block-start: 8px;
      }
      summary {
        cursor: pointer;
        font-size: 13px;
      }
      slot {
        display: block;
      }
      ::slotted(*) {
        margin-block-start: 10px;
      }
    `];let z=dt;R([c({attribute:!1})],z.prototype,"ui");R([c({attribute:!1})],z.prototype,"client");R([c()],z.prototype,"camera");R([c({attribute:!1})],z.prototype,"run");R([c({attribute:!1})],z.prototype,"missing");R([c({type:Number})],z.prototype,"now");R([g()],z.prototype,"totals");R([g()],z.prototype,"counting");R([g()],z.prototype,"open");const Kr=["day","week","month","all","custom"],Yr={day:x,week:7*x,month:30*x};function Ut(r,e,t){const n=Yr[r.preset];if(n!==void 0)return{start_time:Math.floor(e)-n};if(r.preset==="all")return{};const i=t.parseLocal(r.from),s=t.parseLocal(r.to);return i===null||s===null?"run.bad_date":i<s?{start_time:i,end_time:s}:"run.bad_range"}function Gr(r,e,{t,formats:n}){return e.start_time!==void 0&&e.end_time!==void 0?`${n.dateTime(e.start_time)} – ${n.dateTime(e.end_time)}`:t(`run.range.${r.preset}`)}var Jr=Object.defineProperty,A=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&Jr(e,t,i),i};const ut=class ut extends b{constructor(){super(...arguments),this.camera="",this.label="",this.status=null,this.now=0,this.choice={preset:"week",from:"",to:""},this.expired=!1,this.force=!1,this.pending="",this.stopping="",this.error="",this.confirming=null,this.chosenRun="",this.plans=new Map}willUpdate(e){(e.has("camera")||e.has("client"))&&(this.pending="",this.error="",this.chosenRun="",this.confirming=null);const t=this.runs.some(n=>n.job_id===this.pending);this.pending&&(t||this.status?.job_id===this.pending)&&(this.pending="")}render(){const{t:e}=this.ui;return l`
      ${this.busy?this.renderProgress():this.renderForm()}
      ${this.error?l`<p class="error-text" role="alert">${e("failed")}: ${this.error}</p>`:d}
      ${this.busy?d:this.renderOutcome()} ${this.renderConfirm()}
    `}get busy(){return this.pending!==""||this.status!==null&&this.status.state!=="idle"}get runs(){const{status:e}=this;return e?Zr([e.last_run,e.last_dry_run,...e.recent_runs]):[]}get run(){const{runs:e}=this;return e.find(t=>t.job_id===this.chosenRun)??e[0]}get offer(){const{run:e}=this,t=e&&this.plans.get(e.job_id),n=e?e.files_added+e.files_updated:0;return t&&e.dry_run&&e.state==="completed"&&n>0?{plan:t,found:n}:null}renderProgress(){const{status:e}=this,t=e&&e.state!=="idle"?e:null;return l`<frigate-backfill-progress
      .ui=${this.ui}
      .status=${t}
      .stopping=${t!==null&&this.stopping===t.job_id}
      @stop=${this.stop}
    ></frigate-backfill-progress>`}renderForm(){const{t:e}=this.ui;return l`
      <frigate-backfill-range
        .ui=${this.ui}
        .choice=${this.choice}
        @range-changed=${this.onRange}
      ></frigate-backfill-range>
      <details>
        <summary>${e("run.options")}</summary>
        <div class="options">
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.expired}
              @change=${t=>this.expired=Vt(t)}
            />
            ${e("run.expired")}
            <small>${e("run.expired_help")}</small>
          </label>
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.force}
              @change=${t=>this.force=Vt(t)}
            />
            ${e("run.force")}
            <small>${e("run.force_help")}</small>
          </label>
        </div>
      </details>
      <div class="buttons">
        <button class="button ${this.offer?"":"primary"}" @click=${this.dryRun}>
          ${e("run.dry")}
        </button>
        <button class="button" @click=${this.askForm}>
          ${e("run.ask",{action:e("run.backfill")})}
        </button>
      </div>
    `}renderOutcome(){const{t:e,formats:t}=this.ui,{runs:n,run:i,offer:s}=this;if(!i)return d;const o=s?.found??0;return l`
      ${n.length>1?l`<label class="runs"
              >${e("outcome.choose")}
              <select @change=${this.onChooseRun}>
                ${n.map(a=>l`<option value=${a.job_id} ?selected=${a===i}>
                      ${this.runName(a)}
                    </option>`)}
              </select>
            </label>`:d}
      <frigate-backfill-outcome
        .ui=${this.ui}
        .client=${this.client}
        .camera=${this.camera}
        .run=${i}
        .missing=${this.status?.missing??null}
        .now=${this.now}
      >
        ${s?l`<button class="button primary" @click=${()=>this.confirming=s}>
                ${e("run.ask",{action:e("run.backfill_n",{count:o,n:t.number(o)})})}
              </button>`:d}
      </frigate-backfill-outcome>
    `}renderConfirm(){if(!this.confirming)return d;const{plan:e,found:t}=this.confirming;return l`<frigate-backfill-confirm
      .ui=${this.ui}
      .camera=${this.label}
      .range=${e.range}
      .found=${t}
      .expired=${!e.request.skip_expired}
      .force=${e.request.force}
      @closed=${()=>this.confirming=null}
      @confirmed=${()=>{this.confirming=null,this.start(e,!1)}}
    ></frigate-backfill-confirm>`}runName(e){const{t,formats:n}=this.ui,i=t(e.dry_run?"outcome.dry":"outcome.real"),s=n.dateTime(e.finished_at??e.started_at);return t("outcome.when",{what:i,when:s})}plan(){const e=Ut(this.choice,Date.now()/1e3,this.ui.zone);return typeof e=="string"?(this.error=this.ui.t(e),null):(this.error="",{request:{...e,force:this.force,skip_expired:!this.expired},range:Gr(this.choice,e,this.ui)})}dryRun(){const e=this.plan();e&&this.start(e,!0)}askForm(){const e=this.plan();e&&(this.confirming={plan:e,found:null})}async start(e,t){const{camera:n}=this;this.error="",this.pending="asked",this.chosenRun="";try{const i=await this.client.backfill(n,{...e.request,dry_run:t});this.plans.set(i.job_id,e),n===this.camera&&(this.pending=i.job_id)}catch(i){n===this.camera&&(this.pending="",this.error=K(i,this.ui.t))}}async stop(){this.stopping=this.status?.job_id??"";try{await this.client.cancel(this.camera)}catch(e){this.stopping="",this.error=K(e,this.ui.t)}}onRange(e){const{choice:t}=e.detail;if(t.preset==="custom"&&!t.from){const n=Ut({...t,preset:"day"},Date.now()/1e3,this.ui.zone);t.from=this.ui.zone.formatLocal(n.start_time??0),t.to=this.ui.zone.formatLocal(Date.now()/1e3)}this.choice=t}onChooseRun(e){this.chosenRun=e.target.value}};ut.styles=[v,M,me,y`
      :host {
        display: grid;
        gap: 14px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      summary {
        cursor: pointer;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      .options {
        display: grid;
        gap: 10px;
        padding-block: 8px 2px;
      }
      p {
        margin: 0;
      }
      .runs {
        justify-self: start;
        display: flex;
        align-items: center;
        gap: 8px;
      }
    `];let $=ut;A([c({attribute:!1})],$.prototype,"ui");A([c({attribute:!1})],$.prototype,"client");A([c()],$.prototype,"camera");A([c()],$.prototype,"label");A([c({attribute:!1})],$.prototype,"status");A([c({type:Number})],$.prototype,"now");A([g()],$.prototype,"choice");A([g()],$.prototype,"expired");A([g()],$.prototype,"force");A([g()],$.prototype,"pending");A([g()],$.prototype,"stopping");A([g()],$.prototype,"error");A([g()],$.prototype,"confirming");A([g()],$.prototype,"chosenRun");function Vt(r){return r.target.checked}var Xr=Object.defineProperty,Oe=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&Xr(e,t,i),i};const pt=class pt extends b{constructor(){super(...arguments),this.status=null,this.stopping=!1,this.elapsed=0,this.timer=0}connectedCallback(){super.connectedCallback(),this.timer=window.setInterval(()=>this.elapsed+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}willUpdate(e){e.has("status")&&(this.elapsed=0)}render(){const{t:e,formats:t}=this.ui,i=(this.status?.progress??null)?.percent??null,s=this.name;return l`
      <div class="top">
        <strong role="status">${s}</strong>
        <button
          class="button"
          ?disabled=${this.stopping||!this.status}
          @click=${()=>this.dispatchEvent(new CustomEvent("stop"))}
        >
          ${this.stopping?e("run.stopping"):e("run.stop")}
        </button>
      </div>
      <div
        class="bar ${i===null?"unknown":""}"
        role="progressbar"
        aria-label=${s}
        aria-valuenow=${i===null?d:Math.round(i)}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuetext=${i===null?d:t.percent(i)}
      >
        <i style=${i===null?"":`inline-size:${i}%`}></i>
      </div>
      <div class="facts">${this.facts().map(o=>l`<span>${o}</span>`)}</div>
    `}get name(){const{t:e}=this.ui;switch(this.status?.state){case"queued":return e("run.queued");case"running":return e(this.status.dry_run?"run.dry_running":"run.running");default:return e("run.starting")}}facts(){const{t:e,formats:t}=this.ui,n=this.status?.progress;if(!n||this.status?.state==="queued")return[];const{files_scanned:i,files_total:s}=n,o=t.number(i),a=n.files_added,h=[s===null?e("run.scanned",{count:i,n:o}):e("run.scanned_of",{count:s,n:o,total:t.number(s)}),e(this.status?.dry_run?"run.found":"run.added",{n:t.number(a)})];if(n.files_errors>0){const u=n.files_errors;h.push(e("run.errors",{count:u,n:t.number(u)}))}if(n.eta_seconds!==null){const u=Math.max(1,n.eta_seconds-this.elapsed);h.push(e("run.left",{duration:t.duration(u)}))}return h}};pt.styles=[v,M,y`
      :host {
        display: grid;
        gap: 8px;
      }
      .top {
        display: flex;
        align-items: center;
        gap: 12px;
      }
      strong {
        flex: 1;
        font-weight: 500;
      }
      .bar {
        block-size: 8px;
        border-radius: 4px;
        overflow: hidden;
        background: var(--fb-track);
      }
      .bar i {
        display: block;
        block-size: 100%;
        border-radius: 4px;
        background: var(--fb-backfilled);
        transition: inline-size 0.6s;
      }
      .bar.unknown i {
        inline-size: 30%;
        animation: wander 1.8s ease-in-out infinite alternate;
      }
      @keyframes wander {
        to {
          margin-inline-start: 70%;
        }
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        font-size: 13px;
        color: var(--fb-text-2);
        font-variant-numeric: tabular-nums;
      }
    `];let J=pt;Oe([c({attribute:!1})],J.prototype,"ui");Oe([c({attribute:!1})],J.prototype,"status");Oe([c({type:Boolean})],J.prototype,"stopping");Oe([g()],J.prototype,"elapsed");var Qr=Object.defineProperty,fn=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&Qr(e,t,i),i};const ft=class ft extends b{render(){const{t:e}=this.ui;return l`
      <fieldset>
        <legend>${e("run.range")}</legend>
        ${Kr.map(t=>this.renderPreset(t))}
      </fieldset>
      ${this.choice.preset==="custom"?l`<div class="dates">
              ${this.renderDate("from",e("run.from"))} ${this.renderDate("to",e("run.to"))}
            </div>`:d}
    `}renderPreset(e){return l`<label class="preset">
      <input
        type="radio"
        name="preset"
        .checked=${this.choice.preset===e}
        @change=${()=>this.change({preset:e})}
      />
      ${this.ui.t(`run.range.${e}`)}
    </label>`}renderDate(e,t){return l`<label
      >${t}
      <input
        type="datetime-local"
        .value=${this.choice[e]}
        @change=${n=>this.change({[e]:n.target.value})}
      />
    </label>`}change(e){const t=this.choice={...this.choice,...e};this.dispatchEvent(new CustomEvent("range-changed",{detail:{choice:t}}))}};ft.styles=[v,M,me,y`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: 4px;
        font-size: 12px;
        color: var(--fb-text-2);
      }
      .preset {
        position: relative;
        display: inline-flex;
        align-items: center;
        min-block-size: 36px;
        padding: 2px 14px;
        border: 1px solid var(--fb-line);
        border-radius: 18px;
        font-size: 13px;
        color: var(--fb-text);
        cursor: pointer;
      }
      .preset input {
        position: absolute;
        inset: 0;
        opacity: 0;
        min-block-size: 0;
        cursor: pointer;
      }
      .preset:hover {
        background: var(--fb-track);
      }
      .preset:has(:checked) {
        border-color: var(--fb-accent);
        background: color-mix(in srgb, var(--fb-accent) 20%, transparent);
        box-shadow: 0 0 0 1px var(--fb-accent);
      }
      .preset:has(:focus-visible) {
        outline: 2px solid var(--fb-text);
        outline-offset: 2px;
      }
      .dates {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
        margin-block-start: 10px;
      }
    `];let fe=ft;fn([c({attribute:!1})],fe.prototype,"ui");fn([c({attribute:!1})],fe.prototype,"choice");var es=Object.defineProperty,N=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&es(e,t,i),i};const gt=class gt extends b{constructor(){super(...arguments),this.camera="",this.now=0,this.draft=null,this.saving=!1,this.saved=!1,this.error=""}willUpdate(e){e.has("camera")&&(this.draft=null,this.error="",this.saved=!1)}render(){const{t:e,formats:t}=this.ui,{schedule:n}=this,i=this.draft??n,s=n.enabled?n.next_run_at:null;return l`<form @submit=${this.save} novalidate>
      <label class="check">
        <input
          type="checkbox"
          .checked=${i.enabled}
          @change=${o=>this.change({enabled:o.target.checked})}
        />
        ${e("schedule.enabled")}
      </label>
      <div class="row">
        ${this.renderNumber("interval_hours",e("schedule.interval"),e("schedule.hours",{count:i.interval_hours}))}
        ${this.renderNumber("retention_days",e("schedule.retention"),e("schedule.days",{count:i.retention_days}))}
      </div>
      <div class="foot">
        <button class="button" ?disabled=${!this.draft||this.saving}>
          ${e("schedule.save")}
        </button>
        <p class="muted">
          ${s===null?e("schedule.no_run"):e("schedule.next",{when:t.relative(s,this.now)})}
          ${n.last_run_at===null?d:e("schedule.last",{when:t.relative(n.last_run_at,this.now)})}
        </p>
        <p role="status">${this.saved?e("schedule.saved"):d}</p>
      </div>
      ${this.error?l`<p class="error-text" role="alert">${this.error}</p>`:d}
    </form>`}renderNumber(e,t,n){const i=this.draft??this.schedule;return l`<label class="field"
      >${t}
      <input
        type="number"
        inputmode="decimal"
        min=${e==="interval_hours"?.25:1}
        step="any"
        .value=${String(i[e])}
        @input=${s=>this.change({[e]:s.target.valueAsNumber})}
      />
      ${n}
    </label>`}change(e){const{enabled:t,interval_hours:n,retention_days:i}=this.draft??this.schedule;this.draft={enabled:t,interval_hours:n,retention_days:i,...e},this.saved=!1,this.error=""}async save(e){e.preventDefault();const{draft:t,camera:n}=this,{t:i}=this.ui;if(t){if(!(t.interval_hours>=.25&&t.interval_hours<=8760)){this.error=i("schedule.bad_interval");return}if(!(t.retention_days>0)){this.error=i("schedule.bad_days");return}this.saving=!0;try{const s=await this.client.setSchedule(n,t);n===this.camera&&(this.schedule=s,this.draft=null,this.saved=!0)}catch(s){this.error=K(s,i)}finally{this.saving=!1}}}};gt.styles=[v,M,me,y`
      form {
        display: grid;
        gap: 12px;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 12px 20px;
      }
      .field {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: 14px;
        color: var(--fb-text);
      }
      .field input {
        inline-size: 6.5em;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
      }
      p {
        margin: 0;
      }
    `];let L=gt;N([c({attribute:!1})],L.prototype,"ui");N([c({attribute:!1})],L.prototype,"client");N([c()],L.prototype,"camera");N([c({attribute:!1})],L.prototype,"schedule");N([c({type:Number})],L.prototype,"now");N([g()],L.prototype,"draft");N([g()],L.prototype,"saving");N([g()],L.prototype,"saved");N([g()],L.prototype,"error");var ts=Object.defineProperty,De=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&ts(e,t,i),i};const mt=class mt extends b{constructor(){super(...arguments),this.heading="",this.tall=!1}render(){return l`<dialog
      class=${this.tall?"tall":""}
      aria-labelledby="heading"
      @close=${this.onClose}
      @click=${this.onClick}
    >
      <div class="header">
        <h2 id="heading" tabindex="-1" autofocus>${this.heading}</h2>
        <slot name="header"></slot>
        <button class="icon-button" aria-label=${this.ui.t("close")} @click=${this.close}>
          ${T(An)}
        </button>
      </div>
      <div class="content"><slot></slot></div>
      <div class="footer"><slot name="buttons" @slotchange=${this.onButtons}></slot></div>
    </dialog>`}firstUpdated(){this.dialog.showModal()}close(){this.dialog.close()}onButtons(e){const t=e.target;t.parentElement?.classList.toggle("filled",t.assignedElements().length>0)}onClick(e){e.composedPath()[0]===this.dialog&&this.close()}onClose(){this.dispatchEvent(new CustomEvent("closed"))}};mt.styles=[v,M,y`
      dialog {
        inline-size: min(var(--dialog-width, 560px), 100vw - 32px);
        max-block-size: min(860px, 100dvh - 48px);
        padding: 0;
        border: 0;
        border-radius: var(--ha-dialog-border-radius, 24px);
        overflow: hidden;
        background: var(--ha-dialog-surface-background, var(--fb-surface));
        color: var(--fb-text);
        box-shadow: 0 8px 40px rgba(0, 0, 0, 0.35);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      dialog::backdrop {
        background: rgba(0, 0, 0, 0.45);
      }
      .header {
        display: flex;
        align-items: center;
        gap: 4px;
        padding-block: 12px 8px;
        padding-inline: 24px 12px;
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: 18px;
        font-weight: 500;
        line-height: 1.3;
        /* It has the focus to be read first; there is nothing to do with it. */
        outline: none;
      }
      .content {
        flex: 1 1 auto;
        min-block-size: 0;
        overflow-y: auto;
        padding: 4px 24px 20px;
      }
      .footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        padding: 4px 24px 20px;
      }
      .footer:not(.filled) {
        display: none;
      }
      @media (max-width: 520px) {
        dialog {
          inline-size: 100vw;
          max-inline-size: 100vw;
          max-block-size: 100dvh;
          margin-block-end: 0;
          border-end-start-radius: 0;
          border-end-end-radius: 0;
        }
        dialog.tall {
          block-size: 100dvh;
          border-radius: 0;
        }
        .content {
          padding-inline: 16px;
        }
        .header {
          padding-inline-start: 16px;
        }
      }
    `];let X=mt;De([c({attribute:!1})],X.prototype,"ui");De([c()],X.prototype,"heading");De([c({type:Boolean})],X.prototype,"tall");De([se("dialog")],X.prototype,"dialog");var ns=Object.defineProperty,Te=(r,e,t,n)=>{for(var i=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(i=o(e,t,i)||i);return i&&ns(e,t,i),i};const bt=class bt extends b{constructor(){super(...arguments),this.icon="",this.heading="",this.note="",this.open=!1}render(){return l`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>
        ${T(this.icon,"heading-icon")}
        <h3>${this.heading}</h3>
        ${this.note?l`<span class="muted">${this.note}</span>`:d}
        ${T(_n,"chevron")}
      </summary>
      <div class="content"><slot></slot></div>
    </details>`}onToggle(e){this.open=e.target.open}};bt.styles=[v,y`
      details {
        border-block-start: 1px solid var(--fb-line);
      }
      summary {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 48px;
        padding-inline: 16px;
        cursor: pointer;
        list-style: none;
        outline-offset: -2px;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--fb-track);
      }
      h3 {
        flex: 1;
        margin: 0;
        font-size: 15px;
        font-weight: 500;
      }
      .heading-icon {
        opacity: 0.7;
      }
      .chevron {
        transition: transform 0.2s;
      }
      details[open] .chevron {
        transform: rotate(180deg);
      }
      .content {
        padding: 4px 16px 16px;
      }
    `];let Q=bt;Te([c()],Q.prototype,"icon");Te([c()],Q.prototype,"heading");Te([c()],Q.prototype,"note");Te([c({type:Boolean})],Q.prototype,"open");const is=["home-assistant","hc-main"],rs={"frigate-backfill-camera":w,"frigate-backfill-confirm":F,"frigate-backfill-dialog":X,"frigate-backfill-disclosure":Q,"frigate-backfill-notice":O,"frigate-backfill-hour":E,"frigate-backfill-legend":Ae,"frigate-backfill-map":_,"frigate-backfill-missing":q,"frigate-backfill-outcome":z,"frigate-backfill-player":G,"frigate-backfill-progress":J,"frigate-backfill-range":fe,"frigate-backfill-recordings":re,"frigate-backfill-results":S,"frigate-backfill-run":$,"frigate-backfill-schedule":L,[Bt]:Y,[Ne]:ie};function ss(){for(const[r,e]of Object.entries(rs))customElements.get(r)||customElements.define(r,e)}async function os(){await Promise.race(is.map(r=>customElements.whenDefined(r))),ss()}const jt=Ie(document.documentElement.lang||navigator.language);window.customCards??=[];window.customCards.some(r=>r.type===Ne)||window.customCards.push({type:Ne,name:jt("card_name"),description:jt("card_description"),preview:!0,documentationURL:"https://github.com/frigate-backfill/frigate-backfill"});os();
