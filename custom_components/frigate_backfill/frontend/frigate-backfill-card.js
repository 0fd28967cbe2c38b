/*! Built from card/ by `scripts/card build`: change it there. */const Ne="frigate-backfill-card",jt="frigate-backfill-card-editor";const mt={entry_id:"text",camera:"text",title:"text",days:"days",show_controls:"boolean",show_schedule:"boolean"},dr=["type","grid_options","layout_options","view_layout","visibility","card_mod"],ur={text:"a text",days:"a whole number from 1 to 3650",boolean:"true or false"};function fr(i,e){switch(i){case"text":return typeof e=="string";case"boolean":return typeof e=="boolean";case"days":return typeof e=="number"&&Number.isInteger(e)&&e>=1&&e<=3650}}function It(i){if(typeof i!="object"||i===null)throw new Error("The card needs a configuration.");const e=i;for(const[t,r]of Object.entries(e)){if(dr.includes(t))continue;const s=mt[t];if(!s)throw new Error(`Unknown option "${t}". The card knows ${Object.keys(mt).join(", ")}.`);if(r!==void 0&&!fr(s,r))throw new Error(`"${t}" has to be ${ur[s]}, not ${JSON.stringify(r)}.`)}return e}const pr={title:"Aufnahmen",card_name:"Frigate Backfill",card_description:"Was die Kameras aufgenommen haben, was fehlt und wie es zurückkommt",camera:"Kamera",close:"Schließen",cancel:"Abbrechen",retry:"Erneut versuchen","face.loading":"Wird geladen …","face.no_entry":"Noch kein Frigate","face.no_entry_text":"Füge die Integration Frigate Backfill hinzu, dann zeigt diese Karte die Aufnahmen.","face.no_entry_action":"Integration hinzufügen","face.not_loaded":"Frigate Backfill läuft nicht","face.not_loaded_text":"Home Assistant hat die Integration nicht geladen. Sieh unter Einstellungen, Geräte & Dienste nach.","face.entry_gone":"Dieses Frigate gibt es nicht mehr","face.entry_gone_text":"Die Karte ist auf einen Eintrag der Integration eingestellt, den es nicht mehr gibt. Bearbeite die Karte und wähle einen anderen.","face.no_camera":"Noch keine Kameras","face.no_camera_text":"Kameras dieses Frigate erscheinen hier, sobald du mindestens eine sehen darfst.","face.camera_gone":"Die Kamera „{camera}“ ist nicht da","face.camera_gone_text":"Frigate hat sie nicht, oder du darfst sie nicht sehen. Bearbeite die Karte und wähle eine andere.","face.unreachable":"Frigate antwortet nicht","face.unreachable_text":"Die Karte kommt von selbst zurück, sobald Frigate wieder da ist.","face.patch_missing":"Der Patch fehlt in Frigate","face.patch_missing_text":"Frigate läuft, aber ohne den Patch von Frigate Backfill. Binde ihn ein, wie es die Reparaturmeldung der Integration beschreibt, und starte Frigate neu.","face.patch_incompatible":"Der Patch in Frigate hat eine andere Version","face.patch_incompatible_text":"Starte Frigate neu, damit es die Version lädt, die Home Assistant hat.","face.auth":"Frigate hat die Anmeldung abgelehnt","face.auth_text":"Melde dich unter Einstellungen, Geräte & Dienste, Frigate Backfill erneut an.","face.failed":"Das hat nicht geklappt","face.open_integration":"Integration öffnen","face.last_known":"Du siehst den letzten bekannten Stand.","map.label":"Abdeckung von {camera}, Tage und Stunden","map.day":"Tag","map.recorded":"{duration} aufgenommen","map.backfilled":"{duration} nachgetragen","map.missing":{one:"{n} fehlt",other:"{n} fehlen"},"map.errors":{one:"{n} unbrauchbare Datei",other:"{n} unbrauchbare Dateien"},"map.nothing":"nichts aufgenommen","map.not_loaded":"wird geladen","map.gap":"Die Uhr wurde vorgestellt: Diese Stunde gab es nicht","map.repeated":"zum zweiten Mal","map.older":"Weiter zurückblicken","map.reached":"Älter als {date} ist nichts.","map.failed":"Einige Tage konnten nicht geladen werden: {error}","map.hint":"Die Pfeiltasten gehen stunden- und tageweise, Enter öffnet die Stunde.","legend.recorded":"Aufgenommen","legend.backfilled":"Nachgetragen","legend.missing":"Fehlt, liegt auf der Platte","legend.errors":"Unbrauchbare Datei","legend.none":"Nichts","hour.count":{one:"{n} Aufnahme",other:"{n} Aufnahmen"},"hour.empty":"In dieser Stunde wurde nichts aufgenommen.","hour.of_kind":"{kind}: {n}","hour.kind.recorded":"Aufgenommen","hour.kind.backfilled":"Nachgetragen","hour.kind.missing":"Fehlt in Frigate","hour.kind.error":"Unbrauchbar","hour.play":"{time} abspielen","hour.previous":"Vorige Aufnahme","hour.next":"Nächste Aufnahme","hour.pick":"Wähle eine Aufnahme zum Abspielen.","hour.play_failed":"Dieser Browser kann die Aufnahme nicht abspielen (oft liegt es an H.265). Lade sie herunter und sieh sie in einem anderen Programm an.","hour.play_damaged":"Diese Datei ist beschädigt: Der Browser kann sie nicht abspielen.","hour.download":"Herunterladen","hour.earlier":"Stunde davor","hour.later":"Stunde danach","hour.not_looked":"Als fehlend ist nur aufgeführt, was der letzte Probelauf oder Lauf gesehen hat. Ein Probelauf sieht auf der Platte nach.","status.missing":{one:"{n} Aufnahme auf der Platte fehlt in Frigate: {duration}, {size}",other:"{n} Aufnahmen auf der Platte fehlen in Frigate: {duration}, {size}"},"status.past":"{n} davon älter, als Frigate sie behält","status.but_past":{one:"außer {n}, die älter ist, als Frigate sie behält",other:"außer {n}, die älter sind, als Frigate sie behält"},"status.none_missing":"In Frigate fehlt keine Aufnahme","status.as_of":"Stand {when}","status.never":"Noch wurde nichts mit der Platte verglichen. Ein Probelauf tut das und ändert nichts.","status.never_viewer":"Noch wurde nichts mit der Platte verglichen.","run.title":"Aufnahmen zurückholen","run.range":"Zeitraum","run.range.day":"Letzte 24 Stunden","run.range.week":"Letzte 7 Tage","run.range.month":"Letzte 30 Tage","run.range.all":"Alles","run.range.custom":"Von – bis","run.from":"Von","run.to":"Bis","run.bad_range":"Der Anfang muss vor dem Ende liegen.","run.bad_date":"Gib beide Zeitpunkte an.","run.options":"Weitere Optionen","run.expired":"Auch Aufnahmen, die älter sind, als Frigate sie behält","run.expired_help":"Frigate löscht sie samt den Dateien beim nächsten Aufräumen.","run.force":"Vorhandene Einträge überschreiben","run.force_help":"Liest Pfad, Dauer und Größe neu; was Frigate ausgewertet hat, bleibt.","run.dry":"Probelauf","run.backfill":"Nachtragen","run.ask":"{action} …","run.backfill_n":{one:"{n} Aufnahme nachtragen",other:"{n} Aufnahmen nachtragen"},"run.starting":"Wird gestartet …","run.queued":"Wartet auf den Lauf einer anderen Kamera","run.dry_running":"Probelauf: sieht nach, ändert nichts","run.running":"Trägt nach","run.scanned":"{n} Dateien geprüft","run.scanned_of":"{n} von {total} Dateien geprüft","run.found":{one:"{n} gefunden",other:"{n} gefunden"},"run.added":{one:"{n} nachgetragen",other:"{n} nachgetragen"},"run.errors":{one:"{n} Fehler",other:"{n} Fehler"},"run.left":"noch {duration}","run.stop":"Anhalten","run.stopping":"Wird angehalten …","confirm.title":"Aufnahmen zurückholen?","confirm.count":{one:"Der Probelauf hat {n} Aufnahme gefunden.",other:"Der Probelauf hat {n} Aufnahmen gefunden."},"confirm.no_dry_run":"Für diesen Zeitraum gab es keinen Probelauf: Das Ergebnis siehst du, wenn der Lauf fertig ist.","confirm.safe":"In Frigates Datenbank kommen Einträge hinzu. Keine Datei wird verändert.","confirm.expired":"Auch Aufnahmen, die älter sind, als Frigate sie behält, werden eingetragen. Frigate löscht diese Dateien beim nächsten Aufräumen.","confirm.force":"Vorhandene Einträge werden überschrieben.","outcome.would":{one:"{n} Aufnahme, {duration} an {days}, {size}, kann zurückgeholt werden.",other:"{n} Aufnahmen, {duration} an {days}, {size}, können zurückgeholt werden."},"outcome.would_short":{one:"{n} Aufnahme kann zurückgeholt werden.",other:"{n} Aufnahmen können zurückgeholt werden."},"outcome.days":{one:"{n} Tag",other:"{n} Tagen"},"outcome.would_update":{one:"{n} Eintrag würde überschrieben.",other:"{n} Einträge würden überschrieben."},"outcome.nothing":"Nichts zurückzuholen: Frigate kennt jede brauchbare Aufnahme in diesem Zeitraum.","outcome.nothing_else":"In diesem Zeitraum gibt es nichts zurückzuholen.","outcome.past":{one:"{n} weitere ist älter, als Frigate sie behält.",other:"{n} weitere sind älter, als Frigate sie behält."},"outcome.past_kept":{one:"{n} davon ist älter, als Frigate sie behält: Das nächste Aufräumen löscht sie.",other:"{n} davon sind älter, als Frigate sie behält: Das nächste Aufräumen löscht sie."},"outcome.errors":{one:"{n} Datei ist unbrauchbar; die Liste sagt, warum.",other:"{n} Dateien sind unbrauchbar; die Liste sagt, warum."},"outcome.added":{one:"{n} Aufnahme ist zurück in Frigate.",other:"{n} Aufnahmen sind zurück in Frigate."},"outcome.updated":{one:"{n} Eintrag wurde überschrieben.",other:"{n} Einträge wurden überschrieben."},"outcome.none_added":"Es musste keine Aufnahme zurückgeholt werden.","outcome.cancelled":"Angehalten. Was bis dahin nachgetragen war, bleibt.","outcome.cancelled_dry":"Angehalten, bevor alles geprüft war.","outcome.failed":"Der Lauf ist gescheitert: {message}","outcome.interrupted":"Frigate wurde während des Laufs beendet. Was nachgetragen war, bleibt; für den Rest starte ihn noch einmal.","outcome.dry":"Probelauf","outcome.real":"Nachtragen","outcome.when":"{what}, {when}","outcome.choose":"Lauf","results.title":"Ergebnisse, Datei für Datei","results.filter":"Zeige","results.all":"Alle","results.empty":"Keine Datei aufzuführen.","results.more":"Mehr zeigen","results.shown":"{n} von {total}","results.known":{one:"{n} Datei, die Frigate schon kannte, ist nicht aufgeführt.",other:"{n} Dateien, die Frigate schon kannte, sind nicht aufgeführt."},"results.unknown_time":"Zeit unbekannt","status.added":"Nachgetragen","status.updated":"Überschrieben","status.would_add":"Kann zurückgeholt werden","status.would_update":"Würde überschrieben","status.skipped":"Ausgelassen","status.error":"Fehler","reason.already_indexed":"Frigate kennt sie schon.","reason.overlap":"Frigate hat eine andere Aufnahme derselben Zeit.","reason.moved":"Frigate kennt sie unter einem Pfad, den es nicht mehr gibt. „Vorhandene Einträge überschreiben“ berichtigt das.","reason.too_recent":"Zu neu: Frigate trägt sie vielleicht gerade selbst ein. Versuche es in ein paar Minuten noch einmal.","reason.past_retention":"Älter, als Frigate sie behält. Erhöhe zuerst die Aufbewahrung in Frigates Konfiguration und starte den Lauf dann neu.","reason.invalid_path":"Name oder Ordner sind nicht wie bei Frigate. Erwartet: JJJJ-MM-TT/HH/kamera/MM.SS.mp4.","reason.no_duration":"Die Dauer ist nicht lesbar: Die Datei ist beschädigt.","reason.truncated":"Die Datei ist abgeschnitten, wahrscheinlich durch einen Stromausfall oder eine volle Platte.","reason.empty":"Die Datei ist leer.","reason.no_video":"In der Datei ist kein Video.","reason.too_long":"Zehn Minuten oder länger: Solche Aufnahmen kann Frigate nicht abspielen.","reason.too_short":"Kürzer als 0,1 Sekunden.","reason.unreadable":"Die Datei ist nicht lesbar. Prüfe ihre Rechte auf dem Rechner, auf dem Frigate läuft.","reason.not_regular":"Ein Verweis, keine Datei. Lege die Aufnahme selbst dorthin.","reason.outside_root":"Sie liegt außerhalb des Aufnahmeordners, hinter einem Verweis oder auf einer anderen Platte.","reason.database":"Frigates Datenbank hat sie nicht angenommen.","schedule.title":"Zeitplan","schedule.enabled":"Regelmäßig nach fehlenden Aufnahmen suchen","schedule.interval":"Alle","schedule.hours":"Stunden","schedule.retention":"Zurückblicken","schedule.days":"Tage","schedule.next":"Nächster Lauf {when}","schedule.last":"Letzter Lauf {when}","schedule.off":"Es ist kein Lauf geplant.","schedule.summary_on":"alle {hours} h","schedule.summary_off":"aus","schedule.save":"Speichern","schedule.saved":"Gespeichert.","schedule.bad_interval":"Gib 0,25 bis 8760 Stunden an.","schedule.bad_days":"Gib eine Anzahl Tage über 0 an.","error.connection":"Home Assistant antwortet nicht.","error.unauthorized":"Das darfst du nicht. Bitte jemanden mit Administratorrechten.","error.unknown_command":"Die Integration Frigate Backfill ist nicht geladen.","error.unknown":"Etwas ist schiefgegangen. Mehr steht im Protokoll von Home Assistant.","editor.entry_id":"Frigate","editor.camera":"Kamera","editor.camera_help":"Lass das Feld leer, um die Kamera auf der Karte zu wählen.","editor.title":"Titel","editor.days":"Höchstens so viele Tage","editor.days_help":"Wie weit man zurückblättern kann.","editor.show_controls":"Probelauf und Nachtragen, für Administratoren","editor.show_schedule":"Zeitplan, für Administratoren","editor.unavailable":"Der visuelle Editor konnte nicht geladen werden. Nutze den Code-Editor."},je={title:"Recordings",card_name:"Frigate Backfill",card_description:"What your cameras recorded, what is missing, and how to bring it back",camera:"Camera",close:"Close",cancel:"Cancel",retry:"Try again","face.loading":"Loading…","face.no_entry":"No Frigate yet","face.no_entry_text":"Add the Frigate Backfill integration, and this card shows its recordings.","face.no_entry_action":"Add the integration","face.not_loaded":"Frigate Backfill is not running","face.not_loaded_text":"Home Assistant has not loaded the integration. Check it under Settings, Devices & services.","face.entry_gone":"This Frigate is gone","face.entry_gone_text":"The card is set to an entry of the integration that is no longer there. Edit the card and choose another one.","face.no_camera":"No cameras yet","face.no_camera_text":"Cameras of this Frigate appear here as soon as you may see one.","face.camera_gone":"Camera “{camera}” is not there","face.camera_gone_text":"Frigate does not have it, or you may not see it. Edit the card and choose another one.","face.unreachable":"Frigate is not answering","face.unreachable_text":"The card comes back by itself as soon as Frigate does.","face.patch_missing":"The patch is not in Frigate","face.patch_missing_text":"Frigate runs, but without Frigate Backfill's patch. Add it as the integration's repair message says, then restart Frigate.","face.patch_incompatible":"Frigate's patch is another version","face.patch_incompatible_text":"Restart Frigate, so that it loads the version that Home Assistant has.","face.auth":"Frigate refused the login","face.auth_text":"Sign in again under Settings, Devices & services, Frigate Backfill.","face.failed":"That did not work","face.open_integration":"Open the integration","face.last_known":"What you see is the last that is known.","map.label":"Coverage of {camera}, days by hours","map.day":"Day","map.recorded":"{duration} recorded","map.backfilled":"{duration} backfilled","map.missing":{one:"{n} missing",other:"{n} missing"},"map.errors":{one:"{n} unusable file",other:"{n} unusable files"},"map.nothing":"nothing recorded","map.not_loaded":"loading","map.gap":"The clock went forward: this hour did not exist","map.repeated":"second time","map.older":"Look further back","map.reached":"Nothing is older than {date}.","map.failed":"Some days could not be loaded: {error}","map.hint":"Arrow keys move by hours and days, Enter opens the hour.","legend.recorded":"Recorded","legend.backfilled":"Backfilled","legend.missing":"Missing, found on disk","legend.errors":"Unusable file","legend.none":"Nothing","hour.count":{one:"{n} recording",other:"{n} recordings"},"hour.empty":"Nothing was recorded in this hour.","hour.of_kind":"{kind}: {n}","hour.kind.recorded":"Recorded","hour.kind.backfilled":"Backfilled","hour.kind.missing":"Missing in Frigate","hour.kind.error":"Unusable","hour.play":"Play {time}","hour.previous":"Previous recording","hour.next":"Next recording","hour.pick":"Choose a recording to play it.","hour.play_failed":"This browser cannot play the recording (H.265 is often the cause). Download it to watch it in another player.","hour.play_damaged":"This file is damaged: the browser cannot play it.","hour.download":"Download","hour.earlier":"Hour before","hour.later":"Hour after","hour.not_looked":"Only what the last dry run or backfill saw is listed as missing. A dry run looks at the disk.","status.missing":{one:"{n} recording on disk is missing in Frigate: {duration}, {size}",other:"{n} recordings on disk are missing in Frigate: {duration}, {size}"},"status.past":"{n} of them older than Frigate keeps","status.but_past":{one:"except {n} that is older than Frigate keeps",other:"except {n} that are older than Frigate keeps"},"status.none_missing":"No recording is missing in Frigate","status.as_of":"seen {when}","status.never":"Nothing has been compared with the disk yet. A dry run does that, and changes nothing.","status.never_viewer":"Nothing has been compared with the disk yet.","run.title":"Bring recordings back","run.range":"Range","run.range.day":"Last 24 hours","run.range.week":"Last 7 days","run.range.month":"Last 30 days","run.range.all":"Everything","run.range.custom":"From – to","run.from":"From","run.to":"To","run.bad_range":"The start has to be before the end.","run.bad_date":"Enter both dates.","run.options":"More options","run.expired":"Also recordings older than Frigate keeps them","run.expired_help":"Frigate deletes them, files included, at its next clean-up.","run.force":"Overwrite entries that exist","run.force_help":"Reads path, duration and size anew; what Frigate analysed stays.","run.dry":"Dry run","run.backfill":"Backfill","run.ask":"{action}…","run.backfill_n":{one:"Backfill {n} recording",other:"Backfill {n} recordings"},"run.starting":"Starting…","run.queued":"Waiting for another camera's run","run.dry_running":"Dry run: looking, changing nothing","run.running":"Backfilling","run.scanned":"{n} files looked at","run.scanned_of":"{n} of {total} files looked at","run.found":{one:"{n} to bring back",other:"{n} to bring back"},"run.added":{one:"{n} brought back",other:"{n} brought back"},"run.errors":{one:"{n} error",other:"{n} errors"},"run.left":"{duration} left","run.stop":"Stop","run.stopping":"Stopping…","confirm.title":"Bring recordings back?","confirm.count":{one:"The dry run found {n} recording.",other:"The dry run found {n} recordings."},"confirm.no_dry_run":"No dry run has looked at this range: you will see the result when it is done.","confirm.safe":"Entries are added to Frigate's database. No file is changed.","confirm.expired":"Recordings older than Frigate keeps them are added too. Frigate will delete those files at its next clean-up.","confirm.force":"Entries that exist are overwritten.","outcome.would":{one:"{n} recording, {duration} on {days}, {size}, can be brought back.",other:"{n} recordings, {duration} on {days}, {size}, can be brought back."},"outcome.would_short":{one:"{n} recording can be brought back.",other:"{n} recordings can be brought back."},"outcome.days":{one:"{n} day",other:"{n} days"},"outcome.would_update":{one:"{n} entry would be overwritten.",other:"{n} entries would be overwritten."},"outcome.nothing":"Nothing to bring back: Frigate knows every usable recording in this range.","outcome.nothing_else":"Nothing to bring back in this range.","outcome.past":{one:"{n} more is older than Frigate keeps.",other:"{n} more are older than Frigate keeps."},"outcome.past_kept":{one:"{n} of them is older than Frigate keeps: its next clean-up deletes it.",other:"{n} of them are older than Frigate keeps: its next clean-up deletes them."},"outcome.errors":{one:"{n} file cannot be used; the list says why.",other:"{n} files cannot be used; the list says why."},"outcome.added":{one:"{n} recording is back in Frigate.",other:"{n} recordings are back in Frigate."},"outcome.updated":{one:"{n} entry was overwritten.",other:"{n} entries were overwritten."},"outcome.none_added":"No recording had to be brought back.","outcome.cancelled":"Stopped. What was brought back until then stays.","outcome.cancelled_dry":"Stopped before it had seen everything.","outcome.failed":"The run failed: {message}","outcome.interrupted":"Frigate stopped during the run. What was brought back stays; run it again for the rest.","outcome.dry":"Dry run","outcome.real":"Backfill","outcome.when":"{what}, {when}","outcome.choose":"Run","results.title":"Results, file by file","results.filter":"Show","results.all":"All","results.empty":"No file to list.","results.more":"Show more","results.shown":"{n} of {total}","results.known":{one:"{n} file that Frigate already knew is not listed.",other:"{n} files that Frigate already knew are not listed."},"results.unknown_time":"Time unknown","status.added":"Brought back","status.updated":"Overwritten","status.would_add":"Can be brought back","status.would_update":"Would be overwritten","status.skipped":"Left out","status.error":"Error","reason.already_indexed":"Frigate already knows it.","reason.overlap":"Frigate has another recording of the same time.","reason.moved":"Frigate knows it under a path that is gone. “Overwrite entries that exist” corrects that.","reason.too_recent":"Too new: Frigate may still be adding it itself. Try again in a few minutes.","reason.past_retention":"Older than Frigate keeps. Raise the retention in Frigate's configuration first, then run again.","reason.invalid_path":"The name or folder is not one of Frigate's. Expected: YYYY-MM-DD/HH/camera/MM.SS.mp4.","reason.no_duration":"No duration can be read: the file is damaged.","reason.truncated":"The file was cut short, probably by a power cut or a full disk.","reason.empty":"The file is empty.","reason.no_video":"There is no video in the file.","reason.too_long":"Ten minutes or longer: Frigate cannot play such recordings.","reason.too_short":"Shorter than 0.1 seconds.","reason.unreadable":"The file cannot be read. Check its permissions on Frigate's host.","reason.not_regular":"A link, not a file. Put the recording itself there.","reason.outside_root":"It lies outside the recordings folder, behind a link or on another disk.","reason.database":"Frigate's database did not take it.","schedule.title":"Schedule","schedule.enabled":"Look for missing recordings regularly","schedule.interval":"Every","schedule.hours":"hours","schedule.retention":"Look back","schedule.days":"days","schedule.next":"Next run {when}","schedule.last":"Last run {when}","schedule.off":"No run is planned.","schedule.summary_on":"every {hours} h","schedule.summary_off":"off","schedule.save":"Save","schedule.saved":"Saved.","schedule.bad_interval":"Enter 0.25 to 8760 hours.","schedule.bad_days":"Enter a number of days above 0.","error.connection":"Home Assistant is not answering.","error.unauthorized":"You may not do this. Ask an administrator.","error.unknown_command":"The Frigate Backfill integration is not loaded.","error.unknown":"Something went wrong. Home Assistant's log says more.","editor.entry_id":"Frigate","editor.camera":"Camera","editor.camera_help":"Leave it empty to choose the camera on the card.","editor.title":"Title","editor.days":"Days at most","editor.days_help":"How far back one can scroll.","editor.show_controls":"Dry run and backfill, for administrators","editor.show_schedule":"Schedule, for administrators","editor.unavailable":"The visual editor could not be loaded. Use the code editor."},Bt={en:je,de:pr},Wt=["ar","fa","he","ur"],Ae=i=>i.toLowerCase().split("-")[0]??"en";function qt(i){return Ae(i)in Bt}function ae(i,e){return Wt.includes(Ae(e))?`⁦${i}⁩`:i}function mr(i,e){return Wt.includes(Ae(e))?`⁨${i}⁩`:i}function Ie(i){const e=qt(i)?Ae(i):"en",t=Bt[e]??je,r=new Intl.PluralRules(e);return(s,n={})=>{const o=t[s],c=(typeof o=="string"?o:r.select(Number(n.count))==="one"?o.one:o.other).replace(/\{(\w+)\}/g,(u,p)=>mr(String(n[p]??u),i));return ae(c,i)}}function Ue(i){return i in je?i:void 0}var gr="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z",br="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z",gt="M20.84 22.73L18.11 20H17C15.9 20 15 19.1 15 18V16.89L12.66 14.55L11.81 15.04C10.86 15.59 9.63 15.26 9.08 14.31L7.58 11.71C7.18 11 7.25 10.18 7.68 9.57L1.11 3L2.39 1.73L22.11 21.46L20.84 22.73M18.5 13C18.5 12.43 18.3 11.9 17.97 11.5L19.94 10.35C20.95 9.76 21.3 8.47 20.71 7.46L19.33 5.06C18.74 4.05 17.45 3.7 16.44 4.28L10.77 7.57L17.86 14.66C18.26 14.22 18.5 13.64 18.5 13M2 12.62L5.5 18.68L8.03 15.5L6.03 12.03L2 12.62Z",yr="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z",vr="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z",wr="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z",_r="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z",$r="M19.8 22.6L17.15 20H6.5Q4.2 20 2.6 18.4T1 14.5Q1 12.58 2.19 11.08 3.38 9.57 5.25 9.15 5.33 8.95 5.4 8.76 5.5 8.57 5.55 8.35L1.4 4.2L2.8 2.8L21.2 21.2M6.5 18H15.15L7.1 9.95Q7.05 10.23 7.03 10.5 7 10.73 7 11H6.5Q5.05 11 4.03 12.03 3 13.05 3 14.5 3 15.95 4.03 17 5.05 18 6.5 18M11.13 14M21.6 18.75L20.15 17.35Q20.58 17 20.79 16.54 21 16.08 21 15.5 21 14.45 20.27 13.73 19.55 13 18.5 13H17V11Q17 8.93 15.54 7.46 14.08 6 12 6 11.33 6 10.7 6.16 10.07 6.33 9.5 6.68L8.05 5.23Q8.93 4.63 9.91 4.31 10.9 4 12 4 14.93 4 16.96 6.04 19 8.07 19 11 20.73 11.2 21.86 12.5 23 13.78 23 15.5 23 16.5 22.63 17.31 22.25 18.15 21.6 18.75M14.83 12.03Z",xr="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3",kr="M16 22H12V24H6V13.32C3.58 12.17 2 9.72 2 7C2 3.14 5.14 0 9 0C12.86 0 16 3.14 16 7C16 9.72 14.42 12.18 12 13.32V16H16V22M14 18H10V11.94L10.67 11.71C12.66 11 14 9.11 14 7C14 4.24 11.76 2 9 2S4 4.24 4 7C4 9.11 5.34 11 7.33 11.71L8 11.94V22H10V20H14V18M12 7C12 8.66 10.66 10 9 10S6 8.66 6 7 7.34 4 9 4 12 5.34 12 7M9 8C9.55 8 10 7.55 10 7S9.55 6 9 6 8 6.45 8 7 8.45 8 9 8M20 7H22V13H20M20 17H22V15H20",bt="M13 12.6L19 9.2V13C19.7 13 20.4 13.1 21 13.4V7.5C21 7.1 20.8 6.8 20.5 6.6L12.6 2.2C12.4 2.1 12.2 2 12 2S11.6 2.1 11.4 2.2L3.5 6.6C3.2 6.8 3 7.1 3 7.5V16.5C3 16.9 3.2 17.2 3.5 17.4L11.4 21.8C11.6 21.9 11.8 22 12 22S12.4 21.9 12.6 21.8L13.5 21.3C13.2 20.7 13.1 20 13 19.3M12 4.2L18 7.5L16 8.6L10.1 5.2L12 4.2M11 19.3L5 15.9V9.2L11 12.6V19.3M12 10.8L6 7.5L8 6.3L14 9.8L12 10.8M16.9 15.5L19 17.6L21.1 15.5L22.5 16.9L20.4 19L22.5 21.1L21.1 22.5L19 20.4L16.9 22.5L15.5 21.1L17.6 19L15.5 16.9L16.9 15.5Z",Ar="M8,5.14V19.14L19,12.14L8,5.14Z",Cr="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M13,7H11V11H7V13H11V17H13V13H17V11H13V7Z",Er="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z",Sr="M13.2 22V21.7C13.2 20.21 12 19 10.5 19C9 19 7.8 20.21 7.8 21.7V22H4C2.9 22 2 21.11 2 20V16.2H2.3C3.79 16.2 5 15 5 13.5S3.79 10.8 2.3 10.8H2V7C2 5.9 2.9 5 4 5H7.04C7.28 3.3 8.74 2 10.5 2S13.72 3.3 13.96 5H17C18.11 5 19 5.9 19 7V10.04C20.7 10.28 22 11.74 22 13.5C22 13.6 22 13.7 21.97 13.79C21.35 13.44 20.67 13.2 19.93 13.08C19.75 12.46 19.18 12 18.5 12H17V7H12V5.5C12 4.67 11.33 4 10.5 4S9 4.67 9 5.5V7H4V9.12C5.76 9.8 7 11.5 7 13.5S5.75 17.2 4 17.88V20H6.12C6.8 18.25 8.5 17 10.5 17C11.47 17 12.37 17.3 13.12 17.81C13.04 18.19 13 18.59 13 19C13 20.1 13.3 21.12 13.81 22H13.2M21.12 15.46L19 17.59L16.88 15.46L15.47 16.88L17.59 19L15.47 21.12L16.88 22.54L19 20.41L21.12 22.54L22.54 21.12L20.41 19L22.54 16.88L21.12 15.46Z",Lr="M16,18H18V6H16M6,18L14.5,12L6,6V18Z",zr="M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z",Mr="M21,10.12H14.22L16.96,7.3C14.23,4.6 9.81,4.5 7.08,7.2C4.35,9.91 4.35,14.28 7.08,17C9.81,19.7 14.23,19.7 16.96,17C18.32,15.65 19,14.08 19,12.1H21C21,14.08 20.12,16.65 18.36,18.39C14.85,21.87 9.15,21.87 5.64,18.39C2.14,14.92 2.11,9.28 5.62,5.81C9.13,2.34 14.76,2.34 18.27,5.81L21,3V10.12M12.5,8V12.25L16,14.33L15.28,15.54L11,13V8H12.5Z";/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const we=globalThis,Be=we.ShadowRoot&&(we.ShadyCSS===void 0||we.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,We=Symbol(),yt=new WeakMap;let Zt=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==We)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o;const t=this.t;if(Be&&e===void 0){const r=t!==void 0&&t.length===1;r&&(e=yt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&yt.set(t,e))}return e}toString(){return this.cssText}};const Kt=i=>new Zt(typeof i=="string"?i:i+"",void 0,We),y=(i,...e)=>{const t=i.length===1?i[0]:e.reduce((r,s,n)=>r+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+i[n+1],i[0]);return new Zt(t,i,We)},Dr=(i,e)=>{if(Be)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(const t of e){const r=document.createElement("style"),s=we.litNonce;s!==void 0&&r.setAttribute("nonce",s),r.textContent=t.cssText,i.appendChild(r)}},vt=Be?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(const r of e.cssRules)t+=r.cssText;return Kt(t)})(i):i;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{is:Or,defineProperty:Tr,getOwnPropertyDescriptor:Fr,getOwnPropertyNames:Pr,getOwnPropertySymbols:Hr,getPrototypeOf:Rr}=Object,Ce=globalThis,wt=Ce.trustedTypes,Nr=wt?wt.emptyScript:"",Ur=Ce.reactiveElementPolyfillSupport,le=(i,e)=>i,_e={toAttribute(i,e){switch(e){case Boolean:i=i?Nr:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},qe=(i,e)=>!Or(i,e),_t={attribute:!0,type:String,converter:_e,reflect:!1,useDefault:!1,hasChanged:qe};Symbol.metadata??=Symbol("metadata"),Ce.litPropertyMetadata??=new WeakMap;let ee=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=_t){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){const r=Symbol(),s=this.getPropertyDescriptor(e,r,t);s!==void 0&&Tr(this.prototype,e,s)}}static getPropertyDescriptor(e,t,r){const{get:s,set:n}=Fr(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:s,set(o){const a=s?.call(this);n?.call(this,o),this.requestUpdate(e,a,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??_t}static _$Ei(){if(this.hasOwnProperty(le("elementProperties")))return;const e=Rr(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(le("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(le("properties"))){const t=this.properties,r=[...Pr(t),...Hr(t)];for(const s of r)this.createProperty(s,t[s])}const e=this[Symbol.metadata];if(e!==null){const t=litPropertyMetadata.get(e);if(t!==void 0)for(const[r,s]of t)this.elementProperties.set(r,s)}this._$Eh=new Map;for(const[t,r]of this.elementProperties){const s=this._$Eu(t,r);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){const t=[];if(Array.isArray(e)){const r=new Set(e.flat(1/0).reverse());for(const s of r)t.unshift(vt(s))}else e!==void 0&&t.push(vt(e));return t}static _$Eu(e,t){const r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){const e=new Map,t=this.constructor.elementProperties;for(const r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){const e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Dr(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){const r=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,r);if(s!==void 0&&r.reflect===!0){const n=(r.converter?.toAttribute!==void 0?r.converter:_e).toAttribute(t,r.type);this._$Em=e,n==null?this.removeAttribute(s):this.setAttribute(s,n),this._$Em=null}}_$AK(e,t){const r=this.constructor,s=r._$Eh.get(e);if(s!==void 0&&this._$Em!==s){const n=r.getPropertyOptions(s),o=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:_e;this._$Em=s;const a=o.fromAttribute(t,n.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(e,t,r,s=!1,n){if(e!==void 0){const o=this.constructor;if(s===!1&&(n=this[e]),r??=o.getPropertyOptions(e),!((r.hasChanged??qe)(n,t)||r.useDefault&&r.reflect&&n===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:s,wrapped:n},o){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),n!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}const e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[s,n]of this._$Ep)this[s]=n;this._$Ep=void 0}const r=this.constructor.elementProperties;if(r.size>0)for(const[s,n]of r){const{wrapped:o}=n,a=this[s];o!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,n,a)}}let e=!1;const t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};ee.elementStyles=[],ee.shadowRootOptions={mode:"open"},ee[le("elementProperties")]=new Map,ee[le("finalized")]=new Map,Ur?.({ReactiveElement:ee}),(Ce.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ze=globalThis,$t=i=>i,$e=Ze.trustedTypes,xt=$e?$e.createPolicy("lit-html",{createHTML:i=>i}):void 0,Gt="$lit$",N=`lit$${Math.random().toFixed(9).slice(2)}$`,Yt="?"+N,Vr=`<${Yt}>`,B=document,ce=()=>B.createComment(""),he=i=>i===null||typeof i!="object"&&typeof i!="function",Ke=Array.isArray,jr=i=>Ke(i)||typeof i?.[Symbol.iterator]=="function",Fe=`[ 	
\f\r]`,ne=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,kt=/-->/g,At=/>/g,V=RegExp(`>|${Fe}(?:([^\\s"'>=/]+)(${Fe}*=${Fe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ct=/'/g,Et=/"/g,Jt=/^(?:script|style|textarea|title)$/i,Ir=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),l=Ir(1),U=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),St=new WeakMap,I=B.createTreeWalker(B,129);function Xt(i,e){if(!Ke(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return xt!==void 0?xt.createHTML(e):e}const Br=(i,e)=>{const t=i.length-1,r=[];let s,n=e===2?"<svg>":e===3?"<math>":"",o=ne;for(let a=0;a<t;a++){const c=i[a];let u,p,f=-1,A=0;for(;A<c.length&&(o.lastIndex=A,p=o.exec(c),p!==null);)A=o.lastIndex,o===ne?p[1]==="!--"?o=kt:p[1]!==void 0?o=At:p[2]!==void 0?(Jt.test(p[2])&&(s=RegExp("</"+p[2],"g")),o=V):p[3]!==void 0&&(o=V):o===V?p[0]===">"?(o=s??ne,f=-1):p[1]===void 0?f=-2:(f=o.lastIndex-p[2].length,u=p[1],o=p[3]===void 0?V:p[3]==='"'?Et:Ct):o===Et||o===Ct?o=V:o===kt||o===At?o=ne:(o=V,s=void 0);const R=o===V&&i[a+1].startsWith("/>")?" ":"";n+=o===ne?c+Vr:f>=0?(r.push(u),c.slice(0,f)+Gt+c.slice(f)+N+R):c+N+(f===-2?a:R)}return[Xt(i,n+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]};class de{constructor({strings:e,_$litType$:t},r){let s;this.parts=[];let n=0,o=0;const a=e.length-1,c=this.parts,[u,p]=Br(e,t);if(this.el=de.createElement(u,r),I.currentNode=this.el.content,t===2||t===3){const f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(s=I.nextNode())!==null&&c.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(const f of s.getAttributeNames())if(f.endsWith(Gt)){const A=p[o++],R=s.getAttribute(f).split(N),me=/([.?@])?(.*)/.exec(A);c.push({type:1,index:n,name:me[2],strings:R,ctor:me[1]==="."?qr:me[1]==="?"?Zr:me[1]==="@"?Kr:Ee}),s.removeAttribute(f)}else f.startsWith(N)&&(c.push({type:6,index:n}),s.removeAttribute(f));if(Jt.test(s.tagName)){const f=s.textContent.split(N),A=f.length-1;if(A>0){s.textContent=$e?$e.emptyScript:"";for(let R=0;R<A;R++)s.append(f[R],ce()),I.nextNode(),c.push({type:2,index:++n});s.append(f[A],ce())}}}else if(s.nodeType===8)if(s.data===Yt)c.push({type:2,index:n});else{let f=-1;for(;(f=s.data.indexOf(N,f+1))!==-1;)c.push({type:7,index:n}),f+=N.length-1}n++}}static createElement(e,t){const r=B.createElement("template");return r.innerHTML=e,r}}function te(i,e,t=i,r){if(e===U)return e;let s=r!==void 0?t._$Co?.[r]:t._$Cl;const n=he(e)?void 0:e._$litDirective$;return s?.constructor!==n&&(s?._$AO?.(!1),n===void 0?s=void 0:(s=new n(i),s._$AT(i,t,r)),r!==void 0?(t._$Co??=[])[r]=s:t._$Cl=s),s!==void 0&&(e=te(i,s._$AS(i,e.values),s,r)),e}class Wr{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){const{el:{content:t},parts:r}=this._$AD,s=(e?.creationScope??B).importNode(t,!0);I.currentNode=s;let n=I.nextNode(),o=0,a=0,c=r[0];for(;c!==void 0;){if(o===c.index){let u;c.type===2?u=new fe(n,n.nextSibling,this,e):c.type===1?u=new c.ctor(n,c.name,c.strings,this,e):c.type===6&&(u=new Gr(n,this,e)),this._$AV.push(u),c=r[++a]}o!==c?.index&&(n=I.nextNode(),o++)}return I.currentNode=B,s}p(e){let t=0;for(const r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}}class fe{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,s){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode;const t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=te(this,e,t),he(e)?e===d||e==null||e===""?(this._$AH!==d&&this._$AR(),this._$AH=d):e!==this._$AH&&e!==U&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):jr(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==d&&he(this._$AH)?this._$AA.nextSibling.data=e:this.T(B.createTextNode(e)),this._$AH=e}$(e){const{values:t,_$litType$:r}=e,s=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=de.createElement(Xt(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===s)this._$AH.p(t);else{const n=new Wr(s,this),o=n.u(this.options);n.p(t),this.T(o),this._$AH=n}}_$AC(e){let t=St.get(e.strings);return t===void 0&&St.set(e.strings,t=new de(e)),t}k(e){Ke(this._$AH)||(this._$AH=[],this._$AR());const t=this._$AH;let r,s=0;for(const n of e)s===t.length?t.push(r=new fe(this.O(ce()),this.O(ce()),this,this.options)):r=t[s],r._$AI(n),s++;s<t.length&&(this._$AR(r&&r._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){const r=$t(e).nextSibling;$t(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}}class Ee{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,s,n){this.type=1,this._$AH=d,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=n,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=d}_$AI(e,t=this,r,s){const n=this.strings;let o=!1;if(n===void 0)e=te(this,e,t,0),o=!he(e)||e!==this._$AH&&e!==U,o&&(this._$AH=e);else{const a=e;let c,u;for(e=n[0],c=0;c<n.length-1;c++)u=te(this,a[r+c],t,c),u===U&&(u=this._$AH[c]),o||=!he(u)||u!==this._$AH[c],u===d?e=d:e!==d&&(e+=(u??"")+n[c+1]),this._$AH[c]=u}o&&!s&&this.j(e)}j(e){e===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}}class qr extends Ee{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===d?void 0:e}}class Zr extends Ee{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==d)}}class Kr extends Ee{constructor(e,t,r,s,n){super(e,t,r,s,n),this.type=5}_$AI(e,t=this){if((e=te(this,e,t,0)??d)===U)return;const r=this._$AH,s=e===d&&r!==d||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,n=e!==d&&(r===d||s);s&&this.element.removeEventListener(this.name,this,r),n&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}}class Gr{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){te(this,e)}}const Yr=Ze.litHtmlPolyfillSupport;Yr?.(de,fe),(Ze.litHtmlVersions??=[]).push("3.3.3");const Jr=(i,e,t)=>{const r=t?.renderBefore??e;let s=r._$litPart$;if(s===void 0){const n=t?.renderBefore??null;r._$litPart$=s=new fe(e.insertBefore(ce(),n),n,void 0,t??{})}return s._$AI(i),s};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ge=globalThis;let b=class extends ee{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){const t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Jr(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return U}};b._$litElement$=!0,b.finalized=!0,Ge.litElementHydrateSupport?.({LitElement:b});const Xr=Ge.litElementPolyfillSupport;Xr?.({LitElement:b});(Ge.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Qr={attribute:!0,type:String,converter:_e,reflect:!1,hasChanged:qe},es=(i=Qr,e,t)=>{const{kind:r,metadata:s}=t;let n=globalThis.litPropertyMetadata.get(s);if(n===void 0&&globalThis.litPropertyMetadata.set(s,n=new Map),r==="setter"&&((i=Object.create(i)).wrapped=!0),n.set(t.name,i),r==="accessor"){const{name:o}=t;return{set(a){const c=e.get.call(this);e.set.call(this,a),this.requestUpdate(o,c,i,!0,a)},init(a){return a!==void 0&&this.C(o,void 0,i,a),a}}}if(r==="setter"){const{name:o}=t;return function(a){const c=this[o];e.call(this,a),this.requestUpdate(o,c,i,!0,a)}}throw Error("Unsupported decorator location: "+r)};function h(i){return(e,t)=>typeof t=="object"?es(i,e,t):((r,s,n)=>{const o=s.hasOwnProperty(n);return s.constructor.createProperty(n,r),o?Object.getOwnPropertyDescriptor(s,n):void 0})(i,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function m(i){return h({...i,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const ts=(i,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(i,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function se(i,e){return(t,r,s)=>{const n=o=>o.renderRoot?.querySelector(i)??null;return ts(t,r,{get(){return n(this)}})}}async function Qt(i){return(await i.sendMessagePromise({type:"frigate_backfill/instances"})).instances}class rs{constructor(e,t){this.connection=e,this.entryId=t}subscribeStatus(e,t){return this.connection.subscribeMessage(t,{type:"frigate_backfill/subscribe_status",entry_id:this.entryId,camera:e})}async coverage(e,t,r){return(await this.send("coverage",{camera:e,after:t,before:r})).buckets}async recordings(e,t,r){return(await this.send("recordings",{camera:e,after:t,before:r})).recordings}async backfill(e,t){return(await this.send("backfill",{camera:e,...t})).job}async cancel(e){await this.send("cancel",{camera:e})}results(e,t){return this.send("results",{camera:e,...t})}setSchedule(e,t){return this.send("set_schedule",{camera:e,...t})}send(e,t){return this.connection.sendMessagePromise({type:`frigate_backfill/${e}`,entry_id:this.entryId,...t})}}const g=3600,$=86400;class ss{constructor(e){this.name=e,this.starts=new Map,this.wallClock=new Intl.DateTimeFormat("en-US",{timeZone:e,calendar:"gregory",numberingSystem:"latn",hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"})}offset(e){const t=Math.floor(e),r={};for(const{type:n,value:o}of this.wallClock.formatToParts(t*1e3))r[n]=Number(o);return Date.UTC(r.year??0,(r.month??1)-1,r.day,r.hour,r.minute,r.second)/1e3-t}dayOf(e){return Math.floor((e+this.offset(e))/$)}startOfDay(e){let t=this.starts.get(e);return t===void 0&&(t=this.fromWall(e*$),this.starts.set(e,t)),t}hoursOfDay(e){const t=this.startOfDay(e),r=this.startOfDay(e+1),s=r-t===$?this.offset(t):void 0,n=[];for(let o=Math.ceil(t/g)*g;o<r;o+=g){const a=o+(s??this.offset(o)),c=Math.floor((a-e*$)/g);n.push({start:o,hour:c,repeated:n.some(u=>u.hour===c)})}return n}fromWall(e){const t=e-this.offset(e-$),r=e-this.offset(e+$),s=[t,r].filter(n=>n+this.offset(n)===e);return s.length>0?Math.min(...s):t}parseLocal(e){const t=Date.parse(`${e}Z`);return Number.isNaN(t)?null:this.fromWall(t/1e3)}formatLocal(e){return new Date((e+this.offset(e))*1e3).toISOString().slice(0,16)}}const j=14*$,is=2,ns={recorded_seconds:0,backfilled_seconds:0,missing_files:0,error_files:0};class os{constructor(e,t){this.load=e,this.changed=t,this.error=null,this.pieces=new Map,this.queue=[],this.running=0,this.closed=!1}bucket(e){const t=this.pieces.get(Math.floor(e/j));if(!t?.loaded)return;let r=t.buckets.get(e);return r||t.buckets.set(e,r={start_time:e,...ns}),r}request(e,t){const r=[];for(let s=Math.floor(e/j);s*j<t;s++){const n=this.pieces.get(s);(!n||(!n.loaded||n.stale)&&!n.loading&&!n.failed)&&r.push(s)}r.reverse(),this.queue=[...r,...this.queue.filter(s=>!r.includes(s))],this.pump()}isEmpty(e,t){let r=!0;for(let s=Math.floor(e/j);s*j<t;s++){const n=this.pieces.get(s);r&&=n?.loaded===!0;for(const[o,a]of n?.buckets??[])if(o>=e&&o<t&&!as(a))return!1}return r?!0:void 0}invalidate(){this.error=null;for(const e of this.pieces.values())e.stale=!0,e.failed=!1}close(){this.closed=!0,this.queue=[]}pump(){for(;this.running<is;){const e=this.queue.shift();if(e===void 0)return;this.fetch(e)}}async fetch(e){const t=this.pieces.get(e)??{buckets:new Map,loaded:!1,stale:!1,loading:!1,failed:!1};this.pieces.set(e,t),t.loading=!0,t.stale=!1,this.running++;try{const r=await this.load(e*j,(e+1)*j);t.buckets=new Map(r.map(s=>[Math.floor(s.start_time/g)*g,s])),t.loaded=!0,this.error=null}catch(r){t.failed=!0,this.error=r}finally{t.loading=!1,this.running--}this.closed||(this.changed(),this.pump())}}function as(i){return i.recorded_seconds===0&&i.backfilled_seconds===0&&i.missing_files===0&&i.error_files===0}const Pe=3e3,ls=3e4;class cs{constructor(e,t){this.connection=e,this.changed=t,this.instances=null,this.status=null,this.error=null,this.watched="",this.unsubscribe=null,this.retryTimer=0,this.retryDelay=Pe,this.turn=0,this.restart=()=>{this.unwatch(),this.retryDelay=Pe,this.refresh()}}start(){this.connection.addEventListener("ready",this.restart),this.refresh()}stop(){this.turn++,clearTimeout(this.retryTimer),this.connection.removeEventListener("ready",this.restart),this.unwatch()}watch(e,t){const r=JSON.stringify([e.entryId,t]);if(r===this.watched)return;this.unwatch(),this.watched=r;const s=e.subscribeStatus(t,n=>{this.unsubscribe===s&&this.onStatus(n)});this.unsubscribe=s,s.catch(()=>{this.unsubscribe===s&&(this.unsubscribe=null,this.watched="",this.retryLater())})}unwatch(){const e=this.unsubscribe;this.unsubscribe=null,this.watched="",this.status=null,e?.then(t=>t()).catch(()=>{})}async refresh(){const e=++this.turn;clearTimeout(this.retryTimer);try{const t=await Qt(this.connection);if(e!==this.turn)return;this.instances=t,this.error=null,t.some(r=>!r.available)?this.retryLater():this.retryDelay=Pe}catch(t){if(e!==this.turn)return;this.error=t,this.retryLater()}this.changed()}retryLater(){clearTimeout(this.retryTimer),this.retryTimer=window.setTimeout(()=>{this.refresh()},this.retryDelay),this.retryDelay=Math.min(ls,this.retryDelay*2)}onStatus(e){const t=e.available&&this.status?.available===!1;this.status=e,this.changed(),t&&this.refresh()}}const hs=3e5;class ds{constructor(e){this.host=e,this.config=null,this.client=null,this.store=null,this.key="",this.mapSeen=!1,this.revision=0,this.fingerprint="",this.running=!1,this.live=null,this.connection=null,this.connected=!1,this.chosen=null,this.refreshed=Date.now(),e.addController(this)}hostConnected(){this.connected=!0,this.start()}hostDisconnected(){this.connected=!1,this.live?.stop(),this.live=null,this.forgetCamera()}connect(e){this.connection=e,this.connected&&this.start()}start(){this.live?.stop(),this.connection&&(this.live=new cs(this.connection,()=>this.onLive()),this.client=null,this.live.start())}configure(e){this.config=e,this.chosen=null,this.host.requestUpdate()}choose(e){this.chosen=e,this.live?.unwatch(),this.host.requestUpdate()}get instances(){return this.live?.instances??null}get error(){return this.live?.error??null}get instance(){const e=this.config?.entry_id??this.chosen?.entryId,t=this.instances??[];return e===void 0?t.find(r=>r.cameras.length>0)??t[0]:t.find(r=>r.entry_id===e)}get camera(){const e=this.instance?.cameras??[],t=this.config?.camera??this.chosen?.camera;return t===void 0?e[0]:e.find(r=>r.name===t)}get status(){return this.live?.status?.status??null}get available(){return this.live?.status?.available??this.instance?.available??!1}get reason(){return this.live?.status?.reason??this.instance?.reason??null}retry(){this.live?.refresh()}refreshOld(){Date.now()-this.refreshed>hs&&!document.hidden&&this.available&&this.refreshMap()}hostUpdate(){const{instance:e,camera:t,live:r}=this;if(!r||!e||!t)return;(this.client?.entryId!==e.entry_id||this.client.connection!==r.connection)&&(this.client=new rs(r.connection,e.entry_id));const{client:s}=this,n=JSON.stringify([e.entry_id,t.name]);if(!this.store||n!==this.key){this.forgetCamera(),this.key=n;const o=new os((a,c)=>s.coverage(t.name,a,c),()=>{this.mapSeen||=o.error===null,this.newNumbers()});this.store=o}r.watch(s,t.name)}forgetCamera(){this.store?.close(),this.store=null,this.key="",this.mapSeen=!1,this.fingerprint=""}onLive(){const e=this.live?.status,{status:t}=this,r=JSON.stringify([e?.available,t?.state,t?.dry_run===!1?t.progress?.files_added:null,t?.recent_runs[0]?.job_id,t?.missing]);e&&r!==this.fingerprint&&(this.fingerprint!==""&&this.refreshMap(),this.fingerprint=r),this.running||=t!==null&&t.state!=="idle",this.host.requestUpdate()}refreshMap(){this.refreshed=Date.now(),this.store?.invalidate(),this.newNumbers()}newNumbers(){this.revision++,this.host.requestUpdate()}}function us(i,e,t){const r=(i.instances??[]).filter(o=>e.entry_id===void 0||o.entry_id===e.entry_id),s=r.reduce((o,a)=>o+a.cameras.length,0);if(e.camera!==void 0||s<2)return i.camera?l`<span class="muted">${xe(i.camera)}</span>`:d;const n=o=>o.cameras.map(a=>{const c={entryId:o.entry_id,camera:a.name};return l`<option
        value=${JSON.stringify(c)}
        ?selected=${o===i.instance&&a===i.camera}
      >
        ${xe(a)}
      </option>`});return l`<select
    aria-label=${t.t("camera")}
    @change=${o=>i.choose(JSON.parse(o.target.value))}
  >
    ${r.length>1?r.map(o=>l`<optgroup label=${o.title}>${n(o)}</optgroup>`):r.map(n)}
  </select>`}function xe(i){return i.friendly_name??i.name}function er(i){return typeof i=="object"&&i!==null&&"code"in i}function fs(i){return er(i)?i.code:void 0}function W(i,e){if(typeof i=="number")return e("error.connection");if(er(i)){if(i.code==="unauthorized")return e("error.unauthorized");if(i.code==="unknown_command")return e("error.unknown_command");if(i.message)return i.message}return i instanceof Error?i.message:e("error.unknown")}const ps="/config/integrations/integration/frigate_backfill",ms="/config/integrations/dashboard/add?domain=frigate_backfill",gs={unreachable:$r,patch_missing:Sr,patch_incompatible:Mr,auth:kr};function bs(i,e,t){const r=i??"unreachable",s={icon:gs[r],heading:t(`face.${r}`),text:t(`face.${r}_text`)};return e&&r!=="unreachable"?{...s,href:ps,action:t("face.open_integration")}:s}function ys(i,e,t,r,s){if(i===null&&t!==null){const n=fs(t)==="unknown_command";return{icon:bt,heading:s(n?"face.not_loaded":"face.failed"),text:n?s("face.not_loaded_text"):W(t,s),action:s("retry")}}if(i===null)return{icon:Er,heading:s("face.loading"),text:"",busy:!0};if(i.length===0){const n={icon:Cr,heading:s("face.no_entry"),text:s("face.no_entry_text")};return r?{...n,href:ms,action:s("face.no_entry_action")}:n}return e?null:{icon:bt,heading:s("face.entry_gone"),text:s("face.entry_gone_text")}}function vs(i,e){return i===void 0?{icon:gt,heading:e("face.no_camera"),text:e("face.no_camera_text")}:{icon:gt,heading:e("face.camera_gone",{camera:i}),text:e("face.camera_gone_text")}}const ws=y`
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
`,w=y`
  ${ws}
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
`,z=y`
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
`,_s={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH"},$s={DMY:"en-GB",MDY:"en-US",YMD:"sv-SE"};class xs{constructor(e,t){this.locale=e,this.zone=t,this.made=new Map,this.language=ks(e.language),this.words=qt(this.language)?this.language:"en",this.numbers=this.numberFormat({maximumFractionDigits:1}),this.times=this.clock({minute:"2-digit"}),this.seconds=this.clock({minute:"2-digit",second:"2-digit"}),this.days=this.calendar({day:"numeric",month:"short"}),this.longDays=this.calendar({weekday:"long",day:"numeric",month:"long",year:"numeric"}),this.weekdays=this.calendar({weekday:"short"}),this.dates=this.dateOnly(),this.agos=new Intl.RelativeTimeFormat(this.words,{numeric:"auto"})}number(e){return this.numbers.format(e)}time(e){return this.times.format(e*1e3)}timeWithSeconds(e){return this.seconds.format(e*1e3)}date(e){return this.dates.format(e*1e3)}dateTime(e){return`${this.date(e)} ${this.time(e)}`}day(e){return this.days.format(this.noon(e))}weekday(e){return this.weekdays.format(this.noon(e))}longDay(e){return this.longDays.format(this.noon(e))}dayDate(e){return this.dates.format(this.noon(e))}duration(e,t="long"){const r=Math.round(e);if(r<60)return this.unit(r,"second",t);if(r<3570)return this.unit(Math.round(r/60),"minute",t);if(r<2*$){const n=Math.round(r/60);return this.two(Math.floor(n/60),"hour",n%60,"minute",t)}const s=Math.round(r/3600);return this.two(Math.floor(s/24),"day",s%24,"hour",t)}clip(e){return this.unit(e,"second","short",0,1)}size(e){if(e===0)return ae(`<${this.size(.01)}`,this.language);const[t,r]=e>=1024?[e/1024,"gigabyte"]:e>=.1?[e,"megabyte"]:[e*1024,"kilobyte"],s=r!=="kilobyte"&&t<100?1:0;return this.unit(t,r,"short",s)}percent(e){return this.numberFormat({style:"percent",maximumFractionDigits:0}).format(e/100)}relative(e,t){const r=e-t,s=Math.abs(r);return s<45?this.ago(0,"second"):s<3570?this.ago(Math.round(r/60),"minute"):s<2*$?this.ago(Math.round(r/3600),"hour"):this.dateTime(e)}ago(e,t){return ae(this.agos.format(e,t),this.language)}noon(e){return(this.zone.startOfDay(e)+$/2)*1e3}two(e,t,r,s,n){const o=this.unit(e,t,n);return r===0?o:ae(`${o} ${this.unit(r,s,n)}`,this.language)}unit(e,t,r,s=0,n=s){const o=this.numberFormat({style:"unit",unit:t,unitDisplay:r,minimumFractionDigits:s,maximumFractionDigits:n});return ae(o.format(e),this.language)}numberFormat(e){const t=JSON.stringify(e);let r=this.made.get(t);return r||(r=this.makeNumberFormat(e),this.made.set(t,r)),r}makeNumberFormat(e){const t=this.locale.number_format??"language";if(e.style==="unit")return new Intl.NumberFormat(this.words,e);if(t==="language")return new Intl.NumberFormat(this.language,e);if(t==="none")return new Intl.NumberFormat("en-US",{...e,useGrouping:!1});const r=t==="system"?void 0:_s[t]??this.language;return new Intl.NumberFormat(r,e)}clock(e){const t=this.locale.time_format??"language",r=t==="system"?void 0:this.language,s=new Intl.DateTimeFormat(r,{hour:"numeric"}).resolvedOptions().hour12,n=t==="12"||t!=="24"&&s===!0;return new Intl.DateTimeFormat(r,{...e,hour:n?"numeric":"2-digit",hourCycle:n?"h12":"h23",timeZone:this.zone.name})}calendar(e){return new Intl.DateTimeFormat(this.language,{...e,timeZone:this.zone.name})}dateOnly(){const e=this.locale.date_format??"language",t=e==="system"?void 0:$s[e]??this.language;return new Intl.DateTimeFormat(t,{timeZone:this.zone.name,day:"numeric",month:"numeric",year:"numeric"})}}function ks(i){try{return Intl.getCanonicalLocales(i)[0]??"en"}catch{return"en"}}function tr(i){const e=Intl.DateTimeFormat().resolvedOptions().timeZone;return i.locale?.time_zone==="server"?i.config.time_zone:e}function As(i){return JSON.stringify([i.language,i.locale,tr(i)])}function Cs(i){const e=new ss(tr(i)),t={...i.locale,language:i.locale?.language??i.language};return{t:Ie(i.language),formats:new xs(t,e),zone:e}}var Es=Object.defineProperty,Ss=Object.getOwnPropertyDescriptor,Se=(i,e,t,r)=>{for(var s=r>1?void 0:r?Ss(e,t):e,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=(r?o(e,t,s):o(s))||s);return r&&s&&Es(e,t,s),s};const Ls=2e4,Je=class Je extends b{constructor(){super(...arguments),this.ui=null,this.now=Date.now()/1e3,this.opened=null,this.data=new ds(this),this.home=null,this.uiOf="",this.tick=0}static getConfigElement(){return document.createElement(jt)}static getStubConfig(){return{}}set hass(e){const t=this.home;if(this.home=e,t?.locale!==e.locale||t?.language!==e.language||t.config.time_zone!==e.config.time_zone){const r=As(e);r!==this.uiOf&&(this.uiOf=r,this.ui=Cs(e))}t?.connection!==e.connection&&this.data.connect(e.connection)}setConfig(e){this.data.configure(It(e))}getCardSize(){return 10}getGridOptions(){return{columns:12,min_columns:6,rows:"auto",min_rows:5}}connectedCallback(){super.connectedCallback(),this.tick=window.setInterval(()=>this.onTick(),Ls)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.tick),this.opened=null}get admin(){return this.home?.user?.is_admin===!0}render(){const{ui:e,data:t}=this,{config:r}=t;return!e||!r?d:l`<ha-card>
      <div class="header">
        <h2>${r.title??e.t("title")}</h2>
        ${us(t,r,e)}
      </div>
      <div class="body">${this.renderBody(e,r)}</div>
      ${this.renderHour(e)}
    </ha-card>`}renderBody(e,t){const{data:r,admin:s}=this,{instance:n,camera:o,client:a,store:c,status:u}=r,p=ys(r.instances,n,r.error,s,e.t);if(p||!n)return this.renderFace(p);const f=r.available?null:bs(r.reason,s,e.t);if(f&&(!o||!r.mapSeen))return this.renderFace(f);if(!o||!a||!c)return this.renderFace(vs(t.camera,e.t));const A=n.can_change&&!f;return l`
      <div class="map ${f?"stale":""}">
        ${f?this.renderFace({...f,text:`${f.text} ${e.t("face.last_known")}`},!0):d}
        ${f?d:l`<frigate-backfill-missing
                .ui=${e}
                .status=${u}
                .now=${this.now}
                .mayRun=${n.can_change}
              ></frigate-backfill-missing>`}
        <frigate-backfill-map
          .ui=${e}
          .store=${c}
          .revision=${r.revision}
          .camera=${xe(o)}
          .days=${t.days??365}
          .now=${this.now}
          .offline=${f!==null}
          @hour-selected=${this.onHour}
        ></frigate-backfill-map>
        <frigate-backfill-legend .ui=${e}></frigate-backfill-legend>
      </div>
      ${A&&t.show_controls!==!1?this.renderRun(e,a,o,u):d}
      ${A&&t.show_schedule!==!1?this.renderSchedule(e,a,o,u):d}
    `}renderFace(e,t=!1){return e?l`<frigate-backfill-face
      .icon=${e.icon}
      .heading=${e.heading}
      .text=${e.text}
      .href=${e.href??""}
      .action=${e.action??""}
      .busy=${e.busy??!1}
      .banner=${t}
      @action=${()=>this.data.retry()}
    ></frigate-backfill-face>`:d}renderRun(e,t,r,s){return l`<frigate-backfill-disclosure
      .icon=${xr}
      .heading=${e.t("run.title")}
      .open=${this.data.running}
    >
      <frigate-backfill-run
        .ui=${e}
        .client=${t}
        .camera=${r.name}
        .cameraLabel=${xe(r)}
        .status=${s}
        .now=${this.now}
      ></frigate-backfill-run>
    </frigate-backfill-disclosure>`}renderSchedule(e,t,r,s){const n=s?.schedule;if(!n)return d;const{t:o,formats:a}=e;return l`<frigate-backfill-disclosure
      .icon=${br}
      .heading=${o("schedule.title")}
      .note=${n.enabled?o("schedule.summary_on",{hours:a.number(n.interval_hours)}):o("schedule.summary_off")}
    >
      <frigate-backfill-schedule
        .ui=${e}
        .client=${t}
        .camera=${r.name}
        .schedule=${n}
        .now=${this.now}
      ></frigate-backfill-schedule>
    </frigate-backfill-disclosure>`}renderHour(e){const{opened:t,data:r}=this;return t?.key!==r.key||!r.client||!r.camera?d:l`<frigate-backfill-hour
      .ui=${e}
      .client=${r.client}
      .camera=${r.camera.name}
      .hour=${t.hour}
      .now=${this.now}
      .revision=${r.fingerprint}
      @hour-selected=${this.onHour}
      @closed=${()=>this.opened=null}
    ></frigate-backfill-hour>`}onHour(e){this.opened={key:this.data.key,hour:e.detail.hour}}onTick(){this.now=Date.now()/1e3,this.data.refreshOld()}};Je.styles=[w,pe,y`
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
    `];let q=Je;Se([m()],q.prototype,"ui",2);Se([m()],q.prototype,"now",2);Se([m()],q.prototype,"opened",2);Se([h({attribute:!1,noAccessor:!0})],q.prototype,"hass",1);var zs=Object.defineProperty,Le=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&zs(e,t,s),s};const Ms=1e4,Xe=class Xe extends b{constructor(){super(...arguments),this.config=null,this.instances=[],this.form="loading"}setConfig(e){this.config=It(e)}connectedCallback(){super.connectedCallback(),Ds().then(e=>this.form=e?"ready":"missing")}firstUpdated(){Qt(this.hass.connection).then(e=>this.instances=e,()=>{})}render(){const e=Ie(this.hass.language);if(!this.config||this.form==="loading")return l``;if(this.form==="missing")return l`<p role="alert">${e("editor.unavailable")}</p>`;const t=({name:n})=>e(Ue(`editor.${n}`)??"title"),r=({name:n})=>{const o=Ue(`editor.${n}_help`);return o?e(o):void 0},s={days:365,show_controls:!0,show_schedule:!0,...this.config};return l`<ha-form
      .hass=${this.hass}
      .data=${s}
      .schema=${this.schema()}
      .computeLabel=${t}
      .computeHelper=${r}
      @value-changed=${this.onChange}
    ></ha-form>`}schema(){const{config:e,instances:t}=this,r=[];if(t.length>1||e?.entry_id!==void 0){const n=t.map(({entry_id:o,title:a})=>({value:o,label:a}));r.push({name:"entry_id",selector:{select:{mode:"dropdown",options:n}}})}const s=t.filter(({entry_id:n})=>e?.entry_id===void 0||e.entry_id===n).flatMap(n=>n.cameras).map(({name:n,friendly_name:o})=>({value:n,label:o??n}));return[...r,{name:"camera",selector:{select:{mode:"dropdown",custom_value:!0,options:s}}},{name:"title",selector:{text:{}}},{name:"days",selector:{number:{min:1,max:3650,mode:"box"}}},{name:"show_controls",selector:{boolean:{}}},{name:"show_schedule",selector:{boolean:{}}}]}onChange(e){e.stopPropagation();const t={...e.detail.value},r={days:365,show_controls:!0,show_schedule:!0};for(const[s,n]of Object.entries(t)){const o=r[s];(n==null||n===""||n===o)&&Reflect.deleteProperty(t,s)}this.dispatchEvent(new CustomEvent("config-changed",{detail:{config:t},bubbles:!0,composed:!0}))}};Xe.styles=y`
    ha-form {
      display: block;
    }
  `;let Z=Xe;Le([h({attribute:!1})],Z.prototype,"hass");Le([m()],Z.prototype,"config");Le([m()],Z.prototype,"instances");Le([m()],Z.prototype,"form");async function Ds(){if(customElements.get("ha-form"))return!0;await(await window.loadCardHelpers?.())?.createCardElement({type:"tile",entity:"sun.sun"})?.constructor?.getConfigElement?.().catch(()=>{});const r=new Promise(s=>setTimeout(()=>s(!1),Ms));return Promise.race([customElements.whenDefined("ha-form").then(()=>!0),r])}var Os=Object.defineProperty,ie=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Os(e,t,s),s};const Qe=class Qe extends b{constructor(){super(...arguments),this.camera="",this.range="",this.found=null,this.expired=!1,this.force=!1}render(){const{t:e,formats:t}=this.ui,r=this.found===null?e("confirm.no_dry_run"):e("confirm.count",{count:this.found,n:t.number(this.found)});return l`<frigate-backfill-dialog
      .ui=${this.ui}
      .heading=${e("confirm.title")}
      @closed=${()=>this.dispatchEvent(new CustomEvent("closed"))}
    >
      <p class="what">${this.camera} · ${this.range}</p>
      <p>${r}</p>
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
    </frigate-backfill-dialog>`}dismiss(){this.dispatchEvent(new CustomEvent("closed"))}};Qe.styles=[w,z,y`
      p {
        margin: 0 0 8px;
      }
      .warning {
        padding: 8px 12px;
        border-radius: 8px;
        background: color-mix(in srgb, var(--fb-error) 12%, transparent);
      }
    `];let D=Qe;ie([h({attribute:!1})],D.prototype,"ui");ie([h()],D.prototype,"camera");ie([h()],D.prototype,"range");ie([h({type:Number})],D.prototype,"found");ie([h({type:Boolean})],D.prototype,"expired");ie([h({type:Boolean})],D.prototype,"force");function O(i,e=""){return l`<svg class="icon ${e}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${i}></path>
  </svg>`}var Ts=Object.defineProperty,ze=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Ts(e,t,s),s};const et=class et extends b{constructor(){super(...arguments),this.heading="",this.tall=!1}render(){return l`<dialog
      class=${this.tall?"tall":""}
      aria-labelledby="heading"
      @close=${this.onClose}
      @click=${this.onClick}
    >
      <div class="header">
        <h2 id="heading" tabindex="-1" autofocus>${this.heading}</h2>
        <slot name="header"></slot>
        <button class="icon-button" aria-label=${this.ui.t("close")} @click=${this.close}>
          ${O(_r)}
        </button>
      </div>
      <div class="content"><slot></slot></div>
      <div class="footer"><slot name="buttons" @slotchange=${this.onButtons}></slot></div>
    </dialog>`}firstUpdated(){this.dialog.showModal()}close(){this.dialog.close()}onButtons(e){const t=e.target;t.parentElement?.classList.toggle("filled",t.assignedElements().length>0)}onClick(e){e.composedPath()[0]===this.dialog&&this.close()}onClose(){this.dispatchEvent(new CustomEvent("closed"))}};et.styles=[w,z,y`
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
    `];let K=et;ze([h({attribute:!1})],K.prototype,"ui");ze([h()],K.prototype,"heading");ze([h({type:Boolean})],K.prototype,"tall");ze([se("dialog")],K.prototype,"dialog");var Fs=Object.defineProperty,Me=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Fs(e,t,s),s};const tt=class tt extends b{constructor(){super(...arguments),this.icon="",this.heading="",this.note="",this.open=!1}render(){return l`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>
        ${O(this.icon,"heading-icon")}
        <h3>${this.heading}</h3>
        ${this.note?l`<span class="muted">${this.note}</span>`:d}
        ${O(yr,"chevron")}
      </summary>
      <div class="content"><slot></slot></div>
    </details>`}onToggle(e){this.open=e.target.open}};tt.styles=[w,y`
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
    `];let G=tt;Me([h()],G.prototype,"icon");Me([h()],G.prototype,"heading");Me([h()],G.prototype,"note");Me([h({type:Boolean})],G.prototype,"open");var Ps=Object.defineProperty,Q=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Ps(e,t,s),s};const rt=class rt extends b{constructor(){super(...arguments),this.icon="",this.heading="",this.text="",this.href="",this.action="",this.banner=!1,this.busy=!1}render(){return l`<div role="status">
      ${O(this.icon)}
      <h3>${this.heading}</h3>
      ${this.text?l`<p>${this.text}</p>`:d} ${this.renderAction()}
    </div>`}renderAction(){return this.action?this.href?l`<a class="button" href=${this.href} @click=${this.onLink}>${this.action}</a>`:l`<button class="button" @click=${this.onAction}>${this.action}</button>`:d}onAction(){this.dispatchEvent(new CustomEvent("action"))}onLink(e){e.ctrlKey||e.metaKey||e.shiftKey||e.button!==0||(e.preventDefault(),history.pushState(null,"",this.href),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}})))}};rt.styles=[w,z,y`
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
    `];let M=rt;Q([h()],M.prototype,"icon");Q([h()],M.prototype,"heading");Q([h()],M.prototype,"text");Q([h()],M.prototype,"href");Q([h()],M.prototype,"action");Q([h({type:Boolean,reflect:!0})],M.prototype,"banner");Q([h({type:Boolean,reflect:!0})],M.prototype,"busy");const Hs=10,Rs=20,He=i=>Math.min(100,Math.max(0,Math.round(i/g*100)));function Ns(i){let e=He(i.recorded_seconds),t=He(i.backfilled_seconds);i.backfilled_seconds>0&&(t=Math.max(t,8)),i.recorded_seconds>0&&(e=Math.max(e,8));let r=0;i.missing_files>0&&(r=Math.max(Rs,He(i.missing_files*Hs)));const s=Math.max(0,e+t+r-100);return s>0&&(e>=t&&e>=r?e-=s:t>=r?t-=s:r-=s),{recorded:e,backfilled:t,missing:r,count:i.missing_files===0?"":String(Math.min(999,i.missing_files)),errors:i.error_files>0}}const Lt=new WeakMap;function rr(i,e){let t=Lt.get(e);t||Lt.set(e,t=new Map);const{recorded_seconds:r,backfilled_seconds:s}=i,n=`${r} ${s} ${i.missing_files} ${i.error_files}`;let o=t.get(n);return o||t.set(n,o=Us(i,e)),o}function Us(i,{t:e,formats:t}){const r=[],{recorded_seconds:s,backfilled_seconds:n}=i;if(s>0&&r.push(e("map.recorded",{duration:t.duration(s,"short")})),n>0&&r.push(e("map.backfilled",{duration:t.duration(n,"short")})),i.missing_files>0){const o=i.missing_files;r.push(e("map.missing",{count:o,n:t.number(o)}))}if(i.error_files>0){const o=i.error_files;r.push(e("map.errors",{count:o,n:t.number(o)}))}return r.length>0?r:[e("map.nothing")]}function Vs(i){return i instanceof HTMLElement&&i.classList.contains("c")}function sr(i,e,{zone:t}){const r=t.startOfDay(i+1);return r<=e&&r-t.startOfDay(i)===$}function js(i,e,t,r){const s=sr(i,t,r)?Is():Bs(i,t,r);return nr(s,i,e,r),s}let ge;function Is(){if(!ge){ge=ir();for(let r=0;r<24;r++)ge.append(or(`c h${r}`))}const i=ge.cloneNode(!0),[e,...t]=i.children;return i.label=e,i.cells=t,i.cells.forEach((r,s)=>{r.place=`c h${s}`}),i.usual=!0,i}function Bs(i,e,t){const r=ir();r.label=r.firstElementChild,r.cells=[],r.usual=!1;const s=t.zone.hoursOfDay(i);let n=0;return s.forEach((o,a)=>{for(;n<o.hour;n++)r.append(qs(n,t));if(n=o.hour+1,o.start>e)return;const c=o.repeated||s[a+1]?.repeated===!0,u=o.repeated?" again":"",p=or(`c h${o.hour}${c?" half":""}${u}`);p.hour=o.start,p.time=t.formats.time(o.start),p.time+=u&&` (${t.t("map.repeated")})`,r.cells.push(p),r.append(p)}),r}function ir(){const i=document.createElement("div");i.className="row",i.setAttribute("role","row");const e=document.createElement("div");return e.className="label",e.setAttribute("role","rowheader"),e.append(document.createElement("span"),""),i.append(e),i}function nr(i,e,t,r){const{formats:s,zone:n}=r;i.setAttribute("aria-rowindex",String(t+2)),i.label.setAttribute("aria-label",s.longDay(e));const[o,a]=i.label.childNodes;if(o&&a&&(o.textContent=s.weekday(e),a.textContent=` ${s.day(e)}`),i.usual){const c=Math.ceil(n.startOfDay(e)/g)*g;i.cells.forEach((u,p)=>{u.hour=c+p*g,u.time=Ws(u.hour,p,r),u.bucket=void 0})}}function or(i){const e=document.createElement("div");return e.place=i,e.setAttribute("role","gridcell"),e}const zt=new WeakMap;function Ws(i,e,t){let r=zt.get(t);return r||zt.set(t,r=[]),r[e]??=t.formats.time(i)}function qs(i,e){const t=document.createElement("div");return t.className=`gap h${i}`,t.title=e.t("map.gap"),t.setAttribute("aria-hidden","true"),t}function Mt(i,e,t){let r=!1;for(const s of i.cells){const n=e(s.hour)??null;(s.bucket===void 0||!Zs(s.bucket,n))&&(s.bucket=n,Ks(s,n,t),r=!0)}return r}function Zs(i,e){return i===e||i!==null&&e!==null&&i.recorded_seconds===e.recorded_seconds&&i.backfilled_seconds===e.backfilled_seconds&&i.missing_files===e.missing_files&&i.error_files===e.error_files}function Ks(i,e,t){if(!e){Dt(i,`${i.place} wait`,"",""),i.setAttribute("aria-label",`${i.time}, ${t.t("map.not_loaded")}`);return}const r=Ns(e),s=r.recorded+r.backfilled;let n=i.place;r.recorded>=98?n+=" rec":r.backfilled>=98?n+=" back":s>0&&(n+=" mix"),r.missing>0&&(n+=" gone"),r.errors&&(n+=" bad");let o="";if(r.missing>0){const a=100-r.missing,c=a>0?100*(a-s)/a:0;o=`--r:${r.recorded}%;--b:${s}%;--m:${r.missing}%;--y:${c}%`}else s>0&&r.recorded<98&&r.backfilled<98&&(o=`--r:${r.recorded}%;--b:${s}%`);Dt(i,n,o,r.count),i.setAttribute("aria-label",`${i.time}, ${rr(e,t).join(", ")}`)}function Dt(i,e,t,r){if(i.names!==e&&(i.className=i.names=e),(i.shares??"")!==t&&(i.style.cssText=i.shares=t),(i.count??"")!==r&&(i.count=r,i.replaceChildren(),r!=="")){const s=document.createElement("span");s.textContent=r,i.append(s)}}function Gs(i,e){const t=i.classList.contains("again")?` (${e.t("map.repeated")})`:"";return`${ar(i.hour,e)}${t}`}function ar(i,{formats:e,zone:t}){return`${e.longDay(t.dayOf(i))}, ${e.time(i)} – ${e.time(i+g)}`}var Ys=Object.defineProperty,T=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Ys(e,t,s),s};const Js=["recorded","backfilled","missing","error"],st=class st extends b{constructor(){super(...arguments),this.camera="",this.hour=0,this.now=0,this.revision="",this.recordings=null,this.error=null,this.playing=null,this.asked=0}willUpdate(e){(e.has("hour")||e.has("camera"))&&(this.recordings=null,this.playing=null),(e.has("hour")||e.has("camera")||e.has("revision"))&&this.load()}render(){const{t:e}=this.ui;return l`<frigate-backfill-dialog
      tall
      .ui=${this.ui}
      .heading=${ar(this.hour,this.ui)}
      @closed=${()=>this.dispatchEvent(new CustomEvent("closed"))}
    >
      <button
        slot="header"
        class="icon-button"
        aria-label=${e("hour.earlier")}
        @click=${()=>this.go(-g)}
      >
        ${O(vr,"turns")}
      </button>
      <button
        slot="header"
        class="icon-button"
        aria-label=${e("hour.later")}
        ?disabled=${this.hour+g>this.now}
        @click=${()=>this.go(g)}
      >
        ${O(wr,"turns")}
      </button>
      <div class="body">${this.renderBody()}</div>
    </frigate-backfill-dialog>`}renderBody(){const{t:e}=this.ui;if(this.error!==null)return l`<frigate-backfill-face
        .icon=${gr}
        .heading=${e("face.failed")}
        .text=${W(this.error,e)}
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
    `}summary(e){const{t,formats:r}=this.ui,s=Js.map(a=>{const c=e.filter(u=>u.kind===a).length;return c>0?t("hour.of_kind",{kind:t(`hour.kind.${a}`),n:r.number(c)}):""}),n=e.length;return[t("hour.count",{count:n,n:r.number(n)}),...s.filter(Boolean)].join(" · ")}async load(){const e=++this.asked;try{const{camera:t,hour:r}=this,s=await this.client.recordings(t,r,r+g);if(e!==this.asked)return;this.recordings=s,this.error=null;const n=this.playing?.start_time;this.playing=s.find(o=>o.url&&o.start_time===n)??null}catch(t){e===this.asked&&(this.error=t)}}onPlay(e){this.playing=e.detail.recording}go(e){this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:this.hour+e}}))}};st.styles=[w,z,y`
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
    `];let C=st;T([h({attribute:!1})],C.prototype,"ui");T([h({attribute:!1})],C.prototype,"client");T([h()],C.prototype,"camera");T([h({type:Number})],C.prototype,"hour");T([h({type:Number})],C.prototype,"now");T([h()],C.prototype,"revision");T([m()],C.prototype,"recordings");T([m()],C.prototype,"error");T([m()],C.prototype,"playing");var Xs=Object.defineProperty,Qs=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Xs(e,t,s),s};const ei=["recorded","backfilled","missing","errors","none"],it=class it extends b{render(){return l`<ul>
      ${ei.map(e=>l`<li><i class=${e} aria-hidden="true"></i>${this.ui.t(`legend.${e}`)}</li>`)}
    </ul>`}};it.styles=[w,y`
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
    `];let ke=it;Qs([h({attribute:!1})],ke.prototype,"ui");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const ti=i=>(...e)=>({_$litDirective$:i,values:e});let ri=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,r){this._$Ct=e,this._$AM=t,this._$Ci=r}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const si={},ii=ti(class extends ri{constructor(){super(...arguments),this.ot=si}render(i,e){return e()}update(i,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((r,s)=>r===this.ot[s]))return U}else if(this.ot===e)return U;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}}),Ve=28,be=2*Ve;class Ot{constructor(e,t,r,s=Ve){this.store=e,this.days=t,this.startOfRow=r,this.wanted=0,this.shown=Math.min(t,s)}get oldest(){return Math.ceil(this.startOfRow(this.shown-1)/g)*g}get end(){return this.shown<this.days&&this.isOver(1/0)===!0?this.shown-1-be:void 0}grow(e){if(this.shown>=this.days||!this.store.bucket(this.oldest))return!1;const t=this.isOver(e);return t===void 0&&this.store.request(...this.tail(e)),t===!1&&(this.shown=Math.min(this.days,this.shown+Ve)),t===!1}lookFurther(){this.shown=Math.min(this.days,this.shown+be),this.wanted=this.shown}isOver(e){return this.shown<be||this.shown<=this.wanted?!1:this.store.isEmpty(...this.tail(e))}tail(e){const t=this.startOfRow(this.shown-1-be);return[this.startOfRow(this.shown-1),Math.min(e,t)]}}function ni({formats:i,t:e,zone:t},r){let s=r;for(;t.startOfDay(s+1)-t.startOfDay(s)!==$;)s--;const n=t.startOfDay(s),o=[...Array(24).keys()].map(a=>{const c=i.time(n+a*g),u=a%3===0?oi(c):"";return l`<div class="h${a}" role="columnheader">
      <span aria-hidden="true">${u}</span><span class="visually-hidden">${c}</span>
    </div>`});return l`<div class="head" role="row" aria-rowindex="1">
    <div class="corner" role="columnheader">
      <span class="visually-hidden">${e("map.day")}</span>
    </div>
    ${o}
  </div>`}function Tt(i,e,t){return l`<div class="foot" role="status">
    ${i}
    <button class="link" @click=${t}>${e}</button>
  </div>`}function oi(i){return i.replace(/[:.]00/,"").replace(/^0(\d)/,"$1")}function ai(i,e,{zone:t,oldest:r,newest:s,rtl:n}){const o=n?"ArrowLeft":"ArrowRight",a=t.dayOf(e),c=(()=>{switch(i.key){case"ArrowLeft":case"ArrowRight":return e+(i.key===o?g:-g);case"ArrowUp":return ye(e,a+1,t);case"ArrowDown":return ye(e,a-1,t);case"PageUp":return ye(e,a+7,t);case"PageDown":return ye(e,a-7,t);case"Home":return i.ctrlKey?s:t.hoursOfDay(a)[0]?.start;case"End":return i.ctrlKey?r:t.hoursOfDay(a).at(-1)?.start;default:return}})();return c===void 0?void 0:Math.min(s,Math.max(r,c))}function ye(i,e,t){const r=t.hoursOfDay(t.dayOf(i)).find(n=>n.start===i)?.hour??0,s=t.hoursOfDay(e);return(s.find(n=>n.hour>=r)??s.at(-1))?.start}class li{constructor(e,t,r){this.box=e,this.source=t,this.rowHeight=r,this.rows=new Map,this.spare=[]}at(e){return this.rows.get(e)}labels(){return[...this.rows.values()].map(e=>e.label)}show(e,t,r){for(const[s,n]of this.rows)(s<e||s>t)&&s!==r&&(this.rows.delete(s),n.usual?this.spare.push(n):n.remove());for(let s=e;s<=t;s++)this.rows.has(s)||this.rows.set(s,this.make(s));this.spare.forEach(s=>s.remove()),this.spare=[]}paint(e){const{bucketOf:t,ui:r}=this.source;let s=e;for(const n of this.rows.values()){if(s===0)return!1;s-=Mt(n,t,r)?1:0}return!0}sort(e){const t=[...this.rows.keys()].sort((n,o)=>n-o),r=this.rows.get(e)??null;let s=null;for(const n of t){const o=this.rows.get(n);o&&o!==r&&o.previousElementSibling!==s&&this.box.insertBefore(o,s?s.nextElementSibling:this.box.firstElementChild),s=o??s}}make(e){const{ui:t,now:r,today:s,bucketOf:n}=this.source,o=s-e;let a=sr(o,r,t)?this.spare.pop():void 0;return a?nr(a,o,e,t):(a=js(o,e,r,t),this.box.append(a)),a.style.transform=`translateY(${e*this.rowHeight}px)`,Mt(a,n,t),a}}const ci=[...Array(24).keys()],hi=ci.map(i=>{const e=2+2*i,t=2+2*(i%12),r=i<12?1:2;return`
    .h${i} { grid-area: 1 / ${e} / auto / span 2; }
    .h${i}.half { grid-area: 1 / ${e} / auto / span 1; }
    .h${i}.half.again { grid-area: 1 / ${e+1} / auto / span 1; }
    .folded .h${i} { grid-area: ${r} / ${t} / auto / span 2; }
    .folded .h${i}.half { grid-area: ${r} / ${t} / auto / span 1; }
    .folded .h${i}.half.again { grid-area: ${r} / ${t+1} / auto / span 1; }`}).join(""),di=y`
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
  ${Kt(hi)}
`,oe=8;function ui(i,e,t,r){const s=document.createElement("b");s.textContent=Gs(e,r);const n=t?rr(t,r):[r.t("map.not_loaded")];i.replaceChildren(s,n.join(" · ")),i.matches(":popover-open")||i.showPopover();const o=e.getBoundingClientRect(),a=i.getBoundingClientRect(),c=o.left+o.width/2-a.width/2,u=window.innerWidth-a.width-oe,p=o.top-a.height-oe;i.style.left=`${Math.max(oe,Math.min(c,u))}px`,i.style.top=`${p>oe?p:o.bottom+oe}px`}var fi=Object.defineProperty,k=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&fi(e,t,s),s};const Re=6,pi=14,mi=440,Ft=26,Pt=60,Ht=80,gi=5,nt=class nt extends b{constructor(){super(...arguments),this.revision=0,this.camera="",this.days=365,this.now=0,this.offline=!1,this.folded=!1,this.today=0,this.active=0,this.top=0,this.height=0,this.scrolled=0,this.painting=0,this.timer=0,this.asked=0,this.resize=new ResizeObserver(()=>this.measure()),this.startOfRow=e=>this.ui.zone.startOfDay(this.today-e),this.lookFurther=()=>{this.depth.lookFurther(),this.requestUpdate(),this.updateComplete.then(()=>this.moveTo(this.depth.shown*this.rowHeight))},this.retry=()=>{this.store.invalidate(),this.request()}}connectedCallback(){super.connectedCallback(),this.resize.observe(this),this.hasUpdated&&(this.resize.observe(this.scroller),this.paintSoon())}firstUpdated(){this.resize.observe(this.scroller)}disconnectedCallback(){super.disconnectedCallback(),this.resize.disconnect(),cancelAnimationFrame(this.scrolled),cancelAnimationFrame(this.painting),this.scrolled=this.painting=0,clearTimeout(this.timer)}render(){const{t:e}=this.ui;return l`
      <div
        class="scroller ${this.folded?"folded":""}"
        role="grid"
        aria-label=${e("map.label",{camera:this.camera})}
        aria-description=${e("map.hint")}
        aria-rowcount=${this.depth.shown+1}
        @scroll=${this.onScroll}
        @keydown=${this.onKey}
        @click=${this.onClick}
        @pointerover=${this.onPointer}
        @pointerleave=${this.hideTip}
        @focusin=${this.onFocus}
        @focusout=${this.hideTip}
      >
        ${ii([this.ui],()=>ni(this.ui,this.today))}
        <div
          class="rows"
          role="rowgroup"
          style="height:${this.depth.shown*(this.folded?Pt:Ft)}px"
        ></div>
      </div>
      ${this.renderFoot()}
      <div class="tip" popover="manual" aria-hidden="true"></div>
    `}renderFoot(){const{t:e,formats:t}=this.ui,{end:r}=this.depth;if(this.store.error!==null){const n=W(this.store.error,e);return this.offline?d:Tt(e("map.failed",{error:n}),e("retry"),this.retry)}if(r===void 0)return d;const s=t.dayDate(this.today-r);return Tt(e("map.reached",{date:s}),e("map.older"),this.lookFurther)}willUpdate(e){this.today=this.ui.zone.dayOf(this.now),e.has("store")?(this.depth=new Ot(this.store,this.days,this.startOfRow),this.active=0):e.has("days")&&(this.depth=new Ot(this.store,this.days,this.startOfRow,this.depth.shown))}updated(e){const t=e.get("now"),r=t!==void 0&&Math.floor(t/g)!==Math.floor(this.now/g),s=e.has("ui")||e.has("folded");e.has("store")&&(this.scroller.scrollTop=this.top=0),s||r||e.has("store")?this.makeRows():(this.showRows(),this.paintSoon()),s&&this.fitLabels(),(e.has("store")||e.has("revision"))&&(this.request(),this.grow())}get rowHeight(){return this.folded?Pt:Ft}measure(){const e=this.top/this.rowHeight;this.height=this.scroller.clientHeight;const t=this.clientWidth>0&&this.clientWidth<mi;t!==this.folded?(this.folded=t,this.updateComplete.then(()=>this.moveTo(e*this.rowHeight))):(this.showRows(),this.request())}visibleRows(){const e=Math.max(0,Math.floor(this.top/this.rowHeight)-Re),t=e+Math.ceil(this.height/this.rowHeight)+2*Re;return[e,Math.min(this.depth.shown-1,t)]}makeRows(){const e=this.activeCell?.matches(":focus")===!0,{ui:t,now:r,today:s,store:n}=this,o=a=>n.bucket(a);this.rowBox.replaceChildren(),this.rows=new li(this.rowBox,{ui:t,now:r,today:s,bucketOf:o},this.rowHeight),this.showRows(),e&&this.activeCell?.focus({preventScroll:!0})}showRows(){const[e,t]=this.visibleRows();this.active||=Math.floor(this.now/g)*g,this.rows.show(e,t,this.activeRow),this.markActive()}get activeRow(){return this.today-this.ui.zone.dayOf(this.active)}fitLabels(){this.scroller.style.removeProperty("--fb-label");const e=Math.max(0,...this.rows.labels().map(t=>t.offsetWidth));e>this.corner.offsetWidth&&this.scroller.style.setProperty("--fb-label",`${e}px`)}markActive(){const t=this.rows.at(this.activeRow)?.cells.find(r=>r.hour===this.active);t!==this.activeCell&&(this.activeCell?.removeAttribute("tabindex"),this.activeCell=t),t&&t.tabIndex!==0&&(t.tabIndex=0)}paintSoon(){this.painting||=requestAnimationFrame(()=>{this.painting=0,this.rows.paint(gi)||this.paintSoon()})}onScroll(){this.hideTip(),this.scrolled||=requestAnimationFrame(e=>{this.scrolled=0,this.top=this.scroller.scrollTop,this.showRows(),this.grow(),e>this.asked+Ht&&(this.asked=e,this.request())}),clearTimeout(this.timer),this.timer=window.setTimeout(()=>this.onRest(),Ht)}onRest(){this.rows.sort(this.activeRow),this.request()}moveTo(e){this.scroller.scrollTop=e,this.top=this.scroller.scrollTop,this.showRows()}request(){const[e,t]=this.visibleRows();if(t>=e){const r=Math.min(this.days-1,t+pi);this.store.request(this.startOfRow(r),this.startOfRow(e-1))}}grow(){this.visibleRows()[1]>=this.depth.shown-1-Re&&this.depth.grow(this.now)&&this.requestUpdate()}onClick(e){const t=ve(e);t&&this.select(t)}select(e){this.active=e.hour,this.markActive(),this.hideTip(),this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:e.hour}}))}onKey(e){const t=ve(e);if(!t||e.altKey||e.metaKey)return;if(e.key==="Enter"||e.key===" "){e.preventDefault(),this.select(t);return}if(e.key==="Escape"){this.hideTip();return}const r=ai(e,t.hour,{zone:this.ui.zone,newest:Math.floor(this.now/g)*g,oldest:this.depth.oldest,rtl:getComputedStyle(this).direction==="rtl"});r!==void 0&&(e.preventDefault(),this.focusHour(r))}focusHour(e){this.active=Math.ceil(e/g)*g;const t=this.activeRow*this.rowHeight,r=this.height-this.head.offsetHeight;t<this.top?this.moveTo(t):t+this.rowHeight>this.top+r?this.moveTo(t+this.rowHeight-r):this.showRows(),this.activeCell?.focus({preventScroll:!0})}onPointer(e){const t=ve(e);t&&e.pointerType!=="touch"?this.showTip(t):this.hideTip()}onFocus(e){const t=ve(e);t?.matches(":focus-visible")&&this.showTip(t)}showTip(e){ui(this.tip,e,this.store.bucket(e.hour),this.ui)}hideTip(){this.tip.matches(":popover-open")&&this.tip.hidePopover()}};nt.styles=[w,z,di];let _=nt;k([h({attribute:!1})],_.prototype,"ui");k([h({attribute:!1})],_.prototype,"store");k([h({type:Number})],_.prototype,"revision");k([h()],_.prototype,"camera");k([h({type:Number})],_.prototype,"days");k([h({type:Number})],_.prototype,"now");k([h({type:Boolean})],_.prototype,"offline");k([m()],_.prototype,"folded");k([se(".scroller")],_.prototype,"scroller");k([se(".rows")],_.prototype,"rowBox");k([se(".head")],_.prototype,"head");k([se(".corner")],_.prototype,"corner");k([se(".tip")],_.prototype,"tip");function ve(i){return i.composedPath().find(Vs)}var bi=Object.defineProperty,De=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&bi(e,t,s),s};const yi=2**20,ot=class ot extends b{constructor(){super(...arguments),this.status=null,this.now=0,this.mayRun=!1}render(){const{t:e,formats:t}=this.ui;if(!this.status)return d;const{missing:r}=this.status;if(!r)return l`<p>${e(this.mayRun?"status.never":"status.never_viewer")}</p>`;const{files:s,past_retention:n}=r,o=s<=n?e("status.none_missing"):e("status.missing",{count:s,n:t.number(s),duration:t.duration(r.seconds),size:t.size(r.bytes/yi)}),a=s<=n?"status.but_past":"status.past",c=n>0?l`, ${e(a,{count:n,n:t.number(n)})}`:d,u=e("status.as_of",{when:t.relative(r.as_of,this.now)});return l`<p>
      <bdi><b>${o}</b>${c}, ${u}.</bdi>
    </p>`}};ot.styles=[w,y`
      p {
        margin: 0;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      b {
        font-weight: 500;
        color: var(--fb-text);
      }
    `];let Y=ot;De([h({attribute:!1})],Y.prototype,"ui");De([h({attribute:!1})],Y.prototype,"status");De([h({type:Number})],Y.prototype,"now");De([h({type:Boolean})],Y.prototype,"mayRun");const Rt=1e3,vi=2**20,wi=2e4;function _i(i,e){return e==="added"||e==="would_add"?i.files_added:i.files_updated}async function $i(i,e,t,r){const s=t.dry_run?"would_add":"added",n=_i(t,s);if(n===0||n>wi)return null;const o={files:0,seconds:0,megabytes:0,days:0,pastRetention:0},a=new Set;for(let c=0;c<n;c+=Rt){const u={job_id:t.job_id,status:s,offset:c,limit:Rt},p=await i.results(e,u);for(const f of p.results)o.files++,o.seconds+=f.duration??0,o.megabytes+=f.file_size_mb??0,o.pastRetention+=f.past_retention?1:0,f.start_time!==null&&a.add(r.dayOf(f.start_time));if(p.results.length===0)break}return o.days=a.size,o.files>0?o:null}function xi(i,e){return i&&i.files===e?.files?{...i,seconds:e.seconds,megabytes:e.bytes/vi}:i}function ki(i,e,t){if(i.state==="failed")return[t.t("outcome.failed",{message:i.message??""})];const r=i.dry_run?Ai(i,e,t):Ci(i,t);return i.state==="cancelled"?[t.t(i.dry_run?"outcome.cancelled_dry":"outcome.cancelled"),...r]:i.state==="interrupted"?[t.t("outcome.interrupted"),...r]:r}function Ai(i,e,t){const{t:r,formats:s}=t,n=[],o=i.files_added;if(o>0&&e?.files===o)n.push(r("outcome.would",{count:o,n:s.number(o),duration:s.duration(e.seconds),days:r("outcome.days",{count:e.days,n:s.number(e.days)}),size:s.size(e.megabytes)}));else if(o>0)n.push(r("outcome.would_short",{count:o,n:s.number(o)}));else if(i.state==="completed"&&i.files_updated===0){const a=i.files_past_retention===0;n.push(r(a?"outcome.nothing":"outcome.nothing_else"))}if(i.files_updated>0){const a=i.files_updated;n.push(r("outcome.would_update",{count:a,n:s.number(a)}))}return[...n,...lr(i,e,t)]}function Ci(i,e){const{t,formats:r}=e,s=[];return i.files_added>0?s.push(t("outcome.added",{count:i.files_added,n:r.number(i.files_added)})):i.state==="completed"&&i.files_updated===0&&s.push(t("outcome.none_added")),i.files_updated>0&&s.push(t("outcome.updated",{count:i.files_updated,n:r.number(i.files_updated)})),[...s,...lr(i,null,e)]}function lr(i,e,{t,formats:r}){const s=[],n=e?.pastRetention??0,o=i.files_past_retention-n;return n>0&&s.push(t("outcome.past_kept",{count:n,n:r.number(n)})),o>0&&s.push(t("outcome.past",{count:o,n:r.number(o)})),i.files_errors>0&&s.push(t("outcome.errors",{count:i.files_errors,n:r.number(i.files_errors)})),s}function Ei(i){const e=new Map;for(const r of i)r&&e.set(r.job_id,r);const t=r=>r.finished_at??r.started_at;return[...e.values()].sort((r,s)=>t(s)-t(r))}var Si=Object.defineProperty,F=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Si(e,t,s),s};const at=class at extends b{constructor(){super(...arguments),this.camera="",this.missing=null,this.now=0,this.totals=null,this.counting=!1,this.open=!1,this.counted=""}willUpdate(e){const t=`${this.camera} ${this.run.job_id}`;(e.has("run")||e.has("camera"))&&t!==this.counted&&(this.counted=t,this.totals=null,this.open=!1,this.countUp(t))}render(){const{t:e,formats:t}=this.ui,{run:r}=this,s=e(r.dry_run?"outcome.dry":"outcome.real"),n=t.relative(r.finished_at??r.started_at,this.now);return l`<section class=${r.state==="failed"?"failed":""} aria-busy=${this.counting}>
      <h4>${e("outcome.when",{what:s,when:n})}</h4>
      <div role="status">
        ${this.counting?d:ki(r,xi(this.totals,this.missing),this.ui).map(o=>l`<p>${o}</p>`)}
      </div>
      <slot></slot>
      <details .open=${this.open} @toggle=${this.onToggle}>
        <summary>${e("results.title")}</summary>
        ${this.open?l`<frigate-backfill-results
                .ui=${this.ui}
                .client=${this.client}
                .camera=${this.camera}
                .run=${r}
              ></frigate-backfill-results>`:d}
      </details>
    </section>`}async countUp(e){this.counting=!0;const t=await $i(this.client,this.camera,this.run,this.ui.zone).catch(()=>null);e===this.counted&&(this.totals=t,this.counting=!1)}onToggle(e){this.open=e.target.open}};at.styles=[w,y`
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
    `];let E=at;F([h({attribute:!1})],E.prototype,"ui");F([h({attribute:!1})],E.prototype,"client");F([h()],E.prototype,"camera");F([h({attribute:!1})],E.prototype,"run");F([h({attribute:!1})],E.prototype,"missing");F([h({type:Number})],E.prototype,"now");F([m()],E.prototype,"totals");F([m()],E.prototype,"counting");F([m()],E.prototype,"open");var Li=Object.defineProperty,Oe=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Li(e,t,s),s};const lt=class lt extends b{constructor(){super(...arguments),this.recordings=[],this.recording=null,this.failed=!1,this.renewed=0}willUpdate(e){if(e.has("recording")){const t=e.get("recording");t?.start_time!==this.recording?.start_time&&(this.renewed=0),this.failed=this.renewed>0&&t?.url===this.recording?.url}}render(){return l`
      <div class="screen">${this.renderScreen()}</div>
      ${this.recording?this.renderBar(this.recording):d}
    `}renderScreen(){const{t:e}=this.ui,{recording:t}=this;if(t?.url==null)return l`<p>${e("hour.pick")}</p>`;if(this.failed){const r=t.kind==="error";return l`<p role="alert">${e(r?"hour.play_damaged":"hour.play_failed")}</p>`}return l`<video
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
        ${O(zr,"turns")}
      </button>
      <span>${this.time(e)}</span>
      ${e.url?l`<a class="download" href=${e.url} download>${t("hour.download")}</a>`:d}
      <button
        class="icon-button"
        aria-label=${t("hour.next")}
        ?disabled=${r>=this.recordings.length-1}
        @click=${()=>this.move(1)}
      >
        ${O(Lr,"turns")}
      </button>
    </div>`}time({start_time:e}){return e===null?"":this.ui.formats.timeWithSeconds(e)}get index(){return this.recordings.findIndex(e=>e===this.recording)}move(e){const t=this.recordings[this.index+e];t&&this.dispatchEvent(new CustomEvent("play",{detail:{recording:t}}))}onError(){this.renewed++,this.renewed>1?this.failed=!0:this.dispatchEvent(new CustomEvent("expired"))}};lt.styles=[w,z,y`
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
    `];let J=lt;Oe([h({attribute:!1})],J.prototype,"ui");Oe([h({attribute:!1})],J.prototype,"recordings");Oe([h({attribute:!1})],J.prototype,"recording");Oe([m()],J.prototype,"failed");var zi=Object.defineProperty,Te=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&zi(e,t,s),s};const ct=class ct extends b{constructor(){super(...arguments),this.status=null,this.stopping=!1,this.elapsed=0,this.timer=0}connectedCallback(){super.connectedCallback(),this.timer=window.setInterval(()=>this.elapsed+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}willUpdate(e){e.has("status")&&(this.elapsed=0)}render(){const{t:e,formats:t}=this.ui,s=(this.status?.progress??null)?.percent??null,n=this.name;return l`
      <div class="top">
        <strong role="status">${n}</strong>
        <button
          class="button"
          ?disabled=${this.stopping||!this.status}
          @click=${()=>this.dispatchEvent(new CustomEvent("stop"))}
        >
          ${this.stopping?e("run.stopping"):e("run.stop")}
        </button>
      </div>
      <div
        class="bar ${s===null?"unknown":""}"
        role="progressbar"
        aria-label=${n}
        aria-valuenow=${s===null?d:Math.round(s)}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuetext=${s===null?d:t.percent(s)}
      >
        <i style=${s===null?"":`inline-size:${s}%`}></i>
      </div>
      <div class="facts">${this.facts().map(o=>l`<span>${o}</span>`)}</div>
    `}get name(){const{t:e}=this.ui;switch(this.status?.state){case"queued":return e("run.queued");case"running":return e(this.status.dry_run?"run.dry_running":"run.running");default:return e("run.starting")}}facts(){const{t:e,formats:t}=this.ui,r=this.status?.progress;if(!r||this.status?.state==="queued")return[];const s=t.number(r.files_scanned),n=r.files_added,o=[r.files_total===null?e("run.scanned",{n:s}):e("run.scanned_of",{n:s,total:t.number(r.files_total)}),e(this.status?.dry_run?"run.found":"run.added",{count:n,n:t.number(n)})];if(r.files_errors>0){const a=r.files_errors;o.push(e("run.errors",{count:a,n:t.number(a)}))}if(r.eta_seconds!==null){const a=Math.max(1,r.eta_seconds-this.elapsed);o.push(e("run.left",{duration:t.duration(a)}))}return o}};ct.styles=[w,z,y`
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
    `];let X=ct;Te([h({attribute:!1})],X.prototype,"ui");Te([h({attribute:!1})],X.prototype,"status");Te([h({type:Boolean})],X.prototype,"stopping");Te([m()],X.prototype,"elapsed");const Mi=["day","week","month","all","custom"],Di={day:$,week:7*$,month:30*$};function Nt(i,e,t){const r=Di[i.preset];if(r!==void 0)return{start_time:Math.floor(e)-r};if(i.preset==="all")return{};const s=t.parseLocal(i.from),n=t.parseLocal(i.to);return s===null||n===null?"run.bad_date":s<n?{start_time:s,end_time:n}:"run.bad_range"}function Oi(i,e,{t,formats:r}){return e.start_time!==void 0&&e.end_time!==void 0?`${r.dateTime(e.start_time)} – ${r.dateTime(e.end_time)}`:t(`run.range.${i.preset}`)}var Ti=Object.defineProperty,cr=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Ti(e,t,s),s};const ht=class ht extends b{render(){const{t:e}=this.ui;return l`
      <fieldset>
        <legend>${e("run.range")}</legend>
        ${Mi.map(t=>this.renderPreset(t))}
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
        @change=${r=>this.change({[e]:r.target.value})}
      />
    </label>`}change(e){const t=this.choice={...this.choice,...e};this.dispatchEvent(new CustomEvent("range-changed",{detail:{choice:t}}))}};ht.styles=[w,z,pe,y`
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
    `];let ue=ht;cr([h({attribute:!1})],ue.prototype,"ui");cr([h({attribute:!1})],ue.prototype,"choice");const Fi=["database","too_recent"];function hr({reason:i,message:e},t){const r=i===null?void 0:Ue(`reason.${i}`);return r?e!==null&&i!==null&&Fi.includes(i)?`${t(r)} (${e})`:t(r):e??i??""}var Pi=Object.defineProperty,Ye=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Pi(e,t,s),s};const Hi={recorded:"📹",backfilled:"📁",missing:"❔",error:"⚠️"},dt=class dt extends b{constructor(){super(...arguments),this.recordings=[],this.playing=null}render(){return l`<ul>
      ${this.recordings.map(e=>l`<li>${this.renderEntry(e)}</li>`)}
    </ul>`}renderEntry(e){if(e.url===null)return l`<div class="entry ${e.kind}">${this.renderFacts(e)}</div>`;const{t}=this.ui,r=t("hour.play",{time:this.time(e)});return l`<button
      class="entry ${e.kind}"
      title=${r}
      aria-current=${this.playing===e}
      @click=${()=>this.dispatchEvent(new CustomEvent("play",{detail:{recording:e}}))}
    >
      ${this.renderFacts(e)} ${O(Ar)}
    </button>`}renderFacts(e){const{t,formats:r}=this.ui,s=hr(e,t),n=e.kind==="missing"||e.kind==="error";return l`
      <span class="emoji" aria-hidden="true">${Hi[e.kind]}</span>
      <span>
        ${this.time(e)}
        <small>${t(`hour.kind.${e.kind}`)}</small>
      </span>
      <span class="number">
        ${e.duration===null?d:r.clip(e.duration)}
      </span>
      <span class="number">
        ${e.size_mb===null?d:r.size(e.size_mb)}
      </span>
      ${n&&s?l`<span class="why">${s}</span>`:d}
      ${e.kind==="error"&&e.file_path?l`<code class="why">${e.file_path}</code>`:d}
    `}time({start_time:e}){const{t,formats:r}=this.ui;return e===null?t("results.unknown_time"):r.timeWithSeconds(e)}};dt.styles=[w,z,y`
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
    `];let re=dt;Ye([h({attribute:!1})],re.prototype,"ui");Ye([h({attribute:!1})],re.prototype,"recordings");Ye([h({attribute:!1})],re.prototype,"playing");var Ri=Object.defineProperty,P=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Ri(e,t,s),s};const Ni=50,ut=class ut extends b{constructor(){super(...arguments),this.camera="",this.filter="",this.results=null,this.total=0,this.listed=null,this.error=null,this.turn=0}willUpdate(e){(e.get("run")?.job_id!==this.run.job_id||e.has("camera"))&&(e.has("run")||e.has("camera"))&&(this.filter="",this.listed=null,this.restart())}render(){const{t:e,formats:t}=this.ui,r=this.results?.length??0,s=this.listed===null?0:this.run.files_skipped-this.leftOut;return l`
      <div class="filters" role="group" aria-label=${e("results.filter")}>
        ${this.renderFilter("",e("results.all"))}
        ${this.statuses().map(([n,o])=>this.renderFilter(n,`${e(`status.${n}`)} ${t.number(o)}`))}
      </div>
      ${this.renderTable()}
      <div class="foot">
        ${r>0?l`<span
                >${e("results.shown",{n:t.number(r),total:t.number(this.total)})}</span
              >`:d}
        ${r<this.total?l`<button class="button" @click=${this.more}>${e("results.more")}</button>`:d}
        ${s>0?l`<span>${e("results.known",{count:s,n:t.number(s)})}</span>`:d}
      </div>
    `}renderFilter(e,t){return l`<button
      aria-pressed=${this.filter===e}
      @click=${()=>{this.filter=e,this.restart()}}
    >
      ${t}
    </button>`}renderTable(){const{t:e}=this.ui;return this.error!==null?l`<p role="alert" class="error-text">${W(this.error,e)}</p>`:this.results===null?l`<p class="muted" role="status">${e("face.loading")}</p>`:this.results.length===0?l`<p class="muted">${e("results.empty")}</p>`:l`<div class="box" tabindex="0" role="region" aria-label=${e("results.title")}>
      <table>
        <tbody>
          ${this.results.map(t=>this.renderResult(t))}
        </tbody>
      </table>
    </div>`}renderResult(e){const{t,formats:r}=this.ui,{start_time:s,duration:n,file_size_mb:o}=e,a=hr(e,t);return l`<tr>
      <td class="when">
        ${s===null?t("results.unknown_time"):l`${r.date(s)}<br />${r.timeWithSeconds(s)}`}
      </td>
      <td>
        <span class="status ${e.status}">${t(`status.${e.status}`)}</span>
        ${a?l`<div>${a}</div>`:d}
        ${e.status==="error"||s===null?l`<code>${e.file_path}</code>`:d}
      </td>
      <td class="size">
        ${n?r.clip(n):d}<br />${o===null?d:r.size(o)}
      </td>
    </tr>`}get leftOut(){const{files_added:e,files_updated:t,files_errors:r}=this.run;return Math.max(0,(this.listed??0)-e-t-r)}statuses(){const{run:e}=this;return[[e.dry_run?"would_add":"added",e.files_added],[e.dry_run?"would_update":"updated",e.files_updated],["skipped",this.leftOut],["error",e.files_errors]].filter(([,r])=>r>0)}restart(){this.results=null,this.error=null,this.total=0,this.more()}async more(){const e=++this.turn,t=this.results?.length??0;try{const r=await this.client.results(this.camera,{job_id:this.run.job_id,...this.filter===""?{}:{status:this.filter},offset:t,limit:Ni});e===this.turn&&(this.results=[...this.results??[],...r.results],this.total=r.total,this.filter===""&&(this.listed=r.total))}catch(r){e===this.turn&&(this.error=r)}}};ut.styles=[w,z,pe,y`
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
    `];let S=ut;P([h({attribute:!1})],S.prototype,"ui");P([h({attribute:!1})],S.prototype,"client");P([h()],S.prototype,"camera");P([h({attribute:!1})],S.prototype,"run");P([m()],S.prototype,"filter");P([m()],S.prototype,"results");P([m()],S.prototype,"total");P([m()],S.prototype,"listed");P([m()],S.prototype,"error");var Ui=Object.defineProperty,x=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Ui(e,t,s),s};const ft=class ft extends b{constructor(){super(...arguments),this.camera="",this.cameraLabel="",this.status=null,this.now=0,this.choice={preset:"week",from:"",to:""},this.expired=!1,this.force=!1,this.pending="",this.stopping="",this.error="",this.confirming=null,this.chosenRun="",this.plans=new Map}willUpdate(e){(e.has("camera")||e.has("client"))&&(this.pending="",this.error="",this.chosenRun="",this.confirming=null);const t=this.runs.some(r=>r.job_id===this.pending);this.pending&&(t||this.status?.job_id===this.pending)&&(this.pending="")}render(){const{t:e}=this.ui;return l`
      ${this.busy?this.renderProgress():this.renderForm()}
      ${this.error?l`<p class="error-text" role="alert">${e("face.failed")}: ${this.error}</p>`:d}
      ${this.busy?d:this.renderOutcome()} ${this.renderConfirm()}
    `}get busy(){return this.pending!==""||this.status!==null&&this.status.state!=="idle"}get runs(){const{status:e}=this;return e?Ei([e.last_run,e.last_dry_run,...e.recent_runs]):[]}get run(){const{runs:e}=this;return e.find(t=>t.job_id===this.chosenRun)??e[0]}get offer(){const{run:e}=this,t=e&&this.plans.get(e.job_id),r=e?e.files_added+e.files_updated:0;return t&&e.dry_run&&e.state==="completed"&&r>0?{plan:t,found:r}:null}renderProgress(){const{status:e}=this,t=e&&e.state!=="idle"?e:null;return l`<frigate-backfill-progress
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
              @change=${t=>this.expired=Ut(t)}
            />
            ${e("run.expired")}
            <small>${e("run.expired_help")}</small>
          </label>
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.force}
              @change=${t=>this.force=Ut(t)}
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
    `}renderOutcome(){const{t:e,formats:t}=this.ui,{runs:r,run:s,offer:n}=this;if(!s)return d;const o=n?.found??0;return l`
      ${r.length>1?l`<label class="runs"
              >${e("outcome.choose")}
              <select @change=${this.onChooseRun}>
                ${r.map(a=>l`<option value=${a.job_id} ?selected=${a===s}>
                      ${this.runName(a)}
                    </option>`)}
              </select>
            </label>`:d}
      <frigate-backfill-outcome
        .ui=${this.ui}
        .client=${this.client}
        .camera=${this.camera}
        .run=${s}
        .missing=${this.status?.missing??null}
        .now=${this.now}
      >
        ${n?l`<button class="button primary" @click=${()=>this.confirming=n}>
                ${e("run.ask",{action:e("run.backfill_n",{count:o,n:t.number(o)})})}
              </button>`:d}
      </frigate-backfill-outcome>
    `}renderConfirm(){if(!this.confirming)return d;const{plan:e,found:t}=this.confirming;return l`<frigate-backfill-confirm
      .ui=${this.ui}
      .camera=${this.cameraLabel}
      .range=${e.range}
      .found=${t}
      .expired=${!e.request.skip_expired}
      .force=${e.request.force}
      @closed=${()=>this.confirming=null}
      @confirmed=${()=>{this.confirming=null,this.start(e,!1)}}
    ></frigate-backfill-confirm>`}runName(e){const{t,formats:r}=this.ui,s=t(e.dry_run?"outcome.dry":"outcome.real"),n=r.dateTime(e.finished_at??e.started_at);return t("outcome.when",{what:s,when:n})}plan(){const e=Nt(this.choice,Date.now()/1e3,this.ui.zone);return typeof e=="string"?(this.error=this.ui.t(e),null):(this.error="",{request:{...e,force:this.force,skip_expired:!this.expired},range:Oi(this.choice,e,this.ui)})}dryRun(){const e=this.plan();e&&this.start(e,!0)}askForm(){const e=this.plan();e&&(this.confirming={plan:e,found:null})}async start(e,t){const{camera:r}=this;this.error="",this.pending="asked",this.chosenRun="";try{const s=await this.client.backfill(r,{...e.request,dry_run:t});this.plans.set(s.job_id,e),r===this.camera&&(this.pending=s.job_id)}catch(s){r===this.camera&&(this.pending="",this.error=W(s,this.ui.t))}}async stop(){this.stopping=this.status?.job_id??"";try{await this.client.cancel(this.camera)}catch(e){this.stopping="",this.error=W(e,this.ui.t)}}onRange(e){const{choice:t}=e.detail;if(t.preset==="custom"&&!t.from){const r=Nt({...t,preset:"day"},Date.now()/1e3,this.ui.zone);t.from=this.ui.zone.formatLocal(r.start_time??0),t.to=this.ui.zone.formatLocal(Date.now()/1e3)}this.choice=t}onChooseRun(e){this.chosenRun=e.target.value}};ft.styles=[w,z,pe,y`
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
    `];let v=ft;x([h({attribute:!1})],v.prototype,"ui");x([h({attribute:!1})],v.prototype,"client");x([h()],v.prototype,"camera");x([h()],v.prototype,"cameraLabel");x([h({attribute:!1})],v.prototype,"status");x([h({type:Number})],v.prototype,"now");x([m()],v.prototype,"choice");x([m()],v.prototype,"expired");x([m()],v.prototype,"force");x([m()],v.prototype,"pending");x([m()],v.prototype,"stopping");x([m()],v.prototype,"error");x([m()],v.prototype,"confirming");x([m()],v.prototype,"chosenRun");function Ut(i){return i.target.checked}var Vi=Object.defineProperty,H=(i,e,t,r)=>{for(var s=void 0,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=o(e,t,s)||s);return s&&Vi(e,t,s),s};const pt=class pt extends b{constructor(){super(...arguments),this.camera="",this.now=0,this.draft=null,this.saving=!1,this.saved=!1,this.error=""}willUpdate(e){e.has("camera")&&(this.draft=null,this.error="",this.saved=!1)}render(){const{t:e,formats:t}=this.ui,{schedule:r}=this,s=this.draft??r,n=r.enabled?r.next_run_at:null;return l`<form @submit=${this.save} novalidate>
      <label class="check">
        <input
          type="checkbox"
          .checked=${s.enabled}
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
          ${n===null?e("schedule.off"):e("schedule.next",{when:t.relative(n,this.now)})}
          ${r.last_run_at===null?d:e("schedule.last",{when:t.relative(r.last_run_at,this.now)})}
        </p>
        <p role="status">${this.saved?e("schedule.saved"):d}</p>
      </div>
      ${this.error?l`<p class="error-text" role="alert">${this.error}</p>`:d}
    </form>`}renderNumber(e,t,r){const s=this.draft??this.schedule;return l`<label class="field"
      >${t}
      <input
        type="number"
        inputmode="decimal"
        min=${e==="interval_hours"?.25:1}
        step="any"
        .value=${String(s[e])}
        @input=${n=>this.change({[e]:n.target.valueAsNumber})}
      />
      ${r}
    </label>`}change(e){const{enabled:t,interval_hours:r,retention_days:s}=this.draft??this.schedule;this.draft={enabled:t,interval_hours:r,retention_days:s,...e},this.saved=!1,this.error=""}async save(e){e.preventDefault();const{draft:t,camera:r}=this,{t:s}=this.ui;if(t){if(!(t.interval_hours>=.25&&t.interval_hours<=8760)){this.error=s("schedule.bad_interval");return}if(!(t.retention_days>0)){this.error=s("schedule.bad_days");return}this.saving=!0;try{const n=await this.client.setSchedule(r,t);r===this.camera&&(this.schedule=n,this.draft=null,this.saved=!0)}catch(n){this.error=W(n,s)}finally{this.saving=!1}}}};pt.styles=[w,z,pe,y`
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
    `];let L=pt;H([h({attribute:!1})],L.prototype,"ui");H([h({attribute:!1})],L.prototype,"client");H([h()],L.prototype,"camera");H([h({attribute:!1})],L.prototype,"schedule");H([h({type:Number})],L.prototype,"now");H([m()],L.prototype,"draft");H([m()],L.prototype,"saving");H([m()],L.prototype,"saved");H([m()],L.prototype,"error");const ji=["home-assistant","hc-main"],Ii={"frigate-backfill-confirm":D,"frigate-backfill-dialog":K,"frigate-backfill-disclosure":G,"frigate-backfill-face":M,"frigate-backfill-hour":C,"frigate-backfill-legend":ke,"frigate-backfill-map":_,"frigate-backfill-missing":Y,"frigate-backfill-outcome":E,"frigate-backfill-player":J,"frigate-backfill-progress":X,"frigate-backfill-range":ue,"frigate-backfill-recordings":re,"frigate-backfill-results":S,"frigate-backfill-run":v,"frigate-backfill-schedule":L,[jt]:Z,[Ne]:q};function Bi(){for(const[i,e]of Object.entries(Ii))customElements.get(i)||customElements.define(i,e)}async function Wi(){await Promise.race(ji.map(i=>customElements.whenDefined(i))),Bi()}const Vt=Ie(document.documentElement.lang||navigator.language);window.customCards??=[];window.customCards.some(i=>i.type===Ne)||window.customCards.push({type:Ne,name:Vt("card_name"),description:Vt("card_description"),preview:!0,documentationURL:"https://github.com/frigate-backfill/frigate-backfill"});Wi();
