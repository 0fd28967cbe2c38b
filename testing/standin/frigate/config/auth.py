"""Login and proxy settings."""

from __future__ import annotations

from typing import Any

from pydantic import Field, field_validator, model_validator

from frigate._standin import RELEASE

from .base import FrigateBaseModel


class AuthConfig(FrigateBaseModel):
    enabled: bool = True
    reset_admin_password: bool = False
    cookie_name: str = Field(default="frigate_token", pattern=r"^[a-z_]+$")
    cookie_secure: bool = False
    session_length: int = Field(default=86400, ge=60)
    refresh_time: int = Field(default=1800 if RELEASE >= (0, 17) else 43200, ge=30)
    failed_login_rate_limit: str | None = None
    trusted_proxies: list[str] = Field(default_factory=list)
    hash_iterations: int = 600000
    if RELEASE >= (0, 17):
        roles: dict[str, list[str]] = Field(default_factory=dict)
        admin_first_time_login: bool | None = False

        @field_validator("roles")
        @classmethod
        def validate_roles(cls, roles: dict[str, list[str]]) -> dict[str, list[str]]:
            if roles.keys() & {"admin", "viewer"}:
                raise ValueError("Reserved roles cannot be used as custom roles.")
            for role, cameras in roles.items():
                if not cameras:
                    raise ValueError(f"Role '{role}' has no cameras assigned.")
            return roles

        @model_validator(mode="after")
        def ensure_default_roles(self) -> AuthConfig:
            self.roles["admin"] = []  # no list: every camera
            self.roles["viewer"] = []
            return self


class HeaderMappingConfig(FrigateBaseModel):
    user: str | None = None
    if RELEASE >= (0, 16):
        role: str | None = None


class ProxyConfig(FrigateBaseModel):
    header_map: HeaderMappingConfig = Field(default_factory=HeaderMappingConfig)
    logout_url: str | None = None
    auth_secret: str | None = None
    if RELEASE >= (0, 16):
        default_role: str | None = "viewer"
        separator: str | None = ","

    @field_validator("separator", mode="before", check_fields=False)
    @classmethod
    def validate_separator(cls, value: Any) -> Any:
        if value is not None and len(value) != 1:
            raise ValueError("Separator must be exactly one character")
        return value
