"""The page's modules become one script that needs no module loader."""

from __future__ import annotations

import pytest

from reformgraph.errors import BuildError
from reformgraph.view.bundle import bundle

GREET = "export function greet(name) {\n  return `hello ${name}`;\n}\n"


def test_an_imported_module_comes_before_the_one_that_imports_it() -> None:
    modules = {"main.js": 'import { greet } from "./greet.js";\ngreet("you");\n', "greet.js": GREET}
    script = bundle(modules, "main.js")
    assert script.index("hello") < script.index('greet("you")')
    assert "import" not in script
    assert "export" not in script


def test_modules_that_nobody_imports_are_left_out() -> None:
    assert "hello" not in bundle({"main.js": "start();\n", "greet.js": GREET}, "main.js")


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"main.js": 'import { a } from "./gone.js";\n'}, "no module gone.js"),
        ({"main.js": 'import { a } from "./main.js";\n'}, "import each other"),
        ({"main.js": 'import x from "y";\n'}, "not bundled"),
        ({"main.js": "export default 1;\n"}, "not bundled"),
    ],
)
def test_what_cannot_be_bundled_is_an_error(modules: dict[str, str], message: str) -> None:
    with pytest.raises(BuildError, match=message):
        bundle(modules, "main.js")
