"""What pyproject.toml cannot say: a wheel without the page's libraries is not built."""

from pathlib import Path
from typing import Final

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.errors import SetupError

LIBRARIES: Final = tuple(Path("viz/vendor") / name for name in ("cytoscape.min.js", "yasqe.min.js"))


class BuildWithPage(build_py):
    """Copy the packages, once the libraries of the pages are in their place."""

    def run(self) -> None:
        missing = [path for path in LIBRARIES if not path.is_file()]
        if missing and not self.editable_mode:
            raise SetupError(f"{missing[0]} is missing: run `make assets` first")
        super().run()


setup(cmdclass={"build_py": BuildWithPage})
