"""In the place of the voice detector that Home Assistant imports, which would have to be compiled.

Without the module Home Assistant cannot list its actions, and its pages stay at "Loading".
Nobody speaks to the demo.
"""


class MicroVad:
    """Is never made: the demo has no voice assistant."""
