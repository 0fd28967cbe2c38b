"""A small Frigate of our own: what the patch touches, shaped as in the real one.

Never copied from Frigate, always checked against it: see testing/standin/README.md. Which release
it acts as is FRIGATE_STANDIN_VERSION; modules that only some releases have lie in `_releases`.
"""

from frigate._standin import folders_of

__path__ += folders_of("")
