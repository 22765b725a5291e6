"""What the rules for speakers look at: the words, who is mentioned at which token, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsquotes.coreference.links import LinkRecord
from newsquotes.coreference.words import Words
from newsquotes.results import Entity
from newsquotes.speakers.roles import Role, led_by, role_before, role_of_description


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look at: the words, who is mentioned at which token, and why.

    ``holder`` gives the entity of the mention whose head a token is; ``inside`` that of the shortest name around it;
    ``bodies`` the name of the organisation, place or group a token belongs to; ``places`` the entity mentioned at a
    pair of character offsets.
    """

    words: Words
    holder: dict[int, Entity]
    inside: dict[int, Entity]
    bodies: dict[int, str]
    links: dict[int, LinkRecord]
    roles: dict[int, Role]
    places: dict[tuple[int, int], Entity]

    @classmethod
    def of(cls, words: Words, entities: Iterable[Entity], links: Iterable[LinkRecord]) -> Scene:
        """Index entities and links by token."""
        holder: dict[int, Entity] = {}
        inside: dict[int, Entity] = {}
        bodies: dict[int, str] = {}
        places: dict[tuple[int, int], Entity] = {}
        pairs = [(entity, mention) for entity in entities for mention in entity.mentions]
        for entity, mention in sorted(pairs, key=lambda pair: pair[1].end - pair[1].start):
            places[mention.start, mention.end] = entity
            start, end = words.between(mention.start, mention.end)
            if start >= end:
                continue
            holder[words.root(start, end)] = entity
            if words.tag[words.root(start, end)].startswith("NNP"):
                inside.update(dict.fromkeys(range(start, end), entity))
                if entity.type != "person":
                    bodies.update(dict.fromkeys(range(start, end), entity.name))
        by_token = {words.between(link.start, link.end)[1] - 1: link for link in links}
        return cls(words, holder, inside, bodies, by_token, {}, places)

    def role(self, entity: Entity) -> Role:
        """Return a person's role and affiliation, from the first mention that tells them."""
        key = id(entity)
        if key not in self.roles:
            self.roles[key] = self._find_role(entity) if entity.type == "person" else Role()
        return self.roles[key]

    def _find_role(self, entity: Entity) -> Role:
        found, led = Role(), self._led(entity)
        for mention in entity.mentions:
            start, end = self.words.between(mention.start, mention.end)
            if start >= end:
                continue
            named = self.words.tag[end - 1].startswith("NNP")
            role = (
                role_before(self.words, start, self.bodies)
                if named
                else role_of_description(self.words, start, end, self.bodies)
            )
            if role.role and (role.affiliation or led):
                return replace(role, affiliation=led or role.affiliation)
            found = found if found.role else role
        return replace(found, affiliation=found.affiliation or led)

    def _led(self, entity: Entity) -> str | None:
        """The body that the article says somebody leads."""
        ends = (self.words.between(mention.start, mention.end)[1] - 1 for mention in entity.mentions)
        return next((body for end in ends if (body := led_by(self.words, end, self.bodies))), None)
