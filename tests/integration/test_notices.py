"""What the patch says reaches people in Home Assistant's language, and the log in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.exceptions import HomeAssistantError

from custom_components.frigate_backfill.client.models import Notice
from custom_components.frigate_backfill.const import DOMAIN
from custom_components.frigate_backfill.notices import say

from . import answers
from .actions.calls import ONE_CAMERA, call, job
from .answers import STATUS_PATH, camera, run, status
from .entries import poll
from .telling import (
    BUSY,
    GERMAN,
    NO_BREAK,
    POLISH,
    SAID,
    inner,
    inner_only,
    refuse,
    said_to_people,
    speak,
    summary,
)
from .waiting import Told, press

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from .answers import AnswerServer


async def test_a_refusal_is_told_in_the_language_and_logged_in_english(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "de")
    refuse(server, "/api/recordings/front_door/backfill/cancel")
    with pytest.raises(HomeAssistantError) as raised:
        await call(hass, "cancel", ONE_CAMERA)
    assert said_to_people(raised.value).startswith(GERMAN)
    assert str(raised.value) == f"Frigate refused: {SAID}"


async def test_after_a_change_of_language_the_next_refusal_is_in_the_new_one(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    refuse(server, "/api/recordings/front_door/backfill/cancel")
    said = []
    for language in ("en", "pl", "en"):
        await speak(hass, language)
        with pytest.raises(HomeAssistantError) as raised:
            await call(hass, "cancel", ONE_CAMERA)
        said.append(said_to_people(raised.value))
    assert said[0] == said[2] == SAID
    assert said[1].startswith(POLISH)


async def test_a_notice_of_a_newer_patch_is_told_in_its_english(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "de")
    for notice in ({"key": "ghosts", "values": {}}, None):
        refuse(server, "/api/recordings/front_door/backfill/cancel", notice)
        with pytest.raises(HomeAssistantError) as raised:
            await call(hass, "cancel", ONE_CAMERA)
        assert said_to_people(raised.value) == SAID


async def test_a_notice_that_lacks_a_value_of_its_sentence_is_told_in_its_english(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    await speak(hass, "de")
    assert say(hass, SAID, Notice("busy", {"name": "front_door"})) == SAID


async def test_a_value_that_is_empty_leaves_no_blank_in_the_sentence(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    await speak(hass, "de")
    said = say(hass, SAID, Notice("busy", {"camera": ""}))
    assert said.startswith(GERMAN.replace("front_door", ""))


async def test_an_error_within_an_error_is_in_the_language_too(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "de")
    server.answers[STATUS_PATH] = status(camera("front_door"), camera("back_yard"))
    await poll(hass, answered_entry)
    server.answers["POST /api/recordings/backfill"] = {
        "success": True,
        "message": "",
        "cameras": {
            "front_door": {"success": False, "message": SAID, "job_id": "7", "notice": BUSY},
            "back_yard": job("back_yard"),
        },
    }
    both = {"cameras": ["front_door", "back_yard"]}
    with pytest.raises(HomeAssistantError) as raised:
        await call(hass, "backfill", both, respond=False)
    assert said_to_people(raised.value).startswith(f"Frigate hat abgelehnt: {GERMAN}")
    assert str(raised.value) == f"Failed for front_door. front_door: Frigate refused: {SAID}"
    report = await call(hass, "backfill", both)
    assert report["runs"][0]["message"].startswith(f"Frigate hat abgelehnt: {GERMAN}")


async def test_a_button_for_all_tells_each_cameras_refusal_in_the_language(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "de")
    refused = {"success": False, "message": SAID, "notice": BUSY}
    cameras = {"front_door": refused, "porch": {**refused, "notice": None}}
    server.answers["/api/recordings/backfill"] = {"success": True, "cameras": cameras}
    with pytest.raises(HomeAssistantError) as raised:
        await press(hass, "button.frigate_backfill_run_all")
    first, second = said_to_people(raised.value).split("; ")
    assert first.startswith(f"front_door: {GERMAN}")
    assert second == f"porch: {SAID}"
    server.answers["/api/recordings/backfill"] = {"success": True, "cameras": {}}
    with pytest.raises(HomeAssistantError) as raised:
        await press(hass, "button.frigate_backfill_run_all")
    assert raised.value.translation_key == "no_cameras"


async def test_a_failed_run_says_why_in_the_language(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "nl")
    full = {"key": "disk_full", "values": {}}
    told = Told(hass, "event.front_door_backfill_run")
    failed = run(9, state="failed", message="The disk is full.", notice=full)
    failed |= {"warnings": ["Odd.", "Full."], "notices": [{"key": "ghosts", "values": {}}, full]}
    server.answers[STATUS_PATH] = status(camera(recent_runs=[failed], last_run=failed))
    await poll(hass, answered_entry)
    (event,) = told.events
    dutch = "De schijf met de database van Frigate is vol. Maak ruimte en start de run opnieuw."
    assert event["message"] == dutch
    assert event["warnings"] == ["Odd.", dutch]


async def test_what_a_run_came_to_is_told_in_the_language(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "it")
    told = Told(hass, "event.front_door_backfill_run")
    done = run(9, message=SAID, notice=summary())
    server.answers[STATUS_PATH] = status(camera(recent_runs=[done], last_run=done))
    await poll(hass, answered_entry)
    (event,) = told.events
    assert event["message"].replace(NO_BREAK, " ") == (
        "Recupero, telecamera «front_door»: completato. File controllati: 1.204, aggiunti: 3, "
        "tralasciati: 1.201, errori: 0. Recuperati: 3 registrazioni, 1 elemento di revisione e "
        "1 anteprima (1 giorno, 58 GB). Frigate conserva tutte le 3 registrazioni solo perché "
        "sono tornati anche elementi di revisione."
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pl", "3 nagrania, 1 element przeglądu i 1 podgląd (1 dzień, 58 GB)"),
        ("cs", "3 záznamy, 1 položka revize a 1 náhled (1 den, 58 GB)"),
        ("fr", "3 enregistrements, 1 activité et 1 aperçu (1 jour, 58 Go)"),
        ("sv", "3 inspelningar, 1 granskningsobjekt och 1 förhandsvisning (1 dag, 58 GB)"),
    ],
)
async def test_each_thing_of_a_summary_has_the_plural_of_its_own_number(
    hass: HomeAssistant, answered_entry: MockConfigEntry, language: str, said: str
) -> None:
    await speak(hass, language)
    notice = summary()
    assert said in say(hass, SAID, Notice(**notice)).replace(NO_BREAK, " ")


async def test_a_run_that_is_not_finished_tells_where_it_is_in_the_language(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "es")
    queued = {
        "key": "job_queued",
        "values": {"what": inner("name_dry_run"), "camera": "front_door"},
    }
    waiting = job("front_door", message=SAID, notice=queued)
    server.answers["POST /api/recordings/backfill"] = {"success": True, "message": ""}
    server.answers["POST /api/recordings/backfill"]["cameras"] = {"front_door": waiting}
    report = await call(hass, "backfill", {**ONE_CAMERA, "wait": False})
    assert report["runs"][0]["message"] == "Simulación en espera para la cámara «front_door»."


async def test_what_is_read_of_runs_and_files_is_in_the_language(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "es")
    done = run(9, message=SAID, notice=inner_only("cut_off"), warnings=["Full."])
    done["notices"] = [inner_only("disk_full")]
    server.answers[STATUS_PATH] = status(camera(last_run=done))
    (told,) = (await call(hass, "get_status", ONE_CAMERA))["cameras"]
    assert told["last_run"]["message"].startswith("Cancelada. Lo añadido se conserva")
    assert told["last_run"]["warnings"][0].startswith("El disco de la base de datos")
    assert told["last_dry_run"] is None
    nothing = dict.fromkeys(
        ("reason", "message", "start_time", "end_time", "duration", "file_size_mb", "notice")
    )
    files = [
        {"reason": "too_recent", "message": SAID},
        {"reason": "unreadable", "message": SAID, "notice": inner_only("vanished")},
        {"reason": "of_a_newer_patch", "message": SAID},
        {},
    ]
    page = {"camera_name": "front_door", "job_id": "9", "total": 4, "offset": 0, "limit": 100}
    server.answers["/api/recordings/front_door/backfill/results"] = {
        **page,
        "results": [{**nothing, "file_path": "/a", "status": "skipped", **one} for one in files],
    }
    report = await call(hass, "get_results", ONE_CAMERA)
    assert [result["message"] for result in report["results"]] == [
        "Demasiado reciente: puede que Frigate aún la añada. Vuelve a intentarlo en unos minutos.",
        "Desapareció antes de poder leerlo.",
        SAID,
        None,
    ]


async def test_what_a_card_asks_wrongly_is_told_in_the_language(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    hass_ws_client: Any,
) -> None:
    await speak(hass, "de")
    client = await hass_ws_client(hass)
    said = {}
    for name, fields in {
        "gone": {"camera": "gone", "after": 0, "before": 3600},
        "entry": {"camera": "front_door", "after": 0, "before": 3600, "entry_id": "gone"},
        "range": {"camera": "front_door", "after": 3600, "before": 0},
    }.items():
        await client.send_json_auto_id({"type": f"{DOMAIN}/coverage", **fields})
        said[name] = (await client.receive_json())["error"]["message"]
    assert said["gone"].endswith("hat keine Kamera gone.")
    assert said["entry"].startswith("Dieses Frigate ist nicht mehr eingerichtet.")
    assert said["range"] == "Der Zeitraum ist ungültig."
    server.answers[STATUS_PATH] = status(capabilities=[])
    await poll(hass, answered_entry)
    await client.send_json_auto_id({"type": f"{DOMAIN}/undo", "camera": "front_door"})
    error = (await client.receive_json())["error"]["message"]
    assert "Starte Frigate neu" in error


async def test_a_card_is_told_what_keeps_frigate_away_in_the_language(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    hass_ws_client: Any,
) -> None:
    await speak(hass, "de")
    server.answers["/api/recordings/front_door/backfill/cancel"] = answers.PROXY_PAGE
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": f"{DOMAIN}/cancel", "camera": "front_door"})
    error = (await client.receive_json())["error"]
    assert "Frigate startet gerade, ist gestoppt oder überlastet." in error["message"]


async def test_a_notice_within_a_notice_is_in_the_language(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    await speak(hass, "de")
    why = {"key": "clock_set", "values": {"seconds": 3600}, "text": "The clock was set back."}
    said = say(hass, "", Notice("stopped_for_clock", {"why": why}))
    assert said.startswith(
        "Wegen der Uhr angehalten: Die Uhr wurde währenddessen um 3.600 s zurück"
    )
    unknown = {**why, "key": "ghosts"}
    said = say(hass, "", Notice("stopped_for_clock", {"why": unknown}))
    assert said.startswith("Wegen der Uhr angehalten: The clock was set back. Was")
