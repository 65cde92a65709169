// Who is in two or more bodies, and which bodies share people.

import { data, factsOf, nameOf } from "./data.js";

// People with a role in two or more bodies, organisations or projects, most first.
export function connectors(holds) {
  const found = new Map();
  for (const fact of data.facts) {
    if (fact.kind !== "membership" || fact.target === undefined || !holds(fact)) continue;
    if (!found.has(fact.source)) found.set(fact.source, []);
    found.get(fact.source).push(fact);
  }
  return [...found]
    .map(([person, facts]) => ({ person, facts, bodies: new Set(facts.map((fact) => fact.target)).size }))
    .filter((each) => each.bodies > 1)
    .sort((a, b) => b.bodies - a.bodies || nameOf(a.person).localeCompare(nameOf(b.person), "fi"));
}

// The bodies that have people in common with one, and those people.
export function sharing(thing, holds) {
  const found = new Map();
  for (const person of new Set(memberships(thing, holds, "target").map((fact) => fact.source))) {
    for (const body of new Set(memberships(person, holds, "source").map((fact) => fact.target))) {
      if (body === thing) continue;
      if (!found.has(body)) found.set(body, []);
      found.get(body).push(person);
    }
  }
  return [...found].map(([body, people]) => ({ body, people })).sort(mostPeople);
}

// Every two bodies with people in common.
export function sharedPairs(holds) {
  const bodies = new Set(connectors(holds).flatMap(({ facts }) => facts.map((fact) => fact.target)));
  return [...bodies]
    .flatMap((first) =>
      sharing(first, holds)
        .filter(({ body }) => first < body)
        .map(({ body, people }) => ({ bodies: [first, body], body, people })),
    )
    .sort((a, b) => mostPeople(a, b) || a.bodies[0] - b.bodies[0]);
}

function memberships(thing, holds, end) {
  return factsOf(thing).filter(
    (fact) => fact.kind === "membership" && fact[end] === thing && fact.target !== undefined && holds(fact),
  );
}

function mostPeople(a, b) {
  return b.people.length - a.people.length || a.body - b.body;
}
