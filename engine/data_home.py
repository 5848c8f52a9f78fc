"""Where the law and the catalogues lie: in the wheel, else in the checkout."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
DATA = _HERE / "data" if (_HERE / "data").is_dir() else _HERE.parent
RULES = DATA / "rules"
LOCALES = DATA / "locales"
