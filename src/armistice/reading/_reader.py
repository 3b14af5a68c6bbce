"""The reader: finds claims, then reads what is in them by rules and word lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from armistice.model import (
    Claim,
    Period,
    Reading,
    Span,
    Stance,
    TimeRole,
    content_id,
)
from armistice.reading._accusing import accused
from armistice.reading._actors import cast_of
from armistice.reading._events import events_of
from armistice.reading._figures import figures_of
from armistice.reading._finders import ReaderKind, finder_for
from armistice.reading._found import Cover, Found, within
from armistice.reading._lexicon import Lexicon
from armistice.reading._page import prepare
from armistice.reading._places import Atlas
from armistice.reading._stance import alleges, hedge_of, stance_of
from armistice.reading._times import times_of
from armistice.reading._voice import own_voice
from armistice.reading._votes import (
    HEDGE_WEIGHT,
    STANCE_WEIGHT,
    hedge_by,
    stance_by,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from armistice.model import ActorMention, Agreement, Report
    from armistice.reading._face import Attribution, ClaimFinder
    from armistice.reading._page import Page

SHARP = timedelta(days=8)
VAGUE = timedelta(days=130)
NEAR = 40
MAX_OBJECT = 60
"""Characters of an object so short that a time at its end dates the saying."""
_TELLING = (Stance.ASSERTS, Stance.PREDICTS)


class ReportReader:
    """Reads English reports about some agreements; the same every time.

    Args:
        agreements: Their names for parties and places come first.
        lexicon: The words to go by; the shipped ones by default.
        zone: Whose days an expression like "on 20 November" means; by default the
            first agreement's time zone.
        finder: What finds who said what; the learned model by default.
    """

    def __init__(
        self,
        agreements: Sequence[Agreement] = (),
        *,
        lexicon: Lexicon | None = None,
        zone: tzinfo | None = None,
        finder: ClaimFinder | None = None,
    ) -> None:
        self._agreements = tuple(agreements)
        self._lexicon = Lexicon.load() if lexicon is None else lexicon
        tz = agreements[0].tz if agreements else "UTC"
        self._zone = ZoneInfo(tz) if zone is None else zone
        self._finder = finder or finder_for(ReaderKind.MODEL, self._lexicon)
        self._atlas = Atlas(self._agreements, self._lexicon)

    @property
    def name(self) -> str:
        """What finds the claims, with its version."""
        return self._finder.name

    def read(self, report: Report) -> Reading:
        """Return everything found in a report; never raises for any text."""
        page = prepare(report.text, self._lexicon)
        found_said = self._finder.find(page)
        said = [_named(a) for a in found_said if a.contents and not _is_lost(page, a)]
        found = self._find(report, page, said)
        own = own_voice(found, self._lexicon, said)
        claims = [self._claim(report, found, a) for a in (*said, *own)]
        return Reading(
            report=report.id,
            reader=self.name,
            sentences=page.sentences,
            claims=_nested(claims),
            times=found.times,
            places=found.places,
            actors=found.cast.mentions,
            figures=found.figures,
            events=found.events,
            calibrated=self._finder.calibrated,
        )

    def _find(self, report: Report, page: Page, said: Sequence[Attribution]) -> Found:
        places = self._atlas.places_of(page)
        signed = [agreement.signed for agreement in self._agreements]
        times = times_of(page, report.published, self._zone, signed)
        where = Cover(place.span for place in places)
        return Found(
            page=page,
            times=times,
            places=places,
            cast=cast_of(
                page,
                self._agreements,
                self._lexicon,
                said,
                where,
                report.publisher,
            ),
            figures=figures_of(page, self._lexicon, Cover(t.span for t in times)),
            events=events_of(page, self._lexicon),
        )

    def _claim(self, report: Report, found: Found, said: Attribution) -> Claim:
        page, contents = found.page, said.contents
        events = within(found.events, contents)
        stance = stance_by(
            stance_of(page, self._lexicon, said.cue, contents, events),
            said.votes,
            STANCE_WEIGHT,
        )
        blamed = self._blamed(found, said) if stance in _TELLING else None
        stance = Stance.ACCUSES if blamed is not None else stance
        around = [s for s in (said.source, said.cue) if s is not None]
        return Claim(
            id=_claim_id(report, said, stance),
            report=report.id,
            publisher=report.publisher,
            published=report.published,
            said_on=self._said_on(report, found, said),
            claimant="" if said.source is None else said.source.of(page.text),
            claimant_span=said.source,
            cue="" if said.cue is None else said.cue.of(page.text),
            cue_span=said.cue,
            content=" ".join(span.of(page.text) for span in contents),
            content_spans=contents,
            stance=stance,
            direct=said.direct,
            certainty=said.certainty,
            hedge=hedge_by(
                hedge_of(page, self._lexicon, said.cue, contents),
                said.votes,
                HEDGE_WEIGHT,
            ),
            times=within(found.times, contents),
            places=within(found.places, contents),
            actors=within(found.cast.mentions, [*around, *contents]),
            figures=within(found.figures, contents),
            events=events,
            addressee=_addressee(found, said, stance, blamed),
        )

    def _blamed(self, found: Found, said: Attribution) -> ActorMention | None:
        """Return whom the words of a plain claim accuse; whom an allegation is about."""
        actors = found.cast.mentions
        if said.cue is not None and alleges(found.page, said.cue):
            named = (a for a in within(actors, said.contents) if a.party is not None)
            return next(named, None)
        every = (accused(found.page, self._lexicon, actors, c) for c in said.contents)
        return next((who for who in every if who is not None), None)

    def _said_on(self, report: Report, found: Found, said: Attribution) -> Period:
        """Return when it was said: by words beside the cue, or on publication."""
        day = Period.of_day(report.published.astimezone(self._zone).date(), self._zone)
        if said.cue is None:
            return day
        sentence = found.page.sentence_at(said.cue.start)
        for time in within(found.times, [sentence]):
            period = time.period
            if period is None or time.role is not TimeRole.WHEN:
                continue
            inside = any(c.overlaps(time.span) for c in said.contents)
            if inside and not _ends_clause(said, time.span):
                continue
            if period.start < day.end and _dates_cue(said, time.span, period):
                return Period(start=period.start, end=min(period.end, day.end))
        return day


def _addressee(
    found: Found, said: Attribution, stance: Stance, blamed: ActorMention | None
) -> str:
    if blamed is not None:
        return blamed.text
    if said.cue is None and stance is not Stance.UNANSWERED:
        return ""
    return found.cast.addressee(found.page, said)


def _named(said: Attribution) -> Attribution:
    """Return it with whom "who" stands for as the source."""
    return said if said.named is None else replace(said, source=said.named)


def _is_lost(page: Page, said: Attribution) -> bool:
    """Tell whether "who" says it and nobody knows who that is."""
    source = said.source
    lost = source is not None and source.of(page.text).lower() in ("who", "which")
    return lost and said.named is None


def _ends_clause(said: Attribution, time: Span) -> bool:
    """Tell whether a time closes a short object: "confirmed it a day later"."""
    whole = said.contents[-1]
    short = whole.end - whole.start < MAX_OBJECT
    return (
        short
        and whole.end - time.end <= 1
        and said.cue is not None
        and (said.cue.end <= whole.start)
    )


def _dates_cue(said: Attribution, time: Span, period: Period) -> bool:
    """Tell whether a time is near enough to the cue, or sharp enough, to date it."""
    if period.end - period.start <= SHARP:
        return True
    if said.cue is None or period.end - period.start > VAGUE:
        return False
    ends = said.cue.start if said.source is None else said.source.end
    return min(ends, said.cue.start) - 2 <= time.start <= said.cue.end + NEAR


def _claim_id(report: Report, said: Attribution, stance: Stance) -> str:
    spans = ";".join(f"{s.start}-{s.end}" for s in said.contents)
    source = said.source
    who = "" if source is None else f"{source.start}-{source.end}"
    return content_id("c", report.id, spans, who, stance)


def _nested(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return claims in order, each once, those told within another pointing to it."""
    unique = sorted(
        {claim.id: claim for claim in claims}.values(),
        key=lambda c: (c.content_spans[0].start, -c.content_spans[-1].end, c.id),
    )
    open_: list[Claim] = []
    made: list[Claim] = []
    for claim in unique:
        anchor = claim.content_spans[0].start
        open_ = [c for c in open_ if c.content_spans[-1].end > anchor]
        outer = next((c for c in reversed(open_) if _tells(c, claim)), None)
        told = claim if outer is None else replace(claim, cites=outer.id)
        made.append(told)
        open_.append(claim)
    return tuple(made)


def _tells(outer: Claim, inner: Claim) -> bool:
    cue = inner.cue_span
    return cue is not None and any(s.covers(cue) for s in outer.content_spans)
