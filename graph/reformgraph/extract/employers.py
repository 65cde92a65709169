"""Offices told more than once: a document's claims in, the same with the employer that is told elsewhere out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reformgraph.model import AgentRef, AnyClaim, MembershipClaim


def with_employers(claims: Sequence[AnyClaim]) -> list[AnyClaim]:
    """Give an office without an organisation the one that the document names for it, if it names but one.

    "Ministeri" is short for "kuntaministeri" where that is the same person's title.
    """
    claims = _with_full_titles(claims)
    offices = [c for c in claims if isinstance(c, MembershipClaim) and c.role_is_office]
    known: dict[tuple[str, str], set[AgentRef]] = defaultdict(set)
    for office in offices:
        if office.organization:
            known[office.member.name, office.role].add(office.organization)
    found: list[AnyClaim] = []
    for claim in claims:
        if isinstance(claim, MembershipClaim) and claim.role_is_office and claim.organization is None:
            employers = known.get((claim.member.name, claim.role), set())
            claim = replace(claim, organization=next(iter(employers))) if len(employers) == 1 else claim
        found.append(claim)
    return found


def _with_full_titles(claims: Sequence[AnyClaim]) -> list[AnyClaim]:
    titles: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, MembershipClaim) and claim.role_is_office:
            titles[claim.member.name].add(claim.role)
    found: list[AnyClaim] = []
    for claim in claims:
        beside = isinstance(claim, MembershipClaim) and claim.role_is_office and claim.method == "title"
        if isinstance(claim, MembershipClaim) and beside and claim.organization is None:
            full = [t for t in titles[claim.member.name] if t.endswith(claim.role) and t != claim.role]
            claim = replace(claim, role=full[0]) if len(full) == 1 else claim
        found.append(claim)
    return found
