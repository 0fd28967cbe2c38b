"""What a run's summary says of recordings that are past retention."""

from __future__ import annotations

from .key import Key


class RetainedKey(Key):
    """Why they were left out, or what becomes of them; and how to keep them."""

    EXPIRED_OUT = (
        "expired_out",
        (
            "{count} left out as past retention: Frigate keeps this camera's recordings for "
            "{kept}, and its next clean-up would delete it, row and file. To bring it in, raise "
            "{settings} in Frigate's configuration, restart Frigate, and run again."
        ),
        (
            "{count} left out as past retention: Frigate keeps this camera's recordings for "
            "{kept}, and its next clean-up would delete them, row and file. To bring them in, "
            "raise {settings} in Frigate's configuration, restart Frigate, and run again."
        ),
    )
    EXPIRED_WITHOUT_REVIEWS = (
        "expired_without_reviews",
        (
            "{count} left out as past retention: Frigate keeps this camera's recordings for "
            "{kept}, and its next clean-up would delete it, row and file. To bring it in, bring "
            "back the reviews, too (they keep it); or raise {settings} in Frigate's "
            "configuration, restart Frigate, and run again."
        ),
        (
            "{count} left out as past retention: Frigate keeps this camera's recordings for "
            "{kept}, and its next clean-up would delete them, row and file. To bring them in, "
            "bring back the reviews, too (they keep them); or raise {settings} in Frigate's "
            "configuration, restart Frigate, and run again."
        ),
    )
    EXPIRED_UNKNOWN = (
        "expired_unknown",
        (
            "{count} left out as past retention: how long Frigate keeps recordings is not known "
            "here, so its default of 0 days counts, and its next clean-up might delete it, row "
            "and file."
        ),
        (
            "{count} left out as past retention: how long Frigate keeps recordings is not known "
            "here, so its default of 0 days counts, and its next clean-up might delete them, row "
            "and file."
        ),
    )
    EXPIRED_IN = (
        "expired_in",
        (
            "{count} past retention: Frigate keeps this camera's recordings for {kept}, and its "
            "next clean-up deletes it, row and file, unless you first raise {settings} in "
            "Frigate's configuration and restart Frigate."
        ),
        (
            "{count} past retention: Frigate keeps this camera's recordings for {kept}, and its "
            "next clean-up deletes them, row and file, unless you first raise {settings} in "
            "Frigate's configuration and restart Frigate."
        ),
    )
    RESTART_OUT = (
        "restart_out",
        (
            "{count} left out as past retention: Frigate's settings say {later}, but until it is "
            "restarted its clean-up keeps this camera's recordings for {kept} and would delete "
            "it, row and file. Restart Frigate, and run again."
        ),
        (
            "{count} left out as past retention: Frigate's settings say {later}, but until it is "
            "restarted its clean-up keeps this camera's recordings for {kept} and would delete "
            "them, row and file. Restart Frigate, and run again."
        ),
    )
    RESTART_IN = (
        "restart_in",
        (
            "{count} past retention: Frigate's settings say {later}, but until it is restarted "
            "its clean-up keeps this camera's recordings for {kept} and deletes it, row and file. "
            "Restart Frigate, and run again."
        ),
        (
            "{count} past retention: Frigate's settings say {later}, but until it is restarted "
            "its clean-up keeps this camera's recordings for {kept} and deletes them, row and "
            "file. Restart Frigate, and run again."
        ),
    )
    KEPT_UNDER_REVIEWS = (
        "kept_under_reviews",
        "{days}, {alerts} under alerts and {detections} under detections",
    )
    CONTINUOUS_DAYS = (
        "continuous_days",
        "record.continuous.days (record.retain.days before Frigate 0.17)",
    )
    REVIEW_DAYS = (
        "review_days",
        (
            "record.alerts.retain.days or record.detections.retain.days, or "
            "record.continuous.days (record.retain.days before Frigate 0.17),"
        ),
    )
