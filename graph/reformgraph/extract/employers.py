"""Offices told more than once: a document's claims in, the same with the employer that is told elsewhere out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reformgraph.model import AgentRef, AnyClaim, MembershipClaim


def with_employers(claims: Sequence[AnyClaim]) -> list[AnyClaim]:
    """Give an office without an organisation the one that the document names for it, if it names but one."""
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
