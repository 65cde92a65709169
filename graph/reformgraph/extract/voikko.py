"""From the folders where Voikko may be to an opened analyser of Finnish words."""

from __future__ import annotations

import ctypes
import os
import sys
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from reformgraph.errors import ReformgraphError

VARIABLE: Final = "REFORMGRAPH_VOIKKO"
LIBRARIES: Final = ("libvoikko.so.1", "libvoikko.1.dylib")
# Homebrew's folders, which a Python that is not Homebrew's own does not look into.
HOMEBREW: Final = ("/opt/homebrew/lib", "/usr/local/lib")

# Where the system keeps dictionaries, in the order in which the library looks.
SYSTEM: Final = tuple(
    map(Path, ("/etc/voikko", "/usr/lib/voikko", "/usr/share/voikko", *(f"{each}/voikko" for each in HOMEBREW)))
)


# What is asked of each analysis. The binding's own `analyze` asks for all there is, which takes twice the time.
_CLASS: Final = b"CLASS"
_OF_ALL: Final = tuple((name, name.encode()) for name in "BASEFORM SIJAMUOTO NUMBER POSSESSIVE STRUCTURE".split())
_OF_VERBS: Final = tuple((name, name.encode()) for name in "MOOD TENSE PERSON".split())
_OF_PARTICIPLES: Final = tuple((name, name.encode()) for name in "PARTICIPLE WORDBASES".split())
_ASKED: Final[Mapping[str, tuple[tuple[str, bytes], ...]]] = {
    "teonsana": _OF_ALL + _OF_VERBS,
    "kieltosana": _OF_ALL + _OF_VERBS,
    "laatusana": _OF_ALL + _OF_PARTICIPLES,
    "nimisana": _OF_ALL + _OF_PARTICIPLES,
}


class Analyser(Protocol):
    """What analyses a word: the properties of each analysis, by Voikko's names."""

    def analyze(self, word: str) -> list[dict[str, str]]: ...


class _Voikko:
    """An analyser by the library and a dictionary's folder (the library's own choice where None)."""

    def __init__(self, library: Any, folder: Path | None) -> None:
        error = ctypes.c_char_p()
        self._library = library
        self._handle = library.voikkoInit(ctypes.byref(error), b"fi", os.fsencode(folder) if folder else None)
        if error.value is not None:
            raise OSError(error.value.decode(errors="replace"))
        weakref.finalize(self, library.voikkoTerminate, self._handle)

    def analyze(self, word: str) -> list[dict[str, str]]:
        if "\0" in word:
            return []
        analyses = self._library.voikkoAnalyzeWordUcs4(self._handle, word)
        if not analyses:
            return []
        value_of = self._library.voikko_mor_analysis_value_ucs4
        found: list[dict[str, str]] = []
        while analysis := analyses[len(found)]:
            kind = value_of(analysis, _CLASS)
            asked = ((name, value_of(analysis, key)) for name, key in _ASKED.get(kind, _OF_ALL))
            found.append({"CLASS": kind, **{name: value for name, value in asked if value is not None}})
        self._library.voikko_free_mor_analysis(analyses)
        return found


def data_folder() -> Path:
    """Where `reformgraph setup` puts Voikko: the folder that REFORMGRAPH_VOIKKO names, or one of this environment."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path(sys.prefix) / "share" / "reformgraph" / "voikko"


def open_voikko() -> Analyser:
    """Open Voikko from the named folder, else from this environment, else from the system."""
    folder = data_folder()
    if os.environ.get(VARIABLE) and not folder.is_dir():
        raise ReformgraphError(f"{VARIABLE} names a folder that is not there", where=str(folder))
    if folder.is_dir():
        _preload(folder)
    library = _first(folder, LIBRARIES) or _first_of(HOMEBREW)
    dictionary = _first(folder, ("mor-standard",))
    import libvoikko

    place = str(library.parent) if library else None
    try:
        # The dictionary's folder is <path>/5/mor-standard.
        return _Voikko(libvoikko.VoikkoLibrary.open(place), dictionary.parents[1] if dictionary else None)
    except OSError as error:
        raise ReformgraphError(
            f"Voikko, which analyses Finnish words, cannot be opened: {error}", hint="run `reformgraph setup`"
        ) from error


def dictionary_files() -> list[Path]:
    """The files of the Finnish dictionary that is used, which decide what words are taken for; none where it is not."""
    folders = (data_folder(),) if data_folder().is_dir() else SYSTEM
    found = (_first(folder, ("mor-standard",)) for folder in folders if folder.is_dir())
    dictionary = next((each for each in found if each), None)
    return sorted(path for path in dictionary.iterdir() if path.is_file()) if dictionary else []


def _first(folder: Path, names: tuple[str, ...]) -> Path | None:
    return next((path for name in names for path in sorted(folder.rglob(name))), None)


def _first_of(folders: tuple[str, ...]) -> Path | None:
    candidates = (Path(folder) / name for folder in folders for name in LIBRARIES)
    return next((path for path in candidates if path.exists()), None)


def _preload(folder: Path) -> None:
    """Load what the library needs, so that the linker finds it by name without LD_LIBRARY_PATH.

    The order of dependence is found by trying: each round loads what the rounds before made loadable.
    """
    pending = [path for path in sorted(folder.rglob("*.so.*")) if not path.name.startswith("libvoikko")]
    while pending:
        failed = [path for path in pending if not _loads(path)]
        if len(failed) == len(pending):
            return  # opening Voikko tells whether one of these was needed
        pending = failed


def _loads(path: Path) -> bool:
    try:
        ctypes.CDLL(str(path))
    except OSError:
        return False
    return True
