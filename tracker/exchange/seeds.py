"""The claim files that are shipped with the program."""

from importlib.resources import files
from pathlib import Path


def seed_files() -> list[Path]:
    """Paths of the seeds: in the wheel, else in the checkout."""
    shipped = Path(str(files("tracker") / "_seeds"))
    folder = shipped if shipped.is_dir() else Path(__file__).parents[2] / "seeds"
    return sorted(folder.glob("*.toml"))
