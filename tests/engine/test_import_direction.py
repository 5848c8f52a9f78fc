"""Who may know whom: the engine knows no screen, the law holds no code, the command starts without the screens' library."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def imported(path: Path) -> Iterator[str]:
    """The full name of every module that a file imports, wherever in the file."""
    package = [*path.relative_to(ROOT).parent.parts]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("import_module", "__import__"):
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def users(folder: str, module: str) -> set[str]:
    """The files of a folder that import a module or a part of it."""
    return {
        str(path.relative_to(ROOT))
        for path in (ROOT / folder).rglob("*.py")
        if any(name == module or name.startswith(f"{module}.") for name in imported(path))
    }


def test_the_scan_sees_imports() -> None:
    assert "engine/conclude.py" in users("engine", "engine.kleene")
    assert "tui/cli.py" in users("tui", "engine")


def test_the_engine_never_imports_the_screens() -> None:
    assert users("engine", "tui") | users("engine", "textual") | users("engine", "click") == set()


def test_durable_rules_is_known_to_one_file() -> None:
    assert users("engine", "durable") | users("tui", "durable") == {"engine/durable.py"}


def test_the_law_holds_no_code() -> None:
    files = [path for path in (ROOT / "rules").rglob("*") if path.is_file()]
    assert {path.suffix for path in files} <= {".yaml", ".md"}
    assert any(path.suffix == ".yaml" for path in files)
    assert [path for path in files if path.stat().st_mode & 0o111] == []


def _loaded_by(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, cwd=ROOT)
    return set(done.stdout.split())


def test_the_command_starts_without_the_screens() -> None:
    loaded = _loaded_by("import tui.cli")
    assert "tui.cli" in loaded
    assert {name for name in loaded if name.split(".")[0] == "textual"} == set()


def test_the_engine_runs_without_the_screens() -> None:
    modules = "engine.assess, engine.interview, engine.loading"
    loaded = _loaded_by(f"import {modules}\nengine.loading.shipped_pack('fr')")
    assert "engine.interview" in loaded
    assert {name for name in loaded if name.split(".")[0] in ("textual", "tui", "click")} == set()
