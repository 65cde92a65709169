"""What only the publisher can say, as a YAML file, in; its checked values out; docs/publishing.md shows the file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field

from reformgraph.build.namer import checked_base
from reformgraph.errors import SourceError, UsageError
from reformgraph.model import Language
from reformgraph.read.checked import Checked, checked
from reformgraph.read.encoding import decode
from reformgraph.read.fields import HttpUrl
from reformgraph.read.marked_yaml import parse
from reformgraph.read.mask import mask
from reformgraph.terms import BASE_IRI

TEMPLATE: Final = """\
# What only you can say of the graph that you publish. `reformgraph describe` and `release` read it.
title:
  fi: Esimerkkiuudistuksen toimijat
  sv: Aktörerna i exempelreformen
  en: People and bodies of the example reform
description:
  fi: Keitä uudistuksen toimielimissä istuu, milloin ja minkä asiakirjan mukaan.
  en: Who sits in the bodies of the reform, when, and according to which document.
publisher:
  name: {fi: Esimerkkikunta, sv: Exempelkommunen, en: Municipality of Example}
  iri: https://www.example.org/
contact: https://www.example.org/contact        # a page, not an e-mail address
licence: CC-BY-4.0                              # of the data: CC-BY-4.0, CC0-1.0 or an address
base: https://data.example.org/id/              # where the IRIs of the graph begin
landing-page: https://data.example.org/
# All below can be left out.
downloads: https://data.example.org/releases/{version}/
privacy-notice: https://data.example.org/privacy
legal-basis:                                    # of publishing people's names, as the site shall say it
  fi: Yleistä etua koskeva tehtävä, yleinen tietosuoja-asetus 6 artikla 1 kohta e.
  en: A task in the public interest, Article 6(1)(e) of the General Data Protection Regulation.
keywords: {fi: [hallinto, uudistukset], en: [administration, reforms]}
"""
LICENCES: Final = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def _public(text: str) -> str:
    if mask(text) != text:
        raise ValueError("holds a phone number, an e-mail or a street address: name a page instead")
    return text


def _base(value: str) -> str:
    try:
        return checked_base(value)
    except UsageError as error:
        raise ValueError(error.message) from error


def _licence(value: object) -> object:
    return LICENCES.get(value, value) if isinstance(value, str) else value


def _downloads(value: object) -> object:
    if not isinstance(value, str) or not value.startswith(("http://", "https://")) or not value.endswith("/"):
        raise ValueError(f"{value!r} is no http or https address that ends in /: the names of files follow")
    return value


def _said(texts: dict[Language, str]) -> dict[Language, str]:
    if not texts:
        raise ValueError("must be said in fi, sv or en")
    return texts


Text = Annotated[str, Field(min_length=1, max_length=5000), AfterValidator(_public)]
Texts = Annotated[dict[Language, Text], AfterValidator(_said)]


class Organisation(Checked):
    """Who publishes: names by language, and the IRI that it is known by."""

    name: Texts
    iri: HttpUrl


class Publisher(Checked):
    """What a description takes from its publisher. `downloads` is where the files lie, with `{version}` in it."""

    title: Texts
    description: Texts
    publisher: Organisation
    contact: HttpUrl
    licence: Annotated[HttpUrl, BeforeValidator(_licence)]
    base: Annotated[str, AfterValidator(_base)] = BASE_IRI
    landing_page: HttpUrl = Field(alias="landing-page")
    downloads: Annotated[str, BeforeValidator(_downloads)] | None = None
    privacy_notice: HttpUrl | None = Field(default=None, alias="privacy-notice")
    legal_basis: Texts | None = Field(default=None, alias="legal-basis")
    keywords: dict[Language, tuple[Text, ...]] = Field(default_factory=dict)

    def download(self, version: str, path: str) -> str | None:
        """The address of a file of a release, or None where the publisher does not say where they lie."""
        return self.downloads.replace("{version}", version) + path if self.downloads else None


def read_publisher(path: Path) -> Publisher:
    """Read the file; raises SourceError with the line of what is missing, unknown or wrong."""
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        hint = f"write one with: reformgraph describe --template > {path.name}"
        raise SourceError(f"cannot be read: {error.strerror}", where=str(path), hint=hint) from error
    marked = parse(str(path), text)
    return checked(Publisher, {} if marked.value is None else marked.value, marked)
