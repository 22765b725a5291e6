"""What a pronoun and a candidate look like together: named yes-or-no features, the ranker's whole knowledge.

A feature is a string; those of "they" and "it" carry that word in front, so each kind of pronoun has its own weights.
What each weighs is in ``data/pronouns.json``.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from newsquotes.coreference.antecedents.pronouns import Pronoun
from newsquotes.coreference.descriptions.bearers import kind_by_name
from newsquotes.coreference.descriptions.finding import role_word, role_words
from newsquotes.coreference.lexicons import Gender, body_kinds, first_names, places
from newsquotes.coreference.mentions import Chain, Mention
from newsquotes.coreference.words import OUTSIDE, Words
from newsquotes.quoting.lexicon import reporting_verbs

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "pobj", "obj", "iobj"})
_ACCUSATIVE = frozenset({"him", "her", "them", "himself", "herself", "themselves", "itself"})
_MAX_CLIMB = 12
"""Steps up the parse that syntax features look; deeper trees are parser errors."""

_MAX_APPOSITIONS = 2
"""Steps from an apposition to what it stands beside."""

_EXPLETIVE_VERBS = frozenset({"is", "was", "be", "been", "'s", "seems", "seemed", "appears", "takes", "took"})
_DISTANCES = (0, 1, 2, 3, 5, 8)
_TOKENS = (3, 6, 12, 25, 50, 100)
_COUNTS = (1, 2, 4, 8, 16)


@dataclass(slots=True)
class Seen:
    """What has been read of a chain up to the pronoun."""

    chain: Chain
    last: Mention
    mentions: int = 0
    names: int = 0
    pronouns: int = 0
    subjects: int = 0
    women: int = 0
    men: int = 0
    things: int = 0
    sources: int = 0
    last_unquoted: Mention | None = None
    first_name: int = OUTSIDE
    last_name: int = OUTSIDE
    """Heads of its first and of its last name so far; OUTSIDE without one."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is the same for all candidates of one pronoun."""

    words: Words
    pronoun: Pronoun
    role: str
    verb: int
    clause_path: tuple[int, ...]
    speaker: Chain | None
    last_speaker: Chain | None
    is_source: bool
    topic: Chain | None
    source_heads: frozenset[int] = frozenset()
    called: Set[str] = frozenset()
    """The role nouns that some chain is called by."""

    main: frozenset[int] = frozenset()
    """``id()`` of the chains that the whole article names most, one for each type."""

    ahead: Chain | None = None
    ahead_by: str = ""
    """Whose clause the pronoun opens ("After her speech, Ito left"), and the dependency it hangs by there."""


def grammatical_role(words: Words, i: int) -> str:
    """Return subject, object, possessor, conjunct or other for a token, by the parse.

    An apposition has the role of what it stands beside: "her lawyer, Ito, said" has Ito for a subject.
    """
    for _ in range(_MAX_APPOSITIONS):
        if words.dep[i] != "appos" or words.head[i] > i:
            break
        i = words.head[i]
    dep = words.dep[i]
    if dep in _SUBJECTS:
        return "subject"
    if dep == "poss":
        return "possessor"
    if dep == "dobj" or dep == "dative":
        return "object"
    if dep in _OBJECTS:
        return "oblique"
    if dep in ("conj", "appos", "compound", "ROOT"):
        return dep
    return "other"


def speaks(words: Words, i: int) -> bool:
    """Tell whether a token is the subject of a verb of speaking ("she told"), by the parse."""
    return words.dep[i] == "nsubj" and words.lemma[words.head[i]] in reporting_verbs()


def governing_verb(words: Words, i: int) -> int:
    """Return the verb (or root) whose clause holds the token.

    "Ito let her go": parsers make "her" the subject of "go", but what it may refer to is bound by "let".
    """
    accusative = words.lower[i] in _ACCUSATIVE and words.dep[i] == "nsubj"
    for _ in range(_MAX_CLIMB):
        if words.head[i] == i or words.tag[i].startswith("V") or words.tag[i] == "MD":
            return words.head[i] if accusative else i
        i = words.head[i]
    return i


def opened_clause(words: Words, at: int) -> tuple[int, str] | None:
    """Return the subject whose clause the token opens, and the dependency of the part it opens with.

    "After her speech, Ito left" has "her" in a part of the clause that stands before its subject. None where no such
    subject follows in the sentence.
    """
    i = at
    for _ in range(_MAX_CLIMB):
        above = words.head[i]
        if above == i:
            return None
        if above > i:
            for child in words.children[above]:
                if child > at and child != i and words.dep[child] in _SUBJECTS:
                    return child, words.dep[i]
        i = above
    return None


def clause_path(words: Words, verb: int) -> tuple[int, ...]:
    """Return the verbs above a verb, nearest first, up to the root."""
    path = []
    for _ in range(_MAX_CLIMB):
        above = words.head[verb]
        if above == verb:
            break
        verb = above
        path.append(verb)
    return tuple(path)


@lru_cache(maxsize=1024)  # of the same few distances and counts, for every candidate
def bucket(value: int, edges: tuple[int, ...]) -> str:
    """Return the first edge that is not below the value, or "more"."""
    for edge in edges:
        if value <= edge:
            return str(edge)
    return "more"


def features(scene: Scene, seen: Seen, rank: int, same_gender_rivals: int, surer_rivals: int = 0) -> list[str]:
    """Return the features of one candidate; ``rank`` counts compatible candidates mentioned more recently.

    ``surer_rivals`` counts the other candidates that are surely of the pronoun's gender.
    """
    role = grammatical_role(scene.words, seen.last.head)
    found = _gender(scene, seen, surer_rivals)
    found += _distance(scene, seen, rank, same_gender_rivals)
    found += _salience(scene, seen)
    found += _syntax(scene, seen, role)
    found += _speech(scene, seen)
    found += _together(scene, seen, rank, role)
    if scene.pronoun.mention is not None:
        found += _description(scene, scene.pronoun.mention, seen)
    if scene.pronoun.kind != "he":
        found = [f"{scene.pronoun.kind}:{name}" for name in found + _number(seen)]
    return found


def nothing_features(scene: Scene, candidates: int) -> list[str]:
    """Return the features of "none of the candidates"."""
    words, at = scene.words, scene.pronoun.at
    found = ["none", f"none:candidates={bucket(candidates, _COUNTS)}", f"none:role={scene.role}"]
    found.append(f"none:quoted={words.marked[at]}")
    found.append(f"none:source={scene.is_source}")
    if scene.pronoun.kind == "it":
        found.append(f"none:expletive verb={words.lower[words.head[at]] in _EXPLETIVE_VERBS}")
    if scene.pronoun.kind != "he":
        found = [f"{scene.pronoun.kind}:{name}" for name in found]
    return found


# ---- groups of features --------------------------------------------------------------------------------------------


def _gender(scene: Scene, seen: Seen, surer_rivals: int) -> list[str]:
    gender: Gender | None = scene.pronoun.gender
    if gender is None:
        return []
    chain = seen.chain
    found = []
    if seen.things:
        found.append("called it before")
    own, other = (seen.women, seen.men) if gender == "f" else (seen.men, seen.women)
    if own or other:
        found.append("gender by earlier pronouns agrees" if own >= other else "gender by earlier pronouns differs")
    if chain.woman is None:
        found.append("gender unknown")
        if not own:
            found.append(f"gender unknown, others surely agree={min(surer_rivals, 2)}")
        if chain.form_words == 1 and not own:
            found.append("gender unknown, one word")
    else:
        share = chain.woman if gender == "f" else 1 - chain.woman
        level = "sure" if share > 0.95 else "likely" if share > 0.7 else "open" if share > 0.3 else "unlikely"
        level = "no" if share < 0.05 else level
        found.append(f"gender {level} by {chain.gender_source}")
        if level == "sure":
            found.append(f"gender sure, others too={min(surer_rivals, 2)}")
    return found


def _number(seen: Seen) -> list[str]:
    chain = seen.chain
    found = [f"type={chain.type}", f"plural={chain.plural}", f"type={chain.type},form={seen.last.form}"]
    if seen.pronouns:
        found.append("taken up by a pronoun of this kind")
    return found


def _distance(scene: Scene, seen: Seen, rank: int, rivals: int) -> list[str]:
    words, at, last = scene.words, scene.pronoun.at, seen.last
    found = []
    if last.head > at:
        found.append("follows the pronoun")
        if words.sentence[last.head] != words.sentence[at]:
            found.append("follows in a later sentence")
    sentences = abs(words.sentence[at] - words.sentence[last.head])
    paragraphs = abs(words.paragraph[at] - words.paragraph[last.head])
    found.append(f"sentences={bucket(sentences, _DISTANCES)}")
    found.append(f"paragraphs={min(paragraphs, 3)}")
    found.append(f"tokens={bucket(abs(at - last.head), _TOKENS)}")
    found.append(f"rank={min(rank, 4)}")
    found.append(f"sentences={min(sentences, 2)},rank={min(rank, 2)}")
    if rivals == 0:
        found.append("only one that agrees")
    return found


def _salience(scene: Scene, seen: Seen) -> list[str]:
    found = [f"mentions={bucket(seen.mentions, _COUNTS)}"]
    if seen.last_unquoted is None and not scene.words.marked[scene.pronoun.at]:
        found.append("only named inside quotes")
    if seen.chain is scene.topic:
        found.append("most named so far")
    if not seen.chain.name:
        found.append("no name")
        if not seen.chain.definite:
            found.append("no name, indefinite")
    elif scene.pronoun.kind == "he":
        found.append(f"name of type {seen.chain.type}")
    if seen.subjects * 2 >= seen.mentions:
        found.append("mostly subject")
    if seen.last.form == "pronoun":
        found.append("last taken up by a pronoun")
    elif seen.last.form == "name":
        found.append(f"last name of {min(seen.last.end - seen.last.start, 3)} words")
    return found


def _syntax(scene: Scene, seen: Seen, role: str) -> list[str]:
    words, at, last = scene.words, scene.pronoun.at, seen.last
    near = min(words.sentence[at] - words.sentence[last.head], 2) if last.head < at else -1
    found = [f"role={role}", f"role={role},pronoun={scene.role},sentences={near}"]
    if words.dep[last.head] == "appos":
        found.append("apposition")
    if scene.ahead is not None:
        if scene.ahead is seen.chain:
            found += ["pronoun opens its clause", f"pronoun opens its clause by {scene.ahead_by}"]
        else:
            found.append("pronoun opens another's clause")
    if words.quote[last.head] != words.quote[at]:
        found.append("other side of a quote")
    if near != 0 and last.head < at:
        if role == "subject" and words.dep[words.head[last.head]] == "ROOT":
            found.append(f"subject of its sentence,sentences={near}")
        return found
    return found + _same_sentence(scene, last, role)


def _same_sentence(scene: Scene, last: Mention, role: str) -> list[str]:
    """Binding and command: who may be whom inside one sentence."""
    words, at = scene.words, scene.pronoun.at
    found = []
    verb = governing_verb(words, last.head)
    kind = "reflexive" if scene.pronoun.reflexive else "possessive" if scene.pronoun.possessive else "plain"
    if verb == scene.verb:
        found.append(f"same clause,{kind},{role}")
    elif verb in scene.clause_path:
        found.append(f"clause above,{kind},{role}")
    elif scene.verb in clause_path(words, verb):
        found.append(f"clause below,{kind},{role}")
    else:
        found.append(f"clause beside,{kind},{role}")
    if words.head[at] == last.head:
        found.append(f"pronoun modifies it,{kind}")
    elif words.head[last.head] == at or last.start <= at < last.end:
        found.append("inside each other")
    if words.dep[last.head] == "conj" and words.head[at] == last.head:
        found.append("coordinated")
    if kind == "possessive" and words.head[last.head] == words.head[at]:
        found.append("possessors of one noun")
    if words.dep[words.head[at]] in ("conj", "appos") and words.head[words.head[at]] == last.head:
        found.append(f"pronoun belongs to its {words.dep[words.head[at]]}")
    return found


def _description(scene: Scene, mention: Mention, seen: Seen) -> list[str]:
    """What the words of a description share with what the candidate is called."""
    words, chain = scene.words, seen.chain
    noun = role_word(words.lower[mention.head])
    called = role_words(words, mention)
    found = [f"type={chain.type},asked={mention.type}", f"noun={words.lower[mention.head]},type={chain.type}"]
    shared = called & chain.roles
    named = any(noun in form.split() for form in chain.forms)
    found.append(f"noun in roles={noun in chain.roles},in name={named},named={chain.name is not None}")
    if len(called) > 1:
        found.append(f"shares all its words={shared == called}")
        if noun in chain.roles:
            found.append(f"same noun, other words shared={len(shared) > 1},has other words={len(chain.roles) > 1}")
    if mention.type == "place" and chain.name and chain.type == "place":
        kind = places().get(chain.name.lower(), "unknown")
        found.append(f"place of kind {kind} for {noun if noun in _PLACE_NOUNS else 'place'}")
    if chain.name is not None and noun not in chain.roles:
        new = "new" if noun not in scene.called else "somebody's"
        sentences = min(abs(words.sentence[scene.pronoun.at] - words.sentence[seen.last.head]), 3)
        spoke = "spoke last" if chain is scene.last_speaker else "silent"
        found.append(f"noun {new},{mention.type},asks={scene.is_source},{spoke},sentences={sentences}")
    if mention.type == "org" and chain.name is not None and noun in body_kinds():
        found.append(f"kind by name {kind_by_name(noun, chain)},bare={mention.end - mention.start < 3}")
    if chain.name is not None and not shared:
        found.append(f"called otherwise={bool(chain.roles)},bare={mention.end - mention.start < 3},type={mention.type}")
    if id(chain) in scene.main:
        found.append(f"named most in the article, noun={words.lower[mention.head]}")
        found.append(f"named most in the article, type={mention.type}")
    if seen.last.form == "description" and words.lower[seen.last.head] == words.lower[mention.head]:
        found.append(f"last called the same,named={chain.name is not None}")
    return found


def _together(scene: Scene, seen: Seen, rank: int, role: str) -> list[str]:
    """Two things at once, which no sum of single weights can say: who is near and subject, who spoke and where."""
    words, at, last = scene.words, scene.pronoun.at, seen.last
    sentences = min(abs(words.sentence[at] - words.sentence[last.head]), 3)
    speaking = speaks(words, last.head)
    found = [f"rank={min(rank, 2)},role={role}", f"sentences={sentences},mentions={bucket(seen.mentions, _COUNTS)}"]
    if id(seen.chain) in scene.main:
        found.append(f"named most in the article, sentences={sentences}")
    if scene.is_source:
        found.append(f"asks for a speaker, role={role},sentences={sentences}")
        spoke = speaking or last.head in scene.source_heads
        found.append(f"asks for a speaker, speaker there={spoke},paragraphs={_paragraphs_apart(words, at, last.head)}")
    if speaking and governing_verb(words, last.head) in scene.clause_path:
        found.append("said to be so by itself")
    if scene.pronoun.kind == "he" and seen.chain.type != "person":
        given = any(form.split()[0] in first_names() for form in seen.chain.forms)
        found.append(f"no person by type, words={min(seen.chain.form_words, 3)},first name={given}")
    return found


def _paragraphs_apart(words: Words, i: int, j: int) -> int:
    return min(abs(words.paragraph[i] - words.paragraph[j]), 2)


_PLACE_NOUNS = frozenset({"city", "country", "state", "nation", "town", "island", "capital", "region"})


def _speech(scene: Scene, seen: Seen) -> list[str]:
    words, at, chain = scene.words, scene.pronoun.at, seen.chain
    found = []
    if words.quote[at] != OUTSIDE:
        side = "in marks" if words.marked[at] else "reported"
        if chain is scene.speaker:
            found.append(f"speaker of the quote around it, {side}")
        elif words.quote[seen.last.head] == words.quote[at]:
            found.append(f"in the same quote, {side}")
    if scene.is_source:
        found.append("asks for a speaker" if not seen.sources else "has spoken, asks for a speaker")
        if chain is scene.last_speaker:
            found.append("last speaker, asks for a speaker")
    elif chain is scene.last_speaker:
        found.append("last speaker")
    return found
