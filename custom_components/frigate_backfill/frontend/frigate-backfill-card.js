/*! Built from card/ by `scripts/card build`: change it there. */const He="frigate-backfill-card",Ot="frigate-backfill-card-editor";const ut={entry_id:"text",camera:"text",title:"text",days:"days",show_controls:"boolean",show_schedule:"boolean"},Jt=["type","grid_options","layout_options","view_layout","visibility","card_mod"],Xt={text:"a text",days:"a whole number from 1 to 3650",boolean:"true or false"};function Qt(i,e){switch(i){case"text":return typeof e=="string";case"boolean":return typeof e=="boolean";case"days":return typeof e=="number"&&Number.isInteger(e)&&e>=1&&e<=3650}}function Pt(i){if(typeof i!="object"||i===null)throw new Error("The card needs a configuration.");const e=i;for(const[t,r]of Object.entries(e)){if(Jt.includes(t))continue;const n=ut[t];if(!n)throw new Error(`Unknown option "${t}". The card knows ${Object.keys(ut).join(", ")}.`);if(r!==void 0&&!Qt(n,r))throw new Error(`"${t}" has to be ${Xt[n]}, not ${JSON.stringify(r)}.`)}return e}const er={title:"Aufnahmen",card_name:"Frigate Backfill",card_description:"Was die Kameras aufgenommen haben, was fehlt und wie es zurückkommt",camera:"Kamera",close:"Schließen",cancel:"Abbrechen",retry:"Erneut versuchen","face.loading":"Wird geladen …","face.no_entry":"Noch kein Frigate","face.no_entry_text":"Füge die Integration Frigate Backfill hinzu, dann zeigt diese Karte die Aufnahmen.","face.no_entry_action":"Integration hinzufügen","face.not_loaded":"Frigate Backfill läuft nicht","face.not_loaded_text":"Home Assistant hat die Integration nicht geladen. Sieh unter Einstellungen, Geräte & Dienste nach.","face.entry_gone":"Dieses Frigate gibt es nicht mehr","face.entry_gone_text":"Die Karte ist auf einen Eintrag der Integration eingestellt, den es nicht mehr gibt. Bearbeite die Karte und wähle einen anderen.","face.no_camera":"Noch keine Kameras","face.no_camera_text":"Kameras dieses Frigate erscheinen hier, sobald du mindestens eine sehen darfst.","face.camera_gone":"Die Kamera „{camera}“ ist nicht da","face.camera_gone_text":"Frigate hat sie nicht, oder du darfst sie nicht sehen. Bearbeite die Karte und wähle eine andere.","face.unreachable":"Frigate antwortet nicht","face.unreachable_text":"Die Karte kommt von selbst zurück, sobald Frigate wieder da ist.","face.patch_missing":"Der Patch fehlt in Frigate","face.patch_missing_text":"Frigate läuft, aber ohne den Patch von Frigate Backfill. Binde ihn ein, wie es die Reparaturmeldung der Integration beschreibt, und starte Frigate neu.","face.patch_incompatible":"Der Patch in Frigate hat eine andere Version","face.patch_incompatible_text":"Starte Frigate neu, damit es die Version lädt, die Home Assistant hat.","face.auth":"Frigate hat die Anmeldung abgelehnt","face.auth_text":"Melde dich unter Einstellungen, Geräte & Dienste, Frigate Backfill erneut an.","face.failed":"Das hat nicht geklappt","face.open_integration":"Integration öffnen","face.last_known":"Du siehst den letzten bekannten Stand.","map.label":"Abdeckung von {camera}, Tage und Stunden","map.day":"Tag","map.recorded":"aufgenommen","map.backfilled":"nachgetragen","map.missing":{one:"{n} fehlt",other:"{n} fehlen"},"map.errors":{one:"{n} unbrauchbare Datei",other:"{n} unbrauchbare Dateien"},"map.nothing":"nichts aufgenommen","map.not_loaded":"wird geladen","map.gap":"Die Uhr wurde vorgestellt: Diese Stunde gab es nicht","map.repeated":"zum zweiten Mal","map.older":"Weiter zurückblicken","map.reached":"Älter als {date} ist nichts.","map.end":"Die Übersicht endet am {date}.","map.failed":"Einige Tage konnten nicht geladen werden: {error}","map.hint":"Die Pfeiltasten gehen stunden- und tageweise, Enter öffnet die Stunde.","legend.recorded":"Aufgenommen","legend.backfilled":"Nachgetragen","legend.missing":"Fehlt, liegt auf der Platte","legend.errors":"Unbrauchbare Datei","legend.none":"Nichts","hour.recordings":"Aufnahmen","hour.count":{one:"{n} Aufnahme",other:"{n} Aufnahmen"},"hour.empty":"In dieser Stunde wurde nichts aufgenommen.","hour.kind.recorded":"Aufgenommen","hour.kind.backfilled":"Nachgetragen","hour.kind.missing":"Fehlt in Frigate","hour.kind.error":"Unbrauchbar","hour.play":"{time} abspielen","hour.previous":"Vorige Aufnahme","hour.next":"Nächste Aufnahme","hour.pick":"Wähle eine Aufnahme zum Abspielen.","hour.play_failed":"Dieser Browser kann die Aufnahme nicht abspielen (oft liegt es an H.265). Lade sie herunter und sieh sie in einem anderen Programm an.","hour.download":"Herunterladen","hour.earlier":"Stunde davor","hour.later":"Stunde danach","hour.not_looked":"Als fehlend ist nur aufgeführt, was der letzte Probelauf oder Lauf gesehen hat. Ein Probelauf sieht auf der Platte nach.","status.missing":{one:"{n} Aufnahme auf der Platte fehlt in Frigate: {duration}, {size}",other:"{n} Aufnahmen auf der Platte fehlen in Frigate: {duration}, {size}"},"status.none_missing":"In Frigate fehlt keine Aufnahme","status.as_of":"Stand {when}","status.never":"Noch wurde nichts mit der Platte verglichen. Ein Probelauf tut das und ändert nichts.","status.never_viewer":"Noch wurde nichts mit der Platte verglichen.","run.title":"Aufnahmen zurückholen","run.range":"Zeitraum","run.range.day":"Letzte 24 Stunden","run.range.week":"Letzte 7 Tage","run.range.month":"Letzte 30 Tage","run.range.all":"Alles","run.range.custom":"Von – bis","run.from":"Von","run.to":"Bis","run.bad_range":"Der Anfang muss vor dem Ende liegen.","run.bad_date":"Gib beide Zeitpunkte an.","run.options":"Weitere Optionen","run.expired":"Auch Aufnahmen, die älter sind, als Frigate sie behält","run.expired_help":"Frigate löscht sie samt den Dateien beim nächsten Aufräumen.","run.force":"Vorhandene Einträge überschreiben","run.force_help":"Liest Pfad, Dauer und Größe neu; was Frigate ausgewertet hat, bleibt.","run.dry":"Probelauf","run.backfill":"Nachtragen","run.backfill_n":{one:"{n} Aufnahme nachtragen",other:"{n} Aufnahmen nachtragen"},"run.starting":"Wird gestartet …","run.queued":"Wartet auf den Lauf einer anderen Kamera","run.dry_running":"Probelauf: sieht nach, ändert nichts","run.running":"Trägt nach","run.scanned":"{n} Dateien geprüft","run.scanned_of":"{n} von {total} Dateien geprüft","run.found":{one:"{n} gefunden",other:"{n} gefunden"},"run.added":{one:"{n} nachgetragen",other:"{n} nachgetragen"},"run.errors":{one:"{n} Fehler",other:"{n} Fehler"},"run.left":"noch {duration}","run.stop":"Anhalten","run.stopping":"Wird angehalten …","confirm.title":"Aufnahmen zurückholen?","confirm.what":"Kamera {camera}, {range}.","confirm.count":{one:"Der Probelauf hat {n} Aufnahme gefunden.",other:"Der Probelauf hat {n} Aufnahmen gefunden."},"confirm.no_dry_run":"Für diesen Zeitraum gab es keinen Probelauf: Das Ergebnis siehst du, wenn der Lauf fertig ist.","confirm.safe":"In Frigates Datenbank kommen Einträge hinzu. Keine Datei wird verändert.","confirm.expired":"Auch Aufnahmen, die älter sind, als Frigate sie behält, werden eingetragen. Frigate löscht diese Dateien beim nächsten Aufräumen.","confirm.force":"Vorhandene Einträge werden überschrieben.","outcome.would":{one:"{n} Aufnahme, {duration} an {days}, {size}, kann zurückgeholt werden.",other:"{n} Aufnahmen, {duration} an {days}, {size}, können zurückgeholt werden."},"outcome.would_short":{one:"{n} Aufnahme kann zurückgeholt werden.",other:"{n} Aufnahmen können zurückgeholt werden."},"outcome.days":{one:"{n} Tag",other:"{n} Tagen"},"outcome.would_update":{one:"{n} Eintrag würde überschrieben.",other:"{n} Einträge würden überschrieben."},"outcome.nothing":"Nichts zurückzuholen: Frigate kennt jede brauchbare Aufnahme in diesem Zeitraum.","outcome.nothing_else":"In diesem Zeitraum gibt es nichts zurückzuholen.","outcome.past":{one:"{n} weitere ist älter, als Frigate sie behält.",other:"{n} weitere sind älter, als Frigate sie behält."},"outcome.past_kept":{one:"{n} davon ist älter, als Frigate sie behält: Das nächste Aufräumen löscht sie.",other:"{n} davon sind älter, als Frigate sie behält: Das nächste Aufräumen löscht sie."},"outcome.errors":{one:"{n} Datei ist unbrauchbar; die Liste sagt, warum.",other:"{n} Dateien sind unbrauchbar; die Liste sagt, warum."},"outcome.added":{one:"{n} Aufnahme ist zurück in Frigate.",other:"{n} Aufnahmen sind zurück in Frigate."},"outcome.updated":{one:"{n} Eintrag wurde überschrieben.",other:"{n} Einträge wurden überschrieben."},"outcome.none_added":"Es musste keine Aufnahme zurückgeholt werden.","outcome.cancelled":"Angehalten. Was bis dahin nachgetragen war, bleibt.","outcome.cancelled_dry":"Angehalten, bevor alles geprüft war.","outcome.failed":"Der Lauf ist gescheitert: {message}","outcome.interrupted":"Frigate wurde während des Laufs beendet. Was nachgetragen war, bleibt; für den Rest starte ihn noch einmal.","outcome.dry":"Probelauf","outcome.real":"Nachtragen","outcome.when":"{what}, {when}","outcome.choose":"Lauf","results.title":"Ergebnisse, Datei für Datei","results.filter":"Zeige","results.all":"Alle","results.empty":"Keine Datei aufzuführen.","results.more":"Mehr zeigen","results.shown":"{n} von {total}","results.note":"Dateien, die Frigate schon kannte, sind gezählt, nicht aufgeführt.","results.unknown_time":"Zeit unbekannt","status.added":"Nachgetragen","status.updated":"Überschrieben","status.would_add":"Kann zurückgeholt werden","status.would_update":"Würde überschrieben","status.skipped":"Ausgelassen","status.error":"Fehler","reason.already_indexed":"Frigate kennt sie schon.","reason.overlap":"Frigate hat eine andere Aufnahme derselben Zeit.","reason.moved":"Frigate kennt sie unter einem Pfad, den es nicht mehr gibt. „Vorhandene Einträge überschreiben“ berichtigt das.","reason.too_recent":"Zu neu: Frigate trägt sie vielleicht gerade selbst ein. Versuche es in ein paar Minuten noch einmal.","reason.past_retention":"Älter, als Frigate sie behält. Erhöhe zuerst die Aufbewahrung in Frigates Konfiguration und starte den Lauf dann neu.","reason.invalid_path":"Name oder Ordner sind nicht wie bei Frigate. Erwartet: JJJJ-MM-TT/HH/kamera/MM.SS.mp4.","reason.no_duration":"Die Dauer ist nicht lesbar: Die Datei ist beschädigt.","reason.truncated":"Die Datei ist abgeschnitten, wahrscheinlich durch einen Stromausfall oder eine volle Platte.","reason.empty":"Die Datei ist leer.","reason.no_video":"In der Datei ist kein Video.","reason.too_long":"Zehn Minuten oder länger: Solche Aufnahmen kann Frigate nicht abspielen.","reason.too_short":"Kürzer als 0,1 Sekunden.","reason.unreadable":"Die Datei ist nicht lesbar. Prüfe ihre Rechte auf dem Rechner, auf dem Frigate läuft.","reason.not_regular":"Ein Verweis, keine Datei. Lege die Aufnahme selbst dorthin.","reason.outside_root":"Sie liegt außerhalb des Aufnahmeordners, hinter einem Verweis oder auf einer anderen Platte.","reason.database":"Frigates Datenbank hat sie nicht angenommen.","schedule.title":"Zeitplan","schedule.enabled":"Regelmäßig nach fehlenden Aufnahmen suchen","schedule.interval":"Alle","schedule.hours":"Stunden","schedule.retention":"Zurückblicken","schedule.days":"Tage","schedule.next":"Nächster Lauf {when}","schedule.last":"Letzter Lauf {when}","schedule.off":"Es ist kein Lauf geplant.","schedule.summary_on":"alle {hours} h","schedule.summary_off":"aus","schedule.save":"Speichern","schedule.saved":"Gespeichert.","schedule.bad_interval":"Gib 0,25 bis 8760 Stunden an.","schedule.bad_days":"Gib eine Anzahl Tage über 0 an.","error.connection":"Home Assistant antwortet nicht.","error.unauthorized":"Das darfst du nicht. Bitte jemanden mit Administratorrechten.","error.unknown_command":"Die Integration Frigate Backfill ist nicht geladen.","error.unknown":"Etwas ist schiefgegangen. Mehr steht im Protokoll von Home Assistant.","editor.entry_id":"Frigate","editor.camera":"Kamera","editor.camera_help":"Lass das Feld leer, um die Kamera auf der Karte zu wählen.","editor.title":"Titel","editor.days":"Höchstens so viele Tage","editor.days_help":"Wie weit man zurückblättern kann.","editor.show_controls":"Probelauf und Nachtragen, für Administratoren","editor.show_schedule":"Zeitplan, für Administratoren","editor.unavailable":"Der visuelle Editor konnte nicht geladen werden. Nutze den Code-Editor."},Ne={title:"Recordings",card_name:"Frigate Backfill",card_description:"What your cameras recorded, what is missing, and how to bring it back",camera:"Camera",close:"Close",cancel:"Cancel",retry:"Try again","face.loading":"Loading…","face.no_entry":"No Frigate yet","face.no_entry_text":"Add the Frigate Backfill integration, and this card shows its recordings.","face.no_entry_action":"Add the integration","face.not_loaded":"Frigate Backfill is not running","face.not_loaded_text":"Home Assistant has not loaded the integration. Check it under Settings, Devices & services.","face.entry_gone":"This Frigate is gone","face.entry_gone_text":"The card is set to an entry of the integration that is no longer there. Edit the card and choose another one.","face.no_camera":"No cameras yet","face.no_camera_text":"Cameras of this Frigate appear here as soon as you may see one.","face.camera_gone":"Camera “{camera}” is not there","face.camera_gone_text":"Frigate does not have it, or you may not see it. Edit the card and choose another one.","face.unreachable":"Frigate is not answering","face.unreachable_text":"The card comes back by itself as soon as Frigate does.","face.patch_missing":"The patch is not in Frigate","face.patch_missing_text":"Frigate runs, but without Frigate Backfill's patch. Add it as the integration's repair message says, then restart Frigate.","face.patch_incompatible":"Frigate's patch is another version","face.patch_incompatible_text":"Restart Frigate, so that it loads the version that Home Assistant has.","face.auth":"Frigate refused the login","face.auth_text":"Sign in again under Settings, Devices & services, Frigate Backfill.","face.failed":"That did not work","face.open_integration":"Open the integration","face.last_known":"What you see is the last that is known.","map.label":"Coverage of {camera}, days by hours","map.day":"Day","map.recorded":"recorded","map.backfilled":"backfilled","map.missing":{one:"{n} missing",other:"{n} missing"},"map.errors":{one:"{n} unusable file",other:"{n} unusable files"},"map.nothing":"nothing recorded","map.not_loaded":"loading","map.gap":"The clock went forward: this hour did not exist","map.repeated":"second time","map.older":"Look further back","map.reached":"Nothing is older than {date}.","map.end":"The map ends at {date}.","map.failed":"Some days could not be loaded: {error}","map.hint":"Arrow keys move by hours and days, Enter opens the hour.","legend.recorded":"Recorded","legend.backfilled":"Backfilled","legend.missing":"Missing, found on disk","legend.errors":"Unusable file","legend.none":"Nothing","hour.recordings":"Recordings","hour.count":{one:"{n} recording",other:"{n} recordings"},"hour.empty":"Nothing was recorded in this hour.","hour.kind.recorded":"Recorded","hour.kind.backfilled":"Backfilled","hour.kind.missing":"Missing in Frigate","hour.kind.error":"Unusable","hour.play":"Play {time}","hour.previous":"Previous recording","hour.next":"Next recording","hour.pick":"Choose a recording to play it.","hour.play_failed":"This browser cannot play the recording (H.265 is often the cause). Download it to watch it in another player.","hour.download":"Download","hour.earlier":"Hour before","hour.later":"Hour after","hour.not_looked":"Only what the last dry run or backfill saw is listed as missing. A dry run looks at the disk.","status.missing":{one:"{n} recording on disk is missing in Frigate: {duration}, {size}",other:"{n} recordings on disk are missing in Frigate: {duration}, {size}"},"status.none_missing":"No recording is missing in Frigate","status.as_of":"seen {when}","status.never":"Nothing has been compared with the disk yet. A dry run does that, and changes nothing.","status.never_viewer":"Nothing has been compared with the disk yet.","run.title":"Bring recordings back","run.range":"Range","run.range.day":"Last 24 hours","run.range.week":"Last 7 days","run.range.month":"Last 30 days","run.range.all":"Everything","run.range.custom":"From – to","run.from":"From","run.to":"To","run.bad_range":"The start has to be before the end.","run.bad_date":"Enter both dates.","run.options":"More options","run.expired":"Also recordings older than Frigate keeps them","run.expired_help":"Frigate deletes them, files included, at its next clean-up.","run.force":"Overwrite entries that exist","run.force_help":"Reads path, duration and size anew; what Frigate analysed stays.","run.dry":"Dry run","run.backfill":"Backfill","run.backfill_n":{one:"Backfill {n} recording",other:"Backfill {n} recordings"},"run.starting":"Starting…","run.queued":"Waiting for another camera's run","run.dry_running":"Dry run: looking, changing nothing","run.running":"Backfilling","run.scanned":"{n} files looked at","run.scanned_of":"{n} of {total} files looked at","run.found":{one:"{n} to bring back",other:"{n} to bring back"},"run.added":{one:"{n} brought back",other:"{n} brought back"},"run.errors":{one:"{n} error",other:"{n} errors"},"run.left":"{duration} left","run.stop":"Stop","run.stopping":"Stopping…","confirm.title":"Bring recordings back?","confirm.what":"Camera {camera}, {range}.","confirm.count":{one:"The dry run found {n} recording.",other:"The dry run found {n} recordings."},"confirm.no_dry_run":"No dry run has looked at this range: you will see the result when it is done.","confirm.safe":"Entries are added to Frigate's database. No file is changed.","confirm.expired":"Recordings older than Frigate keeps them are added too. Frigate will delete those files at its next clean-up.","confirm.force":"Entries that exist are overwritten.","outcome.would":{one:"{n} recording, {duration} on {days}, {size}, can be brought back.",other:"{n} recordings, {duration} on {days}, {size}, can be brought back."},"outcome.would_short":{one:"{n} recording can be brought back.",other:"{n} recordings can be brought back."},"outcome.days":{one:"{n} day",other:"{n} days"},"outcome.would_update":{one:"{n} entry would be overwritten.",other:"{n} entries would be overwritten."},"outcome.nothing":"Nothing to bring back: Frigate knows every usable recording in this range.","outcome.nothing_else":"Nothing to bring back in this range.","outcome.past":{one:"{n} more is older than Frigate keeps.",other:"{n} more are older than Frigate keeps."},"outcome.past_kept":{one:"{n} of them is older than Frigate keeps: its next clean-up deletes it.",other:"{n} of them are older than Frigate keeps: its next clean-up deletes them."},"outcome.errors":{one:"{n} file cannot be used; the list says why.",other:"{n} files cannot be used; the list says why."},"outcome.added":{one:"{n} recording is back in Frigate.",other:"{n} recordings are back in Frigate."},"outcome.updated":{one:"{n} entry was overwritten.",other:"{n} entries were overwritten."},"outcome.none_added":"No recording had to be brought back.","outcome.cancelled":"Stopped. What was brought back until then stays.","outcome.cancelled_dry":"Stopped before it had seen everything.","outcome.failed":"The run failed: {message}","outcome.interrupted":"Frigate stopped during the run. What was brought back stays; run it again for the rest.","outcome.dry":"Dry run","outcome.real":"Backfill","outcome.when":"{what}, {when}","outcome.choose":"Run","results.title":"Results, file by file","results.filter":"Show","results.all":"All","results.empty":"No file to list.","results.more":"Show more","results.shown":"{n} of {total}","results.note":"Files that Frigate already knew are counted, not listed.","results.unknown_time":"Time unknown","status.added":"Brought back","status.updated":"Overwritten","status.would_add":"Can be brought back","status.would_update":"Would be overwritten","status.skipped":"Left out","status.error":"Error","reason.already_indexed":"Frigate already knows it.","reason.overlap":"Frigate has another recording of the same time.","reason.moved":"Frigate knows it under a path that is gone. “Overwrite entries that exist” corrects that.","reason.too_recent":"Too new: Frigate may still be adding it itself. Try again in a few minutes.","reason.past_retention":"Older than Frigate keeps. Raise the retention in Frigate's configuration first, then run again.","reason.invalid_path":"The name or folder is not one of Frigate's. Expected: YYYY-MM-DD/HH/camera/MM.SS.mp4.","reason.no_duration":"No duration can be read: the file is damaged.","reason.truncated":"The file was cut short, probably by a power cut or a full disk.","reason.empty":"The file is empty.","reason.no_video":"There is no video in the file.","reason.too_long":"Ten minutes or longer: Frigate cannot play such recordings.","reason.too_short":"Shorter than 0.1 seconds.","reason.unreadable":"The file cannot be read. Check its permissions on Frigate's host.","reason.not_regular":"A link, not a file. Put the recording itself there.","reason.outside_root":"It lies outside the recordings folder, behind a link or on another disk.","reason.database":"Frigate's database did not take it.","schedule.title":"Schedule","schedule.enabled":"Look for missing recordings regularly","schedule.interval":"Every","schedule.hours":"hours","schedule.retention":"Look back","schedule.days":"days","schedule.next":"Next run {when}","schedule.last":"Last run {when}","schedule.off":"No run is planned.","schedule.summary_on":"every {hours} h","schedule.summary_off":"off","schedule.save":"Save","schedule.saved":"Saved.","schedule.bad_interval":"Enter 0.25 to 8760 hours.","schedule.bad_days":"Enter a number of days above 0.","error.connection":"Home Assistant is not answering.","error.unauthorized":"You may not do this. Ask an administrator.","error.unknown_command":"The Frigate Backfill integration is not loaded.","error.unknown":"Something went wrong. Home Assistant's log says more.","editor.entry_id":"Frigate","editor.camera":"Camera","editor.camera_help":"Leave it empty to choose the camera on the card.","editor.title":"Title","editor.days":"Days at most","editor.days_help":"How far back one can scroll.","editor.show_controls":"Dry run and backfill, for administrators","editor.show_schedule":"Schedule, for administrators","editor.unavailable":"The visual editor could not be loaded. Use the code editor."},ft={en:Ne,de:er};function Ue(i){const e=i.toLowerCase().split("-")[0]??"en",t=e in ft?e:"en",r=ft[t]??Ne,n=new Intl.PluralRules(t);return(s,o={})=>{const a=r[s];return(typeof a=="string"?a:n.select(Number(o.count))==="one"?a.one:a.other).replace(/\{(\w+)\}/g,(p,m)=>String(o[m]??p))}}function Re(i){return i in Ne?i:void 0}var tr="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z",rr="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z",pt="M20.84 22.73L18.11 20H17C15.9 20 15 19.1 15 18V16.89L12.66 14.55L11.81 15.04C10.86 15.59 9.63 15.26 9.08 14.31L7.58 11.71C7.18 11 7.25 10.18 7.68 9.57L1.11 3L2.39 1.73L22.11 21.46L20.84 22.73M18.5 13C18.5 12.43 18.3 11.9 17.97 11.5L19.94 10.35C20.95 9.76 21.3 8.47 20.71 7.46L19.33 5.06C18.74 4.05 17.45 3.7 16.44 4.28L10.77 7.57L17.86 14.66C18.26 14.22 18.5 13.64 18.5 13M2 12.62L5.5 18.68L8.03 15.5L6.03 12.03L2 12.62Z",nr="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z",ir="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z",sr="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z",or="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z",ar="M19.8 22.6L17.15 20H6.5Q4.2 20 2.6 18.4T1 14.5Q1 12.58 2.19 11.08 3.38 9.57 5.25 9.15 5.33 8.95 5.4 8.76 5.5 8.57 5.55 8.35L1.4 4.2L2.8 2.8L21.2 21.2M6.5 18H15.15L7.1 9.95Q7.05 10.23 7.03 10.5 7 10.73 7 11H6.5Q5.05 11 4.03 12.03 3 13.05 3 14.5 3 15.95 4.03 17 5.05 18 6.5 18M11.13 14M21.6 18.75L20.15 17.35Q20.58 17 20.79 16.54 21 16.08 21 15.5 21 14.45 20.27 13.73 19.55 13 18.5 13H17V11Q17 8.93 15.54 7.46 14.08 6 12 6 11.33 6 10.7 6.16 10.07 6.33 9.5 6.68L8.05 5.23Q8.93 4.63 9.91 4.31 10.9 4 12 4 14.93 4 16.96 6.04 19 8.07 19 11 20.73 11.2 21.86 12.5 23 13.78 23 15.5 23 16.5 22.63 17.31 22.25 18.15 21.6 18.75M14.83 12.03Z",lr="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3",cr="M16 22H12V24H6V13.32C3.58 12.17 2 9.72 2 7C2 3.14 5.14 0 9 0C12.86 0 16 3.14 16 7C16 9.72 14.42 12.18 12 13.32V16H16V22M14 18H10V11.94L10.67 11.71C12.66 11 14 9.11 14 7C14 4.24 11.76 2 9 2S4 4.24 4 7C4 9.11 5.34 11 7.33 11.71L8 11.94V22H10V20H14V18M12 7C12 8.66 10.66 10 9 10S6 8.66 6 7 7.34 4 9 4 12 5.34 12 7M9 8C9.55 8 10 7.55 10 7S9.55 6 9 6 8 6.45 8 7 8.45 8 9 8M20 7H22V13H20M20 17H22V15H20",mt="M13 12.6L19 9.2V13C19.7 13 20.4 13.1 21 13.4V7.5C21 7.1 20.8 6.8 20.5 6.6L12.6 2.2C12.4 2.1 12.2 2 12 2S11.6 2.1 11.4 2.2L3.5 6.6C3.2 6.8 3 7.1 3 7.5V16.5C3 16.9 3.2 17.2 3.5 17.4L11.4 21.8C11.6 21.9 11.8 22 12 22S12.4 21.9 12.6 21.8L13.5 21.3C13.2 20.7 13.1 20 13 19.3M12 4.2L18 7.5L16 8.6L10.1 5.2L12 4.2M11 19.3L5 15.9V9.2L11 12.6V19.3M12 10.8L6 7.5L8 6.3L14 9.8L12 10.8M16.9 15.5L19 17.6L21.1 15.5L22.5 16.9L20.4 19L22.5 21.1L21.1 22.5L19 20.4L16.9 22.5L15.5 21.1L17.6 19L15.5 16.9L16.9 15.5Z",dr="M8,5.14V19.14L19,12.14L8,5.14Z",hr="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M13,7H11V11H7V13H11V17H13V13H17V11H13V7Z",ur="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z",fr="M13.2 22V21.7C13.2 20.21 12 19 10.5 19C9 19 7.8 20.21 7.8 21.7V22H4C2.9 22 2 21.11 2 20V16.2H2.3C3.79 16.2 5 15 5 13.5S3.79 10.8 2.3 10.8H2V7C2 5.9 2.9 5 4 5H7.04C7.28 3.3 8.74 2 10.5 2S13.72 3.3 13.96 5H17C18.11 5 19 5.9 19 7V10.04C20.7 10.28 22 11.74 22 13.5C22 13.6 22 13.7 21.97 13.79C21.35 13.44 20.67 13.2 19.93 13.08C19.75 12.46 19.18 12 18.5 12H17V7H12V5.5C12 4.67 11.33 4 10.5 4S9 4.67 9 5.5V7H4V9.12C5.76 9.8 7 11.5 7 13.5S5.75 17.2 4 17.88V20H6.12C6.8 18.25 8.5 17 10.5 17C11.47 17 12.37 17.3 13.12 17.81C13.04 18.19 13 18.59 13 19C13 20.1 13.3 21.12 13.81 22H13.2M21.12 15.46L19 17.59L16.88 15.46L15.47 16.88L17.59 19L15.47 21.12L16.88 22.54L19 20.41L21.12 22.54L22.54 21.12L20.41 19L22.54 16.88L21.12 15.46Z",pr="M16,18H18V6H16M6,18L14.5,12L6,6V18Z",mr="M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z",gr="M21,10.12H14.22L16.96,7.3C14.23,4.6 9.81,4.5 7.08,7.2C4.35,9.91 4.35,14.28 7.08,17C9.81,19.7 14.23,19.7 16.96,17C18.32,15.65 19,14.08 19,12.1H21C21,14.08 20.12,16.65 18.36,18.39C14.85,21.87 9.15,21.87 5.64,18.39C2.14,14.92 2.11,9.28 5.62,5.81C9.13,2.34 14.76,2.34 18.27,5.81L21,3V10.12M12.5,8V12.25L16,14.33L15.28,15.54L11,13V8H12.5Z";/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const we=globalThis,Ve=we.ShadowRoot&&(we.ShadyCSS===void 0||we.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,je=Symbol(),gt=new WeakMap;let Ht=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==je)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o;const t=this.t;if(Ve&&e===void 0){const r=t!==void 0&&t.length===1;r&&(e=gt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&gt.set(t,e))}return e}toString(){return this.cssText}};const Rt=i=>new Ht(typeof i=="string"?i:i+"",void 0,je),y=(i,...e)=>{const t=i.length===1?i[0]:e.reduce((r,n,s)=>r+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+i[s+1],i[0]);return new Ht(t,i,je)},br=(i,e)=>{if(Ve)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(const t of e){const r=document.createElement("style"),n=we.litNonce;n!==void 0&&r.setAttribute("nonce",n),r.textContent=t.cssText,i.appendChild(r)}},bt=Ve?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(const r of e.cssRules)t+=r.cssText;return Rt(t)})(i):i;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{is:yr,defineProperty:vr,getOwnPropertyDescriptor:wr,getOwnPropertyNames:$r,getOwnPropertySymbols:_r,getPrototypeOf:xr}=Object,Ae=globalThis,yt=Ae.trustedTypes,kr=yt?yt.emptyScript:"",Ar=Ae.reactiveElementPolyfillSupport,ae=(i,e)=>i,_e={toAttribute(i,e){switch(e){case Boolean:i=i?kr:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},Ie=(i,e)=>!yr(i,e),vt={attribute:!0,type:String,converter:_e,reflect:!1,useDefault:!1,hasChanged:Ie};Symbol.metadata??=Symbol("metadata"),Ae.litPropertyMetadata??=new WeakMap;let ee=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=vt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){const r=Symbol(),n=this.getPropertyDescriptor(e,r,t);n!==void 0&&vr(this.prototype,e,n)}}static getPropertyDescriptor(e,t,r){const{get:n,set:s}=wr(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:n,set(o){const a=n?.call(this);s?.call(this,o),this.requestUpdate(e,a,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??vt}static _$Ei(){if(this.hasOwnProperty(ae("elementProperties")))return;const e=xr(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(ae("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ae("properties"))){const t=this.properties,r=[...$r(t),..._r(t)];for(const n of r)this.createProperty(n,t[n])}const e=this[Symbol.metadata];if(e!==null){const t=litPropertyMetadata.get(e);if(t!==void 0)for(const[r,n]of t)this.elementProperties.set(r,n)}this._$Eh=new Map;for(const[t,r]of this.elementProperties){const n=this._$Eu(t,r);n!==void 0&&this._$Eh.set(n,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){const t=[];if(Array.isArray(e)){const r=new Set(e.flat(1/0).reverse());for(const n of r)t.unshift(bt(n))}else e!==void 0&&t.push(bt(e));return t}static _$Eu(e,t){const r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){const e=new Map,t=this.constructor.elementProperties;for(const r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){const e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return br(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){const r=this.constructor.elementProperties.get(e),n=this.constructor._$Eu(e,r);if(n!==void 0&&r.reflect===!0){const s=(r.converter?.toAttribute!==void 0?r.converter:_e).toAttribute(t,r.type);this._$Em=e,s==null?this.removeAttribute(n):this.setAttribute(n,s),this._$Em=null}}_$AK(e,t){const r=this.constructor,n=r._$Eh.get(e);if(n!==void 0&&this._$Em!==n){const s=r.getPropertyOptions(n),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:_e;this._$Em=n;const a=o.fromAttribute(t,s.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(e,t,r,n=!1,s){if(e!==void 0){const o=this.constructor;if(n===!1&&(s=this[e]),r??=o.getPropertyOptions(e),!((r.hasChanged??Ie)(s,t)||r.useDefault&&r.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:n,wrapped:s},o){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),n===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}const e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,s]of this._$Ep)this[n]=s;this._$Ep=void 0}const r=this.constructor.elementProperties;if(r.size>0)for(const[n,s]of r){const{wrapped:o}=s,a=this[n];o!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,s,a)}}let e=!1;const t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};ee.elementStyles=[],ee.shadowRootOptions={mode:"open"},ee[ae("elementProperties")]=new Map,ee[ae("finalized")]=new Map,Ar?.({ReactiveElement:ee}),(Ae.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Be=globalThis,wt=i=>i,xe=Be.trustedTypes,$t=xe?xe.createPolicy("lit-html",{createHTML:i=>i}):void 0,Nt="$lit$",R=`lit$${Math.random().toFixed(9).slice(2)}$`,Ut="?"+R,Cr=`<${Ut}>`,W=document,le=()=>W.createComment(""),ce=i=>i===null||typeof i!="object"&&typeof i!="function",We=Array.isArray,Er=i=>We(i)||typeof i?.[Symbol.iterator]=="function",Te=`[ 	
\f\r]`,se=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,_t=/-->/g,xt=/>/g,j=RegExp(`>|${Te}(?:([^\\s"'>=/]+)(${Te}*=${Te}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),kt=/'/g,At=/"/g,Vt=/^(?:script|style|textarea|title)$/i,Sr=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),l=Sr(1),te=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Ct=new WeakMap,B=W.createTreeWalker(W,129);function jt(i,e){if(!We(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return $t!==void 0?$t.createHTML(e):e}const Lr=(i,e)=>{const t=i.length-1,r=[];let n,s=e===2?"<svg>":e===3?"<math>":"",o=se;for(let a=0;a<t;a++){const c=i[a];let p,m,u=-1,A=0;for(;A<c.length&&(o.lastIndex=A,m=o.exec(c),m!==null);)A=o.lastIndex,o===se?m[1]==="!--"?o=_t:m[1]!==void 0?o=xt:m[2]!==void 0?(Vt.test(m[2])&&(n=RegExp("</"+m[2],"g")),o=j):m[3]!==void 0&&(o=j):o===j?m[0]===">"?(o=n??se,u=-1):m[1]===void 0?u=-2:(u=o.lastIndex-m[2].length,p=m[1],o=m[3]===void 0?j:m[3]==='"'?At:kt):o===At||o===kt?o=j:o===_t||o===xt?o=se:(o=j,n=void 0);const C=o===j&&i[a+1].startsWith("/>")?" ":"";s+=o===se?c+Cr:u>=0?(r.push(p),c.slice(0,u)+Nt+c.slice(u)+R+C):c+R+(u===-2?a:C)}return[jt(i,s+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]};class de{constructor({strings:e,_$litType$:t},r){let n;this.parts=[];let s=0,o=0;const a=e.length-1,c=this.parts,[p,m]=Lr(e,t);if(this.el=de.createElement(p,r),B.currentNode=this.el.content,t===2||t===3){const u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(n=B.nextNode())!==null&&c.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(const u of n.getAttributeNames())if(u.endsWith(Nt)){const A=m[o++],C=n.getAttribute(u).split(R),me=/([.?@])?(.*)/.exec(A);c.push({type:1,index:s,name:me[2],strings:C,ctor:me[1]==="."?Mr:me[1]==="?"?Dr:me[1]==="@"?Tr:Ce}),n.removeAttribute(u)}else u.startsWith(R)&&(c.push({type:6,index:s}),n.removeAttribute(u));if(Vt.test(n.tagName)){const u=n.textContent.split(R),A=u.length-1;if(A>0){n.textContent=xe?xe.emptyScript:"";for(let C=0;C<A;C++)n.append(u[C],le()),B.nextNode(),c.push({type:2,index:++s});n.append(u[A],le())}}}else if(n.nodeType===8)if(n.data===Ut)c.push({type:2,index:s});else{let u=-1;for(;(u=n.data.indexOf(R,u+1))!==-1;)c.push({type:7,index:s}),u+=R.length-1}s++}}static createElement(e,t){const r=W.createElement("template");return r.innerHTML=e,r}}function re(i,e,t=i,r){if(e===te)return e;let n=r!==void 0?t._$Co?.[r]:t._$Cl;const s=ce(e)?void 0:e._$litDirective$;return n?.constructor!==s&&(n?._$AO?.(!1),s===void 0?n=void 0:(n=new s(i),n._$AT(i,t,r)),r!==void 0?(t._$Co??=[])[r]=n:t._$Cl=n),n!==void 0&&(e=re(i,n._$AS(i,e.values),n,r)),e}class zr{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){const{el:{content:t},parts:r}=this._$AD,n=(e?.creationScope??W).importNode(t,!0);B.currentNode=n;let s=B.nextNode(),o=0,a=0,c=r[0];for(;c!==void 0;){if(o===c.index){let p;c.type===2?p=new ue(s,s.nextSibling,this,e):c.type===1?p=new c.ctor(s,c.name,c.strings,this,e):c.type===6&&(p=new Fr(s,this,e)),this._$AV.push(p),c=r[++a]}o!==c?.index&&(s=B.nextNode(),o++)}return B.currentNode=W,n}p(e){let t=0;for(const r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}}class ue{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,n){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode;const t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=re(this,e,t),ce(e)?e===h||e==null||e===""?(this._$AH!==h&&this._$AR(),this._$AH=h):e!==this._$AH&&e!==te&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Er(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==h&&ce(this._$AH)?this._$AA.nextSibling.data=e:this.T(W.createTextNode(e)),this._$AH=e}$(e){const{values:t,_$litType$:r}=e,n=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=de.createElement(jt(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===n)this._$AH.p(t);else{const s=new zr(n,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=Ct.get(e.strings);return t===void 0&&Ct.set(e.strings,t=new de(e)),t}k(e){We(this._$AH)||(this._$AH=[],this._$AR());const t=this._$AH;let r,n=0;for(const s of e)n===t.length?t.push(r=new ue(this.O(le()),this.O(le()),this,this.options)):r=t[n],r._$AI(s),n++;n<t.length&&(this._$AR(r&&r._$AB.nextSibling,n),t.length=n)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){const r=wt(e).nextSibling;wt(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}}class Ce{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,n,s){this.type=1,this._$AH=h,this._$AN=void 0,this.element=e,this.name=t,this._$AM=n,this.options=s,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=h}_$AI(e,t=this,r,n){const s=this.strings;let o=!1;if(s===void 0)e=re(this,e,t,0),o=!ce(e)||e!==this._$AH&&e!==te,o&&(this._$AH=e);else{const a=e;let c,p;for(e=s[0],c=0;c<s.length-1;c++)p=re(this,a[r+c],t,c),p===te&&(p=this._$AH[c]),o||=!ce(p)||p!==this._$AH[c],p===h?e=h:e!==h&&(e+=(p??"")+s[c+1]),this._$AH[c]=p}o&&!n&&this.j(e)}j(e){e===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}}class Mr extends Ce{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===h?void 0:e}}class Dr extends Ce{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==h)}}class Tr extends Ce{constructor(e,t,r,n,s){super(e,t,r,n,s),this.type=5}_$AI(e,t=this){if((e=re(this,e,t,0)??h)===te)return;const r=this._$AH,n=e===h&&r!==h||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,s=e!==h&&(r===h||n);n&&this.element.removeEventListener(this.name,this,r),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}}class Fr{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){re(this,e)}}const Or=Be.litHtmlPolyfillSupport;Or?.(de,ue),(Be.litHtmlVersions??=[]).push("3.3.3");const Pr=(i,e,t)=>{const r=t?.renderBefore??e;let n=r._$litPart$;if(n===void 0){const s=t?.renderBefore??null;r._$litPart$=n=new ue(e.insertBefore(le(),s),s,void 0,t??{})}return n._$AI(i),n};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ke=globalThis;class b extends ee{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){const t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Pr(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return te}}b._$litElement$=!0,b.finalized=!0,Ke.litElementHydrateSupport?.({LitElement:b});const Hr=Ke.litElementPolyfillSupport;Hr?.({LitElement:b});(Ke.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Rr={attribute:!0,type:String,converter:_e,reflect:!1,hasChanged:Ie},Nr=(i=Rr,e,t)=>{const{kind:r,metadata:n}=t;let s=globalThis.litPropertyMetadata.get(n);if(s===void 0&&globalThis.litPropertyMetadata.set(n,s=new Map),r==="setter"&&((i=Object.create(i)).wrapped=!0),s.set(t.name,i),r==="accessor"){const{name:o}=t;return{set(a){const c=e.get.call(this);e.set.call(this,a),this.requestUpdate(o,c,i,!0,a)},init(a){return a!==void 0&&this.C(o,void 0,i,a),a}}}if(r==="setter"){const{name:o}=t;return function(a){const c=this[o];e.call(this,a),this.requestUpdate(o,c,i,!0,a)}}throw Error("Unsupported decorator location: "+r)};function d(i){return(e,t)=>typeof t=="object"?Nr(i,e,t):((r,n,s)=>{const o=n.hasOwnProperty(s);return n.constructor.createProperty(s,r),o?Object.getOwnPropertyDescriptor(n,s):void 0})(i,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function f(i){return d({...i,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ur=(i,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(i,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function fe(i,e){return(t,r,n)=>{const s=o=>o.renderRoot?.querySelector(i)??null;return Ur(t,r,{get(){return s(this)}})}}async function It(i){return(await i.sendMessagePromise({type:"frigate_backfill/instances"})).instances}class Vr{constructor(e,t){this.connection=e,this.entryId=t}subscribeStatus(e,t){return this.connection.subscribeMessage(t,{type:"frigate_backfill/subscribe_status",entry_id:this.entryId,camera:e})}async coverage(e,t,r){return(await this.send("coverage",{camera:e,after:t,before:r})).buckets}async recordings(e,t,r){return(await this.send("recordings",{camera:e,after:t,before:r})).recordings}async backfill(e,t){return(await this.send("backfill",{camera:e,...t})).job}async cancel(e){await this.send("cancel",{camera:e})}results(e,t){return this.send("results",{camera:e,...t})}setSchedule(e,t){return this.send("set_schedule",{camera:e,...t})}send(e,t){return this.connection.sendMessagePromise({type:`frigate_backfill/${e}`,entry_id:this.entryId,...t})}}const g=3600,_=86400;class jr{constructor(e){this.name=e,this.starts=new Map,this.wallClock=new Intl.DateTimeFormat("en-US",{timeZone:e,calendar:"gregory",numberingSystem:"latn",hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"})}offset(e){const t=Math.floor(e),r={};for(const{type:s,value:o}of this.wallClock.formatToParts(t*1e3))r[s]=Number(o);return Date.UTC(r.year??0,(r.month??1)-1,r.day,r.hour,r.minute,r.second)/1e3-t}dayOf(e){return Math.floor((e+this.offset(e))/_)}startOfDay(e){let t=this.starts.get(e);return t===void 0&&(t=this.fromWall(e*_),this.starts.set(e,t)),t}hoursOfDay(e){const t=this.startOfDay(e),r=this.startOfDay(e+1),n=r-t===_?this.offset(t):void 0,s=[];for(let o=Math.ceil(t/g)*g;o<r;o+=g){const a=o+(n??this.offset(o)),c=Math.floor((a-e*_)/g);s.push({start:o,hour:c,repeated:s.some(p=>p.hour===c)})}return s}fromWall(e){const t=e-this.offset(e-_),r=e-this.offset(e+_),n=[t,r].filter(s=>s+this.offset(s)===e);return n.length>0?Math.min(...n):t}parseLocal(e){const t=Date.parse(`${e}Z`);return Number.isNaN(t)?null:this.fromWall(t/1e3)}formatLocal(e){return new Date((e+this.offset(e))*1e3).toISOString().slice(0,16)}}const I=14*_,Ir=2,Br={recorded_seconds:0,backfilled_seconds:0,missing_files:0,error_files:0};class Wr{constructor(e,t){this.load=e,this.changed=t,this.error=null,this.pieces=new Map,this.queue=[],this.running=0,this.closed=!1}bucket(e){const t=this.pieces.get(Math.floor(e/I));if(t?.loaded)return t.buckets.get(e)??{start_time:e,...Br}}request(e,t){const r=[];for(let n=Math.floor(e/I);n*I<t;n++){const s=this.pieces.get(n);(!s||(!s.loaded||s.stale)&&!s.loading&&!s.failed)&&r.push(n)}r.reverse(),this.queue=[...r,...this.queue.filter(n=>!r.includes(n))],this.pump()}isEmpty(e,t){let r=!0;for(let n=Math.floor(e/I);n*I<t;n++){const s=this.pieces.get(n);r&&=s?.loaded===!0;for(const[o,a]of s?.buckets??[])if(o>=e&&o<t&&!Kr(a))return!1}return r?!0:void 0}invalidate(){this.error=null;for(const e of this.pieces.values())e.stale=!0,e.failed=!1}close(){this.closed=!0,this.queue=[]}pump(){for(;this.running<Ir;){const e=this.queue.shift();if(e===void 0)return;this.fetch(e)}}async fetch(e){const t=this.pieces.get(e)??{buckets:new Map,loaded:!1,stale:!1,loading:!1,failed:!1};this.pieces.set(e,t),t.loading=!0,t.stale=!1,this.running++;try{const r=await this.load(e*I,(e+1)*I);t.buckets=new Map(r.map(n=>[Math.floor(n.start_time/g)*g,n])),t.loaded=!0,this.error=null}catch(r){t.failed=!0,this.error=r}finally{t.loading=!1,this.running--}this.closed||(this.changed(),this.pump())}}function Kr(i){return i.recorded_seconds===0&&i.backfilled_seconds===0&&i.missing_files===0&&i.error_files===0}function Bt(i){return typeof i=="object"&&i!==null&&"code"in i}function Zr(i){return Bt(i)?i.code:void 0}function K(i,e){if(typeof i=="number")return e("error.connection");if(Bt(i)){if(i.code==="unauthorized")return e("error.unauthorized");if(i.code==="unknown_command")return e("error.unknown_command");if(i.message)return i.message}return i instanceof Error?i.message:e("error.unknown")}const qr="/config/integrations/integration/frigate_backfill",Yr="/config/integrations/dashboard/add?domain=frigate_backfill",Gr={unreachable:ar,patch_missing:fr,patch_incompatible:gr,auth:cr};function Jr(i,e,t){const r=i??"unreachable",n={icon:Gr[r],heading:t(`face.${r}`),text:t(`face.${r}_text`)};return e&&r!=="unreachable"?{...n,href:qr,action:t("face.open_integration")}:n}function Xr(i,e,t,r,n){if(i===null&&t!==null){const s=Zr(t)==="unknown_command";return{icon:mt,heading:n(s?"face.not_loaded":"face.failed"),text:s?n("face.not_loaded_text"):K(t,n),action:n("retry")}}if(i===null)return{icon:ur,heading:n("face.loading"),text:"",busy:!0};if(i.length===0){const s={icon:hr,heading:n("face.no_entry"),text:n("face.no_entry_text")};return r?{...s,href:Yr,action:n("face.no_entry_action")}:s}return e?null:{icon:mt,heading:n("face.entry_gone"),text:n("face.entry_gone_text")}}function Qr(i,e){return i===void 0?{icon:pt,heading:e("face.no_camera"),text:e("face.no_camera_text")}:{icon:pt,heading:e("face.camera_gone",{camera:i}),text:e("face.camera_gone_text")}}const Fe=3e3,en=3e4;class tn{constructor(e,t){this.connection=e,this.changed=t,this.instances=null,this.status=null,this.error=null,this.watched="",this.unsubscribe=null,this.retryTimer=0,this.retryDelay=Fe,this.turn=0,this.restart=()=>{this.unwatch(),this.retryDelay=Fe,this.refresh()}}start(){this.connection.addEventListener("ready",this.restart),this.refresh()}stop(){this.turn++,clearTimeout(this.retryTimer),this.connection.removeEventListener("ready",this.restart),this.unwatch()}watch(e,t){const r=JSON.stringify([e.entryId,t]);if(r===this.watched)return;this.unwatch(),this.watched=r;const n=e.subscribeStatus(t,s=>{this.unsubscribe===n&&this.onStatus(s)});this.unsubscribe=n,n.catch(()=>{this.unsubscribe===n&&(this.unsubscribe=null,this.watched="",this.retryLater())})}unwatch(){const e=this.unsubscribe;this.unsubscribe=null,this.watched="",this.status=null,e?.then(t=>t()).catch(()=>{})}async refresh(){const e=++this.turn;clearTimeout(this.retryTimer);try{const t=await It(this.connection);if(e!==this.turn)return;this.instances=t,this.error=null,t.some(r=>!r.available)?this.retryLater():this.retryDelay=Fe}catch(t){if(e!==this.turn)return;this.error=t,this.retryLater()}this.changed()}retryLater(){clearTimeout(this.retryTimer),this.retryTimer=window.setTimeout(()=>{this.refresh()},this.retryDelay),this.retryDelay=Math.min(en,this.retryDelay*2)}onStatus(e){const t=e.available&&this.status?.available===!1;this.status=e,this.changed(),t&&this.refresh()}}const rn=y`
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
`,$=y`
  ${rn}
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
`,L=y`
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
`,pe=y`
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
`,nn={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH"},sn={DMY:"en-GB",MDY:"en-US",YMD:"sv-SE"};class on{constructor(e,t){this.locale=e,this.zone=t,this.made=new Map,this.language=an(e.language),this.numbers=this.numberFormat({maximumFractionDigits:1}),this.times=this.clock({minute:"2-digit"}),this.seconds=this.clock({minute:"2-digit",second:"2-digit"}),this.days=this.calendar({day:"numeric",month:"short"}),this.longDays=this.calendar({weekday:"long",day:"numeric",month:"long",year:"numeric"}),this.weekdays=this.calendar({weekday:"short"}),this.dates=this.dateOnly(),this.agos=new Intl.RelativeTimeFormat(this.language,{numeric:"auto"})}number(e){return this.numbers.format(e)}time(e){return this.times.format(e*1e3)}timeWithSeconds(e){return this.seconds.format(e*1e3)}date(e){return this.dates.format(e*1e3)}dateTime(e){return`${this.date(e)} ${this.time(e)}`}day(e){return this.days.format(this.noon(e))}weekday(e){return this.weekdays.format(this.noon(e))}longDay(e){return this.longDays.format(this.noon(e))}dayDate(e){return this.dates.format(this.noon(e))}duration(e,t="long"){const r=Math.round(e);if(r<60)return this.unit(r,"second",t);if(r<3570)return this.unit(Math.round(r/60),"minute",t);if(r<2*_){const s=Math.round(r/60);return this.two(Math.floor(s/60),"hour",s%60,"minute",t)}const n=Math.round(r/3600);return this.two(Math.floor(n/24),"day",n%24,"hour",t)}clip(e){return this.numberFormat({style:"unit",unit:"second",unitDisplay:"short",maximumFractionDigits:1}).format(e)}size(e){const[t,r]=e>=1024?[e/1024,"gigabyte"]:e>=.1||e===0?[e,"megabyte"]:[e*1024,"kilobyte"],n=r!=="kilobyte"&&t<100?1:0;return this.numberFormat({style:"unit",unit:r,unitDisplay:"short",minimumFractionDigits:n,maximumFractionDigits:n}).format(t)}percent(e){return this.numberFormat({style:"percent",maximumFractionDigits:0}).format(e/100)}relative(e,t){const r=e-t,n=Math.abs(r);return n<45?this.agos.format(0,"second"):n<3570?this.agos.format(Math.round(r/60),"minute"):n<2*_?this.agos.format(Math.round(r/3600),"hour"):this.dateTime(e)}noon(e){return(this.zone.startOfDay(e)+_/2)*1e3}two(e,t,r,n,s){const o=this.unit(e,t,s);return r===0?o:`${o} ${this.unit(r,n,s)}`}unit(e,t,r){return this.numberFormat({style:"unit",unit:t,unitDisplay:r}).format(e)}numberFormat(e){const t=JSON.stringify(e);let r=this.made.get(t);return r||(r=this.makeNumberFormat(e),this.made.set(t,r)),r}makeNumberFormat(e){const t=this.locale.number_format??"language";if(e.style==="unit"||t==="language")return new Intl.NumberFormat(this.language,e);if(t==="none")return new Intl.NumberFormat("en-US",{...e,useGrouping:!1});const r=t==="system"?void 0:nn[t]??this.language;return new Intl.NumberFormat(r,e)}clock(e){const t=this.locale.time_format??"language",r=t==="system"?void 0:this.language,n=new Intl.DateTimeFormat(r,{hour:"numeric"}).resolvedOptions().hour12,s=t==="12"||t!=="24"&&n===!0;return new Intl.DateTimeFormat(r,{...e,hour:s?"numeric":"2-digit",hourCycle:s?"h12":"h23",timeZone:this.zone.name})}calendar(e){return new Intl.DateTimeFormat(this.language,{...e,timeZone:this.zone.name})}dateOnly(){const e=this.locale.date_format??"language",t=e==="system"?void 0:sn[e]??this.language;return new Intl.DateTimeFormat(t,{timeZone:this.zone.name,day:"numeric",month:"numeric",year:"numeric"})}}function an(i){try{return Intl.getCanonicalLocales(i)[0]??"en"}catch{return"en"}}function Wt(i){const e=Intl.DateTimeFormat().resolvedOptions().timeZone;return i.locale?.time_zone==="server"?i.config.time_zone:e}function ln(i){return JSON.stringify([i.language,i.locale,Wt(i)])}function cn(i){const e=new jr(Wt(i)),t={...i.locale,language:i.locale?.language??i.language};return{t:Ue(i.language),formats:new on(t,e),zone:e}}var dn=Object.defineProperty,hn=Object.getOwnPropertyDescriptor,N=(i,e,t,r)=>{for(var n=r>1?void 0:r?hn(e,t):e,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=(r?o(e,t,n):o(n))||n);return r&&n&&dn(e,t,n),n};const un=2e4,fn=3e5,qe=class qe extends b{constructor(){super(...arguments),this.config=null,this.ui=null,this.revision=0,this.now=Date.now()/1e3,this.chosen=null,this.hour=null,this.running=!1,this.home=null,this.live=null,this.client=null,this.store=null,this.storeKey="",this.mapSeen=!1,this.fingerprint="",this.uiOf="",this.tick=0,this.refreshed=Date.now()}static getConfigElement(){return document.createElement(Ot)}static getStubConfig(){return{}}set hass(e){const t=this.home;if(this.home=e,t?.locale!==e.locale||t?.language!==e.language||t.config.time_zone!==e.config.time_zone){const r=ln(e);r!==this.uiOf&&(this.uiOf=r,this.ui=cn(e))}t?.connection!==e.connection&&this.isConnected&&this.connect()}setConfig(e){this.config=Pt(e),this.chosen=null}getCardSize(){return 10}getGridOptions(){return{columns:12,min_columns:6,rows:"auto",min_rows:5}}connectedCallback(){super.connectedCallback(),this.connect(),this.tick=window.setInterval(()=>this.onTick(),un)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.tick),this.live?.stop(),this.live=null,this.forgetStore()}connect(){this.live?.stop(),this.home&&(this.live=new tn(this.home.connection,()=>this.onLive()),this.client=null,this.live.start())}get admin(){return this.home?.user?.is_admin===!0}get instance(){const e=this.config?.entry_id??this.chosen?.entryId,t=this.live?.instances??[];return e===void 0?t.find(r=>r.cameras.length>0)??t[0]:t.find(r=>r.entry_id===e)}get camera(){const e=this.instance?.cameras??[],t=this.config?.camera??this.chosen?.camera;return t===void 0?e[0]:e.find(r=>r.name===t)}get available(){return this.live?.status?.available??this.instance?.available??!1}willUpdate(){const{instance:e,camera:t,live:r}=this;if(!r||!e||!t)return;(this.client?.entryId!==e.entry_id||this.client.connection!==r.connection)&&(this.client=new Vr(r.connection,e.entry_id));const{client:n}=this,s=JSON.stringify([e.entry_id,t.name]);if(!this.store||s!==this.storeKey){this.forgetStore(),this.storeKey=s;const o=new Wr((a,c)=>n.coverage(t.name,a,c),()=>{this.mapSeen||=o.error===null,this.revision++});this.store=o}r.watch(n,t.name)}forgetStore(){this.store?.close(),this.store=null,this.mapSeen=!1,this.hour=null,this.fingerprint=""}render(){const{ui:e,config:t}=this;return!e||!t?h:l`<ha-card>
      <div class="header">
        <h2>${t.title??e.t("title")}</h2>
        ${this.renderChooser(e,t)}
      </div>
      <div class="body">${this.renderBody(e,t)}</div>
      ${this.renderHour(e)}
    </ha-card>`}renderChooser(e,t){const r=(this.live?.instances??[]).filter(o=>t.entry_id===void 0||o.entry_id===t.entry_id),n=r.reduce((o,a)=>o+a.cameras.length,0);if(t.camera!==void 0||n<2)return this.camera?l`<span class="muted">${ge(this.camera)}</span>`:h;const s=o=>o.cameras.map(a=>l`<option
            value=${JSON.stringify({entryId:o.entry_id,camera:a.name})}
            ?selected=${o===this.instance&&a===this.camera}
          >
            ${ge(a)}
          </option>`);return l`<select aria-label=${e.t("camera")} @change=${this.onChoose}>
      ${r.length>1?r.map(o=>l`<optgroup label=${o.title}>${s(o)}</optgroup>`):r.map(s)}
    </select>`}renderBody(e,t){const{instance:r,camera:n,live:s,client:o,store:a,admin:c}=this,p=Xr(s?.instances??null,r,s?.error??null,c,e.t);if(p||!r)return this.renderFace(p);const m=s?.status?.reason??r.reason,u=this.available?null:Jr(m,c,e.t);if(u&&(!n||!this.mapSeen))return this.renderFace(u);if(!n||!o||!a)return this.renderFace(Qr(t.camera,e.t));const A=r.can_change&&!u,C=s?.status?.status??null;return l`
      <div class="map ${u?"stale":""}">
        ${u?this.renderFace({...u,text:`${u.text} ${e.t("face.last_known")}`},!0):h}
        ${u?h:l`<frigate-backfill-missing
                .ui=${e}
                .status=${C}
                .now=${this.now}
                .mayRun=${r.can_change}
              ></frigate-backfill-missing>`}
        <frigate-backfill-map
          .ui=${e}
          .store=${a}
          .revision=${this.revision}
          .camera=${ge(n)}
          .days=${t.days??365}
          .now=${this.now}
          .offline=${u!==null}
          @hour-selected=${this.onHour}
        ></frigate-backfill-map>
        <frigate-backfill-legend .ui=${e}></frigate-backfill-legend>
      </div>
      ${A&&t.show_controls!==!1?this.renderRun(e,o,n,C):h}
      ${A&&t.show_schedule!==!1?this.renderSchedule(e,o,n,C):h}
    `}renderFace(e,t=!1){return e?l`<frigate-backfill-face
      .icon=${e.icon}
      .heading=${e.heading}
      .text=${e.text}
      .href=${e.href??""}
      .action=${e.action??""}
      .busy=${e.busy??!1}
      .banner=${t}
      @action=${()=>{this.live?.refresh()}}
    ></frigate-backfill-face>`:h}renderRun(e,t,r,n){return l`<frigate-backfill-disclosure
      .icon=${lr}
      .heading=${e.t("run.title")}
      .open=${this.running}
    >
      <frigate-backfill-run
        .ui=${e}
        .client=${t}
        .camera=${r.name}
        .cameraLabel=${ge(r)}
        .status=${n}
        .now=${this.now}
      ></frigate-backfill-run>
    </frigate-backfill-disclosure>`}renderSchedule(e,t,r,n){const s=n?.schedule;if(!s)return h;const{t:o,formats:a}=e;return l`<frigate-backfill-disclosure
      .icon=${rr}
      .heading=${o("schedule.title")}
      .note=${s.enabled?o("schedule.summary_on",{hours:a.number(s.interval_hours)}):o("schedule.summary_off")}
    >
      <frigate-backfill-schedule
        .ui=${e}
        .client=${t}
        .camera=${r.name}
        .schedule=${s}
        .now=${this.now}
      ></frigate-backfill-schedule>
    </frigate-backfill-disclosure>`}renderHour(e){return this.hour===null||!this.client||!this.camera?h:l`<frigate-backfill-hour
      .ui=${e}
      .client=${this.client}
      .camera=${this.camera.name}
      .hour=${this.hour}
      .now=${this.now}
      .revision=${this.fingerprint}
      @hour-selected=${this.onHour}
      @closed=${()=>this.hour=null}
    ></frigate-backfill-hour>`}onHour(e){this.hour=e.detail.hour}onChoose(e){this.chosen=JSON.parse(e.target.value),this.live?.unwatch()}onLive(){const e=this.live?.status,t=e?.status??null,r=JSON.stringify([e?.available,t?.state,t?.dry_run===!1?t.progress?.files_added:null,t?.recent_runs[0]?.job_id,t?.missing]);e&&r!==this.fingerprint&&(this.fingerprint!==""&&this.refreshMap(),this.fingerprint=r),t&&t.state!=="idle"&&(this.running=!0),this.requestUpdate()}refreshMap(){this.refreshed=Date.now(),this.store?.invalidate(),this.revision++}onTick(){this.now=Date.now()/1e3,Date.now()-this.refreshed>fn&&!document.hidden&&this.available&&this.refreshMap()}};qe.styles=[$,pe,y`
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
      .map {
        display: flex;
        flex-direction: column;
        gap: 10px;
        padding: 0 16px 14px;
      }
      .stale frigate-backfill-map {
        opacity: 0.6;
      }
    `];let z=qe;N([f()],z.prototype,"config",2);N([f()],z.prototype,"ui",2);N([f()],z.prototype,"revision",2);N([f()],z.prototype,"now",2);N([f()],z.prototype,"chosen",2);N([f()],z.prototype,"hour",2);N([f()],z.prototype,"running",2);N([d({attribute:!1,noAccessor:!0})],z.prototype,"hass",1);function ge(i){return i.friendly_name??i.name}var pn=Object.defineProperty,Ee=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&pn(e,t,n),n};const mn=1e4,Ye=class Ye extends b{constructor(){super(...arguments),this.config=null,this.instances=[],this.form="loading"}setConfig(e){this.config=Pt(e)}connectedCallback(){super.connectedCallback(),gn().then(e=>this.form=e?"ready":"missing")}firstUpdated(){It(this.hass.connection).then(e=>this.instances=e,()=>{})}render(){const e=Ue(this.hass.language);if(!this.config||this.form==="loading")return l``;if(this.form==="missing")return l`<p role="alert">${e("editor.unavailable")}</p>`;const t=({name:s})=>e(Re(`editor.${s}`)??"title"),r=({name:s})=>{const o=Re(`editor.${s}_help`);return o?e(o):void 0},n={days:365,show_controls:!0,show_schedule:!0,...this.config};return l`<ha-form
      .hass=${this.hass}
      .data=${n}
      .schema=${this.schema()}
      .computeLabel=${t}
      .computeHelper=${r}
      @value-changed=${this.onChange}
    ></ha-form>`}schema(){const{config:e,instances:t}=this,r=[];if(t.length>1||e?.entry_id!==void 0){const s=t.map(({entry_id:o,title:a})=>({value:o,label:a}));r.push({name:"entry_id",selector:{select:{mode:"dropdown",options:s}}})}const n=t.filter(({entry_id:s})=>e?.entry_id===void 0||e.entry_id===s).flatMap(s=>s.cameras).map(({name:s,friendly_name:o})=>({value:s,label:o??s}));return[...r,{name:"camera",selector:{select:{mode:"dropdown",custom_value:!0,options:n}}},{name:"title",selector:{text:{}}},{name:"days",selector:{number:{min:1,max:3650,mode:"box"}}},{name:"show_controls",selector:{boolean:{}}},{name:"show_schedule",selector:{boolean:{}}}]}onChange(e){e.stopPropagation();const t={...e.detail.value},r={days:365,show_controls:!0,show_schedule:!0};for(const[n,s]of Object.entries(t)){const o=r[n];(s==null||s===""||s===o)&&Reflect.deleteProperty(t,n)}this.dispatchEvent(new CustomEvent("config-changed",{detail:{config:t},bubbles:!0,composed:!0}))}};Ye.styles=y`
    ha-form {
      display: block;
    }
  `;let Z=Ye;Ee([d({attribute:!1})],Z.prototype,"hass");Ee([f()],Z.prototype,"config");Ee([f()],Z.prototype,"instances");Ee([f()],Z.prototype,"form");async function gn(){if(customElements.get("ha-form"))return!0;await(await window.loadCardHelpers?.())?.createCardElement({type:"tile",entity:"sun.sun"})?.constructor?.getConfigElement?.().catch(()=>{});const r=new Promise(n=>setTimeout(()=>n(!1),mn));return Promise.race([customElements.whenDefined("ha-form").then(()=>!0),r])}var bn=Object.defineProperty,ie=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&bn(e,t,n),n};const Ge=class Ge extends b{constructor(){super(...arguments),this.camera="",this.range="",this.found=null,this.expired=!1,this.force=!1}render(){const{t:e,formats:t}=this.ui,r=this.found===null?e("confirm.no_dry_run"):e("confirm.count",{count:this.found,n:t.number(this.found)});return l`<frigate-backfill-dialog
      .ui=${this.ui}
      .heading=${e("confirm.title")}
      @closed=${()=>this.dispatchEvent(new CustomEvent("closed"))}
    >
      <p>${e("confirm.what",{camera:this.camera,range:this.range})} ${r}</p>
      <p>${e("confirm.safe")}</p>
      ${this.force?l`<p>${e("confirm.force")}</p>`:h}
      ${this.expired?l`<p class="warning">${e("confirm.expired")}</p>`:h}
      <button slot="buttons" class="button" @click=${this.dismiss}>${e("cancel")}</button>
      <button
        slot="buttons"
        class="button primary"
        @click=${()=>this.dispatchEvent(new CustomEvent("confirmed"))}
      >
        ${e("run.backfill")}
      </button>
    </frigate-backfill-dialog>`}dismiss(){this.dispatchEvent(new CustomEvent("closed"))}};Ge.styles=[$,L,y`
      p {
        margin: 0 0 8px;
      }
      .warning {
        padding: 8px 12px;
        border-radius: 8px;
        background: color-mix(in srgb, var(--fb-error) 12%, transparent);
      }
    `];let F=Ge;ie([d({attribute:!1})],F.prototype,"ui");ie([d()],F.prototype,"camera");ie([d()],F.prototype,"range");ie([d({type:Number})],F.prototype,"found");ie([d({type:Boolean})],F.prototype,"expired");ie([d({type:Boolean})],F.prototype,"force");function O(i,e=""){return l`<svg class="icon ${e}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${i}></path>
  </svg>`}var yn=Object.defineProperty,Se=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&yn(e,t,n),n};const Je=class Je extends b{constructor(){super(...arguments),this.heading="",this.tall=!1}render(){return l`<dialog
      class=${this.tall?"tall":""}
      aria-labelledby="heading"
      @close=${this.onClose}
      @click=${this.onClick}
    >
      <div class="header">
        <h2 id="heading" tabindex="-1" autofocus>${this.heading}</h2>
        <slot name="header"></slot>
        <button class="icon-button" aria-label=${this.ui.t("close")} @click=${this.close}>
          ${O(or)}
        </button>
      </div>
      <div class="content"><slot></slot></div>
      <div class="footer"><slot name="buttons" @slotchange=${this.onButtons}></slot></div>
    </dialog>`}firstUpdated(){this.dialog.showModal()}close(){this.dialog.close()}onButtons(e){const t=e.target;t.parentElement?.classList.toggle("filled",t.assignedElements().length>0)}onClick(e){e.composedPath()[0]===this.dialog&&this.close()}onClose(){this.dispatchEvent(new CustomEvent("closed"))}};Je.styles=[$,L,y`
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
        padding: 12px 12px 8px 24px;
        padding-inline: 24px 12px;
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: 18px;
        font-weight: 500;
        line-height: 1.3;
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
    `];let q=Je;Se([d({attribute:!1})],q.prototype,"ui");Se([d()],q.prototype,"heading");Se([d({type:Boolean})],q.prototype,"tall");Se([fe("dialog")],q.prototype,"dialog");var vn=Object.defineProperty,Le=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&vn(e,t,n),n};const Xe=class Xe extends b{constructor(){super(...arguments),this.icon="",this.heading="",this.note="",this.open=!1}render(){return l`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>
        ${O(this.icon,"heading-icon")}
        <h3>${this.heading}</h3>
        ${this.note?l`<span class="muted">${this.note}</span>`:h}
        ${O(nr,"chevron")}
      </summary>
      <div class="content"><slot></slot></div>
    </details>`}onToggle(e){this.open=e.target.open}};Xe.styles=[$,y`
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
    `];let Y=Xe;Le([d()],Y.prototype,"icon");Le([d()],Y.prototype,"heading");Le([d()],Y.prototype,"note");Le([d({type:Boolean})],Y.prototype,"open");var wn=Object.defineProperty,Q=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&wn(e,t,n),n};const Qe=class Qe extends b{constructor(){super(...arguments),this.icon="",this.heading="",this.text="",this.href="",this.action="",this.banner=!1,this.busy=!1}render(){return l`<div role="status">
      ${O(this.icon)}
      <h3>${this.heading}</h3>
      ${this.text?l`<p>${this.text}</p>`:h} ${this.renderAction()}
    </div>`}renderAction(){return this.action?this.href?l`<a class="button" href=${this.href} @click=${this.onLink}>${this.action}</a>`:l`<button class="button" @click=${this.onAction}>${this.action}</button>`:h}onAction(){this.dispatchEvent(new CustomEvent("action"))}onLink(e){e.ctrlKey||e.metaKey||e.shiftKey||e.button!==0||(e.preventDefault(),history.pushState(null,"",this.href),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}})))}};Qe.styles=[$,L,y`
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
    `];let T=Qe;Q([d()],T.prototype,"icon");Q([d()],T.prototype,"heading");Q([d()],T.prototype,"text");Q([d()],T.prototype,"href");Q([d()],T.prototype,"action");Q([d({type:Boolean,reflect:!0})],T.prototype,"banner");Q([d({type:Boolean,reflect:!0})],T.prototype,"busy");const $n=10,_n=20,Oe=i=>Math.min(100,Math.max(0,Math.round(i/g*100)));function xn(i){let e=Oe(i.recorded_seconds),t=Oe(i.backfilled_seconds);i.backfilled_seconds>0&&(t=Math.max(t,8)),i.recorded_seconds>0&&(e=Math.max(e,8));let r=0;i.missing_files>0&&(r=Math.max(_n,Oe(i.missing_files*$n)));const n=Math.max(0,e+t+r-100);return n>0&&(e>=t&&e>=r?e-=n:t>=r?t-=n:r-=n),{recorded:e,backfilled:t,missing:r,count:i.missing_files===0?"":String(Math.min(999,i.missing_files)),errors:i.error_files>0}}const Et=new WeakMap;function Kt(i,e){let t=Et.get(e);t||Et.set(e,t=new Map);const{recorded_seconds:r,backfilled_seconds:n}=i,s=`${r} ${n} ${i.missing_files} ${i.error_files}`;let o=t.get(s);return o||t.set(s,o=kn(i,e)),o}function kn(i,{t:e,formats:t}){const r=[];if(i.recorded_seconds>0&&r.push(`${t.duration(i.recorded_seconds,"short")} ${e("map.recorded")}`),i.backfilled_seconds>0&&r.push(`${t.duration(i.backfilled_seconds,"short")} ${e("map.backfilled")}`),i.missing_files>0){const n=i.missing_files;r.push(e("map.missing",{count:n,n:t.number(n)}))}if(i.error_files>0){const n=i.error_files;r.push(e("map.errors",{count:n,n:t.number(n)}))}return r.length>0?r:[e("map.nothing")]}function An(i){return i instanceof HTMLElement&&i.classList.contains("c")}function Cn(i,e,t,r){const n=document.createElement("div");n.className="row",n.setAttribute("role","row"),n.setAttribute("aria-rowindex",String(e+2)),n.append(Sn(i,r)),n.cells=[];const s=r.zone.hoursOfDay(i),o=r.zone.startOfDay(i+1)-r.zone.startOfDay(i)===_;let a=0;return s.forEach((c,p)=>{for(;a<c.hour;a++)n.append(Ln(a,r));if(a=c.hour+1,c.start>t)return;const m=document.createElement("div"),u=c.repeated||s[p+1]?.repeated===!0;m.hour=c.start,m.time=o?En(c.start,p,r):r.formats.time(c.start),c.repeated&&(m.time+=` (${r.t("map.repeated")})`),m.place=`c h${c.hour}${u?" half":""}${c.repeated?" again":""}`,m.setAttribute("role","gridcell"),n.cells.push(m),n.append(m)}),n}const St=new WeakMap;function En(i,e,t){let r=St.get(t);return r||St.set(t,r=[]),r[e]??=t.formats.time(i)}function Sn(i,e){const t=document.createElement("div");t.className="label",t.setAttribute("role","rowheader"),t.setAttribute("aria-label",e.formats.longDay(i));const r=document.createElement("span");return r.textContent=e.formats.weekday(i),t.append(r,` ${e.formats.day(i)}`),t}function Ln(i,e){const t=document.createElement("div");return t.className=`gap h${i}`,t.title=e.t("map.gap"),t.setAttribute("aria-hidden","true"),t}function zn(i,e,t){for(const r of i.cells){const n=e(r.hour)??null;r.bucket!==n&&(r.bucket=n,Mn(r,n,t))}}function Mn(i,e,t){if(!e){i.className=`${i.place} wait`,i.setAttribute("aria-label",`${i.time}, ${t.t("map.not_loaded")}`);return}const r=xn(e),n=r.recorded+r.backfilled;let s=i.place;if(r.recorded>=98?s+=" rec":r.backfilled>=98?s+=" back":n>0&&(s+=" mix"),r.missing>0&&(s+=" gone"),r.errors&&(s+=" bad"),i.className=s,r.missing>0||n>0&&r.recorded<98&&r.backfilled<98?i.style.cssText=`--r:${r.recorded}%;--b:${n}%;--m:${r.missing}%`:i.hasAttribute("style")&&i.removeAttribute("style"),i.firstChild&&(i.textContent=""),r.count){const o=document.createElement("span");o.textContent=r.count,i.append(o)}i.setAttribute("aria-label",`${i.time}, ${Kt(e,t).join(", ")}`)}function Dn(i,e){const t=i.classList.contains("again")?` (${e.t("map.repeated")})`:"";return`${Zt(i.hour,e)}${t}`}function Zt(i,{formats:e,zone:t}){return`${e.longDay(t.dayOf(i))}, ${e.time(i)} – ${e.time(i+g)}`}var Tn=Object.defineProperty,P=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&Tn(e,t,n),n};const Fn=["recorded","backfilled","missing","error"],et=class et extends b{constructor(){super(...arguments),this.camera="",this.hour=0,this.now=0,this.revision="",this.recordings=null,this.error=null,this.playing=null,this.asked=0}willUpdate(e){(e.has("hour")||e.has("camera"))&&(this.recordings=null,this.playing=null),(e.has("hour")||e.has("camera")||e.has("revision"))&&this.load()}render(){const{t:e}=this.ui;return l`<frigate-backfill-dialog
      tall
      .ui=${this.ui}
      .heading=${Zt(this.hour,this.ui)}
      @closed=${()=>this.dispatchEvent(new CustomEvent("closed"))}
    >
      <button
        slot="header"
        class="icon-button"
        aria-label=${e("hour.earlier")}
        @click=${()=>this.go(-g)}
      >
        ${O(ir,"turns")}
      </button>
      <button
        slot="header"
        class="icon-button"
        aria-label=${e("hour.later")}
        ?disabled=${this.hour+g>this.now}
        @click=${()=>this.go(g)}
      >
        ${O(sr,"turns")}
      </button>
      <div class="body">${this.renderBody()}</div>
    </frigate-backfill-dialog>`}renderBody(){const{t:e}=this.ui;if(this.error!==null)return l`<frigate-backfill-face
        .icon=${tr}
        .heading=${e("face.failed")}
        .text=${K(this.error,e)}
        .action=${e("retry")}
        @action=${this.load}
      ></frigate-backfill-face>`;if(this.recordings===null)return l`<p role="status">${e("face.loading")}</p>`;if(this.recordings.length===0)return l`<p role="status">${e("hour.empty")}</p>
        <p class="note">${e("hour.not_looked")}</p>`;const t=this.recordings.filter(r=>r.url!==null);return l`
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
    `}summary(e){const{t,formats:r}=this.ui,n=Fn.map(a=>{const c=e.filter(p=>p.kind===a).length;return c>0?`${t(`hour.kind.${a}`)}: ${r.number(c)}`:""}),s=e.length;return[t("hour.count",{count:s,n:r.number(s)}),...n.filter(Boolean)].join(" · ")}async load(){const e=++this.asked;try{const{camera:t,hour:r}=this,n=await this.client.recordings(t,r,r+g);if(e!==this.asked)return;this.recordings=n,this.error=null;const s=this.playing?.start_time;this.playing=n.find(o=>o.url&&o.start_time===s)??null}catch(t){e===this.asked&&(this.error=t)}}onPlay(e){this.playing=e.detail.recording}go(e){this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:this.hour+e}}))}};et.styles=[$,L,y`
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
    `];let E=et;P([d({attribute:!1})],E.prototype,"ui");P([d({attribute:!1})],E.prototype,"client");P([d()],E.prototype,"camera");P([d({type:Number})],E.prototype,"hour");P([d({type:Number})],E.prototype,"now");P([d()],E.prototype,"revision");P([f()],E.prototype,"recordings");P([f()],E.prototype,"error");P([f()],E.prototype,"playing");var On=Object.defineProperty,Pn=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&On(e,t,n),n};const Hn=["recorded","backfilled","missing","errors","none"],tt=class tt extends b{render(){return l`<ul>
      ${Hn.map(e=>l`<li><i class=${e} aria-hidden="true"></i>${this.ui.t(`legend.${e}`)}</li>`)}
    </ul>`}};tt.styles=[$,y`
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
    `];let ke=tt;Pn([d({attribute:!1})],ke.prototype,"ui");function Rn(i,e,{zone:t,oldest:r,newest:n,rtl:s}){const o=s?"ArrowLeft":"ArrowRight",a=t.dayOf(e),c=(()=>{switch(i.key){case"ArrowLeft":case"ArrowRight":return e+(i.key===o?g:-g);case"ArrowUp":return be(e,a+1,t);case"ArrowDown":return be(e,a-1,t);case"PageUp":return be(e,a+7,t);case"PageDown":return be(e,a-7,t);case"Home":return i.ctrlKey?n:t.hoursOfDay(a)[0]?.start;case"End":return i.ctrlKey?r:t.hoursOfDay(a).at(-1)?.start;default:return}})();return c===void 0?void 0:Math.min(n,Math.max(r,c))}function be(i,e,t){const r=t.hoursOfDay(t.dayOf(i)).find(s=>s.start===i)?.hour??0,n=t.hoursOfDay(e);return(n.find(s=>s.hour>=r)??n.at(-1))?.start}const Nn=[...Array(24).keys()],Un=Nn.map(i=>{const e=2+2*i,t=2+2*(i%12),r=i<12?1:2;return`
    .h${i} { grid-area: 1 / ${e} / auto / span 2; }
    .h${i}.half { grid-area: 1 / ${e} / auto / span 1; }
    .h${i}.half.again { grid-area: 1 / ${e+1} / auto / span 1; }
    .folded .h${i} { grid-area: ${r} / ${t} / auto / span 2; }
    .folded .h${i}.half { grid-area: ${r} / ${t} / auto / span 1; }
    .folded .h${i}.half.again { grid-area: ${r} / ${t+1} / auto / span 1; }`}).join(""),Vn=y`
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
    position: relative;
  }
  .rows {
    position: relative;
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
    /* A row that is out of sight costs neither style nor layout. */
    content-visibility: auto;
    contain: strict;
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
    align-self: center;
    font-size: 12px;
    white-space: nowrap;
    overflow: hidden;
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
  .c,
  .gap {
    position: relative;
    margin: 1px;
    border-radius: 3px;
    overflow: hidden;
    min-inline-size: 0;
  }
  .c {
    background: var(--fb-track);
    cursor: pointer;
    font-size: 9.5px;
    line-height: 22px;
    letter-spacing: -0.4px;
    text-align: center;
    color: var(--fb-text);
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  .folded .c {
    font-size: 11px;
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
    background: linear-gradient(
      to top,
      var(--fb-recorded) 0 var(--r),
      var(--fb-backfilled) var(--r) var(--b),
      var(--fb-track) var(--b)
    );
  }
  .c.gone::before {
    content: "";
    position: absolute;
    inset-inline: 0;
    inset-block-end: var(--b);
    block-size: var(--m);
    background: var(--fb-hatch);
  }
  /* A halo instead of a box: the hatching stays to be seen. */
  .c > span {
    position: relative;
    font-weight: 600;
    paint-order: stroke fill;
    -webkit-text-stroke: 2.5px var(--fb-surface);
  }
  /* Half a column has no room for a number. */
  .half > span {
    display: none;
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
    max-inline-size: 260px;
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
  ${Rt(Un)}
`,oe=8;function jn(i,e,t,r){const n=document.createElement("b");n.textContent=Dn(e,r);const s=t?Kt(t,r):[r.t("map.not_loaded")];i.replaceChildren(n,s.join(" · ")),i.matches(":popover-open")||i.showPopover();const o=e.getBoundingClientRect(),a=i.getBoundingClientRect(),c=o.left+o.width/2-a.width/2,p=window.innerWidth-a.width-oe,m=o.top-a.height-oe;i.style.left=`${Math.max(oe,Math.min(c,p))}px`,i.style.top=`${m>oe?m:o.bottom+oe}px`}var In=Object.defineProperty,x=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&In(e,t,n),n};const $e=28,ye=2*$e,Pe=6,Bn=440,Lt=26,zt=60,Wn=80,rt=class rt extends b{constructor(){super(...arguments),this.revision=0,this.camera="",this.days=365,this.now=0,this.offline=!1,this.shown=$e,this.asked=0,this.folded=!1,this.rows=new Map,this.active=0,this.frame=0,this.timer=0,this.resize=new ResizeObserver(()=>this.measure())}connectedCallback(){super.connectedCallback(),this.resize.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.resize.disconnect(),cancelAnimationFrame(this.frame),clearTimeout(this.timer)}render(){const{t:e}=this.ui;return l`
      <div
        class="scroller ${this.folded?"folded":""}"
        role="grid"
        aria-label=${e("map.label",{camera:this.camera})}
        aria-description=${e("map.hint")}
        aria-rowcount=${this.shown+1}
        @scroll=${this.onScroll}
        @keydown=${this.onKey}
        @click=${this.onClick}
        @pointerover=${this.onPointer}
        @pointerleave=${this.hideTip}
        @focusin=${this.onFocus}
        @focusout=${this.hideTip}
      >
        ${this.renderHead()}
        <div
          class="rows"
          role="rowgroup"
          style="height:${this.shown*(this.folded?zt:Lt)}px"
        ></div>
      </div>
      ${this.renderFoot()}
      <div class="tip" popover="manual" aria-hidden="true"></div>
    `}renderHead(){const{formats:e,t,zone:r}=this.ui;let n=this.today;for(;r.startOfDay(n+1)-r.startOfDay(n)!==_;)n--;const s=r.startOfDay(n),o=[...Array(24).keys()].map(a=>{const c=e.time(s+a*g),p=a%3===0?Kn(c):"";return l`<div class="h${a}" role="columnheader">
        <span aria-hidden="true">${p}</span><span class="visually-hidden">${c}</span>
      </div>`});return l`<div class="head" role="row" aria-rowindex="1">
      <div class="corner" role="columnheader">
        <span class="visually-hidden">${t("map.day")}</span>
      </div>
      ${o}
    </div>`}renderFoot(){const{t:e,formats:t}=this.ui,r=this.today-this.shown+1;if(this.store.error!==null){if(this.offline)return h;const n=K(this.store.error,e);return l`<div class="foot" role="status">
        ${e("map.failed",{error:n})}
        <button class="link" @click=${this.retry}>${e("retry")}</button>
      </div>`}return!this.stopped||this.shown>=this.days?h:l`<div class="foot">
      ${e("map.reached",{date:t.dayDate(r+ye)})}
      <button class="link" @click=${this.lookFurther}>${e("map.older")}</button>
    </div>`}willUpdate(e){(e.has("days")||e.has("store"))&&(this.shown=Math.min(this.days,e.has("store")?$e:this.shown)),e.has("store")&&(this.asked=0)}updated(e){const t=e.get("now"),r=t!==void 0&&Math.floor(t/g)!==Math.floor(this.now/g);(e.has("ui")||e.has("store")||r)&&this.clearRows(),e.has("store")&&(this.scroller.scrollTop=0,this.active=0),this.layoutRows(),this.paintRows(),(e.has("ui")||e.has("folded"))&&this.fitLabels(),(e.has("store")||e.has("revision"))&&(this.request(),this.grow())}get today(){return this.ui.zone.dayOf(this.now)}get rowHeight(){return this.folded?zt:Lt}startOfRow(e){return this.ui.zone.startOfDay(this.today-e)}get stopped(){return this.shown<ye||this.shown<=this.asked?!1:this.store.isEmpty(...this.tail)}get tail(){const e=this.startOfRow(this.shown-1-ye);return[this.startOfRow(this.shown-1),Math.min(this.now,e)]}measure(){const e=this.clientWidth>0&&this.clientWidth<Bn;if(e!==this.folded){const t=this.scroller.scrollTop/this.rowHeight;this.folded=e,this.updateComplete.then(()=>{this.scroller.scrollTop=t*this.rowHeight,this.layoutRows()})}else this.layoutRows()}visibleRows(){const e=this.scroller.scrollTop,t=Math.floor(e/this.rowHeight)-Pe,r=Math.ceil((e+this.scroller.clientHeight)/this.rowHeight)+Pe;return[Math.max(0,t),Math.min(this.shown-1,r)]}layoutRows(){const[e,t]=this.visibleRows(),r=this.active?this.today-this.ui.zone.dayOf(this.active):0;for(const[n,s]of this.rows)(n<e||n>t)&&n!==r&&(s.remove(),this.rows.delete(n));for(let n=e;n<=t;n++)this.ensureRow(n);this.markActive()}paintRows(){for(const[e,t]of this.rows)this.paint(e,t)}paint(e,t){t.style.transform=`translateY(${e*this.rowHeight}px)`,zn(t,r=>this.store.bucket(r),this.ui)}ensureRow(e){let t=this.rows.get(e);if(!t){t=Cn(this.today-e,e,this.now,this.ui),this.paint(e,t),this.rows.set(e,t);let r,n=1/0;for(const[s,o]of this.rows)s>e&&s<n&&(n=s,r=o);this.rowBox.insertBefore(t,r??null)}return t}fitLabels(){this.scroller.style.removeProperty("--fb-label");const e=[...this.rows.values()].map(r=>r.firstElementChild),t=Math.max(0,...e.map(r=>r?.scrollWidth??0));t>(e[0]?.clientWidth??0)&&this.scroller.style.setProperty("--fb-label",`${t+6}px`)}clearRows(){for(const e of this.rows.values())e.remove();this.rows.clear()}markActive(){this.active||=Math.floor(this.now/g)*g;const t=this.rows.get(this.today-this.ui.zone.dayOf(this.active))?.cells.find(r=>r.hour===this.active);t!==this.activeCell&&(this.activeCell?.removeAttribute("tabindex"),this.activeCell=t),t&&t.tabIndex!==0&&(t.tabIndex=0)}onScroll(){this.hideTip(),this.frame||=requestAnimationFrame(()=>{this.frame=0,this.layoutRows(),this.grow()}),clearTimeout(this.timer),this.timer=window.setTimeout(()=>this.request(),Wn)}request(){const[e,t]=this.visibleRows();t>=e&&this.store.request(this.startOfRow(t),this.startOfRow(e-1))}grow(){const e=this.visibleRows()[1]>=this.shown-1-Pe,t=this.store.bucket(this.wholeHour(this.startOfRow(this.shown-1)));if(!e||!t||this.shown>=this.days)return;const{stopped:r}=this;r===void 0?this.store.request(...this.tail):r||(this.shown=Math.min(this.days,this.shown+$e))}wholeHour(e){return Math.ceil(e/g)*g}lookFurther(){this.shown=Math.min(this.days,this.shown+ye),this.asked=this.shown,this.updateComplete.then(()=>{this.scroller.scrollTop=this.shown*this.rowHeight})}retry(){this.store.invalidate(),this.request()}onClick(e){const t=ve(e);t&&this.select(t)}select(e){this.active=e.hour,this.markActive(),this.hideTip(),this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:e.hour}}))}onKey(e){const t=ve(e);if(!t||e.altKey||e.metaKey)return;if(e.key==="Enter"||e.key===" "){e.preventDefault(),this.select(t);return}if(e.key==="Escape"){this.hideTip();return}const r=Rn(e,t.hour,{zone:this.ui.zone,newest:Math.floor(this.now/g)*g,oldest:this.wholeHour(this.startOfRow(this.shown-1)),rtl:getComputedStyle(this).direction==="rtl"});r!==void 0&&(e.preventDefault(),this.focusHour(r))}focusHour(e){const t=this.wholeHour(e),r=this.today-this.ui.zone.dayOf(t);this.active=t;const n=r*this.rowHeight,s=this.scroller.clientHeight-this.head.offsetHeight;n<this.scroller.scrollTop?this.scroller.scrollTop=n:n+this.rowHeight>this.scroller.scrollTop+s&&(this.scroller.scrollTop=n+this.rowHeight-s),this.layoutRows(),this.activeCell?.focus({preventScroll:!0})}onPointer(e){const t=ve(e);t&&e.pointerType!=="touch"?this.showTip(t):this.hideTip()}onFocus(e){const t=ve(e);t?.matches(":focus-visible")&&this.showTip(t)}showTip(e){jn(this.tip,e,this.store.bucket(e.hour),this.ui)}hideTip(){this.tip.matches(":popover-open")&&this.tip.hidePopover()}};rt.styles=[$,L,Vn];let v=rt;x([d({attribute:!1})],v.prototype,"ui");x([d({attribute:!1})],v.prototype,"store");x([d({type:Number})],v.prototype,"revision");x([d()],v.prototype,"camera");x([d({type:Number})],v.prototype,"days");x([d({type:Number})],v.prototype,"now");x([d({type:Boolean})],v.prototype,"offline");x([f()],v.prototype,"shown");x([f()],v.prototype,"asked");x([f()],v.prototype,"folded");x([fe(".scroller")],v.prototype,"scroller");x([fe(".rows")],v.prototype,"rowBox");x([fe(".head")],v.prototype,"head");x([fe(".tip")],v.prototype,"tip");function ve(i){return i.composedPath().find(An)}function Kn(i){return i.replace(/[:.]00/,"").replace(/^0(\d)/,"$1")}var Zn=Object.defineProperty,ze=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&Zn(e,t,n),n};const qn=2**20,nt=class nt extends b{constructor(){super(...arguments),this.status=null,this.now=0,this.mayRun=!1}render(){const{t:e,formats:t}=this.ui;if(!this.status)return h;const{missing:r}=this.status;if(!r)return l`<p>${e(this.mayRun?"status.never":"status.never_viewer")}</p>`;const n=r.files,s=n===0?e("status.none_missing"):e("status.missing",{count:n,n:t.number(n),duration:t.duration(r.seconds),size:t.size(r.bytes/qn)}),o=e("status.as_of",{when:t.relative(r.as_of,this.now)});return l`<p><b>${s}</b>, ${o}.</p>`}};nt.styles=[$,y`
      p {
        margin: 0;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      b {
        font-weight: 500;
        color: var(--fb-text);
      }
    `];let G=nt;ze([d({attribute:!1})],G.prototype,"ui");ze([d({attribute:!1})],G.prototype,"status");ze([d({type:Number})],G.prototype,"now");ze([d({type:Boolean})],G.prototype,"mayRun");const Mt=1e3,Yn=2e4;function Gn(i,e){return e==="added"||e==="would_add"?i.files_added:i.files_updated}async function Jn(i,e,t,r){const n=t.dry_run?"would_add":"added",s=Gn(t,n);if(s===0||s>Yn)return null;const o={files:0,seconds:0,megabytes:0,days:0,pastRetention:0},a=new Set;for(let c=0;c<s;c+=Mt){const p={job_id:t.job_id,status:n,offset:c,limit:Mt},m=await i.results(e,p);for(const u of m.results)o.files++,o.seconds+=u.duration??0,o.megabytes+=u.file_size_mb??0,o.pastRetention+=u.past_retention?1:0,u.start_time!==null&&a.add(r.dayOf(u.start_time));if(m.results.length===0)break}return o.days=a.size,o.files>0?o:null}function Xn(i,e,t){if(i.state==="failed")return[t.t("outcome.failed",{message:i.message??""})];const r=i.dry_run?Qn(i,e,t):ei(i,t);return i.state==="cancelled"?[t.t(i.dry_run?"outcome.cancelled_dry":"outcome.cancelled"),...r]:i.state==="interrupted"?[t.t("outcome.interrupted"),...r]:r}function Qn(i,e,t){const{t:r,formats:n}=t,s=[],o=i.files_added;if(o>0&&e?.files===o)s.push(r("outcome.would",{count:o,n:n.number(o),duration:n.duration(e.seconds),days:r("outcome.days",{count:e.days,n:n.number(e.days)}),size:n.size(e.megabytes)}));else if(o>0)s.push(r("outcome.would_short",{count:o,n:n.number(o)}));else if(i.state==="completed"&&i.files_updated===0){const a=i.files_past_retention===0;s.push(r(a?"outcome.nothing":"outcome.nothing_else"))}if(i.files_updated>0){const a=i.files_updated;s.push(r("outcome.would_update",{count:a,n:n.number(a)}))}return[...s,...qt(i,e,t)]}function ei(i,e){const{t,formats:r}=e,n=[];return i.files_added>0?n.push(t("outcome.added",{count:i.files_added,n:r.number(i.files_added)})):i.state==="completed"&&i.files_updated===0&&n.push(t("outcome.none_added")),i.files_updated>0&&n.push(t("outcome.updated",{count:i.files_updated,n:r.number(i.files_updated)})),[...n,...qt(i,null,e)]}function qt(i,e,{t,formats:r}){const n=[],s=e?.pastRetention??0,o=i.files_past_retention-s;return s>0&&n.push(t("outcome.past_kept",{count:s,n:r.number(s)})),o>0&&n.push(t("outcome.past",{count:o,n:r.number(o)})),i.files_errors>0&&n.push(t("outcome.errors",{count:i.files_errors,n:r.number(i.files_errors)})),n}function ti(i){const e=new Map;for(const r of i)r&&e.set(r.job_id,r);const t=r=>r.finished_at??r.started_at;return[...e.values()].sort((r,n)=>t(n)-t(r))}var ri=Object.defineProperty,U=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&ri(e,t,n),n};const it=class it extends b{constructor(){super(...arguments),this.camera="",this.now=0,this.totals=null,this.counting=!1,this.open=!1,this.counted=""}willUpdate(e){const t=`${this.camera} ${this.run.job_id}`;(e.has("run")||e.has("camera"))&&t!==this.counted&&(this.counted=t,this.totals=null,this.open=!1,this.countUp(t))}render(){const{t:e,formats:t}=this.ui,{run:r}=this,n=e(r.dry_run?"outcome.dry":"outcome.real"),s=t.relative(r.finished_at??r.started_at,this.now);return l`<section class=${r.state==="failed"?"failed":""} aria-busy=${this.counting}>
      <h4>${e("outcome.when",{what:n,when:s})}</h4>
      <div role="status">
        ${this.counting?h:Xn(r,this.totals,this.ui).map(o=>l`<p>${o}</p>`)}
      </div>
      <slot></slot>
      <details .open=${this.open} @toggle=${this.onToggle}>
        <summary>${e("results.title")}</summary>
        ${this.open?l`<frigate-backfill-results
                .ui=${this.ui}
                .client=${this.client}
                .camera=${this.camera}
                .run=${r}
              ></frigate-backfill-results>`:h}
      </details>
    </section>`}async countUp(e){this.counting=!0;const t=await Jn(this.client,this.camera,this.run,this.ui.zone).catch(()=>null);e===this.counted&&(this.totals=t,this.counting=!1)}onToggle(e){this.open=e.target.open}};it.styles=[$,y`
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
    `];let M=it;U([d({attribute:!1})],M.prototype,"ui");U([d({attribute:!1})],M.prototype,"client");U([d()],M.prototype,"camera");U([d({attribute:!1})],M.prototype,"run");U([d({type:Number})],M.prototype,"now");U([f()],M.prototype,"totals");U([f()],M.prototype,"counting");U([f()],M.prototype,"open");var ni=Object.defineProperty,Me=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&ni(e,t,n),n};const st=class st extends b{constructor(){super(...arguments),this.recordings=[],this.recording=null,this.failed=!1,this.renewed=0}willUpdate(e){if(e.has("recording")){const t=e.get("recording");t?.start_time!==this.recording?.start_time&&(this.renewed=0),this.failed=this.renewed>0&&t?.url===this.recording?.url}}render(){return l`
      <div class="screen">${this.renderScreen()}</div>
      ${this.recording?this.renderBar(this.recording):h}
    `}renderScreen(){const{t:e}=this.ui,{recording:t}=this;return t?.url==null?l`<p>${e("hour.pick")}</p>`:this.failed?l`<p role="alert">${e("hour.play_failed")}</p>`:l`<video
      src=${t.url}
      aria-label=${this.time(t)}
      controls
      autoplay
      playsinline
      @ended=${()=>this.move(1)}
      @error=${this.onError}
    ></video>`}renderBar(e){const{t}=this.ui,r=this.index;return l`<div class="bar">
      <button
        class="icon-button"
        aria-label=${t("hour.previous")}
        ?disabled=${r<=0}
        @click=${()=>this.move(-1)}
      >
        ${O(mr,"turns")}
      </button>
      <span>${this.time(e)}</span>
      ${e.url?l`<a class="download" href=${e.url} download>${t("hour.download")}</a>`:h}
      <button
        class="icon-button"
        aria-label=${t("hour.next")}
        ?disabled=${r>=this.recordings.length-1}
        @click=${()=>this.move(1)}
      >
        ${O(pr,"turns")}
      </button>
    </div>`}time({start_time:e}){return e===null?"":this.ui.formats.timeWithSeconds(e)}get index(){return this.recordings.findIndex(e=>e===this.recording)}move(e){const t=this.recordings[this.index+e];t&&this.dispatchEvent(new CustomEvent("play",{detail:{recording:t}}))}onError(){this.renewed++,this.renewed>1?this.failed=!0:this.dispatchEvent(new CustomEvent("expired"))}};st.styles=[$,L,y`
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
    `];let J=st;Me([d({attribute:!1})],J.prototype,"ui");Me([d({attribute:!1})],J.prototype,"recordings");Me([d({attribute:!1})],J.prototype,"recording");Me([f()],J.prototype,"failed");var ii=Object.defineProperty,De=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&ii(e,t,n),n};const ot=class ot extends b{constructor(){super(...arguments),this.status=null,this.stopping=!1,this.elapsed=0,this.timer=0}connectedCallback(){super.connectedCallback(),this.timer=window.setInterval(()=>this.elapsed+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}willUpdate(e){e.has("status")&&(this.elapsed=0)}render(){const{t:e,formats:t}=this.ui,n=(this.status?.progress??null)?.percent??null,s=this.name;return l`
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
        class="bar ${n===null?"unknown":""}"
        role="progressbar"
        aria-label=${s}
        aria-valuenow=${n===null?h:Math.round(n)}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuetext=${n===null?h:t.percent(n)}
      >
        <i style=${n===null?"":`inline-size:${n}%`}></i>
      </div>
      <div class="facts">${this.facts().map(o=>l`<span>${o}</span>`)}</div>
    `}get name(){const{t:e}=this.ui;switch(this.status?.state){case"queued":return e("run.queued");case"running":return e(this.status.dry_run?"run.dry_running":"run.running");default:return e("run.starting")}}facts(){const{t:e,formats:t}=this.ui,r=this.status?.progress;if(!r||this.status?.state==="queued")return[];const n=t.number(r.files_scanned),s=r.files_added,o=[r.files_total===null?e("run.scanned",{n}):e("run.scanned_of",{n,total:t.number(r.files_total)}),e(this.status?.dry_run?"run.found":"run.added",{count:s,n:t.number(s)})];if(r.files_errors>0){const a=r.files_errors;o.push(e("run.errors",{count:a,n:t.number(a)}))}if(r.eta_seconds!==null){const a=Math.max(1,r.eta_seconds-this.elapsed);o.push(e("run.left",{duration:t.duration(a)}))}return o}};ot.styles=[$,L,y`
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
    `];let X=ot;De([d({attribute:!1})],X.prototype,"ui");De([d({attribute:!1})],X.prototype,"status");De([d({type:Boolean})],X.prototype,"stopping");De([f()],X.prototype,"elapsed");const si=["day","week","month","all","custom"],oi={day:_,week:7*_,month:30*_};function Dt(i,e,t){const r=oi[i.preset];if(r!==void 0)return{start_time:Math.floor(e)-r};if(i.preset==="all")return{};const n=t.parseLocal(i.from),s=t.parseLocal(i.to);return n===null||s===null?"run.bad_date":n<s?{start_time:n,end_time:s}:"run.bad_range"}function ai(i,e,{t,formats:r}){return e.start_time!==void 0&&e.end_time!==void 0?`${r.dateTime(e.start_time)} – ${r.dateTime(e.end_time)}`:t(`run.range.${i.preset}`)}var li=Object.defineProperty,Yt=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&li(e,t,n),n};const at=class at extends b{render(){const{t:e}=this.ui;return l`
      <fieldset>
        <legend>${e("run.range")}</legend>
        ${si.map(t=>this.renderPreset(t))}
      </fieldset>
      ${this.choice.preset==="custom"?l`<div class="dates">
              ${this.renderDate("from",e("run.from"))} ${this.renderDate("to",e("run.to"))}
            </div>`:h}
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
        @change=${r=>this.change({[e]:r.target.value})}
      />
    </label>`}change(e){const t=this.choice={...this.choice,...e};this.dispatchEvent(new CustomEvent("range-changed",{detail:{choice:t}}))}};at.styles=[$,L,pe,y`
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
    `];let he=at;Yt([d({attribute:!1})],he.prototype,"ui");Yt([d({attribute:!1})],he.prototype,"choice");const ci=["database","too_recent"];function Gt({reason:i,message:e},t){const r=i===null?void 0:Re(`reason.${i}`);return r?e!==null&&i!==null&&ci.includes(i)?`${t(r)} (${e})`:t(r):e??i??""}var di=Object.defineProperty,Ze=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&di(e,t,n),n};const hi={recorded:"📹",backfilled:"📁",missing:"❔",error:"⚠️"},lt=class lt extends b{constructor(){super(...arguments),this.recordings=[],this.playing=null}render(){return l`<ul>
      ${this.recordings.map(e=>l`<li>${this.renderEntry(e)}</li>`)}
    </ul>`}renderEntry(e){if(e.url===null)return l`<div class="entry ${e.kind}">${this.renderFacts(e)}</div>`;const{t}=this.ui,r=t("hour.play",{time:this.time(e)});return l`<button
      class="entry ${e.kind}"
      title=${r}
      aria-current=${this.playing===e}
      @click=${()=>this.dispatchEvent(new CustomEvent("play",{detail:{recording:e}}))}
    >
      ${this.renderFacts(e)} ${O(dr)}
    </button>`}renderFacts(e){const{t,formats:r}=this.ui,n=Gt(e,t),s=e.kind==="missing"||e.kind==="error";return l`
      <span class="emoji" aria-hidden="true">${hi[e.kind]}</span>
      <span>
        ${this.time(e)}
        <small>${t(`hour.kind.${e.kind}`)}</small>
      </span>
      <span class="number">
        ${e.duration===null?h:r.clip(e.duration)}
      </span>
      <span class="number">
        ${e.size_mb===null?h:r.size(e.size_mb)}
      </span>
      ${s&&n?l`<span class="why">${n}</span>`:h}
      ${e.kind==="error"&&e.file_path?l`<code class="why">${e.file_path}</code>`:h}
    `}time({start_time:e}){const{t,formats:r}=this.ui;return e===null?t("results.unknown_time"):r.timeWithSeconds(e)}};lt.styles=[$,L,y`
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
    `];let ne=lt;Ze([d({attribute:!1})],ne.prototype,"ui");Ze([d({attribute:!1})],ne.prototype,"recordings");Ze([d({attribute:!1})],ne.prototype,"playing");var ui=Object.defineProperty,V=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&ui(e,t,n),n};const fi=50,ct=class ct extends b{constructor(){super(...arguments),this.camera="",this.filter="",this.results=null,this.total=0,this.error=null,this.turn=0}willUpdate(e){(e.get("run")?.job_id!==this.run.job_id||e.has("camera"))&&(e.has("run")||e.has("camera"))&&(this.filter="",this.restart())}render(){const{t:e,formats:t}=this.ui,r=this.results?.length??0;return l`
      <div class="filters" role="group" aria-label=${e("results.filter")}>
        ${this.renderFilter("",e("results.all"))}
        ${this.statuses().map(([n,s])=>this.renderFilter(n,`${e(`status.${n}`)} ${t.number(s)}`))}
      </div>
      ${this.renderTable()}
      <div class="foot">
        ${r>0?l`<span
                >${e("results.shown",{n:t.number(r),total:t.number(this.total)})}</span
              >`:h}
        ${r<this.total?l`<button class="button" @click=${this.more}>${e("results.more")}</button>`:h}
        <span>${e("results.note")}</span>
      </div>
    `}renderFilter(e,t){return l`<button
      aria-pressed=${this.filter===e}
      @click=${()=>{this.filter=e,this.restart()}}
    >
      ${t}
    </button>`}renderTable(){const{t:e}=this.ui;return this.error!==null?l`<p role="alert" class="error-text">${K(this.error,e)}</p>`:this.results===null?l`<p class="muted" role="status">${e("face.loading")}</p>`:this.results.length===0?l`<p class="muted">${e("results.empty")}</p>`:l`<div class="box" tabindex="0" role="region" aria-label=${e("results.title")}>
      <table>
        <tbody>
          ${this.results.map(t=>this.renderResult(t))}
        </tbody>
      </table>
    </div>`}renderResult(e){const{t,formats:r}=this.ui,{start_time:n,duration:s,file_size_mb:o}=e,a=Gt(e,t);return l`<tr>
      <td class="when">
        ${n===null?t("results.unknown_time"):l`${r.date(n)}<br />${r.timeWithSeconds(n)}`}
      </td>
      <td>
        <span class="status ${e.status}">${t(`status.${e.status}`)}</span>
        ${a?l`<div>${a}</div>`:h}
        ${e.status==="error"||n===null?l`<code>${e.file_path}</code>`:h}
      </td>
      <td class="size">
        ${s?r.clip(s):h}<br />${o===null?h:r.size(o)}
      </td>
    </tr>`}statuses(){const{run:e}=this;return[[e.dry_run?"would_add":"added",e.files_added],[e.dry_run?"would_update":"updated",e.files_updated],["skipped",e.files_skipped],["error",e.files_errors]].filter(([,r])=>r>0)}restart(){this.results=null,this.error=null,this.total=0,this.more()}async more(){const e=++this.turn,t=this.results?.length??0;try{const r=await this.client.results(this.camera,{job_id:this.run.job_id,...this.filter===""?{}:{status:this.filter},offset:t,limit:fi});e===this.turn&&(this.results=[...this.results??[],...r.results],this.total=r.total)}catch(r){e===this.turn&&(this.error=r)}}};ct.styles=[$,L,pe,y`
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
    `];let D=ct;V([d({attribute:!1})],D.prototype,"ui");V([d({attribute:!1})],D.prototype,"client");V([d()],D.prototype,"camera");V([d({attribute:!1})],D.prototype,"run");V([f()],D.prototype,"filter");V([f()],D.prototype,"results");V([f()],D.prototype,"total");V([f()],D.prototype,"error");var pi=Object.defineProperty,k=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&pi(e,t,n),n};const dt=class dt extends b{constructor(){super(...arguments),this.camera="",this.cameraLabel="",this.status=null,this.now=0,this.choice={preset:"week",from:"",to:""},this.expired=!1,this.force=!1,this.pending="",this.stopping="",this.error="",this.confirming=null,this.chosenRun="",this.plans=new Map}willUpdate(e){(e.has("camera")||e.has("client"))&&(this.pending="",this.error="",this.chosenRun="",this.confirming=null);const t=this.runs.some(r=>r.job_id===this.pending);this.pending&&(t||this.status?.job_id===this.pending)&&(this.pending="")}render(){const{t:e}=this.ui;return l`
      ${this.busy?this.renderProgress():this.renderForm()}
      ${this.error?l`<p class="error-text" role="alert">${e("face.failed")}: ${this.error}</p>`:h}
      ${this.busy?h:this.renderOutcome()} ${this.renderConfirm()}
    `}get busy(){return this.pending!==""||this.status!==null&&this.status.state!=="idle"}get runs(){const{status:e}=this;return e?ti([e.last_run,e.last_dry_run,...e.recent_runs]):[]}get run(){const{runs:e}=this;return e.find(t=>t.job_id===this.chosenRun)??e[0]}get offer(){const{run:e}=this,t=e&&this.plans.get(e.job_id),r=e?e.files_added+e.files_updated:0;return t&&e.dry_run&&e.state==="completed"&&r>0?{plan:t,found:r}:null}renderProgress(){const{status:e}=this,t=e&&e.state!=="idle"?e:null;return l`<frigate-backfill-progress
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
              @change=${t=>this.expired=Tt(t)}
            />
            ${e("run.expired")}
            <small>${e("run.expired_help")}</small>
          </label>
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.force}
              @change=${t=>this.force=Tt(t)}
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
        <button class="button" @click=${this.askForm}>${e("run.backfill")}…</button>
      </div>
    `}renderOutcome(){const{t:e,formats:t}=this.ui,{runs:r,run:n,offer:s}=this;if(!n)return h;const o=s?.found??0;return l`
      ${r.length>1?l`<label class="runs"
              >${e("outcome.choose")}
              <select @change=${this.onChooseRun}>
                ${r.map(a=>l`<option value=${a.job_id} ?selected=${a===n}>
                      ${this.runName(a)}
                    </option>`)}
              </select>
            </label>`:h}
      <frigate-backfill-outcome
        .ui=${this.ui}
        .client=${this.client}
        .camera=${this.camera}
        .run=${n}
        .now=${this.now}
      >
        ${s?l`<button class="button primary" @click=${()=>this.confirming=s}>
                ${e("run.backfill_n",{count:o,n:t.number(o)})}…
              </button>`:h}
      </frigate-backfill-outcome>
    `}renderConfirm(){if(!this.confirming)return h;const{plan:e,found:t}=this.confirming;return l`<frigate-backfill-confirm
      .ui=${this.ui}
      .camera=${this.cameraLabel}
      .range=${e.range}
      .found=${t}
      .expired=${!e.request.skip_expired}
      .force=${e.request.force}
      @closed=${()=>this.confirming=null}
      @confirmed=${()=>{this.confirming=null,this.start(e,!1)}}
    ></frigate-backfill-confirm>`}runName(e){const{t,formats:r}=this.ui,n=t(e.dry_run?"outcome.dry":"outcome.real"),s=r.dateTime(e.finished_at??e.started_at);return t("outcome.when",{what:n,when:s})}plan(){const e=Dt(this.choice,Date.now()/1e3,this.ui.zone);return typeof e=="string"?(this.error=this.ui.t(e),null):(this.error="",{request:{...e,force:this.force,skip_expired:!this.expired},range:ai(this.choice,e,this.ui)})}dryRun(){const e=this.plan();e&&this.start(e,!0)}askForm(){const e=this.plan();e&&(this.confirming={plan:e,found:null})}async start(e,t){const{camera:r}=this;this.error="",this.pending="asked",this.chosenRun="";try{const n=await this.client.backfill(r,{...e.request,dry_run:t});this.plans.set(n.job_id,e),r===this.camera&&(this.pending=n.job_id)}catch(n){r===this.camera&&(this.pending="",this.error=K(n,this.ui.t))}}async stop(){this.stopping=this.status?.job_id??"";try{await this.client.cancel(this.camera)}catch(e){this.stopping="",this.error=K(e,this.ui.t)}}onRange(e){const{choice:t}=e.detail;if(t.preset==="custom"&&!t.from){const r=Dt({...t,preset:"day"},Date.now()/1e3,this.ui.zone);t.from=this.ui.zone.formatLocal(r.start_time??0),t.to=this.ui.zone.formatLocal(Date.now()/1e3)}this.choice=t}onChooseRun(e){this.chosenRun=e.target.value}};dt.styles=[$,L,pe,y`
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
    `];let w=dt;k([d({attribute:!1})],w.prototype,"ui");k([d({attribute:!1})],w.prototype,"client");k([d()],w.prototype,"camera");k([d()],w.prototype,"cameraLabel");k([d({attribute:!1})],w.prototype,"status");k([d({type:Number})],w.prototype,"now");k([f()],w.prototype,"choice");k([f()],w.prototype,"expired");k([f()],w.prototype,"force");k([f()],w.prototype,"pending");k([f()],w.prototype,"stopping");k([f()],w.prototype,"error");k([f()],w.prototype,"confirming");k([f()],w.prototype,"chosenRun");function Tt(i){return i.target.checked}var mi=Object.defineProperty,H=(i,e,t,r)=>{for(var n=void 0,s=i.length-1,o;s>=0;s--)(o=i[s])&&(n=o(e,t,n)||n);return n&&mi(e,t,n),n};const ht=class ht extends b{constructor(){super(...arguments),this.camera="",this.now=0,this.draft=null,this.saving=!1,this.saved=!1,this.error=""}willUpdate(e){e.has("camera")&&(this.draft=null,this.error="",this.saved=!1)}render(){const{t:e,formats:t}=this.ui,{schedule:r}=this,n=this.draft??r,s=r.enabled?r.next_run_at:null;return l`<form @submit=${this.save} novalidate>
      <label class="check">
        <input
          type="checkbox"
          .checked=${n.enabled}
          @change=${o=>this.change({enabled:o.target.checked})}
        />
        ${e("schedule.enabled")}
      </label>
      <div class="row">
        ${this.renderNumber("interval_hours",e("schedule.interval"),e("schedule.hours"))}
        ${this.renderNumber("retention_days",e("schedule.retention"),e("schedule.days"))}
      </div>
      <div class="foot">
        <button class="button" ?disabled=${!this.draft||this.saving}>
          ${e("schedule.save")}
        </button>
        <p class="muted">
          ${s===null?e("schedule.off"):e("schedule.next",{when:t.relative(s,this.now)})}
          ${r.last_run_at===null?h:e("schedule.last",{when:t.relative(r.last_run_at,this.now)})}
        </p>
        <p role="status">${this.saved?e("schedule.saved"):h}</p>
      </div>
      ${this.error?l`<p class="error-text" role="alert">${this.error}</p>`:h}
    </form>`}renderNumber(e,t,r){const n=this.draft??this.schedule;return l`<label class="field"
      >${t}
      <input
        type="number"
        inputmode="decimal"
        min=${e==="interval_hours"?.25:1}
        step="any"
        .value=${String(n[e])}
        @input=${s=>this.change({[e]:s.target.valueAsNumber})}
      />
      ${r}
    </label>`}change(e){const{enabled:t,interval_hours:r,retention_days:n}=this.draft??this.schedule;this.draft={enabled:t,interval_hours:r,retention_days:n,...e},this.saved=!1,this.error=""}async save(e){e.preventDefault();const{draft:t,camera:r}=this,{t:n}=this.ui;if(t){if(!(t.interval_hours>=.25&&t.interval_hours<=8760)){this.error=n("schedule.bad_interval");return}if(!(t.retention_days>0)){this.error=n("schedule.bad_days");return}this.saving=!0;try{const s=await this.client.setSchedule(r,t);r===this.camera&&(this.schedule=s,this.draft=null,this.saved=!0)}catch(s){this.error=K(s,n)}finally{this.saving=!1}}}};ht.styles=[$,L,pe,y`
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
    `];let S=ht;H([d({attribute:!1})],S.prototype,"ui");H([d({attribute:!1})],S.prototype,"client");H([d()],S.prototype,"camera");H([d({attribute:!1})],S.prototype,"schedule");H([d({type:Number})],S.prototype,"now");H([f()],S.prototype,"draft");H([f()],S.prototype,"saving");H([f()],S.prototype,"saved");H([f()],S.prototype,"error");const gi=["home-assistant","hc-main"],bi={"frigate-backfill-confirm":F,"frigate-backfill-dialog":q,"frigate-backfill-disclosure":Y,"frigate-backfill-face":T,"frigate-backfill-hour":E,"frigate-backfill-legend":ke,"frigate-backfill-map":v,"frigate-backfill-missing":G,"frigate-backfill-outcome":M,"frigate-backfill-player":J,"frigate-backfill-progress":X,"frigate-backfill-range":he,"frigate-backfill-recordings":ne,"frigate-backfill-results":D,"frigate-backfill-run":w,"frigate-backfill-schedule":S,[Ot]:Z,[He]:z};function yi(){for(const[i,e]of Object.entries(bi))customElements.get(i)||customElements.define(i,e)}async function vi(){await Promise.race(gi.map(i=>customElements.whenDefined(i))),yi()}const Ft=Ue(document.documentElement.lang||navigator.language);window.customCards??=[];window.customCards.some(i=>i.type===He)||window.customCards.push({type:He,name:Ft("card_name"),description:Ft("card_description"),preview:!0,documentationURL:"https://github.com/frigate-backfill/frigate-backfill"});vi();
