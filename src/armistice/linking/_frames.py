"""What counts as doing, holding back, undoing or breaking each kind of act.

An obligation's `action` is a row of words in snake case. The first frame whose verbs
and objects are among them tells which kinds of events (the reader's lexicon, and the
few of `_predicates`) bear on it, and how. An action that no frame knows is matched
by its own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.linking._words import fold, stem, words, wordset
from armistice.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.model import Obligation


class Role(StrEnum):
    """What an event is to an act that was agreed."""

    DOES = "does"
    RECEIVES = "receives"
    """The counterparty's side of it: entering what the bearer was to hand over."""
    HOLDS_BACK = "holds_back"
    UNDOES = "undoes"
    BREAKS = "breaks"


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


_CLASSES = {
    "territory": """territory territories district districts region regions land lands
        area areas province town city village villages settlement settlements""",
    "forces": """troops troop forces force army soldiers servicemen units unit military
        peacekeepers contingent fighters militants battalion brigade observers monitors
        personnel mission mercenaries combatants militia garrison patrols""",
    "weapons": """disarmament disarming disarm disarmed weapons weapon arms weaponry artillery tanks tank rockets mortars
        ammunition guns missiles launchers rifles howitzers firearms""",
    "captives": """prisoners prisoner captives captive hostages hostage detainees
        detainee bodies body remains pow pows""",
    "displaced": """displaced refugees refugee idps idp residents inhabitants families
        returnees people persons population civilians villagers""",
    "mines": "mines mine landmines landmine minefields ordnance explosives",
    "maps": "maps map",
    "route": """route routes road roads corridor corridors link links railway railways
        crossing crossings transport traffic movement passage access airport bridge
        communications communication transit""",
    "aid": "aid humanitarian convoys convoy relief supplies",
    "positions": "positions position line lines post posts",
}
CLASS_OF = {word: name for name, row in _CLASSES.items() for word in row.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One kind of act: how actions name it, and which events bear on it."""

    name: str
    verbs: frozenset[str]
    """Stems of which an action's name has one."""
    objects: frozenset[str] = frozenset()
    """Classes of objects of which an action's name has one; none: any action."""
    does: frozenset[str] = frozenset()
    receives: frozenset[str] = frozenset()
    holds_back: frozenset[str] = frozenset()
    undoes: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    besides: frozenset[str] = frozenset()
    """Events that break it only where no other obligation is about them."""
    needs: bool = False
    """Whether a telling must name one of the objects."""
    wordy: bool = False
    """Whether a telling must have the action's own words."""


_WITHDRAW = "withdraw withdrawal pull pullout pullback remove vacate evacuate leave"
_VIOLENCE = wordset("attack shelling killing capture violate destroy")
FRAMES = (
    Frame(
        name="set up",
        verbs=_stems("establish create set form inaugurate found"),
        does=wordset("establish"),
        wordy=True,
    ),
    Frame(
        name="exchange of captives",
        verbs=_stems("exchange release return free hand swap transfer deliver"),
        objects=wordset("captives"),
        does=wordset("release return_people hand_over"),
        receives=wordset("receive"),
        needs=True,
    ),
    Frame(
        name="release",
        verbs=_stems("release free"),
        objects=frozenset(),
        does=wordset("release"),
    ),
    Frame(
        name="return of people",
        verbs=_stems("return resettle repatriate resettlement"),
        objects=wordset("displaced"),
        does=wordset("return_people"),
        holds_back=wordset("block"),
        needs=True,
    ),
    Frame(
        name="handing over of maps",
        verbs=_stems("hand provide share give transfer deliver exchange"),
        objects=wordset("maps"),
        does=wordset("hand_over"),
        receives=wordset("receive"),
        needs=True,
    ),
    Frame(
        name="clearing of mines",
        verbs=_stems("clear demine remove clearance demining"),
        objects=wordset("mines"),
        does=wordset("clear_mines"),
        undoes=wordset("lay_mines"),
    ),
    Frame(
        name="clearing of mines",
        verbs=_stems("demine demining"),
        does=wordset("clear_mines"),
    ),
    Frame(
        name="laying of mines",
        verbs=_stems("lay plant mine"),
        objects=wordset("mines"),
        does=wordset("lay_mines"),
    ),
    Frame(
        name="disarmament",
        verbs=_stems(
            "disarm lay decommission surrender hand collect demobilise demobilize"
        ),
        objects=wordset("weapons"),
        does=wordset("disarm hand_over"),
        receives=wordset("receive"),
        needs=True,
    ),
    Frame(
        name="disarmament",
        verbs=_stems("disarm disarmament demobilise demobilize"),
        does=wordset("disarm"),
    ),
    Frame(
        name="withdrawal of weapons",
        verbs=_stems(_WITHDRAW + " move"),
        objects=wordset("weapons"),
        does=wordset("withdraw"),
        holds_back=wordset("remain"),
        undoes=wordset("deploy enter"),
        needs=True,
    ),
    Frame(
        name="withdrawal of forces",
        verbs=_stems(
            _WITHDRAW + " demilitarise demilitarize disengage disengagement retreat"
        ),
        does=wordset("withdraw"),
        holds_back=wordset("remain"),
        undoes=wordset("enter deploy"),
    ),
    Frame(
        name="keeping of forces",
        verbs=_stems("keep retain maintain station stay host"),
        objects=wordset("forces"),
        does=wordset("remain renew"),
        undoes=wordset("withdraw"),
    ),
    Frame(
        name="deployment",
        verbs=_stems("deploy send station redeploy dispatch deployment"),
        does=wordset("deploy arrive enter"),
        undoes=wordset("withdraw"),
    ),
    Frame(
        name="gathering",
        verbs=_stems("gather assemble concentrate canton cantonment regroup"),
        does=wordset("gather arrive enter"),
        undoes=wordset("leave"),
        wordy=True,
    ),
    Frame(
        name="staying at positions",
        verbs=_stems("remain stay hold stop freeze keep"),
        objects=wordset("positions"),
        breaks=wordset("build_positions capture enter"),
        besides=wordset("attack shelling"),
    ),
    Frame(
        name="unhindered movement",
        verbs=_stems("block obstruct close restrict impede hinder"),
        objects=wordset("route aid"),
        breaks=wordset("block"),
        needs=True,
    ),
    Frame(
        name="safe movement",
        verbs=_stems("guarantee ensure secure protect allow permit facilitate"),
        objects=wordset("route aid"),
        does=wordset("open_route"),
        breaks=wordset("block attack shelling"),
        needs=True,
    ),
    Frame(
        name="opening of routes",
        verbs=_stems("open unblock reopen restore resume lift"),
        objects=wordset("route aid"),
        does=wordset("open_route"),
        undoes=wordset("block"),
        needs=True,
    ),
    Frame(
        name="return of territory",
        verbs=_stems("return hand transfer cede surrender restore give handover"),
        objects=wordset("territory"),
        does=wordset("hand_over withdraw"),
        receives=wordset("enter capture"),
        holds_back=wordset("remain"),
        undoes=wordset("enter capture"),
    ),
    Frame(
        name="control",
        verbs=_stems("control patrol guard supervise monitor"),
        does=wordset("remain control"),
        undoes=wordset("withdraw"),
        needs=True,
    ),
    Frame(
        name="meeting",
        verbs=_stems("meet convene talk consult negotiate"),
        does=wordset("meet"),
        wordy=True,
    ),
    Frame(
        name="agreeing",
        verbs=_stems("agree adopt sign conclude ratify approve pass enact"),
        does=wordset("agree adopt"),
        wordy=True,
    ),
    Frame(
        name="building",
        verbs=_stems("build construct"),
        does=wordset("build"),
        wordy=True,
    ),
    Frame(
        name="hostilities",
        verbs=_stems(
            """hostilities ceasefire cease attack offensive violence fight fire
            shelling strike airstrike combat operations firing shoot assault truce"""
        ),
        breaks=_VIOLENCE,
        besides=wordset("build_positions enter"),
    ),
    Frame(
        name="reporting",
        verbs=_stems("report publish submit inform notify"),
        does=wordset("report"),
        wordy=True,
    ),
)
_SMALL = wordset(
    "of and to at in on the a by from for all current new any or with south"
)
_PLAIN = wordset("forces positions territory")
"""Objects so common that a telling need not name them."""
_APART = wordset("light heavy foreign")
"""Words that tell neighbouring obligations apart."""
_STARTS = _stems("begin start commence")
_ENDS = _stems("complete finish conclude")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What one obligation's action asks for."""

    frame: Frame
    roles: dict[str, Role]
    """Kind of event -> what it is to the act."""
    besides: frozenset[str]
    stems: frozenset[str]
    """The action's own words, without verbs that frames know."""
    needed: frozenset[str]
    """Classes of objects of which a telling must name one; none: any telling."""
    apart: frozenset[str]
    """Words of the action that a telling should have, or it may be about another."""
    begins: bool
    """Only the beginning is owed."""
    phrase: str
    """The action in words."""


def own_verbs(acts: Iterable[Act]) -> frozenset[str]:
    """Return the verbs of actions that no frame knows."""
    kinds = {kind for act in acts if not act.frame.name for kind in act.frame.does}
    return frozenset(kind.removeprefix("own:") for kind in kinds)


def act_of(obligation: Obligation) -> Act:
    """Read an obligation's action word by word."""
    tokens = [fold(word.text) for word in words(obligation.action.replace("_", " "))]
    stems = {stem(token): token for token in tokens}
    classes = {CLASS_OF[token] for token in tokens if token in CLASS_OF}
    frame = _frame_for(stems, classes, obligation)
    own = {s for s, token in stems.items() if token not in _SMALL} - frame.verbs
    needed = classes if frame.needs else classes - frame.objects - _PLAIN
    return Act(
        frame=frame,
        roles=_roles(frame, obligation),
        besides=frame.besides,
        stems=frozenset(own - _STARTS - _ENDS),
        needed=frozenset(needed if not frame.wordy else ()),
        apart=_APART & set(tokens),
        begins=bool(_STARTS & set(stems)),
        phrase=obligation.action.replace("_", " "),
    )


def _frame_for(
    stems: dict[str, str], classes: set[str], obligation: Obligation
) -> Frame:
    if obligation.place is not None and not classes:
        classes = {"territory"}
    for frame in FRAMES:
        if frame.verbs & stems.keys() and (
            not frame.objects or frame.objects & classes
        ):
            return frame
    verb = next(iter(stems), "")
    return Frame(
        name="", verbs=frozenset(), does=frozenset({own_kind(verb)}), wordy=True
    )


def own_kind(verb: str) -> str:
    """Return the kind of event that stands for an action's own verb."""
    return f"own:{verb}"


def plain_verb(low: str) -> str:
    """Return the plain form of a few irregular verbs."""
    return _IRREGULAR.get(low, low)


_IRREGULAR = {
    "paid": "pay",
    "held": "hold",
    "gave": "give",
    "given": "give",
    "made": "make",
    "sent": "send",
    "kept": "keep",
    "built": "build",
    "began": "begin",
    "begun": "begin",
    "brought": "bring",
    "took": "take",
    "taken": "take",
}


def _roles(frame: Frame, obligation: Obligation) -> dict[str, Role]:
    """Return what each kind of event is; what must not be done, breaks by doing."""
    forbidden = obligation.modality is Modality.MUST_NOT
    roles: dict[str, Role] = {}
    rows: Iterable[tuple[frozenset[str], Role]] = (
        (frame.does, Role.BREAKS if forbidden else Role.DOES),
        (frame.breaks, Role.BREAKS),
        (frame.holds_back, Role.HOLDS_BACK),
        (frame.receives, Role.RECEIVES),
        (frame.undoes, Role.UNDOES),
    )
    for kinds, role in rows:
        for kind in kinds:
            roles.setdefault(kind, role)
    return roles
