"""What the five seed reports must show, read out of their text.

`python -m evals.seeds FOLDER` imports the five reports of a folder against the shipped
2020 agreement and tells for each point whether it comes out. Exit status 1 if one does
not. Spans and ids are compared, never sentences.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from armistice.model import (
    Bearing,
    Claim,
    CommitmentState,
    Figure,
    Hedge,
    IncidentFlag,
    IncidentState,
    Stance,
    Status,
)
from evals._seeds import watch_seeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from armistice.model import Incident
    from armistice.monitor import Case, Monitor


@dataclass(frozen=True)
class Seeds:
    """The five reports, and the questions put to them."""

    monitor: Monitor

    @cached_property
    def all(self) -> Case:
        """Everything, as of the end of 2023."""
        return self.monitor.case(as_of="2023-12-31")

    def statuses(self, obligation: str, **asking: str) -> dict[str, Status]:
        """Return an obligation's status by perspective."""
        return {
            v.perspective: v.status
            for v in self.monitor.status(**asking)
            if v.obligation == obligation
        }

    def claims(self, day: str, *words: str) -> list[Claim]:
        """Return a day's claims whose content or claimant holds all the words."""
        return [
            c
            for c in self.all.claims
            if f"{c.published:%Y-%m-%d}" == day
            and all(w in f"{c.claimant} {c.content}".lower() for w in words)
        ]

    def incident(self, place: str, day: str) -> Incident | None:
        """Return the incident at a place on a day."""
        return next(
            (
                i
                for i in self.all.incidents()
                if i.place == place and f"{i.period.start:%Y-%m-%d}" == day
            ),
            None,
        )

    def figures(self, low: float) -> list[Figure]:
        """Return the figures of a number."""
        return [f for f in self.all.related.figures if f.low == low]


def aghdam_and_lachin_in_force(seeds: Seeds) -> bool:
    """Aghdam and Lachin are in force as of 17 November 2020, public by then."""
    asked = {"as_of": "2020-11-17", "public_by": "2020-11-17"}
    return all(
        seeds.statuses(obligation, **asked)["combined"] is Status.IN_FORCE
        for obligation in ("2-aghdam", "6b-lachin")
    )


def unofficial_sources_say_that_groups_refuse(seeds: Seeds) -> bool:
    """Unofficial sources, nobody's organ, say that armed groups refuse to leave."""
    found = seeds.claims("2020-11-17", "unofficial sources", "refuse")
    return any(c.side == "third" and (c.actor or "").startswith("anon:") for c in found)


def former_commander_has_no_information(seeds: Seeds) -> bool:
    """A named former commander has no information: neither yes nor no, for himself."""
    found = seeds.claims("2020-11-17", "hajiyev", "no information")
    return any(
        c.hedge is Hedge.UNKNOWN
        and c.stance is not Stance.DENIES
        and c.side == "third"
        and (c.actor or "").startswith("person:")
        for c in found
    )


def village_attack_is_one_incident(seeds: Seeds) -> bool:
    """27 December 2020, Agdam village: against AM, contested, being checked."""
    found = seeds.incident("agdam_village", "2020-12-27")
    return (
        found is not None
        and found.obligation == "1a-ceasefire"
        and found.against == "AM"
        and found.state is IncidentState.CONTESTED
        and IncidentFlag.CHECKING in found.flags
    )


def village_attack_has_casualties_by_account(seeds: Seeds) -> bool:
    """One killed and one wounded, according to Azerbaijan's ministry."""
    found = seeds.incident("agdam_village", "2020-12-27")
    return found is not None and any(
        (c.actor, c.killed, c.wounded) == ("AZ", 1, 1)
        for c in found.casualties_by_account
    )


def village_attack_is_denied_and_checked(seeds: Seeds) -> bool:
    """Armenian or separatist sources deny it; the contingent says it is checking."""
    found = seeds.incident("agdam_village", "2020-12-27")
    told = {(a.actor.split(":")[0], a.bearing) for a in found.accounts} if found else ()
    return ("anon", Bearing.NO_VIOLATION) in told and ("RPC", Bearing.CHECKING) in told


def village_attack_was_confirmed_a_day_late(seeds: Seeds) -> bool:
    """The ministry's confirmation came almost a day later."""
    found = seeds.incident("agdam_village", "2020-12-27")
    return found is not None and any(
        a.actor == "AZ" and a.delay_hours is not None and 20 <= a.delay_hours <= 48
        for a in found.accounts
    )


def village_attack_differs_by_account(seeds: Seeds) -> bool:
    """Contested in combined, violated in one account, in force in the other."""
    told = seeds.statuses("1a-ceasefire", as_of="2020-12-31", public_by="2020-12-31")
    return (
        told["combined"] is Status.CONTESTED
        and told["party:AZ"] is Status.VIOLATED
        and told["party:AM"] is Status.IN_FORCE
    )


def village_attack_is_not_point_two(seeds: Seeds) -> bool:
    """Agdam village is not Aghdam district: nothing of that report bears on point 2."""
    of_day = {c.id for c in seeds.claims("2020-12-30")}
    return not any(
        e.obligation == "2-aghdam" and e.claim in of_day for e in seeds.all.evidence
    )


def promise_by_june_was_not_kept(seeds: Seeds) -> bool:
    """A Russian official's promise by June, told by Aliyev, not kept in his account."""
    case = seeds.monitor.case(as_of="2022-07-20")
    return any(
        c.obligation == "4a-am-withdrawal"
        and c.told_by == "AZ"
        and c.promised_by == "RU"
        and c.due is not None
        and c.due.end == JULY
        and c.state is CommitmentState.NOT_KEPT
        for c in case.related.commitments
    )


def promise_for_september_follows(seeds: Seeds) -> bool:
    """The security council's secretary: it will end in September."""
    case = seeds.monitor.case(as_of="2022-07-20")
    return any(
        c.obligation == "4a-am-withdrawal"
        and c.promised_by == "AM"
        and c.due is not None
        and c.due.end == OCTOBER
        and c.slipped_from is not None
        for c in case.related.commitments
    )


def withdrawal_is_not_done_in_one_account(seeds: Seeds) -> bool:
    """Mid-July 2022: the withdrawal of point 4 is not done in Azerbaijan's account."""
    return any(
        e.bearing is Bearing.NOT_DONE and e.actor == "AZ"
        for e in seeds.all.related.evidence
        if e.obligation == "4a-am-withdrawal"
    )


def works_at_shushakend_are_an_incident(seeds: Seeds) -> bool:
    """19 July 2022, Shushakend: works for positions, alleged against AM, point 1."""
    found = seeds.incident("shushakend", "2022-07-19")
    return (
        found is not None
        and found.obligation in {"1a-ceasefire", "1b-positions"}
        and found.against == "AM"
        and found.state is IncidentState.ALLEGED
    )


def peacekeepers_are_accused(seeds: Seeds) -> bool:
    """The accusation that the peacekeepers protected the works is in the register."""
    return any(
        c.stance is Stance.ACCUSES
        for c in seeds.claims("2022-07-20", "peacekeepers", "protected")
    )


def figures_are_kept_apart(seeds: Seeds) -> bool:
    """1,960 and 90 (mandate), 2,000 (deploying), over 400 (arrived): four groups."""
    found = [seeds.figures(n) for n in (1960, 90, 2000, 400)]
    groups = [{f.group for f in same} for same in found]
    return all(groups) and sum(map(len, groups)) == len(set().union(*groups))


def mandate_is_a_mandate(seeds: Seeds) -> bool:
    """1,960 soldiers and 90 carriers are what was mandated, of point 3."""
    return all(
        any(f.obligation == "3-deploy" and f.aspect == "mandated" for f in found)
        for found in (seeds.figures(1960), seeds.figures(90))
    )


def dead_are_confirmed_or_believed(seeds: Seeds) -> bool:
    """More than 1,400 dead are confirmed; a higher number is believed."""
    return any(
        f.unit == "killed" and f.bound == "at_least" for f in seeds.figures(1400)
    ) and bool(seeds.claims("2020-11-11", "toll", "believed"))


def embassy_did_not_answer(seeds: Seeds) -> bool:
    """Attempts to get a clarification from the embassy stayed without an answer."""
    return any(
        c.stance is Stance.UNANSWERED and "mbassy" in c.addressee
        for c in seeds.claims("2023-12-20", "embassy")
    )


def minister_calls_them_the_guarantor(seeds: Seeds) -> bool:
    """The defence minister's word, for Russia: the main guarantor."""
    return any(c.actor == "RU" for c in seeds.claims("2023-12-20", "main guarantor"))


def member_of_parliament_is_no_government(seeds: Seeds) -> bool:
    """A member of parliament accuses the peacekeepers, and speaks for himself."""
    found = seeds.claims("2023-12-20", "mammadov")
    own = [c for c in found if (c.actor or "").startswith("person:")]
    return (
        len(own) >= 2
        and all(c.side == "third" for c in own)
        and any(c.stance is Stance.ACCUSES for c in own)
    )


def lint_finds_what_the_withdrawal_lacks(seeds: Seeds) -> bool:
    """Lint: no date and no mechanism for the withdrawal of point 4."""
    found = {p.code for p in seeds.monitor.lint() if p.subject == "4a-am-withdrawal"}
    return {"no-deadline", "no-mechanism"} <= found


def lint_finds_the_status_unsettled(seeds: Seeds) -> bool:
    """Lint: the status of the Armenian-populated areas is not settled."""
    return any(
        "status" in problem.message and "rmenian" in problem.message
        for problem in seeds.monitor.lint()
    )


def kalbajar_has_a_chain_of_deadlines(seeds: Seeds) -> bool:
    """Kalbajar: due on the 15th by the text, on the 25th since it was put off."""
    verdict = next(
        v
        for v in seeds.monitor.status(as_of="2020-12-31", perspective="combined")
        if v.obligation == "6a-kalbajar"
    )
    days = [step.due.end.day for step in verdict.witness.deadline if step.due]
    return verdict.status is Status.FULFILLED and days[:1] == [16] and days[-1:] == [26]


JULY = datetime(2022, 7, 1, tzinfo=ZoneInfo("Europe/Moscow"))
OCTOBER = datetime(2022, 10, 1, tzinfo=ZoneInfo("Europe/Moscow"))
"""The first moments after June and September."""

CHECKS: tuple[Callable[[Seeds], bool], ...] = (
    aghdam_and_lachin_in_force,
    unofficial_sources_say_that_groups_refuse,
    former_commander_has_no_information,
    village_attack_is_one_incident,
    village_attack_has_casualties_by_account,
    village_attack_is_denied_and_checked,
    village_attack_was_confirmed_a_day_late,
    village_attack_differs_by_account,
    village_attack_is_not_point_two,
    promise_by_june_was_not_kept,
    promise_for_september_follows,
    withdrawal_is_not_done_in_one_account,
    works_at_shushakend_are_an_incident,
    peacekeepers_are_accused,
    figures_are_kept_apart,
    mandate_is_a_mandate,
    dead_are_confirmed_or_believed,
    embassy_did_not_answer,
    minister_calls_them_the_guarantor,
    member_of_parliament_is_no_government,
    lint_finds_what_the_withdrawal_lacks,
    lint_finds_the_status_unsettled,
    kalbajar_has_a_chain_of_deadlines,
)


def answers(seeds: Seeds) -> Iterator[tuple[str, bool]]:
    """Yield what each check is about, and whether it comes out."""
    for check in CHECKS:
        yield (check.__doc__ or check.__name__).strip(), check(seeds)


def main(folder: str, reader: str = "model") -> int:
    """Print every point with a mark; return how many do not come out."""
    missing = 0
    with (
        tempfile.TemporaryDirectory() as root,
        watch_seeds(Path(folder), Path(root) / "seeds", reader) as monitor,
    ):
        for about, comes_out in answers(Seeds(monitor)):
            print("✓" if comes_out else "✗", about)
            missing += not comes_out
    return missing


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python -m evals.seeds FOLDER-OF-THE-FIVE-REPORTS [rules]")
    sys.exit(1 if main(*sys.argv[1:]) else 0)
