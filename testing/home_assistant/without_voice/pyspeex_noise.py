"""In the place of the noise filter that Home Assistant imports; see pymicro_vad.py beside it."""


class AudioProcessor:
    """Is never made: the demo has no voice assistant."""
