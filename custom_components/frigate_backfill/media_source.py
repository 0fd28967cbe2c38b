"""The media browser's shelves: Frigate, camera, day, hour, recordings, missing ones too.

One step asks Frigate for one page; recordings are listed an hour at a time, and played as the
card plays them, by the same permission.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, override

# Both versions offer these here, the newer one without saying so to type checkers.
from homeassistant.components.media_player import (
    BrowseError,
    MediaClass,
)
from homeassistant.components.media_source import (
    BrowseMediaSource,
    MediaSource,
    MediaSourceItem,
    PlayMedia,
    Unresolvable,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError

from .api import as_home_assistants
from .client.errors import FrigateBackfillError
from .const import DOMAIN, NAME
from .dashboard.clips import async_clip_url
from .devices import camera_devices
from .entries import frigate_entries
from .media.place import Place, parse_place
from .media.search import async_search
from .media.shelf import Item, Shelf, Shelves
from .media.titles import Titles, async_load_titles
from .permissions import async_current_user, readable_cameras

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from homeassistant.components.media_player.browse_media import SearchMedia, SearchMediaQuery
    from homeassistant.core import HomeAssistant

    from .coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator

_VIDEO: Final = "video/mp4"
_SEARCHABLE: Final = {"can_search": True} if hasattr(MediaSource, "async_search_media") else {}
"""What a newer Home Assistant is told of a place that can be searched."""


async def async_get_media_source(hass: HomeAssistant) -> FrigateBackfillMediaSource:
    """Set up the media source; Home Assistant calls this once."""
    return FrigateBackfillMediaSource(hass)


class FrigateBackfillMediaSource(MediaSource):
    """The recordings of all Frigates."""

    name = NAME

    def __init__(self, hass: HomeAssistant) -> None:
        super().__init__(DOMAIN)
        self._hass = hass

    @override
    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        with _told_as(self._hass, BrowseError):
            place = self._place(item)
            titles = await async_load_titles(self._hass)
            shelf = await self._async_shelf(place, titles)
            return self._shown(Item(place, self._title(place, titles)), shelf)

    @override
    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        with _told_as(self._hass, Unresolvable):
            place = self._place(item)
            if place.camera is None or place.clip is None:
                raise _not_found()
            entry = self._coordinator(place, place.camera).config_entry
            return PlayMedia(async_clip_url(self._hass, entry, place.camera, place.clip), _VIDEO)

    @override
    async def async_search_media(
        self, item: MediaSourceItem, query: SearchMediaQuery
    ) -> SearchMedia:
        """Find cameras, days, hours and, within an hour, recordings by words of their titles."""
        # Only a Home Assistant that has it calls this.
        from homeassistant.components.media_player.browse_media import SearchMedia

        with _told_as(self._hass, BrowseError):
            place = self._place(item)
            titles = await async_load_titles(self._hass)
            shelves = [
                (camera, Shelves(coordinator, str(camera.place.camera), titles))
                for camera, coordinator in self._cameras_in(place)
            ]
            found = await async_search(place, shelves, query.search_query)
        wanted = query.media_filter_classes
        return SearchMedia(
            result=[
                self._shown(item)
                for item in found
                if not wanted or (item.plays and MediaClass.VIDEO in wanted)
            ]
        )

    @callback
    def _place(self, item: MediaSourceItem) -> Place:
        try:
            place = parse_place(item.identifier or "")
        except ValueError as error:
            raise _not_found() from error
        if place.camera is not None:
            self._coordinator(place, place.camera)
        return place

    async def _async_shelf(self, place: Place, titles: Titles) -> Shelf:
        """What lies in a place."""
        if place.clip is not None:
            raise _not_found()
        if place.camera is not None:
            coordinator = self._coordinator(place, place.camera)
            return await Shelves(coordinator, place.camera, titles).async_at(place)
        entries = self._entries()
        if place.entry_id is None and len(entries) != 1:
            return Shelf([Item(Place(entry.entry_id), entry.title) for entry in entries])
        return Shelf([camera for camera, _ in self._cameras_in(place)])

    @callback
    def _cameras_in(self, place: Place) -> list[tuple[Item, FrigateBackfillCoordinator]]:
        """The cameras of a place that whoever asks may see, and who knows of each."""
        entries = self._entries()
        if place.entry_id is not None:
            entries = [entry for entry in entries if entry.entry_id == place.entry_id]
            if not entries:
                raise _not_found()
        loaded = [entry for entry in entries if entry.state is ConfigEntryState.LOADED]
        if len(entries) == 1 and not loaded:
            raise _not_loaded(entries[0])
        cameras = [
            (entry, name)
            for entry in loaded
            for name in filter(self._readable(entry), sorted(entry.runtime_data.data.cameras))
            if place.camera in (None, name)
        ]
        return [
            (
                Item(
                    Place(entry.entry_id, name),
                    entry.runtime_data.titles[name],
                ),
                entry.runtime_data,
            )
            for entry, name in cameras
        ]

    @callback
    def _entries(self) -> list[FrigateBackfillConfigEntry]:
        """The Frigates that have a camera for whoever asks."""
        return [
            entry
            for entry in frigate_entries(self._hass)
            if any(map(self._readable(entry), camera_devices(self._hass, entry)))
        ]

    @callback
    def _readable(self, entry: FrigateBackfillConfigEntry) -> Callable[[str], bool]:
        """Tells of each camera of the entry whether whoever asks may see it."""
        return readable_cameras(self._hass, async_current_user(), entry)

    @callback
    def _coordinator(self, place: Place, camera: str) -> FrigateBackfillCoordinator:
        """Of a camera that is there, for whoever may see it."""
        entry = next((each for each in self._entries() if each.entry_id == place.entry_id), None)
        if entry is None or not self._readable(entry)(camera):
            raise _not_found()
        if entry.state is not ConfigEntryState.LOADED:
            raise _not_loaded(entry)
        if camera not in entry.runtime_data.data.cameras:
            raise _not_found()
        return entry.runtime_data

    @callback
    def _title(self, place: Place, titles: Titles) -> str:
        """What a place is called above its shelf, where nothing else says of which camera it is."""
        if place.camera is not None:
            parts = [self._coordinator(place, place.camera).titles[place.camera]]
            if place.day is not None:
                parts.append(place.day.isoformat())
            if place.hour is not None:
                parts.append(titles.time(place.hour))
            return " · ".join(parts)
        names = {entry.entry_id: entry.title for entry in self._entries()}
        return names.get(str(place.entry_id), NAME)

    @staticmethod
    def _shown(item: Item, shelf: Shelf | None = None) -> BrowseMediaSource:
        """As Home Assistant wants it, with what lies in it where that is known."""
        plays = item.plays
        return BrowseMediaSource(
            domain=DOMAIN,
            identifier=item.place.identifier,
            media_class=MediaClass.VIDEO if plays else MediaClass.DIRECTORY,
            media_content_type=_VIDEO if plays else "",
            title=item.title,
            can_play=plays,
            can_expand=not plays,
            children=None
            if shelf is None
            else [FrigateBackfillMediaSource._shown(child) for child in shelf.items],
            children_media_class=None
            if plays
            else MediaClass.VIDEO
            if item.place.hour is not None
            else MediaClass.DIRECTORY,
            not_shown=0 if shelf is None else shelf.not_shown,
            **({} if plays else _SEARCHABLE),
        )


@contextmanager
def _told_as(hass: HomeAssistant, kind: type[HomeAssistantError]) -> Iterator[None]:
    """Tell whatever goes wrong by the error that the media browser understands.

    What to do about it is told administrators.
    """
    user = async_current_user()
    viewer = user is not None and not user.is_admin
    try:
        yield
    except FrigateBackfillError as error:
        if viewer:
            raise _not_shown(kind) from error
        raise as_home_assistants(hass, error, kind) from error
    except HomeAssistantError as error:
        if viewer and error.translation_key != "media_not_found":
            raise _not_shown(kind) from error
        raise kind(
            translation_domain=error.translation_domain,
            translation_key=error.translation_key,
            translation_placeholders=error.translation_placeholders,
        ) from error


def _not_found() -> HomeAssistantError:
    return HomeAssistantError(translation_domain=DOMAIN, translation_key="media_not_found")


def _not_shown(kind: type[HomeAssistantError]) -> HomeAssistantError:
    return kind(translation_domain=DOMAIN, translation_key="media_not_shown")


def _not_loaded(entry: FrigateBackfillConfigEntry) -> HomeAssistantError:
    return HomeAssistantError(
        translation_domain=DOMAIN,
        translation_key="entry_not_loaded",
        translation_placeholders={"title": entry.title},
    )
