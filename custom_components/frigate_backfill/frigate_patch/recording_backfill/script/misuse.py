"""What is wrong with how the script was called, in the one language that it speaks."""

from __future__ import annotations

from ..errors import RequestError
from ..notices import Notice


class MisuseError(RequestError):
    """It cannot run like this; the text says what to do."""

    def __init__(self, text: str) -> None:
        """In English: at a shell, nobody translates."""
        super().__init__(Notice.of(text))
