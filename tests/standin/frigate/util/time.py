"""Times of day."""

import datetime


def get_tomorrow_at_time(hour: int) -> datetime.datetime:
    """Tomorrow at that hour of the server's local time."""
    tomorrow = datetime.datetime.now().astimezone() + datetime.timedelta(days=1)
    return tomorrow.replace(hour=hour, minute=0, second=0).astimezone(datetime.timezone.utc)
