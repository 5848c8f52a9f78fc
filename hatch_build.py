"""Build hook: the wheel carries the law and the catalogues as data of the engine."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Data(BuildHookInterface):  # type: ignore[type-arg]
    """Put rules/ and locales/ into the wheel, but not into an editable install, where the checkout's own are read."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            build_data["force_include"].update({"rules": "engine/data/rules", "locales": "engine/data/locales"})
