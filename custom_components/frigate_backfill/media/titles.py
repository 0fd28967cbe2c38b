"""What places are called, in Home Assistant's language and time zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from ..const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homeassistant.core import HomeAssistant

    from ..client.models import CoverageBucket, Recording


@dataclass(frozen=True, slots=True)
class Titles:
    """The few words that titles have."""

    missing: str
    missing_count: str
    backfilled: str
    older: str
    sub: str
    again: str

    def time(self, moment: float) -> str:
        """A time of the day, to the minute; told apart where the clock was set back to it."""
        local = dt_util.as_local(dt_util.utc_from_timestamp(moment))
        return f"{local:%H:%M} ({self.again})" if local.fold else f"{local:%H:%M}"

    def stretch(self, name: str, buckets: Iterable[CoverageBucket]) -> str:
        """A day or an hour, and what is special about it."""
        buckets = list(buckets)
        missing = sum(bucket.missing_files for bucket in buckets)
        remarks = [self.missing_count.format(count=missing)] if missing else []
        if any(bucket.backfilled_seconds for bucket in buckets):
            remarks.append(self.backfilled)
        return " · ".join([name, *remarks])

    def recording(self, recording: Recording, begin: float) -> str:
        """A recording: when it begins, and whether it is one of Frigate's own.

        Home Assistant cuts off what is longer than some 20 characters.
        """
        kind = {"missing": self.missing, "backfilled": self.backfilled}.get(recording.kind)
        stream = self.sub if recording.stream_type == "sub" else None
        start = dt_util.as_local(dt_util.utc_from_timestamp(begin))
        clock = f"{start:%H:%M:%S}"
        return " · ".join(filter(None, (clock, kind, stream)))


async def async_load_titles(hass: HomeAssistant) -> Titles:
    """The words, in Home Assistant's language; it does not tell us that of whoever looks."""
    category = "common"
    texts = await async_get_translations(hass, hass.config.language, category, [DOMAIN])
    start = f"component.{DOMAIN}.{category}.media_"
    return Titles(
        missing=texts[f"{start}missing"],
        missing_count=texts[f"{start}missing_count"],
        backfilled=texts[f"{start}backfilled"],
        older=texts[f"{start}older"],
        sub=texts[f"{start}sub"],
        again=texts[f"{start}again"],
    )
