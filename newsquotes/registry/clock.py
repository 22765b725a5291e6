"""The time as the registry writes it."""

from __future__ import annotations

from datetime import datetime, timezone


def now() -> str:
    """Return the present time in UTC, ISO 8601 to the second: "2026-01-31T12:00:00Z"."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
