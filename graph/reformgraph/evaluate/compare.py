"""One document's gold and what the graph says of it in, each fact counted as found, missed or in excess out."""

from __future__ import annotations

from reformgraph.evaluate.found import Found
from reformgraph.evaluate.gold import Gold
from reformgraph.evaluate.names import is_body, normalised
from reformgraph.evaluate.roles import compare_roles
from reformgraph.evaluate.tally import Tallies, Tally


def compared(document: str, want: Gold, found: Found, tallies: Tallies) -> None:
    """Count into `tallies`. Only people and roles can be in excess: a document names more of the rest than gold has."""
    _people(document, want, found, tallies["person"])
    compare_roles(document, want, found.held, tallies["membership"], tallies["post"])
    _bodies(document, want, found, tallies)
    _meetings(document, want, found, tallies["meeting"])
    for who, body in want.attends:
        names = want.bodies[body]
        fits = any(normalised(who) in normalised(holder) and is_body(label, names) for holder, label in found.rights)
        tallies["attends"].count((document, who, names[0]), found=fits)
    for body, seats in want.seats:
        names = want.bodies[body]
        fits = any(number == seats and is_body(label, names) for label, number in found.seats)
        tallies["seats"].count((document, names[0], str(seats)), found=fits)
    if want.date:
        day = want.date.isoformat()
        tallies["date"].count((document, day), found=day in found.dates)


def _people(document: str, want: Gold, found: Found, tally: Tally) -> None:
    named = [
        *(person for person, _, _ in want.memberships or ()),
        *(person for person, _, _ in want.posts or ()),
        *(meeting[2] for meeting in want.meetings if len(meeting) == 3),
    ]
    wanted = {normalised(name): name for name in named}
    got = {normalised(name): name for name in sorted(found.people)}
    for key, name in sorted(wanted.items()):
        tally.count((document, name), found=key in got)
    tally.extra += [(document, got[key]) for key in sorted(got.keys() - wanted.keys())]


def _bodies(document: str, want: Gold, found: Found, tallies: Tallies) -> None:
    for names in want.bodies.values():
        if names:
            fits = any(is_body(label, names) for label in found.bodies)
            tallies["body"].count((document, names[0]), found=fits)
    for first, relation, second in want.relations:
        subject, target = want.bodies[first], want.bodies[second]
        fits = any(
            said == relation and is_body(one, subject) and is_body(other, target)
            for one, said, other in found.relations
        )
        tallies["relation"].count((document, subject[0], relation, target[0]), found=fits)


def _meetings(document: str, want: Gold, found: Found, tally: Tally) -> None:
    """A meeting is known by its body and day; who presided must fit where the gold says who."""
    for body, date, *chair in want.meetings:
        names, day = want.bodies[body], date.isoformat()
        fits = any(
            start == day and is_body(label, names) and (not chair or normalised(presided) == normalised(chair[0]))
            for label, start, presided in found.meetings
        )
        tally.count((document, names[0], day, *chair), found=fits)
