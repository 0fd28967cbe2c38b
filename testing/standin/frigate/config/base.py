"""The base of all configuration models: an unknown key is an error."""

from typing import Any

from pydantic import BaseModel, ConfigDict

# A section of Frigate's configuration that the stand-in accepts and does nothing with.
Opaque = dict[str, Any]


class FrigateBaseModel(BaseModel):
    model_config = ConfigDict(extra="forbid", protected_namespaces=())
