"""Times of day."""

import datetime as dt


def get_tomorrow_at_time(hour: int) -> dt.datetime:
    """Tomorrow at that hour of the server's local time."""
    tomorrow = dt.datetime.now().astimezone() + dt.timedelta(days=1)
    return tomorrow.replace(hour=hour, minute=0, second=0).astimezone(dt.timezone.utc)
