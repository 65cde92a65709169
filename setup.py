"""What pyproject.toml cannot say: a wheel without the page's libraries is not built."""

from pathlib import Path
from typing import Final

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.errors import SetupError

LIBRARY: Final = Path("viz/vendor/cytoscape.min.js")


class BuildWithPage(build_py):
    """Copy the packages, once the library that the page embeds is in its place."""

    def run(self) -> None:
        if not self.editable_mode and not LIBRARY.is_file():
            raise SetupError(f"{LIBRARY} is missing: run `make assets` first")
        super().run()


setup(cmdclass={"build_py": BuildWithPage})
