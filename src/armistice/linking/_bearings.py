"""What one told event is to one obligation, and why; or that it is nothing to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from armistice.linking._doubts import doubted, placed
from armistice.linking._drafts import Draft, Duty, Spoken
from armistice.linking._frames import Role
from armistice.linking._grammar import Aspect, Mood
from armistice.linking._places import Lies, fit
from armistice.linking._words import stemset, wordset
from armistice.model import Bearing, Comparison, Hedge, Kind, PartyRole, Stance

if TYPE_CHECKING:
    from armistice.linking._cast import Cast
    from armistice.linking._tells import Tell
    from armistice.model import PlaceMention


_WHOLE = stemset("all full fully entire entirely whole complete completed completely")
_BAN = wordset("ceasefir truc armistic hostilit")
_ACCIDENTS = stemset("crash accident earthquake avalanche landslide disease drowned")
_OF_PLACES = wordset("withdraw hand_over enter capture remain")
_PARTLY = stemset("some part rest most several partial")


def draft(
    tell: Tell, place: PlaceMention | None, duty: Duty, spoken: Spoken
) -> Draft | None:
    """Return what an event told at a place is to an obligation, if anything."""
    role = _role(tell, duty, spoken.cast)
    lies = fit(place, duty.obligation, duty.agreement)
    if role is None or lies.lies is Lies.OUTSIDE or not _has_words(tell, duty, role):
        return None
    bearing = _bearing(tell, role, duty, spoken)
    unplaced = _needs_place(tell, duty) and lies.lies is not Lies.INSIDE
    if bearing is None:
        return None
    made = Draft(
        duty=duty,
        tell=tell,
        bearing=bearing,
        role=role,
        fit=lies,
        matched=(f"“{tell.text}”",),
    )
    done_by = None if unplaced else _actors(made, spoken)
    if done_by is None:
        return None
    return doubted(placed(done_by, place), spoken)


def _needs_place(tell: Tell, duty: Duty) -> bool:
    """Forces that leave or come are about a place's return only if it is told."""
    if duty.act.frame.name == "return of territory":
        return tell.kind != "hand_over"
    if duty.act.frame.name == "deployment":
        if tell.kind not in {"arrive", "enter"}:
            return False
        return duty.obligation.place is not None
    return tell.how.aspect is Aspect.STOPPED


def _role(tell: Tell, duty: Duty, cast: Cast) -> Role | None:
    role = duty.act.roles.get(tell.kind)
    if role is Role.RECEIVES and tell.agent is not None:
        owing = {cast.principal(b) for b in duty.obligation.bearer}
        back = tell.kind in duty.act.frame.undoes
        return Role.UNDOES if back and cast.principal(tell.agent) in owing else role
    if role is None and not duty.act.frame.name and duty.act.stems <= tell.stems:
        return Role.DOES
    return role


def _has_words(tell: Tell, duty: Duty, role: Role) -> bool:
    """Whether the telling has the objects and words that the act must have."""
    act = duty.act
    if role is Role.BREAKS and not _is_breach(tell):
        return False
    if act.frame.name == "reporting" and role is Role.DOES:
        return act.stems <= tell.stems and "report" in tell.stems
    if act.frame.wordy and role is Role.DOES:
        shared = act.stems & tell.stems
        if not act.frame.name:
            return bool(shared) and 3 * len(shared) >= 2 * len(act.stems)
        return bool(shared) and 2 * len(shared) >= len(act.stems)
    if tell.kind == "hand_over" and _other_goods(tell, act.needed):
        return False
    return bool(act.needed & tell.objects) if act.needed else _fits_goods(tell, duty)


def _is_breach(tell: Tell) -> bool:
    """Whether the words are about force: no accident, no law, no rights."""
    if tell.kind == "killing" and _ACCIDENTS & tell.stems:
        return False
    if tell.kind != "violate" or _BAN & tell.stems:
        return True
    told = tell.how.negated or bool(tell.places) or tell.counted
    return tell.bare and told


def _fits_goods(tell: Tell, duty: Duty) -> bool:
    """Whether what moves may be what is owed: forces are not prisoners or maps."""
    movers = tell.objects & {"weapons", "captives", "displaced", "maps", "mines"}
    if duty.act.frame.name == "return of territory" and tell.kind == "hand_over":
        return bool(tell.places) and not movers
    if duty.act.frame.name in {"withdrawal of forces", "deployment"}:
        return "forces" in tell.objects or not movers
    return True


def _other_goods(tell: Tell, needed: frozenset[str]) -> bool:
    goods = tell.objects & {"weapons", "captives", "maps"}
    return bool(goods) and not (goods & needed)


def _bearing(tell: Tell, role: Role, duty: Duty, spoken: Spoken) -> Bearing | None:
    stance = spoken.claim.stance
    unknown = spoken.claim.hedge is Hedge.UNKNOWN and stance is not Stance.CHECKING
    if spoken.voice.text or stance in _SAY_NOTHING or unknown:
        return None
    plain = tell.fact and not tell.how.negated and stance is not Stance.DENIES
    match role:
        case Role.BREAKS:
            return _breaking(tell, stance)
        case Role.DOES | Role.RECEIVES:
            return _doing(tell, role, duty, spoken)
        case Role.HOLDS_BACK:
            return _undone_yet(duty) if plain else None
        case Role.UNDOES:
            return _undoing(duty) if plain else None
        case _:
            assert_never(role)


_SAY_NOTHING = {
    Stance.NO_COMMENT,
    Stance.UNANSWERED,
    Stance.DEMANDS,
    Stance.RETRACTS,
}


def _breaking(tell: Tell, stance: Stance) -> Bearing | None:
    if stance is Stance.CHECKING and tell.how.mood in {Mood.FACT, Mood.TOPIC}:
        return Bearing.CHECKING
    if not tell.fact or tell.how.aspect is Aspect.FEWER:
        return None
    denied = stance is Stance.DENIES or tell.how.negated
    if denied or tell.how.aspect is Aspect.STOPPED:
        return Bearing.NO_VIOLATION
    return None if stance is Stance.PREDICTS else Bearing.VIOLATION


def _doing(tell: Tell, role: Role, duty: Duty, spoken: Spoken) -> Bearing | None:
    stance = spoken.claim.stance
    if duty.act.frame.name == "safe movement" and duty.obligation.kind is Kind.MAINTAIN:
        return None
    if _is_promise(tell, spoken):
        return Bearing.PROMISE if role is Role.DOES else None
    if not tell.fact or stance in {Stance.PREDICTS, Stance.CHECKING}:
        return None
    if stance is Stance.DENIES or tell.how.negated:
        silent = tell.kind in {"arrive", "enter", "capture"}
        return None if silent else _undone_yet(duty)
    if tell.how.aspect is Aspect.GOING_ON and not duty.act.begins:
        return Bearing.UNDER_WAY
    return Bearing.DONE if _is_whole(tell, duty) else Bearing.UNDER_WAY


def _is_promise(tell: Tell, spoken: Spoken) -> bool:
    if tell.how.mood not in {Mood.FUTURE, Mood.FACT, Mood.TOPIC} or tell.how.negated:
        return False
    if tell.how.mood is (Mood.TOPIC if tell.how.noun else Mood.FACT):
        return False
    if "only" in tell.stems and {"when", "if", "after", "onc"} & tell.stems:
        return False
    promises = spoken.claim.stance is Stance.PROMISES and not _is_duty(spoken)
    official = spoken.voice.side not in {"third", "outlet"}
    return official and (promises or tell.how.mood is Mood.FUTURE)


def _is_duty(spoken: Spoken) -> bool:
    """What somebody undertook by the agreement is the agreement told again."""
    return "undert" in spoken.claim.cue.lower()


def _undone_yet(duty: Duty) -> Bearing:
    keeps = duty.obligation.kind in {Kind.MAINTAIN, Kind.REFRAIN}
    return Bearing.VIOLATION if keeps else Bearing.NOT_DONE


def _is_whole(tell: Tell, duty: Duty) -> bool:
    """A number that was agreed is not reached by telling of the act without it."""
    counted = [q for q in duty.obligation.quantities if q.op is not Comparison.AT_MOST]
    if _PARTLY & tell.stems or (tell.partly and tell.kind in _OF_PLACES):
        return False
    return not counted or bool(_WHOLE & tell.stems)


def _undoing(duty: Duty) -> Bearing | None:
    match duty.obligation.kind:
        case Kind.ACHIEVE:
            return Bearing.UNDONE if duty.obligation.must_persist else None
        case Kind.MAINTAIN | Kind.REFRAIN:
            return Bearing.UNDONE
        case Kind.REPORT | Kind.POWER:
            return None
        case kind:
            assert_never(kind)


def _actors(made: Draft, spoken: Spoken) -> Draft | None:
    """Check that the one who acts owes the act, or may receive what is owed."""
    if made.role is Role.BREAKS:
        return _blamed(made, spoken)
    if made.tell.kind == "receive":
        return _received(made, spoken)
    if made.role is Role.RECEIVES:
        return _taken(made, spoken)
    return _given(made, spoken)


def _taken(made: Draft, spoken: Spoken) -> Draft | None:
    cast, who = spoken.cast, made.tell.owner or made.tell.agent
    takers = {cast.principal(c) for c in made.duty.obligation.counterparty}
    taken = who is not None and cast.principal(who) in takers
    return made.told(cast.name(who or "")) if taken else None


def _given(made: Draft, spoken: Spoken) -> Draft | None:
    tell, cast, duty = made.tell, spoken.cast, made.duty.obligation
    who = tell.owner or tell.agent
    owing = {cast.principal(b) for b in duty.bearer}
    comes = made.duty.act.frame.name == "deployment" and tell.kind in {
        "arrive",
        "enter",
    }
    if who is None and (comes or duty.kind in {Kind.POWER, Kind.REPORT}):
        return None
    if who is None:
        return _unnamed(made)
    if cast.principal(who) not in owing and who not in duty.bearer:
        taker = tell.kind == "hand_over" and tell.how.passive
        if "foreign" in made.duty.act.apart and not taker:
            return _foreign(made, who, cast)
        return _unnamed(made) if taker else None
    made = replace(made.told(cast.name(who)), against=_one(duty.bearer, who, cast))
    return _sure_of_agent(made)


def _foreign(made: Draft, who: str, cast: Cast) -> Draft | None:
    """Others' forces, whose going a bearer owes: one of them is not yet all."""
    duty = made.duty.obligation
    if cast.principal(who) in {cast.principal(c) for c in duty.counterparty}:
        return None
    against = duty.bearer[0] if len(duty.bearer) == 1 else None
    going = Bearing.UNDER_WAY if made.bearing is Bearing.DONE else made.bearing
    if going is Bearing.PROMISE:
        return None
    made = replace(made, bearing=going, against=against)
    return made.told(f"{cast.name(who)}, whose forces are others'")


def _received(made: Draft, spoken: Spoken) -> Draft | None:
    """Check that whoever received it was to get it, from the one who owes it."""
    tell, cast, duty = made.tell, spoken.cast, made.duty.obligation
    owing = {cast.principal(b) for b in duty.bearer}
    takers = {cast.principal(c) for c in duty.counterparty}
    ours = spoken.voice.actor if spoken.voice.actor in cast.parties else None
    taker = tell.agent or ours
    giver = tell.goods_of or tell.patient
    if giver is not None and cast.principal(giver) not in owing:
        return None
    made = replace(made, against=duty.bearer[0] if len(duty.bearer) == 1 else None)
    if taker is None:
        return made.less(0.4, "the words do not say who")
    watches = cast.role(taker) is PartyRole.MECHANISM or taker in duty.verifier
    if cast.principal(taker) not in takers and not watches:
        return None
    return made.told(f"received by {cast.name(taker)}")


def _one(bearers: tuple[str, ...], who: str, cast: Cast) -> str:
    """Return the bearer that stands for this actor."""
    if who in bearers:
        return who
    principal = cast.principal(who)
    return next((b for b in bearers if cast.principal(b) == principal), principal)


def _unnamed(made: Draft) -> Draft | None:
    bearers = made.duty.obligation.bearer
    if made.role is Role.HOLDS_BACK and made.fit.lies is not Lies.INSIDE:
        return made.less(0.5, "the words do not say who") if made.tell.armed else None
    if made.role is Role.UNDOES and made.duty.act.frame.name == "opening of routes":
        return made.less(0.1)
    if made.role in {Role.HOLDS_BACK, Role.UNDOES}:
        return made.less(0.5, "the words do not say who")
    against = bearers[0] if len(bearers) == 1 else None
    made = replace(made, against=against)
    if made.tell.together and len(bearers) > 1:
        return made.told("the sides together")
    if made.tell.how.passive or made.tell.how.noun:
        return made.less(0.1)
    return made.less(0.4, "the words do not say who")


def _sure_of_agent(made: Draft) -> Draft:
    if made.tell.loose:
        return made.less(0.5, "told of people, not surely of the party's forces")
    return made.less(0.1) if made.tell.inferred else made


def _blamed(made: Draft, spoken: Spoken) -> Draft | None:
    """Say against whom: the agent named, the one accused, or the other of two."""
    tell, cast = made.tell, spoken.cast
    bearers = made.duty.obligation.bearer
    owing = {cast.principal(b) for b in bearers}
    agent = tell.agent or spoken.blamed
    if agent is not None and cast.principal(agent) in owing:
        named = made.told(cast.name(agent))
        against = _one(bearers, agent, cast)
        return _sure_of_agent(replace(named, against=against))
    if agent is not None:
        armed = cast.role(agent) in {PartyRole.DE_FACTO, PartyRole.ARMED_GROUP}
        doubt = f"{cast.name(agent)} is not one of those who owe it"
        return made.less(0.6, doubt) if armed else None
    if tell.kind in {"enter", "capture", "deploy"}:
        return None
    hurt = None if tell.patient is None else cast.principal(tell.patient)
    own = cast.principal(spoken.voice.actor)
    if hurt == own and hurt in owing and made.bearing is Bearing.NO_VIOLATION:
        # "Our forces did not open fire": who denies so speaks of its own acts.
        return replace(made.told(cast.name(own)), against=_one(bearers, own, cast))
    others = [b for b in bearers if cast.principal(b) != hurt]
    if hurt in owing and len(others) == 1:
        word = f"{cast.name(others[0])}, as {cast.name(hurt or '')} was hit"
        return replace(made.told(word), against=others[0]).less(0.15)
    return _blameless(made, bearers)


def _blameless(made: Draft, bearers: tuple[str, ...]) -> Draft | None:
    bare = made.fit.lies is not Lies.INSIDE and not made.tell.when
    if bare and made.tell.how.noun and made.bearing is Bearing.VIOLATION:
        return None
    if len(bearers) == 1:
        return replace(made, against=bearers[0]).less(0.1)
    if made.bearing in {Bearing.CHECKING, Bearing.NO_VIOLATION}:
        return made.less(0.1)
    return made.less(0.5, "the words do not say who did it")
