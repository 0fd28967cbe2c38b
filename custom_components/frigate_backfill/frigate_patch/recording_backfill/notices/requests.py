"""What is said of requests over HTTP that are refused before they reach a run."""

from __future__ import annotations

from .key import Key


class RequestKey(Key):
    """Why a request is refused, or what is wrong with one of its fields."""

    NOT_LOGGED_IN = (
        "not_logged_in",
        "Log in to Frigate first; a request with an Origin header also needs X-CSRF-TOKEN.",
    )
    NOT_ADMIN = (
        "not_admin",
        "Log in as an administrator of Frigate, or use Frigate's internal port 5000.",
    )
    WRONG_METHOD = "wrong_method", "Method Not Allowed. Use {method}."
    NOT_FOUND = "not_found", "Not found."
    ANSWERED_OTHERWISE = "answered_otherwise", "Frigate answered HTTP {status}."
    UNEXPECTED = (
        "unexpected",
        "Frigate Backfill failed unexpectedly. Frigate's log has the details; report them.",
    )
    CHART_LATE = (
        "chart_late",
        (
            "Frigate's database did not answer within {seconds} seconds. Try again, or ask for a "
            "shorter time."
        ),
    )
    CHART_LOCKED = (
        "chart_locked",
        (
            "Frigate's database has been locked for {seconds} seconds. Find out what holds it (a "
            "backup, a copy of it?), then try again."
        ),
    )
    COPIES_LATE = (
        "copies_late",
        (
            "The disk of Frigate's configuration did not answer within {seconds} seconds. Try "
            "again later."
        ),
    )

    INVALID = "invalid", "The request is not valid: {field}: {why}."
    INVALID_FIELDS = "invalid_fields", "The request is not valid. Check these fields: {fields}."
    FIELD_NOT_JSON = "field_not_json", "is not valid JSON"
    FIELD_UNREADABLE = (
        "field_unreadable",
        "is not JSON that can be read: a number too long, or nested too deep",
    )
    FIELD_SEND_JSON = (
        "field_send_json",
        "must be a JSON object, sent with the header Content-Type: application/json",
    )
    FIELD_UNKNOWN = "field_unknown", "is not a field of this request"
    FIELD_MISSING = "field_missing", "is missing"
    FIELD_FLAG = "field_flag", "must be true or false"
    FIELD_WHOLE = "field_whole", "must be a whole number"
    FIELD_SMALLER = "field_smaller", "must be a smaller number"
    FIELD_NUMBER = "field_number", "must be a number"
    FIELD_TEXT = "field_text", "must be text"
    FIELD_LIST = "field_list", "must be a list"
    FIELD_ONE_OF = "field_one_of", "must be one of {expected}"
    FIELD_FINITE = "field_finite", "must be a finite number"
    FIELD_MORE = "field_more", "must be more than {limit}"
    FIELD_AT_LEAST = "field_at_least", "must be at least {limit}"
    FIELD_AT_MOST = "field_at_most", "must be at most {limit}"
    FIELD_EMPTY = "field_empty", "must not be empty"
    FIELD_ITEMS = "field_items", "must have at most {limit} items"
    FIELD_CHARACTERS = "field_characters", "must have at most {limit} characters"
    FIELD_UTF8 = "field_utf8", "must be valid UTF-8 text"
    FIELD_TIME = (
        "field_time",
        "must be UTC epoch seconds or ISO 8601 like 2022-01-01T12:00:00Z",
    )
    FIELD_NO_OFFSET = (
        "field_no_offset",
        "must end in Z or an offset like +02:00; a time without one is ambiguous",
    )
    FIELD_YEARS = (
        "field_years",
        "must be between 1970 and 9999, in seconds, not milliseconds",
    )
    FIELD_BEFORE_START = "field_before_start", "must not be before start_time"
    FIELD_AFTER = "field_after", "must not be later than before"
    FIELD_RANGES = (
        "field_ranges",
        "has more than {limit} ranges after it; ask for a shorter time",
    )
    FIELD_DAYS = "field_days", "must be at most {days} days before before"
    FIELD_COPIES = "field_copies", "must be true, false or a list of paths"
    FIELD_CAMERA = "field_camera", "must be '{camera}', the camera of the path"
    FIELD_WRONG = "field_wrong", "is not valid"
    QUERY_IN_BODY = (
        "query_in_body",
        "is not a query parameter; send fields in a JSON body, with Content-Type: application/json",
    )
    QUERY_UNKNOWN = (
        "query_unknown",
        "is not a query parameter of this request; it takes {known}",
    )
    QUERY_NONE = "query_none", "is not a query parameter of this request; it takes none"

    INVALID_CAMERA = "invalid_camera", "Invalid camera name."
    TIME_NOT_FINITE = (
        "time_not_finite",
        "Start and end times must be finite numbers of epoch seconds.",
    )
    START_AFTER_END = "start_after_end", "The start time is after the end time."
    ONE_AT_A_TIME = (
        "one_at_a_time",
        "An undo, find_motion and verify are runs of their own. Ask for one at a time.",
    )
    VERIFY_ESTIMATES = (
        "verify_estimates",
        (
            "verify only checks lengths that an earlier run estimated. To estimate lengths now, "
            "leave verify out: the check follows by itself."
        ),
    )
    REMOVE_GONE_ALONE = (
        "remove_gone_alone",
        (
            "remove_gone is for a run that brings back recordings. Leave it out here, or add "
            "recordings to media."
        ),
    )
    PATH_NOT_ABSOLUTE = "path_not_absolute", "{path} must be an absolute path."
    FOLDER_NOT_ABSOLUTE = "folder_not_absolute", "The directory must be an absolute path."
    NOT_UTF8 = "not_utf8", "{text} is not valid UTF-8."
